/* SPDX-FileCopyrightText: 2026 The Herald founders
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "herald-test-fetching.h"

#include "herald-failure.h"

#define PAGE(links) "<!DOCTYPE html><html><head><title>Tide</title>" links "</head><body><p>Sea</p></body></html>"
#define FEED_LINK(href) "<link rel=\"alternate\" type=\"application/rss+xml\" title=\"Named so\" href=\"" href "\">"

static GListModel *
find_path (HeraldTestFetching  *self,
           const char          *path,
           GError             **error)
{
  return herald_test_fetching_find (self, herald_test_server_get_address (self->server, path), error);
}

static void
test_feed_is_its_own_candidate (void)
{
  g_autoptr (HeraldTestFetching) self = herald_test_fetching_new ();
  g_autoptr (GListModel) found = NULL;
  g_autoptr (HeraldCandidate) candidate = NULL;
  g_autoptr (GError) error = NULL;

  herald_test_fetching_serve_feed (self, "/feed", 0, 24);
  found = find_path (self, "/feed", &error);

  g_assert_no_error (error);
  g_assert_cmpuint (g_list_model_get_n_items (found), ==, 1);
  candidate = g_list_model_get_item (found, 0);
  g_assert_cmpstr (herald_candidate_get_title (candidate), ==, "Tidewater");
  g_assert_cmpstr (herald_candidate_get_format (candidate), ==, "rss-2.0");
  g_assert_cmpstr (herald_candidate_get_address (candidate), ==,
                   herald_test_server_get_address (self->server, "/feed"));
  g_assert_cmpuint (herald_candidate_get_n_stories (candidate), ==, 24);
  g_assert_cmpint (herald_candidate_get_last_story (candidate), ==, 1762038000);
  g_assert_cmpfloat (ABS (herald_candidate_get_per_day (candidate) - 24), <, 0.01);
  g_assert_cmpuint (herald_test_server_count (self->server, NULL), ==, 1);
}

static void
test_page_names_its_feeds_in_order (void)
{
  g_autoptr (HeraldTestFetching) self = herald_test_fetching_new ();
  g_autoptr (GListModel) found = NULL;
  static const char * const paths[] = { "/b", "/a", "/c" };

  herald_test_server_add (self->server, "/", "text/html", PAGE (FEED_LINK ("b") FEED_LINK ("/a") FEED_LINK ("c")));
  for (guint i = 0; i < G_N_ELEMENTS (paths); i++)
    herald_test_fetching_serve_feed (self, paths[i], i, 2);
  found = find_path (self, "/", NULL);

  g_assert_cmpuint (g_list_model_get_n_items (found), ==, 3);
  for (guint i = 0; i < G_N_ELEMENTS (paths); i++)
    {
      g_autoptr (HeraldCandidate) candidate = g_list_model_get_item (found, i);

      g_assert_cmpstr (herald_candidate_get_address (candidate), ==,
                       herald_test_server_get_address (self->server, paths[i]));
    }
  g_assert_cmpuint (herald_test_server_count (self->server, "/"), ==, 1);
}

static void
test_feed_in_the_link_header_is_found (void)
{
  g_autoptr (HeraldTestFetching) self = herald_test_fetching_new ();
  g_autoptr (GListModel) found = NULL;
  HeraldTestRoute *route = herald_test_server_add (self->server, "/", "text/html", PAGE (""));

  herald_test_route_set_header (route, "Link", "</feed>; rel=\"alternate\"; type=\"application/rss+xml\"");
  herald_test_fetching_serve_feed (self, "/feed", 0, 1);
  found = find_path (self, "/", NULL);

  g_assert_cmpuint (g_list_model_get_n_items (found), ==, 1);
}

static void
test_named_feed_that_fails_is_left_out (void)
{
  g_autoptr (HeraldTestFetching) self = herald_test_fetching_new ();
  g_autoptr (GListModel) found = NULL;

  herald_test_server_add (self->server, "/", "text/html", PAGE (FEED_LINK ("/missing") FEED_LINK ("/feed")));
  herald_test_fetching_serve_feed (self, "/feed", 0, 1);
  found = find_path (self, "/", NULL);

  g_assert_cmpuint (g_list_model_get_n_items (found), ==, 1);
}

static void
test_says_why_no_named_feed_came (void)
{
  g_autoptr (HeraldTestFetching) self = herald_test_fetching_new ();
  g_autoptr (GListModel) found = NULL;
  g_autoptr (GError) error = NULL;

  herald_test_server_add (self->server, "/", "text/html", PAGE (FEED_LINK ("/missing") FEED_LINK ("/broken")));
  herald_test_route_set_status (herald_test_fetching_serve_feed (self, "/broken", 0, 1), 500);
  found = find_path (self, "/", &error);

  g_assert_null (found);
  g_assert_error (error, HERALD_FAILURE, HERALD_FAILURE_NOT_FOUND);
}

static void
test_at_most_six_feeds_are_asked (void)
{
  g_autoptr (HeraldTestFetching) self = herald_test_fetching_new ();
  g_autoptr (GListModel) found = NULL;

  herald_test_server_add (self->server, "/", "text/html",
                          PAGE (FEED_LINK ("/1") FEED_LINK ("/2") FEED_LINK ("/3") FEED_LINK ("/4") FEED_LINK ("/5")
                                FEED_LINK ("/6") FEED_LINK ("/7") FEED_LINK ("/8")));
  herald_test_fetching_serve_feed (self, "/6", 0, 1);
  found = find_path (self, "/", NULL);

  g_assert_cmpuint (g_list_model_get_n_items (found), ==, 1);
  g_assert_cmpuint (herald_test_server_count (self->server, NULL), ==, 7);
}

static void
test_two_links_to_one_feed_are_one (void)
{
  g_autoptr (HeraldTestFetching) self = herald_test_fetching_new ();
  g_autoptr (GListModel) found = NULL;

  herald_test_server_add (self->server, "/", "text/html", PAGE (FEED_LINK ("/old") FEED_LINK ("/feed")));
  herald_test_server_add_redirect (self->server, "/old", 302, "/feed");
  herald_test_fetching_serve_feed (self, "/feed", 0, 1);
  found = find_path (self, "/", NULL);

  g_assert_cmpuint (g_list_model_get_n_items (found), ==, 1);
}

static void
test_own_machine_is_asked_without_encryption (void)
{
  g_autoptr (HeraldTestFetching) self = herald_test_fetching_new ();
  g_autoptr (GListModel) found = NULL;
  g_autoptr (HeraldCandidate) candidate = NULL;
  g_autoptr (GError) error = NULL;

  herald_test_fetching_serve_feed (self, "/feed", 0, 1);
  found = herald_test_fetching_find (self, herald_test_server_get_address (self->server, "/feed") + strlen ("http://"),
                                     &error);

  g_assert_no_error (error);
  candidate = g_list_model_get_item (found, 0);
  g_assert_cmpstr (herald_candidate_get_address (candidate), ==,
                   herald_test_server_get_address (self->server, "/feed"));
}

static void
test_typed_encryption_is_kept (void)
{
  g_autoptr (HeraldTestFetching) self = herald_test_fetching_new ();
  g_autoptr (GListModel) found = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *typed = NULL;

  herald_http_client_set_timeout (self->client, 1);
  herald_test_fetching_serve_feed (self, "/feed", 0, 1);
  typed = g_strdup_printf ("https%s", herald_test_server_get_address (self->server, "/feed") + strlen ("http"));
  found = herald_test_fetching_find (self, typed, &error);

  g_assert_null (found);
  g_assert_error (error, HERALD_FAILURE, HERALD_FAILURE_TIMEOUT);
  g_assert_cmpuint (herald_test_server_count (self->server, NULL), ==, 0);
}

static void
test_adding_asks_nothing_again (void)
{
  g_autoptr (HeraldTestFetching) self = herald_test_fetching_new ();
  HeraldFolder *folder = herald_test_library_add_folder (self->library, "Coast");
  g_autoptr (GListModel) found = NULL;
  g_autoptr (HeraldCandidate) candidate = NULL;
  g_autoptr (HeraldSource) source = NULL;
  g_autoptr (GError) error = NULL;

  herald_test_route_set_etag (herald_test_fetching_serve_feed (self, "/feed", 0, 4), "\"one\"");
  found = find_path (self, "/feed", NULL);
  candidate = g_list_model_get_item (found, 0);
  source = herald_test_fetching_subscribe (self, candidate, folder, &error);

  g_assert_no_error (error);
  g_assert_cmpuint (herald_test_server_count (self->server, NULL), ==, 1);
  g_assert_cmpuint (herald_source_get_total (source), ==, 4);
  g_assert_cmpint (herald_source_get_folder_id (source), ==, herald_folder_get_id (folder));
  g_assert_cmpstr (herald_source_get_name (source), ==, "Tidewater");
  g_assert_cmpstr (herald_source_get_home (source), ==, "https://example.org/");
  g_assert_cmpstr (herald_source_get_record (source)->etag, ==, "\"one\"");
  g_assert_cmpint (herald_source_get_record (source)->next_fetch, >, self->now);

  herald_test_fetching_refresh (self, source);
  g_assert_cmpstr (herald_test_server_get_header (self->server, "/feed", 1, "If-None-Match"), ==, "\"one\"");
}

static void
test_known_address_is_refused (void)
{
  g_autoptr (HeraldTestFetching) self = herald_test_fetching_new ();
  g_autoptr (GListModel) found = NULL;
  g_autoptr (HeraldCandidate) candidate = NULL;
  g_autoptr (HeraldSource) first = NULL;
  g_autoptr (HeraldSource) second = NULL;
  g_autoptr (GError) error = NULL;

  herald_test_fetching_serve_feed (self, "/feed", 0, 4);
  found = find_path (self, "/feed", NULL);
  candidate = g_list_model_get_item (found, 0);
  first = herald_test_fetching_subscribe (self, candidate, NULL, NULL);
  second = herald_test_fetching_subscribe (self, candidate, NULL, &error);

  g_assert_nonnull (first);
  g_assert_null (second);
  g_assert_error (error, HERALD_STORE_ERROR, HERALD_STORE_ERROR_EXISTS);
  g_assert_cmpuint (g_list_model_get_n_items (herald_library_get_sources (self->library->library)), ==, 1);
}

static void
test_search_can_be_cancelled (void)
{
  g_autoptr (HeraldTestFetching) self = herald_test_fetching_new ();
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GListModel) found = NULL;
  g_autoptr (GError) error = NULL;
  GAsyncResult *slot = NULL;

  herald_test_server_add (self->server, "/", "text/html", PAGE (FEED_LINK ("/silent")));
  herald_test_server_add_silent (self->server, "/silent");
  herald_subscribe_find_async (self->fetcher, herald_test_server_get_address (self->server, "/"), cancellable,
                               herald_test_take_result, &slot);
  herald_test_wait_until (herald_test_server_count (self->server, "/silent") == 1);
  g_cancellable_cancel (cancellable);
  result = herald_test_await (&slot);
  found = herald_subscribe_find_finish (result, &error);

  g_assert_null (found);
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

#define ADD(path, func) g_test_add_func ("/engine/subscribe/" path, func)
  ADD ("pc-28-feed-is-its-own-candidate", test_feed_is_its_own_candidate);
  ADD ("pc-34-page-names-its-feeds-in-order", test_page_names_its_feeds_in_order);
  ADD ("pc-34-feed-in-the-link-header-is-found", test_feed_in_the_link_header_is_found);
  ADD ("named-feed-that-fails-is-left-out", test_named_feed_that_fails_is_left_out);
  ADD ("says-why-no-named-feed-came", test_says_why_no_named_feed_came);
  ADD ("pc-33-at-most-six-feeds-are-asked", test_at_most_six_feeds_are_asked);
  ADD ("two-links-to-one-feed-are-one", test_two_links_to_one_feed_are_one);
  ADD ("own-machine-is-asked-without-encryption", test_own_machine_is_asked_without_encryption);
  ADD ("pc-50-typed-encryption-is-kept", test_typed_encryption_is_kept);
  ADD ("pc-28-adding-asks-nothing-again", test_adding_asks_nothing_again);
  ADD ("pc-29-known-address-is-refused", test_known_address_is_refused);
  ADD ("search-can-be-cancelled", test_search_can_be_cancelled);
#undef ADD

  return g_test_run ();
}
