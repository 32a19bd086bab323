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

/* Search looks into captions too; the preview shows one only where there is nothing else. */
static void
take_text (HeraldStoryRecord  *story,
           const char         *html,
           const char         *base,
           char              **picture)
{
  g_autofree char *captions = NULL;
  g_autofree char *text = herald_html_text_and_captions (html, -1, base, &captions, picture);
  gboolean is_empty = text[0] == '\0';

  g_free (story->preview);
  story->preview = herald_html_preview (is_empty ? captions : text, PREVIEW_LENGTH);

  g_free (story->text);
  if (is_empty || captions[0] == '\0')
    story->text = is_empty ? g_steal_pointer (&captions) : g_steal_pointer (&text);
  else
    story->text = g_strconcat (text, "\n\n", captions, NULL);
}

static void
fill_story (HeraldStoryRecord *story)
{
  const char *html = story->content != NULL ? story->content : story->summary;
  const char *base = story->content != NULL ? story->content_base : story->summary_base;
  const char *named = story->image != NULL ? story->image : attached_picture (story);
  g_autofree char *found = NULL;

  if (html != NULL)
    take_text (story, html, base, named == NULL ? &found : NULL);
  g_set_str (&story->thumbnail, named != NULL ? named : found);
}

void
herald_feed_text_fill (HeraldFeedDocument *document)
{
  g_return_if_fail (document != NULL);

  for (guint i = 0; i < document->stories->len; i++)
    fill_story (g_ptr_array_index (document->stories, i));
}
