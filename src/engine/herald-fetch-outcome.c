/* SPDX-FileCopyrightText: 2026 The Herald founders
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "herald-fetch-outcome.h"

#include "herald-failure.h"
#include "herald-poll-policy.h"
#include "herald-story-record.h"
#include "herald-uri.h"

/* Also who refreshes by hand asks a server no more often than this, in seconds (polite client, 23). */
#define SHORTEST_GAP 60

/* With fewer dated stories than this, nothing is known of how often a source speaks. */
#define MIN_HABIT 3

static HeraldFailure
get_failure (HeraldFetched *fetched,
             const GError  *error)
{
  const GError *cause = error != NULL ? error : fetched->error;

  if (cause == NULL)
    return HERALD_FAILURE_NONE;

  return cause->domain == HERALD_FAILURE ? (HeraldFailure) cause->code : HERALD_FAILURE_CONNECTION;
}

static gint64
find_newest_story (HeraldFeedDocument *document,
                   gint64              now)
{
  gint64 newest = HERALD_TIME_NONE;

  for (guint i = 0; i < document->stories->len; i++)
    {
      HeraldStoryRecord *story = g_ptr_array_index (document->stories, i);

      if (story->published != HERALD_TIME_NONE && story->published <= now)
        newest = MAX (newest, story->published);
    }

  return newest;
}

static int
compare_times (gconstpointer a,
               gconstpointer b)
{
  const gint64 *one = a;
  const gint64 *other = b;

  return *one < *other ? -1 : *one > *other;
}

/* The longest pause between two stories that follow each other; -1 where there are too few to tell of a habit. */
static gint64
find_longest_gap (HeraldFeedDocument *document,
                  gint64              now)
{
  g_autoptr (GArray) times = g_array_new (FALSE, FALSE, sizeof (gint64));
  gint64 longest = -1;

  for (guint i = 0; i < document->stories->len; i++)
    {
      HeraldStoryRecord *story = g_ptr_array_index (document->stories, i);

      if (story->published != HERALD_TIME_NONE && story->published <= now)
        g_array_append_val (times, story->published);
    }
  if (times->len < MIN_HABIT)
    return -1;

  g_array_sort (times, compare_times);
  for (guint i = 1; i < times->len; i++)
    longest = MAX (longest, g_array_index (times, gint64, i) - g_array_index (times, gint64, i - 1));

  return longest;
}

/* Validators are one set from one whole answer that was a feed; one that is missing there is forgotten, and an
 * answer that nothing changed only replaces what it brings (polite client, 4, 7 and 8). */
static void
take_validators (HeraldSourceRecord *record,
                 HeraldFetched      *fetched)
{
  HeraldHttpResponse *response = fetched->response;

  if (response->status != 304 || response->etag != NULL)
    g_set_str (&record->etag, response->etag);
  if (response->status != 304 || response->last_modified != NULL)
    g_set_str (&record->last_modified, response->last_modified);
  if (fetched->hash != NULL)
    g_set_str (&record->content_hash, fetched->hash);
}

/* What the feed itself says of when it is worth asking for. */
static void
take_hints (HeraldSourceRecord *record,
            HeraldFeedDocument *document,
            gint64              now)
{
  record->ttl_seconds = document->ttl_seconds;
  record->skip_hours = document->skip_hours;
  record->skip_days = document->skip_days;
  record->newest_story = find_newest_story (document, now);
  record->longest_gap = find_longest_gap (document, now);
}

/* Where a redirect leads that is not taken as the address is remembered, and since when it is the same (polite client,
 * 42). A move that the reader took back is none. */
static void
take_detour (HeraldSourceRecord *record,
             HeraldHttpResponse *response,
             gint64              now)
{
  gboolean is_refused = record->refused_address != NULL &&
                        g_strcmp0 (response->permanent_address, record->refused_address) == 0;

  if (is_refused || herald_uri_equal (response->address, record->address))
    {
      g_clear_pointer (&record->detour, g_free);
      record->detour_since = HERALD_TIME_NONE;
    }
  else if (g_set_str (&record->detour, response->address))
    {
      record->detour_since = now;
    }
}

static void
take_failure (HeraldSourceRecord *record,
              HeraldFailure       failure,
              const char         *detail,
              gint64              now)
{
  if (record->failure_count == 0 || record->failing_since == HERALD_TIME_NONE)
    record->failing_since = now;
  record->failure = failure;
  record->failure_count++;
  g_set_str (&record->failure_detail, detail);
}

static void
take_success (HeraldSourceRecord *record,
              gint64              now)
{
  record->last_success = now;
  record->failure = HERALD_FAILURE_NONE;
  record->failure_count = 0;
  record->failing_since = HERALD_TIME_NONE;
  g_clear_pointer (&record->failure_detail, g_free);
}

/**
 * herald_fetch_outcome_apply:
 * @source: a source as it was
 * @fetched: (nullable): the answer, or %NULL where none came
 * @error: (nullable): why none came
 * @now: when it came, in seconds since 1970
 * @interval_minutes: how often the person wants it asked; 0 for no wish
 * @jitter: 0 to 1, drawn by chance
 *
 * Works out what is remembered of a fetch: validators, times, failure, and when to ask again.
 *
 * Returns: (transfer full): a changed copy of @source
 */
