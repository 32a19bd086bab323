/* SPDX-FileCopyrightText: 2026 The Herald founders
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "herald-story-pane.h"

#include "herald-age.h"
#include "herald-context-menu.h"
#include "herald-empty-page.h"
#include "herald-list-top.h"
#include "herald-new-stories-pill.h"
#include "herald-row-context.h"
#include "herald-sectioned-stories.h"
#include "herald-sidebar-choice.h"
#include "herald-story-actions.h"
#include "herald-story-row.h"
#include "herald-texture-loader.h"

#include "herald-date.h"

#include <glib/gi18n.h>

/* A value of the setting "row-size", in the order of its enumeration. */
#define ROW_SIZE_COMPACT 1

/**
 * HeraldStoryPane:
 *
 * The headlines of what is chosen in the sidebar, with search and filter. The list view shows
 *
 *     GtkSingleSelection ─ HeraldSectionedStories ─ HeraldStoryList
 *
 * and each change of what is wanted makes a new story list.
 */
struct _HeraldStoryPane
{
  AdwBin                parent_instance;

  AdwWindowTitle       *title;
  GtkToggleButton      *unread_button;
  AdwBanner            *read_only_banner;
  GtkSearchBar         *search_bar;
  GtkSearchEntry       *search_entry;
  HeraldNewStoriesPill *pill;
  GtkStack             *stack;
  GtkScrolledWindow    *scroller;
  GtkListView          *list_view;
  HeraldEmptyPage      *empty_page;

  HeraldSession        *session;      /* (owned) (nullable) */
  HeraldTextureLoader  *textures;     /* (owned) (nullable) */
  GObject              *item;         /* (owned) (nullable): smart list, folder or source */
  GSignalGroup         *signals;      /* (owned): of item */
  HeraldStoryList      *list;         /* (owned) (nullable) */
  GtkSingleSelection   *selection;    /* (owned) (nullable) */
  HeraldStory          *wanted;       /* (owned) (nullable): to be opened once the list is there */
  GCancellable         *cancellable;  /* (owned): of looking for unread stories */
  gboolean              has_unread;
  gboolean              unread_only;
  gboolean              awaits_focus; /* whether the first headline is to have it when it comes */
  gboolean              wide;
};

enum
{
  PROP_TITLE = 1,
  PROP_HAS_UNREAD,
  PROP_WIDE,
};

enum
{
  STORY_CHOSEN,
  N_SIGNALS
};

static GParamSpec *properties[PROP_WIDE + 1];
static guint signals[N_SIGNALS];

static void herald_story_pane_row_context_init (HeraldRowContextInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (HeraldStoryPane, herald_story_pane, ADW_TYPE_BIN,
                               G_IMPLEMENT_INTERFACE (HERALD_TYPE_ROW_CONTEXT, herald_story_pane_row_context_init))

static gint64
now (void)
{
  return g_get_real_time () / G_USEC_PER_SEC;
}

static char *
day_heading (GtkListHeader *header,
             gint64         time)
{
  g_autoptr (GTimeZone) zone = g_time_zone_new_local ();

  return time > 0 ? herald_age_day_heading (herald_date_day_start (time, zone), now ()) : g_strdup ("");
}

static HeraldStoryQuery *
new_query (HeraldStoryPane *self)
{
  g_autoptr (GTimeZone) zone = g_time_zone_new_local ();
  const char *search = gtk_editable_get_text (GTK_EDITABLE (self->search_entry));
  HeraldStoryQuery *query = herald_sidebar_choice_new_query (self->item);

  query->since = herald_date_day_start (now (), zone);
  query->unread_only = self->unread_only;
  if (gtk_search_bar_get_search_mode (self->search_bar) && *search != '\0')
    query->search = g_strdup (search);

  return query;
}

static void
show_title (HeraldStoryPane *self,
            const char      *title)
{
  if (g_str_equal (title, adw_window_title_get_title (self->title)))
    return;

  adw_window_title_set_title (self->title, title);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_TITLE]);
}

static void
set_has_unread (HeraldStoryPane *self,
                gboolean         has_unread)
{
  if (self->has_unread == has_unread)
    return;

  self->has_unread = has_unread;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_HAS_UNREAD]);
}

