/* SPDX-FileCopyrightText: 2026 The Herald founders
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "store-fixture.h"

#include <glib/gstdio.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

/* What a process that opens a library as somebody else exits with, beside the number of its stories. */
#define WRITABLE 76
#define NOBODY_ELSE 77
#define FIRST_ERROR 100

static void
assert_refused (StoreFixture     *self,
                HeraldStoreError  code)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (HeraldStore) store = NULL;
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;
  gsize size_before, size_after;

  g_assert_true (g_file_get_contents (self->path, &before, &size_before, NULL));
  store = open_store (self->path, &error);
  g_assert_error (error, HERALD_STORE_ERROR, (int) code);
  g_assert_null (store);
  g_assert_true (g_file_get_contents (self->path, &after, &size_after, NULL));
  g_assert_cmpmem (before, size_before, after, size_after);
}

static void
test_makes_folder (StoreFixture  *self,
                   gconstpointer  data)
{
  g_autofree char *folder = g_build_filename (self->folder, "new", NULL);
  g_autofree char *path = g_build_filename (folder, "library.db", NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (HeraldStore) store = open_store (path, &error);
  g_autofree char *lock = g_strconcat (path, ".lock", NULL);

  g_assert_no_error (error);
  g_assert_nonnull (store);
  herald_store_close (store);
  g_remove (path);
  g_remove (lock);
  g_assert_cmpint (g_rmdir (folder), ==, 0);
}

static void
test_refuses_second_opener (StoreFixture  *self,
                            gconstpointer  data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (HeraldStore) second = open_store (self->path, &error);

  g_assert_error (error, HERALD_STORE_ERROR, HERALD_STORE_ERROR_LOCKED);
  g_assert_null (second);
}

static void
test_opens_after_other_closed (StoreFixture  *self,
                               gconstpointer  data)
{
  store_fixture_reopen (self);

  g_assert_cmpint (add_source (self->store, "https://a.example/feed", 0), >, 0);
}

static void
test_refuses_newer (StoreFixture  *self,
                    gconstpointer  data)
{
  store_fixture_close (self);
  store_fixture_execute (self, "PRAGMA user_version = 9999");

  assert_refused (self, HERALD_STORE_ERROR_NEWER);
}

static void
test_refuses_garbage (StoreFixture  *self,
                      gconstpointer  data)
{
  store_fixture_close (self);
  g_assert_true (g_file_set_contents (self->path, "This is a letter to my mother, not a library.\n", -1, NULL));

  assert_refused (self, HERALD_STORE_ERROR_DAMAGED);
}

static void
test_refuses_foreign_database (StoreFixture  *self,
                               gconstpointer  data)
{
  store_fixture_close (self);
  g_remove (self->path);
  store_fixture_execute (self, "CREATE TABLE recipe (id INTEGER PRIMARY KEY, name TEXT);"
                               "INSERT INTO recipe (name) VALUES ('Pancakes')");

  assert_refused (self, HERALD_STORE_ERROR_DAMAGED);
  g_assert_cmpint (store_fixture_read_int (self, "SELECT count(*) FROM recipe"), ==, 1);
}

static void
test_refuses_damaged (StoreFixture  *self,
                      gconstpointer  data)
{
  g_autofree char *contents = NULL;
  gsize size;

  merge_stories (self->store, add_source (self->store, "https://a.example/feed", 0), "story", 100);
  store_fixture_close (self);
  g_assert_true (g_file_get_contents (self->path, &contents, &size, NULL));
  g_assert_cmpuint (size, >, 20 * 4096);
  memset (contents + 8 * 4096, 0xa5, size - 9 * 4096);
  g_assert_true (g_file_set_contents (self->path, contents, (gssize) size, NULL));

  assert_refused (self, HERALD_STORE_ERROR_DAMAGED);
}

static void
test_refuses_truncated (StoreFixture  *self,
                        gconstpointer  data)
{
  merge_stories (self->store, add_source (self->store, "https://a.example/feed", 0), "story", 100);
  store_fixture_close (self);
  g_assert_cmpint (truncate (self->path, 10 * 4096), ==, 0);

  assert_refused (self, HERALD_STORE_ERROR_DAMAGED);
}

static void
test_refuses_folder_as_file (StoreFixture  *self,
                             gconstpointer  data)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *path = g_build_filename (self->path, "library.db", NULL);
  g_autoptr (HeraldStore) store = open_store (path, &error);

  g_assert_error (error, HERALD_STORE_ERROR, HERALD_STORE_ERROR_FAILED);
  g_assert_null (store);
}

