/* SPDX-FileCopyrightText: 2026 The Herald founders
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "herald-story-record.h"

G_BEGIN_DECLS

/*
 * HeraldStoryIdentity:
 *
 * By what a story is known again within its source. A plain value; its bytes are compared as they are.
 */
typedef struct
{
  guint8 bytes[16];
} HeraldStoryIdentity;

void      herald_story_identity_init  (HeraldStoryIdentity *self,
                                       HeraldStoryRecord   *story);
guint     herald_story_identity_hash  (gconstpointer        self);
gboolean  herald_story_identity_equal (gconstpointer        a,
                                       gconstpointer        b);
gint64    herald_story_get_alias      (HeraldStoryRecord   *story);
gint64    herald_story_get_digest     (HeraldStoryRecord   *story);

G_END_DECLS
