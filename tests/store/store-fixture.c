/* SPDX-FileCopyrightText: 2026 The Herald founders
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "store-fixture.h"

#include "herald-test-folder.h"

#include <glib/gstdio.h>
#include <sqlite3.h>

void
store_fixture_set_up (StoreFixture  *self,
                      gconstpointer  data)
{
  g_autoptr (GError) error = NULL;

  self->folder = g_dir_make_tmp ("herald-store-XXXXXX", &error);
  g_assert_no_error (error);
  self->path = g_build_filename (self->folder, "library.db", NULL);
  store_fixture_reopen (self);
}

void
store_fixture_close (StoreFixture *self)
{
  if (self->store == NULL)
    return;

  herald_store_close (self->store);
  while (g_main_context_iteration (NULL, FALSE))
    ;
  g_assert_finalize_object (g_steal_pointer (&self->store));
}

void
store_fixture_reopen (StoreFixture *self)
{
  g_autoptr (GError) error = NULL;

  store_fixture_close (self);
  self->store = open_store (self->path, &error);
  g_assert_no_error (error);
}

void
store_fixture_tear_down (StoreFixture  *self,
                         gconstpointer  data)
{
  store_fixture_close (self);
  herald_test_folder_delete (self->folder);
  g_free (self->path);
  g_free (self->folder);
}

static sqlite3 *
open_beside (StoreFixture *self)
{
  sqlite3 *connection;

  g_assert_cmpint (sqlite3_open (self->path, &connection), ==, SQLITE_OK);
  sqlite3_busy_timeout (connection, 5000);

  return connection;
}

/* Through a connection of its own, as another program would. */
void
store_fixture_execute (StoreFixture *self,
                       const char   *sql)
{
  sqlite3 *connection = open_beside (self);
  char *message = NULL;

  sqlite3_exec (connection, sql, NULL, NULL, &message);
  g_assert_cmpstr (message, ==, NULL);
  sqlite3_close (connection);
}

gint64
store_fixture_read_int (StoreFixture *self,
                        const char   *sql)
{
  sqlite3 *connection = open_beside (self);
  sqlite3_stmt *statement;
  gint64 value;

  g_assert_cmpint (sqlite3_prepare_v2 (connection, sql, -1, &statement, NULL), ==, SQLITE_OK);
  g_assert_cmpint (sqlite3_step (statement), ==, SQLITE_ROW);
  value = sqlite3_column_int64 (statement, 0);
  sqlite3_finalize (statement);
  sqlite3_close (connection);

  return value;
}

void
take_result_cb (GObject      *object,
                GAsyncResult *result,
                gpointer      user_data)
{
  GAsyncResult **place = user_data;

  *place = g_object_ref (result);
}

GAsyncResult *
wait_for_result (GAsyncResult **result)
{
  gint64 deadline = g_get_monotonic_time () + 60 * G_USEC_PER_SEC;

  while (*result == NULL)
    {
      g_assert_cmpint (g_get_monotonic_time (), <, deadline);
      g_main_context_iteration (NULL, TRUE);
    }

  return *result;
}

HeraldStore *
open_store (const char  *path,
            GError     **error)
{
  g_autoptr (GAsyncResult) result = NULL;

  herald_store_open_async (path, NULL, take_result_cb, &result);

  return herald_store_open_finish (wait_for_result (&result), error);
}

HeraldStoreSources *
load_sources (HeraldStore *store)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  HeraldStoreSources *sources;

  herald_store_load_sources_async (store, NULL, take_result_cb, &result);
  sources = herald_store_load_sources_finish (store, wait_for_result (&result), &error);
  g_assert_no_error (error);

  return sources;
}

HeraldSourceRecord *
load_source (HeraldStore *store,
             gint64       source_id)
{
  g_autoptr (HeraldStoreSources) sources = load_sources (store);

  for (guint i = 0; i < sources->sources->len; i++)
    {
      HeraldSourceRecord *source = g_ptr_array_index (sources->sources, i);

      if (source->id == source_id)
        return herald_source_record_ref (source);
    }

  return NULL;
}

gint64
save_folder (HeraldStore *store,
             gint64       id,
             const char  *title,
             gint64       position)
{
  g_autoptr (HeraldFolderRecord) folder = herald_folder_record_new (id, title, position, TRUE);
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;

  herald_store_save_folder_async (store, folder, NULL, take_result_cb, &result);
  id = herald_store_save_folder_finish (store, wait_for_result (&result), &error);
  g_assert_no_error (error);

  return id;
}

/* 0 where the address stands already. */
gint64
add_source_full (HeraldStore         *store,
                 HeraldSourceRecord  *source,
                 GError             **error)
{
  g_autoptr (HeraldChangeSet) changes = NULL;
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GPtrArray) sources = g_ptr_array_new ();
  g_autoptr (GArray) ids = NULL;

  g_ptr_array_add (sources, source);
  herald_store_add_sources_async (store, sources, NULL, take_result_cb, &result);
  changes = herald_store_add_sources_finish (store, wait_for_result (&result), &ids, error);

  return changes != NULL ? g_array_index (ids, gint64, 0) : 0;
}

