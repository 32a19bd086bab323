/* SPDX-FileCopyrightText: 2026 The Herald founders
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "herald-store.h"

#include "herald-backup-folder.h"
#include "herald-library-copy.h"
#include "herald-store-private.h"

#include "herald-worker.h"

/* Copies of the library file. They are made on a worker of their own with a connection of their own, so that what a
 * person does meanwhile does not even wait for a step. */

typedef gpointer (*Work) (const char    *library,
                          const char    *other,
                          GCancellable  *cancellable,
                          GError       **error);

typedef struct
{
  Work            work;
  char           *library;     /* (owned) */
  char           *other;       /* (owned) (nullable): of the two files in hand */
  GDestroyNotify  free_answer; /* (nullable) */
} Job;

/* What is left to do when the work is done, which belongs to the caller's thread as the job does to the worker's. */
typedef struct
{
  GDestroyNotify  free_answer; /* (nullable) */
  HeraldWorker   *ends;        /* (owned) (nullable): the worker, where it is only for this */
} End;

static void
end_free (End *end)
{
  g_clear_object (&end->ends);
  g_free (end);
}

static void
job_free (Job *job)
{
  g_free (job->library);
  g_free (job->other);
  g_free (job);
}

static void
job_func (GTask        *task,
          gpointer      task_data,
          GCancellable *cancellable)
{
  const Job *job = task_data;
  g_autoptr (GError) error = NULL;
  gpointer answer = job->work (job->library, job->other, cancellable, &error);

  if (answer != NULL)
    g_task_return_pointer (task, answer, job->free_answer);
  else
    g_task_return_error (task, g_steal_pointer (&error));
}

static void
job_done_cb (GObject      *object,
             GAsyncResult *result,
             gpointer      user_data)
{
  g_autoptr (GTask) task = user_data;
  const End *end = g_task_get_task_data (task);
  GError *error = NULL;
  gpointer answer = g_task_propagate_pointer (G_TASK (result), &error);

  if (end->ends != NULL)
    herald_worker_shutdown (end->ends);
  if (error != NULL)
    g_task_return_error (task, error);
  else
    g_task_return_pointer (task, answer, end->free_answer);
}

/* Takes @task and @job; @ends is @worker, where it is only for this. */
static void
queue_job (HeraldWorker *worker,
           HeraldWorker *ends,
           GTask        *task,
           Job          *job,
           GCancellable *cancellable)
{
  g_autoptr (GTask) inner = g_task_new (NULL, cancellable, job_done_cb, task);
  End *end = g_new0 (End, 1);

  end->free_answer = job->free_answer;
  end->ends = ends != NULL ? g_object_ref (ends) : NULL;
  g_task_set_task_data (task, end, (GDestroyNotify) end_free);

  /* Whether it was cancelled in time is for the work to say. */
  g_task_set_check_cancellable (task, FALSE);
  g_task_set_check_cancellable (inner, FALSE);
  g_task_set_source_tag (inner, g_task_get_source_tag (task));
  g_task_set_task_data (inner, job, (GDestroyNotify) job_free);
  herald_worker_queue (worker, inner, job_func);
}

static void
cancel_with (GCancellable *self,
             GCancellable *other)
{
  if (other == NULL)
    return;

  g_signal_connect_object (other, "cancelled", G_CALLBACK (g_cancellable_cancel), self, G_CONNECT_SWAPPED);
  if (g_cancellable_is_cancelled (other))
    g_cancellable_cancel (self);
}

static void
run_for_store (HeraldStore         *self,
               gpointer             source_tag,
               Job                 *job,
               GCancellable        *cancellable,
               GAsyncReadyCallback  callback,
               gpointer             user_data)
{
  GTask *task = herald_store_new_task (self, source_tag, NULL, NULL, cancellable, callback, user_data);
  g_autoptr (GCancellable) either = g_cancellable_new ();

  cancel_with (either, cancellable);
  cancel_with (either, herald_store_get_closing (self));
  job->library = g_strdup (herald_store_get_path (self));
  queue_job (herald_store_get_copier (self), NULL, task, job, either);
}

static void
run_for_path (const char          *library,
              gpointer             source_tag,
              Job                 *job,
              GCancellable        *cancellable,
              GAsyncReadyCallback  callback,
              gpointer             user_data)
{
  g_autoptr (HeraldWorker) worker = herald_worker_new ("herald-copier");
  GTask *task = g_task_new (NULL, cancellable, callback, user_data);

  g_task_set_source_tag (task, source_tag);
  job->library = g_strdup (library);
  queue_job (worker, worker, task, job, cancellable);
}

static gpointer
back_up (const char    *library,
         const char    *other,
         GCancellable  *cancellable,
         GError       **error)
{
  return herald_backup_folder_add (library, cancellable, error);
}

static gpointer
copy (const char    *library,
      const char    *other,
      GCancellable  *cancellable,
      GError       **error)
{
  return herald_library_copy (library, other, cancellable, error) ? GINT_TO_POINTER (TRUE) : NULL;
}

static gpointer
list (const char    *library,
      const char    *other,
      GCancellable  *cancellable,
      GError       **error)
{
  return herald_backup_folder_list (library);
}

