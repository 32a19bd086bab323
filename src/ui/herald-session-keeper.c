/* SPDX-FileCopyrightText: 2026 The Herald founders
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "herald-session-keeper.h"

#include "herald-sample-library.h"

/**
 * HeraldSessionKeeper:
 *
 * Which library is chosen, and its session while it is open. It is opened when the first one needs it: a window, or
 * a program that asks over the bus while there is none.
 */
struct _HeraldSessionKeeper
{
  GObject              parent_instance;

  GSettings           *settings;  /* (owned) */
  char                *path;      /* (owned) (nullable): of the library, where it was given */
  HeraldSession       *session;   /* (owned) (nullable) */
  HeraldSampleLibrary *sample;    /* (owned) (nullable): while the sample library is open */
  GCancellable        *opening;   /* (owned) (nullable): while a library is being opened */
  GPtrArray           *waiting;   /* (owned) (element-type GTask): those that need it */
  gboolean             is_sample;
  gboolean             restoring; /* the library's file is being replaced */
};

enum
{
  PROP_SESSION = 1,
};

static GParamSpec *properties[PROP_SESSION + 1];

G_DEFINE_FINAL_TYPE (HeraldSessionKeeper, herald_session_keeper, G_TYPE_OBJECT)

static GPtrArray *
take_waiting (HeraldSessionKeeper *self)
{
  GPtrArray *waiting = g_steal_pointer (&self->waiting);

  self->waiting = g_ptr_array_new_with_free_func (g_object_unref);

  return waiting;
}

static void
answer_waiting (HeraldSessionKeeper *self,
                const GError        *error)
{
  g_autoptr (GPtrArray) waiting = take_waiting (self);

  for (guint i = 0; i < waiting->len; i++)
    {
      GTask *task = g_ptr_array_index (waiting, i);

      if (error != NULL)
        g_task_return_error (task, g_error_copy (error));
      else
        g_task_return_pointer (task, g_object_ref (self->session), g_object_unref);
    }
}

static void
library_opened_cb (GObject      *object,
                   GAsyncResult *result,
                   gpointer      user_data)
{
  g_autoptr (HeraldSessionKeeper) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (HeraldLibrary) library = herald_library_open_finish (result, &error);

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;

  g_clear_object (&self->opening);
  if (library == NULL)
    {
      answer_waiting (self, error);
      return;
    }

  self->session = herald_session_new (library, self->settings);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_SESSION]);
  if (self->is_sample)
    {
      self->sample = herald_sample_library_new (self->session);
      herald_sample_library_start (self->sample);
    }
  answer_waiting (self, NULL);
}

static void
begin_opening (HeraldSessionKeeper *self)
{
  g_autofree char *path = NULL;

  if (self->opening != NULL || self->restoring)
    return;

  path = herald_session_keeper_dup_path (self);
  self->opening = g_cancellable_new ();
  herald_library_open_async (path, self->opening, library_opened_cb, g_object_ref (self));
}

static void
restored_cb (GObject      *object,
             GAsyncResult *result,
             gpointer      user_data)
{
  g_autoptr (GTask) task = user_data;
  g_autoptr (GError) error = NULL;
  HeraldSessionKeeper *self = g_task_get_source_object (task);

  self->restoring = FALSE;
  if (herald_library_restore_finish (result, &error))
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, g_steal_pointer (&error));
  if (self->waiting->len > 0)
    begin_opening (self);
}

static void
herald_session_keeper_get_property (GObject    *object,
                                    guint       property_id,
                                    GValue     *value,
                                    GParamSpec *pspec)
{
  HeraldSessionKeeper *self = HERALD_SESSION_KEEPER (object);

  switch (property_id)
    {
    case PROP_SESSION:
      g_value_set_object (value, self->session);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
    }
}

static void
herald_session_keeper_dispose (GObject *object)
{
  HeraldSessionKeeper *self = HERALD_SESSION_KEEPER (object);

  herald_session_keeper_close (self);
  g_clear_object (&self->settings);

  G_OBJECT_CLASS (herald_session_keeper_parent_class)->dispose (object);
}

static void
herald_session_keeper_finalize (GObject *object)
{
  HeraldSessionKeeper *self = HERALD_SESSION_KEEPER (object);

  g_ptr_array_unref (self->waiting);
  g_free (self->path);

  G_OBJECT_CLASS (herald_session_keeper_parent_class)->finalize (object);
}

static void
herald_session_keeper_class_init (HeraldSessionKeeperClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->get_property = herald_session_keeper_get_property;
  object_class->dispose = herald_session_keeper_dispose;
  object_class->finalize = herald_session_keeper_finalize;

  properties[PROP_SESSION] =
    g_param_spec_object ("session", NULL, NULL, HERALD_TYPE_SESSION,
                         G_PARAM_READABLE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY);
  g_object_class_install_properties (object_class, G_N_ELEMENTS (properties), properties);
}

static void
herald_session_keeper_init (HeraldSessionKeeper *self)
{
  self->waiting = g_ptr_array_new_with_free_func (g_object_unref);
}

/**
 * herald_session_keeper_new:
 * @settings: the settings that sessions follow
 *
 * Returns: (transfer full): a keeper of the reader's own library, which is not open yet
 */
HeraldSessionKeeper *
herald_session_keeper_new (GSettings *settings)
{
  HeraldSessionKeeper *self;

  g_return_val_if_fail (G_IS_SETTINGS (settings), NULL);

  self = g_object_new (HERALD_TYPE_SESSION_KEEPER, NULL);
  self->settings = g_object_ref (settings);

  return self;
}

