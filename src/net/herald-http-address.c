/* SPDX-FileCopyrightText: 2026 The Herald founders
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "herald-http-address-private.h"

#include <string.h>

#define URI_FLAGS (SOUP_HTTP_URI_FLAGS | G_URI_FLAGS_PARSE_RELAXED)

/* All that may stand in an address as it is (RFC 3986, section 2). Everything else is escaped, so that no
 * blank or control character ever reaches a request line; what is there already is left alone. */
#define ALLOWED ":/?#[]@!$&'()*+,;=%"

static int
port_of (GUri *uri)
{
  if (g_uri_get_port (uri) != -1)
    return g_uri_get_port (uri);
  return g_str_equal (g_uri_get_scheme (uri), "https") ? 443 : 80;
}

static gboolean
is_https (GUri *uri)
{
  return g_str_equal (g_uri_get_scheme (uri), "https");
}

/* GUri decodes a host's name, so that anything may be in it. */
static gboolean
is_host (const char *host)
{
  if (host == NULL || *host == '\0')
    return FALSE;

  for (; *host != '\0'; host++)
    if (g_ascii_iscntrl (*host) || strchr (" \"#%/<>?@\\^`{|}", *host) != NULL)
      return FALSE;

  return TRUE;
}

/* GUri normalises what it parses ("%7e" becomes "~"); a server is asked for just what was typed. */
static GUri *
with_path_as_typed (GUri       *uri,
                    const char *address)
{
  const char *authority = strstr (address, "://") + strlen ("://");
  const char *start = authority + strcspn (authority, "/?#");
  gsize path_length = strcspn (start, "?#");
  const char *rest = start + path_length;
  g_autofree char *path = path_length == 0 ? g_strdup ("/") : g_strndup (start, path_length);
  g_autofree char *query = *rest == '?' ? g_strndup (rest + 1, strcspn (rest + 1, "#")) : NULL;

  return g_uri_build_with_user (SOUP_HTTP_URI_FLAGS, g_uri_get_scheme (uri), g_uri_get_user (uri),
                                g_uri_get_password (uri), g_uri_get_auth_params (uri), g_uri_get_host (uri),
                                g_uri_get_port (uri), path, query, NULL);
}

/**
 * herald_http_address_parse:
 * @address: an address as it was typed or came in a header
 *
 * Returns: (transfer full) (nullable): @address in parts; %NULL where it is not an http or https address
 *   of a host
 */
GUri *
herald_http_address_parse (const char *address)
{
  g_autofree char *safe = g_uri_escape_string (address, ALLOWED, FALSE);
  g_autoptr (GUri) uri = g_uri_parse (safe, URI_FLAGS, NULL);

  if (uri == NULL || !is_host (g_uri_get_host (uri)))
    return NULL;
  if (!is_https (uri) && !g_str_equal (g_uri_get_scheme (uri), "http"))
    return NULL;

  return with_path_as_typed (uri, safe);
}

/**
 * herald_http_address_strip:
 * @address: an address
 *
 * Returns: (transfer full): @address without its fragment (RFC 3986, section 3.5)
 */
char *
herald_http_address_strip (const char *address)
{
  return g_strndup (address, strcspn (address, "#"));
}

/**
 * herald_http_address_resolve:
 * @base: an absolute address
 * @reference: what a header gave, relative to @base or absolute
 *
 * Returns: (transfer full) (nullable): the absolute address; %NULL where @reference makes none
 */
char *
herald_http_address_resolve (const char *base,
                             const char *reference)
{
  g_autofree char *safe_base = g_uri_escape_string (base, ALLOWED, FALSE);
  g_autofree char *safe = g_uri_escape_string (reference, ALLOWED, FALSE);
  g_autoptr (GUri) absolute = herald_http_address_parse (reference);

  if (absolute != NULL)
    return g_steal_pointer (&safe);

  return g_uri_resolve_relative (safe_base, safe, URI_FLAGS, NULL);
}

/**
 * herald_http_address_dup_host:
 * @uri: an address
 *
 * Returns: (transfer full): by what requests to one server are counted: its name and port
 */
char *
herald_http_address_dup_host (GUri *uri)
{
  g_autofree char *host = g_ascii_strdown (g_uri_get_host (uri), -1);

  return g_strdup_printf ("%s:%d", host, port_of (uri));
}

/**
 * herald_http_address_may_lead:
 * @from: where a redirect was found
 * @to: where it points
 *
 * Returns: whether it is followed; never from https to http
 */
gboolean
herald_http_address_may_lead (GUri *from,
                              GUri *to)
{
  return is_https (to) || !is_https (from);
}

/**
 * herald_http_address_trusts:
 * @origin: where something private belongs
 * @other: where it would be sent
 *
 * Returns: whether both are the same server (RFC 6454, section 5), or @other is the secure side of @origin
 */
gboolean
herald_http_address_trusts (GUri *origin,
                            GUri *other)
{
  if (g_ascii_strcasecmp (g_uri_get_host (origin), g_uri_get_host (other)) != 0)
    return FALSE;
  if (is_https (origin) == is_https (other))
    return port_of (origin) == port_of (other);

  return is_https (other) && port_of (origin) == 80 && port_of (other) == 443;
}

/**
 * herald_http_address_is_local:
 * @uri: an address
 *
 * Returns: whether it is on this machine, where no network is needed
 */
gboolean
herald_http_address_is_local (GUri *uri)
{
  g_autoptr (GInetAddress) address = g_inet_address_new_from_string (g_uri_get_host (uri));

  if (address != NULL)
    return g_inet_address_get_is_loopback (address);
  return g_ascii_strcasecmp (g_uri_get_host (uri), "localhost") == 0;
}
