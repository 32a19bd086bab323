/* SPDX-FileCopyrightText: 2026 The Herald founders
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "herald-backups-page.h"

#include "herald-age.h"

#include "herald-library.h"

#include <glib/gi18n.h>

/**
 * HeraldBackupsPage:
 *
 * What can take the place of the library, the newest first. Choosing one asks, then leaves it to "app.restore".
 */
struct _HeraldBackupsPage
{
  AdwNavigationPage    parent_instance;

  AdwPreferencesGroup *group;

  GCancellable        *cancellable; /* (owned): of the list */
};

G_DEFINE_FINAL_TYPE (HeraldBackupsPage, herald_backups_page, ADW_TYPE_NAVIGATION_PAGE)

static char *
dup_contents (const HeraldBackupRecord *backup)
{
  g_autofree char *sources = NULL;
  g_autofree char *stories = NULL;

  if (backup->n_sources < 0)
    return g_strdup (_("Cannot be read"));

  sources = g_strdup_printf (ngettext ("%u source", "%u sources", (gulong) backup->n_sources),
                             (guint) backup->n_sources);
  stories = g_strdup_printf (ngettext ("%u story", "%u stories", (gulong) backup->n_stories),
                             (guint) backup->n_stories);
  if (backup->set_aside)
    /* Translators: what stood in the library's place before a backup was restored: sources, stories. */
    return g_strdup_printf (_("Set aside when a backup was restored: %s, %s"), sources, stories);

  /* Translators: what is in a backup: sources, stories. */
  return g_strdup_printf (_("%s, %s"), sources, stories);
}

static void
answered_cb (AdwAlertDialog *alert,
             const char     *response,
             gpointer        user_data)
{
  HeraldBackupsPage *self = user_data;
  const char *address = g_object_get_data (G_OBJECT (alert), "backup");

  if (g_str_equal (response, "restore"))
    gtk_widget_activate_action (GTK_WIDGET (self), "app.restore", "s", address);
}

/* The name of a file need not be UTF-8, as an action's text must be, so it goes as an address. */
static void
ask (HeraldBackupsPage *self,
     GFile             *file,
     const char        *what)
{
  AdwDialog *alert = adw_alert_dialog_new (_("Restore This Backup?"), NULL);

  adw_alert_dialog_format_body (ADW_ALERT_DIALOG (alert),
                                /* Translators: %s is the day and time of a backup, or the name of a file. */
                                _("Sources, stories and bookmarks become what they were in “%s”. What you have now is "
                                  "not deleted: it is set aside and can be restored from the same list."), what);
  adw_alert_dialog_add_responses (ADW_ALERT_DIALOG (alert), "cancel", _("_Cancel"), "restore", _("_Restore"), NULL);
  adw_alert_dialog_set_response_appearance (ADW_ALERT_DIALOG (alert), "restore", ADW_RESPONSE_SUGGESTED);
  adw_alert_dialog_set_close_response (ADW_ALERT_DIALOG (alert), "cancel");
  g_object_set_data_full (G_OBJECT (alert), "backup", g_file_get_uri (file), g_free);
  g_signal_connect_object (alert, "response", G_CALLBACK (answered_cb), self, 0);
  adw_dialog_present (alert, GTK_WIDGET (self));
}

static void
row_activated_cb (HeraldBackupsPage *self,
                  AdwActionRow      *row)
{
  g_autoptr (GFile) file = g_file_new_for_path (g_object_get_data (G_OBJECT (row), "path"));

  ask (self, file, adw_preferences_row_get_title (ADW_PREFERENCES_ROW (row)));
}

