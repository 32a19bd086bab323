/* SPDX-FileCopyrightText: 2026 The Herald founders
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "herald-web-page.h"

#include "herald-encoding-private.h"

#include <string.h>

/* How far into a page its encoding is looked for: the standard says 1024, but browsers find it later too. */
#define REACH 4096

/* What @tag, which ends at @end, says after "charset=", be it an attribute or a part of one. */
static char *
dup_charset (const char *tag,
             const char *end)
{
  static const char name[] = "charset";

  for (; (gsize) (end - tag) > strlen (name); tag++)
    {
      const char *value = tag + strlen (name);
      const char *stop;

      if (g_ascii_strncasecmp (tag, name, strlen (name)) != 0)
        continue;
      for (; value < end && (g_ascii_isspace (*value) || strchr ("=\"'", *value) != NULL); value++)
        ;
      for (stop = value; stop < end && !g_ascii_isspace (*stop) && strchr ("\"';/>", *stop) == NULL; stop++)
        ;
      if (stop > value)
        return g_strndup (value, stop - value);
    }

  return NULL;
}

/* The encoding that the page's own meta element names (HTML, section 13.2.3.2). */
static char *
find_charset (GBytes *page)
{
  gsize length;
  const char *tag = g_bytes_get_data (page, &length);
  const char *end = tag + MIN (length, REACH);

  while (end - tag > 5 && (tag = memchr (tag, '<', end - tag - 5)) != NULL)
    {
      gboolean is_comment = memcmp (tag, "<!--", 4) == 0;
      const char *stop = is_comment ? memmem (tag + 4, end - tag - 4, "-->", 3) : memchr (tag, '>', end - tag);
      g_autofree char *charset = NULL;

      if (stop == NULL)
        break;
      if (g_ascii_strncasecmp (tag, "<meta", 5) == 0)
        charset = dup_charset (tag, stop);
      if (charset != NULL)
        return g_steal_pointer (&charset);
      tag = stop;
    }

  return NULL;
}

/**
 * herald_web_page_decode:
 * @bytes: a web page as it came
 * @content_type: (nullable): value of the Content-Type header
 *
 * Turns a page into UTF-8 by what is known of it: byte-order mark, charset of @content_type, its own meta element;
 * else UTF-8, else Windows-1252. Bytes that mean nothing become U+FFFD, NUL is dropped.
 *
 * Callable on any thread.
 *
 * Returns: (transfer full): valid UTF-8
 */
GBytes *
herald_web_page_decode (GBytes     *bytes,
                        const char *content_type)
{
  g_autofree char *lower = content_type != NULL ? g_ascii_strdown (content_type, -1) : NULL;
  g_autofree char *charset = NULL;
  g_autofree char *own_type = NULL;

  if (lower == NULL || strstr (lower, "charset") == NULL)
    charset = find_charset (bytes);
  if (charset != NULL)
    own_type = g_strdup_printf ("text/html; charset=%s", charset);

  return herald_encoding_decode (bytes, own_type != NULL ? own_type : content_type);
}