HeraldSourceRecord *
herald_fetch_outcome_apply (HeraldSourceRecord *source,
                            HeraldFetched      *fetched,
                            const GError       *error,
                            gint64              now,
                            guint               interval_minutes,
                            double              jitter)
{
  g_autoptr (HeraldSourceRecord) record = NULL;
  HeraldFailure failure;
  HeraldPollHistory history = { 0, };

  g_return_val_if_fail (source != NULL, NULL);
  g_return_val_if_fail (fetched != NULL || error != NULL, NULL);

  record = herald_source_record_copy (source);
  failure = get_failure (fetched, error);
  record->last_fetch = now;

  if (failure == HERALD_FAILURE_NONE)
    {
      take_validators (record, fetched);
      if (fetched->document != NULL)
        take_hints (record, fetched->document, now);
      take_detour (record, fetched->response, now);
      take_success (record, now);
    }
  else
    {
      take_failure (record, failure, error != NULL ? error->message : fetched->error->message, now);
    }

  history.now = now;
  history.interval_seconds = (gint64) interval_minutes * 60;
  history.ttl_seconds = record->ttl_seconds;
  history.failure = failure;
  history.failure_count = record->failure_count;
  history.jitter = jitter;
  history.newest_story = record->newest_story;
  history.skip_hours = record->skip_hours;
  history.skip_days = record->skip_days;
  record->next_fetch = herald_poll_policy_next_fetch (&history, fetched != NULL ? fetched->response : NULL);

  return g_steal_pointer (&record);
}

/* Whether the fetch that failed so has bothered a server. */
static gboolean
has_reached_server (HeraldFailure failure)
{
  switch (failure)
    {
    case HERALD_FAILURE_ADDRESS:
    case HERALD_FAILURE_OFFLINE:
    case HERALD_FAILURE_HOST:
    case HERALD_FAILURE_CONNECTION:
    case HERALD_FAILURE_TIMEOUT:
      return FALSE;
    case HERALD_FAILURE_NONE:
    case HERALD_FAILURE_CERTIFICATE:
    case HERALD_FAILURE_REDIRECT:
    case HERALD_FAILURE_TOO_LARGE:
    case HERALD_FAILURE_SIGN_IN:
    case HERALD_FAILURE_DENIED:
    case HERALD_FAILURE_NOT_FOUND:
    case HERALD_FAILURE_GONE:
    case HERALD_FAILURE_BUSY:
    case HERALD_FAILURE_SERVER:
    case HERALD_FAILURE_EMPTY:
    case HERALD_FAILURE_WEB_PAGE:
    case HERALD_FAILURE_NOT_A_FEED:
    case HERALD_FAILURE_NO_FEED:
    case HERALD_FAILURE_STORAGE:
    default:
      return TRUE;
    }
}

/**
 * herald_fetch_outcome_is_local:
 * @address: an address
 *
 * Returns: whether its server is on this machine, and so the reader's own
 */
gboolean
herald_fetch_outcome_is_local (const char *address)
{
  g_autofree char *host = herald_uri_dup_host (address);
  g_autoptr (GInetAddress) number = NULL;

  if (host == NULL)
    return FALSE;
  number = g_inet_address_new_from_string (host);

  return g_strcmp0 (host, "localhost") == 0 || (number != NULL && g_inet_address_get_is_loopback (number));
}

/**
 * herald_fetch_outcome_may_ask:
 * @source: a source
 * @now: the time, in seconds since 1970
 *
 * Whether a person's wish to fetch it now can be granted: not while its server has asked for a pause, and not
 * within a minute of the last time.
 *
 * Returns: whether it may be asked
 */
gboolean
herald_fetch_outcome_may_ask (HeraldSourceRecord *source,
                              gint64              now)
{
  g_return_val_if_fail (source != NULL, FALSE);

  if (source->failure == HERALD_FAILURE_BUSY && source->next_fetch > now)
    return FALSE;
  if (source->last_fetch == HERALD_TIME_NONE || !has_reached_server (source->failure))
    return TRUE;

  /* A time to come was written by a clock that went wrong. */
  return source->last_fetch > now || source->last_fetch <= now - SHORTEST_GAP ||
         herald_fetch_outcome_is_local (source->address);
}

/**
 * herald_fetch_outcome_get_due:
 * @source: a source
 * @host_due: when its host may be asked for it, see herald_host_waits_get_due()
 * @now: the time, in seconds since 1970
 *
 * Returns: when it is to be fetched by itself; %G_MAXINT64 for never, in the past where it is late
 */
gint64
herald_fetch_outcome_get_due (HeraldSourceRecord *source,
                              gint64              host_due,
                              gint64              now)
{
  g_return_val_if_fail (source != NULL, G_MAXINT64);

  if (source->failure == HERALD_FAILURE_GONE || source->paused_at != HERALD_TIME_NONE)
    return G_MAXINT64;
  if (source->skip_hours == 0 && source->skip_days == 0)
    return host_due;

  return herald_poll_policy_put_off (source->skip_hours, source->skip_days, MAX (host_due, now));
}
