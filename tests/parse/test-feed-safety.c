/* SPDX-FileCopyrightText: 2026 The Herald founders
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "herald-feed-parser.h"
#include "herald-html-sanitizer.h"
#include "herald-story-record.h"
#include "herald-test-safety.h"

#include <string.h>

#define ADDRESS "https://example.org/feed"

/* What feeds of strangers hold is safe when it is shown. */

static void
assert_html_is_safe (const char *html,
                     const char *base)
{
  g_autofree char *clean = herald_html_sanitize (html, -1, base);
  g_autofree char *again = herald_html_sanitize (clean, -1, base);
  g_autofree char *fault = herald_test_safety_find_fault (clean);

  g_assert_cmpstr (fault, ==, NULL);
  g_assert_cmpstr (again, ==, clean);
}

static void
assert_feed_is_safe (const char *path,
                     guint      *n_stories)
{
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (HeraldFeedDocument) document = NULL;
  char *contents;
  gsize length;

  g_test_message ("%s", path);
  g_assert_true (g_file_get_contents (path, &contents, &length, NULL));
  bytes = g_bytes_new_take (contents, length);
  document = herald_feed_parser_parse (bytes, NULL, ADDRESS, NULL);
  for (guint i = 0; document != NULL && i < document->stories->len; i++)
    {
      const HeraldStoryRecord *story = g_ptr_array_index (document->stories, i);

      assert_html_is_safe (story->summary, story->summary_base);
      assert_html_is_safe (story->content, story->content_base);
      (*n_stories)++;
    }
}

static void
assert_feeds_are_safe (const char *first,
                       ...)
{
  va_list names;
  g_autofree char *path = NULL;
  g_autoptr (GDir) folder = NULL;
  const char *name;
  guint n_stories = 0;

  va_start (names, first);
  path = g_build_filename_valist ((char *) first, &names);
  va_end (names);
  folder = g_dir_open (path, 0, NULL);
  if (folder == NULL)
    {
      g_test_skip ("the shared test data is not here");
      return;
    }
  while ((name = g_dir_read_name (folder)) != NULL)
    {
      g_autofree char *file = g_build_filename (path, name, NULL);

      assert_feed_is_safe (file, &n_stories);
    }
  g_assert_cmpuint (n_stories, >, 0);
}

static void
test_hostile_feeds_are_safe (void)
{
  assert_feeds_are_safe (g_getenv ("HERALD_TEST_SHARED"), "suites", "feedparser", "wellformed", "sanitize", NULL);
}

static void
test_real_feeds_are_safe (void)
{
  assert_feeds_are_safe (g_getenv ("HERALD_TEST_SHARED"), "suites", "feeds", NULL);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/parse/feed-safety/hostile-feeds-are-safe", test_hostile_feeds_are_safe);
  g_test_add_func ("/parse/feed-safety/real-feeds-are-safe", test_real_feeds_are_safe);

  return g_test_run ();
}
