/* SPDX-FileCopyrightText: 2026 The Herald founders
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "herald-story-query.h"

#include <string.h>

G_DEFINE_BOXED_TYPE (HeraldStoryQuery, herald_story_query, herald_story_query_copy, herald_story_query_free)

HeraldStoryQuery *
herald_story_query_new (HeraldStoryScope scope,
                        gint64           scope_id)
{
  HeraldStoryQuery *self = g_new0 (HeraldStoryQuery, 1);

  self->scope = scope;
  self->scope_id = scope_id;

  return self;
}

HeraldStoryQuery *
herald_story_query_copy (const HeraldStoryQuery *self)
{
  HeraldStoryQuery *copy;

  g_return_val_if_fail (self != NULL, NULL);

  copy = g_memdup2 (self, sizeof *self);
  copy->search = g_strdup (self->search);
  copy->kept = self->kept != NULL ? g_array_ref (self->kept) : NULL;

  return copy;
}

void
herald_story_query_free (HeraldStoryQuery *self)
{
  g_return_if_fail (self != NULL);

  g_free (self->search);
  g_clear_pointer (&self->kept, g_array_unref);
  g_free (self);
}

static gboolean
equal_ids (GArray *a,
           GArray *b)
{
  guint len_a = a != NULL ? a->len : 0;
  guint len_b = b != NULL ? b->len : 0;

  return len_a == len_b && (len_a == 0 || memcmp (a->data, b->data, len_a * sizeof (gint64)) == 0);
}

gboolean
herald_story_query_equal (const HeraldStoryQuery *a,
                          const HeraldStoryQuery *b)
{
  g_return_val_if_fail (a != NULL, FALSE);
  g_return_val_if_fail (b != NULL, FALSE);

  return a->scope == b->scope &&
         a->scope_id == b->scope_id &&
         a->since == b->since &&
         (a->unread_only != FALSE) == (b->unread_only != FALSE) &&
         g_strcmp0 (a->search, b->search) == 0 &&
         equal_ids (a->kept, b->kept);
}

/**
 * herald_story_query_is_unread_only:
 * @self: a query
 *
 * Returns: whether it asks for unread stories alone, be it by its scope
 */
gboolean
herald_story_query_is_unread_only (const HeraldStoryQuery *self)
{
  g_return_val_if_fail (self != NULL, FALSE);

  return self->unread_only || self->scope == HERALD_STORY_SCOPE_UNREAD;
}
