/* SPDX-FileCopyrightText: 2026 The Herald founders
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "herald-uri.h"

#include "herald-uri-parts.h"

#include <gio/gio.h>
#include <string.h>

/* Addresses come from strangers, so nothing here trusts them to be well formed: what may not stand in an
 * address is percent-encoded when it is put together again. */

/* A longer host is no host; the domain name system ends at 253. */
#define MAX_HOST 1024

/* What runs code, reads files or shows a program's inside. */
static const char * const unsafe_schemes[] = {
  "about", "admin", "afp", "app", "blob", "chrome", "chrome-extension", "data", "dav", "disk", "ephy-about", "file",
  "filesystem", "ghelp", "help", "info", "intent", "its", "jar", "javascript", "livescript", "local", "man", "mhtml",
  "mk", "mocha", "moz-extension", "moz-icon", "ms-its", "network", "nfs", "recent", "res", "resource", "search-ms",
  "sftp", "shell", "smb", "trash", "vbscript", "view-source", "webkit", "webkit-extension", "wyciwyg", NULL
};

static const char * const feed_schemes[] = { "feed", "feeds", "itpc", "pcast", "podcast", "rss", NULL };

static gboolean
piece_is_one_of (HeraldUriPiece      piece,
                 const char * const *words)
{
  for (gsize i = 0; words[i] != NULL; i++)
    {
      if (herald_uri_piece_equal (piece, words[i]))
        return TRUE;
    }

  return FALSE;
}

static gboolean
piece_is_web (HeraldUriPiece scheme)
{
  return herald_uri_piece_equal (scheme, "http") || herald_uri_piece_equal (scheme, "https");
}

/* What must be percent-encoded wherever it stands in an address. */
static gboolean
must_be_encoded (char c)
{
  switch (c)
    {
    case '"':
    case '<':
    case '>':
    case '\\':
    case '^':
    case '`':
    case '{':
    case '|':
    case '}':
      return TRUE;
    default:
      return (guchar) c <= 0x20 || (guchar) c >= 0x7f;
    }
}

static void
append_encoded (GString        *out,
                HeraldUriPiece  piece)
{
  const char *end = piece.text + piece.length;
  const char *start = piece.text;

  for (const char *c = start; c < end; c++)
    {
      if (!must_be_encoded (*c))
        continue;
      g_string_append_len (out, start, c - start);
      g_string_append_printf (out, "%%%02X", (guchar) *c);
      start = c + 1;
    }
  g_string_append_len (out, start, end - start);
}

/* Whether between the brackets is nothing that an IP literal of RFC 3986, section 3.2.2, could not have. */
static gboolean
is_bracketed_number (HeraldUriPiece host)
{
  for (gsize i = 1; i + 1 < host.length; i++)
    {
      if (!g_ascii_isalnum (host.text[i]) && strchr (":.%-_~", host.text[i]) == NULL)
        return FALSE;
    }

  return host.length > 2 && host.text[host.length - 1] == ']';
}

/* Whether @host goes over the wire as it is, as nearly every host does. */
static gboolean
is_plain_host (HeraldUriPiece host)
{
  for (gsize i = 0; i < host.length; i++)
    {
      if (!g_ascii_isalnum (host.text[i]) && host.text[i] != '.' && host.text[i] != '-')
        return FALSE;
    }

  return TRUE;
}

/* Returns the host in the ASCII form that goes over the wire, or NULL if it cannot be one. */
static char *
host_to_ascii (HeraldUriPiece host)
{
  g_autofree char *decoded = NULL;
  g_autofree char *ascii = NULL;

  if (host.length == 0 || host.length > MAX_HOST)
    return NULL;
  if (host.text[0] == '[')
    return is_bracketed_number (host) ? g_strndup (host.text, host.length) : NULL;
  if (is_plain_host (host))
    return g_strndup (host.text, host.length);

  decoded = g_uri_unescape_segment (host.text, host.text + host.length, NULL);
  if (decoded == NULL || !g_utf8_validate (decoded, -1, NULL))
    return NULL;
  ascii = g_str_is_ascii (decoded) ? g_strdup (decoded) : g_hostname_to_ascii (decoded);
  if (ascii == NULL || ascii[0] == '\0')
    return NULL;
  for (const char *c = ascii; *c != '\0'; c++)
    {
      if (must_be_encoded (*c) || strchr ("%/:?#@[]", *c) != NULL)
        return NULL;
    }

  return g_steal_pointer (&ascii);
}

