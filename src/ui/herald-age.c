/* SPDX-FileCopyrightText: 2026 The Herald founders
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "herald-age.h"

#include "herald-date.h"

#include <glib/gi18n.h>

#define MINUTE 60
#define HOUR (60 * MINUTE)
#define DAY (24 * HOUR)

static char *
format_local (gint64      time,
              const char *format)
{
  g_autoptr (GDateTime) date = g_date_time_new_from_unix_local (time);

  return date != NULL ? g_date_time_format (date, format) : g_strdup ("");
}

static gint64
day_of (gint64 time)
{
  g_autoptr (GTimeZone) zone = g_time_zone_new_local ();

  return herald_date_day_start (time, zone);
}

/**
 * herald_age_short:
 * @time: seconds since 1970
 * @now: the same
 *
 * Returns: (transfer full): how long ago @time is, as a headline says it: minutes or hours today, else the clock
 *   time, for the day stands in the heading above
 */
char *
herald_age_short (gint64 time,
                  gint64 now)
{
  gint64 age = now - time;

  if (time < day_of (now))
    return format_local (time, "%H:%M");
  if (age < MINUTE)
    /* Translators: the age of a story that came less than a minute ago. */
    return g_strdup (_("now"));
  if (age < HOUR)
    /* Translators: the age of a story in minutes, as short as can be. */
    return g_strdup_printf (ngettext ("%d min", "%d min", (gulong) (age / MINUTE)), (int) (age / MINUTE));
  /* Translators: the age of a story in hours, as short as can be. */
  return g_strdup_printf (ngettext ("%d h", "%d h", (gulong) (age / HOUR)), (int) (age / HOUR));
}

/**
 * herald_age_ago:
 * @time: seconds since 1970
 * @now: the same
 *
 * Returns: (transfer full): how long ago @time is, in words that stand in a sentence
 */
char *
herald_age_ago (gint64 time,
                gint64 now)
{
  gint64 age = MAX (0, now - time);

  if (age < MINUTE)
    return g_strdup (_("just now"));
  if (age < HOUR)
    return g_strdup_printf (ngettext ("%d minute ago", "%d minutes ago", (gulong) (age / MINUTE)),
                            (int) (age / MINUTE));
  if (age < DAY)
    return g_strdup_printf (ngettext ("%d hour ago", "%d hours ago", (gulong) (age / HOUR)), (int) (age / HOUR));
  if (age < 60 * DAY)
    return g_strdup_printf (ngettext ("%d day ago", "%d days ago", (gulong) (age / DAY)), (int) (age / DAY));
  if (age < 730 * (gint64) DAY)
    return g_strdup_printf (ngettext ("%d month ago", "%d months ago", (gulong) (age / (30 * DAY))),
                            (int) (age / (30 * DAY)));
  return g_strdup_printf (ngettext ("%d year ago", "%d years ago", (gulong) (age / (365 * DAY))),
                          (int) (age / (365 * DAY)));
}

/**
 * herald_age_full:
 * @time: seconds since 1970
 *
 * Returns: (transfer full): day and clock time
 */
char *
herald_age_full (gint64 time)
{
  /* Translators: a full date with clock time, as strftime() takes it: "23 November 2026, 14:40". */
  return format_local (time, _("%-d %B %Y, %H:%M"));
}

/**
 * herald_age_when:
 * @time: seconds since 1970, later than @now
 * @now: the same
 *
 * Returns: (transfer full): when @time will be, in words that stand in a sentence, with the day where it is not today
 */
char *
herald_age_when (gint64 time,
                 gint64 now)
{
  gint64 today = day_of (now);
  gint64 tomorrow = day_of (today + DAY + DAY / 2);

  if (time < tomorrow)
    /* Translators: a time of today, as strftime() takes it: "at 15:28". */
    return format_local (time, _("at %H:%M"));
  if (time < day_of (tomorrow + DAY + DAY / 2))
    /* Translators: a time of tomorrow, as strftime() takes it: "tomorrow at 08:10". */
    return format_local (time, _("tomorrow at %H:%M"));
  /* Translators: a day and a time, as strftime() takes it: "on 27 November at 08:10". */
  return format_local (time, _("on %-d %B at %H:%M"));
}

/**
 * herald_age_day_heading:
 * @day_start: first second of a local day
 * @now: seconds since 1970
 *
 * Returns: (transfer full): the heading above that day's headlines
 */
char *
herald_age_day_heading (gint64 day_start,
                        gint64 now)
{
  gint64 today = day_of (now);

  if (day_start >= today)
    return g_strdup (_("Today"));
  if (day_start >= day_of (today - DAY / 2))
    return g_strdup (_("Yesterday"));
  if (day_start > today - 6 * DAY - DAY / 2)
    return format_local (day_start, "%A");
  if (day_start > today - 300 * (gint64) DAY)
    /* Translators: a day of this year, as strftime() takes it: "23 November". */
    return format_local (day_start, _("%-d %B"));
  /* Translators: a day of another year, as strftime() takes it: "23 November 2026". */
  return format_local (day_start, _("%-d %B %Y"));
}
