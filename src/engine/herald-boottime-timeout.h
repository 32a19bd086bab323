/* SPDX-FileCopyrightText: 2026 The Herald founders
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

guint herald_boottime_timeout_add (gint64       milliseconds,
                                   GSourceFunc  func,
                                   gpointer     user_data);

G_END_DECLS
