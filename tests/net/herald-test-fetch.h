/* SPDX-FileCopyrightText: 2026 The Herald founders
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "herald-failure.h"
#include "herald-http-client.h"
#include "herald-test-server.h"

G_BEGIN_DECLS

/* A server and a client that are new for each test. */
typedef struct
{
  HeraldTestServer *server; /* (owned) */
  HeraldHttpClient *client; /* (owned) */
} Fixture;

typedef void (*FixtureFunc) (Fixture       *fixture,
                             gconstpointer  data);

/* Leaves out of the way what the desktop says of proxies; then g_test_init(). */
void                fixture_init_tests    (int           *argc,
                                           char         ***argv);
void                fixture_add           (const char     *path,
                                           FixtureFunc     func);

/* A fetch that is on its way; the result is NULL until it is done. */
void                fixture_begin         (Fixture        *fixture,
                                           const char     *address,
                                           HeraldHttpKind  kind,
                                           GCancellable   *cancellable,
                                           GAsyncResult  **result);
HeraldHttpResponse *fixture_end           (Fixture        *fixture,
                                           GAsyncResult  **result,
                                           GError        **error);

/* All of it; @path is a path of the fixture's server or an address. */
HeraldHttpResponse *fixture_fetch         (Fixture        *fixture,
                                           const char     *path);
HeraldHttpResponse *fixture_fetch_again   (Fixture        *fixture,
                                           const char     *path,
                                           const char     *etag,
                                           const char     *last_modified);
void                fixture_fail          (Fixture        *fixture,
                                           const char     *path,
                                           HeraldFailure   failure);

G_END_DECLS
