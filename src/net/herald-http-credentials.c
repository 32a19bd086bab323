/* SPDX-FileCopyrightText: 2026 The Herald founders
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "herald-http-credentials.h"

#include "herald-http-address-private.h"

/**
 * HeraldHttpCredentials:
 *
 * Who knows the names and passwords that servers ask for, by origin (RFC 6454): scheme, host and port.
 */
G_DEFINE_INTERFACE (HeraldHttpCredentials, herald_http_credentials, G_TYPE_OBJECT)

static void
herald_http_credentials_default_init (HeraldHttpCredentialsInterface *iface)
{
}

/**
 * herald_http_credentials_dup_origin:
 * @address: an address
 *
 * Returns: (transfer full) (nullable): its origin as RFC 6454, section 6.2, writes it, "https://example.org:8080";
 *   %NULL where it is not of http or https
 */
char *
herald_http_credentials_dup_origin (const char *address)
{
  g_autoptr (GUri) uri = NULL;
  int port;
  gboolean is_https;

  g_return_val_if_fail (address != NULL, NULL);

  uri = herald_http_address_parse (address);
  if (uri == NULL)
    return NULL;

  port = g_uri_get_port (uri);
  is_https = g_str_equal (g_uri_get_scheme (uri), "https");
  if (port == (is_https ? 443 : 80))
    port = -1;

  return g_uri_join (G_URI_FLAGS_NONE, g_uri_get_scheme (uri), NULL, g_uri_get_host (uri), port, "", NULL, NULL);
}

/**
 * herald_http_credentials_find_async:
 * @self: who knows them
 * @origin: of the server that asks
 * @cancellable: (nullable): a cancellable
 * @callback: called when it is known whether there are any
 * @user_data: for @callback
 */
void
herald_http_credentials_find_async (HeraldHttpCredentials *self,
                                    const char            *origin,
                                    GCancellable          *cancellable,
                                    GAsyncReadyCallback    callback,
                                    gpointer               user_data)
{
  g_return_if_fail (HERALD_IS_HTTP_CREDENTIALS (self));
  g_return_if_fail (origin != NULL);

  HERALD_HTTP_CREDENTIALS_GET_IFACE (self)->find_async (self, origin, cancellable, callback, user_data);
}

/**
 * herald_http_credentials_find_finish:
 * @self: who knows them
 * @result: what the callback was given
 * @user: (out) (transfer full) (nullable): the name
 * @password: (out) (transfer full) (nullable): what belongs to it
 *
 * Returns: whether there are any
 */
gboolean
herald_http_credentials_find_finish (HeraldHttpCredentials  *self,
                                     GAsyncResult           *result,
                                     char                  **user,
                                     char                  **password)
{
  g_return_val_if_fail (HERALD_IS_HTTP_CREDENTIALS (self), FALSE);

  *user = NULL;
  *password = NULL;

  return HERALD_HTTP_CREDENTIALS_GET_IFACE (self)->find_finish (self, result, user, password);
}
