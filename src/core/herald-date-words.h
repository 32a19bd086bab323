/* SPDX-FileCopyrightText: 2026 The Herald founders
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "herald-date-reading.h"

G_BEGIN_DECLS

/* What a word says of the time. */
typedef enum
{
  HERALD_DATE_TIME_NONE,
  HERALD_DATE_TIME_FOLLOWS, /* "kl." */
  HERALD_DATE_TIME_HOURS,   /* "h", the number in front is the hour */
  HERALD_DATE_TIME_MINUTES, /* "min" */
  HERALD_DATE_TIME_NOON,
  HERALD_DATE_TIME_MIDNIGHT,
} HeraldDateTimeWord;

int                herald_date_word_month          (const char *word);
int                herald_date_word_croatian_month (const char *word);
int                herald_date_word_weekday        (const char *word);
int                herald_date_word_era            (const char *word);
HeraldDateHalf     herald_date_word_half           (const char *word);
HeraldDateTimeWord herald_date_word_time           (const char *word);
gboolean           herald_date_word_zone           (const char *word,
                                                    int        *offset);
gboolean           herald_date_word_is_us          (const char *word);

G_END_DECLS
