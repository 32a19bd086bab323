/* SPDX-FileCopyrightText: 2026 The Herald founders
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "herald-feed-discovery.h"

static const HeraldFeedLink *
feed_at (HeraldPageLinks *links,
         guint            i)
{
  g_assert_cmpuint (i, <, links->feeds->len);

  return g_ptr_array_index (links->feeds, i);
}

static void
test_finds_feeds_in_any_writing (void)
{
  g_autoptr (HeraldPageLinks) links =
    herald_feed_discovery_find ("<title> A &amp; B </title>"
                                "<LINK REL='Alternate' TYPE=application/rss+xml HREF=' /rss ' title='All &amp; more'>"
                                "<link href=atom.xml type='application/atom+xml; charset=utf-8' rel='alternate home'>"
                                "<body><link rel=alternate type=application/feed+json href=//example.net/feed.json>",
                                -1, "https://example.org/blog/");

  g_assert_cmpuint (links->feeds->len, ==, 3);
  g_assert_cmpstr (feed_at (links, 0)->address, ==, "https://example.org/rss");
  g_assert_cmpstr (feed_at (links, 0)->title, ==, "All & more");
  g_assert_cmpstr (feed_at (links, 0)->type, ==, "application/rss+xml");
  g_assert_cmpstr (feed_at (links, 1)->address, ==, "https://example.org/blog/atom.xml");
  g_assert_null (feed_at (links, 1)->title);
  g_assert_cmpstr (feed_at (links, 2)->address, ==, "https://example.net/feed.json");
  g_assert_cmpstr (links->title, ==, "A & B");
}

static void
test_passes_over_what_is_no_feed (void)
{
  g_autoptr (HeraldPageLinks) links =
    herald_feed_discovery_find ("<link rel=alternate type=text/html href=/de hreflang=de>"
                                "<link rel=stylesheet type=text/xml href=/x>"
                                "<link rel=alternate href=/untyped>"
                                "<link rel=alternate type=application/rss+xml href=''>"
                                "<link rel=alternate type=application/rss+xml>"
                                "<link rel=alternate type=application/rss+xml href='javascript:alert(1)'>"
                                "<link rel=alternate type=application/json href=/wp-json/wp/v2/posts/1>"
                                "<!-- <link rel=alternate type=application/rss+xml href=/hidden> -->"
                                "<script>'<link rel=alternate type=application/rss+xml href=/script>'</script>",
                                -1, "https://example.org/");

  g_assert_cmpuint (links->feeds->len, ==, 0);
}

static void
test_names_each_address_once (void)
{
  g_autoptr (HeraldPageLinks) links =
    herald_feed_discovery_find ("<link rel=alternate type=application/rss+xml href=/a title=First>"
                                "<link rel=alternate type=text/xml href=https://example.org/a title=Second>",
                                -1, "https://example.org/");

  g_assert_cmpuint (links->feeds->len, ==, 1);
  g_assert_cmpstr (feed_at (links, 0)->title, ==, "First");
}

static void
test_heeds_the_base_of_the_page (void)
{
  g_autoptr (HeraldPageLinks) links =
    herald_feed_discovery_find ("<base href=/sub/><link rel=alternate type=text/xml href=a>", -1,
                                "https://example.org/");

  g_assert_cmpstr (feed_at (links, 0)->address, ==, "https://example.org/sub/a");
}

static void
test_passes_over_a_base_that_is_none (void)
{
  g_autoptr (HeraldPageLinks) links =
    herald_feed_discovery_find ("<base href='http:/nowhere'><base href='mailto:a@example.org'><base href='/b/'>"
                                "<link rel=alternate type=application/rss+xml href=rss>",
                                -1, "https://example.org/");

  g_assert_cmpstr (feed_at (links, 0)->address, ==, "https://example.org/b/rss");
}

static void
assert_icon (const char *html,
             const char *expected)
{
  g_autoptr (HeraldPageLinks) links = herald_feed_discovery_find (html, -1, "https://example.org/");

  g_assert_cmpstr (links->icon, ==, expected);
}

static void
test_picks_the_icon_for_small_sizes (void)
{
  assert_icon ("<link rel='shortcut icon' href=a.ico>", "https://example.org/a.ico");
  assert_icon ("<link rel=icon sizes=16x16 href=16><link rel=icon sizes=32x32 href=32>"
               "<link rel=icon sizes=192x192 href=192>", "https://example.org/32");
  assert_icon ("<link rel=icon sizes=192x192 href=192><link rel=icon sizes=64x64 href=64>", "https://example.org/64");
  assert_icon ("<link rel=apple-touch-icon href=t><link rel=icon href=i>", "https://example.org/t");
  assert_icon ("<link rel=mask-icon href=m>", NULL);
  assert_icon ("<link rel=icon href='data:image/png;base64,AA'>", NULL);
}

static void
test_survives_broken_pages (void)
{
  static const char * const pages[] = { "", "<", "<link", "<link rel", "\xff\xfe<link", "<title>", "<base href='x" };

  for (gsize i = 0; i < G_N_ELEMENTS (pages); i++)
    {
      g_autoptr (HeraldPageLinks) links = herald_feed_discovery_find (pages[i], -1, NULL);

      g_assert_cmpuint (links->feeds->len, ==, 0);
    }
}

static void
assert_shared_page (const char *name,
                    const char *base,
                    const char *feed)
{
  g_autofree char *path = g_build_filename (g_getenv ("HERALD_TEST_SHARED"), "suites", "feeds", name, NULL);
  g_autoptr (HeraldPageLinks) links = NULL;
  g_autofree char *html = NULL;
  gsize length;

  g_assert_true (g_file_get_contents (path, &html, &length, NULL));
  links = herald_feed_discovery_find (html, length, base);
  g_assert_cmpstr (feed_at (links, 0)->address, ==, feed);
  g_assert_nonnull (links->title);
}

static void
test_finds_feeds_of_real_pages (void)
{
  const char *shared = g_getenv ("HERALD_TEST_SHARED");

  if (shared == NULL || !g_file_test (shared, G_FILE_TEST_IS_DIR))
    {
      g_test_skip ("the shared test data is not here");
      return;
    }
  assert_shared_page ("DaringFireball.html", "https://daringfireball.net/", "https://daringfireball.net/feeds/main");
  assert_shared_page ("inessential.html", "http://inessential.com/", "http://inessential.com/xml/rss.xml");
  assert_shared_page ("coco.html", "https://www.theatlantic.com/x/", "https://www.theatlantic.com/feed/all/");
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/html/feed-discovery/finds-feeds-in-any-writing", test_finds_feeds_in_any_writing);
  g_test_add_func ("/html/feed-discovery/passes-over-what-is-no-feed", test_passes_over_what_is_no_feed);
  g_test_add_func ("/html/feed-discovery/names-each-address-once", test_names_each_address_once);
  g_test_add_func ("/html/feed-discovery/heeds-the-base-of-the-page", test_heeds_the_base_of_the_page);
  g_test_add_func ("/html/feed-discovery/passes-over-a-base-that-is-none", test_passes_over_a_base_that_is_none);
  g_test_add_func ("/html/feed-discovery/picks-the-icon-for-small-sizes", test_picks_the_icon_for_small_sizes);
  g_test_add_func ("/html/feed-discovery/survives-broken-pages", test_survives_broken_pages);
  g_test_add_func ("/html/feed-discovery/finds-feeds-of-real-pages", test_finds_feeds_of_real_pages);

  return g_test_run ();
}
