/* SPDX-FileCopyrightText: 2026 The Herald founders
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

#include "herald-session.h"

G_BEGIN_DECLS

#define HERALD_TYPE_SIDEBAR (herald_sidebar_get_type ())
G_DECLARE_FINAL_TYPE (HeraldSidebar, herald_sidebar, HERALD, SIDEBAR, AdwBin)

/* Signal "item-chosen" (GObject): a HeraldSmartList, HeraldFolder or HeraldSource was selected. */

void      herald_sidebar_set_session (HeraldSidebar *self,
                                      HeraldSession *session);
gboolean  herald_sidebar_select      (HeraldSidebar *self,
                                      GObject       *item);
void      herald_sidebar_unselect    (HeraldSidebar *self);

G_END_DECLS
