/* SPDX-FileCopyrightText: 2026 The Herald founders
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "herald-sectioned-stories.h"

/**
 * HeraldSectionedStories:
 *
 * A story list as GTK's list views want it to show a heading for each day. The engine knows the days, but not
 * GTK's interface for them.
 */
struct _HeraldSectionedStories
{
  GObject          parent_instance;

  HeraldStoryList *list; /* (owned) */
};

static void herald_sectioned_stories_list_model_init (GListModelInterface *iface);
static void herald_sectioned_stories_section_model_init (GtkSectionModelInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (HeraldSectionedStories, herald_sectioned_stories, G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (G_TYPE_LIST_MODEL,
                                                      herald_sectioned_stories_list_model_init)
                               G_IMPLEMENT_INTERFACE (GTK_TYPE_SECTION_MODEL,
                                                      herald_sectioned_stories_section_model_init))

static GType
herald_sectioned_stories_get_item_type (GListModel *model)
{
  return HERALD_TYPE_STORY;
}

static guint
herald_sectioned_stories_get_n_items (GListModel *model)
{
  return g_list_model_get_n_items (G_LIST_MODEL (HERALD_SECTIONED_STORIES (model)->list));
}

static gpointer
herald_sectioned_stories_get_item (GListModel *model,
                                   guint       position)
{
  return g_list_model_get_item (G_LIST_MODEL (HERALD_SECTIONED_STORIES (model)->list), position);
}

static void
herald_sectioned_stories_list_model_init (GListModelInterface *iface)
{
  iface->get_item_type = herald_sectioned_stories_get_item_type;
  iface->get_n_items = herald_sectioned_stories_get_n_items;
  iface->get_item = herald_sectioned_stories_get_item;
}

static void
herald_sectioned_stories_get_section (GtkSectionModel *model,
                                      guint            position,
                                      guint           *start,
                                      guint           *end)
{
  HeraldSectionedStories *self = HERALD_SECTIONED_STORIES (model);
  gint64 day;

  if (!herald_story_list_get_day (self->list, position, &day, start, end))
    {
      *start = g_list_model_get_n_items (G_LIST_MODEL (self->list));
      *end = G_MAXUINT;
    }
}

static void
herald_sectioned_stories_section_model_init (GtkSectionModelInterface *iface)
{
  iface->get_section = herald_sectioned_stories_get_section;
}

static void
herald_sectioned_stories_dispose (GObject *object)
{
  HeraldSectionedStories *self = HERALD_SECTIONED_STORIES (object);

  g_clear_object (&self->list);

  G_OBJECT_CLASS (herald_sectioned_stories_parent_class)->dispose (object);
}

static void
herald_sectioned_stories_class_init (HeraldSectionedStoriesClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = herald_sectioned_stories_dispose;
}

static void
herald_sectioned_stories_init (HeraldSectionedStories *self)
{
}

HeraldSectionedStories *
herald_sectioned_stories_new (HeraldStoryList *list)
{
  HeraldSectionedStories *self = g_object_new (HERALD_TYPE_SECTIONED_STORIES, NULL);

  self->list = g_object_ref (list);
  g_signal_connect_object (list, "items-changed", G_CALLBACK (g_list_model_items_changed), self, G_CONNECT_SWAPPED);

  return self;
}
