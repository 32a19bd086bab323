/* SPDX-FileCopyrightText: 2026 The Herald founders
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "herald-poll-policy.h"

#define MINUTE G_GINT64_CONSTANT (60)
#define HOUR (60 * MINUTE)
#define DAY (24 * HOUR)
#define WEEK (7 * DAY)

/* Nobody is asked more often than this, whoever wants it (polite client, 13 and 16). */
#define SHORTEST (15 * MINUTE)

/* From when a source is due to when its host is really asked. */
#define LONGEST_TURN (5 * MINUTE)

/* What is longer means never, and must not run over. */
#define LONGEST (100 * 365 * DAY)

/* How often where nobody wants anything else (16). */
#define DEFAULT_INTERVAL HOUR

/* What a server that is asked too much is left alone at least (21). */
#define SHORTEST_PAUSE (10 * MINUTE)

/* @base, doubled for every failure after the first, up to @limit */
static gint64
back_off (gint64 base,
          guint  failure_count,
          gint64 limit)
{
  gint64 wait = base;

  for (guint i = 1; i < failure_count && wait < limit; i++)
    wait *= 2;

  return MAX (base, MIN (wait, limit));
}

/* Spreads what would otherwise be asked in one moment (27, 47); only ever adds. */
static gint64
spread (gint64 wait,
        double jitter)
{
  return wait + (gint64) (CLAMP (jitter, 0.0, 1.0) * (double) MIN (wait / 10, HOUR));
}

/* What the server and the feed ask for, within reason: a week at most (11 to 14). */
static gint64
get_wish (const HeraldPollHistory *history,
          HeraldHttpResponse      *response)
{
  gint64 fresh = response == NULL ? -1 : response->fresh_seconds;

  return CLAMP (MAX (history->ttl_seconds, fresh), 0, WEEK);
}

/* Whether every answer of this server is a whole one that is called stale by nobody (17). */
static gboolean
is_costly (const HeraldPollHistory *history,
           HeraldHttpResponse      *response)
{
  return response != NULL && response->status == 200 && response->etag == NULL &&
         response->last_modified == NULL && response->fresh_seconds == -1 && history->ttl_seconds <= 0;
}

/* A source that has been quiet for a hundred hours is asked at most hourly, and so on up to once a day (18). The
 * person's interval is the other bound: nobody is asked more often because of much news. */
static gint64
get_quiet_wait (const HeraldPollHistory *history)
{
  if (history->newest_story <= 0 || history->newest_story > history->now)
    return 0;

  return MIN ((history->now - history->newest_story) / 100, DAY);
}

static gboolean
is_skipped (guint32 skip_hours,
            guint8  skip_days,
            gint64  when)
{
  guint hour = (guint) (when / HOUR % 24);
  guint day = (guint) ((when / DAY + 3) % 7); /* 1970 began on a Thursday */

  return (skip_hours >> hour & 1) != 0 || (skip_days >> day & 1) != 0;
}

/**
 * herald_poll_policy_put_off:
 * @skip_hours: the hours at which a feed asks not to be asked, as in a #HeraldPollHistory
 * @skip_days: likewise the days
 * @when: a time, in seconds since 1970
 *
 * Moves @when out of these hours and days (polite client, 15), and out of the last minutes before them, since its
 * turn may come a little later. A feed that rules all of them out means nothing by it.
 *
 * Returns: @when, or the first hour after it that is free
 */
gint64
herald_poll_policy_put_off (guint32 skip_hours,
                            guint8  skip_days,
                            gint64  when)
{
  gint64 moved = when;

  if ((skip_hours == 0 && skip_days == 0) || when < 0 || when > G_MAXINT64 - 2 * WEEK)
    return when;

  if (!is_skipped (skip_hours, skip_days, when) && is_skipped (skip_hours, skip_days, when + LONGEST_TURN))
    moved += LONGEST_TURN;
  for (guint i = 0; i < 7 * 24; i++)
    {
      if (!is_skipped (skip_hours, skip_days, moved))
        return moved;
      moved = (moved / HOUR + 1) * HOUR;
    }

  return when;
}

static gint64
get_wait (const HeraldPollHistory *history,
          HeraldHttpResponse      *response)
{
  gint64 interval = history->interval_seconds > 0 ? history->interval_seconds : DEFAULT_INTERVAL;
  gint64 wish = get_wish (history, response);
  gint64 retry = response == NULL ? -1 : CLAMP (response->retry_seconds, -1, WEEK);

  interval = CLAMP (interval, SHORTEST, LONGEST);

  switch (history->failure)
    {
    case HERALD_FAILURE_NONE:
    case HERALD_FAILURE_STORAGE:
      return MAX (MAX (interval, wish),
                  MAX (get_quiet_wait (history), is_costly (history, response) ? DAY : 0));

    /* No server was asked, so none is bothered by another try (47). */
    case HERALD_FAILURE_OFFLINE:
      return MINUTE;

    /* 19 to 21 */
    case HERALD_FAILURE_BUSY:
      if (retry > 0)
        return MAX (retry, SHORTEST_PAUSE);
      return back_off (SHORTEST_PAUSE, history->failure_count, DAY);

    /* 45 and 46 */
    case HERALD_FAILURE_SIGN_IN:
    case HERALD_FAILURE_DENIED:
    case HERALD_FAILURE_NOT_FOUND:
      return MAX (back_off (interval, history->failure_count, WEEK), retry);

    /* 47 and 48 */
    case HERALD_FAILURE_ADDRESS:
    case HERALD_FAILURE_HOST:
    case HERALD_FAILURE_CONNECTION:
    case HERALD_FAILURE_TIMEOUT:
    case HERALD_FAILURE_CERTIFICATE:
    case HERALD_FAILURE_REDIRECT:
    case HERALD_FAILURE_TOO_LARGE:
    case HERALD_FAILURE_GONE:
    case HERALD_FAILURE_SERVER:
    case HERALD_FAILURE_EMPTY:
    case HERALD_FAILURE_WEB_PAGE:
    case HERALD_FAILURE_NOT_A_FEED:
    case HERALD_FAILURE_NO_FEED:
    default:
      return MAX (MAX (back_off (interval, history->failure_count, DAY), wish), retry);
    }
}

/**
 * herald_poll_policy_next_fetch:
 * @history: what is known of the source
 * @response: (nullable): what the fetch just made brought; %NULL where it brought no answer
 *
 * Returns: when to ask the source again, in seconds since 1970; %G_MAXINT64 for never, which is so once the
 *   server says that the source is gone for good (polite client, 44)
 */
gint64
herald_poll_policy_next_fetch (const HeraldPollHistory *history,
                               HeraldHttpResponse      *response)
{
  g_return_val_if_fail (history != NULL, 0);

  if (history->failure == HERALD_FAILURE_GONE)
    return G_MAXINT64;

  return herald_poll_policy_put_off (history->skip_hours, history->skip_days,
                                     history->now + spread (get_wait (history, response), history->jitter));
}
