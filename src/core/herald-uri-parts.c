/* SPDX-FileCopyrightText: 2026 The Herald founders
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "herald-uri-parts.h"

#include <string.h>

/* GUri refuses much of what browsers take (spaces, "|", raw international text), hence the split of RFC 3986,
 * appendix B, is done here. It never fails; the pieces point into the text. */

gboolean
herald_uri_piece_equal (HeraldUriPiece  piece,
                        const char     *word)
{
  return piece.text != NULL && strlen (word) == piece.length &&
         g_ascii_strncasecmp (piece.text, word, piece.length) == 0;
}

/* Takes the piece up to the first of @ends from @rest. */
HeraldUriPiece
herald_uri_piece_take (const char **rest,
                       const char  *ends)
{
  HeraldUriPiece piece = { *rest, strcspn (*rest, ends) };

  *rest += piece.length;

  return piece;
}

/* The length of the scheme that @text begins with, 0 if there is none. */
gsize
herald_uri_scheme_length (const char *text)
{
  gsize length = 0;

  if (!g_ascii_isalpha (text[0]))
    return 0;
  while (g_ascii_isalnum (text[length]) || (text[length] != '\0' && strchr ("+-.", text[length]) != NULL))
    length++;

  return text[length] == ':' ? length : 0;
}

HeraldUriParts
herald_uri_split (const char *text)
{
  HeraldUriParts parts = { 0 };
  const char *rest = text;
  gsize length = herald_uri_scheme_length (text);

  if (length > 0)
    {
      parts.scheme = (HeraldUriPiece) { text, length };
      rest += length + 1;
    }
  if (rest[0] == '/' && rest[1] == '/')
    {
      rest += 2;
      parts.authority = herald_uri_piece_take (&rest, "/?#");
    }
  parts.path = herald_uri_piece_take (&rest, "?#");
  if (*rest == '?')
    {
      rest++;
      parts.query = herald_uri_piece_take (&rest, "#");
    }
  if (*rest == '#')
    {
      rest++;
      parts.fragment = (HeraldUriPiece) { rest, strlen (rest) };
    }

  return parts;
}

HeraldUriAuthority
herald_uri_split_authority (HeraldUriPiece piece)
{
  HeraldUriAuthority authority = { 0 };
  const char *start = piece.text;
  const char *end = piece.text + piece.length;
  const char *at = memrchr (start, '@', piece.length);
  const char *colon;

  if (at != NULL)
    {
      authority.user = (HeraldUriPiece) { start, at - start };
      start = at + 1;
    }
  for (colon = end; colon > start && g_ascii_isdigit (colon[-1]); colon--)
    ;
  if (colon > start && colon[-1] == ':')
    {
      authority.port = (HeraldUriPiece) { colon, end - colon };
      end = colon - 1;
    }
  authority.host = (HeraldUriPiece) { start, end - start };

  return authority;
}

static gboolean
is_dots (HeraldUriPiece segment,
         gsize          n)
{
  return segment.length == n && strncmp (segment.text, "..", n) == 0;
}

/* RFC 3986, section 5.2.4, for a path that begins with "/". */
char *
herald_uri_remove_dots (const char *path)
{
  g_autoptr (GString) out = g_string_sized_new (strlen (path));
  const char *rest = path;

  if (*rest == '/')
    g_string_append_c (out, *rest++);
  while (*rest != '\0')
    {
      HeraldUriPiece segment = herald_uri_piece_take (&rest, "/");

      if (is_dots (segment, 2))
        {
          if (out->len > 1)
            g_string_truncate (out, out->len - 1);
          while (out->len > 0 && out->str[out->len - 1] != '/')
            g_string_truncate (out, out->len - 1);
        }
      else if (!is_dots (segment, 1))
        {
          g_string_append_len (out, segment.text, segment.length);
          if (*rest == '/')
            g_string_append_c (out, '/');
        }
      if (*rest == '/')
        rest++;
    }

  return g_string_free (g_steal_pointer (&out), FALSE);
}
