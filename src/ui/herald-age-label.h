/* SPDX-FileCopyrightText: 2026 The Herald founders
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

#define HERALD_TYPE_AGE_LABEL (herald_age_label_get_type ())
G_DECLARE_FINAL_TYPE (HeraldAgeLabel, herald_age_label, HERALD, AGE_LABEL, AdwBin)

void herald_age_label_set_time (HeraldAgeLabel *self,
                                gint64          time);

G_END_DECLS
