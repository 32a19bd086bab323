/* SPDX-FileCopyrightText: 2026 The Herald founders
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "herald-id-array.h"

#include <string.h>

/* More runs than this are joined with their neighbours: each costs the view more than the rows between. */
#define MAX_RUNS 256

/* Within this many ids an id that both arrays have is looked for where they differ. */
#define FIRST_WINDOW 32
#define LAST_WINDOW (1 << 17)

/* Where the ids of a window stand: open addressing, at most half full. */
typedef struct
{
  gint64 *ids;   /* (owned): 0 where empty, for no story has that id */
  guint  *index; /* (owned) */
  guint   size;  /* slots in use, a power of two */
} Window;

static void
window_clear (Window *self)
{
  g_clear_pointer (&self->ids, g_free);
  g_clear_pointer (&self->index, g_free);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Window, window_clear)

static guint
window_slot (const Window *self,
             gint64        id)
{
  guint slot = (guint) (((guint64) id * G_GUINT64_CONSTANT (0x9e3779b97f4a7c15)) >> 32) & (self->size - 1);

  while (self->ids[slot] != 0 && self->ids[slot] != id)
    slot = (slot + 1) & (self->size - 1);

  return slot;
}

static void
window_fill (Window       *self,
             const gint64 *ids,
             guint         n_ids)
{
  guint size = 2 * FIRST_WINDOW;

  while (size < 2 * n_ids)
    size *= 2;
  if (size > self->size)
    {
      self->ids = g_renew (gint64, self->ids, size);
      self->index = g_renew (guint, self->index, size);
    }
  self->size = size;
  memset (self->ids, 0, size * sizeof *self->ids);

  for (guint i = 0; i < n_ids; i++)
    {
      guint slot = window_slot (self, ids[i]);

      self->ids[slot] = ids[i];
      self->index[slot] = i;
    }
}

/* The first id of the new array that the old one has, too, both counted from where they begin to differ.
 * Between here and there all of the old was removed and all of the new was added, for both have the same order. */
static gboolean
find_common (Window       *window,
             const gint64 *old_ids,
             guint         n_old,
             const gint64 *new_ids,
             guint         n_new,
             guint        *removed,
             guint        *added)
{
  for (guint width = FIRST_WINDOW; width <= LAST_WINDOW; width *= 4)
    {
      window_fill (window, old_ids, MIN (width, n_old));
      for (guint i = 0; i < MIN (width, n_new); i++)
        {
          guint slot = window_slot (window, new_ids[i]);

          if (window->ids[slot] != 0)
            {
              *removed = window->index[slot];
              *added = i;
              return TRUE;
            }
        }
      if (width >= n_old && width >= n_new)
        break;
    }

  return FALSE;
}

/* Joins runs with less than @gap equal ids between them. */
static void
join_runs (GArray *runs,
           guint   gap)
{
  guint n = 0;

  for (guint i = 1; i < runs->len; i++)
    {
      HeraldIdRun *last = &g_array_index (runs, HeraldIdRun, n);
      const HeraldIdRun *run = &g_array_index (runs, HeraldIdRun, i);

      if (run->old_first - (last->old_first + last->removed) < gap)
        {
          last->removed = run->old_first + run->removed - last->old_first;
          last->added = run->new_first + run->added - last->new_first;
        }
      else
        {
          g_array_index (runs, HeraldIdRun, ++n) = *run;
        }
    }
  g_array_set_size (runs, n + 1);
}

/**
 * herald_id_array_contains:
 * @sorted: (nullable) (element-type gint64): ids in ascending order
 * @id: an id
 *
 * Returns: whether @id is one of them
 */
gboolean
herald_id_array_contains (GArray *sorted,
                          gint64  id)
{
  guint first = 0;
  guint end = sorted != NULL ? sorted->len : 0;

  while (first < end)
    {
      guint middle = first + (end - first) / 2;
      gint64 found = g_array_index (sorted, gint64, middle);

      if (found == id)
        return TRUE;
      if (found < id)
        first = middle + 1;
      else
        end = middle;
    }

  return FALSE;
}

/**
 * herald_id_array_union:
 * @a: (nullable) (element-type gint64): ids in ascending order
 * @b: (element-type gint64): ids in ascending order
 *
 * Returns: (transfer full) (element-type gint64): the ids of both, in ascending order, each once
 */
GArray *
herald_id_array_union (GArray *a,
                       GArray *b)
{
  guint len = a != NULL ? a->len : 0;
  GArray *ids = g_array_sized_new (FALSE, FALSE, sizeof (gint64), len + b->len);
  guint i = 0;
  guint j = 0;

  while (i < len || j < b->len)
    {
      gint64 one = i < len ? g_array_index (a, gint64, i) : G_MAXINT64;
      gint64 other = j < b->len ? g_array_index (b, gint64, j) : G_MAXINT64;
      gint64 id = MIN (one, other);

      i += one == id;
      j += other == id;
      g_array_append_val (ids, id);
    }

  return ids;
}

/**
 * herald_id_array_find:
 * @ids: (element-type gint64): ids in any order
 * @from: where to begin
 * @end: where to end
 * @id: what to look for
 * @position: (out): where it is
 *
 * Returns: whether @id is in that part of @ids
 */
gboolean
herald_id_array_find (GArray *ids,
                      guint   from,
                      guint   end,
                      gint64  id,
                      guint  *position)
{
  const gint64 *data = (const gint64 *) (gpointer) ids->data;

  for (guint i = from; i < end; i++)
    if (data[i] == id)
      {
        *position = i;
        return TRUE;
      }

  return FALSE;
}

/**
 * herald_id_array_compare:
 * @old_ids: (element-type gint64): ids, each once
 * @new_ids: (element-type gint64): ids, each once
 *
 * Finds what must be replaced to make the new array of the old one. The ids that both have should stand in the
 * same order in both; where they do not, the answer is right but not the shortest.
 *
 * Returns: (transfer full) (element-type HeraldIdRun): the places, first to last
 */
GArray *
herald_id_array_compare (GArray *old_ids,
                         GArray *new_ids)
{
  const gint64 *old_data = (const gint64 *) (gpointer) old_ids->data;
  const gint64 *new_data = (const gint64 *) (gpointer) new_ids->data;
  guint old_end = old_ids->len;
  guint new_end = new_ids->len;
  GArray *runs = g_array_new (FALSE, FALSE, sizeof (HeraldIdRun));
  g_auto (Window) window = { NULL, };
  guint i = 0;
  guint j = 0;

  while (old_end > 0 && new_end > 0 && old_data[old_end - 1] == new_data[new_end - 1])
    {
      old_end--;
      new_end--;
    }

  for (;;)
    {
      HeraldIdRun run;

      while (i < old_end && j < new_end && old_data[i] == new_data[j])
        {
          i++;
          j++;
        }
      if (i == old_end && j == new_end)
        break;

      run = (HeraldIdRun) { i, old_end - i, j, new_end - j };
      find_common (&window, old_data + i, old_end - i, new_data + j, new_end - j, &run.removed, &run.added);
      i += run.removed;
      j += run.added;
      g_array_append_val (runs, run);
    }

  for (guint gap = 8; runs->len > MAX_RUNS; gap *= 2)
    join_runs (runs, gap);

  return runs;
}
