/* SPDX-FileCopyrightText: 2026 The Herald founders
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "herald-json-feed-reader-private.h"

#include "herald-fields-private.h"
#include "herald-json-mend-private.h"
#include "herald-values-private.h"

#include "herald-uri.h"

#include <json-glib/json-glib.h>
#include <string.h>

/* What the tree of a document may hold. An object costs some 400 bytes, another value some 60, so that this is
 * about a quarter of a gigabyte. */
#define MAX_COST (256 * 1024 * 1024)
#define OBJECT_COST 400
#define VALUE_COST 64
#define MAX_DEPTH 256

/* Whether the tree of @text would be larger or deeper than any feed's. */
static gboolean
is_affordable (const char *text,
               gsize       length)
{
  gsize cost = length;
  guint depth = 0;
  gboolean is_string = FALSE;

  for (gsize i = 0; i < length; i++)
    {
      if (is_string)
        {
          if (text[i] == '\\')
            i++;
          else if (text[i] == '"')
            is_string = FALSE;
          continue;
        }

      switch (text[i])
        {
        case '"':
          is_string = TRUE;
          break;
        case '{':
        case '[':
          cost += OBJECT_COST;
          if (++depth > MAX_DEPTH)
            return FALSE;
          break;
        case '}':
        case ']':
          depth -= depth > 0 ? 1 : 0;
          break;
        case ',':
          cost += VALUE_COST;
          break;
        default:
          break;
        }
    }

  return cost <= MAX_COST;
}

/* Escapes can bring in what the bytes were cleaned of. */
static char *
clean (const char *text)
{
  g_autoptr (GString) cleaned = NULL;

  for (const char *c = text; *c != '\0'; c = g_utf8_next_char (c))
    {
      gunichar character = g_utf8_get_char (c);

      if ((character >= 0x20 || character == '\t' || character == '\n' || character == '\r') &&
          character != 0xfffe && character != 0xffff)
        {
          if (cleaned != NULL)
            g_string_append_unichar (cleaned, character);
          continue;
        }
      if (cleaned == NULL)
        cleaned = g_string_new_len (text, c - text);
      g_string_append_unichar (cleaned, 0xfffd);
    }

  return cleaned != NULL ? g_string_free (g_steal_pointer (&cleaned), FALSE) : g_strdup (text);
}

static char *
dup_node_text (JsonNode *node)
{
  g_autofree char *valid = NULL;

  if (node == NULL || json_node_get_value_type (node) != G_TYPE_STRING)
    return NULL;

  valid = g_utf8_make_valid (json_node_get_string (node), -1);
  return clean (valid);
}

static char *
dup_text (JsonObject *object,
          const char *name)
{
  return dup_node_text (json_object_get_member (object, name));
}

static char *
dup_line (JsonObject *object,
          const char *name)
{
  g_autofree char *text = dup_text (object, name);

  return herald_value_line (text);
}

static char *
dup_address (JsonObject *object,
             const char *name,
             const char *base)
{
  g_autofree char *reference = dup_text (object, name);

  if (reference == NULL || *g_strstrip (reference) == '\0')
    return NULL;

  return herald_uri_resolve (base, reference);
}

/* The shortest text that is read as the same number. */
static char *
dup_number (double number)
{
  char buffer[G_ASCII_DTOSTR_BUF_SIZE];

  for (int digits = 15; digits <= 17; digits++)
    {
      g_autofree char *format = g_strdup_printf ("%%.%dg", digits);

      g_ascii_formatd (buffer, sizeof buffer, format, number);
      if (g_ascii_strtod (buffer, NULL) == number)
        break;
    }

  return g_strdup (buffer);
}

