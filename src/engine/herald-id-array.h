/* SPDX-FileCopyrightText: 2026 The Herald founders
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * HeraldIdRun:
 *
 * One place where two arrays of ids differ: what stands in the old one there gives way to what stands in the
 * new one.
 */
typedef struct
{
  guint old_first;
  guint removed;
  guint new_first;
  guint added;
} HeraldIdRun;

gboolean  herald_id_array_contains (GArray *sorted,
                                    gint64  id);
GArray   *herald_id_array_union    (GArray *a,
                                    GArray *b) G_GNUC_WARN_UNUSED_RESULT;
gboolean  herald_id_array_find     (GArray *ids,
                                    guint   from,
                                    guint   end,
                                    gint64  id,
                                    guint  *position);
GArray   *herald_id_array_compare  (GArray *old_ids,
                                    GArray *new_ids) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
