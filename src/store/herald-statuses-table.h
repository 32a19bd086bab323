/* SPDX-FileCopyrightText: 2026 The Herald founders
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "herald-change-set.h"
#include "herald-database.h"
#include "herald-story-identity.h"
#include "herald-story-ids.h"
#include "herald-story-query.h"

#include <gio/gio.h>

G_BEGIN_DECLS

/*
 * HeraldStatus:
 *
 * What is known of a story apart from what it says. A plain value.
 */
typedef struct
{
  gint64              id;
  HeraldStoryIdentity identity;
  gint64              digest;
  gint64              alias;    /* 0 where there is none */
  gint64              arrived;
  gint64              sort_time;
  gboolean            is_gone;  /* its content was purged */
  gboolean            in_feed;
} HeraldStatus;

GHashTable *herald_statuses_table_load_feed           (HeraldDatabase            *database,
                                                       gint64                     source_id,
                                                       GError                   **error) G_GNUC_WARN_UNUSED_RESULT;
gboolean    herald_statuses_table_find                (HeraldDatabase            *database,
                                                       gint64                     source_id,
                                                       const HeraldStoryIdentity *identity,
                                                       HeraldStatus              *status,
                                                       GError                   **error);
gboolean    herald_statuses_table_insert              (HeraldDatabase            *database,
                                                       gint64                     source_id,
                                                       HeraldStatus              *status,
                                                       GError                   **error);
gboolean    herald_statuses_table_update              (HeraldDatabase            *database,
                                                       const HeraldStatus        *status,
                                                       GError                   **error);
gboolean    herald_statuses_table_leave_feed          (HeraldDatabase            *database,
                                                       gint64                     story_id,
                                                       GError                   **error);

gboolean    herald_statuses_table_set_read            (HeraldDatabase            *database,
                                                       const gint64              *ids,
                                                       guint                      n_ids,
                                                       gboolean                   read,
                                                       GHashTable                *sources,
                                                       HeraldChangeSet           *changes,
                                                       GError                   **error);
gboolean    herald_statuses_table_set_bookmarked      (HeraldDatabase            *database,
                                                       gint64                     story_id,
                                                       gboolean                   bookmarked,
                                                       gint64                     now,
                                                       HeraldChangeSet           *changes,
                                                       GError                   **error);
gboolean    herald_statuses_table_set_hidden          (HeraldDatabase            *database,
                                                       gint64                     source_id,
                                                       gboolean                   hidden,
                                                       GArray                    *ids,
                                                       GError                   **error);
GArray     *herald_statuses_table_find_purgeable      (HeraldDatabase            *database,
                                                       gint64                     now,
                                                       int                        days,
                                                       int                        stories,
                                                       GHashTable                *surplus,
                                                       gint64                    *after,
                                                       GError                   **error) G_GNUC_WARN_UNUSED_RESULT;
gboolean    herald_statuses_table_set_gone            (HeraldDatabase            *database,
                                                       gint64                     story_id,
                                                       gint64                    *source_id,
                                                       GError                   **error);
gboolean    herald_statuses_table_delete_unbookmarked (HeraldDatabase            *database,
                                                       gint64                     source_id,
                                                       guint                      max,
                                                       guint                     *n,
                                                       GError                   **error);

gboolean    herald_statuses_table_count_bookmarks     (HeraldDatabase            *database,
                                                       guint                     *n,
                                                       GError                   **error);

G_END_DECLS
