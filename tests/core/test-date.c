/* SPDX-FileCopyrightText: 2026 The Herald founders
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "herald-date.h"
#include "herald-story-record.h"

typedef struct
{
  const char *text;
  const char *expected; /* (nullable) */
} Case;

static void
assert_dates (const Case *cases,
              gsize       n)
{
  for (gsize i = 0; i < n; i++)
    {
      g_autofree char *written = herald_date_format_utc (herald_date_parse (cases[i].text));

      g_test_message ("%s", cases[i].text);
      g_assert_cmpstr (written, ==, cases[i].expected);
    }
}

static void
test_reads_mail_dates (void)
{
  static const Case cases[] = {
    { "Sat, 28 Feb 2004 18:14:55 GMT", "2004-02-28T18:14:55Z" },
    { " Sat, 28 Feb 2004 18:14:55 +0000\n", "2004-02-28T18:14:55Z" },
    { "28 Feb 2004 18:14 GMT", "2004-02-28T18:14:00Z" },
    { "28 Feb 2004", "2004-02-28T00:00:00Z" },
    { "Sat,28 Feb 2004 18:14:55", "2004-02-28T18:14:55Z" },
    { "Saturday, 28 February 2004 10:14:55 -0800", "2004-02-28T18:14:55Z" },
    { "Sat, 28 Feb 2004 10:14:55 -08:00", "2004-02-28T18:14:55Z" },
    { "Sat 28 Feb 2004 10:14:55 -0800 (PST)", "2004-02-28T18:14:55Z" },
    { "Sat, 28 Feb 2004 20:14:55 GMT+2", "2004-02-28T18:14:55Z" },
    { "Sat, 28 Feb 2004 18:14:55 Etc/GMT", "2004-02-28T18:14:55Z" },
    { "Sat, 28 Feb 2004 20:14:55 UTC+0200", "2004-02-28T18:14:55Z" },
    { "Thu, 1 Jan 04 19:48:21 GMT", "2004-01-01T19:48:21Z" },
    { "1 Jan 99 9:8:7 GMT", "1999-01-01T09:08:07Z" },
    { "Thu, 01-Jan-2004 19:48:21 GMT", "2004-01-01T19:48:21Z" },
    { "Thu, 01.Jan.2004 19:48:21 GMT", "2004-01-01T19:48:21Z" },
    { "Feb 28, 2004 6:14:55 PM", "2004-02-28T18:14:55Z" },
    { "February 28th 2004, 6:14 p.m.", "2004-02-28T18:14:00Z" },
    { "16th April 2005 12:05 am", "2005-04-16T00:05:00Z" },
    { "Sat, 28 Feb 2004 24:00:00 GMT", "2004-02-29T00:00:00Z" },
    { "Sat, 31 Dec 2016 23:59:60 GMT", "2017-01-01T00:00:00Z" },
    { "Sun Jan  4 16:29:06 2004", "2004-01-04T16:29:06Z" },
    { "Sun Jan  4 16:29:06 PST 2004", "2004-01-05T00:29:06Z" },
    { "Feb 2004", "2004-02-01T00:00:00Z" },
    { "Fri, 2006/09/15 08:19:53 EDT", "2006-09-15T12:19:53Z" },
    { "Sat, 28 Feb 2004 3 pm EST", "2004-02-28T20:00:00Z" },
  };

  assert_dates (cases, G_N_ELEMENTS (cases));
}

static void
test_knows_zones (void)
{
  static const Case cases[] = {
    { "01 Jul 2004 12:00 EST", "2004-07-01T17:00:00Z" },
    { "01 Jul 2004 12:00 EDT", "2004-07-01T16:00:00Z" },
    { "01 Jul 2004 12:00 PDT", "2004-07-01T19:00:00Z" },
    { "01 Jul 2004 12:00 CET", "2004-07-01T11:00:00Z" },
    { "01 Jul 2004 12:00 CEST", "2004-07-01T10:00:00Z" },
    { "01 Jul 2004 12:00 MET", "2004-07-01T11:00:00Z" },
    { "01 Jul 2004 12:00 MEST", "2004-07-01T10:00:00Z" },
    { "01 Jul 2004 12:00 BST", "2004-07-01T11:00:00Z" },
    { "01 Jul 2004 12:00 JST", "2004-07-01T03:00:00Z" },
    { "01 Jul 2004 12:00 AEST", "2004-07-01T02:00:00Z" },
    { "01 Jul 2004 12:00 IRST", "2004-07-01T08:30:00Z" },
    { "01 Jul 2004 12:00 UT", "2004-07-01T12:00:00Z" },
    { "01 Jul 2004 12:00 Z", "2004-07-01T12:00:00Z" },
    { "01 Jul 2004 12:00 A", "2004-07-01T13:00:00Z" },
    { "01 Jul 2004 12:00 N", "2004-07-01T11:00:00Z" },
    { "01 Jul 2004 12:00 America/Los_Angeles", "2004-07-01T19:00:00Z" },
    { "01 Jan 2004 12:00 America/Los_Angeles", "2004-01-01T20:00:00Z" },
    { "2004-07-01T12:00:00 Europe/Berlin", "2004-07-01T10:00:00Z" },
    { "01 Jul 2004 12:00 XYZ", "2004-07-01T12:00:00Z" },
    { "01 Jul 2004 12:00 -0000", "2004-07-01T12:00:00Z" },
    { "01 Jul 2004 12:00 +1", "2004-07-01T11:00:00Z" },
    { "01 Jul 2004 12:00 +530", "2004-07-01T06:30:00Z" },
  };

  assert_dates (cases, G_N_ELEMENTS (cases));
}

