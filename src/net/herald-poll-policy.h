/* SPDX-FileCopyrightText: 2026 The Herald founders
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "herald-failure.h"
#include "herald-http-response.h"

G_BEGIN_DECLS

/**
 * HeraldPollHistory:
 *
 * What is known of a source when it is decided when to ask it again. Times in seconds since 1970. Of the last
 * three fields, 0 says that nothing is known, so that they may be left out.
 */
typedef struct
{
  gint64         now;
  gint64         interval_seconds; /* how often the person wants it asked */
  gint64         ttl_seconds;      /* how long the feed itself asks to be left alone, or -1 */
  HeraldFailure  failure;          /* of the fetch just made */
  guint          failure_count;    /* in a row, the one just made included */
  double         jitter;           /* 0 to 1, drawn by the caller: spreads sources over time */
  gint64         newest_story;     /* when its newest story was published */
  guint32        skip_hours;       /* bit 0 to 23: the hours of the day, in UTC, when it asks to be left alone */
  guint8         skip_days;        /* bit 0 to 6: likewise the days, from Monday on */
} HeraldPollHistory;

gint64 herald_poll_policy_put_off    (guint32                  skip_hours,
                                      guint8                   skip_days,
                                      gint64                   when);
gint64 herald_poll_policy_next_fetch (const HeraldPollHistory *history,
                                      HeraldHttpResponse      *response);

G_END_DECLS
