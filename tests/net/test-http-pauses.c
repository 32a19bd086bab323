/* SPDX-FileCopyrightText: 2026 The Herald founders
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "herald-test-fetch.h"
#include "herald-test-names.h"

#define N_REQUESTS 3
#define PAUSE 200 /* milliseconds */

static const char *const one_host[N_REQUESTS] = { "a.example.org", "a.example.org", "a.example.org" };
static const char *const hosts[N_REQUESTS] = { "a.example.org", "b.example.org", "c.example.org" };

/* Returns: how many milliseconds it took to fetch a feed from each of @names at once */
static gint64
fetch_from (Fixture           *fixture,
            const char *const *names,
            HeraldHttpKind     kind)
{
  GAsyncResult *results[N_REQUESTS];
  gint64 begin = g_get_monotonic_time ();

  herald_http_client_set_pause (fixture->client, PAUSE);
  herald_test_route_set_delay (herald_test_server_add (fixture->server, "/feed", "text/xml", "<rss/>"), 20);
  for (guint i = 0; i < N_REQUESTS; i++)
    {
      g_autofree char *address = g_strdup_printf ("http://%s:%u/feed", names[i],
                                                  herald_test_server_get_port (fixture->server));

      fixture_begin (fixture, address, kind, NULL, &results[i]);
    }
  for (guint i = 0; i < N_REQUESTS; i++)
    {
      g_autoptr (HeraldHttpResponse) response = fixture_end (fixture, &results[i], NULL);

      g_assert_cmpuint (response->status, ==, 200);
    }

  return (g_get_monotonic_time () - begin) / 1000;
}

static void
test_pc_25_host_rests_between_feeds (Fixture       *fixture,
                                     gconstpointer  data)
{
  g_assert_cmpint (fetch_from (fixture, one_host, HERALD_HTTP_FEED), >=, (N_REQUESTS - 1) * PAUSE);
  g_assert_cmpuint (herald_test_server_get_most_at_once (fixture->server), ==, 1);
}

/* All names are this machine's. */
static void
test_pc_26_hosts_on_one_machine_are_spread (Fixture       *fixture,
                                            gconstpointer  data)
{
  g_assert_cmpint (fetch_from (fixture, hosts, HERALD_HTTP_FEED), >=, (N_REQUESTS - 1) * PAUSE / 4);
  g_assert_cmpuint (herald_test_server_get_most_at_once (fixture->server), ==, 1);
}

static void
test_pc_26_person_does_not_wait_for_that (Fixture       *fixture,
                                          gconstpointer  data)
{
  fetch_from (fixture, hosts, HERALD_HTTP_PAGE);
  g_assert_cmpuint (herald_test_server_get_most_at_once (fixture->server), ==, N_REQUESTS);
}

static void
test_name_that_is_not_known_is_said (Fixture       *fixture,
                                     gconstpointer  data)
{
  fixture_fail (fixture, "http://nobody.example.org/feed", HERALD_FAILURE_HOST);
}

/* What rests is not kept from being cancelled. */
static void
test_cancels_what_waits_for_a_pause (Fixture       *fixture,
                                     gconstpointer  data)
{
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autofree char *address = g_strdup_printf ("http://a.example.org:%u/feed",
                                              herald_test_server_get_port (fixture->server));
  g_autoptr (GError) error = NULL;
  GAsyncResult *result;

  herald_test_server_add (fixture->server, "/feed", "text/xml", "<rss/>");
  herald_http_client_set_pause (fixture->client, 60 * 60 * 1000);
  herald_http_response_unref (fixture_fetch (fixture, address));
  fixture_begin (fixture, address, HERALD_HTTP_FEED, cancellable, &result);
  g_cancellable_cancel (cancellable);

  g_assert_null (fixture_end (fixture, &result, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_assert_cmpuint (herald_test_server_count (fixture->server, "/feed"), ==, 1);
}

int
main (int   argc,
      char *argv[])
{
  fixture_init_tests (&argc, &argv);
  herald_test_names_use ();

  fixture_add ("/net/http-pauses/pc-25-host-rests-between-feeds", test_pc_25_host_rests_between_feeds);
  fixture_add ("/net/http-pauses/pc-26-hosts-on-one-machine-are-spread", test_pc_26_hosts_on_one_machine_are_spread);
  fixture_add ("/net/http-pauses/pc-26-person-does-not-wait-for-that", test_pc_26_person_does_not_wait_for_that);
  fixture_add ("/net/http-pauses/name-that-is-not-known-is-said", test_name_that_is_not_known_is_said);
  fixture_add ("/net/http-pauses/cancels-what-waits-for-a-pause", test_cancels_what_waits_for_a_pause);

  return g_test_run ();
}