/* A host that is none of the domain name system's, with no colon that could be taken for the port's. */
static void
append_opaque_host (GString        *out,
                    HeraldUriPiece  host)
{
  g_autoptr (GString) encoded = g_string_new (NULL);

  append_encoded (encoded, host);
  g_string_replace (encoded, ":", "%3A", 0);
  g_string_append (out, encoded->str);
}

/* Returns FALSE if a web address would be without a usable host. */
static gboolean
append_authority (GString        *out,
                  HeraldUriPiece  piece,
                  gboolean        is_web)
{
  HeraldUriAuthority authority = herald_uri_split_authority (piece);
  g_autofree char *host = host_to_ascii (authority.host);

  if (host == NULL && is_web)
    return FALSE;
  if (authority.user.text != NULL)
    {
      append_encoded (out, authority.user);
      g_string_append_c (out, '@');
    }
  if (host != NULL)
    g_string_append (out, host);
  else
    append_opaque_host (out, authority.host);
  if (authority.port.text != NULL)
    {
      g_string_append_c (out, ':');
      g_string_append_len (out, authority.port.text, authority.port.length);
    }

  return TRUE;
}

/* Whether a path that begins with "/" may hold the segments "." and "..". */
static gboolean
may_hold_dots (HeraldUriPiece path)
{
  return memmem (path.text, path.length, "/.", 2) != NULL;
}

/* RFC 3986, section 5.2.3. */
static char *
merge_paths (const HeraldUriParts *base,
             HeraldUriPiece        path)
{
  gsize keep = base->path.length;

  if (base->authority.text != NULL && base->path.length == 0)
    return g_strdup_printf ("/%.*s", (int) path.length, path.text);
  while (keep > 0 && base->path.text[keep - 1] != '/')
    keep--;

  return g_strdup_printf ("%.*s%.*s", (int) keep, base->path.text, (int) path.length, path.text);
}

static char *
compose (const HeraldUriParts *parts)
{
  g_autoptr (GString) out = g_string_new (NULL);

  g_string_append_len (out, parts->scheme.text, parts->scheme.length);
  g_string_append_c (out, ':');
  if (parts->authority.text != NULL)
    {
      g_string_append (out, "//");
      if (!append_authority (out, parts->authority, piece_is_web (parts->scheme)))
        return NULL;
    }
  else if (parts->path.length > 1 && strncmp (parts->path.text, "//", 2) == 0)
    {
      g_string_append (out, "/.");
    }
  append_encoded (out, parts->path);
  if (parts->query.text != NULL)
    {
      g_string_append_c (out, '?');
      append_encoded (out, parts->query);
    }
  if (parts->fragment.text != NULL)
    {
      g_string_append_c (out, '#');
      append_encoded (out, parts->fragment);
    }

  return g_string_free (g_steal_pointer (&out), FALSE);
}

/* RFC 3986, section 5.2.2. */
static char *
resolve_parts (const HeraldUriParts *base,
               HeraldUriParts        reference)
{
  g_autofree char *merged = NULL;
  g_autofree char *path = NULL;

  if (reference.scheme.text == NULL)
    {
      reference.scheme = base->scheme;
      if (reference.authority.text == NULL)
        {
          reference.authority = base->authority;
          if (reference.path.length == 0)
            {
              reference.path = base->path;
              if (reference.query.text == NULL)
                reference.query = base->query;
            }
          else if (reference.path.text[0] != '/')
            {
              merged = merge_paths (base, reference.path);
              reference.path = (HeraldUriPiece) { merged, strlen (merged) };
            }
        }
    }
  if (reference.path.length > 0 && reference.path.text[0] == '/' && may_hold_dots (reference.path))
    {
      g_autofree char *given = g_strndup (reference.path.text, reference.path.length);

      path = herald_uri_remove_dots (given);
      reference.path = (HeraldUriPiece) { path, strlen (path) };
    }

  return compose (&reference);
}

