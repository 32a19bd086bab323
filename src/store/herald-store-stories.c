/* SPDX-FileCopyrightText: 2026 The Herald founders
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "herald-store.h"

#include "herald-lists-table.h"
#include "herald-statuses-table.h"
#include "herald-stories-table.h"
#include "herald-store-private.h"

/* The calls about stories: lists of them, what they say, and what a person marks. */

typedef struct
{
  HeraldStoryQuery *query; /* (owned) (nullable) */
  GTimeZone        *zone;  /* (owned) (nullable) */
  GArray           *ids;   /* (owned) (nullable) (element-type gint64) */
  gint64            id;
  guint             max;
  gboolean          value;
  gssize            count; /* the answer to a count */
} Arguments;

static void
arguments_free (Arguments *self)
{
  g_clear_pointer (&self->query, herald_story_query_free);
  g_clear_pointer (&self->zone, g_time_zone_unref);
  g_clear_pointer (&self->ids, g_array_unref);
  g_free (self);
}

static GTask *
new_task (HeraldStore         *self,
          gpointer             source_tag,
          Arguments           *arguments,
          GCancellable        *cancellable,
          GAsyncReadyCallback  callback,
          gpointer             user_data)
{
  return herald_store_new_task (self, source_tag, arguments, (GDestroyNotify) arguments_free,
                                cancellable, callback, user_data);
}

static gpointer
finish_read (HeraldStore   *self,
             GAsyncResult  *result,
             gpointer       source_tag,
             GError       **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);
  g_return_val_if_fail (g_async_result_is_tagged (result, source_tag), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}

static GArray *
copy_ids (const gint64 *ids,
          gsize         n_ids)
{
  GArray *copy = g_array_sized_new (FALSE, FALSE, sizeof (gint64), (guint) n_ids);

  return g_array_append_vals (copy, ids, (guint) n_ids);
}

static gpointer
query_stories (HeraldDatabase  *database,
               gpointer         data,
               GCancellable    *cancellable,
               GError         **error)
{
  const Arguments *arguments = data;

  return herald_lists_table_query (database, arguments->query, arguments->max, arguments->zone, cancellable, error);
}

static gpointer
count_stories (HeraldDatabase  *database,
               gpointer         data,
               GCancellable    *cancellable,
               GError         **error)
{
  Arguments *arguments = data;

  arguments->count = herald_lists_table_count (database, arguments->query, cancellable, error);

  return arguments->count >= 0 ? arguments : NULL;
}

static gpointer
load_stories (HeraldDatabase  *database,
              gpointer         data,
              GCancellable    *cancellable,
              GError         **error)
{
  const Arguments *arguments = data;

  return herald_stories_table_load_many (database, arguments->ids, error);
}

static gpointer
load_story (HeraldDatabase  *database,
            gpointer         data,
            GCancellable    *cancellable,
            GError         **error)
{
  const Arguments *arguments = data;

  return herald_stories_table_load (database, arguments->id, error);
}

static gboolean
set_bookmarked (HeraldDatabase   *database,
                gpointer          data,
                HeraldChangeSet  *changes,
                GError          **error)
{
  const Arguments *arguments = data;

  return herald_statuses_table_set_bookmarked (database, arguments->id, arguments->value,
                                               g_get_real_time () / G_USEC_PER_SEC, changes, error);
}

/**
 * herald_store_query_async:
 * @self: a store
 * @query: which stories
 * @max: how many of the first ones are enough, or %G_MAXUINT
 * @zone: (nullable): where days are counted, or %NULL for the local time zone
 * @cancellable: (nullable): to give up
 * @callback: called with the answer
 * @user_data: for @callback
 *
 * Finds the stories of a list, newest first.
 */
void
herald_store_query_async (HeraldStore            *self,
                          const HeraldStoryQuery *query,
                          guint                   max,
                          GTimeZone              *zone,
                          GCancellable           *cancellable,
                          GAsyncReadyCallback     callback,
                          gpointer                user_data)
{
  Arguments *arguments;

  g_return_if_fail (HERALD_IS_STORE (self));
  g_return_if_fail (query != NULL);

  arguments = g_new0 (Arguments, 1);
  arguments->query = herald_story_query_copy (query);
  arguments->max = max;
  arguments->zone = zone != NULL ? g_time_zone_ref (zone) : g_time_zone_new_local ();
  herald_store_run_read (self,
                         new_task (self, herald_store_query_async, arguments, cancellable, callback, user_data),
                         query_stories, (GDestroyNotify) herald_story_ids_free);
}

