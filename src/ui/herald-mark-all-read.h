/* SPDX-FileCopyrightText: 2026 The Herald founders
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

#include "herald-library.h"

G_BEGIN_DECLS

void herald_mark_all_read (GtkWidget              *widget,
                           HeraldLibrary          *library,
                           const HeraldStoryQuery *query);

G_END_DECLS
