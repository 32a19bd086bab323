/* SPDX-FileCopyrightText: 2026 The Herald founders
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef struct _HeraldPictureCache HeraldPictureCache;

HeraldPictureCache *herald_picture_cache_new       (const char         *folder) G_GNUC_WARN_UNUSED_RESULT;
HeraldPictureCache *herald_picture_cache_ref       (HeraldPictureCache *self);
void                herald_picture_cache_unref     (HeraldPictureCache *self);
void                herald_picture_cache_set_limit (HeraldPictureCache *self,
                                                    guint64             bytes);
GBytes             *herald_picture_cache_load      (HeraldPictureCache *self,
                                                    const char         *address) G_GNUC_WARN_UNUSED_RESULT;
void                herald_picture_cache_save      (HeraldPictureCache *self,
                                                    const char         *address,
                                                    GBytes             *bytes);

G_END_DECLS