HeraldStoryIds *
herald_store_query_finish (HeraldStore   *self,
                           GAsyncResult  *result,
                           GError       **error)
{
  return finish_read (self, result, herald_store_query_async, error);
}

/**
 * herald_store_load_stories_async:
 * @self: a store
 * @ids: (array length=n_ids): stories
 * @n_ids: how many
 * @cancellable: (nullable): to give up
 * @callback: called with the answer
 * @user_data: for @callback
 *
 * Reads what lists show of stories: all but content, summary, text, attachments and categories.
 */
void
herald_store_load_stories_async (HeraldStore         *self,
                                 const gint64        *ids,
                                 gsize                n_ids,
                                 GCancellable        *cancellable,
                                 GAsyncReadyCallback  callback,
                                 gpointer             user_data)
{
  Arguments *arguments;

  g_return_if_fail (HERALD_IS_STORE (self));
  g_return_if_fail (ids != NULL || n_ids == 0);

  arguments = g_new0 (Arguments, 1);
  arguments->ids = copy_ids (ids, n_ids);
  herald_store_run_read (self,
                         new_task (self, herald_store_load_stories_async, arguments,
                                   cancellable, callback, user_data),
                         load_stories, (GDestroyNotify) g_ptr_array_unref);
}

/**
 * herald_store_load_stories_finish:
 * @self: a store
 * @result: the result
 * @error: return location for a %HERALD_STORE_ERROR
 *
 * Returns: (transfer full) (element-type HeraldStoryRecord): the stories in the order of their ids in the call;
 *   those that are gone are left out
 */
GPtrArray *
herald_store_load_stories_finish (HeraldStore   *self,
                                  GAsyncResult  *result,
                                  GError       **error)
{
  return finish_read (self, result, herald_store_load_stories_async, error);
}

/**
 * herald_store_load_story_async:
 * @self: a store
 * @story_id: a story
 * @cancellable: (nullable): to give up
 * @callback: called with the answer
 * @user_data: for @callback
 *
 * Reads all of a story but its plain text, which is kept for search only.
 */
void
herald_store_load_story_async (HeraldStore         *self,
                               gint64               story_id,
                               GCancellable        *cancellable,
                               GAsyncReadyCallback  callback,
                               gpointer             user_data)
{
  Arguments *arguments;

  g_return_if_fail (HERALD_IS_STORE (self));

  arguments = g_new0 (Arguments, 1);
  arguments->id = story_id;
  herald_store_run_read (self,
                         new_task (self, herald_store_load_story_async, arguments,
                                   cancellable, callback, user_data),
                         load_story, (GDestroyNotify) herald_story_record_unref);
}

HeraldStoryRecord *
herald_store_load_story_finish (HeraldStore   *self,
                                GAsyncResult  *result,
                                GError       **error)
{
  return finish_read (self, result, herald_store_load_story_async, error);
}

/**
 * herald_store_count_async:
 * @self: a store
 * @query: which stories
 * @cancellable: (nullable): to give up
 * @callback: called with the answer
 * @user_data: for @callback
 *
 * Counts the stories of a list.
 */
void
herald_store_count_async (HeraldStore            *self,
                          const HeraldStoryQuery *query,
                          GCancellable           *cancellable,
                          GAsyncReadyCallback     callback,
                          gpointer                user_data)
{
  Arguments *arguments;

  g_return_if_fail (HERALD_IS_STORE (self));
  g_return_if_fail (query != NULL);

  arguments = g_new0 (Arguments, 1);
  arguments->query = herald_story_query_copy (query);
  herald_store_run_read (self,
                         new_task (self, herald_store_count_async, arguments, cancellable, callback, user_data),
                         count_stories, NULL);
}

