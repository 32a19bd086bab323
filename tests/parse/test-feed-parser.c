/* SPDX-FileCopyrightText: 2026 The Herald founders
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "herald-feed-parser.h"
#include "herald-feed-text.h"

#include "herald-attachment.h"
#include "herald-date.h"
#include "herald-failure.h"
#include "herald-person.h"
#include "herald-story-record.h"

#include <string.h>

static HeraldFeedDocument *
parse (const char *text,
       gssize      length,
       const char *content_type)
{
  g_autoptr (GBytes) bytes = g_bytes_new (text, length >= 0 ? (gsize) length : strlen (text));
  g_autoptr (GError) error = NULL;
  HeraldFeedDocument *document = herald_feed_parser_parse (bytes, content_type, NULL, &error);

  g_assert_no_error (error);
  g_assert_nonnull (document);

  return document;
}

static HeraldFeedDocument *
parse_fixture (const char *name)
{
  g_autofree char *path = g_test_build_filename (G_TEST_DIST, "data", "feeds", name, NULL);
  g_autofree char *text = NULL;
  g_autoptr (GError) error = NULL;
  gsize length;

  g_file_get_contents (path, &text, &length, &error);
  g_assert_no_error (error);

  return parse (text, (gssize) length, NULL);
}

static HeraldStoryRecord *
story (HeraldFeedDocument *document,
       guint               i)
{
  g_assert_cmpuint (i, <, document->stories->len);

  return g_ptr_array_index (document->stories, i);
}

static const HeraldPerson *
author (GPtrArray *people,
        guint      i)
{
  g_assert_nonnull (people);
  g_assert_cmpuint (i, <, people->len);

  return g_ptr_array_index (people, i);
}

static void
assert_time (gint64      seconds,
             const char *expected)
{
  g_autofree char *text = herald_date_format_utc (seconds);

  g_assert_cmpstr (text, ==, expected);
}

static void
assert_refused (const char    *text,
                HeraldFailure  code)
{
  g_autoptr (GBytes) bytes = g_bytes_new (text, strlen (text));
  g_autoptr (GError) error = NULL;

  g_assert_null (herald_feed_parser_parse (bytes, NULL, NULL, &error));
  g_assert_error (error, HERALD_FAILURE, (int) code);
}

static void
test_rss_channel (void)
{
  g_autoptr (HeraldFeedDocument) document = parse_fixture ("rss-2.0-plain.xml");

  g_assert_cmpstr (document->format, ==, "rss-2.0");
  g_assert_cmpstr (document->title, ==, "Tide tables & more");
  g_assert_cmpstr (document->subtitle, ==, "When the water comes");
  g_assert_cmpstr (document->link, ==, "https://tides.example.org/");
  g_assert_cmpstr (document->self, ==, "https://tides.example.org/feed.xml");
  g_assert_cmpstr (document->image, ==, "https://tides.example.org/logo.png");
  g_assert_cmpstr (document->hubs[0], ==, "https://hub.example.org/");
  g_assert_cmpstr (document->language, ==, "en-gb");
  g_assert_cmpint (document->ttl_seconds, ==, 5400);
  g_assert_cmpstr (author (document->authors, 0)->name, ==, "Mara Quay");
  g_assert_cmpstr (author (document->authors, 0)->email, ==, "mara@example.org");
  assert_time (document->updated, "2026-03-03T10:00:00Z");
}

static void
test_pc_15_reads_skip_hours_and_days (void)
{
  static const char text[] =
    "<rss version='2.0'><channel><title>Tide</title><skipHours><hour>0</hour><hour> 23 </hour><hour>25</hour>"
    "<hour>noon</hour></skipHours><skipDays><day>Monday</day><day>sunday</day><day>Someday</day></skipDays>"
    "<item><title>One</title></item></channel></rss>";
  g_autoptr (GBytes) bytes = g_bytes_new_static (text, sizeof text - 1);
  g_autoptr (HeraldFeedDocument) document = herald_feed_parser_parse (bytes, NULL, NULL, NULL);

  g_assert_cmphex (document->skip_hours, ==, 1u << 0 | 1u << 23);
  g_assert_cmphex (document->skip_days, ==, 1u << 0 | 1u << 6);
  g_assert_cmpuint (document->stories->len, ==, 1);
}

static void
test_rss_item (void)
{
  g_autoptr (HeraldFeedDocument) document = parse_fixture ("rss-2.0-plain.xml");
  HeraldStoryRecord *first = story (document, 0);
  const HeraldAttachment *attachment = g_ptr_array_index (first->attachments, 0);

  g_assert_cmpuint (document->stories->len, ==, 2);
  g_assert_cmpstr (first->guid, ==, "tides-1");
  g_assert_cmpstr (first->title, ==, "Spring tide");
  g_assert_cmpstr (first->link, ==, "https://tides.example.org/spring");
  g_assert_cmpstr (first->summary, ==, "Higher <b>than</b> usual");
  g_assert_cmpstr (first->content, ==, "<p>Higher than usual, see <a href=\"chart\">the chart</a>.</p>");
  g_assert_cmpstr (first->content_base, ==, "https://tides.example.org/");
  g_assert_cmpstr (first->comments, ==, "https://tides.example.org/spring#comments");
  g_assert_cmpstr (author (first->authors, 0)->name, ==, "Jo Ebb");
  g_assert_cmpuint (g_strv_length (first->categories), ==, 2);
  g_assert_cmpstr (attachment->type, ==, "audio/mpeg");
  g_assert_cmpint (attachment->length, ==, 1234);
  assert_time (first->published, "2026-03-02T08:30:00Z");
}

static void
test_keeps_empty_stories (void)
{
  g_autoptr (HeraldFeedDocument) document = parse_fixture ("rss-2.0-plain.xml");

  g_assert_null (story (document, 1)->title);
  g_assert_null (story (document, 1)->guid);
  g_assert_true (story (document, 1)->published == HERALD_TIME_NONE);
}

static void
test_atom_feed (void)
{
  g_autoptr (HeraldFeedDocument) document = parse_fixture ("atom-1.0-plain.xml");

  g_assert_cmpstr (document->format, ==, "atom-1.0");
  g_assert_cmpstr (document->title, ==, "Ships <b> boats");
  g_assert_cmpstr (document->subtitle, ==, "What floats");
  g_assert_cmpstr (document->link, ==, "https://harbour.example.org/");
  g_assert_cmpstr (document->self, ==, "https://harbour.example.org/feed.atom");
  g_assert_cmpstr (document->icon, ==, "https://harbour.example.org/icon.png");
  g_assert_cmpstr (document->image, ==, "https://harbour.example.org/logo.png");
  g_assert_cmpstr (document->language, ==, "en");
  g_assert_cmpstr (author (document->authors, 0)->address, ==, "https://harbour.example.org/people/mara");
}

static void
test_atom_entry (void)
{
  g_autoptr (HeraldFeedDocument) document = parse_fixture ("atom-1.0-plain.xml");
  HeraldStoryRecord *first = story (document, 0);

  g_assert_cmpuint (document->stories->len, ==, 2);
  g_assert_cmpstr (first->title, ==, "A & B sail");
  g_assert_cmpstr (first->link, ==, "https://harbour.example.org/2026/one.html");
  g_assert_cmpstr (first->summary, ==, "1 &lt; 2");
  g_assert_nonnull (strstr (first->content, "<p>A<br>&lt;b&gt; &amp; c <a href=\"two.html\">d</a></p>"));
  g_assert_cmpstr (first->content_base, ==, "https://harbour.example.org/2026/");
  g_assert_cmpstr (first->language, ==, "fr");
  g_assert_cmpstr (first->categories[0], ==, "Ships");
  g_assert_cmpstr (first->categories[1], ==, "boats");
  g_assert_cmpstr (first->image, ==, "https://harbour.example.org/2026/one.png");
  g_assert_cmpstr (first->comments, ==, "https://harbour.example.org/2026/one.html#replies");
  assert_time (first->published, "2026-03-01T06:00:00Z");
}

static void
test_takes_authors_of_the_source (void)
{
  g_autoptr (HeraldFeedDocument) document = parse_fixture ("atom-1.0-plain.xml");
  HeraldStoryRecord *second = story (document, 1);

  g_assert_cmpstr (author (second->authors, 0)->name, ==, "Ann Chor");
  g_assert_cmpstr (second->link, ==, "https://harbour.example.org/by-id");
  g_assert_cmpstr (second->content, ==, "a &lt; b");
}

static void
test_json_feed (void)
{
  g_autoptr (HeraldFeedDocument) document = parse_fixture ("json-feed-1.1-plain.json");
  HeraldStoryRecord *first = story (document, 0);
  const HeraldAttachment *attachment = g_ptr_array_index (first->attachments, 0);

  g_assert_cmpstr (document->format, ==, "json-feed-1.1");
  g_assert_cmpstr (document->title, ==, "Light <houses>");
  g_assert_cmpstr (document->icon, ==, "https://light.example.org/favicon.png");
  g_assert_cmpstr (first->guid, ==, "7");
  g_assert_cmpstr (first->link, ==, "https://light.example.org/seven");
  g_assert_cmpstr (first->title, ==, "Seven \uFFFD flashes");
  g_assert_cmpstr (first->summary, ==, "1 &lt; 2");
  g_assert_cmpuint (g_strv_length (first->categories), ==, 2);
  g_assert_cmpint (attachment->duration, ==, 61);
  g_assert_cmpstr (story (document, 1)->link, ==, "https://elsewhere.example.org/8");
  g_assert_cmpstr (story (document, 1)->content, ==, "a &lt; b");
}

static void
test_recovers (void)
{
  g_autoptr (HeraldFeedDocument) document = parse_fixture ("recovery-unclosed-and-bare.xml");

  g_assert_cmpstr (document->format, ==, "rss-2.0");
  g_assert_cmpstr (document->title, ==, "Fish & chips <3");
  g_assert_cmpstr (document->link, ==, "https://fish.example.org/?a=1&b=2&copy=3");
  g_assert_cmpuint (document->stories->len, ==, 3);
  g_assert_cmpstr (story (document, 0)->title, ==, "One & only");
  g_assert_cmpstr (author (story (document, 0)->authors, 0)->name, ==, "Finn");
  g_assert_cmpstr (story (document, 0)->summary, ==, "a \u00a0 &bogus; b");
  g_assert_cmpstr (story (document, 1)->title, ==, "Two");
  g_assert_cmpstr (story (document, 1)->image, ==, "https://fish.example.org/2.png");
  g_assert_cmpstr (story (document, 2)->title, ==, "Three");
}

static void
test_ends_sections_where_their_end_is (void)
{
  g_autoptr (HeraldFeedDocument) document = parse ("<rss><channel><title><![CDATA[a[1]]]></title>"
                                                   "<description><![CDATA[]] ]>]]]]></description>"
                                                   "<!-- - -- --- --><language>en</language></channel></rss>",
                                                   -1, NULL);

  g_assert_cmpstr (document->title, ==, "a[1]");
  g_assert_cmpstr (document->subtitle, ==, "]] ]>]]");
  g_assert_cmpstr (document->language, ==, "en");
}

static void
test_ends_texts_before_what_follows (void)
{
  g_autoptr (HeraldFeedDocument) document = parse_fixture ("recovery-unclosed-title.xml");
  HeraldStoryRecord *second, *third;

  g_assert_cmpstr (document->title, ==, "Ferries & fog");
  g_assert_cmpstr (document->link, ==, "https://ferries.example.org/");
  g_assert_cmpstr (document->image, ==, "https://ferries.example.org/logo.png");
  g_assert_cmpuint (document->stories->len, ==, 3);

  second = story (document, 1);
  g_assert_cmpstr (second->title, ==, "Second");
  g_assert_cmpstr (second->link, ==, "https://ferries.example.org/2");
  assert_time (second->published, "2026-03-02T08:30:00Z");

  third = story (document, 2);
  g_assert_cmpstr (third->guid, ==, "three");
  g_assert_cmpuint (third->attachments->len, ==, 1);
}

static void
test_ends_stories_before_the_next (void)
{
  static const char *const titles[] = { "First", "Second", "Third", "Fourth" };
  g_autoptr (HeraldFeedDocument) document = parse_fixture ("recovery-unclosed-items.xml");
  g_autoptr (HeraldFeedDocument) atom = parse_fixture ("recovery-unclosed-entries.xml");

  g_assert_cmpuint (document->stories->len, ==, G_N_ELEMENTS (titles));
  for (guint i = 0; i < G_N_ELEMENTS (titles); i++)
    g_assert_cmpstr (story (document, i)->title, ==, titles[i]);

  g_assert_cmpuint (atom->stories->len, ==, 2);
  g_assert_cmpstr (atom->link, ==, "https://ferries.example.org/");
  g_assert_cmpstr (story (atom, 0)->guid, ==, "urn:x:1");
  g_assert_cmpstr (author (story (atom, 0)->authors, 0)->name, ==, "Mara");
  g_assert_cmpstr (story (atom, 1)->guid, ==, "urn:x:2");
}

/* What is whole stays as it is: such an inner item is somebody's extension. */
static void
test_leaves_nesting_that_is_meant (void)
{
  g_autoptr (HeraldFeedDocument) document = parse ("<rss><channel><item><title>A</title><related><item><title>B</title>"
                                                   "</item></related></item><item><item/><title>C</title></item>"
                                                   "</channel></rss>",
                                                   -1, NULL);

  g_assert_cmpuint (document->stories->len, ==, 2);
  g_assert_cmpstr (story (document, 0)->title, ==, "A");
  g_assert_cmpstr (story (document, 1)->title, ==, "C");
}

