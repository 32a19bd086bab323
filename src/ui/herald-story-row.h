/* SPDX-FileCopyrightText: 2026 The Herald founders
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

#define HERALD_TYPE_STORY_ROW (herald_story_row_get_type ())
G_DECLARE_FINAL_TYPE (HeraldStoryRow, herald_story_row, HERALD, STORY_ROW, AdwBin)

void herald_story_row_show_menu (GtkWidget *widget,
                                 double     x,
                                 double     y);

G_END_DECLS
