/* SPDX-FileCopyrightText: 2026 The Herald founders
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "herald-test-server.h"
#include "herald-test-victim.h"
#include "store-fixture.h"

#include <glib-unix.h>
#include <glib/gstdio.h>
#include <signal.h>
#include <sqlite3.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

/* The program below the window does all that it can do to a library, and is killed at a random moment of that, over
 * and over. What was answered must be there. The seed says what it does; when it dies also depends on the machine. */

#define SHORT_RUN 25
#define SOURCES 8
#define STORIES 6

/* After so many rounds there is a new library, so that looking through it stays quick. */
#define ROUNDS_OF_A_LIBRARY 40

/* It is killed at latest after so many milliseconds. */
#define LONGEST_LIFE 450

/* What is known of a story: what was answered last, and what was asked for since. */
typedef struct
{
  gboolean read;
  gboolean bookmarked;
  guint    asked_read[2];     /* how many calls for each value were not answered */
  guint    asked_bookmark[2];
} Known;

typedef struct
{
  StoreFixture      library;
  HeraldTestServer *server;      /* (owned) */
  char             *base;        /* (owned): of the addresses that are imported */
  GHashTable       *stories;     /* (owned) (element-type int64 Known) */
  GArray           *imports;     /* (owned) (element-type gint64): of this round */
  GString          *said;        /* (owned): the line that is not whole yet */
  guint             all_asked;   /* how many calls to mark all stories as read were not answered */
  gboolean          purge_asked;
  gboolean          has_opened;
  gboolean          is_over;
  pid_t             pid;
  gint64            version;     /* of a library without the step to come */

  guint             n_early;     /* killed before the library was open */
  guint             n_migrations;
  guint             n_stories;
  guint             n_marks;
  guint             n_bookmarks;
  guint             n_imports;
  guint             n_backups;
} Torture;

static void
serve_new_stories (Torture *self,
                   guint    round)
{
  for (guint i = 0; i < SOURCES; i++)
    {
      g_autofree char *path = g_strdup_printf ("/%u", i);
      g_autoptr (GString) feed = g_string_new ("<rss version=\"2.0\"><channel><title>Tidewater</title>");

      for (guint j = 0; j < STORIES; j++)
        g_string_append_printf (feed, "<item><guid>%u-%u</guid><title>Story</title><description>Round %u</description>"
                                "</item>\n", round, j, round);
      g_string_append (feed, "</channel></rss>\n");
      herald_test_server_add (self->server, path, "application/rss+xml", feed->str);
    }
}

static void
begin_library (Torture *self)
{
  store_fixture_set_up (&self->library, NULL);
  for (guint i = 0; i < SOURCES; i++)
    {
      g_autofree char *path = g_strdup_printf ("/%u", i);

      add_source (self->library.store, herald_test_server_get_address (self->server, path), 0);
    }
  store_fixture_close (&self->library);
  g_hash_table_remove_all (self->stories);
}

static void
set_up (Torture       *self,
        gconstpointer  data)
{
  self->server = herald_test_server_new ();
  self->base = g_strdup (herald_test_server_get_address (self->server, "/new"));
  self->stories = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, g_free);
  self->imports = g_array_new (FALSE, FALSE, sizeof (gint64));
  self->said = g_string_new (NULL);
  begin_library (self);
  self->version = store_fixture_read_int (&self->library, "PRAGMA user_version");
}

static void
tear_down (Torture       *self,
           gconstpointer  data)
{
  store_fixture_tear_down (&self->library, NULL);
  herald_test_server_free (self->server);
  g_free (self->base);
  g_hash_table_unref (self->stories);
  g_array_unref (self->imports);
  g_string_free (self->said, TRUE);
}

/* --- what it tells --- */

static Known *
get_known (Torture *self,
           gint64   id)
{
  Known *known = g_hash_table_lookup (self->stories, &id);

  if (known == NULL)
    {
      known = g_new0 (Known, 1);
      g_hash_table_insert (self->stories, g_memdup2 (&id, sizeof id), known);
    }

  return known;
}

static void
answer_read (Torture  *self,
             gint64    id,
             gboolean  read)
{
  Known *known = get_known (self, id);

  known->read = read;
  known->asked_read[read]--;
  self->n_marks++;
}

