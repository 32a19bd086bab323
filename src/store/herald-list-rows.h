/* SPDX-FileCopyrightText: 2026 The Herald founders
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "herald-database.h"
#include "herald-story-query.h"

#include <gio/gio.h>

G_BEGIN_DECLS

typedef struct
{
  gint64   id;
  gint64   sort_time;
  gboolean unread;
} HeraldListRow;

GArray *herald_list_rows_walk    (HeraldDatabase          *database,
                                  const HeraldStoryQuery  *query,
                                  GArray                  *matches,
                                  guint                    max,
                                  GCancellable            *cancellable,
                                  GError                 **error) G_GNUC_WARN_UNUSED_RESULT;
GArray *herald_list_rows_look_up (HeraldDatabase          *database,
                                  const HeraldStoryQuery  *query,
                                  GArray                  *matches,
                                  GCancellable            *cancellable,
                                  GError                 **error) G_GNUC_WARN_UNUSED_RESULT;
GArray *herald_list_rows_keep    (HeraldDatabase          *database,
                                  const HeraldStoryQuery  *query,
                                  GArray                  *matches,
                                  GCancellable            *cancellable,
                                  GError                 **error) G_GNUC_WARN_UNUSED_RESULT;
GArray *herald_list_rows_merge   (GArray                  *a,
                                  GArray                  *b) G_GNUC_WARN_UNUSED_RESULT;
gssize  herald_list_rows_count   (HeraldDatabase          *database,
                                  const HeraldStoryQuery  *query,
                                  GError                 **error);

G_END_DECLS
