/* SPDX-FileCopyrightText: 2026 The Herald founders
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "herald-background.h"

#include "herald-age.h"
#include "herald-background-portal.h"

#include <glib/gi18n.h>

/**
 * HeraldBackground:
 *
 * Keeps the program running while a session refreshes by itself and the person wants that to go on without a window,
 * and tells the desktop what comes next.
 */
struct _HeraldBackground
{
  GObject        parent_instance;

  GApplication  *application; /* (unowned): outlives this */
  HeraldSession *session;     /* (owned) */
  gboolean       is_held;
};

G_DEFINE_FINAL_TYPE (HeraldBackground, herald_background, G_TYPE_OBJECT)

static char *
status_text (HeraldSession *session)
{
  HeraldRefresh *refresh = herald_session_get_refresh (session);
  HeraldScheduler *scheduler = herald_session_get_scheduler (session);
  gint64 next = herald_scheduler_get_next_wake (scheduler);
  g_autofree char *when = NULL;

  if (herald_refresh_get_active (refresh))
    return g_strdup (_("Looking for new stories"));
  if (!herald_scheduler_get_online (scheduler))
    return g_strdup (_("Waiting for the network"));
  if (next == G_MAXINT64)
    return g_strdup (_("Not refreshing"));

  when = herald_age_when (next, herald_refresh_get_time (refresh));
  /* Translators: %s is "at 15:28", "tomorrow at 08:10" or "on 27 November at 08:10". */
  return g_strdup_printf (_("Refreshes %s"), when);
}

static void
tell (HeraldBackground *self)
{
  GDBusConnection *bus = g_application_get_dbus_connection (self->application);
  g_autofree char *status = NULL;

  if (!self->is_held || bus == NULL)
    return;

  status = status_text (self->session);
  herald_background_portal_tell (bus, status);
}

static void
hold (HeraldBackground *self,
      gboolean          wanted)
{
  if (self->is_held == wanted)
    return;

  self->is_held = wanted;
  if (wanted)
    g_application_hold (self->application);
  else
    g_application_release (self->application);
}

static void
setting_changed_cb (HeraldBackground *self)
{
  hold (self, g_settings_get_boolean (herald_session_get_settings (self->session), "run-in-background"));
  tell (self);
}

static void
herald_background_dispose (GObject *object)
{
  HeraldBackground *self = HERALD_BACKGROUND (object);

  hold (self, FALSE);
  g_clear_object (&self->session);

  G_OBJECT_CLASS (herald_background_parent_class)->dispose (object);
}

static void
herald_background_class_init (HeraldBackgroundClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = herald_background_dispose;
}

static void
herald_background_init (HeraldBackground *self)
{
}

/**
 * herald_background_new:
 * @application: the program
 * @session: one that has been started
 *
 * Returns: (transfer full): what keeps @application running while it is there and the settings say so
 */
HeraldBackground *
herald_background_new (GApplication  *application,
                       HeraldSession *session)
{
  HeraldBackground *self;
  HeraldScheduler *scheduler;

  g_return_val_if_fail (G_IS_APPLICATION (application), NULL);
  g_return_val_if_fail (HERALD_IS_SESSION (session), NULL);

  self = g_object_new (HERALD_TYPE_BACKGROUND, NULL);
  self->application = application;
  self->session = g_object_ref (session);
  scheduler = herald_session_get_scheduler (session);

  g_signal_connect_object (herald_session_get_settings (session), "changed::run-in-background",
                           G_CALLBACK (setting_changed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (herald_session_get_refresh (session), "notify::active", G_CALLBACK (tell), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (scheduler, "notify::next-wake", G_CALLBACK (tell), self, G_CONNECT_SWAPPED);
  setting_changed_cb (self);

  return self;
}
