/* SPDX-FileCopyrightText: 2026 The Herald founders
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

void herald_toast_show      (GtkWidget  *widget,
                             const char *text);
void herald_toast_present   (GtkWidget  *widget,
                             AdwToast   *toast);
void herald_undo_toast_show (GtkWidget  *widget,
                             const char *text,
                             GClosure   *undo);

G_END_DECLS
