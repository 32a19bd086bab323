/* SPDX-FileCopyrightText: 2026 The Herald founders
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gio/gio.h>

#include "herald-story-record.h"

G_BEGIN_DECLS

GVariant *herald_search_result_describe (HeraldStoryRecord *story,
                                         const char        *source,
                                         GBytes            *icon,
                                         gint64             now) G_GNUC_WARN_UNUSED_RESULT;
char     *herald_search_result_to_id    (gint64             story_id) G_GNUC_WARN_UNUSED_RESULT;
gint64    herald_search_result_from_id  (const char        *id);

G_END_DECLS
