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

/* "E.S.T.", "μ.μ.", "มี.ค.": pieces of one letter or two; returns where they end, or NULL. */
static const char *
take_initials (const char *c,
               char       *word,
               gsize       size)
{
  gsize length = 0;
  guint n_pieces = 0;

  while (is_word_character (g_utf8_get_char (c)))
    {
      const char *start = c;
      guint n_letters = 0;

      for (; *c != '\0' && is_word_character (g_utf8_get_char (c)); c = g_utf8_next_char (c))
        n_letters += !g_unichar_ismark (g_utf8_get_char (c));
      if (n_letters > 2 || length + (gsize) (c - start) >= size)
        return NULL;
      memcpy (word + length, start, (gsize) (c - start));
      length += (gsize) (c - start);
      n_pieces++;
      if (*c != '.')
        break;
      c++;
    }
  word[length] = '\0';

  return n_pieces > 1 ? c : NULL;
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
  end = take_initials (c, word, size);
  if (end != NULL)
    return end;
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
  /* "18h14m55s" */
  if (separator == 'h' && *c == 's' && !g_ascii_isalpha (c[1]))
    c++;
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

/* Whether a time follows, perhaps after spaces. */
static gboolean
precedes_clock (const char *c)
{
  c += strspn (c, " ");
  for (guint i = 0; i < 2 && g_ascii_isdigit (*c); i++)
    c++;

  return *c == ':' && g_ascii_isdigit (c[-1]) && g_ascii_isdigit (c[1]);
}

/* "3 pm", "9.30 pm": makes the last numbers the time, if they can be one. */
static gboolean
take_hour_in_front (HeraldDateReading *reading)
{
  const HeraldDateNumber *last = &reading->numbers[MAX (reading->n_numbers, 1) - 1];

  if (reading->n_numbers == 0 || last->digits > 2)
    return FALSE;
  if (reading->n_numbers > 1 && last->before == '.')
    reading->minute = take_last (reading);
  reading->hour = take_last (reading);

  return TRUE;
}

/* A half stands after the hour or, in the east always and elsewhere now and then, before it. Without an hour it is
 * a word of some language, such as the "am" of German. */
static gboolean
note_half (Prose      *self,
           const char *word,
           const char *rest)
{
  HeraldDateReading *reading = self->reading;
  HeraldDateHalf half = herald_date_word_half (word);

  if (half == HERALD_DATE_HALF_NONE)
    return FALSE;
  if (reading->hour < 0 && !g_unichar_iswide (g_utf8_get_char (word)) && !precedes_clock (rest) &&
      !(g_ascii_isalpha (word[0]) && take_hour_in_front (reading)))
    return FALSE;
  reading->half = half;
  if (reading->hour > 23)
    reading->is_broken = TRUE;

  return TRUE;
}

/* "noon", "12 noon", "12:00 midnight" */
static gboolean
note_name_of_hour (HeraldDateReading *reading,
                   int                hour)
{
  gboolean has_twelve = reading->n_numbers > 0 && reading->numbers[reading->n_numbers - 1].value == 12;

  if (reading->hour >= 0 && reading->hour != 12)
    return FALSE;
  if (has_twelve && (reading->n_numbers > n_needed (reading) || (reading->n_numbers == 1 && reading->month == 0)))
    take_last (reading);
  reading->hour = hour;

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
    case HERALD_DATE_TIME_NOON:
      return note_name_of_hour (reading, 12);
    case HERALD_DATE_TIME_MIDNIGHT:
      return note_name_of_hour (reading, 0);
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

  /* The Levant counts two months of two names: "تشرين الثاني" is the second "تشرين". */
  if (strcmp (word, "الثاني") == 0 && (reading->month == 10 || reading->month == 12))
    month = reading->month % 12 + 1;
  if (month == 0)
    return FALSE;
  if (reading->month == 0 || !has_day (reading) || strcmp (word, "الثاني") == 0)
    {
      reading->month = month;
      reading->croatian_month = herald_date_word_croatian_month (word);
    }
  reading->is_buddhist = g_unichar_get_script (g_utf8_get_char (word)) == G_UNICODE_SCRIPT_THAI;

  return TRUE;
}

/* "2004年", "平成16年", "44 BC", "tháng 2": words that say what the number beside them is. */
static gboolean
note_unit (HeraldDateReading *reading,
           const char        *word)
{
  if (strcmp (word, "年") == 0 || strcmp (word, "년") == 0)
    {
      if (reading->n_numbers == 1 && reading->numbers[0].digits < 4)
        reading->numbers[0].value = reading->era > 0 ? reading->numbers[0].value + reading->era
                                                     : herald_date_full_year (&reading->numbers[0]);
      if (reading->n_numbers == 1)
        reading->numbers[0].digits = 4;
    }
  else if (strcmp (word, "BC") == 0 || strcmp (word, "BCE") == 0)
    reading->is_broken = reading->n_numbers > 0;
  else if (g_ascii_strcasecmp (word, "tháng") == 0)
    reading->month = 0;
  else
    return FALSE;

  return TRUE;
}

/* "X00:00" is no date, but "Z07:00" is a zone: the letter counts, the digits may be anything. */
static const char *
skip_glued_digits (Prose      *self,
                   const char *word,
                   const char *c)
{
  if (!g_ascii_isalpha (word[0]) || word[1] != '\0' || !g_ascii_isdigit (*c))
    return c;
  if (g_ascii_toupper (word[0]) == 'Z' && self->reading->hour >= 0)
    return c + strspn (c, "0123456789:");
  self->reading->is_broken = TRUE;

  return c;
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
  reading->era = MAX (reading->era, herald_date_word_era (word));

  if (note_unit (reading, word) || note_half (self, word, c) || note_time_word (self, word))
    return c;
  if (note_zone (self, word))
    return skip_glued_digits (self, word, c);
  if (weekday > 0 || note_month (self, word))
    return c;

  return begins ? skip_glued_digits (self, word, c) : c;
}

/* "0200" after day and time is an offset whose sign got lost or stands apart, "00" one that never had any. */
static gboolean
is_bare_offset (const Prose            *self,
                const char             *c,
                const HeraldDateNumber *number)
{
  const HeraldDateReading *reading = self->reading;

  return reading->hour >= 0 && has_day (reading) && !reading->has_offset && c > self->text && c[-1] == ' ' &&
         (number->digits == 4 || (number->digits == 2 && number->value == 0));
}

/* "1814" and "181455" after a day are a time. */
static gboolean
is_bare_time (const Prose            *self,
              const char             *c,
              const HeraldDateNumber *number)
{
  return self->reading->hour < 0 && has_day (self->reading) && c > self->text && c[-1] == ' ' &&
         (number->digits == 4 || number->digits == 6);
}

static void
set_bare_time (HeraldDateReading      *reading,
               const HeraldDateNumber *number)
{
  int minutes = number->digits == 6 ? number->value / 100 : number->value;

  reading->hour = minutes / 100;
  reading->minute = minutes % 100;
  reading->second = number->digits == 6 ? number->value % 100 : 0;
}

/* "30 Nov -0001" is what PHP makes of a day that is all zeros. */
static gboolean
is_negative_year (const Prose            *self,
                  const char             *c,
                  const HeraldDateNumber *number)
{
  return number->digits == 4 && c > self->text && c[-1] == '-' && (c - 1 == self->text || c[-2] == ' ');
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
      if (start - self->text >= 2 && start[-2] == '-')
        reading->offset = -reading->offset;
      reading->has_offset = TRUE;
    }
  else if (is_bare_time (self, start, &number))
    set_bare_time (reading, &number);
  else if (number.digits == 8 && reading->n_numbers == 0 && reading->month == 0)
    add_eight_digits (reading, &number);
  else if (number.digits > 4 || is_negative_year (self, start, &number))
    reading->is_broken = TRUE;
  else
    add_number (reading, &number);
  self->next = NEXT_ANY;
  if (number.digits == 4 && *c == '.' && !g_ascii_isdigit (c[1]))
    reading->is_croatian = TRUE;

  return skip_ordinal (c);
}

