/* SPDX-FileCopyrightText: 2026 The Herald founders
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "herald-refresh.h"

#include "herald-fetch-outcome.h"
#include "herald-host-turns.h"
#include "herald-host-waits.h"

#include "herald-failure.h"

/* Sources that are being fetched, read or stored at one time. How many of them ask one host is the client's. */
#define MAX_IN_FLIGHT 24

#define DEFAULT_INTERVAL 60

/**
 * HeraldRefresh:
 *
 * Fetches sources and stores what they bring: one run at a time, which grows while sources are added to it. Nobody is
 * asked for what cannot be stored: in a library that is read-only a run ends at once.
 */
struct _HeraldRefresh
{
  GObject             parent_instance;

  HeraldLibrary      *library;     /* (owned) */
  HeraldFetcher      *fetcher;     /* (owned) */
  HeraldRefreshClock  clock;
  gpointer            clock_data;  /* (unowned) */

  GCancellable       *run;         /* (owned) (nullable): while a run is under way */
  GQueue              waiting;     /* (element-type HeraldSource): not begun */
  GHashTable         *members;     /* (owned) (element-type HeraldSource): waiting or in flight */
  guint               in_flight;
  guint               end_source;  /* ends a run that had nothing to do */

  guint               done;
  guint               total;
  guint               new_stories;
  guint               failed;
  guint               interval;    /* in minutes */
  gint64              last_finished;
};

/* A source of a run on its way. */
typedef struct
{
  HeraldRefresh      *refresh;  /* (owned) */
  HeraldSource       *source;   /* (owned) */
  GCancellable       *run;      /* (owned): the run that it belongs to */
  char               *address;  /* (owned): what was asked */
  HeraldFetched      *fetched;  /* (owned) (nullable) */
  gboolean            failed;
} Job;

enum
{
  PROP_ACTIVE = 1,
  PROP_DONE,
  PROP_TOTAL,
  PROP_NEW_STORIES,
  PROP_FAILED,
  PROP_INTERVAL,
  PROP_LAST_FINISHED,
  N_PROPS,
};

enum
{
  FINISHED,
  N_SIGNALS,
};

static GParamSpec *properties[N_PROPS];
static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (HeraldRefresh, herald_refresh, G_TYPE_OBJECT)

static void
job_free (Job *job)
{
  g_clear_object (&job->refresh);
  g_clear_object (&job->source);
  g_clear_object (&job->run);
  g_free (job->address);
  g_clear_pointer (&job->fetched, herald_fetched_free);
  g_free (job);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Job, job_free)

static gint64
read_clock_of_machine (gpointer unused)
{
  return g_get_real_time () / G_USEC_PER_SEC;
}

static void
set_count (HeraldRefresh *self,
           guint         *count,
           guint          value,
           int            property)
{
  if (*count == value)
    return;

  *count = value;
  g_object_notify_by_pspec (G_OBJECT (self), properties[property]);
}

static void
run_end (HeraldRefresh *self)
{
  g_clear_handle_id (&self->end_source, g_source_remove);
  g_clear_object (&self->run);
  g_hash_table_remove_all (self->members);
  g_queue_clear_full (&self->waiting, g_object_unref);
  self->in_flight = 0;
  self->last_finished = herald_refresh_get_time (self);

  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_ACTIVE]);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_LAST_FINISHED]);
  g_signal_emit (self, signals[FINISHED], 0);
}

static gboolean
run_end_cb (gpointer user_data)
{
  HeraldRefresh *self = HERALD_REFRESH (user_data);

  self->end_source = 0;
  if (self->run != NULL && self->in_flight == 0 && g_queue_is_empty (&self->waiting))
    run_end (self);

  return G_SOURCE_REMOVE;
}

static void
run_begin (HeraldRefresh *self)
{
  if (self->run != NULL)
    return;

  self->run = g_cancellable_new ();
  set_count (self, &self->done, 0, PROP_DONE);
  set_count (self, &self->total, 0, PROP_TOTAL);
  set_count (self, &self->new_stories, 0, PROP_NEW_STORIES);
  set_count (self, &self->failed, 0, PROP_FAILED);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_ACTIVE]);
}

