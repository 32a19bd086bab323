/* SPDX-FileCopyrightText: 2026 The Herald founders
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gio/gio.h>

#include "herald-database.h"
#include "herald-story-query.h"

#include "herald-worker.h"

G_BEGIN_DECLS

typedef struct _HeraldMarkQueue HeraldMarkQueue;

HeraldMarkQueue *herald_mark_queue_new          (HeraldWorker           *worker,
                                                 HeraldDatabase         *database) G_GNUC_WARN_UNUSED_RESULT;
void             herald_mark_queue_push_ids     (HeraldMarkQueue        *self,
                                                 GTask                  *task,
                                                 const gint64           *ids,
                                                 gsize                   n_ids,
                                                 gboolean                read);
void             herald_mark_queue_push_query   (HeraldMarkQueue        *self,
                                                 GTask                  *task,
                                                 const HeraldStoryQuery *query);
void             herald_mark_queue_finish       (HeraldMarkQueue        *self);
void             herald_mark_queue_unref        (HeraldMarkQueue        *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (HeraldMarkQueue, herald_mark_queue_unref)

G_END_DECLS
