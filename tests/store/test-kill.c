/* SPDX-FileCopyrightText: 2026 The Herald founders
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "store-fixture.h"

#include <signal.h>
#include <stdio.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

/* A child process writes to a library and tells what its store reported as stored; it is killed in the middle. What
 * it told must be there. */

#define ROUNDS 50
#define STORIES 5

static void
tell (char  kind,
      guint number)
{
  char line[32];
  int length = g_snprintf (line, sizeof line, "%c%u\n", kind, number);

  if (write (STDOUT_FILENO, line, (gsize) length) != length)
    _exit (1);
}

static void
merged_cb (GObject      *object,
           GAsyncResult *result,
           gpointer      user_data)
{
  g_autoptr (HeraldChangeSet) changes = herald_store_merge_finish (HERALD_STORE (object), result, NULL);

  g_assert_nonnull (changes);
  tell ('m', GPOINTER_TO_UINT (user_data));
}

static void
read_cb (GObject      *object,
         GAsyncResult *result,
         gpointer      user_data)
{
  g_autoptr (HeraldChangeSet) changes = herald_store_set_read_finish (HERALD_STORE (object), result, NULL);

  g_assert_nonnull (changes);
  tell ('r', GPOINTER_TO_UINT (user_data));
}

static void
bookmarked_cb (GObject      *object,
               GAsyncResult *result,
               gpointer      user_data)
{
  g_autoptr (HeraldChangeSet) changes = herald_store_set_bookmarked_finish (HERALD_STORE (object), result, NULL);

  g_assert_nonnull (changes);
  tell ('b', GPOINTER_TO_UINT (user_data));
}

static G_GNUC_NORETURN void
write_for_ever (const char *path,
                guint       first)
{
  g_autoptr (HeraldSourceRecord) source = herald_source_record_new ("https://unused.example/");
  HeraldStore *store = open_store (path, NULL);

  g_assert_nonnull (store);
  source->id = 1;
  for (guint number = first;; number++)
    {
      g_autoptr (HeraldFeedDocument) document = herald_feed_document_new ();
      gint64 id = 1 + g_random_int_range (0, 20);

      for (guint i = 0; i < STORIES; i++)
        {
          g_autofree char *name = g_strdup_printf ("%u-%u", number, i);

          add_story (document, name, name, 1700000000 + number);
        }
      herald_store_merge_async (store, source, document, NULL, merged_cb, GUINT_TO_POINTER (number));
      herald_store_set_read_async (store, &id, 1, TRUE, NULL, read_cb, GUINT_TO_POINTER ((guint) id));
      herald_store_set_bookmarked_async (store, id, TRUE, NULL, bookmarked_cb, GUINT_TO_POINTER ((guint) id));
      g_main_context_iteration (NULL, TRUE);
      while (g_main_context_iteration (NULL, FALSE))
        ;
    }
}

typedef struct
{
  GHashTable *merged;     /* (owned) (element-type uint): what the children told, of all rounds */
  GHashTable *read;       /* (owned) */
  GHashTable *bookmarked; /* (owned) */
  guint       next;
} Told;

static void
listen_and_kill (const char *path,
                 Told       *told,
                 guint       n_lines)
{
  g_autofree char *first = g_strdup_printf ("%u", told->next);
  int ends[2];
  FILE *stream;
  char line[32];
  pid_t pid;

  g_assert_cmpint (pipe (ends), ==, 0);
  pid = fork ();
  if (pid == 0)
    {
      dup2 (ends[1], STDOUT_FILENO);
      close (ends[0]);
      close (ends[1]);
      execl ("/proc/self/exe", "test-kill", "--write", path, first, NULL);
      _exit (1);
    }
  close (ends[1]);

  stream = fdopen (ends[0], "r");
  for (guint n = 0; fgets (line, sizeof line, stream) != NULL; n++)
    {
      guint number = (guint) strtoul (line + 1, NULL, 10);
      gpointer key = GUINT_TO_POINTER (number);

      /* What it told before it died is in the pipe still. */
      if (n == n_lines)
        kill (pid, SIGKILL);
      if (strchr (line, '\n') == NULL)
        break;
      g_hash_table_add (line[0] == 'm' ? told->merged : line[0] == 'r' ? told->read : told->bookmarked, key);
      if (line[0] == 'm')
        told->next = MAX (told->next, number + 1000);
    }
  fclose (stream);
  kill (pid, SIGKILL);
  waitpid (pid, NULL, 0);
}

