/* SPDX-FileCopyrightText: 2026 The Herald founders
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "herald-database.h"

G_BEGIN_DECLS

HeraldDatabase *herald_library_file_open  (const char      *path,
                                           GError         **error) G_GNUC_WARN_UNUSED_RESULT;
void            herald_library_file_close (HeraldDatabase  *database);

G_END_DECLS
