/* SPDX-FileCopyrightText: 2026 The Herald founders
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

#include "herald-source.h"

G_BEGIN_DECLS

#define HERALD_TYPE_SOURCE_ICON (herald_source_icon_get_type ())
G_DECLARE_FINAL_TYPE (HeraldSourceIcon, herald_source_icon, HERALD, SOURCE_ICON, GtkWidget)

void  herald_source_icon_set_source (HeraldSourceIcon *self,
                                     HeraldSource     *source);
void  herald_source_icon_set_name   (HeraldSourceIcon *self,
                                     const char       *name);
void  herald_source_icon_set_bytes  (HeraldSourceIcon *self,
                                     GBytes           *bytes);

G_END_DECLS
