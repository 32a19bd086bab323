/* SPDX-FileCopyrightText: 2026 The Herald founders
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "herald-window.h"

#include "herald-alert.h"
#include "herald-error-text.h"
#include "herald-folder-dialog.h"
#include "herald-library-export.h"
#include "herald-mark-all-read.h"
#include "herald-opml-files.h"
#include "herald-pane-width.h"
#include "herald-reader.h"
#include "herald-reading-keys.h"
#include "herald-sidebar-choice.h"
#include "herald-sidebar.h"
#include "herald-source-actions.h"
#include "herald-starters-dialog.h"
#include "herald-story-actions.h"
#include "herald-story-pane.h"
#include "herald-subscribe-dialog.h"
#include "herald-undo-toast.h"
#include "herald-welcome-page.h"

#include <glib/gi18n.h>

/* A story that was on screen this long counts as read. */
#define READ_AFTER_MS 600

/* A value of the setting "mark-read", in the order of its enumeration. */
#define MARK_READ_OPENED 0

/**
 * HeraldWindow:
 *
 * Three panes, and what goes on between them.
 */
struct _HeraldWindow
{
  AdwApplicationWindow    parent_instance;

  GtkStack               *pages;
  AdwStatusPage          *failure_page;
  HeraldWelcomePage      *welcome_page;
  AdwNavigationSplitView *outer_view;
  AdwNavigationSplitView *inner_view;
  AdwNavigationPage      *story_page;
  HeraldSidebar          *sidebar;
  HeraldPaneHandle       *sources_handle;
  HeraldStoryPane        *story_pane;
  HeraldPaneHandle       *headlines_handle;
  HeraldReader           *reader;

  GSettings              *settings;    /* (owned) */
  HeraldSession          *session;     /* (owned) (nullable) */
  GSignalGroup           *signals;     /* (owned): of the story that is read */
  AdwDialog              *write_alert; /* (unowned) (nullable): while it is there */
  guint                   reading;     /* timeout after which the story counts as read, or 0 */
};

G_DEFINE_FINAL_TYPE (HeraldWindow, herald_window, ADW_TYPE_APPLICATION_WINDOW)

static HeraldLibrary *
library_of (HeraldWindow *self)
{
  return herald_session_get_library (self->session);
}

static gboolean
can_write (HeraldWindow *self)
{
  return self->session != NULL && !herald_library_is_read_only (library_of (self));
}

static GSimpleAction *
find_action (HeraldWindow *self,
             const char   *name)
{
  return G_SIMPLE_ACTION (g_action_map_lookup_action (G_ACTION_MAP (self), name));
}

static void
set_enabled (HeraldWindow       *self,
             const char *const  *names,
             guint               n_names,
             gboolean            enabled)
{
  for (guint i = 0; i < n_names; i++)
    g_simple_action_set_enabled (find_action (self, names[i]), enabled);
}

static void
update_actions (HeraldWindow *self)
{
  static const char *const marking_actions[] = { "bookmark", "toggle-read" };
  static const char *const story_actions[] = { "open-browser", "copy-link", "share-mail" };
  static const char *const writing_actions[] = {
    "add-address", "add-source", "add-folder", "import", "refresh", "starters",
  };
  static const char *const library_actions[] = {
    "export", "export-everything", "next", "previous", "next-unread", "scroll", "search", "search-for",
    "show-bookmarks", "show-source", "show-story", "unread-only",
  };
  HeraldStory *story = self->reader != NULL ? herald_reader_get_story (self->reader) : NULL;
  HeraldRefresh *refresh = self->session != NULL ? herald_session_get_refresh (self->session) : NULL;

  set_enabled (self, marking_actions, G_N_ELEMENTS (marking_actions), story != NULL && can_write (self));
  set_enabled (self, story_actions, G_N_ELEMENTS (story_actions), story != NULL);
  set_enabled (self, writing_actions, G_N_ELEMENTS (writing_actions), can_write (self));
  set_enabled (self, library_actions, G_N_ELEMENTS (library_actions), self->session != NULL);
  g_simple_action_set_enabled (find_action (self, "mark-all-read"),
                               can_write (self) && herald_story_pane_get_has_unread (self->story_pane));
  g_simple_action_set_enabled (find_action (self, "cancel-refresh"),
                               refresh != NULL && herald_refresh_get_active (refresh));
  g_simple_action_set_state (find_action (self, "bookmark"),
                             g_variant_new_boolean (story != NULL && herald_story_get_bookmarked (story)));
}

