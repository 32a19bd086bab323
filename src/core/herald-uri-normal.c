/* SPDX-FileCopyrightText: 2026 The Herald founders
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "herald-uri.h"

#include "herald-uri-parts.h"

#include <string.h>

/* RFC 3986, section 6.2.2.2: unreserved characters stand for themselves, hexadecimal digits are upper case. A "%" that
 * begins no escape is escaped, or what is decoded behind it would make it begin one. */
static char *
normalize_escapes (HeraldUriPiece piece)
{
  g_autoptr (GString) out = g_string_sized_new (piece.length);

  for (gsize i = 0; i < piece.length; i++)
    {
      const char *c = piece.text + i;

      if (*c == '%' && i + 2 < piece.length && g_ascii_isxdigit (c[1]) && g_ascii_isxdigit (c[2]))
        {
          char decoded = (char) (g_ascii_xdigit_value (c[1]) * 16 + g_ascii_xdigit_value (c[2]));

          if (g_ascii_isalnum (decoded) || (decoded != '\0' && strchr ("-._~", decoded) != NULL))
            g_string_append_c (out, decoded);
          else
            g_string_append_printf (out, "%%%c%c", g_ascii_toupper (c[1]), g_ascii_toupper (c[2]));
          i += 2;
        }
      else if (*c == '%')
        {
          g_string_append (out, "%25");
        }
      else
        {
          g_string_append_c (out, *c);
        }
    }

  return g_string_free (g_steal_pointer (&out), FALSE);
}

static gboolean
is_default_port (HeraldUriPiece scheme,
                 HeraldUriPiece port)
{
  static const char * const defaults[][2] = { { "http", "80" }, { "https", "443" }, { "ftp", "21" } };

  for (gsize i = 0; i < G_N_ELEMENTS (defaults); i++)
    {
      if (herald_uri_piece_equal (scheme, defaults[i][0]) && herald_uri_piece_equal (port, defaults[i][1]))
        return TRUE;
    }

  return FALSE;
}

static void
append_normal_authority (GString              *out,
                         const HeraldUriParts *parts)
{
  HeraldUriAuthority authority = herald_uri_split_authority (parts->authority);
  g_autofree char *decoded = normalize_escapes (authority.host);
  g_autofree char *lower = g_ascii_strdown (decoded, -1);
  g_autofree char *host = normalize_escapes ((HeraldUriPiece) { lower, strlen (lower) });

  g_string_append (out, "//");
  if (authority.user.text != NULL)
    g_string_append_printf (out, "%.*s@", (int) authority.user.length, authority.user.text);
  g_string_append (out, host);
  if (authority.port.length > 0 && !is_default_port (parts->scheme, authority.port))
    g_string_append_printf (out, ":%.*s", (int) authority.port.length, authority.port.text);
}

/**
 * herald_uri_normalize:
 * @address: (nullable): an absolute address
 *
 * Writes @address in the one form in which two addresses of the same thing are the same text: RFC 3986, section
 * 6.2.2 and 6.2.3. Case of scheme and host, default port, empty path, dot segments and percent-encoding are
 * levelled; http and https stay apart, and so do addresses that differ in their fragment.
 *
 * Returns: (transfer full) (nullable): the normal form, or %NULL if @address is not absolute or not safe
 */
char *
herald_uri_normalize (const char *address)
{
  g_autofree char *resolved = herald_uri_resolve (NULL, address);
  g_autofree char *scheme = NULL;
  g_autofree char *escaped = NULL;
  g_autofree char *path = NULL;
  g_autoptr (GString) out = g_string_new (NULL);
  HeraldUriParts parts;

  if (resolved == NULL || herald_uri_scheme_length (resolved) == 0)
    return NULL;
  parts = herald_uri_split (resolved);
  scheme = g_ascii_strdown (parts.scheme.text, parts.scheme.length);
  g_string_append_printf (out, "%s:", scheme);
  if (parts.authority.text != NULL)
    append_normal_authority (out, &parts);

  escaped = normalize_escapes (parts.path);
  path = escaped[0] == '/' ? herald_uri_remove_dots (escaped) : g_strdup (escaped);
  if (parts.authority.text == NULL && strncmp (path, "//", 2) == 0)
    g_string_append (out, "/.");
  g_string_append (out, path[0] == '\0' && parts.authority.text != NULL ? "/" : path);
  if (parts.query.text != NULL)
    {
      g_autofree char *query = normalize_escapes (parts.query);

      g_string_append_printf (out, "?%s", query);
    }
  if (parts.fragment.text != NULL)
    {
      g_autofree char *fragment = normalize_escapes (parts.fragment);

      g_string_append_printf (out, "#%s", fragment);
    }

  return g_string_free (g_steal_pointer (&out), FALSE);
}

/**
 * herald_uri_equal:
 * @a: (nullable): an address
 * @b: (nullable): an address
 *
 * Compares by the rules of herald_uri_normalize(); what cannot be normalised is compared as text.
 *
 * Returns: whether both name the same thing
 */
gboolean
herald_uri_equal (const char *a,
                  const char *b)
{
  g_autofree char *normal_a = NULL;
  g_autofree char *normal_b = NULL;

  if (g_strcmp0 (a, b) == 0)
    return TRUE;
  normal_a = herald_uri_normalize (a);
  normal_b = herald_uri_normalize (b);

  return normal_a != NULL && g_strcmp0 (normal_a, normal_b) == 0;
}
