/* SPDX-FileCopyrightText: 2026 The Herald founders
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "herald-icon-loader.h"
#include "herald-test-fetching.h"

#define PNG "\x89PNG\r\n\x1a\n and the rest of it"
#define ICO "\0\0\1\0 and the rest of it"

static void
serve_feed (HeraldTestFetching *self,
            const char         *path,
            const char         *more)
{
  g_autofree char *feed = NULL;

  feed = g_strdup_printf ("<rss version=\"2.0\"><channel><title>Tide</title><link>%s</link>%s"
                          "<item><guid>1</guid><title>One</title></item></channel></rss>",
                          herald_test_server_get_address (self->server, "/home"), more);
  herald_test_server_add (self->server, path, "application/rss+xml", feed);
}

static void
serve_picture (HeraldTestFetching *self,
               const char         *path,
               const char         *picture,
               gsize               size)
{
  g_autoptr (GBytes) bytes = g_bytes_new (picture, size);

  herald_test_server_add_bytes (self->server, path, "image/png", bytes);
}

static gboolean
has_icon (HeraldSource *source,
          const char   *picture,
          gsize         size)
{
  GBytes *icon = herald_source_get_icon (source);

  return icon != NULL && g_bytes_get_size (icon) == size && memcmp (g_bytes_get_data (icon, NULL), picture, size) == 0;
}

static void
test_page_names_the_icon (void)
{
  g_autoptr (HeraldTestFetching) self = herald_test_fetching_new ();
  g_autoptr (HeraldIconFinder) finder = herald_icon_finder_new (self->client);
  g_autoptr (HeraldIconLoader) loader = herald_icon_loader_new (self->library->library, finder);
  HeraldSource *source = herald_test_fetching_add_source (self, "/feed");
  gint64 id = herald_source_get_id (source);

  serve_feed (self, "/feed", "");
  serve_picture (self, "/tide.png", PNG, sizeof PNG);
  herald_test_server_add (self->server, "/home", "text/html",
                          "<!DOCTYPE html><html><head><link rel=icon href=/tide.png></head><body>Tide</body></html>");
  herald_test_fetching_refresh (self, NULL);
  herald_test_wait_until (has_icon (source, PNG, sizeof PNG));

  g_assert_cmpuint (herald_test_server_count (self->server, "/home"), ==, 1);
  g_assert_cmpuint (herald_test_server_count (self->server, "/favicon.ico"), ==, 0);

  /* It is stored. */
  g_assert_finalize_object (g_steal_pointer (&loader));
  g_assert_finalize_object (g_steal_pointer (&self->refresh));
  herald_test_library_reopen (self->library);
  self->refresh = herald_refresh_new (self->library->library, self->fetcher);
  source = herald_library_get_source (self->library->library, id);
  herald_test_wait_until (has_icon (source, PNG, sizeof PNG));
}

static void
test_old_place_of_icons_is_tried_last (void)
{
  g_autoptr (HeraldTestFetching) self = herald_test_fetching_new ();
  g_autoptr (HeraldIconFinder) finder = herald_icon_finder_new (self->client);
  g_autoptr (HeraldIconLoader) loader = herald_icon_loader_new (self->library->library, finder);
  HeraldSource *source = herald_test_fetching_add_source (self, "/feed");

  serve_feed (self, "/feed", "");
  serve_picture (self, "/favicon.ico", ICO, sizeof ICO);
  herald_test_fetching_refresh (self, NULL);
  herald_test_wait_until (has_icon (source, ICO, sizeof ICO));

  g_assert_cmpuint (herald_test_server_count (self->server, "/home"), ==, 1);
}

static void
test_what_is_no_picture_is_no_icon (void)
{
  g_autoptr (HeraldTestFetching) self = herald_test_fetching_new ();
  g_autoptr (HeraldIconFinder) finder = herald_icon_finder_new (self->client);
  g_autoptr (HeraldIconLoader) loader = herald_icon_loader_new (self->library->library, finder);
  HeraldSource *source = herald_test_fetching_add_source (self, "/feed");

  serve_feed (self, "/feed", "");
  herald_test_server_add (self->server, "/favicon.ico", "image/x-icon", "<!DOCTYPE html><html>Not here</html>");
  herald_test_fetching_refresh (self, NULL);
  herald_test_wait_until (herald_source_is_without_icon (source));

  g_assert_null (herald_source_get_icon (source));
}

