/* SPDX-FileCopyrightText: 2026 The Herald founders
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "herald-fetcher.h"
#include "herald-library.h"

G_BEGIN_DECLS

/* An open library and the one place where the program waits. */
typedef struct _HeraldCliSession HeraldCliSession;

/**
 * HeraldCliInterrupt:
 * @data: what was given with it
 *
 * Ends what is under way, so that what it waits for comes soon.
 */
typedef void (*HeraldCliInterrupt) (gpointer data);

HeraldCliSession *herald_cli_session_new             (const char          *path) G_GNUC_WARN_UNUSED_RESULT;
HeraldCliSession *herald_cli_session_open            (const char          *path,
                                                      GError             **error) G_GNUC_WARN_UNUSED_RESULT;
void              herald_cli_session_close           (HeraldCliSession    *self);
const char       *herald_cli_session_get_path        (HeraldCliSession    *self);
HeraldLibrary    *herald_cli_session_get_library     (HeraldCliSession    *self);
HeraldStore      *herald_cli_session_get_store       (HeraldCliSession    *self);
HeraldFetcher    *herald_cli_session_get_fetcher     (HeraldCliSession    *self,
                                                      int                  timeout);
GCancellable     *herald_cli_session_get_cancellable (HeraldCliSession    *self);
void              herald_cli_session_set_interrupt   (HeraldCliSession    *self,
                                                      HeraldCliInterrupt   interrupt,
                                                      gpointer             data);

void              herald_cli_session_answer_cb       (GObject             *object,
                                                      GAsyncResult        *result,
                                                      gpointer             session);
GAsyncResult     *herald_cli_session_wait            (HeraldCliSession    *self) G_GNUC_WARN_UNUSED_RESULT;
void              herald_cli_session_wait_for_quit   (HeraldCliSession    *self);
void              herald_cli_session_quit            (HeraldCliSession    *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (HeraldCliSession, herald_cli_session_close)

G_END_DECLS
