/* SPDX-FileCopyrightText: 2026 The Herald founders
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "herald-refresh.h"
#include "herald-test-server.h"
#include "store-fixture.h"

#include <glib-unix.h>
#include <signal.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

/* The program below the window refreshes sources from a server, bookmarks some of what comes, and tells what its
 * lists were told; it is killed at a random moment of that. Whatever was shown must be there when it starts again. */

#define ROUNDS 50
#define SOURCES 16
#define STORIES 12
/* What a whole run tells: each story, a bookmark for each source, and that it is done. */
#define LINES (SOURCES * STORIES + SOURCES)

/* --- the program that is killed --- */

static void
tell (char   kind,
      gint64 id)
{
  char line[32];
  int length = g_snprintf (line, sizeof line, "%c%" G_GINT64_FORMAT "\n", kind, id);

  if (write (STDOUT_FILENO, line, (gsize) length) != length)
    _exit (1);
}

static void
bookmarked_cb (GObject      *object,
               GAsyncResult *result,
               gpointer      user_data)
{
  g_autoptr (HeraldChangeSet) changes = herald_store_set_bookmarked_finish (HERALD_STORE (object), result, NULL);

  g_assert_nonnull (changes);
  tell ('b', GPOINTER_TO_SIZE (user_data));
}

static void
changed_cb (HeraldLibrary   *library,
            HeraldChangeSet *changes)
{
  for (guint i = 0; i < changes->added->len; i++)
    tell ('s', g_array_index (changes->added, gint64, i));

  if (changes->added->len > 0)
    {
      gint64 id = g_array_index (changes->added, gint64, 0);

      herald_store_set_bookmarked_async (herald_library_get_store (library), id, TRUE, NULL,
                                         bookmarked_cb, GSIZE_TO_POINTER ((gsize) id));
    }
}

static void
finished_cb (void)
{
  tell ('e', 0);
}

static G_GNUC_NORETURN void
refresh_for_ever (const char *path)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  HeraldLibrary *library;
  HeraldRefresh *refresh;

  herald_library_open_async (path, NULL, take_result_cb, &result);
  library = herald_library_open_finish (wait_for_result (&result), &error);
  g_assert_no_error (error);
  refresh = herald_refresh_new (library, herald_fetcher_new (herald_http_client_new ()));
  g_signal_connect (library, "changed", G_CALLBACK (changed_cb), NULL);
  g_signal_connect (refresh, "finished", finished_cb, NULL);
  herald_refresh_add_all (refresh);

  for (;;)
    g_main_context_iteration (NULL, TRUE);
}

/* --- the one who kills it --- */

typedef struct
{
  StoreFixture      library;
  HeraldTestServer *server;     /* (owned) */
  GString          *stories;    /* (owned): ids, each with a comma before it: what was ever shown */
  GString          *bookmarks;  /* (owned): of these, what was shown as bookmarked */
  guint             n_stories;
  guint             n_bookmarks;
  guint             n_killed;   /* before the refresh was through */
} Killing;

static void
serve_new_stories (Killing *self,
                   guint    round)
{
  for (guint i = 0; i < SOURCES; i++)
    {
      g_autofree char *path = g_strdup_printf ("/%u", i);
      GString *feed = g_string_new ("<rss version=\"2.0\"><channel><title>Tidewater</title>");

      for (guint j = 0; j < STORIES; j++)
        g_string_append_printf (feed,
                                "<item><guid>%u-%u</guid><title>Story</title><description>Round %u</description>"
                                "</item>\n", round, j, round);
      g_string_append (feed, "</channel></rss>\n");
      herald_test_server_add (self->server, path, "application/rss+xml", feed->str);
      g_string_free (feed, TRUE);
    }
}

static void
set_up (Killing       *self,
        gconstpointer  data)
{
  store_fixture_set_up (&self->library, data);
  self->server = herald_test_server_new ();
  self->stories = g_string_new ("0");
  self->bookmarks = g_string_new ("0");
  for (guint i = 0; i < SOURCES; i++)
    {
      g_autofree char *path = g_strdup_printf ("/%u", i);

      add_source (self->library.store, herald_test_server_get_address (self->server, path), 0);
    }
}

static void
tear_down (Killing       *self,
           gconstpointer  data)
{
  store_fixture_tear_down (&self->library, data);
  herald_test_server_free (self->server);
  g_string_free (self->stories, TRUE);
  g_string_free (self->bookmarks, TRUE);
}

/* Of one round. */
typedef struct
{
  Killing *killing; /* (unowned) */
  GString *said;    /* (owned): the line that is not whole yet */
  pid_t    pid;
  guint    n_lines; /* when to kill it */
  guint    n;       /* lines until now */
  gboolean is_over;
} Round;

