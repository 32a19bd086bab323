/* SPDX-FileCopyrightText: 2026 The Herald founders
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "herald-backup-schedule.h"

#include "herald-library-private.h"

/* All in seconds. A program that has just begun has better things to do. */
#define AFTER_START 60
#define INTERVAL (60 * 60)
#define SECONDS_PER_DAY (24 * 60 * 60)

/**
 * HeraldBackupSchedule:
 *
 * Makes a backup of a library once a day, when there is something to lose. It asks each hour, for the machine may have
 * slept or its clock been set. Nobody is told where that fails, unless the library is damaged: then the library's
 * "write-failed" tells.
 */
struct _HeraldBackupSchedule
{
  GObject        parent_instance;

  HeraldLibrary *library;     /* (owned) */
  GCancellable  *cancellable; /* (owned): cancelled when it stops */
  guint          wake_source; /* timeout, or 0 */
  gboolean       is_busy;
};

G_DEFINE_FINAL_TYPE (HeraldBackupSchedule, herald_backup_schedule, G_TYPE_OBJECT)

static gboolean
wake_cb (gpointer user_data)
{
  HeraldBackupSchedule *self = user_data;

  self->wake_source = g_timeout_add_seconds (INTERVAL, wake_cb, self);
  herald_backup_schedule_wake (self);

  return G_SOURCE_REMOVE;
}

static void
backed_up_cb (GObject      *object,
              GAsyncResult *result,
              gpointer      user_data)
{
  g_autoptr (HeraldBackupSchedule) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (HeraldBackupRecord) backup = herald_store_back_up_finish (HERALD_STORE (object), result, &error);

  self->is_busy = FALSE;
  if (g_error_matches (error, HERALD_STORE_ERROR, HERALD_STORE_ERROR_DAMAGED))
    herald_library_fail_write (self->library, error);
}

/* One that was made in days to come was made while the clock was wrong. */
static gboolean
is_due (GPtrArray *backups)
{
  gint64 now = g_get_real_time () / G_USEC_PER_SEC;

  for (guint i = 0; i < backups->len; i++)
    {
      const HeraldBackupRecord *backup = g_ptr_array_index (backups, i);

      if (!backup->set_aside)
        return backup->made > now || now - backup->made >= SECONDS_PER_DAY;
    }

  return TRUE;
}

static void
listed_cb (GObject      *object,
           GAsyncResult *result,
           gpointer      user_data)
{
  g_autoptr (HeraldBackupSchedule) self = user_data;
  g_autoptr (GPtrArray) backups = herald_store_list_backups_finish (result, NULL);

  if (backups == NULL || !is_due (backups) || g_cancellable_is_cancelled (self->cancellable))
    {
      self->is_busy = FALSE;
      return;
    }

  herald_store_back_up_async (herald_library_get_store (self->library), self->cancellable, backed_up_cb,
                              g_object_ref (self));
}

static void
herald_backup_schedule_dispose (GObject *object)
{
  HeraldBackupSchedule *self = HERALD_BACKUP_SCHEDULE (object);

  herald_backup_schedule_stop (self);
  g_clear_object (&self->library);

  G_OBJECT_CLASS (herald_backup_schedule_parent_class)->dispose (object);
}

static void
herald_backup_schedule_finalize (GObject *object)
{
  HeraldBackupSchedule *self = HERALD_BACKUP_SCHEDULE (object);

  g_clear_object (&self->cancellable);

  G_OBJECT_CLASS (herald_backup_schedule_parent_class)->finalize (object);
}

static void
herald_backup_schedule_class_init (HeraldBackupScheduleClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = herald_backup_schedule_dispose;
  object_class->finalize = herald_backup_schedule_finalize;
}

static void
herald_backup_schedule_init (HeraldBackupSchedule *self)
{
  self->cancellable = g_cancellable_new ();
}

HeraldBackupSchedule *
herald_backup_schedule_new (HeraldLibrary *library)
{
  HeraldBackupSchedule *self;

  g_return_val_if_fail (HERALD_IS_LIBRARY (library), NULL);

  self = g_object_new (HERALD_TYPE_BACKUP_SCHEDULE, NULL);
  self->library = g_object_ref (library);

  return self;
}

/**
 * herald_backup_schedule_start:
 * @self: a schedule
 *
 * Lets it look from now on, for the first time in a minute.
 */
void
herald_backup_schedule_start (HeraldBackupSchedule *self)
{
  g_return_if_fail (HERALD_IS_BACKUP_SCHEDULE (self));

  if (self->wake_source == 0)
    self->wake_source = g_timeout_add_seconds (AFTER_START, wake_cb, self);
}

/**
 * herald_backup_schedule_stop:
 * @self: a schedule
 *
 * Ends it for good, and the backup that is being made.
 */
void
herald_backup_schedule_stop (HeraldBackupSchedule *self)
{
  g_return_if_fail (HERALD_IS_BACKUP_SCHEDULE (self));

  g_clear_handle_id (&self->wake_source, g_source_remove);
  g_cancellable_cancel (self->cancellable);
}

/**
 * herald_backup_schedule_wake:
 * @self: a schedule
 *
 * Makes a backup if one is due: the last is of the day before, or of a day to come. A library without sources has
 * nothing to lose; its backups would drive out those of the one that stood there before.
 */
void
herald_backup_schedule_wake (HeraldBackupSchedule *self)
{
  g_return_if_fail (HERALD_IS_BACKUP_SCHEDULE (self));

  if (self->is_busy || herald_library_is_read_only (self->library) ||
      g_list_model_get_n_items (herald_library_get_sources (self->library)) == 0)
    return;

  self->is_busy = TRUE;
  herald_store_list_backups_async (herald_store_get_path (herald_library_get_store (self->library)),
                                   self->cancellable, listed_cb, g_object_ref (self));
}
