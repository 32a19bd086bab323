/* SPDX-FileCopyrightText: 2026 The Herald founders
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "herald-store.h"
#include "herald-story.h"

G_BEGIN_DECLS

#define HERALD_TYPE_STORY_POOL (herald_story_pool_get_type ())
G_DECLARE_FINAL_TYPE (HeraldStoryPool, herald_story_pool, HERALD, STORY_POOL, GObject)

HeraldStoryPool *herald_story_pool_new           (HeraldStore          *store) G_GNUC_WARN_UNUSED_RESULT;
HeraldStory     *herald_story_pool_ref_story     (HeraldStoryPool      *self,
                                                  gint64                story_id) G_GNUC_WARN_UNUSED_RESULT;
HeraldStory     *herald_story_pool_lookup        (HeraldStoryPool      *self,
                                                  gint64                story_id);
void             herald_story_pool_want          (HeraldStoryPool      *self,
                                                  const gint64         *ids,
                                                  gsize                 n_ids);
void             herald_story_pool_load_async    (HeraldStoryPool      *self,
                                                  const gint64         *ids,
                                                  gsize                 n_ids,
                                                  GCancellable         *cancellable,
                                                  GAsyncReadyCallback   callback,
                                                  gpointer              user_data);
gboolean         herald_story_pool_load_finish   (HeraldStoryPool      *self,
                                                  GAsyncResult         *result,
                                                  GError              **error);
void             herald_story_pool_apply         (HeraldStoryPool      *self,
                                                  HeraldChangeSet      *changes);
guint            herald_story_pool_get_n_living  (HeraldStoryPool      *self);
guint            herald_story_pool_get_n_loads   (HeraldStoryPool      *self);

G_END_DECLS
