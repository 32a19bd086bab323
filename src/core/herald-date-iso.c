/* SPDX-FileCopyrightText: 2026 The Herald founders
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "herald-date-iso.h"

#include <string.h>

/* "-W09-6", "W096", "-W09" */
static const char *
take_iso_week (const char        *c,
               HeraldDateReading *reading)
{
  int week;
  int weekday = 1;

  c = herald_date_take_digits (*c == '-' ? c + 2 : c + 1, 2, &week);
  if (c == NULL)
    return NULL;
  if (g_ascii_isdigit (*c) || (*c == '-' && g_ascii_isdigit (c[1])))
    c = herald_date_take_digits (*c == '-' ? c + 1 : c, 1, &weekday);
  herald_date_reading_set_week (reading, week, weekday);

  return c;
}

/* What follows the year in the forms with hyphens: "-12", "-12-31", "-335", and "-012-31" of one big producer. */
static const char *
take_iso_month (const char        *c,
                HeraldDateReading *reading)
{
  HeraldDateNumber first;
  HeraldDateNumber second;

  if (*c == 'W' || (*c == '-' && c[1] == 'W'))
    return take_iso_week (c, reading);
  if (*c != '-' || !g_ascii_isdigit (c[1]))
    return c;
  c = herald_date_take_number (c + 1, &first);
  if (first.digits == 3 && *c != '-')
    {
      herald_date_reading_set_day_of_year (reading, first.value);
      return c;
    }
  reading->month = first.value;
  if (*c == '-' && g_ascii_isdigit (c[1]))
    {
      c = herald_date_take_number (c + 1, &second);
      reading->day = second.value;
      if (second.digits > 2)
        return NULL;
    }

  return first.digits <= 3 ? c : NULL;
}

/* The forms without hyphens, told by their number of digits. */
static const char *
take_iso_digits (const char        *c,
                 HeraldDateReading *reading)
{
  HeraldDateNumber number;
  HeraldDateNumber year = { .digits = 2 };

  c = herald_date_take_number (c, &number);
  switch (number.digits)
    {
    case 2:
      /* Two pairs alone may be anything, such as the end of a date that was cut off in front. */
      if (*c != '-' || !g_ascii_isdigit (c[1]) || !g_ascii_isdigit (c[2]) || c[3] != '-')
        return NULL;
      reading->year = herald_date_full_year (&number);
      return take_iso_month (c, reading);
    case 4:
      reading->year = number.value;
      return take_iso_month (c, reading);
    case 5:
      year.value = number.value / 1000;
      reading->year = herald_date_full_year (&year);
      herald_date_reading_set_day_of_year (reading, number.value % 1000);
      return c;
    case 6:
      year.value = number.value / 10000;
      reading->year = herald_date_full_year (&year);
      break;
    case 7:
      reading->year = number.value / 1000;
      herald_date_reading_set_day_of_year (reading, number.value % 1000);
      return c;
    case 8:
      reading->year = number.value / 10000;
      break;
    default:
      return NULL;
    }
  reading->month = number.value / 100 % 100;
  reading->day = number.value % 100;

  return c;
}

/* "-0312" and "-03-12": year and month of the century. */
static const char *
take_iso_short (const char        *c,
                HeraldDateReading *reading)
{
  HeraldDateNumber year = { .digits = 2 };

  c = herald_date_take_digits (c + 1, 2, &year.value);
  if (c == NULL)
    return NULL;
  reading->year = herald_date_full_year (&year);

  return herald_date_take_digits (*c == '-' ? c + 1 : c, 2, &reading->month);
}

static const char *
take_iso_time (const char        *c,
               HeraldDateReading *reading)
{
  gboolean has_colons;
  HeraldDateNumber hour;

  c = herald_date_take_number (c, &hour);
  if (hour.digits > 2)
    {
      c -= hour.digits;
      c = herald_date_take_digits (c, 2, &hour.value);
    }
  reading->hour = hour.value;
  has_colons = *c == ':';
  if (has_colons || g_ascii_isdigit (*c))
    c = herald_date_take_digits (has_colons ? c + 1 : c, 2, &reading->minute);
  if (c != NULL && ((has_colons && *c == ':') || (!has_colons && g_ascii_isdigit (*c))))
    c = herald_date_take_digits (has_colons ? c + 1 : c, 2, &reading->second);
  if (c == NULL)
    return NULL;
  c = herald_date_skip_fraction (c);

  /* An offset that lost its sign, or has a colon in front of it. */
  if (g_str_equal (c, ":00"))
    return c + 3;

  return *c == ':' && herald_date_is_offset (c + 1) ? c + 1 : c;
}

/* "Z", "+01:00", " -0800", "+01" */
static const char *
take_iso_zone (const char        *c,
               HeraldDateReading *reading)
{
  c += strspn (c, " ");
  if (*c == 'Z' || *c == 'z')
    return c + 1;

  return herald_date_is_offset (c) ? herald_date_reading_take_offset (reading, c) : c;
}

/* A zone that stands after a day without time; the colon tells "-08:00" from what could be one more field. */
static gboolean
is_zone_of_day (const char *c)
{
  return *c == 'Z' || (herald_date_is_offset (c) && strlen (c) == strlen ("+01:00") && c[3] == ':');
}

/**
 * herald_date_iso_read:
 * @text: a date
 * @reading: what is found in it
 *
 * Reads the forms of ISO 8601 and W3C-DTF. A text of another form may leave anything in @reading.
 *
 * Returns: whether it is one of these forms
 */
gboolean
herald_date_iso_read (const char        *text,
                      HeraldDateReading *reading)
{
  const char *c = text;

  reading->month = 1;
  reading->day = 1;
  c = *c == '-' ? take_iso_short (c, reading) : take_iso_digits (c, reading);
  if (c == NULL)
    return FALSE;
  if (is_zone_of_day (c))
    c = take_iso_zone (c, reading);
  else if (*c == 'T' || *c == 't' || *c == ' ')
    {
      c += strspn (c, " ");
      if (*c == 'T' || *c == 't')
        c++;
      if (g_ascii_isdigit (*c))
        c = take_iso_time (c, reading);
      if (c == NULL)
        return FALSE;
      c = take_iso_zone (c, reading);
    }

  return *c == '\0';
}
