/* SPDX-FileCopyrightText: 2026 The Herald founders
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "herald-http-exchange-private.h"

#include "herald-http-headers-private.h"

#include "herald-failure.h"

/* Read at a time: large enough to be quick, small enough that a bomb is noticed early. */
#define PIECE (64 * 1024)

/* Of what a server says with an error, no more is wanted than a person would read. */
#define MAX_ERROR_SIZE (64 * 1024)

/* A transfer that does move, but slowly, has so many times the time-out to end. */
#define PATIENCE 4

typedef struct
{
  SoupSession        *session;         /* (owned) */
  SoupMessage        *message;         /* (owned) */
  char               *address;         /* (owned) */
  GCancellable       *stop;            /* (owned): ends the transfer, for us and for our caller */
  GInputStream       *stream;          /* (owned) (nullable) */
  HeraldHttpResponse *response;        /* (owned) (nullable) */
  char               *location;        /* (owned) (nullable) */
  GByteArray         *body;            /* (owned) */
  gsize               max_size;
  GSource            *timer;           /* (owned) (nullable) */
  gint64              timeout;         /* this and the next two in microseconds, monotonic */
  gint64              started;
  gint64              moved;           /* when something came last */
  gboolean            is_late;
} Exchange;

static void
exchange_free (Exchange *self)
{
  if (self->timer != NULL)
    g_source_destroy (self->timer);
  g_clear_pointer (&self->timer, g_source_unref);
  g_object_unref (self->session);
  g_object_unref (self->message);
  g_free (self->address);
  g_object_unref (self->stop);
  g_clear_object (&self->stream);
  g_clear_pointer (&self->response, herald_http_response_unref);
  g_free (self->location);
  g_byte_array_unref (self->body);
  g_free (self);
}

static HeraldFailure
failure_from_io_error (gint code)
{
  switch (code)
    {
    case G_IO_ERROR_TIMED_OUT:
      return HERALD_FAILURE_TIMEOUT;
    case G_IO_ERROR_HOST_NOT_FOUND:
      return HERALD_FAILURE_HOST;
    /* a body that is not what its Content-Encoding says */
    case G_IO_ERROR_INVALID_DATA:
      return HERALD_FAILURE_SERVER;
    default:
      return HERALD_FAILURE_CONNECTION;
    }
}

static HeraldFailure
failure_from_error (const GError *error)
{
  if (error->domain == G_IO_ERROR)
    return failure_from_io_error (error->code);
  if (error->domain == G_RESOLVER_ERROR)
    return HERALD_FAILURE_HOST;
  if (g_error_matches (error, G_TLS_ERROR, G_TLS_ERROR_BAD_CERTIFICATE))
    return HERALD_FAILURE_CERTIFICATE;
  if (error->domain == G_TLS_ERROR)
    return HERALD_FAILURE_CONNECTION;

  /* SOUP_SESSION_ERROR: no HTTP, or HTTP that breaks its rules */
  return HERALD_FAILURE_SERVER;
}

/* Lets go of what is still on its way: libsoup closes a connection whose answer was not read to its end. */
static void
exchange_end (Exchange *self)
{
  if (self->timer != NULL)
    g_source_destroy (self->timer);
  g_clear_pointer (&self->timer, g_source_unref);
  if (self->stream != NULL)
    g_input_stream_close_async (self->stream, G_PRIORITY_DEFAULT, NULL, NULL, NULL);
  g_clear_object (&self->stream);
}

