/* SPDX-FileCopyrightText: 2026 The Herald founders
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "herald-database.h"

#include "herald-story-record.h"

G_BEGIN_DECLS

gboolean           herald_stories_table_insert     (HeraldDatabase     *database,
                                                    gint64              story_id,
                                                    HeraldStoryRecord  *story,
                                                    GError            **error);
gboolean           herald_stories_table_update     (HeraldDatabase     *database,
                                                    gint64              story_id,
                                                    HeraldStoryRecord  *story,
                                                    GError            **error);
gboolean           herald_stories_table_delete     (HeraldDatabase     *database,
                                                    gint64              story_id,
                                                    GError            **error);
GPtrArray         *herald_stories_table_load_many  (HeraldDatabase     *database,
                                                    GArray             *ids,
                                                    GError            **error) G_GNUC_WARN_UNUSED_RESULT;
HeraldStoryRecord *herald_stories_table_load       (HeraldDatabase     *database,
                                                    gint64              story_id,
                                                    GError            **error) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
