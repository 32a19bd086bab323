/* SPDX-FileCopyrightText: 2026 The Herald founders
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "herald-merge.h"

#include "herald-search-table.h"
#include "herald-sources-table.h"
#include "herald-statuses-table.h"
#include "herald-stories-table.h"

/* Dates before 1990 are those of clocks that were never set. */
#define EARLIEST_DATE 631152000

/*
 * What a fetched document changes. It may have tens of thousands of stories, so it is merged in parts, each in
 * a transaction of its own where others wait. What a fetch found out is written with the last part: should the
 * program die before, the next fetch brings the whole document again.
 */
struct _HeraldMerge
{
  HeraldSourceRecord  *source;      /* (owned) */
  HeraldFeedDocument  *document;    /* (owned) (nullable) */
  gint64               now;
  HeraldStoryIdentity *identities;  /* (owned): one for each story of the document */
  GHashTable          *in_document; /* (owned) (element-type HeraldStoryIdentity uint): where each stands first */
  GHashTable          *in_feed;     /* (owned) (element-type HeraldStoryIdentity HeraldStatus): of the last document,
                                     * less those that were met in this one */
  GHashTable          *renamed;     /* (owned) (element-type gint64 HeraldStatus): by alias, the stories of the last
                                     * document that are not in this one; a name and date may be there again */
  guint                n_left;      /* the stories before this one are still to be merged */
  gboolean             is_done;
  HeraldChangeSet     *changes;     /* (owned) */

  /* Of the part that is run: */
  HeraldDatabase      *database;    /* (unowned) */
  GPtrArray           *unindexed;   /* (unowned) (element-type HeraldUnindexed) */
};

/* Feeds repeat a guid by mistake; the first story that has it is taken. */
static void
identify_stories (HeraldMerge *self,
                  GPtrArray   *stories)
{
  self->identities = g_new (HeraldStoryIdentity, MAX (stories->len, 1));
  self->in_document = g_hash_table_new (herald_story_identity_hash, herald_story_identity_equal);

  for (guint i = 0; i < stories->len; i++)
    {
      herald_story_identity_init (&self->identities[i], g_ptr_array_index (stories, i));
      if (!g_hash_table_contains (self->in_document, &self->identities[i]))
        g_hash_table_insert (self->in_document, &self->identities[i], GUINT_TO_POINTER (i));
    }
}

static gboolean
load_feed (HeraldMerge  *self,
           GError      **error)
{
  GHashTableIter iter;
  gpointer value;

  self->in_feed = herald_statuses_table_load_feed (self->database, self->source->id, error);
  if (self->in_feed == NULL)
    return FALSE;

  self->renamed = g_hash_table_new (g_int64_hash, g_int64_equal);
  g_hash_table_iter_init (&iter, self->in_feed);
  while (g_hash_table_iter_next (&iter, NULL, &value))
    {
      HeraldStatus *status = value;

      if (status->alias != 0 && !g_hash_table_contains (self->in_document, &status->identity))
        g_hash_table_replace (self->renamed, &status->alias, status);
    }

  return TRUE;
}

static gint64
get_sort_time (HeraldStoryRecord *story,
               gint64             arrived)
{
  if (story->published == HERALD_TIME_NONE || story->published < EARLIEST_DATE)
    return arrived;

  return MIN (story->published, arrived);
}

/* Takes what is known of a story out of those that were in the feed, else looks it up. */
static gboolean
find_status (HeraldMerge                *self,
             const HeraldStoryIdentity  *identity,
             gint64                      alias,
             HeraldStatus               *status,
             GError                    **error)
{
  HeraldStatus *known = g_hash_table_lookup (self->in_feed, identity);

  if (known == NULL)
    {
      if (!herald_statuses_table_find (self->database, self->source->id, identity, status, error))
        return FALSE;
      if (status->id != 0)
        return TRUE;
      known = alias != 0 ? g_hash_table_lookup (self->renamed, &alias) : NULL;
    }

  if (known != NULL)
    {
      *status = *known;
      g_hash_table_remove (self->renamed, &status->alias);
      g_hash_table_remove (self->in_feed, &known->identity);
    }

  return TRUE;
}

static gboolean
insert_story (HeraldMerge        *self,
              HeraldStoryRecord  *story,
              HeraldStatus       *status,
              GError            **error)
{
  status->arrived = self->now;
  status->sort_time = get_sort_time (story, self->now);

  if (!herald_statuses_table_insert (self->database, self->source->id, status, error) ||
      !herald_stories_table_insert (self->database, status->id, story, error))
    return FALSE;

  g_array_append_val (self->changes->added, status->id);
  g_ptr_array_add (self->unindexed, herald_unindexed_new (status->id, story, FALSE));

  return TRUE;
}

static gboolean
update_story (HeraldMerge        *self,
              HeraldStoryRecord  *story,
              HeraldStatus       *status,
              GError            **error)
{
  gboolean ok;

  if (!herald_statuses_table_update (self->database, status, error))
    return FALSE;

  g_ptr_array_add (self->unindexed, herald_unindexed_new (status->id, story, !status->is_gone));
  if (status->is_gone)
    {
      ok = herald_stories_table_insert (self->database, status->id, story, error);
      g_array_append_val (self->changes->added, status->id);
    }
  else
    {
      ok = herald_stories_table_update (self->database, status->id, story, error);
      g_array_append_val (self->changes->changed, status->id);
      self->changes->changes |= HERALD_STORY_CHANGED_CONTENT;
    }

  return ok;
}

