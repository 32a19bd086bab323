/* SPDX-FileCopyrightText: 2026 The Herald founders
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * HERALD_FAILURE:
 *
 * The error domain for all that can go wrong between a source's address and its stories.
 * The store remembers the code of a source's last failure, and the window has one sentence for each;
 * that is why there are more codes than a caller would tell apart.
 */
#define HERALD_FAILURE (herald_failure_quark ())

/**
 * HeraldFailure:
 * @HERALD_FAILURE_NONE: all is well; never the code of an error
 * @HERALD_FAILURE_ADDRESS: what was given is not an address that can be fetched
 * @HERALD_FAILURE_OFFLINE: this machine has no network
 * @HERALD_FAILURE_HOST: the host's name is not known
 * @HERALD_FAILURE_CONNECTION: the server cannot be reached, or broke the connection off
 * @HERALD_FAILURE_TIMEOUT: the server did not answer in time
 * @HERALD_FAILURE_CERTIFICATE: the server could not prove who it is
 * @HERALD_FAILURE_REDIRECT: too many redirects, a loop, or one to where we do not go
 * @HERALD_FAILURE_TOO_LARGE: the answer is larger than we read
 * @HERALD_FAILURE_SIGN_IN: 401: the server wants to know who asks
 * @HERALD_FAILURE_DENIED: 403 or 407
 * @HERALD_FAILURE_NOT_FOUND: 404, and other 4xx that have no code of their own
 * @HERALD_FAILURE_GONE: 410
 * @HERALD_FAILURE_BUSY: 429 or 503
 * @HERALD_FAILURE_SERVER: other 5xx, or an answer that is not HTTP
 * @HERALD_FAILURE_EMPTY: the answer has no content
 * @HERALD_FAILURE_WEB_PAGE: a web page came where a feed was expected
 * @HERALD_FAILURE_NOT_A_FEED: what came is neither a feed nor a web page
 * @HERALD_FAILURE_NO_FEED: a web page that names no feed
 * @HERALD_FAILURE_STORAGE: it was fetched and read but could not be stored
 */
typedef enum
{
  HERALD_FAILURE_NONE,
  HERALD_FAILURE_ADDRESS,
  HERALD_FAILURE_OFFLINE,
  HERALD_FAILURE_HOST,
  HERALD_FAILURE_CONNECTION,
  HERALD_FAILURE_TIMEOUT,
  HERALD_FAILURE_CERTIFICATE,
  HERALD_FAILURE_REDIRECT,
  HERALD_FAILURE_TOO_LARGE,
  HERALD_FAILURE_SIGN_IN,
  HERALD_FAILURE_DENIED,
  HERALD_FAILURE_NOT_FOUND,
  HERALD_FAILURE_GONE,
  HERALD_FAILURE_BUSY,
  HERALD_FAILURE_SERVER,
  HERALD_FAILURE_EMPTY,
  HERALD_FAILURE_WEB_PAGE,
  HERALD_FAILURE_NOT_A_FEED,
  HERALD_FAILURE_NO_FEED,
  HERALD_FAILURE_STORAGE,
} HeraldFailure;

GQuark         herald_failure_quark       (void);
const char    *herald_failure_get_name    (HeraldFailure  self);
HeraldFailure  herald_failure_from_name   (const char    *name);
HeraldFailure  herald_failure_from_status (guint          status);

G_END_DECLS
