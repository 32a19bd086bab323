/* SPDX-FileCopyrightText: 2026 The Herald founders
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

#include "herald-article-page.h"

G_BEGIN_DECLS

/**
 * HeraldPageChoice:
 *
 * The values of the setting "page-theme", in the order of its enumeration.
 */
typedef enum
{
  HERALD_PAGE_CHOICE_SYSTEM,
  HERALD_PAGE_CHOICE_LIGHT,
  HERALD_PAGE_CHOICE_SEPIA,
  HERALD_PAGE_CHOICE_DARK,
} HeraldPageChoice;

void herald_page_look_fill       (HeraldPageStyle  *style,
                                  GSettings        *settings,
                                  GtkWidget        *widget,
                                  char            **accent);
void herald_page_look_background (HeraldPageTheme   theme,
                                  GdkRGBA          *color);

G_END_DECLS
