/* SPDX-FileCopyrightText: 2026 The Herald founders
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

#include "herald-session.h"

G_BEGIN_DECLS

#define HERALD_TYPE_SIGN_IN_DIALOG (herald_sign_in_dialog_get_type ())
G_DECLARE_FINAL_TYPE (HeraldSignInDialog, herald_sign_in_dialog, HERALD, SIGN_IN_DIALOG, AdwAlertDialog)

/* Signal "signed-in": name and password will be given to the server from now on. */

HeraldSignInDialog *herald_sign_in_dialog_new         (GtkWidget          *opener,
                                                       HeraldSession      *session,
                                                       const char         *address);
HeraldSession      *herald_sign_in_dialog_get_session (HeraldSignInDialog *self);

G_END_DECLS
