/* SPDX-FileCopyrightText: 2026 The Herald founders
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

const guint16 *herald_encoding_page_find    (const char *name);
gunichar       herald_encoding_windows_1252 (guint8      byte);

G_END_DECLS
