/* SPDX-FileCopyrightText: 2026 The Herald founders
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "herald-session-keeper.h"

G_BEGIN_DECLS

void herald_story_errand_bookmark  (HeraldSessionKeeper *keeper,
                                    gint64               story_id);
void herald_story_errand_mark_read (HeraldSessionKeeper *keeper,
                                    GVariant            *story_ids);

G_END_DECLS
