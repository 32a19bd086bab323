/* SPDX-FileCopyrightText: 2026 The Herald founders
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "herald-date-iso.h"

#include "herald-date-words.h"

#include <string.h>

#define DIGITS "0123456789"

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

  if (*c == 'W' || *c == 'w' || (*c == '-' && (c[1] == 'W' || c[1] == 'w')))
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

/* "200402281814", "20040228181455": a day whose time follows at once. */
static const char *
take_iso_stamp (const char        *c,
                HeraldDateReading *reading)
{
  c = herald_date_take_digits (c, 4, &reading->year);
  c = herald_date_take_digits (c, 2, &reading->month);

  return herald_date_take_digits (c, 2, &reading->day);
}

/* The forms without hyphens, told by their number of digits. */
static const char *
take_iso_digits (const char        *c,
                 HeraldDateReading *reading)
{
  HeraldDateNumber number;
  HeraldDateNumber year = { .digits = 2 };
  gsize length = strspn (c, DIGITS);

  if (length == strlen ("YYYYMMDDhhmm") || length == strlen ("YYYYMMDDhhmmss"))
    return take_iso_stamp (c, reading);
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

/* ".5", ",25": a part of the last unit that is written, which is so many @seconds long. */
static const char *
take_iso_fraction (const char        *c,
                   int                seconds,
                   HeraldDateReading *reading)
{
  gint64 part = 0;
  gint64 whole = 1;

  if ((*c != '.' && *c != ',') || !g_ascii_isdigit (c[1]))
    return c;
  for (c++; g_ascii_isdigit (*c); c++)
    {
      if (whole < 1000000000)
        {
          part = part * 10 + (*c - '0');
          whole *= 10;
        }
    }
  reading->minute += (int) (part * seconds / whole / 60);
  reading->second += (int) (part * seconds / whole % 60);

  return c;
}

/* What parts hours, minutes and seconds: a colon, or a dot as in "18.14"; '\0' if nothing does. */
static char
find_iso_separator (const char *c)
{
  if (*c == ':' || (*c == '.' && strspn (c + 1, DIGITS) == 2))
    return *c;

  return '\0';
}

static gboolean
has_iso_pair (const char *c,
              char        separator)
{
  return separator != '\0' ? *c == separator : g_ascii_isdigit (*c);
}

static const char *
take_iso_pair (const char *c,
               char        separator,
               int        *value)
{
  return herald_date_take_digits (separator != '\0' ? c + 1 : c, 2, value);
}

static const char *
take_iso_time (const char        *c,
               HeraldDateReading *reading)
{
  HeraldDateNumber hour;
  char separator;
  int unit = 3600;

  c = herald_date_take_number (c, &hour);
  if (hour.digits > 2)
    {
      c -= hour.digits;
      c = herald_date_take_digits (c, 2, &hour.value);
    }
  reading->hour = hour.value;
  separator = find_iso_separator (c);
  if (has_iso_pair (c, separator))
    {
      c = take_iso_pair (c, separator, &reading->minute);
      unit = 60;
    }
  if (c != NULL && unit == 60 && has_iso_pair (c, separator))
    {
      c = take_iso_pair (c, separator, &reading->second);
      unit = 1;
    }
  if (c == NULL)
    return NULL;
  c = take_iso_fraction (c, unit, reading);

  /* An offset that lost its sign, or has a colon in front of it. */
  if (g_str_equal (c, ":00"))
    return c + 3;

  return *c == ':' && herald_date_is_offset (c + 1) ? c + 1 : c;
}

/* "Z", "+01:00", " -0800", "+01", " EST" */
static const char *
take_iso_zone (const char        *c,
               HeraldDateReading *reading)
{
  c += strspn (c, " ");
  /* "Z07:00" is a pattern that was taken for text: the letter counts, the digits may be anything. */
  if (*c == 'Z' || *c == 'z')
    return g_ascii_isdigit (c[1]) ? c + 1 + strspn (c + 1, DIGITS ":") : c + 1;
  if (herald_date_is_offset (c))
    return herald_date_reading_take_offset (reading, c);
  if ((reading->hour >= 0 || strlen (c) > 2) && herald_date_word_zone (c, &reading->offset))
    {
      reading->has_offset = TRUE;
      return c + strlen (c);
    }

  return c;
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
  else if (*c == 'T' || *c == 't' || *c == ' ' || g_ascii_isdigit (*c))
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
