/* SPDX-FileCopyrightText: 2026 The Herald founders
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "herald-opml-files.h"

#include "herald-error-text.h"
#include "herald-undo-toast.h"

#include "herald-opml-transfer.h"

#include <glib/gi18n.h>

/* Import and export of OPML files, from choosing the file to saying what came of it. */

typedef struct
{
  GtkWidget     *widget;  /* (owned) */
  HeraldSession *session; /* (owned) */
  char          *text;    /* (owned) (nullable): what is being written */
} Transfer;

static void
transfer_free (Transfer *transfer)
{
  g_clear_object (&transfer->widget);
  g_clear_object (&transfer->session);
  g_free (transfer->text);
  g_free (transfer);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Transfer, transfer_free)

static Transfer *
transfer_new (GtkWidget     *widget,
              HeraldSession *session)
{
  Transfer *transfer = g_new0 (Transfer, 1);

  transfer->widget = g_object_ref (widget);
  transfer->session = g_object_ref (session);

  return transfer;
}

static void
show_error (Transfer     *transfer,
            const GError *error)
{
  g_autofree char *text = NULL;

  if (g_error_matches (error, GTK_DIALOG_ERROR, GTK_DIALOG_ERROR_DISMISSED))
    return;

  if (g_error_matches (error, HERALD_FAILURE, HERALD_FAILURE_NOT_A_FEED)
      || g_error_matches (error, HERALD_FAILURE, HERALD_FAILURE_EMPTY))
    text = g_strdup (_("This is not an OPML file. Export one from your other reader and choose that."));
  else
    text = herald_error_text (error, NULL);
  herald_toast_show (transfer->widget, text);
}

static GListModel *
new_filters (void)
{
  GListStore *filters = g_list_store_new (GTK_TYPE_FILE_FILTER);
  g_autoptr (GtkFileFilter) filter = gtk_file_filter_new ();

  gtk_file_filter_set_name (filter, _("OPML files"));
  gtk_file_filter_add_suffix (filter, "opml");
  gtk_file_filter_add_suffix (filter, "xml");
  g_list_store_append (filters, filter);

  return G_LIST_MODEL (filters);
}

static void
imported_cb (GObject      *object,
             GAsyncResult *result,
             gpointer      user_data)
{
  g_autoptr (Transfer) transfer = user_data;
  g_autoptr (GError) error = NULL;
  g_autofree char *text = NULL;
  HeraldOpmlImport import;

  if (!herald_opml_import_finish (result, &import, &error))
    {
      show_error (transfer, error);
      return;
    }

  if (import.added > 0)
    text = g_strdup_printf (ngettext ("%u source added", "%u sources added", import.added), import.added);
  else
    text = g_strdup (_("There was no new source in this file"));
  herald_toast_show (transfer->widget, text);
  herald_refresh_add_due (herald_session_get_refresh (transfer->session));
}

static void
read_cb (GObject      *object,
         GAsyncResult *result,
         gpointer      user_data)
{
  g_autoptr (Transfer) transfer = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) bytes = g_file_load_bytes_finish (G_FILE (object), result, NULL, &error);
  HeraldLibrary *library;

  if (bytes == NULL)
    {
      show_error (transfer, error);
      return;
    }

  library = herald_session_get_library (transfer->session);
  herald_opml_import_async (library, bytes, NULL, imported_cb, g_steal_pointer (&transfer));
}

static void
opened_cb (GObject      *object,
           GAsyncResult *result,
           gpointer      user_data)
{
  g_autoptr (Transfer) transfer = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GFile) file = gtk_file_dialog_open_finish (GTK_FILE_DIALOG (object), result, &error);

  if (file == NULL)
    show_error (transfer, error);
  else
    g_file_load_bytes_async (file, NULL, read_cb, g_steal_pointer (&transfer));
}

static void
written_cb (GObject      *object,
            GAsyncResult *result,
            gpointer      user_data)
{
  g_autoptr (Transfer) transfer = user_data;
  g_autoptr (GError) error = NULL;

  if (!g_file_replace_contents_finish (G_FILE (object), result, NULL, &error))
    show_error (transfer, error);
  else
    herald_toast_show (transfer->widget, _("Sources exported"));
}

static void
saved_cb (GObject      *object,
          GAsyncResult *result,
          gpointer      user_data)
{
  g_autoptr (Transfer) transfer = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GFile) file = gtk_file_dialog_save_finish (GTK_FILE_DIALOG (object), result, &error);
  const char *text;

  if (file == NULL)
    {
      show_error (transfer, error);
      return;
    }

  transfer->text = herald_opml_export (herald_session_get_library (transfer->session));
  text = transfer->text;
  g_file_replace_contents_async (file, text, strlen (text), NULL, FALSE, G_FILE_CREATE_NONE, NULL,
                                 written_cb, g_steal_pointer (&transfer));
}

/**
 * herald_opml_files_import:
 * @widget: a widget in the window
 * @session: where to add the sources
 *
 * Asks for an OPML file and subscribes to what it lists.
 */
void
herald_opml_files_import (GtkWidget     *widget,
                          HeraldSession *session)
{
  g_autoptr (GtkFileDialog) dialog = gtk_file_dialog_new ();
  g_autoptr (GListModel) filters = new_filters ();

  gtk_file_dialog_set_title (dialog, _("Open OPML File"));
  gtk_file_dialog_set_filters (dialog, filters);
  gtk_file_dialog_open (dialog, GTK_WINDOW (gtk_widget_get_root (widget)), NULL, opened_cb,
                        transfer_new (widget, session));
}

/**
 * herald_opml_files_export:
 * @widget: a widget in the window
 * @session: whose sources to write
 *
 * Asks for a file and writes all folders and sources to it.
 */
void
herald_opml_files_export (GtkWidget     *widget,
                          HeraldSession *session)
{
  g_autoptr (GtkFileDialog) dialog = gtk_file_dialog_new ();

  gtk_file_dialog_set_title (dialog, _("Export Sources"));
  gtk_file_dialog_set_initial_name (dialog, "herald.opml");
  gtk_file_dialog_save (dialog, GTK_WINDOW (gtk_widget_get_root (widget)), NULL, saved_cb,
                        transfer_new (widget, session));
}
