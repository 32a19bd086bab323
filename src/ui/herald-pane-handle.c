/* SPDX-FileCopyrightText: 2026 The Herald founders
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "herald-pane-handle.h"

#define WIDTH 8

/**
 * HeraldPaneHandle:
 *
 * The edge between two panes, to be dragged. It is invisible but for the pointer over it.
 */
struct _HeraldPaneHandle
{
  GtkWidget parent_instance;

  float     began_at; /* where in the window the drag began */
};

enum
{
  BEGIN,
  MOVED,
  RESET,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (HeraldPaneHandle, herald_pane_handle, GTK_TYPE_WIDGET)

/* The handle moves with the edge, so the pointer's way is measured in the window. */
static gboolean
pointer_in_window (HeraldPaneHandle *self,
                   GtkGestureDrag   *drag,
                   float            *x)
{
  graphene_point_t point;
  double start_x, start_y, offset_x, offset_y;

  if (!gtk_gesture_drag_get_start_point (drag, &start_x, &start_y)
      || !gtk_gesture_drag_get_offset (drag, &offset_x, &offset_y)
      || !gtk_widget_compute_point (GTK_WIDGET (self), GTK_WIDGET (gtk_widget_get_root (GTK_WIDGET (self))),
                                    &GRAPHENE_POINT_INIT ((float) (start_x + offset_x), (float) start_y), &point))
    return FALSE;

  *x = point.x;
  return TRUE;
}

static void
drag_begin_cb (HeraldPaneHandle *self,
               double            x,
               double            y,
               GtkGestureDrag   *drag)
{
  gtk_gesture_set_state (GTK_GESTURE (drag), GTK_EVENT_SEQUENCE_CLAIMED);
  if (pointer_in_window (self, drag, &self->began_at))
    g_signal_emit (self, signals[BEGIN], 0);
}

static void
drag_update_cb (HeraldPaneHandle *self,
                double            offset_x,
                double            offset_y,
                GtkGestureDrag   *drag)
{
  float x;
  int moved;

  if (!pointer_in_window (self, drag, &x))
    return;

  moved = (int) (x - self->began_at);
  if (gtk_widget_get_direction (GTK_WIDGET (self)) == GTK_TEXT_DIR_RTL)
    moved = -moved;
  g_signal_emit (self, signals[MOVED], 0, moved);
}

static void
pressed_cb (HeraldPaneHandle *self,
            int               n_press)
{
  if (n_press == 2)
    g_signal_emit (self, signals[RESET], 0);
}

static void
herald_pane_handle_measure (GtkWidget      *widget,
                            GtkOrientation  orientation,
                            int             for_size,
                            int            *minimum,
                            int            *natural,
                            int            *minimum_baseline,
                            int            *natural_baseline)
{
  *minimum = *natural = orientation == GTK_ORIENTATION_HORIZONTAL ? WIDTH : 0;
}

static void
herald_pane_handle_class_init (HeraldPaneHandleClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  widget_class->measure = herald_pane_handle_measure;

  signals[BEGIN] =
    g_signal_new ("begin", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  signals[MOVED] =
    g_signal_new ("moved", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                  G_TYPE_NONE, 1, G_TYPE_INT);
  signals[RESET] =
    g_signal_new ("reset", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);

  gtk_widget_class_set_css_name (widget_class, "pane-handle");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_PRESENTATION);
}

static void
herald_pane_handle_init (HeraldPaneHandle *self)
{
  GtkGesture *drag = gtk_gesture_drag_new ();
  GtkGesture *click = gtk_gesture_click_new ();

  gtk_widget_set_cursor_from_name (GTK_WIDGET (self), "col-resize");
  g_signal_connect_object (drag, "drag-begin", G_CALLBACK (drag_begin_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (drag, "drag-update", G_CALLBACK (drag_update_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (click, "pressed", G_CALLBACK (pressed_cb), self, G_CONNECT_SWAPPED);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (click));
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (drag));
}
