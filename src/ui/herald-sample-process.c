/* SPDX-FileCopyrightText: 2026 The Herald founders
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "herald-sample-process.h"

/**
 * HeraldSampleProcess:
 *
 * The small server that answers for the sample library's sources, run as a child. It ends when its standard
 * input is closed, and so together with Herald, however that ends.
 */
struct _HeraldSampleProcess
{
  GObject           parent_instance;

  GSubprocess      *process; /* (owned) (nullable) */
  GDataInputStream *output;  /* (owned) (nullable) */
};

G_DEFINE_FINAL_TYPE (HeraldSampleProcess, herald_sample_process, G_TYPE_OBJECT)

static const char *
path_or_default (const char *variable,
                 const char *installed)
{
  const char *path = g_getenv (variable);

  return path != NULL ? path : installed;
}

static void
line_read_cb (GObject      *object,
              GAsyncResult *result,
              gpointer      user_data)
{
  g_autoptr (GTask) task = user_data;
  g_autoptr (GError) error = NULL;
  g_autofree char *line = NULL;

  line = g_data_input_stream_read_line_finish_utf8 (G_DATA_INPUT_STREAM (object), result, NULL, &error);
  if (error != NULL)
    g_task_return_error (task, g_steal_pointer (&error));
  else if (line == NULL)
    g_task_return_new_error (task, G_IO_ERROR, G_IO_ERROR_FAILED, "the sample server ended at once");
  else
    g_task_return_pointer (task, g_strstrip (g_steal_pointer (&line)), g_free);
}

static void
herald_sample_process_dispose (GObject *object)
{
  HeraldSampleProcess *self = HERALD_SAMPLE_PROCESS (object);

  herald_sample_process_stop (self);
  g_clear_object (&self->output);
  g_clear_object (&self->process);

  G_OBJECT_CLASS (herald_sample_process_parent_class)->dispose (object);
}

static void
herald_sample_process_class_init (HeraldSampleProcessClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = herald_sample_process_dispose;
}

static void
herald_sample_process_init (HeraldSampleProcess *self)
{
}

HeraldSampleProcess *
herald_sample_process_new (void)
{
  return g_object_new (HERALD_TYPE_SAMPLE_PROCESS, NULL);
}

/**
 * herald_sample_process_start_async:
 *
 * Starts the server, once. The answer is the address below which it serves, with a slash at its end.
 */
void
herald_sample_process_start_async (HeraldSampleProcess *self,
                                   GCancellable        *cancellable,
                                   GAsyncReadyCallback  callback,
                                   gpointer             user_data)
{
  g_autoptr (GTask) task = NULL;
  g_autoptr (GError) error = NULL;

  g_return_if_fail (HERALD_IS_SAMPLE_PROCESS (self));
  g_return_if_fail (self->process == NULL);

  task = g_task_new (self, cancellable, callback, user_data);
  g_task_set_source_tag (task, herald_sample_process_start_async);

  self->process = g_subprocess_new (G_SUBPROCESS_FLAGS_STDIN_PIPE | G_SUBPROCESS_FLAGS_STDOUT_PIPE, &error,
                                    path_or_default ("HERALD_SAMPLE_SERVER", SAMPLE_SERVER),
                                    "--directory", path_or_default ("HERALD_SAMPLE_DATA", SAMPLE_DATA),
                                    NULL);
  if (self->process == NULL)
    {
      g_task_return_error (task, g_steal_pointer (&error));
      return;
    }

  self->output = g_data_input_stream_new (g_subprocess_get_stdout_pipe (self->process));
  g_data_input_stream_read_line_async (self->output, G_PRIORITY_DEFAULT, cancellable, line_read_cb,
                                       g_steal_pointer (&task));
}

/**
 * herald_sample_process_start_finish:
 *
 * Returns: (transfer full): the address below which the sample is served
 */
char *
herald_sample_process_start_finish (HeraldSampleProcess  *self,
                                    GAsyncResult         *result,
                                    GError              **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}

/**
 * herald_sample_process_stop:
 * @self: a process
 *
 * Asks the server to end. That the process is no longer referenced would not do: GLib itself keeps it while it
 * runs, and its standard input open with it.
 */
void
herald_sample_process_stop (HeraldSampleProcess *self)
{
  g_return_if_fail (HERALD_IS_SAMPLE_PROCESS (self));

  if (self->process != NULL)
    g_output_stream_close (g_subprocess_get_stdin_pipe (self->process), NULL, NULL);
}
