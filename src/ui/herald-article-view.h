/* SPDX-FileCopyrightText: 2026 The Herald founders
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

#define HERALD_TYPE_ARTICLE_VIEW (herald_article_view_get_type ())
G_DECLARE_FINAL_TYPE (HeraldArticleView, herald_article_view, HERALD, ARTICLE_VIEW, AdwBin)

/* Signals:
 *   "hovered-link" (char *, nullable): the address under the pointer
 *   "link-activated" (char *): an address to be opened outside Herald
 *   "scrolled" (gboolean scrolled, gboolean past_heading): where the page stands now
 *   "shown": the page that was last given is laid out */

void herald_article_view_show_page       (HeraldArticleView *self,
                                          const char        *html);
void herald_article_view_set_style_sheet (HeraldArticleView *self,
                                          const char        *css,
                                          const GdkRGBA     *background);
void herald_article_view_set_pictures    (HeraldArticleView *self,
                                          gboolean           pictures);
void herald_article_view_set_source_name (HeraldArticleView *self,
                                          const char        *name);
void herald_article_view_scroll_page     (HeraldArticleView *self);
void herald_article_view_find            (HeraldArticleView *self,
                                          const char        *words,
                                          gboolean           backwards);

G_END_DECLS
