/* SPDX-FileCopyrightText: 2026 The Herald founders
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include <gtk/gtk.h>

/* Tells the accessibility bus where widgets really are. GTK gives each widget's place in the content of its parent,
 * and takes it for the place in the parent's box when it adds them up, so that the padding and the borders of all
 * that is around a widget are lost. A pointer that follows these places misses small widgets.
 *
 * What the pointer goes through, such as a tooltip or the outline of a bottom sheet, is given no place, so that it
 * does not seem to cover what can be clicked. */

static gboolean
is_in_the_way (GtkWidget *widget)
{
  return gtk_widget_get_can_target (widget) && !g_str_equal (G_OBJECT_TYPE_NAME (widget), "GtkTooltipWindow");
}

static gboolean
get_true_bounds (GtkAccessible *accessible,
                 int           *x,
                 int           *y,
                 int           *width,
                 int           *height)
{
  GtkWidget *widget = GTK_WIDGET (accessible);
  GtkWidget *parent = gtk_widget_get_parent (widget);
  GtkWidget *around = parent != NULL ? parent : widget;
  graphene_rect_t box, outer;

  if (!gtk_widget_get_mapped (widget)
      || !is_in_the_way (widget)
      || !gtk_widget_compute_bounds (widget, around, &box)
      || !gtk_widget_compute_bounds (around, around, &outer))
    return FALSE;

  *x = (int) (box.origin.x - outer.origin.x);
  *y = (int) (box.origin.y - outer.origin.y);
  *width = (int) box.size.width;
  *height = (int) box.size.height;
  return TRUE;
}

/* Other processes that Herald starts do without. */
void
g_io_module_load (GIOModule *module)
{
  GtkAccessibleInterface *iface;

  g_unsetenv ("GIO_EXTRA_MODULES");
  g_type_module_use (G_TYPE_MODULE (module));
  iface = g_type_interface_peek (g_type_class_ref (GTK_TYPE_WIDGET), GTK_TYPE_ACCESSIBLE);
  iface->get_bounds = get_true_bounds;
}

void
g_io_module_unload (GIOModule *module)
{
}
