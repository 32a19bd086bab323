/* SPDX-FileCopyrightText: 2026 The Herald founders
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * HeraldStoryDay:
 *
 * Where a day begins in a list of stories.
 */
typedef struct
{
  gint64 start; /* the day's first second in the query's time zone, since 1970 */
  guint  first; /* index in ids of the day's first (newest) story */
} HeraldStoryDay;

/**
 * HeraldStoryIds:
 *
 * The answer to a query: ids in list order, and where in it each day begins.
 */
typedef struct
{
  GArray  *ids;    /* (owned) (element-type gint64): newest first */
  GArray  *days;   /* (owned) (element-type HeraldStoryDay): one for each day that has stories, in list order */
  guint    unread; /* how many stories of the whole list are unread; 0 where a search was cut */
  gboolean is_cut; /* whether the list goes on behind them */
} HeraldStoryIds;

HeraldStoryIds *herald_story_ids_new      (guint                 n) G_GNUC_WARN_UNUSED_RESULT;
void            herald_story_ids_add      (HeraldStoryIds       *self,
                                           gint64                id,
                                           gint64                sort_time,
                                           GTimeZone            *zone);
gboolean        herald_story_ids_find_day (const HeraldStoryIds *self,
                                           guint                 position,
                                           gint64               *day_start,
                                           guint                *first,
                                           guint                *end);
void            herald_story_ids_free     (HeraldStoryIds       *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (HeraldStoryIds, herald_story_ids_free)

G_END_DECLS
