/* SPDX-FileCopyrightText: 2026 The Herald founders
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "herald-xml-content-private.h"

#include "herald-html-srcset.h"

#include "herald-uri.h"

#include <string.h>

static gboolean
is_one_of (HeraldXmlSlice     name,
           const char *const *names)
{
  for (; *names != NULL; names++)
    if (strlen (*names) == name.length && g_ascii_strncasecmp (*names, name.text, name.length) == 0)
      return TRUE;

  return FALSE;
}

/* Elements that have no end tag in HTML, where "</br>" would be one more line break. */
static gboolean
is_void (HeraldXmlSlice name)
{
  static const char *const names[] = {
    "area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "param", "source", "track", "wbr",
    NULL,
  };

  return is_one_of (name, names);
}

static gboolean
is_address (HeraldXmlSlice name)
{
  static const char *const names[] = { "href", "src", "cite", "poster", "longdesc", NULL };

  return is_one_of (name, names);
}

static void
append_escaped (GString    *out,
                const char *text,
                gsize       length)
{
  const char *end = text + length;

  for (; text < end; text++)
    switch (*text)
      {
      case '&':
        g_string_append (out, "&amp;");
        break;
      case '<':
        g_string_append (out, "&lt;");
        break;
      case '>':
        g_string_append (out, "&gt;");
        break;
      case '"':
        g_string_append (out, "&quot;");
        break;
      default:
        g_string_append_c (out, *text);
        break;
      }
}

/* The name an element has in HTML: XHTML's lose their prefix. */
static HeraldXmlSlice
html_name (HeraldXml *xml)
{
  if (herald_xml_get_namespace (xml) == HERALD_NAMESPACE_XHTML)
    return herald_xml_get_local_name (xml);

  return herald_xml_get_name (xml);
}

/* Returns NULL for an attribute that names no addresses. */
static char *
resolve_attribute (HeraldXmlSlice  name,
                   const char     *base,
                   const char     *value)
{
  static const char *const sets[] = { "srcset", NULL };

  if (is_one_of (name, sets))
    return herald_html_resolve_srcset (base, value);

  return is_address (name) ? herald_uri_resolve (base, value) : NULL;
}

static void
append_attribute (HeraldXml                *xml,
                  GString                  *out,
                  const HeraldXmlAttribute *attribute,
                  gboolean                  resolve)
{
  g_autoptr (GString) value = g_string_new (NULL);

  /* The reader of HTML knows no xml:base, and declarations mean nothing to it. */
  if (attribute->name.length >= 4 && memcmp (attribute->name.text, "xml", 3) == 0)
    return;

  herald_xml_append_slice (xml, value, attribute->value);
  if (resolve)
    {
      g_autofree char *resolved = resolve_attribute (attribute->name, herald_xml_get_base (xml), value->str);

      if (resolved != NULL)
        g_string_assign (value, resolved);
    }

  g_string_append_c (out, ' ');
  g_string_append_len (out, attribute->name.text, attribute->name.length);
  g_string_append (out, "=\"");
  append_escaped (out, value->str, value->len);
  g_string_append_c (out, '"');
}

static void
append_start_tag (HeraldXml      *xml,
                  GString        *out,
                  HeraldXmlSlice  name,
                  gboolean        resolve)
{
  guint n_attributes;
  const HeraldXmlAttribute *attributes = herald_xml_get_attributes (xml, &n_attributes);

  g_string_append_c (out, '<');
  g_string_append_len (out, name.text, name.length);
  for (guint i = 0; i < n_attributes; i++)
    append_attribute (xml, out, &attributes[i], resolve);
  g_string_append_c (out, '>');
}

static void
append_end_tag (GString        *out,
                HeraldXmlSlice  name)
{
  if (is_void (name))
    return;

  g_string_append (out, "</");
  g_string_append_len (out, name.text, name.length);
  g_string_append_c (out, '>');
}

static void
append_text (HeraldXml        *xml,
             GString          *out,
             HeraldXmlContent  kind)
{
  if (kind == HERALD_XML_CONTENT_MARKUP)
    {
      g_autoptr (GString) text = g_string_new (NULL);

      herald_xml_append_text (xml, text);
      append_escaped (out, text->str, text->len);
    }
  else
    herald_xml_append_text (xml, out);
}

/**
 * herald_xml_read_content:
 * @self: a walk that has just entered an element
 * @kind: what is to be made of its content
 *
 * Reads up to the element's end. Where an element inside has a base of its own, its addresses are made absolute,
 * since that base is lost in HTML.
 *
 * Returns: (transfer full): the content
 */
char *
herald_xml_read_content (HeraldXml        *self,
                         HeraldXmlContent  kind)
{
  g_autoptr (GString) out = g_string_new (NULL);
  g_autoptr (GArray) open = NULL; /* (element-type HeraldXmlSlice): names of elements that are written */
  guint depth = herald_xml_get_depth (self);
  const char *base = herald_xml_get_base (self);

  for (;;)
    {
      switch (herald_xml_step (self))
        {
        case HERALD_XML_START:
          if (kind != HERALD_XML_CONTENT_TEXT)
            {
              HeraldXmlSlice name = html_name (self);

              append_start_tag (self, out, name, herald_xml_get_base (self) != base);
              if (open == NULL)
                open = g_array_new (FALSE, FALSE, sizeof (HeraldXmlSlice));
              g_array_append_val (open, name);
            }
          break;

        case HERALD_XML_END:
          if (herald_xml_get_depth (self) < depth)
            return g_string_free (g_steal_pointer (&out), FALSE);
          if (open != NULL && open->len > 0)
            {
              append_end_tag (out, g_array_index (open, HeraldXmlSlice, open->len - 1));
              g_array_set_size (open, open->len - 1);
            }
          break;

        case HERALD_XML_TEXT:
          append_text (self, out, kind);
          break;

        case HERALD_XML_DONE:
        default:
          return g_string_free (g_steal_pointer (&out), FALSE);
        }
    }
}
