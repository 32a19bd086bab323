/* SPDX-FileCopyrightText: 2026 The Herald founders
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "store-fixture.h"

#include "herald-migrations.h"

#include <glib/gstdio.h>
#include <sqlite3.h>
#include <string.h>

/* Libraries that earlier versions wrote. They are made from the steps themselves, so that a new step is tested from
 * every one before it, and one step more is played to come. */

#define FILE_ID 0x48455241

static GPtrArray *
list_steps (void)
{
  g_autofree char *folder = g_test_build_filename (G_TEST_DIST, "..", "src", "store", "sql", NULL);
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  GPtrArray *paths = g_ptr_array_new_with_free_func (g_free);
  const char *name;

  g_assert_nonnull (dir);
  while ((name = g_dir_read_name (dir)) != NULL)
    g_ptr_array_add (paths, g_build_filename (folder, name, NULL));
  g_ptr_array_sort_values (paths, (GCompareFunc) strcmp);

  return paths;
}

/* As version @version left it, with a source, a folder, a bookmark and an unread story. */
static void
make_old (const char *path,
          GPtrArray  *steps,
          guint       version)
{
  sqlite3 *connection;
  char *message = NULL;
  g_autofree char *mark = g_strdup_printf ("PRAGMA application_id = %d; PRAGMA user_version = %u", FILE_ID, version);

  g_assert_cmpint (sqlite3_open (path, &connection), ==, SQLITE_OK);
  for (guint i = 0; i < version; i++)
    {
      g_autofree char *sql = NULL;

      g_assert_true (g_file_get_contents (g_ptr_array_index (steps, i), &sql, NULL, NULL));
      sqlite3_exec (connection, sql, NULL, NULL, &message);
      g_assert_cmpstr (message, ==, NULL);
      if (i == 0)
        sqlite3_exec (connection,
                      "INSERT INTO folder (title, position, expanded) VALUES ('Coast', 1, 1);"
                      "INSERT INTO source (folder_id, position, address, title)"
                      " VALUES (1, 1, 'https://a.example/feed', 'Tidewater');"
                      "INSERT INTO status (source_id, state, read, bookmarked, sort_time, arrived, digest, identity)"
                      " VALUES (1, 1, 1, 1, 10, 10, 1, 'one'), (1, 1, 0, 0, 20, 20, 2, 'two');"
                      "INSERT INTO story (id, guid, title) VALUES (1, 'one', 'Harbour'), (2, 'two', 'Ferry');"
                      "INSERT INTO story_body (id, content) VALUES (1, 'Boats'), (2, 'Herons');"
                      "INSERT INTO search (rowid, title, text) VALUES (1, 'Harbour', 'Boats'), (2, 'Ferry', 'Herons')",
                      NULL, NULL, &message);
      g_assert_cmpstr (message, ==, NULL);
    }
  sqlite3_exec (connection, mark, NULL, NULL, &message);
  g_assert_cmpstr (message, ==, NULL);
  sqlite3_close (connection);
}

static void
assert_whole (StoreFixture *self)
{
  g_autofree char *all = titles (self->store, HERALD_STORY_SCOPE_ALL, 0);
  g_autofree char *bookmarks = titles (self->store, HERALD_STORY_SCOPE_BOOKMARKS, 0);
  g_autoptr (GArray) found = search (self->store, "herons");
  g_autoptr (HeraldStoreSources) sources = load_sources (self->store);
  const HeraldSourceRecord *source = g_ptr_array_index (sources->sources, 0);

  g_assert_cmpstr (all, ==, "Ferry; Harbour");
  g_assert_cmpstr (bookmarks, ==, "Harbour");
  g_assert_cmpuint (found->len, ==, 1);
  g_assert_cmpint (count (self->store, HERALD_STORY_SCOPE_UNREAD, 0), ==, 1);
  g_assert_cmpstr (source->title, ==, "Tidewater");
  g_assert_cmpint (source->folder_id, ==, 1);
  g_assert_cmpint (store_fixture_read_int (self, "SELECT count(*) FROM pragma_integrity_check"
                                                 " WHERE integrity_check = 'ok'"), ==, 1);
}

