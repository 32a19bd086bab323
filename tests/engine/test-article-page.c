/* SPDX-FileCopyrightText: 2026 The Herald founders
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "herald-article-page.h"

#include "herald-attachment.h"
#include "herald-person.h"

#include <glib.h>
#include <locale.h>
#include <math.h>
#include <stdio.h>
#include <string.h>

static const HeraldPageStyle light = {
  .theme = HERALD_PAGE_THEME_LIGHT,
  .size = 18,
  .width = 34,
  .line_height = 1.6,
};

static const HeraldPageWords english = {
  .source = "Tidewater",
  .date = "23 November 2026, 14:40",
  .reading_time = "7 minutes to read",
  .untitled = "Untitled",
  .no_text = "This story has no text of its own.",
  .open_link = "Open in Browser",
};

static HeraldStoryRecord *
story_new (const char *title,
           const char *content)
{
  HeraldStoryRecord *story = herald_story_record_new ();

  story->title = g_strdup (title);
  story->link = g_strdup ("https://example.org/stories/1");
  story->content = g_strdup (content);

  return story;
}

static void
add_attachment (HeraldStoryRecord *story,
                const char        *address,
                const char        *type)
{
  if (story->attachments == NULL)
    story->attachments = g_ptr_array_new_with_free_func ((GDestroyNotify) herald_attachment_free);
  g_ptr_array_add (story->attachments, herald_attachment_new (address, type, 3200000, 3725));
}

static void
assert_has (const char *page,
            const char *text)
{
  if (strstr (page, text) == NULL)
    g_error ("\"%s\" is not in the page:\n%s", text, page);
}

static void
assert_has_not (const char *page,
                const char *text)
{
  if (strstr (page, text) != NULL)
    g_error ("\"%s\" is in the page:\n%s", text, page);
}

static guint
count (const char *page,
       const char *text)
{
  guint n = 0;

  for (const char *p = strstr (page, text); p != NULL; p = strstr (p + 1, text))
    n++;

  return n;
}

static char *
part_between (const char *page,
              const char *before,
              const char *after)
{
  const char *start = strstr (page, before);
  const char *end;

  g_assert_nonnull (start);
  start += strlen (before);
  end = strstr (start, after);
  g_assert_nonnull (end);

  return g_strndup (start, (gsize) (end - start));
}

static void
test_shows_what_the_story_says (void)
{
  g_autoptr (HeraldStoryRecord) story = story_new ("The dunes that walk", "<p>For sixty years.</p>");
  g_autofree char *page = NULL;

  story->authors = g_ptr_array_new_with_free_func ((GDestroyNotify) herald_person_free);
  g_ptr_array_add (story->authors, herald_person_new ("Ines Halloran", NULL, NULL));

  page = herald_article_page_to_html (story, &english, &light);

  assert_has (page, "<title>The dunes that walk</title>");
  assert_has (page, "<bdi>Tidewater</bdi>");
  assert_has (page, "<bdi class=\"author\">Ines Halloran</bdi>");
  assert_has (page, "<bdi>23 November 2026, 14:40</bdi>");
  assert_has (page, "<bdi>7 minutes to read</bdi>");
  assert_has (page, "<p>For sixty years.</p>");
}

static void
test_title_links_to_the_storys_page (void)
{
  g_autoptr (HeraldStoryRecord) story = story_new ("Dunes", "<p>Sand.</p>");
  g_autofree char *page = herald_article_page_to_html (story, &english, &light);

  assert_has (page, "<h1><a href=\"https://example.org/stories/1\">Dunes</a></h1>");
}

static void
test_link_that_runs_code_is_no_link (void)
{
  g_autoptr (HeraldStoryRecord) story = story_new ("Dunes", "<p>Sand.</p>");
  g_autofree char *page = NULL;

  g_set_str (&story->link, "javascript:alert(1)");
  page = herald_article_page_to_html (story, &english, &light);

  assert_has (page, "<h1>Dunes</h1>");
  assert_has_not (page, "javascript:");
}

static void
test_words_are_escaped (void)
{
  g_autoptr (HeraldStoryRecord) story = story_new ("</title><script>alert(1)</script>", "<p>Sand.</p>");
  g_autofree char *page = NULL;
  HeraldPageWords words = english;

  words.source = "<img src=x>";
  words.date = "<b>now</b>";
  words.open_link = "a & b";
  story->language = g_strdup ("\"><script>");
  page = herald_article_page_to_html (story, &words, &light);

  assert_has_not (page, "<script");
  assert_has_not (page, "<img src=x>");
  assert_has_not (page, "<b>now</b>");
  assert_has (page, "a &amp; b");
}

static void
test_markup_of_the_story_is_sanitised (void)
{
  g_autoptr (HeraldStoryRecord) story = story_new ("Dunes", "<p onclick=\"x()\">Sand<script>x()</script></p>");
  g_autofree char *page = herald_article_page_to_html (story, &english, &light);

  assert_has (page, "<p>Sand</p>");
  assert_has_not (page, "<script");
  assert_has_not (page, "onclick");
}

static void
test_relative_pictures_come_from_the_storys_base (void)
{
  g_autoptr (HeraldStoryRecord) story = story_new ("Dunes", "<img src=\"dune.png\" alt=\"\">");
  g_autofree char *page = NULL;

  story->content_base = g_strdup ("https://example.org/a/b");
  page = herald_article_page_to_html (story, &english, &light);

  assert_has (page, "https://example.org/a/dune.png");
}

static void
test_policy_allows_only_our_style (void)
{
  g_autoptr (HeraldStoryRecord) story = story_new ("Dunes", "<p>Sand.</p>");
  g_autoptr (GChecksum) checksum = g_checksum_new (G_CHECKSUM_SHA256);
  g_autofree char *page = herald_article_page_to_html (story, &english, &light);
  g_autofree char *sheet = part_between (page, "<style>", "</style>");
  g_autofree char *policy = part_between (page, "Content-Security-Policy\" content=\"", "\">");
  g_autofree char *encoded = NULL;
  g_autofree char *source = NULL;
  guint8 digest[32];
  gsize length = sizeof digest;

  g_checksum_update (checksum, (const guchar *) sheet, -1);
  g_checksum_get_digest (checksum, digest, &length);
  encoded = g_base64_encode (digest, length);
  source = g_strdup_printf ("style-src 'sha256-%s';", encoded);

  assert_has (policy, "default-src 'none';");
  assert_has (policy, "img-src http: https: data:;");
  assert_has (policy, "media-src http: https:;");
  assert_has (policy, "frame-src https://www.youtube.com https://");
  assert_has (policy, "base-uri 'none';");
  assert_has (policy, "form-action 'none'");
  assert_has (policy, source);
  assert_has_not (policy, "unsafe");
  g_assert_cmpuint (count (page, "<style"), ==, 1);
}

static void
test_colours_follow_the_theme (void)
{
  static const struct { HeraldPageTheme theme; const char *page, *text, *link, *quote; } themes[] = {
    { HERALD_PAGE_THEME_LIGHT, "#ffffff", "#2b2a31", "#1a66c2", "#ff0000" },
    { HERALD_PAGE_THEME_SEPIA, "#f7f0e2", "#43382a", "#8a4b12", "#c1803c" },
    { HERALD_PAGE_THEME_DARK, "#1d1d20", "#d6d5da", "#81b5f2", "#ff0000" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (themes); i++)
    {
      HeraldPageStyle style = light;
      g_autofree char *sheet = NULL;
      g_autofree char *page = g_strdup_printf ("--page: %s !important;", themes[i].page);
      g_autofree char *text = g_strdup_printf ("--text: %s !important;", themes[i].text);
      g_autofree char *link = g_strdup_printf ("--link: %s !important;", themes[i].link);
      g_autofree char *quote = g_strdup_printf ("--quote: %s !important;", themes[i].quote);

      style.theme = themes[i].theme;
      style.accent = "#ff0000";
      sheet = herald_article_page_style_sheet (&style);

      assert_has (sheet, page);
      assert_has (sheet, text);
      assert_has (sheet, link);
      assert_has (sheet, quote);
    }
}

static double
linear (guint channel)
{
  double value = channel / 255.0;

  return value <= 0.04045 ? value / 12.92 : pow ((value + 0.055) / 1.055, 2.4);
}

/* The relative luminance that WCAG 2.2 defines. */
static double
luminance_of (const char *sheet,
              const char *property)
{
  g_autofree char *start = g_strdup_printf ("--%s: #", property);
  const char *found = strstr (sheet, start);
  guint red, green, blue;

  if (found == NULL || sscanf (found + strlen (start), "%2x%2x%2x", &red, &green, &blue) != 3)
    g_error ("--%s has no colour in the style sheet", property);

  return 0.2126 * linear (red) + 0.7152 * linear (green) + 0.0722 * linear (blue);
}

