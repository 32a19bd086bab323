/* SPDX-FileCopyrightText: 2026 The Herald founders
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

char     *herald_html_text              (const char  *html,
                                         gssize       length,
                                         const char  *base,
                                         char       **picture) G_GNUC_WARN_UNUSED_RESULT;
char     *herald_html_text_and_captions (const char  *html,
                                         gssize       length,
                                         const char  *base,
                                         char       **captions,
                                         char       **picture) G_GNUC_WARN_UNUSED_RESULT;
char     *herald_html_line              (const char  *html) G_GNUC_WARN_UNUSED_RESULT;
char     *herald_html_preview           (const char  *text,
                                         gsize        max_characters) G_GNUC_WARN_UNUSED_RESULT;
gboolean  herald_html_looks_like        (const char  *text);

G_END_DECLS
