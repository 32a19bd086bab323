/* SPDX-FileCopyrightText: 2026 The Herald founders
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "herald-library.h"

#include "herald-library-private.h"
#include "herald-story-private.h"

/* What is done with stories. */

/* One change of a story by a person, on its way to the store. */
typedef struct
{
  HeraldLibrary   *library; /* (owned) */
  HeraldStory     *story;   /* (owned) */
  HeraldStoryFlag  flag;
  gboolean         value;
} FlagWrite;

static void
flag_write_free (FlagWrite *write)
{
  g_object_unref (write->library);
  g_object_unref (write->story);
  g_free (write);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (FlagWrite, flag_write_free)

static void
story_loaded_cb (GObject      *object,
                 GAsyncResult *result,
                 gpointer      user_data)
{
  g_autoptr (GTask) task = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (HeraldStoryRecord) record = herald_store_load_story_finish (HERALD_STORE (object), result, &error);

  if (record == NULL)
    g_task_return_error (task, g_steal_pointer (&error));
  else
    g_task_return_pointer (task, g_steal_pointer (&record), (GDestroyNotify) herald_story_record_unref);
}

/**
 * herald_library_load_story_async:
 * @self: a library
 * @story: a story
 * @cancellable: (nullable): a cancellable
 * @callback: called with it
 * @user_data: its data
 *
 * Loads all of a story, with its text.
 */
void
herald_library_load_story_async (HeraldLibrary       *self,
                                 HeraldStory         *story,
                                 GCancellable        *cancellable,
                                 GAsyncReadyCallback  callback,
                                 gpointer             user_data)
{
  GTask *task;
  gint64 id;

  g_return_if_fail (HERALD_IS_LIBRARY (self));
  g_return_if_fail (HERALD_IS_STORY (story));

  id = herald_story_get_id (story);
  task = g_task_new (self, cancellable, callback, user_data);
  g_task_set_source_tag (task, herald_library_load_story_async);
  herald_story_pool_want (herald_library_peek_pool (self), &id, 1);
  herald_store_load_story_async (herald_library_get_store (self), id, cancellable, story_loaded_cb, task);
}

HeraldStoryRecord *
herald_library_load_story_finish (HeraldLibrary  *self,
                                  GAsyncResult   *result,
                                  GError        **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}

static void
flag_written (FlagWrite       *write,
              HeraldChangeSet *changes,
              const GError    *error)
{
  if (changes != NULL)
    {
      herald_story_store_flag (write->story, write->flag, write->value);
      herald_library_apply (write->library, changes, FALSE);
    }
  herald_story_settle_flag (write->story, write->flag);
  if (changes == NULL)
    herald_library_fail_write (write->library, error);
}

static void
read_written_cb (GObject      *object,
                 GAsyncResult *result,
                 gpointer      user_data)
{
  g_autoptr (FlagWrite) write = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (HeraldChangeSet) changes = herald_store_set_read_finish (HERALD_STORE (object), result, &error);

  flag_written (write, changes, error);
}

static void
bookmark_written_cb (GObject      *object,
                     GAsyncResult *result,
                     gpointer      user_data)
{
  g_autoptr (FlagWrite) write = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (HeraldChangeSet) changes = herald_store_set_bookmarked_finish (HERALD_STORE (object), result, &error);

  flag_written (write, changes, error);
}

static FlagWrite *
begin_flag (HeraldLibrary   *self,
            HeraldStory     *story,
            HeraldStoryFlag  flag,
            gboolean         value)
{
  FlagWrite *write = g_new0 (FlagWrite, 1);

  write->library = g_object_ref (self);
  write->story = g_object_ref (story);
  write->flag = flag;
  write->value = !!value;
  herald_story_begin_flag (story, flag, value);

  return write;
}

/**
 * herald_library_set_read:
 * @self: a library
 * @story: a story
 * @read: whether it was read
 *
 * Shows at once that a story was read, and stores it.
 */
void
herald_library_set_read (HeraldLibrary *self,
                         HeraldStory   *story,
                         gboolean       read)
{
  gint64 id;

  g_return_if_fail (HERALD_IS_LIBRARY (self));
  g_return_if_fail (HERALD_IS_STORY (story));

  if (herald_story_get_loaded (story) && herald_story_get_read (story) == !!read)
    return;

  id = herald_story_get_id (story);
  herald_store_set_read_async (herald_library_get_store (self), &id, 1, read, NULL, read_written_cb,
                               begin_flag (self, story, HERALD_STORY_FLAG_READ, read));
}

/**
 * herald_library_set_bookmarked:
 * @self: a library
 * @story: a story
 * @bookmarked: whether it has a bookmark
 *
 * Shows at once that a story has a bookmark, and stores it.
 */
void
herald_library_set_bookmarked (HeraldLibrary *self,
                               HeraldStory   *story,
                               gboolean       bookmarked)
{
  g_return_if_fail (HERALD_IS_LIBRARY (self));
  g_return_if_fail (HERALD_IS_STORY (story));

  if (herald_story_get_loaded (story) && herald_story_get_bookmarked (story) == !!bookmarked)
    return;

  herald_store_set_bookmarked_async (herald_library_get_store (self), herald_story_get_id (story), bookmarked, NULL,
                                     bookmark_written_cb,
                                     begin_flag (self, story, HERALD_STORY_FLAG_BOOKMARKED, bookmarked));
}

static void
all_marked_cb (GObject      *object,
               GAsyncResult *result,
               gpointer      user_data)
{
  g_autoptr (GTask) task = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (HeraldChangeSet) changes = herald_store_mark_all_read_finish (HERALD_STORE (object), result, &error);

  if (changes == NULL)
    {
      g_task_return_error (task, g_steal_pointer (&error));
      return;
    }

  herald_library_apply (g_task_get_source_object (task), changes, FALSE);
  g_task_return_pointer (task, g_array_ref (changes->changed), (GDestroyNotify) g_array_unref);
}

/**
 * herald_library_mark_all_read_async:
 * @self: a library
 * @query: which stories
 * @cancellable: (nullable): a cancellable
 * @callback: called when they are marked
 * @user_data: its data
 *
 * Marks all stories of a query read.
 */
void
herald_library_mark_all_read_async (HeraldLibrary          *self,
                                    const HeraldStoryQuery *query,
                                    GCancellable           *cancellable,
                                    GAsyncReadyCallback     callback,
                                    gpointer                user_data)
{
  g_autoptr (HeraldStoryQuery) dated = NULL;
  GTask *task;

  g_return_if_fail (HERALD_IS_LIBRARY (self));
  g_return_if_fail (query != NULL);

  task = herald_library_begin_write (self, herald_library_mark_all_read_async, cancellable, callback, user_data);
  if (task == NULL)
    return;

  dated = herald_library_dup_dated (self, query);
  herald_store_mark_all_read_async (herald_library_get_store (self), dated, NULL, all_marked_cb, task);
}

/**
 * herald_library_mark_all_read_finish:
 * @self: a library
 * @result: what the callback got
 * @error: where to put an error
 *
 * Returns: (transfer full) (element-type gint64): ids of the stories that were unread before; with
 *   herald_library_set_ids_read_async() they are so again
 */
GArray *
herald_library_mark_all_read_finish (HeraldLibrary  *self,
                                     GAsyncResult   *result,
                                     GError        **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}

static void
ids_marked_cb (GObject      *object,
               GAsyncResult *result,
               gpointer      user_data)
{
  g_autoptr (GTask) task = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (HeraldChangeSet) changes = herald_store_set_read_finish (HERALD_STORE (object), result, &error);

  if (changes == NULL)
    {
      g_task_return_error (task, g_steal_pointer (&error));
      return;
    }

  herald_library_apply (g_task_get_source_object (task), changes, FALSE);
  g_task_return_boolean (task, TRUE);
}

/**
 * herald_library_set_ids_read_async:
 * @self: a library
 * @ids: (element-type gint64): ids of stories
 * @read: whether they were read
 * @cancellable: (nullable): a cancellable
 * @callback: called when they are marked
 * @user_data: its data
 *
 * Marks many stories read or unread.
 */
void
herald_library_set_ids_read_async (HeraldLibrary       *self,
                                   GArray              *ids,
                                   gboolean             read,
                                   GCancellable        *cancellable,
                                   GAsyncReadyCallback  callback,
                                   gpointer             user_data)
{
  GTask *task;

  g_return_if_fail (HERALD_IS_LIBRARY (self));
  g_return_if_fail (ids != NULL);

  task = herald_library_begin_write (self, herald_library_set_ids_read_async, cancellable, callback, user_data);
  if (task == NULL)
    return;

  herald_store_set_read_async (herald_library_get_store (self), (const gint64 *) (gpointer) ids->data, ids->len,
                               read, NULL, ids_marked_cb, task);
}

gboolean
herald_library_set_ids_read_finish (HeraldLibrary  *self,
                                    GAsyncResult   *result,
                                    GError        **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);

  return g_task_propagate_boolean (G_TASK (result), error);
}
