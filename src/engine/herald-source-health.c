/* SPDX-FileCopyrightText: 2026 The Herald founders
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "herald-source-health.h"

#include "herald-story-record.h"

#define DAY (G_GINT64_CONSTANT (24) * 60 * 60)

/* What fails for less may well mend itself. */
#define WORTH_A_WORD (7 * DAY)

/* What fails for longer is asked in vain. */
#define HOPELESS (60 * DAY)

/* How long a move is told, and can be undone with one click. */
#define MOVE_IS_NEWS (30 * DAY)

/* A passing redirect that lasts for weeks does not pass (polite client, 42). */
#define DETOUR_IS_LASTING (14 * DAY)

/* The bounds of when a source counts as silent, and what holds where its habit is not known. */
#define SHORTEST_SILENCE (42 * DAY)
#define LONGEST_SILENCE (730 * DAY)
#define UNKNOWN_SILENCE (365 * DAY)

static HeraldCondition
get_failing_condition (HeraldFailure failure)
{
  switch ((guint) failure)
    {
    case HERALD_FAILURE_GONE:
      return HERALD_CONDITION_ENDED;
    case HERALD_FAILURE_BUSY:
      return HERALD_CONDITION_WAITING;
    case HERALD_FAILURE_WEB_PAGE:
    case HERALD_FAILURE_NO_FEED:
      return HERALD_CONDITION_WEB_PAGE;
    case HERALD_FAILURE_SIGN_IN:
    case HERALD_FAILURE_DENIED:
      return HERALD_CONDITION_DENIED;
    default:
      return HERALD_CONDITION_FAILING;
    }
}

/* What helps against a failure that is younger than hopeless. */
static HeraldRemedy
get_first_remedy (HeraldFailure failure)
{
  switch ((guint) failure)
    {
    case HERALD_FAILURE_WEB_PAGE:
    case HERALD_FAILURE_NO_FEED:
    case HERALD_FAILURE_NOT_A_FEED:
    case HERALD_FAILURE_NOT_FOUND:
    case HERALD_FAILURE_REDIRECT:
      return HERALD_REMEDY_FIND_FEED;
    case HERALD_FAILURE_SIGN_IN:
      return HERALD_REMEDY_SIGN_IN;
    case HERALD_FAILURE_DENIED:
    case HERALD_FAILURE_ADDRESS:
      return HERALD_REMEDY_CHANGE_ADDRESS;
    default:
      return HERALD_REMEDY_TRY_AGAIN;
    }
}

static gboolean
has_moved (HeraldSourceRecord *source,
           gint64              now)
{
  return source->former_address != NULL && source->moved_at != HERALD_TIME_NONE &&
         now - source->moved_at < MOVE_IS_NEWS;
}

static HeraldRemedy
get_failing_remedy (HeraldSourceRecord *source,
                    HeraldCondition     condition,
                    gint64              now)
{
  if (has_moved (source, now))
    return HERALD_REMEDY_MOVE_BACK;
  if (condition == HERALD_CONDITION_ENDED)
    return HERALD_REMEDY_REMOVE;
  if (condition == HERALD_CONDITION_WAITING)
    return source->next_fetch > now ? HERALD_REMEDY_NONE : HERALD_REMEDY_TRY_AGAIN;
  if (condition == HERALD_CONDITION_FAILING && source->failing_since != HERALD_TIME_NONE &&
      now - source->failing_since >= HOPELESS)
    return HERALD_REMEDY_PAUSE;

  return get_first_remedy (source->failure);
}

static HeraldSourceHealth
get_failing (HeraldSourceRecord *source,
             gint64              now)
{
  HeraldSourceHealth self = { get_failing_condition (source->failure), HERALD_REMEDY_NONE, source->failing_since,
                              G_MAXINT64 };

  self.remedy = get_failing_remedy (source, self.condition, now);
  if (self.since != HERALD_TIME_NONE && self.condition == HERALD_CONDITION_ENDED)
    self.tell_at = self.since;
  else if (self.since != HERALD_TIME_NONE && self.condition != HERALD_CONDITION_WAITING)
    self.tell_at = self.since + WORTH_A_WORD;

  return self;
}

/* Whether it has said nothing for more than twice the longest pause among its stories. How long is counted to when it
 * was last heard, for while nobody asks every source is silent. */
static gboolean
is_silent (HeraldSourceRecord *source)
{
  gint64 limit = UNKNOWN_SILENCE;

  if (source->newest_story == HERALD_TIME_NONE || source->last_success == HERALD_TIME_NONE)
    return FALSE;

  if (source->longest_gap >= 0)
    limit = CLAMP (MIN (source->longest_gap, LONGEST_SILENCE) * 2, SHORTEST_SILENCE, LONGEST_SILENCE);

  return source->last_success - source->newest_story >= limit;
}

/**
 * herald_source_health_get:
 * @source: a source
 * @detour_is_followed: whether another source has the address of its detour
 * @now: the time, in seconds since 1970
 *
 * Says how a source fares, since when, and what helps. Where several things are to be said of it, the one that keeps
 * news away goes first.
 *
 * Returns: its health
 */
HeraldSourceHealth
herald_source_health_get (HeraldSourceRecord *source,
                          gboolean            detour_is_followed,
                          gint64              now)
{
  HeraldSourceHealth fine = { HERALD_CONDITION_FINE, HERALD_REMEDY_NONE, HERALD_TIME_NONE, G_MAXINT64 };

  g_return_val_if_fail (source != NULL, fine);

  if (source->paused_at != HERALD_TIME_NONE)
    return (HeraldSourceHealth) { HERALD_CONDITION_PAUSED, HERALD_REMEDY_RESUME, source->paused_at, G_MAXINT64 };

  if (source->failure != HERALD_FAILURE_NONE)
    return get_failing (source, now);

  if (has_moved (source, now))
    return (HeraldSourceHealth) { HERALD_CONDITION_MOVED, HERALD_REMEDY_MOVE_BACK, source->moved_at,
                                  source->moved_at };

  if (source->detour != NULL && now - source->detour_since >= DETOUR_IS_LASTING)
    return (HeraldSourceHealth) { detour_is_followed ? HERALD_CONDITION_DOUBLE : HERALD_CONDITION_DETOUR,
                                  detour_is_followed ? HERALD_REMEDY_REMOVE : HERALD_REMEDY_TAKE_DETOUR,
                                  source->detour_since, G_MAXINT64 };

  if (is_silent (source))
    return (HeraldSourceHealth) { HERALD_CONDITION_SILENT,
                                  source->home != NULL ? HERALD_REMEDY_FIND_FEED : HERALD_REMEDY_PAUSE,
                                  source->newest_story, G_MAXINT64 };

  return fine;
}
