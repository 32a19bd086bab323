/* SPDX-FileCopyrightText: 2026 The Herald founders
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "herald-list-rows.h"

#include "herald-change-set.h"

/* The rows of lists, as indexes have them. All come newest first by sort time, then by id. */

/*
 * Which index holds the rows of a scope, in list order and with all that is asked, and the condition on them.
 * ?1 stands for the source, the folder or the time.
 */
typedef struct
{
  const char *index;
  const char *condition;
} Plan;

static const Plan plans[][2] = {
  [HERALD_STORY_SCOPE_ALL] = {
    { "status_by_time", "state = 1" },
    { "status_unread_by_time", "state = 1 AND read = 0" },
  },
  [HERALD_STORY_SCOPE_TODAY] = {
    { "status_by_time", "state = 1 AND sort_time >= ?1" },
    { "status_unread_by_time", "state = 1 AND read = 0 AND sort_time >= ?1" },
  },
  [HERALD_STORY_SCOPE_UNREAD] = {
    { "status_unread_by_time", "state = 1 AND read = 0" },
    { "status_unread_by_time", "state = 1 AND read = 0" },
  },
  [HERALD_STORY_SCOPE_BOOKMARKS] = {
    { "status_bookmarks", "bookmarked = 1" },
    { "status_bookmarks", "bookmarked = 1 AND read = 0" },
  },
  [HERALD_STORY_SCOPE_SOURCE] = {
    { "status_by_source", "state = 1 AND source_id = ?1" },
    { "status_unread_by_source", "state = 1 AND read = 0 AND source_id = ?1" },
  },
  /* A folder's sources are read one after the other. */
  [HERALD_STORY_SCOPE_FOLDER] = {
    { "status_by_source", "state = 1 AND source_id = ?1" },
    { "status_unread_by_source", "state = 1 AND read = 0 AND source_id = ?1" },
  },
};

/* What a row must be that is found by its id, whether it was read or not. */
static const char *const scope_conditions[] = {
  [HERALD_STORY_SCOPE_ALL] = "state = 1",
  [HERALD_STORY_SCOPE_TODAY] = "state = 1 AND sort_time >= ?1",
  [HERALD_STORY_SCOPE_UNREAD] = "state = 1",
  [HERALD_STORY_SCOPE_BOOKMARKS] = "state <> 0",
  [HERALD_STORY_SCOPE_SOURCE] = "state = 1 AND source_id = ?1",
  [HERALD_STORY_SCOPE_FOLDER] = "state = 1 AND (SELECT folder_id FROM source WHERE source.id = source_id) = ?1",
};

/* How many rows are read between looks at whether the answer is still wanted. */
#define ROWS_PER_LOOK 4096

static int
compare_rows (gconstpointer a,
              gconstpointer b)
{
  const HeraldListRow *row_a = a;
  const HeraldListRow *row_b = b;

  if (row_a->sort_time != row_b->sort_time)
    return row_a->sort_time < row_b->sort_time ? 1 : -1;

  return row_a->id < row_b->id ? 1 : row_a->id > row_b->id ? -1 : 0;
}

static gboolean
is_match (GArray *matches,
          gint64  id)
{
  return matches == NULL || g_array_binary_search (matches, &id, herald_change_set_compare_ids, NULL);
}

static const Plan *
get_plan (const HeraldStoryQuery *query)
{
  g_assert (query->scope < G_N_ELEMENTS (plans));

  return &plans[query->scope][query->unread_only ? 1 : 0];
}

static void
bind_scope (HeraldStatement        *statement,
            const HeraldStoryQuery *query,
            gint64                  scope_id)
{
  switch (query->scope)
    {
    case HERALD_STORY_SCOPE_TODAY:
      herald_statement_bind_int (statement, 1, query->since);
      break;
    case HERALD_STORY_SCOPE_SOURCE:
    case HERALD_STORY_SCOPE_FOLDER:
      herald_statement_bind_int (statement, 1, scope_id);
      break;
    case HERALD_STORY_SCOPE_ALL:
    case HERALD_STORY_SCOPE_UNREAD:
    case HERALD_STORY_SCOPE_BOOKMARKS:
    default:
      break;
    }
}

