/* SPDX-FileCopyrightText: 2026 The Herald founders
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "herald-failure.h"

G_DEFINE_QUARK (herald-failure-quark, herald_failure)

static const char *const names[] = {
  [HERALD_FAILURE_NONE] = "none",
  [HERALD_FAILURE_ADDRESS] = "address",
  [HERALD_FAILURE_OFFLINE] = "offline",
  [HERALD_FAILURE_HOST] = "host",
  [HERALD_FAILURE_CONNECTION] = "connection",
  [HERALD_FAILURE_TIMEOUT] = "timeout",
  [HERALD_FAILURE_CERTIFICATE] = "certificate",
  [HERALD_FAILURE_REDIRECT] = "redirect",
  [HERALD_FAILURE_TOO_LARGE] = "too-large",
  [HERALD_FAILURE_SIGN_IN] = "sign-in",
  [HERALD_FAILURE_DENIED] = "denied",
  [HERALD_FAILURE_NOT_FOUND] = "not-found",
  [HERALD_FAILURE_GONE] = "gone",
  [HERALD_FAILURE_BUSY] = "busy",
  [HERALD_FAILURE_SERVER] = "server",
  [HERALD_FAILURE_EMPTY] = "empty",
  [HERALD_FAILURE_WEB_PAGE] = "web-page",
  [HERALD_FAILURE_NOT_A_FEED] = "not-a-feed",
  [HERALD_FAILURE_NO_FEED] = "no-feed",
  [HERALD_FAILURE_STORAGE] = "storage",
};

/**
 * herald_failure_get_name:
 * @self: a failure
 *
 * The name by which the store remembers @self; it stays the same when codes are added.
 */
const char *
herald_failure_get_name (HeraldFailure self)
{
  g_return_val_if_fail (self < G_N_ELEMENTS (names), NULL);

  return names[self];
}

/**
 * herald_failure_from_name:
 * @name: (nullable): a name made by herald_failure_get_name()
 *
 * Returns: the failure of that name; %HERALD_FAILURE_NONE where @name is %NULL, and
 *   %HERALD_FAILURE_SERVER for a name that a newer version may have stored
 */
HeraldFailure
herald_failure_from_name (const char *name)
{
  if (name == NULL)
    return HERALD_FAILURE_NONE;

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    if (g_str_equal (names[i], name))
      return (HeraldFailure) i;

  return HERALD_FAILURE_SERVER;
}

/**
 * herald_failure_from_status:
 * @status: an HTTP status code (RFC 9110, section 15)
 *
 * Returns: what @status means for a source; %HERALD_FAILURE_NONE below 300 and for 304
 */
HeraldFailure
herald_failure_from_status (guint status)
{
  switch (status)
    {
    case 304:
      return HERALD_FAILURE_NONE;
    case 401:
      return HERALD_FAILURE_SIGN_IN;
    case 403:
    case 407:
      return HERALD_FAILURE_DENIED;
    case 410:
      return HERALD_FAILURE_GONE;
    case 429:
    case 503:
      return HERALD_FAILURE_BUSY;
    default:
      break;
    }

  if (status < 300)
    return HERALD_FAILURE_NONE;
  if (status < 400)
    return HERALD_FAILURE_REDIRECT;
  if (status < 500)
    return HERALD_FAILURE_NOT_FOUND;
  return HERALD_FAILURE_SERVER;
}
