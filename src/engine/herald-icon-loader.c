/* SPDX-FileCopyrightText: 2026 The Herald founders
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "herald-icon-loader.h"

#include "herald-feed-discovery.h"
#include "herald-uri.h"
#include "herald-worker.h"

#include <string.h>

#define MAX_SEARCHES 2
#define MAX_ICON_SIZE (512 * 1024)

/* Milliseconds after a change until the sources are looked through. */
#define PAUSE 500

/* A site that had no icon is asked again on one day in so many. */
#define DAYS_BETWEEN 30

#define SECONDS_PER_DAY (24 * 60 * 60)

/**
 * HeraldIconLoader:
 *
 * Looks for the icon of each source that has delivered and has none: where its feed says, else where its page says,
 * else at the place where sites used to have one. What is not there is remembered with the source.
 */
struct _HeraldIconLoader
{
  GObject           parent_instance;

  HeraldLibrary    *library;      /* (owned) */
  HeraldHttpClient *client;       /* (owned) */
  HeraldWorker     *worker;       /* (owned): reads pages */
  GCancellable     *cancellable;  /* (owned): until the loader goes */
  GHashTable       *tried;        /* (owned) (element-type gint64): ids of sources since Herald was started */
  GHashTable       *answers;      /* (owned) (element-type utf8 GBytes): by address, NULL where there is no icon */
  GHashTable       *pages;        /* (owned) (element-type utf8 utf8): by address, the icon it names or NULL */
  GQueue            waiting;      /* (element-type HeraldSource) */
  guint             searches;
  guint             look_source;
};

/* Where an icon is looked for, in this order. */
typedef enum
{
  PLACE_FEED,
  PLACE_PAGE,
  PLACE_FAVICON,
  PLACE_NONE,
} Place;

/* The search for the icon of one source. */
typedef struct
{
  HeraldIconLoader *loader;      /* (unowned): it cancels the search when it goes */
  GCancellable     *cancellable; /* (owned) */
  HeraldSource     *source;      /* (owned) */
  Place             place;       /* where it is looked for */
  char             *address;     /* (owned) (nullable): what is being fetched */
  gboolean          was_silent;  /* whether somebody could not be asked */
} Search;

G_DEFINE_FINAL_TYPE (HeraldIconLoader, herald_icon_loader, G_TYPE_OBJECT)

static void
search_free (Search *search)
{
  g_clear_object (&search->cancellable);
  g_clear_object (&search->source);
  g_free (search->address);
  g_free (search);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Search, search_free)

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

static const char *
get_home (Search *search)
{
  HeraldSourceRecord *record = herald_source_get_record (search->source);

  return record->home != NULL && herald_uri_is_web (record->home) ? record->home : record->address;
}

static void begin_waiting (HeraldIconLoader *self);
static void search_go_on (Search *search);

static void
search_end (Search *search,
            GBytes *bytes)
{
  HeraldIconLoader *self = search->loader;
  g_autoptr (GBytes) none = g_bytes_new_static ("", 1);
  gint64 id = herald_source_get_id (search->source);

  if (herald_library_get_source (self->library, id) == search->source)
    {
      if (bytes != NULL)
        herald_library_set_source_icon (self->library, search->source, search->address, bytes);
      else if (!search->was_silent)
        herald_library_set_source_icon (self->library, search->source, NULL, none);
    }

  search_free (search);
  self->searches--;
  begin_waiting (self);
}

static void
search_fetched_picture_cb (GObject      *object,
                           GAsyncResult *result,
                           gpointer      user_data)
{
  g_autoptr (Search) search = user_data;
  g_autoptr (HeraldHttpResponse) response = NULL;
  GBytes *bytes = NULL;

  response = herald_http_client_fetch_finish (HERALD_HTTP_CLIENT (object), result, NULL);
  if (g_cancellable_is_cancelled (search->cancellable))
    return;

  if (response == NULL)
    search->was_silent = TRUE;
  else if (herald_http_response_check (response, NULL) && is_picture (response->body))
    bytes = response->body;

  g_hash_table_insert (search->loader->answers, g_strdup (search->address),
                       bytes != NULL ? g_bytes_ref (bytes) : NULL);
  if (bytes != NULL)
    search_end (g_steal_pointer (&search), bytes);
  else
    search_go_on (g_steal_pointer (&search));
}