static void
add_row (HeraldBackupsPage        *self,
         const HeraldBackupRecord *backup)
{
  g_autofree char *title = herald_age_full (backup->made);
  g_autofree char *subtitle = dup_contents (backup);
  GtkWidget *row = adw_action_row_new ();

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), subtitle);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), backup->n_sources >= 0);
  gtk_widget_set_sensitive (row, backup->n_sources >= 0);
  g_object_set_data_full (G_OBJECT (row), "path", g_strdup (backup->path), g_free);
  g_signal_connect_object (row, "activated", G_CALLBACK (row_activated_cb), self, G_CONNECT_SWAPPED);
  adw_preferences_group_add (self->group, row);
}

static void
listed_cb (GObject      *object,
           GAsyncResult *result,
           gpointer      user_data)
{
  g_autoptr (HeraldBackupsPage) self = user_data;
  g_autoptr (GPtrArray) backups = herald_library_list_backups_finish (result, NULL);

  if (backups == NULL || g_cancellable_is_cancelled (self->cancellable))
    return;

  for (guint i = 0; i < backups->len; i++)
    add_row (self, g_ptr_array_index (backups, i));
  if (backups->len == 0)
    {
      GtkWidget *row = adw_action_row_new ();

      adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), _("No Backup Yet"));
      adw_action_row_set_subtitle (ADW_ACTION_ROW (row), _("The first is made when Herald has been open for a while"));
      adw_preferences_group_add (self->group, row);
    }
}

static void
file_chosen_cb (GObject      *object,
                GAsyncResult *result,
                gpointer      user_data)
{
  g_autoptr (HeraldBackupsPage) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GFile) file = gtk_file_dialog_open_finish (GTK_FILE_DIALOG (object), result, &error);
  g_autofree char *name = file != NULL ? g_file_get_basename (file) : NULL;
  g_autofree char *shown = name != NULL ? g_filename_display_name (name) : NULL;

  if (file != NULL && !g_cancellable_is_cancelled (self->cancellable))
    ask (self, file, shown);
}

static void
choose_file_cb (HeraldBackupsPage *self)
{
  g_autoptr (GtkFileDialog) dialog = gtk_file_dialog_new ();

  gtk_file_dialog_set_title (dialog, _("Choose an Exported File"));
  gtk_file_dialog_open (dialog, GTK_WINDOW (gtk_widget_get_root (GTK_WIDGET (self))), NULL, file_chosen_cb,
                        g_object_ref (self));
}

static void
herald_backups_page_dispose (GObject *object)
{
  HeraldBackupsPage *self = HERALD_BACKUPS_PAGE (object);

  g_cancellable_cancel (self->cancellable);
  gtk_widget_dispose_template (GTK_WIDGET (self), HERALD_TYPE_BACKUPS_PAGE);

  G_OBJECT_CLASS (herald_backups_page_parent_class)->dispose (object);
}

static void
herald_backups_page_finalize (GObject *object)
{
  HeraldBackupsPage *self = HERALD_BACKUPS_PAGE (object);

  g_clear_object (&self->cancellable);

  G_OBJECT_CLASS (herald_backups_page_parent_class)->finalize (object);
}

static void
herald_backups_page_class_init (HeraldBackupsPageClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = herald_backups_page_dispose;
  object_class->finalize = herald_backups_page_finalize;

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/herald_reader/Herald/ui/herald-backups-page.ui");
  gtk_widget_class_bind_template_child (widget_class, HeraldBackupsPage, group);
  gtk_widget_class_bind_template_callback (widget_class, choose_file_cb);
}

static void
herald_backups_page_init (HeraldBackupsPage *self)
{
  self->cancellable = g_cancellable_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * herald_backups_page_new:
 * @library: name of the library file, which need not be open or sound
 *
 * Returns: (transfer floating): a page of a dialog
 */
AdwNavigationPage *
herald_backups_page_new (const char *library)
{
  HeraldBackupsPage *self = g_object_new (HERALD_TYPE_BACKUPS_PAGE, NULL);

  herald_library_list_backups_async (library, self->cancellable, listed_cb, g_object_ref (self));

  return ADW_NAVIGATION_PAGE (self);
}
