/* SPDX-FileCopyrightText: 2026 The Herald founders
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "store-fixture.h"

#include <glib/gstdio.h>
#include <string.h>

/* A backup takes the place of the library, and nothing is lost by that. */

static HeraldBackupRecord *
fill_and_back_up (StoreFixture *self)
{
  g_autoptr (GError) error = NULL;
  HeraldBackupRecord *backup;

  merge_stories (self->store, add_source (self->store, "https://a.example/feed", 0), "old", 5);
  backup = back_up (self->store, &error);
  g_assert_no_error (error);
  merge_stories (self->store, add_source (self->store, "https://b.example/feed", 0), "new", 2);

  return backup;
}

static HeraldBackupRecord *
get_set_aside (StoreFixture *self)
{
  g_autoptr (GPtrArray) backups = list_backups (self->path);
  const HeraldBackupRecord *newest = g_ptr_array_index (backups, 0);

  g_assert_true (newest->set_aside);

  return herald_backup_record_copy (newest);
}

static void
restore_and_open (StoreFixture *self,
                  const char   *backup,
                  gssize        n_stories)
{
  g_autoptr (GError) error = NULL;

  store_fixture_close (self);
  g_assert_true (restore (self->path, backup, &error));
  g_assert_no_error (error);
  store_fixture_reopen (self);
  g_assert_cmpint (count (self->store, HERALD_STORY_SCOPE_ALL, 0), ==, n_stories);
}

static void
assert_refused (StoreFixture     *self,
                const char       *backup,
                HeraldStoreError  code)
{
  g_autoptr (GError) error = NULL;

  g_assert_false (restore (self->path, backup, &error));
  g_assert_error (error, HERALD_STORE_ERROR, (int) code);
}

static void
test_goes_back_and_forth (StoreFixture  *self,
                          gconstpointer  data)
{
  g_autoptr (HeraldBackupRecord) backup = fill_and_back_up (self);
  g_autoptr (HeraldBackupRecord) present = NULL;

  restore_and_open (self, backup->path, 5);
  present = get_set_aside (self);
  g_assert_cmpint (present->n_sources, ==, 2);
  g_assert_cmpint (present->n_stories, ==, 7);
  restore_and_open (self, present->path, 7);
  restore_and_open (self, backup->path, 5);
}

static void
test_set_aside_is_kept (StoreFixture  *self,
                        gconstpointer  data)
{
  g_autoptr (HeraldBackupRecord) backup = fill_and_back_up (self);
  g_autoptr (HeraldBackupRecord) present = NULL;

  restore_and_open (self, backup->path, 5);
  present = get_set_aside (self);
  for (guint i = 0; i < 5; i++)
    herald_backup_record_free (back_up (self->store, NULL));

  g_assert_false (g_file_test (backup->path, G_FILE_TEST_EXISTS));
  g_assert_true (g_file_test (present->path, G_FILE_TEST_EXISTS));
}

static void
test_replaces_garbage (StoreFixture  *self,
                       gconstpointer  data)
{
  const char *letter = "This is a letter to my mother, not a library.\n";
  g_autoptr (HeraldBackupRecord) backup = fill_and_back_up (self);
  g_autoptr (HeraldBackupRecord) present = NULL;
  g_autofree char *kept = NULL;

  store_fixture_close (self);
  g_assert_true (g_file_set_contents (self->path, letter, -1, NULL));
  restore_and_open (self, backup->path, 5);
  present = get_set_aside (self);

  g_assert_cmpint (present->n_sources, ==, -1);
  g_assert_true (g_file_get_contents (present->path, &kept, NULL, NULL));
  g_assert_cmpstr (kept, ==, letter);
}

static void
test_replaces_nothing (StoreFixture  *self,
                       gconstpointer  data)
{
  g_autoptr (HeraldBackupRecord) backup = fill_and_back_up (self);
  g_autoptr (GPtrArray) backups = NULL;

  store_fixture_close (self);
  g_assert_cmpint (g_remove (self->path), ==, 0);
  restore_and_open (self, backup->path, 5);
  backups = list_backups (self->path);

  g_assert_cmpuint (backups->len, ==, 1);
}

