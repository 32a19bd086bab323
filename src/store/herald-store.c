/* SPDX-FileCopyrightText: 2026 The Herald founders
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "herald-store.h"

#include "herald-library-file.h"
#include "herald-mark-queue.h"
#include "herald-merge-queue.h"
#include "herald-removal.h"
#include "herald-sources-table.h"
#include "herald-statuses-table.h"
#include "herald-store-private.h"

#include "herald-worker.h"

/**
 * HeraldStore:
 *
 * The library file, for the rest of the program: asynchronous calls that answer with records, ids and change
 * sets. The calls themselves are in herald-store-sources.c and herald-store-stories.c; here is what they run on.
 *
 * A caller's task has the store as its source object and must not be let go on the worker. What is queued there
 * is therefore a second task, without a source object, whose callback returns the caller's.
 */
struct _HeraldStore
{
  GObject           parent_instance;

  HeraldWorker     *worker;   /* (owned) */
  HeraldDatabase   *database; /* (owned) (nullable) (worker thread only): closed by the last task */
  HeraldMergeQueue *merges;   /* (owned) */
  HeraldMarkQueue  *marks;    /* (owned) */
  gboolean          is_read_only;

  char             *path;     /* (owned) */
  HeraldWorker     *copier;   /* (owned) (nullable): makes copies of the file, once one is asked for */
  GCancellable     *closing;  /* (owned): cancelled then */
};

/* For how long a removed source can be brought back, in seconds. */
#define REMOVAL_DELAY (24 * 60 * 60)

typedef struct
{
  HeraldDatabase       *database;    /* (unowned) (worker thread only) */
  HeraldStoreReadFunc   read;        /* (nullable) */
  HeraldStoreWriteFunc  write;       /* (nullable) */
  gpointer              arguments;   /* (unowned): the caller's task has it */
  GDestroyNotify        free_answer; /* (nullable) */
} Operation;

G_DEFINE_FINAL_TYPE (HeraldStore, herald_store, G_TYPE_OBJECT)

static void
close_func (GTask        *task,
            gpointer      task_data,
            GCancellable *cancellable)
{
  HeraldDatabase *database = task_data;

  herald_library_file_close (database);
  g_task_return_boolean (task, TRUE);
}

static HeraldChangeSet *
write_changes (const Operation  *operation,
               GError          **error)
{
  HeraldDatabase *database = operation->database;
  g_autoptr (HeraldChangeSet) changes = herald_change_set_new ();
  gboolean ok;

  if (!herald_database_begin (database, HERALD_DURABILITY_POWER, error))
    return NULL;

  ok = operation->write (database, operation->arguments, changes, error) &&
       herald_sources_table_fill_counts (database, changes->counts, error) &&
       herald_statuses_table_count_bookmarks (database, &changes->bookmarks, error);

  return herald_database_end (database, ok, error) ? g_steal_pointer (&changes) : NULL;
}

static void
operation_func (GTask        *task,
                gpointer      task_data,
                GCancellable *cancellable)
{
  const Operation *operation = task_data;
  g_autoptr (GError) error = NULL;
  gpointer answer;

  if (operation->write != NULL)
    answer = write_changes (operation, &error);
  else
    answer = operation->read (operation->database, operation->arguments, cancellable, &error);

  if (answer != NULL)
    g_task_return_pointer (task, answer, operation->free_answer);
  else
    g_task_return_error (task, g_steal_pointer (&error));
}

static void
operation_cb (GObject      *object,
              GAsyncResult *result,
              gpointer      user_data)
{
  g_autoptr (GTask) task = user_data;
  const Operation *operation = g_task_get_task_data (G_TASK (result));
  GDestroyNotify free_answer = operation->free_answer;
  GError *error = NULL;
  gpointer answer = g_task_propagate_pointer (G_TASK (result), &error);

  if (error != NULL)
    g_task_return_error (task, error);
  else
    g_task_return_pointer (task, answer, free_answer);
}

static void
queue_operation (HeraldStore *self,
                 GTask       *task,
                 Operation   *operation)
{
  g_autoptr (GTask) inner = g_task_new (NULL, g_task_get_cancellable (task), operation_cb, task);

  operation->database = self->database;
  operation->arguments = g_task_get_task_data (task);

  /* What was written is reported, also when it was cancelled too late. */
  if (operation->write != NULL)
    {
      g_task_set_check_cancellable (task, FALSE);
      g_task_set_check_cancellable (inner, FALSE);
    }

  g_task_set_source_tag (inner, g_task_get_source_tag (task));
  g_task_set_task_data (inner, operation, g_free);
  herald_worker_queue (self->worker, inner, operation_func);
}

