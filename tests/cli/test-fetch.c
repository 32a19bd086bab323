/* SPDX-FileCopyrightText: 2026 The Herald founders
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "herald-test-program.h"

#include <string.h>

#define ITEM(id, title) "<item><guid>" id "</guid><title>" title "</title><description>Text</description></item>"
#define WORDS_LATER "; try again later"

/* A library with one story, to which something that does not work is added: it says why, and the story stays. */
static void
assert_add_fails (HeraldTestProgram *self,
                  const char        *address,
                  const char        *words)
{
  g_auto (HeraldTestRun) add = { NULL };
  g_auto (HeraldTestRun) export = { NULL };
  g_auto (HeraldTestRun) list = { NULL };

  herald_test_program_serve (self, "/kept", ITEM ("1", "Kept"));
  herald_test_program_add (self, "/kept");

  add = herald_test_program_work (self, "add", "--timeout", "1", address, NULL);
  herald_test_assert_refused (add, words);
  g_assert_nonnull (strstr (add.complaint, address));

  list = herald_test_program_work (self, "list", NULL);
  g_assert_nonnull (strstr (list.output, "\tTidewater\tKept\n"));
  export = herald_test_program_work (self, "export", NULL);
  g_assert_null (strstr (export.output, address));
}

static void
assert_path_fails (HeraldTestProgram *self,
                   const char        *path,
                   const char        *words)
{
  assert_add_fails (self, herald_test_server_get_address (self->server, path), words);
}

static void
test_address_of_nothing (HeraldTestProgram *self)
{
  assert_add_fails (self, "no address at all", ": this is no address that can be fetched; ");
}

static void
test_scheme_that_is_not_fetched (HeraldTestProgram *self)
{
  assert_add_fails (self, "file:///etc/passwd", ": this is no address that can be fetched; ");
}

static void
test_host_of_nobody (HeraldTestProgram *self)
{
  g_auto (HeraldTestRun) run = { NULL };

  run = herald_test_program_work (self, "add", "--timeout", "5", "http://nobody.invalid/feed", NULL);
  g_assert_cmpint (run.status, ==, 1);
  /* Without a network nobody knows whether there is such a host. */
  g_assert_true (strstr (run.complaint, ": there is no server of this name; ") != NULL ||
                 strstr (run.complaint, ": this machine has no network; ") != NULL ||
                 strstr (run.complaint, ": the server did not answer in time; ") != NULL);
}

static void
test_page_without_feed (HeraldTestProgram *self)
{
  herald_test_server_add (self->server, "/page", "text/html", "<!DOCTYPE html><title>Page</title><p>Sea");
  assert_path_fails (self, "/page", ": this web page names no feed; ");
}

static void
test_server_is_down (HeraldTestProgram *self)
{
  g_autofree char *address = herald_test_server_dup_dead_address ();

  assert_add_fails (self, address, ": the server cannot be reached" WORDS_LATER);
}

static void
test_server_never_answers (HeraldTestProgram *self)
{
  herald_test_server_add_silent (self->server, "/silent");
  assert_path_fails (self, "/silent", ": the server did not answer in time" WORDS_LATER);
}

static void
assert_status_fails (HeraldTestProgram *self,
                     guint              status,
                     const char        *words)
{
  HeraldTestRoute *route = herald_test_server_add (self->server, "/bad", "text/html", "<!DOCTYPE html><p>No");

  herald_test_route_set_status (route, status);
  assert_path_fails (self, "/bad", words);
}

static void
test_not_found (HeraldTestProgram *self)
{
  assert_status_fails (self, 404, ": the server has nothing at this address; ");
}

static void
test_gone (HeraldTestProgram *self)
{
  assert_status_fails (self, 410, ": the server says that this is gone for good; ");
}

static void
test_server_fault (HeraldTestProgram *self)
{
  assert_status_fails (self, 500, ": the server has a fault" WORDS_LATER);
}

static void
test_denied (HeraldTestProgram *self)
{
  assert_status_fails (self, 403, ": the server lets nobody read this; ");
}

static void
test_wrong_certificate (HeraldTestProgram *self)
{
  g_autoptr (HeraldTestServer) server = herald_test_server_new_tls ();

  herald_test_server_add (server, "/feed", "application/rss+xml", "<rss version='2.0'><channel/></rss>");
  assert_add_fails (self, herald_test_server_get_address (server, "/feed"), ": the server's certificate is not valid");
}

