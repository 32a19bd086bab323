/* SPDX-FileCopyrightText: 2026 The Herald founders
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "herald-html-srcset.h"
#include "herald-html-tree.h"

G_BEGIN_DECLS

gboolean  herald_html_is_tracking_pixel  (const GumboNode *element);
char     *herald_html_resolve_picture    (const char      *base,
                                          const char      *reference) G_GNUC_WARN_UNUSED_RESULT;
char     *herald_html_dup_picture        (const GumboNode *element,
                                          const char      *base) G_GNUC_WARN_UNUSED_RESULT;
char     *herald_html_dup_picture_set    (const GumboNode *element,
                                          const char      *base) G_GNUC_WARN_UNUSED_RESULT;
gboolean  herald_html_is_content_picture (const GumboNode *element);
char     *herald_html_dup_lead_picture   (const GumboNode *element,
                                          const char      *base) G_GNUC_WARN_UNUSED_RESULT;
char     *herald_html_dup_tag_picture    (const char      *tag,
                                          gsize            length,
                                          const char      *base) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
