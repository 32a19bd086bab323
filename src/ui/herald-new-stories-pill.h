/* SPDX-FileCopyrightText: 2026 The Herald founders
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

#define HERALD_TYPE_NEW_STORIES_PILL (herald_new_stories_pill_get_type ())
G_DECLARE_FINAL_TYPE (HeraldNewStoriesPill, herald_new_stories_pill, HERALD, NEW_STORIES_PILL, AdwBin)

/* Signal "clicked": the person wants to see them. */

void herald_new_stories_pill_add  (HeraldNewStoriesPill *self,
                                   guint                 n);
void herald_new_stories_pill_hide (HeraldNewStoriesPill *self);

G_END_DECLS