static void
test_knows_languages (void)
{
  static const Case cases[] = {
    { "Sa, 28. Februar 2004 18:14:55 +0000", "2004-02-28T18:14:55Z" },
    { "Mi, 03 Mär 2004 10:00:00 +0100", "2004-03-03T09:00:00Z" },
    { "Do, 09 Dez 2004 10:00:00 MEZ", "2004-12-09T09:00:00Z" },
    { "mar., 2 mars 2004 10:00:00 +0100", "2004-03-02T09:00:00Z" },
    { "1er janvier 2004 à 10h30", "2004-01-01T10:30:00Z" },
    { "dim., 15 août 2004 10:00:00 +0200", "2004-08-15T08:00:00Z" },
    { "28 de febrero de 2004 18:14", "2004-02-28T18:14:00Z" },
    { "lun, 05 ene 2004 10:00:00 +0100", "2004-01-05T09:00:00Z" },
    { "gio, 01 lug 2004 10:00:00 +0200", "2004-07-01T08:00:00Z" },
    { "qui, 01 out 2015 10:00:00 -0300", "2015-10-01T13:00:00Z" },
    { "czw, 01 paź 2015 10:00:00 +0200", "2015-10-01T08:00:00Z" },
    { "Κυρ, 11 Ιούλ 2004 12:00:00 EST", "2004-07-11T17:00:00Z" },
    { "2004-július-13T9:15-05:00", "2004-07-13T14:15:00Z" },
    { "2004년 05월 28일  01:31:15", "2004-05-27T16:31:15Z" },
    { "2004-05-25 오후 11:23:17", "2004-05-25T14:23:17Z" },
    { "2004年5月28日 10:00", "2004-05-28T10:00:00Z" },
    { "Чт, 01 апр 2004 10:00:00 +0400", "2004-04-01T06:00:00Z" },
  };

  assert_dates (cases, G_N_ELEMENTS (cases));
}

static void
test_reads_iso_dates (void)
{
  static const Case cases[] = {
    { "2004-02-28T18:14:55Z", "2004-02-28T18:14:55Z" },
    { "2004-02-28T18:14:55.123456Z", "2004-02-28T18:14:55Z" },
    { "2004-02-28T18:14:55,5Z", "2004-02-28T18:14:55Z" },
    { "2004-02-28t10:14:55-08:00", "2004-02-28T18:14:55Z" },
    { "2004-02-28T10:14:55-0800", "2004-02-28T18:14:55Z" },
    { "2004-02-28T10:14:55-08", "2004-02-28T18:14:55Z" },
    { "2004-02-28 10:14:55 -08:00", "2004-02-28T18:14:55Z" },
    { "2004-02-28T18:14Z", "2004-02-28T18:14:00Z" },
    { "2004-02-28T18Z", "2004-02-28T18:00:00Z" },
    { "2004-02-28 18:14:55", "2004-02-28T18:14:55Z" },
    { "2004-02-28T24:00:00Z", "2004-02-29T00:00:00Z" },
    { "20040228T181455Z", "2004-02-28T18:14:55Z" },
    { "20040228T18:14:55Z", "2004-02-28T18:14:55Z" },
    { "20040228", "2004-02-28T00:00:00Z" },
    { "2004-02-28", "2004-02-28T00:00:00Z" },
    { "2004-02", "2004-02-01T00:00:00Z" },
    { "2004", "2004-01-01T00:00:00Z" },
    { "2003-335", "2003-12-01T00:00:00Z" },
    { "2003335", "2003-12-01T00:00:00Z" },
    { "2004-366", "2004-12-31T00:00:00Z" },
    { "03335", "2003-12-01T00:00:00Z" },
    { "031231", "2003-12-31T00:00:00Z" },
    { "03-12-31", "2003-12-31T00:00:00Z" },
    { "-03-12", "2003-12-01T00:00:00Z" },
    { "-0312", "2003-12-01T00:00:00Z" },
    { "2003-012-31T10:14:55+00:00", "2003-12-31T10:14:55Z" },
    { "1969-12-31T23:59:59Z", "1969-12-31T23:59:59Z" },
    { "2004-07-08 23:56:58.0 GMT", "2004-07-08T23:56:58Z" },
  };

  assert_dates (cases, G_N_ELEMENTS (cases));
}

