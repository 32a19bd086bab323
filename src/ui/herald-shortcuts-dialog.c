/* SPDX-FileCopyrightText: 2026 The Herald founders
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "herald-shortcuts-dialog.h"

#include "herald-reading-keys.h"

#include <glib/gi18n.h>

typedef struct
{
  const char *accelerator;
  const char *words;
} GeneralKey;

static const GeneralKey general_keys[] = {
  { "<Control>n", N_("Add source") },
  { "<Control>r", N_("Refresh all sources") },
  { "<Control>f", N_("Search") },
  { "<Alt>Up", N_("Move the source or folder up") },
  { "<Alt>Down", N_("Move the source or folder down") },
  { "<Control>Return", N_("Open in the browser") },
  { "<Control><Shift>c", N_("Copy link") },
  { "<Control>comma", N_("Preferences") },
  { "F1", N_("Keyboard shortcuts") },
  { "<Control>w", N_("Close the window") },
  { "<Control>q", N_("Quit") },
};

static void
add_row (AdwPreferencesGroup *group,
         const char          *words,
         const char          *accelerator)
{
  GtkWidget *row = adw_action_row_new ();
  GtkWidget *label = gtk_label_new (NULL);
  g_autofree char *text = NULL;
  guint key;
  GdkModifierType modifiers;

  if (gtk_accelerator_parse (accelerator, &key, &modifiers))
    text = gtk_accelerator_get_label (key, modifiers);
  gtk_label_set_label (GTK_LABEL (label), text != NULL ? text : accelerator);
  gtk_widget_add_css_class (label, "keycap");
  gtk_widget_set_valign (label, GTK_ALIGN_CENTER);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), words);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), label);
  adw_preferences_group_add (group, row);
}

static AdwPreferencesGroup *
add_group (AdwPreferencesPage *page,
           const char         *title)
{
  GtkWidget *group = adw_preferences_group_new ();

  adw_preferences_group_set_title (ADW_PREFERENCES_GROUP (group), title);
  adw_preferences_page_add (page, ADW_PREFERENCES_GROUP (group));
  return ADW_PREFERENCES_GROUP (group);
}

/**
 * herald_shortcuts_dialog_new:
 *
 * Returns: (transfer floating): the list of keys
 */
AdwDialog *
herald_shortcuts_dialog_new (void)
{
  AdwDialog *dialog = adw_dialog_new ();
  GtkWidget *view = adw_toolbar_view_new ();
  GtkWidget *page = adw_preferences_page_new ();
  AdwPreferencesGroup *group = add_group (ADW_PREFERENCES_PAGE (page), _("Reading"));
  const HeraldReadingKey *keys;
  guint n_keys;

  keys = herald_reading_keys_get (&n_keys);
  for (guint i = 0; i < n_keys; i++)
    add_row (group, _(keys[i].words), keys[i].shown);

  group = add_group (ADW_PREFERENCES_PAGE (page), _("General"));
  for (guint i = 0; i < G_N_ELEMENTS (general_keys); i++)
    add_row (group, _(general_keys[i].words), general_keys[i].accelerator);

  adw_toolbar_view_add_top_bar (ADW_TOOLBAR_VIEW (view), adw_header_bar_new ());
  adw_toolbar_view_set_content (ADW_TOOLBAR_VIEW (view), page);
  adw_dialog_set_title (dialog, _("Keyboard Shortcuts"));
  adw_dialog_set_content_width (dialog, 480);
  adw_dialog_set_content_height (dialog, 640);
  adw_dialog_set_child (dialog, view);

  return dialog;
}
