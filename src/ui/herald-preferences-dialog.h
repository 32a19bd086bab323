/* SPDX-FileCopyrightText: 2026 The Herald founders
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

#define HERALD_TYPE_PREFERENCES_DIALOG (herald_preferences_dialog_get_type ())
G_DECLARE_FINAL_TYPE (HeraldPreferencesDialog, herald_preferences_dialog, HERALD, PREFERENCES_DIALOG,
                      AdwPreferencesDialog)

AdwDialog *herald_preferences_dialog_new (GSettings  *settings,
                                          const char *library) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
