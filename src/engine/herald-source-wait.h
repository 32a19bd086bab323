/* SPDX-FileCopyrightText: 2026 The Herald founders
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "herald-source-record.h"

G_BEGIN_DECLS

/**
 * HeraldWait:
 * @HERALD_WAIT_NONE: for nothing: it is asked as soon as that can be
 * @HERALD_WAIT_INTERVAL: that is how often the reader wants it asked
 * @HERALD_WAIT_SERVER: its server asked for a pause
 * @HERALD_WAIT_HOST: its server asked another source for a pause
 * @HERALD_WAIT_FAILURES: it failed, and is asked less each time that it does
 * @HERALD_WAIT_HOURS: the feed names hours or days when it is not to be asked
 * @HERALD_WAIT_FRESH: the feed or its server said how long the answer is good
 * @HERALD_WAIT_QUIET: it has been a while since the last story
 * @HERALD_WAIT_COSTLY: its server sends everything each time
 * @HERALD_WAIT_ENDED: it is gone for good
 * @HERALD_WAIT_PAUSED: the reader wants it left alone
 *
 * Why a source is not asked now.
 */
typedef enum
{
  HERALD_WAIT_NONE,
  HERALD_WAIT_INTERVAL,
  HERALD_WAIT_SERVER,
  HERALD_WAIT_HOST,
  HERALD_WAIT_FAILURES,
  HERALD_WAIT_HOURS,
  HERALD_WAIT_FRESH,
  HERALD_WAIT_QUIET,
  HERALD_WAIT_COSTLY,
  HERALD_WAIT_ENDED,
  HERALD_WAIT_PAUSED,
} HeraldWait;

HeraldWait herald_source_wait_get (HeraldSourceRecord *source,
                                   gint64              host_due,
                                   guint               interval_minutes,
                                   gint64              now,
                                   gint64             *until);

G_END_DECLS
