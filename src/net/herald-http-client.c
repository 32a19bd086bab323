/* SPDX-FileCopyrightText: 2026 The Herald founders
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "herald-http-client.h"

#include "herald-http-address-private.h"
#include "herald-http-exchange-private.h"
#include "herald-http-place-private.h"
#include "herald-http-queue.h"

#include "herald-failure.h"

/* Who we are and where a server's owner finds us: the one place where this is said. */
#define USER_AGENT "Herald/" VERSION " (+https://github.com/herald-reader/herald)"

/* RFC 6585, section 4 */
#define TOO_MANY_REQUESTS 429

#define MAX_REQUESTS 32
#define MAX_CONNECTIONS_PER_HOST 2
#define MAX_REDIRECTS 10
#define DEFAULT_TIMEOUT 30
#define DEFAULT_PAUSE 1000
#define DEFAULT_MAX_SIZE (32 * 1024 * 1024)
#define MAX_PICTURE_SIZE (4 * 1024 * 1024)

/* A host that answers 429 and does not say for how long. */
#define DEFAULT_WAIT (10 * 60)

/**
 * HeraldHttpClient:
 *
 * Fetches over HTTP as a polite client does: with validators, compression and an honest name; without cookies,
 * Referer or a cache; never much at a time from one host, and not at all from one that asked for a pause. What
 * comes is bounded in time and size. Redirects are followed where that is safe.
 *
 * It is used on one thread; answers come in that thread's main context.
 */
struct _HeraldHttpClient
{
  GObject                parent_instance;

  SoupSession           *session;     /* (owned) */
  HeraldHttpCredentials *credentials; /* (owned) (nullable) */
  HeraldHttpQueue       *queue;       /* (owned) */
  GHashTable            *waits;       /* (owned) (element-type utf8 gint64): when a host may be asked again, by host */
  GHashTable            *places;      /* (owned) (element-type utf8 utf8): machines that have been found, by host */
  GSource               *timer;       /* (owned) (nullable): gives turns when a host has rested */
  guint                  timeout;     /* in seconds */
  gint64                 pause;       /* in microseconds */
  gsize                  max_size;
};

/* One call of herald_http_client_fetch_async(). */
typedef struct
{
  HeraldHttpClient   *client;     /* (unowned): the task has it */
  HeraldHttpRequest  *request;    /* (owned) */
  GUri               *origin;     /* (owned): what was asked for; it may have the validators */
  GUri               *uri;        /* (owned): what is asked now */
  char               *address;    /* (owned): likewise, without fragment */
  GHashTable         *visited;    /* (owned) (element-type utf8): all addresses so far */
  gboolean            was_moved;  /* every redirect so far was permanent */
  HeraldHttpResponse *refusal;    /* (owned) (nullable): the answer while credentials are looked for */
  char               *sought;     /* (owned) (nullable): the origin for which they were looked for last */
  char               *user;       /* (owned) (nullable): what was found, until it is given */
  char               *password;   /* (owned) (nullable): likewise */
  HeraldHttpTicket   *ticket;     /* (owned) (nullable) */
  GCancellable       *stop;       /* (owned) (nullable): of the exchange that is on its way */
  GSource            *cancelled;  /* (owned) (nullable): watches the caller's cancellable */
} Fetch;

G_DEFINE_FINAL_TYPE (HeraldHttpClient, herald_http_client, G_TYPE_OBJECT)

static void
fetch_free (Fetch *self)
{
  g_assert (self->ticket == NULL);

  if (self->cancelled != NULL)
    g_source_destroy (self->cancelled);
  g_clear_pointer (&self->cancelled, g_source_unref);
  herald_http_request_free (self->request);
  g_clear_pointer (&self->origin, g_uri_unref);
  g_clear_pointer (&self->uri, g_uri_unref);
  g_free (self->address);
  g_hash_table_unref (self->visited);
  g_clear_pointer (&self->refusal, herald_http_response_unref);
  g_free (self->sought);
  g_free (self->user);
  g_free (self->password);
  g_clear_object (&self->stop);
  g_free (self);
}