static void run_go_on (HeraldRefresh *self);

static void
job_end (Job *job)
{
  HeraldRefresh *self = job->refresh;

  g_hash_table_remove (self->members, job->source);
  herald_library_set_source_state (self->library, job->source, HERALD_SOURCE_IDLE);
  self->in_flight--;
  if (job->failed)
    set_count (self, &self->failed, self->failed + 1, PROP_FAILED);
  set_count (self, &self->done, self->done + 1, PROP_DONE);
  run_go_on (self);
}

/* A move that is meant to last is followed once the new place has delivered a feed (polite client, 41), unless the
 * reader took it back before. */
static void
follow_move (Job *job)
{
  const char *address = job->fetched->response->permanent_address;

  if (job->fetched->document == NULL || address == NULL ||
      g_strcmp0 (address, herald_source_get_address (job->source)) == 0 ||
      g_strcmp0 (address, herald_source_get_record (job->source)->refused_address) == 0 ||
      herald_library_find_source (job->refresh->library, address) != NULL)
    return;

  herald_library_follow_move (job->refresh->library, job->source, address, herald_refresh_get_time (job->refresh));
}

/* Whether the source is still what it was when it was asked; a person may have removed it or changed its address. */
static gboolean
is_same_source (Job *job)
{
  return herald_library_get_source (job->refresh->library, herald_source_get_id (job->source)) == job->source &&
         g_strcmp0 (herald_source_get_address (job->source), job->address) == 0;
}

static void
refresh_merged_cb (GObject      *object,
                   GAsyncResult *result,
                   gpointer      user_data)
{
  g_autoptr (Job) job = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (HeraldChangeSet) changes = NULL;
  HeraldRefresh *self = job->refresh;

  changes = herald_library_merge_finish (HERALD_LIBRARY (object), result, &error);

  if (changes != NULL && job->fetched != NULL && is_same_source (job))
    follow_move (job);

  /* What was under way when the run was cancelled is stored, but is no part of what runs now. */
  if (g_cancellable_is_cancelled (job->run))
    return;

  if (changes != NULL)
    set_count (self, &self->new_stories, self->new_stories + changes->added->len, PROP_NEW_STORIES);
  else if (is_same_source (job))
    job->failed = TRUE;
  job_end (job);
}

static void
refresh_fetched_cb (GObject      *object,
                    GAsyncResult *result,
                    gpointer      user_data)
{
  g_autoptr (Job) job = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (HeraldSourceRecord) record = NULL;
  HeraldRefresh *self = job->refresh;
  HeraldSource *source = job->source;
  HeraldFeedDocument *document;

  job->fetched = herald_fetcher_fetch_finish (HERALD_FETCHER (object), result, &error);
  if (g_cancellable_is_cancelled (job->run))
    return;

  job->failed = error != NULL || job->fetched->error != NULL;

  /* That this machine has no network says nothing about the source (polite client, 47). */
  if (!is_same_source (job) || g_error_matches (error, HERALD_FAILURE, HERALD_FAILURE_OFFLINE) ||
      (error != NULL && error->domain == G_IO_ERROR))
    {
      job_end (job);
      return;
    }

  record = herald_fetch_outcome_apply (herald_source_get_record (job->source), job->fetched, error,
                                       herald_refresh_get_time (self), self->interval, g_random_double ());
  document = job->fetched != NULL ? job->fetched->document : NULL;
  herald_library_merge_async (self->library, source, record, document, NULL, refresh_merged_cb,
                              g_steal_pointer (&job));
}

