/* SPDX-FileCopyrightText: 2026 The Herald founders
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "herald-test-fetch.h"

static void
assert_address (Fixture    *fixture,
                const char *address,
                const char *path)
{
  g_assert_cmpstr (address, ==, path == NULL ? NULL : herald_test_server_get_address (fixture->server, path));
}

static void
add_chain (Fixture *fixture,
           guint    hops)
{
  for (guint i = 0; i < hops; i++)
    {
      g_autofree char *path = g_strdup_printf ("/%u", i);
      g_autofree char *next = g_strdup_printf ("/%u", i + 1);

      herald_test_server_add_redirect (fixture->server, path, 301, next);
    }
}

static void
test_pc_41_permanent_only_for_301_and_308 (Fixture       *fixture,
                                           gconstpointer  data)
{
  static const struct
  {
    guint    status;
    gboolean is_permanent;
  } cases[] = { { 301, TRUE }, { 302, FALSE }, { 303, FALSE }, { 307, FALSE }, { 308, TRUE } };

  herald_test_server_add (fixture->server, "/new", "text/xml", "<rss/>");
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (HeraldHttpResponse) response = NULL;

      herald_test_server_add_redirect (fixture->server, "/old", cases[i].status, "/new");
      response = fixture_fetch (fixture, "/old");

      g_assert_cmpuint (response->status, ==, 200);
      assert_address (fixture, response->address, "/new");
      assert_address (fixture, response->permanent_address, cases[i].is_permanent ? "/new" : NULL);
    }
}

static void
test_pc_41_permanent_only_if_every_hop_is (Fixture       *fixture,
                                           gconstpointer  data)
{
  g_autoptr (HeraldHttpResponse) all = NULL;
  g_autoptr (HeraldHttpResponse) last = NULL;
  g_autoptr (HeraldHttpResponse) first = NULL;

  herald_test_server_add (fixture->server, "/new", "text/xml", "<rss/>");
  herald_test_server_add_redirect (fixture->server, "/permanent", 308, "/new");
  herald_test_server_add_redirect (fixture->server, "/temporary", 302, "/new");
  herald_test_server_add_redirect (fixture->server, "/all", 301, "/permanent");
  herald_test_server_add_redirect (fixture->server, "/last", 307, "/permanent");
  herald_test_server_add_redirect (fixture->server, "/first", 301, "/temporary");

  all = fixture_fetch (fixture, "/all");
  last = fixture_fetch (fixture, "/last");
  first = fixture_fetch (fixture, "/first");

  assert_address (fixture, all->permanent_address, "/new");
  assert_address (fixture, last->permanent_address, NULL);
  assert_address (fixture, first->permanent_address, NULL);
}

static void
test_resolves_what_the_server_wrote (Fixture       *fixture,
                                     gconstpointer  data)
{
  static const struct
  {
    const char *location;
    const char *address;
  } cases[] = {
    { "feed", "/a/feed" },       { "../feed?x", "/feed?x" },    { "/feed#part", "/feed" },
    { "/my feed", "/my%20feed" }, { "/n\xc3\xa9", "/n%C3%A9" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (HeraldHttpResponse) response = NULL;

      herald_test_server_add_redirect (fixture->server, "/a/b", 302, cases[i].location);
      response = fixture_fetch (fixture, "/a/b");
      assert_address (fixture, response->address, cases[i].address);
    }
}

static void
test_pc_43_follows_ten_hops_and_no_more (Fixture       *fixture,
                                         gconstpointer  data)
{
  g_autoptr (HeraldHttpResponse) response = NULL;

  add_chain (fixture, 11);
  herald_test_server_add (fixture->server, "/11", "text/xml", "<rss/>");

  response = fixture_fetch (fixture, "/1");
  assert_address (fixture, response->address, "/11");
  herald_test_server_forget_requests (fixture->server);

  fixture_fail (fixture, "/0", HERALD_FAILURE_REDIRECT);
  g_assert_cmpuint (herald_test_server_count (fixture->server, NULL), ==, 11);
}

static void
test_pc_43_ends_in_a_circle (Fixture       *fixture,
                             gconstpointer  data)
{
  herald_test_server_add_redirect (fixture->server, "/self", 302, "/self#again");
  herald_test_server_add_redirect (fixture->server, "/a", 302, "/b");
  herald_test_server_add_redirect (fixture->server, "/b", 302, "/a");

  fixture_fail (fixture, "/self", HERALD_FAILURE_REDIRECT);
  g_assert_cmpuint (herald_test_server_count (fixture->server, NULL), ==, 1);
  fixture_fail (fixture, "/a", HERALD_FAILURE_REDIRECT);
  g_assert_cmpuint (herald_test_server_count (fixture->server, NULL), ==, 3);
}

static void
test_pc_43_goes_to_the_web_only (Fixture       *fixture,
                                 gconstpointer  data)
{
  static const char *const locations[] = {
    "ftp://127.0.0.1/feed", "file:///etc/passwd", "javascript:alert(1)", "data:text/xml,<rss/>", "http://", "http:///x",
  };

  for (guint i = 0; i < G_N_ELEMENTS (locations); i++)
    {
      herald_test_server_add_redirect (fixture->server, "/feed", 301, locations[i]);
      fixture_fail (fixture, "/feed", HERALD_FAILURE_REDIRECT);
    }
}

static void
test_pc_09_43_validators_stay_with_who_gave_them (Fixture       *fixture,
                                                  gconstpointer  data)
{
  g_autoptr (HeraldTestServer) other = herald_test_server_new ();
  g_autoptr (HeraldHttpResponse) response = NULL;
  g_autoptr (HeraldHttpResponse) away = NULL;

  herald_test_server_add (other, "/feed", "text/xml", "<rss/>");
  herald_test_server_add (fixture->server, "/new", "text/xml", "<rss/>");
  herald_test_server_add_redirect (fixture->server, "/old", 301, "/new");
  herald_test_server_add_redirect (fixture->server, "/away", 301, herald_test_server_get_address (other, "/feed"));

  response = fixture_fetch_again (fixture, "/old", "\"a\"", "yesterday");
  away = fixture_fetch_again (fixture, "/away", "\"a\"", "yesterday");

  g_assert_cmpstr (herald_test_server_get_header (fixture->server, "/new", 0, "If-None-Match"), ==, "\"a\"");
  g_assert_cmpstr (herald_test_server_get_header (fixture->server, "/new", 0, "If-Modified-Since"), ==, "yesterday");
  g_assert_cmpstr (herald_test_server_get_header (fixture->server, "/away", 0, "If-None-Match"), ==, "\"a\"");
  g_assert_null (herald_test_server_get_header (other, "/feed", 0, "If-None-Match"));
  g_assert_null (herald_test_server_get_header (other, "/feed", 0, "If-Modified-Since"));
}

static void
test_pc_20_waits_where_a_redirect_asks_for_it (Fixture       *fixture,
                                               gconstpointer  data)
{
  HeraldTestRoute *route = herald_test_server_add_redirect (fixture->server, "/old", 302, "/new");
  g_autoptr (HeraldHttpResponse) response = NULL;
  g_autoptr (GError) error = NULL;

  herald_test_route_set_header (route, "Retry-After", "3600");
  response = fixture_fetch (fixture, "/old");

  g_assert_cmpuint (herald_test_server_count (fixture->server, NULL), ==, 1);
  g_assert_cmpint (response->retry_seconds, ==, 3600);
  g_assert_false (herald_http_response_check (response, &error));
  g_assert_error (error, HERALD_FAILURE, HERALD_FAILURE_BUSY);
}

static void
test_stays_where_no_place_is_named (Fixture       *fixture,
                                    gconstpointer  data)
{
  HeraldTestRoute *route = herald_test_server_add (fixture->server, "/old", "text/html", "somewhere");
  g_autoptr (HeraldHttpResponse) response = NULL;
  g_autoptr (GError) error = NULL;

  herald_test_route_set_status (route, 301);
  response = fixture_fetch (fixture, "/old");

  g_assert_cmpuint (response->status, ==, 301);
  g_assert_null (response->permanent_address);
  g_assert_false (herald_http_response_check (response, &error));
  g_assert_error (error, HERALD_FAILURE, HERALD_FAILURE_REDIRECT);
}

static void
test_does_not_read_what_is_said_meanwhile (Fixture       *fixture,
                                           gconstpointer  data)
{
  g_autoptr (HeraldHttpResponse) response = NULL;

  herald_test_server_add (fixture->server, "/new", "text/xml", "<rss/>");
  herald_test_server_add_raw (fixture->server, "/old",
                              "HTTP/1.1 302 Found\r\nLocation: /new\r\nContent-Length: 2000000000\r\n\r\n<p>");
  response = fixture_fetch (fixture, "/old");

  assert_address (fixture, response->address, "/new");
}

int
main (int   argc,
      char *argv[])
{
  fixture_init_tests (&argc, &argv);

  fixture_add ("/net/http-redirects/pc-41-permanent-only-for-301-and-308", test_pc_41_permanent_only_for_301_and_308);
  fixture_add ("/net/http-redirects/pc-41-permanent-only-if-every-hop-is", test_pc_41_permanent_only_if_every_hop_is);
  fixture_add ("/net/http-redirects/resolves-what-the-server-wrote", test_resolves_what_the_server_wrote);
  fixture_add ("/net/http-redirects/pc-43-follows-ten-hops-and-no-more", test_pc_43_follows_ten_hops_and_no_more);
  fixture_add ("/net/http-redirects/pc-43-ends-in-a-circle", test_pc_43_ends_in_a_circle);
  fixture_add ("/net/http-redirects/pc-43-goes-to-the-web-only", test_pc_43_goes_to_the_web_only);
  fixture_add ("/net/http-redirects/pc-09-43-validators-stay-with-who-gave-them",
               test_pc_09_43_validators_stay_with_who_gave_them);
  fixture_add ("/net/http-redirects/pc-20-waits-where-a-redirect-asks-for-it",
               test_pc_20_waits_where_a_redirect_asks_for_it);
  fixture_add ("/net/http-redirects/stays-where-no-place-is-named", test_stays_where_no_place_is_named);
  fixture_add ("/net/http-redirects/does-not-read-what-is-said-meanwhile", test_does_not_read_what_is_said_meanwhile);

  return g_test_run ();
}
