/* SPDX-FileCopyrightText: 2026 The Herald founders
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "herald-session.h"

G_BEGIN_DECLS

#define HERALD_TYPE_SESSION_KEEPER (herald_session_keeper_get_type ())
G_DECLARE_FINAL_TYPE (HeraldSessionKeeper, herald_session_keeper, HERALD, SESSION_KEEPER, GObject)

/* Property: session (nullable), the one that is open. */

HeraldSessionKeeper *herald_session_keeper_new            (GSettings            *settings) G_GNUC_WARN_UNUSED_RESULT;
void                 herald_session_keeper_choose         (HeraldSessionKeeper  *self,
                                                           const char           *path,
                                                           gboolean              sample);
gboolean             herald_session_keeper_is_sample      (HeraldSessionKeeper  *self);
gboolean             herald_session_keeper_is_own         (HeraldSessionKeeper  *self);
char                *herald_session_keeper_dup_path       (HeraldSessionKeeper  *self) G_GNUC_WARN_UNUSED_RESULT;
HeraldSession       *herald_session_keeper_get_session    (HeraldSessionKeeper  *self);
void                 herald_session_keeper_open_async     (HeraldSessionKeeper  *self,
                                                           GCancellable         *cancellable,
                                                           GAsyncReadyCallback   callback,
                                                           gpointer              user_data);
HeraldSession       *herald_session_keeper_open_finish    (HeraldSessionKeeper  *self,
                                                           GAsyncResult         *result,
                                                           GError              **error) G_GNUC_WARN_UNUSED_RESULT;
void                 herald_session_keeper_start          (HeraldSessionKeeper  *self);
void                 herald_session_keeper_close          (HeraldSessionKeeper  *self);
void                 herald_session_keeper_restore_async  (HeraldSessionKeeper  *self,
                                                           const char           *backup,
                                                           GAsyncReadyCallback   callback,
                                                           gpointer              user_data);
gboolean             herald_session_keeper_restore_finish (HeraldSessionKeeper  *self,
                                                           GAsyncResult         *result,
                                                           GError              **error);

G_END_DECLS
