/* SPDX-FileCopyrightText: 2026 The Herald founders
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "herald-scheduler.h"
#include "herald-test-fetching.h"

#define HOUR (60 * 60)
#define DAY (24 * HOUR)

/* An hour after the story of the feed: Saturday, 1 November 2025, 01:00:00 UTC */
#define NOW G_GINT64_CONSTANT (1761958800)

/* A network that a test can cut. */
#define TEST_TYPE_NETWORK (test_network_get_type ())
G_DECLARE_FINAL_TYPE (TestNetwork, test_network, TEST, NETWORK, GObject)

struct _TestNetwork
{
  GObject              parent_instance;

  gboolean             available;
  gboolean             metered;
  GNetworkConnectivity connectivity;
};

enum
{
  PROP_NETWORK_AVAILABLE = 1,
  PROP_NETWORK_METERED,
  PROP_CONNECTIVITY,
};

static gboolean
initable_init (GInitable     *initable,
               GCancellable  *cancellable,
               GError       **error)
{
  return TRUE;
}

static void
initable_iface_init (GInitableIface *iface)
{
  iface->init = initable_init;
}

static void
network_iface_init (GNetworkMonitorInterface *iface)
{
}

G_DEFINE_FINAL_TYPE_WITH_CODE (TestNetwork, test_network, G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (G_TYPE_INITABLE, initable_iface_init)
                               G_IMPLEMENT_INTERFACE (G_TYPE_NETWORK_MONITOR, network_iface_init))

