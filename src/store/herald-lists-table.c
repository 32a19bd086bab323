/* SPDX-FileCopyrightText: 2026 The Herald founders
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "herald-lists-table.h"

#include "herald-list-rows.h"
#include "herald-search-table.h"

#include <string.h>

/* So many neighbours in an index are read in the time in which one row is found by its id, and put into order. */
#define ROWS_PER_LOOK_UP 8

static gboolean
is_search (const HeraldStoryQuery *query)
{
  return query->search != NULL && query->search[strspn (query->search, " \t\n")] != '\0';
}

/*
 * The index of words has no order that a list could use. Either the list is walked for what was found, until there is
 * enough, or what was found is looked up and sorted: the first is better for frequent words and small lists.
 */
static gboolean
is_walk_shorter (HeraldDatabase          *database,
                 const HeraldStoryQuery  *query,
                 guint                    n_matches,
                 guint                    max,
                 gboolean                *answer,
                 GError                 **error)
{
  gssize n_rows = herald_list_rows_count (database, query, error);
  gint64 last_id;

  if (n_rows < 0 || !herald_database_read_int (database, "SELECT max(id) FROM status", &last_id, error))
    return FALSE;

  *answer = MIN ((double) n_rows, (double) max * (double) last_id / MAX (n_matches, 1))
            < (double) n_matches * ROWS_PER_LOOK_UP;

  return TRUE;
}

static guint
count_unread (GArray *rows)
{
  guint n = 0;

  for (guint i = 0; i < rows->len; i++)
    n += g_array_index (rows, HeraldListRow, i).unread;

  return n;
}

/*
 * @unread: how many stories of the whole list are unread, or 0 where that would take longer than the list itself
 */
static GArray *
search_rows (HeraldDatabase          *database,
             const HeraldStoryQuery  *query,
             GArray                  *matches,
             guint                    max,
             guint                   *unread,
             GCancellable            *cancellable,
             GError                 **error)
{
  g_autoptr (HeraldStoryQuery) unread_query = NULL;
  g_autoptr (GArray) unread_rows = NULL;
  g_autoptr (GArray) rows = NULL;
  gboolean walk;

  if (!is_walk_shorter (database, query, matches->len, max, &walk, error))
    return NULL;

  rows = walk ? herald_list_rows_walk (database, query, matches, max, cancellable, error)
              : herald_list_rows_look_up (database, query, matches, cancellable, error);
  if (rows == NULL || (walk && rows->len == max))
    return g_steal_pointer (&rows);

  if (!walk || herald_story_query_is_unread_only (query))
    {
      *unread = count_unread (rows);
      return g_steal_pointer (&rows);
    }

  unread_query = herald_story_query_copy (query);
  unread_query->unread_only = TRUE;
  unread_rows = herald_list_rows_walk (database, unread_query, matches, G_MAXUINT, cancellable, error);
  if (unread_rows == NULL)
    return NULL;

  *unread = unread_rows->len;

  return g_steal_pointer (&rows);
}

/* The same without words. */
static GArray *
list_rows (HeraldDatabase          *database,
           const HeraldStoryQuery  *query,
           guint                    max,
           guint                   *unread,
           GCancellable            *cancellable,
           GError                 **error)
{
  g_autoptr (HeraldStoryQuery) unread_query = herald_story_query_copy (query);
  gssize n_unread;

  unread_query->unread_only = TRUE;
  n_unread = herald_list_rows_count (database, unread_query, error);
  if (n_unread < 0)
    return NULL;

  *unread = (guint) n_unread;

  return herald_list_rows_walk (database, query, NULL, max, cancellable, error);
}

/*
 * @matches: (out) (nullable): the stories that have the words, where there are some
 */
static GArray *
find_rows (HeraldDatabase          *database,
           const HeraldStoryQuery  *query,
           guint                    max,
           GArray                 **matches,
           guint                   *unread,
           GCancellable            *cancellable,
           GError                 **error)
{
  *matches = NULL;
  *unread = 0;
  if (!is_search (query))
    return list_rows (database, query, max, unread, cancellable, error);

  *matches = herald_search_table_find (database, query->search, cancellable, error);

  return *matches != NULL ? search_rows (database, query, *matches, max, unread, cancellable, error) : NULL;
}

/*
 * Returns: (transfer full): the first @max stories of a list, newest first, with the days as they are in @zone
 */
HeraldStoryIds *
herald_lists_table_query (HeraldDatabase          *database,
                          const HeraldStoryQuery  *query,
                          guint                    max,
                          GTimeZone               *zone,
                          GCancellable            *cancellable,
                          GError                 **error)
{
  /* One more, which tells that there are more. */
  guint limit = max < G_MAXUINT ? max + 1 : max;
  g_autoptr (HeraldStoryIds) ids = NULL;
  g_autoptr (GArray) matches = NULL;
  g_autoptr (GArray) found = NULL;
  g_autoptr (GArray) kept = NULL;
  g_autoptr (GArray) rows = NULL;
  guint unread;

  found = find_rows (database, query, limit, &matches, &unread, cancellable, error);
  if (found == NULL)
    return NULL;
  kept = herald_list_rows_keep (database, query, matches, cancellable, error);
  if (kept == NULL)
    return NULL;

  rows = herald_list_rows_merge (found, kept);
  ids = herald_story_ids_new (MIN (rows->len, max));
  for (guint i = 0; i < MIN (rows->len, max); i++)
    {
      const HeraldListRow *row = &g_array_index (rows, HeraldListRow, i);

      herald_story_ids_add (ids, row->id, row->sort_time, zone);
    }
  ids->unread = unread + count_unread (kept);
  ids->is_cut = rows->len > max;

  return g_steal_pointer (&ids);
}

/*
 * Returns: (transfer full) (element-type gint64): the ids of a list's stories, in any order
 */
GArray *
herald_lists_table_list_ids (HeraldDatabase          *database,
                             const HeraldStoryQuery  *query,
                             GError                 **error)
{
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autoptr (GArray) matches = NULL;
  g_autoptr (GArray) rows = NULL;
  guint unread;

  rows = find_rows (database, query, G_MAXUINT, &matches, &unread, NULL, error);
  if (rows == NULL)
    return NULL;

  for (guint i = 0; i < rows->len; i++)
    g_array_append_val (ids, g_array_index (rows, HeraldListRow, i).id);

  return g_steal_pointer (&ids);
}

/*
 * Returns: how many stories a list has, or -1 with @error set
 */
gssize
herald_lists_table_count (HeraldDatabase          *database,
                          const HeraldStoryQuery  *query,
                          GCancellable            *cancellable,
                          GError                 **error)
{
  g_autoptr (GArray) matches = NULL;
  g_autoptr (GArray) rows = NULL;
  guint unread;

  if (!is_search (query))
    return herald_list_rows_count (database, query, error);

  rows = find_rows (database, query, G_MAXUINT, &matches, &unread, cancellable, error);

  return rows != NULL ? rows->len : -1;
}
