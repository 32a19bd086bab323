/* SPDX-FileCopyrightText: 2026 The Herald founders
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "herald-story-list.h"

#include "herald-story-pool.h"

G_BEGIN_DECLS

HeraldStoryList *herald_story_list_new        (HeraldStore            *store,
                                               HeraldStoryPool        *pool,
                                               const HeraldStoryQuery *query,
                                               GTimeZone              *zone) G_GNUC_WARN_UNUSED_RESULT;
void             herald_story_list_apply      (HeraldStoryList        *self,
                                               HeraldChangeSet        *changes,
                                               gboolean                fetched);
void             herald_story_list_set_since  (HeraldStoryList        *self,
                                               gint64                  since);
void             herald_story_list_invalidate (HeraldStoryList        *self);
gint64           herald_story_list_get_id     (HeraldStoryList        *self,
                                               guint                   position);
HeraldStore     *herald_story_list_peek_store (HeraldStoryList        *self);
HeraldStoryPool *herald_story_list_peek_pool  (HeraldStoryList        *self);
guint            herald_story_list_get_n_queries (HeraldStoryList     *self);

G_END_DECLS
