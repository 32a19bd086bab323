/* SPDX-FileCopyrightText: 2026 The Herald founders
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "herald-feed-parser.h"

#include "herald-attachment.h"
#include "herald-date.h"
#include "herald-person.h"
#include "herald-story-record.h"

#include <string.h>

/* What holds for every document: whatever the bytes, what comes out is clean text; and what was written is read. */

#define N_DAMAGED 3000
#define N_WRITTEN 400

/* --- any bytes -------------------------------------------------------------------------------------------------- */

static void
assert_clean (const char *text)
{
  if (text == NULL)
    return;

  g_assert_true (g_utf8_validate (text, -1, NULL));
  for (const char *c = text; *c != '\0'; c = g_utf8_next_char (c))
    {
      gunichar character = g_utf8_get_char (c);

      g_assert_true (character >= 0x20 || character == '\t' || character == '\n' || character == '\r');
      g_assert_true (character != 0xfffe && character != 0xffff);
    }
}

static void
assert_all_clean (GStrv texts)
{
  for (gsize i = 0; texts != NULL && texts[i] != NULL; i++)
    assert_clean (texts[i]);
}

static void
assert_people_clean (GPtrArray *people)
{
  for (guint i = 0; people != NULL && i < people->len; i++)
    {
      const HeraldPerson *person = g_ptr_array_index (people, i);

      assert_clean (person->name);
      assert_clean (person->email);
      assert_clean (person->address);
    }
}

static void
assert_story_clean (const HeraldStoryRecord *story)
{
  assert_clean (story->guid);
  assert_clean (story->link);
  assert_clean (story->title);
  assert_clean (story->summary);
  assert_clean (story->content);
  assert_clean (story->image);
  assert_clean (story->comments);
  assert_clean (story->language);
  assert_all_clean (story->categories);
  assert_people_clean (story->authors);
  for (guint i = 0; story->attachments != NULL && i < story->attachments->len; i++)
    {
      const HeraldAttachment *attachment = g_ptr_array_index (story->attachments, i);

      assert_clean (attachment->address);
      assert_clean (attachment->type);
    }
}

static void
assert_document_clean (HeraldFeedDocument *document)
{
  assert_clean (document->id);
  assert_clean (document->title);
  assert_clean (document->subtitle);
  assert_clean (document->link);
  assert_clean (document->self);
  assert_clean (document->language);
  assert_clean (document->icon);
  assert_clean (document->image);
  assert_clean (document->next_page);
  assert_all_clean (document->hubs);
  assert_people_clean (document->authors);
  for (guint i = 0; i < document->stories->len; i++)
    assert_story_clean (g_ptr_array_index (document->stories, i));
}

/* The feeds of the contract, since damage to what is read tells more than noise. */
static GPtrArray *
load_feeds (void)
{
  g_autofree char *folder = g_test_build_filename (G_TEST_DIST, "data", "contract", NULL);
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  g_autoptr (GPtrArray) names = g_ptr_array_new_with_free_func (g_free);
  GPtrArray *feeds = g_ptr_array_new_with_free_func ((GDestroyNotify) g_bytes_unref);
  const char *name;

  g_assert_nonnull (dir);
  while ((name = g_dir_read_name (dir)) != NULL)
    if (!g_str_has_suffix (name, ".expected"))
      g_ptr_array_add (names, g_strdup (name));
  g_ptr_array_sort_values (names, (GCompareFunc) strcmp);

  for (guint i = 0; i < names->len; i++)
    {
      g_autofree char *path = g_build_filename (folder, g_ptr_array_index (names, i), NULL);
      char *text;
      gsize length;

      g_assert_true (g_file_get_contents (path, &text, &length, NULL));
      g_ptr_array_add (feeds, g_bytes_new_take (text, length));
    }

  return feeds;
}

