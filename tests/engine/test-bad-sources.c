/* SPDX-FileCopyrightText: 2026 The Herald founders
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "herald-test-fetching.h"

#include "herald-failure.h"

#include <string.h>

#define PATH "/feed"

/* What a person is told who types the address. */
static void
assert_cannot_be_added (HeraldTestFetching *self,
                        const char         *typed,
                        HeraldFailure       failure)
{
  g_autoptr (GListModel) found = NULL;
  g_autoptr (GError) error = NULL;

  found = herald_test_fetching_find (self, typed, &error);

  g_assert_null (found);
  g_assert_error (error, HERALD_FAILURE, (int) failure);
  g_assert_cmpuint (g_list_model_get_n_items (herald_library_get_sources (self->library->library)), ==, 0);
}

/* A source that has delivered three stories, and whose server answers otherwise from now on. */
static HeraldSource *
add_good_source (HeraldTestFetching *self)
{
  HeraldSource *source = herald_test_fetching_add_source (self, PATH);

  herald_test_fetching_serve_feed (self, PATH, 0, 3);
  herald_test_fetching_refresh (self, NULL);
  g_assert_cmpuint (herald_source_get_total (source), ==, 3);
  self->now += 24 * 60 * 60;

  return source;
}

static void
assert_fails_and_keeps_stories (HeraldTestFetching *self,
                                HeraldSource       *source,
                                HeraldFailure       failure)
{
  herald_test_fetching_refresh (self, NULL);

  g_assert_cmpint (herald_source_get_failure (source), ==, failure);
  g_assert_cmpuint (herald_source_get_total (source), ==, 3);
  g_assert_cmpuint (herald_source_get_unread (source), ==, 3);
  g_assert_cmpuint (herald_refresh_get_failed (self->refresh), ==, 1);
  g_assert_cmpint (herald_source_get_record (source)->next_fetch, >, self->now);
}

/* The address both ways: typed when it is new, and refreshed when it was good before. */
static void
assert_fails (HeraldTestFetching *self,
              HeraldFailure       failure)
{
  HeraldSource *source;

  assert_cannot_be_added (self, herald_test_server_get_address (self->server, PATH), failure);

  source = herald_test_fetching_add_source (self, PATH);
  herald_test_library_add_stories (self->library, source, 0, 3, self->now - 1000, 100);
  assert_fails_and_keeps_stories (self, source, failure);
}

/* A feed with oddities still is one: all its stories are there. */
static void
assert_delivers (HeraldTestFetching *self,
                 guint               n_stories)
{
  HeraldSource *source = herald_test_fetching_add_source (self, PATH);

  herald_test_fetching_refresh (self, NULL);
  g_assert_cmpint (herald_source_get_failure (source), ==, HERALD_FAILURE_NONE);
  g_assert_cmpuint (herald_source_get_total (source), ==, n_stories);
}

static HeraldStoryRecord *
load_first_story (HeraldTestFetching *self)
{
  g_autoptr (HeraldStoryList) list = herald_test_library_list (self->library, HERALD_STORY_SCOPE_ALL, 0);
  g_autoptr (HeraldStory) story = g_list_model_get_item (G_LIST_MODEL (list), 0);
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  HeraldStoryRecord *record;
  GAsyncResult *slot = NULL;

  herald_library_load_story_async (self->library->library, story, NULL, herald_test_take_result, &slot);
  result = herald_test_await (&slot);
  record = herald_library_load_story_finish (self->library->library, result, &error);
  g_assert_no_error (error);

  return record;
}

static void
serve (HeraldTestFetching *self,
       const char         *type,
       const char         *body)
{
  herald_test_server_add (self->server, PATH, type, body);
}

static void
test_address_of_nothing (void)
{
  static const char * const typed[] = { "", "   ", "nothing", "two words", "javascript:alert(1)", "file:///etc/passwd",
                                        "http://", "|rm -rf /" };
  g_autoptr (HeraldTestFetching) self = herald_test_fetching_new ();

  for (guint i = 0; i < G_N_ELEMENTS (typed); i++)
    assert_cannot_be_added (self, typed[i], HERALD_FAILURE_ADDRESS);
}

