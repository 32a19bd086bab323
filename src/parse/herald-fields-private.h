/* SPDX-FileCopyrightText: 2026 The Herald founders
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "herald-attachment.h"
#include "herald-feed-document.h"
#include "herald-person.h"
#include "herald-story-record.h"

G_BEGIN_DECLS

/* The single-valued texts of a feed or a story. */
typedef enum
{
  HERALD_FIELD_ID,
  HERALD_FIELD_LINK,
  HERALD_FIELD_TITLE,
  HERALD_FIELD_SUMMARY, /* of a feed: its subtitle */
  HERALD_FIELD_CONTENT,
  HERALD_FIELD_LANGUAGE,
  HERALD_FIELD_IMAGE,
  HERALD_FIELD_ICON,
  HERALD_FIELD_COMMENTS,
  HERALD_FIELD_SELF,
  HERALD_FIELD_NEXT_PAGE,
  HERALD_FIELD_ENCLOSURE, /* FeedBurner's original of the story's enclosure */
  HERALD_N_FIELDS
} HeraldField;

typedef enum
{
  HERALD_TIME_PUBLISHED,
  HERALD_TIME_UPDATED,
  HERALD_N_TIMES
} HeraldTime;

/* The best text offered so far. */
typedef struct
{
  char       *text;     /* (owned) (nullable) */
  char       *base;     /* (owned) (nullable) */
  char       *language; /* (owned) (nullable): "" where it was taken back */
  guint       rank;
} HeraldFieldChoice;

typedef struct
{
  gint64 seconds;
  guint  rank;
} HeraldTimeChoice;

/**
 * HeraldFields:
 *
 * What was found for one feed or one story, while it is being read. Several elements may offer the same field:
 * the one of the lowest rank is taken, among equals the first.
 */
typedef struct
{
  HeraldFieldChoice  texts[HERALD_N_FIELDS];
  HeraldTimeChoice   times[HERALD_N_TIMES];
  GPtrArray         *authors;     /* (owned) (nullable) (element-type Author) */
  GPtrArray         *categories;  /* (owned) (nullable) (element-type utf8) */
  GPtrArray         *attachments; /* (owned) (nullable) (element-type HeraldAttachment) */
  GPtrArray         *hubs;        /* (owned) (nullable) (element-type utf8) */
  GHashTable        *seen;        /* (owned) (nullable) (element-type utf8): categories and addresses, told apart
                                   * by their first byte */
  char              *enclosure;   /* (owned) (nullable): address of the first enclosure of RSS */
  gint64             duration;    /* of the first sound or film, -1 if not said */
  gint64             ttl;         /* in seconds, -1 if not said */
  gint64             period;      /* of the syndication module, in seconds, -1 if not said */
  gint64             frequency;   /* updates in that period, -1 if not said */
  guint32            skip_hours;  /* as in a HeraldFeedDocument */
  guint8             skip_days;   /* likewise */
} HeraldFields;

void               herald_fields_init           (HeraldFields       *self);
void               herald_fields_clear          (HeraldFields       *self);

gboolean           herald_fields_offer          (HeraldFields       *self,
                                                 HeraldField         field,
                                                 guint               rank,
                                                 const char         *text);
gboolean           herald_fields_offer_in       (HeraldFields       *self,
                                                 HeraldField         field,
                                                 guint               rank,
                                                 const char         *text,
                                                 const char         *base,
                                                 const char         *language);
void               herald_fields_offer_time     (HeraldFields       *self,
                                                 HeraldTime          time,
                                                 guint               rank,
                                                 const char         *text);
void               herald_fields_add_author     (HeraldFields       *self,
                                                 guint               rank,
                                                 const char         *name,
                                                 const char         *email,
                                                 const char         *address);
void               herald_fields_add_category   (HeraldFields       *self,
                                                 const char         *category);
void               herald_fields_add_hub        (HeraldFields       *self,
                                                 const char         *address);
void               herald_fields_add_attachment (HeraldFields       *self,
                                                 const char         *address,
                                                 const char         *type,
                                                 gint64              length,
                                                 gint64              duration);

void               herald_fields_fill_document  (HeraldFields       *self,
                                                 HeraldFeedDocument *document);
HeraldStoryRecord *herald_fields_to_story       (HeraldFields       *self,
                                                 const char         *language) G_GNUC_WARN_UNUSED_RESULT;

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (HeraldFields, herald_fields_clear)

G_END_DECLS