static void
herald_store_dispose (GObject *object)
{
  HeraldStore *self = HERALD_STORE (object);

  herald_store_close (self);

  G_OBJECT_CLASS (herald_store_parent_class)->dispose (object);
}

static void
herald_store_finalize (GObject *object)
{
  HeraldStore *self = HERALD_STORE (object);

  g_clear_pointer (&self->merges, herald_merge_queue_unref);
  g_clear_pointer (&self->marks, herald_mark_queue_unref);
  g_clear_object (&self->worker);
  g_clear_object (&self->copier);
  g_clear_object (&self->closing);
  g_free (self->path);

  G_OBJECT_CLASS (herald_store_parent_class)->finalize (object);
}

static void
herald_store_class_init (HeraldStoreClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = herald_store_dispose;
  object_class->finalize = herald_store_finalize;
}

static void
herald_store_init (HeraldStore *self)
{
  self->closing = g_cancellable_new ();
}

static void
open_func (GTask        *task,
           gpointer      task_data,
           GCancellable *cancellable)
{
  g_autoptr (HeraldDatabase) database = NULL;
  g_autoptr (GError) error = NULL;

  database = herald_library_file_open (task_data, &error);
  if (database != NULL)
    g_task_return_pointer (task, g_steal_pointer (&database), (GDestroyNotify) herald_database_close);
  else
    g_task_return_error (task, g_steal_pointer (&error));
}

static void
open_cb (GObject      *object,
         GAsyncResult *result,
         gpointer      user_data)
{
  g_autoptr (GTask) task = user_data;
  g_autoptr (HeraldStore) self = NULL;
  g_autoptr (HeraldWorker) worker = g_object_ref (g_task_get_task_data (task));
  GError *error = NULL;
  HeraldDatabase *database = g_task_propagate_pointer (G_TASK (result), &error);

  if (database == NULL)
    {
      herald_worker_shutdown (worker);
      g_task_return_error (task, error);
      return;
    }

  self = g_object_new (HERALD_TYPE_STORE, NULL);
  self->worker = g_object_ref (worker);
  self->path = g_strdup (g_task_get_task_data (G_TASK (result)));
  self->database = database;
  self->is_read_only = herald_database_is_read_only (database);
  self->merges = herald_merge_queue_new (worker, database);
  self->marks = herald_mark_queue_new (worker, database);
  if (!self->is_read_only)
    herald_removal_start (worker, database, g_get_real_time () / G_USEC_PER_SEC - REMOVAL_DELAY);
  g_task_return_pointer (task, g_steal_pointer (&self), g_object_unref);
}

/**
 * herald_store_open_async:
 * @path: the library file
 * @cancellable: (nullable): to give up before it was begun
 * @callback: called when it is open
 * @user_data: for @callback
 *
 * Opens a library. Where there is none at @path, an empty one is made, and the folder it stands in. A file that
 * is refused, for whatever reason, stays as it is. While it is open nobody else can open it. What may not be
 * written is opened all the same, see herald_store_is_read_only().
 */
void
herald_store_open_async (const char          *path,
                         GCancellable        *cancellable,
                         GAsyncReadyCallback  callback,
                         gpointer             user_data)
{
  GTask *task;
  g_autoptr (GTask) inner = NULL;
  HeraldWorker *worker;

  g_return_if_fail (path != NULL);
  g_return_if_fail (cancellable == NULL || G_IS_CANCELLABLE (cancellable));

  worker = herald_worker_new ("herald-store");
  task = g_task_new (NULL, cancellable, callback, user_data);
  g_task_set_source_tag (task, herald_store_open_async);
  g_task_set_check_cancellable (task, FALSE);
  g_task_set_task_data (task, worker, g_object_unref);

  inner = g_task_new (NULL, cancellable, open_cb, task);
  g_task_set_source_tag (inner, herald_store_open_async);
  g_task_set_check_cancellable (inner, FALSE);
  g_task_set_task_data (inner, g_strdup (path), g_free);
  herald_worker_queue (worker, inner, open_func);
}

/**
 * herald_store_open_finish:
 * @result: the result
 * @error: return location for a %HERALD_STORE_ERROR
 *
 * Returns: (transfer full): the open library, or %NULL with @error set
 */