static void
test_redirect_loop (HeraldTestProgram *self)
{
  herald_test_server_add_redirect (self->server, "/a", 302, "/b");
  herald_test_server_add_redirect (self->server, "/b", 302, "/a");
  assert_path_fails (self, "/a", ": the server sends from one address to the next without end; ");
}

static void
test_two_gigabytes (HeraldTestProgram *self)
{
  herald_test_server_add_huge (self->server, "/huge", "application/rss+xml", "<item>x</item>",
                               G_GUINT64_CONSTANT (2) << 30, FALSE);
  assert_path_fails (self, "/huge", ": the answer is larger than a feed may be; ");
  g_assert_cmpuint (herald_test_server_get_sent (self->server), <, G_GUINT64_CONSTANT (64) << 20);
}

static void
test_zip (HeraldTestProgram *self)
{
  g_autoptr (GBytes) zip = g_bytes_new_static ("PK\003\004\024\0\0\0\010\0abcdefgh\0\0\0\377\376", 24);

  herald_test_server_add_bytes (self->server, "/zip", "application/zip", zip);
  assert_path_fails (self, "/zip", ": this is neither a feed nor a web page; ");
}

static void
test_empty_body (HeraldTestProgram *self)
{
  herald_test_server_add (self->server, "/empty", "application/rss+xml", "");
  assert_path_fails (self, "/empty", ": the answer is empty" WORDS_LATER);
}

/* Serves a whole document, adds it, and gives what "list" says then. */
static char *
list_of_document (HeraldTestProgram *self,
                  const char        *type,
                  const char        *document)
{
  g_auto (HeraldTestRun) list = { NULL };

  herald_test_server_add (self->server, "/odd", type, document);
  herald_test_program_add (self, "/odd");
  list = herald_test_program_work (self, "list", NULL);
  g_assert_cmpint (list.status, ==, 0);
  g_assert_cmpstr (list.complaint, ==, "");

  return g_steal_pointer (&list.output);
}

static void
test_truncated_feed (HeraldTestProgram *self)
{
  g_autofree char *list = NULL;

  list = list_of_document (self, "application/rss+xml", "<rss version='2.0'><channel><title>Cut</title>"
                           ITEM ("1", "Whole") "<item><guid>2</guid><title>Half of a ti");

  g_assert_nonnull (strstr (list, "\tCut\tWhole\n"));
}

static void
test_markup_in_titles (HeraldTestProgram *self)
{
  g_autofree char *list = NULL;

  list = list_of_document (self, "application/rss+xml", "<rss version='2.0'><channel><title>T</title>"
                           ITEM ("1", "&lt;b&gt;Bold&lt;/b&gt; &amp;amp; \n\t plain&lt;script&gt;x&lt;/script&gt;")
                           "</channel></rss>");

  g_assert_true (g_str_has_suffix (list, "\tT\tBold & plain\n"));
}

static void
test_wrong_encoding (HeraldTestProgram *self)
{
  g_autofree char *list = NULL;

  list = list_of_document (self, "application/rss+xml; charset=utf-8", "<?xml version='1.0' encoding='utf-16'?>"
                           "<rss version='2.0'><channel><title>T</title>" ITEM ("1", "Caf\351 noir")
                           "</channel></rss>");

  g_assert_true (g_utf8_validate (list, -1, NULL));
  g_assert_nonnull (strstr (list, "\tT\tCaf"));
}

#define NO_IDS "<item><title>One</title></item><item><title>Two</title></item>"

static void
test_no_ids_and_no_dates (HeraldTestProgram *self)
{
  g_auto (HeraldTestRun) refresh = { NULL };
  g_auto (HeraldTestRun) first = { NULL };
  g_auto (HeraldTestRun) second = { NULL };

  herald_test_program_serve (self, "/feed", NO_IDS);
  herald_test_program_add (self, "/feed");
  first = herald_test_program_work (self, "list", NULL);
  herald_test_program_serve (self, "/feed", "<!-- other bytes -->" NO_IDS);
  refresh = herald_test_program_work (self, "refresh", NULL);
  second = herald_test_program_work (self, "list", NULL);

  g_assert_nonnull (strstr (first.output, "\tTidewater\tOne\n"));
  g_assert_nonnull (strstr (first.output, "\tTidewater\tTwo\n"));
  herald_test_assert_output (refresh, "0 new, 1 of 1 sources refreshed\n");
  g_assert_cmpstr (second.output, ==, first.output);
}

