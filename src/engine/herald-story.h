/* SPDX-FileCopyrightText: 2026 The Herald founders
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib-object.h>

#include "herald-story-record.h"

G_BEGIN_DECLS

#define HERALD_TYPE_STORY (herald_story_get_type ())
G_DECLARE_FINAL_TYPE (HeraldStory, herald_story, HERALD, STORY, GObject)

/* Properties: id, loaded, title, preview, byline, link, thumbnail, time, source-id, read, bookmarked. */

gint64             herald_story_get_id         (HeraldStory *self);
gboolean           herald_story_get_loaded     (HeraldStory *self);
const char        *herald_story_get_title      (HeraldStory *self);
const char        *herald_story_get_preview    (HeraldStory *self);
const char        *herald_story_get_byline     (HeraldStory *self);
const char        *herald_story_get_link       (HeraldStory *self);
const char        *herald_story_get_thumbnail  (HeraldStory *self);
gint64             herald_story_get_time       (HeraldStory *self);
gint64             herald_story_get_source_id  (HeraldStory *self);
gboolean           herald_story_get_read       (HeraldStory *self);
gboolean           herald_story_get_bookmarked (HeraldStory *self);

G_END_DECLS
