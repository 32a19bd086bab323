/* SPDX-FileCopyrightText: 2026 The Herald founders
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "herald-sidebar-drag.h"

#include "herald-folder.h"
#include "herald-source.h"

/* Sources and folders that are dragged to another place in the sidebar: sources beside sources and into folders,
 * folders beside folders. What is dropped is moved by the actions of sources and folders. */

typedef enum
{
  PLACE_NONE,
  PLACE_BEFORE,
  PLACE_INTO,
  PLACE_AFTER,
} Place;

static const char *const place_classes[] = { NULL, "drop-before", "drop-into", "drop-after" };

static HeraldDragContentFunc
content_func_of (gpointer controller)
{
  return (HeraldDragContentFunc) g_object_get_data (controller, "herald-content");
}

static GdkContentProvider *
prepare_cb (GtkDragSource *drag,
            double         x,
            double         y,
            GtkWidget     *row)
{
  GObject *content = content_func_of (drag) (row);

  if (!HERALD_IS_SOURCE (content) && !HERALD_IS_FOLDER (content))
    return NULL;

  return gdk_content_provider_new_typed (G_OBJECT_TYPE (content), content);
}

/* What hangs on the pointer is the name alone. */
static void
drag_begin_cb (GtkDragSource *drag,
               GdkDrag       *started,
               GtkWidget     *row)
{
  GObject *content = content_func_of (drag) (row);
  GtkWidget *label = gtk_label_new (HERALD_IS_FOLDER (content) ? herald_folder_get_title (HERALD_FOLDER (content))
                                                               : herald_source_get_name (HERALD_SOURCE (content)));

  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_label_set_max_width_chars (GTK_LABEL (label), 30);
  gtk_widget_add_css_class (label, "dragged-name");
  gtk_drag_icon_set_child (GTK_DRAG_ICON (gtk_drag_icon_get_for_drag (started)), label);
}

static void
show_place (GtkWidget *row,
            Place      place)
{
  for (Place each = PLACE_BEFORE; each <= PLACE_AFTER; each++)
    if (each == place)
      gtk_widget_add_css_class (row, place_classes[each]);
    else
      gtk_widget_remove_css_class (row, place_classes[each]);
}

static Place
find_place (GtkWidget *row,
            GObject   *content,
            GObject   *dragged,
            double     y)
{
  if (content == NULL || dragged == NULL || content == dragged)
    return PLACE_NONE;
  if (HERALD_IS_SOURCE (dragged) && HERALD_IS_FOLDER (content))
    return PLACE_INTO;
  if (G_OBJECT_TYPE (dragged) != G_OBJECT_TYPE (content))
    return PLACE_NONE;

  return y < gtk_widget_get_height (row) / 2.0 ? PLACE_BEFORE : PLACE_AFTER;
}

static GObject *
get_dragged (GtkDropTarget *target)
{
  const GValue *value = gtk_drop_target_get_value (target);

  return value != NULL ? g_value_get_object (value) : NULL;
}

static GdkDragAction
motion_cb (GtkDropTarget *target,
           double         x,
           double         y,
           GtkWidget     *row)
{
  Place place = find_place (row, content_func_of (target) (row), get_dragged (target), y);

  show_place (row, place);
  return place != PLACE_NONE ? GDK_ACTION_MOVE : 0;
}

static void
leave_cb (GtkDropTarget *target,
          GtkWidget     *row)
{
  show_place (row, PLACE_NONE);
}

static void
move_into (GtkWidget    *widget,
           HeraldSource *source,
           gint64        folder_id)
{
  gtk_widget_activate_action (widget, "source.move-into", "(xx)", herald_source_get_id (source), folder_id);
}