static void
test_dates_far_away (HeraldTestProgram *self)
{
  g_autofree char *list = NULL;

  list = list_of_document (self, "application/rss+xml", "<rss version='2.0'><channel><title>T</title>"
                           "<item><guid>1</guid><title>Old</title><pubDate>Thu, 01 Jan 1970 00:00:00 GMT</pubDate>"
                           "</item><item><guid>2</guid><title>Late</title><pubDate>Fri, 02 Jan 2099 00:00:00 GMT"
                           "</pubDate></item></channel></rss>");

  /* Neither can be when a story came out; they stand where they arrived. */
  g_assert_nonnull (strstr (list, "\tT\tOld\n"));
  g_assert_nonnull (strstr (list, "\tT\tLate\n"));
  g_assert_null (strstr (list, "\t2099-"));
  g_assert_null (strstr (list, "\t1970-"));
}

static void
test_fifty_thousand_stories (HeraldTestProgram *self)
{
  g_autoptr (GString) items = g_string_new (NULL);
  g_auto (HeraldTestRun) list = { NULL };
  guint n_lines = 0;

  for (guint i = 0; i < 50000; i++)
    g_string_append_printf (items, "<item><guid>%u</guid><title>Story %u</title></item>", i, i);
  herald_test_program_serve (self, "/long", items->str);
  herald_test_program_add (self, "/long");
  list = herald_test_program_work (self, "list", NULL);

  g_assert_cmpint (list.status, ==, 0);
  for (const char *c = list.output; *c != '\0'; c++)
    n_lines += *c == '\n';
  /* A reader may keep fewer of such a feed, but not without order, and not none. */
  g_assert_cmpuint (n_lines, >=, 10000);
  g_assert_cmpuint (n_lines, <=, 50000);
}

static void
test_page_names_several_feeds (HeraldTestProgram *self)
{
  g_auto (HeraldTestRun) run = { NULL };
  g_autofree char *expected = NULL;

  herald_test_server_add (self->server, "/", "text/html",
                          "<!DOCTYPE html><link rel=alternate type=application/rss+xml href=/one>"
                          "<link rel=alternate type=application/rss+xml href=/two>");
  herald_test_program_serve (self, "/one", ITEM ("1", "First") ITEM ("2", "Second"));
  herald_test_program_serve (self, "/two", "");
  run = herald_test_program_work (self, "add", herald_test_server_get_address (self->server, "/"), NULL);

  g_assert_cmpint (run.status, ==, 0);
  expected = g_strdup_printf ("%s\tTidewater\t2\n", herald_test_server_get_address (self->server, "/one"));
  g_assert_cmpstr (run.output, ==, expected);
  g_assert_nonnull (strstr (run.complaint, "the page also names "));
  g_assert_nonnull (strstr (run.complaint, herald_test_server_get_address (self->server, "/two")));
}

static void
test_add_refuses_what_is_there (HeraldTestProgram *self)
{
  herald_test_program_serve (self, "/feed", ITEM ("1", "First"));
  herald_test_program_add (self, "/feed");
  {
    g_auto (HeraldTestRun) run = { NULL };

    run = herald_test_program_work (self, "add", herald_test_server_get_address (self->server, "/feed"), NULL);
    herald_test_assert_refused (run, "/feed: the library has this source already\n");
  }
}

static void
test_refresh_brings_new_stories (HeraldTestProgram *self)
{
  g_auto (HeraldTestRun) run = { NULL };

  herald_test_program_serve (self, "/feed", ITEM ("1", "First"));
  herald_test_program_add (self, "/feed");
  herald_test_program_serve (self, "/feed", ITEM ("2", "Second") ITEM ("1", "First"));
  run = herald_test_program_work (self, "refresh", NULL);

  herald_test_assert_output (run, "1 new, 1 of 1 sources refreshed\n");
}

static void
test_refresh_names_what_failed (HeraldTestProgram *self)
{
  g_auto (HeraldTestRun) run = { NULL };
  g_autofree char *expected = NULL;

  herald_test_program_serve (self, "/good", ITEM ("1", "First"));
  herald_test_program_serve (self, "/bad", ITEM ("2", "Second"));
  herald_test_program_add (self, "/good");
  herald_test_program_add (self, "/bad");
  herald_test_server_remove (self->server, "/bad");
  run = herald_test_program_work (self, "refresh", NULL);

  g_assert_cmpint (run.status, ==, 0);
  g_assert_cmpstr (run.output, ==, "0 new, 1 of 2 sources refreshed\n");
  expected = g_strdup_printf ("herald-cli: %s: the server has nothing at this address; look for a mistake in it\n",
                              herald_test_server_get_address (self->server, "/bad"));
  g_assert_cmpstr (run.complaint, ==, expected);
}

