/* SPDX-FileCopyrightText: 2026 The Herald founders
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "herald-story-row.h"

#include "herald-age-label.h"
#include "herald-age.h"
#include "herald-context-menu.h"
#include "herald-row-context.h"
#include "herald-source-icon.h"
#include "herald-story-title.h"
#include "herald-thumbnail.h"

#include "herald-story.h"

#include <glib/gi18n.h>

/**
 * HeraldStoryRow:
 *
 * One headline. It shows what its story says and follows its changes; the rest it asks of the
 * #HeraldRowContext it stands in.
 */
struct _HeraldStoryRow
{
  AdwBin            parent_instance;

  HeraldSourceIcon *source_icon;
  GtkLabel         *source_label;
  GtkButton        *star_button;
  HeraldAgeLabel   *age_label;
  GtkLabel         *title_label;
  GtkLabel         *preview_label;
  HeraldThumbnail  *thumbnail;

  HeraldStory      *story;          /* (owned) (nullable) */
  GSignalGroup     *signals;        /* (owned): of story */
  GSignalGroup     *source_signals; /* (owned): of the source the story is from */
  char             *description;    /* (owned) (nullable): what a screen reader says */
};

enum
{
  PROP_STORY = 1,
  PROP_DESCRIPTION,
};

static GParamSpec *properties[PROP_DESCRIPTION + 1];

G_DEFINE_FINAL_TYPE (HeraldStoryRow, herald_story_row, ADW_TYPE_BIN)

static void
set_css_class (HeraldStoryRow *self,
               const char     *name,
               gboolean        wanted)
{
  if (wanted)
    gtk_widget_add_css_class (GTK_WIDGET (self), name);
  else
    gtk_widget_remove_css_class (GTK_WIDGET (self), name);
}

static const char *
title_of (HeraldStory *story)
{
  if (!herald_story_get_loaded (story))
    return "";

  return herald_story_title (herald_story_get_title (story), herald_story_get_preview (story));
}

static char *
describe (HeraldStoryRow *self,
          const char     *source)
{
  g_autoptr (GStrvBuilder) parts = g_strv_builder_new ();
  g_auto (GStrv) texts = NULL;

  if (!herald_story_get_loaded (self->story))
    return g_strdup ("");

  if (!herald_story_get_read (self->story))
    /* Translators: read aloud before the title of one story that is unread. */
    g_strv_builder_add (parts, C_("story", "Unread"));
  if (herald_story_get_bookmarked (self->story))
    g_strv_builder_add (parts, _("Bookmarked"));
  g_strv_builder_add (parts, title_of (self->story));
  if (*source != '\0')
    g_strv_builder_add (parts, source);
  g_strv_builder_take (parts, herald_age_ago (herald_story_get_time (self->story),
                                              g_get_real_time () / G_USEC_PER_SEC));
  texts = g_strv_builder_end (parts);

  /* Translators: stands between what is read aloud of a headline: "Unread, The dunes that walk, Tidewater". */
  return g_strjoinv (_(", "), texts);
}

static void
update_description (HeraldStoryRow *self,
                    const char     *source)
{
  g_autofree char *text = describe (self, source);

  if (g_set_str (&self->description, text))
    g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_DESCRIPTION]);
}

static void
update_star (HeraldStoryRow *self)
{
  gboolean bookmarked = herald_story_get_bookmarked (self->story);
  const char *words = bookmarked ? _("Remove Bookmark") : _("Bookmark");

  gtk_button_set_icon_name (self->star_button, bookmarked ? "starred-symbolic" : "non-starred-symbolic");
  gtk_widget_set_tooltip_text (GTK_WIDGET (self->star_button), words);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->star_button), GTK_ACCESSIBLE_PROPERTY_LABEL, words, -1);
  set_css_class (self, "bookmarked", bookmarked);
}

