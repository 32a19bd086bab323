/* SPDX-FileCopyrightText: 2026 The Herald founders
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "herald-opml.h"

#include "herald-encoding-private.h"
#include "herald-values-private.h"
#include "herald-xml-content-private.h"
#include "herald-xml-private.h"

#include "herald-failure.h"
#include "herald-uri.h"

#include <string.h>

/* Outlines deeper than this become children of the last one above it. Nobody nests like that, and whoever walks
 * the tree may use recursion. */
#define MAX_NESTING 1024

#define MAX_LENGTH (128 * 1024 * 1024)

/* Outlines beyond these are left out. */
#define MAX_OUTLINES 250000

HeraldOutline *
herald_outline_new (void)
{
  return g_new0 (HeraldOutline, 1);
}

void
herald_outline_free (HeraldOutline *self)
{
  g_return_if_fail (self != NULL);

  g_free (self->title);
  g_free (self->description);
  g_free (self->feed_address);
  g_free (self->site_address);
  g_clear_pointer (&self->children, g_ptr_array_unref);
  g_free (self);
}

static void
add_child (HeraldOutline *self,
           HeraldOutline *child)
{
  if (self->children == NULL)
    self->children = g_ptr_array_new_with_free_func ((GDestroyNotify) herald_outline_free);
  g_ptr_array_add (self->children, child);
}

static gboolean
name_is (HeraldXml  *xml,
         const char *text)
{
  HeraldXmlSlice name = herald_xml_get_local_name (xml);

  return name.length == strlen (text) && g_ascii_strncasecmp (name.text, text, name.length) == 0;
}

static char *
dup_line_attribute (HeraldXml  *xml,
                    const char *name)
{
  g_autofree char *value = herald_xml_dup_attribute (xml, HERALD_NAMESPACE_NONE, name);

  return herald_value_line (value);
}

/* Addresses on servers, and references to what lies beside the list. Other readers also write commands to run. */
static char *
dup_address_attribute (HeraldXml  *xml,
                       const char *name)
{
  g_autofree char *value = herald_xml_dup_attribute (xml, HERALD_NAMESPACE_NONE, name);
  g_autofree char *address = NULL;
  g_autofree char *scheme = NULL;

  if (value == NULL)
    return NULL;
  if (g_ascii_strncasecmp (value, "feed:", 5) == 0)
    return herald_uri_from_typed (value);

  address = herald_uri_resolve (NULL, value);
  scheme = address != NULL ? g_uri_parse_scheme (address) : NULL;
  if (scheme == NULL || g_ascii_strcasecmp (scheme, "ftp") == 0 || herald_uri_is_web (address))
    return g_steal_pointer (&address);

  return NULL;
}

/* Some write the address of a feed as they do that of a link. */
static gboolean
is_feed_type (HeraldXml *xml)
{
  g_autofree char *type = herald_xml_dup_attribute (xml, HERALD_NAMESPACE_NONE, "type");

  return type != NULL && (g_ascii_strcasecmp (type, "rss") == 0 || g_ascii_strcasecmp (type, "atom") == 0);
}

static HeraldOutline *
read_outline (HeraldXml *xml)
{
  HeraldOutline *outline = herald_outline_new ();

  outline->title = dup_line_attribute (xml, "text");
  if (outline->title == NULL)
    outline->title = dup_line_attribute (xml, "title");
  outline->description = dup_line_attribute (xml, "description");
  outline->feed_address = dup_address_attribute (xml, "xmlUrl");
  if (outline->feed_address == NULL && is_feed_type (xml))
    outline->feed_address = dup_address_attribute (xml, "url");
  outline->site_address = dup_address_attribute (xml, "htmlUrl");

  return outline;
}

static void
read_head (HeraldXml     *xml,
           HeraldOutline *root)
{
  guint depth = herald_xml_get_depth (xml);

  while (herald_xml_next_child (xml, depth))
    if (name_is (xml, "title") && root->title == NULL)
      {
        g_autofree char *text = herald_xml_read_content (xml, HERALD_XML_CONTENT_TEXT);

        root->title = herald_value_line (text);
      }
}

/* Keeps for each open element the outline that it is or stands in, so that depth costs no recursion. */
static void
read_body (HeraldXml     *xml,
           HeraldOutline *root)
{
  g_autoptr (GPtrArray) open = g_ptr_array_new ();
  guint depth = herald_xml_get_depth (xml);
  guint n_outlines = 0;

  for (;;)
    {
      HeraldXmlToken token = herald_xml_step (xml);

      if (token == HERALD_XML_DONE || (token == HERALD_XML_END && herald_xml_get_depth (xml) < depth))
        return;
      if (token == HERALD_XML_END)
        g_ptr_array_set_size (open, (gint) open->len - 1);
      else if (token == HERALD_XML_START)
        {
          HeraldOutline *parent = open->len > 0 ? g_ptr_array_index (open, open->len - 1) : root;
          HeraldOutline *outline = NULL;

          if (name_is (xml, "outline"))
            {
              if (++n_outlines > MAX_OUTLINES)
                return;
              outline = read_outline (xml);
              add_child (parent, outline);
            }
          g_ptr_array_add (open, outline != NULL && open->len < MAX_NESTING ? outline : parent);
        }
    }
}