static void
test_refresh_fails_where_all_failed (HeraldTestProgram *self)
{
  g_auto (HeraldTestRun) run = { NULL };
  g_auto (HeraldTestRun) list = { NULL };

  herald_test_program_serve (self, "/feed", ITEM ("1", "First"));
  herald_test_program_add (self, "/feed");
  herald_test_server_add (self->server, "/feed", "application/rss+xml", "");
  run = herald_test_program_work (self, "refresh", NULL);
  list = herald_test_program_work (self, "list", NULL);

  g_assert_cmpint (run.status, ==, 1);
  g_assert_cmpstr (run.output, ==, "");
  g_assert_nonnull (strstr (run.complaint, "/feed: the answer is empty; "));
  g_assert_nonnull (strstr (run.complaint, "\nherald-cli: no source could be refreshed, 1 failed\n"));
  g_assert_nonnull (strstr (list.output, "\tTidewater\tFirst\n"));
}

static void
test_interrupt_ends_refresh (HeraldTestProgram *self)
{
  g_autoptr (GSubprocess) process = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *complaint = NULL;
  g_auto (HeraldTestRun) list = { NULL };

  herald_test_program_serve (self, "/feed", ITEM ("1", "First"));
  herald_test_program_add (self, "/feed");
  herald_test_server_add_silent (self->server, "/feed");
  herald_test_server_forget_requests (self->server);

  process = g_subprocess_new (G_SUBPROCESS_FLAGS_STDERR_PIPE, &error, g_getenv ("HERALD_CLI"), "--library",
                              self->library, "refresh", NULL);
  g_assert_no_error (error);
  herald_test_wait_until (herald_test_server_count (self->server, "/feed") == 1);
  g_subprocess_send_signal (process, 2);
  g_subprocess_communicate_utf8 (process, NULL, NULL, NULL, &complaint, &error);
  g_assert_no_error (error);

  g_assert_true (g_subprocess_get_if_exited (process));
  g_assert_cmpint (g_subprocess_get_exit_status (process), ==, 1);
  g_assert_cmpstr (complaint, ==, "herald-cli: interrupted\n");
  list = herald_test_program_work (self, "list", NULL);
  g_assert_nonnull (strstr (list.output, "\tTidewater\tFirst\n"));
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

#define ADD(name, func) herald_test_program_test ("/cli/add/" name, func)
  ADD ("refuses-address-of-nothing", test_address_of_nothing);
  ADD ("refuses-scheme-that-is-not-fetched", test_scheme_that_is_not_fetched);
  ADD ("refuses-host-of-nobody", test_host_of_nobody);
  ADD ("refuses-page-without-feed", test_page_without_feed);
  ADD ("refuses-server-that-is-down", test_server_is_down);
  ADD ("refuses-server-that-never-answers", test_server_never_answers);
  ADD ("refuses-404", test_not_found);
  ADD ("refuses-410", test_gone);
  ADD ("refuses-500", test_server_fault);
  ADD ("refuses-403", test_denied);
  ADD ("refuses-wrong-certificate", test_wrong_certificate);
  ADD ("refuses-redirect-loop", test_redirect_loop);
  ADD ("refuses-two-gigabytes", test_two_gigabytes);
  ADD ("refuses-zip", test_zip);
  ADD ("refuses-empty-body", test_empty_body);
  ADD ("reads-truncated-feed", test_truncated_feed);
  ADD ("reads-fifty-thousand-stories", test_fifty_thousand_stories);
  ADD ("reads-markup-in-titles", test_markup_in_titles);
  ADD ("reads-wrong-encoding", test_wrong_encoding);
  ADD ("reads-stories-without-ids-and-dates", test_no_ids_and_no_dates);
  ADD ("reads-dates-far-away", test_dates_far_away);
  ADD ("takes-first-feed-and-names-others", test_page_names_several_feeds);
  ADD ("refuses-source-that-is-there", test_add_refuses_what_is_there);
#undef ADD
  herald_test_program_test ("/cli/refresh/brings-new-stories", test_refresh_brings_new_stories);
  herald_test_program_test ("/cli/refresh/names-what-failed", test_refresh_names_what_failed);
  herald_test_program_test ("/cli/refresh/fails-where-all-failed", test_refresh_fails_where_all_failed);
  herald_test_program_test ("/cli/refresh/ends-cleanly-when-interrupted", test_interrupt_ends_refresh);

  return g_test_run ();
}
