/* SPDX-FileCopyrightText: 2026 The Herald founders
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "herald-icon-finder.h"

#include "herald-feed-discovery.h"
#include "herald-uri.h"
#include "herald-worker.h"

#include <string.h>

#define MAX_ICON_SIZE (512 * 1024)

/**
 * HeraldIconFinder:
 *
 * Finds the icon of a site: where its feed says, else where its page says, else at the place where sites used to have
 * one. What an address answered is remembered, so that it is asked once for all who want to know.
 */
struct _HeraldIconFinder
{
  GObject           parent_instance;

  HeraldHttpClient *client;      /* (owned) */
  HeraldWorker     *worker;      /* (owned): reads pages */
  GHashTable       *answers;     /* (owned) (element-type utf8 GBytes): by address, NULL where there is no icon */
  GHashTable       *pages;       /* (owned) (element-type utf8 utf8): by address, the icon it names or NULL */
};

/* Where an icon is looked for, in this order. */
typedef enum
{
  PLACE_FEED,
  PLACE_PAGE,
  PLACE_FAVICON,
  PLACE_NONE,
} Place;

/* One call of herald_icon_finder_find_async(). */
typedef struct
{
  char     *home;       /* (owned) */
  Place     place;      /* where it is looked for */
  char     *address;    /* (owned) (nullable): what is being fetched */
  gboolean  was_silent; /* whether somebody could not be asked */
} Search;

G_DEFINE_FINAL_TYPE (HeraldIconFinder, herald_icon_finder, G_TYPE_OBJECT)

static void
search_free (Search *search)
{
  g_free (search->home);
  g_free (search->address);
  g_free (search);
}

static void
clear_bytes (gpointer bytes)
{
  if (bytes != NULL)
    g_bytes_unref (bytes);
}

static gboolean
begins_with (const guint8 *data,
             gsize         size,
             const char   *magic,
             gsize         length)
{
  return size >= length && memcmp (data, magic, length) == 0;
}

/* Servers answer anything with 200, and call it what they like. */
static gboolean
is_picture (GBytes *bytes)
{
  gsize size;
  const guint8 *data = g_bytes_get_data (bytes, &size);

  if (size < 8 || size > MAX_ICON_SIZE)
    return FALSE;

  return begins_with (data, size, "\x89PNG", 4) || begins_with (data, size, "GIF8", 4) ||
         begins_with (data, size, "\xff\xd8\xff", 3) || begins_with (data, size, "\0\0\1\0", 4) ||
         begins_with (data, size, "BM", 2) || begins_with (data, size, "RIFF", 4) ||
         memmem (data, MIN (size, 16), "ftypavif", 8) != NULL ||
         (memmem (data, MIN (size, 4096), "<svg", 4) != NULL && memmem (data, MIN (size, 4096), "<html", 5) == NULL);
}

static void search_go_on (GTask *task);

static void
search_end (GTask  *task,
            GBytes *bytes)
{
  Search *search = g_task_get_task_data (task);

  if (bytes != NULL)
    g_task_return_pointer (task, g_bytes_ref (bytes), (GDestroyNotify) g_bytes_unref);
  else if (search->was_silent)
    g_task_return_new_error (task, G_IO_ERROR, G_IO_ERROR_HOST_UNREACHABLE, "nobody said whether there is one");
  else
    g_task_return_new_error (task, G_IO_ERROR, G_IO_ERROR_NOT_FOUND, "the site has no icon");
}

static void
search_fetched_picture_cb (GObject      *object,
                           GAsyncResult *result,
                           gpointer      user_data)
{
  g_autoptr (GTask) task = user_data;
  g_autoptr (HeraldHttpResponse) response = NULL;
  HeraldIconFinder *self = g_task_get_source_object (task);
  Search *search = g_task_get_task_data (task);
  GBytes *bytes = NULL;

  response = herald_http_client_fetch_finish (HERALD_HTTP_CLIENT (object), result, NULL);
  if (g_task_return_error_if_cancelled (task))
    return;

  if (response == NULL)
    search->was_silent = TRUE;
  else if (herald_http_response_check (response, NULL) && is_picture (response->body))
    bytes = response->body;

  g_hash_table_insert (self->answers, g_strdup (search->address), bytes != NULL ? g_bytes_ref (bytes) : NULL);
  if (bytes != NULL)
    search_end (task, bytes);
  else
    search_go_on (task);
}

