/* SPDX-FileCopyrightText: 2026 The Herald founders
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "herald-library.h"

#include "herald-library-private.h"

/* Single stories, for those who show no list: by their words, and by their ids. */

static void
stories_found_cb (GObject      *object,
                  GAsyncResult *result,
                  gpointer      user_data)
{
  g_autoptr (GTask) task = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (HeraldStoryIds) found = herald_store_query_finish (HERALD_STORE (object), result, &error);

  if (found == NULL)
    {
      g_task_return_error (task, g_steal_pointer (&error));
      return;
    }

  g_task_return_pointer (task, g_array_ref (found->ids), (GDestroyNotify) g_array_unref);
}

/**
 * herald_library_find_stories_async:
 * @self: a library
 * @query: which stories
 * @max: how many are wanted at most
 * @cancellable: (nullable): a cancellable
 * @callback: called with their ids
 * @user_data: its data
 *
 * Finds the newest stories of a query.
 */
void
herald_library_find_stories_async (HeraldLibrary          *self,
                                   const HeraldStoryQuery *query,
                                   guint                   max,
                                   GCancellable           *cancellable,
                                   GAsyncReadyCallback     callback,
                                   gpointer                user_data)
{
  g_autoptr (HeraldStoryQuery) dated = NULL;
  GTask *task;

  g_return_if_fail (HERALD_IS_LIBRARY (self));
  g_return_if_fail (query != NULL);

  dated = herald_library_dup_dated (self, query);
  task = g_task_new (self, cancellable, callback, user_data);
  g_task_set_source_tag (task, herald_library_find_stories_async);
  herald_store_query_async (herald_library_get_store (self), dated, max, NULL, cancellable, stories_found_cb, task);
}

/**
 * herald_library_find_stories_finish:
 * @self: a library
 * @result: what the callback got
 * @error: where to put an error
 *
 * Returns: (transfer full) (element-type gint64): the ids of the stories, newest first
 */
GArray *
herald_library_find_stories_finish (HeraldLibrary  *self,
                                    GAsyncResult   *result,
                                    GError        **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}

static void
stories_loaded_cb (GObject      *object,
                   GAsyncResult *result,
                   gpointer      user_data)
{
  g_autoptr (GTask) task = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) records = herald_store_load_stories_finish (HERALD_STORE (object), result, &error);

  if (records == NULL)
    g_task_return_error (task, g_steal_pointer (&error));
  else
    g_task_return_pointer (task, g_steal_pointer (&records), (GDestroyNotify) g_ptr_array_unref);
}

/**
 * herald_library_load_stories_async:
 * @self: a library
 * @ids: (element-type gint64): stories
 * @cancellable: (nullable): a cancellable
 * @callback: called with them
 * @user_data: its data
 *
 * Loads what lists show of stories, once: what becomes of them later is not followed.
 */
void
herald_library_load_stories_async (HeraldLibrary       *self,
                                   GArray              *ids,
                                   GCancellable        *cancellable,
                                   GAsyncReadyCallback  callback,
                                   gpointer             user_data)
{
  GTask *task;

  g_return_if_fail (HERALD_IS_LIBRARY (self));
  g_return_if_fail (ids != NULL);

  task = g_task_new (self, cancellable, callback, user_data);
  g_task_set_source_tag (task, herald_library_load_stories_async);
  herald_store_load_stories_async (herald_library_get_store (self), (const gint64 *) (gpointer) ids->data, ids->len,
                                   cancellable, stories_loaded_cb, task);
}

/**
 * herald_library_load_stories_finish:
 * @self: a library
 * @result: what the callback got
 * @error: where to put an error
 *
 * Returns: (transfer full) (element-type HeraldStoryRecord): the stories in the order of their ids; those that are
 *   gone are left out
 */
GPtrArray *
herald_library_load_stories_finish (HeraldLibrary  *self,
                                    GAsyncResult   *result,
                                    GError        **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}

/**
 * herald_library_ref_story:
 * @self: a library
 * @story_id: a story
 *
 * Returns: (transfer full): the one object for that story, which is loaded when somebody loads or lists it
 */
HeraldStory *
herald_library_ref_story (HeraldLibrary *self,
                          gint64         story_id)
{
  g_return_val_if_fail (HERALD_IS_LIBRARY (self), NULL);

  return herald_story_pool_ref_story (herald_library_peek_pool (self), story_id);
}
