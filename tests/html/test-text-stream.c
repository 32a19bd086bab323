/* SPDX-FileCopyrightText: 2026 The Herald founders
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "herald-html-text.h"
#include "herald-text-stream.h"

#include <string.h>

#define BASE "https://example.org/a/"

typedef struct
{
  HeraldTextFlow  body;
  HeraldTextFlow  captions;
  char           *picture; /* (owned) (nullable) */
  gboolean        is_read;
} Streamed;

static Streamed *
stream (const char *html)
{
  Streamed *self = g_new0 (Streamed, 1);

  self->body.out = g_string_new (NULL);
  self->captions.out = g_string_new (NULL);
  self->is_read = herald_text_stream_read (html, strlen (html), BASE, &self->body, &self->captions, &self->picture);
  g_strchomp (self->body.out->str);
  g_strchomp (self->captions.out->str);

  return self;
}

static void
streamed_free (Streamed *self)
{
  g_string_free (self->body.out, TRUE);
  g_string_free (self->captions.out, TRUE);
  g_free (self->picture);
  g_free (self);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Streamed, streamed_free)

/* What has a length is read by the tree. Returns whether there was something to compare. */
static gboolean
assert_as_the_tree (const char *html)
{
  g_autoptr (Streamed) streamed = stream (html);
  g_autofree char *captions = NULL;
  g_autofree char *picture = NULL;
  g_autofree char *text = NULL;

  if (!streamed->is_read)
    return FALSE;

  text = herald_html_text_and_captions (html, strlen (html), BASE, &captions, &picture);
  if (g_strcmp0 (streamed->body.out->str, text) != 0 || g_strcmp0 (streamed->captions.out->str, captions) != 0
      || g_strcmp0 (streamed->picture, picture) != 0)
    {
      g_autofree char *shown = g_strescape (html, NULL);

      g_test_message ("not as the tree: %s", shown);
    }
  g_assert_cmpstr (streamed->body.out->str, ==, text);
  g_assert_cmpstr (streamed->captions.out->str, ==, captions);
  g_assert_cmpstr (streamed->picture, ==, picture);

  return TRUE;
}

static void
test_reads_what_is_written_well (void)
{
  static const char * const texts[] = {
    "", "words", "a & b < c", "<p>One</p>\n<p>two <b>bold</b>&nbsp;&amp; &eacute;&#8217;&#x2019;</p>",
    "<p>one<br>two<br/><br />three<hr>four", "<div><p>a</div>b",
    "<ul><li>a<li>b</ul><ol><li><p>c</p></li></ol><dl><dt>d<dd>e</dl>",
    "<table><thead><tr><th>a</th></tr></thead><tbody><tr><td>b<td>c<tr><td>d</tbody></table>",
    "<table> <tr> <td> <p>a </td> </tr> </table>", "<h2>a</h2><blockquote>b</blockquote>",
    "<figure><img src=b.png width=600><figcaption>c</figcaption></figure>d",
    "<p class='x wp-caption-text'>c</p>d", "<pre>\n a\n  b\n\n\n\nc</pre>d <pre>e</pre>",
    "<script>if (a < b) '<p>'</script>a<style>b</style><iframe src=x></iframe>c<!-- d -->e",
    "<img alt=\"a > b\" src='c.png'>d", "<p =\"a>b=\"c</p>d", "<p a=b=\"c>d</p>e=\"f>", "<a href=b>c<p>d</a>e</p>",
    "日本語 “quoted”\302\240text\342\200\250 end", "a\001b\302\205c", "<video src=a><p>b</p></video>c", NULL
  };

  for (gsize i = 0; texts[i] != NULL; i++)
    {
      g_test_message ("%s", texts[i]);
      g_assert_true (assert_as_the_tree (texts[i]));
    }
}

static void
test_leaves_what_is_broken_to_the_tree (void)
{
  static const char * const texts[] = {
    "<p hidden>a</p>", "a</p>b", "<div>a</p></div>", "<table>a<tr><td>b</table>", "<select><option>a</select>",
    "&copy b", "&notit;", "&#128;", "<svg><p>a</p></svg>", "<!-->a-->", "<![CDATA[a]]>", "<?a?>", "</>a", "<p",
    "<p =\"a/b c=\"d>e", "<script><!--<script></script>--></script>", "<noscript>a</noscript>", "<ruby>a<rt>b</ruby>",
    "a<b><figure><video>b</b>c", "a<span><video>b</span>c", "a\377b", NULL
  };

  for (gsize i = 0; texts[i] != NULL; i++)
    {
      g_autoptr (Streamed) streamed = stream (texts[i]);

      g_test_message ("%s", texts[i]);
      g_assert_false (streamed->is_read);
    }
}

static char *
make_nonsense (void)
{
  static const char * const pieces[] = {
    "a", "word and word ", "\n", "  ", "<p>", "</p>", "<div>", "</div>", "<b>", "</b>", "<br>", "<ul>", "</ul>", "<li>",
    "</li>", "<ol>", "</ol>", "<dl>", "</dl>", "<dt>", "<dd>", "</dd>", "<table>", "</table>", "<tr>", "</tr>", "<td>",
    "</td>", "<th>", "<tbody>", "</tbody>", "<thead>", "<h1>", "</h1>", "<h2>", "</h2>", "<blockquote>",
    "</blockquote>", "<pre>", "</pre>", "<pre>\n", "<figure>", "</figure>", "<figcaption>", "</figcaption>",
    "<img src=a.png>", "<img src='b&amp;c.png' width=500>", "<img src=d width=1>", "<a href=x>", "</a>", "<hr>",
    "<p =\"a", "<p b=c=\"d", "\"",
    "&amp;", "&", "&nbsp;", "&#65;", "&eacute;", "<", " < ", ">", "<span class=wp-caption-text>", "</span>",
    "<p class='wp-caption-text'>", "<!-- c -->", "<video>", "</video>", "<script>x</script>", "<article>",
    "</article>", "<unknown>", "<code>", "</code>", "<i>", "</i>", "“", "\302\240",
  };
  GString *html = g_string_new (NULL);
  int n = g_test_rand_int_range (1, 14);

  for (int i = 0; i < n; i++)
    g_string_append (html, pieces[g_test_rand_int_range (0, G_N_ELEMENTS (pieces))]);

  return g_string_free (html, FALSE);
}

static void
test_reads_nonsense_as_the_tree_does (void)
{
  guint n_compared = 0;

  for (guint i = 0; i < 40000; i++)
    {
      g_autofree char *html = make_nonsense ();

      n_compared += assert_as_the_tree (html);
    }
  g_assert_cmpuint (n_compared, >, 2000);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/html/text-stream/reads-what-is-written-well", test_reads_what_is_written_well);
  g_test_add_func ("/html/text-stream/leaves-what-is-broken-to-the-tree", test_leaves_what_is_broken_to_the_tree);
  g_test_add_func ("/html/text-stream/reads-nonsense-as-the-tree-does", test_reads_nonsense_as_the_tree_does);

  return g_test_run ();
}
