/* SPDX-FileCopyrightText: 2026 The Herald founders
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "herald-library-export.h"

#include "herald-alert.h"
#include "herald-error-text.h"
#include "herald-job-toast.h"
#include "herald-undo-toast.h"

#include <glib/gi18n.h>

/* All there is in one file, from choosing its name to saying what came of it. */

typedef struct
{
  GtkWidget      *widget;  /* (owned) */
  HeraldSession  *session; /* (owned) */
  HeraldJobToast *toast;   /* (owned) (nullable): while it is written */
} Export;

static void
export_free (Export *export)
{
  g_clear_pointer (&export->toast, herald_job_toast_free);
  g_object_unref (export->widget);
  g_object_unref (export->session);
  g_free (export);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Export, export_free)

static void
show_error (Export       *export,
            const GError *error)
{
  g_autofree char *text = NULL;

  /* It was the person who gave up, or opened another library meanwhile. */
  if (g_error_matches (error, GTK_DIALOG_ERROR, GTK_DIALOG_ERROR_DISMISSED) ||
      g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED) ||
      g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CLOSED))
    return;

  text = herald_error_text (error, NULL);
  herald_alert_show (export->widget, _("The Library Was Not Exported"), text);
}

static void
exported_cb (GObject      *object,
             GAsyncResult *result,
             gpointer      user_data)
{
  g_autoptr (Export) export = user_data;
  g_autoptr (GError) error = NULL;

  g_clear_pointer (&export->toast, herald_job_toast_free);
  if (herald_library_export_finish (result, &error))
    herald_toast_show (export->widget, _("Everything exported"));
  else
    show_error (export, error);
}

static void
saved_cb (GObject      *object,
          GAsyncResult *result,
          gpointer      user_data)
{
  g_autoptr (Export) export = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GFile) file = gtk_file_dialog_save_finish (GTK_FILE_DIALOG (object), result, &error);
  g_autoptr (GCancellable) cancellable = NULL;
  HeraldLibrary *library = herald_session_get_library (export->session);

  if (file == NULL)
    {
      show_error (export, error);
      return;
    }

  cancellable = g_cancellable_new ();
  export->toast = herald_job_toast_new (export->widget, _("Exporting everything"), cancellable);
  herald_library_export_async (library, g_file_peek_path (file), cancellable, exported_cb,
                               g_steal_pointer (&export));
}

/**
 * herald_library_export:
 * @widget: a widget in the window
 * @session: what to export
 *
 * Asks for a file and writes sources, stories and what was marked to it.
 */
void
herald_library_export (GtkWidget     *widget,
                       HeraldSession *session)
{
  g_autoptr (GtkFileDialog) dialog = gtk_file_dialog_new ();
  g_autoptr (GDateTime) now = g_date_time_new_now_local ();
  g_autofree char *name = g_date_time_format (now, "herald-%Y-%m-%d.db");
  Export *export = g_new0 (Export, 1);

  export->widget = g_object_ref (widget);
  export->session = g_object_ref (session);
  gtk_file_dialog_set_title (dialog, _("Export Everything"));
  gtk_file_dialog_set_initial_name (dialog, name);
  gtk_file_dialog_save (dialog, GTK_WINDOW (gtk_widget_get_root (widget)), NULL, saved_cb, export);
}
