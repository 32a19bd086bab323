/* SPDX-FileCopyrightText: 2026 The Herald founders
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "herald-merge-queue.h"

#include "herald-change-set.h"
#include "herald-merge.h"
#include "herald-search-table.h"
#include "herald-statuses-table.h"

/* What one transaction takes at most. */
#define SLICE_DOCUMENTS 50
#define SLICE_STORIES 1500
#define SLICE_TIME (100 * 1000)

/* How many stories of a document are merged between looks at whether a person waits. */
#define PART_STORIES 100

/*
 * The documents that wait to be merged. They wait here and not in the worker, so that what a person does is
 * never behind them: the worker gets them in slices, each one transaction, and a slice ends early when
 * something else has been queued behind it, in the middle of a long document too. Main thread, except where noted.
 */
struct _HeraldMergeQueue
{
  HeraldWorker   *worker;    /* (owned) */
  HeraldDatabase *database;  /* (unowned) (worker thread only) */
  GQueue          waiting;   /* (owned) (element-type Job) */
  struct _Slice  *running;   /* (unowned) (nullable): its callback frees it */
  int             finishing; /* (atomic): nothing else is waited for */
};

typedef struct
{
  GTask              *task;     /* (owned): of the caller, who must be the last to see it on the main thread */
  HeraldSourceRecord *source;   /* (owned) */
  HeraldFeedDocument *document; /* (owned) (nullable) */
  HeraldMerge        *merge;    /* (owned) (nullable) (worker thread only): under way */
  HeraldChangeSet    *changes;  /* (owned) (nullable): the answer */
  GError             *error;    /* (owned) (nullable): else the error */
} Job;

typedef struct _Slice
{
  HeraldMergeQueue *queue;    /* (owned): let go on the main thread */
  GPtrArray        *jobs;     /* (owned) (element-type Job) */
  guint             n_done;   /* the jobs before this one are answered */
  struct _Slice    *previous; /* (unowned) (nullable): of the last slice: the one whose rest it takes */
} Slice;

static void
clear_queue (gpointer data)
{
  HeraldMergeQueue *self = data;

  g_assert (g_queue_is_empty (&self->waiting));

  g_clear_object (&self->worker);
}

void
herald_merge_queue_unref (HeraldMergeQueue *self)
{
  g_rc_box_release_full (self, clear_queue);
}

static void
job_free (Job *job)
{
  g_clear_object (&job->task);
  g_clear_pointer (&job->source, herald_source_record_unref);
  g_clear_pointer (&job->document, herald_feed_document_unref);
  g_clear_pointer (&job->merge, herald_merge_free);
  g_clear_pointer (&job->changes, herald_change_set_unref);
  g_clear_error (&job->error);
  g_free (job);
}

static void
slice_free (Slice *slice)
{
  herald_merge_queue_unref (slice->queue);
  g_clear_pointer (&slice->jobs, g_ptr_array_unref);
  g_free (slice);
}

static void
run_part (HeraldDatabase *database,
          Job            *job,
          GPtrArray      *unindexed)
{
  g_autoptr (GPtrArray) own_unindexed = g_ptr_array_new_with_free_func ((GDestroyNotify) herald_unindexed_free);
  gboolean ok;

  if (job->merge == NULL)
    {
      if (g_cancellable_set_error_if_cancelled (g_task_get_cancellable (job->task), &job->error))
        return;
      job->merge = herald_merge_new (job->source, job->document, g_get_real_time () / G_USEC_PER_SEC);
    }

  if (!herald_database_begin_part (database, &job->error))
    return;

  ok = herald_merge_run (job->merge, database, PART_STORIES, own_unindexed, &job->error);
  if (herald_database_end_part (database, ok, ok ? &job->error : NULL))
    {
      job->changes = herald_merge_ref_changes (job->merge);
      g_ptr_array_extend_and_steal (unindexed, g_steal_pointer (&own_unindexed));
    }
}

/* What a merge knows is let go where it was made. */
static gboolean
is_job_over (Job *job)
{
  if (job->changes == NULL && job->error == NULL)
    return FALSE;

  g_clear_pointer (&job->merge, herald_merge_free);

  return TRUE;
}

static gboolean
is_slice_over (Slice     *slice,
               GPtrArray *unindexed,
               gint64     end)
{
  if (slice->n_done == slice->jobs->len)
    return TRUE;
  if (g_atomic_int_get (&slice->queue->finishing))
    return FALSE;

  return unindexed->len >= SLICE_STORIES ||
         herald_worker_get_queued (slice->queue->worker) > 0 ||
         g_get_monotonic_time () >= end;
}

/* An answer counts only once it is committed, and a document that lost a part is lost. */
static void
fail_jobs (Slice  *slice,
           GError *error)
{
  if (slice->n_done < slice->jobs->len && ((Job *) g_ptr_array_index (slice->jobs, slice->n_done))->merge != NULL)
    slice->n_done++;

  for (guint i = 0; i < slice->n_done; i++)
    {
      Job *job = g_ptr_array_index (slice->jobs, i);

      g_clear_pointer (&job->changes, herald_change_set_unref);
      if (job->error == NULL)
        job->error = g_error_copy (error);
    }
}

