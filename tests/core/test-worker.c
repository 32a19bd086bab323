/* SPDX-FileCopyrightText: 2026 The Herald founders
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "herald-worker.h"

static void
append_name (GTask        *task,
             gpointer      task_data,
             GCancellable *cancellable)
{
  g_task_return_pointer (task, g_thread_self (), NULL);
}

static void
return_whether_current (GTask        *task,
                        gpointer      task_data,
                        GCancellable *cancellable)
{
  g_usleep (1000);
  g_task_return_boolean (task, herald_worker_is_current (task_data));
}

static void
done_cb (GObject      *object,
         GAsyncResult *result,
         gpointer      user_data)
{
  GPtrArray *results = user_data;

  g_ptr_array_add (results, g_object_ref (result));
}

static void
queue_one (HeraldWorker *worker,
           GCancellable *cancellable,
           GPtrArray    *results,
           gpointer      tag)
{
  g_autoptr (GTask) task = g_task_new (NULL, cancellable, done_cb, results);

  g_task_set_source_tag (task, tag);
  herald_worker_queue (worker, task, append_name);
}

static void
wait_for (GPtrArray *results,
          guint      n)
{
  while (results->len < n)
    g_main_context_iteration (NULL, TRUE);
}

static void
test_keeps_order (void)
{
  g_autoptr (HeraldWorker) worker = herald_worker_new ("test");
  g_autoptr (GPtrArray) results = g_ptr_array_new_with_free_func (g_object_unref);
  gpointer thread = NULL;

  for (guint i = 1; i <= 100; i++)
    queue_one (worker, NULL, results, GUINT_TO_POINTER (i));
  wait_for (results, 100);

  for (guint i = 0; i < 100; i++)
    {
      GTask *task = g_ptr_array_index (results, i);
      gpointer ran_on = g_task_propagate_pointer (task, NULL);

      g_assert_cmpuint (GPOINTER_TO_UINT (g_task_get_source_tag (task)), ==, i + 1);
      g_assert_true (ran_on != g_thread_self ());
      g_assert_true (thread == NULL || thread == ran_on);
      thread = ran_on;
    }

  herald_worker_shutdown (worker);
}

static void
test_runs_what_waits_at_shutdown (void)
{
  g_autoptr (HeraldWorker) worker = herald_worker_new ("test");
  g_autoptr (GPtrArray) results = g_ptr_array_new_with_free_func (g_object_unref);

  for (guint i = 0; i < 10; i++)
    queue_one (worker, NULL, results, NULL);
  herald_worker_shutdown (worker);
  wait_for (results, 10);

  for (guint i = 0; i < 10; i++)
    {
      g_autoptr (GError) error = NULL;

      g_assert_nonnull (g_task_propagate_pointer (g_ptr_array_index (results, i), &error));
      g_assert_no_error (error);
    }
}

static void
test_is_current_while_it_shuts_down (void)
{
  g_autoptr (HeraldWorker) worker = herald_worker_new ("test");
  g_autoptr (GPtrArray) results = g_ptr_array_new_with_free_func (g_object_unref);

  for (guint i = 0; i < 10; i++)
    {
      g_autoptr (GTask) task = g_task_new (NULL, NULL, done_cb, results);

      g_task_set_task_data (task, worker, NULL);
      herald_worker_queue (worker, task, return_whether_current);
    }
  herald_worker_shutdown (worker);
  wait_for (results, 10);

  for (guint i = 0; i < 10; i++)
    g_assert_true (g_task_propagate_boolean (g_ptr_array_index (results, i), NULL));
}

static void
test_refuses_after_shutdown (void)
{
  g_autoptr (HeraldWorker) worker = herald_worker_new ("test");
  g_autoptr (GPtrArray) results = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr (GError) error = NULL;

  herald_worker_shutdown (worker);
  queue_one (worker, NULL, results, NULL);
  wait_for (results, 1);

  g_assert_null (g_task_propagate_pointer (g_ptr_array_index (results, 0), &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CLOSED);
}

static void
test_skips_cancelled (void)
{
  g_autoptr (HeraldWorker) worker = herald_worker_new ("test");
  g_autoptr (GPtrArray) results = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GError) error = NULL;

  g_cancellable_cancel (cancellable);
  queue_one (worker, cancellable, results, NULL);
  wait_for (results, 1);

  g_assert_null (g_task_propagate_pointer (g_ptr_array_index (results, 0), &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  herald_worker_shutdown (worker);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/core/worker/keeps-order", test_keeps_order);
  g_test_add_func ("/core/worker/runs-what-waits-at-shutdown", test_runs_what_waits_at_shutdown);
  g_test_add_func ("/core/worker/is-current-while-it-shuts-down", test_is_current_while_it_shuts_down);
  g_test_add_func ("/core/worker/refuses-after-shutdown", test_refuses_after_shutdown);
  g_test_add_func ("/core/worker/skips-cancelled", test_skips_cancelled);

  return g_test_run ();
}
