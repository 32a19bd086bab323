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
#define HERALD_OUTLINE_STEP 1024

#define HERALD_TYPE_OUTLINE (herald_outline_get_type ())
G_DECLARE_FINAL_TYPE (HeraldOutline, herald_outline, HERALD, OUTLINE, GObject)

HeraldOutline *herald_outline_new               (void) G_GNUC_WARN_UNUSED_RESULT;
void           herald_outline_fill              (HeraldOutline            *self,
                                                 HeraldStoreSources       *stored);
GListModel    *herald_outline_get_rows          (HeraldOutline            *self);
GListModel    *herald_outline_get_folders       (HeraldOutline            *self);
GListModel    *herald_outline_get_sources       (HeraldOutline            *self);
HeraldSource  *herald_outline_get_source        (HeraldOutline            *self,
                                                 gint64                    source_id);
HeraldSource  *herald_outline_find_source       (HeraldOutline            *self,
                                                 const char               *address);
HeraldFolder  *herald_outline_get_folder        (HeraldOutline            *self,
                                                 gint64                    folder_id);
guint          herald_outline_get_unread        (HeraldOutline            *self);
guint          herald_outline_get_total         (HeraldOutline            *self);
gint64         herald_outline_take_position     (HeraldOutline            *self);

void           herald_outline_add_source        (HeraldOutline            *self,
                                                 HeraldSource             *source);
void           herald_outline_remove_source     (HeraldOutline            *self,
                                                 HeraldSource             *source);
void           herald_outline_set_frozen        (HeraldOutline            *self,
                                                 gboolean                  frozen);
void           herald_outline_begin_source_edit (HeraldOutline            *self,
                                                 HeraldSource             *source,
                                                 HeraldSourceRecord       *record);
void           herald_outline_end_source_edit   (HeraldOutline            *self,
                                                 HeraldSource             *source,
                                                 HeraldSourceRecord       *stored);
gboolean       herald_outline_set_counts        (HeraldOutline            *self,
                                                 gint64                    source_id,
                                                 guint                     unread,
                                                 guint                     total);
void           herald_outline_add_folder        (HeraldOutline            *self,
                                                 HeraldFolder             *folder);
void           herald_outline_remove_folder     (HeraldOutline            *self,
                                                 HeraldFolder             *folder);

G_END_DECLS