static gboolean
drop_cb (GtkDropTarget *target,
         const GValue  *value,
         double         x,
         double         y,
         GtkWidget     *row)
{
  GObject *content = content_func_of (target) (row);
  GObject *dragged = g_value_get_object (value);
  Place place = find_place (row, content, dragged, y);
  gint64 id, other_id;

  show_place (row, PLACE_NONE);
  if (place == PLACE_NONE)
    return FALSE;

  if (place == PLACE_INTO)
    {
      move_into (row, HERALD_SOURCE (dragged), herald_folder_get_id (HERALD_FOLDER (content)));
      return TRUE;
    }

  g_object_get (dragged, "id", &id, NULL);
  g_object_get (content, "id", &other_id, NULL);
  gtk_widget_activate_action (row, HERALD_IS_SOURCE (dragged) ? "source.move-beside" : "folder.move-beside", "(xxb)",
                              id, other_id, place == PLACE_AFTER);
  return TRUE;
}

/* Whether there is no row at this height. */
static gboolean
is_below_all (GtkWidget *list,
              double     x,
              double     y)
{
  return gtk_widget_pick (list, x, y, GTK_PICK_DEFAULT) == list;
}

static GdkDragAction
list_motion_cb (GtkDropTarget *target,
                double         x,
                double         y,
                GtkWidget     *list)
{
  return is_below_all (list, x, y) ? GDK_ACTION_MOVE : 0;
}

static gboolean
list_drop_cb (GtkDropTarget *target,
              const GValue  *value,
              double         x,
              double         y,
              GtkWidget     *list)
{
  if (!is_below_all (list, x, y))
    return FALSE;

  move_into (list, g_value_get_object (value), 0);
  return TRUE;
}

/**
 * herald_sidebar_drag_attach:
 * @row: a row of the sidebar
 * @content_of: what tells what it shows
 *
 * Lets the source or folder of @row be dragged, and others be dropped beside it or into it.
 */
void
herald_sidebar_drag_attach (GtkWidget             *row,
                            HeraldDragContentFunc  content_of)
{
  GType types[] = { HERALD_TYPE_SOURCE, HERALD_TYPE_FOLDER };
  GtkDragSource *drag = gtk_drag_source_new ();
  GtkDropTarget *target = gtk_drop_target_new (G_TYPE_INVALID, GDK_ACTION_MOVE);

  g_return_if_fail (GTK_IS_WIDGET (row));

  gtk_drag_source_set_actions (drag, GDK_ACTION_MOVE);
  g_object_set_data (G_OBJECT (drag), "herald-content", content_of);
  g_signal_connect (drag, "prepare", G_CALLBACK (prepare_cb), row);
  g_signal_connect (drag, "drag-begin", G_CALLBACK (drag_begin_cb), row);
  gtk_widget_add_controller (row, GTK_EVENT_CONTROLLER (drag));

  gtk_drop_target_set_gtypes (target, types, G_N_ELEMENTS (types));
  gtk_drop_target_set_preload (target, TRUE);
  g_object_set_data (G_OBJECT (target), "herald-content", content_of);
  g_signal_connect (target, "motion", G_CALLBACK (motion_cb), row);
  g_signal_connect (target, "leave", G_CALLBACK (leave_cb), row);
  g_signal_connect (target, "drop", G_CALLBACK (drop_cb), row);
  gtk_widget_add_controller (row, GTK_EVENT_CONTROLLER (target));
}

/**
 * herald_sidebar_drag_attach_list:
 * @list_view: the list of the sidebar
 *
 * Lets a source be dropped below all rows, where it is outside all folders.
 */
void
herald_sidebar_drag_attach_list (GtkListView *list_view)
{
  GtkDropTarget *target = gtk_drop_target_new (HERALD_TYPE_SOURCE, GDK_ACTION_MOVE);

  g_return_if_fail (GTK_IS_LIST_VIEW (list_view));

  g_signal_connect (target, "motion", G_CALLBACK (list_motion_cb), list_view);
  g_signal_connect (target, "drop", G_CALLBACK (list_drop_cb), list_view);
  gtk_widget_add_controller (GTK_WIDGET (list_view), GTK_EVENT_CONTROLLER (target));
}
