/* SPDX-FileCopyrightText: 2026 The Herald founders
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "herald-scheduler.h"

#include "herald-boottime-timeout.h"

/* All in seconds. */
#define SHORTEST_SLEEP 60
#define LONGEST_SLEEP (24 * 60 * 60)
#define AFTER_START 2
#define AFTER_SUSPEND 10
#define JITTER 5

#define DEFAULT_INTERVAL 60

/**
 * HeraldScheduler:
 *
 * Begins a refresh when a source is due. Between two of them it sleeps: it wakes when the first source will be due,
 * when the network comes back or power need not be saved any more, and at no other time. A source also comes due
 * while the machine is suspended.
 */
struct _HeraldScheduler
{
  GObject               parent_instance;

  HeraldRefresh        *refresh;   /* (owned) */
  GNetworkMonitor      *network;   /* (owned) */
  GPowerProfileMonitor *power;     /* (owned) */
  guint                 interval;  /* in minutes */
  gboolean              allow_metered;
  gboolean              allow_power_saving;
  gboolean              online;

  gboolean              is_started;
  guint                 wake_source;
  gint64                planned;   /* when it was to wake by the monotonic clock, which stands still in suspend */
  gint64                next_wake; /* by the clock of the refresh; %G_MAXINT64 while there is none */
};

enum
{
  PROP_INTERVAL = 1,
  PROP_ALLOW_METERED,
  PROP_ALLOW_POWER_SAVING,
  PROP_ONLINE,
  PROP_NEXT_WAKE,
  N_PROPS,
};

static GParamSpec *properties[N_PROPS];

G_DEFINE_FINAL_TYPE (HeraldScheduler, herald_scheduler, G_TYPE_OBJECT)

static void
set_next_wake (HeraldScheduler *self,
               gint64           next_wake)
{
  if (self->next_wake == next_wake)
    return;

  self->next_wake = next_wake;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_NEXT_WAKE]);
}

static void sleep_for (HeraldScheduler *self,
                       gint64           seconds);

/* The network of a machine that has just been resumed may be said to be there before it is. */
static gboolean
wake_cb (gpointer user_data)
{
  HeraldScheduler *self = HERALD_SCHEDULER (user_data);

  self->wake_source = 0;
  set_next_wake (self, G_MAXINT64);
  if (g_get_monotonic_time () < self->planned)
    sleep_for (self, AFTER_SUSPEND);
  else
    herald_scheduler_wake (self);

  return G_SOURCE_REMOVE;
}

static void
sleep_for (HeraldScheduler *self,
           gint64           seconds)
{
  g_clear_handle_id (&self->wake_source, g_source_remove);
  set_next_wake (self, herald_refresh_get_time (self->refresh) + seconds);
  self->planned = g_get_monotonic_time () + (seconds - 1) * G_USEC_PER_SEC;
  self->wake_source = herald_boottime_timeout_add (seconds * 1000, wake_cb, self);
  g_source_set_name_by_id (self->wake_source, "[herald] next refresh");
}

/* Whether a refresh that nobody asked for may use network and power as they are (polite client, 49 and 55). */
static gboolean
may_fetch (HeraldScheduler *self)
{
  return self->online && (self->allow_metered || !g_network_monitor_get_network_metered (self->network)) &&
         (self->allow_power_saving || !g_power_profile_monitor_get_power_saver_enabled (self->power));
}

/* Sources that are due at one time, on many machines, are not asked in one moment (polite client, 27). */
static gint64
draw_jitter (void)
{
  return g_random_int_range (0, JITTER + 1);
}

static void
plan (HeraldScheduler *self)
{
  gint64 now = herald_refresh_get_time (self->refresh);
  gint64 next = G_MAXINT64;
  gint64 sleep;

  if (self->is_started && self->interval != 0 && !herald_refresh_get_active (self->refresh) && may_fetch (self))
    next = herald_refresh_get_next_due (self->refresh);

  if (next == G_MAXINT64)
    {
      g_clear_handle_id (&self->wake_source, g_source_remove);
      set_next_wake (self, G_MAXINT64);
      return;
    }

  sleep = next <= now ? SHORTEST_SLEEP : CLAMP (next - now, SHORTEST_SLEEP, LONGEST_SLEEP);
  if (self->wake_source == 0 || now + sleep < self->next_wake)
    sleep_for (self, sleep + draw_jitter ());
}

static void
look_at_network (HeraldScheduler *self)
{
  gboolean online = g_network_monitor_get_network_available (self->network) &&
                    g_network_monitor_get_connectivity (self->network) != G_NETWORK_CONNECTIVITY_PORTAL;

  if (self->online == online)
    return;

  self->online = online;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_ONLINE]);
}

/* The network also changes when the machine wakes from sleep: then much may be due, and names may not be known yet. */
static void
conditions_changed_cb (HeraldScheduler *self)
{
  gboolean was_allowed = self->next_wake != G_MAXINT64;

  look_at_network (self);

  if (!may_fetch (self))
    plan (self);
  else if (self->is_started && self->interval != 0 && !was_allowed && !herald_refresh_get_active (self->refresh))
    sleep_for (self, AFTER_START + draw_jitter ());
}