static gboolean
is_blank (gunichar c)
{
  if (c < 0x80)
    return c <= 0x20;

  return g_unichar_isspace (c) || g_unichar_iszerowidth (c) || c == 0xfeff;
}

static char *
trim (const char *text)
{
  g_autofree char *mended = g_utf8_validate (text, -1, NULL) ? NULL : g_utf8_make_valid (text, -1);
  const char *start = mended != NULL ? mended : text;
  const char *end = start + strlen (start);

  while (*start != '\0' && is_blank (g_utf8_get_char (start)))
    start = g_utf8_next_char (start);
  while (end > start)
    {
      const char *before = g_utf8_prev_char (end);

      if (!is_blank (g_utf8_get_char (before)))
        break;
      end = before;
    }

  return g_strndup (start, end - start);
}

/* Browsers drop line breaks and tabs inside an address before they look at it, and take "\" for "/" where the address
 * is one of the web. Doing the same keeps both of one mind about what the scheme and the host are. */
static void
drop_line_breaks (char *text)
{
  char *end = text + strcspn (text, "\t\r\n");

  for (const char *c = end; *c != '\0'; c++)
    {
      if (strchr ("\t\r\n", *c) == NULL)
        *end++ = *c;
    }
  *end = '\0';
}

static void
turn_backslashes (char *text)
{
  for (char *c = text; (c = strpbrk (c, "\\?#")) != NULL && *c == '\\'; c++)
    *c = '/';
}

static char *
as_browsers_read (const char *reference)
{
  char *text = trim (reference);

  drop_line_breaks (text);
  if (piece_is_web ((HeraldUriPiece) { text, herald_uri_scheme_length (text) }))
    turn_backslashes (text);

  return text;
}

/* Whether @text, which has no scheme, is a relative reference by the grammar of RFC 3986 (or 3987). */
static gboolean
is_relative_reference (const char *text)
{
  const char *first_colon = strchr (text, ':');

  for (const char *c = text; *c != '\0'; c++)
    {
      if ((guchar) *c < 0x7f && must_be_encoded (*c))
        return FALSE;
    }

  return first_colon == NULL || strcspn (text, "/?#") < (gsize) (first_colon - text);
}

/* A drive letter of Windows looks like a scheme. */
static gboolean
names_drive (const char *text)
{
  return g_ascii_isalpha (text[0]) && text[1] == ':' && (text[2] == '\\' || text[2] == '/');
}

static gboolean
scheme_is_safe (const char *text)
{
  HeraldUriPiece scheme = { text, herald_uri_scheme_length (text) };

  if (scheme.length == 0)
    return FALSE;
  if (piece_is_web (scheme))
    return TRUE;
  /* Such a scheme wraps another address, whose own scheme may only come to light when it is decoded. */
  if (piece_is_one_of (scheme, feed_schemes))
    {
      const char *wrapped = text + scheme.length + 1;

      return herald_uri_scheme_length (wrapped) > 0 ? scheme_is_safe (wrapped)
                                                    : wrapped[strcspn (wrapped, ":/?#")] != ':';
    }

  return !names_drive (text) && !piece_is_one_of (scheme, unsafe_schemes);
}

/* Whether @text, which has no scheme, would have an unsafe one for a program that overlooks what is no letter. No two
 * programs overlook the same, and nobody means such a text as a path. */
static gboolean
hides_unsafe_scheme (const char *text)
{
  g_autoptr (GString) letters = g_string_new (NULL);
  gsize length = strcspn (text, ":/?#");

  if (text[length] != ':')
    return FALSE;
  for (const char *c = text; c < text + length; c = g_utf8_next_char (c))
    {
      if (g_ascii_isalpha (*c) || *c == '-')
        g_string_append_c (letters, *c);
      else if (g_unichar_isalnum (g_utf8_get_char (c)))
        return FALSE;
    }

  return piece_is_one_of ((HeraldUriPiece) { letters->str, letters->len }, unsafe_schemes);
}

static gboolean
is_usable_base (const HeraldUriParts *parts)
{
  HeraldUriAuthority authority;

  if (parts->scheme.text == NULL)
    return FALSE;
  if (parts->authority.text == NULL)
    return parts->path.length > 0 && parts->path.text[0] == '/' && !piece_is_web (parts->scheme);
  authority = herald_uri_split_authority (parts->authority);

  return authority.host.length > 0 || !piece_is_web (parts->scheme);
}