/* Identifiers should be strings; what else is there is taken as it is written. */
static char *
dup_id (JsonObject *object)
{
  JsonNode *node = json_object_get_member (object, "id");
  char *text;

  if (node == NULL || !JSON_NODE_HOLDS_VALUE (node))
    return NULL;

  if (json_node_get_value_type (node) == G_TYPE_INT64)
    return g_strdup_printf ("%" G_GINT64_FORMAT, json_node_get_int (node));
  if (json_node_get_value_type (node) == G_TYPE_DOUBLE)
    return dup_number (json_node_get_double (node));
  if (json_node_get_value_type (node) == G_TYPE_BOOLEAN)
    return g_strdup (json_node_get_boolean (node) ? "true" : "false");

  text = dup_text (object, "id");
  return text != NULL ? g_strstrip (text) : NULL;
}

static gint64
get_number (JsonObject *object,
            const char *name)
{
  JsonNode *node = json_object_get_member (object, name);
  double number;

  if (node == NULL || !JSON_NODE_HOLDS_VALUE (node))
    return -1;
  if (json_node_get_value_type (node) == G_TYPE_STRING)
    return herald_value_number (json_node_get_string (node));

  number = json_node_get_double (node);
  return number >= 0 && number < 9e15 ? (gint64) number : -1;
}

static JsonArray *
get_array (JsonObject *object,
           const char *name)
{
  JsonNode *node = json_object_get_member (object, name);

  return node != NULL && JSON_NODE_HOLDS_ARRAY (node) ? json_node_get_array (node) : NULL;
}

static guint
array_length (JsonArray *array)
{
  return array != NULL ? json_array_get_length (array) : 0;
}

static JsonObject *
array_object (JsonArray *array,
              guint      i)
{
  JsonNode *node = json_array_get_element (array, i);

  return JSON_NODE_HOLDS_OBJECT (node) ? json_node_get_object (node) : NULL;
}

static void
read_author_object (HeraldFields *fields,
                    JsonObject   *object,
                    const char   *base)
{
  g_autofree char *name = dup_line (object, "name");
  g_autofree char *address = dup_address (object, "url", base);
  const char *email = NULL;

  if (address != NULL && g_ascii_strncasecmp (address, "mailto:", 7) == 0 && strchr (address, '?') == NULL)
    email = address + 7;
  herald_fields_add_author (fields, 10, name, email, address);
}

/* An author should be an object; some write the name alone. */
static void
read_author (HeraldFields *fields,
             JsonNode     *node,
             const char   *base)
{
  g_autofree char *text = dup_node_text (node);
  g_autofree char *name = NULL;
  g_autofree char *email = NULL;

  if (JSON_NODE_HOLDS_OBJECT (node))
    {
      read_author_object (fields, json_node_get_object (node), base);
      return;
    }
  herald_value_person (text, &name, &email);
  herald_fields_add_author (fields, 10, name, email, NULL);
}

static void
read_authors (HeraldFields *fields,
              JsonObject   *object,
              const char   *base)
{
  JsonArray *authors = get_array (object, "authors");
  JsonNode *author = json_object_get_member (object, "author");

  for (guint i = 0; i < array_length (authors); i++)
    read_author (fields, json_array_get_element (authors, i), base);

  if (fields->authors == NULL && author != NULL)
    read_author (fields, author, base);
}

static void
read_address (HeraldFields *fields,
              HeraldField   field,
              guint         rank,
              JsonObject   *object,
              const char   *name,
              const char   *base)
{
  g_autofree char *address = dup_address (object, name, base);

  herald_fields_offer (fields, field, rank, address);
}

static void
read_attachments (HeraldFields *fields,
                  JsonObject   *item,
                  const char   *base)
{
  JsonArray *attachments = get_array (item, "attachments");

  for (guint i = 0; i < array_length (attachments); i++)
    {
      JsonObject *attachment = array_object (attachments, i);
      g_autofree char *address = NULL;
      g_autofree char *type = NULL;

      if (attachment == NULL)
        continue;
      address = dup_address (attachment, "url", base);
      type = dup_line (attachment, "mime_type");
      herald_fields_add_attachment (fields, address, type, get_number (attachment, "size_in_bytes"),
                                    get_number (attachment, "duration_in_seconds"));
    }
}

