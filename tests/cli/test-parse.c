/* SPDX-FileCopyrightText: 2026 The Herald founders
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include <gio/gio.h>
#include <string.h>

typedef struct
{
  char *output;    /* (owned) */
  char *complaint; /* (owned) */
  int   status;
} Run;

static void
run_clear (Run *run)
{
  g_free (run->output);
  g_free (run->complaint);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Run, run_clear)

static Run
run_on (const char *command,
        const char *path)
{
  g_autoptr (GSubprocess) process = NULL;
  g_autoptr (GError) error = NULL;
  Run run = { 0 };

  process = g_subprocess_new (G_SUBPROCESS_FLAGS_STDOUT_PIPE | G_SUBPROCESS_FLAGS_STDERR_PIPE, &error,
                              g_getenv ("HERALD_CLI"), command, path, NULL);
  g_assert_no_error (error);
  g_subprocess_communicate_utf8 (process, NULL, NULL, &run.output, &run.complaint, &error);
  g_assert_no_error (error);
  g_assert_true (g_subprocess_get_if_exited (process));
  run.status = g_subprocess_get_exit_status (process);

  return run;
}

static void
assert_refused (const char *command,
                const char *path)
{
  g_auto (Run) run = run_on (command, path);

  g_assert_cmpint (run.status, ==, 1);
  g_assert_cmpstr (run.output, ==, "");
  g_assert_true (strchr (run.complaint, '\n') == run.complaint + strlen (run.complaint) - 1);
}

static void
test_shows_a_feed (void)
{
  g_autofree char *path = g_test_build_filename (G_TEST_DIST, "data", "feeds", "rss-2.0-plain.xml", NULL);
  g_auto (Run) run = run_on ("parse", path);

  g_assert_cmpint (run.status, ==, 0);
  g_assert_cmpstr (run.complaint, ==, "");
  g_assert_true (g_str_has_prefix (run.output, "{\"format\":\"rss-2.0\""));
  g_assert_true (g_str_has_suffix (run.output, "}\n"));
  g_assert_nonnull (strstr (run.output, "https://tides.example.org/chart"));
}

static void
test_refuses_in_one_line (void)
{
  g_autofree char *feed = g_test_build_filename (G_TEST_DIST, "data", "feeds", "rss-2.0-plain.xml", NULL);

  assert_refused ("parse", "/nonexistent/feed.xml");
  assert_refused ("parse", "/");
  assert_refused ("parse", "/dev/null");
  assert_refused ("opml", "/nonexistent/list.opml");
  assert_refused ("opml", feed);
  assert_refused ("no-such-command", feed);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/cli/parse/shows-a-feed", test_shows_a_feed);
  g_test_add_func ("/cli/parse/refuses-in-one-line", test_refuses_in_one_line);

  return g_test_run ();
}
