/* SPDX-FileCopyrightText: 2026 The Herald founders
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "herald-folder-choice.h"

#include <glib/gi18n.h>

/**
 * herald_folder_choice_fill:
 * @row: a combo row
 * @library: the library
 * @selected_id: id of the folder that is chosen, 0 for none
 *
 * Makes @row a choice among the library's folders, with "none" before them.
 */
void
herald_folder_choice_fill (AdwComboRow   *row,
                           HeraldLibrary *library,
                           gint64         selected_id)
{
  GListModel *folders = herald_library_get_folders (library);
  g_autoptr (GtkStringList) names = gtk_string_list_new (NULL);
  guint selected = 0;

  /* Translators: the choice of no folder. */
  gtk_string_list_append (names, _("None"));
  for (guint i = 0; i < g_list_model_get_n_items (folders); i++)
    {
      g_autoptr (HeraldFolder) folder = g_list_model_get_item (folders, i);

      gtk_string_list_append (names, herald_folder_get_title (folder));
      if (herald_folder_get_id (folder) == selected_id)
        selected = i + 1;
    }

  adw_combo_row_set_model (row, G_LIST_MODEL (names));
  adw_combo_row_set_selected (row, selected);
}

/**
 * herald_folder_choice_get:
 * @row: a row filled by herald_folder_choice_fill()
 * @library: the library
 *
 * Returns: (transfer full) (nullable): the folder that is chosen
 */
HeraldFolder *
herald_folder_choice_get (AdwComboRow   *row,
                          HeraldLibrary *library)
{
  guint selected = adw_combo_row_get_selected (row);

  if (selected == 0 || selected == GTK_INVALID_LIST_POSITION)
    return NULL;

  return g_list_model_get_item (herald_library_get_folders (library), selected - 1);
}
