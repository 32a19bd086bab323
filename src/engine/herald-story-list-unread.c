/* SPDX-FileCopyrightText: 2026 The Herald founders
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "herald-story-list.h"

#include "herald-id-array.h"
#include "herald-story-list-private.h"

/* The next unread story of a list. The stories that are loaded are known; behind them the store is asked about a
 * few pages of neighbours, then for the ids of all that are unread. */

#define PAGE 128
#define MAX_PAGES 4

typedef struct
{
  gint64   anchor;    /* id of the story from which is searched, or 0 for the end of the list */
  gboolean backwards;
  guint    n_pages;   /* loaded so far */
} Search;

typedef enum
{
  STORY_READ,
  STORY_UNREAD,
  STORY_UNKNOWN,
} StoryState;

static StoryState
get_state (HeraldStoryList *list,
           gint64           id)
{
  const HeraldStoryQuery *query = herald_story_list_get_query (list);
  HeraldStory *story = herald_story_pool_lookup (herald_story_list_peek_pool (list), id);

  if (story != NULL && herald_story_get_loaded (story))
    return herald_story_get_read (story) ? STORY_READ : STORY_UNREAD;
  if (herald_story_query_is_unread_only (query))
    return herald_id_array_contains (query->kept, id) ? STORY_UNKNOWN : STORY_UNREAD;

  return STORY_UNKNOWN;
}

/* The position next to where the search begins, or one outside the list. */
static gint64
get_first (HeraldStoryList *list,
           const Search    *search)
{
  guint position;

  if (search->anchor != 0 && herald_story_list_find (list, search->anchor, &position))
    return search->backwards ? (gint64) position - 1 : (gint64) position + 1;

  return search->backwards ? (gint64) g_list_model_get_n_items (G_LIST_MODEL (list)) - 1 : 0;
}

/* Whether an unread story is found in the direction of the search. */
static gboolean
is_ahead (HeraldStoryList *list,
          const Search    *search,
          gint64           first,
          gint64           id,
          guint           *position)
{
  return herald_story_list_find (list, id, position)
         && (search->backwards ? (gint64) *position <= first : (gint64) *position >= first);
}

static void
unread_listed_cb (GObject      *object,
                  GAsyncResult *result,
                  gpointer      user_data)
{
  g_autoptr (GTask) task = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (HeraldStoryIds) unread = herald_store_query_finish (HERALD_STORE (object), result, &error);
  HeraldStoryList *list = g_task_get_source_object (task);
  const Search *search = g_task_get_task_data (task);
  gint64 first;
  gint64 found = -1;
  guint low = 0;
  guint high;
  guint position;

  if (unread == NULL)
    {
      g_task_return_error (task, g_steal_pointer (&error));
      return;
    }

  /* Both have the same order, so the nearest one ahead is found by halving. */
  first = get_first (list, search);
  high = unread->ids->len;
  while (low < high)
    {
      guint middle = low + (high - low) / 2;
      gboolean ahead = is_ahead (list, search, first, g_array_index (unread->ids, gint64, middle), &position);

      if (ahead)
        found = position;
      if (ahead != search->backwards)
        high = middle;
      else
        low = middle + 1;
    }

  g_task_return_int (task, found);
}

static void search_on (GTask *task);

static void
neighbours_loaded_cb (GObject      *object,
                      GAsyncResult *result,
                      gpointer      user_data)
{
  g_autoptr (GTask) task = user_data;
  g_autoptr (GError) error = NULL;

  if (!herald_story_pool_load_finish (HERALD_STORY_POOL (object), result, &error))
    g_task_return_error (task, g_steal_pointer (&error));
  else
    search_on (g_steal_pointer (&task));
}

static void
load_neighbours (GTask  *task,
                 gint64  position)
{
  HeraldStoryList *list = g_task_get_source_object (task);
  Search *search = g_task_get_task_data (task);
  gint64 n_items = g_list_model_get_n_items (G_LIST_MODEL (list));
  gint64 ids[PAGE];
  guint n_ids = 0;

  search->n_pages++;
  while (n_ids < PAGE && position >= 0 && position < n_items)
    {
      ids[n_ids++] = herald_story_list_get_id (list, (guint) position);
      position += search->backwards ? -1 : 1;
    }
  herald_story_pool_load_async (herald_story_list_peek_pool (list), ids, n_ids, g_task_get_cancellable (task),
                                neighbours_loaded_cb, task);
}

