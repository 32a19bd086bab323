/* SPDX-FileCopyrightText: 2026 The Herald founders
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* A race, which the thread sanitizer has to report although a task carries something between the two threads: the
 * main one goes on changing what it gave away. */

#include "herald-worker.h"

typedef struct
{
  int changes; /* by both threads, which is the fault */
  int done;    /* atomic */
} Shared;

static void
change (GTask        *task,
        gpointer      task_data,
        GCancellable *cancellable)
{
  Shared *shared = task_data;

  shared->changes++;
  g_atomic_int_set (&shared->done, TRUE);
  g_task_return_boolean (task, TRUE);
}

int
main (int    argc,
      char **argv)
{
  g_autoptr (HeraldWorker) worker = herald_worker_new ("race");
  g_autoptr (GTask) task = g_task_new (NULL, NULL, NULL, NULL);
  Shared shared = { 0 };

  g_task_set_task_data (task, &shared, NULL);
  herald_worker_queue (worker, task, change);
  do
    shared.changes++;
  while (!g_atomic_int_get (&shared.done));
  herald_worker_shutdown (worker);

  return 0;
}
