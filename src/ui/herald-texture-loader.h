/* SPDX-FileCopyrightText: 2026 The Herald founders
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gdk/gdk.h>

#include "herald-picture-loader.h"

G_BEGIN_DECLS

#define HERALD_TYPE_TEXTURE_LOADER (herald_texture_loader_get_type ())
G_DECLARE_FINAL_TYPE (HeraldTextureLoader, herald_texture_loader, HERALD, TEXTURE_LOADER, GObject)

HeraldTextureLoader *herald_texture_loader_new         (HeraldPictureLoader  *pictures) G_GNUC_WARN_UNUSED_RESULT;
GdkTexture          *herald_texture_loader_peek        (HeraldTextureLoader  *self,
                                                        const char           *address);
void                 herald_texture_loader_load_async  (HeraldTextureLoader  *self,
                                                        const char           *address,
                                                        GCancellable         *cancellable,
                                                        GAsyncReadyCallback   callback,
                                                        gpointer              user_data);
GdkTexture          *herald_texture_loader_load_finish (HeraldTextureLoader  *self,
                                                        GAsyncResult         *result,
                                                        GError              **error) G_GNUC_WARN_UNUSED_RESULT;
void                 herald_texture_loader_shutdown    (HeraldTextureLoader  *self);

G_END_DECLS
