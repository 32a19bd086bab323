/* SPDX-FileCopyrightText: 2026 The Herald founders
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "herald-news.h"

/* Of a run that brings more, the newest are looked at. */
#define MAX_STORIES 2000

/**
 * HeraldNews:
 *
 * Finds among the new stories of a refresh those that the reader wants to be told of: of sources that are announced,
 * and with words that were asked for. What a source brings with its first answer is not new, and not told of.
 */
struct _HeraldNews
{
  GObject        parent_instance;

  HeraldRefresh *refresh;     /* (owned) */
  GStrv          words;       /* (owned): each may be several, all of which a story has to have */
  GHashTable    *known;       /* (owned) (element-type HeraldSource): that had delivered before the run */
  GArray        *added;       /* (owned) (element-type gint64): stories that came in with the run */
  GCancellable  *cancellable; /* (owned) */
};

enum
{
  ARRIVED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (HeraldNews, herald_news, G_TYPE_OBJECT)

static HeraldLibrary *
library_of (HeraldNews *self)
{
  return herald_refresh_get_library (self->refresh);
}

static HeraldNewsGroup *
group_new (HeraldSource *source,
           const char   *words)
{
  HeraldNewsGroup *group = g_rc_box_new0 (HeraldNewsGroup);

  g_set_object (&group->source, source);
  group->words = g_strdup (words);
  group->stories = g_ptr_array_new_with_free_func ((GDestroyNotify) herald_story_record_unref);

  return group;
}

static void
group_clear (gpointer data)
{
  HeraldNewsGroup *group = data;

  g_clear_object (&group->source);
  g_free (group->words);
  g_ptr_array_unref (group->stories);
}

HeraldNewsGroup *
herald_news_group_ref (HeraldNewsGroup *group)
{
  return g_rc_box_acquire (group);
}

void
herald_news_group_unref (HeraldNewsGroup *group)
{
  g_rc_box_release_full (group, group_clear);
}

static const char *
find_words (HeraldNews        *self,
            HeraldStoryRecord *story)
{
  g_autofree char *text = g_strjoin (" ", story->title != NULL ? story->title : "", story->preview, NULL);

  for (guint i = 0; self->words[i] != NULL; i++)
    if (g_str_match_string (self->words[i], text, TRUE))
      return self->words[i];

  return NULL;
}

static void
sort_in (GPtrArray         *groups,
         HeraldSource      *source,
         const char        *words,
         HeraldStoryRecord *story)
{
  HeraldNewsGroup *group;

  for (guint i = 0; i < groups->len; i++)
    {
      group = g_ptr_array_index (groups, i);
      if (group->source == source && g_strcmp0 (group->words, words) == 0)
        {
          g_ptr_array_add (group->stories, herald_story_record_ref (story));
          return;
        }
    }

  group = group_new (source, words);
  g_ptr_array_add (group->stories, herald_story_record_ref (story));
  g_ptr_array_add (groups, group);
}

static int
compare_newest_first (gconstpointer a,
                      gconstpointer b)
{
  const HeraldStoryRecord *story_a = a, *story_b = b;

  if (story_a->sort_time != story_b->sort_time)
    return story_a->sort_time > story_b->sort_time ? -1 : 1;

  return story_a->id > story_b->id ? -1 : story_a->id < story_b->id;
}

static void
stories_loaded_cb (GObject      *object,
                   GAsyncResult *result,
                   gpointer      user_data)
{
  g_autoptr (HeraldNews) self = user_data;
  g_autoptr (GPtrArray) stories = herald_library_load_stories_finish (HERALD_LIBRARY (object), result, NULL);
  g_autoptr (GPtrArray) groups = g_ptr_array_new_with_free_func ((GDestroyNotify) herald_news_group_unref);

  if (stories == NULL)
    return;

  g_ptr_array_sort_values (stories, compare_newest_first);
  for (guint i = 0; i < stories->len; i++)
    {
      HeraldStoryRecord *story = g_ptr_array_index (stories, i);
      HeraldSource *source = herald_library_get_source (library_of (self), story->source_id);
      const char *words;

      if (source == NULL || story->read || !g_hash_table_contains (self->known, source))
        continue;

      words = find_words (self, story);
      if (herald_library_is_announced (library_of (self), source))
        sort_in (groups, source, NULL, story);
      else if (words != NULL)
        sort_in (groups, NULL, words, story);
    }

  if (groups->len > 0)
    g_signal_emit (self, signals[ARRIVED], 0, groups);
}

static void
finished_cb (HeraldNews *self)
{
  g_autoptr (GArray) ids = g_steal_pointer (&self->added);

  self->added = g_array_new (FALSE, FALSE, sizeof (gint64));
  if (ids->len == 0)
    return;

  g_array_sort (ids, herald_change_set_compare_ids);
  if (ids->len > MAX_STORIES)
    g_array_remove_range (ids, 0, ids->len - MAX_STORIES);
  herald_library_load_stories_async (library_of (self), ids, self->cancellable, stories_loaded_cb,
                                     g_object_ref (self));
}

static void
active_cb (HeraldNews *self)
{
  GListModel *sources = herald_library_get_sources (library_of (self));

  if (!herald_refresh_get_active (self->refresh))
    return;

  g_hash_table_remove_all (self->known);
  for (guint i = 0; i < g_list_model_get_n_items (sources); i++)
    {
      g_autoptr (HeraldSource) source = g_list_model_get_item (sources, i);

      if (herald_source_get_record (source)->last_success != HERALD_TIME_NONE)
        g_hash_table_add (self->known, g_steal_pointer (&source));
    }
}

static gboolean
is_of_interest (HeraldNews      *self,
                HeraldChangeSet *changes)
{
  if (!herald_refresh_get_active (self->refresh) || changes->added->len == 0)
    return FALSE;
  if (self->words[0] != NULL)
    return TRUE;

  for (guint i = 0; i < changes->counts->len; i++)
    {
      gint64 source_id = g_array_index (changes->counts, HeraldSourceCount, i).source_id;
      HeraldSource *source = herald_library_get_source (library_of (self), source_id);

      if (source != NULL && herald_library_is_announced (library_of (self), source))
        return TRUE;
    }

  return FALSE;
}

static void
changed_cb (HeraldNews      *self,
            HeraldChangeSet *changes)
{
  if (is_of_interest (self, changes))
    g_array_append_vals (self->added, changes->added->data, changes->added->len);
}

static void
herald_news_dispose (GObject *object)
{
  HeraldNews *self = HERALD_NEWS (object);

  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  g_clear_object (&self->refresh);
  g_clear_pointer (&self->words, g_strfreev);
  g_clear_pointer (&self->known, g_hash_table_unref);
  g_clear_pointer (&self->added, g_array_unref);

  G_OBJECT_CLASS (herald_news_parent_class)->dispose (object);
}

static void
herald_news_class_init (HeraldNewsClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = herald_news_dispose;

  signals[ARRIVED] = g_signal_new ("arrived", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                   G_TYPE_NONE, 1, G_TYPE_PTR_ARRAY);
}

static void
herald_news_init (HeraldNews *self)
{
  self->words = g_new0 (char *, 1);
  self->known = g_hash_table_new_full (NULL, NULL, g_object_unref, NULL);
  self->added = g_array_new (FALSE, FALSE, sizeof (gint64));
  self->cancellable = g_cancellable_new ();
}

/**
 * herald_news_new:
 * @refresh: what brings new stories
 *
 * Returns: (transfer full): an object that tells of those which the reader wants to be told of
 */
HeraldNews *
herald_news_new (HeraldRefresh *refresh)
{
  HeraldNews *self;

  g_return_val_if_fail (HERALD_IS_REFRESH (refresh), NULL);

  self = g_object_new (HERALD_TYPE_NEWS, NULL);
  self->refresh = g_object_ref (refresh);
  g_signal_connect_object (refresh, "notify::active", G_CALLBACK (active_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (refresh, "finished", G_CALLBACK (finished_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (library_of (self), "changed", G_CALLBACK (changed_cb), self, G_CONNECT_SWAPPED);

  return self;
}

/**
 * herald_news_set_words:
 * @self: an object of news
 * @words: what to tell of besides, whatever its source: each one is a word or several, with all of which words of
 *   the title or the first sentences of a story begin, in capitals or not, with accents or without
 */
void
herald_news_set_words (HeraldNews        *self,
                       const char *const *words)
{
  g_return_if_fail (HERALD_IS_NEWS (self));
  g_return_if_fail (words != NULL);

  g_strfreev (self->words);
  self->words = g_strdupv ((GStrv) words);
}
