/* SPDX-FileCopyrightText: 2026 The Herald founders
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "herald-feed-parser.h"

#include "herald-story-record.h"

#include <string.h>

static HeraldFeedDocument *
parse (const char *text,
       gssize      length)
{
  g_autoptr (GBytes) bytes = g_bytes_new (text, length >= 0 ? (gsize) length : strlen (text));

  return herald_feed_parser_parse (bytes, NULL, NULL, NULL);
}

static HeraldStoryRecord *
story (HeraldFeedDocument *document,
       guint               i)
{
  g_assert_nonnull (document);
  g_assert_cmpuint (i, <, document->stories->len);

  return g_ptr_array_index (document->stories, i);
}

#define HEAD "{\"version\": \"https://jsonfeed.org/version/1.1\", \"title\": \"Rope\", \"items\": ["

static void
test_keeps_what_was_read_of_a_cut_file (void)
{
  g_autoptr (HeraldFeedDocument) document = parse (HEAD "{\"id\": \"1\", \"title\": \"Knots\"}, {\"id\": \"2\", "
                                                   "\"tags\": [\"a\", \"b\"], \"content_html\": \"<p>Bends\n\\u00e",
                                                   -1);

  g_assert_cmpstr (story (document, 0)->title, ==, "Knots");
  g_assert_cmpstr (story (document, 1)->guid, ==, "2");
  g_assert_cmpstr (story (document, 1)->categories[1], ==, "b");
  g_assert_cmpstr (story (document, 1)->content, ==, "<p>Bends\n");
}

/* Wherever the file is cut, more of it never says less. */
static void
test_reads_more_of_what_is_longer (void)
{
  g_autofree char *path = g_test_build_filename (G_TEST_DIST, "data", "feeds", "json-feed-1.1-plain.json", NULL);
  g_autofree char *text = NULL;
  guint n_stories = 0;
  gsize length;

  g_assert_true (g_file_get_contents (path, &text, &length, NULL));
  for (gsize i = 0; i <= length; i++)
    {
      g_autoptr (HeraldFeedDocument) document = parse (text, (gssize) i);

      if (document == NULL)
        {
          g_assert_cmpuint (n_stories, ==, 0);
          continue;
        }
      g_assert_cmpuint (document->stories->len, >=, n_stories);
      n_stories = document->stories->len;
    }

  g_assert_cmpuint (n_stories, ==, 2);
}

static void
test_passes_over_a_comma_too_many (void)
{
  g_autoptr (HeraldFeedDocument) document = parse (HEAD "{\"id\": \"1,]\", \"tags\": [\"a\",],\n}, ]\n} trailing", -1);

  g_assert_cmpstr (story (document, 0)->guid, ==, "1,]");
}

static void
test_refuses_what_is_no_json (void)
{
  static const char * const texts[] = { "{", "{]", "{\"title\"", "{{{{", "{\"a\": [1, 2", "{\"\\", NULL };

  for (gsize i = 0; texts[i] != NULL; i++)
    g_assert_null (parse (texts[i], -1));
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/parse/json-feed-reader/keeps-what-was-read-of-a-cut-file", test_keeps_what_was_read_of_a_cut_file);
  g_test_add_func ("/parse/json-feed-reader/reads-more-of-what-is-longer", test_reads_more_of_what_is_longer);
  g_test_add_func ("/parse/json-feed-reader/passes-over-a-comma-too-many", test_passes_over_a_comma_too_many);
  g_test_add_func ("/parse/json-feed-reader/refuses-what-is-no-json", test_refuses_what_is_no_json);

  return g_test_run ();
}
