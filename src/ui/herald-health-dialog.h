/* SPDX-FileCopyrightText: 2026 The Herald founders
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

#include "herald-session.h"

G_BEGIN_DECLS

#define HERALD_TYPE_HEALTH_DIALOG (herald_health_dialog_get_type ())
G_DECLARE_FINAL_TYPE (HeraldHealthDialog, herald_health_dialog, HERALD, HEALTH_DIALOG, AdwDialog)

AdwDialog *herald_health_dialog_new (HeraldSession *session) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
