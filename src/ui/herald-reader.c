/* SPDX-FileCopyrightText: 2026 The Herald founders
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "herald-reader.h"

#include "herald-age.h"
#include "herald-article-view.h"
#include "herald-error-text.h"
#include "herald-open-address.h"
#include "herald-page-look.h"
#include "herald-type-settings.h"

#include <glib/gi18n.h>

/* A story that loads faster than this is shown without a spinner between. */
#define SPINNER_DELAY_MS 300

/**
 * HeraldReader:
 *
 * The pane in which one story is read.
 */
struct _HeraldReader
{
  AdwBin              parent_instance;

  AdwToolbarView     *toolbar_view;
  AdwWindowTitle     *title;
  GtkToggleButton    *bookmark_button;
  GtkToggleButton    *phone_bookmark_button;
  GtkWidget          *more_button;
  GtkWidget          *share_button;
  GtkWidget          *phone_share_button;
  HeraldTypeSettings *type_settings;
  GtkStack           *stack;
  AdwStatusPage      *failure_page;
  HeraldArticleView  *article_view;
  GtkLabel           *link_label;

  HeraldSession      *session;     /* (owned) (nullable) */
  HeraldStory        *story;       /* (owned) (nullable) */
  GSignalGroup       *signals;     /* (owned): of story */
  GSignalGroup       *origin;      /* (owned): of its source */
  GCancellable       *cancellable; /* (owned) (nullable): of loading the story */
  guint               spinner;     /* timeout, 0 when it is not to come */
  gboolean            narrow;
  gboolean            bound;       /* whether the type settings are bound to the settings */
};

enum
{
  PROP_NARROW = 1,
};

static GParamSpec *properties[PROP_NARROW + 1];

G_DEFINE_FINAL_TYPE (HeraldReader, herald_reader, ADW_TYPE_BIN)

static char *
dup_icon_address (HeraldSource *source)
{
  GBytes *bytes = source != NULL ? herald_source_get_icon (source) : NULL;
  g_autofree char *type = NULL;
  g_autofree char *media_type = NULL;
  g_autofree char *data = NULL;
  gsize length;
  gconstpointer start;

  if (bytes == NULL || g_bytes_get_size (bytes) == 0)
    return NULL;

  start = g_bytes_get_data (bytes, &length);
  type = g_content_type_guess (NULL, start, length, NULL);
  media_type = g_content_type_get_mime_type (type);
  if (media_type == NULL || !g_str_has_prefix (media_type, "image/"))
    return NULL;

  data = g_base64_encode (start, length);
  return g_strdup_printf ("data:%s;base64,%s", media_type, data);
}

static void
apply_style (HeraldReader *self)
{
  HeraldPageStyle style;
  g_autofree char *accent = NULL;
  g_autofree char *css = NULL;
  GdkRGBA background;

  if (self->session == NULL)
    return;

  herald_page_look_fill (&style, herald_session_get_settings (self->session), GTK_WIDGET (self), &accent);
  css = herald_article_page_style_sheet (&style);
  herald_page_look_background (style.theme, &background);
  herald_article_view_set_style_sheet (self->article_view, css, &background);
  herald_article_view_set_pictures (self->article_view,
                                    g_settings_get_boolean (herald_session_get_settings (self->session),
                                                            "load-remote-pictures"));

  gtk_widget_remove_css_class (GTK_WIDGET (self), "page-light");
  gtk_widget_remove_css_class (GTK_WIDGET (self), "page-sepia");
  gtk_widget_remove_css_class (GTK_WIDGET (self), "page-dark");
  gtk_widget_add_css_class (GTK_WIDGET (self), style.theme == HERALD_PAGE_THEME_SEPIA  ? "page-sepia"
                                               : style.theme == HERALD_PAGE_THEME_DARK ? "page-dark"
                                                                                       : "page-light");
}

