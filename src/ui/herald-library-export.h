/* SPDX-FileCopyrightText: 2026 The Herald founders
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

#include "herald-session.h"

G_BEGIN_DECLS

void herald_library_export (GtkWidget     *widget,
                            HeraldSession *session);

G_END_DECLS
