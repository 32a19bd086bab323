/* SPDX-FileCopyrightText: 2026 The Herald founders
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "herald-story-ids.h"

#include "herald-date.h"

/*
 * Returns: (transfer full): an empty list with room for @n stories
 */
HeraldStoryIds *
herald_story_ids_new (guint n)
{
  HeraldStoryIds *self = g_new0 (HeraldStoryIds, 1);

  self->ids = g_array_sized_new (FALSE, FALSE, sizeof (gint64), n);
  self->days = g_array_new (FALSE, FALSE, sizeof (HeraldStoryDay));

  return self;
}

/*
 * Adds a story at the end. Stories come newest first, so that a calendar is asked only once for each day.
 */
void
herald_story_ids_add (HeraldStoryIds *self,
                      gint64          id,
                      gint64          sort_time,
                      GTimeZone      *zone)
{
  const HeraldStoryDay *last = NULL;

  if (self->days->len > 0)
    last = &g_array_index (self->days, HeraldStoryDay, self->days->len - 1);

  if (last == NULL || sort_time < last->start)
    {
      HeraldStoryDay day = { .start = herald_date_day_start (sort_time, zone), .first = self->ids->len };

      g_array_append_val (self->days, day);
    }

  g_array_append_val (self->ids, id);
}

void
herald_story_ids_free (HeraldStoryIds *self)
{
  g_array_unref (self->ids);
  g_array_unref (self->days);
  g_free (self);
}
