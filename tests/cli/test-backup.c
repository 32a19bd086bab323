/* SPDX-FileCopyrightText: 2026 The Herald founders
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "herald-test-program.h"

#include <glib/gstdio.h>
#include <string.h>

static void
fill (HeraldTestProgram *self)
{
  herald_test_program_serve (self, "/feed", "<item><guid>1</guid><title>Harbour</title></item>");
  herald_test_program_add (self, "/feed");
}

static char *
back_up (HeraldTestProgram *self,
         const char        *file)
{
  g_auto (HeraldTestRun) run = { NULL };

  run = herald_test_program_work (self, "backup", file, NULL);
  g_assert_cmpstr (run.complaint, ==, "");
  g_assert_cmpint (run.status, ==, 0);
  g_assert_true (g_str_has_suffix (run.output, "\n"));

  return g_strchomp (g_steal_pointer (&run.output));
}

static void
assert_listed (HeraldTestProgram *self,
               const char        *library,
               const char        *title,
               gboolean           listed)
{
  const char *arguments[] = { "--library", library, "list", NULL };
  g_auto (HeraldTestRun) run = { NULL };

  run = herald_test_program_run (arguments, NULL, NULL);
  g_assert_cmpint (run.status, ==, 0);
  g_assert_cmpint (strstr (run.output, title) != NULL, ==, listed);
}

static void
test_comes_back (HeraldTestProgram *self)
{
  g_autofree char *path = NULL;
  g_autofree char *expected = NULL;
  g_auto (HeraldTestRun) before = { NULL };
  g_auto (HeraldTestRun) restored = { NULL };
  g_auto (HeraldTestRun) after = { NULL };

  fill (self);
  path = back_up (self, NULL);
  g_assert_true (g_str_has_prefix (path, self->library));
  herald_test_program_serve (self, "/feed2", "<item><guid>2</guid><title>Ferry</title></item>");
  herald_test_program_add (self, "/feed2");
  before = herald_test_program_work (self, "restore", NULL);
  expected = g_strdup_printf ("\t1 sources\t1 stories\tbackup\t%s\n", path);
  g_assert_true (g_str_has_prefix (before.output, "1\t20"));
  g_assert_true (g_str_has_suffix (before.output, expected));

  restored = herald_test_program_work (self, "restore", "1", NULL);
  g_assert_cmpint (restored.status, ==, 0);
  assert_listed (self, self->library, "Harbour", TRUE);
  assert_listed (self, self->library, "Ferry", FALSE);
  after = herald_test_program_work (self, "restore", NULL);
  g_assert_true (g_str_has_prefix (after.output, "2\t20"));
  g_assert_nonnull (strstr (after.output, "\t2 sources\t2 stories\tset aside\t"));
}

static void
test_goes_to_file (HeraldTestProgram *self)
{
  g_autofree char *copy = g_build_filename (self->folder, "copy.db", NULL);
  g_autofree char *path = NULL;
  g_auto (HeraldTestRun) again = { NULL };
  g_auto (HeraldTestRun) restored = { NULL };

  fill (self);
  path = back_up (self, copy);
  g_assert_cmpstr (path, ==, copy);
  assert_listed (self, copy, "Harbour", TRUE);
  again = herald_test_program_work (self, "backup", copy, NULL);
  herald_test_assert_refused (again, "copy.db: this is there already; name a new file\n");

  g_assert_cmpint (g_remove (self->library), ==, 0);
  restored = herald_test_program_work (self, "restore", copy, NULL);
  g_assert_cmpint (restored.status, ==, 0);
  assert_listed (self, self->library, "Harbour", TRUE);
}

static void
test_says_what_is_wrong (HeraldTestProgram *self)
{
  g_autofree char *letter = herald_test_program_write (self, "letter.db", "Dear mother, the sea is calm.");
  g_auto (HeraldTestRun) none = { NULL };
  g_auto (HeraldTestRun) unknown = { NULL };
  g_auto (HeraldTestRun) missing = { NULL };
  g_auto (HeraldTestRun) damaged = { NULL };

  fill (self);
  none = herald_test_program_work (self, "restore", NULL);
  unknown = herald_test_program_work (self, "restore", "7", NULL);
  missing = herald_test_program_work (self, "restore", "nowhere.db", NULL);
  damaged = herald_test_program_work (self, "restore", letter, NULL);

  herald_test_assert_output (none, "");
  herald_test_assert_refused (unknown, "there is no backup 7; ");
  herald_test_assert_refused (missing, "nowhere.db: there is no such file\n");
  herald_test_assert_refused (damaged, "letter.db: this is no library, or it is damaged; ");
  assert_listed (self, self->library, "Harbour", TRUE);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  herald_test_program_test ("/cli/backup/comes-back", test_comes_back);
  herald_test_program_test ("/cli/backup/goes-to-a-file", test_goes_to_file);
  herald_test_program_test ("/cli/backup/says-what-is-wrong", test_says_what_is_wrong);

  return g_test_run ();
}