static void
plan_cb (HeraldScheduler *self)
{
  plan (self);
}

static void
herald_scheduler_dispose (GObject *object)
{
  HeraldScheduler *self = HERALD_SCHEDULER (object);

  g_clear_handle_id (&self->wake_source, g_source_remove);
  g_clear_object (&self->network);
  g_clear_object (&self->power);
  g_clear_object (&self->refresh);

  G_OBJECT_CLASS (herald_scheduler_parent_class)->dispose (object);
}

static void
herald_scheduler_get_property (GObject    *object,
                               guint       prop_id,
                               GValue     *value,
                               GParamSpec *pspec)
{
  HeraldScheduler *self = HERALD_SCHEDULER (object);

  switch (prop_id)
    {
    case PROP_INTERVAL:
      g_value_set_uint (value, self->interval);
      break;
    case PROP_ALLOW_METERED:
      g_value_set_boolean (value, self->allow_metered);
      break;
    case PROP_ALLOW_POWER_SAVING:
      g_value_set_boolean (value, self->allow_power_saving);
      break;
    case PROP_ONLINE:
      g_value_set_boolean (value, self->online);
      break;
    case PROP_NEXT_WAKE:
      g_value_set_int64 (value, self->next_wake);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
herald_scheduler_set_property (GObject      *object,
                               guint         prop_id,
                               const GValue *value,
                               GParamSpec   *pspec)
{
  HeraldScheduler *self = HERALD_SCHEDULER (object);

  switch (prop_id)
    {
    case PROP_INTERVAL:
      herald_scheduler_set_interval (self, g_value_get_uint (value));
      break;
    case PROP_ALLOW_METERED:
      herald_scheduler_set_allow_metered (self, g_value_get_boolean (value));
      break;
    case PROP_ALLOW_POWER_SAVING:
      herald_scheduler_set_allow_power_saving (self, g_value_get_boolean (value));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
herald_scheduler_class_init (HeraldSchedulerClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = herald_scheduler_dispose;
  object_class->get_property = herald_scheduler_get_property;
  object_class->set_property = herald_scheduler_set_property;

  properties[PROP_INTERVAL] =
    g_param_spec_uint ("interval", NULL, NULL, 0, G_MAXUINT, DEFAULT_INTERVAL,
                       G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY);
  properties[PROP_ALLOW_METERED] =
    g_param_spec_boolean ("allow-metered", NULL, NULL, FALSE,
                          G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY);
  properties[PROP_ALLOW_POWER_SAVING] =
    g_param_spec_boolean ("allow-power-saving", NULL, NULL, FALSE,
                          G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY);
  properties[PROP_ONLINE] =
    g_param_spec_boolean ("online", NULL, NULL, TRUE,
                          G_PARAM_READABLE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY);
  properties[PROP_NEXT_WAKE] =
    g_param_spec_int64 ("next-wake", NULL, NULL, G_MININT64, G_MAXINT64, G_MAXINT64,
                        G_PARAM_READABLE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY);
  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
herald_scheduler_init (HeraldScheduler *self)
{
  self->interval = DEFAULT_INTERVAL;
  self->next_wake = G_MAXINT64;
}

/**
 * herald_scheduler_new:
 * @refresh: what is begun
 *
 * Returns: (transfer full): a scheduler that has not been started
 */
HeraldScheduler *
herald_scheduler_new (HeraldRefresh *refresh)
{
  g_autoptr (GPowerProfileMonitor) power = NULL;
  HeraldScheduler *self;

  g_return_val_if_fail (HERALD_IS_REFRESH (refresh), NULL);

  self = g_object_new (HERALD_TYPE_SCHEDULER, NULL);
  self->refresh = g_object_ref (refresh);
  power = g_power_profile_monitor_dup_default ();
  herald_scheduler_set_power (self, power);
  herald_scheduler_set_network (self, g_network_monitor_get_default ());

  g_signal_connect_object (refresh, "finished", G_CALLBACK (plan_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (herald_library_get_sources (herald_refresh_get_library (refresh)), "items-changed",
                           G_CALLBACK (plan_cb), self, G_CONNECT_SWAPPED);

  return self;
}

/**
 * herald_scheduler_start:
 * @self: a scheduler
 * @refresh_now: whether the sources that are due by now are fetched in a moment, also where the interval is 0
 */
void
herald_scheduler_start (HeraldScheduler *self,
                        gboolean         refresh_now)
{
  g_return_if_fail (HERALD_IS_SCHEDULER (self));

  self->is_started = TRUE;
  if (refresh_now && may_fetch (self))
    sleep_for (self, AFTER_START + draw_jitter ());
  else
    plan (self);
}

/**
 * herald_scheduler_stop:
 * @self: a scheduler
 *
 * Begins no more refreshes. One that is under way goes on.
 */
void
herald_scheduler_stop (HeraldScheduler *self)
{
  g_return_if_fail (HERALD_IS_SCHEDULER (self));

  self->is_started = FALSE;
  plan (self);
}

/**
 * herald_scheduler_wake:
 * @self: a scheduler
 *
 * Fetches what is due, if the network may be used, and sleeps again.
 */
void
herald_scheduler_wake (HeraldScheduler *self)
{
  g_return_if_fail (HERALD_IS_SCHEDULER (self));

  if (self->is_started && may_fetch (self))
    herald_refresh_add_due (self->refresh);

  plan (self);
}

/**
 * herald_scheduler_get_next_wake:
 * @self: a scheduler
 *
 * Returns: when it wakes by itself, in seconds since 1970; %G_MAXINT64 if it does not
 */
gint64
herald_scheduler_get_next_wake (HeraldScheduler *self)
{
  g_return_val_if_fail (HERALD_IS_SCHEDULER (self), G_MAXINT64);

  return self->next_wake;
}

guint
herald_scheduler_get_interval (HeraldScheduler *self)
{
  g_return_val_if_fail (HERALD_IS_SCHEDULER (self), 0);

  return self->interval;
}

/**
 * herald_scheduler_set_interval:
 * @self: a scheduler
 * @minutes: how often a source is asked; 0 for only when a person says so
 */
void
herald_scheduler_set_interval (HeraldScheduler *self,
                               guint            minutes)
{
  g_return_if_fail (HERALD_IS_SCHEDULER (self));

  if (self->interval == minutes)
    return;

  self->interval = minutes;
  plan (self);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_INTERVAL]);
}

gboolean
herald_scheduler_get_allow_metered (HeraldScheduler *self)
{
  g_return_val_if_fail (HERALD_IS_SCHEDULER (self), FALSE);

  return self->allow_metered;
}

/**
 * herald_scheduler_set_allow_metered:
 * @self: a scheduler
 * @allow_metered: whether a network that is paid by volume may be used without being asked
 */
void
herald_scheduler_set_allow_metered (HeraldScheduler *self,
                                    gboolean         allow_metered)
{
  g_return_if_fail (HERALD_IS_SCHEDULER (self));

  allow_metered = !!allow_metered;
  if (self->allow_metered == allow_metered)
    return;

  self->allow_metered = allow_metered;
  plan (self);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_ALLOW_METERED]);
}

gboolean
herald_scheduler_get_allow_power_saving (HeraldScheduler *self)
{
  g_return_val_if_fail (HERALD_IS_SCHEDULER (self), FALSE);

  return self->allow_power_saving;
}

/**
 * herald_scheduler_set_allow_power_saving:
 * @self: a scheduler
 * @allow_power_saving: whether sources are fetched without being asked while the machine saves power
 */
void
herald_scheduler_set_allow_power_saving (HeraldScheduler *self,
                                         gboolean         allow_power_saving)
{
  g_return_if_fail (HERALD_IS_SCHEDULER (self));

  allow_power_saving = !!allow_power_saving;
  if (self->allow_power_saving == allow_power_saving)
    return;

  self->allow_power_saving = allow_power_saving;
  plan (self);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_ALLOW_POWER_SAVING]);
}

/**
 * herald_scheduler_get_online:
 * @self: a scheduler
 *
 * Returns: whether this machine has a network that leads further than to a sign-in page
 */
gboolean
herald_scheduler_get_online (HeraldScheduler *self)
{
  g_return_val_if_fail (HERALD_IS_SCHEDULER (self), FALSE);

  return self->online;
}

/**
 * herald_scheduler_set_network:
 * @self: a scheduler
 * @network: the network to watch instead of the machine's
 */
void
herald_scheduler_set_network (HeraldScheduler *self,
                              GNetworkMonitor *network)
{
  g_return_if_fail (HERALD_IS_SCHEDULER (self));
  g_return_if_fail (G_IS_NETWORK_MONITOR (network));

  if (self->network != NULL)
    g_signal_handlers_disconnect_by_func (self->network, conditions_changed_cb, self);
  g_set_object (&self->network, network);
  g_signal_connect_object (network, "network-changed", G_CALLBACK (conditions_changed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (network, "notify::network-metered", G_CALLBACK (conditions_changed_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (network, "notify::connectivity", G_CALLBACK (conditions_changed_cb), self,
                           G_CONNECT_SWAPPED);
  look_at_network (self);
  plan (self);
}

/**
 * herald_scheduler_set_power:
 * @self: a scheduler
 * @power: what tells whether power is saved, instead of the machine's
 */
void
herald_scheduler_set_power (HeraldScheduler      *self,
                            GPowerProfileMonitor *power)
{
  g_return_if_fail (HERALD_IS_SCHEDULER (self));
  g_return_if_fail (G_IS_POWER_PROFILE_MONITOR (power));

  if (self->power != NULL)
    g_signal_handlers_disconnect_by_func (self->power, conditions_changed_cb, self);
  g_set_object (&self->power, power);
  g_signal_connect_object (power, "notify::power-saver-enabled", G_CALLBACK (conditions_changed_cb), self,
                           G_CONNECT_SWAPPED);
  if (self->network != NULL)
    plan (self);
}
