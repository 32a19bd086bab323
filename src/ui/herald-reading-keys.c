/* SPDX-FileCopyrightText: 2026 The Herald founders
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "herald-reading-keys.h"

#include <adwaita.h>
#include <glib/gi18n.h>

static const HeraldReadingKey keys[] = {
  { "n|j", "win.next", "n", N_("Next headline") },
  { "p|k", "win.previous", "p", N_("Previous headline") },
  { "<Shift>n|u", "win.next-unread", "u", N_("Next unread headline") },
  { "space", "win.scroll", "space", N_("Scroll on, then to the next unread") },
  { "s|b", "win.bookmark", "s", N_("Bookmark or remove the bookmark") },
  { "m", "win.toggle-read", "m", N_("Mark as read or unread") },
  { "v|o", "win.open-browser", "v", N_("Open in the browser") },
  { "r", "win.refresh", "r", N_("Refresh all sources") },
  { "<Shift>a", "win.mark-all-read", "<Shift>a", N_("Mark all as read") },
  { "f", "win.unread-only", "f", N_("Show only unread") },
  { "slash", "win.search", "slash", N_("Search") },
};

static gboolean
somebody_types (GtkWidget *window)
{
  GtkWidget *focus = gtk_root_get_focus (GTK_ROOT (window));

  return (focus != NULL && (GTK_IS_EDITABLE (focus) || GTK_IS_TEXT_VIEW (focus)))
         || adw_application_window_get_visible_dialog (ADW_APPLICATION_WINDOW (window)) != NULL;
}

/* A button that has the focus keeps the space bar. */
static gboolean
belongs_to_button (GtkWidget              *window,
                   const HeraldReadingKey *key)
{
  GtkWidget *focus = gtk_root_get_focus (GTK_ROOT (window));

  return g_str_equal (key->trigger, "space") && (GTK_IS_BUTTON (focus) || GTK_IS_MENU_BUTTON (focus));
}

static gboolean
key_cb (GtkWidget *window,
        GVariant  *arguments,
        gpointer   user_data)
{
  const HeraldReadingKey *key = user_data;

  if (somebody_types (window) || belongs_to_button (window, key))
    return GDK_EVENT_PROPAGATE;

  gtk_widget_activate_action (window, key->action, NULL);
  return GDK_EVENT_STOP;
}

/**
 * herald_reading_keys_get:
 * @n_keys: (out): how many there are
 *
 * Returns: (array length=n_keys): the keys
 */
const HeraldReadingKey *
herald_reading_keys_get (guint *n_keys)
{
  *n_keys = G_N_ELEMENTS (keys);
  return keys;
}

/**
 * herald_reading_keys_attach:
 * @window: an #AdwApplicationWindow with the actions
 *
 * Makes the keys work wherever the focus is, the story's page included, but not where somebody types.
 */
void
herald_reading_keys_attach (GtkWidget *window)
{
  GtkEventController *controller = gtk_shortcut_controller_new ();

  gtk_event_controller_set_propagation_phase (controller, GTK_PHASE_CAPTURE);
  for (guint i = 0; i < G_N_ELEMENTS (keys); i++)
    gtk_shortcut_controller_add_shortcut (
      GTK_SHORTCUT_CONTROLLER (controller),
      gtk_shortcut_new (gtk_shortcut_trigger_parse_string (keys[i].trigger),
                        gtk_callback_action_new (key_cb, (gpointer) &keys[i], NULL)));
  gtk_widget_add_controller (window, controller);
}
