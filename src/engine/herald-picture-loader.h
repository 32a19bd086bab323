/* SPDX-FileCopyrightText: 2026 The Herald founders
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "herald-http-client.h"

G_BEGIN_DECLS

#define HERALD_TYPE_PICTURE_LOADER (herald_picture_loader_get_type ())
G_DECLARE_FINAL_TYPE (HeraldPictureLoader, herald_picture_loader, HERALD, PICTURE_LOADER, GObject)

/* Bytes of pictures by their address, from a folder of the cache or else from the network. */

HeraldPictureLoader *herald_picture_loader_new         (HeraldHttpClient     *client,
                                                        const char           *folder) G_GNUC_WARN_UNUSED_RESULT;
void                 herald_picture_loader_load_async  (HeraldPictureLoader  *self,
                                                        const char           *address,
                                                        GCancellable         *cancellable,
                                                        GAsyncReadyCallback   callback,
                                                        gpointer              user_data);
GBytes              *herald_picture_loader_load_finish (HeraldPictureLoader  *self,
                                                        GAsyncResult         *result,
                                                        GError              **error) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
