/* SPDX-FileCopyrightText: 2026 The Herald founders
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "herald-library.h"

#include "herald-boottime-timeout.h"
#include "herald-library-private.h"
#include "herald-smart-list-private.h"
#include "herald-source-private.h"
#include "herald-story-list-private.h"

#include "herald-date.h"

#define SECONDS_PER_HOUR (60 * 60)

/* In seconds. Where the clock was set, a day may begin unnoticed for as long. */
#define MAX_DAY_CHECK (60 * 60)

/* Milliseconds between two counts of the stories of today. */
#define COUNT_INTERVAL 500

/**
 * HeraldLibrary:
 *
 * All that a person reads: the sources, their folders and their stories. It lives on the main thread and mirrors
 * the store. Whatever is written goes through it; when the store has answered, the objects that somebody holds
 * and the lists are brought up to date, then "changed" is emitted.
 *
 * What a person does is shown at once. What could not be stored is taken back and told by "write-failed".
 *
 * What is done with stories is in herald-library-stories.c, what is done with sources and folders in
 * herald-library-sources.c, what a refresh does in herald-library-fetched.c.
 */
struct _HeraldLibrary
{
  GObject               parent_instance;

  HeraldStore          *store;        /* (owned) */
  HeraldLibraryOutline *outline;      /* (owned) */
  HeraldStoryPool      *pool;         /* (owned) */
  GListStore           *smart_lists;  /* (owned) (element-type HeraldSmartList) */
  GPtrArray            *story_lists;  /* (owned) (element-type HeraldStoryList): not owned, those that live */
  GTimeZone            *zone;         /* (owned) */

  HeraldClock           clock;
  gint64                today;        /* when it began */
  guint                 day_source;   /* timeout until it may be over, or 0 */
  guint                 count_source; /* timeout until the stories of today are counted, or 0 */
  gboolean              counting;
  gboolean              count_stale;  /* something changed since the last count began */
  gboolean              closed;
};