static void
assert_kept (StoreFixture *self,
             Told         *told)
{
  GHashTableIter iter;
  gpointer key;

  g_assert_cmpint (store_fixture_read_int (self, "SELECT count(*) FROM pragma_integrity_check"
                                                 " WHERE integrity_check = 'ok'"), ==, 1);
  g_assert_cmpint (store_fixture_read_int (self, "SELECT count(*) FROM pragma_foreign_key_check"), ==, 0);
  g_assert_cmpint (store_fixture_read_int (self, "SELECT count(*) FROM source WHERE total <>"
                                                 " (SELECT count(*) FROM status WHERE source_id = source.id)"
                                                 " OR unread <> (SELECT count(*) FROM status"
                                                 " WHERE source_id = source.id AND read = 0)"), ==, 0);
  g_assert_cmpint (store_fixture_read_int (self, "SELECT count(*) FROM status LEFT JOIN story USING (id)"
                                                 " LEFT JOIN story_body USING (id)"
                                                 " WHERE title IS NULL OR content IS NULL"), ==, 0);

  g_hash_table_iter_init (&iter, told->merged);
  while (g_hash_table_iter_next (&iter, &key, NULL))
    {
      g_autofree char *sql = g_strdup_printf ("SELECT count(*) FROM story WHERE id IN"
                                              " (SELECT id FROM status WHERE source_id = 1)"
                                              " AND guid >= '%u-' AND guid < '%u.'",
                                              GPOINTER_TO_UINT (key), GPOINTER_TO_UINT (key));

      g_assert_cmpint (store_fixture_read_int (self, sql), ==, STORIES);
    }
  g_hash_table_remove_all (told->merged);

  g_hash_table_iter_init (&iter, told->read);
  while (g_hash_table_iter_next (&iter, &key, NULL))
    {
      g_autofree char *sql = g_strdup_printf ("SELECT read FROM status WHERE id = %u", GPOINTER_TO_UINT (key));

      g_assert_cmpint (store_fixture_read_int (self, sql), ==, 1);
    }
  g_hash_table_iter_init (&iter, told->bookmarked);
  while (g_hash_table_iter_next (&iter, &key, NULL))
    {
      g_autofree char *sql = g_strdup_printf ("SELECT bookmarked FROM status WHERE id = %u", GPOINTER_TO_UINT (key));

      g_assert_cmpint (store_fixture_read_int (self, sql), ==, 1);
    }
}

static void
test_keeps_what_it_told (StoreFixture  *self,
                         gconstpointer  data)
{
  Told told = {
    .merged = g_hash_table_new (NULL, NULL),
    .read = g_hash_table_new (NULL, NULL),
    .bookmarked = g_hash_table_new (NULL, NULL),
    .next = 1000,
  };
  guint n_merged = 0;

  g_assert_cmpint (add_source (self->store, "https://a.example/feed", 0), ==, 1);
  merge_stories (self->store, 1, "first", 20);

  for (guint i = 0; i < ROUNDS; i++)
    {
      store_fixture_close (self);
      listen_and_kill (self->path, &told, (guint) g_test_rand_int_range (1, 60));
      n_merged += g_hash_table_size (told.merged);
      store_fixture_reopen (self);
      assert_kept (self, &told);
    }
  g_test_message ("%u documents in %u rounds", n_merged, ROUNDS);
  g_assert_cmpuint (n_merged, >, ROUNDS / 2);

  g_hash_table_unref (told.merged);
  g_hash_table_unref (told.read);
  g_hash_table_unref (told.bookmarked);
}

int
main (int   argc,
      char *argv[])
{
  if (argc == 4 && g_str_equal (argv[1], "--write"))
    write_for_ever (argv[2], (guint) strtoul (argv[3], NULL, 10));

  g_test_init (&argc, &argv, NULL);

  g_test_add ("/store/kill/keeps-what-it-told", StoreFixture, NULL,
              store_fixture_set_up, test_keeps_what_it_told, store_fixture_tear_down);

  return g_test_run ();
}
