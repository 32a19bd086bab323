/* SPDX-FileCopyrightText: 2026 The Herald founders
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "herald-store.h"

#include "herald-sources-table.h"
#include "herald-statuses-table.h"
#include "herald-stories-table.h"
#include "herald-store-private.h"

/* Old stories go step by step, each one a task of its own, so that whatever else is asked gets its turn. */

typedef struct
{
  gint64           now;
  int              days;    /* in general, as are the stories: sources may have limits of their own */
  int              stories;
  GHashTable      *surplus; /* (owned) (element-type gint64): see herald_statuses_table_find_purgeable() */
  gint64           after;   /* the id up to which stories were looked at; 0 at the beginning and the end */
  HeraldChangeSet *changes; /* (owned): of all steps */
} Purge;

static void
purge_free (Purge *self)
{
  g_hash_table_unref (self->surplus);
  herald_change_set_unref (self->changes);
  g_free (self);
}

static void
add_source_id (GArray *counts,
               gint64  source_id)
{
  HeraldSourceCount count = { .source_id = source_id };

  for (guint i = 0; i < counts->len; i++)
    if (g_array_index (counts, HeraldSourceCount, i).source_id == source_id)
      return;

  g_array_append_val (counts, count);
}

static gboolean
purge_step (HeraldDatabase   *database,
            gpointer          data,
            HeraldChangeSet  *changes,
            GError          **error)
{
  Purge *purge = data;
  g_autoptr (GArray) ids = NULL;
  gboolean is_limited = purge->days > 0 || purge->stories > 0;

  if (!is_limited && !herald_sources_table_is_any_limited (database, &is_limited, error))
    return FALSE;
  if (!is_limited)
    {
      purge->after = 0;
      return TRUE;
    }

  ids = herald_statuses_table_find_purgeable (database, purge->now, purge->days, purge->stories, purge->surplus,
                                              &purge->after, error);
  if (ids == NULL)
    return FALSE;

  for (guint i = 0; i < ids->len; i++)
    {
      gint64 id = g_array_index (ids, gint64, i);
      gint64 source_id;

      if (!herald_statuses_table_set_gone (database, id, &source_id, error) ||
          !herald_stories_table_delete (database, id, error))
        return FALSE;
      g_array_append_val (changes->removed, id);
      add_source_id (changes->counts, source_id);
    }

  return TRUE;
}

/* A step's numbers take the place of an earlier step's. */
static void
collect_changes (HeraldChangeSet *all,
                 HeraldChangeSet *changes)
{
  g_array_append_vals (all->removed, changes->removed->data, changes->removed->len);
  all->bookmarks = changes->bookmarks;

  for (guint i = 0; i < changes->counts->len; i++)
    {
      HeraldSourceCount count = g_array_index (changes->counts, HeraldSourceCount, i);

      add_source_id (all->counts, count.source_id);
      for (guint j = 0; j < all->counts->len; j++)
        if (g_array_index (all->counts, HeraldSourceCount, j).source_id == count.source_id)
          g_array_index (all->counts, HeraldSourceCount, j) = count;
    }
}

static void run_step (HeraldStore *self,
                      GTask       *task);

static void
step_done_cb (GObject      *object,
              GAsyncResult *result,
              gpointer      user_data)
{
  HeraldStore *self = HERALD_STORE (object);
  g_autoptr (GTask) task = user_data;
  Purge *purge = g_task_get_task_data (task);
  g_autoptr (HeraldChangeSet) changes = NULL;
  GError *error = NULL;

  changes = herald_store_finish_write (self, result, run_step, &error);
  if (changes == NULL)
    {
      g_task_return_error (task, error);
      return;
    }

  collect_changes (purge->changes, changes);
  if (purge->after != 0)
    run_step (self, g_steal_pointer (&task));
  else
    g_task_return_pointer (task, herald_change_set_ref (purge->changes), (GDestroyNotify) herald_change_set_unref);
}

static void
run_step (HeraldStore *self,
          GTask       *task)
{
  GTask *step = herald_store_new_task (self, run_step, g_task_get_task_data (task), NULL,
                                       g_task_get_cancellable (task), step_done_cb, task);

  herald_store_run_write (self, step, purge_step);
}

/**
 * herald_store_purge_async:
 * @self: a store
 * @now: seconds since 1970
 * @days: for how many days read stories are kept, or 0 for ever
 * @stories: how many stories of a source are kept, or 0 for all
 * @cancellable: (nullable): to give up; what was purged until then is gone
 * @callback: called when it is done
 * @user_data: for @callback
 *
 * Deletes the read stories that arrived more than @days before @now, and the oldest ones of sources that have more than
 * @stories, but none that is bookmarked or still in its feed. Where a source has limits of its own, these count. That
 * stories were there is remembered: should a feed bring one again, it comes back as read.
 */
void
herald_store_purge_async (HeraldStore         *self,
                          gint64               now,
                          int                  days,
                          int                  stories,
                          GCancellable        *cancellable,
                          GAsyncReadyCallback  callback,
                          gpointer             user_data)
{
  Purge *purge;

  g_return_if_fail (HERALD_IS_STORE (self));

  purge = g_new0 (Purge, 1);
  purge->now = now;
  purge->days = days;
  purge->stories = stories;
  purge->surplus = g_hash_table_new_full (g_int64_hash, g_int64_equal, NULL, g_free);
  purge->changes = herald_change_set_new ();
  run_step (self, herald_store_new_task (self, herald_store_purge_async, purge, (GDestroyNotify) purge_free,
                                         cancellable, callback, user_data));
}

HeraldChangeSet *
herald_store_purge_finish (HeraldStore   *self,
                           GAsyncResult  *result,
                           GError       **error)
{
  return herald_store_finish_write (self, result, herald_store_purge_async, error);
}
