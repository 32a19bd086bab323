/* SPDX-FileCopyrightText: 2026 The Herald founders
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "herald-test-fetching.h"

#include "herald-rediscovery.h"
#include "herald-source-health.h"
#include "herald-source-wait.h"

#include "herald-failure.h"

#define MINUTE G_GINT64_CONSTANT (60)
#define HOUR (60 * MINUTE)
#define DAY (24 * HOUR)

/* Monday, 3 November 2025, 10:00:00 UTC */
#define NOW G_GINT64_CONSTANT (1762164000)

#define PAGE "<html><head><title>Tidewater</title>%s</head><body>Welcome</body></html>"
#define LINK "<link rel=\"alternate\" type=\"application/rss+xml\" href=\"/feed\">"

/* A source that delivered just now. */
static HeraldSourceRecord *
new_record (void)
{
  HeraldSourceRecord *record = herald_source_record_new ("https://a.example/feed");

  record->last_fetch = NOW;
  record->last_success = NOW;
  record->next_fetch = NOW + HOUR;
  record->newest_story = NOW - DAY;
  record->longest_gap = 2 * DAY;

  return record;
}

static HeraldSourceRecord *
new_failing (HeraldFailure failure,
             gint64        since)
{
  HeraldSourceRecord *record = new_record ();

  record->failure = failure;
  record->failure_count = 3;
  record->failing_since = since;

  return record;
}

static void
assert_health (HeraldSourceRecord *record,
               HeraldCondition     condition,
               HeraldRemedy        remedy,
               gint64              since)
{
  HeraldSourceHealth health = herald_source_health_get (record, FALSE, NOW);

  g_assert_cmpint (health.condition, ==, condition);
  g_assert_cmpint (health.remedy, ==, remedy);
  g_assert_cmpint (health.since, ==, since);
}

static void
test_fine (void)
{
  g_autoptr (HeraldSourceRecord) record = new_record ();
  g_autoptr (HeraldSourceRecord) fresh = herald_source_record_new ("https://b.example/feed");

  assert_health (record, HERALD_CONDITION_FINE, HERALD_REMEDY_NONE, HERALD_TIME_NONE);
  assert_health (fresh, HERALD_CONDITION_FINE, HERALD_REMEDY_NONE, HERALD_TIME_NONE);
}

static void
test_each_failure_has_its_remedy (void)
{
  const struct
  {
    HeraldFailure failure;
    HeraldCondition condition;
    HeraldRemedy remedy;
  } cases[] = {
    { HERALD_FAILURE_GONE, HERALD_CONDITION_ENDED, HERALD_REMEDY_REMOVE },
    { HERALD_FAILURE_WEB_PAGE, HERALD_CONDITION_WEB_PAGE, HERALD_REMEDY_FIND_FEED },
    { HERALD_FAILURE_SIGN_IN, HERALD_CONDITION_DENIED, HERALD_REMEDY_SIGN_IN },
    { HERALD_FAILURE_DENIED, HERALD_CONDITION_DENIED, HERALD_REMEDY_CHANGE_ADDRESS },
    { HERALD_FAILURE_BUSY, HERALD_CONDITION_WAITING, HERALD_REMEDY_NONE },
    { HERALD_FAILURE_NOT_FOUND, HERALD_CONDITION_FAILING, HERALD_REMEDY_FIND_FEED },
    { HERALD_FAILURE_HOST, HERALD_CONDITION_FAILING, HERALD_REMEDY_TRY_AGAIN },
    { HERALD_FAILURE_SERVER, HERALD_CONDITION_FAILING, HERALD_REMEDY_TRY_AGAIN },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (HeraldSourceRecord) record = new_failing (cases[i].failure, NOW - 3 * DAY);

      assert_health (record, cases[i].condition, cases[i].remedy, NOW - 3 * DAY);
    }
}

static void
test_pc_47_asked_in_vain_for_long (void)
{
  g_autoptr (HeraldSourceRecord) record = new_failing (HERALD_FAILURE_HOST, NOW - 60 * DAY);

  assert_health (record, HERALD_CONDITION_FAILING, HERALD_REMEDY_PAUSE, NOW - 60 * DAY);
}