static void
job_begin (HeraldRefresh *self,
           HeraldSource  *source)
{
  HeraldSourceRecord *record = herald_source_get_record (source);
  g_autoptr (HeraldHttpRequest) request = NULL;
  Job *job = g_new0 (Job, 1);

  job->refresh = g_object_ref (self);
  job->source = g_object_ref (source);
  job->run = g_object_ref (self->run);
  job->address = g_strdup (record->address);

  self->in_flight++;
  herald_library_set_source_state (self->library, source, HERALD_SOURCE_FETCHING);
  request = herald_http_request_new (record->address, HERALD_HTTP_FEED, record->etag, record->last_modified);
  herald_fetcher_fetch_async (self->fetcher, request, record->content_hash, self->run, refresh_fetched_cb, job);
}

static void
run_go_on (HeraldRefresh *self)
{
  while (self->in_flight < MAX_IN_FLIGHT && !g_queue_is_empty (&self->waiting))
    {
      g_autoptr (HeraldSource) source = g_queue_pop_head (&self->waiting);

      job_begin (self, source);
    }

  if (self->in_flight == 0 && self->end_source == 0)
    self->end_source = g_idle_add_full (G_PRIORITY_DEFAULT, run_end_cb, self, NULL);
}

static void
enter (HeraldRefresh *self,
       HeraldSource  *source,
       gboolean       first)
{
  g_hash_table_add (self->members, source);
  if (first)
    g_queue_push_head (&self->waiting, g_object_ref (source));
  else
    g_queue_push_tail (&self->waiting, g_object_ref (source));
  herald_library_set_source_state (self->library, source, HERALD_SOURCE_WAITING);
}

static void
enter_by_turns (HeraldRefresh *self,
                GPtrArray     *sources)
{
  g_autoptr (GPtrArray) turns = herald_host_turns_new (sources);

  for (guint i = 0; i < turns->len; i++)
    enter (self, g_ptr_array_index (turns, i), FALSE);
}

typedef gboolean (*Wanted) (HeraldSourceRecord *record,
                            gint64              due,
                            gint64              now);

static gboolean
is_due (HeraldSourceRecord *record,
        gint64              due,
        gint64              now)
{
  return herald_fetch_outcome_get_due (record, due, now) <= now;
}

/* A time later than the source's own is that of its host. */
static gboolean
may_ask (HeraldSourceRecord *record,
         gint64              due,
         gint64              now)
{
  return (due <= now || due == record->next_fetch) && herald_fetch_outcome_may_ask (record, now);
}

static gboolean
is_wanted (HeraldSourceRecord *record,
           gint64              due,
           gint64              now)
{
  return record->failure != HERALD_FAILURE_GONE && record->paused_at == HERALD_TIME_NONE &&
         may_ask (record, due, now);
}

static GPtrArray *
choose_sources (HeraldRefresh *self,
                Wanted         wanted)
{
  GListModel *all = herald_library_get_sources (self->library);
  g_autoptr (GPtrArray) chosen = g_ptr_array_new_with_free_func (g_object_unref);
  gint64 now = herald_refresh_get_time (self);
  g_autoptr (GHashTable) waits = herald_host_waits_new (all, now);

  if (herald_library_is_read_only (self->library))
    return g_steal_pointer (&chosen);

  for (guint i = 0; i < g_list_model_get_n_items (all); i++)
    {
      g_autoptr (HeraldSource) source = g_list_model_get_item (all, i);
      HeraldSourceRecord *record = herald_source_get_record (source);

      if (!g_hash_table_contains (self->members, source) &&
          wanted (record, herald_host_waits_get_due (waits, record), now))
        g_ptr_array_add (chosen, g_steal_pointer (&source));
    }

  return g_steal_pointer (&chosen);
}

static gboolean
may_ask_source (HeraldRefresh *self,
                HeraldSource  *source)
{
  HeraldSourceRecord *record = herald_source_get_record (source);
  gint64 now = herald_refresh_get_time (self);
  g_autoptr (GHashTable) waits = herald_host_waits_new (herald_library_get_sources (self->library), now);

  return may_ask (record, herald_host_waits_get_due (waits, record), now);
}

