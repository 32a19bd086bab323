/* SPDX-FileCopyrightText: 2026 The Herald founders
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "herald-session-keeper.h"

G_BEGIN_DECLS

#define HERALD_TYPE_SEARCH_PROVIDER (herald_search_provider_get_type ())
G_DECLARE_FINAL_TYPE (HeraldSearchProvider, herald_search_provider, HERALD, SEARCH_PROVIDER, GObject)

HeraldSearchProvider *herald_search_provider_new      (HeraldSessionKeeper   *keeper,
                                                       GDBusConnection       *connection,
                                                       const char            *object_path,
                                                       GError               **error) G_GNUC_WARN_UNUSED_RESULT;
void                  herald_search_provider_unexport (HeraldSearchProvider  *self);

G_END_DECLS