/* WCAG 2.2, 1.4.3: text of ordinary size has a contrast of 4.5 or more. */
static void
test_text_stands_out (void)
{
  const char *const texts[] = { "text", "strong", "dim", "link" };
  const char *const grounds[] = { "page", "soft" };
  HeraldPageStyle style = light;

  for (style.theme = HERALD_PAGE_THEME_LIGHT; style.theme <= HERALD_PAGE_THEME_DARK; style.theme++)
    {
      g_autofree char *sheet = herald_article_page_style_sheet (&style);

      for (guint i = 0; i < G_N_ELEMENTS (texts) * G_N_ELEMENTS (grounds); i++)
        {
          double text = luminance_of (sheet, texts[i / G_N_ELEMENTS (grounds)]);
          double ground = luminance_of (sheet, grounds[i % G_N_ELEMENTS (grounds)]);
          double contrast = (MAX (text, ground) + 0.05) / (MIN (text, ground) + 0.05);

          g_test_message ("theme %d, %s on %s: %.2f", style.theme, texts[i / G_N_ELEMENTS (grounds)],
                          grounds[i % G_N_ELEMENTS (grounds)], contrast);
          g_assert_cmpfloat (contrast, >=, 4.5);
        }
    }
}

static void
test_pictures_are_dimmed_in_the_dark (void)
{
  HeraldPageStyle style = light;
  g_autofree char *dark = NULL;
  g_autofree char *bright = herald_article_page_style_sheet (&style);

  style.theme = HERALD_PAGE_THEME_DARK;
  dark = herald_article_page_style_sheet (&style);

  assert_has (bright, "--picture: none");
  assert_has (dark, "--picture: brightness(.9)");
}