/* The ids for which a query's statement runs: the sources of a folder, otherwise one. */
static GArray *
load_scope_ids (HeraldDatabase          *database,
                const HeraldStoryQuery  *query,
                GError                 **error)
{
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autoptr (HeraldStatement) statement = NULL;
  HeraldStep step;

  if (query->scope != HERALD_STORY_SCOPE_FOLDER)
    {
      g_array_append_val (ids, query->scope_id);
      return g_steal_pointer (&ids);
    }

  statement = herald_database_prepare (database,
                                       "SELECT id FROM source WHERE folder_id = ?1 AND removed_at IS NULL",
                                       error);
  if (statement == NULL)
    return NULL;

  herald_statement_bind_int (statement, 1, query->scope_id);
  while ((step = herald_statement_step (statement, error)) == HERALD_STEP_ROW)
    {
      gint64 id = herald_statement_get_int (statement, 0);

      g_array_append_val (ids, id);
    }

  return step == HERALD_STEP_DONE ? g_steal_pointer (&ids) : NULL;
}

/* Adds at most @max rows to @rows. */
static gboolean
read_rows (HeraldStatement  *statement,
           GArray           *matches,
           guint             max,
           GArray           *rows,
           GCancellable     *cancellable,
           GError          **error)
{
  HeraldStep step = HERALD_STEP_ROW;
  guint n_left = max;

  for (guint i = 1; n_left > 0 && (step = herald_statement_step (statement, error)) == HERALD_STEP_ROW; i++)
    {
      HeraldListRow row = { .id = herald_statement_get_int (statement, 0) };

      if (i % ROWS_PER_LOOK == 0 && g_cancellable_set_error_if_cancelled (cancellable, error))
        return FALSE;
      if (!is_match (matches, row.id))
        continue;

      row.sort_time = herald_statement_get_int (statement, 1);
      row.unread = herald_statement_get_int (statement, 2) != 0;
      g_array_append_val (rows, row);
      n_left--;
    }

  return step != HERALD_STEP_FAILED;
}

/*
 * Reads the index of a scope from the newest story on. Only of a list of unread stories are rows known to be unread.
 *
 * @matches: (nullable) (element-type gint64): ids in ascending order, to which the answer is limited
 * @max: how many rows are wanted
 *
 * Returns: (transfer full) (element-type HeraldListRow)
 */
GArray *
herald_list_rows_walk (HeraldDatabase          *database,
                       const HeraldStoryQuery  *query,
                       GArray                  *matches,
                       guint                    max,
                       GCancellable            *cancellable,
                       GError                 **error)
{
  g_autoptr (GArray) rows = g_array_new (FALSE, FALSE, sizeof (HeraldListRow));
  g_autoptr (GArray) scope_ids = load_scope_ids (database, query, error);
  g_autoptr (HeraldStatement) statement = NULL;
  const Plan *plan = get_plan (query);
  g_autofree char *sql = NULL;

  sql = g_strdup_printf ("SELECT id, sort_time, %d FROM status INDEXED BY %s WHERE %s"
                         " ORDER BY sort_time DESC, id DESC",
                         herald_story_query_is_unread_only (query), plan->index, plan->condition);
  statement = herald_database_prepare (database, sql, error);
  if (scope_ids == NULL || statement == NULL)
    return NULL;

  for (guint i = 0; i < scope_ids->len; i++)
    {
      bind_scope (statement, query, g_array_index (scope_ids, gint64, i));
      if (!read_rows (statement, matches, max, rows, cancellable, error))
        return NULL;
      herald_statement_reset (statement);
    }

  if (scope_ids->len > 1)
    g_array_sort (rows, compare_rows);
  if (rows->len > max)
    g_array_set_size (rows, max);

  return g_steal_pointer (&rows);
}

static GArray *
read_by_ids (HeraldDatabase          *database,
             const HeraldStoryQuery  *query,
             GArray                  *ids,
             GArray                  *matches,
             const char              *condition,
             GCancellable            *cancellable,
             GError                 **error)
{
  g_autoptr (GArray) rows = g_array_new (FALSE, FALSE, sizeof (HeraldListRow));
  g_autofree char *sql = g_strdup_printf ("SELECT id, sort_time, read = 0 FROM status WHERE id = ?2 AND %s AND %s",
                                          scope_conditions[query->scope], condition);
  g_autoptr (HeraldStatement) statement = herald_database_prepare (database, sql, error);

  if (statement == NULL)
    return NULL;

  bind_scope (statement, query, query->scope_id);
  for (guint i = 0; i < ids->len; i++)
    {
      gint64 id = g_array_index (ids, gint64, i);

      if (i % ROWS_PER_LOOK == 0 && g_cancellable_set_error_if_cancelled (cancellable, error))
        return NULL;
      if (!is_match (matches, id))
        continue;

      herald_statement_bind_int (statement, 2, id);
      if (!read_rows (statement, NULL, G_MAXUINT, rows, cancellable, error))
        return NULL;
      herald_statement_reset (statement);
    }
  g_array_sort (rows, compare_rows);

  return g_steal_pointer (&rows);
}

