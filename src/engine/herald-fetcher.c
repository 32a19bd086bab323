/* SPDX-FileCopyrightText: 2026 The Herald founders
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "herald-fetcher.h"

#include "herald-failure.h"
#include "herald-feed-parser.h"
#include "herald-feed-text.h"
#include "herald-web-page.h"
#include "herald-worker.h"

/* So many documents may be read or wait for it; while there are more, nothing further is fetched, so that a slow
 * machine on a fast line does not fill its memory. */
#define MAX_UNREAD_DOCUMENTS 8

/**
 * HeraldFetcher:
 *
 * Fetches an address and reads what comes as a feed: the network on the main thread, reading on a worker.
 */
struct _HeraldFetcher
{
  GObject           parent_instance;

  HeraldHttpClient *client;           /* (owned) */
  HeraldWorker     *worker;           /* (owned) */
  GQueue            waiting;          /* (element-type GTask): fetches that have not begun */
  guint             unread_documents; /* with the worker */
};

/* One call of herald_fetcher_fetch_async(). */
typedef struct
{
  HeraldHttpRequest *request;    /* (owned) */
  char              *known_hash; /* (owned) (nullable) */
  HeraldFetched     *fetched;    /* (owned) (nullable): once there is an answer */
} Fetch;

/* What the worker is given; what it makes of it is the task's answer. */
typedef struct
{
  GBytes *body;         /* (owned) */
  char   *content_type; /* (owned) (nullable) */
  char   *address;      /* (owned) */
  char   *known_hash;   /* (owned) (nullable) */
} Reading;

G_DEFINE_FINAL_TYPE (HeraldFetcher, herald_fetcher, G_TYPE_OBJECT)

static void
fetch_free (Fetch *self)
{
  herald_http_request_free (self->request);
  g_free (self->known_hash);
  g_clear_pointer (&self->fetched, herald_fetched_free);
  g_free (self);
}

static void
reading_free (Reading *self)
{
  g_bytes_unref (self->body);
  g_free (self->content_type);
  g_free (self->address);
  g_free (self->known_hash);
  g_free (self);
}

static HeraldPageLinks *
find_links (const Reading *reading)
{
  g_autoptr (GBytes) page = herald_web_page_decode (reading->body, reading->content_type);

  return herald_feed_discovery_find (g_bytes_get_data (page, NULL), (gssize) g_bytes_get_size (page),
                                     reading->address);
}

/* On the worker. */
static void
read_document (GTask        *task,
               gpointer      task_data,
               GCancellable *cancellable)
{
  Reading *reading = task_data;
  HeraldFetched *read = g_new0 (HeraldFetched, 1);

  read->hash = g_compute_checksum_for_bytes (G_CHECKSUM_SHA256, reading->body);
  if (g_strcmp0 (read->hash, reading->known_hash) != 0)
    read->document = herald_feed_parser_parse (reading->body, reading->content_type, reading->address, &read->error);

  if (read->document != NULL)
    herald_feed_text_fill (read->document);
  else if (g_error_matches (read->error, HERALD_FAILURE, HERALD_FAILURE_WEB_PAGE))
    read->links = find_links (reading);

  g_task_return_pointer (task, read, (GDestroyNotify) herald_fetched_free);
}

static void fetch_begin (GTask *task);

static void
begin_waiting (HeraldFetcher *self)
{
  while (self->unread_documents < MAX_UNREAD_DOCUMENTS && !g_queue_is_empty (&self->waiting))
    {
      g_autoptr (GTask) task = g_queue_pop_head (&self->waiting);

      if (!g_task_return_error_if_cancelled (task))
        fetch_begin (task);
    }
}

static void
fetch_read_cb (GObject      *object,
               GAsyncResult *result,
               gpointer      user_data)
{
  g_autoptr (GTask) task = user_data;
  g_autoptr (GError) error = NULL;
  HeraldFetcher *self = g_task_get_source_object (task);
  Fetch *fetch = g_task_get_task_data (task);
  HeraldFetched *read = g_task_propagate_pointer (G_TASK (result), &error);

  self->unread_documents--;

  if (read == NULL)
    {
      g_task_return_error (task, g_steal_pointer (&error));
    }
  else
    {
      read->response = g_steal_pointer (&fetch->fetched->response);
      g_task_return_pointer (task, read, (GDestroyNotify) herald_fetched_free);
    }

  begin_waiting (self);
}

static void
fetch_read (GTask *task)
{
  HeraldFetcher *self = g_task_get_source_object (task);
  Fetch *fetch = g_task_get_task_data (task);
  HeraldHttpResponse *response = fetch->fetched->response;
  g_autoptr (GTask) reading_task = NULL;
  Reading *reading = g_new0 (Reading, 1);

  reading->body = g_bytes_ref (response->body);
  reading->content_type = g_strdup (response->content_type);
  reading->address = g_strdup (response->address);
  reading->known_hash = g_strdup (fetch->known_hash);

  self->unread_documents++;
  reading_task = g_task_new (NULL, g_task_get_cancellable (task), fetch_read_cb, g_object_ref (task));
  g_task_set_source_tag (reading_task, fetch_read);
  g_task_set_task_data (reading_task, reading, (GDestroyNotify) reading_free);
  herald_worker_queue (self->worker, reading_task, read_document);
}

