/* SPDX-FileCopyrightText: 2026 The Herald founders
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gio/gio.h>

#include "herald-change-set.h"
#include "herald-folder.h"
#include "herald-smart-list.h"
#include "herald-source-health.h"
#include "herald-source.h"
#include "herald-story-list.h"
#include "herald-story.h"
#include "herald-store.h"

G_BEGIN_DECLS

#define HERALD_TYPE_LIBRARY (herald_library_get_type ())
G_DECLARE_FINAL_TYPE (HeraldLibrary, herald_library, HERALD, LIBRARY, GObject)

/* Signals:
 *   "changed" (HeraldChangeSet): after every write, whoever made it
 *   "source-edited" (HeraldSource): what a person decides about a source is shown, or was stored or taken back
 *   "write-failed" (GError): what a person did could not be stored; the objects show again what is stored */

void             herald_library_open_async              (const char              *path,
                                                         GCancellable            *cancellable,
                                                         GAsyncReadyCallback      callback,
                                                         gpointer                 user_data);
HeraldLibrary   *herald_library_open_finish             (GAsyncResult            *result,
                                                         GError                 **error) G_GNUC_WARN_UNUSED_RESULT;
void             herald_library_close                   (HeraldLibrary           *self);
gboolean         herald_library_is_read_only            (HeraldLibrary           *self);

HeraldStore     *herald_library_get_store               (HeraldLibrary           *self);
GListModel      *herald_library_get_smart_lists         (HeraldLibrary           *self);
GListModel      *herald_library_get_folders             (HeraldLibrary           *self);
GListModel      *herald_library_get_outline             (HeraldLibrary           *self);
GListModel      *herald_library_get_sources             (HeraldLibrary           *self);
HeraldSource    *herald_library_get_source              (HeraldLibrary           *self,
                                                         gint64                   source_id);
HeraldSource    *herald_library_get_origin              (HeraldLibrary           *self,
                                                         gint64                   source_id);
HeraldSource    *herald_library_find_source             (HeraldLibrary           *self,
                                                         const char              *address);
HeraldFolder    *herald_library_find_folder             (HeraldLibrary           *self,
                                                         const char              *title);
HeraldFolder    *herald_library_get_folder              (HeraldLibrary           *self,
                                                         gint64                   folder_id);
HeraldSmartList *herald_library_get_smart_list          (HeraldLibrary           *self,
                                                         HeraldStoryScope         scope);

/* Stories. */

HeraldStoryList *herald_library_list_stories            (HeraldLibrary           *self,
                                                         const HeraldStoryQuery  *query) G_GNUC_WARN_UNUSED_RESULT;
HeraldStory     *herald_library_ref_story               (HeraldLibrary           *self,
                                                         gint64                   story_id) G_GNUC_WARN_UNUSED_RESULT;
void             herald_library_find_stories_async      (HeraldLibrary           *self,
                                                         const HeraldStoryQuery  *query,
                                                         guint                    max,
                                                         GCancellable            *cancellable,
                                                         GAsyncReadyCallback      callback,
                                                         gpointer                 user_data);
GArray          *herald_library_find_stories_finish     (HeraldLibrary           *self,
                                                         GAsyncResult            *result,
                                                         GError                 **error) G_GNUC_WARN_UNUSED_RESULT;
void             herald_library_load_stories_async      (HeraldLibrary           *self,
                                                         GArray                  *ids,
                                                         GCancellable            *cancellable,
                                                         GAsyncReadyCallback      callback,
                                                         gpointer                 user_data);
GPtrArray       *herald_library_load_stories_finish     (HeraldLibrary           *self,
                                                         GAsyncResult            *result,
                                                         GError                 **error) G_GNUC_WARN_UNUSED_RESULT;
void             herald_library_load_story_async        (HeraldLibrary           *self,
                                                         HeraldStory             *story,
                                                         GCancellable            *cancellable,
                                                         GAsyncReadyCallback      callback,
                                                         gpointer                 user_data);