/* @address: (transfer full) (nullable) */
static void
search_fetch_picture (Search *search,
                      char   *address)
{
  g_autoptr (HeraldHttpRequest) request = NULL;
  gpointer known;

  g_free (search->address);
  search->address = address;

  if (address == NULL || !herald_uri_is_web (address))
    {
      search_go_on (search);
      return;
    }
  if (g_hash_table_lookup_extended (search->loader->answers, address, NULL, &known))
    {
      if (known != NULL)
        search_end (search, known);
      else
        search_go_on (search);
      return;
    }

  request = herald_http_request_new (address, HERALD_HTTP_PICTURE, NULL, NULL);
  herald_http_client_fetch_async (search->loader->client, request, search->cancellable, search_fetched_picture_cb,
                                  search);
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
  g_autoptr (Search) search = user_data;
  g_autofree char *icon = g_task_propagate_pointer (G_TASK (result), NULL);

  if (g_cancellable_is_cancelled (search->cancellable))
    return;

  g_hash_table_insert (search->loader->pages, g_strdup (get_home (search)), g_strdup (icon));
  search_fetch_picture (g_steal_pointer (&search), g_steal_pointer (&icon));
}

static void
search_fetched_page_cb (GObject      *object,
                        GAsyncResult *result,
                        gpointer      user_data)
{
  g_autoptr (Search) search = user_data;
  g_autoptr (HeraldHttpResponse) response = NULL;
  g_autoptr (GTask) task = NULL;
  GCancellable *cancellable;
  HeraldWorker *worker;
  Page *page;

  response = herald_http_client_fetch_finish (HERALD_HTTP_CLIENT (object), result, NULL);
  if (g_cancellable_is_cancelled (search->cancellable))
    return;

  if (response == NULL || !herald_http_response_check (response, NULL) || g_bytes_get_size (response->body) == 0)
    {
      search->was_silent = search->was_silent || response == NULL;
      g_hash_table_insert (search->loader->pages, g_strdup (get_home (search)), NULL);
      search_go_on (g_steal_pointer (&search));
      return;
    }

  page = g_new0 (Page, 1);
  page->body = g_bytes_ref (response->body);
  page->address = g_strdup (response->address);
  worker = search->loader->worker;
  cancellable = search->cancellable;
  task = g_task_new (NULL, cancellable, search_read_page_cb, g_steal_pointer (&search));
  g_task_set_source_tag (task, search_fetched_page_cb);
  g_task_set_task_data (task, page, (GDestroyNotify) page_free);
  herald_worker_queue (worker, task, read_page);
}

static void
search_fetch_page (Search *search)
{
  g_autoptr (HeraldHttpRequest) request = NULL;
  gpointer known;

  if (g_hash_table_lookup_extended (search->loader->pages, get_home (search), NULL, &known))
    {
      search_fetch_picture (search, g_strdup (known));
      return;
    }

  request = herald_http_request_new (get_home (search), HERALD_HTTP_PAGE, NULL, NULL);
  herald_http_client_fetch_async (search->loader->client, request, search->cancellable, search_fetched_page_cb, search);
}

static void
search_go_on (Search *search)
{
  search->place++;
  switch (search->place)
    {
    case PLACE_PAGE:
      search_fetch_page (search);
      break;
    case PLACE_FAVICON:
      search_fetch_picture (search, herald_uri_resolve (get_home (search), "/favicon.ico"));
      break;
    case PLACE_FEED:
    case PLACE_NONE:
    default:
      search_end (search, NULL);
    }
}

static void
begin_waiting (HeraldIconLoader *self)
{
  while (self->searches < MAX_SEARCHES && !g_queue_is_empty (&self->waiting))
    {
      Search *search = g_new0 (Search, 1);

      search->loader = self;
      search->cancellable = g_object_ref (self->cancellable);
      search->source = g_queue_pop_head (&self->waiting);
      self->searches++;
      search_fetch_picture (search, g_strdup (herald_source_get_record (search->source)->icon));
    }
}