static void
test_page_without_a_feed (void)
{
  g_autoptr (HeraldTestFetching) self = herald_test_fetching_new ();
  HeraldSource *source;

  serve (self, "text/html", "<!DOCTYPE html><html><head><title>Tide</title></head><body><p>Sea</p></body></html>");
  assert_cannot_be_added (self, herald_test_server_get_address (self->server, PATH), HERALD_FAILURE_NO_FEED);

  source = add_good_source (self);
  serve (self, "text/html", "<!DOCTYPE html><html><head><title>Tide</title></head><body><p>Sea</p></body></html>");
  assert_fails_and_keeps_stories (self, source, HERALD_FAILURE_WEB_PAGE);
}

static void
test_server_that_is_down (void)
{
  g_autoptr (HeraldTestFetching) self = herald_test_fetching_new ();
  g_autofree char *dead = herald_test_server_dup_dead_address ();
  HeraldSource *source;

  assert_cannot_be_added (self, dead, HERALD_FAILURE_CONNECTION);

  source = herald_test_library_add_source (self->library, dead, NULL);
  herald_test_library_add_stories (self->library, source, 0, 3, self->now - 1000, 100);
  assert_fails_and_keeps_stories (self, source, HERALD_FAILURE_CONNECTION);
}

static void
test_server_that_never_answers (void)
{
  g_autoptr (HeraldTestFetching) self = herald_test_fetching_new ();

  herald_http_client_set_timeout (self->client, 1);
  herald_test_server_add_silent (self->server, PATH);
  assert_fails (self, HERALD_FAILURE_TIMEOUT);
}

static void
answer_with_status (guint         status,
                    HeraldFailure failure)
{
  g_autoptr (HeraldTestFetching) self = herald_test_fetching_new ();

  herald_test_route_set_status (herald_test_server_add (self->server, PATH, "text/plain", "no"), status);
  assert_fails (self, failure);
}

static void
test_status_404 (void)
{
  answer_with_status (404, HERALD_FAILURE_NOT_FOUND);
}

static void
test_status_410 (void)
{
  answer_with_status (410, HERALD_FAILURE_GONE);
}

static void
test_status_500 (void)
{
  answer_with_status (500, HERALD_FAILURE_SERVER);
}

static void
test_wrong_certificate (void)
{
  g_autoptr (HeraldTestFetching) self = herald_test_fetching_new ();
  g_autoptr (HeraldTestServer) server = herald_test_server_new_tls ();
  const char *address = herald_test_server_get_address (server, PATH);
  g_autofree char *feed = herald_test_make_feed (0, 3);
  HeraldSource *source;

  herald_test_server_add (server, PATH, "application/rss+xml", feed);
  assert_cannot_be_added (self, address, HERALD_FAILURE_CERTIFICATE);

  source = herald_test_library_add_source (self->library, address, NULL);
  herald_test_library_add_stories (self->library, source, 0, 3, self->now - 1000, 100);
  assert_fails_and_keeps_stories (self, source, HERALD_FAILURE_CERTIFICATE);
}

static void
test_redirect_loop (void)
{
  g_autoptr (HeraldTestFetching) self = herald_test_fetching_new ();

  herald_test_server_add_redirect (self->server, PATH, 302, "/there");
  herald_test_server_add_redirect (self->server, "/there", 302, PATH);
  assert_fails (self, HERALD_FAILURE_REDIRECT);
}

