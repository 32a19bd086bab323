/* SPDX-FileCopyrightText: 2026 The Herald founders
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

gboolean herald_library_copy (const char    *from,
                              const char    *to,
                              GCancellable  *cancellable,
                              GError       **error);

G_END_DECLS