static void
stop_reading (HeraldWindow *self)
{
  g_clear_handle_id (&self->reading, g_source_remove);
}

static void
read_cb (gpointer user_data)
{
  HeraldWindow *self = user_data;
  HeraldStory *story = herald_reader_get_story (self->reader);

  self->reading = 0;
  if (story != NULL && !herald_story_get_read (story))
    herald_library_set_read (library_of (self), story, TRUE);
}

static void
story_chosen_cb (HeraldWindow *self,
                 HeraldStory  *story)
{
  stop_reading (self);
  g_signal_group_set_target (self->signals, story);
  herald_reader_show (self->reader, story);
  adw_navigation_page_set_title (self->story_page,
                                 herald_story_get_title (story) != NULL ? herald_story_get_title (story) : _("Story"));
  adw_navigation_split_view_set_show_content (self->outer_view, TRUE);
  if (!herald_story_get_read (story)
      && can_write (self)
      && g_settings_get_enum (self->settings, "mark-read") == MARK_READ_OPENED)
    self->reading = g_timeout_add_once (READ_AFTER_MS, read_cb, self);
  update_actions (self);
}

static void
item_chosen_cb (HeraldWindow *self,
                GObject      *item)
{
  g_autofree char *name = herald_sidebar_choice_dup_name (item);

  herald_story_pane_show (self->story_pane, item);
  adw_navigation_split_view_set_show_content (self->inner_view, TRUE);
  g_settings_set_string (self->settings, "last-selection", name);
}

/* Where one pane covers another, what led away from a list is unselected on the way back, so that the same
 * row can be chosen again. */
static void
outer_shown_cb (HeraldWindow *self)
{
  if (adw_navigation_split_view_get_collapsed (self->outer_view)
      && !adw_navigation_split_view_get_show_content (self->outer_view))
    herald_story_pane_unselect (self->story_pane);
}

static void
inner_shown_cb (HeraldWindow *self)
{
  if (adw_navigation_split_view_get_collapsed (self->inner_view)
      && !adw_navigation_split_view_get_show_content (self->inner_view))
    herald_sidebar_unselect (self->sidebar);
}

/* What has the focus by then is the list's first row. */
static void
sources_shown_cb (HeraldWindow *self)
{
  if (adw_navigation_split_view_get_collapsed (self->inner_view))
    gtk_widget_grab_focus (GTK_WIDGET (self->sidebar));
}

static void
update_page (HeraldWindow *self)
{
  HeraldSmartList *bookmarks;
  gboolean is_empty;
  const char *page;

  if (self->session == NULL)
    return;

  /* Bookmarks outlive their sources, and must be within reach when the last source is gone. */
  bookmarks = herald_library_get_smart_list (library_of (self), HERALD_STORY_SCOPE_BOOKMARKS);
  is_empty = can_write (self)
             && g_list_model_get_n_items (herald_library_get_sources (library_of (self))) == 0
             && herald_smart_list_get_count (bookmarks) == 0;
  page = is_empty ? "welcome" : "library";
  if (!g_str_equal (page, gtk_stack_get_visible_child_name (self->pages)))
    gtk_stack_set_visible_child_name (self->pages, page);
}