static void
update (HeraldStoryRow *self)
{
  HeraldRowContext *context =
    (HeraldRowContext *) gtk_widget_get_ancestor (GTK_WIDGET (self), HERALD_TYPE_ROW_CONTEXT);
  HeraldSource *source;
  const char *title, *preview, *source_name;
  gboolean compact, loaded;

  if (self->story == NULL || context == NULL)
    return;

  source = herald_row_context_get_source (context, herald_story_get_source_id (self->story));
  source_name = source != NULL ? herald_source_get_name (source) : "";
  compact = herald_row_context_is_compact (context);
  loaded = herald_story_get_loaded (self->story);
  title = title_of (self->story);
  preview = herald_story_get_preview (self->story);
  if (preview == title)
    preview = NULL;

  g_signal_group_set_target (self->source_signals, source);
  herald_source_icon_set_source (self->source_icon, source);
  herald_source_icon_set_name (self->source_icon, source_name);
  gtk_label_set_label (self->source_label, source_name);
  gtk_label_set_label (self->title_label, title);
  gtk_label_set_label (self->preview_label, preview != NULL ? preview : "");
  gtk_label_set_lines (self->title_label, compact ? 1 : 2);
  gtk_widget_set_visible (GTK_WIDGET (self->preview_label), preview != NULL && *preview != '\0' && !compact);
  gtk_widget_set_visible (GTK_WIDGET (self->age_label), loaded);
  if (loaded)
    herald_age_label_set_time (self->age_label, herald_story_get_time (self->story));
  herald_thumbnail_show (self->thumbnail, compact ? NULL : herald_row_context_get_textures (context),
                         herald_story_get_thumbnail (self->story));
  set_css_class (self, "unread", loaded && !herald_story_get_read (self->story));
  set_css_class (self, "read", herald_story_get_read (self->story));
  update_star (self);
  update_description (self, source_name);
}

static void
set_story (HeraldStoryRow *self,
           HeraldStory    *story)
{
  if (!g_set_object (&self->story, story))
    return;

  g_signal_group_set_target (self->signals, story);
  update (self);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_STORY]);
}

static void
star_clicked_cb (HeraldStoryRow *self)
{
  gtk_widget_activate_action (GTK_WIDGET (self), "story.bookmark", "x", herald_story_get_id (self->story));
}

static void
middle_clicked_cb (HeraldStoryRow  *self,
                   int              n_press,
                   double           x,
                   double           y,
                   GtkGestureClick *gesture)
{
  gtk_gesture_set_state (GTK_GESTURE (gesture), GTK_EVENT_SEQUENCE_CLAIMED);
  gtk_widget_activate_action (GTK_WIDGET (self), "story.open-browser", "x", herald_story_get_id (self->story));
}

static void
herald_story_row_root (GtkWidget *widget)
{
  GTK_WIDGET_CLASS (herald_story_row_parent_class)->root (widget);
  update (HERALD_STORY_ROW (widget));
}

static void
herald_story_row_get_property (GObject    *object,
                               guint       property_id,
                               GValue     *value,
                               GParamSpec *pspec)
{
  HeraldStoryRow *self = HERALD_STORY_ROW (object);

  switch (property_id)
    {
    case PROP_STORY:
      g_value_set_object (value, self->story);
      break;
    case PROP_DESCRIPTION:
      g_value_set_string (value, self->description);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
    }
}

static void
herald_story_row_set_property (GObject      *object,
                               guint         property_id,
                               const GValue *value,
                               GParamSpec   *pspec)
{
  HeraldStoryRow *self = HERALD_STORY_ROW (object);

  switch (property_id)
    {
    case PROP_STORY:
      set_story (self, g_value_get_object (value));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
    }
}

static void
herald_story_row_dispose (GObject *object)
{
  HeraldStoryRow *self = HERALD_STORY_ROW (object);

  g_clear_object (&self->signals);
  g_clear_object (&self->source_signals);
  g_clear_object (&self->story);
  g_clear_pointer (&self->description, g_free);
  gtk_widget_dispose_template (GTK_WIDGET (self), HERALD_TYPE_STORY_ROW);

  G_OBJECT_CLASS (herald_story_row_parent_class)->dispose (object);
}

