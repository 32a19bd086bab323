/* SPDX-FileCopyrightText: 2026 The Herald founders
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "herald-application.h"

#include "herald-alert.h"
#include "herald-background.h"
#include "herald-backups-page.h"
#include "herald-error-text.h"
#include "herald-notifier.h"
#include "herald-preferences-dialog.h"
#include "herald-remote.h"
#include "herald-search-provider.h"
#include "herald-session-keeper.h"
#include "herald-shortcuts-dialog.h"
#include "herald-story-errand.h"
#include "herald-ui-resources.h"
#include "herald-window.h"

#include <glib/gi18n.h>

/* How long a program that was started to answer another one waits for the next question. */
#define SECONDS_WITHOUT_WINDOW 30

/**
 * HeraldApplication:
 *
 * The program: its command line and its actions. There is one window; opening the sample library shows that one
 * instead, and the reader's own comes back from the menu. Other programs can ask for things without a window.
 */
struct _HeraldApplication
{
  AdwApplication        parent_instance;

  GSettings            *settings;      /* (owned) */
  HeraldSessionKeeper  *keeper;        /* (owned) */
  HeraldSearchProvider *search;        /* (owned) (nullable): while it is on the bus */
  HeraldRemote         *remote;        /* (owned) (nullable): likewise */
  HeraldNotifier       *notifier;      /* (owned) (nullable): while a library is open */
  HeraldBackground     *background;    /* (owned) (nullable): while the reader's own refreshes by itself */
  HeraldWindow         *window;        /* (nullable): owned by GTK */
  GPtrArray            *pending;       /* (owned) (element-type GFile): given to be opened once the library is */
  const char           *wanted;        /* (nullable): action of the window, to be done once the library is open */
  GVariant             *target;        /* (owned) (nullable): of that action */
  gboolean              starts_hidden; /* no window is wanted of the first activation */
};

G_DEFINE_FINAL_TYPE (HeraldApplication, herald_application, ADW_TYPE_APPLICATION)

/* A file is a list of sources; anything else is the address of one. */
static void
open_pending (HeraldApplication *self)
{
  if (herald_session_keeper_get_session (self->keeper) == NULL)
    return;

  for (guint i = 0; i < self->pending->len; i++)
    {
      GFile *file = g_ptr_array_index (self->pending, i);
      g_autofree char *address = g_file_get_uri (file);

      if (g_file_has_uri_scheme (file, "file"))
        herald_window_import_file (self->window, file);
      else
        herald_window_add_source (self->window, address);
    }
  g_ptr_array_set_size (self->pending, 0);
}

static void
do_wanted (HeraldApplication *self)
{
  g_autoptr (GVariant) target = NULL;

  if (herald_session_keeper_get_session (self->keeper) == NULL || self->wanted == NULL)
    return;

  target = g_steal_pointer (&self->target);
  g_action_group_activate_action (G_ACTION_GROUP (self->window), g_steal_pointer (&self->wanted), target);
}

static void
show_session (HeraldApplication *self)
{
  if (self->window != NULL)
    herald_window_set_session (self->window, herald_session_keeper_get_session (self->keeper));
}

static void
session_cb (HeraldApplication *self)
{
  HeraldSession *session = herald_session_keeper_get_session (self->keeper);

  g_clear_object (&self->background);
  g_clear_object (&self->notifier);
  if (session != NULL)
    self->notifier = herald_notifier_new (GTK_APPLICATION (self), session);
  show_session (self);
}

static void
start_session (HeraldApplication *self,
               HeraldSession     *session)
{
  herald_session_keeper_start (self->keeper);
  if (self->background == NULL && herald_session_keeper_is_own (self->keeper))
    self->background = herald_background_new (G_APPLICATION (self), session);
}