static void
test_network_get_property (GObject    *object,
                           guint       prop_id,
                           GValue     *value,
                           GParamSpec *pspec)
{
  TestNetwork *self = TEST_NETWORK (object);

  switch (prop_id)
    {
    case PROP_NETWORK_AVAILABLE:
      g_value_set_boolean (value, self->available);
      break;
    case PROP_NETWORK_METERED:
      g_value_set_boolean (value, self->metered);
      break;
    case PROP_CONNECTIVITY:
      g_value_set_enum (value, self->connectivity);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
test_network_class_init (TestNetworkClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->get_property = test_network_get_property;
  g_object_class_override_property (object_class, PROP_NETWORK_AVAILABLE, "network-available");
  g_object_class_override_property (object_class, PROP_NETWORK_METERED, "network-metered");
  g_object_class_override_property (object_class, PROP_CONNECTIVITY, "connectivity");
}

static void
test_network_init (TestNetwork *self)
{
  self->available = TRUE;
  self->connectivity = G_NETWORK_CONNECTIVITY_FULL;
}

/* A machine that a test can make save power. */
#define TEST_TYPE_POWER (test_power_get_type ())
G_DECLARE_FINAL_TYPE (TestPower, test_power, TEST, POWER, GObject)

struct _TestPower
{
  GObject  parent_instance;

  gboolean saving;
};

static void
power_iface_init (GPowerProfileMonitorInterface *iface)
{
}

G_DEFINE_FINAL_TYPE_WITH_CODE (TestPower, test_power, G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (G_TYPE_INITABLE, initable_iface_init)
                               G_IMPLEMENT_INTERFACE (G_TYPE_POWER_PROFILE_MONITOR, power_iface_init))

static void
test_power_get_property (GObject    *object,
                         guint       prop_id,
                         GValue     *value,
                         GParamSpec *pspec)
{
  g_value_set_boolean (value, TEST_POWER (object)->saving);
}

static void
test_power_class_init (TestPowerClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->get_property = test_power_get_property;
  g_object_class_override_property (object_class, 1, "power-saver-enabled");
}

static void
test_power_init (TestPower *self)
{
}

static void
set_available (TestNetwork *self,
               gboolean     available)
{
  self->available = available;
  g_signal_emit_by_name (self, "network-changed", available);
}

/* A source that is due in an hour, and who waits for it. */
typedef struct
{
  HeraldTestFetching *fetching;  /* (owned) */
  TestNetwork        *network;   /* (owned) */
  HeraldScheduler    *scheduler; /* (owned) */
  HeraldSource       *source;    /* (unowned) */
} Fixture;

static Fixture *
fixture_new (void)
{
  Fixture *self = g_new0 (Fixture, 1);

  self->fetching = herald_test_fetching_new ();
  self->fetching->now = NOW;
  self->source = herald_test_fetching_add_source (self->fetching, "/feed");
  herald_test_route_set_etag (herald_test_fetching_serve_feed (self->fetching, "/feed", 0, 1), "\"one\"");
  herald_test_fetching_refresh (self->fetching, NULL);

  self->network = g_object_new (TEST_TYPE_NETWORK, NULL);
  self->scheduler = herald_scheduler_new (self->fetching->refresh);
  herald_scheduler_set_network (self->scheduler, G_NETWORK_MONITOR (self->network));

  return self;
}

static void
fixture_free (Fixture *self)
{
  g_assert_finalize_object (g_steal_pointer (&self->scheduler));
  g_assert_finalize_object (g_steal_pointer (&self->network));
  herald_test_fetching_free (self->fetching);
  g_free (self);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Fixture, fixture_free)

static gint64
next_wake (Fixture *self)
{
  return herald_scheduler_get_next_wake (self->scheduler);
}

static gint64
next_fetch (Fixture *self)
{
  return herald_source_get_record (self->source)->next_fetch;
}

static guint
count_requests (Fixture *self)
{
  return herald_test_server_count (self->fetching->server, "/feed");
}

static void
wake (Fixture *self)
{
  herald_scheduler_wake (self->scheduler);
  herald_test_wait_until (!herald_refresh_get_active (self->fetching->refresh));
}

static void
next_wake_cb (guint *n_told)
{
  (*n_told)++;
}

static void
test_sleeps_until_a_source_is_due (void)
{
  g_autoptr (Fixture) self = fixture_new ();
  guint n_told = 0;

  g_assert_cmpint (next_wake (self), ==, G_MAXINT64);
  g_signal_connect_swapped (self->scheduler, "notify::next-wake", G_CALLBACK (next_wake_cb), &n_told);
  herald_scheduler_start (self->scheduler, FALSE);
  g_assert_cmpuint (n_told, ==, 1);

  g_assert_cmpint (next_wake (self), >=, next_fetch (self));
  g_assert_cmpint (next_wake (self), <=, next_fetch (self) + 10);
}

static void
test_fetches_what_is_due_and_sleeps_again (void)
{
  g_autoptr (Fixture) self = fixture_new ();

  herald_scheduler_start (self->scheduler, FALSE);
  wake (self);
  g_assert_cmpuint (count_requests (self), ==, 1);

  self->fetching->now = next_fetch (self);
  wake (self);
  g_assert_cmpuint (count_requests (self), ==, 2);
  g_assert_cmpint (next_fetch (self), >, self->fetching->now);
  g_assert_cmpint (next_wake (self), >=, next_fetch (self));
}

static void
test_start_fetches_only_what_is_due (void)
{
  g_autoptr (Fixture) self = fixture_new ();

  herald_scheduler_start (self->scheduler, TRUE);
  g_assert_cmpint (next_wake (self), <=, self->fetching->now + 10);
  wake (self);
  g_assert_cmpuint (count_requests (self), ==, 1);
}

static void
test_ten_starts_are_not_ten_requests (void)
{
  g_autoptr (Fixture) self = fixture_new ();

  self->fetching->now = next_fetch (self);
  for (guint i = 0; i < 10; i++)
    {
      herald_scheduler_start (self->scheduler, TRUE);
      wake (self);
      herald_scheduler_stop (self->scheduler);
    }
  g_assert_cmpuint (count_requests (self), ==, 2);
}

static void
test_never_wakes_within_a_minute (void)
{
  g_autoptr (Fixture) self = fixture_new ();

  self->fetching->now = next_fetch (self) + DAY;
  herald_scheduler_start (self->scheduler, FALSE);
  g_assert_cmpint (next_wake (self), >=, self->fetching->now + 60);
}

static void
test_without_interval_it_never_wakes (void)
{
  g_autoptr (Fixture) self = fixture_new ();

  herald_scheduler_start (self->scheduler, FALSE);
  herald_scheduler_set_interval (self->scheduler, 0);
  g_assert_cmpint (next_wake (self), ==, G_MAXINT64);
  herald_scheduler_set_interval (self->scheduler, 30);
  g_assert_cmpint (next_wake (self), <, G_MAXINT64);
}

static void
test_stopped_it_does_nothing (void)
{
  g_autoptr (Fixture) self = fixture_new ();

  herald_scheduler_start (self->scheduler, FALSE);
  herald_scheduler_stop (self->scheduler);
  g_assert_cmpint (next_wake (self), ==, G_MAXINT64);
  self->fetching->now = next_fetch (self);
  wake (self);
  g_assert_cmpuint (count_requests (self), ==, 1);
}

static void
test_without_network_it_waits_for_one (void)
{
  g_autoptr (Fixture) self = fixture_new ();

  herald_scheduler_start (self->scheduler, FALSE);
  set_available (self->network, FALSE);
  g_assert_false (herald_scheduler_get_online (self->scheduler));
  g_assert_cmpint (next_wake (self), ==, G_MAXINT64);
  self->fetching->now = next_fetch (self);
  wake (self);
  g_assert_cmpuint (count_requests (self), ==, 1);

  set_available (self->network, TRUE);
  g_assert_true (herald_scheduler_get_online (self->scheduler));
  g_assert_cmpint (next_wake (self), <=, self->fetching->now + 10);
  wake (self);
  g_assert_cmpuint (count_requests (self), ==, 2);
}

static void
test_sign_in_page_is_no_network (void)
{
  g_autoptr (Fixture) self = fixture_new ();

  self->network->connectivity = G_NETWORK_CONNECTIVITY_PORTAL;
  set_available (self->network, TRUE);
  g_assert_false (herald_scheduler_get_online (self->scheduler));
}

static void
test_metered_network_only_if_allowed (void)
{
  g_autoptr (Fixture) self = fixture_new ();

  self->network->metered = TRUE;
  set_available (self->network, TRUE);
  herald_scheduler_start (self->scheduler, FALSE);
  self->fetching->now = next_fetch (self);
  wake (self);
  g_assert_cmpuint (count_requests (self), ==, 1);

  herald_scheduler_set_allow_metered (self->scheduler, TRUE);
  wake (self);
  g_assert_cmpuint (count_requests (self), ==, 2);
}

static void
test_pc_55_saving_of_power_only_if_allowed (void)
{
  g_autoptr (TestPower) power = g_object_new (TEST_TYPE_POWER, NULL);
  g_autoptr (Fixture) self = fixture_new ();

  power->saving = TRUE;
  herald_scheduler_set_power (self->scheduler, G_POWER_PROFILE_MONITOR (power));
  herald_scheduler_start (self->scheduler, TRUE);
  g_assert_cmpint (next_wake (self), ==, G_MAXINT64);
  self->fetching->now = next_fetch (self);
  wake (self);
  g_assert_cmpuint (count_requests (self), ==, 1);

  power->saving = FALSE;
  g_object_notify (G_OBJECT (power), "power-saver-enabled");
  g_assert_cmpint (next_wake (self), <=, self->fetching->now + 10);
  power->saving = TRUE;
  g_object_notify (G_OBJECT (power), "power-saver-enabled");
  g_assert_cmpint (next_wake (self), ==, G_MAXINT64);
  herald_scheduler_set_allow_power_saving (self->scheduler, TRUE);
  wake (self);
  g_assert_cmpuint (count_requests (self), ==, 2);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

#define ADD(path, func) g_test_add_func ("/engine/scheduler/" path, func)
  ADD ("sleeps-until-a-source-is-due", test_sleeps_until_a_source_is_due);
  ADD ("fetches-what-is-due-and-sleeps-again", test_fetches_what_is_due_and_sleeps_again);
  ADD ("pc-27-start-fetches-only-what-is-due", test_start_fetches_only_what_is_due);
  ADD ("pc-54-ten-starts-are-not-ten-requests", test_ten_starts_are_not_ten_requests);
  ADD ("never-wakes-within-a-minute", test_never_wakes_within_a_minute);
  ADD ("without-interval-it-never-wakes", test_without_interval_it_never_wakes);
  ADD ("stopped-it-does-nothing", test_stopped_it_does_nothing);
  ADD ("without-network-it-waits-for-one", test_without_network_it_waits_for_one);
  ADD ("pc-49-sign-in-page-is-no-network", test_sign_in_page_is_no_network);
  ADD ("pc-55-metered-network-only-if-allowed", test_metered_network_only_if_allowed);
  ADD ("pc-55-saving-of-power-only-if-allowed", test_pc_55_saving_of_power_only_if_allowed);
#undef ADD

  return g_test_run ();
}
