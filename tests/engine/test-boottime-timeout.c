/* SPDX-FileCopyrightText: 2026 The Herald founders
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "herald-boottime-timeout.h"

#define WAIT_MS 30

static gboolean
count_cb (gpointer user_data)
{
  guint *n_calls = user_data;

  (*n_calls)++;

  return G_SOURCE_REMOVE;
}

static void
test_calls_once_when_it_is_time (void)
{
  gint64 begin = g_get_monotonic_time ();
  guint n_calls = 0;
  guint id = herald_boottime_timeout_add (WAIT_MS, count_cb, &n_calls);

  while (n_calls == 0)
    g_main_context_iteration (NULL, TRUE);

  g_assert_cmpint (g_get_monotonic_time () - begin, >=, WAIT_MS * 1000);
  g_assert_null (g_main_context_find_source_by_id (NULL, id));
  g_assert_cmpuint (n_calls, ==, 1);
}

/* One that was added later, and for longer, is called. */
static void
test_removed_it_is_never_called (void)
{
  guint n_calls = 0;
  guint n_later = 0;

  g_source_remove (herald_boottime_timeout_add (1, count_cb, &n_calls));
  herald_boottime_timeout_add (WAIT_MS, count_cb, &n_later);
  while (n_later == 0)
    g_main_context_iteration (NULL, TRUE);

  g_assert_cmpuint (n_calls, ==, 0);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

#define ADD(path, func) g_test_add_func ("/engine/boottime-timeout/" path, func)
  ADD ("calls-once-when-it-is-time", test_calls_once_when_it_is_time);
  ADD ("removed-it-is-never-called", test_removed_it_is_never_called);
#undef ADD

  return g_test_run ();
}
