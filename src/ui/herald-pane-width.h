/* SPDX-FileCopyrightText: 2026 The Herald founders
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

#include "herald-pane-handle.h"

G_BEGIN_DECLS

void herald_pane_width_attach (AdwNavigationSplitView *view,
                               HeraldPaneHandle       *handle,
                               GSettings              *settings,
                               const char             *key);

G_END_DECLS
