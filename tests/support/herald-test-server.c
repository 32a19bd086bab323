/* SPDX-FileCopyrightText: 2026 The Herald founders
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "herald-test-server.h"

#include "herald-test-reply-private.h"
#include "herald-test-request-private.h"

#include <libsoup/soup.h>
#include <string.h>

struct _HeraldTestServer
{
  GMutex             mutex;        /* over all fields below that change */
  GCond              started;
  GThread           *thread;       /* (owned) (nullable) */
  GMainContext      *context;      /* (owned) (nullable): of the thread */
  GMainLoop         *loop;         /* (owned) (nullable): of the thread */
  gboolean           is_tls;

  SoupServer        *soup;         /* (owned) */
  HeraldTestReplies *replies;      /* (owned) */
  GPtrArray         *delays;       /* (owned) (element-type Delay): answers that wait for their time */
  int                port;         /* atomic, for the thread sanitizer does not see what the mutex guards */

  GHashTable        *routes;       /* (owned) (element-type utf8 HeraldTestRoute): by path */
  GPtrArray         *removed;      /* (owned) (element-type HeraldTestRoute): tests may still hold them */
  GPtrArray         *requests;     /* (owned) (element-type HeraldTestRequest) */
  GPtrArray         *forgotten;    /* (owned) (element-type HeraldTestRequest): likewise */
  GHashTable        *addresses;    /* (owned) (element-type utf8 utf8): by path */
  guint              at_once;
  guint              most_at_once;
};

struct _HeraldTestRoute
{
  HeraldTestServer *server;
  guint             status;
  char             *content_type;  /* (owned) (nullable) */
  GBytes           *body;          /* (owned) (nullable) */
  GHashTable       *headers;       /* (owned) (element-type utf8 utf8) */
  char             *encoding;      /* (owned) (nullable) */
  char             *authorization; /* (owned) (nullable): the header without which nobody is let in */
  guint             delay;         /* in milliseconds */
  HeraldTestScript *script;        /* (owned) (nullable): sent instead of all that */
};

typedef struct
{
  HeraldTestServer  *server;
  SoupServerMessage *message;      /* (owned) */
  GSource           *timer;        /* (owned) */
} Delay;

static void
route_free (HeraldTestRoute *self)
{
  g_free (self->content_type);
  g_clear_pointer (&self->body, g_bytes_unref);
  g_hash_table_unref (self->headers);
  g_free (self->encoding);
  g_free (self->authorization);
  g_clear_pointer (&self->script, herald_test_script_free);
  g_free (self);
}

static void
delay_free (Delay *self)
{
  g_source_destroy (self->timer);
  g_source_unref (self->timer);
  g_object_unref (self->message);
  g_free (self);
}

static gboolean
is_unchanged (HeraldTestRoute   *route,
              HeraldTestRequest *request)
{
  const char *etag = g_hash_table_lookup (route->headers, "ETag");
  const char *modified = g_hash_table_lookup (route->headers, "Last-Modified");
  const char *asked_etag = g_hash_table_lookup (request->headers, "if-none-match");
  const char *asked_modified = g_hash_table_lookup (request->headers, "if-modified-since");

  if (asked_etag != NULL)
    return g_strcmp0 (etag, asked_etag) == 0;
  return asked_modified != NULL && g_strcmp0 (modified, asked_modified) == 0;
}

static GBytes *
encode (HeraldTestRoute *route)
{
  gsize size;
  gconstpointer data = g_bytes_get_data (route->body, &size);

  if (g_strcmp0 (route->encoding, "gzip") == 0)
    return herald_test_gzip (data, size, 1);
  if (g_strcmp0 (route->encoding, "br") == 0)
    return herald_test_brotli (route->body);
  return g_bytes_ref (route->body);
}

