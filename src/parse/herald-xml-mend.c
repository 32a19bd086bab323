/* SPDX-FileCopyrightText: 2026 The Herald founders
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "herald-xml-mend-private.h"

#include <string.h>

/**
 * herald_xml_mend_role:
 * @element: an element
 *
 * Returns: what @element may hold and what may hold it
 */
HeraldRole
herald_xml_mend_role (HeraldElement element)
{
  switch ((int) element)
    {
    case HERALD_ELEMENT_RSS_RSS:
    case HERALD_ELEMENT_RSS_CHANNEL:
    case HERALD_ELEMENT_RSS_ITEMS:
    case HERALD_ELEMENT_RDF_RDF:
    case HERALD_ELEMENT_ATOM_FEED:
      return HERALD_ROLE_HOLDER;

    case HERALD_ELEMENT_RSS_ITEM:
    case HERALD_ELEMENT_ATOM_ENTRY:
      return HERALD_ROLE_STORY;

    case HERALD_ELEMENT_RSS_IMAGE:
    case HERALD_ELEMENT_RSS_SKIP_HOURS:
    case HERALD_ELEMENT_RSS_SKIP_DAYS:
    case HERALD_ELEMENT_CDF_LOGO:
    case HERALD_ELEMENT_ATOM_AUTHOR:
    case HERALD_ELEMENT_ATOM_SOURCE:
    case HERALD_ELEMENT_ITUNES_OWNER:
    case HERALD_ELEMENT_MEDIA_GROUP:
    case HERALD_ELEMENT_MEDIA_CONTENT:
      return HERALD_ROLE_GROUP;

    case HERALD_ELEMENT_UNKNOWN:
    case HERALD_ELEMENT_XHTML_BODY:
    case HERALD_ELEMENT_XHTML_DIV:
    case HERALD_ELEMENT_XHTML_HTML:
      return HERALD_ROLE_ANY;

    default:
      return HERALD_ROLE_TEXT;
    }
}

/* Goes over what may hold tags that are none. */
static const char *
skip_hidden (const char *tag,
             const char *end)
{
  const char *terminator;
  const char *stop;

  if (end - tag >= 9 && memcmp (tag, "<![CDATA[", 9) == 0)
    terminator = "]]>";
  else if (end - tag >= 4 && memcmp (tag, "<!--", 4) == 0)
    terminator = "-->";
  else
    return tag + 1;

  stop = memmem (tag, end - tag, terminator, 3);

  return stop != NULL ? stop + 3 : end;
}

static gboolean
is_named (const char     *start,
          const char     *end,
          HeraldXmlSlice  name)
{
  return (gsize) (end - start) > name.length && g_ascii_strncasecmp (start, name.text, name.length) == 0 &&
         herald_xml_ends_name (start[name.length]);
}

/**
 * herald_xml_mend_lacks_end:
 * @text: a document
 * @end: its end
 * @name: an element's name as written
 *
 * Counts the tags of @name. Only where that does not come out even was an end tag forgotten; what stands in an
 * unusual place in a document that is whole stands there on purpose.
 *
 * Returns: whether there are more start tags than end tags
 */
gboolean
herald_xml_mend_lacks_end (const char     *text,
                           const char     *end,
                           HeraldXmlSlice  name)
{
  gssize n_open = 0;

  while ((text = memchr (text, '<', end - text)) != NULL)
    {
      if (is_named (text + 1, end, name))
        {
          const char *stop = memchr (text, '>', end - text);

          n_open += stop == NULL || stop[-1] != '/' ? 1 : 0;
          text++;
        }
      else if (end - text > 2 && text[1] == '/' && is_named (text + 2, end, name))
        {
          n_open--;
          text++;
        }
      else
        text = skip_hidden (text, end);
    }

  return n_open > 0;
}
