/* SPDX-FileCopyrightText: 2026 The Herald founders
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "herald-test-program.h"

#include <fcntl.h>
#include <glib/gstdio.h>
#include <string.h>
#include <unistd.h>

#define STORY(id, title, text, day) \
  "<item><guid>" id "</guid><title>" title "</title><description>" text "</description>" \
  "<pubDate>" day " Nov 2025 08:00:00 GMT</pubDate></item>"

/* Three stories of one source; the first one to arrive has the lowest id. */
static void
fill (HeraldTestProgram *self)
{
  herald_test_program_serve (self, "/feed", STORY ("1", "Harbour", "Boats and herons", "01"));
  herald_test_program_add (self, "/feed");
  herald_test_program_serve (self, "/feed2", STORY ("2", "Dunes\t walk", "Sand", "02")
                             STORY ("3", "Ferry", "Herons again", "03"));
  herald_test_program_add (self, "/feed2");
}

static char *
get_id (HeraldTestProgram *self,
        const char        *title)
{
  g_auto (HeraldTestRun) run = { NULL };
  g_auto (GStrv) lines = NULL;

  run = herald_test_program_work (self, "list", NULL);
  lines = g_strsplit (run.output, "\n", -1);
  for (guint i = 0; lines[i] != NULL; i++)
    if (g_str_has_suffix (lines[i], title))
      return g_strndup (lines[i], strcspn (lines[i], "\t"));

  g_assert_not_reached ();
}

static char *
list (HeraldTestProgram *self,
      const char        *option)
{
  g_auto (HeraldTestRun) run = { NULL };

  run = herald_test_program_work (self, "list", option, NULL);
  g_assert_cmpint (run.status, ==, 0);
  g_assert_cmpstr (run.complaint, ==, "");

  return g_steal_pointer (&run.output);
}

static void
test_list_has_a_line_a_story (HeraldTestProgram *self)
{
  g_auto (GStrv) lines = NULL;
  g_autofree char *all = NULL;

  fill (self);
  all = list (self, NULL);
  lines = g_strsplit (all, "\n", -1);

  g_assert_cmpuint (g_strv_length (lines), ==, 4);
  g_assert_true (g_str_has_suffix (lines[0], "\t2025-11-03T08:00:00Z\tTidewater\tFerry"));
  g_assert_true (g_str_has_suffix (lines[1], "\t2025-11-02T08:00:00Z\tTidewater\tDunes walk"));
  g_assert_true (g_str_has_suffix (lines[2], "\t2025-11-01T08:00:00Z\tTidewater\tHarbour"));
  g_assert_cmpstr (lines[3], ==, "");
}

static void
test_list_speaks_json (HeraldTestProgram *self)
{
  g_auto (HeraldTestRun) none = { NULL };
  g_autofree char *all = NULL;

  fill (self);
  all = list (self, "--json");
  none = herald_test_program_work (self, "list", "--bookmarks", "--json", NULL);

  g_assert_true (g_str_has_prefix (all, "[{\"id\":"));
  g_assert_true (g_str_has_suffix (all, "\"read\":false,\"bookmarked\":false}]\n"));
  g_assert_nonnull (strstr (all, "\"title\":\"Ferry\""));
  g_assert_nonnull (strstr (all, "\"preview\":\"Boats and herons\""));
  g_assert_nonnull (strstr (all, "\"published\":\"2025-11-01T08:00:00Z\""));
  herald_test_assert_output (none, "[]\n");
}

static void
test_search_wants_all_words (HeraldTestProgram *self)
{
  g_auto (HeraldTestRun) both = { NULL };
  g_auto (HeraldTestRun) one = { NULL };
  g_auto (HeraldTestRun) none = { NULL };

  fill (self);
  both = herald_test_program_work (self, "search", "herons", NULL);
  one = herald_test_program_work (self, "search", "herons", "boa", NULL);
  none = herald_test_program_work (self, "search", "\"*' OR NEAR(", NULL);

  g_assert_nonnull (strstr (both.output, "\tFerry\n"));
  g_assert_nonnull (strstr (both.output, "\tHarbour\n"));
  g_assert_true (g_str_has_suffix (one.output, "\tHarbour\n"));
  g_assert_null (strstr (one.output, "Ferry"));
  herald_test_assert_output (none, "");
}

