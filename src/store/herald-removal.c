/* SPDX-FileCopyrightText: 2026 The Herald founders
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "herald-removal.h"

#include "herald-sources-table.h"
#include "herald-statuses-table.h"

/* How many stories a step deletes. */
#define STEP_STORIES 200

/*
 * Deletes the sources that were removed some time ago, step by step, each one a task of its own, so that whatever
 * is asked meanwhile gets its turn. It does not keep the store: when that is closed, the next step is refused, and
 * the rest is left to the next time.
 */
typedef struct
{
  HeraldWorker   *worker;   /* (owned) */
  HeraldDatabase *database; /* (unowned) (worker thread only) */
  gint64          before;
  gint64          done_id;  /* (worker thread only): the sources up to this one are done */
} Removal;

static void
removal_free (Removal *self)
{
  g_clear_object (&self->worker);
  g_free (self);
}

/* A source that still has bookmarks stays, with them. */
static gboolean
delete_some (Removal  *self,
             gint64    source_id,
             GError  **error)
{
  guint n;

  if (!herald_statuses_table_delete_unbookmarked (self->database, source_id, STEP_STORIES, &n, error))
    return FALSE;
  if (n == STEP_STORIES)
    return TRUE;

  self->done_id = source_id;

  return herald_sources_table_delete_if_empty (self->database, source_id, error);
}

/* Worker thread. Returns whether there is more to do. A source may have been brought back since the last step. */
static void
step_func (GTask        *task,
           gpointer      task_data,
           GCancellable *cancellable)
{
  Removal *self = task_data;
  GError *error = NULL;
  gint64 source_id;
  gboolean ok;

  if (!herald_sources_table_find_removed (self->database, self->before, self->done_id, &source_id, &error) ||
      (source_id != 0 && !herald_database_begin (self->database, HERALD_DURABILITY_CRASH, &error)))
    {
      g_task_return_error (task, error);
      return;
    }

  if (source_id != 0)
    {
      ok = delete_some (self, source_id, &error);
      if (!herald_database_end (self->database, ok, ok ? &error : NULL))
        {
          g_task_return_error (task, error);
          return;
        }
    }

  g_task_return_boolean (task, source_id != 0);
}

static void queue_step (Removal *self);

static void
step_done_cb (GObject      *object,
              GAsyncResult *result,
              gpointer      user_data)
{
  Removal *self = user_data;

  if (g_task_propagate_boolean (G_TASK (result), NULL))
    queue_step (self);
  else
    removal_free (self);
}

static void
queue_step (Removal *self)
{
  g_autoptr (GTask) task = g_task_new (NULL, NULL, step_done_cb, self);

  g_task_set_source_tag (task, queue_step);
  g_task_set_priority (task, G_PRIORITY_LOW);
  g_task_set_task_data (task, self, NULL);
  herald_worker_queue (self->worker, task, step_func);
}

/*
 * Begins to delete the sources that were removed before @before, with their stories. What is bookmarked stays, and
 * so does the row of its source. It fails in silence, because nobody waits for it.
 */
void
herald_removal_start (HeraldWorker   *worker,
                      HeraldDatabase *database,
                      gint64          before)
{
  Removal *self = g_new0 (Removal, 1);

  self->worker = g_object_ref (worker);
  self->database = database;
  self->before = before;
  queue_step (self);
}
