/* SPDX-FileCopyrightText: 2026 The Herald founders
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "herald-test-server.h"

#include <gio/gio.h>

G_BEGIN_DECLS

/* What came of one run of herald-cli. */
typedef struct
{
  char *output;    /* (owned) */
  char *complaint; /* (owned): of the error output */
  int   status;
} HeraldTestRun;

/* A folder with a library in it, and a server with feeds. */
typedef struct
{
  char             *folder;  /* (owned): removed with all that is in it */
  char             *library; /* (owned): path of a file that is not there yet */
  HeraldTestServer *server;  /* (owned) */
} HeraldTestProgram;

typedef void (*HeraldTestProgramFunc) (HeraldTestProgram *self);

/* Runs @arguments, which end with NULL, and waits for the end; fails the test if it ends by a signal. */
HeraldTestRun  herald_test_program_run       (const char * const    *arguments,
                                              const char            *input,
                                              GSpawnChildSetupFunc   setup) G_GNUC_WARN_UNUSED_RESULT;
/* The same with --library and the library before them. */
HeraldTestRun  herald_test_program_work      (HeraldTestProgram     *self,
                                              const char            *command,
                                              ...) G_GNUC_WARN_UNUSED_RESULT G_GNUC_NULL_TERMINATED;
void           herald_test_run_clear         (HeraldTestRun         *run);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (HeraldTestRun, herald_test_run_clear)

/* It said exactly this. */
#define herald_test_assert_output(run, text) \
  G_STMT_START \
  { \
    g_assert_cmpstr ((run).complaint, ==, ""); \
    g_assert_cmpstr ((run).output, ==, (text)); \
    g_assert_cmpint ((run).status, ==, 0); \
  } \
  G_STMT_END

/* It failed, and said so in one line that has @words in it. */
#define herald_test_assert_refused(run, words) \
  G_STMT_START \
  { \
    g_assert_cmpstr ((run).output, ==, ""); \
    g_assert_nonnull (strstr ((run).complaint, (words))); \
    g_assert_true (g_str_has_prefix ((run).complaint, "herald-cli: ")); \
    g_assert_true (strchr ((run).complaint, '\n') == (run).complaint + strlen ((run).complaint) - 1); \
    g_assert_cmpint ((run).status, ==, 1); \
  } \
  G_STMT_END

char          *herald_test_program_write     (HeraldTestProgram     *self,
                                              const char            *name,
                                              const char            *text) G_GNUC_WARN_UNUSED_RESULT;
void           herald_test_program_serve     (HeraldTestProgram     *self,
                                              const char            *path,
                                              const char            *items);
void           herald_test_program_add       (HeraldTestProgram     *self,
                                              const char            *path);
void           herald_test_program_test      (const char            *name,
                                              HeraldTestProgramFunc  func);

G_END_DECLS
