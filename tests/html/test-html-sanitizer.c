/* SPDX-FileCopyrightText: 2026 The Herald founders
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "herald-html-sanitizer.h"

#include "herald-test-mixture.h"
#include "herald-test-safety.h"

#include <glib.h>
#include <string.h>

#define BASE "https://example.org/a/"

typedef struct
{
  const char *given;
  const char *expected;
} Case;

static void
assert_becomes (const Case *cases,
                gsize       n)
{
  for (gsize i = 0; i < n; i++)
    {
      g_autofree char *clean = herald_html_sanitize (cases[i].given, -1, BASE);

      g_assert_cmpstr (clean, ==, cases[i].expected);
    }
}

static void
assert_sanitized (const char *html,
                  gssize      length)
{
  g_autofree char *clean = herald_html_sanitize (html, length, BASE);
  g_autofree char *again = herald_html_sanitize (clean, -1, BASE);
  g_autofree char *relative = herald_html_sanitize (html, length, NULL);
  g_autofree char *fault = herald_test_safety_find_fault (clean);
  g_autofree char *relative_fault = herald_test_safety_find_fault (relative);

  g_assert_cmpstr (fault, ==, NULL);
  g_assert_cmpstr (relative_fault, ==, NULL);
  g_assert_cmpstr (again, ==, clean);
}

static void
test_keeps_what_a_story_is_made_of (void)
{
  static const char * const stories[] = {
    "<p>One <em>two</em> <strong>three</strong><br>four</p>",
    "<h2 id=\"x\">Head</h2><ul><li>a</li><li>b</li></ul><ol start=\"3\"><li>c</li></ol>",
    "<blockquote cite=\"https://example.org/b\"><p>Said</p></blockquote>",
    "<pre>\n\n  a\n    b</pre>",
    "<pre>a  b</pre>",
    "<figure><img src=\"https://example.org/a.png\" alt=\"A &quot;b&quot;\" width=\"640\" height=\"480\">"
    "<figcaption>c</figcaption></figure>",
    "<table><caption>t</caption><thead><tr><th colspan=\"2\">h</th></tr></thead><tbody><tr><td>a</td><td>b</td>"
    "</tr></tbody></table>",
    "<p lang=\"de\" dir=\"ltr\" title=\"t\">a &amp; b &lt; c</p>",
    "<video src=\"https://example.org/v.mp4\" poster=\"https://example.org/p.png\" controls=\"\"></video>",
    "<ruby>漢<rp>(</rp><rt>kan</rt><rp>)</rp></ruby>",
    "<details><summary>s</summary>d</details>",
    "<ins datetime=\"2004-02-28\">a</ins><del>b</del>",
    "<dl><dt>a</dt><dd>b</dd></dl><hr>",
  };

  for (gsize i = 0; i < G_N_ELEMENTS (stories); i++)
    {
      g_autofree char *clean = herald_html_sanitize (stories[i], -1, BASE);

      g_assert_cmpstr (clean, ==, stories[i]);
    }
}

static void
test_removes_what_runs (void)
{
  static const Case cases[] = {
    { "a<script>alert(1)</script>b", "ab" },
    { "<p onclick=alert(1) style='x:expression(1)' class=c>a</p>", "<p>a</p>" },
    { "<a href='java\nscript:alert(1)'>a</a>", "<a>a</a>" },
    { "<a href='&#106;avascript:alert(1)'>a</a>", "<a>a</a>" },
    { "<img src=x onerror=alert(1)>", "<img src=\"https://example.org/a/x\">" },
    { "<svg><script>alert(1)</script><text>t</text><iframe>i</iframe></svg>", "t" },
    { "<math><mi>x</mi></math>", "x" },
    { "<iframe src=https://evil.example/></iframe>a", "a" },
    { "<object data=x>y</object><embed src=x>a", "a" },
    { "<style>a{}</style><link rel=stylesheet href=x><meta http-equiv=refresh content=0><base href=x>a", "a" },
    { "<form action=x><input value=y><button>b</button><textarea>c</textarea></form>", "bc" },
    { "<noembed>a</noembed><noframes>b</noframes><xmp>c</xmp><template>d</template><title>e</title>f", "f" },
    { "<!-- c -->a<?php b ?>", "a" },
    { "<p hidden>a</p><p>b</p>", "<p>b</p>" },
    { "<frameset><frame src=x></frameset>a", "a" },
    { "<plaintext>a<b>c", "" },
    { "<blink>a</blink><font color=red>b</font><marquee>c</marquee>", "abc" },
  };

  assert_becomes (cases, G_N_ELEMENTS (cases));
}

static void
test_keeps_the_first_line_of_what_is_set_as_it_is (void)
{
  static const Case cases[] = {
    { "<pre>\na</pre>", "<pre>a</pre>" },
    { "<pre>\n\na</pre>", "<pre>\n\na</pre>" },
    { "<pre><x>\na</x></pre>", "<pre>\n\na</pre>" },
    { "<pre><img width=1 height=1>\na</pre>", "<pre>\n\na</pre>" },
    { "<pre><b>\na</b></pre>", "<pre><b>\na</b></pre>" },
    { "<pre>&#13;a</pre>", "<pre>&#13;a</pre>" },
  };

  assert_becomes (cases, G_N_ELEMENTS (cases));
}

static void
test_keeps_text_that_looks_like_tags (void)
{
  static const Case cases[] = {
    { "<math><![CDATA[<b>a&amp;]]></math>b", "&lt;b&gt;a&amp;amp;b" },
    { "<svg><text><![CDATA[<script>a</script>]]></text></svg>", "&lt;script&gt;a&lt;/script&gt;" },
    { "<svg><![CDATA[a", "a" },
    { "<svg/><![CDATA[<b>a</b>]]>", "<b>a</b>]]&gt;" },
    { "<math/><textarea><!-- a --><?b?></textarea>", "&lt;!-- a --&gt;&lt;?b?&gt;" },
    { "<![CDATA[<b>a</b>]]>", "<b>a</b>]]&gt;" },
    { "a</", "a&lt;/" },
    { "a < b <> c <1", "a &lt; b &lt;&gt; c &lt;1" },
    { "<b>a</b> <!DOCTYPE b", "<b>a</b> &lt;!DOCTYPE b" },
    { "a <!DOCTYPE b> c <!-- d", "a  c " },
  };

  assert_becomes (cases, G_N_ELEMENTS (cases));
}

static void
test_makes_addresses_absolute (void)
{
  static const Case cases[] = {
    { "<a href=b>x</a>", "<a href=\"https://example.org/a/b\">x</a>" },
    { "<a href='#note'>x</a>", "<a href=\"#note\">x</a>" },
    { "<a href=mailto:a@example.org>x</a>", "<a href=\"mailto:a@example.org\">x</a>" },
    { "<a href=gopher+x:y>x</a>", "<a>x</a>" },
    { "<img srcset='a.png 1x, //b.example/c,d.png 2x, javascript:x 3x'>",
      "<img srcset=\"https://example.org/a/a.png 1x, https://b.example/c,d.png 2x\">" },
    { "<img src='data:image/png;base64,AAAA'>", "<img src=\"data:image/png;base64,AAAA\">" },
    { "<img src='data:image/PNG; charset=x;base64, AA AA'>", "<img src=\"data:image/png;base64,AAAA\">" },
    { "<img src='data:image/gif,GIF%01\"<>'>", "<img src=\"data:image/gif,GIF%01\">" },
    { "<img src='data:image/svg+xml;base64,AAAA'>", "<img>" },
    { "<img src='data:image/pngx,AAAA'><img src=data:image/png><img src=data:,a>", "<img><img><img>" },
    { "<img data-src=l.png>", "<img src=\"https://example.org/a/l.png\">" },
    { "<q cite=b>x</q>", "<q cite=\"https://example.org/a/b\">x</q>" },
  };

  assert_becomes (cases, G_N_ELEMENTS (cases));
}

static void
test_keeps_players_of_known_hosts (void)
{
  static const Case cases[] = {
    { "<iframe src=//www.youtube.com/embed/x width=560 height=315 allow=autoplay onload=x></iframe>",
      "<iframe src=\"https://www.youtube.com/embed/x\" width=\"560\" height=\"315\"></iframe>" },
    { "<iframe src=http://player.vimeo.com/video/1></iframe>",
      "<iframe src=\"https://player.vimeo.com/video/1\"></iframe>" },
    { "<iframe src=https://www.youtube.com.evil.example/embed/x></iframe>", "" },
    { "<iframe src=https://www.youtube.com@evil.example/embed/x></iframe>", "" },
    { "<iframe src=https://www.youtube.com/redirect?x srcdoc='<script>'></iframe>", "" },
  };

  assert_becomes (cases, G_N_ELEMENTS (cases));
}

static void
test_drops_tracking_pixels (void)
{
  static const Case cases[] = {
    { "a<img src=p.gif width=1 height=1>b", "ab" },
    { "a<img src=https://pixel.wp.com/b.gif?x>b", "ab" },
    { "a<img src=https://feeds.feedburner.com/~r/x/~4/y>b", "ab" },
  };

  assert_becomes (cases, G_N_ELEMENTS (cases));
}

static void
test_without_base_keeps_references (void)
{
  g_autofree char *clean = herald_html_sanitize ("<a href=/b>x</a><img src=c.png>", -1, NULL);

  g_assert_cmpstr (clean, ==, "<a href=\"/b\">x</a><img src=\"c.png\">");
}

static void
test_takes_any_bytes (void)
{
  g_autofree char *nul = herald_html_sanitize ("a\0<b>b</b>", 10, BASE);
  g_autofree char *nul_in_name = herald_html_sanitize ("<scr\0ipt>a</scr\0ipt><b\0 id=b>c", 30, BASE);
  g_autofree char *invalid = herald_html_sanitize ("a\xff<b>b", -1, BASE);
  g_autofree char *control = herald_html_sanitize ("a\001b&#1;", -1, BASE);
  g_autofree char *none = herald_html_sanitize (NULL, -1, BASE);

  g_assert_cmpstr (nul, ==, "a<b>b</b>");
  g_assert_cmpstr (nul_in_name, ==, "ac");
  g_assert_cmpstr (invalid, ==, "a\357\277\275<b>b</b>");
  g_assert_cmpstr (control, ==, "a\357\277\275b\357\277\275");
  g_assert_cmpstr (none, ==, "");
}

static void
assert_keeps_text (const char *html,
                   gssize      length)
{
  g_autofree char *clean = herald_html_sanitize (html, length, BASE);
  g_autofree char *given = herald_test_safety_dup_text (html, length);
  g_autofree char *kept = herald_test_safety_dup_text (clean, -1);

  g_assert_cmpstr (kept, ==, given);
}

static void
assert_file_is_sanitized (const char *path)
{
  g_autofree char *html = NULL;
  gsize length;

  g_test_message ("%s", path);
  g_assert_true (g_file_get_contents (path, &html, &length, NULL));
  assert_sanitized (html, length);
  assert_keeps_text (html, length);
}

static void
assert_folder_is_sanitized (const char *path)
{
  g_autoptr (GDir) folder = g_dir_open (path, 0, NULL);
  const char *name;
  guint n = 0;

  g_assert_nonnull (folder);
  while ((name = g_dir_read_name (folder)) != NULL)
    {
      g_autofree char *file = g_build_filename (path, name, NULL);

      assert_file_is_sanitized (file);
      n++;
    }
  g_assert_cmpuint (n, >, 0);
}

static void
test_defuses_our_tricks (void)
{
  g_autofree char *path = g_test_build_filename (G_TEST_DIST, "data", "html", NULL);

  assert_folder_is_sanitized (path);
}

static void
test_defuses_the_collection (void)
{
  const char *shared = g_getenv ("HERALD_TEST_SHARED");
  g_autofree char *path = g_build_filename (shared != NULL ? shared : "", "suites", "xss", NULL);

  if (!g_file_test (path, G_FILE_TEST_IS_DIR))
    {
      g_test_skip ("the shared test data is not here");
      return;
    }
  assert_folder_is_sanitized (path);
}

static void
test_cleans_real_pages (void)
{
  const char *shared = g_getenv ("HERALD_TEST_SHARED");
  g_autofree char *path = g_build_filename (shared != NULL ? shared : "", "suites", "pages", NULL);
  g_autoptr (GDir) folder = g_dir_open (path, 0, NULL);
  const char *name;

  if (folder == NULL)
    {
      g_test_skip ("the shared test data is not here");
      return;
    }
  while ((name = g_dir_read_name (folder)) != NULL)
    {
      g_autofree char *file = g_build_filename (path, name, "source.html", NULL);

      assert_file_is_sanitized (file);
    }
}

static void
test_begins_with_no_byte_order_mark (void)
{
  static const Case cases[] = {
    { "\357\273\277a", "a" },
    { "\xef\xbb\xbf\xef\xbb\xbf<p>a", "<p>a</p>" },
    { "<script></script>\xef\xbb\xbf" "a", "a" },
    { "a\xef\xbb\xbf" "b", "a\xef\xbb\xbf" "b" },
  };

  assert_becomes (cases, G_N_ELEMENTS (cases));
}

/* What the tests are worth depends on it. */
static void
test_faults_are_found (void)
{
  static const char * const faults[] = {
    "<script>a</script>", "<p onclick=a>", "<a href=javascript:a>", "<a href='java\nscript:a'>",
    "<a href='\302\240javascript:a'>", "<img src=data:image/svg+xml,a>", "<video src=data:image/png,a></video>",
    "<svg></svg>", "<math></math>", "<template></template>", "<noscript></noscript>", "<p style=a>", "<!-- a -->",
    "<iframe src=http://example.org/></iframe>", "<img srcset='a 1x, javascript:a 2x'>", "<x-a>", "<meta charset=a>",
    "<form>", "<base href=a>", "\357\273\277a", "\xff",
  };

  for (gsize i = 0; i < G_N_ELEMENTS (faults); i++)
    {
      g_autofree char *fault = herald_test_safety_find_fault (faults[i]);

      g_test_message ("%" G_GSIZE_FORMAT, i);
      g_assert_nonnull (fault);
    }
}

