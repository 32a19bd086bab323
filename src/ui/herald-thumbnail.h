/* SPDX-FileCopyrightText: 2026 The Herald founders
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

#include "herald-texture-loader.h"

G_BEGIN_DECLS

#define HERALD_TYPE_THUMBNAIL (herald_thumbnail_get_type ())
G_DECLARE_FINAL_TYPE (HeraldThumbnail, herald_thumbnail, HERALD, THUMBNAIL, GtkWidget)

void herald_thumbnail_show (HeraldThumbnail     *self,
                            HeraldTextureLoader *textures,
                            const char          *address);

G_END_DECLS
