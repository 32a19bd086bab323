/* SPDX-FileCopyrightText: 2026 The Herald founders
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "herald-story-record.h"

#include "herald-person.h"

G_DEFINE_BOXED_TYPE (HeraldStoryRecord, herald_story_record, herald_story_record_ref, herald_story_record_unref)

static void
clear (gpointer data)
{
  HeraldStoryRecord *self = data;

  g_free (self->guid);
  g_free (self->link);
  g_free (self->title);
  g_free (self->summary);
  g_free (self->summary_base);
  g_free (self->content);
  g_free (self->content_base);
  g_clear_pointer (&self->authors, g_ptr_array_unref);
  g_clear_pointer (&self->attachments, g_ptr_array_unref);
  g_strfreev (self->categories);
  g_free (self->image);
  g_free (self->comments);
  g_free (self->language);
  g_free (self->text);
  g_free (self->preview);
  g_free (self->thumbnail);
}

/**
 * herald_story_record_new:
 *
 * Returns: (transfer full): an empty record, to be filled in before it is handed to anybody
 */
HeraldStoryRecord *
herald_story_record_new (void)
{
  HeraldStoryRecord *self = g_atomic_rc_box_new0 (HeraldStoryRecord);

  self->published = HERALD_TIME_NONE;
  self->updated = HERALD_TIME_NONE;
  self->arrived = HERALD_TIME_NONE;
  self->sort_time = HERALD_TIME_NONE;

  return self;
}

HeraldStoryRecord *
herald_story_record_ref (HeraldStoryRecord *self)
{
  return g_atomic_rc_box_acquire (self);
}

void
herald_story_record_unref (HeraldStoryRecord *self)
{
  g_atomic_rc_box_release_full (self, clear);
}

/**
 * herald_story_record_dup_byline:
 * @self: a story
 *
 * Returns: (transfer full) (nullable): the names of the authors, with commas between them
 */
char *
herald_story_record_dup_byline (HeraldStoryRecord *self)
{
  g_autoptr (GString) byline = NULL;

  g_return_val_if_fail (self != NULL, NULL);

  for (guint i = 0; self->authors != NULL && i < self->authors->len; i++)
    {
      const HeraldPerson *person = g_ptr_array_index (self->authors, i);
      const char *name = person->name != NULL ? person->name : person->email;

      if (name == NULL)
        continue;
      if (byline == NULL)
        byline = g_string_new (name);
      else
        g_string_append_printf (byline, ", %s", name);
    }

  return byline != NULL ? g_string_free (g_steal_pointer (&byline), FALSE) : NULL;
}