/* @address: (transfer full) (nullable) */
static void
search_fetch_picture (GTask *task,
                      char  *address)
{
  HeraldIconFinder *self = g_task_get_source_object (task);
  Search *search = g_task_get_task_data (task);
  g_autoptr (HeraldHttpRequest) request = NULL;
  gpointer known;

  g_free (search->address);
  search->address = address;

  if (address == NULL || !herald_uri_is_web (address))
    {
      search_go_on (task);
      return;
    }
  if (g_hash_table_lookup_extended (self->answers, address, NULL, &known))
    {
      if (known != NULL)
        search_end (task, known);
      else
        search_go_on (task);
      return;
    }

  request = herald_http_request_new (address, HERALD_HTTP_PICTURE, NULL, NULL);
  herald_http_client_fetch_async (self->client, request, g_task_get_cancellable (task), search_fetched_picture_cb,
                                  g_object_ref (task));
}

/* What the worker is given. */
typedef struct
{
  GBytes *body;    /* (owned) */
  char   *address; /* (owned) */
} Page;

static void
page_free (Page *page)
{
  g_bytes_unref (page->body);
  g_free (page->address);
  g_free (page);
}

/* On the worker. */
static void
read_page (GTask        *task,
           gpointer      task_data,
           GCancellable *cancellable)
{
  Page *page = task_data;
  g_autoptr (HeraldPageLinks) links = NULL;
  gsize size;
  const char *html = g_bytes_get_data (page->body, &size);

  links = herald_feed_discovery_find (html, (gssize) size, page->address);
  g_task_return_pointer (task, g_steal_pointer (&links->icon), g_free);
}

static void
search_read_page_cb (GObject      *object,
                     GAsyncResult *result,
                     gpointer      user_data)
{
  g_autoptr (GTask) task = user_data;
  g_autofree char *icon = g_task_propagate_pointer (G_TASK (result), NULL);
  HeraldIconFinder *self = g_task_get_source_object (task);
  Search *search = g_task_get_task_data (task);

  if (g_task_return_error_if_cancelled (task))
    return;

  g_hash_table_insert (self->pages, g_strdup (search->home), g_strdup (icon));
  search_fetch_picture (task, g_steal_pointer (&icon));
}

static void
search_fetched_page_cb (GObject      *object,
                        GAsyncResult *result,
                        gpointer      user_data)
{
  g_autoptr (GTask) task = user_data;
  g_autoptr (HeraldHttpResponse) response = NULL;
  g_autoptr (GTask) reading = NULL;
  HeraldIconFinder *self = g_task_get_source_object (task);
  Search *search = g_task_get_task_data (task);
  Page *page;

  response = herald_http_client_fetch_finish (HERALD_HTTP_CLIENT (object), result, NULL);
  if (g_task_return_error_if_cancelled (task))
    return;

  if (response == NULL || !herald_http_response_check (response, NULL) || g_bytes_get_size (response->body) == 0)
    {
      search->was_silent = search->was_silent || response == NULL;
      g_hash_table_insert (self->pages, g_strdup (search->home), NULL);
      search_go_on (task);
      return;
    }

  page = g_new0 (Page, 1);
  page->body = g_bytes_ref (response->body);
  page->address = g_strdup (response->address);
  reading = g_task_new (NULL, g_task_get_cancellable (task), search_read_page_cb, g_object_ref (task));
  g_task_set_source_tag (reading, search_fetched_page_cb);
  g_task_set_task_data (reading, page, (GDestroyNotify) page_free);
  herald_worker_queue (self->worker, reading, read_page);
}

static void
search_fetch_page (GTask *task)
{
  HeraldIconFinder *self = g_task_get_source_object (task);
  Search *search = g_task_get_task_data (task);
  g_autoptr (HeraldHttpRequest) request = NULL;
  gpointer known;

  if (g_hash_table_lookup_extended (self->pages, search->home, NULL, &known))
    {
      search_fetch_picture (task, g_strdup (known));
      return;
    }

  request = herald_http_request_new (search->home, HERALD_HTTP_PAGE, NULL, NULL);
  herald_http_client_fetch_async (self->client, request, g_task_get_cancellable (task), search_fetched_page_cb,
                                  g_object_ref (task));
}

static void
search_go_on (GTask *task)
{
  Search *search = g_task_get_task_data (task);

  search->place++;
  switch (search->place)
    {
    case PLACE_PAGE:
      search_fetch_page (task);
      break;
    case PLACE_FAVICON:
      search_fetch_picture (task, herald_uri_resolve (search->home, "/favicon.ico"));
      break;
    case PLACE_FEED:
    case PLACE_NONE:
    default:
      search_end (task, NULL);
    }
}