static void
test_two_gigabytes (void)
{
  g_autoptr (HeraldTestFetching) self = herald_test_fetching_new ();

  herald_http_client_set_max_size (self->client, 1024 * 1024);
  herald_test_server_add_huge (self->server, PATH, "application/rss+xml", "<item><title>More</title></item>\n",
                               G_GUINT64_CONSTANT (2) * 1024 * 1024 * 1024, FALSE);
  assert_fails (self, HERALD_FAILURE_TOO_LARGE);
  g_assert_cmpuint (herald_test_server_get_sent (self->server), <, 64 * 1024 * 1024);
}

static void
test_zip (void)
{
  static const char zip[] = "PK\3\4\24\0\0\0\10\0\1\2\3\4\5\6\7\10\0\0\0\0\0\0\11\0\0\0feed.xml\0\0\0\377\376";
  g_autoptr (HeraldTestFetching) self = herald_test_fetching_new ();
  g_autoptr (GBytes) bytes = g_bytes_new_static (zip, sizeof zip);

  herald_test_server_add_bytes (self->server, PATH, "application/zip", bytes);
  assert_fails (self, HERALD_FAILURE_NOT_A_FEED);
}

static void
test_empty_body (void)
{
  g_autoptr (HeraldTestFetching) self = herald_test_fetching_new ();

  serve (self, "application/rss+xml", "");
  assert_fails (self, HERALD_FAILURE_EMPTY);
}

/* What was read until the end is kept: a file that was cut where it lies, not on the way. */
static void
test_truncated_feed (void)
{
  g_autoptr (HeraldTestFetching) self = herald_test_fetching_new ();
  g_autofree char *feed = herald_test_make_feed (0, 10);

  *strstr (feed, "story-7") = '\0';
  serve (self, "application/rss+xml", feed);
  herald_test_fetching_refresh (self, herald_test_fetching_add_source (self, PATH));

  g_assert_cmpuint (herald_refresh_get_failed (self->refresh), ==, 0);
  g_assert_cmpuint (herald_refresh_get_new_stories (self->refresh), >=, 7);
}

static void
test_connection_cut_on_the_way (void)
{
  g_autoptr (HeraldTestFetching) self = herald_test_fetching_new ();
  g_autofree char *feed = herald_test_make_feed (0, 2);

  herald_test_server_add_cut (self->server, PATH, "application/rss+xml", feed, 100000);
  assert_fails (self, HERALD_FAILURE_CONNECTION);
}

static void
test_fifty_thousand_stories (void)
{
  g_autoptr (HeraldTestFetching) self = herald_test_fetching_new ();
  HeraldSource *source = herald_test_fetching_add_source (self, PATH);

  herald_test_fetching_serve_feed (self, PATH, 0, 50000);
  herald_test_fetching_refresh (self, NULL);

  g_assert_cmpint (herald_source_get_failure (source), ==, HERALD_FAILURE_NONE);
  g_assert_cmpuint (herald_source_get_total (source), >=, 10000);
}

static void
test_markup_in_titles (void)
{
  g_autoptr (HeraldTestFetching) self = herald_test_fetching_new ();
  g_autoptr (HeraldStoryRecord) story = NULL;

  serve (self, "application/rss+xml",
         "<rss version=\"2.0\"><channel><title>&lt;b&gt;Tide&lt;/b&gt;</title><item><guid>1</guid>"
         "<title>&lt;img src=x onerror=alert(1)&gt;A &lt;i&gt;wave&lt;/i&gt;</title></item></channel></rss>");
  assert_delivers (self, 1);
  story = load_first_story (self);

  g_assert_cmpstr (story->title, ==, "A wave");
}

static void
test_wrong_encoding (void)
{
  g_autoptr (HeraldTestFetching) self = herald_test_fetching_new ();
  g_autoptr (HeraldStoryRecord) story = NULL;

  serve (self, "application/rss+xml",
         "<?xml version=\"1.0\" encoding=\"utf-8\"?><rss version=\"2.0\"><channel><title>Tide</title>"
         "<item><guid>1</guid><title>Caf\xe9</title></item></channel></rss>");
  assert_delivers (self, 1);
  story = load_first_story (self);

  g_assert_true (g_utf8_validate (story->title, -1, NULL));
  g_assert_true (g_str_has_prefix (story->title, "Caf"));
}

