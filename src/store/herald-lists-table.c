/* SPDX-FileCopyrightText: 2026 The Herald founders
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "herald-lists-table.h"

#include "herald-search-table.h"

#include <string.h>

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

typedef struct
{
  gint64   id;
  gint64   sort_time;
  gboolean unread;
} Row;

/* How many rows are read between looks at whether the answer is still wanted. */
#define ROWS_PER_LOOK 4096

static int
compare_rows (gconstpointer a,
              gconstpointer b)
{
  const Row *row_a = a;
  const Row *row_b = b;

  if (row_a->sort_time != row_b->sort_time)
    return row_a->sort_time < row_b->sort_time ? 1 : -1;

  return row_a->id < row_b->id ? 1 : row_a->id > row_b->id ? -1 : 0;
}

static gboolean
is_unread_only (const HeraldStoryQuery *query)
{
  return query->unread_only || query->scope == HERALD_STORY_SCOPE_UNREAD;
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

static gboolean
read_rows (HeraldStatement  *statement,
           gboolean          all_unread,
           GArray           *rows,
           GCancellable     *cancellable,
           GError          **error)
{
  HeraldStep step;

  while ((step = herald_statement_step (statement, error)) == HERALD_STEP_ROW)
    {
      Row row = {
        .id = herald_statement_get_int (statement, 0),
        .sort_time = herald_statement_get_int (statement, 1),
        .unread = all_unread || herald_statement_get_int (statement, 2) != 0,
      };

      g_array_append_val (rows, row);
      if (rows->len % ROWS_PER_LOOK == 0 && g_cancellable_set_error_if_cancelled (cancellable, error))
        return FALSE;
    }

  return step == HERALD_STEP_DONE;
}

static GArray *
list_rows (HeraldDatabase          *database,
           const HeraldStoryQuery  *query,
           GCancellable            *cancellable,
           GError                 **error)
{
  g_autoptr (GArray) rows = g_array_new (FALSE, FALSE, sizeof (Row));
  g_autoptr (GArray) scope_ids = load_scope_ids (database, query, error);
  g_autoptr (HeraldStatement) statement = NULL;
  g_autofree char *sql = NULL;

  sql = g_strdup_printf ("SELECT id, sort_time, 0 FROM status INDEXED BY %s WHERE %s ORDER BY sort_time DESC, id DESC",
                         get_plan (query)->index, get_plan (query)->condition);
  statement = herald_database_prepare (database, sql, error);
  if (scope_ids == NULL || statement == NULL)
    return NULL;

  for (guint i = 0; i < scope_ids->len; i++)
    {
      bind_scope (statement, query, g_array_index (scope_ids, gint64, i));
      if (!read_rows (statement, is_unread_only (query), rows, cancellable, error))
        return NULL;
      herald_statement_reset (statement);
    }

  if (scope_ids->len > 1)
    g_array_sort (rows, compare_rows);

  return g_steal_pointer (&rows);
}

static char *
dup_search_sql (const HeraldStoryQuery *query,
                const char             *columns)
{
  const char *condition = get_plan (query)->condition;

  if (query->scope == HERALD_STORY_SCOPE_FOLDER)
    condition = query->unread_only
                    ? "state = 1 AND read = 0 AND source_id IN (SELECT id FROM source WHERE folder_id = ?1)"
                    : "state = 1 AND source_id IN (SELECT id FROM source WHERE folder_id = ?1)";

  return g_strdup_printf ("SELECT %s FROM search CROSS JOIN status ON status.id = search.rowid"
                          " WHERE search MATCH ?2 AND %s",
                          columns, condition);
}

static HeraldStatement *
prepare_search (HeraldDatabase          *database,
                const HeraldStoryQuery  *query,
                const char              *columns,
                const char              *match,
                GError                 **error)
{
  g_autofree char *sql = dup_search_sql (query, columns);
  HeraldStatement *statement = herald_database_prepare (database, sql, error);

  if (statement != NULL)
    {
      bind_scope (statement, query, query->scope_id);
      herald_statement_bind_text (statement, 2, match);
    }

  return statement;
}

/* The index has no order of its own that a list could use, so what is found is sorted here. */
static GArray *
search_rows (HeraldDatabase          *database,
             const HeraldStoryQuery  *query,
             GCancellable            *cancellable,
             GError                 **error)
{
  g_autoptr (GArray) rows = g_array_new (FALSE, FALSE, sizeof (Row));
  g_autofree char *match = herald_search_table_quote (query->search);
  g_autoptr (HeraldStatement) statement = NULL;

  if (match == NULL)
    return g_steal_pointer (&rows);

  statement = prepare_search (database, query, "status.id, sort_time, read = 0", match, error);
  if (statement == NULL || !read_rows (statement, FALSE, rows, cancellable, error))
    return NULL;

  g_array_sort (rows, compare_rows);

  return g_steal_pointer (&rows);
}

static gboolean
is_search (const HeraldStoryQuery *query)
{
  return query->search != NULL && query->search[strspn (query->search, " \t\n")] != '\0';
}

/* What a story that is kept in a list must still be: of the scope, and not in the list anyway. */
static const char *kept_conditions[] = {
  [HERALD_STORY_SCOPE_ALL] = "state = 1",
  [HERALD_STORY_SCOPE_TODAY] = "state = 1 AND sort_time >= ?1",
  [HERALD_STORY_SCOPE_UNREAD] = "state = 1",
  [HERALD_STORY_SCOPE_BOOKMARKS] = "state <> 0",
  [HERALD_STORY_SCOPE_SOURCE] = "state = 1 AND source_id = ?1",
  [HERALD_STORY_SCOPE_FOLDER] = "state = 1 AND source_id IN (SELECT id FROM source WHERE folder_id = ?1)",
};

static HeraldStatement *
prepare_kept (HeraldDatabase          *database,
              const HeraldStoryQuery  *query,
              const char              *match,
              GError                 **error)
{
  const char *words = match != NULL
                          ? " AND id IN (SELECT rowid FROM search WHERE search MATCH ?2 AND rowid = ?3)" : "";
  const char *missing = "read = 1";
  g_autofree char *sql = NULL;
  HeraldStatement *statement;

  if (query->scope == HERALD_STORY_SCOPE_BOOKMARKS)
    missing = query->unread_only ? "(read = 1 OR bookmarked = 0)" : "bookmarked = 0";
  sql = g_strdup_printf ("SELECT id, sort_time, read = 0 FROM status WHERE id = ?3 AND %s AND %s%s",
                         missing, kept_conditions[query->scope], words);

  statement = herald_database_prepare (database, sql, error);
  if (statement != NULL)
    {
      bind_scope (statement, query, query->scope_id);
      if (match != NULL)
        herald_statement_bind_text (statement, 2, match);
    }

  return statement;
}

static GArray *
kept_rows (HeraldDatabase          *database,
           const HeraldStoryQuery  *query,
           GCancellable            *cancellable,
           GError                 **error)
{
  g_autoptr (GArray) rows = g_array_new (FALSE, FALSE, sizeof (Row));
  g_autofree char *match = is_search (query) ? herald_search_table_quote (query->search) : NULL;
  g_autoptr (HeraldStatement) statement = NULL;

  if (query->kept == NULL || (!is_unread_only (query) && query->scope != HERALD_STORY_SCOPE_BOOKMARKS)
      || (is_search (query) && match == NULL))
    return g_steal_pointer (&rows);

  statement = prepare_kept (database, query, match, error);
  if (statement == NULL)
    return NULL;

  for (guint i = 0; i < query->kept->len; i++)
    {
      herald_statement_bind_int (statement, 3, g_array_index (query->kept, gint64, i));
      if (!read_rows (statement, FALSE, rows, cancellable, error))
        return NULL;
      herald_statement_reset (statement);
    }
  g_array_sort (rows, compare_rows);

  return g_steal_pointer (&rows);
}

static GArray *
merge_rows (GArray *a,
            GArray *b)
{
  GArray *rows;
  guint i = 0;
  guint j = 0;

  if (b->len == 0)
    return g_array_ref (a);

  rows = g_array_sized_new (FALSE, FALSE, sizeof (Row), a->len + b->len);
  while (i < a->len || j < b->len)
    {
      gboolean from_a = j == b->len
                        || (i < a->len && compare_rows (&g_array_index (a, Row, i), &g_array_index (b, Row, j)) < 0);

      g_array_append_vals (rows, from_a ? &g_array_index (a, Row, i++) : &g_array_index (b, Row, j++), 1);
    }

  return rows;
}

/*
 * Returns: (transfer full): the stories of a list, newest first, with the days as they are in @zone
 */
HeraldStoryIds *
herald_lists_table_query (HeraldDatabase          *database,
                          const HeraldStoryQuery  *query,
                          GTimeZone               *zone,
                          GCancellable            *cancellable,
                          GError                 **error)
{
  g_autoptr (HeraldStoryIds) ids = NULL;
  g_autoptr (GArray) found = NULL;
  g_autoptr (GArray) kept = NULL;
  g_autoptr (GArray) rows = NULL;

  if (is_search (query))
    found = search_rows (database, query, cancellable, error);
  else
    found = list_rows (database, query, cancellable, error);
  if (found == NULL)
    return NULL;
  kept = kept_rows (database, query, cancellable, error);
  if (kept == NULL)
    return NULL;

  rows = merge_rows (found, kept);
  ids = herald_story_ids_new (rows->len);
  for (guint i = 0; i < rows->len; i++)
    {
      const Row *row = &g_array_index (rows, Row, i);

      herald_story_ids_add (ids, row->id, row->sort_time, zone);
      ids->unread += row->unread ? 1 : 0;
    }

  if (!is_search (query) && !is_unread_only (query))
    {
      g_autoptr (HeraldStoryQuery) unread = herald_story_query_copy (query);
      gssize n;

      unread->unread_only = TRUE;
      n = herald_lists_table_count (database, unread, cancellable, error);
      if (n < 0)
        return NULL;
      ids->unread += (guint) n;
    }

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
  g_autoptr (GArray) rows = is_search (query) ? search_rows (database, query, NULL, error)
                                              : list_rows (database, query, NULL, error);

  if (rows == NULL)
    return NULL;

  for (guint i = 0; i < rows->len; i++)
    g_array_append_val (ids, g_array_index (rows, Row, i).id);

  return g_steal_pointer (&ids);
}

static gboolean
add_count (HeraldStatement  *statement,
           gssize           *sum,
           GError          **error)
{
  if (herald_statement_step (statement, error) != HERALD_STEP_ROW)
    return FALSE;

  *sum += (gssize) herald_statement_get_int (statement, 0);

  return TRUE;
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
  g_autoptr (GArray) scope_ids = NULL;
  g_autoptr (HeraldStatement) statement = NULL;
  g_autofree char *sql = NULL;
  gssize sum = 0;

  if (is_search (query))
    {
      g_autofree char *match = herald_search_table_quote (query->search);

      if (match == NULL)
        return 0;
      statement = prepare_search (database, query, "count(*)", match, error);

      return statement != NULL && add_count (statement, &sum, error) ? sum : -1;
    }

  sql = g_strdup_printf ("SELECT count(*) FROM status INDEXED BY %s WHERE %s",
                         get_plan (query)->index, get_plan (query)->condition);
  statement = herald_database_prepare (database, sql, error);
  scope_ids = load_scope_ids (database, query, error);
  if (scope_ids == NULL || statement == NULL)
    return -1;

  for (guint i = 0; i < scope_ids->len; i++)
    {
      bind_scope (statement, query, g_array_index (scope_ids, gint64, i));
      if (!add_count (statement, &sum, error))
        return -1;
      herald_statement_reset (statement);
    }

  return sum;
}