static void
show_source_name (HeraldReader *self,
                  GParamSpec   *pspec,
                  HeraldSource *source)
{
  const char *name = herald_source_get_name (source);

  adw_window_title_set_subtitle (self->title, name);
  herald_article_view_set_source_name (self->article_view, name);
}

static void
show_record (HeraldReader      *self,
             HeraldStoryRecord *record)
{
  HeraldSource *source = herald_library_get_origin (herald_session_get_library (self->session), record->source_id);
  guint minutes = herald_article_page_minutes (record);
  g_autofree char *icon = dup_icon_address (source);
  g_autofree char *date = record->published != HERALD_TIME_NONE ? herald_age_full (record->published) : NULL;
  g_autofree char *reading_time = NULL;
  g_autofree char *accent = NULL;
  g_autofree char *html = NULL;
  HeraldPageStyle style;
  HeraldPageWords words = { 0 };

  if (minutes > 0)
    reading_time = g_strdup_printf (ngettext ("%u minute to read", "%u minutes to read", minutes), minutes);
  words.source = source != NULL ? herald_source_get_name (source) : "";
  words.icon = icon;
  words.date = date;
  words.reading_time = reading_time;
  words.untitled = _("Untitled");
  words.no_text = _("The source gives no text for this story.");
  words.open_link = _("Read it on the site");
  words.rtl = gtk_widget_get_direction (GTK_WIDGET (self)) == GTK_TEXT_DIR_RTL;

  adw_window_title_set_title (self->title, record->title != NULL ? record->title : words.untitled);
  adw_window_title_set_subtitle (self->title, words.source);
  gtk_widget_set_visible (GTK_WIDGET (self->title), FALSE);
  adw_toolbar_view_set_top_bar_style (self->toolbar_view, ADW_TOOLBAR_FLAT);

  herald_page_look_fill (&style, herald_session_get_settings (self->session), GTK_WIDGET (self), &accent);
  html = herald_article_page_to_html (record, &words, &style);
  herald_article_view_show_page (self->article_view, html);
  g_signal_group_set_target (self->origin, source);
  gtk_stack_set_visible_child_name (self->stack, "story");
}

static void
stop_loading (HeraldReader *self)
{
  g_clear_handle_id (&self->spinner, g_source_remove);
  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
}

static void
loaded_cb (GObject      *object,
           GAsyncResult *result,
           gpointer      user_data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (HeraldStoryRecord) record = NULL;
  g_autofree char *text = NULL;
  HeraldReader *self;

  record = herald_library_load_story_finish (HERALD_LIBRARY (object), result, &error);
  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;

  self = user_data;
  stop_loading (self);
  if (record != NULL)
    {
      show_record (self, record);
      return;
    }

  text = herald_error_text (error, NULL);
  adw_status_page_set_title (self->failure_page, _("The Story Cannot Be Shown"));
  adw_status_page_set_description (self->failure_page, text);
  gtk_stack_set_visible_child_name (self->stack, "failure");
}

static void
spinner_cb (gpointer user_data)
{
  HeraldReader *self = user_data;

  self->spinner = 0;
  gtk_stack_set_visible_child_name (self->stack, "loading");
}

static void
update_menus (HeraldReader *self)
{
  GtkWidget *menus[] = { self->more_button, self->share_button, self->phone_share_button };

  for (guint i = 0; i < G_N_ELEMENTS (menus); i++)
    gtk_widget_set_sensitive (menus[i], self->story != NULL);
}

static void
update_bookmark (HeraldReader *self)
{
  gboolean bookmarked = self->story != NULL && herald_story_get_bookmarked (self->story);
  const char *icon = bookmarked ? "starred-symbolic" : "non-starred-symbolic";
  const char *words = bookmarked ? _("Remove Bookmark") : _("Bookmark");
  GtkToggleButton *buttons[] = { self->bookmark_button, self->phone_bookmark_button };

  for (guint i = 0; i < G_N_ELEMENTS (buttons); i++)
    {
      gtk_button_set_icon_name (GTK_BUTTON (buttons[i]), icon);
      gtk_widget_set_tooltip_text (GTK_WIDGET (buttons[i]), words);
    }
}

