/* SPDX-FileCopyrightText: 2026 The Herald founders
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "herald-xml-tag-private.h"

#include <string.h>

#define MAX_ATTRIBUTES 4096

/* Reads an attribute's value, and returns where it ends. */
static const char *
read_value (const char     *position,
            const char     *end,
            HeraldXmlSlice *value)
{
  const char *stop;

  if (position < end && (*position == '"' || *position == '\''))
    {
      stop = memchr (position + 1, *position, end - position - 1);
      if (stop != NULL)
        {
          *value = (HeraldXmlSlice) { position + 1, stop - position - 1 };
          return stop + 1;
        }
      position++;
    }

  for (stop = position; stop < end && !herald_xml_is_space (*stop) && *stop != '>'; stop++)
    ;
  if (stop > position && stop < end && *stop == '>' && stop[-1] == '/')
    stop--;
  *value = (HeraldXmlSlice) { position, stop - position };

  return stop;
}

/**
 * herald_xml_tag_read_attributes:
 * @position: what follows the name in a start tag
 * @end: the end of the text
 * @attributes: (element-type HeraldXmlAttribute): where to; what it held is dropped
 * @is_empty: (out): whether the tag ends its element, too
 *
 * Reads attributes up to the tag's end. Quotes may be missing, and so may values. A tag that another one cuts
 * off ends there. Beyond some thousands, attributes are skipped.
 *
 * Returns: what follows the tag
 */
const char *
herald_xml_tag_read_attributes (const char *position,
                                const char *end,
                                GArray     *attributes,
                                gboolean   *is_empty)
{
  *is_empty = FALSE;
  g_array_set_size (attributes, 0);

  while (position < end && *position != '<')
    {
      HeraldXmlAttribute attribute = { { position, 0 }, { position, 0 } };

      if (*position == '>')
        return position + 1;
      if (*position == '/' && position + 1 < end && position[1] == '>')
        {
          *is_empty = TRUE;
          return position + 2;
        }
      if (herald_xml_ends_name (*position))
        {
          position++;
          continue;
        }

      for (attribute.name.text = position; position < end && !herald_xml_ends_name (*position); position++)
        ;
      attribute.name.length = position - attribute.name.text;
      for (; position < end && herald_xml_is_space (*position); position++)
        ;
      if (position < end && *position == '=')
        {
          for (position++; position < end && herald_xml_is_space (*position); position++)
            ;
          position = read_value (position, end, &attribute.value);
        }
      if (attributes->len < MAX_ATTRIBUTES)
        g_array_append_val (attributes, attribute);
    }

  return position;
}
