/* SPDX-FileCopyrightText: 2026 The Herald founders
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "herald-opml-files.h"

#include "herald-alert.h"
#include "herald-error-text.h"
#include "herald-job-toast.h"
#include "herald-undo-toast.h"

#include "herald-failure.h"
#include "herald-feed-file.h"
#include "herald-opml-transfer.h"

#include <glib/gi18n.h>

/* Import and export of OPML files, from choosing the file to saying what came of it. */

/* Beyond, a file lists no sources: the largest lists known have some ten thousand, in three megabytes. */
#define MAX_SIZE (64 * 1024 * 1024)

typedef struct
{
  GtkWidget      *widget;      /* (owned) */
  HeraldSession  *session;     /* (owned) */
  GBytes         *bytes;       /* (owned) (nullable): what was read */
  char           *text;        /* (owned) (nullable): what is being written */
  GCancellable   *cancellable; /* (owned): of an import */
  HeraldJobToast *toast;       /* (owned) (nullable): how far the import is */
} Transfer;

static void
transfer_free (Transfer *transfer)
{
  g_clear_pointer (&transfer->toast, herald_job_toast_free);
  g_clear_object (&transfer->cancellable);
  g_clear_object (&transfer->widget);
  g_clear_object (&transfer->session);
  g_clear_pointer (&transfer->bytes, g_bytes_unref);
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
  transfer->cancellable = g_cancellable_new ();

  return transfer;
}

static gboolean
is_no_list (const GError *error)
{
  return g_error_matches (error, HERALD_FAILURE, HERALD_FAILURE_NOT_A_FEED)
         || g_error_matches (error, HERALD_FAILURE, HERALD_FAILURE_EMPTY);
}

static void
show_error (Transfer     *transfer,
            const char   *heading,
            const GError *error)
{
  g_autofree char *text = NULL;

  /* A library that was closed meanwhile needs no words: it was the person who opened another one. */
  if (g_error_matches (error, GTK_DIALOG_ERROR, GTK_DIALOG_ERROR_DISMISSED)
      || g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CLOSED))
    return;

  if (is_no_list (error))
    text = g_strdup (_("This is not an OPML file. Export one from your other reader and choose that."));
  else if (g_error_matches (error, HERALD_FAILURE, HERALD_FAILURE_ADDRESS))
    text = g_strdup (_("This feed does not say where it comes from. Paste the address of its site instead."));
  else if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_NOT_FOUND))
    text = g_strdup (_("There is no such file. If it is the address of a site, begin it with “https://”."));
  else if (g_error_matches (error, HERALD_FAILURE, HERALD_FAILURE_TOO_LARGE))
    text = g_strdup (_("This file is too large to be a list of sources."));
  else
    text = herald_error_text (error, NULL);
  herald_alert_show (transfer->widget, heading, text);
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
progress_cb (guint    done,
             guint    total,
             gpointer user_data)
{
  Transfer *transfer = user_data;
  g_autofree char *text = NULL;
  g_autofree char *widest = NULL;

  /* Translators: how many sources were added, of how many. */
  text = g_strdup_printf (_("Adding %u of %u"), done, total);
  widest = g_strdup_printf (_("Adding %u of %u"), total, total);
  herald_job_toast_set_text (transfer->toast, text, widest);
}

static char *
describe (const HeraldOpmlImport *import,
          gboolean                stopped)
{
  if (stopped)
    return g_strdup_printf (ngettext ("Stopped after %u source", "Stopped after %u sources", import->added),
                            import->added);
  if (import->added > 0)
    return g_strdup_printf (ngettext ("%u source added", "%u sources added", import->added), import->added);
  if (import->known > 0)
    return g_strdup (_("No new source in this file"));

  return g_strdup (_("No source in this file"));
}

static void
show_left_out (Transfer               *transfer,
               const HeraldOpmlImport *import)
{
  g_autofree char *heading = NULL;
  g_autofree char *text = NULL;

  if (import->added > 0)
    heading = g_strdup_printf (ngettext ("%u Source Added", "%u Sources Added", import->added), import->added);
  else
    heading = g_strdup (_("No Source Added"));
  text = g_strdup_printf (ngettext ("%u entry of the file was left out, because it has no web address.",
                                    "%u entries of the file were left out, because they have no web address.",
                                    import->skipped), import->skipped);
  herald_alert_show (transfer->widget, heading, text);
}