/* Root may write everywhere, so that what must not be written is opened by somebody else, in a process of its own
 * (see open_and_tell). Returns what that says, or -1 where there is nobody else to be. */
static int
open_as_another (StoreFixture *self,
                 int           file_mode,
                 int           folder_mode)
{
  int status;
  pid_t pid;

  g_assert_cmpint (g_chmod (self->path, file_mode), ==, 0);
  g_assert_cmpint (g_chmod (self->folder, folder_mode), ==, 0);

  pid = fork ();
  if (pid == 0)
    {
      if (geteuid () == 0 && (setgid (65534) != 0 || setuid (65534) != 0))
        _exit (NOBODY_ELSE);
      execl ("/proc/self/exe", "test-open", "--open", self->path, NULL);
      _exit (1);
    }
  g_assert_cmpint (waitpid (pid, &status, 0), ==, pid);
  g_chmod (self->folder, 0755);
  g_chmod (self->path, 0644);
  g_assert_true (WIFEXITED (status));
  if (WEXITSTATUS (status) == NOBODY_ELSE)
    {
      g_test_skip ("nobody else to be");
      return -1;
    }

  return WEXITSTATUS (status);
}

/* Opens a library, and tells its error or, where it can be read but not written, how many stories it has. */
static int
open_and_tell (const char *path)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (HeraldStore) store = open_store (path, &error);
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (HeraldChangeSet) changes = NULL;
  gint64 story = 1;
  int n_stories;

  if (store == NULL)
    return error->domain == HERALD_STORE_ERROR ? FIRST_ERROR + error->code : 1;
  if (!herald_store_is_read_only (store))
    return WRITABLE;

  herald_store_set_read_async (store, &story, 1, TRUE, NULL, take_result_cb, &result);
  changes = herald_store_set_read_finish (store, wait_for_result (&result), &error);
  if (changes != NULL || !g_error_matches (error, HERALD_STORE_ERROR, HERALD_STORE_ERROR_READ_ONLY))
    return WRITABLE;

  n_stories = (int) count (store, HERALD_STORY_SCOPE_UNREAD, 0);
  herald_store_close (store);

  return n_stories;
}

static void
assert_opened_as_another (StoreFixture *self,
                          int           file_mode,
                          int           folder_mode,
                          int           expected)
{
  int answer = open_as_another (self, file_mode, folder_mode);

  if (answer >= 0)
    g_assert_cmpint (answer, ==, expected);
}

static void
test_reads_read_only_file (StoreFixture  *self,
                           gconstpointer  data)
{
  merge_stories (self->store, add_source (self->store, "https://a.example/feed", 0), "story", 7);
  store_fixture_close (self);

  assert_opened_as_another (self, 0444, 0777, 7);
}

static void
test_reads_in_read_only_folder (StoreFixture  *self,
                                gconstpointer  data)
{
  merge_stories (self->store, add_source (self->store, "https://a.example/feed", 0), "story", 7);
  store_fixture_close (self);

  assert_opened_as_another (self, 0444, 0555, 7);
  assert_opened_as_another (self, 0666, 0555, 7);
  store_fixture_reopen (self);
}

static void
copy_with (const char *from,
           const char *to,
           const char *suffix)
{
  g_autofree char *source = g_strconcat (from, suffix, NULL);
  g_autofree char *target = g_strconcat (to, suffix, NULL);
  g_autofree char *contents = NULL;
  gsize size;

  g_assert_true (g_file_get_contents (source, &contents, &size, NULL));
  g_assert_true (g_file_set_contents_full (target, contents, (gssize) size, G_FILE_SET_CONTENTS_NONE, 0644, NULL));
}