static void
test_no_ids (void)
{
  g_autoptr (HeraldTestFetching) self = herald_test_fetching_new ();
  HeraldSource *source;

  serve (self, "application/rss+xml",
         "<rss version=\"2.0\"><channel><title>Tide</title><item><title>One</title></item>"
         "<item><title>Two</title></item></channel></rss>");
  assert_delivers (self, 2);

  serve (self, "application/rss+xml",
         "<rss version=\"2.0\"><channel><title>Tide</title><item><title>Three</title></item>"
         "<item><title>One</title></item><item><title>Two</title></item></channel></rss>");
  self->now += 2 * 24 * 60 * 60;
  herald_test_fetching_refresh (self, NULL);
  source = herald_library_find_source (self->library->library, herald_test_server_get_address (self->server, PATH));
  g_assert_cmpuint (herald_source_get_total (source), ==, 3);
}

static void
test_no_dates (void)
{
  g_autoptr (HeraldTestFetching) self = herald_test_fetching_new ();
  g_autoptr (HeraldStoryRecord) story = NULL;

  serve (self, "application/rss+xml",
         "<rss version=\"2.0\"><channel><title>Tide</title><item><guid>1</guid><title>One</title></item>"
         "</channel></rss>");
  assert_delivers (self, 1);
  story = load_first_story (self);

  g_assert_cmpint (story->published, ==, HERALD_TIME_NONE);
  g_assert_cmpint (story->sort_time, ==, story->arrived);
}

static void
check_sorted_by_arrival (const char *date)
{
  g_autoptr (HeraldTestFetching) self = herald_test_fetching_new ();
  g_autoptr (HeraldStoryRecord) story = NULL;
  g_autofree char *feed = NULL;

  feed = g_strdup_printf ("<rss version=\"2.0\"><channel><title>Tide</title><item><guid>1</guid><title>One</title>"
                          "<pubDate>%s</pubDate></item></channel></rss>", date);
  serve (self, "application/rss+xml", feed);
  assert_delivers (self, 1);
  story = load_first_story (self);

  g_assert_cmpint (story->sort_time, ==, story->arrived);
}

static void
test_date_in_2099 (void)
{
  check_sorted_by_arrival ("Thu, 01 Jan 2099 00:00:00 GMT");
}

static void
test_date_in_1970 (void)
{
  check_sorted_by_arrival ("Thu, 01 Jan 1970 00:00:00 GMT");
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

#define ADD(path, func) g_test_add_func ("/engine/bad-sources/" path, func)
  ADD ("address-of-nothing", test_address_of_nothing);
  ADD ("pc-48-page-without-a-feed", test_page_without_a_feed);
  ADD ("server-that-is-down", test_server_that_is_down);
  ADD ("server-that-never-answers", test_server_that_never_answers);
  ADD ("status-404", test_status_404);
  ADD ("status-410", test_status_410);
  ADD ("status-500", test_status_500);
  ADD ("pc-50-wrong-certificate", test_wrong_certificate);
  ADD ("redirect-loop", test_redirect_loop);
  ADD ("two-gigabytes", test_two_gigabytes);
  ADD ("zip", test_zip);
  ADD ("pc-48-empty-body", test_empty_body);
  ADD ("truncated-feed", test_truncated_feed);
  ADD ("connection-cut-on-the-way", test_connection_cut_on_the_way);
  ADD ("fifty-thousand-stories", test_fifty_thousand_stories);
  ADD ("markup-in-titles", test_markup_in_titles);
  ADD ("wrong-encoding", test_wrong_encoding);
  ADD ("no-ids", test_no_ids);
  ADD ("no-dates", test_no_dates);
  ADD ("date-in-2099", test_date_in_2099);
  ADD ("date-in-1970", test_date_in_1970);
#undef ADD

  return g_test_run ();
}