static void
read_tags (HeraldFields *fields,
           JsonObject   *item)
{
  JsonArray *tags = get_array (item, "tags");

  for (guint i = 0; i < array_length (tags); i++)
    {
      g_autofree char *text = dup_node_text (json_array_get_element (tags, i));
      g_autofree char *line = herald_value_line (text);

      herald_fields_add_category (fields, line);
    }
}

static void
read_texts (HeraldFields *fields,
            JsonObject   *item,
            const char   *base)
{
  g_autofree char *title = dup_line (item, "title");
  g_autofree char *summary = dup_text (item, "summary");
  g_autofree char *html = dup_text (item, "content_html");
  g_autofree char *text = dup_text (item, "content_text");
  g_autofree char *summary_html = summary != NULL ? herald_value_escape (summary) : NULL;
  g_autofree char *text_html = text != NULL ? herald_value_escape (text) : NULL;

  herald_fields_offer (fields, HERALD_FIELD_TITLE, 10, title);
  herald_fields_offer_in (fields, HERALD_FIELD_SUMMARY, 10, summary_html, base, NULL);
  herald_fields_offer_in (fields, HERALD_FIELD_CONTENT, 10, html, base, NULL);
  herald_fields_offer_in (fields, HERALD_FIELD_CONTENT, 20, text_html, base, NULL);
}

static HeraldStoryRecord *
read_item (JsonObject *item,
           const char *base)
{
  g_auto (HeraldFields) fields = { 0 };
  g_autofree char *id = dup_id (item);
  g_autofree char *language = dup_line (item, "language");
  g_autofree char *published = dup_text (item, "date_published");
  g_autofree char *updated = dup_text (item, "date_modified");

  herald_fields_init (&fields);
  herald_fields_offer (&fields, HERALD_FIELD_ID, 10, id);
  herald_fields_offer (&fields, HERALD_FIELD_LANGUAGE, 10, language);
  herald_fields_offer_time (&fields, HERALD_TIME_PUBLISHED, 10, published);
  herald_fields_offer_time (&fields, HERALD_TIME_UPDATED, 10, updated);
  read_texts (&fields, item, base);
  read_address (&fields, HERALD_FIELD_LINK, 10, item, "url", base);
  read_address (&fields, HERALD_FIELD_LINK, 20, item, "external_url", base);
  read_address (&fields, HERALD_FIELD_IMAGE, 10, item, "image", base);
  read_address (&fields, HERALD_FIELD_IMAGE, 20, item, "banner_image", base);
  read_authors (&fields, item, base);
  read_tags (&fields, item);
  read_attachments (&fields, item, base);

  return herald_fields_to_story (&fields, NULL);
}

static void
read_hubs (HeraldFields *fields,
           JsonObject   *feed,
           const char   *base)
{
  JsonArray *hubs = get_array (feed, "hubs");

  for (guint i = 0; i < array_length (hubs); i++)
    if (array_object (hubs, i) != NULL)
      {
        g_autofree char *address = dup_address (array_object (hubs, i), "url", base);

        herald_fields_add_hub (fields, address);
      }
}

static void
read_feed (HeraldFeedDocument *document,
           JsonObject         *feed,
           const char         *base)
{
  g_auto (HeraldFields) fields = { 0 };
  g_autofree char *title = dup_line (feed, "title");
  g_autofree char *description = dup_line (feed, "description");
  g_autofree char *language = dup_line (feed, "language");

  herald_fields_init (&fields);
  herald_fields_offer (&fields, HERALD_FIELD_TITLE, 10, title);
  herald_fields_offer (&fields, HERALD_FIELD_SUMMARY, 10, description);
  herald_fields_offer (&fields, HERALD_FIELD_LANGUAGE, 10, language);
  read_address (&fields, HERALD_FIELD_LINK, 10, feed, "home_page_url", base);
  read_address (&fields, HERALD_FIELD_SELF, 10, feed, "feed_url", base);
  read_address (&fields, HERALD_FIELD_NEXT_PAGE, 10, feed, "next_url", base);
  read_address (&fields, HERALD_FIELD_ICON, 10, feed, "favicon", base);
  read_address (&fields, HERALD_FIELD_IMAGE, 10, feed, "icon", base);
  read_authors (&fields, feed, base);
  read_hubs (&fields, feed, base);

  herald_fields_fill_document (&fields, document);
}

