/* SPDX-FileCopyrightText: 2026 The Herald founders
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gio/gio.h>

#include "herald-backup-record.h"
#include "herald-change-set.h"
#include "herald-feed-document.h"
#include "herald-folder-record.h"
#include "herald-source-record.h"
#include "herald-store-error.h"
#include "herald-story-ids.h"
#include "herald-story-query.h"
#include "herald-story-record.h"

G_BEGIN_DECLS

/**
 * HeraldStoreSources:
 *
 * All folders and sources, as read when a library is opened.
 */
typedef struct
{
  GPtrArray *folders;   /* (owned) (element-type HeraldFolderRecord): in the order shown */
  GPtrArray *sources;   /* (owned) (element-type HeraldSourceRecord): in the order shown within their folders */
  GPtrArray *removed;   /* (owned) (element-type HeraldSourceRecord): removed ones, of which bookmarks may be left */
  guint      bookmarks; /* how many stories are bookmarked */
} HeraldStoreSources;

void herald_store_sources_free (HeraldStoreSources *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (HeraldStoreSources, herald_store_sources_free)

#define HERALD_TYPE_STORE (herald_store_get_type ())
G_DECLARE_FINAL_TYPE (HeraldStore, herald_store, HERALD, STORE, GObject)

/* Every call below answers in the thread-default main context of its caller; all SQL runs in order on one
 * worker. Writes that a person makes are committed when their callback runs. */

void                herald_store_open_async                (const char               *path,
                                                            GCancellable             *cancellable,
                                                            GAsyncReadyCallback       callback,
                                                            gpointer                  user_data);
HeraldStore        *herald_store_open_finish               (GAsyncResult             *result,
                                                            GError                  **error) G_GNUC_WARN_UNUSED_RESULT;
gboolean            herald_store_is_read_only              (HeraldStore              *self);
const char         *herald_store_get_path                  (HeraldStore              *self);
void                herald_store_close                     (HeraldStore              *self);

void                herald_store_load_sources_async        (HeraldStore              *self,
                                                            GCancellable             *cancellable,
                                                            GAsyncReadyCallback       callback,
                                                            gpointer                  user_data);
HeraldStoreSources *herald_store_load_sources_finish       (HeraldStore              *self,
                                                            GAsyncResult             *result,
                                                            GError                  **error) G_GNUC_WARN_UNUSED_RESULT;

/* Folders and sources. Saving a record whose id is 0 adds it; the answer is its id. */

void                herald_store_save_folder_async         (HeraldStore              *self,
                                                            const HeraldFolderRecord *folder,
                                                            GCancellable             *cancellable,
                                                            GAsyncReadyCallback       callback,
                                                            gpointer                  user_data);
gint64              herald_store_save_folder_finish        (HeraldStore              *self,
                                                            GAsyncResult             *result,
                                                            GError                  **error);
void                herald_store_remove_folder_async       (HeraldStore              *self,
                                                            gint64                    folder_id,
                                                            GCancellable             *cancellable,
                                                            GAsyncReadyCallback       callback,
                                                            gpointer                  user_data);
gboolean            herald_store_remove_folder_finish      (HeraldStore              *self,
                                                            GAsyncResult             *result,
                                                            GError                  **error);
void                herald_store_restore_folder_async      (HeraldStore              *self,
                                                            const HeraldFolderRecord *folder,
                                                            const gint64             *source_ids,
                                                            gsize                     n_source_ids,
                                                            GCancellable             *cancellable,
                                                            GAsyncReadyCallback       callback,
                                                            gpointer                  user_data);
gint64              herald_store_restore_folder_finish     (HeraldStore              *self,
                                                            GAsyncResult             *result,
                                                            GError                  **error);
void                herald_store_add_sources_async         (HeraldStore              *self,
                                                            GPtrArray                *sources,
                                                            GCancellable             *cancellable,
                                                            GAsyncReadyCallback       callback,
                                                            gpointer                  user_data);
HeraldChangeSet    *herald_store_add_sources_finish        (HeraldStore              *self,
                                                            GAsyncResult             *result,
                                                            GArray                  **ids,
                                                            GError                  **error) G_GNUC_WARN_UNUSED_RESULT;
void                herald_store_save_source_async         (HeraldStore              *self,
                                                            HeraldSourceRecord       *source,
                                                            GCancellable             *cancellable,
                                                            GAsyncReadyCallback       callback,
                                                            gpointer                  user_data);
gboolean            herald_store_save_source_finish        (HeraldStore              *self,
                                                            GAsyncResult             *result,
                                                            GError                  **error);
void                herald_store_set_source_removed_async  (HeraldStore              *self,
                                                            gint64                    source_id,
                                                            gboolean                  removed,
                                                            GCancellable             *cancellable,
                                                            GAsyncReadyCallback       callback,
                                                            gpointer                  user_data);
HeraldChangeSet    *herald_store_set_source_removed_finish (HeraldStore              *self,
                                                            GAsyncResult             *result,
                                                            GError                  **error) G_GNUC_WARN_UNUSED_RESULT;

/* What a fetch brought. @source carries the new validators, times and failure; its title and position are
 * not written. @document is NULL where there was nothing new. */

void                herald_store_merge_async               (HeraldStore              *self,
                                                            HeraldSourceRecord       *source,
                                                            HeraldFeedDocument       *document,
                                                            GCancellable             *cancellable,
                                                            GAsyncReadyCallback       callback,
                                                            gpointer                  user_data);
HeraldChangeSet    *herald_store_merge_finish              (HeraldStore              *self,
                                                            GAsyncResult             *result,
                                                            GError                  **error) G_GNUC_WARN_UNUSED_RESULT;

/* Stories. */

void                herald_store_query_async               (HeraldStore              *self,
                                                            const HeraldStoryQuery   *query,
                                                            guint                     max,
                                                            GTimeZone                *zone,
                                                            GCancellable             *cancellable,
                                                            GAsyncReadyCallback       callback,
                                                            gpointer                  user_data);
HeraldStoryIds     *herald_store_query_finish              (HeraldStore              *self,
                                                            GAsyncResult             *result,
                                                            GError                  **error) G_GNUC_WARN_UNUSED_RESULT;
void                herald_store_load_stories_async        (HeraldStore              *self,
                                                            const gint64             *ids,
                                                            gsize                     n_ids,
                                                            GCancellable             *cancellable,
                                                            GAsyncReadyCallback       callback,
                                                            gpointer                  user_data);
GPtrArray          *herald_store_load_stories_finish       (HeraldStore              *self,
                                                            GAsyncResult             *result,
                                                            GError                  **error) G_GNUC_WARN_UNUSED_RESULT;
void                herald_store_load_story_async          (HeraldStore              *self,
                                                            gint64                    story_id,
                                                            GCancellable             *cancellable,
                                                            GAsyncReadyCallback       callback,
                                                            gpointer                  user_data);
HeraldStoryRecord  *herald_store_load_story_finish         (HeraldStore              *self,
                                                            GAsyncResult             *result,
                                                            GError                  **error) G_GNUC_WARN_UNUSED_RESULT;
void                herald_store_count_async               (HeraldStore              *self,
                                                            const HeraldStoryQuery   *query,
                                                            GCancellable             *cancellable,
                                                            GAsyncReadyCallback       callback,
                                                            gpointer                  user_data);
gssize              herald_store_count_finish              (HeraldStore              *self,
                                                            GAsyncResult             *result,
                                                            GError                  **error);

/* Status. The change set names only the stories that really changed, so that giving its ids back undoes it. */

void                herald_store_set_read_async            (HeraldStore              *self,
                                                            const gint64             *ids,
                                                            gsize                     n_ids,
                                                            gboolean                  read,
                                                            GCancellable             *cancellable,
                                                            GAsyncReadyCallback       callback,
                                                            gpointer                  user_data);
HeraldChangeSet    *herald_store_set_read_finish           (HeraldStore              *self,
                                                            GAsyncResult             *result,
                                                            GError                  **error) G_GNUC_WARN_UNUSED_RESULT;
void                herald_store_set_bookmarked_async      (HeraldStore              *self,
                                                            gint64                    story_id,
                                                            gboolean                  bookmarked,
                                                            GCancellable             *cancellable,
                                                            GAsyncReadyCallback       callback,
                                                            gpointer                  user_data);
HeraldChangeSet    *herald_store_set_bookmarked_finish     (HeraldStore              *self,
                                                            GAsyncResult             *result,
                                                            GError                  **error) G_GNUC_WARN_UNUSED_RESULT;
void                herald_store_mark_all_read_async       (HeraldStore              *self,
                                                            const HeraldStoryQuery   *query,
                                                            GCancellable             *cancellable,
                                                            GAsyncReadyCallback       callback,
                                                            gpointer                  user_data);
HeraldChangeSet    *herald_store_mark_all_read_finish      (HeraldStore              *self,
                                                            GAsyncResult             *result,
                                                            GError                  **error) G_GNUC_WARN_UNUSED_RESULT;

/* Icons, and what is no longer needed. */

void                herald_store_save_icon_async           (HeraldStore              *self,
                                                            gint64                    source_id,
                                                            const char               *address,
                                                            GBytes                   *bytes,
                                                            GCancellable             *cancellable,
                                                            GAsyncReadyCallback       callback,
                                                            gpointer                  user_data);
gboolean            herald_store_save_icon_finish          (HeraldStore              *self,
                                                            GAsyncResult             *result,
                                                            GError                  **error);
void                herald_store_load_icons_async          (HeraldStore              *self,
                                                            GCancellable             *cancellable,
                                                            GAsyncReadyCallback       callback,
                                                            gpointer                  user_data);
GHashTable         *herald_store_load_icons_finish         (HeraldStore              *self,
                                                            GAsyncResult             *result,
                                                            GError                  **error) G_GNUC_WARN_UNUSED_RESULT;
void                herald_store_purge_async               (HeraldStore              *self,
                                                            gint64                    now,
                                                            int                       days,
                                                            int                       stories,
                                                            GCancellable             *cancellable,
                                                            GAsyncReadyCallback       callback,
                                                            gpointer                  user_data);
HeraldChangeSet    *herald_store_purge_finish              (HeraldStore              *self,
                                                            GAsyncResult             *result,
                                                            GError                  **error) G_GNUC_WARN_UNUSED_RESULT;

/* Copies of the library file. Those that take a path need no store. */

void                herald_store_back_up_async             (HeraldStore              *self,
                                                            GCancellable             *cancellable,
                                                            GAsyncReadyCallback       callback,
                                                            gpointer                  user_data);
HeraldBackupRecord *herald_store_back_up_finish            (HeraldStore              *self,
                                                            GAsyncResult             *result,
                                                            GError                  **error) G_GNUC_WARN_UNUSED_RESULT;
void                herald_store_copy_async                (HeraldStore              *self,
                                                            const char               *path,
                                                            GCancellable             *cancellable,
                                                            GAsyncReadyCallback       callback,
                                                            gpointer                  user_data);
gboolean            herald_store_copy_finish               (HeraldStore              *self,
                                                            GAsyncResult             *result,
                                                            GError                  **error);
void                herald_store_list_backups_async        (const char               *library,
                                                            GCancellable             *cancellable,
                                                            GAsyncReadyCallback       callback,
                                                            gpointer                  user_data);
GPtrArray          *herald_store_list_backups_finish       (GAsyncResult             *result,
                                                            GError                  **error) G_GNUC_WARN_UNUSED_RESULT;
void                herald_store_restore_async             (const char               *library,
                                                            const char               *backup,
                                                            GCancellable             *cancellable,
                                                            GAsyncReadyCallback       callback,
                                                            gpointer                  user_data);
gboolean            herald_store_restore_finish            (GAsyncResult             *result,
                                                            GError                  **error);

G_END_DECLS
