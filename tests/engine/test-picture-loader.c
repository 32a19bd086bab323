/* SPDX-FileCopyrightText: 2026 The Herald founders
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "herald-picture-cache.h"
#include "herald-picture-loader.h"
#include "herald-test-library.h"
#include "herald-test-server.h"

#include "herald-failure.h"

#include <glib/gstdio.h>

typedef struct
{
  HeraldTestServer    *server; /* (owned) */
  HeraldHttpClient    *client; /* (owned) */
  HeraldPictureLoader *loader; /* (owned) */
  char                *folder; /* (owned) */
} Fixture;

static Fixture *
fixture_new (void)
{
  Fixture *self = g_new0 (Fixture, 1);

  self->server = herald_test_server_new ();
  self->client = herald_http_client_new ();
  self->folder = g_dir_make_tmp ("herald-pictures-XXXXXX", NULL);
  self->loader = herald_picture_loader_new (self->client, self->folder);

  return self;
}

static gboolean
is_only_reference (gpointer data)
{
  return G_OBJECT (data)->ref_count == 1;
}

static void
fixture_end_loader (Fixture *self)
{
  herald_test_library_wait_for (is_only_reference, self->loader);
  g_assert_finalize_object (g_steal_pointer (&self->loader));
}

static void
fixture_free (Fixture *self)
{
  g_autoptr (GDir) dir = g_dir_open (self->folder, 0, NULL);
  const char *name;

  fixture_end_loader (self);
  while ((name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *path = g_build_filename (self->folder, name, NULL);

      g_unlink (path);
    }
  g_rmdir (self->folder);
  g_clear_object (&self->client);
  herald_test_server_free (self->server);
  g_free (self->folder);
  g_free (self);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Fixture, fixture_free)

static GBytes *
load (Fixture     *self,
      const char  *path,
      GError     **error)
{
  g_autoptr (GAsyncResult) result = NULL;
  GAsyncResult *slot = NULL;

  herald_picture_loader_load_async (self->loader, herald_test_server_get_address (self->server, path), NULL,
                                    herald_test_take_result, &slot);
  result = herald_test_await (&slot);

  return herald_picture_loader_load_finish (self->loader, result, error);
}

static void
assert_picture (GBytes     *bytes,
                const char *text)
{
  g_assert_nonnull (bytes);
  g_assert_cmpmem (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes), text, strlen (text));
}

static void
test_second_time_comes_from_the_folder (void)
{
  g_autoptr (Fixture) self = fixture_new ();
  g_autoptr (GBytes) first = NULL;
  g_autoptr (GBytes) second = NULL;

  herald_test_server_add (self->server, "/a.png", "image/png", "a picture");
  first = load (self, "/a.png", NULL);
  fixture_end_loader (self);
  self->loader = herald_picture_loader_new (self->client, self->folder);
  second = load (self, "/a.png", NULL);

  assert_picture (first, "a picture");
  assert_picture (second, "a picture");
  g_assert_cmpuint (herald_test_server_count (self->server, NULL), ==, 1);
}

static void
test_many_who_want_one_picture_share_it (void)
{
  g_autoptr (Fixture) self = fixture_new ();
  GAsyncResult *slots[5] = { NULL, };

  herald_test_server_add (self->server, "/a.png", "image/png", "a picture");
  for (guint i = 0; i < G_N_ELEMENTS (slots); i++)
    herald_picture_loader_load_async (self->loader, herald_test_server_get_address (self->server, "/a.png"), NULL,
                                      herald_test_take_result, &slots[i]);
  for (guint i = 0; i < G_N_ELEMENTS (slots); i++)
    {
      g_autoptr (GAsyncResult) result = herald_test_await (&slots[i]);
      g_autoptr (GBytes) bytes = herald_picture_loader_load_finish (self->loader, result, NULL);

      assert_picture (bytes, "a picture");
    }
  g_assert_cmpuint (herald_test_server_count (self->server, NULL), ==, 1);
}