/* Polite client, 39: what we really hope for, and at the end everything, for servers that are strict. */
static const char *
get_accept (HeraldHttpKind kind)
{
  switch (kind)
    {
    case HERALD_HTTP_FEED:
      return "application/atom+xml, application/rss+xml, application/feed+json, application/rdf+xml;q=0.9, "
             "application/xml;q=0.8, text/xml;q=0.8, application/json;q=0.7, text/html;q=0.5, */*;q=0.1";
    case HERALD_HTTP_PICTURE:
      return "image/png, image/svg+xml, image/webp, image/*;q=0.8, */*;q=0.1";
    case HERALD_HTTP_PAGE:
    default:
      return "text/html, application/xhtml+xml, application/xml;q=0.9, */*;q=0.1";
    }
}

/* What was found is given once: when that is refused, it is wrong (polite client, 46). */
static gboolean
authenticate_cb (SoupMessage *message,
                 SoupAuth    *auth,
                 gboolean     retrying,
                 gpointer     user_data)
{
  Fetch *fetch = user_data;

  if (fetch->user == NULL || soup_auth_is_for_proxy (auth))
    return FALSE;

  soup_auth_authenticate (auth, fetch->user, fetch->password);
  g_clear_pointer (&fetch->user, g_free);
  g_clear_pointer (&fetch->password, g_free);

  return TRUE;
}

static SoupMessage *
make_message (Fetch *fetch)
{
  SoupMessage *message = soup_message_new_from_uri (SOUP_METHOD_GET, fetch->uri);
  SoupMessageHeaders *headers = soup_message_get_request_headers (message);

  soup_message_add_flags (message, SOUP_MESSAGE_NO_REDIRECT);
  soup_message_headers_replace (headers, "Accept", get_accept (fetch->request->kind));

  /* Polite client, 1 to 3 and 43: both validators, byte for byte, and to nobody but who gave them. */
  if (herald_http_address_trusts (fetch->origin, fetch->uri))
    {
      if (fetch->request->etag != NULL)
        soup_message_headers_replace (headers, "If-None-Match", fetch->request->etag);
      if (fetch->request->last_modified != NULL)
        soup_message_headers_replace (headers, "If-Modified-Since", fetch->request->last_modified);
    }
  if (fetch->user != NULL)
    g_signal_connect (message, "authenticate", G_CALLBACK (authenticate_cb), fetch);

  return message;
}

static void give_turns (HeraldHttpClient *self);

static gboolean
turn_timer_cb (gpointer user_data)
{
  HeraldHttpClient *self = HERALD_HTTP_CLIENT (user_data);

  g_clear_pointer (&self->timer, g_source_unref);
  give_turns (self);

  return G_SOURCE_REMOVE;
}

static void
stop_timer (HeraldHttpClient *self)
{
  if (self->timer != NULL)
    g_source_destroy (self->timer);
  g_clear_pointer (&self->timer, g_source_unref);
}

static void
give_turns (HeraldHttpClient *self)
{
  gint64 now = g_get_monotonic_time ();
  gint64 next = herald_http_queue_give_turns (self->queue, now);

  if (next == G_MAXINT64)
    return;

  stop_timer (self);
  self->timer = g_timeout_source_new ((guint) ((next - now) / 1000 + 1));
  g_source_set_static_name (self->timer, "[herald] end of a host's pause");
  g_source_set_callback (self->timer, turn_timer_cb, self, NULL);
  g_source_attach (self->timer, g_main_context_get_thread_default ());
}

/* Ends the place of @task in the queue and the reference that the queue had; whose turn it is then begins.
 * The caller has a reference of its own. */
static void
fetch_leave_queue (GTask *task)
{
  Fetch *fetch = g_task_get_task_data (task);

  herald_http_queue_remove (fetch->client->queue, g_steal_pointer (&fetch->ticket), g_get_monotonic_time ());
  give_turns (fetch->client);
  g_object_unref (task);
}

static void
fetch_fail (GTask  *task,
            GError *error)
{
  Fetch *fetch = g_task_get_task_data (task);
  g_autoptr (GError) cause = error;
  gboolean may_be_offline = g_error_matches (cause, HERALD_FAILURE, HERALD_FAILURE_HOST) ||
                            g_error_matches (cause, HERALD_FAILURE, HERALD_FAILURE_CONNECTION) ||
                            g_error_matches (cause, HERALD_FAILURE, HERALD_FAILURE_TIMEOUT);

  if (may_be_offline && !herald_http_address_is_local (fetch->uri) &&
      !g_network_monitor_get_network_available (g_network_monitor_get_default ()))
    cause->code = HERALD_FAILURE_OFFLINE;

  fetch_leave_queue (task);
  g_task_return_error (task, g_steal_pointer (&cause));
}

