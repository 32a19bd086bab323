/* SPDX-FileCopyrightText: 2026 The Herald founders
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gio/gio.h>

#include "herald-feed-discovery.h"
#include "herald-feed-document.h"
#include "herald-http-client.h"
#include "herald-http-request.h"
#include "herald-http-response.h"

G_BEGIN_DECLS

#define HERALD_TYPE_FETCHER (herald_fetcher_get_type ())
G_DECLARE_FINAL_TYPE (HeraldFetcher, herald_fetcher, HERALD, FETCHER, GObject)

/**
 * HeraldFetched:
 *
 * What came of fetching an address and reading what it gave.
 */
typedef struct
{
  HeraldHttpResponse *response; /* (owned) */
  HeraldFeedDocument *document; /* (owned) (nullable): NULL for 304, for the same bytes again, or with an error */
  HeraldPageLinks    *links;    /* (owned) (nullable): what a web page says of its feeds, where one came */
  char               *hash;     /* (owned) (nullable): of the body */
  GError             *error;    /* (owned) (nullable): a HERALD_FAILURE, where it answered but not with a feed */
} HeraldFetched;

void              herald_fetched_free               (HeraldFetched            *self);

HeraldFetcher    *herald_fetcher_new                (HeraldHttpClient         *client) G_GNUC_WARN_UNUSED_RESULT;
HeraldHttpClient *herald_fetcher_get_client         (HeraldFetcher            *self);
void              herald_fetcher_fetch_async        (HeraldFetcher            *self,
                                                     const HeraldHttpRequest  *request,
                                                     const char               *known_hash,
                                                     GCancellable             *cancellable,
                                                     GAsyncReadyCallback       callback,
                                                     gpointer                  user_data);
HeraldFetched    *herald_fetcher_fetch_finish       (HeraldFetcher            *self,
                                                     GAsyncResult             *result,
                                                     GError                  **error) G_GNUC_WARN_UNUSED_RESULT;
void              herald_fetcher_shutdown           (HeraldFetcher            *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (HeraldFetched, herald_fetched_free)

G_END_DECLS
