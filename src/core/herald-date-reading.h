/* SPDX-FileCopyrightText: 2026 The Herald founders
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

#define HERALD_DATE_MAX_NUMBERS 6

typedef enum
{
  HERALD_DATE_HALF_NONE,
  HERALD_DATE_HALF_MORNING,
  HERALD_DATE_HALF_AFTERNOON,
} HeraldDateHalf;

typedef struct
{
  int  value;
  int  digits;
  char before; /* the separator in front: '-', '/', '.', or ' ' for anything else */
} HeraldDateNumber;

/**
 * HeraldDateReading:
 *
 * What was found in a date while it is being read. Both readers, the one for ISO 8601 and the one for all else, fill
 * in the fields of the calendar; the numbers are only the second one's.
 */
typedef struct
{
  HeraldDateNumber numbers[HERALD_DATE_MAX_NUMBERS]; /* those that belong to the day */
  guint            n_numbers;

  int              year;
  int              month;          /* 0 while unknown */
  int              day;
  int              weekday;        /* 1 for Monday to 7, 0 while unknown */
  int              era;            /* years to add to the one that is written */
  int              croatian_month; /* what the month's name means if the text is Croatian, else 0 */

  int              hour;           /* -1 while unknown */
  int              minute;
  int              second;
  HeraldDateHalf   half;

  int              offset;         /* seconds east of UTC */
  char            *zone;           /* (owned) (nullable): IANA name */
  guint            has_offset : 1;
  guint            is_us : 1;
  guint            is_korean : 1;
  guint            is_buddhist : 1; /* whether it has a Thai month, and so perhaps a Thai year */
  guint            is_croatian : 1; /* whether it has a dot after the year */
  guint            is_broken : 1;
} HeraldDateReading;

void        herald_date_reading_clear           (HeraldDateReading      *self);
gint64      herald_date_reading_to_seconds      (HeraldDateReading      *self);
void        herald_date_reading_set_day_of_year (HeraldDateReading      *self,
                                                 int                     day);
void        herald_date_reading_set_week        (HeraldDateReading      *self,
                                                 int                     week,
                                                 int                     weekday);
const char *herald_date_reading_take_offset     (HeraldDateReading      *self,
                                                 const char             *c);

gint64      herald_date_days_since_epoch        (int                     year,
                                                 int                     month,
                                                 int                     day);
int         herald_date_full_year               (const HeraldDateNumber *number);
const char *herald_date_take_number             (const char             *c,
                                                 HeraldDateNumber       *number);
const char *herald_date_take_digits             (const char             *c,
                                                 int                     digits,
                                                 int                    *value);
const char *herald_date_skip_fraction           (const char             *c);
gboolean    herald_date_is_offset               (const char             *c);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (HeraldDateReading, herald_date_reading_clear)

G_END_DECLS