/* As a Herald that was killed left it: what is new stands in the log. */
static void
test_reads_log_in_read_only_folder (StoreFixture  *self,
                                    gconstpointer  data)
{
  StoreFixture left = { .folder = g_dir_make_tmp ("herald-store-XXXXXX", NULL), };

  left.path = g_build_filename (left.folder, "library.db", NULL);
  merge_stories (self->store, add_source (self->store, "https://a.example/feed", 0), "story", 7);
  copy_with (self->path, left.path, "");
  copy_with (self->path, left.path, "-wal");
  copy_with (self->path, left.path, "-shm");

  assert_opened_as_another (&left, 0444, 0555, 7);
  store_fixture_tear_down (&left, NULL);
}

/* As a disk that died in the middle of a write left it: the commits up to there count. */
static void
open_with_damaged_log (StoreFixture *self,
                       gboolean      cut)
{
  StoreFixture left = { .folder = g_dir_make_tmp ("herald-store-XXXXXX", NULL), };
  g_autofree char *log = NULL;
  g_autofree char *contents = NULL;
  gssize n;
  gsize size;

  left.path = g_build_filename (left.folder, "library.db", NULL);
  log = g_strconcat (left.path, "-wal", NULL);
  copy_with (self->path, left.path, "");
  copy_with (self->path, left.path, "-wal");
  g_assert_true (g_file_get_contents (log, &contents, &size, NULL));
  memset (contents + size / 2, 0xa5, size - size / 2);
  g_assert_true (g_file_set_contents (log, contents, (gssize) (cut ? size / 2 : size), NULL));

  store_fixture_reopen (&left);
  n = count (left.store, HERALD_STORY_SCOPE_ALL, 0);
  g_assert_cmpint (n, >, 0);
  g_assert_cmpint (n, <, 40);
  g_assert_cmpint (store_fixture_read_int (&left, "SELECT total FROM source"), ==, n);
  g_assert_cmpint (store_fixture_read_int (&left, "SELECT count(*) FROM pragma_integrity_check"
                                                  " WHERE integrity_check = 'ok'"), ==, 1);
  merge_stories (left.store, 1, "later", 1);
  store_fixture_tear_down (&left, NULL);
}

static void
test_reads_half_a_log (StoreFixture  *self,
                       gconstpointer  data)
{
  gint64 source_id = add_source (self->store, "https://a.example/feed", 0);

  for (guint i = 0; i < 40; i++)
    {
      g_autofree char *name = g_strdup_printf ("%u", i);

      merge_stories (self->store, source_id, name, 1);
    }
  open_with_damaged_log (self, TRUE);
  open_with_damaged_log (self, FALSE);
}

static void
test_refuses_older_read_only (StoreFixture  *self,
                              gconstpointer  data)
{
  store_fixture_close (self);
  store_fixture_execute (self, "PRAGMA user_version = 0");

  assert_opened_as_another (self, 0444, 0555, FIRST_ERROR + HERALD_STORE_ERROR_OLDER);
}

static void
test_refuses_damaged_read_only (StoreFixture  *self,
                                gconstpointer  data)
{
  store_fixture_close (self);
  g_assert_true (g_file_set_contents (self->path, "This is a letter to my mother, not a library.\n", -1, NULL));

  assert_opened_as_another (self, 0444, 0555, FIRST_ERROR + HERALD_STORE_ERROR_DAMAGED);
}

static void
test_refuses_to_make_in_read_only_folder (StoreFixture  *self,
                                          gconstpointer  data)
{
  g_autofree char *whole = g_steal_pointer (&self->path);

  store_fixture_close (self);
  self->path = g_build_filename (self->folder, "other.db", NULL);
  g_assert_true (g_file_set_contents (self->path, "", 0, NULL));

  assert_opened_as_another (self, 0444, 0555, FIRST_ERROR + HERALD_STORE_ERROR_READ_ONLY);
}

static void
test_is_marked_as_library (StoreFixture  *self,
                           gconstpointer  data)
{
  g_assert_cmpint (store_fixture_read_int (self, "PRAGMA application_id"), ==, 0x48455241);
  g_assert_cmpint (store_fixture_read_int (self, "PRAGMA user_version"), ==, 6);
}