/* Returns: for how long the host of @fetch wants to be left alone; 0 if it does not */
static gint64
get_wait (Fetch *fetch)
{
  g_autofree char *host = herald_http_address_dup_host (fetch->uri);
  gint64 *until = g_hash_table_lookup (fetch->client->waits, host);
  gint64 left = until == NULL ? 0 : *until - g_get_real_time () / G_USEC_PER_SEC;

  if (until != NULL && left <= 0)
    g_hash_table_remove (fetch->client->waits, host);

  return MAX (0, left);
}

/* Polite client, 19: who is asked too much is not asked at all, under none of its addresses. */
static void
note_wait (Fetch              *fetch,
           HeraldHttpResponse *response)
{
  gint64 seconds = response->retry_seconds > 0 ? response->retry_seconds : DEFAULT_WAIT;
  gint64 *until;

  if (response->status != TOO_MANY_REQUESTS)
    return;

  until = g_new (gint64, 1);
  *until = g_get_real_time () / G_USEC_PER_SEC + seconds;
  g_hash_table_insert (fetch->client->waits, herald_http_address_dup_host (fetch->uri), until);
}

static void fetch_enter_queue (GTask *task);

static gboolean
is_followed (HeraldHttpResponse *response,
             const char         *location)
{
  switch (response->status)
    {
    case 301:
    case 302:
    case 303:
    case 307:
    case 308:
      /* Retry-After asks for a pause before the next hop (RFC 9110, section 10.2.3). */
      return location != NULL && response->retry_seconds <= 0;
    default:
      return FALSE;
    }
}

/* Returns: whether the fetch may go on to @location */
static gboolean
fetch_redirect (Fetch       *fetch,
                guint        status,
                const char  *location,
                GError     **error)
{
  g_autofree char *resolved = herald_http_address_resolve (fetch->address, location);
  g_autoptr (GUri) uri = resolved == NULL ? NULL : herald_http_address_parse (resolved);
  g_autofree char *address = resolved == NULL ? NULL : herald_http_address_strip (resolved);

  if (uri == NULL || !herald_http_address_may_lead (fetch->uri, uri))
    {
      g_set_error (error, HERALD_FAILURE, HERALD_FAILURE_REDIRECT, "redirected to where we do not go");
      return FALSE;
    }
  if (g_hash_table_contains (fetch->visited, address))
    {
      g_set_error (error, HERALD_FAILURE, HERALD_FAILURE_REDIRECT, "redirected in a circle");
      return FALSE;
    }
  if (g_hash_table_size (fetch->visited) > MAX_REDIRECTS)
    {
      g_set_error (error, HERALD_FAILURE, HERALD_FAILURE_REDIRECT, "redirected more than %d times", MAX_REDIRECTS);
      return FALSE;
    }

  g_clear_pointer (&fetch->user, g_free);
  g_clear_pointer (&fetch->password, g_free);
  g_hash_table_add (fetch->visited, g_strdup (address));
  fetch->was_moved = fetch->was_moved && (status == 301 || status == 308);
  g_clear_pointer (&fetch->uri, g_uri_unref);
  fetch->uri = g_steal_pointer (&uri);
  g_set_str (&fetch->address, address);

  return TRUE;
}

static void
fetch_succeed (GTask              *task,
               HeraldHttpResponse *response)
{
  Fetch *fetch = g_task_get_task_data (task);

  if (fetch->was_moved && g_hash_table_size (fetch->visited) > 1)
    response->permanent_address = g_strdup (fetch->address);

  fetch_leave_queue (task);
  g_task_return_pointer (task, response, (GDestroyNotify) herald_http_response_unref);
}