/* Whether every member is one of JSON Feed's, or an extension, whose names begin with "_". */
static gboolean
has_only_members_of_a_feed (JsonObject *feed)
{
  static const char * const names[] = {
    "title", "home_page_url", "feed_url", "description", "user_comment", "next_url", "icon", "favicon", "author",
    "authors", "language", "expired", "hubs", "items", NULL
  };
  JsonObjectIter iter;
  const char *name;
  guint n = 0;

  json_object_iter_init (&iter, feed);
  while (json_object_iter_next (&iter, &name, NULL))
    {
      if (g_strv_contains (names, name))
        n++;
      else if (name[0] != '_')
        return FALSE;
    }

  return n > 0;
}

/* JSON Feed says what it is by the address of its specification; some forget it. */
static const char *
find_format (JsonObject *feed)
{
  g_autofree char *version = dup_line (feed, "version");

  if (version == NULL || strstr (version, "jsonfeed.org/version/") == NULL)
    {
      if (get_array (feed, "items") != NULL && json_object_has_member (feed, "title"))
        return "json-feed-1.1";

      return has_only_members_of_a_feed (feed) ? "json-feed-1.1" : NULL;
    }

  return g_str_has_suffix (version, "/1") || g_str_has_suffix (version, "/1.0") ? "json-feed-1.0" : "json-feed-1.1";
}

static gboolean
load (JsonParser *parser,
      const char *text,
      gsize       length)
{
  g_autoptr (GString) mended = NULL;

  if (!herald_json_mend_is_needed (text, length) && json_parser_load_from_data (parser, text, (gssize) length, NULL))
    return TRUE;

  mended = herald_json_mend (text, length, MAX_DEPTH);

  return json_parser_load_from_data (parser, mended->str, (gssize) mended->len, NULL);
}

/**
 * herald_json_feed_reader_read:
 * @text: JSON in UTF-8
 * @base: (nullable): the address it came from
 *
 * Reads JSON Feed 1.0 and 1.1 (https://www.jsonfeed.org/version/1.1/).
 *
 * Returns: (transfer full) (nullable): the feed, or %NULL if it is none
 */
HeraldFeedDocument *
herald_json_feed_reader_read (GBytes     *text,
                              const char *base)
{
  g_autoptr (JsonParser) parser = json_parser_new ();
  g_autoptr (HeraldFeedDocument) document = NULL;
  g_autofree char *home = NULL;
  gsize length;
  const char *data = g_bytes_get_data (text, &length);
  JsonNode *root;
  JsonObject *feed;
  JsonArray *items;

  if (!is_affordable (data, length) || !load (parser, data, length))
    return NULL;

  root = json_parser_get_root (parser);
  if (root == NULL || !JSON_NODE_HOLDS_OBJECT (root))
    return NULL;

  feed = json_node_get_object (root);
  document = herald_feed_document_new ();
  document->format = find_format (feed);
  if (document->format == NULL)
    return NULL;

  if (base == NULL)
    base = home = dup_address (feed, "home_page_url", NULL);
  read_feed (document, feed, base);

  items = get_array (feed, "items");
  for (guint i = 0; i < array_length (items); i++)
    if (array_object (items, i) != NULL)
      g_ptr_array_add (document->stories, read_item (array_object (items, i), base));

  return g_steal_pointer (&document);
}