static void
write_failed_cb (HeraldWindow *self,
                 GError       *error)
{
  g_autofree char *text = NULL;

  /* One tells of all that fails while it is there. */
  if (self->write_alert != NULL)
    return;

  text = herald_error_text (error, NULL);
  g_set_weak_pointer (&self->write_alert, herald_alert_show (GTK_WIDGET (self), _("The Change Was Not Saved"), text));
}

static void
refresh_finished_cb (HeraldWindow *self)
{
  HeraldRefresh *refresh = herald_session_get_refresh (self->session);
  guint failed = herald_refresh_get_failed (refresh);

  update_actions (self);
  if (failed == 0 || failed < herald_refresh_get_total (refresh))
    return;

  herald_toast_show (GTK_WIDGET (self->outer_view),
                     failed == 1 ? _("The source could not be refreshed") : _("No source could be refreshed"));
}

static void
subscribed_cb (HeraldWindow *self,
               HeraldSource *source,
               AdwDialog    *dialog)
{
  if (self->session == NULL)
    return;

  update_page (self);
  herald_sidebar_select (self->sidebar, G_OBJECT (source));
  g_signal_connect_object (dialog, "closed", G_CALLBACK (gtk_widget_grab_focus), self->story_pane,
                           G_CONNECT_SWAPPED);
}

/* What other programs ask for comes while the dialog is there already. */
static HeraldSubscribeDialog *
present_subscribe_dialog (HeraldWindow *self)
{
  AdwDialog *dialog = adw_application_window_get_visible_dialog (ADW_APPLICATION_WINDOW (self));

  if (HERALD_IS_SUBSCRIBE_DIALOG (dialog))
    return HERALD_SUBSCRIBE_DIALOG (dialog);

  dialog = herald_subscribe_dialog_new (self->session);
  g_signal_connect_object (dialog, "subscribed", G_CALLBACK (subscribed_cb), self, G_CONNECT_SWAPPED);
  adw_dialog_present (dialog, GTK_WIDGET (self));
  return HERALD_SUBSCRIBE_DIALOG (dialog);
}

static void
add_address_action (GSimpleAction *action,
                    GVariant      *parameter,
                    gpointer       user_data)
{
  herald_window_add_source (user_data, g_variant_get_string (parameter, NULL));
}

static void
add_source_action (GSimpleAction *action,
                   GVariant      *parameter,
                   gpointer       user_data)
{
  present_subscribe_dialog (user_data);
}

static void
add_folder_action (GSimpleAction *action,
                   GVariant      *parameter,
                   gpointer       user_data)
{
  HeraldWindow *self = user_data;

  herald_folder_dialog_present (GTK_WIDGET (self), library_of (self), NULL);
}

static void
starters_action (GSimpleAction *action,
                 GVariant      *parameter,
                 gpointer       user_data)
{
  HeraldWindow *self = user_data;

  herald_starters_dialog_present (GTK_WIDGET (self->pages), self->session);
}

static void
import_action (GSimpleAction *action,
               GVariant      *parameter,
               gpointer       user_data)
{
  HeraldWindow *self = user_data;

  herald_opml_files_import (GTK_WIDGET (self->pages), self->session);
}

static void
export_action (GSimpleAction *action,
               GVariant      *parameter,
               gpointer       user_data)
{
  HeraldWindow *self = user_data;

  herald_opml_files_export (GTK_WIDGET (self->pages), self->session);
}

static void
export_everything_action (GSimpleAction *action,
                          GVariant      *parameter,
                          gpointer       user_data)
{
  HeraldWindow *self = user_data;

  herald_library_export (GTK_WIDGET (self->outer_view), self->session);
}

static void
refresh_action (GSimpleAction *action,
                GVariant      *parameter,
                gpointer       user_data)
{
  HeraldWindow *self = user_data;

  herald_refresh_add_all (herald_session_get_refresh (self->session));
}