static void
answer_bookmark (Torture  *self,
                 gint64    id,
                 gboolean  bookmarked)
{
  Known *known = get_known (self, id);

  known->bookmarked = bookmarked;
  known->asked_bookmark[bookmarked]--;
  self->n_bookmarks++;
}

static void
hear_of_all (Torture          *self,
             HeraldVictimWord  word,
             gint64            id)
{
  switch ((guint) word)
    {
    case VICTIM_OPENED:
      self->has_opened = TRUE;
      break;
    case VICTIM_ASKS_ALL_READ:
      self->all_asked++;
      break;
    case VICTIM_ALL_READ:
      self->all_asked--;
      break;
    case VICTIM_ASKS_PURGE:
      self->purge_asked = TRUE;
      break;
    case VICTIM_IMPORTED:
      g_array_append_val (self->imports, id);
      self->n_imports++;
      break;
    case VICTIM_BACKED_UP:
      self->n_backups++;
      break;
    default:
      g_assert_not_reached ();
    }
}

static void
hear (Torture          *self,
      HeraldVictimWord  word,
      gint64            id)
{
  switch (word)
    {
    case VICTIM_ADDED:
      get_known (self, id);
      self->n_stories++;
      break;
    case VICTIM_ASKS_READ:
    case VICTIM_ASKS_UNREAD:
      get_known (self, id)->asked_read[word == VICTIM_ASKS_READ]++;
      break;
    case VICTIM_IS_READ:
    case VICTIM_IS_UNREAD:
      answer_read (self, id, word == VICTIM_IS_READ);
      break;
    case VICTIM_WAS_READ_WITH_ALL:
      get_known (self, id)->read = TRUE;
      break;
    case VICTIM_ASKS_BOOKMARK:
    case VICTIM_ASKS_NO_BOOKMARK:
      get_known (self, id)->asked_bookmark[word == VICTIM_ASKS_BOOKMARK]++;
      break;
    case VICTIM_HAS_BOOKMARK:
    case VICTIM_HAS_NO_BOOKMARK:
      answer_bookmark (self, id, word == VICTIM_HAS_BOOKMARK);
      break;
    case VICTIM_LOST_BOOKMARK:
      memset (get_known (self, id)->asked_bookmark, 0, sizeof (guint[2]));
      break;
    case VICTIM_OPENED:
    case VICTIM_ASKS_ALL_READ:
    case VICTIM_ALL_READ:
    case VICTIM_ASKS_PURGE:
    case VICTIM_IMPORTED:
    case VICTIM_BACKED_UP:
    default:
      hear_of_all (self, word, id);
      break;
    }
}

/* What it said before it died is in the pipe still; a last line that is not whole was not said. */
static gboolean
said_cb (int          fd,
         GIOCondition condition,
         gpointer     user_data)
{
  Torture *self = user_data;
  char buffer[4096];
  gssize n = read (fd, buffer, sizeof buffer);
  char *line, *end;

  if (n <= 0)
    {
      self->is_over = TRUE;
      return G_SOURCE_REMOVE;
    }

  g_string_append_len (self->said, buffer, n);
  for (line = self->said->str; (end = strchr (line, '\n')) != NULL; line = end + 1)
    hear (self, (HeraldVictimWord) line[0], g_ascii_strtoll (line + 1, NULL, 10));
  g_string_erase (self->said, 0, line - self->said->str);

  return G_SOURCE_CONTINUE;
}

/* --- a round --- */

static gboolean
kill_cb (gpointer user_data)
{
  Torture *self = user_data;

  kill (self->pid, SIGKILL);

  return G_SOURCE_REMOVE;
}

static void
spawn (Torture    *self,
       const char *way,
       int         output)
{
  g_autofree char *seed = g_strdup_printf ("%u", (guint) g_test_rand_int ());

  self->pid = fork ();
  if (self->pid == 0)
    {
      dup2 (output, STDOUT_FILENO);
      close (output);
      execl ("/proc/self/exe", "test-torture", "--victim", self->library.path, self->base, seed, way, NULL);
      abort ();
    }
  close (output);
}

