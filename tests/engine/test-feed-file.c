/* SPDX-FileCopyrightText: 2026 The Herald founders
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "herald-feed-file.h"
#include "herald-test-library.h"

#include "herald-failure.h"

#include <string.h>

#define ATOM(links) "<feed xmlns=\"http://www.w3.org/2005/Atom\"><title>Tides</title>" links "</feed>"
#define SELF(address) "<link rel=\"self\" href=\"" address "\"/>"
#define SITE(address) "<link href=\"" address "\"/>"

static char *
find_address (const char    *text,
              GCancellable  *cancellable,
              GError       **error)
{
  g_autoptr (GBytes) bytes = g_bytes_new (text, strlen (text));
  g_autoptr (GAsyncResult) result = NULL;
  GAsyncResult *slot = NULL;

  herald_feed_file_find_address_async (bytes, cancellable, herald_test_take_result, &slot);
  result = herald_test_await (&slot);

  return herald_feed_file_find_address_finish (result, error);
}

static void
assert_address (const char *text,
                const char *expected)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *address = find_address (text, NULL, &error);

  g_assert_no_error (error);
  g_assert_cmpstr (address, ==, expected);
}

static void
assert_failure (const char    *text,
                HeraldFailure  failure)
{
  g_autoptr (GError) error = NULL;

  g_assert_null (find_address (text, NULL, &error));
  g_assert_error (error, HERALD_FAILURE, (int) failure);
}

static void
test_own_address_comes_before_the_site (void)
{
  assert_address (ATOM (SITE ("https://example.org/") SELF ("https://example.org/atom.xml")),
                  "https://example.org/atom.xml");
  assert_address ("{\"version\": \"https://jsonfeed.org/version/1.1\", \"title\": \"Tides\", \"items\": [],"
                  " \"feed_url\": \"https://example.org/feed.json\"}", "https://example.org/feed.json");
  assert_address ("<rss version=\"2.0\"><channel><title>Tides</title><link>https://example.org/</link></channel></rss>",
                  "https://example.org/");
}

static void
test_only_the_web_is_an_address (void)
{
  assert_address (ATOM (SITE ("https://example.org/") SELF ("file:///etc/passwd")), "https://example.org/");
  assert_failure (ATOM (SITE ("file:///etc/passwd") SELF ("javascript:alert(1)")), HERALD_FAILURE_ADDRESS);
  assert_failure (ATOM (""), HERALD_FAILURE_ADDRESS);
}

static void
test_what_is_no_feed_says_so (void)
{
  assert_failure ("Dear Herald, this is a letter.", HERALD_FAILURE_NOT_A_FEED);
  assert_failure ("", HERALD_FAILURE_EMPTY);
}

static void
test_search_can_be_cancelled (void)
{
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GError) error = NULL;

  g_cancellable_cancel (cancellable);
  g_assert_null (find_address (ATOM (SELF ("https://example.org/")), cancellable, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

#define ADD(path, func) g_test_add_func ("/engine/feed-file/" path, func)
  ADD ("own-address-comes-before-the-site", test_own_address_comes_before_the_site);
  ADD ("only-the-web-is-an-address", test_only_the_web_is_an_address);
  ADD ("what-is-no-feed-says-so", test_what_is_no_feed_says_so);
  ADD ("search-can-be-cancelled", test_search_can_be_cancelled);
#undef ADD

  return g_test_run ();
}