static void
update_title (HeraldStoryPane *self)
{
  HeraldScheduler *scheduler = self->session != NULL ? herald_session_get_scheduler (self->session) : NULL;
  gboolean offline = scheduler != NULL && !herald_scheduler_get_online (scheduler);
  guint unread = self->list != NULL ? herald_story_list_get_unread (self->list) : 0;
  g_autofree char *count = NULL;
  g_autofree char *subtitle = NULL;

  if (unread > 0)
    /* Translators: below the title of a list of headlines. */
    count = g_strdup_printf (ngettext ("%'u unread", "%'u unread", unread), unread);
  if (offline && count != NULL)
    /* Translators: below the title of a list of headlines; %s is "24 unread". */
    subtitle = g_strdup_printf (_("Offline · %s"), count);

  show_title (self, self->item != NULL ? herald_sidebar_choice_get_title (self->item) : _("Headlines"));
  if (subtitle == NULL && count == NULL && offline)
    adw_window_title_set_subtitle (self->title, _("Offline"));
  else
    adw_window_title_set_subtitle (self->title, subtitle != NULL ? subtitle : count != NULL ? count : "");
  set_has_unread (self, unread > 0);
}

static void
select_position (HeraldStoryPane *self,
                 guint            position)
{
  gtk_list_view_scroll_to (self->list_view, position, GTK_LIST_SCROLL_SELECT | GTK_LIST_SCROLL_FOCUS, NULL);
}

static void
open_wanted (HeraldStoryPane *self)
{
  g_autoptr (HeraldStory) story = NULL;
  gboolean found;
  guint position;

  if (self->wanted == NULL || self->list == NULL)
    return;

  found = herald_story_list_find (self->list, herald_story_get_id (self->wanted), &position);
  if (!found && !herald_story_list_get_whole (self->list))
    return;

  story = g_steal_pointer (&self->wanted);
  if (found)
    {
      select_position (self, position);
      return;
    }
  herald_story_pane_unselect (self);
  g_signal_emit (self, signals[STORY_CHOSEN], 0, story);
}

static void
update_page (HeraldStoryPane *self)
{
  const char *page = "blank";

  if (self->list != NULL && g_list_model_get_n_items (G_LIST_MODEL (self->list)) > 0)
    page = "list";
  else if (self->list != NULL && !herald_story_list_get_loading (self->list))
    {
      herald_empty_page_describe (self->empty_page, self->item, herald_story_list_get_query (self->list),
                                  herald_session_get_refresh (self->session));
      page = "empty";
    }

  gtk_stack_set_visible_child_name (self->stack, page);
  update_title (self);
  open_wanted (self);
}

static void
items_changed_cb (HeraldStoryPane *self,
                  guint            position,
                  guint            removed,
                  guint            added)
{
  if (added > 0 && added == g_list_model_get_n_items (G_LIST_MODEL (self->list)))
    herald_list_top_show (self->list_view);
  update_page (self);
  if (self->awaits_focus && added > 0)
    gtk_widget_grab_focus (GTK_WIDGET (self));
}

static void
stories_arrived_cb (HeraldStoryPane *self,
                    guint            n)
{
  GtkAdjustment *adjustment = gtk_scrolled_window_get_vadjustment (self->scroller);

  /* At the very top with nothing chosen nobody is reading: the new ones may simply be there. */
  if (gtk_adjustment_get_value (adjustment) < 1
      && gtk_single_selection_get_selected (self->selection) == GTK_INVALID_LIST_POSITION)
    {
      if (gtk_widget_get_focus_child (GTK_WIDGET (self->list_view)) != NULL)
        gtk_widget_grab_focus (GTK_WIDGET (self));
      else
        herald_list_top_show (self->list_view);
      return;
    }

  herald_new_stories_pill_add (self->pill, n);
}

static void
list_failed_cb (HeraldStoryPane *self,
                GError          *error)
{
  herald_empty_page_describe_error (self->empty_page, error);
  if (g_list_model_get_n_items (G_LIST_MODEL (self->list)) == 0)
    gtk_stack_set_visible_child_name (self->stack, "empty");
}

static void
selected_cb (HeraldStoryPane *self)
{
  HeraldStory *story = gtk_single_selection_get_selected_item (self->selection);

  if (story != NULL)
    g_signal_emit (self, signals[STORY_CHOSEN], 0, story);
}

static void
scrolled_cb (HeraldStoryPane *self,
             GtkAdjustment   *adjustment)
{
  if (gtk_adjustment_get_value (adjustment) < 1)
    herald_new_stories_pill_hide (self->pill);
}