static void
let_live_and_kill (Torture    *self,
                   const char *way)
{
  int ends[2];
  int status;

  self->has_opened = self->purge_asked = self->is_over = FALSE;
  self->all_asked = 0;
  g_array_set_size (self->imports, 0);
  g_string_truncate (self->said, 0);

  g_assert_true (g_unix_open_pipe (ends, O_CLOEXEC, NULL));
  spawn (self, way, ends[1]);
  g_unix_fd_add (ends[0], G_IO_IN | G_IO_HUP, said_cb, self);
  g_timeout_add ((guint) g_test_rand_int_range (1, LONGEST_LIFE), kill_cb, self);
  herald_test_wait_until (self->is_over);
  close (ends[0]);
  g_assert_cmpint (waitpid (self->pid, &status, 0), ==, self->pid);

  /* It ended because it was killed, and not because it found something wrong. */
  g_assert_true (WIFSIGNALED (status) && WTERMSIG (status) == SIGKILL);
  self->n_early += !self->has_opened;
}

/* --- what must be there --- */

static void
assert_story (Torture      *self,
              Known        *known,
              sqlite3_stmt *row)
{
  gint64 state = sqlite3_column_int64 (row, 1);
  gboolean read = sqlite3_column_int (row, 2) != 0;
  gboolean bookmarked = sqlite3_column_int (row, 3) != 0;
  gboolean has_text = sqlite3_column_int (row, 4) != 0;
  gboolean is_kept = (bookmarked == known->bookmarked || known->asked_bookmark[bookmarked] > 0) &&
                     (read == known->read || known->asked_read[read] > 0 || (read && self->all_asked > 0) ||
                      state == 0) &&
                     (state == 1 || (self->purge_asked && !bookmarked)) && has_text == (state == 1);

  if (is_kept)
    return;

  g_test_fail_printf ("story %" G_GINT64_FORMAT ": state %" G_GINT64_FORMAT ", text %d; read %d of %d, asked %u and %u;"
                      " bookmarked %d of %d, asked %u; purged %d",
                      (gint64) sqlite3_column_int64 (row, 0), state, has_text, read, known->read,
                      known->asked_read[read], self->all_asked, bookmarked, known->bookmarked,
                      known->asked_bookmark[bookmarked], self->purge_asked);
}

/* From now on what is there is what is known. */
static void
look_at_stories (Torture *self)
{
  const char *sql = "SELECT status.id, state, read, bookmarked, story_body.summary IS NOT NULL"
                    "  FROM status LEFT JOIN story USING (id) LEFT JOIN story_body USING (id)";
  g_autoptr (GHashTable) found = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, g_free);
  sqlite3 *connection;
  sqlite3_stmt *row;
  guint n_known = 0;

  g_assert_cmpint (sqlite3_open (self->library.path, &connection), ==, SQLITE_OK);
  g_assert_cmpint (sqlite3_prepare_v2 (connection, sql, -1, &row, NULL), ==, SQLITE_OK);
  while (sqlite3_step (row) == SQLITE_ROW)
    {
      gint64 id = sqlite3_column_int64 (row, 0);
      Known *known = g_hash_table_lookup (self->stories, &id);
      Known *now = g_new0 (Known, 1);

      if (known != NULL)
        assert_story (self, known, row);
      n_known += known != NULL;
      now->read = sqlite3_column_int (row, 2) != 0;
      now->bookmarked = sqlite3_column_int (row, 3) != 0;
      if (sqlite3_column_int (row, 1) == 1)
        g_hash_table_insert (found, g_memdup2 (&id, sizeof id), now);
      else
        g_free (now);
    }
  g_assert_cmpint (sqlite3_finalize (row), ==, SQLITE_OK);
  sqlite3_close (connection);

  g_assert_cmpuint (n_known, ==, g_hash_table_size (self->stories));
  g_hash_table_unref (self->stories);
  self->stories = g_steal_pointer (&found);
}

static void
assert_sound (StoreFixture *library)
{
  g_assert_cmpint (store_fixture_read_int (library, "SELECT count(*) FROM pragma_integrity_check"
                                                    " WHERE integrity_check = 'ok'"), ==, 1);
}

