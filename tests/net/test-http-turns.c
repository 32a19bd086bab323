/* SPDX-FileCopyrightText: 2026 The Herald founders
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "herald-test-fetch.h"

#define N_REQUESTS 6
#define N_HOSTS 40

/* Asks for @path so many times at once, and waits for all answers. */
static void
fetch_many (Fixture        *fixture,
            const char     *path,
            HeraldHttpKind  kind)
{
  const char *address = herald_test_server_get_address (fixture->server, path);
  GAsyncResult *results[N_REQUESTS];

  for (guint i = 0; i < N_REQUESTS; i++)
    fixture_begin (fixture, address, kind, NULL, &results[i]);
  for (guint i = 0; i < N_REQUESTS; i++)
    {
      g_autoptr (HeraldHttpResponse) response = fixture_end (fixture, &results[i], NULL);

      g_assert_cmpuint (response->status, ==, 200);
    }
}

static void
test_pc_25_one_feed_at_a_time_per_host (Fixture       *fixture,
                                        gconstpointer  data)
{
  herald_test_route_set_delay (herald_test_server_add (fixture->server, "/feed", "text/xml", "<rss/>"), 20);
  fetch_many (fixture, "/feed", HERALD_HTTP_FEED);

  g_assert_cmpuint (herald_test_server_count (fixture->server, NULL), ==, N_REQUESTS);
  g_assert_cmpuint (herald_test_server_get_most_at_once (fixture->server), ==, 1);
}

static void
test_pc_25_two_at_a_time_for_what_a_person_waits_for (Fixture       *fixture,
                                                      gconstpointer  data)
{
  herald_test_route_set_delay (herald_test_server_add (fixture->server, "/page", "text/html", "<p>"), 20);
  fetch_many (fixture, "/page", HERALD_HTTP_PAGE);

  g_assert_cmpuint (herald_test_server_get_most_at_once (fixture->server), ==, 2);
}

static void
test_a_page_does_not_wait_for_the_feeds (Fixture       *fixture,
                                         gconstpointer  data)
{
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (HeraldHttpResponse) response = NULL;
  GAsyncResult *feeds[2];
  GAsyncResult *page;

  herald_test_server_add_silent (fixture->server, "/feed");
  herald_test_server_add (fixture->server, "/page", "text/html", "<p>");
  for (guint i = 0; i < 2; i++)
    fixture_begin (fixture, herald_test_server_get_address (fixture->server, "/feed"), HERALD_HTTP_FEED, cancellable,
                   &feeds[i]);
  fixture_begin (fixture, herald_test_server_get_address (fixture->server, "/page"), HERALD_HTTP_PAGE, NULL, &page);

  response = fixture_end (fixture, &page, NULL);
  g_assert_cmpuint (response->status, ==, 200);
  g_assert_null (feeds[0]);
  g_cancellable_cancel (cancellable);
  for (guint i = 0; i < 2; i++)
    g_assert_null (fixture_end (fixture, &feeds[i], NULL));
}

static void
test_pc_25_hosts_take_turns (Fixture       *fixture,
                             gconstpointer  data)
{
  g_autoptr (HeraldTestServer) other = herald_test_server_new ();
  g_autoptr (HeraldHttpResponse) response = NULL;
  const char *address = herald_test_server_get_address (fixture->server, "/feed");
  GAsyncResult *many[N_REQUESTS];
  GAsyncResult *one;

  herald_test_route_set_delay (herald_test_server_add (fixture->server, "/feed", "text/xml", "<rss/>"), 50);
  herald_test_server_add (other, "/feed", "text/xml", "<rss/>");
  for (guint i = 0; i < N_REQUESTS; i++)
    fixture_begin (fixture, address, HERALD_HTTP_FEED, NULL, &many[i]);
  fixture_begin (fixture, herald_test_server_get_address (other, "/feed"), HERALD_HTTP_FEED, NULL, &one);

  response = fixture_end (fixture, &one, NULL);
  g_assert_cmpuint (response->status, ==, 200);
  g_assert_null (many[1]);
  for (guint i = 0; i < N_REQUESTS; i++)
    herald_http_response_unref (fixture_end (fixture, &many[i], NULL));
}

static guint
count_open (HeraldTestServer **servers)
{
  guint open = 0;

  for (guint i = 0; i < N_HOSTS; i++)
    open += herald_test_server_get_open (servers[i]);

  return open;
}

static void
test_thirty_two_requests_in_all (Fixture       *fixture,
                                 gconstpointer  data)
{
  HeraldTestServer *servers[N_HOSTS];
  GCancellable *cancellables[N_HOSTS];
  GAsyncResult *results[N_HOSTS];

  for (guint i = 0; i < N_HOSTS; i++)
    {
      servers[i] = herald_test_server_new ();
      cancellables[i] = g_cancellable_new ();
      herald_test_server_add_silent (servers[i], "/feed");
      fixture_begin (fixture, herald_test_server_get_address (servers[i], "/feed"), HERALD_HTTP_FEED, cancellables[i],
                     &results[i]);
    }

  /* One that ends makes room for one more, and no more than that. */
  herald_test_wait_until (count_open (servers) == 32);
  g_cancellable_cancel (cancellables[0]);
  herald_test_wait_until (herald_test_server_count (servers[32], NULL) == 1);
  herald_test_wait_until (count_open (servers) == 32);
  g_assert_cmpuint (herald_test_server_count (servers[33], NULL), ==, 0);

  for (guint i = 0; i < N_HOSTS; i++)
    {
      g_cancellable_cancel (cancellables[i]);
      g_assert_null (fixture_end (fixture, &results[i], NULL));
      g_object_unref (cancellables[i]);
    }
  for (guint i = 0; i < N_HOSTS; i++)
    herald_test_server_free (servers[i]);
}

