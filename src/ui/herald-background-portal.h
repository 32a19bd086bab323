/* SPDX-FileCopyrightText: 2026 The Herald founders
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

void     herald_background_portal_request_async  (GDBusConnection      *bus,
                                                  gboolean              autostart,
                                                  GAsyncReadyCallback   callback,
                                                  gpointer              user_data);
gboolean herald_background_portal_request_finish (GAsyncResult         *result,
                                                  GError              **error);
void     herald_background_portal_tell           (GDBusConnection      *bus,
                                                  const char           *status);

G_END_DECLS