static gpointer
restore (const char    *library,
         const char    *other,
         GCancellable  *cancellable,
         GError       **error)
{
  return herald_backup_folder_restore (library, other, cancellable, error) ? GINT_TO_POINTER (TRUE) : NULL;
}

/**
 * herald_store_back_up_async:
 * @self: a store
 * @cancellable: (nullable): to give up; closing the store does so too
 * @callback: called when it is done
 * @user_data: for @callback
 *
 * Makes a backup of the library beside it, with all that was committed before, and looks it through. The last three
 * are kept.
 */
void
herald_store_back_up_async (HeraldStore         *self,
                            GCancellable        *cancellable,
                            GAsyncReadyCallback  callback,
                            gpointer             user_data)
{
  Job *job;

  g_return_if_fail (HERALD_IS_STORE (self));

  job = g_new0 (Job, 1);
  job->work = back_up;
  job->free_answer = (GDestroyNotify) herald_backup_record_free;
  run_for_store (self, herald_store_back_up_async, job, cancellable, callback, user_data);
}

/**
 * herald_store_back_up_finish:
 * @self: a store
 * @result: the result
 * @error: return location for a %HERALD_STORE_ERROR; %HERALD_STORE_ERROR_DAMAGED where the library itself is
 *
 * Returns: (transfer full): the backup, or %NULL with @error set
 */
HeraldBackupRecord *
herald_store_back_up_finish (HeraldStore   *self,
                             GAsyncResult  *result,
                             GError       **error)
{
  g_return_val_if_fail (HERALD_IS_STORE (self), NULL);
  g_return_val_if_fail (g_async_result_is_tagged (result, herald_store_back_up_async), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}

/**
 * herald_store_copy_async:
 * @self: a store
 * @path: the file to be; one that is there is replaced
 * @cancellable: (nullable): to give up; closing the store does so too
 * @callback: called when it is done
 * @user_data: for @callback
 *
 * Copies the library to a place that somebody chose, and looks the copy through.
 */
void
herald_store_copy_async (HeraldStore         *self,
                         const char          *path,
                         GCancellable        *cancellable,
                         GAsyncReadyCallback  callback,
                         gpointer             user_data)
{
  Job *job;

  g_return_if_fail (HERALD_IS_STORE (self));
  g_return_if_fail (path != NULL);

  job = g_new0 (Job, 1);
  job->work = copy;
  job->other = g_strdup (path);
  run_for_store (self, herald_store_copy_async, job, cancellable, callback, user_data);
}

gboolean
herald_store_copy_finish (HeraldStore   *self,
                          GAsyncResult  *result,
                          GError       **error)
{
  g_return_val_if_fail (HERALD_IS_STORE (self), FALSE);
  g_return_val_if_fail (g_async_result_is_tagged (result, herald_store_copy_async), FALSE);

  return g_task_propagate_pointer (G_TASK (result), error) != NULL;
}

/**
 * herald_store_list_backups_async:
 * @library: a library file, open or not, be it damaged or gone
 * @cancellable: (nullable): to give up before it was begun
 * @callback: called when it is done
 * @user_data: for @callback
 *
 * Lists what can take the place of a library.
 */
void
herald_store_list_backups_async (const char          *library,
                                 GCancellable        *cancellable,
                                 GAsyncReadyCallback  callback,
                                 gpointer             user_data)
{
  Job *job;

  g_return_if_fail (library != NULL);

  job = g_new0 (Job, 1);
  job->work = list;
  job->free_answer = (GDestroyNotify) g_ptr_array_unref;
  run_for_path (library, herald_store_list_backups_async, job, cancellable, callback, user_data);
}

/**
 * herald_store_list_backups_finish:
 * @result: the result
 * @error: set where it was cancelled
 *
 * Returns: (transfer full) (element-type HeraldBackupRecord): the newest first
 */
GPtrArray *
herald_store_list_backups_finish (GAsyncResult  *result,
                                  GError       **error)
{
  g_return_val_if_fail (g_async_result_is_tagged (result, herald_store_list_backups_async), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}

/**
 * herald_store_restore_async:
 * @library: a library file, be it damaged or gone, but not open
 * @backup: the path of a #HeraldBackupRecord, or of any other copy of a library
 * @cancellable: (nullable): to give up before the library is touched
 * @callback: called when it is done
 * @user_data: for @callback
 *
 * Puts a copy of @backup in the place of a library. What stood there is set aside, and is listed among the backups.
 * A backup that is damaged is refused, and the library stays as it is.
 */
void
herald_store_restore_async (const char          *library,
                            const char          *backup,
                            GCancellable        *cancellable,
                            GAsyncReadyCallback  callback,
                            gpointer             user_data)
{
  Job *job;

  g_return_if_fail (library != NULL);
  g_return_if_fail (backup != NULL);

  job = g_new0 (Job, 1);
  job->work = restore;
  job->other = g_strdup (backup);
  run_for_path (library, herald_store_restore_async, job, cancellable, callback, user_data);
}

gboolean
herald_store_restore_finish (GAsyncResult  *result,
                             GError       **error)
{
  g_return_val_if_fail (g_async_result_is_tagged (result, herald_store_restore_async), FALSE);

  return g_task_propagate_pointer (G_TASK (result), error) != NULL;
}
