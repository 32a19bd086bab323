/* SPDX-FileCopyrightText: 2026 The Herald founders
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "herald-cli-session.h"

#include "herald-http-client.h"
#include "herald-keyring.h"

#include <glib-unix.h>
#include <signal.h>

struct _HeraldCliSession
{
  char               *path;           /* (owned) */
  HeraldLibrary      *library;        /* (owned) (nullable): where it is open */
  HeraldFetcher      *fetcher;        /* (owned) (nullable): until something is fetched */
  GMainLoop          *loop;           /* (owned) */
  GAsyncResult       *result;         /* (owned) (nullable): the answer that came last */
  GCancellable       *cancellable;    /* (owned): cancelled by SIGINT and SIGTERM */
  HeraldCliInterrupt  interrupt;      /* (nullable) */
  gpointer            interrupt_data; /* (unowned) */
  guint               signals[2];
};

static gboolean
interrupted_cb (gpointer user_data)
{
  HeraldCliSession *self = user_data;

  g_cancellable_cancel (self->cancellable);
  if (self->interrupt != NULL)
    self->interrupt (self->interrupt_data);

  return G_SOURCE_CONTINUE;
}

/**
 * herald_cli_session_new:
 * @path: a library's file
 *
 * Returns: (transfer full): what is needed to work with a library that is not opened
 */
HeraldCliSession *
herald_cli_session_new (const char *path)
{
  HeraldCliSession *self = g_new0 (HeraldCliSession, 1);

  self->path = g_strdup (path);
  self->loop = g_main_loop_new (NULL, FALSE);
  self->cancellable = g_cancellable_new ();
  self->signals[0] = g_unix_signal_add (SIGINT, interrupted_cb, self);
  self->signals[1] = g_unix_signal_add (SIGTERM, interrupted_cb, self);

  return self;
}

/**
 * herald_cli_session_open:
 * @path: a library's file; it is made where there is none
 * @error: set to a %HERALD_STORE_ERROR
 *
 * Returns: (transfer full): the library, and what is needed to work with it
 */
HeraldCliSession *
herald_cli_session_open (const char  *path,
                         GError     **error)
{
  g_autoptr (HeraldCliSession) self = herald_cli_session_new (path);
  g_autoptr (GAsyncResult) result = NULL;

  herald_library_open_async (path, self->cancellable, herald_cli_session_answer_cb, self);
  result = herald_cli_session_wait (self);
  self->library = herald_library_open_finish (result, error);

  return self->library != NULL ? g_steal_pointer (&self) : NULL;
}

/**
 * herald_cli_session_close:
 * @self: (transfer full): a session
 *
 * Stores what is still to be stored and closes the library.
 */
void
herald_cli_session_close (HeraldCliSession *self)
{
  if (self->fetcher != NULL)
    herald_fetcher_shutdown (self->fetcher);
  if (self->library != NULL)
    herald_library_close (self->library);
  while (g_main_context_iteration (NULL, FALSE))
    continue;

  for (guint i = 0; i < G_N_ELEMENTS (self->signals); i++)
    g_clear_handle_id (&self->signals[i], g_source_remove);
  g_clear_object (&self->fetcher);
  g_clear_object (&self->library);
  g_clear_object (&self->result);
  g_clear_object (&self->cancellable);
  g_clear_pointer (&self->loop, g_main_loop_unref);
  g_free (self->path);
  g_free (self);
}

/**
 * herald_cli_session_get_path:
 * @self: a session
 *
 * Returns: (transfer none): the library's file as it was named
 */
const char *
herald_cli_session_get_path (HeraldCliSession *self)
{
  return self->path;
}

HeraldLibrary *
herald_cli_session_get_library (HeraldCliSession *self)
{
  return self->library;
}

HeraldStore *
herald_cli_session_get_store (HeraldCliSession *self)
{
  return herald_library_get_store (self->library);
}

/**
 * herald_cli_session_get_fetcher:
 * @self: a session
 * @timeout: how many seconds a server may be silent, or 0 for as long as usual
 *
 * Returns: (transfer none): who asks servers
 */
HeraldFetcher *
herald_cli_session_get_fetcher (HeraldCliSession *self,
                                int               timeout)
{
  g_autoptr (HeraldHttpClient) client = NULL;
  g_autoptr (HeraldKeyring) keyring = NULL;

  if (self->fetcher != NULL)
    return self->fetcher;

  client = herald_http_client_new ();
  keyring = herald_keyring_new ();
  herald_http_client_set_credentials (client, HERALD_HTTP_CREDENTIALS (keyring));
  if (timeout > 0)
    herald_http_client_set_timeout (client, (guint) timeout);
  self->fetcher = herald_fetcher_new (client);

  return self->fetcher;
}

/**
 * herald_cli_session_get_cancellable:
 * @self: a session
 *
 * Returns: (transfer none): what is cancelled when the person interrupts the program
 */
GCancellable *
herald_cli_session_get_cancellable (HeraldCliSession *self)
{
  return self->cancellable;
}

/**
 * herald_cli_session_set_interrupt:
 * @self: a session
 * @interrupt: (nullable): called when the person interrupts the program
 * @data: for @interrupt
 *
 * For what takes no cancellable.
 */
void
herald_cli_session_set_interrupt (HeraldCliSession   *self,
                                  HeraldCliInterrupt  interrupt,
                                  gpointer            data)
{
  self->interrupt = interrupt;
  self->interrupt_data = data;
}

/**
 * herald_cli_session_answer_cb:
 * @object: (nullable): whose call it was
 * @result: the answer
 * @session: the session
 *
 * The callback of every call whose answer herald_cli_session_wait() returns.
 */
void
herald_cli_session_answer_cb (GObject      *object,
                              GAsyncResult *result,
                              gpointer      session)
{
  HeraldCliSession *self = session;

  g_set_object (&self->result, result);
  g_main_loop_quit (self->loop);
}

/**
 * herald_cli_session_wait:
 * @self: a session
 *
 * Returns: (transfer full): the answer to the call that was made last
 */
GAsyncResult *
herald_cli_session_wait (HeraldCliSession *self)
{
  if (self->result == NULL)
    g_main_loop_run (self->loop);

  return g_steal_pointer (&self->result);
}

/**
 * herald_cli_session_wait_for_quit:
 * @self: a session
 *
 * Waits until herald_cli_session_quit() is called.
 */
void
herald_cli_session_wait_for_quit (HeraldCliSession *self)
{
  g_main_loop_run (self->loop);
}

/**
 * herald_cli_session_quit:
 * @self: a session that waits
 *
 * Ends herald_cli_session_wait_for_quit().
 */
void
herald_cli_session_quit (HeraldCliSession *self)
{
  g_main_loop_quit (self->loop);
}