static void
take_line (Round      *round,
           const char *line)
{
  Killing *self = round->killing;

  if (++round->n == round->n_lines || line[0] == 'e')
    kill (round->pid, SIGKILL);
  if (line[0] == 's')
    g_string_append_printf (self->stories, ",%" G_GINT64_FORMAT, g_ascii_strtoll (line + 1, NULL, 10));
  if (line[0] == 'b')
    g_string_append_printf (self->bookmarks, ",%" G_GINT64_FORMAT, g_ascii_strtoll (line + 1, NULL, 10));
  self->n_stories += line[0] == 's';
  self->n_bookmarks += line[0] == 'b';
}

/* What it said before it died is in the pipe still. */
static gboolean
said_cb (int          fd,
         GIOCondition condition,
         gpointer     user_data)
{
  Round *round = user_data;
  char buffer[512];
  gssize n = read (fd, buffer, sizeof buffer);
  char *end;

  if (n <= 0)
    {
      round->is_over = TRUE;
      return G_SOURCE_REMOVE;
    }

  g_string_append_len (round->said, buffer, n);
  while ((end = strchr (round->said->str, '\n')) != NULL)
    {
      take_line (round, round->said->str);
      g_string_erase (round->said, 0, end + 1 - round->said->str);
    }

  return G_SOURCE_CONTINUE;
}

static void
listen_and_kill (Killing *self,
                 guint    n_lines)
{
  Round round = { .killing = self, .said = g_string_new (NULL), .n_lines = n_lines };
  int ends[2];

  g_assert_cmpint (pipe (ends), ==, 0);
  round.pid = fork ();
  if (round.pid == 0)
    {
      dup2 (ends[1], STDOUT_FILENO);
      close (ends[0]);
      close (ends[1]);
      execl ("/proc/self/exe", "test-refresh-kill", "--refresh", self->library.path, NULL);
      _exit (1);
    }
  close (ends[1]);

  g_unix_fd_add (ends[0], G_IO_IN | G_IO_HUP, said_cb, &round);
  herald_test_wait_until (round.is_over);
  close (ends[0]);
  g_assert_cmpint (waitpid (round.pid, NULL, 0), ==, round.pid);
  g_assert_cmpuint (round.n, >=, 1);
  if (round.n < LINES)
    self->n_killed++;
  g_string_free (round.said, TRUE);
}

static void
assert_kept (Killing *self)
{
  StoreFixture *library = &self->library;
  g_autofree char *stories = g_strdup_printf ("SELECT count(*) FROM status JOIN story USING (id)"
                                              " JOIN story_body USING (id) WHERE state = 1 AND title = 'Story'"
                                              " AND summary IS NOT NULL AND id IN (%s)", self->stories->str);
  g_autofree char *bookmarks = g_strdup_printf ("SELECT count(*) FROM status WHERE bookmarked = 1 AND id IN (%s)",
                                                self->bookmarks->str);

  g_assert_cmpint (store_fixture_read_int (library, "SELECT count(*) FROM pragma_integrity_check"
                                                    " WHERE integrity_check = 'ok'"), ==, 1);
  g_assert_cmpint (store_fixture_read_int (library, "SELECT count(*) FROM pragma_foreign_key_check"), ==, 0);
  g_assert_cmpint (store_fixture_read_int (library, "SELECT count(*) FROM source WHERE total <>"
                                                    " (SELECT count(*) FROM story JOIN status USING (id)"
                                                    "   WHERE source_id = source.id)"
                                                    " OR unread <> (SELECT count(*) FROM status"
                                                    "   WHERE source_id = source.id AND read = 0)"), ==, 0);
  g_assert_cmpint (store_fixture_read_int (library, stories), ==, self->n_stories);
  g_assert_cmpint (store_fixture_read_int (library, bookmarks), ==, self->n_bookmarks);
}

static void
test_keeps_what_was_shown (Killing       *self,
                           gconstpointer  data)
{
  for (guint round = 0; round < ROUNDS; round++)
    {
      guint n_told = self->n_stories + self->n_bookmarks;

      serve_new_stories (self, round);
      store_fixture_close (&self->library);
      listen_and_kill (self, (guint) g_test_rand_int_range (1, LINES));
      store_fixture_reopen (&self->library);
      assert_kept (self);
      g_assert_cmpuint (self->n_stories + self->n_bookmarks, >, n_told);
    }
  g_test_message ("%u stories and %u bookmarks in %u rounds, %u killed in the middle",
                  self->n_stories, self->n_bookmarks, ROUNDS, self->n_killed);
  g_assert_cmpuint (self->n_bookmarks, >, 0);
  g_assert_cmpuint (self->n_killed, >, ROUNDS / 2);
}

int
main (int   argc,
      char *argv[])
{
  if (argc == 3 && g_str_equal (argv[1], "--refresh"))
    refresh_for_ever (argv[2]);

  g_test_init (&argc, &argv, NULL);

  g_test_add ("/engine/refresh-kill/keeps-what-was-shown", Killing, NULL,
              set_up, test_keeps_what_was_shown, tear_down);

  return g_test_run ();
}