static void
fetch_credentials_cb (GObject      *object,
                      GAsyncResult *result,
                      gpointer      user_data)
{
  g_autoptr (GTask) task = user_data;
  Fetch *fetch = g_task_get_task_data (task);
  g_autoptr (HeraldHttpResponse) refusal = g_steal_pointer (&fetch->refusal);
  gboolean found = herald_http_credentials_find_finish (HERALD_HTTP_CREDENTIALS (object), result,
                                                        &fetch->user, &fetch->password);

  /* It was cancelled meanwhile. */
  if (fetch->ticket == NULL)
    return;

  if (!found)
    {
      fetch_succeed (task, g_steal_pointer (&refusal));
      return;
    }

  fetch_leave_queue (task);
  fetch_enter_queue (task);
}

/* Returns: whether @response waits until the fetch is tried again with credentials, or there are none */
static gboolean
fetch_sign_in (GTask              *task,
               HeraldHttpResponse *response)
{
  Fetch *fetch = g_task_get_task_data (task);
  g_autofree char *origin = NULL;

  if (response->status != SOUP_STATUS_UNAUTHORIZED || fetch->client->credentials == NULL)
    return FALSE;

  origin = herald_http_credentials_dup_origin (fetch->address);
  if (!g_set_str (&fetch->sought, origin))
    return FALSE;

  fetch->refusal = herald_http_response_ref (response);
  herald_http_credentials_find_async (fetch->client->credentials, origin, g_task_get_cancellable (task),
                                      fetch_credentials_cb, g_object_ref (task));

  return TRUE;
}

static void
fetch_answered_cb (GObject      *object,
                   GAsyncResult *result,
                   gpointer      user_data)
{
  g_autoptr (GTask) task = user_data;
  Fetch *fetch = g_task_get_task_data (task);
  g_autofree char *location = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (HeraldHttpResponse) response = herald_http_exchange_finish (result, &location, &error);

  g_clear_object (&fetch->stop);
  if (response == NULL)
    {
      fetch_fail (task, g_steal_pointer (&error));
      return;
    }

  note_wait (fetch, response);
  if (fetch_sign_in (task, response))
    return;
  if (!is_followed (response, location))
    {
      fetch_succeed (task, g_steal_pointer (&response));
      return;
    }

  if (fetch_redirect (fetch, response->status, location, &error))
    {
      fetch_leave_queue (task);
      fetch_enter_queue (task);
    }
  else
    {
      fetch_fail (task, g_steal_pointer (&error));
    }
}

/* The turn of a fetch at its host has come. */
static void
fetch_turn (HeraldHttpTicket *ticket,
            gpointer          data)
{
  g_autoptr (GTask) task = g_object_ref (data);
  Fetch *fetch = g_task_get_task_data (task);
  gint64 wait = get_wait (fetch);
  g_autoptr (SoupMessage) message = NULL;

  if (wait > 0)
    {
      HeraldHttpResponse *response = herald_http_response_new (TOO_MANY_REQUESTS, fetch->address);

      response->retry_seconds = wait;
      fetch_succeed (task, response);
      return;
    }

  message = make_message (fetch);
  fetch->stop = g_cancellable_new ();
  herald_http_exchange_async (fetch->client->session, message, fetch->address, fetch->client->timeout,
                              fetch->request->kind == HERALD_HTTP_PICTURE
                                ? MIN (fetch->client->max_size, MAX_PICTURE_SIZE)
                                : fetch->client->max_size,
                              fetch->stop, fetch_answered_cb, g_steal_pointer (&task));
}

/* @place is (nullable) */
static void
fetch_take_ticket (GTask      *task,
                   const char *place)
{
  Fetch *fetch = g_task_get_task_data (task);
  HeraldHttpClient *self = fetch->client;
  g_autofree char *host = herald_http_address_dup_host (fetch->uri);

  if (fetch->request->kind != HERALD_HTTP_FEED)
    fetch->ticket = herald_http_queue_add_urgent (self->queue, host, g_object_ref (task));
  else
    fetch->ticket = herald_http_queue_add (self->queue, host, place,
                                           herald_http_address_is_local (fetch->uri) ? 0 : self->pause,
                                           g_object_ref (task));
  give_turns (self);
}