static gboolean
merge_story (HeraldMerge                *self,
             HeraldStoryRecord          *story,
             const HeraldStoryIdentity  *identity,
             GError                    **error)
{
  HeraldStatus status = { 0, };
  gint64 alias = herald_story_get_alias (story);
  gint64 digest = herald_story_get_digest (story);
  gboolean is_same;

  if (!find_status (self, identity, alias, &status, error))
    return FALSE;

  is_same = status.id != 0 && !status.is_gone && status.digest == digest &&
            herald_story_identity_equal (&status.identity, identity);
  status.identity = *identity;
  status.alias = alias;
  status.digest = digest;

  if (status.id == 0)
    return insert_story (self, story, &status, error);
  if (!is_same)
    return update_story (self, story, &status, error);
  if (!status.in_feed)
    return herald_statuses_table_update (self->database, &status, error);

  return TRUE;
}

static gboolean
begin (HeraldMerge  *self,
       GError      **error)
{
  GPtrArray *stories = self->document->stories;

  identify_stories (self, stories);
  self->n_left = stories->len;

  return load_feed (self, error);
}

/* Feeds stand newest first. What comes without a date is ordered by id, so the last story gets the first one. */
static gboolean
merge_stories (HeraldMerge  *self,
               guint        *max,
               GError      **error)
{
  for (; self->n_left > 0 && *max > 0; self->n_left--, (*max)--)
    {
      guint i = self->n_left - 1;

      if (GPOINTER_TO_UINT (g_hash_table_lookup (self->in_document, &self->identities[i])) != i)
        continue;
      if (!merge_story (self, g_ptr_array_index (self->document->stories, i), &self->identities[i], error))
        return FALSE;
    }

  return TRUE;
}

static gboolean
leave_feed (HeraldMerge  *self,
            guint        *max,
            GError      **error)
{
  GHashTableIter iter;
  gpointer value;

  g_hash_table_iter_init (&iter, self->in_feed);
  for (; *max > 0 && g_hash_table_iter_next (&iter, NULL, &value); (*max)--)
    {
      if (!herald_statuses_table_leave_feed (self->database, ((HeraldStatus *) value)->id, error))
        return FALSE;
      g_hash_table_iter_remove (&iter);
    }

  return TRUE;
}

static gboolean
finish (HeraldMerge  *self,
        GError      **error)
{
  g_array_sort (self->changes->added, herald_change_set_compare_ids);
  g_array_sort (self->changes->changed, herald_change_set_compare_ids);
  self->is_done = TRUE;

  return herald_sources_table_update_fetched (self->database, self->source, self->document, error) &&
         herald_sources_table_add_count (self->database, self->source->id, self->changes->counts, error);
}

static gboolean
run (HeraldMerge  *self,
     guint         max,
     GError      **error)
{
  if (!herald_sources_table_check (self->database, self->source->id, error))
    return FALSE;

  if (self->document != NULL && self->document->stories->len > 0)
    {
      if (self->in_feed == NULL && !begin (self, error))
        return FALSE;
      if (!merge_stories (self, &max, error) || (self->n_left == 0 && !leave_feed (self, &max, error)))
        return FALSE;
      if (max == 0)
        return TRUE;
    }

  return finish (self, error);
}

/*
 * A merge of what a fetch of @source brought. @document is NULL where there was nothing new. An empty document is
 * taken for a mistake of its server and makes no story leave the feed.
 */
HeraldMerge *
herald_merge_new (HeraldSourceRecord *source,
                  HeraldFeedDocument *document,
                  gint64              now)
{
  HeraldMerge *self = g_new0 (HeraldMerge, 1);

  self->source = herald_source_record_ref (source);
  self->document = document != NULL ? herald_feed_document_ref (document) : NULL;
  self->now = now;
  self->changes = herald_change_set_new ();

  return self;
}

void
herald_merge_free (HeraldMerge *self)
{
  g_clear_pointer (&self->identities, g_free);
  g_clear_pointer (&self->in_document, g_hash_table_unref);
  g_clear_pointer (&self->renamed, g_hash_table_unref);
  g_clear_pointer (&self->in_feed, g_hash_table_unref);
  g_clear_pointer (&self->changes, herald_change_set_unref);
  g_clear_pointer (&self->document, herald_feed_document_unref);
  g_clear_pointer (&self->source, herald_source_record_unref);
  g_free (self);
}

/*
 * Merges the next @max stories or fewer. Those that are to be given to herald_search_table_index() before the end
 * of the transaction are added to @unindexed. After an error, or when its part was taken back, a merge cannot go on.
 */
gboolean
herald_merge_run (HeraldMerge     *self,
                  HeraldDatabase  *database,
                  guint            max,
                  GPtrArray       *unindexed,
                  GError         **error)
{
  gboolean ok;

  g_assert (!self->is_done);

  self->database = database;
  self->unindexed = unindexed;
  ok = run (self, max, error);
  self->database = NULL;
  self->unindexed = NULL;

  return ok;
}

/*
 * Returns: (transfer full) (nullable): what is different now, or NULL while there is more to merge
 */
HeraldChangeSet *
herald_merge_ref_changes (HeraldMerge *self)
{
  return self->is_done ? herald_change_set_ref (self->changes) : NULL;
}
