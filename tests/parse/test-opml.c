/* SPDX-FileCopyrightText: 2026 The Herald founders
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "herald-opml.h"

#include "herald-failure.h"

#include <string.h>

static HeraldOutline *
parse (const char *text)
{
  g_autoptr (GBytes) bytes = g_bytes_new (text, strlen (text));
  g_autoptr (GError) error = NULL;
  HeraldOutline *root = herald_opml_parse (bytes, &error);

  g_assert_no_error (error);
  g_assert_nonnull (root);

  return root;
}

static HeraldOutline *
child (HeraldOutline *parent,
       guint          i)
{
  g_assert_nonnull (parent->children);
  g_assert_cmpuint (i, <, parent->children->len);

  return g_ptr_array_index (parent->children, i);
}

static const char small[] =
  "<?xml version='1.0'?><opml version='1.0'><head><title>My &amp; list</title></head><body>"
  "<outline text='News'><outline TITLE='One' xmlurl='https://one.example.org/feed' HTMLURL='https://one.example.org/'"
  " description='All &amp;\n sundry'/>"
  "<outline text='Two' type='folder' XMLURL='feed://two.example.org/rss'></outline>"
  "<outline text='Bare' xmlUrl=\"https://three.example.org/?a=1&b=2\"></body>";

static void
test_reads_what_others_write (void)
{
  g_autoptr (HeraldOutline) root = parse (small);
  HeraldOutline *news = child (root, 0);

  g_assert_cmpstr (root->title, ==, "My & list");
  g_assert_cmpstr (news->title, ==, "News");
  g_assert_null (news->feed_address);
  g_assert_cmpstr (child (news, 0)->title, ==, "One");
  g_assert_cmpstr (child (news, 0)->description, ==, "All & sundry");
  g_assert_cmpstr (child (news, 0)->feed_address, ==, "https://one.example.org/feed");
  g_assert_cmpstr (child (news, 0)->site_address, ==, "https://one.example.org/");
  g_assert_true (g_str_has_suffix (child (news, 1)->feed_address, "://two.example.org/rss"));
  g_assert_cmpstr (child (news, 2)->feed_address, ==, "https://three.example.org/?a=1&b=2");
}

static void
test_takes_no_commands (void)
{
  static const char *const addresses[] = {
    "|rm -rf /", "exec:ls", "exec:ls%20/", "filter:sort:http://example.org/x", "query:x:unread", "file:///etc/passwd",
    "javascript:alert(1)", "`ls`",
  };

  for (guint i = 0; i < G_N_ELEMENTS (addresses); i++)
    {
      g_autofree char *text =
        g_strdup_printf ("<opml><body><outline text='x' xmlUrl='%s'/></body></opml>", addresses[i]);
      g_autoptr (HeraldOutline) root = parse (text);

      g_assert_null (child (root, 0)->feed_address);
    }
}

static void
test_takes_references (void)
{
  g_autoptr (HeraldOutline) root = parse ("<opml><body><outline text='x' xmlUrl=' feeds/x.xml ' htmlUrl='/x'/>"
                                          "<outline text='y' xmlUrl='ftp://example.org/y'/></body></opml>");

  g_assert_cmpstr (child (root, 0)->feed_address, ==, "feeds/x.xml");
  g_assert_cmpstr (child (root, 0)->site_address, ==, "/x");
  g_assert_cmpstr (child (root, 1)->feed_address, ==, "ftp://example.org/y");
}

static void
test_survives_depth (void)
{
  g_autoptr (GString) text = g_string_new ("<opml><body>");
  g_autoptr (HeraldOutline) root = NULL;
  HeraldOutline *outline;
  guint depth = 0;

  for (guint i = 0; i < 100000; i++)
    g_string_append (text, "<outline text='x'>");
  root = parse (text->str);
  for (outline = child (root, 0); outline->children != NULL; outline = child (outline, 0))
    depth++;

  g_assert_cmpuint (depth, >=, 1000);
}

static void
test_round_trips (void)
{
  g_autoptr (HeraldOutline) first = parse (small);
  g_autofree char *once = herald_opml_to_string (first);
  g_autoptr (HeraldOutline) second = parse (once);
  g_autofree char *twice = herald_opml_to_string (second);

  g_assert_cmpstr (once, ==, twice);
  g_assert_cmpstr (child (child (second, 0), 0)->description, ==, "All & sundry");
  g_assert_cmpstr (child (child (second, 0), 2)->feed_address, ==, "https://three.example.org/?a=1&b=2");
}

static void
test_refuses_what_is_not_opml (void)
{
  static const char *const texts[] = { "<rss/>", "<opml><head/></opml>", "words" };

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      g_autoptr (GBytes) bytes = g_bytes_new_static (texts[i], strlen (texts[i]));
      g_autoptr (GError) error = NULL;

      g_assert_null (herald_opml_parse (bytes, &error));
      g_assert_error (error, HERALD_FAILURE, HERALD_FAILURE_NOT_A_FEED);
    }
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/parse/opml/reads-what-others-write", test_reads_what_others_write);
  g_test_add_func ("/parse/opml/takes-no-commands", test_takes_no_commands);
  g_test_add_func ("/parse/opml/takes-references", test_takes_references);
  g_test_add_func ("/parse/opml/survives-depth", test_survives_depth);
  g_test_add_func ("/parse/opml/round-trips", test_round_trips);
  g_test_add_func ("/parse/opml/refuses-what-is-not-opml", test_refuses_what_is_not_opml);

  return g_test_run ();
}
