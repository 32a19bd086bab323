/* SPDX-FileCopyrightText: 2026 The Herald founders
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "herald-date.h"

#include "herald-date-iso.h"
#include "herald-date-prose.h"
#include "herald-story-record.h"

#include <string.h>

/* Longer texts are no dates. */
#define MAX_TEXT 128

/* Returns the time that a mere number is: seconds or milliseconds since 1970, as programs write it. */
static gint64
read_epoch (const char *text)
{
  gsize length = strspn (text, "0123456789");

  if (text[length] == '.')
    {
      if (text[length + 1 + strspn (text + length + 1, "0123456789")] != '\0')
        return HERALD_TIME_NONE;
    }
  else if (text[length] != '\0')
    return HERALD_TIME_NONE;

  if (length == 9 || length == 10)
    return g_ascii_strtoll (text, NULL, 10);
  if (length == 13)
    return g_ascii_strtoll (text, NULL, 10) / 1000;

  return HERALD_TIME_NONE;
}

/* Marks that say in which direction text runs, and spaces that have no width. */
static gboolean
is_invisible (gunichar c)
{
  return (c >= 0x200b && c <= 0x200f) || (c >= 0x202a && c <= 0x202e) || c == 0x2060 || c == 0xfeff;
}

/* Digits of any script, and the spaces and colons of typographers, become those of ASCII. White space is one space.
 * Returns NULL if more is left than a date has. */
static char *
plain_text (const char *text)
{
  g_autoptr (GString) plain = g_string_new (NULL);

  for (const char *c = text; *c != '\0' && plain->len <= MAX_TEXT; c = g_utf8_next_char (c))
    {
      gunichar character = g_utf8_get_char (c);

      if (character >= 0x80 && g_unichar_isdigit (character))
        g_string_append_c (plain, (char) ('0' + g_unichar_digit_value (character)));
      else if (character == 0xff1a)
        g_string_append_c (plain, ':');
      else if (!g_unichar_isspace (character) && !is_invisible (character))
        g_string_append_unichar (plain, character);
      else if (g_unichar_isspace (character) && plain->len > 0 && plain->str[plain->len - 1] != ' ')
        g_string_append_c (plain, ' ');
    }

  return plain->len <= MAX_TEXT ? g_strchomp (g_string_free (g_steal_pointer (&plain), FALSE)) : NULL;
}

/* What Go adds to a time that it has just taken from the clock: "m=+0.000012345". */
static void
drop_monotonic_clock (char *plain)
{
  char *clock = strstr (plain, " m=");

  if (clock != NULL)
    *clock = '\0';
}

/**
 * herald_date_parse:
 * @text: (nullable): a date as a feed wrote it
 *
 * Reads the forms of RFC 822 and its successors, ISO 8601 and W3C-DTF with all their truncations, asctime, seconds
 * since 1970, and what else feeds hold, in some seventy languages. Without a zone, UTC is meant; the locale plays no
 * part.
 *
 * Returns: seconds since 1970 in UTC, or %HERALD_TIME_NONE if @text is no date or one that does not exist
 */
gint64
herald_date_parse (const char *text)
{
  g_autofree char *plain = NULL;
  gint64 seconds;

  if (text == NULL || !g_utf8_validate (text, -1, NULL))
    return HERALD_TIME_NONE;
  plain = plain_text (text);
  if (plain == NULL || plain[0] == '\0')
    return HERALD_TIME_NONE;
  drop_monotonic_clock (plain);

  seconds = read_epoch (plain);
  if (seconds != HERALD_TIME_NONE)
    return seconds;

  if (g_ascii_isdigit (plain[0]) || plain[0] == '-')
    {
      g_auto (HeraldDateReading) reading = { .hour = -1 };

      if (herald_date_iso_read (plain, &reading))
        return herald_date_reading_to_seconds (&reading);
    }

  {
    g_auto (HeraldDateReading) reading = { .hour = -1 };

    herald_date_prose_read (plain, &reading);

    return herald_date_reading_to_seconds (&reading);
  }
}

/**
 * herald_date_format_utc:
 * @seconds: seconds since 1970 in UTC
 *
 * Returns: (transfer full) (nullable): @seconds as RFC 3339 in UTC, such as "2004-02-28T18:14:55Z", or %NULL for
 *   %HERALD_TIME_NONE and years beyond 1 to 9999
 */
char *
herald_date_format_utc (gint64 seconds)
{
  g_autoptr (GDateTime) time = NULL;

  if (seconds == HERALD_TIME_NONE)
    return NULL;
  time = g_date_time_new_from_unix_utc (seconds);
  if (time == NULL)
    return NULL;

  return g_strdup_printf ("%04d-%02d-%02dT%02d:%02d:%02dZ",
                          g_date_time_get_year (time), g_date_time_get_month (time),
                          g_date_time_get_day_of_month (time), g_date_time_get_hour (time),
                          g_date_time_get_minute (time), g_date_time_get_second (time));
}

static gboolean
is_same_day (gint64     seconds,
             GTimeZone *zone,
             GDateTime *day)
{
  g_autoptr (GDateTime) utc = g_date_time_new_from_unix_utc (seconds);
  g_autoptr (GDateTime) local = g_date_time_to_timezone (utc, zone);

  return g_date_time_get_day_of_year (local) == g_date_time_get_day_of_year (day);
}

/**
 * herald_date_day_start:
 * @seconds: seconds since 1970 in UTC
 * @zone: the time zone whose days are meant
 *
 * Works out when the local day that holds @seconds began. Where clocks are changed at midnight this is not
 * always at 0:00.
 *
 * Returns: the first second of the day, in seconds since 1970 in UTC, or @seconds if it is beyond the calendar
 */
gint64
herald_date_day_start (gint64     seconds,
                       GTimeZone *zone)
{
  g_autoptr (GDateTime) utc = g_date_time_new_from_unix_utc (seconds);
  g_autoptr (GDateTime) local = NULL;
  g_autoptr (GDateTime) midnight = NULL;
  gint64 start;

  g_return_val_if_fail (zone != NULL, seconds);

  local = utc != NULL ? g_date_time_to_timezone (utc, zone) : NULL;
  if (local == NULL)
    return seconds;
  midnight = g_date_time_new (zone, g_date_time_get_year (local), g_date_time_get_month (local),
                              g_date_time_get_day_of_month (local), 0, 0, 0);
  if (midnight == NULL)
    return seconds;
  start = g_date_time_to_unix (midnight);
  /* An hour that is there twice begins with its first turn. */
  while (is_same_day (start - 1800, zone, local))
    start -= 1800;

  return start;
}
