/* SPDX-FileCopyrightText: 2026 The Herald founders
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "herald-library.h"

#include "herald-library-outline.h"
#include "herald-story-pool.h"

G_BEGIN_DECLS

/**
 * HeraldClock:
 *
 * Returns: the time in seconds since 1970
 */
typedef gint64 (*HeraldClock) (void);

HeraldLibraryOutline *herald_library_peek_outline     (HeraldLibrary            *self);
HeraldStoryPool      *herald_library_peek_pool        (HeraldLibrary            *self);
HeraldStoryQuery     *herald_library_dup_dated        (HeraldLibrary            *self,
                                                       const HeraldStoryQuery   *query) G_GNUC_WARN_UNUSED_RESULT;
GTask                *herald_library_begin_write      (HeraldLibrary            *self,
                                                       gpointer                  source_tag,
                                                       GCancellable             *cancellable,
                                                       GAsyncReadyCallback       callback,
                                                       gpointer                  user_data) G_GNUC_WARN_UNUSED_RESULT;
void                  herald_library_apply            (HeraldLibrary            *self,
                                                       HeraldChangeSet          *changes,
                                                       gboolean                  fetched);
void                  herald_library_edit_source      (HeraldLibrary            *self,
                                                       HeraldSource             *source,
                                                       HeraldSourceRecord       *record);
void                  herald_library_edit_folder      (HeraldLibrary            *self,
                                                       HeraldFolder             *folder,
                                                       const HeraldFolderRecord *record);
void                  herald_library_emit_source_edited (HeraldLibrary          *self,
                                                         HeraldSource           *source);
void                  herald_library_fail_write       (HeraldLibrary            *self,
                                                       const GError             *error);
void                  herald_library_update_counts    (HeraldLibrary            *self);
void                  herald_library_invalidate_lists (HeraldLibrary            *self);
void                  herald_library_set_clock        (HeraldLibrary            *self,
                                                       HeraldClock               clock);
void                  herald_library_check_day        (HeraldLibrary            *self);

G_END_DECLS