/* "Feb(ruary)", "Thu (what a day)": RFC 822 allows for comments. What may be a zone, a weekday or a time is none.
 * Returns the end of the one that begins here, or NULL. */
static const char *
find_end_of_comment (const Prose *self,
                     const char  *c)
{
  const char *end = *c == '(' ? strchr (c, ')') : NULL;
  g_autofree char *inside = NULL;
  int offset;

  if (end == NULL || c == self->text)
    return NULL;
  if (self->reading->has_offset)
    return end + 1;
  inside = g_strndup (c + 1, (gsize) (end - c - 1));
  if (strpbrk (inside, "0123456789") != NULL || herald_date_word_zone (inside, &offset))
    return NULL;

  return strchr (inside, ' ') != NULL || g_ascii_isalnum (c[-1]) ? end + 1 : NULL;
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

static const HeraldDateNumber first_day = { .value = 1, .digits = 1 };

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

/* "2006/09/15", "28.02.2004", "02/28/2004", "28-02-04", "09/2006". */
static gboolean
assign_by_order (HeraldDateReading *reading)
{
  const HeraldDateNumber *a = &reading->numbers[0];
  const HeraldDateNumber *b = &reading->numbers[1];
  const HeraldDateNumber *c = &reading->numbers[2];

  if (reading->n_numbers == 2 && b->before == '/' && reading->hour < 0)
    return a->digits == 4 ? set_day (reading, a, b->value, &first_day)
                          : b->digits == 4 && set_day (reading, b, a->value, &first_day);
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
  if (reading->is_croatian && reading->croatian_month > 0)
    reading->month = reading->croatian_month;
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
      const char *end_of_comment = find_end_of_comment (&self, c);

      if (end_of_comment != NULL)
        c = end_of_comment;
      else if (begins_offset (&self, c))
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
