/* SPDX-FileCopyrightText: 2026 The Herald founders
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "herald-change-set.h"
#include "herald-database.h"

#include "herald-feed-document.h"
#include "herald-folder-record.h"
#include "herald-source-record.h"

G_BEGIN_DECLS

GPtrArray  *herald_sources_table_load_folders    (HeraldDatabase           *database,
                                                  GError                  **error) G_GNUC_WARN_UNUSED_RESULT;
GPtrArray  *herald_sources_table_load_sources    (HeraldDatabase           *database,
                                                  gboolean                  removed,
                                                  GError                  **error) G_GNUC_WARN_UNUSED_RESULT;
GHashTable *herald_sources_table_load_icons      (HeraldDatabase           *database,
                                                  GError                  **error) G_GNUC_WARN_UNUSED_RESULT;

gint64      herald_sources_table_save_folder     (HeraldDatabase           *database,
                                                  const HeraldFolderRecord *folder,
                                                  GError                  **error);
gboolean    herald_sources_table_remove_folder   (HeraldDatabase           *database,
                                                  gint64                    folder_id,
                                                  GError                  **error);
gboolean    herald_sources_table_set_folder      (HeraldDatabase           *database,
                                                  gint64                    source_id,
                                                  gint64                    folder_id,
                                                  GError                  **error);
gint64      herald_sources_table_insert          (HeraldDatabase           *database,
                                                  HeraldSourceRecord       *source,
                                                  GError                  **error);
gboolean    herald_sources_table_update          (HeraldDatabase           *database,
                                                  gint64                    source_id,
                                                  HeraldSourceRecord       *source,
                                                  GError                  **error);
gboolean    herald_sources_table_yield_address   (HeraldDatabase           *database,
                                                  gint64                    source_id,
                                                  GError                  **error);
gboolean    herald_sources_table_check           (HeraldDatabase           *database,
                                                  gint64                    source_id,
                                                  GError                  **error);
gboolean    herald_sources_table_update_fetched  (HeraldDatabase           *database,
                                                  HeraldSourceRecord       *source,
                                                  HeraldFeedDocument       *document,
                                                  GError                  **error);
gboolean    herald_sources_table_find_address    (HeraldDatabase           *database,
                                                  const char               *address,
                                                  gint64                   *source_id,
                                                  gboolean                 *is_removed,
                                                  GError                  **error);
gboolean    herald_sources_table_set_removed_at  (HeraldDatabase           *database,
                                                  gint64                    source_id,
                                                  gint64                    removed_at,
                                                  GError                  **error);
gboolean    herald_sources_table_find_removed    (HeraldDatabase           *database,
                                                  gint64                    before,
                                                  gint64                    after,
                                                  gint64                   *source_id,
                                                  GError                  **error);
gboolean    herald_sources_table_delete_if_empty (HeraldDatabase           *database,
                                                  gint64                    source_id,
                                                  GError                  **error);
gboolean    herald_sources_table_save_icon       (HeraldDatabase           *database,
                                                  gint64                    source_id,
                                                  const char               *address,
                                                  GBytes                   *bytes,
                                                  GError                  **error);
gboolean    herald_sources_table_add_count       (HeraldDatabase           *database,
                                                  gint64                    source_id,
                                                  GArray                   *counts,
                                                  GError                  **error);
gboolean    herald_sources_table_fill_counts     (HeraldDatabase           *database,
                                                  GArray                   *counts,
                                                  GError                  **error);
gboolean    herald_sources_table_is_any_limited  (HeraldDatabase           *database,
                                                  gboolean                 *is_limited,
                                                  GError                  **error);
gboolean    herald_sources_table_sum             (HeraldDatabase           *database,
                                                  gint64                   *n_sources,
                                                  gint64                   *n_stories,
                                                  GError                  **error);

G_END_DECLS
