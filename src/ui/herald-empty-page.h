/* SPDX-FileCopyrightText: 2026 The Herald founders
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

#include "herald-refresh.h"
#include "herald-story-list.h"

G_BEGIN_DECLS

#define HERALD_TYPE_EMPTY_PAGE (herald_empty_page_get_type ())
G_DECLARE_FINAL_TYPE (HeraldEmptyPage, herald_empty_page, HERALD, EMPTY_PAGE, AdwBin)

void herald_empty_page_describe       (HeraldEmptyPage        *self,
                                       GObject                *item,
                                       const HeraldStoryQuery *query,
                                       HeraldRefresh          *refresh);
void herald_empty_page_describe_error (HeraldEmptyPage        *self,
                                       const GError           *error);

G_END_DECLS