/* For @text, which is @reference as browsers read it, and has no scheme. */
static char *
resolve_relative (const char *base,
                  const char *reference,
                  char       *text)
{
  g_autofree char *base_text = base != NULL ? as_browsers_read (base) : NULL;
  g_autofree char *resolved = NULL;
  HeraldUriParts base_parts = { 0 };

  if (base_text != NULL)
    base_parts = herald_uri_split (base_text);
  if (piece_is_web (base_parts.scheme))
    turn_backslashes (text);
  if (hides_unsafe_scheme (text))
    return NULL;

  if (!is_usable_base (&base_parts))
    {
      g_autofree char *trimmed = trim (reference);

      return trimmed[0] != '\0' && is_relative_reference (trimmed) ? g_steal_pointer (&trimmed) : NULL;
    }
  resolved = resolve_parts (&base_parts, herald_uri_split (text));

  return resolved != NULL && scheme_is_safe (resolved) ? g_steal_pointer (&resolved) : NULL;
}

/**
 * herald_uri_resolve:
 * @base: (nullable): absolute address against which @reference is resolved; a malformed one counts as absent
 * @reference: (nullable): an address or a relative reference, as a stranger wrote it
 *
 * Makes @reference absolute after RFC 3986, section 5.2 (strict). White space around it is trimmed, and inside
 * it is read as browsers do. The result is ASCII: what may not stand in an address is percent-encoded, an
 * international host becomes its "xn--" form.
 *
 * Without a base, a relative reference that is valid by the RFC's grammar is returned as it is.
 *
 * Returns: (transfer full) (nullable): the address, or %NULL if @reference cannot be one or if its scheme runs code
 *   or reads files
 */
char *
herald_uri_resolve (const char *base,
                    const char *reference)
{
  g_autofree char *text = NULL;
  g_autofree char *resolved = NULL;

  if (reference == NULL)
    return NULL;

  text = as_browsers_read (reference);
  if (herald_uri_scheme_length (text) == 0)
    return resolve_relative (base, reference, text);
  if (!scheme_is_safe (text))
    return NULL;
  resolved = resolve_parts (NULL, herald_uri_split (text));

  return resolved != NULL && scheme_is_safe (resolved) ? g_steal_pointer (&resolved) : NULL;
}

/**
 * herald_uri_is_safe:
 * @address: (nullable): an address
 *
 * Returns: whether @address is absolute and its scheme neither runs code nor reads files
 */
gboolean
herald_uri_is_safe (const char *address)
{
  return address != NULL && scheme_is_safe (address);
}

/**
 * herald_uri_is_web:
 * @address: (nullable): an address
 *
 * Returns: whether @address is an http or https address with a host
 */
gboolean
herald_uri_is_web (const char *address)
{
  HeraldUriParts parts;

  if (address == NULL)
    return FALSE;
  parts = herald_uri_split (address);
  if (!piece_is_web (parts.scheme) || parts.authority.text == NULL)
    return FALSE;

  return herald_uri_split_authority (parts.authority).host.length > 0;
}

/* Whether a host that a person typed without a scheme is meant as one, and not as a word. */
static gboolean
is_convincing_host (const char *host)
{
  g_auto (GStrv) labels = NULL;
  guint n;

  if (host[0] == '[' || g_hostname_is_ip_address (host))
    return TRUE;
  labels = g_strsplit (host, ".", -1);
  n = g_strv_length (labels);
  if (n > 0 && labels[n - 1][0] == '\0')
    n--;
  for (guint i = 0; i < n; i++)
    {
      if (labels[i][0] == '\0')
        return FALSE;
    }
  if (n > 0 && g_ascii_strcasecmp (labels[n - 1], "localhost") == 0)
    return TRUE;

  return n > 1 && strlen (labels[n - 1]) > 1 && strspn (labels[n - 1], "0123456789") < strlen (labels[n - 1]);
}

static gboolean
host_is_well_formed (const char *host)
{
  if (host[0] == '[')
    {
      g_autofree char *inside = g_strndup (host + 1, strlen (host) - 2);

      return g_hostname_is_ip_address (inside);
    }
  for (const char *c = host; *c != '\0'; c++)
    {
      if (!g_ascii_isalnum (*c) && strchr ("-_.", *c) == NULL)
        return FALSE;
    }

  return host[0] != '.';
}

