/* SPDX-FileCopyrightText: 2026 The Herald founders
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "herald-host-turns.h"

#include "herald-source.h"

#include "herald-uri.h"

/* The sources of each host, in their order; hosts stand in the order of their first source. */
static GPtrArray *
part_by_host (GPtrArray *sources)
{
  g_autoptr (GHashTable) by_host = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  GPtrArray *hosts = g_ptr_array_new_with_free_func ((GDestroyNotify) g_queue_free);

  for (guint i = 0; i < sources->len; i++)
    {
      HeraldSource *source = g_ptr_array_index (sources, i);
      g_autofree char *host = herald_uri_dup_host (herald_source_get_address (source));
      GQueue *queue = g_hash_table_lookup (by_host, host != NULL ? host : "");

      if (queue == NULL)
        {
          queue = g_queue_new ();
          g_ptr_array_add (hosts, queue);
          g_hash_table_insert (by_host, host != NULL ? g_steal_pointer (&host) : g_strdup (""), queue);
        }
      g_queue_push_tail (queue, source);
    }

  return hosts;
}

/**
 * herald_host_turns_new:
 * @sources: (element-type HeraldSource): some sources, which must stay alive
 *
 * Puts sources in line so that neighbours ask different hosts, as far as that can be (polite client, 25).
 *
 * Returns: (transfer container) (element-type HeraldSource): the same sources
 */
GPtrArray *
herald_host_turns_new (GPtrArray *sources)
{
  g_autoptr (GPtrArray) hosts = part_by_host (sources);
  GPtrArray *turns = g_ptr_array_sized_new (sources->len);

  while (turns->len < sources->len)
    for (guint i = 0; i < hosts->len; i++)
      {
        gpointer source = g_queue_pop_head (g_ptr_array_index (hosts, i));

        if (source != NULL)
          g_ptr_array_add (turns, source);
      }

  return turns;
}