static void
test_told_when_it_lasts (void)
{
  g_autoptr (HeraldSourceRecord) failing = new_failing (HERALD_FAILURE_TIMEOUT, NOW);
  g_autoptr (HeraldSourceRecord) ended = new_failing (HERALD_FAILURE_GONE, NOW);
  g_autoptr (HeraldSourceRecord) busy = new_failing (HERALD_FAILURE_BUSY, NOW);

  g_assert_cmpint (herald_source_health_get (failing, FALSE, NOW).tell_at, ==, NOW + 7 * DAY);
  g_assert_cmpint (herald_source_health_get (ended, FALSE, NOW).tell_at, ==, NOW);
  g_assert_cmpint (herald_source_health_get (busy, FALSE, NOW).tell_at, ==, G_MAXINT64);
}

static void
test_pc_41_move_is_news_for_a_month (void)
{
  g_autoptr (HeraldSourceRecord) record = new_record ();

  record->former_address = g_strdup ("https://old.example/feed");
  record->moved_at = NOW - 30 * DAY + 1;
  assert_health (record, HERALD_CONDITION_MOVED, HERALD_REMEDY_MOVE_BACK, NOW - 30 * DAY + 1);
  record->moved_at = NOW - 30 * DAY;
  assert_health (record, HERALD_CONDITION_FINE, HERALD_REMEDY_NONE, HERALD_TIME_NONE);
}

static void
test_fails_since_it_moved (void)
{
  g_autoptr (HeraldSourceRecord) record = new_failing (HERALD_FAILURE_WEB_PAGE, NOW - DAY);

  record->former_address = g_strdup ("https://old.example/feed");
  record->moved_at = NOW - 2 * DAY;
  assert_health (record, HERALD_CONDITION_WEB_PAGE, HERALD_REMEDY_MOVE_BACK, NOW - DAY);
}

static void
test_pc_42_detour_of_weeks (void)
{
  g_autoptr (HeraldSourceRecord) record = new_record ();

  record->detour = g_strdup ("https://new.example/feed");
  record->detour_since = NOW - 14 * DAY + 1;
  assert_health (record, HERALD_CONDITION_FINE, HERALD_REMEDY_NONE, HERALD_TIME_NONE);
  record->detour_since = NOW - 14 * DAY;
  assert_health (record, HERALD_CONDITION_DETOUR, HERALD_REMEDY_TAKE_DETOUR, NOW - 14 * DAY);
  g_assert_cmpint (herald_source_health_get (record, TRUE, NOW).condition, ==, HERALD_CONDITION_DOUBLE);
  g_assert_cmpint (herald_source_health_get (record, TRUE, NOW).remedy, ==, HERALD_REMEDY_REMOVE);
}

/* How long each source must be silent, by the longest pause among its stories. */
static void
test_silence_is_a_matter_of_habit (void)
{
  const struct
  {
    gint64 longest_gap;
    gint64 limit;
  } cases[] = {
    { 0, 42 * DAY },
    { 2 * DAY, 42 * DAY },
    { 30 * DAY, 60 * DAY },
    { 200 * DAY, 400 * DAY },
    { 4000 * DAY, 730 * DAY },
    { G_MAXINT64, 730 * DAY },
    { -1, 365 * DAY },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (HeraldSourceRecord) record = new_record ();

      record->longest_gap = cases[i].longest_gap;
      record->newest_story = NOW - cases[i].limit + 1;
      assert_health (record, HERALD_CONDITION_FINE, HERALD_REMEDY_NONE, HERALD_TIME_NONE);
      record->newest_story = NOW - cases[i].limit;
      assert_health (record, HERALD_CONDITION_SILENT, HERALD_REMEDY_PAUSE, NOW - cases[i].limit);
    }
}

/* Herald was not started for a year; before that, the source spoke every day. */
static void
test_nobody_listened (void)
{
  g_autoptr (HeraldSourceRecord) record = new_record ();

  record->last_success = NOW - 365 * DAY;
  record->newest_story = NOW - 366 * DAY;
  assert_health (record, HERALD_CONDITION_FINE, HERALD_REMEDY_NONE, HERALD_TIME_NONE);
}

