/* SPDX-FileCopyrightText: 2026 The Herald founders
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "herald-html-text.h"

typedef struct
{
  const char *given;
  const char *expected;
} Case;

static void
test_breaks_lines_where_blocks_are (void)
{
  static const Case cases[] = {
    { "<p>One<p>two", "One\n\ntwo" },
    { "<div>One</div><div>two</div>", "One\ntwo" },
    { "one<br>two<br><br>three", "one\ntwo\n\nthree" },
    { "<ul><li>a</li><li>b</li></ul>after", "a\nb\n\nafter" },
    { "<b>bo</b>ld  \n text", "bold text" },
    { "<table><tr><td>a</td><td>b</td></tr><tr><td>c</td></tr></table>", "a b\nc" },
    { "<pre>a\n  b</pre>", "a\nb" },
    { "  <p> a </p> \n\n <p></p><p> b </p>  ", "a\n\nb" },
    { "a&nbsp;&amp;&lt;b&gt; &hearts; &#8364;", "a &<b> ♥ €" },
    { "", "" },
    { "<p>", "" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *text = herald_html_text (cases[i].given, -1, NULL, NULL);

      g_assert_cmpstr (text, ==, cases[i].expected);
    }
}

static void
test_puts_captions_last (void)
{
  static const Case cases[] = {
    { "<figure><img src=a.png><figcaption>Under <b>it</b></figcaption></figure><p>First.</p><p>Last.</p>",
      "First.\n\nLast.\n\nUnder it" },
    { "a <figcaption>1</figcaption> b <figcaption><p>2</figcaption> c", "a b c\n\n1\n\n2" },
    { "<div class='wp-caption'><img src=a.png><p class='wp-caption-text'>Under</p></div>Words", "Words\n\nUnder" },
    { "<figure><figcaption>Alone</figcaption></figure>", "Alone" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *text = herald_html_text (cases[i].given, -1, NULL, NULL);

      g_assert_cmpstr (text, ==, cases[i].expected);
    }
}

static void
test_leaves_out_what_is_not_shown (void)
{
  g_autofree char *text = herald_html_text ("a<script>b</script><style>c</style><template>d</template><!-- e -->"
                                            "<p hidden>f</p><title>g</title><noscript>h</noscript>i",
                                            -1, NULL, NULL);

  g_assert_cmpstr (text, ==, "ai");
}

static void
assert_picture (const char *html,
                const char *expected)
{
  g_autofree char *picture = NULL;
  g_autofree char *text = herald_html_text (html, -1, "https://example.org/a/", &picture);

  g_assert_nonnull (text);
  g_assert_cmpstr (picture, ==, expected);
}

static void
test_finds_the_lead_picture (void)
{
  assert_picture ("<img src=b.png><img src=c.png>", "https://example.org/a/b.png");
  assert_picture ("<p><img src='//example.net/c.jpg' width=600>", "https://example.net/c.jpg");
  assert_picture ("<img data-src=late.png src='data:image/gif;base64,R0lG'>", "https://example.org/a/late.png");
  assert_picture ("<img srcset='s.png 1x, l.png 2x'>", "https://example.org/a/s.png");
  assert_picture ("no picture", NULL);
}

static void
test_passes_over_pixels_and_icons (void)
{
  assert_picture ("<img src=p.gif width=1 height=1><img src=c.png>", "https://example.org/a/c.png");
  assert_picture ("<img src=smile.png width=16 height=16>", NULL);
  assert_picture ("<img src='https://pixel.wp.com/b.gif?host=x'>", NULL);
  assert_picture ("<img src='javascript:alert(1)'>", NULL);
  assert_picture ("<img src='data:image/png;base64,AAAA'>", NULL);
}

static void
test_cleans_titles (void)
{
  static const Case cases[] = {
    { " A  title\n with\tspace ", "A title with space" },
    { "Fish &amp; <b>chips</b>", "Fish & chips" },
    { "1 < 2 & 3 > 2", "1 < 2 & 3 > 2" },
    { "a<br>b<p>c</p>", "a b c" },
    { "x<script>alert(1)</script>y", "xy" },
    { "&lt;b&gt;", "<b>" },
    { "AT&T", "AT&T" },
    { "a\001b", "a\357\277\275b" },
    { NULL, "" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *line = herald_html_line (cases[i].given);

      g_assert_cmpstr (line, ==, cases[i].expected);
    }
}

static void
assert_preview (const char *text,
                gsize       max,
                const char *expected)
{
  g_autofree char *preview = herald_html_preview (text, max);

  g_assert_cmpstr (preview, ==, expected);
}

static void
test_cuts_previews_at_words (void)
{
  assert_preview ("one two three", 100, "one two three");
  assert_preview ("one\n\ntwo   three", 100, "one two three");
  assert_preview ("one two three", 13, "one two three");
  assert_preview ("one two three", 12, "one two…");
  assert_preview ("one two three", 7, "one two…");
  assert_preview ("one two", 4, "one…");
  assert_preview ("one two ", 7, "one two");
  assert_preview ("one two", 0, "…");
  assert_preview (" one\302\240two\342\200\250three\t", 20, "one two three");
  assert_preview ("überlangeswort", 5, "überl…");
  assert_preview ("日本語の長い文章", 4, "日本語の…");
  assert_preview ("  ", 10, "");
  assert_preview (NULL, 10, "");
}

static void
test_tells_html_from_text (void)
{
  static const char * const html[] = {
    "a <b>c</b>", "x<br/>y", "AT&amp;T", "&#8217;", "&#x2019;", "</i>", "<IMG src=x>", "<!-- x -->", NULL
  };
  static const char * const text[] = {
    "a < b", "a & b", "AT&T", "<3", "if a<b then", "x <y> z", "&#;", "&;", "<", "&", "a<b", NULL
  };

  for (gsize i = 0; html[i] != NULL; i++)
    g_assert_true (herald_html_looks_like (html[i]));
  for (gsize i = 0; text[i] != NULL; i++)
    g_assert_false (herald_html_looks_like (text[i]));
  g_assert_false (herald_html_looks_like (NULL));
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/html/html-text/breaks-lines-where-blocks-are", test_breaks_lines_where_blocks_are);
  g_test_add_func ("/html/html-text/puts-captions-last", test_puts_captions_last);
  g_test_add_func ("/html/html-text/leaves-out-what-is-not-shown", test_leaves_out_what_is_not_shown);
  g_test_add_func ("/html/html-text/finds-the-lead-picture", test_finds_the_lead_picture);
  g_test_add_func ("/html/html-text/passes-over-pixels-and-icons", test_passes_over_pixels_and_icons);
  g_test_add_func ("/html/html-text/cleans-titles", test_cleans_titles);
  g_test_add_func ("/html/html-text/cuts-previews-at-words", test_cuts_previews_at_words);
  g_test_add_func ("/html/html-text/tells-html-from-text", test_tells_html_from_text);

  return g_test_run ();
}