static void
assert_waits (Fixture    *fixture,
              const char *path,
              gint64      seconds)
{
  g_autoptr (HeraldHttpResponse) response = fixture_fetch (fixture, path);

  g_assert_cmpuint (response->status, ==, 429);
  g_assert_cmpint (response->retry_seconds, <=, seconds);
  g_assert_cmpint (response->retry_seconds, >=, seconds - 20);
}

static void
test_pc_19_a_busy_host_is_left_alone (Fixture       *fixture,
                                      gconstpointer  data)
{
  g_autoptr (HeraldTestServer) other = herald_test_server_new ();
  g_autoptr (HeraldHttpResponse) response = NULL;
  HeraldTestRoute *route = herald_test_server_add (fixture->server, "/busy", "text/plain", "Slow down.");

  herald_test_route_set_status (route, 429);
  herald_test_route_set_header (route, "Retry-After", "3600");
  herald_test_server_add (fixture->server, "/feed", "text/xml", "<rss/>");
  herald_test_server_add (other, "/feed", "text/xml", "<rss/>");

  assert_waits (fixture, "/busy", 3600);
  assert_waits (fixture, "/feed", 3600);
  assert_waits (fixture, "/busy", 3600);
  g_assert_cmpuint (herald_test_server_count (fixture->server, NULL), ==, 1);

  response = fixture_fetch (fixture, herald_test_server_get_address (other, "/feed"));
  g_assert_cmpuint (response->status, ==, 200);
}

static void
test_pc_21_a_busy_host_that_names_no_time_has_ten_minutes (Fixture       *fixture,
                                                           gconstpointer  data)
{
  g_autoptr (HeraldHttpResponse) response = NULL;
  HeraldTestRoute *route = herald_test_server_add (fixture->server, "/busy", "text/plain", "Slow down.");

  herald_test_route_set_status (route, 429);
  herald_test_route_set_header (route, "Retry-After", "0");
  response = fixture_fetch (fixture, "/busy");

  g_assert_cmpint (response->retry_seconds, ==, 0);
  assert_waits (fixture, "/feed", 600);
  g_assert_cmpuint (herald_test_server_count (fixture->server, NULL), ==, 1);
}

static void
test_pc_19_a_redirect_does_not_lead_to_a_busy_host (Fixture       *fixture,
                                                    gconstpointer  data)
{
  g_autoptr (HeraldTestServer) other = herald_test_server_new ();
  HeraldTestRoute *route = herald_test_server_add (fixture->server, "/busy", "text/plain", "Slow down.");

  herald_test_route_set_status (route, 429);
  herald_test_route_set_header (route, "Retry-After", "600");
  herald_test_server_add_redirect (other, "/feed", 302, herald_test_server_get_address (fixture->server, "/feed"));

  assert_waits (fixture, "/busy", 600);
  assert_waits (fixture, herald_test_server_get_address (other, "/feed"), 600);
  g_assert_cmpuint (herald_test_server_count (fixture->server, NULL), ==, 1);
}

static void
test_works_with_a_server_on_a_thread_of_its_own (Fixture       *fixture,
                                                 gconstpointer  data)
{
  g_autoptr (HeraldTestServer) server = herald_test_server_new_threaded ();
  g_autoptr (HeraldHttpResponse) response = NULL;

  herald_test_server_add (server, "/feed", "text/xml", "<rss/>");
  herald_test_server_add_silent (server, "/silent");
  response = fixture_fetch (fixture, herald_test_server_get_address (server, "/feed"));

  g_assert_cmpuint (response->status, ==, 200);
  g_assert_cmpuint (herald_test_server_count (server, "/feed"), ==, 1);
}

int
main (int   argc,
      char *argv[])
{
  fixture_init_tests (&argc, &argv);

  fixture_add ("/net/http-turns/pc-25-one-feed-at-a-time-per-host", test_pc_25_one_feed_at_a_time_per_host);
  fixture_add ("/net/http-turns/pc-25-two-at-a-time-for-what-a-person-waits-for",
               test_pc_25_two_at_a_time_for_what_a_person_waits_for);
  fixture_add ("/net/http-turns/a-page-does-not-wait-for-the-feeds", test_a_page_does_not_wait_for_the_feeds);
  fixture_add ("/net/http-turns/pc-25-hosts-take-turns", test_pc_25_hosts_take_turns);
  fixture_add ("/net/http-turns/thirty-two-requests-in-all", test_thirty_two_requests_in_all);
  fixture_add ("/net/http-turns/pc-19-a-busy-host-is-left-alone", test_pc_19_a_busy_host_is_left_alone);
  fixture_add ("/net/http-turns/pc-21-a-busy-host-that-names-no-time-has-ten-minutes",
               test_pc_21_a_busy_host_that_names_no_time_has_ten_minutes);
  fixture_add ("/net/http-turns/pc-19-a-redirect-does-not-lead-to-a-busy-host",
               test_pc_19_a_redirect_does_not_lead_to_a_busy_host);
  fixture_add ("/net/http-turns/works-with-a-server-on-a-thread-of-its-own",
               test_works_with_a_server_on_a_thread_of_its_own);

  return g_test_run ();
}