static void
answer (HeraldTestRoute   *route,
        HeraldTestRequest *request,
        SoupServerMessage *message)
{
  SoupMessageHeaders *headers = soup_server_message_get_response_headers (message);
  gboolean unchanged = is_unchanged (route, request);
  GHashTableIter iter;
  gpointer name;
  gpointer value;

  if (route->authorization != NULL &&
      g_strcmp0 (g_hash_table_lookup (request->headers, "authorization"), route->authorization) != 0)
    {
      soup_server_message_set_status (message, 401, NULL);
      soup_message_headers_replace (headers, "WWW-Authenticate", "Basic realm=\"News\"");
      return;
    }

  soup_server_message_set_status (message, unchanged ? 304 : route->status, NULL);
  if (!unchanged && route->body != NULL)
    {
      g_autoptr (GBytes) body = encode (route);

      if (g_bytes_get_size (body) > 0)
        soup_message_body_append_bytes (soup_server_message_get_response_body (message), body);
      if (route->content_type != NULL)
        soup_message_headers_replace (headers, "Content-Type", route->content_type);
      if (route->encoding != NULL)
        soup_message_headers_replace (headers, "Content-Encoding", route->encoding);
    }

  g_hash_table_iter_init (&iter, route->headers);
  while (g_hash_table_iter_next (&iter, &name, &value))
    soup_message_headers_replace (headers, name, value);
}

static void
finished_cb (SoupServerMessage *message,
             gpointer           user_data)
{
  HeraldTestServer *self = user_data;

  g_mutex_lock (&self->mutex);
  self->at_once--;
  g_mutex_unlock (&self->mutex);
}

static gboolean
delay_over_cb (gpointer user_data)
{
  Delay *delay = user_data;

  soup_server_message_unpause (delay->message);
  g_ptr_array_remove_fast (delay->server->delays, delay);

  return G_SOURCE_REMOVE;
}

static void
delay (HeraldTestServer  *self,
       SoupServerMessage *message,
       guint              milliseconds)
{
  Delay *made = g_new0 (Delay, 1);

  made->server = self;
  made->message = g_object_ref (message);
  made->timer = g_timeout_source_new (milliseconds);
  g_source_set_callback (made->timer, delay_over_cb, made, NULL);
  g_source_attach (made->timer, g_main_context_get_thread_default ());
  g_ptr_array_add (self->delays, made);
  soup_server_message_pause (message);
}

static void
request_cb (SoupServer        *soup,
            SoupServerMessage *message,
            const char        *path,
            GHashTable        *query,
            gpointer           user_data)
{
  HeraldTestServer *self = user_data;
  HeraldTestRequest *request = herald_test_request_new (message);
  HeraldTestRoute *route;

  g_mutex_lock (&self->mutex);
  g_ptr_array_add (self->requests, request);
  route = g_hash_table_lookup (self->routes, request->path);

  if (route != NULL && route->script != NULL)
    {
      g_autoptr (GIOStream) connection = soup_server_message_steal_connection (message);

      herald_test_replies_add (self->replies, connection, route->script);
    }
  else
    {
      self->at_once++;
      self->most_at_once = MAX (self->most_at_once, self->at_once);
      g_signal_connect (message, "finished", G_CALLBACK (finished_cb), self);

      if (route == NULL)
        soup_server_message_set_status (message, 404, NULL);
      else
        answer (route, request, message);
      if (route != NULL && route->delay > 0)
        delay (self, message, route->delay);
    }
  g_mutex_unlock (&self->mutex);
}

static void
server_listen (HeraldTestServer *self)
{
  g_autoptr (GError) error = NULL;
  GSList *uris;

  self->soup = g_object_new (SOUP_TYPE_SERVER, NULL);
  self->replies = herald_test_replies_new ();
  if (self->is_tls)
    {
      g_autofree char *path = g_test_build_filename (G_TEST_DIST, "data", "http", "self-signed.pem", NULL);
      g_autoptr (GTlsCertificate) certificate = g_tls_certificate_new_from_file (path, &error);

      g_assert_no_error (error);
      soup_server_set_tls_certificate (self->soup, certificate);
    }
  soup_server_add_handler (self->soup, NULL, request_cb, self, NULL);
  soup_server_listen_local (self->soup, 0,
                            SOUP_SERVER_LISTEN_IPV4_ONLY | (self->is_tls ? SOUP_SERVER_LISTEN_HTTPS : 0), &error);
  g_assert_no_error (error);

  uris = soup_server_get_uris (self->soup);
  g_atomic_int_set (&self->port, g_uri_get_port (uris->data));
  g_slist_free_full (uris, (GDestroyNotify) g_uri_unref);
}