static void
hovered_link_cb (HeraldReader *self,
                 const char   *address)
{
  gtk_label_set_label (self->link_label, address != NULL ? address : "");
  gtk_widget_set_visible (GTK_WIDGET (self->link_label), address != NULL);
}

static void
link_activated_cb (HeraldReader *self,
                   const char   *address)
{
  herald_open_address (GTK_WIDGET (self), address);
}

static void
scrolled_cb (HeraldReader *self,
             gboolean      scrolled,
             gboolean      past_heading)
{
  adw_toolbar_view_set_top_bar_style (self->toolbar_view,
                                      scrolled ? ADW_TOOLBAR_RAISED_BORDER : ADW_TOOLBAR_FLAT);
  gtk_widget_set_visible (GTK_WIDGET (self->title), past_heading);
}

static void
phone_type_clicked_cb (HeraldReader *self)
{
  herald_type_settings_present (GTK_WIDGET (self), herald_session_get_settings (self->session));
}

static void
herald_reader_get_property (GObject    *object,
                            guint       property_id,
                            GValue     *value,
                            GParamSpec *pspec)
{
  HeraldReader *self = HERALD_READER (object);

  switch (property_id)
    {
    case PROP_NARROW:
      g_value_set_boolean (value, self->narrow);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
    }
}

static void
herald_reader_set_property (GObject      *object,
                            guint         property_id,
                            const GValue *value,
                            GParamSpec   *pspec)
{
  HeraldReader *self = HERALD_READER (object);

  switch (property_id)
    {
    case PROP_NARROW:
      if (self->narrow != g_value_get_boolean (value))
        {
          self->narrow = g_value_get_boolean (value);
          g_object_notify_by_pspec (object, pspec);
        }
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
    }
}

static void
herald_reader_dispose (GObject *object)
{
  HeraldReader *self = HERALD_READER (object);

  stop_loading (self);
  g_clear_object (&self->signals);
  g_clear_object (&self->origin);
  g_clear_object (&self->story);
  g_clear_object (&self->session);
  /* The bin would unparent what its template has taken away from it already. */
  adw_bin_set_child (ADW_BIN (self), NULL);
  gtk_widget_dispose_template (GTK_WIDGET (self), HERALD_TYPE_READER);

  G_OBJECT_CLASS (herald_reader_parent_class)->dispose (object);
}

static void
herald_reader_class_init (HeraldReaderClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->get_property = herald_reader_get_property;
  object_class->set_property = herald_reader_set_property;
  object_class->dispose = herald_reader_dispose;

  properties[PROP_NARROW] =
    g_param_spec_boolean ("narrow", NULL, NULL, FALSE,
                          G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY);
  g_object_class_install_properties (object_class, G_N_ELEMENTS (properties), properties);

  g_type_ensure (HERALD_TYPE_ARTICLE_VIEW);
  g_type_ensure (HERALD_TYPE_TYPE_SETTINGS);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/herald_reader/Herald/ui/herald-reader.ui");
  gtk_widget_class_bind_template_child (widget_class, HeraldReader, toolbar_view);
  gtk_widget_class_bind_template_child (widget_class, HeraldReader, title);
  gtk_widget_class_bind_template_child (widget_class, HeraldReader, bookmark_button);
  gtk_widget_class_bind_template_child (widget_class, HeraldReader, phone_bookmark_button);
  gtk_widget_class_bind_template_child (widget_class, HeraldReader, more_button);
  gtk_widget_class_bind_template_child (widget_class, HeraldReader, share_button);
  gtk_widget_class_bind_template_child (widget_class, HeraldReader, phone_share_button);
  gtk_widget_class_bind_template_child (widget_class, HeraldReader, type_settings);
  gtk_widget_class_bind_template_child (widget_class, HeraldReader, stack);
  gtk_widget_class_bind_template_child (widget_class, HeraldReader, failure_page);
  gtk_widget_class_bind_template_child (widget_class, HeraldReader, article_view);
  gtk_widget_class_bind_template_child (widget_class, HeraldReader, link_label);
  gtk_widget_class_bind_template_callback (widget_class, hovered_link_cb);
  gtk_widget_class_bind_template_callback (widget_class, link_activated_cb);
  gtk_widget_class_bind_template_callback (widget_class, phone_type_clicked_cb);
  gtk_widget_class_bind_template_callback (widget_class, scrolled_cb);
}

