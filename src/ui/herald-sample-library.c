/* SPDX-FileCopyrightText: 2026 The Herald founders
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "herald-sample-library.h"

#include "herald-http-client.h"
#include "herald-opml-transfer.h"
#include "herald-sample-process.h"

#define LIST_OF_SOURCES "sample.opml"

/**
 * HeraldSampleLibrary:
 *
 * Brings the sample sources into a session: starts their server, subscribes to what its OPML file lists when
 * the library is new, and refreshes.
 */
struct _HeraldSampleLibrary
{
  GObject              parent_instance;

  HeraldSession       *session;     /* (owned) */
  HeraldSampleProcess *process;     /* (owned) */
  GCancellable        *cancellable; /* (owned) */
};

G_DEFINE_FINAL_TYPE (HeraldSampleLibrary, herald_sample_library, G_TYPE_OBJECT)

static void
imported_cb (GObject      *object,
             GAsyncResult *result,
             gpointer      user_data)
{
  g_autoptr (HeraldSampleLibrary) self = user_data;
  g_autoptr (GError) error = NULL;
  HeraldOpmlImport import;

  if (!herald_opml_import_finish (result, &import, &error))
    {
      if (!g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
        g_warning ("The sample library could not be filled: %s", error->message);
      return;
    }

  herald_refresh_add_all (herald_session_get_refresh (self->session));
}

static void
list_fetched_cb (GObject      *object,
                 GAsyncResult *result,
                 gpointer      user_data)
{
  g_autoptr (HeraldSampleLibrary) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (HeraldHttpResponse) response = NULL;

  response = herald_http_client_fetch_finish (HERALD_HTTP_CLIENT (object), result, &error);
  if (response == NULL)
    {
      if (!g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
        g_warning ("The sample sources could not be listed: %s", error->message);
      return;
    }

  herald_opml_import_async (herald_session_get_library (self->session), response->body, NULL, NULL, self->cancellable,
                            imported_cb, g_object_ref (self));
}

/* The server may have had to take another port than last time. */
static void
move_sources (HeraldSampleLibrary *self,
              const char          *base)
{
  HeraldLibrary *library = herald_session_get_library (self->session);
  GListModel *sources = herald_library_get_sources (library);

  for (guint i = 0; i < g_list_model_get_n_items (sources); i++)
    {
      g_autoptr (HeraldSource) source = g_list_model_get_item (sources, i);
      const char *address = herald_source_get_address (source);
      const char *path = g_str_has_prefix (address, "http://127.0.0.1:")
                           ? strchr (address + strlen ("http://"), '/')
                           : NULL;
      g_autofree char *moved = NULL;

      if (path == NULL || g_str_has_prefix (address, base))
        continue;
      moved = g_strconcat (base, path + 1, NULL);
      herald_library_set_source_address (library, source, moved);
    }
}

static void
started_cb (GObject      *object,
            GAsyncResult *result,
            gpointer      user_data)
{
  g_autoptr (HeraldSampleLibrary) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (HeraldHttpRequest) request = NULL;
  g_autofree char *base = NULL;
  g_autofree char *address = NULL;

  base = herald_sample_process_start_finish (HERALD_SAMPLE_PROCESS (object), result, &error);
  if (base == NULL)
    {
      if (!g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
        g_warning ("The sample server did not start: %s", error->message);
      return;
    }

  move_sources (self, base);
  address = g_strconcat (base, LIST_OF_SOURCES, NULL);
  request = herald_http_request_new (address, HERALD_HTTP_PAGE, NULL, NULL);
  herald_http_client_fetch_async (herald_fetcher_get_client (herald_session_get_fetcher (self->session)), request,
                                  self->cancellable, list_fetched_cb, g_object_ref (self));
}

static void
herald_sample_library_dispose (GObject *object)
{
  HeraldSampleLibrary *self = HERALD_SAMPLE_LIBRARY (object);

  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  g_clear_object (&self->process);
  g_clear_object (&self->session);

  G_OBJECT_CLASS (herald_sample_library_parent_class)->dispose (object);
}

static void
herald_sample_library_class_init (HeraldSampleLibraryClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = herald_sample_library_dispose;
}

static void
herald_sample_library_init (HeraldSampleLibrary *self)
{
  self->cancellable = g_cancellable_new ();
  self->process = herald_sample_process_new ();
}

HeraldSampleLibrary *
herald_sample_library_new (HeraldSession *session)
{
  HeraldSampleLibrary *self = g_object_new (HERALD_TYPE_SAMPLE_LIBRARY, NULL);

  self->session = g_object_ref (session);

  return self;
}

/**
 * herald_sample_library_start:
 * @self: a sample library
 *
 * Begins; the sources and their stories appear in the session's library as they come.
 */
void
herald_sample_library_start (HeraldSampleLibrary *self)
{
  g_return_if_fail (HERALD_IS_SAMPLE_LIBRARY (self));

  herald_sample_process_start_async (self->process, self->cancellable, started_cb, g_object_ref (self));
}

/**
 * herald_sample_library_stop:
 * @self: a sample library
 *
 * Ends what is under way, and the server; the session is about to be closed.
 */
void
herald_sample_library_stop (HeraldSampleLibrary *self)
{
  g_return_if_fail (HERALD_IS_SAMPLE_LIBRARY (self));

  g_cancellable_cancel (self->cancellable);
  herald_sample_process_stop (self->process);
}
