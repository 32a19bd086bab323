/* SPDX-FileCopyrightText: 2026 The Herald founders
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "herald-test-news.h"

#include "herald-story-record.h"

#include <string.h>

#define CONSONANTS "bdfghklmnprstvz"
#define VOWELS "ao"
#define SYLLABLES ((sizeof CONSONANTS - 1) * (sizeof VOWELS - 1))

/* The newest story, and the seconds between one of a source and the next older one. */
#define NEWEST 1790000000
#define STEP 7200

/**
 * herald_test_news_append_word:
 * @text: where to
 * @rank: which one, less than %HERALD_TEST_NEWS_WORDS
 *
 * Words have three syllables. Frequent ones and rare ones begin alike.
 */
void
herald_test_news_append_word (GString *text,
                              guint    rank)
{
  guint left = rank * 7919 % (SYLLABLES * SYLLABLES * SYLLABLES);

  for (guint i = 0; i < 3; i++, left /= SYLLABLES)
    {
      g_string_append_c (text, CONSONANTS[left % SYLLABLES % (sizeof CONSONANTS - 1)]);
      g_string_append_c (text, VOWELS[left % SYLLABLES / (sizeof CONSONANTS - 1)]);
    }
}

/* Some words are frequent and most are rare, as in a language. */
static char *
make_text (GRand *rand,
           guint  n_words)
{
  GString *text = g_string_sized_new (n_words * 7);

  for (guint i = 0; i < n_words; i++)
    {
      double u = g_rand_double (rand);

      if (i > 0)
        g_string_append_c (text, ' ');
      herald_test_news_append_word (text, (guint) (u * u * u * HERALD_TEST_NEWS_WORDS));
    }

  return g_string_free (text, FALSE);
}

/**
 * herald_test_news_make_document:
 * @source: number of the source, by which its stories differ from those of others
 * @n_stories: how many stories it has
 * @n_words: how many words a story has
 *
 * Returns: (transfer full): what a source might have published, the same each time
 */
HeraldFeedDocument *
herald_test_news_make_document (guint32 source,
                                guint   n_stories,
                                guint   n_words)
{
  HeraldFeedDocument *document = herald_feed_document_new ();
  g_autoptr (GRand) rand = g_rand_new_with_seed (source);

  document->format = "rss-2.0";
  for (guint i = 0; i < n_stories; i++)
    {
      HeraldStoryRecord *story = herald_story_record_new ();

      story->guid = g_strdup_printf ("https://source%u.example/stories/%u", source, i);
      story->link = g_strdup (story->guid);
      story->title = make_text (rand, 8);
      story->text = make_text (rand, n_words);
      story->content = g_strdup_printf ("<p>%s</p>", story->text);
      story->preview = g_strndup (story->text, MIN (strlen (story->text), 200));
      story->published = NEWEST - STEP * (gint64) i - source;
      g_ptr_array_add (document->stories, story);
    }

  return document;
}
