/* SPDX-FileCopyrightText: 2026 The Herald founders
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "herald-source-wait.h"

#include "herald-fetch-outcome.h"

#include "herald-poll-policy.h"
#include "herald-story-record.h"

#define HOUR (G_GINT64_CONSTANT (60) * 60)
#define DAY (24 * HOUR)

/* Whether a wait is about as long as the policy makes it of @wish, spread and all. */
static gboolean
is_about (gint64 wait,
          gint64 wish)
{
  return wait <= wish + MIN (wish / 10, HOUR) + 1;
}

/* Whether the moment before @time belongs to the hours and days that the feed rules out. */
static gboolean
ends_skipped_time (HeraldSourceRecord *source,
                   gint64              time)
{
  return (source->skip_hours != 0 || source->skip_days != 0) &&
         herald_poll_policy_put_off (source->skip_hours, source->skip_days, time - 1) == time;
}

/* Why the policy chose the time of a source that works. It is read off what is stored, the strictest wish first. */
static HeraldWait
get_working (HeraldSourceRecord *source,
             guint               interval_minutes)
{
  gint64 wait = source->next_fetch - source->last_fetch;
  gint64 interval = interval_minutes > 0 ? (gint64) interval_minutes * 60 : HOUR;
  gint64 quiet = source->newest_story != HERALD_TIME_NONE ? (source->last_fetch - source->newest_story) / 100 : 0;
  gboolean costly = source->etag == NULL && source->last_modified == NULL && source->ttl_seconds <= 0;

  if (is_about (wait, interval))
    return HERALD_WAIT_INTERVAL;
  if (is_about (wait, source->ttl_seconds))
    return HERALD_WAIT_FRESH;
  if (is_about (wait, MIN (quiet, DAY)))
    return HERALD_WAIT_QUIET;
  return costly && is_about (wait, DAY) ? HERALD_WAIT_COSTLY : HERALD_WAIT_FRESH;
}

/**
 * herald_source_wait_get:
 * @source: a source
 * @host_due: when its host may be asked for it, see herald_host_waits_get_due()
 * @interval_minutes: how often the reader wants it asked; 0 for no wish
 * @now: the time, in seconds since 1970
 * @until: (out): when it is asked by itself, in seconds since 1970; %G_MAXINT64 for never
 *
 * Returns: why it is not asked before
 */
HeraldWait
herald_source_wait_get (HeraldSourceRecord *source,
                        gint64              host_due,
                        guint               interval_minutes,
                        gint64              now,
                        gint64             *until)
{
  g_return_val_if_fail (source != NULL, HERALD_WAIT_NONE);
  g_return_val_if_fail (until != NULL, HERALD_WAIT_NONE);

  *until = herald_fetch_outcome_get_due (source, host_due, now);
  if (source->paused_at != HERALD_TIME_NONE)
    return HERALD_WAIT_PAUSED;
  if (source->failure == HERALD_FAILURE_GONE)
    return HERALD_WAIT_ENDED;
  if (*until == HERALD_TIME_NONE || *until <= now)
    return HERALD_WAIT_NONE;
  if (*until > MAX (host_due, now) || ends_skipped_time (source, *until))
    return HERALD_WAIT_HOURS;
  if (host_due > source->next_fetch)
    return HERALD_WAIT_HOST;
  if (source->failure == HERALD_FAILURE_BUSY)
    return HERALD_WAIT_SERVER;
  if (source->failure != HERALD_FAILURE_NONE && source->failure != HERALD_FAILURE_STORAGE)
    return HERALD_WAIT_FAILURES;

  return get_working (source, interval_minutes);
}
