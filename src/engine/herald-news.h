/* SPDX-FileCopyrightText: 2026 The Herald founders
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "herald-refresh.h"

G_BEGIN_DECLS

/**
 * HeraldNewsGroup:
 *
 * New stories that belong together: of one source that is announced, or in which the same words are. Counted by
 * references; the news themselves keep none.
 */
typedef struct
{
  HeraldSource *source;  /* (owned) (nullable) */
  char         *words;   /* (owned) (nullable): where there is no source */
  GPtrArray    *stories; /* (owned) (element-type HeraldStoryRecord): the newest first, without their text */
} HeraldNewsGroup;

HeraldNewsGroup *herald_news_group_ref   (HeraldNewsGroup *group);
void             herald_news_group_unref (HeraldNewsGroup *group);

#define HERALD_TYPE_NEWS (herald_news_get_type ())
G_DECLARE_FINAL_TYPE (HeraldNews, herald_news, HERALD, NEWS, GObject)

/* Signal "arrived" (GPtrArray of HeraldNewsGroup): what the reader wants to be told of after a refresh, the group with
 * the newest story first. */

HeraldNews *herald_news_new       (HeraldRefresh     *refresh) G_GNUC_WARN_UNUSED_RESULT;
void        herald_news_set_words (HeraldNews        *self,
                                   const char *const *words);

G_END_DECLS
