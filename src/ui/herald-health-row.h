/* SPDX-FileCopyrightText: 2026 The Herald founders
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

#include "herald-library.h"

G_BEGIN_DECLS

GtkWidget *herald_health_row_new (HeraldLibrary *library,
                                  HeraldSource  *source);

G_END_DECLS
