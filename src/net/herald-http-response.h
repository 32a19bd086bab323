/* SPDX-FileCopyrightText: 2026 The Herald founders
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib-object.h>

G_BEGIN_DECLS

#define HERALD_TYPE_HTTP_RESPONSE (herald_http_response_get_type ())

typedef struct _HeraldHttpResponse HeraldHttpResponse;

/**
 * HeraldHttpResponse:
 *
 * What a server answered. Reference-counted and boxed, immutable once made. Absent texts are %NULL, absent
 * numbers -1.
 */
struct _HeraldHttpResponse
{
  guint      status;            /* HTTP status code of the last hop */
  char      *address;           /* (owned): where it was found, after redirects */
  char      *permanent_address; /* (owned) (nullable): new address, if every redirect was permanent (301, 308) */
  char      *content_type;      /* (owned) (nullable): the header as it came */
  char      *etag;              /* (owned) (nullable): byte for byte */
  char      *last_modified;     /* (owned) (nullable): byte for byte */
  gint64     fresh_seconds;     /* max-age less Age, else Expires less Date (RFC 9111, section 4.2); -1 */
  gint64     retry_seconds;     /* Retry-After, seconds or date (RFC 9110, section 10.2.3); -1 */
  GStrv      feed_links;        /* (owned) (nullable): addresses of Link headers with rel=alternate and a feed's type */
  GBytes    *body;              /* (owned): decoded; empty for 304 */
};

GType               herald_http_response_get_type (void);
HeraldHttpResponse *herald_http_response_new      (guint               status,
                                                   const char         *address) G_GNUC_WARN_UNUSED_RESULT;
HeraldHttpResponse *herald_http_response_ref      (HeraldHttpResponse *self);
void                herald_http_response_unref    (HeraldHttpResponse *self);

gboolean            herald_http_response_check    (HeraldHttpResponse *self,
                                                   GError            **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (HeraldHttpResponse, herald_http_response_unref)

G_END_DECLS