static void
test_defuses_random_mixtures (void)
{
  g_autoptr (GRand) random = g_rand_new_with_seed (7);

  for (guint i = 0; i < 4000; i++)
    {
      g_autofree char *html = herald_test_mixture_new (random);

      g_test_message ("%s", html);
      assert_sanitized (html, -1);
    }
}

static void
assert_quick (const char *piece,
              gsize       bytes)
{
  g_autoptr (GString) html = g_string_sized_new (bytes);
  g_autofree char *clean = NULL;
  gint64 start = g_get_monotonic_time ();

  for (guint i = 0; html->len < bytes; i++)
    {
      const char *number = strchr (piece, '#');

      if (number != NULL)
        g_string_append_printf (html, "%.*s%u%s", (int) (number - piece), piece, i, number + 1);
      else
        g_string_append (html, piece);
    }
  clean = herald_html_sanitize (html->str, html->len, BASE);
  g_test_message ("%s: %.2f s", piece, (double) (g_get_monotonic_time () - start) / G_USEC_PER_SEC);

  g_assert_nonnull (clean);
  g_assert_cmpint (g_get_monotonic_time () - start, <, 10 * G_USEC_PER_SEC);
}

static void
test_is_quick_however_deep (void)
{
  static const char * const pieces[] = {
    "<div>", "<div><p>x", "<span>", "<b>", "<b id=#>", "<b id=#><p>x", "<a href=#>x<div>", "<table><tr><td>",
    "<table><td>x<b></td>", "<ul><li>", "<svg><g>", "<div></span>", "<div><!--</div>-->",
    "<div><script></div></script>",
    "<span><div></span>", "<b><div></b>", "<div><table></div>", "<p><button>", "<select><option>", "<nobr><div>",
    "<object>", "<template>", "</p>", "<x-#>", "<rt>", "<optgroup>", "<option><span>", "<body><span>", "<td><span>",
    "<svg><td>",
  };

  for (gsize i = 0; i < G_N_ELEMENTS (pieces); i++)
    assert_quick (pieces[i], 600 * 1000);
}

