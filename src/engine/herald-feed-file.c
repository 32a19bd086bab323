/* SPDX-FileCopyrightText: 2026 The Herald founders
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "herald-feed-file.h"

#include "herald-failure.h"
#include "herald-feed-parser.h"
#include "herald-uri.h"
#include "herald-worker.h"

/* A feed that lies on the disk, as browsers save it: where it came from is written in it, or nowhere. */

static gboolean
is_web (const char *address)
{
  return address != NULL && herald_uri_is_web (address);
}

/* On the worker. */
static void
read_file (GTask        *task,
           gpointer      task_data,
           GCancellable *cancellable)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (HeraldFeedDocument) document = herald_feed_parser_parse (task_data, NULL, NULL, &error);

  if (document == NULL)
    g_task_return_error (task, g_steal_pointer (&error));
  else if (is_web (document->self))
    g_task_return_pointer (task, g_strdup (document->self), g_free);
  else if (is_web (document->link))
    g_task_return_pointer (task, g_strdup (document->link), g_free);
  else
    g_task_return_new_error (task, HERALD_FAILURE, HERALD_FAILURE_ADDRESS, "the feed names no address of its own");
}

static void
read_cb (GObject      *object,
         GAsyncResult *result,
         gpointer      user_data)
{
  g_autoptr (GTask) task = user_data;
  g_autoptr (GError) error = NULL;
  char *address = g_task_propagate_pointer (G_TASK (result), &error);

  herald_worker_shutdown (g_task_get_task_data (task));
  if (address == NULL)
    g_task_return_error (task, g_steal_pointer (&error));
  else
    g_task_return_pointer (task, address, g_free);
}

/**
 * herald_feed_file_find_address_async:
 * @bytes: what is in a file
 * @cancellable: (nullable): to stop
 * @callback: called when it is read
 * @user_data: for @callback
 *
 * Looks where a feed came from: at the address that it gives for itself, or else for its site.
 */
void
herald_feed_file_find_address_async (GBytes              *bytes,
                                     GCancellable        *cancellable,
                                     GAsyncReadyCallback  callback,
                                     gpointer             user_data)
{
  g_autoptr (GTask) task = g_task_new (NULL, cancellable, callback, user_data);
  g_autoptr (GTask) reading = g_task_new (NULL, cancellable, read_cb, g_object_ref (task));
  HeraldWorker *worker = herald_worker_new ("feed-file");

  g_task_set_source_tag (task, herald_feed_file_find_address_async);
  g_task_set_task_data (task, worker, g_object_unref);
  g_task_set_source_tag (reading, herald_feed_file_find_address_async);
  g_task_set_task_data (reading, g_bytes_ref (bytes), (GDestroyNotify) g_bytes_unref);
  herald_worker_queue (worker, reading, read_file);
}

/**
 * herald_feed_file_find_address_finish:
 * @result: the result
 * @error: set to the errors of herald_feed_parser_parse(), to %HERALD_FAILURE_ADDRESS where the feed does not say
 *   where it came from, or to %G_IO_ERROR_CANCELLED
 *
 * Returns: (transfer full): an address of the web that leads to the feed
 */
char *
herald_feed_file_find_address_finish (GAsyncResult  *result,
                                      GError       **error)
{
  g_return_val_if_fail (g_task_is_valid (result, NULL), NULL);
  g_return_val_if_fail (g_async_result_is_tagged (result, herald_feed_file_find_address_async), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}
