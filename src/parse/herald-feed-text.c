/* SPDX-FileCopyrightText: 2026 The Herald founders
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "herald-feed-text.h"

#include "herald-attachment.h"
#include "herald-story-record.h"

#include "herald-html-text.h"

/* Three lines of a wide list. */
#define PREVIEW_LENGTH 240

static const char *
attached_picture (HeraldStoryRecord *story)
{
  for (guint i = 0; story->attachments != NULL && i < story->attachments->len; i++)
    {
      const HeraldAttachment *attachment = g_ptr_array_index (story->attachments, i);

      if (attachment->type != NULL && g_ascii_strncasecmp (attachment->type, "image/", 6) == 0)
        return attachment->address;
    }

  return NULL;
}

static void
fill_story (HeraldStoryRecord *story)
{
  const char *html = story->content != NULL ? story->content : story->summary;
  const char *base = story->content != NULL ? story->content_base : story->summary_base;
  const char *named = story->image != NULL ? story->image : attached_picture (story);
  g_autofree char *found = NULL;

  if (html != NULL)
    {
      g_free (story->text);
      story->text = herald_html_text (html, -1, base, named == NULL ? &found : NULL);
    }
  if (story->text != NULL)
    {
      g_free (story->preview);
      story->preview = herald_html_preview (story->text, PREVIEW_LENGTH);
    }
  g_set_str (&story->thumbnail, named != NULL ? named : found);
}

void
herald_feed_text_fill (HeraldFeedDocument *document)
{
  g_return_if_fail (document != NULL);

  for (guint i = 0; i < document->stories->len; i++)
    fill_story (g_ptr_array_index (document->stories, i));
}
