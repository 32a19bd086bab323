/* SPDX-FileCopyrightText: 2026 The Herald founders
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "herald-test-program.h"

#include "herald-test-folder.h"

#include <glib/gstdio.h>
#include <stdarg.h>
#include <string.h>

static void
take_result (GObject      *object,
             GAsyncResult *result,
             gpointer      slot)
{
  g_set_object ((GAsyncResult **) slot, result);
}

HeraldTestRun
herald_test_program_run (const char * const   *arguments,
                         const char           *input,
                         GSpawnChildSetupFunc  setup)
{
  g_autoptr (GSubprocessLauncher) launcher = NULL;
  g_autoptr (GStrvBuilder) line = g_strv_builder_new ();
  g_autoptr (GSubprocess) process = NULL;
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  g_auto (GStrv) argv = NULL;
  HeraldTestRun run = { NULL };

  g_strv_builder_add (line, g_getenv ("HERALD_CLI"));
  g_strv_builder_addv (line, (const char **) arguments);
  argv = g_strv_builder_end (line);

  launcher = g_subprocess_launcher_new (G_SUBPROCESS_FLAGS_STDIN_PIPE | G_SUBPROCESS_FLAGS_STDOUT_PIPE |
                                        G_SUBPROCESS_FLAGS_STDERR_PIPE);
  if (setup != NULL)
    g_subprocess_launcher_set_child_setup (launcher, setup, NULL, NULL);
  process = g_subprocess_launcher_spawnv (launcher, (const char * const *) argv, &error);
  g_assert_no_error (error);

  /* A server without a thread needs the main context to turn. */
  g_subprocess_communicate_utf8_async (process, input != NULL ? input : "", NULL, take_result, &result);
  while (result == NULL)
    g_main_context_iteration (NULL, TRUE);
  g_subprocess_communicate_utf8_finish (process, result, &run.output, &run.complaint, &error);
  g_assert_no_error (error);
  g_assert_true (g_subprocess_get_if_exited (process));
  run.status = g_subprocess_get_exit_status (process);

  return run;
}

HeraldTestRun
herald_test_program_work (HeraldTestProgram *self,
                          const char        *command,
                          ...)
{
  g_autoptr (GStrvBuilder) arguments = g_strv_builder_new ();
  g_auto (GStrv) argv = NULL;
  const char *argument;
  va_list rest;

  g_strv_builder_add_many (arguments, "--library", self->library, command, NULL);
  va_start (rest, command);
  while ((argument = va_arg (rest, const char *)) != NULL)
    g_strv_builder_add (arguments, argument);
  va_end (rest);
  argv = g_strv_builder_end (arguments);

  return herald_test_program_run ((const char * const *) argv, NULL, NULL);
}

void
herald_test_run_clear (HeraldTestRun *run)
{
  g_clear_pointer (&run->output, g_free);
  g_clear_pointer (&run->complaint, g_free);
}

char *
herald_test_program_write (HeraldTestProgram *self,
                           const char        *name,
                           const char        *text)
{
  char *path = g_build_filename (self->folder, name, NULL);

  g_assert_true (g_file_set_contents (path, text, -1, NULL));

  return path;
}

/* Serves a feed in RSS with the title "Tidewater". */
void
herald_test_program_serve (HeraldTestProgram *self,
                           const char        *path,
                           const char        *items)
{
  g_autofree char *feed = g_strdup_printf ("<rss version=\"2.0\"><channel><title>Tidewater</title>"
                                           "<link>https://tidewater.example/</link>%s</channel></rss>", items);

  herald_test_server_add (self->server, path, "application/rss+xml", feed);
}

/* Adds a source, which must work. */
void
herald_test_program_add (HeraldTestProgram *self,
                         const char        *path)
{
  g_auto (HeraldTestRun) run = { NULL };

  run = herald_test_program_work (self, "add", herald_test_server_get_address (self->server, path), NULL);
  g_assert_cmpstr (run.complaint, ==, "");
  g_assert_cmpint (run.status, ==, 0);
}

static void
run_test (gconstpointer data)
{
  HeraldTestProgramFunc func = (HeraldTestProgramFunc) (gsize) data;
  HeraldTestProgram self = { NULL };

  self.folder = g_dir_make_tmp ("herald-XXXXXX", NULL);
  self.library = g_build_filename (self.folder, "library.db", NULL);
  self.server = herald_test_server_new_threaded ();

  func (&self);

  herald_test_server_free (self.server);
  herald_test_folder_delete (self.folder);
  g_free (self.library);
  g_free (self.folder);
}

void
herald_test_program_test (const char            *name,
                          HeraldTestProgramFunc  func)
{
  g_test_add_data_func (name, (gconstpointer) (gsize) func, run_test);
}