/* Overwrites, cuts and doubles pieces of @bytes. */
static GBytes *
damage (GBytes *bytes,
        GRand  *random)
{
  GByteArray *damaged = g_byte_array_new ();
  int n = g_rand_int_range (random, 1, 8);

  g_byte_array_append (damaged, g_bytes_get_data (bytes, NULL), (guint) g_bytes_get_size (bytes));
  for (int i = 0; i < n && damaged->len > 1; i++)
    {
      guint place = (guint) g_rand_int_range (random, 0, (gint32) damaged->len);
      guint wanted = (guint) g_rand_int_range (random, 1, 40);
      guint length = MIN (wanted, damaged->len - place);

      switch (g_rand_int_range (random, 0, 4))
        {
        case 0:
          damaged->data[place] = (guint8) g_rand_int_range (random, 0, 256);
          break;
        case 1:
          g_byte_array_remove_range (damaged, place, length);
          break;
        case 2:
          {
            g_autofree guint8 *piece = g_memdup2 (damaged->data + place, length);

            g_byte_array_append (damaged, piece, length);
            break;
          }
        default:
          memset (damaged->data + place, "<&\"\xc3"[g_rand_int_range (random, 0, 4)], MIN (length, 3));
          break;
        }
    }

  return g_byte_array_free_to_bytes (damaged);
}

static void
test_any_bytes_give_clean_text (void)
{
  static const char * const types[] = {
    NULL, "text/html", "application/xml; charset=utf-16", "text/xml; charset=iso-8859-1", "x; charset=shift_jis",
    "application/json; charset=gb18030", "text/xml; charset=ibm037", ";;charset",
  };
  g_autoptr (GPtrArray) feeds = load_feeds ();
  g_autoptr (GRand) random = g_rand_new_with_seed (20);
  guint n_read = 0;

  for (guint i = 0; i < N_DAMAGED; i++)
    {
      GBytes *whole = g_ptr_array_index (feeds, i % feeds->len);
      g_autoptr (GBytes) bytes = damage (whole, random);
      g_autoptr (HeraldFeedDocument) document = NULL;

      g_test_message ("%u", i);
      document = herald_feed_parser_parse (bytes, types[i / 7 % G_N_ELEMENTS (types)], NULL, NULL);
      if (document == NULL)
        continue;
      n_read++;
      assert_document_clean (document);
    }

  /* Damaged feeds are still feeds, most of the time. */
  g_assert_cmpuint (n_read, >, N_DAMAGED / 2);
}

/* --- what was written is read ----------------------------------------------------------------------------------- */

typedef struct
{
  char   *id;       /* (owned) */
  char   *link;     /* (owned) */
  char   *title;    /* (owned) */
  char   *content;  /* (owned): HTML */
  char   *author;   /* (owned) */
  char   *category; /* (owned) */
  gint64  published;
} Story;

static void
story_clear (Story *story)
{
  g_free (story->id);
  g_free (story->link);
  g_free (story->title);
  g_free (story->content);
  g_free (story->author);
  g_free (story->category);
}

static char *
make_line (GRand *random)
{
  static const char * const words[] = {
    "tide", "&", "<", "a<b", "&amp;", "\"quoted\"", "it's", "]]>", "<b>bold</b>", "ça", "日本", "😀", "x&y=1", "--", "%41",
    "<!--", "\\u0041", "{}", "ﬁ", "Ω",
  };
  g_autoptr (GString) line = g_string_new ("w");

  for (int n = g_rand_int_range (random, 0, 6); n > 0; n--)
    g_string_append_printf (line, " %s", words[g_rand_int_range (random, 0, G_N_ELEMENTS (words))]);

  return g_string_free (g_steal_pointer (&line), FALSE);
}