static void
test_nothing_moves_with_reduced_motion (void)
{
  HeraldPageStyle style = light;
  g_autofree char *sheet = NULL;

  style.reduce_motion = TRUE;
  sheet = herald_article_page_style_sheet (&style);

  assert_has (sheet, "--motion: 0s");
  assert_has (sheet, "--scroll: auto");
}

static void
test_measures_have_points_in_every_language (void)
{
  g_autofree char *sheet = NULL;
  HeraldPageStyle style = light;

  setlocale (LC_NUMERIC, "de_DE.UTF-8");
  sheet = herald_article_page_style_sheet (&style);
  setlocale (LC_NUMERIC, "C");

  assert_has (sheet, "--size: 18px");
  assert_has (sheet, "--measure: 34em");
  assert_has (sheet, "--leading: 1.6");
}

static void
test_accent_cannot_end_the_style_sheet (void)
{
  HeraldPageStyle style = light;
  g_autofree char *sheet = NULL;

  style.accent = "red; } </style><script>";
  sheet = herald_article_page_style_sheet (&style);

  assert_has_not (sheet, "script");
  assert_has (sheet, "--accent: #3584e4");
}

static void
test_serif_or_sans_as_chosen (void)
{
  HeraldPageStyle style = light;
  g_autofree char *serif = herald_article_page_style_sheet (&style);
  g_autofree char *sans = NULL;

  style.sans = TRUE;
  sans = herald_article_page_style_sheet (&style);

  assert_has (serif, "--face: \"Source Serif 4\", Charter, \"Charis SIL\", \"Noto Serif\"");
  assert_has (sans, "--face: \"Adwaita Sans\"");
}

static void
test_picture_stands_above_a_text_without_one (void)
{
  g_autoptr (HeraldStoryRecord) story = story_new ("Dunes", "<p>Sand.</p>");
  g_autofree char *page = NULL;

  story->image = g_strdup ("https://example.org/dune.jpg");
  page = herald_article_page_to_html (story, &english, &light);

  assert_has (page, "<figure class=\"lead\"><img src=\"https://example.org/dune.jpg\" alt=\"\"></figure>");
}

