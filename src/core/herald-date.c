/* SPDX-FileCopyrightText: 2026 The Herald founders
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "herald-date.h"

#include "herald-date-words.h"
#include "herald-story-record.h"

#include <string.h>

/* Two readers: one for ISO 8601, whose short forms need its grammar, and one for everything else, which takes
 * the numbers and words of a date one by one and works out which is which. Longer texts are no dates. */

#define MAX_TEXT    128
#define MAX_NUMBERS 4

#define KOREAN_OFFSET (9 * 3600)

typedef enum
{
  HALF_NONE,
  HALF_MORNING,
  HALF_AFTERNOON,
} Half;

typedef struct
{
  int      value;
  int      digits;
  char     before; /* the separator in front: '-', '/', '.', or ' ' for anything else */
  gboolean after_month;
} Number;

typedef struct
{
  Number numbers[MAX_NUMBERS]; /* those that belong to the day */
  guint  n_numbers;

  int    year;
  int    month;                /* 0 while unknown */
  int    day;

  int    hour;                 /* -1 while unknown */
  int    minute;
  int    second;
  Half   half;

  int    offset;               /* seconds east of UTC */
  char  *zone;                 /* (owned) (nullable): IANA name */
  guint  has_offset : 1;
  guint  is_us : 1;
  guint  is_korean : 1;
  guint  is_broken : 1;
} Reading;

static void
reading_clear (Reading *reading)
{
  g_free (reading->zone);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Reading, reading_clear)

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