HeraldStoryRecord *herald_library_load_story_finish     (HeraldLibrary           *self,
                                                         GAsyncResult            *result,
                                                         GError                 **error) G_GNUC_WARN_UNUSED_RESULT;
void             herald_library_set_read                (HeraldLibrary           *self,
                                                         HeraldStory             *story,
                                                         gboolean                 read);
void             herald_library_set_bookmarked          (HeraldLibrary           *self,
                                                         HeraldStory             *story,
                                                         gboolean                 bookmarked);
void             herald_library_mark_all_read_async     (HeraldLibrary           *self,
                                                         const HeraldStoryQuery  *query,
                                                         GCancellable            *cancellable,
                                                         GAsyncReadyCallback      callback,
                                                         gpointer                 user_data);
GArray          *herald_library_mark_all_read_finish    (HeraldLibrary           *self,
                                                         GAsyncResult            *result,
                                                         GError                 **error) G_GNUC_WARN_UNUSED_RESULT;
void             herald_library_set_ids_read_async      (HeraldLibrary           *self,
                                                         GArray                  *ids,
                                                         gboolean                 read,
                                                         GCancellable            *cancellable,
                                                         GAsyncReadyCallback      callback,
                                                         gpointer                 user_data);
gboolean         herald_library_set_ids_read_finish     (HeraldLibrary           *self,
                                                         GAsyncResult            *result,
                                                         GError                 **error);

/* Sources and folders. What is changed is shown at once and stored behind it. */

void             herald_library_add_source_async        (HeraldLibrary           *self,
                                                         HeraldSourceRecord      *record,
                                                         GCancellable            *cancellable,
                                                         GAsyncReadyCallback      callback,
                                                         gpointer                 user_data);
HeraldSource    *herald_library_add_source_finish       (HeraldLibrary           *self,
                                                         GAsyncResult            *result,
                                                         GError                 **error) G_GNUC_WARN_UNUSED_RESULT;
void             herald_library_add_sources_async       (HeraldLibrary           *self,
                                                         HeraldSourceRecord     **records,
                                                         gsize                    n_records,
                                                         GCancellable            *cancellable,
                                                         GAsyncReadyCallback      callback,
                                                         gpointer                 user_data);
GPtrArray       *herald_library_add_sources_finish      (HeraldLibrary           *self,
                                                         GAsyncResult            *result,
                                                         GError                 **error) G_GNUC_WARN_UNUSED_RESULT;
void             herald_library_add_folder_async        (HeraldLibrary           *self,
                                                         const char              *title,
                                                         GCancellable            *cancellable,
                                                         GAsyncReadyCallback      callback,
                                                         gpointer                 user_data);
HeraldFolder    *herald_library_add_folder_finish       (HeraldLibrary           *self,
                                                         GAsyncResult            *result,
                                                         GError                 **error) G_GNUC_WARN_UNUSED_RESULT;
void             herald_library_rename_source           (HeraldLibrary           *self,
                                                         HeraldSource            *source,
                                                         const char              *name);
void             herald_library_set_source_address      (HeraldLibrary           *self,
                                                         HeraldSource            *source,
                                                         const char              *address);
void             herald_library_follow_move             (HeraldLibrary           *self,
                                                         HeraldSource            *source,
                                                         const char              *address,
                                                         gint64                   now);
void             herald_library_move_back               (HeraldLibrary           *self,
                                                         HeraldSource            *source);
void             herald_library_set_source_paused       (HeraldLibrary           *self,
                                                         HeraldSource            *source,
                                                         gboolean                 paused);
void             herald_library_set_source_announced    (HeraldLibrary           *self,
                                                         HeraldSource            *source,
                                                         gboolean                 announced);
void             herald_library_set_source_retention    (HeraldLibrary           *self,
                                                         HeraldSource            *source,
                                                         int                      days,
                                                         int                      stories);
void             herald_library_set_folder_announced    (HeraldLibrary           *self,
                                                         HeraldFolder            *folder,
                                                         gboolean                 announced);
gboolean         herald_library_is_announced            (HeraldLibrary           *self,
                                                         HeraldSource            *source);