/* "example.org:8080/x" has a port, "mailto:x" has a scheme. */
static gboolean
begins_with_scheme (const char *text)
{
  gsize length = herald_uri_scheme_length (text);
  gsize digits;

  if (length == 0)
    return FALSE;
  digits = strspn (text + length + 1, "0123456789");

  return digits == 0 || strchr ("/?#", text[length + 1 + digits]) == NULL;
}

/* Removes what surrounds an address in mails and on pages: "<...>", quotes, "URL:". */
static char *
unwrap (const char *text)
{
  g_autofree char *trimmed = trim (text);
  gsize length = strlen (trimmed);

  if (length > 2 && ((trimmed[0] == '<' && trimmed[length - 1] == '>') ||
                     (trimmed[0] == '"' && trimmed[length - 1] == '"')))
    {
      g_autofree char *inside = g_strndup (trimmed + 1, length - 2);

      return trim (inside);
    }
  if (g_ascii_strncasecmp (trimmed, "url:", 4) == 0)
    return trim (trimmed + 4);

  return g_steal_pointer (&trimmed);
}

/**
 * herald_uri_from_typed:
 * @text: (nullable): what a person typed or pasted
 *
 * Reads an address as people write it: `example.org/x`, `feed://example.org/x`, `//example.org`, with an
 * international host, with white space around. Where no scheme is given, https is meant.
 *
 * Returns: (transfer full) (nullable): an http or https address, or %NULL if @text is none, for instance a word
 */
char *
herald_uri_from_typed (const char *text)
{
  g_autofree char *unwrapped = NULL;
  g_autofree char *whole = NULL;
  g_autofree char *address = NULL;
  g_autofree char *host = NULL;
  const char *rest;
  const char *scheme = "https";
  gboolean has_scheme = FALSE;
  HeraldUriParts parts;

  if (text == NULL)
    return NULL;
  unwrapped = unwrap (text);
  for (const char *c = unwrapped; *c != '\0'; c = g_utf8_next_char (c))
    {
      if (is_blank (g_utf8_get_char (c)))
        return NULL;
    }

  rest = unwrapped;
  while (!has_scheme && begins_with_scheme (rest))
    {
      HeraldUriPiece piece = { rest, herald_uri_scheme_length (rest) };

      if (!piece_is_web (piece) && !piece_is_one_of (piece, feed_schemes))
        return NULL;
      has_scheme = piece_is_web (piece);
      if (herald_uri_piece_equal (piece, "http"))
        scheme = "http";
      rest += piece.length + 1;
      rest += strspn (rest, "/");
    }
  if (rest == unwrapped && g_str_has_prefix (rest, "//"))
    rest += 2;

  whole = g_strconcat (scheme, "://", rest, NULL);
  address = herald_uri_resolve (NULL, whole);
  if (address == NULL)
    return NULL;
  parts = herald_uri_split (address);
  host = herald_uri_dup_host (address);
  if (host == NULL || !host_is_well_formed (host) || (!has_scheme && !is_convincing_host (host)))
    return NULL;
  if (!has_scheme && herald_uri_split_authority (parts.authority).user.text != NULL)
    return NULL;
  if (parts.path.length == 0)
    {
      gsize before = parts.authority.text + parts.authority.length - address;

      return g_strdup_printf ("%.*s/%s", (int) before, address, address + before);
    }

  return g_steal_pointer (&address);
}

/**
 * herald_uri_dup_host:
 * @address: (nullable): an absolute address
 *
 * Returns: (transfer full) (nullable): the host of @address in lower case, without user and port; an IPv6 address
 *   keeps its brackets
 */
char *
herald_uri_dup_host (const char *address)
{
  HeraldUriParts parts;
  HeraldUriAuthority authority;

  if (address == NULL)
    return NULL;
  parts = herald_uri_split (address);
  if (parts.scheme.text == NULL || parts.authority.text == NULL)
    return NULL;
  authority = herald_uri_split_authority (parts.authority);

  return authority.host.length > 0 ? g_ascii_strdown (authority.host.text, authority.host.length) : NULL;
}
