/* SPDX-FileCopyrightText: 2026 The Herald founders
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "store-fixture.h"

#include <fcntl.h>
#include <glib/gstdio.h>
#include <signal.h>
#include <string.h>
#include <sys/resource.h>
#include <unistd.h>

/* Copies of a library that is in use. */

static void
add_weight (StoreFixture *self,
            guint         megabytes)
{
  gint64 source_id = add_source (self->store, "https://heavy.example/feed", 0);
  g_autofree char *sql = g_strdup_printf ("INSERT INTO source_icon VALUES (%" G_GINT64_FORMAT ", NULL, zeroblob (%u))",
                                          source_id, megabytes * 1024 * 1024);

  store_fixture_execute (self, sql);
}

static guint
count_files (StoreFixture *self)
{
  g_autofree char *folder = g_strconcat (self->path, "-backups", NULL);
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  guint n = 0;

  while (dir != NULL && g_dir_read_name (dir) != NULL)
    n++;

  return n;
}

static void
test_holds_what_was_stored (StoreFixture  *self,
                            gconstpointer  data)
{
  g_autoptr (HeraldChangeSet) bookmarked = NULL;
  g_autoptr (HeraldBackupRecord) backup = NULL;
  g_autoptr (HeraldStore) copy = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *expected = NULL;
  g_autofree char *found = NULL;

  merge_stories (self->store, add_source (self->store, "https://a.example/feed", 0), "story", 150);
  bookmarked = set_bookmarked (self->store, 7, TRUE, NULL);
  expected = titles (self->store, HERALD_STORY_SCOPE_ALL, 0);
  backup = back_up (self->store, &error);
  g_assert_no_error (error);

  g_assert_cmpuint (backup->number, ==, 1);
  g_assert_cmpint (backup->n_sources, ==, 1);
  g_assert_cmpint (backup->n_stories, ==, 150);
  g_assert_cmpint (ABS (backup->made - g_get_real_time () / G_USEC_PER_SEC), <, 60);
  copy = open_store (backup->path, &error);
  g_assert_no_error (error);
  found = titles (copy, HERALD_STORY_SCOPE_ALL, 0);
  g_assert_cmpstr (found, ==, expected);
  g_assert_cmpint (count (copy, HERALD_STORY_SCOPE_BOOKMARKS, 0), ==, 1);
  herald_store_close (copy);
}

static void
test_keeps_last_three (StoreFixture  *self,
                       gconstpointer  data)
{
  g_autoptr (GPtrArray) backups = NULL;

  for (guint i = 0; i < 5; i++)
    {
      g_autoptr (HeraldBackupRecord) backup = back_up (self->store, NULL);

      g_assert_cmpuint (backup->number, ==, i + 1);
    }
  backups = list_backups (self->path);

  g_assert_cmpuint (backups->len, ==, 3);
  for (guint i = 0; i < 3; i++)
    g_assert_cmpuint (((HeraldBackupRecord *) g_ptr_array_index (backups, i))->number, ==, 5 - i);
  g_assert_cmpuint (count_files (self), ==, 3);
}

/* A clock that was years ahead must not make old backups look new for ever. */
static void
test_outlives_wrong_clock (StoreFixture  *self,
                           gconstpointer  data)
{
  g_autoptr (HeraldBackupRecord) now = NULL;
  g_autoptr (GPtrArray) backups = NULL;

  for (guint i = 0; i < 3; i++)
    {
      g_autoptr (HeraldBackupRecord) backup = back_up (self->store, NULL);
      g_autofree char *folder = g_path_get_dirname (backup->path);
      g_autofree char *name = g_strdup_printf ("%06u-20%u60101T000000Z.db", backup->number, 4 + i);
      g_autofree char *ahead = g_build_filename (folder, name, NULL);

      g_assert_cmpint (g_rename (backup->path, ahead), ==, 0);
    }
  now = back_up (self->store, NULL);
  backups = list_backups (self->path);

  g_assert_true (g_file_test (now->path, G_FILE_TEST_EXISTS));
  g_assert_cmpuint (backups->len, ==, 3);
  g_assert_cmpstr (((HeraldBackupRecord *) g_ptr_array_index (backups, 0))->path, ==, now->path);
  g_assert_cmpuint (((HeraldBackupRecord *) g_ptr_array_index (backups, 2))->number, ==, 2);
}