static void
test_knows_characters_by_name_and_by_mistake (void)
{
  g_autoptr (HeraldFeedDocument) document = parse ("<rss><channel><title>&check; don&#146;t, can\302\222t &NoSuchName;"
                                                   "</title></channel></rss>",
                                                   -1, NULL);

  g_assert_cmpstr (document->title, ==, "✓ don’t, can’t &NoSuchName;");
}

static void
test_says_why_not (void)
{
  assert_refused ("", HERALD_FAILURE_EMPTY);
  assert_refused (" \n", HERALD_FAILURE_EMPTY);
  assert_refused ("<!DOCTYPE html><title>A page</title><p>Words", HERALD_FAILURE_WEB_PAGE);
  assert_refused ("<html><body>Words</body></html>", HERALD_FAILURE_WEB_PAGE);
  assert_refused ("<svg/>", HERALD_FAILURE_NOT_A_FEED);
  assert_refused ("Words", HERALD_FAILURE_NOT_A_FEED);
  assert_refused ("{\"a\": 1}", HERALD_FAILURE_NOT_A_FEED);
}

static void
test_fills_in_plain_text (void)
{
  g_autoptr (HeraldFeedDocument) document = parse_fixture ("rss-2.0-plain.xml");

  herald_feed_text_fill (document);
  g_assert_cmpstr (story (document, 0)->text, ==, "Higher than usual, see the chart.");
  g_assert_cmpstr (story (document, 0)->preview, ==, "Higher than usual, see the chart.");
  g_assert_null (story (document, 1)->text);
}