/*
 * Returns: (transfer full) (element-type HeraldListRow): the same as of herald_list_rows_walk(), found by going to
 *   each of @matches; rows say whether they are unread
 */
GArray *
herald_list_rows_look_up (HeraldDatabase          *database,
                          const HeraldStoryQuery  *query,
                          GArray                  *matches,
                          GCancellable            *cancellable,
                          GError                 **error)
{
  const char *condition = herald_story_query_is_unread_only (query) ? "read = 0" : "TRUE";

  if (query->scope == HERALD_STORY_SCOPE_BOOKMARKS)
    condition = query->unread_only ? "bookmarked = 1 AND read = 0" : "bookmarked = 1";

  return read_by_ids (database, query, matches, NULL, condition, cancellable, error);
}

/*
 * Returns: (transfer full) (element-type HeraldListRow): of the query's kept stories those that are not in the list
 *   anyway, but still of its scope and among @matches (nullable)
 */
GArray *
herald_list_rows_keep (HeraldDatabase          *database,
                       const HeraldStoryQuery  *query,
                       GArray                  *matches,
                       GCancellable            *cancellable,
                       GError                 **error)
{
  const char *missing = NULL;

  if (query->scope == HERALD_STORY_SCOPE_BOOKMARKS)
    missing = query->unread_only ? "(read = 1 OR bookmarked = 0)" : "bookmarked = 0";
  else if (herald_story_query_is_unread_only (query))
    missing = "read = 1";
  if (missing == NULL || query->kept == NULL)
    return g_array_new (FALSE, FALSE, sizeof (HeraldListRow));

  return read_by_ids (database, query, query->kept, matches, missing, cancellable, error);
}

/*
 * Returns: (transfer full) (element-type HeraldListRow): the rows of both, which are ordered and have none in common
 */
GArray *
herald_list_rows_merge (GArray *a,
                        GArray *b)
{
  GArray *rows;
  guint i = 0;
  guint j = 0;

  if (b->len == 0)
    return g_array_ref (a);

  rows = g_array_sized_new (FALSE, FALSE, sizeof (HeraldListRow), a->len + b->len);
  while (i < a->len || j < b->len)
    {
      gboolean from_a = j == b->len ||
                        (i < a->len && compare_rows (&g_array_index (a, HeraldListRow, i),
                                                     &g_array_index (b, HeraldListRow, j)) < 0);

      g_array_append_vals (rows,
                           from_a ? &g_array_index (a, HeraldListRow, i++) : &g_array_index (b, HeraldListRow, j++),
                           1);
    }

  return rows;
}

/* What the counts of the sources in a scope are the sum of, or NULL where stories have to be counted. */
static const char *
get_sources (const HeraldStoryQuery *query)
{
  switch (query->scope)
    {
    case HERALD_STORY_SCOPE_ALL:
    case HERALD_STORY_SCOPE_UNREAD:
      return "removed_at IS NULL";
    case HERALD_STORY_SCOPE_SOURCE:
      return "removed_at IS NULL AND id = ?1";
    case HERALD_STORY_SCOPE_FOLDER:
      return "removed_at IS NULL AND folder_id = ?1";
    case HERALD_STORY_SCOPE_TODAY:
    case HERALD_STORY_SCOPE_BOOKMARKS:
    default:
      return NULL;
    }
}

/*
 * Returns: how many rows there are without search and kept stories, or -1 with @error set
 */
gssize
herald_list_rows_count (HeraldDatabase          *database,
                        const HeraldStoryQuery  *query,
                        GError                 **error)
{
  const char *sources = get_sources (query);
  g_autofree char *sql = NULL;
  g_autoptr (HeraldStatement) statement = NULL;

  if (sources != NULL)
    sql = g_strdup_printf ("SELECT ifnull (sum (%s), 0) FROM source WHERE %s",
                           herald_story_query_is_unread_only (query) ? "unread" : "total", sources);
  else
    sql = g_strdup_printf ("SELECT count(*) FROM status INDEXED BY %s WHERE %s",
                           get_plan (query)->index, get_plan (query)->condition);
  statement = herald_database_prepare (database, sql, error);
  if (statement == NULL)
    return -1;

  bind_scope (statement, query, query->scope_id);

  return herald_statement_step (statement, error) == HERALD_STEP_ROW ? (gssize) herald_statement_get_int (statement, 0)
                                                                     : -1;
}
