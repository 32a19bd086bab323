/* SPDX-FileCopyrightText: 2026 The Herald founders
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "herald-database.h"

#include "herald-story-record.h"

G_BEGIN_DECLS

gboolean  herald_search_table_insert (HeraldDatabase     *database,
                                      gint64              story_id,
                                      HeraldStoryRecord  *story,
                                      GError            **error);
gboolean  herald_search_table_delete (HeraldDatabase     *database,
                                      gint64              story_id,
                                      GError            **error);
char     *herald_search_table_quote  (const char         *words) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