/* libsoup's server does not bear to be closed while a handshake is failing: lets that come to its end. */
static void
server_end_handshakes (HeraldTestServer *self)
{
  gint64 end = g_get_monotonic_time () + G_USEC_PER_SEC / 20;

  while (g_get_monotonic_time () < end)
    g_main_context_iteration (g_main_context_get_thread_default (), FALSE);
}

static void
server_close (HeraldTestServer *self)
{
  if (self->is_tls)
    server_end_handshakes (self);
  g_ptr_array_set_size (self->delays, 0);
  soup_server_disconnect (self->soup);
  g_clear_pointer (&self->replies, herald_test_replies_free);
  g_clear_object (&self->soup);
}

static gpointer
thread_main (gpointer user_data)
{
  HeraldTestServer *self = user_data;

  g_main_context_push_thread_default (self->context);
  g_mutex_lock (&self->mutex);
  server_listen (self);
  g_cond_signal (&self->started);
  g_mutex_unlock (&self->mutex);

  g_main_loop_run (self->loop);
  server_close (self);
  g_main_context_pop_thread_default (self->context);

  return NULL;
}

static gboolean
quit_cb (gpointer user_data)
{
  g_main_loop_quit (user_data);

  return G_SOURCE_REMOVE;
}

static HeraldTestServer *
server_new (void)
{
  HeraldTestServer *self = g_new0 (HeraldTestServer, 1);

  g_mutex_init (&self->mutex);
  g_cond_init (&self->started);
  self->delays = g_ptr_array_new_with_free_func ((GDestroyNotify) delay_free);
  self->routes = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self->removed = g_ptr_array_new_with_free_func ((GDestroyNotify) route_free);
  self->requests = g_ptr_array_new_with_free_func ((GDestroyNotify) herald_test_request_free);
  self->forgotten = g_ptr_array_new_with_free_func ((GDestroyNotify) herald_test_request_free);
  self->addresses = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);

  return self;
}

/* Called with the mutex held. */
static HeraldTestRequest *
find_request (HeraldTestServer *self,
              const char       *path,
              guint             n)
{
  for (guint i = 0; i < self->requests->len; i++)
    {
      HeraldTestRequest *request = g_ptr_array_index (self->requests, i);
      if ((path == NULL || g_str_equal (path, request->path)) && n-- == 0)
        return request;
    }

  return NULL;
}

static HeraldTestRoute *
add_route (HeraldTestServer *self,
           const char       *path,
           const char       *content_type,
           GBytes           *body,
           HeraldTestScript *script)
{
  HeraldTestRoute *route = g_new0 (HeraldTestRoute, 1);

  route->server = self;
  route->status = 200;
  route->content_type = g_strdup (content_type);
  route->body = body == NULL ? NULL : g_bytes_ref (body);
  route->headers = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  route->script = script;

  herald_test_server_remove (self, path);
  g_mutex_lock (&self->mutex);
  g_hash_table_insert (self->routes, g_strdup (path), route);
  g_mutex_unlock (&self->mutex);

  return route;
}

static HeraldTestScript *
script_new (const char *content_type,
            gboolean    has_length,
            guint64     length)
{
  HeraldTestScript *self = g_new0 (HeraldTestScript, 1);
  g_autoptr (GString) head = g_string_new ("HTTP/1.1 200 OK\r\nConnection: close\r\n");

  g_string_append_printf (head, "Content-Type: %s\r\n", content_type);
  if (has_length)
    g_string_append_printf (head, "Content-Length: %" G_GUINT64_FORMAT "\r\n", length);
  g_string_append (head, "\r\n");
  self->head = g_string_free_to_bytes (g_steal_pointer (&head));

  return self;
}