static void
test_picture_is_not_shown_twice (void)
{
  g_autoptr (HeraldStoryRecord) story = story_new ("Dunes", "<img src=\"https://example.org/dune.jpg\"><p>Sand.</p>");
  g_autofree char *page = NULL;

  story->image = g_strdup ("https://example.org/dune.jpg");
  add_attachment (story, "https://example.org/dune.jpg", "image/jpeg");
  page = herald_article_page_to_html (story, &english, &light);

  g_assert_cmpuint (count (page, "dune.jpg"), ==, 1);
}

static void
test_sound_has_a_player (void)
{
  g_autoptr (HeraldStoryRecord) story = story_new ("Dunes", "<p>Sand.</p>");
  g_autofree char *page = NULL;

  add_attachment (story, "https://example.org/a%20wave.mp3?x=1&y=2", "audio/mpeg");
  page = herald_article_page_to_html (story, &english, &light);

  assert_has (page, "<audio controls preload=\"none\" src=\"https://example.org/a%20wave.mp3?x=1&amp;y=2\"></audio>");
  assert_has (page, "<bdi>a wave.mp3</bdi>");
  assert_has (page, "<bdi>1:02:05</bdi>");
}

static void
test_film_has_a_player (void)
{
  g_autoptr (HeraldStoryRecord) story = story_new ("Dunes", NULL);
  g_autofree char *page = NULL;

  add_attachment (story, "https://example.org/wave.webm", "video/webm");
  page = herald_article_page_to_html (story, &english, &light);

  assert_has (page, "<video controls preload=\"none\" src=\"https://example.org/wave.webm\"></video>");
}

static void
test_document_is_a_link (void)
{
  g_autoptr (HeraldStoryRecord) story = story_new ("Dunes", "<p>Sand.</p>");
  g_autofree char *page = NULL;

  add_attachment (story, "https://example.org/map.pdf", "application/pdf");
  page = herald_article_page_to_html (story, &english, &light);

  assert_has (page, "<li><a href=\"https://example.org/map.pdf\"><bdi>map.pdf</bdi>");
  assert_has_not (page, "<audio");
}

static void
test_player_in_the_text_is_the_only_one (void)
{
  g_autoptr (HeraldStoryRecord) story = NULL;
  g_autofree char *page = NULL;

  story = story_new ("Dunes", "<p>Sand.</p><audio controls src=\"https://example.org/wave.mp3\"></audio>");
  add_attachment (story, "https://example.org/wave.mp3", "audio/mpeg");
  page = herald_article_page_to_html (story, &english, &light);

  g_assert_cmpuint (count (page, "<audio"), ==, 1);
}

static void
test_player_with_odd_address_is_not_doubled (void)
{
  g_autoptr (HeraldStoryRecord) story = NULL;
  g_autofree char *page = NULL;

  story = story_new ("Dunes", "<audio controls src=\"https://example.org/o'wave.mp3?a=1&amp;b=2\"></audio>");
  add_attachment (story, "https://example.org/o'wave.mp3?a=1&b=2", "audio/mpeg");
  page = herald_article_page_to_html (story, &english, &light);

  g_assert_cmpuint (count (page, "<audio"), ==, 1);
}

static void
test_summary_stands_for_missing_content (void)
{
  g_autoptr (HeraldStoryRecord) story = story_new ("Dunes", "  ");
  g_autofree char *page = NULL;

  story->summary = g_strdup ("<p>In short.</p>");
  page = herald_article_page_to_html (story, &english, &light);

  assert_has (page, "<p>In short.</p>");
  assert_has_not (page, "no text of its own");
}

static void
test_says_that_there_is_no_text (void)
{
  g_autoptr (HeraldStoryRecord) story = story_new (NULL, NULL);
  g_autofree char *page = herald_article_page_to_html (story, &english, &light);

  assert_has (page, "This story has no text of its own.");
  assert_has (page, "<title>Untitled</title>");
  assert_has (page, ">Open in Browser<");
}

