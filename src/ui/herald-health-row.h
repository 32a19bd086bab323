/* SPDX-FileCopyrightText: 2026 The Herald founders
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

#include "herald-library.h"

G_BEGIN_DECLS

#define HERALD_TYPE_HEALTH_ROW (herald_health_row_get_type ())
G_DECLARE_FINAL_TYPE (HeraldHealthRow, herald_health_row, HERALD, HEALTH_ROW, AdwActionRow)

HeraldHealthRow *herald_health_row_new        (HeraldLibrary   *library,
                                               HeraldSource    *source);
void             herald_health_row_set_narrow (HeraldHealthRow *self,
                                               gboolean         narrow);

G_END_DECLS