HeraldTestServer *
herald_test_server_new (void)
{
  HeraldTestServer *self = server_new ();

  server_listen (self);

  return self;
}

HeraldTestServer *
herald_test_server_new_threaded (void)
{
  HeraldTestServer *self = server_new ();

  self->context = g_main_context_new ();
  self->loop = g_main_loop_new (self->context, FALSE);
  g_mutex_lock (&self->mutex);
  self->thread = g_thread_new ("test-server", thread_main, self);
  while (g_atomic_int_get (&self->port) == 0)
    g_cond_wait (&self->started, &self->mutex);
  g_mutex_unlock (&self->mutex);

  return self;
}

HeraldTestServer *
herald_test_server_new_tls (void)
{
  HeraldTestServer *self = server_new ();

  self->is_tls = TRUE;
  server_listen (self);

  return self;
}

void
herald_test_server_free (HeraldTestServer *self)
{
  GHashTableIter iter;
  gpointer route;

  if (self->thread != NULL)
    {
      g_main_context_invoke (self->context, quit_cb, self->loop);
      g_thread_join (self->thread);
      g_main_loop_unref (self->loop);
      g_main_context_unref (self->context);
    }
  else
    {
      server_close (self);
    }

  g_hash_table_iter_init (&iter, self->routes);
  while (g_hash_table_iter_next (&iter, NULL, &route))
    route_free (route);
  g_hash_table_unref (self->routes);
  g_ptr_array_unref (self->removed);
  g_ptr_array_unref (self->requests);
  g_ptr_array_unref (self->forgotten);
  g_ptr_array_unref (self->delays);
  g_hash_table_unref (self->addresses);
  g_cond_clear (&self->started);
  g_mutex_clear (&self->mutex);
  g_free (self);
}

const char *
herald_test_server_get_address (HeraldTestServer *self,
                                const char       *path)
{
  char *address;

  g_mutex_lock (&self->mutex);
  address = g_hash_table_lookup (self->addresses, path);
  if (address == NULL)
    {
      address = g_strdup_printf ("%s://127.0.0.1:%d%s", self->is_tls ? "https" : "http", self->port, path);
      g_hash_table_insert (self->addresses, g_strdup (path), address);
    }
  g_mutex_unlock (&self->mutex);

  return address;
}

guint16
herald_test_server_get_port (HeraldTestServer *self)
{
  return (guint16) self->port;
}

char *
herald_test_server_dup_dead_address (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GSocketListener) listener = g_socket_listener_new ();
  guint16 port = g_socket_listener_add_any_inet_port (listener, NULL, &error);

  g_assert_no_error (error);
  g_socket_listener_close (listener);

  return g_strdup_printf ("http://127.0.0.1:%u/", port);
}

HeraldTestRoute *
herald_test_server_add (HeraldTestServer *self,
                        const char       *path,
                        const char       *content_type,
                        const char       *body)
{
  g_autoptr (GBytes) bytes = g_bytes_new (body, strlen (body));

  return add_route (self, path, content_type, bytes, NULL);
}

HeraldTestRoute *
herald_test_server_add_bytes (HeraldTestServer *self,
                              const char       *path,
                              const char       *content_type,
                              GBytes           *body)
{
  return add_route (self, path, content_type, body, NULL);
}

HeraldTestRoute *
herald_test_server_add_redirect (HeraldTestServer *self,
                                 const char       *path,
                                 guint             status,
                                 const char       *location)
{
  HeraldTestRoute *route = herald_test_server_add (self, path, "text/html", "<p>It is elsewhere.</p>");

  herald_test_route_set_status (route, status);
  herald_test_route_set_header (route, "Location", location);

  return route;
}

