/* SPDX-FileCopyrightText: 2026 The Herald founders
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "herald-list-top.h"

static void
laid_out_cb (GdkFrameClock *clock,
             GtkListView   *list_view)
{
  GtkAdjustment *adjustment = gtk_scrollable_get_vadjustment (GTK_SCROLLABLE (list_view));

  if (!gtk_widget_get_mapped (GTK_WIDGET (list_view)))
    return;

  g_signal_handlers_disconnect_by_func (clock, laid_out_cb, list_view);
  gtk_adjustment_set_value (adjustment, gtk_adjustment_get_lower (adjustment));
}

static void
realized_cb (GtkListView *list_view)
{
  g_signal_handlers_disconnect_by_func (list_view, realized_cb, NULL);
  herald_list_top_show (list_view);
}

/**
 * herald_list_top_show:
 * @list_view: a list view with items
 *
 * Scrolls to the very top with the next frame. GtkListView keeps its first item in place, also where that comes
 * in anew, and so leaves the heading above it out of sight (seen with GTK 4.18); scrolling to the first item is
 * no help, since it is in sight. After the layout and before the painting of a frame the list view knows where
 * everything is, and what changes then is laid out again before it is seen.
 */
void
herald_list_top_show (GtkListView *list_view)
{
  GdkFrameClock *clock;

  g_return_if_fail (GTK_IS_LIST_VIEW (list_view));

  clock = gtk_widget_get_frame_clock (GTK_WIDGET (list_view));
  if (clock == NULL)
    {
      g_signal_handlers_disconnect_by_func (list_view, realized_cb, NULL);
      g_signal_connect (list_view, "realize", G_CALLBACK (realized_cb), NULL);
      return;
    }

  g_signal_handlers_disconnect_by_func (clock, laid_out_cb, list_view);
  g_signal_connect_object (clock, "layout", G_CALLBACK (laid_out_cb), list_view, G_CONNECT_AFTER);
  gtk_widget_queue_allocate (GTK_WIDGET (list_view));
}
