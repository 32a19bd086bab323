/* SPDX-FileCopyrightText: 2026 The Herald founders
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

#include "herald-session.h"

G_BEGIN_DECLS

#define HERALD_TYPE_STARTERS_DIALOG (herald_starters_dialog_get_type ())
G_DECLARE_FINAL_TYPE (HeraldStartersDialog, herald_starters_dialog, HERALD, STARTERS_DIALOG, AdwDialog)

void herald_starters_dialog_present (GtkWidget     *parent,
                                     HeraldSession *session);

G_END_DECLS