static void
make_story (Story *story,
            GRand *random,
            guint  number)
{
  g_autofree char *line = make_line (random);
  g_autofree char *text = g_markup_escape_text (line, -1);

  story->id = g_strdup_printf ("tag:%u,%s", number, "x");
  story->link = g_strdup_printf ("https://tides.example/%u?a=1&b=%u", number, number);
  story->title = make_line (random);
  story->content = g_strdup_printf ("<p>%s</p>", text);
  story->author = g_strdup_printf ("Mara %u", number);
  story->category = g_strdup_printf ("kind %u", number);
  story->published = g_rand_int_range (random, 0, G_MAXINT32);
}

/* Writes @text as character data: escaped, in a section, or both. */
static void
append_data (GString    *out,
             const char *text,
             GRand      *random)
{
  g_autofree char *escaped = g_markup_escape_text (text, -1);

  if (g_rand_boolean (random) && strstr (text, "]]>") == NULL)
    g_string_append_printf (out, "<![CDATA[%s]]>", text);
  else
    g_string_append (out, escaped);
}

static void
append_element (GString    *out,
                const char *start,
                const char *end,
                const char *text,
                GRand      *random)
{
  g_string_append_printf (out, "<%s>", start);
  append_data (out, text, random);
  g_string_append_printf (out, "</%s>\n", end);
}

/* A title of RSS may be HTML, so that it is one if it has signs of it. */
static void
append_rss_story (GString     *out,
                  const Story *story,
                  GRand       *random)
{
  g_autofree char *title = g_markup_escape_text (story->title, -1);
  g_autofree char *published = herald_date_format_utc (story->published);

  g_string_append (out, "<item>\n");
  append_element (out, "guid isPermaLink='false'", "guid", story->id, random);
  append_element (out, "link", "link", story->link, random);
  append_element (out, "title", "title", title, random);
  append_element (out, "content:encoded", "content:encoded", story->content, random);
  append_element (out, "dc:creator", "dc:creator", story->author, random);
  append_element (out, "category", "category", story->category, random);
  append_element (out, "pubDate", "pubDate", published, random);
  g_string_append (out, "</item>\n");
}

static void
append_atom_story (GString     *out,
                   const Story *story,
                   GRand       *random)
{
  g_autofree char *published = herald_date_format_utc (story->published);
  g_autofree char *link = g_markup_escape_text (story->link, -1);

  g_string_append_printf (out, "<entry>\n<link href=\"%s\"/><category term='%s'/>\n", link, story->category);
  append_element (out, "id", "id", story->id, random);
  append_element (out, "title", "title", story->title, random);
  append_element (out, "content type='html'", "content", story->content, random);
  append_element (out, "published", "published", published, random);
  g_string_append (out, "<author>");
  append_element (out, "name", "name", story->author, random);
  g_string_append (out, "</author></entry>\n");
}

static void
append_json_text (GString    *out,
                  const char *name,
                  const char *text)
{
  g_string_append_printf (out, "\"%s\": \"", name);
  for (const char *c = text; *c != '\0'; c = g_utf8_next_char (c))
    {
      gunichar character = g_utf8_get_char (c);

      if (character == '"' || character == '\\')
        g_string_append_printf (out, "\\%c", (char) character);
      else if (character > 0xffff)
        g_string_append_printf (out, "\\u%04x\\u%04x", 0xd7c0 + (character >> 10), 0xdc00 + (character & 0x3ff));
      else
        g_string_append_unichar (out, character);
    }
  g_string_append (out, "\", ");
}

static void
append_json_story (GString     *out,
                   const Story *story)
{
  g_autofree char *published = herald_date_format_utc (story->published);

  g_string_append (out, "{");
  append_json_text (out, "id", story->id);
  append_json_text (out, "url", story->link);
  append_json_text (out, "title", story->title);
  append_json_text (out, "content_html", story->content);
  append_json_text (out, "date_published", published);
  g_string_append_printf (out, "\"tags\": [\"%s\"], \"authors\": [{\"name\": \"%s\"}]}",
                          story->category, story->author);
}

typedef enum
{
  FORMAT_RSS,
  FORMAT_ATOM,
  FORMAT_JSON,
  N_FORMATS,
} Format;

