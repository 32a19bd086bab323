/* SPDX-FileCopyrightText: 2026 The Herald founders
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

#include "herald-session.h"

G_BEGIN_DECLS

#define HERALD_TYPE_SOURCE_DIALOG (herald_source_dialog_get_type ())
G_DECLARE_FINAL_TYPE (HeraldSourceDialog, herald_source_dialog, HERALD, SOURCE_DIALOG, AdwPreferencesDialog)

AdwDialog *herald_source_dialog_new (GtkWidget     *opener,
                                     HeraldSession *session,
                                     HeraldSource  *source,
                                     gboolean       begin_in_address) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