static void
herald_reader_init (HeraldReader *self)
{
  AdwStyleManager *style_manager = adw_style_manager_get_default ();

  gtk_widget_init_template (GTK_WIDGET (self));
  self->signals = g_signal_group_new (HERALD_TYPE_STORY);
  g_signal_group_connect_swapped (self->signals, "notify::bookmarked", G_CALLBACK (update_bookmark), self);
  self->origin = g_signal_group_new (HERALD_TYPE_SOURCE);
  g_signal_group_connect_swapped (self->origin, "notify::name", G_CALLBACK (show_source_name), self);
  g_signal_connect_object (style_manager, "notify::dark", G_CALLBACK (apply_style), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (style_manager, "notify::accent-color-rgba", G_CALLBACK (apply_style), self,
                           G_CONNECT_SWAPPED);
  gtk_stack_set_visible_child_name (self->stack, "none");
}

/**
 * herald_reader_set_session:
 * @self: a reader
 * @session: (nullable): whose stories are read
 */
void
herald_reader_set_session (HeraldReader  *self,
                           HeraldSession *session)
{
  g_return_if_fail (HERALD_IS_READER (self));

  if (self->session == session)
    return;

  herald_reader_show (self, NULL);
  if (self->session != NULL)
    g_signal_handlers_disconnect_by_data (herald_session_get_settings (self->session), self);
  g_set_object (&self->session, session);
  if (session == NULL)
    return;

  g_signal_connect_object (herald_session_get_settings (session), "changed", G_CALLBACK (apply_style), self,
                           G_CONNECT_SWAPPED);
  if (!self->bound)
    {
      self->bound = TRUE;
      herald_type_settings_bind (self->type_settings, herald_session_get_settings (session));
    }
  apply_style (self);
}

/**
 * herald_reader_show:
 * @self: a reader
 * @story: (nullable): the story to show, or %NULL for none
 */
void
herald_reader_show (HeraldReader *self,
                    HeraldStory  *story)
{
  g_return_if_fail (HERALD_IS_READER (self));

  if (!g_set_object (&self->story, story))
    return;

  stop_loading (self);
  g_signal_group_set_target (self->signals, story);
  g_signal_group_set_target (self->origin, NULL);
  update_bookmark (self);
  update_menus (self);
  if (story == NULL)
    {
      gtk_widget_set_visible (GTK_WIDGET (self->title), FALSE);
      gtk_stack_set_visible_child_name (self->stack, "none");
      return;
    }

  self->cancellable = g_cancellable_new ();
  self->spinner = g_timeout_add_once (SPINNER_DELAY_MS, spinner_cb, self);
  herald_library_load_story_async (herald_session_get_library (self->session), story, self->cancellable,
                                   loaded_cb, self);
}

/**
 * herald_reader_get_story:
 *
 * Returns: (transfer none) (nullable): the story that is shown
 */
HeraldStory *
herald_reader_get_story (HeraldReader *self)
{
  g_return_val_if_fail (HERALD_IS_READER (self), NULL);

  return self->story;
}

/**
 * herald_reader_scroll_page:
 * @self: a reader
 *
 * Scrolls on, and to the next unread story after the end.
 */
void
herald_reader_scroll_page (HeraldReader *self)
{
  g_return_if_fail (HERALD_IS_READER (self));

  herald_article_view_scroll_page (self->article_view);
}