static void
test_nobody_waits (StoreFixture  *self,
                   gconstpointer  data)
{
  g_autoptr (GAsyncResult) copying = NULL;
  g_autoptr (HeraldBackupRecord) backup = NULL;
  g_autoptr (GError) error = NULL;
  guint n = 0;

  add_weight (self, 96);
  merge_stories (self->store, add_source (self->store, "https://a.example/feed", 0), "story", 10);
  herald_store_back_up_async (self->store, NULL, take_result_cb, &copying);
  while (copying == NULL)
    {
      g_autoptr (HeraldChangeSet) changes = set_bookmarked (self->store, 1, n++ % 2 == 0, NULL);

      g_assert_nonnull (changes);
    }
  backup = herald_store_back_up_finish (self->store, copying, &error);

  g_assert_no_error (error);
  g_test_message ("%u bookmarks meanwhile", n);
  g_assert_cmpuint (n, >, 5);
  g_assert_cmpint (backup->n_stories, ==, 10);
}

static void
test_can_be_cancelled (StoreFixture  *self,
                       gconstpointer  data)
{
  g_autoptr (HeraldBackupRecord) first = back_up (self->store, NULL);
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (HeraldBackupRecord) second = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *partial = NULL;
  gint64 deadline = g_get_monotonic_time () + 30 * G_USEC_PER_SEC;

  add_weight (self, 96);
  herald_store_back_up_async (self->store, cancellable, take_result_cb, &result);
  while (count_files (self) < 2 && result == NULL)
    g_assert_cmpint (g_get_monotonic_time (), <, deadline);
  g_cancellable_cancel (cancellable);
  second = herald_store_back_up_finish (self->store, wait_for_result (&result), &error);

  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_assert_null (second);
  g_assert_cmpuint (count_files (self), ==, 1);
  g_assert_true (g_file_test (first->path, G_FILE_TEST_EXISTS));
}

static void
test_ends_when_closed (StoreFixture  *self,
                       gconstpointer  data)
{
  g_autoptr (GAsyncResult) under_way = NULL;
  g_autoptr (GAsyncResult) too_late = NULL;
  g_autoptr (HeraldBackupRecord) none = NULL;
  g_autoptr (HeraldBackupRecord) neither = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (GError) closed = NULL;

  add_weight (self, 96);
  herald_store_back_up_async (self->store, NULL, take_result_cb, &under_way);
  herald_store_close (self->store);
  none = herald_store_back_up_finish (self->store, wait_for_result (&under_way), &error);
  herald_store_back_up_async (self->store, NULL, take_result_cb, &too_late);
  neither = herald_store_back_up_finish (self->store, wait_for_result (&too_late), &closed);

  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_assert_error (closed, G_IO_ERROR, G_IO_ERROR_CLOSED);
  g_assert_null (none);
  g_assert_null (neither);
  g_assert_cmpuint (count_files (self), ==, 0);
}

/* The library is too large to be looked through when it is opened, so a backup is what finds the damage. */
static void
test_damage_drives_nothing_out (StoreFixture  *self,
                                gconstpointer  data)
{
  char garbage[4096];
  g_autoptr (GError) error = NULL;
  g_autoptr (HeraldBackupRecord) bad = NULL;
  int fd;

  add_weight (self, 8);
  for (guint i = 0; i < 3; i++)
    herald_backup_record_free (back_up (self->store, NULL));
  store_fixture_close (self);
  memset (garbage, 0xa5, sizeof garbage);
  fd = g_open (self->path, O_WRONLY | O_CLOEXEC, 0);
  g_assert_cmpint (pwrite (fd, garbage, sizeof garbage, 1000 * sizeof garbage), ==, sizeof garbage);
  close (fd);
  store_fixture_reopen (self);
  bad = back_up (self->store, &error);

  g_assert_error (error, HERALD_STORE_ERROR, HERALD_STORE_ERROR_DAMAGED);
  g_assert_null (bad);
  g_assert_cmpuint (count_files (self), ==, 3);
}

