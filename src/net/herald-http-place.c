/* SPDX-FileCopyrightText: 2026 The Herald founders
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "herald-http-place-private.h"

static void
find_resolved_cb (GObject      *object,
                  GAsyncResult *result,
                  gpointer      user_data)
{
  g_autoptr (GTask) task = user_data;
  GList *addresses = g_resolver_lookup_by_name_finish (G_RESOLVER (object), result, NULL);
  char *first = NULL;

  /* The order changes from answer to answer, the smallest does not. */
  for (GList *link = addresses; link != NULL; link = link->next)
    {
      g_autofree char *address = g_inet_address_to_string (link->data);

      if (first == NULL || g_strcmp0 (address, first) < 0)
        g_set_str (&first, address);
    }

  g_resolver_free_addresses (addresses);
  g_task_return_pointer (task, first, g_free);
}

static void
find_looked_for_proxy_cb (GObject      *object,
                          GAsyncResult *result,
                          gpointer      user_data)
{
  g_autoptr (GTask) task = user_data;
  g_autoptr (GResolver) resolver = g_resolver_get_default ();
  g_auto (GStrv) proxies = g_proxy_resolver_lookup_finish (G_PROXY_RESOLVER (object), result, NULL);
  const char *host = g_uri_get_host (g_task_get_task_data (task));

  if (proxies == NULL || !g_str_equal (proxies[0], "direct://"))
    {
      g_task_return_pointer (task, NULL, NULL);
      return;
    }

  g_resolver_lookup_by_name_async (resolver, host, g_task_get_cancellable (task), find_resolved_cb,
                                   g_object_ref (task));
}

/**
 * herald_http_place_find_async:
 * @uri: an address
 * @cancellable: (nullable): a cancellable
 * @callback: called when it is found, or not
 * @user_data: for @callback
 *
 * Asks GIO's resolver for the machine of a host, so that hosts which share one are known (polite client, 26). Where
 * a proxy stands between, names are the proxy's matter, and nobody else is told them.
 */
void
herald_http_place_find_async (GUri                *uri,
                              GCancellable        *cancellable,
                              GAsyncReadyCallback  callback,
                              gpointer             user_data)
{
  g_autoptr (GTask) task = g_task_new (NULL, cancellable, callback, user_data);
  g_autofree char *address = g_uri_to_string_partial (uri, G_URI_HIDE_PASSWORD | G_URI_HIDE_USERINFO);

  g_task_set_source_tag (task, herald_http_place_find_async);
  g_task_set_task_data (task, g_uri_ref (uri), (GDestroyNotify) g_uri_unref);
  g_proxy_resolver_lookup_async (g_proxy_resolver_get_default (), address, cancellable, find_looked_for_proxy_cb,
                                 g_steal_pointer (&task));
}

/**
 * herald_http_place_find_finish:
 * @result: what the callback was given
 *
 * Returns: (transfer full) (nullable): a name for the machine; %NULL where it could not be found, for whatever reason
 */
char *
herald_http_place_find_finish (GAsyncResult *result)
{
  g_return_val_if_fail (g_task_is_valid (result, NULL), NULL);
  g_return_val_if_fail (g_async_result_is_tagged (result, herald_http_place_find_async), NULL);

  return g_task_propagate_pointer (G_TASK (result), NULL);
}