static void
list_unread (GTask *task)
{
  HeraldStoryList *list = g_task_get_source_object (task);
  g_autoptr (HeraldStoryQuery) query = herald_story_query_copy (herald_story_list_get_query (list));
  g_autoptr (GTimeZone) zone = g_time_zone_new_utc ();

  query->unread_only = TRUE;
  g_clear_pointer (&query->kept, g_array_unref);
  herald_store_query_async (herald_story_list_peek_store (list), query, G_MAXUINT, zone,
                            g_task_get_cancellable (task), unread_listed_cb, task);
}

static void
list_grown_cb (GTask *task)
{
  g_signal_handlers_disconnect_by_func (g_task_get_source_object (task), list_grown_cb, task);
  search_on (task);
}

static void
search_on (GTask *task)
{
  HeraldStoryList *list = g_task_get_source_object (task);
  const Search *search = g_task_get_task_data (task);
  gint64 n_items = g_list_model_get_n_items (G_LIST_MODEL (list));
  gint64 position = get_first (list, search);
  StoryState state = STORY_READ;

  while (position >= 0 && position < n_items)
    {
      state = get_state (list, herald_story_list_get_id (list, (guint) position));
      if (state != STORY_READ)
        break;
      position += search->backwards ? -1 : 1;
    }

  if (state == STORY_UNKNOWN && search->n_pages < MAX_PAGES)
    {
      load_neighbours (task, position);
      return;
    }
  if (state == STORY_UNKNOWN)
    {
      list_unread (task);
      return;
    }

  /* The rest of a long list is still to come. */
  if (state == STORY_READ && !search->backwards && !herald_story_list_get_whole (list))
    {
      g_signal_connect_swapped (list, "notify::whole", G_CALLBACK (list_grown_cb), task);
      return;
    }

  g_task_return_int (task, state == STORY_UNREAD ? (gssize) position : -1);
  g_object_unref (task);
}

/**
 * herald_story_list_find_unread_async:
 * @self: a list
 * @from: a position, or %G_MAXUINT to begin at the first or last story
 * @backwards: whether to search towards newer stories
 * @cancellable: (nullable): a cancellable
 * @callback: called when it is found
 * @user_data: its data
 *
 * Finds the unread story next to @from, which itself does not count.
 */
void
herald_story_list_find_unread_async (HeraldStoryList     *self,
                                     guint                from,
                                     gboolean             backwards,
                                     GCancellable        *cancellable,
                                     GAsyncReadyCallback  callback,
                                     gpointer             user_data)
{
  Search *search;
  GTask *task;

  g_return_if_fail (HERALD_IS_STORY_LIST (self));

  search = g_new0 (Search, 1);
  search->backwards = !!backwards;
  if (from < g_list_model_get_n_items (G_LIST_MODEL (self)))
    search->anchor = herald_story_list_get_id (self, from);
  task = g_task_new (self, cancellable, callback, user_data);
  g_task_set_source_tag (task, herald_story_list_find_unread_async);
  g_task_set_task_data (task, search, g_free);
  search_on (task);
}

/**
 * herald_story_list_find_unread_finish:
 * @self: a list
 * @result: what the callback got
 * @position: (out): where the story is
 * @error: where to put an error
 *
 * Returns: whether there is one; if not, @error is only set where it could not be found out
 */
gboolean
herald_story_list_find_unread_finish (HeraldStoryList  *self,
                                      GAsyncResult     *result,
                                      guint            *position,
                                      GError          **error)
{
  g_autoptr (GError) local_error = NULL;
  gssize found;

  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);
  g_return_val_if_fail (position != NULL, FALSE);

  found = g_task_propagate_int (G_TASK (result), &local_error);
  if (local_error != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&local_error));
      return FALSE;
    }
  if (found < 0)
    return FALSE;

  *position = (guint) found;
  return TRUE;
}