static gboolean
is_wanting (HeraldIconLoader *self,
            HeraldSource     *source,
            gint64            day)
{
  gint64 id = herald_source_get_id (source);

  if (herald_source_get_icon (source) != NULL || g_hash_table_contains (self->tried, &id) ||
      herald_source_get_record (source)->last_success == HERALD_TIME_NONE)
    return FALSE;

  return !herald_source_is_without_icon (source) || day % DAYS_BETWEEN == id % DAYS_BETWEEN;
}

static gboolean
look_cb (gpointer user_data)
{
  HeraldIconLoader *self = HERALD_ICON_LOADER (user_data);
  GListModel *sources = herald_library_get_sources (self->library);
  gint64 day = g_get_real_time () / G_USEC_PER_SEC / SECONDS_PER_DAY;

  self->look_source = 0;
  for (guint i = 0; i < g_list_model_get_n_items (sources); i++)
    {
      g_autoptr (HeraldSource) source = g_list_model_get_item (sources, i);
      gint64 id = herald_source_get_id (source);

      if (!is_wanting (self, source, day))
        continue;
      g_hash_table_add (self->tried, g_memdup2 (&id, sizeof id));
      g_queue_push_tail (&self->waiting, g_steal_pointer (&source));
    }
  begin_waiting (self);

  return G_SOURCE_REMOVE;
}

/* The library reads the stored icons before it writes anything, so that after a change they are known. */
static void
changed_cb (HeraldIconLoader *self)
{
  if (self->look_source == 0)
    self->look_source = g_timeout_add (PAUSE, look_cb, self);
}

static void
herald_icon_loader_dispose (GObject *object)
{
  HeraldIconLoader *self = HERALD_ICON_LOADER (object);

  g_clear_handle_id (&self->look_source, g_source_remove);
  g_cancellable_cancel (self->cancellable);
  herald_worker_shutdown (self->worker);
  g_queue_clear_full (&self->waiting, g_object_unref);
  g_clear_object (&self->client);
  g_clear_object (&self->library);

  G_OBJECT_CLASS (herald_icon_loader_parent_class)->dispose (object);
}

static void
herald_icon_loader_finalize (GObject *object)
{
  HeraldIconLoader *self = HERALD_ICON_LOADER (object);

  g_clear_object (&self->cancellable);
  g_clear_object (&self->worker);
  g_clear_pointer (&self->tried, g_hash_table_unref);
  g_clear_pointer (&self->answers, g_hash_table_unref);
  g_clear_pointer (&self->pages, g_hash_table_unref);

  G_OBJECT_CLASS (herald_icon_loader_parent_class)->finalize (object);
}

static void
herald_icon_loader_class_init (HeraldIconLoaderClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = herald_icon_loader_dispose;
  object_class->finalize = herald_icon_loader_finalize;
}

static void
herald_icon_loader_init (HeraldIconLoader *self)
{
  g_queue_init (&self->waiting);
  self->worker = herald_worker_new ("icons");
  self->cancellable = g_cancellable_new ();
  self->tried = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
  self->answers = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, clear_bytes);
  self->pages = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
}

/**
 * herald_icon_loader_new:
 * @library: whose sources are to have icons
 * @client: whom to ask for them
 *
 * Returns: (transfer full): a loader, which works until its last reference is dropped
 */
HeraldIconLoader *
herald_icon_loader_new (HeraldLibrary    *library,
                        HeraldHttpClient *client)
{
  HeraldIconLoader *self;

  g_return_val_if_fail (HERALD_IS_LIBRARY (library), NULL);
  g_return_val_if_fail (HERALD_IS_HTTP_CLIENT (client), NULL);

  self = g_object_new (HERALD_TYPE_ICON_LOADER, NULL);
  self->library = g_object_ref (library);
  self->client = g_object_ref (client);
  g_signal_connect_object (library, "changed", G_CALLBACK (changed_cb), self, G_CONNECT_SWAPPED);

  return self;
}