static void
cancel_refresh_action (GSimpleAction *action,
                       GVariant      *parameter,
                       gpointer       user_data)
{
  HeraldWindow *self = user_data;

  herald_refresh_cancel (herald_session_get_refresh (self->session));
}

static void
mark_all_read_action (GSimpleAction *action,
                      GVariant      *parameter,
                      gpointer       user_data)
{
  HeraldWindow *self = user_data;
  const HeraldStoryQuery *query = herald_story_pane_get_query (self->story_pane);

  if (query != NULL)
    herald_mark_all_read (GTK_WIDGET (self->outer_view), library_of (self), query);
}

static void
next_action (GSimpleAction *action,
             GVariant      *parameter,
             gpointer       user_data)
{
  herald_story_pane_step (HERALD_WINDOW (user_data)->story_pane, 1);
}

static void
previous_action (GSimpleAction *action,
                 GVariant      *parameter,
                 gpointer       user_data)
{
  herald_story_pane_step (HERALD_WINDOW (user_data)->story_pane, -1);
}

static void
next_unread_action (GSimpleAction *action,
                    GVariant      *parameter,
                    gpointer       user_data)
{
  herald_story_pane_step_to_unread (HERALD_WINDOW (user_data)->story_pane);
}

static void
scroll_action (GSimpleAction *action,
               GVariant      *parameter,
               gpointer       user_data)
{
  herald_reader_scroll_page (HERALD_WINDOW (user_data)->reader);
}

static void
search_action (GSimpleAction *action,
               GVariant      *parameter,
               gpointer       user_data)
{
  HeraldWindow *self = user_data;

  adw_navigation_split_view_set_show_content (self->outer_view, FALSE);
  adw_navigation_split_view_set_show_content (self->inner_view, TRUE);
  herald_story_pane_start_search (self->story_pane, NULL);
}

static void
show_smart_list (HeraldWindow     *self,
                 HeraldStoryScope  scope)
{
  adw_navigation_split_view_set_show_content (self->outer_view, FALSE);
  herald_sidebar_select (self->sidebar, G_OBJECT (herald_library_get_smart_list (library_of (self), scope)));
  adw_navigation_split_view_set_show_content (self->inner_view, TRUE);
}

static void
show_bookmarks_action (GSimpleAction *action,
                       GVariant      *parameter,
                       gpointer       user_data)
{
  show_smart_list (user_data, HERALD_STORY_SCOPE_BOOKMARKS);
}

static void
search_for_action (GSimpleAction *action,
                   GVariant      *words,
                   gpointer       user_data)
{
  HeraldWindow *self = user_data;

  show_smart_list (self, HERALD_STORY_SCOPE_ALL);
  herald_story_pane_start_search (self->story_pane, g_variant_get_string (words, NULL));
}

/* A story is shown among those of its source, or where that was removed, among the bookmarks that it has left. */
static void
story_found_cb (GObject      *object,
                GAsyncResult *result,
                gpointer      user_data)
{
  g_autoptr (HeraldWindow) self = user_data;
  g_autoptr (GPtrArray) found = herald_library_load_stories_finish (HERALD_LIBRARY (object), result, NULL);
  g_autoptr (HeraldStory) story = NULL;
  HeraldStoryRecord *record;
  HeraldSource *source;

  if (self->session == NULL || object != G_OBJECT (library_of (self)))
    return;
  if (found == NULL || found->len == 0)
    {
      herald_window_show_toast (self, _("The story is no longer in the library"));
      return;
    }

  record = g_ptr_array_index (found, 0);
  source = herald_library_get_source (library_of (self), record->source_id);
  if (source != NULL)
    herald_sidebar_select (self->sidebar, G_OBJECT (source));
  else
    show_smart_list (self, HERALD_STORY_SCOPE_BOOKMARKS);
  story = herald_library_ref_story (library_of (self), record->id);
  herald_story_pane_open (self->story_pane, story);
}