HeraldTestRoute *
herald_test_server_add_silent (HeraldTestServer *self,
                               const char       *path)
{
  HeraldTestScript *script = g_new0 (HeraldTestScript, 1);

  script->head = g_bytes_new (NULL, 0);
  script->stays_open = TRUE;

  return add_route (self, path, NULL, NULL, script);
}

HeraldTestRoute *
herald_test_server_add_drip (HeraldTestServer *self,
                             const char       *path,
                             const char       *content_type,
                             guint             milliseconds)
{
  HeraldTestScript *script = script_new (content_type, FALSE, 0);

  script->piece = g_bytes_new_static (" ", 1);
  script->pieces = G_MAXUINT64;
  script->milliseconds = milliseconds;

  return add_route (self, path, NULL, NULL, script);
}

HeraldTestRoute *
herald_test_server_add_huge (HeraldTestServer *self,
                             const char       *path,
                             const char       *content_type,
                             const char       *piece,
                             guint64           size,
                             gboolean          with_length)
{
  g_autoptr (GString) block = g_string_new (NULL);
  HeraldTestScript *script;

  while (block->len < 65536)
    g_string_append (block, piece);
  script = script_new (content_type, with_length, (size + block->len - 1) / block->len * block->len);
  script->pieces = (size + block->len - 1) / block->len;
  script->piece = g_string_free_to_bytes (g_steal_pointer (&block));

  return add_route (self, path, NULL, NULL, script);
}

HeraldTestRoute *
herald_test_server_add_cut (HeraldTestServer *self,
                            const char       *path,
                            const char       *content_type,
                            const char       *body,
                            gsize             claimed)
{
  HeraldTestScript *script = script_new (content_type, TRUE, claimed);

  script->piece = g_bytes_new (body, strlen (body));
  script->pieces = 1;

  return add_route (self, path, NULL, NULL, script);
}

HeraldTestRoute *
herald_test_server_add_raw (HeraldTestServer *self,
                            const char       *path,
                            const char       *bytes)
{
  HeraldTestScript *script = g_new0 (HeraldTestScript, 1);

  script->head = g_bytes_new (bytes, strlen (bytes));

  return add_route (self, path, NULL, NULL, script);
}

HeraldTestRoute *
herald_test_server_add_gzip_bomb (HeraldTestServer *self,
                                  const char       *path,
                                  const char       *content_type,
                                  gsize             size)
{
  g_autofree guint8 *zeros = g_malloc0 (1024 * 1024);
  g_autoptr (GBytes) body = herald_test_gzip (zeros, 1024 * 1024, (guint) (size / (1024 * 1024)));
  HeraldTestRoute *route = herald_test_server_add_bytes (self, path, content_type, body);

  herald_test_route_set_header (route, "Content-Encoding", "gzip");

  return route;
}

void
herald_test_server_remove (HeraldTestServer *self,
                           const char       *path)
{
  gpointer key;
  gpointer route;

  g_mutex_lock (&self->mutex);
  if (g_hash_table_steal_extended (self->routes, path, &key, &route))
    {
      g_ptr_array_add (self->removed, route);
      g_free (key);
    }
  g_mutex_unlock (&self->mutex);
}

void
herald_test_route_set_status (HeraldTestRoute *self,
                              guint            status)
{
  g_mutex_lock (&self->server->mutex);
  self->status = status;
  g_mutex_unlock (&self->server->mutex);
}

void
herald_test_route_set_body (HeraldTestRoute *self,
                            const char      *body)
{
  g_mutex_lock (&self->server->mutex);
  g_clear_pointer (&self->body, g_bytes_unref);
  self->body = g_bytes_new (body, strlen (body));
  g_mutex_unlock (&self->server->mutex);
}

void
herald_test_route_set_header (HeraldTestRoute *self,
                              const char      *name,
                              const char      *value)
{
  g_mutex_lock (&self->server->mutex);
  if (value != NULL)
    g_hash_table_insert (self->headers, g_strdup (name), g_strdup (value));
  else
    g_hash_table_remove (self->headers, name);
  g_mutex_unlock (&self->server->mutex);
}