static void
test_reads_dates_of_numbers (void)
{
  static const Case cases[] = {
    { "2020/1/10 14:03:00", "2020-01-10T14:03:00Z" },
    { "28.02.2004 18:14", "2004-02-28T18:14:00Z" },
    { "02/28/2004", "2004-02-28T00:00:00Z" },
    { "28/02/2004", "2004-02-28T00:00:00Z" },
    { "02/03/2004 6:14 PM", "2004-02-03T18:14:00Z" },
    { "02/03/2004 18:14", NULL },
    { "03/03/2004 18:14", "2004-03-03T18:14:00Z" },
    { "28-02-2004 18:14", "2004-02-28T18:14:00Z" },
  };

  assert_dates (cases, G_N_ELEMENTS (cases));
}

/* A producer indents what it writes, and another one fills a field of fixed width. */
static void
test_looks_past_white_space (void)
{
  g_autofree char *spaces = g_strnfill (5000, ' ');
  g_autofree char *padded = g_strdup_printf ("\n%sSat, 28 Feb 2004%s\t18:14:55 GMT%s\n", spaces, spaces, spaces);
  g_autofree char *long_text = g_strnfill (5000, '1');

  g_assert_cmpint (herald_date_parse (padded), ==, herald_date_parse ("2004-02-28T18:14:55Z"));
  g_assert_cmpint (herald_date_parse (spaces), ==, HERALD_TIME_NONE);
  g_assert_cmpint (herald_date_parse (long_text), ==, HERALD_TIME_NONE);
}

static void
test_refuses_what_is_no_date (void)
{
  static const char * const texts[] = {
    NULL, "", " ", "yesterday", "now", "2004-02-28T18:14:55-833333333", "0000-00-00 00:00:00",
    "2004-13-01", "2004-02-30T10:00:00Z",
    "2003-366", "2004-02-28T25:00:00Z", "2004-02-28T10:60:00Z", "2004-02-28T10:00:61Z",
    "Thu, 31 Jun 2004 19:48:21 GMT", "Thu, 01 Jan 2004 25:48:21 GMT", "32 Jan 2004", "0", "12", "-", "+",
    "0001-01-01T00:00:00Z", "Jan", "10:14", "12 foo 2003", "99999999999999999999", "2004-02-28T10:00+99:00",
    "1 2 3 4 5 6", "13/13/2004", "\xff\xfe", "Sat, 28 Feb 2004 12:00 13:00",
  };

  for (gsize i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      g_test_message ("%u", (guint) i);
      g_assert_cmpint (herald_date_parse (texts[i]), ==, HERALD_TIME_NONE);
    }
}

/* Calls @check with the cells of each line of a table in the data folder. */
static guint
for_each_line (const char *name,
               void      (*check) (GStrv cells))
{
  g_autofree char *path = g_test_build_filename (G_TEST_DIST, "data", "dates", name, NULL);
  g_autofree char *text = NULL;
  g_auto (GStrv) lines = NULL;
  g_autoptr (GError) error = NULL;
  guint n = 0;

  g_file_get_contents (path, &text, NULL, &error);
  g_assert_no_error (error);
  lines = g_strsplit (text, "\n", -1);
  for (; lines[n] != NULL && *lines[n] != '\0'; n++)
    {
      g_auto (GStrv) cells = g_strsplit (lines[n], "\t", -1);

      g_test_message ("%s: %s", name, lines[n]);
      check (cells);
    }

  return n;
}

static void
check_form (GStrv cells)
{
  g_autofree char *written = NULL;

  g_assert_cmpuint (g_strv_length (cells), ==, 2);
  written = herald_date_format_utc (herald_date_parse (cells[0]));
  g_assert_cmpstr (written != NULL ? written : "none", ==, cells[1]);
}

