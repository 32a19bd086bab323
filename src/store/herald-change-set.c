/* SPDX-FileCopyrightText: 2026 The Herald founders
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "herald-change-set.h"

G_DEFINE_BOXED_TYPE (HeraldChangeSet, herald_change_set, herald_change_set_ref, herald_change_set_unref)

static void
clear (gpointer data)
{
  HeraldChangeSet *self = data;

  g_array_unref (self->added);
  g_array_unref (self->changed);
  g_array_unref (self->removed);
  g_array_unref (self->counts);
}

/**
 * herald_change_set_new:
 *
 * Returns: (transfer full): a change set in which nothing is different
 */
HeraldChangeSet *
herald_change_set_new (void)
{
  HeraldChangeSet *self = g_atomic_rc_box_new0 (HeraldChangeSet);

  self->added = g_array_new (FALSE, FALSE, sizeof (gint64));
  self->changed = g_array_new (FALSE, FALSE, sizeof (gint64));
  self->removed = g_array_new (FALSE, FALSE, sizeof (gint64));
  self->counts = g_array_new (FALSE, FALSE, sizeof (HeraldSourceCount));

  return self;
}

HeraldChangeSet *
herald_change_set_ref (HeraldChangeSet *self)
{
  return g_atomic_rc_box_acquire (self);
}

void
herald_change_set_unref (HeraldChangeSet *self)
{
  g_atomic_rc_box_release_full (self, clear);
}

/**
 * herald_change_set_compare_ids:
 * @a: (type gint64): a story id
 * @b: (type gint64): another
 *
 * For g_array_sort(): the order in which ids stand in a change set.
 */
int
herald_change_set_compare_ids (gconstpointer a,
                               gconstpointer b)
{
  gint64 id_a = *(const gint64 *) a;
  gint64 id_b = *(const gint64 *) b;

  return id_a < id_b ? -1 : id_a > id_b;
}
