/* SPDX-FileCopyrightText: 2026 The Herald founders
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "herald-change-set.h"
#include "herald-database.h"

#include "herald-feed-document.h"
#include "herald-source-record.h"

G_BEGIN_DECLS

HeraldChangeSet *herald_merge_document (HeraldDatabase      *database,
                                        HeraldSourceRecord  *source,
                                        HeraldFeedDocument  *document,
                                        gint64               now,
                                        GPtrArray           *unindexed,
                                        GError             **error) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