static void
test_direction_is_that_of_the_storys_words (void)
{
  g_autoptr (HeraldStoryRecord) story = story_new ("الكثبان", "<p>ظلت</p>");
  g_autofree char *page = NULL;
  HeraldPageWords words = english;

  words.rtl = TRUE;
  page = herald_article_page_to_html (story, &words, &light);

  assert_has (page, " dir=\"rtl\">\n<head>");
  assert_has (page, "<article dir=\"auto\">");
  assert_has (page, "<div class=\"text\" dir=\"auto\">");
}

static void
test_style_has_no_left_or_right (void)
{
  g_autoptr (HeraldStoryRecord) story = story_new ("Dunes", "<p>Sand.</p>");
  g_autofree char *page = herald_article_page_to_html (story, &english, &light);
  g_autofree char *sheet = part_between (page, "<style>", "</style>");

  assert_has_not (sheet, "-left");
  assert_has_not (sheet, "-right");
  assert_has_not (sheet, ": left");
  assert_has_not (sheet, ": right");
}

static void
test_minutes_count_words (void)
{
  g_autoptr (HeraldStoryRecord) story = story_new ("Dunes", NULL);
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; i < 221; i++)
    g_string_append (text, "don’t — ");
  g_assert_cmpuint (herald_article_page_minutes (story), ==, 0);

  story->text = g_string_free (g_steal_pointer (&text), FALSE);
  g_assert_cmpuint (herald_article_page_minutes (story), ==, 2);
}

static void
test_minutes_count_characters_of_chinese (void)
{
  g_autoptr (HeraldStoryRecord) story = story_new ("沙丘", NULL);
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; i < 1500; i++)
    g_string_append (text, "沙");
  story->text = g_string_free (g_steal_pointer (&text), FALSE);

  g_assert_cmpuint (herald_article_page_minutes (story), ==, 3);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

#define ADD(path, func) g_test_add_func ("/engine/article-page/" path, func)
  ADD ("shows-what-the-story-says", test_shows_what_the_story_says);
  ADD ("title-links-to-the-storys-page", test_title_links_to_the_storys_page);
  ADD ("link-that-runs-code-is-no-link", test_link_that_runs_code_is_no_link);
  ADD ("words-are-escaped", test_words_are_escaped);
  ADD ("markup-of-the-story-is-sanitised", test_markup_of_the_story_is_sanitised);
  ADD ("relative-pictures-come-from-the-storys-base", test_relative_pictures_come_from_the_storys_base);
  ADD ("policy-allows-only-our-style", test_policy_allows_only_our_style);
  ADD ("colours-follow-the-theme", test_colours_follow_the_theme);
  ADD ("pictures-are-dimmed-in-the-dark", test_pictures_are_dimmed_in_the_dark);
  ADD ("nothing-moves-with-reduced-motion", test_nothing_moves_with_reduced_motion);
  ADD ("measures-have-points-in-every-language", test_measures_have_points_in_every_language);
  ADD ("accent-cannot-end-the-style-sheet", test_accent_cannot_end_the_style_sheet);
  ADD ("serif-or-sans-as-chosen", test_serif_or_sans_as_chosen);
  ADD ("picture-stands-above-a-text-without-one", test_picture_stands_above_a_text_without_one);
  ADD ("picture-is-not-shown-twice", test_picture_is_not_shown_twice);
  ADD ("sound-has-a-player", test_sound_has_a_player);
  ADD ("film-has-a-player", test_film_has_a_player);
  ADD ("document-is-a-link", test_document_is_a_link);
  ADD ("player-in-the-text-is-the-only-one", test_player_in_the_text_is_the_only_one);
  ADD ("player-with-odd-address-is-not-doubled", test_player_with_odd_address_is_not_doubled);
  ADD ("text-stands-out", test_text_stands_out);
  ADD ("summary-stands-for-missing-content", test_summary_stands_for_missing_content);
  ADD ("says-that-there-is-no-text", test_says_that_there_is_no_text);
  ADD ("direction-is-that-of-the-storys-words", test_direction_is_that_of_the_storys_words);
  ADD ("style-has-no-left-or-right", test_style_has_no_left_or_right);
  ADD ("minutes-count-words", test_minutes_count_words);
  ADD ("minutes-count-characters-of-chinese", test_minutes_count_characters_of_chinese);
#undef ADD

  return g_test_run ();
}
