/* SPDX-FileCopyrightText: 2026 The Herald founders
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "herald-story.h"

G_BEGIN_DECLS

/**
 * HeraldStoryFlag:
 * @HERALD_STORY_FLAG_READ: whether the story was read
 * @HERALD_STORY_FLAG_BOOKMARKED: whether it has a bookmark
 *
 * What a person can set about a story.
 */
typedef enum
{
  HERALD_STORY_FLAG_READ,
  HERALD_STORY_FLAG_BOOKMARKED,
  HERALD_STORY_N_FLAGS,
} HeraldStoryFlag;

HeraldStory *herald_story_new         (gint64             id,
                                       GHashTable        *living) G_GNUC_WARN_UNUSED_RESULT;
void         herald_story_set_record  (HeraldStory       *self,
                                       HeraldStoryRecord *record);
void         herald_story_begin_flag  (HeraldStory       *self,
                                       HeraldStoryFlag    flag,
                                       gboolean           value);
void         herald_story_store_flag  (HeraldStory       *self,
                                       HeraldStoryFlag    flag,
                                       gboolean           value);
void         herald_story_settle_flag (HeraldStory       *self,
                                       HeraldStoryFlag    flag);
gboolean     herald_story_get_wanted  (HeraldStory       *self);
void         herald_story_set_wanted  (HeraldStory       *self,
                                       gboolean           wanted);

G_END_DECLS
