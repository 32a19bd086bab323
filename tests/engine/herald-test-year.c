/* SPDX-FileCopyrightText: 2026 The Herald founders
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "herald-test-year.h"

#include "herald-fetch-outcome.h"
#include "herald-host-waits.h"
#include "herald-http-queue.h"
#include "herald-source.h"
#include "herald-source-private.h"

#include "herald-failure.h"
#include "herald-story-record.h"

#define SECOND G_USEC_PER_SEC
#define HOUR G_GINT64_CONSTANT (3600)
#define DAY (24 * HOUR)

/* Thursday, 1 January 2026, 00:00:00 UTC, in seconds */
#define BEGIN G_GINT64_CONSTANT (1767225600)

/* As the client and the scheduler have them. */
#define MAX_REQUESTS 32
#define PAUSE SECOND
#define SHORTEST_SLEEP 60
#define LONGEST_SLEEP DAY
#define JITTER 5
#define TIMEOUT 30

#define SEED 20260101
#define INTERVAL_MINUTES 60

/* What one source's server does; all times in seconds. */
typedef enum
{
  HABIT_ETAG          = 1 << 0,
  HABIT_LAST_MODIFIED = 1 << 1,
  HABIT_MAX_AGE       = 1 << 2,
  HABIT_TTL           = 1 << 3,
  HABIT_SKIP_HOURS    = 1 << 4,
  HABIT_SKIP_DAYS     = 1 << 5,
  HABIT_UNAVAILABLE   = 1 << 6,  /* 503 with Retry-After, now and then */
  HABIT_GONE          = 1 << 7,  /* 410 after a month */
  HABIT_MOVED         = 1 << 8,  /* 301 after a month */
  HABIT_SILENT        = 1 << 9,  /* never answers */
} Habits;

static const Habits habits[] = {
  HABIT_ETAG,
  HABIT_ETAG | HABIT_LAST_MODIFIED,
  HABIT_LAST_MODIFIED,
  0,
  HABIT_ETAG | HABIT_MAX_AGE,
  HABIT_MAX_AGE,
  HABIT_ETAG | HABIT_TTL,
  HABIT_ETAG | HABIT_SKIP_HOURS,
  HABIT_LAST_MODIFIED | HABIT_SKIP_DAYS | HABIT_SKIP_HOURS,
  HABIT_ETAG | HABIT_UNAVAILABLE,
  HABIT_ETAG | HABIT_GONE,
  HABIT_ETAG | HABIT_MOVED,
  HABIT_SILENT,
};

#define MAX_AGE (5 * HOUR)
#define TTL (3 * HOUR)
#define RETRY_AFTER (2 * HOUR)
#define SKIP_HOURS 0x00003fu
#define SKIP_DAYS 0x60u

typedef struct
{
  HeraldTestYearHost *figures;    /* (unowned) */
  char               *place;      /* (owned) */
  gboolean            is_busy;    /* answers 429, now and then */
  gint64              last;       /* when it was last asked, in microseconds */
  gint64              not_before; /* in seconds */
} Host;

typedef struct
{
  Host             *host;       /* (unowned) */
  HeraldSource     *source;     /* (unowned): the list has it */
  Habits            habits;
  gint64            period;     /* between two stories */
  gint64            not_before; /* what the server asked for; G_MAXINT64 once it is gone */
  guint             bytes;
  gboolean          is_hop;     /* it is asked where it was moved to */
  HeraldHttpTicket *ticket;     /* (unowned) (nullable) */
  HeraldFetched    *fetched;    /* (owned) (nullable): the answer on its way, NULL for none */
  gint64            ends;       /* when the answer is there, in microseconds; G_MAXINT64 while there is none to come */
} Feed;

typedef struct
{
  HeraldTestYear  *figures;  /* (unowned) */
  Host            *hosts;    /* (owned) */
  Feed            *feeds;    /* (owned) */
  guint            n_feeds;
  GListStore      *sources;  /* (owned) (element-type HeraldSource) */
  GHashTable      *waits;    /* (owned): see herald_host_waits_new() */
  HeraldHttpQueue *queue;    /* (owned) */
  GRand           *chance;   /* (owned) */
  GPtrArray       *running;  /* (owned) (element-type Feed): those that wait for their turn or are asked */
  gint64           now;      /* in microseconds since 1970 */
} World;