static void
test_reads_what_feeds_hold (void)
{
  g_assert_cmpuint (for_each_line ("forms.tsv", check_form), >, 200);
}

static void
check_months (GStrv cells)
{
  g_assert_cmpuint (g_strv_length (cells), ==, 13);
  for (int month = 1; month <= 12; month++)
    {
      g_autofree char *text = g_strdup_printf ("28 %s 2004", cells[month]);
      g_autofree char *expected = g_strdup_printf ("2004-%02d-28T00:00:00Z", month);
      g_autofree char *written = herald_date_format_utc (herald_date_parse (text));

      g_assert_cmpstr (written, ==, expected);
    }
}

static void
test_knows_months_in_many_languages (void)
{
  g_assert_cmpuint (for_each_line ("months.tsv", check_months), >, 90);
}

static void
test_agrees_with_the_calendar (void)
{
  for (gint64 seconds = -30000000000; seconds < 60000000000; seconds += 86400 * 97 + 12345)
    {
      g_autofree char *written = herald_date_format_utc (seconds);

      g_assert_cmpint (herald_date_parse (written), ==, seconds);
    }
}

static void
test_survives_any_bytes (void)
{
  static const char alphabet[] = "0123456789-+:/. TZaAmMpPJanFebGT,\303\274()";
  g_autoptr (GRand) random = g_rand_new_with_seed (1);

  for (guint i = 0; i < 50000; i++)
    {
      char text[40] = { 0 };
      gint32 length = g_rand_int_range (random, 0, sizeof text);
      gint64 seconds;

      for (gint32 j = 0; j < length; j++)
        text[j] = alphabet[g_rand_int_range (random, 0, sizeof alphabet)];
      seconds = herald_date_parse (text);
      g_assert_true (seconds == HERALD_TIME_NONE || (seconds > -62135683200 && seconds < 260000000000));
    }
}

static void
assert_day_start (const char *zone_name,
                  const char *time,
                  const char *expected)
{
  g_autoptr (GTimeZone) zone = g_time_zone_new_identifier (zone_name);
  g_autofree char *written = NULL;

  g_assert_nonnull (zone);
  written = herald_date_format_utc (herald_date_day_start (herald_date_parse (time), zone));
  g_assert_cmpstr (written, ==, expected);
}

static void
test_finds_the_start_of_a_day (void)
{
  assert_day_start ("UTC", "2004-02-28T18:14:55Z", "2004-02-28T00:00:00Z");
  assert_day_start ("Europe/Berlin", "2004-07-01T21:59:59Z", "2004-06-30T22:00:00Z");
  assert_day_start ("Europe/Berlin", "2004-07-01T22:00:00Z", "2004-07-01T22:00:00Z");
  /* 23 and 25 hours long */
  assert_day_start ("Europe/Berlin", "2024-03-31T20:00:00Z", "2024-03-30T23:00:00Z");
  assert_day_start ("Europe/Berlin", "2024-10-27T20:00:00Z", "2024-10-26T22:00:00Z");
  /* 0:00 did not exist, 0:30 existed twice */
  assert_day_start ("America/Sao_Paulo", "2017-10-15T15:00:00Z", "2017-10-15T03:00:00Z");
  assert_day_start ("America/Havana", "2023-11-05T15:00:00Z", "2023-11-05T04:00:00Z");
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/core/date/reads-mail-dates", test_reads_mail_dates);
  g_test_add_func ("/core/date/knows-zones", test_knows_zones);
  g_test_add_func ("/core/date/knows-languages", test_knows_languages);
  g_test_add_func ("/core/date/reads-iso-dates", test_reads_iso_dates);
  g_test_add_func ("/core/date/reads-dates-of-numbers", test_reads_dates_of_numbers);
  g_test_add_func ("/core/date/looks-past-white-space", test_looks_past_white_space);
  g_test_add_func ("/core/date/refuses-what-is-no-date", test_refuses_what_is_no_date);
  g_test_add_func ("/core/date/reads-what-feeds-hold", test_reads_what_feeds_hold);
  g_test_add_func ("/core/date/knows-months-in-many-languages", test_knows_months_in_many_languages);
  g_test_add_func ("/core/date/agrees-with-the-calendar", test_agrees_with_the_calendar);
  g_test_add_func ("/core/date/survives-any-bytes", test_survives_any_bytes);
  g_test_add_func ("/core/date/finds-the-start-of-a-day", test_finds_the_start_of_a_day);

  return g_test_run ();
}
