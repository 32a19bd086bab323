/* SPDX-FileCopyrightText: 2026 The Herald founders
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

gint64  herald_date_parse      (const char *text);
char   *herald_date_format_utc (gint64      seconds) G_GNUC_WARN_UNUSED_RESULT;
gint64  herald_date_day_start  (gint64      seconds,
                                GTimeZone  *zone);

G_END_DECLS
