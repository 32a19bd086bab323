/* SPDX-FileCopyrightText: 2026 The Herald founders
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * HeraldDragContentFunc:
 * @row: a row of the sidebar
 *
 * Returns: (transfer none) (nullable): what the row shows
 */
typedef GObject *(*HeraldDragContentFunc) (GtkWidget *row);

void herald_sidebar_drag_attach      (GtkWidget             *row,
                                      HeraldDragContentFunc  content_of);
void herald_sidebar_drag_attach_list (GtkListView           *list_view);

G_END_DECLS
