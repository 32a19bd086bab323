/* SPDX-FileCopyrightText: 2026 The Herald founders
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "herald-change-set.h"
#include "herald-database.h"

#include "herald-feed-document.h"
#include "herald-source-record.h"

G_BEGIN_DECLS

typedef struct _HeraldMerge HeraldMerge;

HeraldMerge     *herald_merge_new         (HeraldSourceRecord  *source,
                                           HeraldFeedDocument  *document,
                                           gint64               now) G_GNUC_WARN_UNUSED_RESULT;
void             herald_merge_free        (HeraldMerge         *self);
gboolean         herald_merge_run         (HeraldMerge         *self,
                                           HeraldDatabase      *database,
                                           guint                max,
                                           GPtrArray           *unindexed,
                                           GError             **error);
HeraldChangeSet *herald_merge_ref_changes (HeraldMerge         *self) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