static void
test_missing_icon_is_remembered (void)
{
  g_autoptr (HeraldTestFetching) self = herald_test_fetching_new ();
  g_autoptr (HeraldIconFinder) finder = herald_icon_finder_new (self->client);
  g_autoptr (HeraldIconLoader) loader = herald_icon_loader_new (self->library->library, finder);
  HeraldSource *source = herald_test_fetching_add_source (self, "/feed");
  gint64 id = herald_source_get_id (source);

  serve_feed (self, "/feed", "");
  herald_test_fetching_refresh (self, NULL);
  herald_test_wait_until (herald_source_is_without_icon (source));
  g_assert_finalize_object (g_steal_pointer (&loader));
  g_assert_finalize_object (g_steal_pointer (&self->refresh));
  herald_test_library_reopen (self->library);
  self->refresh = herald_refresh_new (self->library->library, self->fetcher);

  source = herald_library_get_source (self->library->library, id);
  herald_test_wait_until (herald_source_is_without_icon (source));
}

static void
test_source_that_never_delivered_is_left_alone (void)
{
  g_autoptr (HeraldTestFetching) self = herald_test_fetching_new ();
  g_autoptr (HeraldIconFinder) finder = herald_icon_finder_new (self->client);
  g_autoptr (HeraldIconLoader) loader = herald_icon_loader_new (self->library->library, finder);
  HeraldSource *silent = herald_test_fetching_add_source (self, "/missing");
  HeraldSource *source = herald_test_fetching_add_source (self, "/feed");

  serve_feed (self, "/feed", "");
  serve_picture (self, "/favicon.ico", ICO, sizeof ICO);
  herald_test_fetching_refresh (self, NULL);
  herald_test_wait_until (has_icon (source, ICO, sizeof ICO));

  g_assert_null (herald_source_get_icon (silent));
  g_assert_false (herald_source_is_without_icon (silent));
}

static void
test_one_site_is_asked_once_for_all_its_sources (void)
{
  g_autoptr (HeraldTestFetching) self = herald_test_fetching_new ();
  g_autoptr (HeraldIconFinder) finder = herald_icon_finder_new (self->client);
  g_autoptr (HeraldIconLoader) loader = herald_icon_loader_new (self->library->library, finder);
  HeraldSource *sources[8];

  serve_picture (self, "/favicon.ico", ICO, sizeof ICO);
  for (guint i = 0; i < G_N_ELEMENTS (sources); i++)
    {
      g_autofree char *path = g_strdup_printf ("/feed-%u", i);

      serve_feed (self, path, "");
      sources[i] = herald_test_fetching_add_source (self, path);
    }
  herald_test_fetching_refresh (self, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (sources); i++)
    herald_test_wait_until (has_icon (sources[i], ICO, sizeof ICO));

  g_assert_cmpuint (herald_test_server_count (self->server, "/home"), <=, 2);
  g_assert_cmpuint (herald_test_server_count (self->server, "/favicon.ico"), <=, 2);
}

static void
keep_result (GObject      *object,
             GAsyncResult *result,
             gpointer      user_data)
{
  GAsyncResult **kept = user_data;

  *kept = g_object_ref (result);
}

static void
test_site_that_nobody_follows_has_an_icon (void)
{
  g_autoptr (HeraldTestFetching) self = herald_test_fetching_new ();
  g_autoptr (HeraldIconFinder) finder = herald_icon_finder_new (self->client);
  const char *home = herald_test_server_get_address (self->server, "/home");
  const char *feed = herald_test_server_get_address (self->server, "/feed");

  serve_picture (self, "/favicon.ico", ICO, sizeof ICO);
  for (guint i = 0; i < 2; i++)
    {
      g_autoptr (GAsyncResult) result = NULL;
      g_autoptr (GError) error = NULL;
      g_autoptr (GBytes) bytes = NULL;
      g_autofree char *address = NULL;

      herald_icon_finder_find_async (finder, NULL, home, feed, NULL, keep_result, &result);
      herald_test_wait_until (result != NULL);
      bytes = herald_icon_finder_find_finish (finder, result, &address, &error);
      g_assert_no_error (error);
      g_assert_cmpmem (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes), ICO, sizeof ICO);
      g_assert_cmpstr (address, ==, herald_test_server_get_address (self->server, "/favicon.ico"));
    }

  g_assert_cmpuint (herald_test_server_count (self->server, "/favicon.ico"), ==, 1);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

#define ADD(path, func) g_test_add_func ("/engine/icon-loader/" path, func)
  ADD ("page-names-the-icon", test_page_names_the_icon);
  ADD ("old-place-of-icons-is-tried-last", test_old_place_of_icons_is_tried_last);
  ADD ("what-is-no-picture-is-no-icon", test_what_is_no_picture_is_no_icon);
  ADD ("pc-30-missing-icon-is-remembered", test_missing_icon_is_remembered);
  ADD ("source-that-never-delivered-is-left-alone", test_source_that_never_delivered_is_left_alone);
  ADD ("pc-30-one-site-is-asked-once-for-all-its-sources", test_one_site_is_asked_once_for_all_its_sources);
  ADD ("site-that-nobody-follows-has-an-icon", test_site_that_nobody_follows_has_an_icon);
#undef ADD

  return g_test_run ();
}
