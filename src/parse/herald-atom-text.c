/* SPDX-FileCopyrightText: 2026 The Herald founders
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "herald-atom-text-private.h"

#include "herald-encoding-private.h"
#include "herald-xml-content-private.h"

#include <string.h>

/* What the attributes of a text say of it (RFC 4287, section 3.1 and 4.1.3; Atom 0.3's "mode"). */
typedef enum
{
  KIND_TEXT,
  KIND_HTML,
  KIND_MARKUP,      /* elements, to be written as HTML */
  KIND_BASE64_TEXT,
  KIND_BASE64_HTML,
  KIND_FOREIGN,     /* pictures and the like */
} Kind;

static gboolean
is_markup_type (const char *type)
{
  return g_str_has_suffix (type, "/xml") || g_str_has_suffix (type, "+xml");
}

static Kind
judge (const char *type,
       const char *mode)
{
  gboolean is_html = g_str_equal (type, "html") || g_str_equal (type, "text/html");
  gboolean is_xhtml = g_str_equal (type, "xhtml") || is_markup_type (type);
  /* What is no media type is a mistake, and text is safe to show. */
  gboolean is_text = strchr (type, '/') == NULL || g_str_has_prefix (type, "text/");

  if (g_strcmp0 (mode, "base64") == 0)
    return is_html || is_xhtml ? KIND_BASE64_HTML : is_text ? KIND_BASE64_TEXT : KIND_FOREIGN;
  if (is_xhtml)
    return g_strcmp0 (mode, "escaped") == 0 ? KIND_HTML : KIND_MARKUP;
  if (is_html)
    return g_strcmp0 (mode, "xml") == 0 ? KIND_MARKUP : KIND_HTML;
  if (is_text)
    return KIND_TEXT;

  return KIND_FOREIGN;
}

static char *
decode_base64 (const char *text)
{
  gsize length;
  guchar *data = g_base64_decode (text, &length);
  g_autoptr (GBytes) bytes = g_bytes_new_take (data, length);
  g_autoptr (GBytes) decoded = herald_encoding_decode (bytes, NULL);

  return g_strndup (g_bytes_get_data (decoded, NULL), g_bytes_get_size (decoded));
}

static char *
dup_lower_attribute (HeraldXml  *xml,
                     const char *name)
{
  g_autofree char *value = herald_xml_dup_attribute (xml, HERALD_NAMESPACE_NONE, name);

  if (value == NULL)
    return NULL;

  value[strcspn (value, "; \t\r\n")] = '\0';
  return g_ascii_strdown (value, -1);
}

/**
 * herald_atom_text_read:
 * @xml: a walk that has just entered one of Atom's texts
 * @is_html: (out): whether it is HTML; else plain text
 *
 * Reads a text up to the element's end.
 *
 * Returns: (transfer full) (nullable): the text, or %NULL if it is something else, such as a picture
 */
char *
herald_atom_text_read (HeraldXml *xml,
                       gboolean  *is_html)
{
  g_autofree char *type = dup_lower_attribute (xml, "type");
  g_autofree char *mode = dup_lower_attribute (xml, "mode");
  g_autofree char *encoded = NULL;
  Kind kind = judge (type != NULL ? type : "", mode);

  *is_html = kind == KIND_HTML || kind == KIND_MARKUP || kind == KIND_BASE64_HTML;

  switch (kind)
    {
    case KIND_TEXT:
      /* Elements where text was promised are meant to be seen as such. */
      *is_html = herald_xml_has_markup (xml);
      if (*is_html)
        return herald_xml_read_content (xml, HERALD_XML_CONTENT_MARKUP);
      return herald_xml_read_content (xml, HERALD_XML_CONTENT_TEXT);
    case KIND_HTML:
      return herald_xml_read_content (xml, HERALD_XML_CONTENT_MIXED);
    case KIND_MARKUP:
      return herald_xml_read_content (xml, HERALD_XML_CONTENT_MARKUP);
    case KIND_BASE64_TEXT:
    case KIND_BASE64_HTML:
      encoded = herald_xml_read_content (xml, HERALD_XML_CONTENT_TEXT);
      return decode_base64 (encoded);
    case KIND_FOREIGN:
    default:
      return NULL;
    }
}
