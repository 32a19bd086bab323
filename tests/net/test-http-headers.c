/* SPDX-FileCopyrightText: 2026 The Herald founders
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "herald-test-fetch.h"

/* Returns: what a fetch makes of the headers, written one to a line */
static HeraldHttpResponse *
fetch_with (Fixture    *fixture,
            const char *headers)
{
  g_autoptr (GString) answer = g_string_new ("HTTP/1.1 200 OK\r\nConnection: close\r\n");
  g_auto (GStrv) lines = g_strsplit (headers, "\n", -1);

  for (char **line = lines; *line != NULL && **line != '\0'; line++)
    g_string_append_printf (answer, "%s\r\n", *line);
  g_string_append (answer, "\r\n<rss/>");
  herald_test_server_add_raw (fixture->server, "/feed", answer->str);

  return fixture_fetch (fixture, "/feed");
}

static void
assert_fresh (Fixture    *fixture,
              const char *headers,
              gint64      seconds)
{
  g_autoptr (HeraldHttpResponse) response = fetch_with (fixture, headers);

  g_assert_cmpint (response->fresh_seconds, ==, seconds);
}

static void
assert_retry (Fixture    *fixture,
              const char *headers,
              gint64      seconds)
{
  g_autoptr (HeraldHttpResponse) response = fetch_with (fixture, headers);

  g_assert_cmpint (response->retry_seconds, ==, seconds);
}

static void
test_says_nothing_of_what_is_absent (Fixture       *fixture,
                                     gconstpointer  data)
{
  g_autoptr (HeraldHttpResponse) response = fetch_with (fixture, "");

  g_assert_null (response->etag);
  g_assert_null (response->last_modified);
  g_assert_null (response->content_type);
  g_assert_null (response->feed_links);
  g_assert_cmpint (response->fresh_seconds, ==, -1);
  g_assert_cmpint (response->retry_seconds, ==, -1);
}

static void
test_pc_11_fresh_for_max_age (Fixture       *fixture,
                              gconstpointer  data)
{
  assert_fresh (fixture, "Cache-Control: max-age=3600", 3600);
  assert_fresh (fixture, "Cache-Control: public, MAX-AGE = \"3600\" , must-revalidate", 3600);
  assert_fresh (fixture, "Cache-Control: public\nCache-Control: max-age=60", 60);
  assert_fresh (fixture, "Cache-Control: max-age=60, max-age=3600", 60);
  assert_fresh (fixture, "Cache-Control: s-maxage=3600, max-age-x=5", -1);
}

static void
test_pc_11_fresh_less_age (Fixture       *fixture,
                           gconstpointer  data)
{
  assert_fresh (fixture, "Cache-Control: max-age=3600\nAge: 600", 3000);
  assert_fresh (fixture, "Cache-Control: max-age=3600\nAge: 7200", 0);
  assert_fresh (fixture, "Cache-Control: max-age=3600\nAge: old", 3600);
}

static void
test_pc_11_stale_where_max_age_is_broken_or_overruled (Fixture       *fixture,
                                                       gconstpointer  data)
{
  assert_fresh (fixture, "Cache-Control: max-age=soon", 0);
  assert_fresh (fixture, "Cache-Control: max-age=-1", 0);
  assert_fresh (fixture, "Cache-Control: max-age=", 0);
  assert_fresh (fixture, "Cache-Control: max-age=3600, no-cache", 0);
  assert_fresh (fixture, "Cache-Control: no-store", 0);
}

static void
test_pc_13_reads_numbers_of_any_length (Fixture       *fixture,
                                        gconstpointer  data)
{
  assert_fresh (fixture, "Cache-Control: max-age=99999999999999999999999999", G_GINT64_CONSTANT (1) << 31);
  assert_retry (fixture, "Retry-After: 99999999999999999999999999", G_GINT64_CONSTANT (1) << 31);
}

static void
test_pc_12_fresh_until_expires (Fixture       *fixture,
                                gconstpointer  data)
{
  assert_fresh (fixture, "Date: Mon, 23 Nov 2026 10:00:00 GMT\nExpires: Mon, 23 Nov 2026 11:00:00 GMT", 3600);
  assert_fresh (fixture, "Date: Mon, 23 Nov 2026 10:00:00 GMT\nExpires: Mon, 23 Nov 2026 11:00:00 GMT\nAge: 60", 3540);
  assert_fresh (fixture,
                "Date: Mon, 23 Nov 2026 10:00:00 GMT\nExpires: Mon, 23 Nov 2026 11:00:00 GMT\n"
                "Cache-Control: max-age=5",
                5);
}

static void
test_pc_12_ignores_a_bad_or_past_expires (Fixture       *fixture,
                                          gconstpointer  data)
{
  assert_fresh (fixture, "Expires: 0", -1);
  assert_fresh (fixture, "Expires: -1", -1);
  assert_fresh (fixture, "Expires: tomorrow", -1);
  assert_fresh (fixture, "Date: Mon, 23 Nov 2026 10:00:00 GMT\nExpires: Thu, 01 Jan 1970 00:00:00 GMT", -1);
}

static void
test_pc_20_retry_after_in_seconds (Fixture       *fixture,
                                   gconstpointer  data)
{
  assert_retry (fixture, "Retry-After: 120", 120);
  assert_retry (fixture, "Retry-After: 0", 0);
  assert_retry (fixture, "Retry-After: -5", -1);
  assert_retry (fixture, "Retry-After: later", -1);
}

