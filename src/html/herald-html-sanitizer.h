/* SPDX-FileCopyrightText: 2026 The Herald founders
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

char               *herald_html_sanitize          (const char *html,
                                                   gssize      length,
                                                   const char *base) G_GNUC_WARN_UNUSED_RESULT;
const char * const *herald_html_sanitizer_players (void);

G_END_DECLS
