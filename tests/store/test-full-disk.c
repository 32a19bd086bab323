/* SPDX-FileCopyrightText: 2026 The Herald founders
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "store-fixture.h"

#include <sqlite3.h>

/* A disk with no space left. SQLite reports the same whether the disk ends or the file may grow no more, so these
 * tests let the file not grow. */

#define MANY_STORIES 2000

static int
let_file_not_grow (sqlite3                     *database,
                   char                       **message,
                   const sqlite3_api_routines  *api)
{
  return sqlite3_exec (database, "PRAGMA max_page_count = 1", NULL, NULL, message);
}

static void
fill_disk (StoreFixture *self)
{
  store_fixture_close (self);
  g_assert_cmpint (sqlite3_auto_extension ((void (*) (void)) let_file_not_grow), ==, SQLITE_OK);
  store_fixture_reopen (self);
}

static void
make_space (StoreFixture *self)
{
  store_fixture_close (self);
  sqlite3_reset_auto_extension ();
  store_fixture_reopen (self);
}

static void
test_keeps_what_is_stored (StoreFixture  *self,
                           gconstpointer  data)
{
  g_autoptr (HeraldSourceRecord) source = herald_source_record_new ("https://a.example/feed");
  g_autoptr (HeraldFeedDocument) document = make_document (MANY_STORIES, 1700000000);
  g_autoptr (HeraldChangeSet) bookmarked = NULL;
  g_autoptr (HeraldChangeSet) refused = NULL;
  g_autoptr (HeraldChangeSet) taken = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;
  gssize n;

  source->id = add_source (self->store, source->address, 0);
  merge_stories (self->store, source->id, "story", 3);
  bookmarked = set_bookmarked (self->store, 1, TRUE, NULL);
  g_assert_nonnull (bookmarked);
  before = titles (self->store, HERALD_STORY_SCOPE_BOOKMARKS, 0);

  fill_disk (self);
  refused = merge_full (self->store, source, document, &error);
  n = count (self->store, HERALD_STORY_SCOPE_ALL, 0);

  g_assert_null (refused);
  g_assert_error (error, HERALD_STORE_ERROR, HERALD_STORE_ERROR_FULL);
  g_assert_cmpint (n, <, MANY_STORIES);
  g_assert_cmpint (count (self->store, HERALD_STORY_SCOPE_BOOKMARKS, 0), ==, 1);

  make_space (self);
  g_assert_cmpint (count (self->store, HERALD_STORY_SCOPE_ALL, 0), ==, n);
  after = titles (self->store, HERALD_STORY_SCOPE_BOOKMARKS, 0);
  g_assert_cmpstr (after, ==, before);
  g_assert_cmpint (store_fixture_read_int (self, "SELECT count(*) FROM pragma_integrity_check"
                                                 " WHERE integrity_check = 'ok'"), ==, 1);
  taken = merge_full (self->store, source, document, &error);
  g_assert_nonnull (taken);
  g_assert_cmpint (count (self->store, HERALD_STORY_SCOPE_ALL, 0), ==, MANY_STORIES + 3);
}

static void
test_says_so_to_person (StoreFixture  *self,
                        gconstpointer  data)
{
  g_autoptr (GError) error = NULL;
  guint n = 0;

  add_source (self->store, "https://a.example/feed", 0);
  fill_disk (self);
  while (error == NULL && n < 10000)
    {
      g_autofree char *address = g_strdup_printf ("https://a.example/%u", n++);
      g_autoptr (HeraldSourceRecord) source = herald_source_record_new (address);

      add_source_full (self->store, source, &error);
    }

  g_assert_error (error, HERALD_STORE_ERROR, HERALD_STORE_ERROR_FULL);

  make_space (self);
  g_assert_cmpint (store_fixture_read_int (self, "SELECT count(*) FROM source"), ==, n);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add ("/store/full-disk/keeps-what-is-stored", StoreFixture, NULL, store_fixture_set_up,
              test_keeps_what_is_stored, store_fixture_tear_down);
  g_test_add ("/store/full-disk/says-so-to-person", StoreFixture, NULL, store_fixture_set_up,
              test_says_so_to_person, store_fixture_tear_down);

  return g_test_run ();
}