static void
copy_file (const char *from,
           const char *to,
           const char *suffix)
{
  g_autofree char *source = g_strconcat (from, suffix, NULL);
  g_autofree char *target = g_strconcat (to, suffix, NULL);
  g_autofree char *contents = NULL;
  gsize size;

  g_assert_true (g_file_get_contents (source, &contents, &size, NULL));
  g_assert_true (g_file_set_contents (target, contents, (gssize) size, NULL));
}

/* A Herald that was killed left what is new in the log. It goes aside with the rest, and not into the restored one. */
static void
test_log_goes_aside (StoreFixture  *self,
                     gconstpointer  data)
{
  g_autoptr (HeraldBackupRecord) backup = fill_and_back_up (self);
  StoreFixture left = { .folder = g_build_filename (self->folder, "left", NULL) };
  g_autoptr (HeraldBackupRecord) present = NULL;
  g_autofree char *log = NULL;

  g_assert_cmpint (g_mkdir (left.folder, 0700), ==, 0);
  left.path = g_build_filename (left.folder, "library.db", NULL);
  copy_file (self->path, left.path, "");
  copy_file (self->path, left.path, "-wal");
  log = g_strconcat (left.path, "-wal", NULL);
  restore_and_open (&left, backup->path, 5);
  present = get_set_aside (&left);

  g_assert_cmpint (present->n_stories, ==, 7);
  store_fixture_tear_down (&left, NULL);
}

static void
test_refuses_damaged_backup (StoreFixture  *self,
                             gconstpointer  data)
{
  g_autoptr (HeraldBackupRecord) backup = fill_and_back_up (self);
  g_autofree char *contents = NULL;
  g_autofree char *missing = g_strconcat (self->path, "-not-there", NULL);
  gsize size;

  store_fixture_close (self);
  g_assert_true (g_file_get_contents (backup->path, &contents, &size, NULL));
  memset (contents + 8 * 4096, 0xa5, 4096);
  g_assert_true (g_file_set_contents (backup->path, contents, (gssize) size, NULL));

  assert_refused (self, backup->path, HERALD_STORE_ERROR_DAMAGED);
  g_assert_true (g_file_set_contents (backup->path, "", 0, NULL));
  assert_refused (self, backup->path, HERALD_STORE_ERROR_DAMAGED);
  assert_refused (self, missing, HERALD_STORE_ERROR_FAILED);
  store_fixture_reopen (self);
  g_assert_cmpint (count (self->store, HERALD_STORY_SCOPE_ALL, 0), ==, 7);
}

static void
test_refuses_open_library (StoreFixture  *self,
                           gconstpointer  data)
{
  g_autoptr (HeraldBackupRecord) backup = fill_and_back_up (self);

  assert_refused (self, backup->path, HERALD_STORE_ERROR_LOCKED);
  g_assert_cmpint (count (self->store, HERALD_STORY_SCOPE_ALL, 0), ==, 7);
}

#define ADD(path, function) \
  g_test_add (path, StoreFixture, NULL, store_fixture_set_up, function, store_fixture_tear_down)

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  ADD ("/store/restore/goes-back-and-forth", test_goes_back_and_forth);
  ADD ("/store/restore/what-is-set-aside-is-kept", test_set_aside_is_kept);
  ADD ("/store/restore/replaces-garbage-and-keeps-it", test_replaces_garbage);
  ADD ("/store/restore/replaces-nothing", test_replaces_nothing);
  ADD ("/store/restore/the-log-goes-aside", test_log_goes_aside);
  ADD ("/store/restore/refuses-a-damaged-backup", test_refuses_damaged_backup);
  ADD ("/store/restore/refuses-an-open-library", test_refuses_open_library);

  return g_test_run ();
}