static void
herald_refresh_dispose (GObject *object)
{
  HeraldRefresh *self = HERALD_REFRESH (object);

  g_clear_handle_id (&self->end_source, g_source_remove);
  if (self->run != NULL)
    g_cancellable_cancel (self->run);
  g_clear_object (&self->run);
  g_queue_clear_full (&self->waiting, g_object_unref);
  g_clear_pointer (&self->members, g_hash_table_unref);
  g_clear_object (&self->fetcher);
  g_clear_object (&self->library);

  G_OBJECT_CLASS (herald_refresh_parent_class)->dispose (object);
}

static void
herald_refresh_get_property (GObject    *object,
                             guint       prop_id,
                             GValue     *value,
                             GParamSpec *pspec)
{
  HeraldRefresh *self = HERALD_REFRESH (object);

  switch (prop_id)
    {
    case PROP_ACTIVE:
      g_value_set_boolean (value, herald_refresh_get_active (self));
      break;
    case PROP_DONE:
      g_value_set_uint (value, self->done);
      break;
    case PROP_TOTAL:
      g_value_set_uint (value, self->total);
      break;
    case PROP_NEW_STORIES:
      g_value_set_uint (value, self->new_stories);
      break;
    case PROP_FAILED:
      g_value_set_uint (value, self->failed);
      break;
    case PROP_INTERVAL:
      g_value_set_uint (value, self->interval);
      break;
    case PROP_LAST_FINISHED:
      g_value_set_int64 (value, self->last_finished);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
herald_refresh_set_property (GObject      *object,
                             guint         prop_id,
                             const GValue *value,
                             GParamSpec   *pspec)
{
  HeraldRefresh *self = HERALD_REFRESH (object);

  switch (prop_id)
    {
    case PROP_INTERVAL:
      herald_refresh_set_interval (self, g_value_get_uint (value));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
herald_refresh_class_init (HeraldRefreshClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = herald_refresh_dispose;
  object_class->get_property = herald_refresh_get_property;
  object_class->set_property = herald_refresh_set_property;

  properties[PROP_ACTIVE] =
    g_param_spec_boolean ("active", NULL, NULL, FALSE,
                          G_PARAM_READABLE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY);
  properties[PROP_DONE] =
    g_param_spec_uint ("done", NULL, NULL, 0, G_MAXUINT, 0,
                       G_PARAM_READABLE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY);
  properties[PROP_TOTAL] =
    g_param_spec_uint ("total", NULL, NULL, 0, G_MAXUINT, 0,
                       G_PARAM_READABLE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY);
  properties[PROP_NEW_STORIES] =
    g_param_spec_uint ("new-stories", NULL, NULL, 0, G_MAXUINT, 0,
                       G_PARAM_READABLE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY);
  properties[PROP_FAILED] =
    g_param_spec_uint ("failed", NULL, NULL, 0, G_MAXUINT, 0,
                       G_PARAM_READABLE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY);
  properties[PROP_INTERVAL] =
    g_param_spec_uint ("interval", NULL, NULL, 0, G_MAXUINT, DEFAULT_INTERVAL,
                       G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY);
  properties[PROP_LAST_FINISHED] =
    g_param_spec_int64 ("last-finished", NULL, NULL, G_MININT64, G_MAXINT64, HERALD_TIME_NONE,
                        G_PARAM_READABLE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  signals[FINISHED] =
    g_signal_new ("finished", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
herald_refresh_init (HeraldRefresh *self)
{
  g_queue_init (&self->waiting);
  self->members = g_hash_table_new_full (NULL, NULL, NULL, NULL);
  self->clock = read_clock_of_machine;
  self->interval = DEFAULT_INTERVAL;
  self->last_finished = HERALD_TIME_NONE;
}

/**
 * herald_refresh_new:
 * @library: whose sources are fetched
 * @fetcher: who fetches them
 *
 * Returns: (transfer full): a refresh with no run under way
 */
HeraldRefresh *
herald_refresh_new (HeraldLibrary *library,
                    HeraldFetcher *fetcher)
{
  HeraldRefresh *self;

  g_return_val_if_fail (HERALD_IS_LIBRARY (library), NULL);
  g_return_val_if_fail (HERALD_IS_FETCHER (fetcher), NULL);

  self = g_object_new (HERALD_TYPE_REFRESH, NULL);
  self->library = g_object_ref (library);
  self->fetcher = g_object_ref (fetcher);

  return self;
}

/**
 * herald_refresh_get_library:
 * @self: a refresh
 *
 * Returns: (transfer none): the library whose sources it fetches
 */
HeraldLibrary *
herald_refresh_get_library (HeraldRefresh *self)
{
  g_return_val_if_fail (HERALD_IS_REFRESH (self), NULL);

  return self->library;
}

/**
 * herald_refresh_add_all:
 * @self: a refresh
 *
 * Fetches every source, as a person asked for it, but for those that are gone for good or paused, whose server has
 * asked for a pause, or that were fetched within the last minute. A run begins and ends also if no source is left.
 */
void
herald_refresh_add_all (HeraldRefresh *self)
{
  g_autoptr (GPtrArray) chosen = NULL;

  g_return_if_fail (HERALD_IS_REFRESH (self));

  chosen = choose_sources (self, is_wanted);
  run_begin (self);
  set_count (self, &self->total, self->total + chosen->len, PROP_TOTAL);
  enter_by_turns (self, chosen);
  run_go_on (self);
}

/**
 * herald_refresh_add_due:
 * @self: a refresh
 *
 * Fetches the sources whose time has come. Where there are none, nothing happens.
 */
void
herald_refresh_add_due (HeraldRefresh *self)
{
  g_autoptr (GPtrArray) chosen = NULL;

  g_return_if_fail (HERALD_IS_REFRESH (self));

  chosen = choose_sources (self, is_due);
  if (chosen->len == 0)
    return;

  run_begin (self);
  set_count (self, &self->total, self->total + chosen->len, PROP_TOTAL);
  enter_by_turns (self, chosen);
  run_go_on (self);
}

/**
 * herald_refresh_add_source:
 * @self: a refresh
 * @source: a source of the library
 *
 * Fetches @source before those that wait, as a person asked for it: also where it is paused, or was said to be gone for
 * good, but not where its server has asked for a pause, nor twice within a minute. A run begins in any case.
 */
void
herald_refresh_add_source (HeraldRefresh *self,
                           HeraldSource  *source)
{
  g_return_if_fail (HERALD_IS_REFRESH (self));
  g_return_if_fail (HERALD_IS_SOURCE (source));

  run_begin (self);

  if (g_hash_table_contains (self->members, source))
    {
      if (g_queue_remove (&self->waiting, source))
        g_queue_push_head (&self->waiting, source);
    }
  else if (!herald_library_is_read_only (self->library) &&
           may_ask_source (self, source))
    {
      set_count (self, &self->total, self->total + 1, PROP_TOTAL);
      enter (self, source, TRUE);
    }

  run_go_on (self);
}

/**
 * herald_refresh_cancel:
 * @self: a refresh
 *
 * Ends the run at once. What has been fetched already is still stored.
 */
void
herald_refresh_cancel (HeraldRefresh *self)
{
  GHashTableIter iter;
  gpointer source;

  g_return_if_fail (HERALD_IS_REFRESH (self));

  if (self->run == NULL)
    return;

  g_cancellable_cancel (self->run);
  g_hash_table_iter_init (&iter, self->members);
  while (g_hash_table_iter_next (&iter, &source, NULL))
    herald_library_set_source_state (self->library, source, HERALD_SOURCE_IDLE);

  run_end (self);
}

gboolean
herald_refresh_get_active (HeraldRefresh *self)
{
  g_return_val_if_fail (HERALD_IS_REFRESH (self), FALSE);

  return self->run != NULL;
}

guint
herald_refresh_get_done (HeraldRefresh *self)
{
  g_return_val_if_fail (HERALD_IS_REFRESH (self), 0);

  return self->done;
}

guint
herald_refresh_get_total (HeraldRefresh *self)
{
  g_return_val_if_fail (HERALD_IS_REFRESH (self), 0);

  return self->total;
}

guint
herald_refresh_get_new_stories (HeraldRefresh *self)
{
  g_return_val_if_fail (HERALD_IS_REFRESH (self), 0);

  return self->new_stories;
}

guint
herald_refresh_get_failed (HeraldRefresh *self)
{
  g_return_val_if_fail (HERALD_IS_REFRESH (self), 0);

  return self->failed;
}

gint64
herald_refresh_get_last_finished (HeraldRefresh *self)
{
  g_return_val_if_fail (HERALD_IS_REFRESH (self), HERALD_TIME_NONE);

  return self->last_finished;
}

/**
 * herald_refresh_set_interval:
 * @self: a refresh
 * @minutes: how often a source is to be asked; 0 for no wish
 *
 * Holds from the next fetch of each source on.
 */
void
herald_refresh_set_interval (HeraldRefresh *self,
                             guint          minutes)
{
  g_return_if_fail (HERALD_IS_REFRESH (self));

  set_count (self, &self->interval, minutes, PROP_INTERVAL);
}

/**
 * herald_refresh_get_next_due:
 * @self: a refresh
 *
 * Returns: when the first source will be due, in seconds since 1970; %HERALD_TIME_NONE where one is that was never
 *   fetched, %G_MAXINT64 where none ever will be
 */
gint64
herald_refresh_get_next_due (HeraldRefresh *self)
{
  g_autoptr (GHashTable) waits = NULL;
  GListModel *all;
  gint64 now;
  gint64 next = G_MAXINT64;

  g_return_val_if_fail (HERALD_IS_REFRESH (self), G_MAXINT64);

  all = herald_library_get_sources (self->library);
  now = herald_refresh_get_time (self);
  waits = herald_host_waits_new (all, now);
  for (guint i = 0; i < g_list_model_get_n_items (all); i++)
    {
      g_autoptr (HeraldSource) source = g_list_model_get_item (all, i);
      HeraldSourceRecord *record = herald_source_get_record (source);

      next = MIN (next, herald_fetch_outcome_get_due (record, herald_host_waits_get_due (waits, record), now));
    }

  return next;
}

/**
 * herald_refresh_get_wait:
 * @self: a refresh
 * @source: a source of the library
 * @until: (out): when it is asked by itself, in seconds since 1970; %G_MAXINT64 for never
 *
 * Returns: why @source is not asked before
 */
HeraldWait
herald_refresh_get_wait (HeraldRefresh *self,
                         HeraldSource  *source,
                         gint64        *until)
{
  HeraldSourceRecord *record;
  g_autoptr (GHashTable) waits = NULL;
  gint64 now;

  g_return_val_if_fail (HERALD_IS_REFRESH (self), HERALD_WAIT_NONE);
  g_return_val_if_fail (HERALD_IS_SOURCE (source), HERALD_WAIT_NONE);

  record = herald_source_get_record (source);
  now = herald_refresh_get_time (self);
  waits = herald_host_waits_new (herald_library_get_sources (self->library), now);

  return herald_source_wait_get (record, herald_host_waits_get_due (waits, record), self->interval, now, until);
}

/**
 * herald_refresh_get_time:
 * @self: a refresh
 *
 * Returns: the time by the clock of @self, in seconds since 1970
 */
gint64
herald_refresh_get_time (HeraldRefresh *self)
{
  g_return_val_if_fail (HERALD_IS_REFRESH (self), HERALD_TIME_NONE);

  return self->clock (self->clock_data);
}

/**
 * herald_refresh_set_clock:
 * @self: a refresh
 * @clock: (scope forever): a clock instead of the machine's
 * @user_data: for @clock
 */
void
herald_refresh_set_clock (HeraldRefresh      *self,
                          HeraldRefreshClock  clock,
                          gpointer            user_data)
{
  g_return_if_fail (HERALD_IS_REFRESH (self));
  g_return_if_fail (clock != NULL);

  self->clock = clock;
  self->clock_data = user_data;
}
