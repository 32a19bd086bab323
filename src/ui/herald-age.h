/* SPDX-FileCopyrightText: 2026 The Herald founders
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

char *herald_age_short       (gint64  time,
                              gint64  now) G_GNUC_WARN_UNUSED_RESULT;
char *herald_age_ago         (gint64  time,
                              gint64  now) G_GNUC_WARN_UNUSED_RESULT;
char *herald_age_full        (gint64  time) G_GNUC_WARN_UNUSED_RESULT;
char *herald_age_when        (gint64  time,
                              gint64  now) G_GNUC_WARN_UNUSED_RESULT;
char *herald_age_day_heading (gint64  day_start,
                              gint64  now) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
