/* SPDX-FileCopyrightText: 2026 The Herald founders
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "herald-story-query.h"

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

  return copy;
}

void
herald_story_query_free (HeraldStoryQuery *self)
{
  g_return_if_fail (self != NULL);

  g_free (self->search);
  g_free (self);
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
         g_strcmp0 (a->search, b->search) == 0;
}