/* The turn function knows only its ticket. */
static World *world;

static gint64
seconds (void)
{
  return world->now / SECOND;
}

static gboolean
is_skipped (Feed   *feed,
            gint64  when)
{
  guint hour = (guint) (when / HOUR % 24);
  guint day = (guint) ((when / DAY + 3) % 7);

  return ((feed->habits & HABIT_SKIP_HOURS) != 0 && (SKIP_HOURS >> hour & 1) != 0) ||
         ((feed->habits & HABIT_SKIP_DAYS) != 0 && (SKIP_DAYS >> day & 1) != 0);
}

/* The server's own book of who comes when. What a feed says of hours and days holds once it was read. */
static void
note_request (Feed *feed)
{
  Host *host = feed->host;
  gboolean is_known = herald_source_get_record (feed->source)->last_success != HERALD_TIME_NONE;

  host->figures->requests++;
  if (host->last != 0)
    host->figures->shortest_gap = MIN (host->figures->shortest_gap, world->now - host->last);
  host->last = world->now;
  if (seconds () < host->not_before || seconds () < feed->not_before || (is_known && is_skipped (feed, seconds ())))
    host->figures->forbidden++;
}

static HeraldFeedDocument *
make_document (Feed   *feed,
               gint64  newest)
{
  HeraldFeedDocument *document = herald_feed_document_new ();
  HeraldStoryRecord *story = herald_story_record_new ();

  story->published = newest;
  g_ptr_array_add (document->stories, story);
  document->ttl_seconds = (feed->habits & HABIT_TTL) != 0 ? TTL : -1;
  document->skip_hours = (feed->habits & HABIT_SKIP_HOURS) != 0 ? SKIP_HOURS : 0;
  document->skip_days = (feed->habits & HABIT_SKIP_DAYS) != 0 ? SKIP_DAYS : 0;

  return document;
}

/* The feed as it is now, or that it has not changed. */
static void
answer_with_feed (Feed          *feed,
                  HeraldFetched *fetched)
{
  HeraldHttpResponse *response = fetched->response;
  HeraldSourceRecord *record = herald_source_get_record (feed->source);
  gint64 newest = seconds () - seconds () % feed->period;
  g_autofree char *version = g_strdup_printf ("\"%" G_GINT64_FORMAT "\"", newest);
  gboolean is_known = ((feed->habits & HABIT_ETAG) != 0 && g_strcmp0 (record->etag, version) == 0) ||
                      ((feed->habits & HABIT_LAST_MODIFIED) != 0 && g_strcmp0 (record->last_modified, version) == 0);

  response->status = is_known ? 304 : 200;
  response->etag = (feed->habits & HABIT_ETAG) != 0 ? g_strdup (version) : NULL;
  response->last_modified = (feed->habits & HABIT_LAST_MODIFIED) != 0 ? g_strdup (version) : NULL;
  if ((feed->habits & HABIT_MAX_AGE) != 0)
    response->fresh_seconds = MAX_AGE;
  feed->not_before = seconds () + ((feed->habits & HABIT_MAX_AGE) != 0 ? MAX_AGE : 0);
  if ((feed->habits & HABIT_TTL) != 0)
    feed->not_before = seconds () + TTL;

  if (is_known)
    {
      feed->host->figures->unchanged++;
      feed->host->figures->bytes += 300;
      return;
    }
  feed->host->figures->bytes += feed->bytes;
  fetched->hash = g_strdup (version);
  if (g_strcmp0 (record->content_hash, version) != 0)
    fetched->document = make_document (feed, newest);
}

/* What the server says, in whole seconds as HTTP does. Returns: (transfer full) (nullable): NULL where it is silent */
static HeraldFetched *
answer (Feed *feed)
{
  HeraldFetched *fetched;
  gint64 age = seconds () - BEGIN;

  if ((feed->habits & HABIT_SILENT) != 0)
    return NULL;

  fetched = g_new0 (HeraldFetched, 1);
  fetched->response = herald_http_response_new (200, herald_source_get_address (feed->source));
  feed->host->figures->bytes += 200;
  if (feed->host->is_busy && age / (6 * HOUR) % 9 == 1)
    {
      fetched->response->status = 429;
      fetched->response->retry_seconds = RETRY_AFTER;
      feed->host->not_before = seconds () + RETRY_AFTER;
    }
  else if ((feed->habits & HABIT_UNAVAILABLE) != 0 && age / (3 * HOUR) % 7 == 2)
    {
      fetched->response->status = 503;
      fetched->response->retry_seconds = RETRY_AFTER;
      feed->not_before = seconds () + RETRY_AFTER;
    }
  else if ((feed->habits & HABIT_GONE) != 0 && age > 30 * DAY)
    {
      fetched->response->status = 410;
      feed->not_before = G_MAXINT64;
    }
  else
    {
      answer_with_feed (feed, fetched);
    }
  herald_http_response_check (fetched->response, &fetched->error);

  return fetched;
}

