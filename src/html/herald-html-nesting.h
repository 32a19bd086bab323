/* SPDX-FileCopyrightText: 2026 The Herald founders
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>
#include <gumbo.h>

G_BEGIN_DECLS

/* What is open while HTML is written, and whether a parser would build the same tree of it. */
typedef struct
{
  GArray   *open;                    /* (owned) (element-type GumboTag) */
  guint     n_open[GUMBO_TAG_LAST];
  guint     n_headings;
  gboolean  is_unsure;               /* it may build another one */
} HeraldHtmlNesting;

void herald_html_nesting_init  (HeraldHtmlNesting *self);
void herald_html_nesting_clear (HeraldHtmlNesting *self);
void herald_html_nesting_add   (HeraldHtmlNesting *self,
                                GumboTag           tag);
void herald_html_nesting_enter (HeraldHtmlNesting *self,
                                GumboTag           tag);
void herald_html_nesting_leave (HeraldHtmlNesting *self);
void herald_html_nesting_text  (HeraldHtmlNesting *self,
                                const char        *text);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (HeraldHtmlNesting, herald_html_nesting_clear)

G_END_DECLS