static void
test_mark_changes_what_is_unread (HeraldTestProgram *self)
{
  g_auto (HeraldTestRun) read = { NULL };
  g_auto (HeraldTestRun) unread = { NULL };
  g_auto (HeraldTestRun) all = { NULL };
  g_autofree char *before = NULL;
  g_autofree char *between = NULL;
  g_autofree char *after = NULL;
  g_autofree char *last = NULL;
  g_autofree char *ferry = NULL;

  fill (self);
  ferry = get_id (self, "Ferry");
  before = list (self, "--unread");
  read = herald_test_program_work (self, "mark", ferry, NULL);
  between = list (self, "--unread");
  unread = herald_test_program_work (self, "mark", "--unread", ferry, NULL);
  after = list (self, "--unread");
  all = herald_test_program_work (self, "mark", "--all", NULL);
  last = list (self, "--unread");

  herald_test_assert_output (read, "");
  herald_test_assert_output (unread, "");
  herald_test_assert_output (all, "");
  g_assert_null (strstr (between, "Ferry"));
  g_assert_nonnull (strstr (between, "Harbour"));
  g_assert_cmpstr (after, ==, before);
  g_assert_cmpstr (last, ==, "");
}

static void
test_bookmark_stays_until_removed (HeraldTestProgram *self)
{
  g_auto (HeraldTestRun) set = { NULL };
  g_auto (HeraldTestRun) removed = { NULL };
  g_autofree char *with = NULL;
  g_autofree char *without = NULL;
  g_autofree char *ferry = NULL;

  fill (self);
  ferry = get_id (self, "Ferry");
  set = herald_test_program_work (self, "bookmark", ferry, NULL);
  with = list (self, "--bookmarks");
  removed = herald_test_program_work (self, "bookmark", ferry, "--remove", NULL);
  without = list (self, "--bookmarks");

  herald_test_assert_output (set, "");
  herald_test_assert_output (removed, "");
  g_assert_true (g_str_has_suffix (with, "\tTidewater\tFerry\n"));
  g_assert_cmpstr (without, ==, "");
}

static void
test_unknown_story_changes_nothing (HeraldTestProgram *self)
{
  g_auto (HeraldTestRun) mark = { NULL };
  g_auto (HeraldTestRun) bookmark = { NULL };
  g_auto (HeraldTestRun) word = { NULL };
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;
  g_autofree char *ferry = NULL;

  fill (self);
  ferry = get_id (self, "Ferry");
  before = list (self, "--json");
  mark = herald_test_program_work (self, "mark", ferry, "4711", NULL);
  bookmark = herald_test_program_work (self, "bookmark", ferry, "4711", NULL);
  word = herald_test_program_work (self, "mark", "Ferry", NULL);
  after = list (self, "--json");

  herald_test_assert_refused (mark, "there is no story 4711; ");
  herald_test_assert_refused (bookmark, "there is no story 4711; ");
  herald_test_assert_refused (word, "\"Ferry\" is no id of a story; ");
  g_assert_cmpstr (after, ==, before);
}

static void
assert_import (HeraldTestProgram *self,
               const char        *text,
               const char        *said)
{
  g_autofree char *path = herald_test_program_write (self, "list.opml", text);
  g_auto (HeraldTestRun) run = { NULL };

  run = herald_test_program_work (self, "import", path, NULL);
  herald_test_assert_output (run, said);
}

static void
test_import_comes_out_again (HeraldTestProgram *self)
{
  static const char opml[] = "<opml version='2.0'><body><outline text='Sea'><outline text='Tide' "
                             "xmlUrl='https://tide.example/feed'/></outline>"
                             "<outline text='Loaf' xmlUrl='https://loaf.example/feed'/></body></opml>";
  g_auto (HeraldTestRun) export = { NULL };

  assert_import (self, opml, "2 added, 0 known already, 0 without an address that can be fetched\n");
  export = herald_test_program_work (self, "export", NULL);
  assert_import (self, export.output, "0 added, 2 known already, 0 without an address that can be fetched\n");

  g_assert_cmpint (export.status, ==, 0);
  g_assert_nonnull (strstr (export.output, "<outline text=\"Sea\" title=\"Sea\">\n"));
  g_assert_nonnull (strstr (export.output, "xmlUrl=\"https://loaf.example/feed\""));
}

static void
test_import_skips_commands (HeraldTestProgram *self)
{
  g_auto (HeraldTestRun) export = { NULL };

  assert_import (self, "<opml><body><outline text='a' xmlUrl='exec:rm -rf /'/><outline text='b' "
                       "xmlUrl='|cat /etc/passwd'/><outline text='c' xmlUrl='file:///etc/passwd'/></body></opml>",
                 "0 added, 0 known already, 3 without an address that can be fetched\n");
  export = herald_test_program_work (self, "export", NULL);
  g_assert_null (strstr (export.output, "passwd"));
}

