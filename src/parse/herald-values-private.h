/* SPDX-FileCopyrightText: 2026 The Herald founders
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

char   *herald_value_line      (const char  *text) G_GNUC_WARN_UNUSED_RESULT;
char   *herald_value_html_line (const char  *html) G_GNUC_WARN_UNUSED_RESULT;
char   *herald_value_rss_line  (const char  *text) G_GNUC_WARN_UNUSED_RESULT;
char   *herald_value_escape    (const char  *text) G_GNUC_WARN_UNUSED_RESULT;
gint64  herald_value_number    (const char  *text);
gint64  herald_value_duration  (const char  *text);
void    herald_value_person    (const char  *text,
                                char       **name,
                                char       **email);

G_END_DECLS
