/* SPDX-FileCopyrightText: 2026 The Herald founders
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

#define HERALD_TYPE_SIDEBAR_ROW (herald_sidebar_row_get_type ())
G_DECLARE_FINAL_TYPE (HeraldSidebarRow, herald_sidebar_row, HERALD, SIDEBAR_ROW, AdwBin)

GObject *herald_sidebar_row_ref_content (HeraldSidebarRow *self) G_GNUC_WARN_UNUSED_RESULT;
void     herald_sidebar_row_show_menu   (GtkWidget        *widget,
                                         double            x,
                                         double            y);

G_END_DECLS
