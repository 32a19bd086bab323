/* SPDX-FileCopyrightText: 2026 The Herald founders
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "herald-http-queue.h"

/* The data of the tickets whose turn has come, in order. */
static GString *begun;

static void
turn_cb (HeraldHttpTicket *ticket,
         gpointer          data)
{
  g_string_append_c (begun, (char) GPOINTER_TO_INT (data));
}

static HeraldHttpQueue *
queue_new (guint total)
{
  if (begun != NULL)
    g_string_free (begun, TRUE);
  begun = g_string_new (NULL);

  return herald_http_queue_new (total, turn_cb);
}

static HeraldHttpTicket *
add (HeraldHttpQueue *queue,
     const char      *host,
     const char      *place,
     char             name)
{
  return herald_http_queue_add (queue, host, place, 1000, GINT_TO_POINTER (name));
}

static void
test_pc_25_host_rests (void)
{
  HeraldHttpQueue *queue = queue_new (32);
  HeraldHttpTicket *first = add (queue, "one", NULL, 'a');
  HeraldHttpTicket *second = add (queue, "one", NULL, 'b');

  g_assert_cmpint (herald_http_queue_give_turns (queue, 0), ==, G_MAXINT64);
  herald_http_queue_remove (queue, first, 500);
  g_assert_cmpint (herald_http_queue_give_turns (queue, 500), ==, 1500);
  g_assert_cmpint (herald_http_queue_give_turns (queue, 1499), ==, 1500);
  g_assert_cmpstr (begun->str, ==, "a");
  g_assert_cmpint (herald_http_queue_give_turns (queue, 1500), ==, G_MAXINT64);
  g_assert_cmpstr (begun->str, ==, "ab");

  herald_http_queue_remove (queue, second, 1600);
  herald_http_queue_free (queue);
}

static void
test_pc_25_host_rests_though_nobody_waits (void)
{
  HeraldHttpQueue *queue = queue_new (32);
  HeraldHttpTicket *ticket = add (queue, "one", NULL, 'a');

  herald_http_queue_give_turns (queue, 0);
  herald_http_queue_remove (queue, ticket, 10);
  herald_http_queue_give_turns (queue, 10);
  ticket = add (queue, "one", NULL, 'b');
  g_assert_cmpint (herald_http_queue_give_turns (queue, 20), ==, 1010);
  g_assert_cmpstr (begun->str, ==, "a");

  herald_http_queue_remove (queue, ticket, 30);
  herald_http_queue_free (queue);
}

static void
test_pc_25_person_waits_for_no_rest (void)
{
  HeraldHttpQueue *queue = queue_new (32);
  HeraldHttpTicket *first = add (queue, "one", NULL, 'a');
  HeraldHttpTicket *second;

  herald_http_queue_give_turns (queue, 0);
  herald_http_queue_remove (queue, first, 10);
  second = herald_http_queue_add_urgent (queue, "one", GINT_TO_POINTER ('b'));
  herald_http_queue_give_turns (queue, 10);
  g_assert_cmpstr (begun->str, ==, "ab");

  herald_http_queue_remove (queue, second, 20);
  herald_http_queue_free (queue);
}

static void
test_pc_25_hosts_take_turns (void)
{
  HeraldHttpQueue *queue = queue_new (1);
  HeraldHttpTicket *tickets[] = {
    add (queue, "one", NULL, 'a'),
    add (queue, "one", NULL, 'b'),
    add (queue, "two", NULL, 'c'),
    add (queue, "two", NULL, 'd'),
  };
  static const guint order[] = { 0, 2, 1, 3 };

  for (guint i = 0; i < G_N_ELEMENTS (order); i++)
    {
      herald_http_queue_give_turns (queue, i * 10000);
      herald_http_queue_remove (queue, tickets[order[i]], i * 10000);
    }
  g_assert_cmpstr (begun->str, ==, "acbd");
  herald_http_queue_free (queue);
}

static void
test_pc_26_hosts_at_one_place_are_asked_one_by_one (void)
{
  HeraldHttpQueue *queue = queue_new (32);
  HeraldHttpTicket *first = add (queue, "one", "192.0.2.1", 'a');
  HeraldHttpTicket *second = add (queue, "two", "192.0.2.1", 'b');
  HeraldHttpTicket *elsewhere = add (queue, "three", "192.0.2.2", 'c');

  herald_http_queue_give_turns (queue, 0);
  g_assert_cmpstr (begun->str, ==, "ac");
  herald_http_queue_remove (queue, first, 100);
  g_assert_cmpint (herald_http_queue_give_turns (queue, 100), ==, 350);
  herald_http_queue_give_turns (queue, 350);
  g_assert_cmpstr (begun->str, ==, "acb");

  herald_http_queue_remove (queue, second, 400);
  herald_http_queue_remove (queue, elsewhere, 400);
  herald_http_queue_free (queue);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/net/http-queue/pc-25-host-rests", test_pc_25_host_rests);
  g_test_add_func ("/net/http-queue/pc-25-host-rests-though-nobody-waits", test_pc_25_host_rests_though_nobody_waits);
  g_test_add_func ("/net/http-queue/pc-25-person-waits-for-no-rest", test_pc_25_person_waits_for_no_rest);
  g_test_add_func ("/net/http-queue/pc-25-hosts-take-turns", test_pc_25_hosts_take_turns);
  g_test_add_func ("/net/http-queue/pc-26-hosts-at-one-place-are-asked-one-by-one",
                   test_pc_26_hosts_at_one_place_are_asked_one_by_one);

  return g_test_run ();
}