static void
test_silent_source_with_a_site (void)
{
  g_autoptr (HeraldSourceRecord) record = new_record ();

  record->home = g_strdup ("https://a.example/");
  record->newest_story = NOW - 100 * DAY;
  assert_health (record, HERALD_CONDITION_SILENT, HERALD_REMEDY_FIND_FEED, NOW - 100 * DAY);
}

static void
test_paused_says_nothing_else (void)
{
  g_autoptr (HeraldSourceRecord) record = new_failing (HERALD_FAILURE_GONE, NOW - DAY);

  record->paused_at = NOW - HOUR;
  assert_health (record, HERALD_CONDITION_PAUSED, HERALD_REMEDY_RESUME, NOW - HOUR);
}

static void
assert_wait (HeraldSourceRecord *record,
             gint64              host_due,
             HeraldWait          reason,
             gint64              until)
{
  gint64 found = 0;

  g_assert_cmpint (herald_source_wait_get (record, host_due, 60, NOW, &found), ==, reason);
  g_assert_cmpint (found, ==, until);
}

static void
test_waits_for_a_reason (void)
{
  g_autoptr (HeraldSourceRecord) record = new_record ();
  g_autoptr (HeraldSourceRecord) busy = new_failing (HERALD_FAILURE_BUSY, NOW - DAY);
  g_autoptr (HeraldSourceRecord) failing = new_failing (HERALD_FAILURE_SERVER, NOW - DAY);
  g_autoptr (HeraldSourceRecord) gone = new_failing (HERALD_FAILURE_GONE, NOW - DAY);

  record->etag = g_strdup ("\"one\"");
  assert_wait (record, record->next_fetch, HERALD_WAIT_INTERVAL, NOW + HOUR);
  assert_wait (record, NOW + 3 * HOUR, HERALD_WAIT_HOST, NOW + 3 * HOUR);
  record->skip_hours = 1u << 11;
  assert_wait (record, record->next_fetch, HERALD_WAIT_HOURS, NOW + 2 * HOUR);
  record->next_fetch = NOW + 2 * HOUR;
  assert_wait (record, record->next_fetch, HERALD_WAIT_HOURS, NOW + 2 * HOUR);
  record->skip_hours = 0;
  record->ttl_seconds = 2 * HOUR;
  assert_wait (record, record->next_fetch, HERALD_WAIT_FRESH, NOW + 2 * HOUR);
  record->ttl_seconds = -1;
  record->newest_story = NOW - 200 * HOUR;
  assert_wait (record, record->next_fetch, HERALD_WAIT_QUIET, NOW + 2 * HOUR);
  record->next_fetch = NOW + DAY;
  assert_wait (record, record->next_fetch, HERALD_WAIT_FRESH, NOW + DAY);
  g_clear_pointer (&record->etag, g_free);
  assert_wait (record, record->next_fetch, HERALD_WAIT_COSTLY, NOW + DAY);
  record->next_fetch = NOW - 1;
  assert_wait (record, record->next_fetch, HERALD_WAIT_NONE, NOW - 1);
  record->paused_at = NOW;
  assert_wait (record, record->next_fetch, HERALD_WAIT_PAUSED, G_MAXINT64);

  assert_wait (busy, busy->next_fetch, HERALD_WAIT_SERVER, NOW + HOUR);
  assert_wait (failing, failing->next_fetch, HERALD_WAIT_FAILURES, NOW + HOUR);
  assert_wait (gone, gone->next_fetch, HERALD_WAIT_ENDED, G_MAXINT64);
}

static HeraldSourceHealth
health_of (HeraldTestFetching *self,
           HeraldSource       *source)
{
  return herald_library_get_health (self->library->library, source, self->now);
}

static void
refresh_a_day_later (HeraldTestFetching *self)
{
  self->now += DAY;
  herald_test_fetching_refresh (self, NULL);
  herald_test_library_settle (self->library);
}

