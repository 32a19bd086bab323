/* SPDX-FileCopyrightText: 2026 The Herald founders
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gio/gio.h>

#include "herald-folder.h"
#include "herald-folder-record.h"
#include "herald-source.h"
#include "herald-store.h"

G_BEGIN_DECLS

/* Room between the positions of neighbours, so that most moves write one source only. */
#define HERALD_LIBRARY_OUTLINE_STEP 1024

#define HERALD_TYPE_LIBRARY_OUTLINE (herald_library_outline_get_type ())
G_DECLARE_FINAL_TYPE (HeraldLibraryOutline, herald_library_outline, HERALD, LIBRARY_OUTLINE, GObject)

HeraldLibraryOutline *herald_library_outline_new               (void) G_GNUC_WARN_UNUSED_RESULT;
void                  herald_library_outline_fill              (HeraldLibraryOutline     *self,
                                                                HeraldStoreSources       *stored);
GListModel           *herald_library_outline_get_rows          (HeraldLibraryOutline     *self);
GListModel           *herald_library_outline_get_folders       (HeraldLibraryOutline     *self);
GListModel           *herald_library_outline_get_sources       (HeraldLibraryOutline     *self);
HeraldSource         *herald_library_outline_get_source        (HeraldLibraryOutline     *self,
                                                                gint64                    source_id);
HeraldSource         *herald_library_outline_get_removed       (HeraldLibraryOutline     *self,
                                                                gint64                    source_id);
HeraldSource         *herald_library_outline_find_source       (HeraldLibraryOutline     *self,
                                                                const char               *address);
HeraldFolder         *herald_library_outline_get_folder        (HeraldLibraryOutline     *self,
                                                                gint64                    folder_id);
guint                 herald_library_outline_get_unread        (HeraldLibraryOutline     *self);
guint                 herald_library_outline_get_total         (HeraldLibraryOutline     *self);
gint64                herald_library_outline_take_position     (HeraldLibraryOutline     *self);

void                  herald_library_outline_add_source        (HeraldLibraryOutline     *self,
                                                                HeraldSource             *source);
void                  herald_library_outline_remove_source     (HeraldLibraryOutline     *self,
                                                                HeraldSource             *source);
void                  herald_library_outline_set_frozen        (HeraldLibraryOutline     *self,
                                                                gboolean                  frozen);
void                  herald_library_outline_begin_source_edit (HeraldLibraryOutline     *self,
                                                                HeraldSource             *source,
                                                                HeraldSourceRecord       *record);
void                  herald_library_outline_end_source_edit   (HeraldLibraryOutline     *self,
                                                                HeraldSource             *source,
                                                                HeraldSourceRecord       *stored);
void                  herald_library_outline_begin_folder_edit (HeraldLibraryOutline     *self,
                                                                HeraldFolder             *folder,
                                                                const HeraldFolderRecord *record);
void                  herald_library_outline_end_folder_edit   (HeraldLibraryOutline     *self,
                                                                HeraldFolder             *folder,
                                                                const HeraldFolderRecord *stored);
gboolean              herald_library_outline_set_counts        (HeraldLibraryOutline     *self,
                                                                gint64                    source_id,
                                                                guint                     unread,
                                                                guint                     total);
void                  herald_library_outline_add_folder        (HeraldLibraryOutline     *self,
                                                                HeraldFolder             *folder);
void                  herald_library_outline_remove_folder     (HeraldLibraryOutline     *self,
                                                                HeraldFolder             *folder);

G_END_DECLS
