/* SPDX-FileCopyrightText: 2026 The Herald founders
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib-object.h>

#include "herald-failure.h"

G_BEGIN_DECLS

#define HERALD_TYPE_SOURCE_RECORD (herald_source_record_get_type ())

typedef struct _HeraldSourceRecord HeraldSourceRecord;

/* Stories of a source are kept as those of all sources are. */
#define HERALD_RETENTION_GENERAL (-1)

/**
 * HeraldSourceRecord:
 *
 * One subscription as the store holds it, or as an OPML file names it. Reference-counted and boxed; whoever
 * makes one fills it in and from then on nobody changes it. Use herald_source_record_copy() for a changed one.
 * Times are in seconds since 1970, %HERALD_TIME_NONE where there was none.
 */
struct _HeraldSourceRecord
{
  gint64         id;            /* 0 while it is not stored */
  gint64         folder_id;     /* 0 outside all folders */
  gint64         position;      /* among its neighbours, ascending */
  char          *address;       /* (owned): what is fetched */
  char          *title;         /* (owned) (nullable): what the feed calls itself */
  char          *custom_title;  /* (owned) (nullable): what the reader calls it */
  char          *home;          /* (owned) (nullable): address of the site */
  char          *icon;          /* (owned) (nullable): address of the icon that the feed or its page names */
  char          *language;      /* (owned) (nullable) */

  /* Validators of the last answer that was read as a feed, byte for byte (RFC 9110, section 13.1). */
  char          *etag;          /* (owned) (nullable) */
  char          *last_modified; /* (owned) (nullable) */
  char          *content_hash;  /* (owned) (nullable): of that answer's bytes */

  gint64         last_fetch;    /* when it was last asked, whatever came of it */
  gint64         last_success;  /* when it last delivered, or said that nothing had changed */
  gint64         next_fetch;    /* not to be asked before */
  gint64         ttl_seconds;   /* how long the feed asks to be left alone, or -1 */
  guint32        skip_hours;    /* bit 0 to 23: the hours of the day, in UTC, when it asks to be left alone */
  guint8         skip_days;     /* bit 0 to 6: likewise the days, from Monday on */
  gint64         newest_story;  /* when the newest story of its last document was published */
  gint64         longest_gap;   /* the longest time, in seconds, between two of them that follow each other, or -1 */

  char          *detour;        /* (owned) (nullable): where a redirect led last that was not taken as its address */
  gint64         detour_since;  /* since when it has led there each time */

  HeraldFailure  failure;       /* of the last fetch */
  char          *failure_detail; /* (owned) (nullable): for developers */
  guint          failure_count; /* fetches that failed, one after the other */
  gint64         failing_since;

  char          *former_address; /* (owned) (nullable): before its server moved it to @address */
  gint64         moved_at;       /* when that move was followed */
  char          *refused_address; /* (owned) (nullable): where its server wants it, but the reader does not */
  gint64         paused_at;      /* since when it is not to be asked by itself */
  gboolean       announced;      /* whether the desktop tells of its new stories */
  int            retention_days; /* for which its read stories are kept, 0 for ever, or HERALD_RETENTION_GENERAL */
  int            retention_stories; /* that are kept of it, 0 for all, or HERALD_RETENTION_GENERAL */

  guint          unread;        /* stories */
  guint          total;
};

GType               herald_source_record_get_type  (void);
HeraldSourceRecord *herald_source_record_new       (const char         *address) G_GNUC_WARN_UNUSED_RESULT;
HeraldSourceRecord *herald_source_record_copy      (HeraldSourceRecord *self) G_GNUC_WARN_UNUSED_RESULT;
HeraldSourceRecord *herald_source_record_ref       (HeraldSourceRecord *self);
void                herald_source_record_unref     (HeraldSourceRecord *self);

const char         *herald_source_record_get_name  (HeraldSourceRecord *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (HeraldSourceRecord, herald_source_record_unref)

G_END_DECLS
