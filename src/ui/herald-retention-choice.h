/* SPDX-FileCopyrightText: 2026 The Herald founders
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "herald-number-choice.h"

G_BEGIN_DECLS

void herald_retention_choice_offer_days    (HeraldNumberChoice *row,
                                            gboolean            with_general);
void herald_retention_choice_offer_stories (HeraldNumberChoice *row,
                                            gboolean            with_general);

G_END_DECLS
