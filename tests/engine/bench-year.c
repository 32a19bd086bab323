/* SPDX-FileCopyrightText: 2026 The Herald founders
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "herald-test-year.h"

#include <stdio.h>
#include <stdlib.h>

/* Tells what the hosts of 500 sources see of Herald in a year: bench-year [SOURCES [HOSTS [DAYS]]] */

static void
print_host (const HeraldTestYearHost *host)
{
  printf ("%-20s %7u %9" G_GUINT64_FORMAT " %9.1f %5.1f %% %9.2f %9" G_GUINT64_FORMAT "\n",
          host->name, host->n_sources, host->requests, (double) host->bytes / 1e6,
          100.0 * (double) host->unchanged / (double) MAX (1, host->requests),
          (double) host->shortest_gap / G_USEC_PER_SEC, host->forbidden);
}

int
main (int    argc,
      char **argv)
{
  guint n_sources = argc > 1 ? (guint) atoi (argv[1]) : 500;
  guint n_hosts = argc > 2 ? (guint) atoi (argv[2]) : 60;
  guint days = argc > 3 ? (guint) atoi (argv[3]) : 365;
  g_autoptr (HeraldTestYear) year = NULL;
  g_autofree char *name = NULL;
  HeraldTestYearHost all = { .shortest_gap = G_MAXINT64 };
  gint64 begin = g_get_monotonic_time ();

  if (n_sources == 0 || n_hosts == 0)
    {
      fprintf (stderr, "usage: bench-year [SOURCES [HOSTS [DAYS]]]\n");
      return 2;
    }

  year = herald_test_year_new (n_sources, n_hosts, days);
  printf ("%-20s %7s %9s %9s %7s %9s %9s\n", "host", "sources", "requests", "MB", "304", "gap in s", "forbidden");
  for (guint i = 0; i < year->n_hosts; i++)
    {
      const HeraldTestYearHost *host = &year->hosts[i];

      print_host (host);
      all.n_sources += host->n_sources;
      all.requests += host->requests;
      all.unchanged += host->unchanged;
      all.bytes += host->bytes;
      all.forbidden += host->forbidden;
      all.shortest_gap = MIN (all.shortest_gap, host->shortest_gap);
    }
  all.name = name = g_strdup_printf ("all, in %u days", days);
  print_host (&all);
  printf ("%.1f requests a day for each source; %u wakes; played in %.1f seconds\n",
          (double) all.requests / MAX (1, days) / n_sources, year->wakes,
          (double) (g_get_monotonic_time () - begin) / G_USEC_PER_SEC);

  return all.forbidden == 0 ? 0 : 1;
}