gint64
add_source (HeraldStore *store,
            const char  *address,
            gint64       folder_id)
{
  g_autoptr (HeraldSourceRecord) source = herald_source_record_new (address);
  g_autoptr (GError) error = NULL;
  gint64 id;

  source->folder_id = folder_id;
  id = add_source_full (store, source, &error);
  g_assert_no_error (error);
  g_assert_cmpint (id, >, 0);

  return id;
}

void
save_source (HeraldStore        *store,
             HeraldSourceRecord *source)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;

  herald_store_save_source_async (store, source, NULL, take_result_cb, &result);
  herald_store_save_source_finish (store, wait_for_result (&result), &error);
  g_assert_no_error (error);
}

HeraldChangeSet *
set_removed (HeraldStore *store,
             gint64       source_id,
             gboolean     removed)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  HeraldChangeSet *changes;

  herald_store_set_source_removed_async (store, source_id, removed, NULL, take_result_cb, &result);
  changes = herald_store_set_source_removed_finish (store, wait_for_result (&result), &error);
  g_assert_no_error (error);

  return changes;
}

HeraldStoryRecord *
add_story (HeraldFeedDocument *document,
           const char         *guid,
           const char         *title,
           gint64              published)
{
  HeraldStoryRecord *story = herald_story_record_new ();

  story->guid = g_strdup (guid);
  story->title = g_strdup (title);
  story->text = g_strdup_printf ("The text of %s", title);
  story->content = g_strdup_printf ("<p>The text of <b>%s</b></p>", title);
  story->published = published;
  g_ptr_array_add (document->stories, story);

  return story;
}

/* Stories "0", "1" and so on, all published at one time. */
HeraldFeedDocument *
make_document (guint  n,
               gint64 published)
{
  HeraldFeedDocument *document = herald_feed_document_new ();

  for (guint i = 0; i < n; i++)
    {
      g_autofree char *name = g_strdup_printf ("%u", i);

      add_story (document, name, name, published);
    }

  return document;
}

HeraldChangeSet *
merge_full (HeraldStore         *store,
            HeraldSourceRecord  *source,
            HeraldFeedDocument  *document,
            GError             **error)
{
  g_autoptr (GAsyncResult) result = NULL;

  herald_store_merge_async (store, source, document, NULL, take_result_cb, &result);

  return herald_store_merge_finish (store, wait_for_result (&result), error);
}

HeraldChangeSet *
merge (HeraldStore        *store,
       gint64              source_id,
       HeraldFeedDocument *document)
{
  g_autoptr (HeraldSourceRecord) source = herald_source_record_new ("https://unused.example/");
  g_autoptr (GError) error = NULL;
  HeraldChangeSet *changes;

  source->id = source_id;
  changes = merge_full (store, source, document, &error);
  g_assert_no_error (error);

  return changes;
}

/* Stories "prefix 0", "prefix 1" and so on, of which "prefix 0" is the newest. */
void
merge_stories (HeraldStore *store,
               gint64       source_id,
               const char  *prefix,
               guint        n)
{
  g_autoptr (HeraldFeedDocument) document = herald_feed_document_new ();
  g_autoptr (HeraldChangeSet) changes = NULL;

  for (guint i = 0; i < n; i++)
    {
      g_autofree char *name = g_strdup_printf ("%s %u", prefix, i);

      add_story (document, name, name, 1700000000 - 3600 * (gint64) i);
    }
  changes = merge (store, source_id, document);
  g_assert_cmpuint (changes->added->len, ==, n);
}

HeraldStoryIds *
query_beginning (HeraldStore      *store,
                 HeraldStoryQuery *query,
                 guint             max,
                 GTimeZone        *zone)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  HeraldStoryIds *ids;

  herald_store_query_async (store, query, max, zone, NULL, take_result_cb, &result);
  ids = herald_store_query_finish (store, wait_for_result (&result), &error);
  g_assert_no_error (error);

  return ids;
}

HeraldStoryIds *
query_full (HeraldStore      *store,
            HeraldStoryQuery *query,
            GTimeZone        *zone)
{
  return query_beginning (store, query, G_MAXUINT, zone);
}

GArray *
query (HeraldStore      *store,
       HeraldStoryScope  scope,
       gint64            scope_id)
{
  g_autoptr (HeraldStoryQuery) value = herald_story_query_new (scope, scope_id);
  g_autoptr (HeraldStoryIds) ids = query_full (store, value, NULL);

  return g_array_ref (ids->ids);
}