static void
fetch_found_place_cb (GObject      *object,
                      GAsyncResult *result,
                      gpointer      user_data)
{
  g_autoptr (GTask) task = user_data;
  Fetch *fetch = g_task_get_task_data (task);
  g_autofree char *place = herald_http_place_find_finish (result);

  if (g_task_return_error_if_cancelled (task))
    return;

  if (place != NULL)
    g_hash_table_insert (fetch->client->places, g_strdup (g_uri_get_host (fetch->uri)), g_strdup (place));
  fetch_take_ticket (task, place);
}

/* A feed is fetched with an eye on who else is where its host is; a person does not wait for that. */
static void
fetch_enter_queue (GTask *task)
{
  Fetch *fetch = g_task_get_task_data (task);
  const char *place = g_hash_table_lookup (fetch->client->places, g_uri_get_host (fetch->uri));

  if (place != NULL || fetch->request->kind != HERALD_HTTP_FEED || herald_http_address_is_local (fetch->uri))
    fetch_take_ticket (task, place);
  else
    herald_http_place_find_async (fetch->uri, g_task_get_cancellable (task), fetch_found_place_cb,
                                  g_object_ref (task));
}

static gboolean
fetch_cancelled_cb (GCancellable *cancellable,
                    gpointer      user_data)
{
  g_autoptr (GTask) task = g_object_ref (user_data);
  Fetch *fetch = g_task_get_task_data (task);

  if (fetch->stop != NULL)
    {
      g_cancellable_cancel (fetch->stop);
    }
  else if (fetch->ticket != NULL)
    {
      fetch_leave_queue (task);
      g_task_return_error_if_cancelled (task);
    }

  return G_SOURCE_REMOVE;
}

/* The task has no reference from its source: the source goes when the task does. */
static void
fetch_watch_cancellable (GTask *task)
{
  Fetch *fetch = g_task_get_task_data (task);
  GCancellable *cancellable = g_task_get_cancellable (task);

  if (cancellable == NULL)
    return;

  fetch->cancelled = g_cancellable_source_new (cancellable);
  g_source_set_static_name (fetch->cancelled, "[herald] cancellation of a fetch");
  g_source_set_callback (fetch->cancelled, G_SOURCE_FUNC (fetch_cancelled_cb), task, NULL);
  g_source_attach (fetch->cancelled, g_task_get_context (task));
}

static void
herald_http_client_finalize (GObject *object)
{
  HeraldHttpClient *self = HERALD_HTTP_CLIENT (object);

  stop_timer (self);
  g_clear_object (&self->credentials);
  g_clear_pointer (&self->queue, herald_http_queue_free);
  g_clear_pointer (&self->places, g_hash_table_unref);
  g_clear_pointer (&self->waits, g_hash_table_unref);
  g_clear_object (&self->session);

  G_OBJECT_CLASS (herald_http_client_parent_class)->finalize (object);
}

static void
herald_http_client_class_init (HeraldHttpClientClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->finalize = herald_http_client_finalize;
}

static void
herald_http_client_init (HeraldHttpClient *self)
{
  /* No cookie jar and no cache unless one adds them; gzip, deflate and, over https, brotli are there. */
  self->session = soup_session_new_with_options ("user-agent", USER_AGENT,
                                                 "max-conns", MAX_REQUESTS,
                                                 "max-conns-per-host", MAX_CONNECTIONS_PER_HOST,
                                                 NULL);
  self->queue = herald_http_queue_new (MAX_REQUESTS, fetch_turn);
  self->waits = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  self->places = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  self->timeout = DEFAULT_TIMEOUT;
  self->pause = DEFAULT_PAUSE * G_GINT64_CONSTANT (1000);
  self->max_size = DEFAULT_MAX_SIZE;
}

/**
 * herald_http_client_new:
 *
 * Returns: (transfer full): a client, to be shared by all who fetch
 */
HeraldHttpClient *
herald_http_client_new (void)
{
  return g_object_new (HERALD_TYPE_HTTP_CLIENT, NULL);
}

/**
 * herald_http_client_set_credentials:
 * @self: a client
 * @credentials: who is asked for name and password when a server wants them
 */
void
herald_http_client_set_credentials (HeraldHttpClient      *self,
                                    HeraldHttpCredentials *credentials)
{
  g_return_if_fail (HERALD_IS_HTTP_CLIENT (self));
  g_return_if_fail (HERALD_IS_HTTP_CREDENTIALS (credentials));

  g_set_object (&self->credentials, credentials);
}

