/* SPDX-FileCopyrightText: 2026 The Herald founders
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "herald-test-fetching.h"

#include "herald-failure.h"

static void
test_reads_a_feed (void)
{
  g_autoptr (HeraldTestFetching) self = herald_test_fetching_new ();
  g_autoptr (HeraldFetched) fetched = NULL;
  g_autoptr (GError) error = NULL;
  HeraldStoryRecord *story;

  herald_test_fetching_serve_feed (self, "/feed", 0, 3);
  fetched = herald_test_fetching_fetch (self, herald_test_server_get_address (self->server, "/feed"), NULL, &error);

  g_assert_no_error (error);
  g_assert_no_error (fetched->error);
  g_assert_cmpuint (fetched->document->stories->len, ==, 3);
  story = g_ptr_array_index (fetched->document->stories, 0);
  g_assert_cmpstr (story->preview, ==, "What it says.");
  g_assert_cmpuint (strlen (fetched->hash), ==, 64);
}

static void
test_same_bytes_are_not_read_again (void)
{
  g_autoptr (HeraldTestFetching) self = herald_test_fetching_new ();
  g_autoptr (HeraldFetched) first = NULL;
  g_autoptr (HeraldFetched) second = NULL;
  const char *address = herald_test_server_get_address (self->server, "/feed");

  herald_test_fetching_serve_feed (self, "/feed", 0, 3);
  first = herald_test_fetching_fetch (self, address, NULL, NULL);
  second = herald_test_fetching_fetch (self, address, first->hash, NULL);

  g_assert_null (second->document);
  g_assert_no_error (second->error);
  g_assert_cmpstr (second->hash, ==, first->hash);
}

static void
test_web_page_brings_its_links (void)
{
  g_autoptr (HeraldTestFetching) self = herald_test_fetching_new ();
  g_autoptr (HeraldFetched) fetched = NULL;
  HeraldFeedLink *link;

  herald_test_server_add (self->server, "/", "text/html",
                          "<!DOCTYPE html><html><head><title>Tide</title>"
                          "<link rel=alternate type=\"application/rss+xml\" href=feed></head><body><p>Sea</p></body>");
  fetched = herald_test_fetching_fetch (self, herald_test_server_get_address (self->server, "/"), NULL, NULL);

  g_assert_error (fetched->error, HERALD_FAILURE, HERALD_FAILURE_WEB_PAGE);
  g_assert_null (fetched->document);
  g_assert_cmpuint (fetched->links->feeds->len, ==, 1);
  link = g_ptr_array_index (fetched->links->feeds, 0);
  g_assert_cmpstr (link->address, ==, herald_test_server_get_address (self->server, "/feed"));
}

static void
test_many_at_once_all_arrive (void)
{
  g_autoptr (HeraldTestFetching) self = herald_test_fetching_new ();
  GAsyncResult *slots[40] = { NULL, };

  for (guint i = 0; i < G_N_ELEMENTS (slots); i++)
    {
      g_autofree char *path = g_strdup_printf ("/feed-%u", i);
      g_autoptr (HeraldHttpRequest) request = NULL;

      herald_test_fetching_serve_feed (self, path, i, 2);
      request = herald_http_request_new (herald_test_server_get_address (self->server, path), HERALD_HTTP_FEED, NULL,
                                         NULL);
      herald_fetcher_fetch_async (self->fetcher, request, NULL, NULL, herald_test_take_result, &slots[i]);
    }

  for (guint i = 0; i < G_N_ELEMENTS (slots); i++)
    {
      g_autoptr (GAsyncResult) result = herald_test_await (&slots[i]);
      g_autoptr (HeraldFetched) fetched = herald_fetcher_fetch_finish (self->fetcher, result, NULL);
      g_autofree char *title = g_strdup_printf ("Story %u", i);
      HeraldStoryRecord *story = g_ptr_array_index (fetched->document->stories, 0);

      g_assert_cmpstr (story->title, ==, title);
    }
}

static void
test_cancelled_fetch_says_so (void)
{
  g_autoptr (HeraldTestFetching) self = herald_test_fetching_new ();
  g_autoptr (HeraldHttpRequest) request = NULL;
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (HeraldFetched) fetched = NULL;
  g_autoptr (GError) error = NULL;
  GAsyncResult *slot = NULL;

  herald_test_server_add_silent (self->server, "/feed");
  request = herald_http_request_new (herald_test_server_get_address (self->server, "/feed"), HERALD_HTTP_FEED, NULL,
                                     NULL);
  herald_fetcher_fetch_async (self->fetcher, request, NULL, cancellable, herald_test_take_result, &slot);
  herald_test_wait_until (herald_test_server_count (self->server, "/feed") == 1);
  g_cancellable_cancel (cancellable);
  result = herald_test_await (&slot);
  fetched = herald_fetcher_fetch_finish (self->fetcher, result, &error);

  g_assert_null (fetched);
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
}

static void
test_shut_down_fetcher_fetches_nothing (void)
{
  g_autoptr (HeraldTestFetching) self = herald_test_fetching_new ();
  g_autoptr (HeraldFetched) fetched = NULL;
  g_autoptr (GError) error = NULL;

  herald_test_fetching_serve_feed (self, "/feed", 0, 1);
  herald_fetcher_shutdown (self->fetcher);
  fetched = herald_test_fetching_fetch (self, herald_test_server_get_address (self->server, "/feed"), NULL, &error);

  g_assert_null (fetched);
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CLOSED);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

#define ADD(path, func) g_test_add_func ("/engine/fetcher/" path, func)
  ADD ("reads-a-feed", test_reads_a_feed);
  ADD ("pc-53-same-bytes-are-not-read-again", test_same_bytes_are_not_read_again);
  ADD ("web-page-brings-its-links", test_web_page_brings_its_links);
  ADD ("many-at-once-all-arrive", test_many_at_once_all_arrive);
  ADD ("cancelled-fetch-says-so", test_cancelled_fetch_says_so);
  ADD ("shut-down-fetcher-fetches-nothing", test_shut_down_fetcher_fetches_nothing);
#undef ADD

  return g_test_run ();
}