static void
library_opened_cb (GObject      *object,
                   GAsyncResult *result,
                   gpointer      user_data)
{
  g_autoptr (HeraldApplication) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (HeraldSession) session = herald_session_keeper_open_finish (self->keeper, result, &error);

  if (self->window == NULL || g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;

  if (session == NULL)
    {
      herald_window_show_failure (self->window, error);
      return;
    }

  start_session (self, session);
  open_pending (self);
  do_wanted (self);
}

static void
show_library (HeraldApplication *self)
{
  g_simple_action_set_enabled (G_SIMPLE_ACTION (g_action_map_lookup_action (G_ACTION_MAP (self), "open-own")),
                               herald_session_keeper_is_sample (self->keeper));
  show_session (self);
  herald_session_keeper_open_async (self->keeper, NULL, library_opened_cb, g_object_ref (self));
}

static void
opened_in_background_cb (GObject      *object,
                         GAsyncResult *result,
                         gpointer      user_data)
{
  g_autoptr (HeraldApplication) self = user_data;
  g_autoptr (HeraldSession) session = herald_session_keeper_open_finish (self->keeper, result, NULL);

  if (session != NULL)
    start_session (self, session);
  g_application_release (G_APPLICATION (self));
}

/* A library that cannot be opened is not spoken of before the person opens a window. */
static void
begin_in_background (HeraldApplication *self)
{
  if (!g_settings_get_boolean (self->settings, "run-in-background"))
    return;

  g_application_hold (G_APPLICATION (self));
  herald_session_keeper_open_async (self->keeper, NULL, opened_in_background_cb, g_object_ref (self));
}

static void
ensure_window (HeraldApplication *self)
{
  if (self->window == NULL)
    {
      g_application_set_inactivity_timeout (G_APPLICATION (self), 0);
      self->window = herald_window_new (GTK_APPLICATION (self), self->settings);
      show_library (self);
    }
  gtk_window_present (GTK_WINDOW (self->window));
}

/* What the desktop offers beside the program's icon is asked of a program that may have no window yet. */
static void
do_in_window (HeraldApplication *self,
              const char        *action,
              GVariant          *target)
{
  self->wanted = action;
  g_clear_pointer (&self->target, g_variant_unref);
  if (target != NULL)
    self->target = g_variant_ref_sink (target);
  ensure_window (self);
  do_wanted (self);
}

static void
add_source_action (GSimpleAction *action,
                   GVariant      *parameter,
                   gpointer       user_data)
{
  do_in_window (user_data, "add-source", NULL);
}

static void
bookmarks_action (GSimpleAction *action,
                  GVariant      *parameter,
                  gpointer       user_data)
{
  do_in_window (user_data, "show-bookmarks", NULL);
}

static void
refresh_action (GSimpleAction *action,
                GVariant      *parameter,
                gpointer       user_data)
{
  do_in_window (user_data, "refresh", NULL);
}

static void
show_story_action (GSimpleAction *action,
                   GVariant      *parameter,
                   gpointer       user_data)
{
  do_in_window (user_data, "show-story", parameter);
}

static void
show_source_action (GSimpleAction *action,
                    GVariant      *parameter,
                    gpointer       user_data)
{
  do_in_window (user_data, "show-source", parameter);
}

static void
bookmark_story_action (GSimpleAction *action,
                       GVariant      *parameter,
                       gpointer       user_data)
{
  herald_story_errand_bookmark (HERALD_APPLICATION (user_data)->keeper, g_variant_get_int64 (parameter));
}

static void
mark_read_action (GSimpleAction *action,
                  GVariant      *parameter,
                  gpointer       user_data)
{
  herald_story_errand_mark_read (HERALD_APPLICATION (user_data)->keeper, parameter);
}

static void
search_action (GSimpleAction *action,
               GVariant      *parameter,
               gpointer       user_data)
{
  do_in_window (user_data, "search-for", parameter);
}

static void
close_dialogs (HeraldApplication *self)
{
  AdwApplicationWindow *window = ADW_APPLICATION_WINDOW (self->window);
  AdwDialog *dialog;

  while ((dialog = adw_application_window_get_visible_dialog (window)) != NULL)
    adw_dialog_force_close (dialog);
}

static void
quit_action (GSimpleAction *action,
             GVariant      *parameter,
             gpointer       user_data)
{
  HeraldApplication *self = user_data;

  if (self->window != NULL)
    {
      close_dialogs (self);
      gtk_window_close (GTK_WINDOW (self->window));
    }
  if (self->window == NULL)
    g_application_quit (G_APPLICATION (self));
}

/* An action that comes over the bus may find no window. */
static void
present_dialog (HeraldApplication *self,
                AdwDialog         *dialog)
{
  ensure_window (self);
  adw_dialog_present (dialog, GTK_WIDGET (self->window));
}

static void
about_action (GSimpleAction *action,
              GVariant      *parameter,
              gpointer       user_data)
{
  HeraldApplication *self = user_data;
  AdwDialog *dialog = adw_about_dialog_new ();

  g_object_set (dialog,
                "application-name", _("Herald"),
                "application-icon", "herald",
                "developer-name", _("The Herald Founders"),
                "version", VERSION,
                "website", "https://github.com/herald-reader/herald",
                "issue-url", "https://github.com/herald-reader/herald/issues",
                "license-type", GTK_LICENSE_GPL_3_0,
                "copyright", "© 2026 The Herald Founders",
                /* Translators: put your names here, one on a line. */
                "translator-credits", _("translator-credits"),
                NULL);
  present_dialog (self, dialog);
}

static void
preferences_action (GSimpleAction *action,
                    GVariant      *parameter,
                    gpointer       user_data)
{
  HeraldApplication *self = user_data;
  g_autofree char *path = herald_session_keeper_dup_path (self->keeper);

  present_dialog (self, herald_preferences_dialog_new (self->settings, path));
}

/* Where the library cannot be opened, this is what is wanted of the preferences. */
static void
backups_action (GSimpleAction *action,
                GVariant      *parameter,
                gpointer       user_data)
{
  HeraldApplication *self = user_data;
  g_autofree char *path = herald_session_keeper_dup_path (self->keeper);
  AdwDialog *dialog = adw_dialog_new ();
  GtkWidget *view = adw_navigation_view_new ();

  adw_navigation_view_add (ADW_NAVIGATION_VIEW (view), herald_backups_page_new (path));
  adw_dialog_set_child (dialog, view);
  adw_dialog_set_content_width (dialog, 560);
  adw_dialog_set_content_height (dialog, 560);
  present_dialog (self, dialog);
}

static void
shortcuts_action (GSimpleAction *action,
                  GVariant      *parameter,
                  gpointer       user_data)
{
  present_dialog (user_data, herald_shortcuts_dialog_new ());
}

static void
open_sample_action (GSimpleAction *action,
                    GVariant      *parameter,
                    gpointer       user_data)
{
  HeraldApplication *self = user_data;

  herald_session_keeper_choose (self->keeper, NULL, TRUE);
  show_library (self);
}

static void
open_own_action (GSimpleAction *action,
                 GVariant      *parameter,
                 gpointer       user_data)
{
  HeraldApplication *self = user_data;

  herald_session_keeper_choose (self->keeper, NULL, FALSE);
  show_library (self);
}

static void
restored_cb (GObject      *object,
             GAsyncResult *result,
             gpointer      user_data)
{
  g_autoptr (HeraldApplication) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autofree char *text = NULL;

  herald_session_keeper_restore_finish (self->keeper, result, &error);
  g_application_release (G_APPLICATION (self));
  if (self->window == NULL)
    return;

  show_library (self);
  if (error == NULL)
    {
      herald_window_show_toast (self->window, _("Backup restored"));
      return;
    }
  text = herald_error_text (error, NULL);
  herald_alert_show (GTK_WIDGET (self->window), _("The Backup Was Not Restored"), text);
}

/* The library is closed meanwhile. */
static void
restore_action (GSimpleAction *action,
                GVariant      *parameter,
                gpointer       user_data)
{
  HeraldApplication *self = user_data;
  g_autoptr (GFile) backup = g_file_new_for_uri (g_variant_get_string (parameter, NULL));

  ensure_window (self);
  close_dialogs (self);
  g_application_hold (G_APPLICATION (self));
  herald_session_keeper_restore_async (self->keeper, g_file_peek_path (backup), restored_cb, g_object_ref (self));
}

static void
reopen_action (GSimpleAction *action,
               GVariant      *parameter,
               gpointer       user_data)
{
  HeraldApplication *self = user_data;

  herald_session_keeper_close (self->keeper);
  show_library (self);
}

static const GActionEntry actions[] = {
  { "add-source", add_source_action },
  { "bookmarks", bookmarks_action },
  { "refresh", refresh_action },
  { "show-story", show_story_action, "x" },
  { "show-source", show_source_action, "x" },
  { "bookmark-story", bookmark_story_action, "x" },
  { "mark-read", mark_read_action, "ax" },
  { "search", search_action, "s" },
  { "quit", quit_action },
  { "about", about_action },
  { "preferences", preferences_action },
  { "backups", backups_action },
  { "shortcuts", shortcuts_action },
  { "open-sample", open_sample_action },
  { "open-own", open_own_action },
  { "reopen", reopen_action },
  { "restore", restore_action, "s" },
};

static void
set_accels (HeraldApplication *self,
            const char        *action,
            const char        *accels)
{
  g_auto (GStrv) list = g_strsplit (accels, " ", -1);

  gtk_application_set_accels_for_action (GTK_APPLICATION (self), action, (const char *const *) list);
}

static void
herald_application_startup (GApplication *application)
{
  HeraldApplication *self = HERALD_APPLICATION (application);

  herald_ui_register_resource ();
  G_APPLICATION_CLASS (herald_application_parent_class)->startup (application);

  gtk_window_set_default_icon_name (APPLICATION_ID);
  gtk_icon_theme_add_resource_path (gtk_icon_theme_get_for_display (gdk_display_get_default ()),
                                    "/io/github/herald_reader/Herald/icons");
  if (g_application_get_flags (application) & G_APPLICATION_IS_SERVICE)
    g_application_set_inactivity_timeout (application, SECONDS_WITHOUT_WINDOW * 1000);
  g_action_map_add_action_entries (G_ACTION_MAP (self), actions, G_N_ELEMENTS (actions), self);

  set_accels (self, "app.quit", "<Primary>q");
  set_accels (self, "app.preferences", "<Primary>comma");
  set_accels (self, "app.shortcuts", "F1 <Primary>question");
  set_accels (self, "window.close", "<Primary>w");
  set_accels (self, "win.add-source", "<Primary>n");
  set_accels (self, "win.refresh", "<Primary>r F5");
  set_accels (self, "win.search", "<Primary>f");
  set_accels (self, "win.open-browser", "<Primary>Return");
  set_accels (self, "win.copy-link", "<Primary><Shift>c");
}

static void
herald_application_activate (GApplication *application)
{
  HeraldApplication *self = HERALD_APPLICATION (application);

  if (self->starts_hidden)
    begin_in_background (self);
  else
    ensure_window (self);
  self->starts_hidden = FALSE;
}

static void
herald_application_open (GApplication  *application,
                         GFile        **files,
                         int            n_files,
                         const char    *hint)
{
  HeraldApplication *self = HERALD_APPLICATION (application);

  for (int i = 0; i < n_files; i++)
    g_ptr_array_add (self->pending, g_object_ref (files[i]));
  ensure_window (self);
  open_pending (self);
}

/* A Herald that runs already is left as it is. */
static int
start_hidden (HeraldApplication *self)
{
  g_autoptr (GError) error = NULL;

  if (!g_application_register (G_APPLICATION (self), NULL, &error))
    {
      g_printerr ("herald: %s\n", error->message);
      return EXIT_FAILURE;
    }

  self->starts_hidden = TRUE;
  return g_application_get_is_remote (G_APPLICATION (self)) ? EXIT_SUCCESS : -1;
}

static int
herald_application_handle_local_options (GApplication *application,
                                         GVariantDict *options)
{
  HeraldApplication *self = HERALD_APPLICATION (application);
  gboolean sample = g_variant_dict_contains (options, "sample");
  g_autofree char *path = NULL;

  g_variant_dict_lookup (options, "library", "^ay", &path);
  herald_session_keeper_choose (self->keeper, path, sample);

  /* A library of its own is a program of its own: it neither raises the window of the reader's, nor is it
   * hidden by that one. */
  if (sample || path != NULL)
    g_application_set_flags (application, g_application_get_flags (application) | G_APPLICATION_NON_UNIQUE);

  return g_variant_dict_contains (options, "background") ? start_hidden (self) : -1;
}

static gboolean
herald_application_dbus_register (GApplication     *application,
                                  GDBusConnection  *connection,
                                  const char       *object_path,
                                  GError          **error)
{
  HeraldApplication *self = HERALD_APPLICATION (application);

  if (!G_APPLICATION_CLASS (herald_application_parent_class)->dbus_register (application, connection, object_path,
                                                                             error))
    return FALSE;

  self->search = herald_search_provider_new (self->keeper, connection, object_path, error);
  if (self->search != NULL)
    self->remote = herald_remote_new (self->keeper, connection, object_path, error);

  return self->remote != NULL;
}

static void
herald_application_dbus_unregister (GApplication    *application,
                                    GDBusConnection *connection,
                                    const char      *object_path)
{
  HeraldApplication *self = HERALD_APPLICATION (application);

  if (self->search != NULL)
    herald_search_provider_unexport (self->search);
  g_clear_object (&self->search);
  if (self->remote != NULL)
    herald_remote_unexport (self->remote);
  g_clear_object (&self->remote);

  G_APPLICATION_CLASS (herald_application_parent_class)->dbus_unregister (application, connection, object_path);
}

static void
herald_application_shutdown (GApplication *application)
{
  HeraldApplication *self = HERALD_APPLICATION (application);

  herald_session_keeper_close (self->keeper);

  G_APPLICATION_CLASS (herald_application_parent_class)->shutdown (application);
}

static void
herald_application_window_removed (GtkApplication *application,
                                   GtkWindow      *window)
{
  HeraldApplication *self = HERALD_APPLICATION (application);

  if (window == GTK_WINDOW (self->window))
    self->window = NULL;

  GTK_APPLICATION_CLASS (herald_application_parent_class)->window_removed (application, window);
}

static void
herald_application_finalize (GObject *object)
{
  HeraldApplication *self = HERALD_APPLICATION (object);

  g_clear_object (&self->keeper);
  g_clear_object (&self->settings);
  g_clear_pointer (&self->target, g_variant_unref);
  g_ptr_array_unref (self->pending);

  G_OBJECT_CLASS (herald_application_parent_class)->finalize (object);
}

static void
herald_application_class_init (HeraldApplicationClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GApplicationClass *application_class = G_APPLICATION_CLASS (klass);
  GtkApplicationClass *gtk_application_class = GTK_APPLICATION_CLASS (klass);

  object_class->finalize = herald_application_finalize;
  application_class->startup = herald_application_startup;
  application_class->activate = herald_application_activate;
  application_class->open = herald_application_open;
  application_class->handle_local_options = herald_application_handle_local_options;
  application_class->dbus_register = herald_application_dbus_register;
  application_class->dbus_unregister = herald_application_dbus_unregister;
  application_class->shutdown = herald_application_shutdown;
  gtk_application_class->window_removed = herald_application_window_removed;
}

static void
herald_application_init (HeraldApplication *self)
{
  const GOptionEntry options[] = {
    { "background", 0, 0, G_OPTION_ARG_NONE, NULL, N_("Look for new stories without a window"), NULL },
    { "sample", 0, 0, G_OPTION_ARG_NONE, NULL, N_("Open the sample library"), NULL },
    { "library", 0, 0, G_OPTION_ARG_FILENAME, NULL, N_("Open the library in FILE"), N_("FILE") },
    { NULL }
  };

  self->pending = g_ptr_array_new_with_free_func (g_object_unref);
  self->settings = g_settings_new (APPLICATION_ID);
  self->keeper = herald_session_keeper_new (self->settings);
  g_signal_connect_object (self->keeper, "notify::session", G_CALLBACK (session_cb), self, G_CONNECT_SWAPPED);
  g_application_add_main_option_entries (G_APPLICATION (self), options);
  g_application_set_option_context_parameter_string (G_APPLICATION (self), _("[ADDRESS or OPML FILE…]"));
}

HeraldApplication *
herald_application_new (void)
{
  return g_object_new (HERALD_TYPE_APPLICATION,
                       "application-id", APPLICATION_ID,
                       "resource-base-path", "/io/github/herald_reader/Herald",
                       "flags", G_APPLICATION_HANDLES_OPEN,
                       NULL);
}
