/* SPDX-FileCopyrightText: 2026 The Herald founders
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "herald-mark-queue.h"

#include "herald-change-set.h"
#include "herald-lists-table.h"
#include "herald-sources-table.h"
#include "herald-statuses-table.h"

/* How many stories are marked between looks at what else waits, and by one transaction at most: each writes the pages
 * of the indexes anew, and ids are not neighbours there. */
#define CHUNK_STORIES 5000
#define TRANSACTION_STORIES 200000

/*
 * What is to be marked as read or unread. A list may have a million stories, so they are marked in chunks, and
 * whatever else is asked gets its turn in between, except for other marks: they are done in the order in which
 * they were asked for, because a later one may be about the same story. Main thread, except where noted.
 */
struct _HeraldMarkQueue
{
  HeraldWorker   *worker;    /* (owned) */
  HeraldDatabase *database;  /* (unowned) (worker thread only) */
  GQueue          marks;     /* (owned) (element-type Mark): the first one is under way */
  int             finishing; /* (atomic): nothing else is waited for */
};

typedef struct
{
  HeraldMarkQueue  *queue;    /* (owned) */
  GTask            *task;     /* (owned): of the caller, who must be the last to see it on the main thread */
  HeraldStoryQuery *query;    /* (owned) (nullable) */
  GArray           *ids;      /* (owned) (nullable) (element-type gint64): NULL until those of @query are found */
  gboolean          read;
  guint             n_tasks;  /* that the worker has of it */

  /* Until the worker has no task of it any more, these are the worker's: */
  gboolean          is_begun;
  gboolean          is_done;
  guint             n_marked; /* the first ones of @ids */
  GHashTable       *sources;  /* (owned) (element-type gint64): that are in the change set */
  HeraldChangeSet  *changes;  /* (owned): the answer */
  GError           *error;    /* (owned) (nullable): else the error */
} Mark;

static void
clear_queue (gpointer data)
{
  HeraldMarkQueue *self = data;

  g_assert (g_queue_is_empty (&self->marks));

  g_clear_object (&self->worker);
}

void
herald_mark_queue_unref (HeraldMarkQueue *self)
{
  g_rc_box_release_full (self, clear_queue);
}

static void
mark_free (Mark *mark)
{
  g_clear_object (&mark->task);
  g_clear_pointer (&mark->query, herald_story_query_free);
  g_clear_pointer (&mark->ids, g_array_unref);
  g_clear_pointer (&mark->sources, g_hash_table_unref);
  g_clear_pointer (&mark->changes, herald_change_set_unref);
  g_clear_error (&mark->error);
  herald_mark_queue_unref (mark->queue);
  g_free (mark);
}

static gboolean
begin_mark (Mark *mark)
{
  mark->is_begun = TRUE;
  if (g_cancellable_set_error_if_cancelled (g_task_get_cancellable (mark->task), &mark->error))
    return FALSE;

  if (mark->ids == NULL)
    mark->ids = herald_lists_table_list_ids (mark->queue->database, mark->query, &mark->error);
  if (mark->ids == NULL)
    return FALSE;

  /* In the order in which they are stored, which is also that of the answer. */
  g_array_sort (mark->ids, herald_change_set_compare_ids);

  return TRUE;
}

static gboolean
is_wanted_elsewhere (HeraldMarkQueue *self)
{
  return herald_worker_get_queued (self->worker) > 0 && !g_atomic_int_get (&self->finishing);
}

/* Marks a chunk after the other until the transaction is as long as it may be, or something else waits. */
static gboolean
mark_chunks (Mark *mark)
{
  HeraldDatabase *database = mark->queue->database;
  const gint64 *ids = (const gint64 *) (gpointer) mark->ids->data;
  guint end = MIN (mark->ids->len, mark->n_marked + TRANSACTION_STORIES);

  do
    {
      guint n = MIN (end - mark->n_marked, CHUNK_STORIES);

      if (!herald_statuses_table_set_read (database, ids + mark->n_marked, n, mark->read,
                                           mark->sources, mark->changes, &mark->error))
        return FALSE;
      mark->n_marked += n;
    }
  while (mark->n_marked < end && !is_wanted_elsewhere (mark->queue));

  return mark->n_marked < mark->ids->len
         || (herald_sources_table_fill_counts (database, mark->changes->counts, &mark->error) &&
             herald_statuses_table_count_bookmarks (database, &mark->changes->bookmarks, &mark->error));
}