static void
test_answers_after_close (StoreFixture  *self,
                          gconstpointer  data)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (HeraldStoreSources) sources = NULL;

  herald_store_close (self->store);
  herald_store_load_sources_async (self->store, NULL, take_result_cb, &result);
  sources = herald_store_load_sources_finish (self->store, wait_for_result (&result), &error);

  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CLOSED);
  g_assert_null (sources);
}

/* Documents wait for their turn in the store; closing does not lose them. */
static void
test_close_does_what_waits (StoreFixture  *self,
                            gconstpointer  data)
{
  g_autoptr (HeraldSourceRecord) source = herald_source_record_new ("https://unused.example/");
  GAsyncResult *results[40] = { NULL, };

  source->id = add_source (self->store, "https://a.example/feed", 0);
  for (guint i = 0; i < G_N_ELEMENTS (results); i++)
    {
      g_autoptr (HeraldFeedDocument) document = herald_feed_document_new ();
      g_autofree char *name = g_strdup_printf ("%u", i);

      add_story (document, name, name, 1700000000);
      herald_store_merge_async (self->store, source, document, NULL, take_result_cb, &results[i]);
    }
  herald_store_close (self->store);

  for (guint i = 0; i < G_N_ELEMENTS (results); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (HeraldChangeSet) changes = NULL;

      changes = herald_store_merge_finish (self->store, wait_for_result (&results[i]), &error);
      g_assert_no_error (error);
      g_assert_cmpuint (changes->added->len, ==, 1);
      g_object_unref (results[i]);
    }
  store_fixture_reopen (self);
  g_assert_cmpint (count (self->store, HERALD_STORY_SCOPE_ALL, 0), ==, G_N_ELEMENTS (results));
}

#define ADD(path, function) \
  g_test_add (path, StoreFixture, NULL, store_fixture_set_up, function, store_fixture_tear_down)

int
main (int   argc,
      char *argv[])
{
  if (argc == 3 && g_str_equal (argv[1], "--open"))
    return open_and_tell (argv[2]);

  g_test_init (&argc, &argv, NULL);

  ADD ("/store/open/makes-the-folder", test_makes_folder);
  ADD ("/store/open/refuses-a-second-opener", test_refuses_second_opener);
  ADD ("/store/open/opens-after-the-other-closed", test_opens_after_other_closed);
  ADD ("/store/open/refuses-a-newer-library", test_refuses_newer);
  ADD ("/store/open/refuses-garbage-and-leaves-it", test_refuses_garbage);
  ADD ("/store/open/refuses-a-foreign-database-and-leaves-it", test_refuses_foreign_database);
  ADD ("/store/open/refuses-a-damaged-library-and-leaves-it", test_refuses_damaged);
  ADD ("/store/open/refuses-a-truncated-library-and-leaves-it", test_refuses_truncated);
  ADD ("/store/open/refuses-a-path-through-a-file", test_refuses_folder_as_file);
  ADD ("/store/open/reads-a-read-only-file", test_reads_read_only_file);
  ADD ("/store/open/reads-in-a-read-only-folder", test_reads_in_read_only_folder);
  ADD ("/store/open/reads-the-log-in-a-read-only-folder", test_reads_log_in_read_only_folder);
  ADD ("/store/open/reads-half-a-log", test_reads_half_a_log);
  ADD ("/store/open/refuses-an-older-library-that-is-read-only", test_refuses_older_read_only);
  ADD ("/store/open/refuses-a-damaged-library-that-is-read-only", test_refuses_damaged_read_only);
  ADD ("/store/open/refuses-to-make-a-library-in-a-read-only-folder", test_refuses_to_make_in_read_only_folder);
  ADD ("/store/open/marks-the-file-as-a-library", test_is_marked_as_library);
  ADD ("/store/open/answers-after-close", test_answers_after_close);
  ADD ("/store/open/close-does-what-waits", test_close_does_what_waits);

  return g_test_run ();
}
