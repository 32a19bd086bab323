/* SPDX-FileCopyrightText: 2026 The Herald founders
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "herald-host-waits.h"

#include "herald-source.h"

#include "herald-story-record.h"
#include "herald-uri.h"

/**
 * herald_host_waits_new:
 * @sources: (element-type HeraldSource): all sources
 * @now: the time, in seconds since 1970
 *
 * A host that asked one source for a pause has asked all of them (polite client, 19). What is stored with that source
 * says so also after a restart (22).
 *
 * Returns: (transfer full) (element-type utf8 gint64): until when hosts are left alone, by name
 */
GHashTable *
herald_host_waits_new (GListModel *sources,
                       gint64      now)
{
  GHashTable *waits = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);

  for (guint i = 0; i < g_list_model_get_n_items (sources); i++)
    {
      g_autoptr (HeraldSource) source = g_list_model_get_item (sources, i);
      HeraldSourceRecord *record = herald_source_get_record (source);
      g_autofree char *host = NULL;
      gint64 *until;

      if (record->failure != HERALD_FAILURE_BUSY || record->next_fetch <= now)
        continue;

      host = herald_uri_dup_host (record->address);
      until = host != NULL ? g_hash_table_lookup (waits, host) : NULL;
      if (until != NULL)
        *until = MAX (*until, record->next_fetch);
      else if (host != NULL)
        g_hash_table_insert (waits, g_steal_pointer (&host),
                             g_memdup2 (&record->next_fetch, sizeof record->next_fetch));
    }

  return waits;
}

/**
 * herald_host_waits_get_due:
 * @waits: what herald_host_waits_new() found
 * @source: a source
 *
 * Returns: when @source may be asked by itself; %HERALD_TIME_NONE where it was never fetched and nobody waits
 */
gint64
herald_host_waits_get_due (GHashTable         *waits,
                           HeraldSourceRecord *source)
{
  g_autofree char *host = NULL;
  gint64 *until;

  if (g_hash_table_size (waits) == 0)
    return source->next_fetch;

  host = herald_uri_dup_host (source->address);
  until = host != NULL ? g_hash_table_lookup (waits, host) : NULL;

  return until != NULL ? MAX (*until, source->next_fetch) : source->next_fetch;
}
