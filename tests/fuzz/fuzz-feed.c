/* SPDX-FileCopyrightText: 2026 The Herald founders
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "herald-feed-parser.h"
#include "herald-feed-text.h"
#include "herald-story-record.h"
#include "herald-test-fuzz.h"

static void
check_story (const HeraldStoryRecord *story)
{
  herald_test_fuzz_assert_text (story->guid);
  herald_test_fuzz_assert_text (story->link);
  herald_test_fuzz_assert_text (story->title);
  herald_test_fuzz_assert_text (story->summary);
  herald_test_fuzz_assert_text (story->content);
  herald_test_fuzz_assert_text (story->image);
  herald_test_fuzz_assert_text (story->comments);
  herald_test_fuzz_assert_text (story->language);
  herald_test_fuzz_assert_text (story->text);
  herald_test_fuzz_assert_text (story->preview);
  herald_test_fuzz_assert_text (story->thumbnail);
  for (gsize i = 0; story->categories != NULL && story->categories[i] != NULL; i++)
    herald_test_fuzz_assert_text (story->categories[i]);
}

/* Every text of a document is UTF-8, and a refusal has a reason. */
int
LLVMFuzzerTestOneInput (const uint8_t *data,
                        size_t         size)
{
  g_autoptr (GBytes) bytes = g_bytes_new (data, size);
  g_autoptr (GError) error = NULL;
  g_autoptr (HeraldFeedDocument) document = herald_feed_parser_parse (bytes, NULL, HERALD_TEST_FUZZ_BASE, &error);

  g_assert_true ((document == NULL) == (error != NULL));
  if (document == NULL)
    return 0;

  herald_feed_text_fill (document);
  herald_test_fuzz_assert_text (document->id);
  herald_test_fuzz_assert_text (document->title);
  herald_test_fuzz_assert_text (document->subtitle);
  herald_test_fuzz_assert_text (document->link);
  herald_test_fuzz_assert_text (document->language);
  for (guint i = 0; i < document->stories->len; i++)
    check_story (g_ptr_array_index (document->stories, i));

  return 0;
}