HeraldStore *
herald_store_open_finish (GAsyncResult  *result,
                          GError       **error)
{
  g_return_val_if_fail (g_task_is_valid (result, NULL), NULL);
  g_return_val_if_fail (g_async_result_is_tagged (result, herald_store_open_async), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}

/**
 * herald_store_is_read_only:
 * @self: a store
 *
 * Returns: whether the file may only be read; whatever writes then fails with %HERALD_STORE_ERROR_READ_ONLY
 */
gboolean
herald_store_is_read_only (HeraldStore *self)
{
  g_return_val_if_fail (HERALD_IS_STORE (self), FALSE);

  return self->is_read_only;
}

/**
 * herald_store_get_path:
 * @self: a store
 *
 * Returns: (transfer none): the library file
 */
const char *
herald_store_get_path (HeraldStore *self)
{
  g_return_val_if_fail (HERALD_IS_STORE (self), NULL);

  return self->path;
}

/*
 * Returns: (transfer none): the worker that makes copies; once the store is closed it refuses what is queued
 */
HeraldWorker *
herald_store_get_copier (HeraldStore *self)
{
  if (self->copier == NULL)
    {
      self->copier = herald_worker_new ("herald-copier");
      if (self->database == NULL)
        herald_worker_shutdown (self->copier);
    }

  return self->copier;
}

GCancellable *
herald_store_get_closing (HeraldStore *self)
{
  return self->closing;
}

/**
 * herald_store_close:
 * @self: a store
 *
 * Does what was asked for before, but for copies of the file, closes it and waits for both. The answers still
 * come, from the main loop. Whatever is asked later fails with %G_IO_ERROR_CLOSED. Closing again does nothing.
 */
void
herald_store_close (HeraldStore *self)
{
  g_autoptr (GTask) task = NULL;

  g_return_if_fail (HERALD_IS_STORE (self));

  if (self->database == NULL)
    return;

  g_cancellable_cancel (self->closing);
  if (self->copier != NULL)
    herald_worker_shutdown (self->copier);
  herald_mark_queue_finish (self->marks);
  herald_merge_queue_finish (self->merges);

  task = g_task_new (NULL, NULL, NULL, NULL);
  g_task_set_source_tag (task, herald_store_close);
  g_task_set_task_data (task, g_steal_pointer (&self->database), NULL);
  herald_worker_queue (self->worker, task, close_func);
  herald_worker_shutdown (self->worker);
}

GTask *
herald_store_new_task (HeraldStore         *self,
                       gpointer             source_tag,
                       gpointer             arguments,
                       GDestroyNotify       free_arguments,
                       GCancellable        *cancellable,
                       GAsyncReadyCallback  callback,
                       gpointer             user_data)
{
  GTask *task = g_task_new (self, cancellable, callback, user_data);

  g_task_set_source_tag (task, source_tag);
  g_task_set_task_data (task, arguments, free_arguments);

  return task;
}

/*
 * Takes @task and returns it with the answer of @func.
 */
void
herald_store_run_read (HeraldStore         *self,
                       GTask               *task,
                       HeraldStoreReadFunc  func,
                       GDestroyNotify       free_answer)
{
  Operation *operation = g_new0 (Operation, 1);

  operation->read = func;
  operation->free_answer = free_answer;
  queue_operation (self, task, operation);
}

/*
 * Takes @task and returns it with the change set that @func filled in, once that is on the disk.
 */
void
herald_store_run_write (HeraldStore          *self,
                        GTask                *task,
                        HeraldStoreWriteFunc  func)
{
  Operation *operation = g_new0 (Operation, 1);

  operation->write = func;
  operation->free_answer = (GDestroyNotify) herald_change_set_unref;
  queue_operation (self, task, operation);
}

/*
 * Takes @task and returns it with the change set of the merge, once that is committed.
 */
void
herald_store_run_merge (HeraldStore        *self,
                        GTask              *task,
                        HeraldSourceRecord *source,
                        HeraldFeedDocument *document)
{
  g_task_set_check_cancellable (task, FALSE);
  herald_merge_queue_push (self->merges, task, source, document);
}

/*
 * Takes @task and returns it with the change set of the marks, once all are on the disk.
 */
void
herald_store_run_mark_ids (HeraldStore  *self,
                           GTask        *task,
                           const gint64 *ids,
                           gsize         n_ids,
                           gboolean      read)
{
  g_task_set_check_cancellable (task, FALSE);
  herald_mark_queue_push_ids (self->marks, task, ids, n_ids, read);
}

void
herald_store_run_mark_query (HeraldStore            *self,
                             GTask                  *task,
                             const HeraldStoryQuery *query)
{
  g_task_set_check_cancellable (task, FALSE);
  herald_mark_queue_push_query (self->marks, task, query);
}

HeraldChangeSet *
herald_store_finish_write (HeraldStore   *self,
                           GAsyncResult  *result,
                           gpointer       source_tag,
                           GError       **error)
{
  g_return_val_if_fail (HERALD_IS_STORE (self), NULL);
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);
  g_return_val_if_fail (g_async_result_is_tagged (result, source_tag), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}
