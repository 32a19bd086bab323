/* SPDX-FileCopyrightText: 2026 The Herald founders
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>
#include <sqlite3.h>

G_BEGIN_DECLS

void herald_sqlite_set_error (GError     **error,
                              sqlite3     *connection,
                              const char  *subject);

G_END_DECLS
