/* SPDX-FileCopyrightText: 2026 The Herald founders
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "herald-test-fetching.h"

static gint64
read_clock (gpointer user_data)
{
  return ((HeraldTestFetching *) user_data)->now;
}

HeraldTestFetching *
herald_test_fetching_new (void)
{
  HeraldTestFetching *self = g_new0 (HeraldTestFetching, 1);

  self->server = herald_test_server_new ();
  self->library = herald_test_library_new ();
  self->client = herald_http_client_new ();
  self->fetcher = herald_fetcher_new (self->client);
  self->refresh = herald_refresh_new (self->library->library, self->fetcher);
  self->now = g_get_real_time () / G_USEC_PER_SEC;
  herald_refresh_set_clock (self->refresh, read_clock, self);

  return self;
}

static gboolean
is_only_reference (gpointer data)
{
  return G_OBJECT (data)->ref_count == 1;
}

/* What was cancelled is still on its way back. */
void
herald_test_fetching_free (HeraldTestFetching *self)
{
  herald_refresh_cancel (self->refresh);
  herald_test_library_wait_for (is_only_reference, self->refresh);
  g_assert_finalize_object (g_steal_pointer (&self->refresh));
  herald_test_library_wait_for (is_only_reference, self->fetcher);
  g_assert_finalize_object (g_steal_pointer (&self->fetcher));
  herald_test_library_wait_for (is_only_reference, self->client);
  g_assert_finalize_object (g_steal_pointer (&self->client));
  herald_test_library_free (self->library);
  herald_test_server_free (self->server);
  g_free (self);
}

/* An RSS feed of stories called "Story N", one an hour. */
char *
herald_test_make_feed (guint first,
                       guint n_stories)
{
  GString *feed = g_string_new ("<?xml version=\"1.0\" encoding=\"utf-8\"?>\n<rss version=\"2.0\"><channel>"
                                "<title>Tidewater</title><link>https://example.org/</link>");

  for (guint i = 0; i < n_stories; i++)
    g_string_append_printf (feed,
                            "<item><guid isPermaLink=\"false\">story-%u</guid><title>Story %u</title>"
                            "<link>https://example.org/%u</link><description>What it says.</description>"
                            "<pubDate>%02u Nov 2025 %02u:00:00 GMT</pubDate></item>\n",
                            first + i, first + i, first + i, 1 + (first + i) / 24 % 28, (first + i) % 24);
  g_string_append (feed, "</channel></rss>\n");

  return g_string_free (feed, FALSE);
}

HeraldTestRoute *
herald_test_fetching_serve_feed (HeraldTestFetching *self,
                                 const char         *path,
                                 guint               first,
                                 guint               n_stories)
{
  g_autofree char *feed = herald_test_make_feed (first, n_stories);

  return herald_test_server_add (self->server, path, "application/rss+xml", feed);
}

HeraldSource *
herald_test_fetching_add_source (HeraldTestFetching *self,
                                 const char         *path)
{
  return herald_test_library_add_source (self->library, herald_test_server_get_address (self->server, path), NULL);
}

HeraldFetched *
herald_test_fetching_fetch (HeraldTestFetching  *self,
                            const char          *address,
                            const char          *known_hash,
                            GError             **error)
{
  g_autoptr (HeraldHttpRequest) request = herald_http_request_new (address, HERALD_HTTP_FEED, NULL, NULL);
  g_autoptr (GAsyncResult) result = NULL;
  GAsyncResult *slot = NULL;

  herald_fetcher_fetch_async (self->fetcher, request, known_hash, NULL, herald_test_take_result, &slot);
  result = herald_test_await (&slot);

  return herald_fetcher_fetch_finish (self->fetcher, result, error);
}

GListModel *
herald_test_fetching_find (HeraldTestFetching  *self,
                           const char          *typed,
                           GError             **error)
{
  g_autoptr (GAsyncResult) result = NULL;
  GAsyncResult *slot = NULL;

  herald_subscribe_find_async (self->fetcher, typed, NULL, herald_test_take_result, &slot);
  result = herald_test_await (&slot);

  return herald_subscribe_find_finish (result, error);
}

HeraldSource *
herald_test_fetching_subscribe (HeraldTestFetching  *self,
                                HeraldCandidate     *candidate,
                                HeraldFolder        *folder,
                                GError             **error)
{
  g_autoptr (GAsyncResult) result = NULL;
  GAsyncResult *slot = NULL;

  herald_subscribe_add_async (self->library->library, candidate, folder, NULL, herald_test_take_result, &slot);
  result = herald_test_await (&slot);

  return herald_subscribe_add_finish (result, error);
}

static gboolean
is_idle (gpointer data)
{
  return !herald_refresh_get_active (data);
}

/* Refreshes @source, or all if it is NULL. */
void
herald_test_fetching_refresh (HeraldTestFetching *self,
                              HeraldSource       *source)
{
  if (source != NULL)
    herald_refresh_add_source (self->refresh, source);
  else
    herald_refresh_add_all (self->refresh);

  herald_test_library_wait_for (is_idle, self->refresh);
}