static void
show_story_action (GSimpleAction *action,
                   GVariant      *parameter,
                   gpointer       user_data)
{
  HeraldWindow *self = user_data;
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  gint64 id = g_variant_get_int64 (parameter);

  g_array_append_val (ids, id);
  herald_library_load_stories_async (library_of (self), ids, NULL, story_found_cb, g_object_ref (self));
}

static void
show_source_action (GSimpleAction *action,
                    GVariant      *parameter,
                    gpointer       user_data)
{
  HeraldWindow *self = user_data;
  HeraldSource *source = herald_library_get_source (library_of (self), g_variant_get_int64 (parameter));

  if (source == NULL)
    return;

  adw_navigation_split_view_set_show_content (self->outer_view, FALSE);
  herald_sidebar_select (self->sidebar, G_OBJECT (source));
  adw_navigation_split_view_set_show_content (self->inner_view, TRUE);
}

static void
unread_only_action (GSimpleAction *action,
                    GVariant      *value,
                    gpointer       user_data)
{
  HeraldWindow *self = user_data;

  g_simple_action_set_state (action, value);
  g_settings_set_boolean (self->settings, "unread-only", g_variant_get_boolean (value));
  herald_story_pane_set_unread_only (self->story_pane, g_variant_get_boolean (value));
}

static void
bookmark_action (GSimpleAction *action,
                 GVariant      *value,
                 gpointer       user_data)
{
  HeraldWindow *self = user_data;

  herald_library_set_bookmarked (library_of (self), herald_reader_get_story (self->reader),
                                 g_variant_get_boolean (value));
}

static void
toggle_read_action (GSimpleAction *action,
                    GVariant      *parameter,
                    gpointer       user_data)
{
  HeraldWindow *self = user_data;
  HeraldStory *story = herald_reader_get_story (self->reader);

  stop_reading (self);
  herald_library_set_read (library_of (self), story, !herald_story_get_read (story));
}

static void
open_browser_action (GSimpleAction *action,
                     GVariant      *parameter,
                     gpointer       user_data)
{
  HeraldWindow *self = user_data;

  herald_story_open_browser (GTK_WIDGET (self->outer_view), herald_reader_get_story (self->reader));
}

static void
copy_link_action (GSimpleAction *action,
                  GVariant      *parameter,
                  gpointer       user_data)
{
  HeraldWindow *self = user_data;

  herald_story_copy_link (GTK_WIDGET (self->outer_view), herald_reader_get_story (self->reader));
}

static void
share_mail_action (GSimpleAction *action,
                   GVariant      *parameter,
                   gpointer       user_data)
{
  HeraldWindow *self = user_data;

  herald_story_share_mail (GTK_WIDGET (self->outer_view), herald_reader_get_story (self->reader));
}

static const GActionEntry actions[] = {
  { "add-address", add_address_action, "s" },
  { "add-source", add_source_action },
  { "add-folder", add_folder_action },
  { "starters", starters_action },
  { "import", import_action },
  { "export", export_action },
  { "export-everything", export_everything_action },
  { "refresh", refresh_action },
  { "cancel-refresh", cancel_refresh_action },
  { "mark-all-read", mark_all_read_action },
  { "next", next_action },
  { "previous", previous_action },
  { "next-unread", next_unread_action },
  { "scroll", scroll_action },
  { "search", search_action },
  { "show-bookmarks", show_bookmarks_action },
  { "search-for", search_for_action, "s" },
  { "show-source", show_source_action, "x" },
  { "show-story", show_story_action, "x" },
  { "unread-only", NULL, NULL, "false", unread_only_action },
  { "bookmark", NULL, NULL, "false", bookmark_action },
  { "toggle-read", toggle_read_action },
  { "open-browser", open_browser_action },
  { "copy-link", copy_link_action },
  { "share-mail", share_mail_action },
};

