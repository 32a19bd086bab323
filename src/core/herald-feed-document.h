/* SPDX-FileCopyrightText: 2026 The Herald founders
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib-object.h>

G_BEGIN_DECLS

#define HERALD_TYPE_FEED_DOCUMENT (herald_feed_document_get_type ())

typedef struct _HeraldFeedDocument HeraldFeedDocument;

/**
 * HeraldFeedDocument:
 *
 * What one feed said: about itself, and its stories in document order. Reference-counted and boxed; the parser
 * fills it in and from then on nobody changes it, so that it can cross threads. Fields are absent as in
 * #HeraldStoryRecord.
 */
struct _HeraldFeedDocument
{
  const char *format;      /* one of the names of the contract: "rss-2.0", "atom-1.0", "json-feed-1.1" ... */
  char       *id;          /* (owned) (nullable) */
  char       *title;       /* (owned) (nullable): plain text */
  char       *subtitle;    /* (owned) (nullable): plain text */
  char       *link;        /* (owned) (nullable): address of the site */
  char       *self;        /* (owned) (nullable): address the feed gives for itself */
  char       *language;    /* (owned) (nullable) */
  char       *icon;        /* (owned) (nullable): address of a small square picture */
  char       *image;       /* (owned) (nullable): address of a larger picture */
  char       *next_page;   /* (owned) (nullable) */
  GStrv       hubs;        /* (owned) (nullable) */
  GPtrArray  *authors;     /* (owned) (nullable) (element-type HeraldPerson) */
  gint64      updated;     /* seconds since 1970, or HERALD_TIME_NONE */
  gint64      ttl_seconds; /* how long the feed asks to be left alone, or -1 */
  guint32     skip_hours;  /* bit 0 to 23: the hours of the day, in UTC, when it asks to be left alone */
  guint8      skip_days;   /* bit 0 to 6: likewise the days, from Monday on */
  GPtrArray  *stories;     /* (owned) (element-type HeraldStoryRecord) */
};

GType               herald_feed_document_get_type (void);
HeraldFeedDocument *herald_feed_document_new      (void) G_GNUC_WARN_UNUSED_RESULT;
HeraldFeedDocument *herald_feed_document_ref      (HeraldFeedDocument *self);
void                herald_feed_document_unref    (HeraldFeedDocument *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (HeraldFeedDocument, herald_feed_document_unref)

G_END_DECLS