static void
fetch_answered_cb (GObject      *object,
                   GAsyncResult *result,
                   gpointer      user_data)
{
  g_autoptr (GTask) task = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (HeraldHttpResponse) response = NULL;
  Fetch *fetch = g_task_get_task_data (task);

  response = herald_http_client_fetch_finish (HERALD_HTTP_CLIENT (object), result, &error);
  if (response == NULL)
    {
      g_task_return_error (task, g_steal_pointer (&error));
      return;
    }

  fetch->fetched = g_new0 (HeraldFetched, 1);
  fetch->fetched->response = g_steal_pointer (&response);
  if (herald_http_response_check (fetch->fetched->response, &fetch->fetched->error) &&
      fetch->fetched->response->status != 304)
    fetch_read (task);
  else
    g_task_return_pointer (task, g_steal_pointer (&fetch->fetched), (GDestroyNotify) herald_fetched_free);
}

static void
fetch_begin (GTask *task)
{
  HeraldFetcher *self = g_task_get_source_object (task);
  Fetch *fetch = g_task_get_task_data (task);

  herald_http_client_fetch_async (self->client, fetch->request, g_task_get_cancellable (task), fetch_answered_cb,
                                  g_object_ref (task));
}

static void
herald_fetcher_dispose (GObject *object)
{
  HeraldFetcher *self = HERALD_FETCHER (object);

  herald_fetcher_shutdown (self);
  g_clear_object (&self->client);

  G_OBJECT_CLASS (herald_fetcher_parent_class)->dispose (object);
}

static void
herald_fetcher_finalize (GObject *object)
{
  HeraldFetcher *self = HERALD_FETCHER (object);

  g_clear_object (&self->worker);

  G_OBJECT_CLASS (herald_fetcher_parent_class)->finalize (object);
}

static void
herald_fetcher_class_init (HeraldFetcherClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = herald_fetcher_dispose;
  object_class->finalize = herald_fetcher_finalize;
}

static void
herald_fetcher_init (HeraldFetcher *self)
{
  g_queue_init (&self->waiting);
  self->worker = herald_worker_new ("parse");
}

void
herald_fetched_free (HeraldFetched *self)
{
  g_clear_pointer (&self->response, herald_http_response_unref);
  g_clear_pointer (&self->document, herald_feed_document_unref);
  g_clear_pointer (&self->links, herald_page_links_free);
  g_clear_error (&self->error);
  g_free (self->hash);
  g_free (self);
}

/**
 * herald_fetcher_new:
 * @client: whom to ask
 *
 * Returns: (transfer full): a fetcher with a worker of its own; its owner ends it with herald_fetcher_shutdown()
 */
HeraldFetcher *
herald_fetcher_new (HeraldHttpClient *client)
{
  HeraldFetcher *self;

  g_return_val_if_fail (HERALD_IS_HTTP_CLIENT (client), NULL);

  self = g_object_new (HERALD_TYPE_FETCHER, NULL);
  self->client = g_object_ref (client);

  return self;
}

/**
 * herald_fetcher_get_client:
 * @self: a fetcher
 *
 * Returns: (transfer none): the client that it asks, for what is no feed
 */
HeraldHttpClient *
herald_fetcher_get_client (HeraldFetcher *self)
{
  g_return_val_if_fail (HERALD_IS_FETCHER (self), NULL);

  return self->client;
}

/**
 * herald_fetcher_fetch_async:
 * @self: a fetcher
 * @request: what to fetch
 * @known_hash: (nullable): the hash of the last answer that was a feed; the same bytes are not read again
 * @cancellable: (nullable): a cancellable
 * @callback: called when it is done
 * @user_data: for @callback
 *
 * Fetches an address and reads what it gives.
 */
void
herald_fetcher_fetch_async (HeraldFetcher           *self,
                            const HeraldHttpRequest *request,
                            const char              *known_hash,
                            GCancellable            *cancellable,
                            GAsyncReadyCallback      callback,
                            gpointer                 user_data)
{
  g_autoptr (GTask) task = NULL;
  Fetch *fetch;

  g_return_if_fail (HERALD_IS_FETCHER (self));
  g_return_if_fail (request != NULL);

  fetch = g_new0 (Fetch, 1);
  fetch->request = herald_http_request_copy (request);
  fetch->known_hash = g_strdup (known_hash);

  task = g_task_new (self, cancellable, callback, user_data);
  g_task_set_source_tag (task, herald_fetcher_fetch_async);
  g_task_set_task_data (task, fetch, (GDestroyNotify) fetch_free);

  g_queue_push_tail (&self->waiting, g_steal_pointer (&task));
  begin_waiting (self);
}

/**
 * herald_fetcher_fetch_finish:
 * @self: a fetcher
 * @result: the result
 * @error: set to a %HERALD_FAILURE where no answer came, or to %G_IO_ERROR_CANCELLED
 *
 * Returns: (transfer full): what came, which may be an answer that is no feed: then its error is set
 */
HeraldFetched *
herald_fetcher_fetch_finish (HeraldFetcher  *self,
                             GAsyncResult   *result,
                             GError        **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);
  g_return_val_if_fail (g_async_result_is_tagged (result, herald_fetcher_fetch_async), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}

/**
 * herald_fetcher_shutdown:
 * @self: a fetcher
 *
 * Reads the documents that have come, ends the worker, and fails what waits and what comes later with
 * %G_IO_ERROR_CLOSED. Calling it again does nothing.
 */
void
herald_fetcher_shutdown (HeraldFetcher *self)
{
  g_return_if_fail (HERALD_IS_FETCHER (self));

  herald_worker_shutdown (self->worker);

  while (!g_queue_is_empty (&self->waiting))
    {
      g_autoptr (GTask) task = g_queue_pop_head (&self->waiting);

      g_task_return_new_error (task, G_IO_ERROR, G_IO_ERROR_CLOSED, "the fetcher was shut down");
    }
}
