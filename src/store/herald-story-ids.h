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
  GArray *ids;    /* (owned) (element-type gint64): newest first */
  GArray *days;   /* (owned) (element-type HeraldStoryDay): one for each day that has stories, in list order */
  guint   unread; /* how many of them are unread */
} HeraldStoryIds;

HeraldStoryIds *herald_story_ids_new  (guint           n) G_GNUC_WARN_UNUSED_RESULT;
void            herald_story_ids_add  (HeraldStoryIds *self,
                                       gint64          id,
                                       gint64          sort_time,
                                       GTimeZone      *zone);
void            herald_story_ids_free (HeraldStoryIds *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (HeraldStoryIds, herald_story_ids_free)

G_END_DECLS