static void
test_missing_picture_is_asked_for_once (void)
{
  g_autoptr (Fixture) self = fixture_new ();

  for (guint i = 0; i < 3; i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (GBytes) bytes = load (self, "/missing.png", &error);

      g_assert_null (bytes);
      g_assert_error (error, HERALD_FAILURE, HERALD_FAILURE_NOT_FOUND);
    }
  g_assert_cmpuint (herald_test_server_count (self->server, NULL), ==, 1);
}

static void
test_address_that_is_not_web_is_refused (void)
{
  g_autoptr (Fixture) self = fixture_new ();
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (GError) error = NULL;
  GAsyncResult *slot = NULL;

  herald_picture_loader_load_async (self->loader, "file:///etc/passwd", NULL, herald_test_take_result, &slot);
  result = herald_test_await (&slot);
  bytes = herald_picture_loader_load_finish (self->loader, result, &error);

  g_assert_null (bytes);
  g_assert_nonnull (error);
}

static void
test_pictures_nobody_waits_for_are_not_fetched (void)
{
  g_autoptr (Fixture) self = fixture_new ();
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  GAsyncResult *slots[20] = { NULL, };

  for (guint i = 0; i < G_N_ELEMENTS (slots); i++)
    {
      g_autofree char *path = g_strdup_printf ("/%u.png", i);

      herald_test_route_set_delay (herald_test_server_add (self->server, path, "image/png", "a picture"), 20);
      herald_picture_loader_load_async (self->loader, herald_test_server_get_address (self->server, path), cancellable,
                                        herald_test_take_result, &slots[i]);
    }
  herald_test_wait_until (herald_test_server_count (self->server, NULL) > 0);
  g_cancellable_cancel (cancellable);
  for (guint i = 0; i < G_N_ELEMENTS (slots); i++)
    {
      g_autoptr (GAsyncResult) result = herald_test_await (&slots[i]);
      g_autoptr (GError) error = NULL;
      g_autoptr (GBytes) bytes = herald_picture_loader_load_finish (self->loader, result, &error);

      g_assert_null (bytes);
      g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
    }
  g_assert_cmpuint (herald_test_server_count (self->server, NULL), <=, 6);
}

static void
test_folder_stays_within_its_bound (void)
{
  g_autofree char *folder = g_dir_make_tmp ("herald-pictures-XXXXXX", NULL);
  HeraldPictureCache *cache = herald_picture_cache_new (folder);
  g_autoptr (GBytes) picture = g_bytes_new_take (g_malloc0 (1000), 1000);
  guint kept = 0;

  herald_picture_cache_set_limit (cache, 10000);
  for (guint i = 0; i < 100; i++)
    {
      g_autofree char *address = g_strdup_printf ("https://example.org/%u.png", i);

      herald_picture_cache_save (cache, address, picture);
    }
  for (guint i = 0; i < 100; i++)
    {
      g_autofree char *address = g_strdup_printf ("https://example.org/%u.png", i);
      g_autofree char *name = g_compute_checksum_for_string (G_CHECKSUM_SHA256, address, -1);
      g_autofree char *path = g_build_filename (folder, name, NULL);
      g_autoptr (GBytes) bytes = herald_picture_cache_load (cache, address);

      kept += bytes != NULL ? 1 : 0;
      g_unlink (path);
    }
  g_rmdir (folder);
  herald_picture_cache_unref (cache);

  g_assert_cmpuint (kept, >, 0);
  g_assert_cmpuint (kept, <=, 10);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

#define ADD(path, func) g_test_add_func ("/engine/picture-loader/" path, func)
  ADD ("pc-30-second-time-comes-from-the-folder", test_second_time_comes_from_the_folder);
  ADD ("many-who-want-one-picture-share-it", test_many_who_want_one_picture_share_it);
  ADD ("pc-30-missing-picture-is-asked-for-once", test_missing_picture_is_asked_for_once);
  ADD ("address-that-is-not-web-is-refused", test_address_that_is_not_web_is_refused);
  ADD ("pictures-nobody-waits-for-are-not-fetched", test_pictures_nobody_waits_for_are_not_fetched);
  ADD ("folder-stays-within-its-bound", test_folder_stays_within_its_bound);
#undef ADD

  return g_test_run ();
}
