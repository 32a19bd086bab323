/* SPDX-FileCopyrightText: 2026 The Herald founders
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "herald-date-prose.h"

#include "herald-date-words.h"

#include <string.h>

/* Reads the numbers and words of a date one by one and works out at the end which is which. */

/* The part of a time that the next number is, after a word that says so. */
typedef enum
{
  NEXT_ANY,
  NEXT_HOUR,   /* "kl. 18.14" */
  NEXT_MINUTE, /* "18h 14" */
  NEXT_SECOND, /* "18h 14min 55" */
} Next;

typedef struct
{
  const char        *text;
  HeraldDateReading *reading; /* (unowned) */
  Next               next;
} Prose;

/* How many numbers make up the day. */
static guint
n_needed (const HeraldDateReading *reading)
{
  return reading->month > 0 ? 2 : 3;
}

static gboolean
has_day (const HeraldDateReading *reading)
{
  return reading->n_numbers >= n_needed (reading);
}

static int
take_last (HeraldDateReading *reading)
{
  return reading->n_numbers > 0 ? reading->numbers[--reading->n_numbers].value : -1;
}

static gboolean
is_word_character (gunichar c)
{
  return g_unichar_isalpha (c) || g_unichar_ismark (c);
}

/* "a.m.", "p. m.": returns where it ends, or NULL. */
static const char *
skip_dotted_half (const char *c)
{
  if (strchr ("aApP", *c) == NULL || c[1] != '.')
    return NULL;
  c += 2;
  c += strspn (c, " ");
  if (*c != 'm' && *c != 'M')
    return NULL;

  return c[1] == '.' ? c + 2 : c + 1;
}