static char *
write_feed (Format  format,
            GArray *stories,
            GRand  *random)
{
  static const char * const starts[] = {
    "<rss version='2.0' xmlns:dc='http://purl.org/dc/elements/1.1/'><channel>",
    "<feed xmlns='http://www.w3.org/2005/Atom'>",
    "{\"version\": \"https://jsonfeed.org/version/1.1\", \"items\": [",
  };
  static const char * const ends[] = { "</channel></rss>", "</feed>", "]}" };
  GString *out = g_string_new (starts[format]);

  for (guint i = 0; i < stories->len; i++)
    {
      const Story *story = &g_array_index (stories, Story, i);

      if (format == FORMAT_RSS)
        append_rss_story (out, story, random);
      else if (format == FORMAT_ATOM)
        append_atom_story (out, story, random);
      else
        {
          g_string_append (out, i > 0 ? ",\n" : "");
          append_json_story (out, story);
        }
    }
  g_string_append (out, ends[format]);

  return g_string_free (out, FALSE);
}

static void
assert_same (const HeraldStoryRecord *story,
             const Story             *written)
{
  const HeraldPerson *author;

  g_assert_cmpstr (story->guid, ==, written->id);
  g_assert_cmpstr (story->link, ==, written->link);
  g_assert_cmpstr (story->title, ==, written->title);
  g_assert_cmpstr (story->content, ==, written->content);
  g_assert_cmpint (story->published, ==, written->published);
  g_assert_nonnull (story->authors);
  g_assert_cmpuint (story->authors->len, ==, 1);
  author = g_ptr_array_index (story->authors, 0);
  g_assert_cmpstr (author->name, ==, written->author);
  g_assert_nonnull (story->categories);
  g_assert_cmpstr (story->categories[0], ==, written->category);
  g_assert_null (story->categories[1]);
}

static void
test_what_was_written_is_read (void)
{
  static const char * const encodings[] = { "UTF-8", "UTF-16", "UTF-32", "GB18030" };
  g_autoptr (GRand) random = g_rand_new_with_seed (4);

  for (guint i = 0; i < N_WRITTEN; i++)
    {
      g_autoptr (GArray) stories = g_array_new (FALSE, TRUE, sizeof (Story));
      const char *encoding = encodings[i / N_FORMATS % G_N_ELEMENTS (encodings)];
      g_autofree char *content_type = g_strdup_printf ("application/xml; charset=%s", encoding);
      g_autofree char *feed = NULL;
      g_autofree char *encoded = NULL;
      g_autoptr (GBytes) bytes = NULL;
      g_autoptr (HeraldFeedDocument) document = NULL;
      gsize length;

      g_array_set_clear_func (stories, (GDestroyNotify) story_clear);
      g_array_set_size (stories, (guint) g_rand_int_range (random, 0, 5));
      for (guint j = 0; j < stories->len; j++)
        make_story (&g_array_index (stories, Story, j), random, j);

      feed = write_feed (i % N_FORMATS, stories, random);
      g_test_message ("%u, %s: %s", i, encoding, feed);
      encoded = g_convert (feed, -1, encoding, "UTF-8", NULL, &length, NULL);
      g_assert_nonnull (encoded);
      bytes = g_bytes_new (encoded, length);
      document = herald_feed_parser_parse (bytes, content_type, NULL, NULL);
      g_assert_nonnull (document);
      g_assert_cmpuint (document->stories->len, ==, stories->len);
      for (guint j = 0; j < stories->len; j++)
        assert_same (g_ptr_array_index (document->stories, j), &g_array_index (stories, Story, j));
    }
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/parse/properties/any-bytes-give-clean-text", test_any_bytes_give_clean_text);
  g_test_add_func ("/parse/properties/what-was-written-is-read", test_what_was_written_is_read);

  return g_test_run ();
}