static void
test_pc_20_retry_after_as_a_date (Fixture       *fixture,
                                  gconstpointer  data)
{
  g_autoptr (GDateTime) now = g_date_time_new_now_utc ();
  g_autoptr (GDateTime) later = g_date_time_add_hours (now, 1);
  g_autofree char *header = g_date_time_format (later, "Retry-After: %a, %d %b %Y %H:%M:%S GMT");
  g_autoptr (HeraldHttpResponse) response = NULL;

  assert_retry (fixture, "Date: Mon, 23 Nov 2026 10:00:00 GMT\nRetry-After: Mon, 23 Nov 2026 10:02:00 GMT", 120);
  assert_retry (fixture, "Date: Mon, 23 Nov 2026 10:00:00 GMT\nRetry-After: Monday, 23-Nov-26 10:02:00 GMT", 120);
  assert_retry (fixture, "Date: Mon, 23 Nov 2026 10:00:00 GMT\nRetry-After: Mon, 23 Nov 2026 09:00:00 GMT", 0);

  response = fetch_with (fixture, header);
  g_assert_cmpint (response->retry_seconds, <=, 3600);
  g_assert_cmpint (response->retry_seconds, >, 3540);
}

static void
assert_links (Fixture    *fixture,
              const char *headers,
              const char *links)
{
  g_autoptr (HeraldHttpResponse) response = fetch_with (fixture, headers);
  g_autofree char *all = response->feed_links == NULL ? NULL : g_strjoinv (" ", response->feed_links);

  g_assert_cmpstr (all, ==, links);
}

static void
test_pc_34_names_feeds_of_link_headers (Fixture       *fixture,
                                        gconstpointer  data)
{
  assert_links (fixture, "Link: <http://example.org/a>; rel=\"alternate\"; type=\"application/rss+xml\"",
                "http://example.org/a");
  assert_links (fixture,
                "Link: <http://example.org/a,b>; title=\"x, <y>; z\"; REL=\"feed Alternate\"; "
                "type=application/atom+xml;q=1, <http://example.org/c>;rel=alternate;type=\"application/feed+json\"\n"
                "Link: <http://example.org/d>; type=\"Application/RSS+xml; charset=utf-8\"; rel=alternate",
                "http://example.org/a,b http://example.org/c http://example.org/d");
}

static void
test_pc_34_resolves_link_headers (Fixture       *fixture,
                                  gconstpointer  data)
{
  assert_links (fixture, "Link: </rss.xml?a b>; rel=alternate; type=application/rss+xml",
                herald_test_server_get_address (fixture->server, "/rss.xml?a%20b"));
}

static void
test_pc_34_leaves_other_link_headers (Fixture       *fixture,
                                      gconstpointer  data)
{
  static const char *const headers[] = {
    "Link: <http://example.org/wp-json/>; rel=\"https://api.w.org/\"",
    "Link: <http://example.org/a>; rel=alternate; type=\"application/json\"",
    "Link: <http://example.org/a>; rel=alternate; type=\"text/html\"",
    "Link: <http://example.org/a>; rel=alternate",
    "Link: <http://example.org/a>; type=\"application/rss+xml\"",
    "Link: <http://example.org/a>; rel=alternate; type=\"application/rss+xml\"; anchor=\"/other\"",
    "Link: <http://example.org/a",
    "Link: http://example.org/a; rel=alternate; type=\"application/rss+xml\"",
    "Link: <",
    "Link: ,;<>;,\"",
  };

  for (guint i = 0; i < G_N_ELEMENTS (headers); i++)
    assert_links (fixture, headers[i], NULL);
}

int
main (int   argc,
      char *argv[])
{
  fixture_init_tests (&argc, &argv);

  fixture_add ("/net/http-headers/says-nothing-of-what-is-absent", test_says_nothing_of_what_is_absent);
  fixture_add ("/net/http-headers/pc-11-fresh-for-max-age", test_pc_11_fresh_for_max_age);
  fixture_add ("/net/http-headers/pc-11-fresh-less-age", test_pc_11_fresh_less_age);
  fixture_add ("/net/http-headers/pc-11-stale-where-max-age-is-broken-or-overruled",
               test_pc_11_stale_where_max_age_is_broken_or_overruled);
  fixture_add ("/net/http-headers/pc-12-fresh-until-expires", test_pc_12_fresh_until_expires);
  fixture_add ("/net/http-headers/pc-12-ignores-a-bad-or-past-expires", test_pc_12_ignores_a_bad_or_past_expires);
  fixture_add ("/net/http-headers/pc-13-reads-numbers-of-any-length", test_pc_13_reads_numbers_of_any_length);
  fixture_add ("/net/http-headers/pc-20-retry-after-in-seconds", test_pc_20_retry_after_in_seconds);
  fixture_add ("/net/http-headers/pc-20-retry-after-as-a-date", test_pc_20_retry_after_as_a_date);
  fixture_add ("/net/http-headers/pc-34-names-feeds-of-link-headers", test_pc_34_names_feeds_of_link_headers);
  fixture_add ("/net/http-headers/pc-34-resolves-link-headers", test_pc_34_resolves_link_headers);
  fixture_add ("/net/http-headers/pc-34-leaves-other-link-headers", test_pc_34_leaves_other_link_headers);

  return g_test_run ();
}