static void
drop_list (HeraldStoryPane *self)
{
  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  self->cancellable = g_cancellable_new ();

  if (self->list != NULL)
    g_signal_handlers_disconnect_by_data (self->list, self);
  if (self->selection != NULL)
    g_signal_handlers_disconnect_by_data (self->selection, self);
  if (self->list_view != NULL)
    gtk_list_view_set_model (self->list_view, NULL);
  g_clear_object (&self->selection);
  g_clear_object (&self->list);
}

static void
reload (HeraldStoryPane *self)
{
  g_autoptr (HeraldStoryQuery) query = NULL;
  g_autoptr (HeraldSectionedStories) stories = NULL;

  drop_list (self);
  herald_new_stories_pill_hide (self->pill);
  self->awaits_focus = FALSE;
  if (self->session == NULL || self->item == NULL)
    {
      update_page (self);
      return;
    }

  query = new_query (self);
  self->list = herald_library_list_stories (herald_session_get_library (self->session), query);
  stories = herald_sectioned_stories_new (self->list);
  self->selection = gtk_single_selection_new (NULL);
  gtk_single_selection_set_autoselect (self->selection, FALSE);
  gtk_single_selection_set_can_unselect (self->selection, TRUE);
  gtk_single_selection_set_model (self->selection, G_LIST_MODEL (stories));
  gtk_list_view_set_model (self->list_view, GTK_SELECTION_MODEL (self->selection));

  g_signal_connect_object (self->list, "items-changed", G_CALLBACK (items_changed_cb), self,
                           G_CONNECT_SWAPPED | G_CONNECT_AFTER);
  g_signal_connect_object (self->list, "notify::loading", G_CALLBACK (update_page), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->list, "notify::whole", G_CALLBACK (update_page), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->list, "notify::unread", G_CALLBACK (update_title), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->list, "stories-arrived", G_CALLBACK (stories_arrived_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->list, "failed", G_CALLBACK (list_failed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->selection, "notify::selected-item", G_CALLBACK (selected_cb), self,
                           G_CONNECT_SWAPPED);
  update_page (self);
}

static gboolean
set_item (HeraldStoryPane *self,
          GObject         *item)
{
  if (!g_set_object (&self->item, item))
    return FALSE;

  g_signal_group_set_target (self->signals, item);
  return TRUE;
}

static void
search_mode_cb (HeraldStoryPane *self)
{
  if (!gtk_search_bar_get_search_mode (self->search_bar)
      && self->list != NULL && herald_story_list_get_query (self->list)->search != NULL)
    reload (self);
}

static void
search_changed_cb (HeraldStoryPane *self)
{
  if (self->item != NULL)
    reload (self);
}

static void
search_activate_cb (HeraldStoryPane *self)
{
  herald_story_pane_step (self, 1);
}

static void
pill_clicked_cb (HeraldStoryPane *self)
{
  herald_list_top_show (self->list_view);
}

static void
search_everywhere_action (GtkWidget  *widget,
                          const char *name,
                          GVariant   *parameter)
{
  HeraldStoryPane *self = HERALD_STORY_PANE (widget);
  HeraldLibrary *library = herald_session_get_library (self->session);

  set_item (self, G_OBJECT (herald_library_get_smart_list (library, HERALD_STORY_SCOPE_ALL)));
  self->unread_only = FALSE;
  reload (self);
}

static void
unread_found_cb (GObject      *object,
                 GAsyncResult *result,
                 gpointer      user_data)
{
  g_autoptr (GError) error = NULL;
  guint position;

  if (!herald_story_list_find_unread_finish (HERALD_STORY_LIST (object), result, &position, &error))
    return;

  select_position (user_data, position);
}

static void
row_setting_cb (HeraldStoryPane *self)
{
  reload (self);
}

static HeraldStory *
ref_story (gpointer user_data,
           gint64   story_id)
{
  HeraldStoryPane *self = user_data;
  guint position;

  if (self->list == NULL || !herald_story_list_find (self->list, story_id, &position))
    return NULL;

  return g_list_model_get_item (G_LIST_MODEL (self->list), position);
}

static HeraldSource *
herald_story_pane_get_source (HeraldRowContext *context,
                              gint64            source_id)
{
  HeraldStoryPane *self = HERALD_STORY_PANE (context);

  return self->session != NULL
           ? herald_library_get_origin (herald_session_get_library (self->session), source_id)
           : NULL;
}

static HeraldTextureLoader *
herald_story_pane_get_textures (HeraldRowContext *context)
{
  HeraldStoryPane *self = HERALD_STORY_PANE (context);
  GSettings *settings = self->session != NULL ? herald_session_get_settings (self->session) : NULL;

  if (settings == NULL || !g_settings_get_boolean (settings, "show-pictures")
      || !g_settings_get_boolean (settings, "load-remote-pictures"))
    return NULL;

  return self->textures;
}

static gboolean
herald_story_pane_is_compact (HeraldRowContext *context)
{
  HeraldStoryPane *self = HERALD_STORY_PANE (context);

  return self->session != NULL
         && g_settings_get_enum (herald_session_get_settings (self->session), "row-size") == ROW_SIZE_COMPACT;
}

static void
herald_story_pane_row_context_init (HeraldRowContextInterface *iface)
{
  iface->get_source = herald_story_pane_get_source;
  iface->get_textures = herald_story_pane_get_textures;
  iface->is_compact = herald_story_pane_is_compact;
}

static void
herald_story_pane_get_property (GObject    *object,
                                guint       property_id,
                                GValue     *value,
                                GParamSpec *pspec)
{
  HeraldStoryPane *self = HERALD_STORY_PANE (object);

  switch (property_id)
    {
    case PROP_TITLE:
      g_value_set_string (value, adw_window_title_get_title (self->title));
      break;
    case PROP_HAS_UNREAD:
      g_value_set_boolean (value, self->has_unread);
      break;
    case PROP_WIDE:
      g_value_set_boolean (value, self->wide);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
    }
}

static void
herald_story_pane_set_property (GObject      *object,
                                guint         property_id,
                                const GValue *value,
                                GParamSpec   *pspec)
{
  HeraldStoryPane *self = HERALD_STORY_PANE (object);

  switch (property_id)
    {
    case PROP_WIDE:
      if (self->wide != g_value_get_boolean (value))
        {
          self->wide = g_value_get_boolean (value);
          g_object_notify_by_pspec (object, pspec);
        }
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
    }
}

/* The list view alone would keep the focus to itself where none of its rows has had it, and let no key move it;
 * scrolling alone says which row is to have it. */
static gboolean
herald_story_pane_grab_focus (GtkWidget *widget)
{
  HeraldStoryPane *self = HERALD_STORY_PANE (widget);

  self->awaits_focus = self->selection == NULL || g_list_model_get_n_items (G_LIST_MODEL (self->selection)) == 0;
  if (self->awaits_focus)
    return FALSE;

  gtk_list_view_scroll_to (self->list_view, 0, GTK_LIST_SCROLL_FOCUS, NULL);
  herald_list_top_show (self->list_view);

  return gtk_widget_grab_focus (GTK_WIDGET (self->list_view));
}

static void
herald_story_pane_dispose (GObject *object)
{
  HeraldStoryPane *self = HERALD_STORY_PANE (object);

  drop_list (self);
  herald_story_pane_set_session (self, NULL);
  g_clear_object (&self->wanted);
  g_clear_object (&self->signals);
  g_clear_object (&self->cancellable);
  gtk_widget_dispose_template (GTK_WIDGET (self), HERALD_TYPE_STORY_PANE);

  G_OBJECT_CLASS (herald_story_pane_parent_class)->dispose (object);
}

static void
herald_story_pane_class_init (HeraldStoryPaneClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->get_property = herald_story_pane_get_property;
  object_class->set_property = herald_story_pane_set_property;
  object_class->dispose = herald_story_pane_dispose;
  widget_class->grab_focus = herald_story_pane_grab_focus;

  properties[PROP_TITLE] =
    g_param_spec_string ("title", NULL, NULL, NULL, G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  properties[PROP_HAS_UNREAD] =
    g_param_spec_boolean ("has-unread", NULL, NULL, FALSE, G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  properties[PROP_WIDE] =
    g_param_spec_boolean ("wide", NULL, NULL, TRUE,
                          G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY);
  g_object_class_install_properties (object_class, G_N_ELEMENTS (properties), properties);

  signals[STORY_CHOSEN] =
    g_signal_new ("story-chosen", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                  G_TYPE_NONE, 1, HERALD_TYPE_STORY);

  g_type_ensure (HERALD_TYPE_EMPTY_PAGE);
  g_type_ensure (HERALD_TYPE_NEW_STORIES_PILL);
  g_type_ensure (HERALD_TYPE_STORY_ROW);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/herald_reader/Herald/ui/herald-story-pane.ui");
  gtk_widget_class_bind_template_child (widget_class, HeraldStoryPane, title);
  gtk_widget_class_bind_template_child (widget_class, HeraldStoryPane, unread_button);
  gtk_widget_class_bind_template_child (widget_class, HeraldStoryPane, read_only_banner);
  gtk_widget_class_bind_template_child (widget_class, HeraldStoryPane, search_bar);
  gtk_widget_class_bind_template_child (widget_class, HeraldStoryPane, search_entry);
  gtk_widget_class_bind_template_child (widget_class, HeraldStoryPane, pill);
  gtk_widget_class_bind_template_child (widget_class, HeraldStoryPane, stack);
  gtk_widget_class_bind_template_child (widget_class, HeraldStoryPane, scroller);
  gtk_widget_class_bind_template_child (widget_class, HeraldStoryPane, list_view);
  gtk_widget_class_bind_template_child (widget_class, HeraldStoryPane, empty_page);
  gtk_widget_class_bind_template_callback (widget_class, day_heading);
  gtk_widget_class_bind_template_callback (widget_class, search_mode_cb);
  gtk_widget_class_bind_template_callback (widget_class, search_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, search_activate_cb);
  gtk_widget_class_bind_template_callback (widget_class, pill_clicked_cb);
  gtk_widget_class_install_action (widget_class, "pane.search-everywhere", NULL, search_everywhere_action);
}

static void
herald_story_pane_init (HeraldStoryPane *self)
{
  self->wide = TRUE;
  self->cancellable = g_cancellable_new ();
  /* Its name, and whether it fails. */
  self->signals = g_signal_group_new (G_TYPE_OBJECT);
  g_signal_group_connect_swapped (self->signals, "notify", G_CALLBACK (update_page), self);
  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_search_bar_connect_entry (self->search_bar, GTK_EDITABLE (self->search_entry));
  g_signal_connect_object (gtk_scrolled_window_get_vadjustment (self->scroller), "value-changed",
                           G_CALLBACK (scrolled_cb), self, G_CONNECT_SWAPPED);
  herald_context_menu_attach_keys (GTK_WIDGET (self->list_view), herald_story_row_show_menu);
}

/**
 * herald_story_pane_set_session:
 * @self: a pane
 * @session: (nullable): whose stories to show
 */
void
herald_story_pane_set_session (HeraldStoryPane *self,
                               HeraldSession   *session)
{
  static const char *const row_settings[] = {
    "changed::show-pictures", "changed::load-remote-pictures", "changed::row-size",
  };

  g_return_if_fail (HERALD_IS_STORY_PANE (self));

  if (self->session == session)
    return;

  if (self->session != NULL)
    {
      g_signal_handlers_disconnect_by_data (herald_session_get_scheduler (self->session), self);
      g_signal_handlers_disconnect_by_data (herald_session_get_settings (self->session), self);
      herald_texture_loader_shutdown (self->textures);
    }
  drop_list (self);
  g_clear_object (&self->wanted);
  g_clear_object (&self->textures);
  set_item (self, NULL);
  g_set_object (&self->session, session);
  herald_story_actions_attach (GTK_WIDGET (self), session, ref_story, self);
  if (session == NULL)
    return;

  gtk_widget_set_visible (GTK_WIDGET (self->read_only_banner),
                          herald_library_is_read_only (herald_session_get_library (session)));

  self->textures = herald_texture_loader_new (herald_session_get_pictures (session));
  g_signal_connect_object (herald_session_get_scheduler (session), "notify::online",
                           G_CALLBACK (update_title), self, G_CONNECT_SWAPPED);
  for (guint i = 0; i < G_N_ELEMENTS (row_settings); i++)
    g_signal_connect_object (herald_session_get_settings (session), row_settings[i], G_CALLBACK (row_setting_cb),
                             self, G_CONNECT_SWAPPED);
}

/**
 * herald_story_pane_show:
 * @self: a pane
 * @item: the smart list, folder or source whose stories to show
 */
void
herald_story_pane_show (HeraldStoryPane *self,
                        GObject         *item)
{
  g_return_if_fail (HERALD_IS_STORY_PANE (self));

  if (!set_item (self, item))
    return;

  g_clear_object (&self->wanted);
  gtk_search_bar_set_search_mode (self->search_bar, FALSE);
  reload (self);
}

/**
 * herald_story_pane_get_query:
 *
 * Returns: (nullable): which stories are shown
 */
const HeraldStoryQuery *
herald_story_pane_get_query (HeraldStoryPane *self)
{
  g_return_val_if_fail (HERALD_IS_STORY_PANE (self), NULL);

  return self->list != NULL ? herald_story_list_get_query (self->list) : NULL;
}

gboolean
herald_story_pane_get_has_unread (HeraldStoryPane *self)
{
  g_return_val_if_fail (HERALD_IS_STORY_PANE (self), FALSE);

  return self->has_unread;
}

/**
 * herald_story_pane_step:
 * @self: a pane
 * @direction: 1 for the next headline, -1 for the previous one
 */
void
herald_story_pane_step (HeraldStoryPane *self,
                        int              direction)
{
  guint n_items, selected;

  g_return_if_fail (HERALD_IS_STORY_PANE (self));

  if (self->list == NULL)
    return;

  n_items = g_list_model_get_n_items (G_LIST_MODEL (self->list));
  selected = gtk_single_selection_get_selected (self->selection);
  if (n_items == 0)
    return;

  if (selected == GTK_INVALID_LIST_POSITION)
    select_position (self, 0);
  else if (direction > 0 && selected + 1 < n_items)
    select_position (self, selected + 1);
  else if (direction < 0 && selected > 0)
    select_position (self, selected - 1);
}

/**
 * herald_story_pane_step_to_unread:
 * @self: a pane
 *
 * Selects the next unread headline below the selected one.
 */
void
herald_story_pane_step_to_unread (HeraldStoryPane *self)
{
  g_return_if_fail (HERALD_IS_STORY_PANE (self));

  if (self->list != NULL)
    herald_story_list_find_unread_async (self->list, gtk_single_selection_get_selected (self->selection), FALSE,
                                         self->cancellable, unread_found_cb, self);
}

/**
 * herald_story_pane_unselect:
 * @self: a pane
 *
 * Selects no headline, so that each can be chosen anew; where one pane is shown at a time.
 */
void
herald_story_pane_unselect (HeraldStoryPane *self)
{
  g_return_if_fail (HERALD_IS_STORY_PANE (self));

  if (self->selection != NULL)
    gtk_single_selection_set_selected (self->selection, GTK_INVALID_LIST_POSITION);
}

/**
 * herald_story_pane_start_search:
 * @self: a pane
 * @words: (nullable): what to search for, or %NULL to let the person type it
 */
void
herald_story_pane_start_search (HeraldStoryPane *self,
                                const char      *words)
{
  g_return_if_fail (HERALD_IS_STORY_PANE (self));

  gtk_search_bar_set_search_mode (self->search_bar, TRUE);
  gtk_widget_grab_focus (GTK_WIDGET (self->search_entry));
  if (words == NULL)
    return;

  gtk_editable_set_text (GTK_EDITABLE (self->search_entry), words);
  gtk_editable_set_position (GTK_EDITABLE (self->search_entry), -1);
}

/**
 * herald_story_pane_open:
 * @self: a pane
 * @story: a story
 *
 * Chooses @story as soon as the headlines are there, be it one of them or not.
 */
void
herald_story_pane_open (HeraldStoryPane *self,
                        HeraldStory     *story)
{
  g_return_if_fail (HERALD_IS_STORY_PANE (self));
  g_return_if_fail (HERALD_IS_STORY (story));

  g_set_object (&self->wanted, story);
  open_wanted (self);
}

gboolean
herald_story_pane_get_unread_only (HeraldStoryPane *self)
{
  g_return_val_if_fail (HERALD_IS_STORY_PANE (self), FALSE);

  return self->unread_only;
}

/**
 * herald_story_pane_set_unread_only:
 * @self: a pane
 * @unread_only: whether read stories are left out
 */
void
herald_story_pane_set_unread_only (HeraldStoryPane *self,
                                   gboolean         unread_only)
{
  g_return_if_fail (HERALD_IS_STORY_PANE (self));

  if (self->unread_only == unread_only)
    return;

  self->unread_only = unread_only;
  reload (self);
}
