/* SPDX-FileCopyrightText: 2026 The Herald founders
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * HeraldContextMenuFunc:
 * @widget: the widget whose menu is wanted
 * @x: where, in the widget's coordinates
 * @y: the same
 *
 * Called when a menu is asked for by secondary click, long press, the menu key or Shift+F10.
 */
typedef void (*HeraldContextMenuFunc) (GtkWidget *widget,
                                       double     x,
                                       double     y);

void herald_context_menu_attach      (GtkWidget            *widget,
                                      HeraldContextMenuFunc func);
void herald_context_menu_attach_keys (GtkWidget            *list,
                                      HeraldContextMenuFunc func);
void herald_context_menu_popup       (GtkWidget            *widget,
                                      const char           *menu,
                                      gint64                target,
                                      const char *const    *states,
                                      double                x,
                                      double                y);

G_END_DECLS