static void
test_previews_the_text_under_a_picture (void)
{
  g_autoptr (HeraldFeedDocument) document = parse ("<rss><channel><item><description><![CDATA["
                                                   "<figure><img src='a.jpg'><figcaption>Grass</figcaption></figure>"
                                                   "<p>The dunes walk.</p>]]></description></item></channel></rss>",
                                                   -1, NULL);

  herald_feed_text_fill (document);
  g_assert_cmpstr (story (document, 0)->preview, ==, "The dunes walk.");
  g_assert_cmpstr (story (document, 0)->text, ==, "The dunes walk.\n\nGrass");
}

static void
test_previews_a_picture_by_its_caption (void)
{
  g_autoptr (HeraldFeedDocument) document = parse ("<rss><channel><item><description><![CDATA["
                                                   "<figure><img src='a.jpg'><figcaption>Grass</figcaption></figure>"
                                                   "]]></description></item></channel></rss>",
                                                   -1, NULL);

  herald_feed_text_fill (document);
  g_assert_cmpstr (story (document, 0)->preview, ==, "Grass");
}

static void
assert_valid (const char *text)
{
  g_assert_true (text == NULL || g_utf8_validate (text, -1, NULL));
}

/* Any bytes: whatever comes out is text. The seed is fixed, so that a failure can be repeated. */
static void
test_survives_damage (void)
{
  static const char *const names[] = {
    "rss-2.0-plain.xml", "atom-1.0-plain.xml", "json-feed-1.1-plain.json", "recovery-unclosed-and-bare.xml",
  };
  g_autoptr (GRand) random = g_rand_new_with_seed (20260301);

  for (guint round = 0; round < 400; round++)
    {
      g_autofree char *path = g_test_build_filename (G_TEST_DIST, "data", "feeds", names[round % 4], NULL);
      g_autofree char *text = NULL;
      g_autoptr (GBytes) bytes = NULL;
      g_autoptr (HeraldFeedDocument) document = NULL;
      gsize length;

      g_assert_true (g_file_get_contents (path, &text, &length, NULL));
      for (guint i = 0; i < 12; i++)
        text[g_rand_int_range (random, 0, (gint32) length)] = (char) g_rand_int_range (random, 0, 256);
      length -= (gsize) g_rand_int_range (random, 0, (gint32) length / 2);
      bytes = g_bytes_new (text, length);
      document = herald_feed_parser_parse (bytes, NULL, NULL, NULL);
      if (document == NULL)
        continue;

      herald_feed_text_fill (document);
      assert_valid (document->title);
      for (guint i = 0; i < document->stories->len; i++)
        {
          assert_valid (story (document, i)->title);
          assert_valid (story (document, i)->content);
          assert_valid (story (document, i)->text);
        }
    }
}

