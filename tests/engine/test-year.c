/* SPDX-FileCopyrightText: 2026 The Herald founders
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "herald-test-year.h"

/* Fewer sources and days than "./dev bench year" has, but of every habit, and on either side of each change. */
#define N_SOURCES 130
#define N_HOSTS 12
#define DAYS 45

static void
test_nobody_is_asked_when_it_wants_not_to_be (void)
{
  g_autoptr (HeraldTestYear) year = herald_test_year_new (N_SOURCES, N_HOSTS, DAYS);

  for (guint i = 0; i < N_HOSTS; i++)
    {
      g_test_message ("%s: %" G_GUINT64_FORMAT " requests", year->hosts[i].name, year->hosts[i].requests);
      g_assert_cmpuint (year->hosts[i].forbidden, ==, 0);
      g_assert_cmpint (year->hosts[i].shortest_gap, >=, G_USEC_PER_SEC);
      g_assert_cmpuint (year->hosts[i].unchanged, >, 0);

      /* Each at least every other day, as far as it has not gone, and none more often than every hour. */
      g_assert_cmpuint (year->hosts[i].requests, >, year->hosts[i].n_sources * DAYS / 2);
      g_assert_cmpuint (year->hosts[i].requests, <, year->hosts[i].n_sources * DAYS * 24);
    }
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/engine/year/nobody-is-asked-when-it-wants-not-to-be",
                   test_nobody_is_asked_when_it_wants_not_to_be);

  return g_test_run ();
}
