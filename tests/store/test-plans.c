/* SPDX-FileCopyrightText: 2026 The Herald founders
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "store-fixture.h"

#include <sqlite3.h>
#include <string.h>

/* Every statement that the store runs is written down, and SQLite is asked how it goes about it. No list, count or
 * mark may look through a table of stories from one end to the other: it must be as quick in a big library. */

static GHashTable *statements; /* (owned) (element-type utf8): worker thread only, while a store is open */

static int
run_statement_cb (unsigned int  what,
                  void         *data,
                  void         *statement,
                  void         *text)
{
  /* What triggers run is named in comments. */
  if (!g_str_has_prefix (text, "--"))
    g_hash_table_add (statements, g_strdup (sqlite3_sql (statement)));

  return 0;
}

static int
connect_cb (sqlite3                           *connection,
            const char                       **message,
            const struct sqlite3_api_routines *api)
{
  if (statements != NULL)
    sqlite3_trace_v2 (connection, SQLITE_TRACE_STMT, run_statement_cb, NULL);

  return SQLITE_OK;
}

/* These have no other rows than those asked for, in the order asked for. */
static gboolean
is_list_index (const char *detail)
{
  return strstr (detail, "USING COVERING INDEX status_by_time") != NULL ||
         strstr (detail, "USING COVERING INDEX status_unread_by_time") != NULL ||
         strstr (detail, "USING COVERING INDEX status_bookmarks") != NULL;
}

static gboolean
is_slow (const char *sql,
         const char *detail)
{
  const char *const tables[] = { "SCAN status", "SCAN story", "SCAN story_body" };

  for (guint i = 0; i < G_N_ELEMENTS (tables); i++)
    if (g_str_has_prefix (detail, tables[i]) && strchr (" ", detail[strlen (tables[i])]) != NULL)
      return !is_list_index (detail);

  if (strstr (sql, "FROM status INDEXED BY") != NULL && g_str_has_prefix (detail, "SEARCH status"))
    return strstr (detail, "USING COVERING INDEX") == NULL;

  return strstr (sql, " status") != NULL && strstr (detail, "USE TEMP B-TREE") != NULL;
}

static guint
count_slow_steps (sqlite3    *connection,
                  const char *sql)
{
  g_autofree char *explain = g_strconcat ("EXPLAIN QUERY PLAN ", sql, NULL);
  sqlite3_stmt *statement;
  guint n = 0;

  g_assert_cmpint (sqlite3_prepare_v2 (connection, explain, -1, &statement, NULL), ==, SQLITE_OK);
  while (sqlite3_step (statement) == SQLITE_ROW)
    {
      const char *detail = (const char *) sqlite3_column_text (statement, 3);

      if (!is_slow (sql, detail))
        continue;
      g_test_message ("%s: %s", detail, sql);
      n++;
    }
  sqlite3_finalize (statement);

  return n;
}

static guint
count_all_slow_steps (StoreFixture *self)
{
  g_autoptr (GHashTable) ran = g_steal_pointer (&statements);
  GHashTableIter iter;
  gpointer sql;
  sqlite3 *connection;
  guint n = 0;

  g_assert_cmpint (sqlite3_open (self->path, &connection), ==, SQLITE_OK);
  g_hash_table_iter_init (&iter, ran);
  while (g_hash_table_iter_next (&iter, &sql, NULL))
    if (!g_str_has_prefix (sql, "PRAGMA") && !g_str_has_prefix (sql, "ANALYZE"))
      n += count_slow_steps (connection, sql);
  sqlite3_close (connection);

  return n;
}

static void
fill (StoreFixture *self,
      gint64       *folder_id,
      gint64       *source_id)
{
  *folder_id = save_folder (self->store, 0, "Folder", 0);
  for (guint i = 0; i < 10; i++)
    {
      g_autofree char *address = g_strdup_printf ("https://%u.example/feed", i);

      *source_id = add_source (self->store, address, i % 2 == 0 ? *folder_id : 0);
      merge_stories (self->store, *source_id, "story", 100);
    }
}

static void
begin_recording (StoreFixture *self)
{
  store_fixture_close (self);
  statements = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  store_fixture_reopen (self);
}

static void
ask (HeraldStore      *store,
     HeraldStoryQuery *value)
{
  g_autoptr (GAsyncResult) counted = NULL;
  g_autoptr (HeraldStoryIds) ids = query_full (store, value, NULL);
  g_autoptr (GPtrArray) stories = NULL;
  g_autoptr (GError) error = NULL;

  stories = load_stories (store, (const gint64 *) (gpointer) ids->ids->data, MIN (ids->ids->len, 3));
  herald_store_count_async (store, value, NULL, take_result_cb, &counted);
  g_assert_cmpint (herald_store_count_finish (store, wait_for_result (&counted), &error), >=, 0);
  g_assert_no_error (error);
}