static void
enter_queue (Feed *feed)
{
  feed->ends = G_MAXINT64;
  feed->ticket = herald_http_queue_add (world->queue, feed->host->figures->name, feed->host->place, PAUSE, feed);
}

/* As the client: a host that wants to be left alone is not asked, and its answer is known. */
static void
turn_cb (HeraldHttpTicket *ticket,
         gpointer          data)
{
  Feed *feed = data;
  gint64 until = herald_host_waits_get_due (world->waits, herald_source_get_record (feed->source));

  if (until > seconds ())
    {
      feed->fetched = g_new0 (HeraldFetched, 1);
      feed->fetched->response = herald_http_response_new (429, herald_source_get_address (feed->source));
      feed->fetched->response->retry_seconds = until - seconds ();
      herald_http_response_check (feed->fetched->response, &feed->fetched->error);
      feed->ends = world->now;
      return;
    }

  note_request (feed);
  feed->is_hop = (feed->habits & HABIT_MOVED) != 0 && !feed->is_hop && seconds () > BEGIN + 30 * DAY;
  if (!feed->is_hop)
    feed->fetched = answer (feed);
  feed->ends = world->now + ((feed->habits & HABIT_SILENT) != 0
                             ? TIMEOUT * SECOND
                             : g_rand_int_range (world->chance, SECOND / 20, 2 * SECOND));
}

static void
finish (Feed *feed)
{
  g_autoptr (HeraldFetched) fetched = g_steal_pointer (&feed->fetched);
  g_autoptr (GError) error = NULL;
  g_autoptr (HeraldSourceRecord) record = NULL;

  herald_http_queue_remove (world->queue, g_steal_pointer (&feed->ticket), world->now);
  if (feed->is_hop)
    {
      enter_queue (feed);
      return;
    }

  if (fetched == NULL)
    error = g_error_new (HERALD_FAILURE, HERALD_FAILURE_TIMEOUT, "no answer");
  record = herald_fetch_outcome_apply (herald_source_get_record (feed->source), fetched, error, seconds (),
                                       INTERVAL_MINUTES, g_rand_double (world->chance));
  herald_source_set_fetch (feed->source, record);

  /* The new place has delivered. */
  if (fetched != NULL && fetched->document != NULL && seconds () > BEGIN + 30 * DAY)
    feed->habits &= (Habits) ~HABIT_MOVED;
  if (record->failure == HERALD_FAILURE_BUSY)
    {
      g_hash_table_unref (world->waits);
      world->waits = herald_host_waits_new (G_LIST_MODEL (world->sources), seconds ());
    }
  feed->ends = G_MAXINT64;
  g_ptr_array_remove_fast (world->running, feed);
}

static gint64
get_due (Feed *feed)
{
  HeraldSourceRecord *record = herald_source_get_record (feed->source);

  /* Most are not due, and told so without more ado. */
  if (record->next_fetch > seconds ())
    return record->next_fetch;

  return herald_fetch_outcome_get_due (record, herald_host_waits_get_due (world->waits, record), seconds ());
}

/* As the scheduler: sleeps until a source is due, but a minute at least. */
static void
sleep_and_wake (void)
{
  gint64 next = G_MAXINT64;
  gint64 sleep;

  for (guint i = 0; i < world->n_feeds; i++)
    next = MIN (next, get_due (&world->feeds[i]));
  sleep = next <= seconds () ? SHORTEST_SLEEP : CLAMP (next - seconds (), SHORTEST_SLEEP, LONGEST_SLEEP);
  world->now += (sleep + g_rand_int_range (world->chance, 0, JITTER + 1)) * SECOND;
  world->figures->wakes++;

  for (guint i = 0; i < world->n_feeds; i++)
    {
      Feed *feed = &world->feeds[i];

      if (get_due (feed) > seconds ())
        continue;
      g_ptr_array_add (world->running, feed);
      enter_queue (feed);
    }
}