/* Days since 1970-01-01 in the Gregorian calendar. */
static gint64
days_since_epoch (int year,
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
static int
full_year (const Number *number)
{
  if (number->digits > 3)
    return number->value;
  if (number->digits == 3)
    return number->value + 1900;

  return number->value < 50 ? number->value + 2000 : number->value + 1900;
}

/* The offset of an IANA zone at a local time, given as seconds since 1970. */
static gboolean
zone_offset (const char *name,
             gint64      local,
             int        *offset)
{
  g_autoptr (GTimeZone) zone = g_time_zone_new_identifier (name);
  int interval;

  if (zone == NULL)
    return FALSE;
  interval = g_time_zone_adjust_time (zone, G_TIME_TYPE_STANDARD, &local);
  *offset = interval >= 0 ? g_time_zone_get_offset (zone, interval) : 0;

  return TRUE;
}

static gint64
reading_to_seconds (Reading *self)
{
  int hour = MAX (self->hour, 0);
  gint64 local;

  if (self->is_broken || self->year < 1000 || self->year > 9999 || self->month < 1 || self->month > 12 ||
      self->day < 1 || self->day > days_in_month (self->year, self->month))
    return HERALD_TIME_NONE;
  if (self->half == HALF_MORNING && hour == 12)
    hour = 0;
  else if (self->half == HALF_AFTERNOON && hour < 12)
    hour += 12;
  if (hour > 24 || self->minute > 59 || self->second > 60 ||
      (hour == 24 && (self->minute != 0 || self->second != 0)))
    return HERALD_TIME_NONE;

  local = days_since_epoch (self->year, self->month, self->day) * 86400 +
          hour * 3600 + self->minute * 60 + self->second;
  if (!self->has_offset && self->zone != NULL && !zone_offset (self->zone, local, &self->offset))
    self->offset = 0;
  else if (!self->has_offset && self->zone == NULL && self->is_korean)
    self->offset = KOREAN_OFFSET;

  return local - self->offset;
}

static const char *
take_number (const char *c,
             Number     *number)
{
  *number = (Number) { .before = ' ' };
  while (g_ascii_isdigit (*c) && number->digits < 9)
    {
      number->value = number->value * 10 + (*c - '0');
      number->digits++;
      c++;
    }

  return c;
}

/* Takes exactly @digits digits, or returns NULL. */
static const char *
take_digits (const char *c,
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

/* "+01:00", "+0100", "+100", "+01", "+1"; the sign may be a minus of typographers. */
static const char *
take_offset (const char *c,
             Reading    *reading)
{
  gboolean is_minus = *c == '-' || *c != '+';
  Number hours;
  int minutes = 0;

  c = g_utf8_next_char (c);
  c = take_number (c, &hours);
  if (hours.digits > 2)
    {
      minutes = hours.value % 100;
      hours.value /= 100;
    }
  else if (*c == ':' && g_ascii_isdigit (c[1]))
    {
      Number number;

      c = take_number (c + 1, &number);
      minutes = number.value;
    }
  if (hours.digits > 4 || hours.value > 15 || minutes > 59)
    reading->is_broken = TRUE;
  reading->offset = (hours.value * 3600 + minutes * 60) * (is_minus ? -1 : 1);
  reading->has_offset = TRUE;

  return c;
}

static const char *
skip_fraction (const char *c)
{
  if ((*c == '.' || *c == ',') && g_ascii_isdigit (c[1]))
    {
      c++;
      while (g_ascii_isdigit (*c))
        c++;
    }

  return c;
}

static gboolean
is_offset (const char *c)
{
  if (g_str_has_prefix (c, "\342\210\222"))
    return g_ascii_isdigit (c[3]);

  return (*c == '+' || *c == '-') && g_ascii_isdigit (c[1]);
}

/* --- ISO 8601 ---------------------------------------------------------------------------------------------- */

static void
set_day_of_year (Reading *reading,
                 int      day)
{
  reading->month = 1;
  if (day > (is_leap (reading->year) ? 366 : 365))
    reading->is_broken = TRUE;
  else
    {
      while (day > days_in_month (reading->year, reading->month))
        day -= days_in_month (reading->year, reading->month++);
    }
  reading->day = day;
}

/* What follows the year in the forms with hyphens: "-12", "-12-31", "-335", and "-012-31" of one big producer. */
static const char *
take_iso_month (const char *c,
                Reading    *reading)
{
  Number first;
  Number second;

  if (*c != '-' || !g_ascii_isdigit (c[1]))
    return c;
  c = take_number (c + 1, &first);
  if (first.digits == 3 && *c != '-')
    {
      set_day_of_year (reading, first.value);
      return c;
    }
  reading->month = first.value;
  if (*c == '-' && g_ascii_isdigit (c[1]))
    {
      c = take_number (c + 1, &second);
      reading->day = second.value;
      if (second.digits > 2)
        return NULL;
    }

  return first.digits <= 3 ? c : NULL;
}

/* The forms without hyphens, told by their number of digits. */
static const char *
take_iso_digits (const char *c,
                 Reading    *reading)
{
  Number number;
  Number year = { .digits = 2 };

  c = take_number (c, &number);
  switch (number.digits)
    {
    case 2:
      reading->year = full_year (&number);
      return *c == '-' ? take_iso_month (c, reading) : NULL;
    case 4:
      reading->year = number.value;
      return take_iso_month (c, reading);
    case 5:
      year.value = number.value / 1000;
      reading->year = full_year (&year);
      set_day_of_year (reading, number.value % 1000);
      return c;
    case 6:
      year.value = number.value / 10000;
      reading->year = full_year (&year);
      break;
    case 7:
      reading->year = number.value / 1000;
      set_day_of_year (reading, number.value % 1000);
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
take_iso_short (const char *c,
                Reading    *reading)
{
  Number year = { .digits = 2 };

  c = take_digits (c + 1, 2, &year.value);
  if (c == NULL)
    return NULL;
  reading->year = full_year (&year);

  return take_digits (*c == '-' ? c + 1 : c, 2, &reading->month);
}

static const char *
take_iso_time (const char *c,
               Reading    *reading)
{
  gboolean has_colons;
  Number hour;

  c = take_number (c, &hour);
  if (hour.digits > 2)
    {
      c -= hour.digits;
      c = take_digits (c, 2, &hour.value);
    }
  reading->hour = hour.value;
  has_colons = *c == ':';
  if (has_colons || g_ascii_isdigit (*c))
    c = take_digits (has_colons ? c + 1 : c, 2, &reading->minute);
  if (c != NULL && ((has_colons && *c == ':') || (!has_colons && g_ascii_isdigit (*c))))
    c = take_digits (has_colons ? c + 1 : c, 2, &reading->second);

  return c != NULL ? skip_fraction (c) : NULL;
}

/* Returns FALSE if @text is of another form. */
static gboolean
read_iso (const char *text,
          Reading    *reading)
{
  const char *c = text;

  reading->month = 1;
  reading->day = 1;
  c = *c == '-' ? take_iso_short (c, reading) : take_iso_digits (c, reading);
  if (c == NULL)
    return FALSE;
  if (*c == 'T' || *c == 't' || *c == ' ')
    {
      c += strspn (c, " ");
      if (*c == 'T' || *c == 't')
        c++;
      if (g_ascii_isdigit (*c))
        c = take_iso_time (c, reading);
      if (c == NULL)
        return FALSE;
      c += strspn (c, " ");
      if (*c == 'Z' || *c == 'z')
        c++;
      else if (is_offset (c))
        c = take_offset (c, reading);
    }

  return *c == '\0';
}

/* --- everything else --------------------------------------------------------------------------------------- */

/* "10:14", "10:14:55.5", "10h30", "9.30 pm" are times; so is "3" before "pm", which note_half() sees to. */
static gboolean
begins_time (const char   *c,
             const Number *number)
{
  return number->digits <= 2 &&
         (*c == ':' || ((*c == 'h' || *c == 'H') && !g_ascii_isalpha (c[1]))) && g_ascii_isdigit (c[1]);
}

static const char *
take_time (const char   *c,
           const Number *hour,
           Reading      *reading)
{
  Number number;

  if (reading->hour >= 0)
    reading->is_broken = TRUE;
  reading->hour = hour->value;
  c = take_number (c + 1, &number);
  reading->minute = number.value;
  if ((*c == ':' || *c == 'm') && g_ascii_isdigit (c[1]))
    {
      c = take_number (c + 1, &number);
      reading->second = number.value;
    }
  c = skip_fraction (c);
  if (is_offset (c))
    c = take_offset (c, reading);

  return c;
}

/* In an ordinal ("16th", "1er", "3º") the ending is no word of its own. */
static const char *
skip_ordinal (const char *c)
{
  static const char * const endings[] = { "st", "nd", "rd", "th", "er", "º", "ª", "ο", NULL };

  for (gsize i = 0; endings[i] != NULL; i++)
    {
      gsize length = strlen (endings[i]);

      if (g_ascii_strncasecmp (c, endings[i], length) == 0 && !g_ascii_isalpha (c[length]))
        return c + length;
    }

  return c;
}

static gboolean
is_word_character (gunichar c)
{
  return g_unichar_isalpha (c) || g_unichar_ismark (c);
}

/* Takes a word; with it go "a.m.", "America/New_York", "Etc/GMT+2". */
static const char *
take_word (const char *c,
           char       *word,
           gsize       size)
{
  const char *start = c;
  gsize length;

  if (strchr ("aApP", c[0]) != NULL && c[1] == '.' && (c[2] == 'm' || c[2] == 'M'))
    {
      g_snprintf (word, size, "%cm", c[0]);
      return c + (c[3] == '.' ? 4 : 3);
    }
  while (*c != '\0' && is_word_character (g_utf8_get_char (c)))
    c = g_utf8_next_char (c);
  if ((*c == '/' || *c == '_') && g_ascii_isalpha (c[1]))
    {
      while (g_ascii_isalnum (*c) || (*c != '\0' && strchr ("/_+-", *c) != NULL))
        c++;
    }
  length = MIN ((gsize) (c - start), size - 1);
  memcpy (word, start, length);
  word[length] = '\0';

  return c;
}

static gboolean
note_half (const char *word,
           Reading    *reading)
{
  if (g_ascii_strcasecmp (word, "am") == 0 || strcmp (word, "오전") == 0)
    reading->half = HALF_MORNING;
  else if (g_ascii_strcasecmp (word, "pm") == 0 || strcmp (word, "오후") == 0)
    reading->half = HALF_AFTERNOON;
  else
    return FALSE;
  /* "3 pm" */
  if (reading->hour < 0 && g_ascii_isalpha (word[0]) && reading->n_numbers > 0)
    reading->hour = reading->numbers[--reading->n_numbers].value;
  if (reading->hour > 23)
    reading->is_broken = TRUE;

  return TRUE;
}

static void
note_word (const char *word,
           Reading    *reading)
{
  int month;
  int offset;

  if (herald_date_word_is_us (word))
    reading->is_us = TRUE;
  if (strcmp (word, "년") == 0 || g_str_has_prefix (word, "오"))
    reading->is_korean = TRUE;
  if (note_half (word, reading))
    return;
  if (strchr (word, '/') != NULL)
    {
      g_free (reading->zone);
      reading->zone = g_strdup (word);
      return;
    }
  /* A zone stands after the time; "A", "ET" or "MET" elsewhere are words of some language. */
  if (reading->hour >= 0 && !reading->has_offset && herald_date_word_zone (word, &offset))
    {
      reading->offset = offset;
      reading->has_offset = TRUE;
      return;
    }
  month = herald_date_word_month (word);
  if (month == 0)
    return;
  /* "mar. 2 mars": a weekday may look like a month, then the second one is it. */
  reading->month = month;
  for (guint i = 0; i < reading->n_numbers; i++)
    reading->numbers[i].after_month = FALSE;
}

static const char *
note_number (const char *c,
             char        before,
             Reading    *reading)
{
  Number number;

  c = take_number (c, &number);
  if (begins_time (c, &number))
    return take_time (c, &number, reading);
  number.before = before;
  number.after_month = reading->month > 0;
  if (number.digits > 4 || reading->n_numbers == MAX_NUMBERS)
    reading->is_broken = TRUE;
  else
    reading->numbers[reading->n_numbers++] = number;

  return skip_ordinal (c);
}

static gboolean
zone_may_follow (const char *text,
                 const char *c,
                 Reading    *reading)
{
  return reading->hour >= 0 && is_offset (c) && (c == text || !g_ascii_isdigit (c[-1]));
}

static gboolean
set_day (Reading      *reading,
         const Number *year,
         int           month,
         const Number *day)
{
  if (day->digits > 2)
    return FALSE;
  reading->year = full_year (year);
  reading->month = month;
  reading->day = day->value;

  return TRUE;
}

static gboolean
is_year (const Number *number)
{
  return number->digits > 2 || number->value > 31;
}

/* "28 Feb 2004", "Feb 28, 2004", "2004 Feb 28", "Feb 2004". */
static gboolean
assign_with_month (Reading *reading)
{
  static const Number first_day = { .value = 1, .digits = 1 };
  const Number *a = &reading->numbers[0];
  const Number *b = &reading->numbers[1];

  if (reading->n_numbers == 1 && a->digits == 4)
    return set_day (reading, a, reading->month, &first_day);
  if (reading->n_numbers != 2)
    return FALSE;
  if (is_year (a) && !is_year (b))
    return set_day (reading, a, reading->month, b);

  return set_day (reading, b, reading->month, a);
}

/* "2006/09/15", "28.02.2004", "02/28/2004", "28-02-04". */
static gboolean
assign_by_order (Reading *reading)
{
  const Number *a = &reading->numbers[0];
  const Number *b = &reading->numbers[1];
  const Number *c = &reading->numbers[2];

  if (reading->n_numbers != 3)
    return FALSE;
  if (a->digits >= 3)
    return set_day (reading, a, b->value, c);
  if (c->digits == 2 && b->before == '-' && a->value > 31)
    return set_day (reading, a, b->value, c);
  if (b->before == '/' && (b->value > 12 || a->value == b->value || (a->value <= 12 && reading->is_us)))
    return set_day (reading, c, a->value, b);
  if (b->before == '/' && a->value <= 12)
    return FALSE;
  if (b->before == '-' && b->value > 12 && a->value <= 12)
    return set_day (reading, c, a->value, b);

  return set_day (reading, c, b->value, a);
}

static void
read_words_and_numbers (const char *text,
                        Reading    *reading)
{
  const char *c = text;
  char before = ' ';

  while (*c != '\0' && !reading->is_broken)
    {
      gunichar character = g_utf8_get_char (c);

      if (zone_may_follow (text, c, reading))
        {
          /* A number outweighs a name, but "GMT+2" is a name with a number. */
          c = take_offset (c, reading);
        }
      else if (g_ascii_isdigit (*c))
        {
          c = note_number (c, before, reading);
          before = ' ';
        }
      else if ((*c == 'T' || *c == 't') && g_ascii_isdigit (c[1]) && c > text && g_ascii_isdigit (c[-1]))
        {
          c++;
        }
      else if (is_word_character (character))
        {
          char word[64];

          c = take_word (c, word, sizeof word);
          note_word (word, reading);
          before = ' ';
        }
      else
        {
          before = strchr ("-/.", *c) != NULL ? *c : before;
          c = g_utf8_next_char (c);
        }
    }
  if (!(reading->month > 0 ? assign_with_month (reading) : assign_by_order (reading)))
    reading->is_broken = TRUE;
}

/**
 * herald_date_parse:
 * @text: (nullable): a date as a feed wrote it
 *
 * Reads the forms of RFC 822 and its successors, ISO 8601 and W3C-DTF with all their truncations, asctime, and what
 * else feeds hold, in a dozen languages. Without a zone, UTC is meant; the locale plays no part.
 *
 * Returns: seconds since 1970 in UTC, or %HERALD_TIME_NONE if @text is no date or one that does not exist
 */
gint64
herald_date_parse (const char *text)
{
  g_autofree char *trimmed = NULL;

  if (text == NULL || strnlen (text, MAX_TEXT * 2) >= MAX_TEXT * 2 || !g_utf8_validate (text, -1, NULL))
    return HERALD_TIME_NONE;
  trimmed = g_strstrip (g_strdup (text));
  if (trimmed[0] == '\0' || strlen (trimmed) > MAX_TEXT)
    return HERALD_TIME_NONE;

  if (g_ascii_isdigit (trimmed[0]) || trimmed[0] == '-')
    {
      g_auto (Reading) reading = { .hour = -1 };

      if (read_iso (trimmed, &reading))
        return reading_to_seconds (&reading);
    }

  {
    g_auto (Reading) reading = { .hour = -1 };

    read_words_and_numbers (trimmed, &reading);

    return reading_to_seconds (&reading);
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
