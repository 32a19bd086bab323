/* SPDX-FileCopyrightText: 2026 The Herald founders
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

#include "herald-session.h"

G_BEGIN_DECLS

#define HERALD_TYPE_STORY_PANE (herald_story_pane_get_type ())
G_DECLARE_FINAL_TYPE (HeraldStoryPane, herald_story_pane, HERALD, STORY_PANE, AdwBin)

/* Signal "story-chosen" (HeraldStory): a headline was selected. Properties: title, the name of what is shown;
 * has-unread, whether any of the stories shown is unread. */

void                    herald_story_pane_set_session     (HeraldStoryPane *self,
                                                           HeraldSession   *session);
void                    herald_story_pane_show            (HeraldStoryPane *self,
                                                           GObject         *item);
const HeraldStoryQuery *herald_story_pane_get_query       (HeraldStoryPane *self);
gboolean                herald_story_pane_get_has_unread  (HeraldStoryPane *self);
void                    herald_story_pane_step            (HeraldStoryPane *self,
                                                           int              direction);
void                    herald_story_pane_step_to_unread  (HeraldStoryPane *self);
void                    herald_story_pane_unselect        (HeraldStoryPane *self);
void                    herald_story_pane_start_search    (HeraldStoryPane *self,
                                                           const char      *words);
void                    herald_story_pane_open            (HeraldStoryPane *self,
                                                           HeraldStory     *story);
gboolean                herald_story_pane_get_unread_only (HeraldStoryPane *self);
void                    herald_story_pane_set_unread_only (HeraldStoryPane *self,
                                                           gboolean         unread_only);

G_END_DECLS
