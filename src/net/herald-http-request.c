/* SPDX-FileCopyrightText: 2026 The Herald founders
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "herald-http-request.h"

G_DEFINE_BOXED_TYPE (HeraldHttpRequest, herald_http_request, herald_http_request_copy, herald_http_request_free)

/**
 * herald_http_request_new:
 * @address: absolute http or https address
 * @kind: what is hoped for
 * @etag: (nullable): entity tag of the last answer that was read as a feed, as it was received
 * @last_modified: (nullable): its Last-Modified, as it was received
 *
 * Returns: (transfer full): a request
 */
HeraldHttpRequest *
herald_http_request_new (const char     *address,
                         HeraldHttpKind  kind,
                         const char     *etag,
                         const char     *last_modified)
{
  HeraldHttpRequest *self;

  g_return_val_if_fail (address != NULL, NULL);

  self = g_new0 (HeraldHttpRequest, 1);
  self->address = g_strdup (address);
  self->kind = kind;
  self->etag = g_strdup (etag);
  self->last_modified = g_strdup (last_modified);

  return self;
}

/**
 * herald_http_request_copy:
 * @self: a request
 *
 * Returns: (transfer full): one of its own with the values of @self
 */
HeraldHttpRequest *
herald_http_request_copy (const HeraldHttpRequest *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return herald_http_request_new (self->address, self->kind, self->etag, self->last_modified);
}

/**
 * herald_http_request_free:
 * @self: (transfer full): a request
 */
void
herald_http_request_free (HeraldHttpRequest *self)
{
  g_return_if_fail (self != NULL);

  g_free (self->address);
  g_free (self->etag);
  g_free (self->last_modified);
  g_free (self);
}