static void
begin_with (StoreFixture *self,
            GPtrArray    *steps,
            guint         version)
{
  store_fixture_close (self);
  g_assert_cmpint (g_remove (self->path), ==, 0);
  make_old (self->path, steps, version);
}

static void
test_from_every_version (StoreFixture  *self,
                         gconstpointer  data)
{
  g_autoptr (GPtrArray) steps = list_steps ();

  herald_migrations_add_test_step (NEXT_STEP);
  for (guint version = 1; version <= steps->len; version++)
    {
      g_autoptr (GPtrArray) backups = NULL;
      const HeraldBackupRecord *backup;

      begin_with (self, steps, version);
      store_fixture_reopen (self);
      assert_whole (self);
      g_assert_cmpint (store_fixture_read_int (self, "PRAGMA user_version"), ==, steps->len + 1);
      g_assert_cmpint (store_fixture_read_int (self, "SELECT remark = 'none' FROM source"), ==, 1);
      backups = list_backups (self->path);
      backup = g_ptr_array_index (backups, 0);
      g_assert_cmpuint (backups->len, ==, MIN (version, 3));
      g_assert_cmpint (backup->n_stories, ==, 2);
    }
  store_fixture_close (self);
  herald_migrations_add_test_step (NULL);
}

/* The older version says so, leaves the file alone, and takes back what was there before. */
static void
test_and_back_again (StoreFixture  *self,
                     gconstpointer  data)
{
  g_autoptr (GPtrArray) steps = list_steps ();
  g_autoptr (GPtrArray) backups = NULL;
  g_autoptr (HeraldStore) refused = NULL;
  g_autoptr (GError) error = NULL;
  const HeraldBackupRecord *backup;

  begin_with (self, steps, steps->len);
  herald_migrations_add_test_step (NEXT_STEP);
  store_fixture_reopen (self);
  store_fixture_close (self);
  herald_migrations_add_test_step (NULL);
  refused = open_store (self->path, &error);
  g_assert_error (error, HERALD_STORE_ERROR, HERALD_STORE_ERROR_NEWER);

  backups = list_backups (self->path);
  g_assert_cmpuint (backups->len, ==, 1);
  backup = g_ptr_array_index (backups, 0);
  g_assert_true (restore (self->path, backup->path, NULL));
  store_fixture_reopen (self);
  assert_whole (self);
}

/* Where no backup can be made, nothing is changed. */
static void
test_not_without_backup (StoreFixture  *self,
                         gconstpointer  data)
{
  g_autoptr (GPtrArray) steps = list_steps ();
  g_autofree char *in_the_way = g_strconcat (self->path, "-backups", NULL);
  g_autoptr (HeraldStore) refused = NULL;
  g_autoptr (GError) error = NULL;

  begin_with (self, steps, steps->len);
  g_assert_true (g_file_set_contents (in_the_way, "", 0, NULL));
  herald_migrations_add_test_step (NEXT_STEP);
  refused = open_store (self->path, &error);
  herald_migrations_add_test_step (NULL);

  g_assert_error (error, HERALD_STORE_ERROR, HERALD_STORE_ERROR_FAILED);
  g_assert_null (refused);
  g_assert_cmpint (store_fixture_read_int (self, "PRAGMA user_version"), ==, steps->len);
  store_fixture_reopen (self);
  assert_whole (self);
}

/* A new library has nothing to lose. */
static void
test_new_one_needs_no_backup (StoreFixture  *self,
                              gconstpointer  data)
{
  g_autoptr (GPtrArray) backups = list_backups (self->path);

  g_assert_cmpuint (backups->len, ==, 0);
}

#define ADD(path, function) \
  g_test_add (path, StoreFixture, NULL, store_fixture_set_up, function, store_fixture_tear_down)

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  ADD ("/store/upgrade/from-every-version", test_from_every_version);
  ADD ("/store/upgrade/and-back-again", test_and_back_again);
  ADD ("/store/upgrade/not-without-a-backup", test_not_without_backup);
  ADD ("/store/upgrade/a-new-one-needs-no-backup", test_new_one_needs_no_backup);

  return g_test_run ();
}
