/* SPDX-FileCopyrightText: 2026 The Herald founders
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "herald-date-reading.h"

#include "herald-story-record.h"

#define KOREAN_OFFSET (9 * 3600)
#define BUDDHIST_YEARS 543

void
herald_date_reading_clear (HeraldDateReading *self)
{
  g_free (self->zone);
}

static gboolean
is_leap (int year)
{
  return (year % 4 == 0 && year % 100 != 0) || year % 400 == 0;
}

static int
days_in_month (int year,
               int month)
{
  static const int days[] = { 31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31 };

  return month == 2 && is_leap (year) ? 29 : days[month - 1];
}

/**
 * herald_date_days_since_epoch:
 * @year: 1 or later
 * @month: 1 to 12
 * @day: from 1
 *
 * Returns: days since 1970-01-01 in the Gregorian calendar
 */
gint64
herald_date_days_since_epoch (int year,
                              int month,
                              int day)
{
  gint64 before = year - 1;
  gint64 days = before * 365 + before / 4 - before / 100 + before / 400 - 719162;

  for (int m = 1; m < month; m++)
    days += days_in_month (year, m);

  return days + day - 1;
}

/* RFC 2822, section 4.3, with the turn of the century where feeds have it. */
int
herald_date_full_year (const HeraldDateNumber *number)
{
  if (number->digits > 3)
    return number->value;
  if (number->digits == 3)
    return number->value + 1900;

  return number->value < 50 ? number->value + 2000 : number->value + 1900;
}