GArray *
search (HeraldStore *store,
        const char  *words)
{
  g_autoptr (HeraldStoryQuery) value = herald_story_query_new (HERALD_STORY_SCOPE_ALL, 0);
  g_autoptr (HeraldStoryIds) ids = NULL;

  value->search = g_strdup (words);
  ids = query_full (store, value, NULL);

  return g_array_ref (ids->ids);
}

/* The titles of a list, with semicolons between them. */
char *
titles (HeraldStore      *store,
        HeraldStoryScope  scope,
        gint64            scope_id)
{
  g_autoptr (GArray) ids = query (store, scope, scope_id);
  g_autoptr (GPtrArray) stories = load_stories (store, (const gint64 *) (gpointer) ids->data, ids->len);
  g_autoptr (GPtrArray) names = g_ptr_array_new_null_terminated (stories->len, NULL, TRUE);

  for (guint i = 0; i < stories->len; i++)
    g_ptr_array_add (names, ((HeraldStoryRecord *) g_ptr_array_index (stories, i))->title);

  return g_strjoinv ("; ", (char **) names->pdata);
}

gssize
count (HeraldStore      *store,
       HeraldStoryScope  scope,
       gint64            scope_id)
{
  g_autoptr (HeraldStoryQuery) value = herald_story_query_new (scope, scope_id);
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  gssize n;

  herald_store_count_async (store, value, NULL, take_result_cb, &result);
  n = herald_store_count_finish (store, wait_for_result (&result), &error);
  g_assert_no_error (error);

  return n;
}

GPtrArray *
load_stories (HeraldStore  *store,
              const gint64 *ids,
              gsize         n_ids)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  GPtrArray *stories;

  herald_store_load_stories_async (store, ids, n_ids, NULL, take_result_cb, &result);
  stories = herald_store_load_stories_finish (store, wait_for_result (&result), &error);
  g_assert_no_error (error);

  return stories;
}

HeraldStoryRecord *
load_story (HeraldStore  *store,
            gint64        story_id,
            GError      **error)
{
  g_autoptr (GAsyncResult) result = NULL;

  herald_store_load_story_async (store, story_id, NULL, take_result_cb, &result);

  return herald_store_load_story_finish (store, wait_for_result (&result), error);
}

HeraldChangeSet *
set_read (HeraldStore  *store,
          const gint64 *ids,
          gsize         n_ids,
          gboolean      read)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  HeraldChangeSet *changes;

  herald_store_set_read_async (store, ids, n_ids, read, NULL, take_result_cb, &result);
  changes = herald_store_set_read_finish (store, wait_for_result (&result), &error);
  g_assert_no_error (error);

  return changes;
}

HeraldChangeSet *
set_bookmarked (HeraldStore  *store,
                gint64        story_id,
                gboolean      bookmarked,
                GError      **error)
{
  g_autoptr (GAsyncResult) result = NULL;

  herald_store_set_bookmarked_async (store, story_id, bookmarked, NULL, take_result_cb, &result);

  return herald_store_set_bookmarked_finish (store, wait_for_result (&result), error);
}

HeraldChangeSet *
mark_all_read (HeraldStore      *store,
               HeraldStoryScope  scope,
               gint64            scope_id)
{
  g_autoptr (HeraldStoryQuery) value = herald_story_query_new (scope, scope_id);
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  HeraldChangeSet *changes;

  herald_store_mark_all_read_async (store, value, NULL, take_result_cb, &result);
  changes = herald_store_mark_all_read_finish (store, wait_for_result (&result), &error);
  g_assert_no_error (error);

  return changes;
}

HeraldChangeSet *
purge (HeraldStore *store,
       gint64       older_than)
{
  return purge_full (store, older_than + 24 * 60 * 60, 1, 0);
}

HeraldChangeSet *
purge_full (HeraldStore *store,
            gint64       now,
            int          days,
            int          stories)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  HeraldChangeSet *changes;

  herald_store_purge_async (store, now, days, stories, NULL, take_result_cb, &result);
  changes = herald_store_purge_finish (store, wait_for_result (&result), &error);
  g_assert_no_error (error);

  return changes;
}

HeraldBackupRecord *
back_up (HeraldStore  *store,
         GError      **error)
{
  g_autoptr (GAsyncResult) result = NULL;

  herald_store_back_up_async (store, NULL, take_result_cb, &result);

  return herald_store_back_up_finish (store, wait_for_result (&result), error);
}

GPtrArray *
list_backups (const char *path)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  GPtrArray *backups;

  herald_store_list_backups_async (path, NULL, take_result_cb, &result);
  backups = herald_store_list_backups_finish (wait_for_result (&result), &error);
  g_assert_no_error (error);

  return backups;
}

gboolean
restore (const char  *path,
         const char  *backup,
         GError     **error)
{
  g_autoptr (GAsyncResult) result = NULL;

  herald_store_restore_async (path, backup, NULL, take_result_cb, &result);

  return herald_store_restore_finish (wait_for_result (&result), error);
}
