/* SPDX-FileCopyrightText: 2026 The Herald founders
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "herald-backup-schedule.h"
#include "herald-test-library.h"

#include <glib/gstdio.h>

static GPtrArray *
list_backups (HeraldTestLibrary *test)
{
  g_autoptr (GAsyncResult) result = NULL;

  herald_library_list_backups_async (test->path, NULL, herald_test_take_result, &result);

  return herald_library_list_backups_finish (herald_test_await (&result), NULL);
}

static guint
get_newest (HeraldTestLibrary *test)
{
  g_autoptr (GPtrArray) backups = list_backups (test);

  return backups->len > 0 ? ((HeraldBackupRecord *) g_ptr_array_index (backups, 0))->number : 0;
}

/* What only the schedule and its calls hold is gone when they are through. */
static void
wake_and_wait (HeraldTestLibrary *test)
{
  HeraldBackupSchedule *schedule = herald_backup_schedule_new (test->library);
  gint64 deadline = g_get_monotonic_time () + 30 * G_USEC_PER_SEC;

  herald_backup_schedule_wake (schedule);
  while (G_OBJECT (schedule)->ref_count > 1)
    {
      g_assert_cmpint (g_get_monotonic_time (), <, deadline);
      g_main_context_iteration (NULL, TRUE);
    }
  g_assert_finalize_object (schedule);
}

/* As if the newest one had been made @seconds from now. */
static void
date_newest (HeraldTestLibrary *test,
             gint64             seconds)
{
  g_autoptr (GPtrArray) backups = list_backups (test);
  const HeraldBackupRecord *newest = g_ptr_array_index (backups, 0);
  g_autoptr (GDateTime) now = g_date_time_new_now_utc ();
  g_autoptr (GDateTime) then = g_date_time_add_seconds (now, (double) seconds);
  g_autofree char *stamp = g_date_time_format (then, "%Y%m%dT%H%M%SZ");
  g_autofree char *name = g_strdup_printf ("%06u-%s.db", newest->number, stamp);
  g_autofree char *folder = g_path_get_dirname (newest->path);
  g_autofree char *path = g_build_filename (folder, name, NULL);

  g_assert_cmpint (g_rename (newest->path, path), ==, 0);
}

static void
test_once_a_day (void)
{
  g_autoptr (HeraldTestLibrary) test = herald_test_library_new ();

  herald_test_library_add_source (test, "https://a.example/feed", NULL);
  wake_and_wait (test);
  g_assert_cmpuint (get_newest (test), ==, 1);
  wake_and_wait (test);
  g_assert_cmpuint (get_newest (test), ==, 1);
  date_newest (test, -23 * 60 * 60);
  wake_and_wait (test);
  g_assert_cmpuint (get_newest (test), ==, 1);
  date_newest (test, -25 * 60 * 60);
  wake_and_wait (test);
  g_assert_cmpuint (get_newest (test), ==, 2);
}

static void
test_clock_jumps (void)
{
  const gint64 years = 365 * 24 * 60 * 60;
  g_autoptr (HeraldTestLibrary) test = herald_test_library_new ();

  herald_test_library_add_source (test, "https://a.example/feed", NULL);
  wake_and_wait (test);
  date_newest (test, 20 * years);
  wake_and_wait (test);
  g_assert_cmpuint (get_newest (test), ==, 2);
  wake_and_wait (test);
  g_assert_cmpuint (get_newest (test), ==, 2);
  date_newest (test, -20 * years);
  wake_and_wait (test);
  g_assert_cmpuint (get_newest (test), ==, 3);
}

static void
test_nothing_to_lose (void)
{
  g_autoptr (HeraldTestLibrary) test = herald_test_library_new ();

  wake_and_wait (test);
  g_assert_cmpuint (get_newest (test), ==, 0);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/engine/backup-schedule/once-a-day", test_once_a_day);
  g_test_add_func ("/engine/backup-schedule/clock-jumps-by-years", test_clock_jumps);
  g_test_add_func ("/engine/backup-schedule/nothing-to-lose", test_nothing_to_lose);

  return g_test_run ();
}
