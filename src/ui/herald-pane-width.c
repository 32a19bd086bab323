/* SPDX-FileCopyrightText: 2026 The Herald founders
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "herald-pane-width.h"

/* The width of a split view's sidebar, as a person dragged it and the settings remember it. Where it was never
 * dragged (0), the view keeps to the limits of its template. */

typedef struct
{
  AdwNavigationSplitView *view;     /* outlives the handle, which holds this */
  GSettings              *settings; /* (owned) */
  const char             *key;
  double                  minimum;  /* of the template */
  double                  maximum;
  int                     began_at; /* the width when the drag began */
} PaneWidth;

static void
pane_width_free (PaneWidth *width,
                 GClosure  *closure)
{
  g_clear_object (&width->settings);
  g_free (width);
}

static void
apply (PaneWidth *width)
{
  int wanted = g_settings_get_int (width->settings, width->key);

  adw_navigation_split_view_set_min_sidebar_width (width->view, wanted > 0 ? wanted : width->minimum);
  adw_navigation_split_view_set_max_sidebar_width (width->view, wanted > 0 ? wanted : width->maximum);
}

static void
begin_cb (PaneWidth *width)
{
  AdwNavigationPage *sidebar = adw_navigation_split_view_get_sidebar (width->view);

  width->began_at = gtk_widget_get_width (GTK_WIDGET (sidebar));
}

static void
moved_cb (PaneWidth *width,
          int        moved)
{
  int wanted = width->began_at + moved;

  g_settings_set_int (width->settings, width->key,
                      CLAMP (wanted, (int) (width->minimum * 0.8), (int) (width->maximum * 1.5)));
  apply (width);
}

static void
reset_cb (PaneWidth *width)
{
  g_settings_reset (width->settings, width->key);
  apply (width);
}

/**
 * herald_pane_width_attach:
 * @view: a split view that no breakpoint has changed yet
 * @handle: the handle at the end of its sidebar
 * @settings: the settings
 * @key: (type utf8): name of an integer setting, a string that stays: the width in pixels, or 0
 *
 * Lets the width of @view's sidebar be dragged, and remembers it.
 */
void
herald_pane_width_attach (AdwNavigationSplitView *view,
                          HeraldPaneHandle       *handle,
                          GSettings              *settings,
                          const char             *key)
{
  PaneWidth *width = g_new0 (PaneWidth, 1);

  width->view = view;
  width->settings = g_object_ref (settings);
  width->key = key;
  width->minimum = adw_navigation_split_view_get_min_sidebar_width (view);
  width->maximum = adw_navigation_split_view_get_max_sidebar_width (view);

  g_signal_connect_data (handle, "begin", G_CALLBACK (begin_cb), width,
                         (GClosureNotify) pane_width_free, G_CONNECT_SWAPPED);
  g_signal_connect_swapped (handle, "moved", G_CALLBACK (moved_cb), width);
  g_signal_connect_swapped (handle, "reset", G_CALLBACK (reset_cb), width);
  apply (width);
}