/**
 * herald_session_keeper_choose:
 * @self: a keeper
 * @path: (nullable): name of a library's file, or %NULL for the one in its usual place
 * @sample: whether it is the sample library
 *
 * Says which library is to be opened from now on, and closes the one that is open.
 */
void
herald_session_keeper_choose (HeraldSessionKeeper *self,
                              const char          *path,
                              gboolean             sample)
{
  g_return_if_fail (HERALD_IS_SESSION_KEEPER (self));

  herald_session_keeper_close (self);
  g_set_str (&self->path, path);
  self->is_sample = sample;
}

gboolean
herald_session_keeper_is_sample (HeraldSessionKeeper *self)
{
  g_return_val_if_fail (HERALD_IS_SESSION_KEEPER (self), FALSE);

  return self->is_sample;
}

/**
 * herald_session_keeper_is_own:
 * @self: a keeper
 *
 * Returns: whether the chosen library is the reader's, in its usual place
 */
gboolean
herald_session_keeper_is_own (HeraldSessionKeeper *self)
{
  g_return_val_if_fail (HERALD_IS_SESSION_KEEPER (self), FALSE);

  return !self->is_sample && self->path == NULL;
}

/**
 * herald_session_keeper_dup_path:
 * @self: a keeper
 *
 * Returns: (transfer full): the name of the chosen library's file
 */
char *
herald_session_keeper_dup_path (HeraldSessionKeeper *self)
{
  g_return_val_if_fail (HERALD_IS_SESSION_KEEPER (self), NULL);

  if (self->path != NULL)
    return g_strdup (self->path);

  return g_build_filename (g_get_user_data_dir (), "herald", self->is_sample ? "sample.db" : "library.db", NULL);
}

/**
 * herald_session_keeper_get_session:
 * @self: a keeper
 *
 * Returns: (transfer none) (nullable): the session that is open
 */
HeraldSession *
herald_session_keeper_get_session (HeraldSessionKeeper *self)
{
  g_return_val_if_fail (HERALD_IS_SESSION_KEEPER (self), NULL);

  return self->session;
}

/**
 * herald_session_keeper_open_async:
 * @self: a keeper
 * @cancellable: (nullable): a cancellable
 * @callback: called when the chosen library is open
 * @user_data: its data
 *
 * Opens the chosen library, unless it is open already. It waits while one is being restored. Where another one is
 * chosen meanwhile, the answer is %G_IO_ERROR_CANCELLED.
 */
void
herald_session_keeper_open_async (HeraldSessionKeeper *self,
                                  GCancellable        *cancellable,
                                  GAsyncReadyCallback  callback,
                                  gpointer             user_data)
{
  g_autoptr (GTask) task = NULL;

  g_return_if_fail (HERALD_IS_SESSION_KEEPER (self));

  task = g_task_new (self, cancellable, callback, user_data);
  g_task_set_source_tag (task, herald_session_keeper_open_async);
  if (self->session != NULL)
    {
      g_task_return_pointer (task, g_object_ref (self->session), g_object_unref);
      return;
    }

  g_ptr_array_add (self->waiting, g_steal_pointer (&task));
  begin_opening (self);
}

HeraldSession *
herald_session_keeper_open_finish (HeraldSessionKeeper  *self,
                                   GAsyncResult         *result,
                                   GError              **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}

/**
 * herald_session_keeper_start:
 * @self: a keeper with an open session
 *
 * Lets the schedules of the session begin. The sample library has none.
 */
void
herald_session_keeper_start (HeraldSessionKeeper *self)
{
  g_return_if_fail (HERALD_IS_SESSION_KEEPER (self));
  g_return_if_fail (self->session != NULL);

  if (!self->is_sample)
    herald_session_start (self->session);
}

/**
 * herald_session_keeper_close:
 * @self: a keeper
 *
 * Closes the session. Those that wait for one learn that it was cancelled.
 */
void
herald_session_keeper_close (HeraldSessionKeeper *self)
{
  g_autoptr (HeraldSession) session = NULL;
  g_autoptr (GError) cancelled = g_error_new_literal (G_IO_ERROR, G_IO_ERROR_CANCELLED, "the library was closed");

  g_return_if_fail (HERALD_IS_SESSION_KEEPER (self));

  g_cancellable_cancel (self->opening);
  g_clear_object (&self->opening);
  answer_waiting (self, cancelled);

  session = g_steal_pointer (&self->session);
  if (session == NULL)
    return;

  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_SESSION]);
  if (self->sample != NULL)
    herald_sample_library_stop (self->sample);
  g_clear_object (&self->sample);
  herald_session_close (session);
}

/**
 * herald_session_keeper_restore_async:
 * @self: a keeper
 * @backup: name of a backup's file
 * @callback: called when the library is restored, or is what it was
 * @user_data: its data
 *
 * Closes the session and puts a backup in the place of the library. Errors are those of %HERALD_STORE_ERROR.
 */
void
herald_session_keeper_restore_async (HeraldSessionKeeper *self,
                                     const char          *backup,
                                     GAsyncReadyCallback  callback,
                                     gpointer             user_data)
{
  g_autofree char *path = NULL;
  GTask *task;

  g_return_if_fail (HERALD_IS_SESSION_KEEPER (self));
  g_return_if_fail (backup != NULL);

  herald_session_keeper_close (self);
  self->restoring = TRUE;
  task = g_task_new (self, NULL, callback, user_data);
  g_task_set_source_tag (task, herald_session_keeper_restore_async);
  path = herald_session_keeper_dup_path (self);
  herald_library_restore_async (path, backup, NULL, restored_cb, task);
}

gboolean
herald_session_keeper_restore_finish (HeraldSessionKeeper  *self,
                                      GAsyncResult         *result,
                                      GError              **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);

  return g_task_propagate_boolean (G_TASK (result), error);
}