/**
 * herald_store_count_finish:
 * @self: a store
 * @result: the result
 * @error: return location for a %HERALD_STORE_ERROR
 *
 * Returns: how many stories there are, or -1 with @error set
 */
gssize
herald_store_count_finish (HeraldStore   *self,
                           GAsyncResult  *result,
                           GError       **error)
{
  const Arguments *arguments = finish_read (self, result, herald_store_count_async, error);

  return arguments != NULL ? arguments->count : -1;
}

/**
 * herald_store_set_read_async:
 * @self: a store
 * @ids: (array length=n_ids): stories
 * @n_ids: how many
 * @read: whether they are read
 * @cancellable: (nullable): to give up before it was begun
 * @callback: called when it is stored
 * @user_data: for @callback
 *
 * Marks stories as read or unread. Ids of stories that are gone are passed over. Many are marked in steps, between
 * which other calls get their turn, but no later call that marks as read; should the program die in between, the
 * steps until then are done. The callback comes once all are.
 */
void
herald_store_set_read_async (HeraldStore         *self,
                             const gint64        *ids,
                             gsize                n_ids,
                             gboolean             read,
                             GCancellable        *cancellable,
                             GAsyncReadyCallback  callback,
                             gpointer             user_data)
{
  g_return_if_fail (HERALD_IS_STORE (self));
  g_return_if_fail (ids != NULL || n_ids == 0);

  herald_store_run_mark_ids (self,
                             new_task (self, herald_store_set_read_async, g_new0 (Arguments, 1),
                                       cancellable, callback, user_data),
                             ids, n_ids, read != FALSE);
}

HeraldChangeSet *
herald_store_set_read_finish (HeraldStore   *self,
                              GAsyncResult  *result,
                              GError       **error)
{
  return herald_store_finish_write (self, result, herald_store_set_read_async, error);
}

/**
 * herald_store_set_bookmarked_async:
 * @self: a store
 * @story_id: a story
 * @bookmarked: whether it is bookmarked
 * @cancellable: (nullable): to give up before it was begun
 * @callback: called when it is stored
 * @user_data: for @callback
 *
 * Bookmarks a story, which then stays until that is taken back, whatever becomes of its source.
 */
void
herald_store_set_bookmarked_async (HeraldStore         *self,
                                   gint64               story_id,
                                   gboolean             bookmarked,
                                   GCancellable        *cancellable,
                                   GAsyncReadyCallback  callback,
                                   gpointer             user_data)
{
  Arguments *arguments;

  g_return_if_fail (HERALD_IS_STORE (self));

  arguments = g_new0 (Arguments, 1);
  arguments->id = story_id;
  arguments->value = bookmarked != FALSE;
  herald_store_run_write (self,
                          new_task (self, herald_store_set_bookmarked_async, arguments,
                                    cancellable, callback, user_data),
                          set_bookmarked);
}

HeraldChangeSet *
herald_store_set_bookmarked_finish (HeraldStore   *self,
                                    GAsyncResult  *result,
                                    GError       **error)
{
  return herald_store_finish_write (self, result, herald_store_set_bookmarked_async, error);
}

/**
 * herald_store_mark_all_read_async:
 * @self: a store
 * @query: which stories
 * @cancellable: (nullable): to give up before it was begun
 * @callback: called when it is stored
 * @user_data: for @callback
 *
 * Marks all stories of a list as read. Giving the change set's ids to herald_store_set_read_async() undoes it.
 */
void
herald_store_mark_all_read_async (HeraldStore            *self,
                                  const HeraldStoryQuery *query,
                                  GCancellable           *cancellable,
                                  GAsyncReadyCallback     callback,
                                  gpointer                user_data)
{
  g_return_if_fail (HERALD_IS_STORE (self));
  g_return_if_fail (query != NULL);

  herald_store_run_mark_query (self,
                               new_task (self, herald_store_mark_all_read_async, g_new0 (Arguments, 1),
                                         cancellable, callback, user_data),
                               query);
}

HeraldChangeSet *
herald_store_mark_all_read_finish (HeraldStore   *self,
                                   GAsyncResult  *result,
                                   GError       **error)
{
  return herald_store_finish_write (self, result, herald_store_mark_all_read_async, error);
}