static void
bind_settings (HeraldWindow *self)
{
  g_settings_bind (self->settings, "window-width", self, "default-width", G_SETTINGS_BIND_DEFAULT);
  g_settings_bind (self->settings, "window-height", self, "default-height", G_SETTINGS_BIND_DEFAULT);
  g_settings_bind (self->settings, "window-maximized", self, "maximized", G_SETTINGS_BIND_DEFAULT);
  herald_pane_width_attach (self->inner_view, self->sources_handle, self->settings, "sources-width");
  herald_pane_width_attach (self->outer_view, self->headlines_handle, self->settings, "panes-width");
}

static void
herald_window_dispose (GObject *object)
{
  HeraldWindow *self = HERALD_WINDOW (object);

  stop_reading (self);
  if (self->reader != NULL)
    herald_window_set_session (self, NULL);
  g_clear_weak_pointer (&self->write_alert);
  g_clear_object (&self->signals);
  g_clear_object (&self->settings);
  gtk_widget_dispose_template (GTK_WIDGET (self), HERALD_TYPE_WINDOW);

  G_OBJECT_CLASS (herald_window_parent_class)->dispose (object);
}

static void
herald_window_class_init (HeraldWindowClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = herald_window_dispose;

  g_type_ensure (HERALD_TYPE_PANE_HANDLE);
  g_type_ensure (HERALD_TYPE_READER);
  g_type_ensure (HERALD_TYPE_SIDEBAR);
  g_type_ensure (HERALD_TYPE_STORY_PANE);
  g_type_ensure (HERALD_TYPE_WELCOME_PAGE);
  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/herald_reader/Herald/ui/herald-window.ui");
  gtk_widget_class_bind_template_child (widget_class, HeraldWindow, pages);
  gtk_widget_class_bind_template_child (widget_class, HeraldWindow, failure_page);
  gtk_widget_class_bind_template_child (widget_class, HeraldWindow, welcome_page);
  gtk_widget_class_bind_template_child (widget_class, HeraldWindow, outer_view);
  gtk_widget_class_bind_template_child (widget_class, HeraldWindow, inner_view);
  gtk_widget_class_bind_template_child (widget_class, HeraldWindow, story_page);
  gtk_widget_class_bind_template_child (widget_class, HeraldWindow, sidebar);
  gtk_widget_class_bind_template_child (widget_class, HeraldWindow, sources_handle);
  gtk_widget_class_bind_template_child (widget_class, HeraldWindow, headlines_handle);
  gtk_widget_class_bind_template_child (widget_class, HeraldWindow, story_pane);
  gtk_widget_class_bind_template_child (widget_class, HeraldWindow, reader);
  gtk_widget_class_bind_template_callback (widget_class, herald_window_add_source);
  gtk_widget_class_bind_template_callback (widget_class, item_chosen_cb);
  gtk_widget_class_bind_template_callback (widget_class, sources_shown_cb);
  gtk_widget_class_bind_template_callback (widget_class, story_chosen_cb);
  gtk_widget_class_bind_template_callback (widget_class, update_actions);
}