/* Names that systems have given up and that feeds still hold. */
static const char *
current_zone_name (const char *name)
{
  static const struct { const char *old; const char *current; } names[] = {
    { "US/Eastern", "America/New_York" },
    { "US/Michigan", "America/Detroit" },
    { "US/Central", "America/Chicago" },
    { "US/Mountain", "America/Denver" },
    { "US/Arizona", "America/Phoenix" },
    { "US/Pacific", "America/Los_Angeles" },
    { "US/Alaska", "America/Anchorage" },
    { "US/Hawaii", "Pacific/Honolulu" },
    { "Canada/Atlantic", "America/Halifax" },
    { "Canada/Eastern", "America/Toronto" },
    { "Canada/Central", "America/Winnipeg" },
    { "Canada/Mountain", "America/Edmonton" },
    { "Canada/Pacific", "America/Vancouver" },
    { "America/Indianapolis", "America/Indiana/Indianapolis" },
    { "America/Buenos_Aires", "America/Argentina/Buenos_Aires" },
    { "America/Godthab", "America/Nuuk" },
    { "Brazil/East", "America/Sao_Paulo" },
    { "Australia/ACT", "Australia/Sydney" },
    { "Australia/NSW", "Australia/Sydney" },
    { "Australia/Victoria", "Australia/Melbourne" },
    { "Australia/Queensland", "Australia/Brisbane" },
    { "Australia/South", "Australia/Adelaide" },
    { "Australia/West", "Australia/Perth" },
    { "Asia/Calcutta", "Asia/Kolkata" },
    { "Asia/Katmandu", "Asia/Kathmandu" },
    { "Asia/Rangoon", "Asia/Yangon" },
    { "Asia/Saigon", "Asia/Ho_Chi_Minh" },
    { "Asia/Istanbul", "Europe/Istanbul" },
    { "Europe/Kiev", "Europe/Kyiv" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (names); i++)
    {
      if (g_str_equal (name, names[i].old))
        return names[i].current;
    }

  return name;
}

/* The offset of an IANA zone at a local time, given as seconds since 1970. */
static gboolean
zone_offset (const char *name,
             gint64      local,
             int        *offset)
{
  g_autoptr (GTimeZone) zone = g_time_zone_new_identifier (current_zone_name (name));
  int interval;

  if (zone == NULL)
    return FALSE;
  interval = g_time_zone_adjust_time (zone, G_TIME_TYPE_STANDARD, &local);
  *offset = interval >= 0 ? g_time_zone_get_offset (zone, interval) : 0;

  return TRUE;
}

/* In the year 1 begins the time of programs that know no date. */
static gboolean
is_no_time (const HeraldDateReading *self,
            int                      hour)
{
  return self->year == 1 && self->month == 1 && self->day == 1 && hour == 0 && self->minute == 0 && self->second == 0;
}

/**
 * herald_date_reading_to_seconds:
 * @self: what was found
 *
 * Returns: seconds since 1970 in UTC, or %HERALD_TIME_NONE if there is no such day or time
 */
gint64
herald_date_reading_to_seconds (HeraldDateReading *self)
{
  int hour = MAX (self->hour, 0);
  gint64 local;

  if (self->is_buddhist && self->year > 2400)
    self->year -= BUDDHIST_YEARS;
  if (self->is_broken || self->year < 1 || self->year > 9999 || self->month < 1 || self->month > 12 ||
      self->day < 1 || self->day > days_in_month (self->year, self->month))
    return HERALD_TIME_NONE;
  if (self->half == HERALD_DATE_HALF_MORNING && hour == 12)
    hour = 0;
  else if (self->half == HERALD_DATE_HALF_AFTERNOON && self->hour >= 0 && hour < 12)
    hour += 12;
  if (hour > 24 || self->minute > 59 || self->second > 60 || is_no_time (self, hour))
    return HERALD_TIME_NONE;
  /* 24:00 is the end of the day, but whoever writes 24:05 means five past midnight. */
  if (hour == 24 && (self->minute != 0 || self->second != 0))
    hour = 0;

  local = herald_date_days_since_epoch (self->year, self->month, self->day) * 86400 +
          hour * 3600 + self->minute * 60 + self->second;
  if (!self->has_offset && self->zone != NULL && !zone_offset (self->zone, local, &self->offset))
    self->offset = 0;
  else if (!self->has_offset && self->zone == NULL && self->is_korean)
    self->offset = KOREAN_OFFSET;

  return local - self->offset;
}

/* Takes up to nine digits. */
const char *
herald_date_take_number (const char       *c,
                         HeraldDateNumber *number)
{
  *number = (HeraldDateNumber) { .before = ' ' };
  while (g_ascii_isdigit (*c) && number->digits < 9)
    {
      number->value = number->value * 10 + (*c - '0');
      number->digits++;
      c++;
    }

  return c;
}

/* Takes exactly @digits digits, or returns NULL. */
const char *
herald_date_take_digits (const char *c,
                         int         digits,
                         int        *value)
{
  *value = 0;
  for (int i = 0; i < digits; i++, c++)
    {
      if (!g_ascii_isdigit (*c))
        return NULL;
      *value = *value * 10 + (*c - '0');
    }

  return c;
}

/**
 * herald_date_reading_take_offset:
 * @self: what was found so far
 * @c: where an offset begins: "+01:00", "+0100", "+100", "+01", "+1", "+010:00"; a minus may
 *   be that of typographers
 *
 * Returns: where it ends; seconds in it are skipped
 */
const char *
herald_date_reading_take_offset (HeraldDateReading *self,
                                 const char        *c)
{
  gboolean is_minus = *c != '+';
  HeraldDateNumber hours;
  int minutes = 0;

  c = g_utf8_next_char (c);
  c = herald_date_take_number (c, &hours);
  if (hours.digits > 2 && !(hours.digits == 3 && *c == ':'))
    {
      minutes = hours.value % 100;
      hours.value /= 100;
    }
  else if (*c == ':' && g_ascii_isdigit (c[1]))
    {
      HeraldDateNumber number;

      c = herald_date_take_number (c + 1, &number);
      minutes = number.value;
      if (*c == ':' && g_ascii_isdigit (c[1]))
        c = herald_date_take_number (c + 1, &number);
    }
  if (hours.digits > 4 || hours.value > 15 || minutes > 59)
    self->is_broken = TRUE;
  else
    self->offset = (hours.value * 3600 + minutes * 60) * (is_minus ? -1 : 1);
  self->has_offset = TRUE;

  return c;
}

/* Goes past ".5" and ",5". */
const char *
herald_date_skip_fraction (const char *c)
{
  if ((*c == '.' || *c == ',') && g_ascii_isdigit (c[1]))
    {
      c++;
      while (g_ascii_isdigit (*c))
        c++;
    }

  return c;
}

gboolean
herald_date_is_offset (const char *c)
{
  if (g_str_has_prefix (c, "\342\210\222"))
    return g_ascii_isdigit (c[3]);

  return (*c == '+' || *c == '-') && g_ascii_isdigit (c[1]);
}

/**
 * herald_date_reading_set_day_of_year:
 * @self: a reading whose year is known
 * @day: from 1
 */
void
herald_date_reading_set_day_of_year (HeraldDateReading *self,
                                     int                day)
{
  self->month = 1;
  if (day > (is_leap (self->year) ? 366 : 365))
    self->is_broken = TRUE;
  else
    {
      while (day > days_in_month (self->year, self->month))
        day -= days_in_month (self->year, self->month++);
    }
  self->day = day;
}

/**
 * herald_date_reading_set_week:
 * @self: a reading whose year is known
 * @week: from 1; the first one is that of the fourth of January (ISO 8601)
 * @weekday: 1 for Monday to 7
 */
void
herald_date_reading_set_week (HeraldDateReading *self,
                              int                week,
                              int                weekday)
{
  gint64 fourth = herald_date_days_since_epoch (self->year, 1, 4);
  /* 1970 began with a Thursday. */
  gint64 monday = fourth - (fourth % 7 + 10) % 7;
  int day = (int) (monday + (week - 1) * 7 + weekday - 1 - herald_date_days_since_epoch (self->year, 1, 1)) + 1;

  /* A week belongs to the year that its Thursday is in. */
  if (week < 1 || weekday < 1 || weekday > 7 || day - weekday + 4 > (is_leap (self->year) ? 366 : 365))
    {
      self->is_broken = TRUE;
      return;
    }
  if (day < 1)
    {
      self->year -= 1;
      day += is_leap (self->year) ? 366 : 365;
    }
  else if (day > (is_leap (self->year) ? 366 : 365))
    {
      day -= is_leap (self->year) ? 366 : 365;
      self->year += 1;
    }
  herald_date_reading_set_day_of_year (self, day);
}