static void
test_import_reads_a_thousand_levels (HeraldTestProgram *self)
{
  g_autoptr (GString) opml = g_string_new ("<opml><body>");

  for (guint i = 0; i < 1000; i++)
    g_string_append_printf (opml, "<outline text='level %u'>", i);
  g_string_append (opml, "<outline text='deep' xmlUrl='https://deep.example/feed'/>");
  for (guint i = 0; i < 1000; i++)
    g_string_append (opml, "</outline>");
  g_string_append (opml, "</body></opml>");

  assert_import (self, opml->str, "1 added, 0 known already, 0 without an address that can be fetched\n");
}

static void
test_import_reads_a_huge_list (HeraldTestProgram *self)
{
  g_autoptr (GString) opml = g_string_new ("<opml><body>");

  for (guint i = 0; i < 2000; i++)
    g_string_append_printf (opml, "<outline text='%u' xmlUrl='https://host%u.example/feed'/>", i, i);
  g_string_append (opml, "</body></opml>");

  assert_import (self, opml->str, "2000 added, 0 known already, 0 without an address that can be fetched\n");
}

static void
test_import_keeps_what_was_there (HeraldTestProgram *self)
{
  g_autofree char *broken = herald_test_program_write (self, "broken.opml", "PK\003\004 this is no list");
  g_autofree char *empty = herald_test_program_write (self, "empty.opml", "");
  g_auto (HeraldTestRun) first = { NULL };
  g_auto (HeraldTestRun) second = { NULL };
  g_auto (HeraldTestRun) third = { NULL };
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;

  fill (self);
  before = list (self, "--json");
  first = herald_test_program_work (self, "import", broken, NULL);
  second = herald_test_program_work (self, "import", empty, NULL);
  third = herald_test_program_work (self, "import", self->folder, NULL);
  after = list (self, "--json");

  herald_test_assert_refused (first, "broken.opml: the file is not OPML\n");
  herald_test_assert_refused (second, "empty.opml: the file is empty\n");
  herald_test_assert_refused (third, ": Is a directory\n");
  g_assert_cmpstr (after, ==, before);
}

/* A library that cannot be used is left as it is, byte for byte. */
static void
assert_library_refused (HeraldTestProgram *self,
                        const char        *words)
{
  g_auto (HeraldTestRun) run = { NULL };
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;
  gsize n_before, n_after;

  g_assert_true (g_file_get_contents (self->library, &before, &n_before, NULL));
  run = herald_test_program_work (self, "list", NULL);
  herald_test_assert_refused (run, words);
  g_assert_nonnull (strstr (run.complaint, self->library));
  g_assert_true (g_file_get_contents (self->library, &after, &n_after, NULL));
  g_assert_cmpmem (before, n_before, after, n_after);
}

static void
write_at (HeraldTestProgram *self,
          goffset            offset,
          const void        *bytes,
          gsize              n)
{
  g_autofd int fd = g_open (self->library, O_WRONLY | O_CLOEXEC);

  g_assert_cmpint (fd, >=, 0);
  g_assert_cmpint (pwrite (fd, bytes, n, offset), ==, (gssize) n);
}

static void
test_newer_library (HeraldTestProgram *self)
{
  static const guint8 version[] = { 0, 0, 0x27, 0x0f };

  fill (self);
  write_at (self, 60, version, sizeof version); /* user_version in the header of SQLite's file format */

  assert_library_refused (self, ": a newer version of Herald wrote this library; update Herald\n");
}

static void
test_damaged_library (HeraldTestProgram *self)
{
  g_autofree char *noise = g_strnfill (16 * 4096, 'x');

  fill (self);
  write_at (self, 8 * 4096, noise, 16 * 4096);

  assert_library_refused (self, ": this is no library, or it is damaged; ");
}

static void
test_letter_as_library (HeraldTestProgram *self)
{
  g_free (herald_test_program_write (self, "library.db", "Dear mother, the sea is calm."));

  assert_library_refused (self, ": this is no library, or it is damaged; ");
}