static gint64
read_clock (gpointer now)
{
  return *(gint64 *) now;
}

/* Opens the library anew, and returns its only source. */
static HeraldSource *
restart (HeraldTestFetching *self)
{
  g_autoptr (HeraldSource) source = NULL;

  g_assert_finalize_object (g_steal_pointer (&self->refresh));
  herald_test_library_reopen (self->library);
  self->refresh = herald_refresh_new (self->library->library, self->fetcher);
  herald_refresh_set_clock (self->refresh, read_clock, &self->now);
  source = g_list_model_get_item (herald_library_get_sources (self->library->library), 0);

  return source;
}

static const char *
address_of (HeraldTestFetching *self,
            const char         *path)
{
  return herald_test_server_get_address (self->server, path);
}

static void
test_pc_41_move_is_told_and_taken_back (void)
{
  g_autoptr (HeraldTestFetching) self = herald_test_fetching_new ();
  HeraldSource *source = herald_test_fetching_add_source (self, "/old");
  gint64 moved_at;

  self->now = moved_at = NOW;
  herald_test_server_add_redirect (self->server, "/old", 301, "/feed");
  herald_test_fetching_serve_feed (self, "/feed", 0, 3);
  herald_test_fetching_refresh (self, NULL);
  herald_test_library_settle (self->library);
  g_assert_cmpstr (herald_source_get_address (source), ==, address_of (self, "/feed"));
  g_assert_cmpint (health_of (self, source).condition, ==, HERALD_CONDITION_MOVED);

  refresh_a_day_later (self);
  g_assert_cmpint (health_of (self, source).since, ==, moved_at);

  herald_library_move_back (self->library->library, source);
  herald_test_library_settle (self->library);
  refresh_a_day_later (self);
  refresh_a_day_later (self);
  g_assert_cmpstr (herald_source_get_address (source), ==, address_of (self, "/old"));
  g_assert_cmpint (health_of (self, source).condition, ==, HERALD_CONDITION_FINE);
  g_assert_cmpuint (herald_test_server_count (self->server, "/old"), ==, 3);
  g_assert_null (herald_source_get_record (source)->detour);
}

static void
test_pc_41_move_survives_a_restart (void)
{
  g_autoptr (HeraldTestFetching) self = herald_test_fetching_new ();
  HeraldSource *source = herald_test_fetching_add_source (self, "/old");

  self->now = NOW;
  herald_test_server_add_redirect (self->server, "/old", 308, "/feed");
  herald_test_fetching_serve_feed (self, "/feed", 0, 3);
  herald_test_fetching_refresh (self, NULL);
  herald_test_library_settle (self->library);
  source = restart (self);
  g_assert_cmpint (health_of (self, source).condition, ==, HERALD_CONDITION_MOVED);

  herald_library_move_back (self->library->library, source);
  herald_test_library_settle (self->library);
  source = restart (self);
  g_assert_cmpstr (herald_source_get_address (source), ==, address_of (self, "/old"));
  herald_test_fetching_refresh (self, source);
  herald_test_library_settle (self->library);
  g_assert_cmpstr (herald_source_get_address (source), ==, address_of (self, "/old"));
}

static void
test_pc_42_detour_is_counted_from_its_first_day (void)
{
  g_autoptr (HeraldTestFetching) self = herald_test_fetching_new ();
  HeraldSource *source = herald_test_fetching_add_source (self, "/here");

  self->now = NOW;
  herald_test_server_add_redirect (self->server, "/here", 302, "/feed");
  herald_test_fetching_serve_feed (self, "/feed", 0, 3);
  herald_test_fetching_serve_feed (self, "/elsewhere", 0, 3);
  herald_test_fetching_refresh (self, NULL);
  for (guint i = 0; i < 13; i++)
    refresh_a_day_later (self);
  g_assert_cmpint (health_of (self, source).condition, ==, HERALD_CONDITION_FINE);
  refresh_a_day_later (self);
  g_assert_cmpint (health_of (self, source).condition, ==, HERALD_CONDITION_DETOUR);
  g_assert_cmpint (health_of (self, source).since, ==, NOW);

  source = restart (self);
  g_assert_cmpstr (herald_source_get_record (source)->detour, ==, address_of (self, "/feed"));
  g_assert_cmpint (health_of (self, source).since, ==, NOW);

  herald_test_server_add_redirect (self->server, "/here", 302, "/elsewhere");
  herald_test_fetching_refresh (self, source);
  g_assert_cmpint (health_of (self, source).condition, ==, HERALD_CONDITION_FINE);
  herald_test_fetching_serve_feed (self, "/here", 0, 3);
  herald_test_fetching_refresh (self, source);
  g_assert_null (herald_source_get_record (source)->detour);
}