static HeraldOutline *
read_document (HeraldXml *xml)
{
  g_autoptr (HeraldOutline) root = herald_outline_new ();
  gboolean has_body = FALSE;

  while (herald_xml_next_child (xml, 0))
    {
      if (!name_is (xml, "opml"))
        continue;

      while (herald_xml_next_child (xml, 1))
        if (name_is (xml, "head"))
          read_head (xml, root);
        else if (name_is (xml, "body"))
          {
            has_body = TRUE;
            read_body (xml, root);
          }
      break;
    }

  return has_body ? g_steal_pointer (&root) : NULL;
}

/**
 * herald_opml_parse:
 * @bytes: the file as it came
 * @error: return location for a %HERALD_FAILURE
 *
 * Reads a list of subscriptions: OPML 1.0, 1.1 and 2.0 (http://opml.org/spec2.opml), well-formed or not. Of its
 * addresses those with http, https, ftp or no scheme are taken.
 *
 * Returns: (transfer full): the list, or %NULL with %HERALD_FAILURE_EMPTY, %HERALD_FAILURE_TOO_LARGE or
 *   %HERALD_FAILURE_NOT_A_FEED
 */
HeraldOutline *
herald_opml_parse (GBytes  *bytes,
                   GError **error)
{
  g_autoptr (GBytes) text = NULL;
  g_autoptr (HeraldXml) xml = NULL;
  HeraldOutline *root;

  g_return_val_if_fail (bytes != NULL, NULL);
  g_return_val_if_fail (error == NULL || *error == NULL, NULL);

  if (g_bytes_get_size (bytes) > MAX_LENGTH)
    {
      g_set_error_literal (error, HERALD_FAILURE, HERALD_FAILURE_TOO_LARGE, "the file is too large to be OPML");
      return NULL;
    }

  text = herald_encoding_decode (bytes, NULL);
  if (g_bytes_get_size (text) == 0)
    {
      g_set_error_literal (error, HERALD_FAILURE, HERALD_FAILURE_EMPTY, "the file is empty");
      return NULL;
    }

  xml = herald_xml_new (text, NULL);
  root = read_document (xml);
  if (root == NULL)
    g_set_error_literal (error, HERALD_FAILURE, HERALD_FAILURE_NOT_A_FEED, "the file is not OPML");

  return root;
}

static void
append_attribute (GString    *out,
                  const char *name,
                  const char *value)
{
  g_autofree char *escaped = g_markup_escape_text (value, -1);

  g_string_append_printf (out, " %s=\"%s\"", name, escaped);
}

/* Readers ask for text and title, which say the same. */
static void
append_outline (GString             *out,
                const HeraldOutline *outline,
                int                  depth)
{
  const char *title = outline->title != NULL ? outline->title : outline->feed_address;

  g_string_append_printf (out, "%*s<outline", depth * 2, "");
  append_attribute (out, "text", title != NULL ? title : "");
  append_attribute (out, "title", title != NULL ? title : "");
  if (outline->description != NULL)
    append_attribute (out, "description", outline->description);
  if (outline->feed_address != NULL)
    {
      append_attribute (out, "type", "rss");
      append_attribute (out, "xmlUrl", outline->feed_address);
    }
  if (outline->site_address != NULL)
    append_attribute (out, "htmlUrl", outline->site_address);

  if (outline->children == NULL || outline->children->len == 0)
    {
      g_string_append (out, "/>\n");
      return;
    }

  g_string_append (out, ">\n");
  for (guint i = 0; i < outline->children->len; i++)
    append_outline (out, g_ptr_array_index (outline->children, i), MIN (depth + 1, MAX_NESTING));
  g_string_append_printf (out, "%*s</outline>\n", depth * 2, "");
}

/**
 * herald_opml_to_string:
 * @root: a list of subscriptions
 *
 * Returns: (transfer full): @root as OPML 2.0
 */
char *
herald_opml_to_string (const HeraldOutline *root)
{
  g_autoptr (GString) out = g_string_new ("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<opml version=\"2.0\">\n");

  g_return_val_if_fail (root != NULL, NULL);

  g_string_append (out, "  <head>\n");
  if (root->title != NULL)
    {
      g_autofree char *title = g_markup_escape_text (root->title, -1);

      g_string_append_printf (out, "    <title>%s</title>\n", title);
    }
  g_string_append (out, "  </head>\n  <body>\n");
  for (guint i = 0; root->children != NULL && i < root->children->len; i++)
    append_outline (out, g_ptr_array_index (root->children, i), 2);
  g_string_append (out, "  </body>\n</opml>\n");

  return g_string_free (g_steal_pointer (&out), FALSE);
}