static void
assert_kept (Torture *self)
{
  StoreFixture *library = &self->library;
  g_autoptr (GPtrArray) backups = list_backups (library->path);

  assert_sound (library);
  g_assert_cmpint (store_fixture_read_int (library, "SELECT count(*) FROM pragma_foreign_key_check"), ==, 0);
  g_assert_cmpint (store_fixture_read_int (library, "SELECT count(*) FROM source WHERE total <>"
                                                    " (SELECT count(*) FROM status"
                                                    "   WHERE source_id = source.id AND state <> 0)"
                                                    " OR unread <> (SELECT count(*) FROM status"
                                                    "   WHERE source_id = source.id AND read = 0 AND state <> 0)"),
                   ==, 0);
  look_at_stories (self);
  for (guint i = 0; i < self->imports->len; i++)
    {
      g_autofree char *sql = g_strdup_printf ("SELECT count(*) FROM source WHERE address LIKE '%%/new/%"
                                              G_GINT64_FORMAT "/_'", g_array_index (self->imports, gint64, i));

      g_assert_cmpint (store_fixture_read_int (library, sql), ==, 2);
    }
  g_assert_cmpuint (backups->len, <=, 4);
  for (guint i = 0; i < backups->len; i++)
    {
      StoreFixture backup = { .path = ((HeraldBackupRecord *) g_ptr_array_index (backups, i))->path };

      assert_sound (&backup);
    }
}

/* Takes back what the step of a later version did, and what was imported, so that both can be done again. */
static void
go_back (Torture *self)
{
  gint64 version = store_fixture_read_int (&self->library, "PRAGMA user_version");

  /* A step is there with all that it did, or not at all. */
  g_assert_cmpint (store_fixture_read_int (&self->library, "SELECT count(*) FROM pragma_table_info ('source')"
                                                           " WHERE name = 'remark'"), ==, version - self->version);
  if (version > self->version)
    {
      g_autofree char *sql = g_strdup_printf ("DROP INDEX status_by_digest; ALTER TABLE source DROP COLUMN remark;"
                                              "PRAGMA user_version = %" G_GINT64_FORMAT, self->version);

      store_fixture_execute (&self->library, sql);
      self->n_migrations++;
    }
  store_fixture_execute (&self->library, "DELETE FROM source WHERE address LIKE '%/new/%'; DELETE FROM folder");
}

static guint
get_rounds (void)
{
  const char *wanted = g_getenv ("HERALD_TORTURE_ROUNDS");

  return wanted != NULL ? (guint) g_ascii_strtoull (wanted, NULL, 10) : SHORT_RUN;
}

static void
report (Torture *self,
        guint    rounds)
{
  g_test_message ("%u kills, %u of them before the library was open; answered and kept: %u stories, %u marks, "
                  "%u bookmarks, %u imports, %u backups, %u migrations",
                  rounds, self->n_early, self->n_stories, self->n_marks, self->n_bookmarks, self->n_imports,
                  self->n_backups, self->n_migrations);
}

static void
test_keeps_what_was_answered (Torture       *self,
                              gconstpointer  data)
{
  static const char *const ways[] = { "work", "work", "migrate", "vacuum" };
  guint rounds = get_rounds ();

  for (guint round = 1; round <= rounds; round++)
    {
      if (round % ROUNDS_OF_A_LIBRARY == 0)
        {
          store_fixture_tear_down (&self->library, NULL);
          begin_library (self);
        }
      if (g_test_failed ())
        return;
      serve_new_stories (self, round);
      let_live_and_kill (self, ways[g_test_rand_int_range (0, G_N_ELEMENTS (ways))]);
      assert_kept (self);
      go_back (self);
      store_fixture_reopen (&self->library);
      store_fixture_close (&self->library);
      if (round % 50 == 0)
        report (self, round);
    }
  report (self, rounds);
  g_assert_cmpuint (self->n_stories, >, 0);
  g_assert_cmpuint (self->n_marks, >, 0);
  g_assert_cmpuint (self->n_bookmarks, >, 0);
}

int
main (int   argc,
      char *argv[])
{
  if (argc == 6 && g_str_equal (argv[1], "--victim"))
    herald_test_victim_run (argv[2], argv[3], (guint) g_ascii_strtoull (argv[4], NULL, 10),
                            g_str_equal (argv[5], "migrate"), g_str_equal (argv[5], "vacuum"));

  g_test_init (&argc, &argv, NULL);

  g_test_add ("/engine/torture/keeps-what-was-answered", Torture, NULL,
              set_up, test_keeps_what_was_answered, tear_down);

  return g_test_run ();
}
