/* SPDX-FileCopyrightText: 2026 The Herald founders
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "herald-test-fetch.h"

static void
set_up (Fixture       *fixture,
        gconstpointer  data)
{
  fixture->server = herald_test_server_new ();
  fixture->client = herald_http_client_new ();
}

static void
tear_down (Fixture       *fixture,
           gconstpointer  data)
{
  g_assert_finalize_object (fixture->client);
  herald_test_server_free (fixture->server);
}

static void
store_result_cb (GObject      *object,
                 GAsyncResult *result,
                 gpointer      user_data)
{
  GAsyncResult **place = user_data;

  *place = g_object_ref (result);
}

static void
begin (Fixture                  *fixture,
       const HeraldHttpRequest  *request,
       GCancellable             *cancellable,
       GAsyncResult            **result)
{
  *result = NULL;
  herald_http_client_fetch_async (fixture->client, request, cancellable, store_result_cb, result);
}

static HeraldHttpResponse *
fetch (Fixture     *fixture,
       const char  *path,
       const char  *etag,
       const char  *last_modified,
       GError     **error)
{
  const char *address = *path == '/' ? herald_test_server_get_address (fixture->server, path) : path;
  g_autoptr (HeraldHttpRequest) request = NULL;
  GAsyncResult *result;

  request = herald_http_request_new (address, HERALD_HTTP_FEED, etag, last_modified);
  begin (fixture, request, NULL, &result);

  return fixture_end (fixture, &result, error);
}

void
fixture_init_tests (int    *argc,
                    char ***argv)
{
  g_setenv ("GIO_USE_PROXY_RESOLVER", "dummy", TRUE);
  g_test_init (argc, argv, NULL);
}

void
fixture_add (const char  *path,
             FixtureFunc  func)
{
  g_test_add (path, Fixture, NULL, set_up, func, tear_down);
}

void
fixture_begin (Fixture         *fixture,
               const char      *address,
               HeraldHttpKind   kind,
               GCancellable    *cancellable,
               GAsyncResult   **result)
{
  g_autoptr (HeraldHttpRequest) request = herald_http_request_new (address, kind, NULL, NULL);

  begin (fixture, request, cancellable, result);
}

HeraldHttpResponse *
fixture_end (Fixture       *fixture,
             GAsyncResult **result,
             GError       **error)
{
  g_autoptr (GAsyncResult) done = NULL;

  herald_test_wait_until (*result != NULL);
  done = g_steal_pointer (result);

  return herald_http_client_fetch_finish (fixture->client, done, error);
}

HeraldHttpResponse *
fixture_fetch (Fixture    *fixture,
               const char *path)
{
  return fixture_fetch_again (fixture, path, NULL, NULL);
}

HeraldHttpResponse *
fixture_fetch_again (Fixture    *fixture,
                     const char *path,
                     const char *etag,
                     const char *last_modified)
{
  g_autoptr (GError) error = NULL;
  HeraldHttpResponse *response = fetch (fixture, path, etag, last_modified, &error);

  g_assert_no_error (error);
  g_assert_nonnull (response);

  return response;
}

void
fixture_fail (Fixture       *fixture,
              const char    *path,
              HeraldFailure  failure)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (HeraldHttpResponse) response = fetch (fixture, path, NULL, NULL, &error);

  g_assert_null (response);
  g_assert_error (error, HERALD_FAILURE, (int) failure);
}