static void
test_second_instance (HeraldTestProgram *self)
{
  g_autoptr (GSubprocess) first = NULL;
  g_autoptr (GError) error = NULL;

  fill (self);
  herald_test_server_add_silent (self->server, "/feed");
  herald_test_server_forget_requests (self->server);
  first = g_subprocess_new (G_SUBPROCESS_FLAGS_STDERR_SILENCE, &error, g_getenv ("HERALD_CLI"), "--library",
                            self->library, "refresh", NULL);
  g_assert_no_error (error);
  herald_test_wait_until (herald_test_server_count (self->server, "/feed") == 1);

  {
    g_auto (HeraldTestRun) run = { NULL };

    run = herald_test_program_work (self, "list", NULL);
    herald_test_assert_refused (run, ": another program uses this library; close that first\n");
  }

  g_subprocess_send_signal (first, 2);
  g_assert_true (g_subprocess_wait (first, NULL, NULL));
  {
    g_autofree char *after = list (self, NULL);

    g_assert_nonnull (strstr (after, "Ferry"));
  }
}

/* Root may write everywhere, so this runs as somebody else, who has to be let into the build folder. */
static void
become_somebody (gpointer unused)
{
  if (geteuid () == 0
      && (setgid (65534) != 0 || setuid (65534) != 0 || access (g_getenv ("HERALD_CLI"), X_OK) != 0))
    _exit (77);
}

/* Runs @command on the library, which whoever runs it may not write. */
static HeraldTestRun
run_read_only (HeraldTestProgram *self,
               const char        *command,
               const char        *option)
{
  const char *arguments[] = { "--library", self->library, command, option, NULL };
  HeraldTestRun run;

  g_assert_no_errno (g_chmod (self->library, 0444));
  g_assert_no_errno (g_chmod (self->folder, 0555));
  run = herald_test_program_run (arguments, NULL, become_somebody);
  g_assert_no_errno (g_chmod (self->folder, 0755));
  g_assert_no_errno (g_chmod (self->library, 0644));

  return run;
}

static void
test_read_only_library (HeraldTestProgram *self)
{
  const char *words = ": the library cannot be written; make the file and its folder writable\n";
  g_auto (HeraldTestRun) listed = { NULL };
  g_auto (HeraldTestRun) marked = { NULL };
  g_auto (HeraldTestRun) refreshed = { NULL };
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;

  fill (self);
  before = list (self, "--unread");
  listed = run_read_only (self, "list", "--unread");
  if (listed.status == 77)
    {
      g_test_skip ("nobody else to be");
      return;
    }
  marked = run_read_only (self, "mark", "--all");
  refreshed = run_read_only (self, "refresh", NULL);
  after = list (self, "--unread");

  herald_test_assert_output (listed, before);
  herald_test_assert_refused (marked, words);
  herald_test_assert_refused (refreshed, words);
  g_assert_cmpstr (after, ==, before);
}

static void
test_folder_as_library (HeraldTestProgram *self)
{
  const char *arguments[] = { "--library", self->folder, "list", NULL };
  g_auto (HeraldTestRun) run = { NULL };

  run = herald_test_program_run (arguments, NULL, NULL);
  herald_test_assert_refused (run, ": this is a folder; name a file in it\n");
}

static void
test_missing_library (HeraldTestProgram *self)
{
  g_auto (HeraldTestRun) run = { NULL };

  run = herald_test_program_work (self, "list", NULL);
  herald_test_assert_refused (run, ": there is no library; \"add\" or \"import\" make one\n");
  g_assert_false (g_file_test (self->library, G_FILE_TEST_EXISTS));
}

static void
assert_usage (const char * const *arguments,
              const char         *words)
{
  g_auto (HeraldTestRun) run = { NULL };

  run = herald_test_program_run (arguments, NULL, NULL);
  herald_test_assert_refused (run, words);
}

static void
test_usage_errors (HeraldTestProgram *self)
{
  assert_usage ((const char *[]) { NULL }, "no command was given; ");
  assert_usage ((const char *[]) { "", NULL }, "there is no command \"\"; ");
  assert_usage ((const char *[]) { "--loud", NULL }, "herald-cli: unknown option --loud\n");
  assert_usage ((const char *[]) { "list", NULL }, "\"list\" works on a library; ");
  assert_usage ((const char *[]) { "parse", "--json", "x", NULL }, "herald-cli: unknown option --json\n");
  assert_usage ((const char *[]) { "opml", NULL }, "usage: herald-cli opml FILE\n");
  assert_usage ((const char *[]) { "--library", "x", "search", NULL }, "usage: herald-cli --library FILE search ");
  assert_usage ((const char *[]) { "--library", "x", "list", "--unread", "--bookmarks", NULL }, "usage: ");
}