/**
 * herald_http_client_set_pause:
 * @self: a client
 * @milliseconds: how long a host rests after it was asked for a feed; a second unless set
 *
 * Hosts that share a machine rest a quarter of that between them. This machine itself needs none (polite client, 25
 * and 26).
 */
void
herald_http_client_set_pause (HeraldHttpClient *self,
                              guint             milliseconds)
{
  g_return_if_fail (HERALD_IS_HTTP_CLIENT (self));

  self->pause = milliseconds * G_GINT64_CONSTANT (1000);
}

/**
 * herald_http_client_set_timeout:
 * @self: a client
 * @seconds: how long a server may say nothing; 30 unless set
 *
 * A server that does send, but slowly, has four times as long for each answer. Time in the queue does not
 * count.
 */
void
herald_http_client_set_timeout (HeraldHttpClient *self,
                                guint             seconds)
{
  g_return_if_fail (HERALD_IS_HTTP_CLIENT (self));
  g_return_if_fail (seconds > 0);

  self->timeout = seconds;
}

/**
 * herald_http_client_set_max_size:
 * @self: a client
 * @bytes: how large a decoded body may be; 32 MiB unless set
 *
 * A picture may not be larger than 4 MiB in any case.
 */
void
herald_http_client_set_max_size (HeraldHttpClient *self,
                                 gsize             bytes)
{
  g_return_if_fail (HERALD_IS_HTTP_CLIENT (self));
  g_return_if_fail (bytes > 0 && bytes <= G_MAXUINT / 2);

  self->max_size = bytes;
}

/**
 * herald_http_client_fetch_async:
 * @self: a client
 * @request: what to fetch
 * @cancellable: (nullable): works while the request waits for its turn as well as later
 * @callback: called when it is done
 * @user_data: for @callback
 *
 * Fetches with GET. One request for a feed is under way per host at a time, and 32 in all; others wait.
 */
void
herald_http_client_fetch_async (HeraldHttpClient        *self,
                                const HeraldHttpRequest *request,
                                GCancellable            *cancellable,
                                GAsyncReadyCallback      callback,
                                gpointer                 user_data)
{
  g_autoptr (GTask) task = NULL;
  Fetch *fetch;

  g_return_if_fail (HERALD_IS_HTTP_CLIENT (self));
  g_return_if_fail (request != NULL);
  g_return_if_fail (cancellable == NULL || G_IS_CANCELLABLE (cancellable));

  task = g_task_new (self, cancellable, callback, user_data);
  g_task_set_source_tag (task, herald_http_client_fetch_async);
  if (g_task_return_error_if_cancelled (task))
    return;

  fetch = g_new0 (Fetch, 1);
  g_task_set_task_data (task, fetch, (GDestroyNotify) fetch_free);
  fetch->client = self;
  fetch->request = herald_http_request_copy (request);
  fetch->visited = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  fetch->was_moved = TRUE;
  fetch->address = herald_http_address_strip (request->address);
  fetch->uri = herald_http_address_parse (fetch->address);
  if (fetch->uri == NULL)
    {
      g_task_return_new_error (task, HERALD_FAILURE, HERALD_FAILURE_ADDRESS, "no http or https address");
      return;
    }

  fetch->origin = g_uri_ref (fetch->uri);
  g_hash_table_add (fetch->visited, g_strdup (fetch->address));
  fetch_watch_cancellable (task);
  fetch_enter_queue (task);
}

/**
 * herald_http_client_fetch_finish:
 * @self: a client
 * @result: what the callback was given
 * @error: a %HERALD_FAILURE, or %G_IO_ERROR_CANCELLED
 *
 * Returns: (transfer full): what the server answered, whatever its status: see herald_http_response_check().
 *   A host that answered 429 is not asked again before the time it named, or for ten minutes; until then
 *   the answer is a 429 of our own, with the time that is left
 */
HeraldHttpResponse *
herald_http_client_fetch_finish (HeraldHttpClient  *self,
                                 GAsyncResult      *result,
                                 GError           **error)
{
  g_return_val_if_fail (HERALD_IS_HTTP_CLIENT (self), NULL);
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}