static void
test_paused_source_is_asked_by_hand_only (void)
{
  g_autoptr (HeraldTestFetching) self = herald_test_fetching_new ();
  HeraldSource *source = herald_test_fetching_add_source (self, "/feed");

  self->now = NOW;
  herald_test_fetching_serve_feed (self, "/feed", 0, 3);
  herald_library_set_source_paused (self->library->library, source, TRUE);
  herald_test_library_settle (self->library);
  source = restart (self);
  g_assert_true (herald_source_get_paused (source));

  herald_test_fetching_refresh (self, NULL);
  herald_refresh_add_due (self->refresh);
  g_assert_false (herald_refresh_get_active (self->refresh));
  g_assert_cmpint (herald_refresh_get_next_due (self->refresh), ==, G_MAXINT64);
  g_assert_cmpuint (herald_test_server_count (self->server, NULL), ==, 0);

  herald_test_fetching_refresh (self, source);
  g_assert_cmpuint (herald_source_get_total (source), ==, 3);
  g_assert_true (herald_source_get_paused (source));

  herald_library_set_source_paused (self->library->library, source, FALSE);
  g_assert_cmpint (health_of (self, source).condition, !=, HERALD_CONDITION_PAUSED);
}

static void
test_habit_is_read_off_the_feed (void)
{
  g_autoptr (HeraldTestFetching) self = herald_test_fetching_new ();
  HeraldSource *source = herald_test_fetching_add_source (self, "/feed");

  self->now = NOW + 100 * DAY;
  herald_test_server_add (self->server, "/feed", "application/rss+xml",
                          "<rss version=\"2.0\"><channel><title>Tidewater</title>"
                          "<item><guid>a</guid><pubDate>Mon, 03 Nov 2025 10:00:00 GMT</pubDate></item>"
                          "<item><guid>c</guid><pubDate>Sat, 04 Oct 2025 10:00:00 GMT</pubDate></item>"
                          "<item><guid>b</guid><pubDate>Fri, 24 Oct 2025 10:00:00 GMT</pubDate></item>"
                          "<item><guid>d</guid><pubDate>Thu, 01 Jan 2099 00:00:00 GMT</pubDate></item>"
                          "</channel></rss>");
  herald_test_fetching_refresh (self, NULL);
  g_assert_cmpint (herald_source_get_record (source)->longest_gap, ==, 20 * DAY);
  g_assert_cmpint (health_of (self, source).condition, ==, HERALD_CONDITION_SILENT);
  g_assert_cmpint (health_of (self, source).since, ==, NOW);

  source = restart (self);
  g_assert_cmpint (herald_source_get_record (source)->longest_gap, ==, 20 * DAY);
}

static GListModel *
find_again (HeraldTestFetching  *self,
            HeraldSource        *source,
            GError             **error)
{
  g_autoptr (GAsyncResult) result = NULL;
  GAsyncResult *slot = NULL;

  herald_rediscovery_find_async (self->library->library, source, self->fetcher, NULL, herald_test_take_result, &slot);
  result = herald_test_await (&slot);

  return herald_rediscovery_find_finish (result, error);
}

static void
assert_found (HeraldTestFetching *self,
              HeraldSource       *source)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GListModel) found = find_again (self, source, &error);
  g_autoptr (HeraldCandidate) candidate = NULL;

  g_assert_no_error (error);
  g_assert_cmpuint (g_list_model_get_n_items (found), ==, 1);
  candidate = g_list_model_get_item (found, 0);
  g_assert_cmpstr (herald_candidate_get_address (candidate), ==, address_of (self, "/feed"));
}