/* Old pages name places with links that never end. */
static void
test_keeps_links_that_never_end (void)
{
  g_autoptr (GString) html = g_string_new (NULL);
  g_autofree char *clean = NULL;

  for (guint i = 0; i < 1000; i++)
    g_string_append_printf (html, "<a name=n%u>x<a href=l%u>y</a>", i, i);
  clean = herald_html_sanitize (html->str, (gssize) html->len, BASE);

  g_assert_nonnull (strstr (clean, "<a id=\"n999\">x</a><a href=\"https://example.org/a/l999\">y</a>"));
}

static void
test_drops_what_is_hidden_however_deep (void)
{
  static const char * const pieces[] = {
    "<script>hidden</script>", "<style>hidden</style>", "<title>hidden</title>", "<iframe>hidden</iframe>",
    "<object>hidden<object>hidden</object>hidden</OBJECT >", "<template>hidden<p></template>",
    "<applet>hidden</applet>", "<noembed>hidden</noembed>", "<xmp>hidden</xmp>", "<svg><style>hidden</style></svg>",
  };

  for (gsize i = 0; i < G_N_ELEMENTS (pieces); i++)
    {
      g_autoptr (GString) html = g_string_new (NULL);
      g_autofree char *clean = NULL;

      for (guint j = 0; j < 300; j++)
        g_string_append (html, "<div>");
      g_string_append_printf (html, "%sshown", pieces[i]);
      clean = herald_html_sanitize (html->str, (gssize) html->len, BASE);
      g_test_message ("%s", pieces[i]);
      g_assert_null (strstr (clean, "hidden"));
      g_assert_nonnull (strstr (clean, "shown"));
    }
}

