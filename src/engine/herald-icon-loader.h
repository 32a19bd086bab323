/* SPDX-FileCopyrightText: 2026 The Herald founders
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "herald-icon-finder.h"
#include "herald-library.h"

G_BEGIN_DECLS

#define HERALD_TYPE_ICON_LOADER (herald_icon_loader_get_type ())
G_DECLARE_FINAL_TYPE (HeraldIconLoader, herald_icon_loader, HERALD, ICON_LOADER, GObject)

/* Gives every source that has none an icon, a few at a time, each address at most once a month. */

HeraldIconLoader *herald_icon_loader_new (HeraldLibrary    *library,
                                          HeraldIconFinder *finder) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