static void
run_slice (Slice *slice)
{
  HeraldDatabase *database = slice->queue->database;
  gint64 end = g_get_monotonic_time () + SLICE_TIME;
  g_autoptr (GPtrArray) unindexed = g_ptr_array_new_with_free_func ((GDestroyNotify) herald_unindexed_free);
  g_autoptr (GError) error = NULL;
  guint bookmarks = 0;
  gboolean ok;

  if (!herald_database_begin (database, HERALD_DURABILITY_CRASH, &error))
    {
      slice->n_done = slice->jobs->len;
      fail_jobs (slice, error);
      return;
    }

  do
    {
      Job *job = g_ptr_array_index (slice->jobs, slice->n_done);

      run_part (database, job, unindexed);
      if (is_job_over (job))
        slice->n_done++;
    }
  while (!is_slice_over (slice, unindexed, end));

  ok = herald_search_table_index (database, unindexed, &error) &&
       herald_statuses_table_count_bookmarks (database, &bookmarks, &error);
  if (!herald_database_end (database, ok, &error))
    {
      fail_jobs (slice, error);
      return;
    }

  for (guint i = 0; i < slice->n_done; i++)
    {
      Job *job = g_ptr_array_index (slice->jobs, i);

      if (job->changes != NULL)
        job->changes->bookmarks = bookmarks;
    }
}

/* Worker thread. */
static void
run_slice_func (GTask        *task,
                gpointer      task_data,
                GCancellable *cancellable)
{
  Slice *slice = task_data;

  if (slice->previous != NULL)
    {
      GPtrArray *jobs = slice->previous->jobs;

      for (guint i = slice->previous->n_done; i < jobs->len; i++)
        g_ptr_array_insert (slice->jobs, (int) (i - slice->previous->n_done), g_ptr_array_index (jobs, i));
      for (guint i = jobs->len; i-- > slice->previous->n_done;)
        g_ptr_array_steal_index (jobs, i);
    }

  if (slice->jobs->len > 0)
    run_slice (slice);
  g_task_return_boolean (task, TRUE);
}

static void
answer_job (Job *job)
{
  if (job->error != NULL)
    g_task_return_error (job->task, g_steal_pointer (&job->error));
  else
    g_task_return_pointer (job->task, g_steal_pointer (&job->changes), (GDestroyNotify) herald_change_set_unref);
}

static void queue_slice (HeraldMergeQueue *self,
                         guint             n_jobs,
                         Slice            *previous);

static void
slice_done_cb (GObject      *object,
               GAsyncResult *result,
               gpointer      user_data)
{
  Slice *slice = user_data;
  HeraldMergeQueue *self = slice->queue;
  g_autoptr (GError) error = NULL;

  /* The worker refuses what comes after its end. */
  if (!g_task_propagate_boolean (G_TASK (result), &error))
    {
      slice->n_done = slice->jobs->len;
      fail_jobs (slice, error);
    }

  for (guint i = slice->jobs->len; i-- > slice->n_done;)
    g_queue_push_head (&self->waiting, g_ptr_array_steal_index (slice->jobs, i));

  /* The worker goes on while the callers look at their answers. */
  if (self->running == slice)
    self->running = NULL;
  if (self->running == NULL && !g_queue_is_empty (&self->waiting))
    queue_slice (self, SLICE_DOCUMENTS, NULL);

  for (guint i = 0; i < slice->jobs->len; i++)
    answer_job (g_ptr_array_index (slice->jobs, i));
  slice_free (slice);
}

static void
queue_slice (HeraldMergeQueue *self,
             guint             n_jobs,
             Slice            *previous)
{
  Slice *slice = g_new0 (Slice, 1);
  g_autoptr (GTask) task = g_task_new (NULL, NULL, slice_done_cb, slice);

  slice->queue = g_rc_box_acquire (self);
  slice->previous = previous;
  slice->jobs = g_ptr_array_new_with_free_func ((GDestroyNotify) job_free);
  while (slice->jobs->len < n_jobs && !g_queue_is_empty (&self->waiting))
    g_ptr_array_add (slice->jobs, g_queue_pop_head (&self->waiting));

  /* The slice is freed by the callback and not by the task, whose last reference may be the worker's. */
  self->running = slice;
  g_task_set_source_tag (task, queue_slice);
  g_task_set_task_data (task, slice, NULL);
  herald_worker_queue (self->worker, task, run_slice_func);
}

HeraldMergeQueue *
herald_merge_queue_new (HeraldWorker   *worker,
                        HeraldDatabase *database)
{
  HeraldMergeQueue *self = g_rc_box_new0 (HeraldMergeQueue);

  self->worker = g_object_ref (worker);
  self->database = database;
  g_queue_init (&self->waiting);

  return self;
}

/*
 * Takes @task, which is returned with a change set once that is committed. Its source object must keep the queue.
 */
void
herald_merge_queue_push (HeraldMergeQueue   *self,
                         GTask              *task,
                         HeraldSourceRecord *source,
                         HeraldFeedDocument *document)
{
  Job *job = g_new0 (Job, 1);

  job->task = task;
  job->source = herald_source_record_ref (source);
  job->document = document != NULL ? herald_feed_document_ref (document) : NULL;
  g_queue_push_tail (&self->waiting, job);

  if (self->running == NULL)
    queue_slice (self, SLICE_DOCUMENTS, NULL);
}

/*
 * Gives the worker all that waits. Called before it is shut down.
 */
void
herald_merge_queue_finish (HeraldMergeQueue *self)
{
  g_atomic_int_set (&self->finishing, TRUE);
  if (self->running != NULL || !g_queue_is_empty (&self->waiting))
    queue_slice (self, G_MAXUINT, self->running);
}
