/* SPDX-FileCopyrightText: 2026 The Herald founders
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

#include "herald-session.h"

G_BEGIN_DECLS

/**
 * HeraldStoryLookup:
 * @user_data: as given
 * @story_id: id of a story
 *
 * Returns: (transfer full) (nullable): the story of that id, if it is in the list
 */
typedef HeraldStory *(*HeraldStoryLookup) (gpointer user_data,
                                           gint64   story_id);

void herald_story_actions_attach (GtkWidget         *widget,
                                  HeraldSession     *session,
                                  HeraldStoryLookup  lookup,
                                  gpointer           user_data);
void herald_story_open_browser   (GtkWidget         *widget,
                                  HeraldStory       *story);
void herald_story_copy_link      (GtkWidget         *widget,
                                  HeraldStory       *story);
void herald_story_share_mail     (GtkWidget         *widget,
                                  HeraldStory       *story);

G_END_DECLS
