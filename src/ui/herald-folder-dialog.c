/* SPDX-FileCopyrightText: 2026 The Herald founders
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "herald-folder-dialog.h"

#include "herald-typed-text.h"

#include <adwaita.h>
#include <glib/gi18n.h>

typedef struct
{
  HeraldLibrary  *library; /* (owned) */
  HeraldFolder   *folder;  /* (owned) (nullable): NULL for a new one */
  AdwAlertDialog *alert;   /* holds this */
  GtkEditable    *name;    /* owned by @alert */
} FolderDialog;

static void
folder_dialog_free (FolderDialog *dialog)
{
  g_clear_object (&dialog->library);
  g_clear_object (&dialog->folder);
  g_free (dialog);
}

static gboolean
is_taken (FolderDialog *dialog,
          const char   *name)
{
  HeraldFolder *namesake = herald_library_find_folder (dialog->library, name);

  return namesake != NULL && namesake != dialog->folder;
}

static void
changed_cb (GtkEditable *editable,
            gpointer     user_data)
{
  FolderDialog *dialog = user_data;
  g_autofree char *name = herald_typed_text_dup (dialog->name);
  gboolean taken = is_taken (dialog, name);

  adw_alert_dialog_set_body (dialog->alert,
                             taken ? _("This name is taken already.")
                                   : _("For sources that go together."));
  adw_alert_dialog_set_response_enabled (dialog->alert, "save", *name != '\0' && !taken);
}

static void
response_cb (AdwAlertDialog *alert,
             const char     *response,
             gpointer        user_data)
{
  FolderDialog *dialog = user_data;
  g_autofree char *name = herald_typed_text_dup (dialog->name);

  if (!g_str_equal (response, "save") || *name == '\0')
    return;

  if (dialog->folder != NULL)
    herald_library_rename_folder (dialog->library, dialog->folder, name);
  else
    herald_library_add_folder_async (dialog->library, name, NULL, NULL, NULL);
}

/**
 * herald_folder_dialog_present:
 * @parent: a widget in the window
 * @library: the library
 * @folder: (nullable): the folder to rename, or %NULL to make one
 *
 * Asks for the name of a folder.
 */
void
herald_folder_dialog_present (GtkWidget     *parent,
                              HeraldLibrary *library,
                              HeraldFolder  *folder)
{
  AdwDialog *alert = adw_alert_dialog_new (folder != NULL ? _("Rename Folder") : _("New Folder"), NULL);
  GtkWidget *list = gtk_list_box_new ();
  GtkWidget *row = adw_entry_row_new ();
  FolderDialog *dialog = g_new0 (FolderDialog, 1);

  dialog->library = g_object_ref (library);
  g_set_object (&dialog->folder, folder);
  dialog->alert = ADW_ALERT_DIALOG (alert);
  dialog->name = GTK_EDITABLE (row);

  gtk_list_box_set_selection_mode (GTK_LIST_BOX (list), GTK_SELECTION_NONE);
  gtk_widget_add_css_class (list, "boxed-list");
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), _("Name"));
  adw_entry_row_set_activates_default (ADW_ENTRY_ROW (row), TRUE);
  gtk_list_box_append (GTK_LIST_BOX (list), row);

  adw_alert_dialog_set_extra_child (ADW_ALERT_DIALOG (alert), list);
  adw_alert_dialog_add_responses (ADW_ALERT_DIALOG (alert),
                                  "cancel", _("_Cancel"),
                                  "save", folder != NULL ? _("_Rename") : _("_Create"),
                                  NULL);
  adw_alert_dialog_set_response_appearance (ADW_ALERT_DIALOG (alert), "save", ADW_RESPONSE_SUGGESTED);
  adw_alert_dialog_set_default_response (ADW_ALERT_DIALOG (alert), "save");
  adw_alert_dialog_set_close_response (ADW_ALERT_DIALOG (alert), "cancel");

  g_signal_connect (row, "changed", G_CALLBACK (changed_cb), dialog);
  g_signal_connect_data (alert, "response", G_CALLBACK (response_cb), dialog,
                         (GClosureNotify) folder_dialog_free, 0);
  gtk_editable_set_text (GTK_EDITABLE (row), folder != NULL ? herald_folder_get_title (folder) : "");
  changed_cb (GTK_EDITABLE (row), dialog);
  adw_dialog_present (alert, parent);
  gtk_widget_grab_focus (row);
}
