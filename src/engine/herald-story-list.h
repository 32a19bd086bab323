/* SPDX-FileCopyrightText: 2026 The Herald founders
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gio/gio.h>

#include "herald-story.h"
#include "herald-story-query.h"

G_BEGIN_DECLS

#define HERALD_TYPE_STORY_LIST (herald_story_list_get_type ())
G_DECLARE_FINAL_TYPE (HeraldStoryList, herald_story_list, HERALD, STORY_LIST, GObject)

/* A GListModel of HeraldStory for one query, newest first.
 * Properties: loading (TRUE until the first answer is there), unread (of the stories in the list),
 * error-message is not one: see the "failed" signal.
 * Signals:
 *   "stories-arrived" (guint n): stories that came in after the list was first filled
 *   "failed" (GError): the query could not be answered */

const HeraldStoryQuery *herald_story_list_get_query    (HeraldStoryList *self);
gboolean                herald_story_list_get_loading  (HeraldStoryList *self);
gboolean                herald_story_list_get_whole    (HeraldStoryList *self);
guint                   herald_story_list_get_unread   (HeraldStoryList *self);
gboolean                herald_story_list_get_day      (HeraldStoryList *self,
                                                        guint            position,
                                                        gint64          *day_start,
                                                        guint           *first,
                                                        guint           *end);
gboolean                herald_story_list_find         (HeraldStoryList *self,
                                                        gint64           story_id,
                                                        guint           *position);
void                    herald_story_list_find_unread_async  (HeraldStoryList      *self,
                                                              guint                 from,
                                                              gboolean              backwards,
                                                              GCancellable         *cancellable,
                                                              GAsyncReadyCallback   callback,
                                                              gpointer              user_data);
gboolean                herald_story_list_find_unread_finish (HeraldStoryList      *self,
                                                              GAsyncResult         *result,
                                                              guint                *position,
                                                              GError              **error);

G_END_DECLS