/* Neither depth nor entities that multiply may cost more than the bytes that say so. */
static void
test_survives_depth_and_bombs (void)
{
  g_autoptr (GString) deep = g_string_new ("<rss><channel><item><description>");
  g_autoptr (HeraldFeedDocument) first = NULL;
  g_autoptr (HeraldFeedDocument) second = NULL;

  for (guint i = 0; i < 100000; i++)
    g_string_append (deep, "<b>");
  first = parse (deep->str, -1, NULL);
  g_assert_cmpuint (first->stories->len, ==, 1);

  second = parse ("<!DOCTYPE rss [<!ENTITY a 'word'><!ENTITY b '&a;&a;'><!ENTITY c SYSTEM 'file:///etc/passwd'>]>"
                  "<rss><channel><title>&a;|&b;|&c;</title></channel></rss>", -1, NULL);
  g_assert_cmpstr (second->title, ==, "word|&b;|&c;");
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/parse/feed-parser/reads-an-rss-channel", test_rss_channel);
  g_test_add_func ("/parse/feed-parser/pc-15-reads-skip-hours-and-days", test_pc_15_reads_skip_hours_and_days);
  g_test_add_func ("/parse/feed-parser/reads-an-rss-item", test_rss_item);
  g_test_add_func ("/parse/feed-parser/keeps-empty-stories", test_keeps_empty_stories);
  g_test_add_func ("/parse/feed-parser/reads-an-atom-feed", test_atom_feed);
  g_test_add_func ("/parse/feed-parser/reads-an-atom-entry", test_atom_entry);
  g_test_add_func ("/parse/feed-parser/takes-authors-of-the-source", test_takes_authors_of_the_source);
  g_test_add_func ("/parse/feed-parser/reads-a-json-feed", test_json_feed);
  g_test_add_func ("/parse/feed-parser/recovers-what-is-not-well-formed", test_recovers);
  g_test_add_func ("/parse/feed-parser/ends-sections-where-their-end-is", test_ends_sections_where_their_end_is);
  g_test_add_func ("/parse/feed-parser/ends-texts-before-what-follows", test_ends_texts_before_what_follows);
  g_test_add_func ("/parse/feed-parser/ends-stories-before-the-next", test_ends_stories_before_the_next);
  g_test_add_func ("/parse/feed-parser/leaves-nesting-that-is-meant", test_leaves_nesting_that_is_meant);
  g_test_add_func ("/parse/feed-parser/knows-characters-by-name-and-by-mistake",
                   test_knows_characters_by_name_and_by_mistake);
  g_test_add_func ("/parse/feed-parser/says-why-not", test_says_why_not);
  g_test_add_func ("/parse/feed-parser/survives-damage", test_survives_damage);
  g_test_add_func ("/parse/feed-parser/survives-depth-and-bombs", test_survives_depth_and_bombs);
  g_test_add_func ("/parse/feed-parser/fills-in-plain-text", test_fills_in_plain_text);
  g_test_add_func ("/parse/feed-parser/previews-the-text-under-a-picture", test_previews_the_text_under_a_picture);
  g_test_add_func ("/parse/feed-parser/previews-a-picture-by-its-caption", test_previews_a_picture_by_its_caption);

  return g_test_run ();
}
