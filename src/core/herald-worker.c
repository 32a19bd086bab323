/* SPDX-FileCopyrightText: 2026 The Herald founders
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "herald-worker.h"

/**
 * HeraldWorker:
 *
 * One named thread that runs tasks in the order in which they were queued. It is the only place where Herald
 * makes a thread. A task's data must be safe to use on another thread, and its source object must be %NULL or
 * something that may lose its last reference there.
 *
 * The owner calls herald_worker_shutdown() before it drops its last reference: the tasks already queued are
 * run, then the thread ends.
 */
struct _HeraldWorker
{
  GObject      parent_instance;

  char        *name;      /* (owned) */
  GThread     *thread;    /* (owned) (nullable): NULL once it was shut down */
  GAsyncQueue *queue;     /* (owned) (element-type Job) */
};

typedef struct
{
  GTask            *task; /* (owned) (nullable): NULL asks the thread to end */
  HeraldWorkerFunc  func;
} Job;

G_DEFINE_FINAL_TYPE (HeraldWorker, herald_worker, G_TYPE_OBJECT)

static void
job_free (Job *job)
{
  g_clear_object (&job->task);
  g_free (job);
}

static gpointer
thread_main (gpointer data)
{
  g_autoptr (GAsyncQueue) queue = data;

  for (;;)
    {
      Job *job = g_async_queue_pop (queue);
      GTask *task = g_atomic_pointer_get (&job->task);
      gboolean is_last = task == NULL;

      if (!is_last && !g_task_return_error_if_cancelled (task))
        job->func (task, g_task_get_task_data (task), g_task_get_cancellable (task));

      job_free (job);

      if (is_last)
        return NULL;
    }
}

static void
herald_worker_finalize (GObject *object)
{
  HeraldWorker *self = HERALD_WORKER (object);

  g_assert (self->thread == NULL);

  g_clear_pointer (&self->queue, g_async_queue_unref);
  g_free (self->name);

  G_OBJECT_CLASS (herald_worker_parent_class)->finalize (object);
}

static void
herald_worker_class_init (HeraldWorkerClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->finalize = herald_worker_finalize;
}

static void
herald_worker_init (HeraldWorker *self)
{
  self->queue = g_async_queue_new_full ((GDestroyNotify) job_free);
}

/**
 * herald_worker_new:
 * @name: the thread's name, as debuggers show it; at most 15 bytes
 *
 * Returns: (transfer full): a worker whose thread runs
 */
HeraldWorker *
herald_worker_new (const char *name)
{
  HeraldWorker *self;

  g_return_val_if_fail (name != NULL, NULL);

  self = g_object_new (HERALD_TYPE_WORKER, NULL);
  self->name = g_strdup (name);
  self->thread = g_thread_new (name, thread_main, g_async_queue_ref (self->queue));

  return self;
}

/**
 * herald_worker_queue:
 * @self: a worker
 * @task: what to run; it is returned from @func and answers in the context where it was made
 * @func: the work
 *
 * Queues @task behind all that wait already. One that is cancelled before its turn is returned as cancelled
 * without @func being called.
 */
void
herald_worker_queue (HeraldWorker     *self,
                     GTask            *task,
                     HeraldWorkerFunc  func)
{
  Job *job;

  g_return_if_fail (HERALD_IS_WORKER (self));
  g_return_if_fail (G_IS_TASK (task));
  g_return_if_fail (func != NULL);

  if (self->thread == NULL)
    {
      g_task_return_new_error (task, G_IO_ERROR, G_IO_ERROR_CLOSED, "worker %s was shut down", self->name);
      return;
    }

  job = g_new0 (Job, 1);
  job->func = func;
  /* The queue's lock is enough; the thread sanitizer sees only an atomic hand-over. */
  g_atomic_pointer_set (&job->task, g_object_ref (task));
  g_async_queue_push (self->queue, job);
}

/**
 * herald_worker_get_queued:
 * @self: a worker
 *
 * Returns: how many tasks wait for their turn, not counting the one that runs
 */
guint
herald_worker_get_queued (HeraldWorker *self)
{
  g_return_val_if_fail (HERALD_IS_WORKER (self), 0);

  return (guint) MAX (0, g_async_queue_length (self->queue));
}

/**
 * herald_worker_is_current:
 * @self: a worker
 *
 * Returns: whether the caller runs on the thread of @self
 */
gboolean
herald_worker_is_current (HeraldWorker *self)
{
  g_return_val_if_fail (HERALD_IS_WORKER (self), FALSE);

  return g_thread_self () == self->thread;
}

/**
 * herald_worker_shutdown:
 * @self: a worker
 *
 * Runs what is queued, then ends the thread and waits for it. Tasks queued later fail with %G_IO_ERROR_CLOSED.
 * Calling it again does nothing.
 */
void
herald_worker_shutdown (HeraldWorker *self)
{
  g_return_if_fail (HERALD_IS_WORKER (self));
  g_return_if_fail (!herald_worker_is_current (self));

  if (self->thread == NULL)
    return;

  g_async_queue_push (self->queue, g_new0 (Job, 1));
  /* Until it ended it must still know that it is current. */
  g_thread_join (self->thread);
  self->thread = NULL;
}