static void
test_feed_is_named_by_what_came_instead (void)
{
  g_autoptr (HeraldTestFetching) self = herald_test_fetching_new ();
  HeraldSource *source = herald_test_fetching_add_source (self, "/old");
  g_autofree char *page = g_strdup_printf (PAGE, LINK);

  herald_test_server_add (self->server, "/old", "text/html", page);
  herald_test_fetching_serve_feed (self, "/feed", 0, 3);
  herald_test_fetching_refresh (self, NULL);
  g_assert_cmpint (health_of (self, source).remedy, ==, HERALD_REMEDY_FIND_FEED);
  assert_found (self, source);
}

static void
test_feed_is_named_by_the_front_page (void)
{
  g_autoptr (HeraldTestFetching) self = herald_test_fetching_new ();
  HeraldSource *source = herald_test_fetching_add_source (self, "/old");
  g_autofree char *page = g_strdup_printf (PAGE, LINK);

  herald_test_server_add (self->server, "/", "text/html", page);
  herald_test_fetching_serve_feed (self, "/feed", 0, 3);
  herald_test_fetching_refresh (self, NULL);
  assert_found (self, source);
}

/* The site names a feed, but that one is followed already. */
static void
test_no_other_feed (void)
{
  g_autoptr (HeraldTestFetching) self = herald_test_fetching_new ();
  HeraldSource *source = herald_test_fetching_add_source (self, "/old");
  g_autofree char *page = g_strdup_printf (PAGE, LINK);
  g_autoptr (GError) error = NULL;
  g_autoptr (GListModel) found = NULL;

  herald_test_fetching_add_source (self, "/feed");
  herald_test_server_add (self->server, "/", "text/html", page);
  herald_test_fetching_serve_feed (self, "/feed", 0, 3);
  herald_test_fetching_refresh (self, NULL);
  found = find_again (self, source, &error);
  g_assert_null (found);
  g_assert_error (error, HERALD_FAILURE, HERALD_FAILURE_NO_FEED);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

#define ADD(name, function) g_test_add_func ("/engine/source-health/" name, function)
  ADD ("fine", test_fine);
  ADD ("each-failure-has-its-remedy", test_each_failure_has_its_remedy);
  ADD ("pc-47-asked-in-vain-for-long", test_pc_47_asked_in_vain_for_long);
  ADD ("told-when-it-lasts", test_told_when_it_lasts);
  ADD ("pc-41-move-is-news-for-a-month", test_pc_41_move_is_news_for_a_month);
  ADD ("fails-since-it-moved", test_fails_since_it_moved);
  ADD ("pc-42-detour-of-weeks", test_pc_42_detour_of_weeks);
  ADD ("silence-is-a-matter-of-habit", test_silence_is_a_matter_of_habit);
  ADD ("nobody-listened", test_nobody_listened);
  ADD ("silent-source-with-a-site", test_silent_source_with_a_site);
  ADD ("paused-says-nothing-else", test_paused_says_nothing_else);
  ADD ("waits-for-a-reason", test_waits_for_a_reason);
  ADD ("pc-41-move-is-told-and-taken-back", test_pc_41_move_is_told_and_taken_back);
  ADD ("pc-41-move-survives-a-restart", test_pc_41_move_survives_a_restart);
  ADD ("pc-42-detour-is-counted-from-its-first-day", test_pc_42_detour_is_counted_from_its_first_day);
  ADD ("paused-source-is-asked-by-hand-only", test_paused_source_is_asked_by_hand_only);
  ADD ("habit-is-read-off-the-feed", test_habit_is_read_off_the_feed);
  ADD ("feed-is-named-by-what-came-instead", test_feed_is_named_by_what_came_instead);
  ADD ("feed-is-named-by-the-front-page", test_feed_is_named_by_the_front_page);
  ADD ("no-other-feed", test_no_other_feed);
#undef ADD

  return g_test_run ();
}
