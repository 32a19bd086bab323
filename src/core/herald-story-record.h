/* SPDX-FileCopyrightText: 2026 The Herald founders
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib-object.h>

G_BEGIN_DECLS

#define HERALD_TYPE_STORY_RECORD (herald_story_record_get_type ())

/**
 * HERALD_TIME_NONE:
 *
 * The value of a time, in seconds since 1970 in UTC, that is not known.
 */
#define HERALD_TIME_NONE G_MININT64

typedef struct _HeraldStoryRecord HeraldStoryRecord;

/**
 * HeraldStoryRecord:
 *
 * One story as a feed said it, or as the store holds it. Reference-counted and boxed; whoever makes one fills
 * in the fields and from then on nobody changes them, so that it can cross threads.
 *
 * Absent texts are %NULL, absent times %HERALD_TIME_NONE, absent arrays %NULL. Texts are valid UTF-8.
 */
struct _HeraldStoryRecord
{
  /* What the feed said. */
  char       *guid;         /* (owned) (nullable): the identifier as published */
  char       *link;         /* (owned) (nullable): absolute address of the story's page */
  char       *title;        /* (owned) (nullable): plain text */
  char       *summary;      /* (owned) (nullable): HTML as it came */
  char       *summary_base; /* (owned) (nullable): address against which summary's references are resolved */
  char       *content;      /* (owned) (nullable): HTML as it came */
  char       *content_base; /* (owned) (nullable): the same for content */
  GPtrArray  *authors;      /* (owned) (nullable) (element-type HeraldPerson) */
  GPtrArray  *attachments;  /* (owned) (nullable) (element-type HeraldAttachment) */
  GStrv       categories;   /* (owned) (nullable) */
  char       *image;        /* (owned) (nullable): address of the picture that stands for the story */
  char       *comments;     /* (owned) (nullable): address of the page with comments */
  char       *language;     /* (owned) (nullable): BCP 47 tag */
  gint64      published;
  gint64      updated;

  /* What is worked out from it for lists and search; see herald_feed_text_fill(). */
  char       *text;         /* (owned) (nullable): content, else summary, as plain text */
  char       *preview;      /* (owned) (nullable): the first words of text, on one line */
  char       *thumbnail;    /* (owned) (nullable): address of a picture: image, else the first one in the text */

  /* What the store knows. */
  gint64      id;           /* 0 while it is not stored */
  gint64      source_id;
  gint64      arrived;      /* when it was first stored */
  gint64      sort_time;    /* the time by which lists are ordered: published, but never later than arrived */
  guint       read : 1;
  guint       bookmarked : 1;
};

GType              herald_story_record_get_type (void);
HeraldStoryRecord *herald_story_record_new      (void) G_GNUC_WARN_UNUSED_RESULT;
HeraldStoryRecord *herald_story_record_ref      (HeraldStoryRecord *self);
void               herald_story_record_unref    (HeraldStoryRecord *self);

char              *herald_story_record_dup_byline (HeraldStoryRecord *self) G_GNUC_WARN_UNUSED_RESULT;

G_DEFINE_AUTOPTR_CLEANUP_FUNC (HeraldStoryRecord, herald_story_record_unref)

G_END_DECLS
