/* SPDX-FileCopyrightText: 2026 The Herald founders
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

#include "herald-session.h"

G_BEGIN_DECLS

void herald_source_address_change    (GtkWidget     *widget,
                                      HeraldSession *session,
                                      HeraldSource  *source,
                                      const char    *address);
void herald_source_address_move_back (GtkWidget     *widget,
                                      HeraldSession *session,
                                      HeraldSource  *source);

G_END_DECLS
