/* SPDX-FileCopyrightText: 2026 The Herald founders
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "herald-session.h"

#include "herald-backup-schedule.h"
#include "herald-http-client.h"
#include "herald-icon-loader.h"

/**
 * HeraldSession:
 *
 * One open library and the engine's parts that work for it, tied to the settings. Windows show a session.
 */
struct _HeraldSession
{
  GObject               parent_instance;

  HeraldLibrary        *library;   /* (owned) */
  GSettings            *settings;  /* (owned) */
  HeraldKeyring        *keyring;   /* (owned) */
  HeraldHttpClient     *client;    /* (owned) */
  HeraldFetcher        *fetcher;   /* (owned) */
  HeraldRefresh        *refresh;   /* (owned) */
  HeraldScheduler      *scheduler; /* (owned) */
  HeraldBackupSchedule *backups;   /* (owned) */
  HeraldIconFinder     *finder;    /* (owned) */
  HeraldIconLoader     *icons;     /* (owned) (nullable): where icons can be stored */
  HeraldPictureLoader  *pictures;  /* (owned) */
  gboolean              started;
  gboolean              closed;
};

G_DEFINE_FINAL_TYPE (HeraldSession, herald_session, G_TYPE_OBJECT)

/* Counted from the last answer of a source, so that a clock that has jumped ahead takes no story away. */
static void
purge_old_stories (HeraldSession *self)
{
  gint64 now = MIN (g_get_real_time () / G_USEC_PER_SEC, herald_library_get_last_success (self->library));

  if (now != HERALD_TIME_NONE)
    herald_library_purge_async (self->library, now,
                                g_settings_get_int (self->settings, "retention-days"),
                                g_settings_get_int (self->settings, "retention-stories"),
                                NULL, NULL, NULL);
}

static void
interval_changed_cb (HeraldSession *self)
{
  int minutes = g_settings_get_int (self->settings, "refresh-interval");

  if (minutes > 0)
    herald_refresh_set_interval (self->refresh, (guint) minutes);
  g_object_set (self->scheduler, "interval", (guint) minutes, NULL);
}

static void
herald_session_dispose (GObject *object)
{
  HeraldSession *self = HERALD_SESSION (object);

  herald_session_close (self);

  g_clear_object (&self->pictures);
  g_clear_object (&self->icons);
  g_clear_object (&self->finder);
  g_clear_object (&self->backups);
  g_clear_object (&self->scheduler);
  g_clear_object (&self->refresh);
  g_clear_object (&self->fetcher);
  g_clear_object (&self->client);
  g_clear_object (&self->keyring);
  g_clear_object (&self->library);
  g_clear_object (&self->settings);

  G_OBJECT_CLASS (herald_session_parent_class)->dispose (object);
}

static void
herald_session_class_init (HeraldSessionClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = herald_session_dispose;
}

static void
herald_session_init (HeraldSession *self)
{
}

HeraldSession *
herald_session_new (HeraldLibrary *library,
                    GSettings     *settings)
{
  HeraldSession *self;
  g_autofree char *pictures = NULL;

  g_return_val_if_fail (HERALD_IS_LIBRARY (library), NULL);
  g_return_val_if_fail (G_IS_SETTINGS (settings), NULL);

  self = g_object_new (HERALD_TYPE_SESSION, NULL);
  self->library = g_object_ref (library);
  self->settings = g_object_ref (settings);
  self->keyring = herald_keyring_new ();
  self->client = herald_http_client_new ();
  herald_http_client_set_credentials (self->client, HERALD_HTTP_CREDENTIALS (self->keyring));
  self->fetcher = herald_fetcher_new (self->client);
  self->refresh = herald_refresh_new (library, self->fetcher);
  self->scheduler = herald_scheduler_new (self->refresh);
  self->finder = herald_icon_finder_new (self->client);
  self->backups = herald_backup_schedule_new (library);
  if (!herald_library_is_read_only (library))
    self->icons = herald_icon_loader_new (library, self->finder);
  pictures = g_build_filename (g_get_user_cache_dir (), "herald", "pictures", NULL);
  self->pictures = herald_picture_loader_new (self->client, pictures);

  g_signal_connect_object (settings, "changed::refresh-interval",
                           G_CALLBACK (interval_changed_cb), self, G_CONNECT_SWAPPED);
  g_settings_bind (settings, "refresh-on-metered", self->scheduler, "allow-metered", G_SETTINGS_BIND_GET);
  g_settings_bind (settings, "refresh-in-power-saving", self->scheduler, "allow-power-saving", G_SETTINGS_BIND_GET);
  interval_changed_cb (self);

  return self;
}

/**
 * herald_session_start:
 * @self: a session
 *
 * Lets the schedules of refreshes and backups begin, and drops stories that are older than the settings keep. A
 * library that is read-only is only shown. Nothing happens where they have begun already.
 */
void
herald_session_start (HeraldSession *self)
{
  g_return_if_fail (HERALD_IS_SESSION (self));

  if (self->started || herald_library_is_read_only (self->library))
    return;

  self->started = TRUE;
  herald_scheduler_start (self->scheduler, g_settings_get_boolean (self->settings, "refresh-on-start"));
  herald_backup_schedule_start (self->backups);
  purge_old_stories (self);
}

/**
 * herald_session_close:
 * @self: a session
 *
 * Ends what is under way and closes the library; what a person did is stored when this returns.
 */
void
herald_session_close (HeraldSession *self)
{
  g_return_if_fail (HERALD_IS_SESSION (self));

  if (self->closed)
    return;

  self->closed = TRUE;
  herald_scheduler_stop (self->scheduler);
  herald_backup_schedule_stop (self->backups);
  herald_refresh_cancel (self->refresh);
  herald_fetcher_shutdown (self->fetcher);
  herald_icon_finder_shutdown (self->finder);
  herald_library_close (self->library);
}

HeraldLibrary *
herald_session_get_library (HeraldSession *self)
{
  g_return_val_if_fail (HERALD_IS_SESSION (self), NULL);

  return self->library;
}

GSettings *
herald_session_get_settings (HeraldSession *self)
{
  g_return_val_if_fail (HERALD_IS_SESSION (self), NULL);

  return self->settings;
}

HeraldFetcher *
herald_session_get_fetcher (HeraldSession *self)
{
  g_return_val_if_fail (HERALD_IS_SESSION (self), NULL);

  return self->fetcher;
}

HeraldKeyring *
herald_session_get_keyring (HeraldSession *self)
{
  g_return_val_if_fail (HERALD_IS_SESSION (self), NULL);

  return self->keyring;
}

HeraldIconFinder *
herald_session_get_icon_finder (HeraldSession *self)
{
  g_return_val_if_fail (HERALD_IS_SESSION (self), NULL);

  return self->finder;
}

HeraldRefresh *
herald_session_get_refresh (HeraldSession *self)
{
  g_return_val_if_fail (HERALD_IS_SESSION (self), NULL);

  return self->refresh;
}

HeraldScheduler *
herald_session_get_scheduler (HeraldSession *self)
{
  g_return_val_if_fail (HERALD_IS_SESSION (self), NULL);

  return self->scheduler;
}

HeraldPictureLoader *
herald_session_get_pictures (HeraldSession *self)
{
  g_return_val_if_fail (HERALD_IS_SESSION (self), NULL);

  return self->pictures;
}