/* Takes a word; with it go "a.m.", "America/New_York", "Etc/GMT+2". */
static const char *
take_word (const char *c,
           char       *word,
           gsize       size)
{
  const char *start = c;
  const char *end = skip_dotted_half (c);
  gsize length;

  if (end != NULL)
    {
      g_snprintf (word, size, "%cm", *c);
      return end;
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

/* A number outweighs a name, but "GMT+2" is a name with a number. Letters that follow are a zone's name. */
static const char *
note_offset (Prose      *self,
             const char *c)
{
  HeraldDateReading *reading = self->reading;

  c = herald_date_reading_take_offset (reading, c);
  if (*c == ':' && g_ascii_isalpha (c[1]))
    reading->is_broken = TRUE;
  if (g_ascii_isalpha (*c))
    {
      char word[64];
      int offset;

      c = take_word (c, word, sizeof word);
      if (!herald_date_word_zone (word, &offset))
        reading->is_broken = TRUE;
    }

  return c;
}

/* "10:14", "10:14:55.5", "10h30", "kl. 9.30" are times; so is "3" before "pm", which note_half() sees to. */
static gboolean
begins_time (const Prose            *self,
             const char             *c,
             const HeraldDateNumber *number)
{
  if (number->digits > 2 || !g_ascii_isdigit (c[0] != '\0' ? c[1] : '\0'))
    return FALSE;

  return *c == ':' || *c == 'h' || *c == 'H' || (*c == '.' && self->next == NEXT_HOUR);
}

static const char *
take_time (Prose                  *self,
           const char             *c,
           const HeraldDateNumber *hour)
{
  HeraldDateReading *reading = self->reading;
  HeraldDateNumber number;
  char separator = *c;

  /* One producer writes the day with midnight, and then the time. */
  if (reading->hour > 0 || reading->minute > 0 || reading->second > 0)
    reading->is_broken = TRUE;
  reading->hour = hour->value;
  c = herald_date_take_number (c + 1, &number);
  reading->minute = number.value;
  if ((*c == ':' || *c == 'm' || (*c == '.' && separator == '.')) && g_ascii_isdigit (c[1]))
    {
      c = herald_date_take_number (c + 1, &number);
      reading->second = number.value;
    }
  self->next = NEXT_ANY;
  c = herald_date_skip_fraction (c);
  /* A fourth field is no time at all. */
  if (*c == ':' && g_ascii_isdigit (c[1]))
    reading->is_broken = TRUE;

  return herald_date_is_offset (c) ? note_offset (self, c) : c;
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
note_half (Prose      *self,
           const char *word)
{
  HeraldDateReading *reading = self->reading;
  HeraldDateHalf half = herald_date_word_half (word);

  if (half == HERALD_DATE_HALF_NONE)
    return FALSE;
  reading->half = half;
  /* "3 pm", "9.30 pm" */
  if (reading->hour < 0 && g_ascii_isalpha (word[0]) && reading->n_numbers > 0)
    {
      if (reading->n_numbers > 1 && reading->numbers[reading->n_numbers - 1].before == '.')
        reading->minute = take_last (reading);
      reading->hour = take_last (reading);
    }
  if (reading->hour > 23)
    reading->is_broken = TRUE;

  return TRUE;
}

/* "18h", "18時14分55秒", "kl." */
static gboolean
note_time_word (Prose      *self,
                const char *word)
{
  HeraldDateReading *reading = self->reading;

  switch (herald_date_word_time (word))
    {
    case HERALD_DATE_TIME_FOLLOWS:
      if (reading->hour >= 0)
        return FALSE;
      self->next = NEXT_HOUR;
      return TRUE;
    case HERALD_DATE_TIME_HOURS:
      if (reading->hour >= 0 || reading->n_numbers == 0)
        return FALSE;
      reading->hour = take_last (reading);
      self->next = NEXT_MINUTE;
      return TRUE;
    case HERALD_DATE_TIME_MINUTES:
      self->next = NEXT_SECOND;
      return TRUE;
    case HERALD_DATE_TIME_NONE:
    default:
      return FALSE;
    }
}

/* A zone stands after the time; "A", "ET" or "MET" elsewhere are words of some language. */
static gboolean
note_zone (Prose      *self,
           const char *word)
{
  HeraldDateReading *reading = self->reading;
  int offset;

  if (strchr (word, '/') != NULL)
    {
      g_free (reading->zone);
      reading->zone = g_strdup (word);
      return TRUE;
    }
  if (reading->hour < 0 && !(has_day (reading) && strlen (word) > 2 && g_ascii_isupper (word[1])))
    return FALSE;
  if (reading->has_offset || !herald_date_word_zone (word, &offset))
    return FALSE;
  reading->offset = offset;
  reading->has_offset = TRUE;

  return TRUE;
}

/* "mar. 2 mars": a weekday may look like a month, then the second one is it. */
static gboolean
note_month (Prose      *self,
            const char *word)
{
  HeraldDateReading *reading = self->reading;
  int month = herald_date_word_month (word);

  if (month == 0)
    return FALSE;
  if (reading->month == 0 || !has_day (reading))
    reading->month = month;
  reading->is_buddhist = g_unichar_get_script (g_utf8_get_char (word)) == G_UNICODE_SCRIPT_THAI;

  return TRUE;
}

static const char *
note_word (Prose      *self,
           const char *c)
{
  HeraldDateReading *reading = self->reading;
  gboolean begins = c == self->text || !g_ascii_isalnum (c[-1]);
  char word[64];
  int weekday;

  c = take_word (c, word, sizeof word);
  weekday = herald_date_word_weekday (word);
  if (weekday > 0)
    reading->weekday = weekday;
  if (weekday > 0 || herald_date_word_is_us (word))
    reading->is_us = TRUE;
  if (strcmp (word, "년") == 0 || g_str_has_prefix (word, "오"))
    reading->is_korean = TRUE;

  if (note_half (self, word) || note_time_word (self, word) || note_zone (self, word) || weekday > 0 ||
      note_month (self, word))
    return c;
  /* "X00:00" */
  if (begins && g_ascii_isalpha (word[0]) && word[1] == '\0' && g_ascii_isdigit (*c))
    reading->is_broken = TRUE;

  return c;
}

/* "0200" after day and time is an offset whose sign got lost, "00" one that never had any. */
static gboolean
is_bare_offset (const Prose            *self,
                const char             *c,
                const HeraldDateNumber *number)
{
  const HeraldDateReading *reading = self->reading;

  return reading->hour >= 0 && has_day (reading) && !reading->has_offset && c > self->text && c[-1] == ' ' &&
         (number->digits == 4 || (number->digits == 2 && number->value == 0));
}

static void
add_number (HeraldDateReading      *reading,
            const HeraldDateNumber *number)
{
  if (reading->n_numbers == HERALD_DATE_MAX_NUMBERS)
    reading->is_broken = TRUE;
  else
    reading->numbers[reading->n_numbers++] = *number;
}

static void
add_eight_digits (HeraldDateReading      *reading,
                  const HeraldDateNumber *number)
{
  add_number (reading, &(HeraldDateNumber) { number->value / 10000, 4, ' ' });
  add_number (reading, &(HeraldDateNumber) { number->value / 100 % 100, 2, '-' });
  add_number (reading, &(HeraldDateNumber) { number->value % 100, 2, '-' });
}

static const char *
note_number (Prose      *self,
             const char *c,
             char        before)
{
  HeraldDateReading *reading = self->reading;
  HeraldDateNumber number;
  const char *start = c;

  c = herald_date_take_number (c, &number);
  number.before = before;
  if (begins_time (self, c, &number))
    return take_time (self, c, &number);

  if (self->next == NEXT_MINUTE)
    reading->minute = number.value;
  else if (self->next == NEXT_SECOND)
    reading->second = number.value;
  else if (is_bare_offset (self, start, &number))
    {
      reading->offset = number.value / 100 * 3600 + number.value % 100 * 60;
      reading->has_offset = TRUE;
    }
  else if (number.digits == 8 && reading->n_numbers == 0 && reading->month == 0)
    add_eight_digits (reading, &number);
  else if (number.digits > 4)
    reading->is_broken = TRUE;
  else
    add_number (reading, &number);
  self->next = NEXT_ANY;

  return skip_ordinal (c);
}

/* Whether an offset may stand here: after a time, or four digits after a day. "15 -0700" has an hour only. */
static gboolean
begins_offset (const Prose *self,
               const char  *c)
{
  HeraldDateReading *reading = self->reading;

  if (!herald_date_is_offset (c))
    return FALSE;
  if (reading->hour >= 0)
    return c == self->text || !g_ascii_isdigit (c[-1]);
  if (!has_day (reading) || c == self->text || c[-1] != ' ' || strspn (c + 1, "0123456789") != 4)
    return FALSE;
  if (reading->n_numbers == n_needed (reading) + 1)
    reading->hour = take_last (reading);

  return TRUE;
}

/* --- which number is which ------------------------------------------------------------------------------------ */

static gboolean
set_day (HeraldDateReading      *reading,
         const HeraldDateNumber *year,
         int                     month,
         const HeraldDateNumber *day)
{
  if (day->digits > 2)
    return FALSE;
  reading->year = herald_date_full_year (year);
  reading->month = month;
  reading->day = day->value;

  return TRUE;
}

static gboolean
is_year (const HeraldDateNumber *number)
{
  return number->digits > 2 || number->value > 31;
}

/* "28 Feb 2004", "Feb 28, 2004", "2004 Feb 28", "Feb 2004". */
static gboolean
assign_with_month (HeraldDateReading *reading)
{
  static const HeraldDateNumber first_day = { .value = 1, .digits = 1 };
  const HeraldDateNumber *a = &reading->numbers[0];
  const HeraldDateNumber *b = &reading->numbers[1];

  if (reading->n_numbers == 1 && a->digits == 4 && reading->hour < 0)
    return set_day (reading, a, reading->month, &first_day);
  if (reading->n_numbers != 2)
    return FALSE;
  if (is_year (a) && !is_year (b))
    return set_day (reading, a, reading->month, b);

  return set_day (reading, b, reading->month, a);
}

static gboolean
is_on_weekday (const HeraldDateReading *reading,
               int                      month,
               int                      day)
{
  gint64 days;

  if (reading->weekday == 0 || month < 1 || month > 12)
    return FALSE;
  days = herald_date_days_since_epoch (MAX (herald_date_full_year (&reading->numbers[2]), 1), month, day);

  /* 1970 began with a Thursday; the sum keeps what is before it positive. */
  return (days + 7 * 200000 + 3) % 7 + 1 == reading->weekday;
}

typedef enum
{
  ORDER_UNKNOWN,
  ORDER_DAY_FIRST,
  ORDER_MONTH_FIRST,
} Order;

/* What "02/03/2004" begins with: the weekday tells, else how the rest is written. */
static Order
find_order (const HeraldDateReading *reading)
{
  const HeraldDateNumber *a = &reading->numbers[0];
  const HeraldDateNumber *b = &reading->numbers[1];

  if (a->value > 12 || a->value == b->value)
    return ORDER_DAY_FIRST;
  if (b->value > 12)
    return ORDER_MONTH_FIRST;
  if (is_on_weekday (reading, a->value, b->value) != is_on_weekday (reading, b->value, a->value))
    return is_on_weekday (reading, a->value, b->value) ? ORDER_MONTH_FIRST : ORDER_DAY_FIRST;
  if (b->before != '/')
    return ORDER_DAY_FIRST;

  return reading->is_us ? ORDER_MONTH_FIRST : ORDER_UNKNOWN;
}

/* "2006/09/15", "28.02.2004", "02/28/2004", "28-02-04". */
static gboolean
assign_by_order (HeraldDateReading *reading)
{
  const HeraldDateNumber *a = &reading->numbers[0];
  const HeraldDateNumber *b = &reading->numbers[1];
  const HeraldDateNumber *c = &reading->numbers[2];

  if (reading->n_numbers != 3)
    return FALSE;
  if (a->digits >= 3 || (a->digits == 2 && c->digits == 1) || (c->digits == 2 && b->before == '-' && a->value > 31))
    return set_day (reading, a, b->value, c);

  switch (find_order (reading))
    {
    case ORDER_MONTH_FIRST:
      return set_day (reading, c, a->value, b);
    case ORDER_DAY_FIRST:
      return set_day (reading, c, b->value, a);
    case ORDER_UNKNOWN:
    default:
      return FALSE;
    }
}

/* "28.2.2004 18.14": what is left over is the time, if dots hold it together. */
static void
split_off_time (HeraldDateReading *reading)
{
  guint needed = n_needed (reading);
  const HeraldDateNumber *rest = &reading->numbers[needed];

  if (reading->hour >= 0 || reading->n_numbers < needed + 2 || reading->n_numbers > needed + 3)
    return;
  for (guint i = needed + 1; i < reading->n_numbers; i++)
    if (reading->numbers[i].before != '.' || reading->numbers[i].digits != 2)
      return;

  reading->hour = rest[0].value;
  reading->minute = rest[1].value;
  if (reading->n_numbers == needed + 3)
    reading->second = rest[2].value;
  reading->n_numbers = needed;
}

static gboolean
assign (HeraldDateReading *reading)
{
  /* "paz. 28.02.2004": a weekday in one language looks like a month of another. */
  if (reading->month > 0 && reading->n_numbers >= 3 && reading->numbers[1].before != ' ' &&
      reading->numbers[2].before == reading->numbers[1].before)
    reading->month = 0;
  split_off_time (reading);

  return reading->month > 0 ? assign_with_month (reading) : assign_by_order (reading);
}

/**
 * herald_date_prose_read:
 * @text: a date, trimmed
 * @reading: what is found in it
 *
 * Reads what is written with words or in an order of its own: "Sat, 28 Feb 2004 18:14:55 GMT", "28.2.2004 18.14",
 * "February 28th, 2004 at 6:14 p.m. EST", "2004年2月28日 18時14分".
 */
void
herald_date_prose_read (const char        *text,
                        HeraldDateReading *reading)
{
  Prose self = { .text = text, .reading = reading };
  const char *c = text;
  char before = ' ';

  while (*c != '\0' && !reading->is_broken)
    {
      gboolean follows_digit = c > text && g_ascii_isdigit (c[-1]);

      if (begins_offset (&self, c))
        c = note_offset (&self, c);
      else if (g_ascii_isdigit (*c))
        {
          c = note_number (&self, c, before);
          before = ' ';
        }
      else if ((*c == 'T' || *c == 't') && g_ascii_isdigit (c[1]) && follows_digit)
        c++;
      else if (is_word_character (g_utf8_get_char (c)))
        {
          c = note_word (&self, c);
          before = ' ';
        }
      else
        {
          before = strchr ("-/.", *c) != NULL ? *c : before;
          c = g_utf8_next_char (c);
        }
    }
  if (!assign (reading))
    reading->is_broken = TRUE;
}