static void
herald_icon_finder_dispose (GObject *object)
{
  HeraldIconFinder *self = HERALD_ICON_FINDER (object);

  herald_icon_finder_shutdown (self);
  g_clear_object (&self->client);

  G_OBJECT_CLASS (herald_icon_finder_parent_class)->dispose (object);
}

static void
herald_icon_finder_finalize (GObject *object)
{
  HeraldIconFinder *self = HERALD_ICON_FINDER (object);

  g_clear_object (&self->worker);
  g_clear_pointer (&self->answers, g_hash_table_unref);
  g_clear_pointer (&self->pages, g_hash_table_unref);

  G_OBJECT_CLASS (herald_icon_finder_parent_class)->finalize (object);
}

static void
herald_icon_finder_class_init (HeraldIconFinderClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = herald_icon_finder_dispose;
  object_class->finalize = herald_icon_finder_finalize;
}

static void
herald_icon_finder_init (HeraldIconFinder *self)
{
  self->worker = herald_worker_new ("icons");
  self->answers = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, clear_bytes);
  self->pages = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
}

/**
 * herald_icon_finder_new:
 * @client: whom to ask
 *
 * Returns: (transfer full): a finder with a worker of its own; its owner ends it with herald_icon_finder_shutdown()
 */
HeraldIconFinder *
herald_icon_finder_new (HeraldHttpClient *client)
{
  HeraldIconFinder *self;

  g_return_val_if_fail (HERALD_IS_HTTP_CLIENT (client), NULL);

  self = g_object_new (HERALD_TYPE_ICON_FINDER, NULL);
  self->client = g_object_ref (client);

  return self;
}

/**
 * herald_icon_finder_find_async:
 * @self: a finder
 * @icon: (nullable): address of the icon that the feed names
 * @home: (nullable): address of the site's page, as the feed says it
 * @feed: address of the feed, which stands for the page where that is none of the web
 * @cancellable: (nullable): a cancellable
 * @callback: called when it is done
 * @user_data: for @callback
 *
 * Looks for the icon of a site.
 */
void
herald_icon_finder_find_async (HeraldIconFinder    *self,
                               const char          *icon,
                               const char          *home,
                               const char          *feed,
                               GCancellable        *cancellable,
                               GAsyncReadyCallback  callback,
                               gpointer             user_data)
{
  g_autoptr (GTask) task = NULL;
  Search *search;

  g_return_if_fail (HERALD_IS_ICON_FINDER (self));
  g_return_if_fail (feed != NULL);

  task = g_task_new (self, cancellable, callback, user_data);
  g_task_set_source_tag (task, herald_icon_finder_find_async);
  search = g_new0 (Search, 1);
  search->home = g_strdup (home != NULL && herald_uri_is_web (home) ? home : feed);
  g_task_set_task_data (task, search, (GDestroyNotify) search_free);

  search_fetch_picture (task, g_strdup (icon));
}

/**
 * herald_icon_finder_find_finish:
 * @self: a finder
 * @result: the result
 * @address: (out) (optional) (transfer full): where the icon is
 * @error: set to %G_IO_ERROR_NOT_FOUND where the site has none, to %G_IO_ERROR_CANCELLED, or to another code where
 *   that is not known
 *
 * Returns: (transfer full): a picture, as it came
 */
GBytes *
herald_icon_finder_find_finish (HeraldIconFinder  *self,
                                GAsyncResult      *result,
                                char             **address,
                                GError           **error)
{
  GBytes *bytes;

  g_return_val_if_fail (g_task_is_valid (result, self), NULL);
  g_return_val_if_fail (g_async_result_is_tagged (result, herald_icon_finder_find_async), NULL);

  bytes = g_task_propagate_pointer (G_TASK (result), error);
  if (bytes != NULL && address != NULL)
    {
      Search *search = g_task_get_task_data (G_TASK (result));

      *address = g_strdup (search->address);
    }

  return bytes;
}

/**
 * herald_icon_finder_shutdown:
 * @self: a finder
 *
 * Ends the worker. Calling it again does nothing.
 */
void
herald_icon_finder_shutdown (HeraldIconFinder *self)
{
  g_return_if_fail (HERALD_IS_ICON_FINDER (self));

  herald_worker_shutdown (self->worker);
}
