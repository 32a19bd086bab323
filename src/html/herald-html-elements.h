/* SPDX-FileCopyrightText: 2026 The Herald founders
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "herald-html-tree.h"

G_BEGIN_DECLS

typedef enum
{
  HERALD_HTML_UNWRAP, /* the tag goes, what is inside stays */
  HERALD_HTML_KEEP,
  HERALD_HTML_DROP,   /* it goes with all that is inside */
} HeraldHtmlFate;

typedef enum
{
  HERALD_HTML_INLINE,
  HERALD_HTML_LINE,      /* begins a line */
  HERALD_HTML_PARAGRAPH, /* has an empty line around it */
} HeraldHtmlFlow;

HeraldHtmlFate herald_html_fate             (const GumboNode *element);
HeraldHtmlFlow herald_html_flow             (const GumboNode *element);
HeraldHtmlFlow herald_html_tag_flow         (GumboTag         tag);
gboolean       herald_html_is_void          (const GumboNode *element);
gboolean       herald_html_allows_attribute (const GumboNode *element,
                                             const char      *name);

G_END_DECLS
