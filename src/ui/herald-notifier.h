/* SPDX-FileCopyrightText: 2026 The Herald founders
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

#include "herald-session.h"

G_BEGIN_DECLS

#define HERALD_TYPE_NOTIFIER (herald_notifier_get_type ())
G_DECLARE_FINAL_TYPE (HeraldNotifier, herald_notifier, HERALD, NOTIFIER, GObject)

HeraldNotifier *herald_notifier_new (GtkApplication *application,
                                     HeraldSession  *session) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