void
herald_test_route_set_etag (HeraldTestRoute *self,
                            const char      *etag)
{
  herald_test_route_set_header (self, "ETag", etag);
}

void
herald_test_route_set_last_modified (HeraldTestRoute *self,
                                     const char      *last_modified)
{
  herald_test_route_set_header (self, "Last-Modified", last_modified);
}

void
herald_test_route_set_password (HeraldTestRoute *self,
                                const char      *user,
                                const char      *password)
{
  g_autofree char *both = g_strconcat (user, ":", password, NULL);
  g_autofree char *encoded = g_base64_encode ((const guchar *) both, strlen (both));

  g_mutex_lock (&self->server->mutex);
  g_free (self->authorization);
  self->authorization = g_strconcat ("Basic ", encoded, NULL);
  g_mutex_unlock (&self->server->mutex);
}

void
herald_test_route_set_encoding (HeraldTestRoute *self,
                                const char      *encoding)
{
  g_mutex_lock (&self->server->mutex);
  g_set_str (&self->encoding, encoding);
  g_mutex_unlock (&self->server->mutex);
}

void
herald_test_route_set_delay (HeraldTestRoute *self,
                             guint            milliseconds)
{
  g_mutex_lock (&self->server->mutex);
  self->delay = milliseconds;
  g_mutex_unlock (&self->server->mutex);
}

guint
herald_test_server_count (HeraldTestServer *self,
                          const char       *path)
{
  guint n = 0;

  g_mutex_lock (&self->mutex);
  while (find_request (self, path, n) != NULL)
    n++;
  g_mutex_unlock (&self->mutex);

  return n;
}

const char *
herald_test_server_get_target (HeraldTestServer *self,
                               const char       *path,
                               guint             n)
{
  g_autoptr (GMutexLocker) locker = g_mutex_locker_new (&self->mutex);
  HeraldTestRequest *request = find_request (self, path, n);

  return request == NULL ? NULL : request->target;
}

const char *
herald_test_server_get_method (HeraldTestServer *self,
                               const char       *path,
                               guint             n)
{
  g_autoptr (GMutexLocker) locker = g_mutex_locker_new (&self->mutex);
  HeraldTestRequest *request = find_request (self, path, n);

  return request == NULL ? NULL : request->method;
}

const char *
herald_test_server_get_header (HeraldTestServer *self,
                               const char       *path,
                               guint             n,
                               const char       *name)
{
  g_autoptr (GMutexLocker) locker = g_mutex_locker_new (&self->mutex);
  g_autofree char *key = g_ascii_strdown (name, -1);
  HeraldTestRequest *request = find_request (self, path, n);

  return request == NULL ? NULL : g_hash_table_lookup (request->headers, key);
}

const char *
herald_test_server_get_header_names (HeraldTestServer *self,
                                     const char       *path,
                                     guint             n)
{
  g_autoptr (GMutexLocker) locker = g_mutex_locker_new (&self->mutex);
  HeraldTestRequest *request = find_request (self, path, n);

  return request == NULL ? NULL : request->names;
}

guint
herald_test_server_get_most_at_once (HeraldTestServer *self)
{
  g_autoptr (GMutexLocker) locker = g_mutex_locker_new (&self->mutex);

  return self->most_at_once;
}

guint64
herald_test_server_get_sent (HeraldTestServer *self)
{
  return herald_test_replies_sent (self->replies);
}

guint
herald_test_server_get_open (HeraldTestServer *self)
{
  return herald_test_replies_open (self->replies);
}

void
herald_test_server_forget_requests (HeraldTestServer *self)
{
  g_autoptr (GMutexLocker) locker = g_mutex_locker_new (&self->mutex);

  g_ptr_array_extend_and_steal (self->forgotten, g_steal_pointer (&self->requests));
  self->requests = g_ptr_array_new_with_free_func ((GDestroyNotify) herald_test_request_free);
}

gboolean
herald_test_keep_turning_cb (gpointer user_data)
{
  return G_SOURCE_CONTINUE;
}
