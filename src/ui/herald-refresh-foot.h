/* SPDX-FileCopyrightText: 2026 The Herald founders
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

#include "herald-session.h"

G_BEGIN_DECLS

#define HERALD_TYPE_REFRESH_FOOT (herald_refresh_foot_get_type ())
G_DECLARE_FINAL_TYPE (HeraldRefreshFoot, herald_refresh_foot, HERALD, REFRESH_FOOT, AdwBin)

void herald_refresh_foot_set_session (HeraldRefreshFoot *self,
                                      HeraldSession     *session);

G_END_DECLS