static void
herald_window_init (HeraldWindow *self)
{
  g_action_map_add_action_entries (G_ACTION_MAP (self), actions, G_N_ELEMENTS (actions), self);
  gtk_widget_init_template (GTK_WIDGET (self));
  herald_reading_keys_attach (GTK_WIDGET (self));

  self->signals = g_signal_group_new (HERALD_TYPE_STORY);
  g_signal_group_connect_swapped (self->signals, "notify::bookmarked", G_CALLBACK (update_actions), self);
  g_signal_connect_object (self->outer_view, "notify::show-content", G_CALLBACK (outer_shown_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->inner_view, "notify::show-content", G_CALLBACK (inner_shown_cb), self,
                           G_CONNECT_SWAPPED);
  update_actions (self);
}

HeraldWindow *
herald_window_new (GtkApplication *application,
                   GSettings      *settings)
{
  HeraldWindow *self = g_object_new (HERALD_TYPE_WINDOW, "application", application, NULL);

  self->settings = g_object_ref (settings);
  bind_settings (self);

  return self;
}

/**
 * herald_window_set_session:
 * @self: a window
 * @session: (nullable): what to show, or %NULL while another library is being opened
 */
void
herald_window_set_session (HeraldWindow  *self,
                           HeraldSession *session)
{
  g_autoptr (GVariant) unread_only = NULL;
  g_autofree char *last = NULL;

  g_return_if_fail (HERALD_IS_WINDOW (self));

  if (self->session == session)
    return;

  stop_reading (self);
  g_signal_group_set_target (self->signals, NULL);
  if (self->session != NULL)
    {
      g_signal_handlers_disconnect_by_data (library_of (self), self);
      g_signal_handlers_disconnect_by_data (herald_library_get_sources (library_of (self)), self);
      g_signal_handlers_disconnect_by_data (herald_session_get_refresh (self->session), self);
    }
  herald_reader_set_session (self->reader, session);
  herald_story_pane_set_session (self->story_pane, session);
  herald_sidebar_set_session (self->sidebar, session);
  herald_source_actions_attach (GTK_WIDGET (self->outer_view), session);
  g_set_object (&self->session, session);
  update_actions (self);
  if (session == NULL)
    {
      gtk_stack_set_visible_child_name (self->pages, "opening");
      return;
    }

  g_signal_connect_object (library_of (self), "write-failed", G_CALLBACK (write_failed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (herald_library_get_sources (library_of (self)), "items-changed",
                           G_CALLBACK (update_page), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (herald_session_get_refresh (session), "notify::active", G_CALLBACK (update_actions), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (herald_session_get_refresh (session), "finished", G_CALLBACK (refresh_finished_cb), self,
                           G_CONNECT_SWAPPED);
  update_page (self);
  unread_only = g_settings_get_value (self->settings, "unread-only");
  g_action_group_change_action_state (G_ACTION_GROUP (self), "unread-only", unread_only);
  last = g_settings_get_string (self->settings, "last-selection");
  herald_sidebar_select (self->sidebar, herald_sidebar_choice_find (library_of (self), last));
}

/**
 * herald_window_show_failure:
 * @self: a window
 * @error: why the library could not be opened
 */
void
herald_window_show_failure (HeraldWindow *self,
                            const GError *error)
{
  g_autofree char *text = NULL;

  g_return_if_fail (HERALD_IS_WINDOW (self));

  text = herald_error_text (error, NULL);
  adw_status_page_set_description (self->failure_page, text);
  gtk_stack_set_visible_child_name (self->pages, "failure");
}

/**
 * herald_window_add_source:
 * @self: a window with a session
 * @address: what a person gave
 *
 * Shows the dialog for adding a source, looking for what is at @address.
 */
void
herald_window_add_source (HeraldWindow *self,
                          const char   *address)
{
  g_return_if_fail (HERALD_IS_WINDOW (self));
  g_return_if_fail (self->session != NULL);

  herald_subscribe_dialog_find (present_subscribe_dialog (self), address);
}

/**
 * herald_window_import_file:
 * @self: a window with a session
 * @file: an OPML file, or a feed
 *
 * Subscribes to what @file lists, and says what came of it.
 */
void
herald_window_import_file (HeraldWindow *self,
                           GFile        *file)
{
  g_return_if_fail (HERALD_IS_WINDOW (self));
  g_return_if_fail (self->session != NULL);

  herald_opml_files_import_file (GTK_WIDGET (self->pages), self->session, file);
}

/**
 * herald_window_show_toast:
 * @self: a window
 * @text: what happened
 *
 * Says in passing that something is done.
 */
void
herald_window_show_toast (HeraldWindow *self,
                          const char   *text)
{
  g_return_if_fail (HERALD_IS_WINDOW (self));

  herald_toast_show (GTK_WIDGET (self->outer_view), text);
}
