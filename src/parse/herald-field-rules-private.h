/* SPDX-FileCopyrightText: 2026 The Herald founders
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "herald-feed-reading-private.h"

G_BEGIN_DECLS

void herald_field_rules_read_for_feed  (HeraldFeedReading *reading,
                                        HeraldFields      *fields);
void herald_field_rules_read_for_story (HeraldFeedReading *reading,
                                        HeraldFields      *fields);

G_END_DECLS
