/* SPDX-FileCopyrightText: 2026 The Herald founders
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "herald-id-array.h"

static GArray *
new_array (void)
{
  return g_array_new (FALSE, FALSE, sizeof (gint64));
}

static void
append (GArray *ids,
        gint64  id)
{
  g_array_append_val (ids, id);
}

static GArray *
new_range (gint64 first,
           gint64 end)
{
  GArray *ids = new_array ();

  for (gint64 id = first; id < end; id++)
    append (ids, id);

  return ids;
}

/* Applies @runs to @old_ids as a list model would, and compares. */
static void
assert_makes (GArray *old_ids,
              GArray *runs,
              GArray *new_ids)
{
  g_autoptr (GArray) ids = g_array_copy (old_ids);

  for (guint i = 0; i < runs->len; i++)
    {
      const HeraldIdRun *run = &g_array_index (runs, HeraldIdRun, i);

      if (run->removed > 0)
        g_array_remove_range (ids, run->new_first, run->removed);
      if (run->added > 0)
        g_array_insert_vals (ids, run->new_first, &g_array_index (new_ids, gint64, run->new_first), run->added);
    }

  g_assert_cmpmem (ids->data, ids->len * sizeof (gint64), new_ids->data, new_ids->len * sizeof (gint64));
}

static void
test_finds_one_run_for_one_change (void)
{
  g_autoptr (GArray) old_ids = new_range (1, 1001);
  g_autoptr (GArray) new_ids = new_range (1, 1001);
  g_autoptr (GArray) runs = NULL;
  const gint64 added[] = { 5001, 5002 };

  g_array_remove_range (new_ids, 500, 3);
  g_array_insert_vals (new_ids, 500, added, 2);
  runs = herald_id_array_compare (old_ids, new_ids);

  g_assert_cmpuint (runs->len, ==, 1);
  g_assert_cmpuint (g_array_index (runs, HeraldIdRun, 0).old_first, ==, 500);
  g_assert_cmpuint (g_array_index (runs, HeraldIdRun, 0).removed, ==, 3);
  g_assert_cmpuint (g_array_index (runs, HeraldIdRun, 0).added, ==, 2);
  assert_makes (old_ids, runs, new_ids);
}

static void
test_says_nothing_of_equal_arrays (void)
{
  g_autoptr (GArray) ids = new_range (1, 100);
  g_autoptr (GArray) none = new_array ();
  g_autoptr (GArray) runs = herald_id_array_compare (ids, ids);
  g_autoptr (GArray) no_runs = herald_id_array_compare (none, none);

  g_assert_cmpuint (runs->len, ==, 0);
  g_assert_cmpuint (no_runs->len, ==, 0);
}

static void
test_fills_and_empties (void)
{
  g_autoptr (GArray) ids = new_range (1, 100);
  g_autoptr (GArray) none = new_array ();
  g_autoptr (GArray) filling = herald_id_array_compare (none, ids);
  g_autoptr (GArray) emptying = herald_id_array_compare (ids, none);

  g_assert_cmpuint (filling->len, ==, 1);
  g_assert_cmpuint (emptying->len, ==, 1);
  assert_makes (none, filling, ids);
  assert_makes (ids, emptying, none);
}

static void
test_finds_its_way_through_any_change (void)
{
  for (guint round = 0; round < 200; round++)
    {
      g_autoptr (GArray) old_ids = new_array ();
      g_autoptr (GArray) new_ids = new_array ();
      g_autoptr (GArray) runs = NULL;
      gint64 n = g_test_rand_int_range (0, 3000);
      gint keep = g_test_rand_int_range (1, 20);

      for (gint64 id = n; id > 0; id--)
        {
          if (g_test_rand_int_range (0, 20) < keep)
            append (old_ids, id);
          if (g_test_rand_int_range (0, 20) < keep)
            append (new_ids, id);
        }
      runs = herald_id_array_compare (old_ids, new_ids);
      assert_makes (old_ids, runs, new_ids);
    }
}

static void
test_keeps_what_stays_out_of_the_runs (void)
{
  g_autoptr (GArray) old_ids = new_array ();
  g_autoptr (GArray) new_ids = new_array ();
  g_autoptr (GArray) runs = NULL;
  guint changed = 0;

  /* Every 500th was removed, every 700th is new. */
  for (gint64 id = 1; id <= 20000; id++)
    {
      if (id % 700 != 0)
        append (old_ids, id);
      if (id % 500 != 0)
        append (new_ids, id);
    }
  runs = herald_id_array_compare (old_ids, new_ids);

  for (guint i = 0; i < runs->len; i++)
    changed += g_array_index (runs, HeraldIdRun, i).removed + g_array_index (runs, HeraldIdRun, i).added;
  g_assert_cmpuint (changed, ==, 20000 / 700 - 20000 / 3500 + 20000 / 500 - 20000 / 3500);
  assert_makes (old_ids, runs, new_ids);
}

static void
test_joins_very_many_runs (void)
{
  g_autoptr (GArray) old_ids = new_range (1, 100001);
  g_autoptr (GArray) new_ids = new_array ();
  g_autoptr (GArray) runs = NULL;

  for (gint64 id = 1; id <= 100000; id++)
    if (id % 10 != 0)
      append (new_ids, id);
  runs = herald_id_array_compare (old_ids, new_ids);

  g_assert_cmpuint (runs->len, <=, 256);
  assert_makes (old_ids, runs, new_ids);
}

static void
test_survives_another_order (void)
{
  g_autoptr (GArray) old_ids = new_range (1, 1001);
  g_autoptr (GArray) new_ids = new_array ();
  g_autoptr (GArray) runs = NULL;

  for (gint64 id = 1000; id > 0; id--)
    append (new_ids, id);
  runs = herald_id_array_compare (old_ids, new_ids);

  assert_makes (old_ids, runs, new_ids);
}

static void
test_unites_in_order (void)
{
  g_autoptr (GArray) a = new_array ();
  g_autoptr (GArray) b = new_array ();
  g_autoptr (GArray) both = NULL;

  for (gint64 id = 2; id < 200; id += 2)
    append (a, id);
  for (gint64 id = 3; id < 200; id += 3)
    append (b, id);
  both = herald_id_array_union (a, b);

  for (gint64 id = 1; id < 200; id++)
    g_assert_cmpint (herald_id_array_contains (both, id), ==, id % 2 == 0 || id % 3 == 0);
  for (guint i = 1; i < both->len; i++)
    g_assert_cmpint (g_array_index (both, gint64, i - 1), <, g_array_index (both, gint64, i));
  g_assert_false (herald_id_array_contains (NULL, 1));
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/engine/id-array/finds-one-run-for-one-change", test_finds_one_run_for_one_change);
  g_test_add_func ("/engine/id-array/says-nothing-of-equal-arrays", test_says_nothing_of_equal_arrays);
  g_test_add_func ("/engine/id-array/fills-and-empties", test_fills_and_empties);
  g_test_add_func ("/engine/id-array/finds-its-way-through-any-change", test_finds_its_way_through_any_change);
  g_test_add_func ("/engine/id-array/keeps-what-stays-out-of-the-runs", test_keeps_what_stays_out_of_the_runs);
  g_test_add_func ("/engine/id-array/joins-very-many-runs", test_joins_very_many_runs);
  g_test_add_func ("/engine/id-array/survives-another-order", test_survives_another_order);
  g_test_add_func ("/engine/id-array/unites-in-order", test_unites_in_order);

  return g_test_run ();
}