static void
herald_story_row_class_init (HeraldStoryRowClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->get_property = herald_story_row_get_property;
  object_class->set_property = herald_story_row_set_property;
  object_class->dispose = herald_story_row_dispose;
  widget_class->root = herald_story_row_root;

  properties[PROP_STORY] =
    g_param_spec_object ("story", NULL, NULL, HERALD_TYPE_STORY,
                         G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY);
  properties[PROP_DESCRIPTION] =
    g_param_spec_string ("description", NULL, NULL, NULL,
                         G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, G_N_ELEMENTS (properties), properties);

  g_type_ensure (HERALD_TYPE_AGE_LABEL);
  g_type_ensure (HERALD_TYPE_SOURCE_ICON);
  g_type_ensure (HERALD_TYPE_THUMBNAIL);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/herald_reader/Herald/ui/herald-story-row.ui");
  gtk_widget_class_bind_template_child (widget_class, HeraldStoryRow, source_icon);
  gtk_widget_class_bind_template_child (widget_class, HeraldStoryRow, source_label);
  gtk_widget_class_bind_template_child (widget_class, HeraldStoryRow, star_button);
  gtk_widget_class_bind_template_child (widget_class, HeraldStoryRow, age_label);
  gtk_widget_class_bind_template_child (widget_class, HeraldStoryRow, title_label);
  gtk_widget_class_bind_template_child (widget_class, HeraldStoryRow, preview_label);
  gtk_widget_class_bind_template_child (widget_class, HeraldStoryRow, thumbnail);
  gtk_widget_class_bind_template_callback (widget_class, star_clicked_cb);
  gtk_widget_class_set_css_name (widget_class, "story-row");
}

static void
herald_story_row_init (HeraldStoryRow *self)
{
  /* What comes with the story's text is notified together with one of these. */
  static const char *const shown[] = {
    "notify::loaded", "notify::title", "notify::preview", "notify::read", "notify::bookmarked",
  };
  GtkGesture *middle = gtk_gesture_click_new ();

  gtk_widget_init_template (GTK_WIDGET (self));

  self->signals = g_signal_group_new (HERALD_TYPE_STORY);
  for (guint i = 0; i < G_N_ELEMENTS (shown); i++)
    g_signal_group_connect_swapped (self->signals, shown[i], G_CALLBACK (update), self);
  self->source_signals = g_signal_group_new (HERALD_TYPE_SOURCE);
  g_signal_group_connect_swapped (self->source_signals, "notify::name", G_CALLBACK (update), self);

  gtk_gesture_single_set_button (GTK_GESTURE_SINGLE (middle), GDK_BUTTON_MIDDLE);
  g_signal_connect_object (middle, "pressed", G_CALLBACK (middle_clicked_cb), self, G_CONNECT_SWAPPED);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (middle));
  herald_context_menu_attach (GTK_WIDGET (self), herald_story_row_show_menu);
}

/**
 * herald_story_row_show_menu:
 * @widget: a #HeraldStoryRow
 * @x: where, in its coordinates
 * @y: the same
 *
 * Shows the context menu of the row's story.
 */
void
herald_story_row_show_menu (GtkWidget *widget,
                            double     x,
                            double     y)
{
  HeraldStoryRow *self = HERALD_STORY_ROW (widget);

  const char *states[3] = { NULL, };

  if (self->story == NULL)
    return;

  states[0] = herald_story_get_bookmarked (self->story) ? "bookmarked" : "not-bookmarked";
  states[1] = herald_story_get_read (self->story) ? "read" : "unread";
  herald_context_menu_popup (widget, "story_menu", herald_story_get_id (self->story), states, x, y);
}
