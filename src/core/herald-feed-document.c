/* SPDX-FileCopyrightText: 2026 The Herald founders
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "herald-feed-document.h"

#include "herald-story-record.h"

G_DEFINE_BOXED_TYPE (HeraldFeedDocument, herald_feed_document, herald_feed_document_ref, herald_feed_document_unref)

static void
clear (gpointer data)
{
  HeraldFeedDocument *self = data;

  g_free (self->id);
  g_free (self->title);
  g_free (self->subtitle);
  g_free (self->link);
  g_free (self->self);
  g_free (self->language);
  g_free (self->icon);
  g_free (self->image);
  g_free (self->next_page);
  g_strfreev (self->hubs);
  g_clear_pointer (&self->authors, g_ptr_array_unref);
  g_clear_pointer (&self->stories, g_ptr_array_unref);
}

/**
 * herald_feed_document_new:
 *
 * Returns: (transfer full): a document without stories, to be filled in before it is handed to anybody
 */
HeraldFeedDocument *
herald_feed_document_new (void)
{
  HeraldFeedDocument *self = g_atomic_rc_box_new0 (HeraldFeedDocument);

  self->updated = HERALD_TIME_NONE;
  self->ttl_seconds = -1;
  self->stories = g_ptr_array_new_with_free_func ((GDestroyNotify) herald_story_record_unref);

  return self;
}

HeraldFeedDocument *
herald_feed_document_ref (HeraldFeedDocument *self)
{
  return g_atomic_rc_box_acquire (self);
}

void
herald_feed_document_unref (HeraldFeedDocument *self)
{
  g_atomic_rc_box_release_full (self, clear);
}
