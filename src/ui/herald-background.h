/* SPDX-FileCopyrightText: 2026 The Herald founders
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "herald-session.h"

G_BEGIN_DECLS

#define HERALD_TYPE_BACKGROUND (herald_background_get_type ())
G_DECLARE_FINAL_TYPE (HeraldBackground, herald_background, HERALD, BACKGROUND, GObject)

HeraldBackground *herald_background_new  (GApplication     *application,
                                          HeraldSession    *session) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
