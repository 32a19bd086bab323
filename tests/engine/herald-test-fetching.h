/* SPDX-FileCopyrightText: 2026 The Herald founders
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "herald-fetcher.h"
#include "herald-refresh.h"
#include "herald-subscribe.h"
#include "herald-test-library.h"
#include "herald-test-server.h"

G_BEGIN_DECLS

/* A library, a server that it may fetch from, and all that stands between them. Everything here waits until it is
 * done. */
typedef struct
{
  HeraldTestServer  *server;  /* (owned) */
  HeraldTestLibrary *library; /* (owned) */
  HeraldHttpClient  *client;  /* (owned) */
  HeraldFetcher     *fetcher; /* (owned) */
  HeraldRefresh     *refresh; /* (owned): its clock is now */
  gint64             now;     /* seconds since 1970; a test moves it */
} HeraldTestFetching;

HeraldTestFetching *herald_test_fetching_new        (void) G_GNUC_WARN_UNUSED_RESULT;
void                herald_test_fetching_free       (HeraldTestFetching  *self);

char               *herald_test_make_feed           (guint                first,
                                                     guint                n_stories) G_GNUC_WARN_UNUSED_RESULT;
HeraldTestRoute    *herald_test_fetching_serve_feed (HeraldTestFetching  *self,
                                                     const char          *path,
                                                     guint                first,
                                                     guint                n_stories);
HeraldSource       *herald_test_fetching_add_source (HeraldTestFetching  *self,
                                                     const char          *path);
HeraldFetched      *herald_test_fetching_fetch      (HeraldTestFetching  *self,
                                                     const char          *address,
                                                     const char          *known_hash,
                                                     GError             **error) G_GNUC_WARN_UNUSED_RESULT;
GListModel         *herald_test_fetching_find       (HeraldTestFetching  *self,
                                                     const char          *typed,
                                                     GError             **error) G_GNUC_WARN_UNUSED_RESULT;
HeraldSource       *herald_test_fetching_subscribe  (HeraldTestFetching  *self,
                                                     HeraldCandidate     *candidate,
                                                     HeraldFolder        *folder,
                                                     GError             **error) G_GNUC_WARN_UNUSED_RESULT;
void                herald_test_fetching_refresh    (HeraldTestFetching  *self,
                                                     HeraldSource        *source);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (HeraldTestFetching, herald_test_fetching_free)

G_END_DECLS
