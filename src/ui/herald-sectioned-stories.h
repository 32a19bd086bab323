/* SPDX-FileCopyrightText: 2026 The Herald founders
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

#include "herald-story-list.h"

G_BEGIN_DECLS

#define HERALD_TYPE_SECTIONED_STORIES (herald_sectioned_stories_get_type ())
G_DECLARE_FINAL_TYPE (HeraldSectionedStories, herald_sectioned_stories, HERALD, SECTIONED_STORIES, GObject)

HeraldSectionedStories *herald_sectioned_stories_new (HeraldStoryList *list) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