static void
expect_full_disk (StoreFixture *self)
{
  g_autoptr (HeraldBackupRecord) none = NULL;
  g_autoptr (GError) error = NULL;
  struct rlimit before, small;

  add_weight (self, 8);
  signal (SIGXFSZ, SIG_IGN);
  g_assert_cmpint (getrlimit (RLIMIT_FSIZE, &before), ==, 0);
  small = before;
  small.rlim_cur = 1024 * 1024;
  g_assert_cmpint (setrlimit (RLIMIT_FSIZE, &small), ==, 0);
  none = back_up (self->store, &error);
  g_assert_cmpint (setrlimit (RLIMIT_FSIZE, &before), ==, 0);

  g_assert_error (error, HERALD_STORE_ERROR, HERALD_STORE_ERROR_FULL);
  g_assert_null (none);
}

static void
test_full_disk_leaves_nothing_half (StoreFixture  *self,
                                    gconstpointer  data)
{
  g_autoptr (HeraldBackupRecord) first = back_up (self->store, NULL);

  expect_full_disk (self);

  g_assert_cmpuint (count_files (self), ==, 1);
  g_assert_true (g_file_test (first->path, G_FILE_TEST_EXISTS));
}

/* A program that died when its backup was made had deleted none of the older ones. */
static void
test_deaths_pile_nothing_up (StoreFixture  *self,
                             gconstpointer  data)
{
  g_autoptr (HeraldBackupRecord) last = NULL;
  g_autofree char *bytes = NULL;
  g_autofree char *left = NULL;
  gsize length;

  for (guint i = 0; i < 3; i++)
    {
      g_clear_pointer (&last, herald_backup_record_free);
      last = back_up (self->store, NULL);
    }
  left = g_strconcat (self->path, "-backups/000004-", strrchr (last->path, '-') + 1, NULL);
  g_assert_true (g_file_get_contents (last->path, &bytes, &length, NULL));
  g_assert_true (g_file_set_contents (left, bytes, (gssize) length, NULL));

  expect_full_disk (self);

  g_assert_cmpuint (count_files (self), ==, 3);
  g_assert_true (g_file_test (left, G_FILE_TEST_EXISTS));
}

static void
test_sweeps_after_death (StoreFixture  *self,
                         gconstpointer  data)
{
  g_autoptr (HeraldBackupRecord) first = back_up (self->store, NULL);
  g_autofree char *left = g_strconcat (first->path, ".partial", NULL);
  g_autoptr (HeraldBackupRecord) second = NULL;

  g_assert_true (g_file_set_contents (left, "half of a backup", -1, NULL));
  second = back_up (self->store, NULL);

  g_assert_nonnull (second);
  g_assert_cmpuint (count_files (self), ==, 2);
}

#define ADD(path, function) \
  g_test_add (path, StoreFixture, NULL, store_fixture_set_up, function, store_fixture_tear_down)

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  ADD ("/store/backup/holds-what-was-stored", test_holds_what_was_stored);
  ADD ("/store/backup/keeps-the-last-three", test_keeps_last_three);
  ADD ("/store/backup/outlives-a-wrong-clock", test_outlives_wrong_clock);
  ADD ("/store/backup/nobody-waits", test_nobody_waits);
  ADD ("/store/backup/can-be-cancelled", test_can_be_cancelled);
  ADD ("/store/backup/ends-when-the-store-is-closed", test_ends_when_closed);
  ADD ("/store/backup/damage-drives-no-sound-one-out", test_damage_drives_nothing_out);
  ADD ("/store/backup/full-disk-leaves-nothing-half", test_full_disk_leaves_nothing_half);
  ADD ("/store/backup/deaths-pile-nothing-up", test_deaths_pile_nothing_up);
  ADD ("/store/backup/sweeps-after-a-death", test_sweeps_after_death);

  return g_test_run ();
}