/* Lets a refresh run to its end. */
static void
run (void)
{
  while (world->running->len > 0)
    {
      gint64 next = herald_http_queue_give_turns (world->queue, world->now);
      Feed *first = g_ptr_array_index (world->running, 0);

      for (guint i = 1; i < world->running->len; i++)
        {
          Feed *feed = g_ptr_array_index (world->running, i);

          if (feed->ends < first->ends)
            first = feed;
        }
      if (first->ends <= next)
        {
          world->now = first->ends;
          finish (first);
        }
      else
        {
          world->now = next;
        }
    }
}

static void
make_hosts (guint n_hosts)
{
  for (guint i = 0; i < n_hosts; i++)
    {
      Host *host = &world->hosts[i];

      host->figures = &world->figures->hosts[i];
      host->figures->name = g_strdup_printf ("host-%02u.example.org", i);
      host->figures->shortest_gap = G_MAXINT64;
      host->place = g_strdup_printf ("192.0.2.%u", i * 2 / 3);
      host->is_busy = i % 6 == 5;
    }
}

static void
make_feeds (guint n_hosts)
{
  for (guint i = 0; i < world->n_feeds; i++)
    {
      Feed *feed = &world->feeds[i];
      g_autoptr (HeraldSourceRecord) record = NULL;
      g_autofree char *address = NULL;
      g_autoptr (HeraldSource) source = NULL;

      feed->host = &world->hosts[i % n_hosts];
      feed->host->figures->n_sources++;
      feed->habits = habits[i % G_N_ELEMENTS (habits)];
      feed->period = g_rand_int_range (world->chance, 1, 200) * HOUR;
      feed->bytes = (guint) g_rand_int_range (world->chance, 5000, 200000);
      feed->ends = G_MAXINT64;
      address = g_strdup_printf ("https://%s/feed-%u", feed->host->figures->name, i);
      record = herald_source_record_new (address);
      record->id = i + 1;
      source = herald_source_new (record);
      feed->source = source;
      g_list_store_append (world->sources, source);
    }
}

/**
 * herald_test_year_new:
 * @n_sources: how many sources there are
 * @n_hosts: on how many hosts; two of three share a machine with another one
 * @days: how long it goes on
 *
 * Returns: (transfer full): what the hosts saw; the same for the same numbers
 */
HeraldTestYear *
herald_test_year_new (guint n_sources,
                      guint n_hosts,
                      guint days)
{
  HeraldTestYear *self = g_new0 (HeraldTestYear, 1);
  World here = { 0, };

  self->n_hosts = n_hosts;
  self->hosts = g_new0 (HeraldTestYearHost, n_hosts);

  world = &here;
  here.figures = self;
  here.hosts = g_new0 (Host, n_hosts);
  here.feeds = g_new0 (Feed, n_sources);
  here.n_feeds = n_sources;
  here.sources = g_list_store_new (HERALD_TYPE_SOURCE);
  here.waits = herald_host_waits_new (G_LIST_MODEL (here.sources), BEGIN);
  here.queue = herald_http_queue_new (MAX_REQUESTS, turn_cb);
  here.running = g_ptr_array_new ();
  here.chance = g_rand_new_with_seed (SEED);
  here.now = BEGIN * SECOND;
  make_hosts (n_hosts);
  make_feeds (n_hosts);

  while (here.now < (BEGIN + days * DAY) * SECOND)
    {
      sleep_and_wake ();
      run ();
    }

  for (guint i = 0; i < n_hosts; i++)
    g_free (here.hosts[i].place);
  g_free (here.hosts);
  g_free (here.feeds);
  g_object_unref (here.sources);
  g_ptr_array_unref (here.running);
  g_hash_table_unref (here.waits);
  herald_http_queue_free (here.queue);
  g_rand_free (here.chance);
  world = NULL;

  return self;
}

void
herald_test_year_free (HeraldTestYear *self)
{
  for (guint i = 0; i < self->n_hosts; i++)
    g_free (self->hosts[i].name);
  g_free (self->hosts);
  g_free (self);
}
