/* SPDX-FileCopyrightText: 2026 The Herald founders
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "herald-database.h"
#include "herald-story-ids.h"
#include "herald-story-query.h"

#include <gio/gio.h>

G_BEGIN_DECLS

HeraldStoryIds *herald_lists_table_query    (HeraldDatabase          *database,
                                             const HeraldStoryQuery  *query,
                                             guint                    max,
                                             GTimeZone               *zone,
                                             GCancellable            *cancellable,
                                             GError                 **error) G_GNUC_WARN_UNUSED_RESULT;
GArray         *herald_lists_table_list_ids (HeraldDatabase          *database,
                                             const HeraldStoryQuery  *query,
                                             GError                 **error) G_GNUC_WARN_UNUSED_RESULT;
gssize          herald_lists_table_count    (HeraldDatabase          *database,
                                             const HeraldStoryQuery  *query,
                                             GCancellable            *cancellable,
                                             GError                 **error);

G_END_DECLS
