/* SPDX-FileCopyrightText: 2026 The Herald founders
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "herald-database.h"

#include "herald-story-record.h"

#include <gio/gio.h>

G_BEGIN_DECLS

/*
 * HeraldUnindexed:
 *
 * A story that is stored but cannot be found yet.
 */
typedef struct
{
  gint64             id;
  HeraldStoryRecord *story;      /* (owned) */
  gboolean           is_indexed; /* with what it said before */
} HeraldUnindexed;

HeraldUnindexed *herald_unindexed_new  (gint64             id,
                                        HeraldStoryRecord *story,
                                        gboolean           is_indexed) G_GNUC_WARN_UNUSED_RESULT;
void             herald_unindexed_free (HeraldUnindexed   *self);

gboolean  herald_search_table_index (HeraldDatabase  *database,
                                     GPtrArray       *stories,
                                     GError         **error);
GArray   *herald_search_table_find  (HeraldDatabase  *database,
                                     const char      *words,
                                     GCancellable    *cancellable,
                                     GError         **error) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