HeraldSourceHealth herald_library_get_health            (HeraldLibrary           *self,
                                                         HeraldSource            *source,
                                                         gint64                   now);
void             herald_library_move_source             (HeraldLibrary           *self,
                                                         HeraldSource            *source,
                                                         HeraldFolder            *folder,
                                                         guint                    position);
void             herald_library_move_source_beside      (HeraldLibrary           *self,
                                                         HeraldSource            *source,
                                                         HeraldSource            *other,
                                                         gboolean                 after);
void             herald_library_move_by                 (HeraldLibrary           *self,
                                                         GObject                 *item,
                                                         int                      step);
void             herald_library_remove_source           (HeraldLibrary           *self,
                                                         HeraldSource            *source);
void             herald_library_restore_source          (HeraldLibrary           *self,
                                                         HeraldSource            *source);
void             herald_library_rename_folder           (HeraldLibrary           *self,
                                                         HeraldFolder            *folder,
                                                         const char              *title);
void             herald_library_move_folder_beside      (HeraldLibrary           *self,
                                                         HeraldFolder            *folder,
                                                         HeraldFolder            *other,
                                                         gboolean                 after);
void             herald_library_set_folder_expanded     (HeraldLibrary           *self,
                                                         HeraldFolder            *folder,
                                                         gboolean                 expanded);
GPtrArray       *herald_library_remove_folder           (HeraldLibrary           *self,
                                                         HeraldFolder            *folder);
void             herald_library_restore_folder          (HeraldLibrary           *self,
                                                         HeraldFolder            *folder,
                                                         GPtrArray               *sources);

/* What a fetch brought; called by HeraldRefresh and HeraldSubscribe. */

void             herald_library_merge_async             (HeraldLibrary           *self,
                                                         HeraldSource            *source,
                                                         HeraldSourceRecord      *fetched,
                                                         HeraldFeedDocument      *document,
                                                         GCancellable            *cancellable,
                                                         GAsyncReadyCallback      callback,
                                                         gpointer                 user_data);
HeraldChangeSet *herald_library_merge_finish            (HeraldLibrary           *self,
                                                         GAsyncResult            *result,
                                                         GError                 **error) G_GNUC_WARN_UNUSED_RESULT;
void             herald_library_set_source_state        (HeraldLibrary           *self,
                                                         HeraldSource            *source,
                                                         HeraldSourceState        state);
void             herald_library_set_source_icon         (HeraldLibrary           *self,
                                                         HeraldSource            *source,
                                                         const char              *address,
                                                         GBytes                  *bytes);
gint64           herald_library_get_last_success        (HeraldLibrary           *self);
void             herald_library_purge_async             (HeraldLibrary           *self,
                                                         gint64                   now,
                                                         int                      days,
                                                         int                      stories,
                                                         GCancellable            *cancellable,
                                                         GAsyncReadyCallback      callback,
                                                         gpointer                 user_data);
gboolean         herald_library_purge_finish            (HeraldLibrary           *self,
                                                         GAsyncResult            *result,
                                                         GError                 **error);

/* Copies of the file. Those that take a path need no library. */

void             herald_library_export_async            (HeraldLibrary           *self,
                                                         const char              *path,
                                                         GCancellable            *cancellable,
                                                         GAsyncReadyCallback      callback,
                                                         gpointer                 user_data);
gboolean         herald_library_export_finish           (GAsyncResult            *result,
                                                         GError                 **error);
void             herald_library_list_backups_async      (const char              *path,
                                                         GCancellable            *cancellable,
                                                         GAsyncReadyCallback      callback,
                                                         gpointer                 user_data);
GPtrArray       *herald_library_list_backups_finish     (GAsyncResult            *result,
                                                         GError                 **error) G_GNUC_WARN_UNUSED_RESULT;
void             herald_library_restore_async           (const char              *path,
                                                         const char              *backup,
                                                         GCancellable            *cancellable,
                                                         GAsyncReadyCallback      callback,
                                                         gpointer                 user_data);
gboolean         herald_library_restore_finish          (GAsyncResult            *result,
                                                         GError                 **error);

G_END_DECLS