static void
test_is_quick_however_wide (void)
{
  g_autoptr (GString) attributes = g_string_new ("<a");
  g_autofree char *clean = NULL;
  gint64 start = g_get_monotonic_time ();

  for (guint i = 0; i < 300000; i++)
    g_string_append_printf (attributes, " a%u=b", i);
  g_string_append (attributes, ">x</a>");
  clean = herald_html_sanitize (attributes->str, attributes->len, BASE);

  g_assert_cmpstr (clean, ==, "<a>x</a>");
  g_assert_cmpint (g_get_monotonic_time () - start, <, 5 * G_USEC_PER_SEC);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/html/html-sanitizer/keeps-what-a-story-is-made-of", test_keeps_what_a_story_is_made_of);
  g_test_add_func ("/html/html-sanitizer/removes-what-runs", test_removes_what_runs);
  g_test_add_func ("/html/html-sanitizer/keeps-the-first-line-of-what-is-set-as-it-is",
                   test_keeps_the_first_line_of_what_is_set_as_it_is);
  g_test_add_func ("/html/html-sanitizer/keeps-text-that-looks-like-tags", test_keeps_text_that_looks_like_tags);
  g_test_add_func ("/html/html-sanitizer/makes-addresses-absolute", test_makes_addresses_absolute);
  g_test_add_func ("/html/html-sanitizer/keeps-players-of-known-hosts", test_keeps_players_of_known_hosts);
  g_test_add_func ("/html/html-sanitizer/drops-tracking-pixels", test_drops_tracking_pixels);
  g_test_add_func ("/html/html-sanitizer/without-base-keeps-references", test_without_base_keeps_references);
  g_test_add_func ("/html/html-sanitizer/takes-any-bytes", test_takes_any_bytes);
  g_test_add_func ("/html/html-sanitizer/begins-with-no-byte-order-mark", test_begins_with_no_byte_order_mark);
  g_test_add_func ("/html/html-sanitizer/faults-are-found", test_faults_are_found);
  g_test_add_func ("/html/html-sanitizer/defuses-our-tricks", test_defuses_our_tricks);
  g_test_add_func ("/html/html-sanitizer/defuses-the-collection", test_defuses_the_collection);
  g_test_add_func ("/html/html-sanitizer/cleans-real-pages", test_cleans_real_pages);
  g_test_add_func ("/html/html-sanitizer/defuses-random-mixtures", test_defuses_random_mixtures);
  g_test_add_func ("/html/html-sanitizer/keeps-links-that-never-end", test_keeps_links_that_never_end);
  g_test_add_func ("/html/html-sanitizer/drops-what-is-hidden-however-deep", test_drops_what_is_hidden_however_deep);
  g_test_add_func ("/html/html-sanitizer/is-quick-however-deep", test_is_quick_however_deep);
  g_test_add_func ("/html/html-sanitizer/is-quick-however-wide", test_is_quick_however_wide);

  return g_test_run ();
}
