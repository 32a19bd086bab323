/* SPDX-FileCopyrightText: 2026 The Herald founders
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib-object.h>

G_BEGIN_DECLS

#define HERALD_TYPE_HTTP_REQUEST (herald_http_request_get_type ())

typedef struct _HeraldHttpRequest HeraldHttpRequest;

/**
 * HeraldHttpKind:
 * @HERALD_HTTP_FEED: a feed, or the page a person typed to find one
 * @HERALD_HTTP_PAGE: a web page
 * @HERALD_HTTP_PICTURE: an icon or another picture
 *
 * What is hoped for; it decides the Accept header and the size limit.
 */
typedef enum
{
  HERALD_HTTP_FEED,
  HERALD_HTTP_PAGE,
  HERALD_HTTP_PICTURE,
} HeraldHttpKind;

/**
 * HeraldHttpRequest:
 * @address: absolute http or https address
 * @kind: what is hoped for
 * @etag: (nullable): validator to send, byte for byte as it was received
 * @last_modified: (nullable): the same
 *
 * One fetch to be made. A boxed value, not changed once handed over.
 */
struct _HeraldHttpRequest
{
  char           *address;       /* (owned) */
  HeraldHttpKind  kind;
  char           *etag;          /* (owned) (nullable) */
  char           *last_modified; /* (owned) (nullable) */
};

GType              herald_http_request_get_type (void);
HeraldHttpRequest *herald_http_request_new      (const char              *address,
                                                 HeraldHttpKind           kind,
                                                 const char              *etag,
                                                 const char              *last_modified) G_GNUC_WARN_UNUSED_RESULT;
HeraldHttpRequest *herald_http_request_copy     (const HeraldHttpRequest *self) G_GNUC_WARN_UNUSED_RESULT;
void               herald_http_request_free     (HeraldHttpRequest       *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (HeraldHttpRequest, herald_http_request_free)

G_END_DECLS
