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

/*
 * Finds the day of the story at @position: its first second @day_start, and where its stories begin and @end.
 *
 * Returns: whether there is such a story
 */
gboolean
herald_story_ids_find_day (const HeraldStoryIds *self,
                           guint                 position,
                           gint64               *day_start,
                           guint                *first,
                           guint                *end)
{
  guint low = 0;
  guint high = self->days->len;
  const HeraldStoryDay *day;

  while (low < high)
    {
      guint middle = low + (high - low) / 2;

      if (g_array_index (self->days, HeraldStoryDay, middle).first <= position)
        low = middle + 1;
      else
        high = middle;
    }
  if (low == 0 || position >= self->ids->len)
    return FALSE;

  day = &g_array_index (self->days, HeraldStoryDay, low - 1);
  *day_start = day->start;
  *first = day->first;
  *end = low < self->days->len ? day[1].first : self->ids->len;

  return TRUE;
}

void
herald_story_ids_free (HeraldStoryIds *self)
{
  g_array_unref (self->ids);
  g_array_unref (self->days);
  g_free (self);
}