enum
{
  CHANGED,
  SOURCE_EDITED,
  WRITE_FAILED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (HeraldLibrary, herald_library, G_TYPE_OBJECT)

static gint64
get_real_time (void)
{
  return g_get_real_time () / G_USEC_PER_SEC;
}

static void
set_count (HeraldLibrary    *self,
           HeraldStoryScope  scope,
           guint             count)
{
  herald_smart_list_set_count (herald_library_get_smart_list (self, scope), count);
}

static void
story_list_gone_cb (gpointer  data,
                    GObject  *where_it_was)
{
  g_ptr_array_remove_fast (data, where_it_was);
}

/* The unread stories of today, counted by the store: the only count that nobody keeps. */

static void schedule_count (HeraldLibrary *self);

static void
today_counted_cb (GObject      *object,
                  GAsyncResult *result,
                  gpointer      user_data)
{
  g_autoptr (HeraldLibrary) self = user_data;
  gssize count = herald_store_count_finish (HERALD_STORE (object), result, NULL);

  self->counting = FALSE;
  if (count >= 0)
    set_count (self, HERALD_STORY_SCOPE_TODAY, (guint) count);
  if (self->count_stale)
    schedule_count (self);
}

static void
count_today (HeraldLibrary *self)
{
  g_autoptr (HeraldStoryQuery) query = herald_story_query_new (HERALD_STORY_SCOPE_TODAY, 0);

  query->since = self->today;
  query->unread_only = TRUE;
  self->counting = TRUE;
  self->count_stale = FALSE;
  herald_store_count_async (self->store, query, NULL, today_counted_cb, g_object_ref (self));
}

static gboolean
count_again_cb (gpointer user_data)
{
  HeraldLibrary *self = HERALD_LIBRARY (user_data);

  self->count_source = 0;
  if (self->count_stale)
    schedule_count (self);

  return G_SOURCE_REMOVE;
}

/* Counts at once, but not again before a while has passed. */
static void
schedule_count (HeraldLibrary *self)
{
  self->count_stale = TRUE;
  if (self->closed || self->counting || self->count_source != 0)
    return;

  self->count_source = g_timeout_add (COUNT_INTERVAL, count_again_cb, self);
  count_today (self);
}

/* The day. */

static gboolean
check_day_cb (gpointer user_data)
{
  HeraldLibrary *self = HERALD_LIBRARY (user_data);

  self->day_source = 0;
  herald_library_check_day (self);

  return G_SOURCE_REMOVE;
}

/* Opening: the file, what is in it, then the icons behind the first picture. */

static void
icons_loaded_cb (GObject      *object,
                 GAsyncResult *result,
                 gpointer      user_data)
{
  g_autoptr (HeraldLibrary) self = user_data;
  g_autoptr (GHashTable) icons = herald_store_load_icons_finish (HERALD_STORE (object), result, NULL);
  GHashTableIter iter;
  gpointer id, icon;

  if (icons == NULL)
    return;

  g_hash_table_iter_init (&iter, icons);
  while (g_hash_table_iter_next (&iter, &id, &icon))
    {
      HeraldSource *source = herald_library_get_origin (self, *(gint64 *) id);

      if (source != NULL && herald_source_get_icon (source) == NULL)
        herald_source_set_icon (source, icon);
    }
}

static void
sources_loaded_cb (GObject      *object,
                   GAsyncResult *result,
                   gpointer      user_data)
{
  g_autoptr (GTask) task = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (HeraldLibrary) self = NULL;
  g_autoptr (HeraldStoreSources) stored = herald_store_load_sources_finish (HERALD_STORE (object), result, &error);

  if (stored == NULL)
    {
      herald_store_close (HERALD_STORE (object));
      g_task_return_error (task, g_steal_pointer (&error));
      return;
    }

  self = g_object_new (HERALD_TYPE_LIBRARY, NULL);
  self->store = g_object_ref (HERALD_STORE (object));
  self->pool = herald_story_pool_new (self->store);
  herald_library_outline_fill (self->outline, stored);
  set_count (self, HERALD_STORY_SCOPE_BOOKMARKS, stored->bookmarks);
  herald_library_update_counts (self);
  herald_library_check_day (self);
  herald_store_load_icons_async (self->store, NULL, icons_loaded_cb, g_object_ref (self));

  g_task_return_pointer (task, g_steal_pointer (&self), g_object_unref);
}

static void
store_opened_cb (GObject      *object,
                 GAsyncResult *result,
                 gpointer      user_data)
{
  g_autoptr (GTask) task = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (HeraldStore) store = herald_store_open_finish (result, &error);

  if (store == NULL)
    {
      g_task_return_error (task, g_steal_pointer (&error));
      return;
    }

  herald_store_load_sources_async (store, NULL, sources_loaded_cb, g_steal_pointer (&task));
}

static void
herald_library_dispose (GObject *object)
{
  HeraldLibrary *self = HERALD_LIBRARY (object);

  if (self->store != NULL)
    herald_library_close (self);
  for (guint i = 0; i < self->story_lists->len; i++)
    g_object_weak_unref (g_ptr_array_index (self->story_lists, i), story_list_gone_cb, self->story_lists);
  g_ptr_array_set_size (self->story_lists, 0);
  g_clear_object (&self->pool);
  g_clear_object (&self->store);

  G_OBJECT_CLASS (herald_library_parent_class)->dispose (object);
}

static void
herald_library_finalize (GObject *object)
{
  HeraldLibrary *self = HERALD_LIBRARY (object);

  g_clear_object (&self->outline);
  g_clear_object (&self->smart_lists);
  g_clear_pointer (&self->story_lists, g_ptr_array_unref);
  g_clear_pointer (&self->zone, g_time_zone_unref);

  G_OBJECT_CLASS (herald_library_parent_class)->finalize (object);
}

static void
herald_library_class_init (HeraldLibraryClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = herald_library_dispose;
  object_class->finalize = herald_library_finalize;

  signals[CHANGED] =
    g_signal_new ("changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                  G_TYPE_NONE, 1, HERALD_TYPE_CHANGE_SET);
  signals[SOURCE_EDITED] =
    g_signal_new ("source-edited", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                  G_TYPE_NONE, 1, HERALD_TYPE_SOURCE);
  signals[WRITE_FAILED] =
    g_signal_new ("write-failed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                  G_TYPE_NONE, 1, G_TYPE_ERROR);
}

static void
herald_library_init (HeraldLibrary *self)
{
  const HeraldStoryScope scopes[] = {
    HERALD_STORY_SCOPE_TODAY,
    HERALD_STORY_SCOPE_UNREAD,
    HERALD_STORY_SCOPE_BOOKMARKS,
    HERALD_STORY_SCOPE_ALL,
  };

  self->outline = herald_library_outline_new ();
  self->story_lists = g_ptr_array_new ();
  self->zone = g_time_zone_new_local ();
  self->clock = get_real_time;
  self->smart_lists = g_list_store_new (HERALD_TYPE_SMART_LIST);
  for (guint i = 0; i < G_N_ELEMENTS (scopes); i++)
    {
      g_autoptr (HeraldSmartList) smart_list = herald_smart_list_new (scopes[i]);

      g_list_store_append (self->smart_lists, smart_list);
    }
}

/**
 * herald_library_open_async:
 * @path: name of the library file; it is made where there is none
 * @cancellable: (nullable): a cancellable
 * @callback: called when it is open
 * @user_data: its data
 *
 * Opens a library. Errors are those of %HERALD_STORE_ERROR.
 */
void
herald_library_open_async (const char          *path,
                           GCancellable        *cancellable,
                           GAsyncReadyCallback  callback,
                           gpointer             user_data)
{
  GTask *task;

  g_return_if_fail (path != NULL);

  task = g_task_new (NULL, cancellable, callback, user_data);
  g_task_set_source_tag (task, herald_library_open_async);
  herald_store_open_async (path, cancellable, store_opened_cb, task);
}

/**
 * herald_library_open_finish:
 * @result: what the callback got
 * @error: where to put an error
 *
 * Returns: (transfer full): the library; close it with herald_library_close()
 */
HeraldLibrary *
herald_library_open_finish (GAsyncResult  *result,
                            GError       **error)
{
  g_return_val_if_fail (g_task_is_valid (result, NULL), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}

/**
 * herald_library_close:
 * @self: a library
 *
 * Waits until all that was written is stored, and closes the file. Callbacks that are under way are still called
 * when the main context runs; whatever is asked later fails.
 */
void
herald_library_close (HeraldLibrary *self)
{
  g_return_if_fail (HERALD_IS_LIBRARY (self));

  if (self->closed)
    return;

  self->closed = TRUE;
  g_clear_handle_id (&self->day_source, g_source_remove);
  g_clear_handle_id (&self->count_source, g_source_remove);
  herald_store_close (self->store);
}

/**
 * herald_library_is_read_only:
 * @self: a library
 *
 * Returns: whether nothing can be stored; what is tried is taken back and told by "write-failed"
 */
gboolean
herald_library_is_read_only (HeraldLibrary *self)
{
  g_return_val_if_fail (HERALD_IS_LIBRARY (self), FALSE);

  return herald_store_is_read_only (self->store);
}

HeraldStore *
herald_library_get_store (HeraldLibrary *self)
{
  g_return_val_if_fail (HERALD_IS_LIBRARY (self), NULL);

  return self->store;
}

/**
 * herald_library_get_smart_lists:
 * @self: a library
 *
 * Returns: (transfer none): the four #HeraldSmartList, in the order shown
 */
GListModel *
herald_library_get_smart_lists (HeraldLibrary *self)
{
  g_return_val_if_fail (HERALD_IS_LIBRARY (self), NULL);

  return G_LIST_MODEL (self->smart_lists);
}

/**
 * herald_library_get_folders:
 * @self: a library
 *
 * Returns: (transfer none): all #HeraldFolder, in the order shown
 */
GListModel *
herald_library_get_folders (HeraldLibrary *self)
{
  g_return_val_if_fail (HERALD_IS_LIBRARY (self), NULL);

  return herald_library_outline_get_folders (self->outline);
}

/**
 * herald_library_get_outline:
 * @self: a library
 *
 * Returns: (transfer none): the folders, each a list of its sources, and behind them the sources outside
 */
GListModel *
herald_library_get_outline (HeraldLibrary *self)
{
  g_return_val_if_fail (HERALD_IS_LIBRARY (self), NULL);

  return herald_library_outline_get_rows (self->outline);
}

/**
 * herald_library_get_sources:
 * @self: a library
 *
 * Returns: (transfer none): all #HeraldSource, in the order in which they were added
 */
GListModel *
herald_library_get_sources (HeraldLibrary *self)
{
  g_return_val_if_fail (HERALD_IS_LIBRARY (self), NULL);

  return herald_library_outline_get_sources (self->outline);
}

/**
 * herald_library_get_source:
 * @self: a library
 * @source_id: the id of a source
 *
 * Returns: (transfer none) (nullable): the source, unless it was removed
 */
HeraldSource *
herald_library_get_source (HeraldLibrary *self,
                           gint64         source_id)
{
  g_return_val_if_fail (HERALD_IS_LIBRARY (self), NULL);

  return herald_library_outline_get_source (self->outline, source_id);
}

/**
 * herald_library_get_origin:
 * @self: a library
 * @source_id: the source that a story is of
 *
 * Returns: (transfer none) (nullable): where the story came from, be it a source that was removed since, for a
 *   bookmark outlives its source
 */
HeraldSource *
herald_library_get_origin (HeraldLibrary *self,
                           gint64         source_id)
{
  HeraldSource *source = herald_library_get_source (self, source_id);

  return source != NULL ? source : herald_library_outline_get_removed (self->outline, source_id);
}

/**
 * herald_library_find_source:
 * @self: a library
 * @address: the address of a feed, however written
 *
 * Returns: (transfer none) (nullable): the source that has this address
 */
HeraldSource *
herald_library_find_source (HeraldLibrary *self,
                            const char    *address)
{
  g_return_val_if_fail (HERALD_IS_LIBRARY (self), NULL);
  g_return_val_if_fail (address != NULL, NULL);

  return herald_library_outline_find_source (self->outline, address);
}

HeraldFolder *
herald_library_get_folder (HeraldLibrary *self,
                           gint64         folder_id)
{
  g_return_val_if_fail (HERALD_IS_LIBRARY (self), NULL);

  return herald_library_outline_get_folder (self->outline, folder_id);
}

HeraldSmartList *
herald_library_get_smart_list (HeraldLibrary    *self,
                               HeraldStoryScope  scope)
{
  g_return_val_if_fail (HERALD_IS_LIBRARY (self), NULL);

  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (self->smart_lists)); i++)
    {
      g_autoptr (HeraldSmartList) smart_list = g_list_model_get_item (G_LIST_MODEL (self->smart_lists), i);

      if (herald_smart_list_get_scope (smart_list) == scope)
        return smart_list;
    }

  return NULL;
}

/**
 * herald_library_list_stories:
 * @self: a library
 * @query: which stories; with %HERALD_STORY_SCOPE_TODAY the library knows when today began
 *
 * Returns: (transfer full): a new list, empty until the store has answered
 */
HeraldStoryList *
herald_library_list_stories (HeraldLibrary          *self,
                             const HeraldStoryQuery *query)
{
  g_autoptr (HeraldStoryQuery) dated = NULL;
  HeraldStoryList *list;

  g_return_val_if_fail (HERALD_IS_LIBRARY (self), NULL);
  g_return_val_if_fail (query != NULL, NULL);

  dated = herald_library_dup_dated (self, query);
  list = herald_story_list_new (self->store, self->pool, dated, self->zone);
  g_ptr_array_add (self->story_lists, list);
  g_object_weak_ref (G_OBJECT (list), story_list_gone_cb, self->story_lists);

  return list;
}

/* Private to the engine. */

HeraldLibraryOutline *
herald_library_peek_outline (HeraldLibrary *self)
{
  return self->outline;
}

HeraldStoryPool *
herald_library_peek_pool (HeraldLibrary *self)
{
  return self->pool;
}

/**
 * herald_library_dup_dated: (skip)
 * @self: a library
 * @query: a query
 *
 * Returns: (transfer full): a copy that knows when today began
 */
HeraldStoryQuery *
herald_library_dup_dated (HeraldLibrary          *self,
                          const HeraldStoryQuery *query)
{
  HeraldStoryQuery *copy = herald_story_query_copy (query);

  if (copy->scope == HERALD_STORY_SCOPE_TODAY)
    copy->since = self->today;

  return copy;
}

/**
 * herald_library_begin_write: (skip)
 * @self: a library
 * @source_tag: the function that writes
 * @cancellable: (nullable): a cancellable
 * @callback: called when it is stored
 * @user_data: its data
 *
 * Makes the task of a write. It can be cancelled until it is given to the store, and not later: then it happens,
 * and whoever asked is told so.
 *
 * Returns: (transfer full) (nullable): the task, or %NULL where it was cancelled already
 */
GTask *
herald_library_begin_write (HeraldLibrary       *self,
                            gpointer             source_tag,
                            GCancellable        *cancellable,
                            GAsyncReadyCallback  callback,
                            gpointer             user_data)
{
  g_autoptr (GTask) task = g_task_new (self, cancellable, callback, user_data);

  g_task_set_source_tag (task, source_tag);
  if (g_task_return_error_if_cancelled (task))
    return NULL;

  g_task_set_check_cancellable (task, FALSE);

  return g_steal_pointer (&task);
}

/**
 * herald_library_apply: (skip)
 * @self: a library
 * @changes: the answer to a write
 * @fetched: whether what was added came from a fetch
 *
 * Brings all objects up to date, then emits "changed".
 */
void
herald_library_apply (HeraldLibrary   *self,
                      HeraldChangeSet *changes,
                      gboolean         fetched)
{
  g_autoptr (GPtrArray) lists = g_ptr_array_copy (self->story_lists, (GCopyFunc) (GCallback) g_object_ref, NULL);

  g_ptr_array_set_free_func (lists, g_object_unref);
  herald_story_pool_apply (self->pool, changes);

  for (guint i = 0; i < changes->counts->len; i++)
    {
      const HeraldSourceCount *count = &g_array_index (changes->counts, HeraldSourceCount, i);

      herald_library_outline_set_counts (self->outline, count->source_id, count->unread, count->total);
    }
  herald_library_update_counts (self);
  set_count (self, HERALD_STORY_SCOPE_BOOKMARKS, changes->bookmarks);
  if (changes->added->len > 0 || changes->removed->len > 0 || changes->changes & HERALD_STORY_CHANGED_READ)
    schedule_count (self);

  for (guint i = 0; i < lists->len; i++)
    herald_story_list_apply (g_ptr_array_index (lists, i), changes, fetched);

  g_signal_emit (self, signals[CHANGED], 0, changes);
}

/**
 * herald_library_emit_source_edited: (skip)
 * @self: a library
 * @source: a source about which a person decided something, or that decision was stored or taken back
 *
 * Emits "source-edited".
 */
void
herald_library_emit_source_edited (HeraldLibrary *self,
                                   HeraldSource  *source)
{
  g_signal_emit (self, signals[SOURCE_EDITED], 0, source);
}

/**
 * herald_library_fail_write: (skip)
 * @self: a library
 * @error: why something that a person did could not be stored
 *
 * Emits "write-failed".
 */
void
herald_library_fail_write (HeraldLibrary *self,
                           const GError  *error)
{
  g_signal_emit (self, signals[WRITE_FAILED], 0, error);
}

/**
 * herald_library_update_counts: (skip)
 * @self: a library
 *
 * Shows the sums of the sources' counts.
 */
void
herald_library_update_counts (HeraldLibrary *self)
{
  set_count (self, HERALD_STORY_SCOPE_UNREAD, herald_library_outline_get_unread (self->outline));
  set_count (self, HERALD_STORY_SCOPE_ALL, herald_library_outline_get_total (self->outline));
}

/**
 * herald_library_invalidate_lists: (skip)
 * @self: a library
 *
 * Lets the lists of more than a source ask the store again, after one came or went.
 */
void
herald_library_invalidate_lists (HeraldLibrary *self)
{
  for (guint i = 0; i < self->story_lists->len; i++)
    {
      HeraldStoryList *list = g_ptr_array_index (self->story_lists, i);

      if (herald_story_list_get_query (list)->scope != HERALD_STORY_SCOPE_SOURCE)
        herald_story_list_invalidate (list);
    }
}

/**
 * herald_library_set_clock: (skip)
 * @self: a library
 * @clock: where the time comes from, for tests
 */
void
herald_library_set_clock (HeraldLibrary *self,
                          HeraldClock    clock)
{
  self->clock = clock;
}

/**
 * herald_library_check_day: (skip)
 * @self: a library
 *
 * Begins a new day where it is time, and looks again when that may be so.
 */
void
herald_library_check_day (HeraldLibrary *self)
{
  gint64 now = self->clock ();
  gint64 today = herald_date_day_start (now, self->zone);
  gint64 tomorrow = herald_date_day_start (today + 26 * SECONDS_PER_HOUR, self->zone);

  if (self->closed)
    return;

  g_clear_handle_id (&self->day_source, g_source_remove);
  self->day_source = herald_boottime_timeout_add (CLAMP (tomorrow - now, 1, MAX_DAY_CHECK) * 1000, check_day_cb, self);
  if (self->today == today)
    return;

  self->today = today;
  for (guint i = 0; i < self->story_lists->len; i++)
    herald_story_list_set_since (g_ptr_array_index (self->story_lists, i), today);
  schedule_count (self);
}
