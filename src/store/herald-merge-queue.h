/* SPDX-FileCopyrightText: 2026 The Herald founders
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gio/gio.h>

#include "herald-database.h"

#include "herald-feed-document.h"
#include "herald-source-record.h"
#include "herald-worker.h"

G_BEGIN_DECLS

typedef struct _HeraldMergeQueue HeraldMergeQueue;

HeraldMergeQueue *herald_merge_queue_new    (HeraldWorker       *worker,
                                             HeraldDatabase     *database) G_GNUC_WARN_UNUSED_RESULT;
void              herald_merge_queue_push   (HeraldMergeQueue   *self,
                                             GTask              *task,
                                             HeraldSourceRecord *source,
                                             HeraldFeedDocument *document);
void              herald_merge_queue_finish (HeraldMergeQueue   *self);
void              herald_merge_queue_unref  (HeraldMergeQueue   *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (HeraldMergeQueue, herald_merge_queue_unref)

G_END_DECLS
