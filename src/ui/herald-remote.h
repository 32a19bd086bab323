/* SPDX-FileCopyrightText: 2026 The Herald founders
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "herald-session-keeper.h"

G_BEGIN_DECLS

#define HERALD_TYPE_REMOTE (herald_remote_get_type ())
G_DECLARE_FINAL_TYPE (HeraldRemote, herald_remote, HERALD, REMOTE, GObject)

HeraldRemote *herald_remote_new      (HeraldSessionKeeper  *keeper,
                                      GDBusConnection      *connection,
                                      const char           *object_path,
                                      GError              **error) G_GNUC_WARN_UNUSED_RESULT;
void          herald_remote_unexport (HeraldRemote         *self);

G_END_DECLS
