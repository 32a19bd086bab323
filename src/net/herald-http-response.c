/* SPDX-FileCopyrightText: 2026 The Herald founders
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "herald-http-response.h"

#include "herald-failure.h"

G_DEFINE_BOXED_TYPE (HeraldHttpResponse, herald_http_response, herald_http_response_ref, herald_http_response_unref)

static void
clear (gpointer data)
{
  HeraldHttpResponse *self = data;

  g_free (self->address);
  g_free (self->permanent_address);
  g_free (self->content_type);
  g_free (self->etag);
  g_free (self->last_modified);
  g_strfreev (self->feed_links);
  g_bytes_unref (self->body);
}

/**
 * herald_http_response_new:
 * @status: HTTP status code
 * @address: where it was found
 *
 * Returns: (transfer full): a response with an empty body and nothing else said
 */
HeraldHttpResponse *
herald_http_response_new (guint       status,
                          const char *address)
{
  HeraldHttpResponse *self;

  g_return_val_if_fail (address != NULL, NULL);

  self = g_atomic_rc_box_new0 (HeraldHttpResponse);
  self->status = status;
  self->address = g_strdup (address);
  self->fresh_seconds = -1;
  self->retry_seconds = -1;
  self->body = g_bytes_new (NULL, 0);

  return self;
}

/**
 * herald_http_response_ref:
 * @self: a response
 *
 * Returns: (transfer full): @self
 */
HeraldHttpResponse *
herald_http_response_ref (HeraldHttpResponse *self)
{
  return g_atomic_rc_box_acquire (self);
}

/**
 * herald_http_response_unref:
 * @self: (transfer full): a response
 */
void
herald_http_response_unref (HeraldHttpResponse *self)
{
  g_atomic_rc_box_release_full (self, clear);
}

/**
 * herald_http_response_check:
 * @self: a response
 * @error: set to a %HERALD_FAILURE that says what the status means
 *
 * A redirect that asks for patience (RFC 9110, section 10.2.3) is not followed; it counts as
 * %HERALD_FAILURE_BUSY.
 *
 * Returns: whether @self delivers something, or says that nothing changed
 */
gboolean
herald_http_response_check (HeraldHttpResponse  *self,
                            GError             **error)
{
  HeraldFailure failure;

  g_return_val_if_fail (self != NULL, FALSE);

  failure = herald_failure_from_status (self->status);
  if (failure == HERALD_FAILURE_NONE)
    return TRUE;
  if (failure == HERALD_FAILURE_REDIRECT && self->retry_seconds > 0)
    failure = HERALD_FAILURE_BUSY;

  g_set_error (error, HERALD_FAILURE, (gint) failure, "the server answered with status %u", self->status);
  return FALSE;
}