static void
test_help_and_version (HeraldTestProgram *self)
{
  g_auto (HeraldTestRun) help = { NULL };
  g_auto (HeraldTestRun) version = { NULL };

  help = herald_test_program_run ((const char *[]) { "--help", NULL }, NULL, NULL);
  version = herald_test_program_run ((const char *[]) { "--version", NULL }, NULL, NULL);

  herald_test_assert_output (version, "herald-cli " VERSION "\n");
  g_assert_cmpint (help.status, ==, 0);
  g_assert_true (g_str_has_prefix (help.output, "Usage: herald-cli "));
  g_assert_nonnull (strstr (help.output, "\n  bookmark ID... [--remove]\n"));
}

static void
test_sanitize_reads_its_input (HeraldTestProgram *self)
{
  const char *arguments[] = { "sanitize", "--base", "https://a.example/b/", NULL };
  g_auto (HeraldTestRun) run = { NULL };

  run = herald_test_program_run (arguments, "<p onclick=x>a<script>b</script> <a href=c>d</a></p>", NULL);
  herald_test_assert_output (run, "<p>a <a href=\"https://a.example/b/c\">d</a></p>");
}

static void
test_sanitize_reads_a_file (HeraldTestProgram *self)
{
  g_autofree char *path = herald_test_program_write (self, "a.html", "<b>a</b>\377<style>x</style>");
  const char *arguments[] = { "sanitize", path, NULL };
  g_auto (HeraldTestRun) run = { NULL };

  run = herald_test_program_run (arguments, NULL, NULL);
  herald_test_assert_output (run, "<b>a</b>\357\277\275");
}

static void
test_discover_names_feeds (HeraldTestProgram *self)
{
  g_autofree char *path = herald_test_program_write (self, "a.html", "<title>t</title>"
                                                     "<LINK TYPE='application/atom+xml' href=' /f ' REL=Alternate>");
  g_autofree char *plain = herald_test_program_write (self, "b.html", "no links");
  g_auto (HeraldTestRun) one = { NULL };
  g_auto (HeraldTestRun) none = { NULL };

  one = herald_test_program_run ((const char *[]) { "discover", "--base=https://a.example/b", path, NULL }, NULL, NULL);
  none = herald_test_program_run ((const char *[]) { "discover", plain, NULL }, NULL, NULL);

  herald_test_assert_output (one, "[{\"url\":\"https://a.example/f\",\"type\":\"application/atom+xml\"}]\n");
  herald_test_assert_output (none, "[]\n");
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

#define TEST(name, func) herald_test_program_test ("/cli/" name, func)
  TEST ("usage/refuses-in-one-line", test_usage_errors);
  TEST ("usage/shows-help-and-version", test_help_and_version);
  TEST ("sanitize/reads-its-input", test_sanitize_reads_its_input);
  TEST ("sanitize/reads-a-file", test_sanitize_reads_a_file);
  TEST ("discover/names-feeds", test_discover_names_feeds);
  TEST ("list/has-a-line-for-each-story", test_list_has_a_line_a_story);
  TEST ("list/speaks-json", test_list_speaks_json);
  TEST ("search/wants-all-words", test_search_wants_all_words);
  TEST ("mark/changes-what-is-unread", test_mark_changes_what_is_unread);
  TEST ("bookmark/stays-until-removed", test_bookmark_stays_until_removed);
  TEST ("mark/changes-nothing-for-unknown-story", test_unknown_story_changes_nothing);
  TEST ("import/comes-out-again", test_import_comes_out_again);
  TEST ("import/skips-commands", test_import_skips_commands);
  TEST ("import/reads-a-thousand-levels", test_import_reads_a_thousand_levels);
  TEST ("import/reads-a-huge-list", test_import_reads_a_huge_list);
  TEST ("import/keeps-what-was-there", test_import_keeps_what_was_there);
  TEST ("library/refuses-newer", test_newer_library);
  TEST ("library/refuses-damaged", test_damaged_library);
  TEST ("library/refuses-a-letter", test_letter_as_library);
  TEST ("library/refuses-second-instance", test_second_instance);
  TEST ("library/refuses-read-only", test_read_only_library);
  TEST ("library/refuses-folder", test_folder_as_library);
  TEST ("library/refuses-missing", test_missing_library);
#undef TEST

  return g_test_run ();
}