/* Browsers save single feeds as files, and what opens those is a reader of feeds. */
static void
address_found_cb (GObject      *object,
                  GAsyncResult *result,
                  gpointer      user_data)
{
  g_autoptr (Transfer) transfer = user_data;
  g_autoptr (GError) error = NULL;
  g_autofree char *address = herald_feed_file_find_address_finish (result, &error);

  if (address != NULL)
    gtk_widget_activate_action (transfer->widget, "win.add-address", "s", address);
  else
    show_error (transfer, _("The File Was Not Imported"), error);
}

static void
imported_cb (GObject      *object,
             GAsyncResult *result,
             gpointer      user_data)
{
  g_autoptr (Transfer) transfer = user_data;
  g_autoptr (GError) error = NULL;
  HeraldOpmlImport import;
  gboolean stopped;

  herald_opml_import_finish (result, &import, &error);
  stopped = g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  if (is_no_list (error))
    {
      GBytes *bytes = transfer->bytes;

      herald_feed_file_find_address_async (bytes, NULL, address_found_cb, g_steal_pointer (&transfer));
      return;
    }
  if (error != NULL && !stopped)
    {
      show_error (transfer,
                  import.added > 0 ? _("Not All Sources Were Added") : _("The File Was Not Imported"), error);
      return;
    }

  if (import.skipped > 0 && !stopped)
    {
      show_left_out (transfer, &import);
    }
  else
    {
      g_autofree char *text = describe (&import, stopped);

      herald_toast_show (transfer->widget, text);
    }
  herald_refresh_add_due (herald_session_get_refresh (transfer->session));
}

static gboolean
read_more_cb (const char *contents,
              goffset     size,
              gpointer    user_data)
{
  return size <= MAX_SIZE;
}

static void
read_cb (GObject      *object,
         GAsyncResult *result,
         gpointer      user_data)
{
  g_autoptr (Transfer) transfer = user_data;
  g_autoptr (GError) error = NULL;
  char *contents;
  gsize size;

  if (!g_file_load_partial_contents_finish (G_FILE (object), result, &contents, &size, NULL, &error))
    {
      show_error (transfer, _("The File Was Not Imported"), error);
      return;
    }

  transfer->bytes = g_bytes_new_take (contents, size);
  if (size > MAX_SIZE)
    {
      g_set_error (&error, HERALD_FAILURE, HERALD_FAILURE_TOO_LARGE, "more than %d bytes", MAX_SIZE);
      show_error (transfer, _("The File Was Not Imported"), error);
      return;
    }

  transfer->toast = herald_job_toast_new (transfer->widget, _("Reading the list of sources"), transfer->cancellable);
  herald_opml_import_async (herald_session_get_library (transfer->session), transfer->bytes, progress_cb, transfer,
                            transfer->cancellable, imported_cb, transfer);
  g_steal_pointer (&transfer);
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
    show_error (transfer, _("The File Was Not Imported"), error);
  else
    herald_opml_files_import_file (transfer->widget, transfer->session, file);
}

static void
written_cb (GObject      *object,
            GAsyncResult *result,
            gpointer      user_data)
{
  g_autoptr (Transfer) transfer = user_data;
  g_autoptr (GError) error = NULL;

  if (!g_file_replace_contents_finish (G_FILE (object), result, NULL, &error))
    show_error (transfer, _("The Sources Were Not Exported"), error);
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
      show_error (transfer, _("The Sources Were Not Exported"), error);
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
 * herald_opml_files_import_file:
 * @widget: a widget in the window
 * @session: where to add the sources
 * @file: an OPML file
 *
 * Subscribes to what @file lists, and says what came of it. A long import shows how far it is and can be stopped.
 * Where @file is a feed, the dialog for adding a source looks for what is at its address.
 */
void
herald_opml_files_import_file (GtkWidget     *widget,
                               HeraldSession *session,
                               GFile         *file)
{
  g_file_load_partial_contents_async (file, NULL, read_more_cb, read_cb, transfer_new (widget, session));
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