static void
test_lists_are_read_from_indexes (StoreFixture  *self,
                                  gconstpointer  data)
{
  g_autoptr (HeraldStoryRecord) story = NULL;
  g_autoptr (GArray) kept = g_array_new (FALSE, FALSE, sizeof (gint64));
  gint64 folder_id, source_id, id = 5;
  guint n;

  fill (self, &folder_id, &source_id);
  g_array_append_val (kept, id);
  begin_recording (self);
  for (guint i = 0; i < 6 * 2 * 2 * 2; i++)
    {
      HeraldStoryScope scope = i / 8;
      g_autoptr (HeraldStoryQuery) value = NULL;

      value = herald_story_query_new (scope, scope == HERALD_STORY_SCOPE_FOLDER ? folder_id : source_id);
      value->since = 1699900000;
      value->unread_only = (i & 1) != 0;
      value->search = (i & 2) != 0 ? g_strdup ("text sto") : NULL;
      value->kept = (i & 4) != 0 ? g_array_ref (kept) : NULL;
      ask (self->store, value);
    }
  story = load_story (self->store, id, NULL);
  herald_store_sources_free (load_sources (self->store));
  store_fixture_close (self);
  n = g_hash_table_size (statements);

  g_assert_cmpuint (n, >, 6 * 2 * 2);
  g_assert_cmpuint (count_all_slow_steps (self), ==, 0);
}

static void
test_writes_find_by_index (StoreFixture  *self,
                           gconstpointer  data)
{
  gint64 folder_id, source_id, id = 5;
  g_autoptr (HeraldChangeSet) bookmarked = NULL;
  g_autoptr (HeraldChangeSet) read = NULL;
  g_autoptr (HeraldChangeSet) removed = NULL;
  g_autoptr (HeraldChangeSet) restored = NULL;
  g_autoptr (HeraldChangeSet) purged = NULL;

  fill (self, &folder_id, &source_id);
  begin_recording (self);
  bookmarked = set_bookmarked (self->store, id, TRUE, NULL);
  read = set_read (self->store, &id, 1, TRUE);
  merge_stories (self->store, source_id, "other", 100);
  purged = purge_full (self->store, 4000000000, 1, 10);
  removed = set_removed (self->store, source_id, TRUE);
  restored = set_removed (self->store, source_id, FALSE);
  store_fixture_close (self);

  g_assert_cmpuint (g_hash_table_size (statements), >, 10);
  g_assert_cmpuint (count_all_slow_steps (self), ==, 0);
}

static void
test_removal_finds_by_index (StoreFixture  *self,
                             gconstpointer  data)
{
  gint64 folder_id, source_id;
  g_autoptr (HeraldChangeSet) removed = NULL;
  guint n;

  fill (self, &folder_id, &source_id);
  removed = set_removed (self->store, source_id, TRUE);
  store_fixture_execute (self, "UPDATE source SET removed_at = 0 WHERE removed_at IS NOT NULL");
  begin_recording (self);
  do
    g_main_context_iteration (NULL, FALSE);
  while (store_fixture_read_int (self, "SELECT count(*) FROM source WHERE removed_at IS NOT NULL") > 0);
  store_fixture_close (self);
  n = g_hash_table_size (statements);

  g_assert_cmpuint (n, >, 3);
  g_assert_cmpuint (count_all_slow_steps (self), ==, 0);
}

/* The test would be worth nothing if it took everything for quick. */
static void
test_knows_slow_steps (StoreFixture  *self,
                       gconstpointer  data)
{
  const char *const slow[] = {
    "SELECT id FROM status WHERE arrived = 5",
    "SELECT id FROM story WHERE title = 'story 5'",
    "SELECT id FROM status WHERE state = 1 ORDER BY arrived",
  };

  statements = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (slow); i++)
    g_hash_table_add (statements, g_strdup (slow[i]));

  g_assert_cmpuint (count_all_slow_steps (self), >=, G_N_ELEMENTS (slow));
}

#define ADD(path, function) \
  g_test_add (path, StoreFixture, NULL, store_fixture_set_up, function, store_fixture_tear_down)

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  sqlite3_auto_extension ((void (*) (void)) connect_cb);

  ADD ("/store/plans/lists-are-read-from-indexes", test_lists_are_read_from_indexes);
  ADD ("/store/plans/writes-find-by-index", test_writes_find_by_index);
  ADD ("/store/plans/removal-finds-by-index", test_removal_finds_by_index);
  ADD ("/store/plans/knows-slow-steps", test_knows_slow_steps);

  return g_test_run ();
}