static void
exchange_fail (GTask  *task,
               GError *error)
{
  Exchange *self = g_task_get_task_data (task);
  g_autoptr (GError) cause = error;

  exchange_end (self);
  if (self->is_late)
    g_task_return_new_error (task, HERALD_FAILURE, HERALD_FAILURE_TIMEOUT, "no answer, or no end of it, in time");
  else if (cause->domain == HERALD_FAILURE || g_error_matches (cause, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    g_task_return_error (task, g_steal_pointer (&cause));
  else
    g_task_return_new_error (task, HERALD_FAILURE, (gint) failure_from_error (cause), "%s", cause->message);
}

static void
exchange_succeed (GTask *task)
{
  Exchange *self = g_task_get_task_data (task);

  exchange_end (self);
  g_bytes_unref (self->response->body);
  self->response->body = g_byte_array_free_to_bytes (g_steal_pointer (&self->body));
  self->body = g_byte_array_new ();
  g_task_return_pointer (task, g_steal_pointer (&self->response), (GDestroyNotify) herald_http_response_unref);
}

static void exchange_watch (Exchange *self);

static gboolean
exchange_timer_cb (gpointer user_data)
{
  Exchange *self = user_data;
  gint64 now = g_get_monotonic_time ();

  g_clear_pointer (&self->timer, g_source_unref);
  if (now < self->moved + self->timeout && now < self->started + PATIENCE * self->timeout)
    {
      exchange_watch (self);
      return G_SOURCE_REMOVE;
    }

  self->is_late = TRUE;
  g_cancellable_cancel (self->stop);

  return G_SOURCE_REMOVE;
}

static void
exchange_watch (Exchange *self)
{
  gint64 end = MIN (self->moved + self->timeout, self->started + PATIENCE * self->timeout);
  gint64 left = MAX (0, end - g_get_monotonic_time ());

  self->timer = g_timeout_source_new ((guint) (left / 1000 + 1));
  g_source_set_static_name (self->timer, "[herald] time-out of a fetch");
  g_source_set_callback (self->timer, exchange_timer_cb, self, NULL);
  g_source_attach (self->timer, g_main_context_get_thread_default ());
}

/* Returns: whether more is wanted */
static gboolean
exchange_take (Exchange  *self,
               GBytes    *bytes,
               GError   **error)
{
  gboolean is_error = self->response->status >= 400;
  gsize limit = is_error ? MIN (self->max_size, MAX_ERROR_SIZE) : self->max_size;
  gsize size;
  gconstpointer data = g_bytes_get_data (bytes, &size);
  gsize room = limit - self->body->len;

  g_byte_array_append (self->body, data, (guint) MIN (size, room));
  if (size <= room)
    return size > 0;
  if (!is_error)
    g_set_error (error, HERALD_FAILURE, HERALD_FAILURE_TOO_LARGE, "more than %" G_GSIZE_FORMAT " bytes", limit);

  return FALSE;
}

/* libsoup lets a body be shorter than its Content-Length where the connection is to be closed after it; half a
 * feed must not pass for a whole one (polite client, 8). Returns: whether the body is whole */
static gboolean
exchange_check_end (Exchange  *self,
                    GError   **error)
{
  SoupMessageHeaders *headers = soup_message_get_response_headers (self->message);
  SoupMessageMetrics *metrics = soup_message_get_metrics (self->message);

  if (self->response->status >= 300 || soup_message_headers_get_encoding (headers) != SOUP_ENCODING_CONTENT_LENGTH ||
      soup_message_metrics_get_response_body_bytes_received (metrics) >=
      (guint64) soup_message_headers_get_content_length (headers))
    return TRUE;

  g_set_error (error, HERALD_FAILURE, HERALD_FAILURE_CONNECTION, "the body ended early");
  return FALSE;
}

static void
exchange_read_cb (GObject      *object,
                  GAsyncResult *result,
                  gpointer      user_data)
{
  g_autoptr (GTask) task = user_data;
  Exchange *self = g_task_get_task_data (task);
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) bytes = g_input_stream_read_bytes_finish (G_INPUT_STREAM (object), result, &error);

  self->moved = g_get_monotonic_time ();
  if (bytes != NULL && exchange_take (self, bytes, &error))
    g_input_stream_read_bytes_async (self->stream, PIECE, G_PRIORITY_DEFAULT, self->stop, exchange_read_cb,
                                     g_steal_pointer (&task));
  else if (error != NULL || !exchange_check_end (self, &error))
    exchange_fail (task, g_steal_pointer (&error));
  else
    exchange_succeed (task);
}

/* A length that is said need not be tried out. Returns: whether the body may be read */
static gboolean
exchange_check_length (Exchange  *self,
                       GError   **error)
{
  SoupMessageHeaders *headers = soup_message_get_response_headers (self->message);

  if (self->response->status >= 400 || soup_message_headers_get_encoding (headers) != SOUP_ENCODING_CONTENT_LENGTH ||
      soup_message_headers_get_content_length (headers) <= (goffset) self->max_size)
    return TRUE;

  g_set_error (error, HERALD_FAILURE, HERALD_FAILURE_TOO_LARGE, "more than %" G_GSIZE_FORMAT " bytes", self->max_size);
  return FALSE;
}

static void
exchange_sent_cb (GObject      *object,
                  GAsyncResult *result,
                  gpointer      user_data)
{
  g_autoptr (GTask) task = user_data;
  Exchange *self = g_task_get_task_data (task);
  g_autoptr (GError) error = NULL;

  self->moved = g_get_monotonic_time ();
  self->stream = soup_session_send_finish (SOUP_SESSION (object), result, &error);
  if (self->stream == NULL)
    {
      exchange_fail (task, g_steal_pointer (&error));
      return;
    }

  self->response = herald_http_headers_read (self->message, self->address, g_get_real_time () / G_USEC_PER_SEC);
  self->location = g_strdup (soup_message_headers_get_one (soup_message_get_response_headers (self->message),
                                                           "Location"));
  if (SOUP_STATUS_IS_REDIRECTION (self->response->status))
    exchange_succeed (task);
  else if (!exchange_check_length (self, &error))
    exchange_fail (task, g_steal_pointer (&error));
  else
    g_input_stream_read_bytes_async (self->stream, PIECE, G_PRIORITY_DEFAULT, self->stop, exchange_read_cb,
                                     g_steal_pointer (&task));
}

/**
 * herald_http_exchange_async:
 * @session: what sends
 * @message: what is sent
 * @address: where to
 * @timeout_seconds: how long nothing may come; a transfer that moves has four times as long
 * @max_size: of the decoded body
 * @stop: ends the transfer when the caller cancels it; it is cancelled here when the time is over, so it
 *   must not be used for anything else
 */
void
herald_http_exchange_async (SoupSession         *session,
                            SoupMessage         *message,
                            const char          *address,
                            guint                timeout_seconds,
                            gsize                max_size,
                            GCancellable        *stop,
                            GAsyncReadyCallback  callback,
                            gpointer             user_data)
{
  g_autoptr (GTask) task = g_task_new (NULL, NULL, callback, user_data);
  Exchange *self = g_new0 (Exchange, 1);

  g_task_set_source_tag (task, herald_http_exchange_async);
  g_task_set_task_data (task, self, (GDestroyNotify) exchange_free);
  self->session = g_object_ref (session);
  self->message = g_object_ref (message);
  self->address = g_strdup (address);
  self->stop = g_object_ref (stop);
  self->body = g_byte_array_new ();
  self->max_size = max_size;
  self->timeout = timeout_seconds * G_USEC_PER_SEC;
  self->started = g_get_monotonic_time ();
  self->moved = self->started;

  soup_message_add_flags (message, SOUP_MESSAGE_COLLECT_METRICS);
  exchange_watch (self);
  soup_session_send_async (session, message, G_PRIORITY_DEFAULT, stop, exchange_sent_cb, g_steal_pointer (&task));
}

/**
 * herald_http_exchange_finish:
 * @result: what the callback was given
 * @location: (out) (transfer full) (nullable): the Location header, as it came
 * @error: a %HERALD_FAILURE, or %G_IO_ERROR_CANCELLED
 *
 * Returns: (transfer full): the answer, whatever its status; that of a redirect has no body
 */
HeraldHttpResponse *
herald_http_exchange_finish (GAsyncResult  *result,
                             char         **location,
                             GError       **error)
{
  Exchange *self;

  g_return_val_if_fail (g_task_is_valid (result, NULL), NULL);
  g_return_val_if_fail (g_async_result_is_tagged (result, herald_http_exchange_async), NULL);

  self = g_task_get_task_data (G_TASK (result));
  *location = g_steal_pointer (&self->location);

  return g_task_propagate_pointer (G_TASK (result), error);
}