static void
run_transaction (Mark *mark)
{
  HeraldDatabase *database = mark->queue->database;
  gboolean may_be_last = mark->ids->len - mark->n_marked <= TRANSACTION_STORIES;
  gboolean ok;

  /* Only the last one is waited for, and writing that to the disk writes those before it, too. */
  if (!herald_database_begin (database, may_be_last ? HERALD_DURABILITY_POWER : HERALD_DURABILITY_CRASH,
                              &mark->error))
    return;

  ok = mark_chunks (mark);
  if (herald_database_end (database, ok, ok ? &mark->error : NULL))
    mark->is_done = mark->n_marked == mark->ids->len;
}

static gboolean
is_over (const Mark *mark)
{
  return mark->is_done || mark->error != NULL;
}

/* Worker thread. */
static void
run_mark_func (GTask        *task,
               gpointer      task_data,
               GCancellable *cancellable)
{
  Mark *mark = task_data;
  HeraldMarkQueue *self = mark->queue;

  if (mark->is_begun || begin_mark (mark))
    while (!is_over (mark))
      {
        run_transaction (mark);
        if (is_wanted_elsewhere (self))
          break;
      }

  g_task_return_boolean (task, TRUE);
}

static void queue_mark (Mark *mark);

static void
mark_ran_cb (GObject      *object,
             GAsyncResult *result,
             gpointer      user_data)
{
  Mark *mark = user_data;
  HeraldMarkQueue *self = mark->queue;
  g_autoptr (GError) error = NULL;
  Mark *next;

  mark->n_tasks--;
  if (mark->n_tasks > 0)
    return;

  /* The worker refuses what comes after its end. */
  if (!g_task_propagate_boolean (G_TASK (result), &error) && !is_over (mark))
    mark->error = g_steal_pointer (&error);
  if (!is_over (mark))
    {
      queue_mark (mark);
      return;
    }

  g_queue_remove (&self->marks, mark);
  next = g_queue_peek_head (&self->marks);
  if (next != NULL && next->n_tasks == 0)
    queue_mark (next);

  if (mark->error != NULL)
    g_task_return_error (mark->task, g_steal_pointer (&mark->error));
  else
    g_task_return_pointer (mark->task, g_steal_pointer (&mark->changes), (GDestroyNotify) herald_change_set_unref);
  mark_free (mark);
}

static void
queue_mark (Mark *mark)
{
  g_autoptr (GTask) task = g_task_new (NULL, NULL, mark_ran_cb, mark);

  mark->n_tasks++;
  g_task_set_source_tag (task, queue_mark);
  g_task_set_task_data (task, mark, NULL);
  herald_worker_queue (mark->queue->worker, task, run_mark_func);
}

static void
push (HeraldMarkQueue *self,
      Mark            *mark)
{
  mark->queue = g_rc_box_acquire (self);
  mark->sources = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
  mark->changes = herald_change_set_new ();
  g_queue_push_tail (&self->marks, mark);

  if (g_queue_peek_head (&self->marks) == mark)
    queue_mark (mark);
}

HeraldMarkQueue *
herald_mark_queue_new (HeraldWorker   *worker,
                       HeraldDatabase *database)
{
  HeraldMarkQueue *self = g_rc_box_new0 (HeraldMarkQueue);

  self->worker = g_object_ref (worker);
  self->database = database;
  g_queue_init (&self->marks);

  return self;
}

/*
 * Takes @task, which is returned with a change set once all stories in @ids are marked and on the disk. Its source
 * object must keep the queue.
 */
void
herald_mark_queue_push_ids (HeraldMarkQueue *self,
                            GTask           *task,
                            const gint64    *ids,
                            gsize            n_ids,
                            gboolean         read)
{
  Mark *mark = g_new0 (Mark, 1);

  mark->task = task;
  mark->ids = g_array_sized_new (FALSE, FALSE, sizeof (gint64), (guint) n_ids);
  mark->read = read;
  g_array_append_vals (mark->ids, ids, (guint) n_ids);
  push (self, mark);
}

/*
 * The same for the stories that @query finds when it is its turn; they are marked as read.
 */
void
herald_mark_queue_push_query (HeraldMarkQueue        *self,
                              GTask                  *task,
                              const HeraldStoryQuery *query)
{
  Mark *mark = g_new0 (Mark, 1);

  mark->task = task;
  mark->query = herald_story_query_copy (query);
  mark->query->unread_only = TRUE;
  mark->read = TRUE;
  push (self, mark);
}

/*
 * Gives the worker all that waits. Called before it is shut down.
 */
void
herald_mark_queue_finish (HeraldMarkQueue *self)
{
  g_atomic_int_set (&self->finishing, TRUE);
  for (GList *link = self->marks.head; link != NULL; link = link->next)
    queue_mark (link->data);
}
