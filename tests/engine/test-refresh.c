/* SPDX-FileCopyrightText: 2026 The Herald founders
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "herald-fetch-outcome.h"
#include "herald-test-fetching.h"

#include "herald-failure.h"

#define HOUR (60 * 60)
#define DAY (24 * HOUR)

static const HeraldSourceRecord *
record_of (HeraldSource *source)
{
  return herald_source_get_record (source);
}

static const char *
header (HeraldTestFetching *self,
        guint               n,
        const char         *name)
{
  return herald_test_server_get_header (self->server, "/feed", n, name);
}

static void
test_stores_what_came (void)
{
  g_autoptr (HeraldTestFetching) self = herald_test_fetching_new ();
  HeraldSource *source = herald_test_fetching_add_source (self, "/feed");

  herald_test_fetching_serve_feed (self, "/feed", 0, 5);
  herald_test_fetching_refresh (self, NULL);

  g_assert_cmpuint (herald_source_get_total (source), ==, 5);
  g_assert_cmpuint (herald_source_get_unread (source), ==, 5);
  g_assert_cmpstr (herald_source_get_name (source), ==, "Tidewater");
  g_assert_cmpuint (herald_refresh_get_new_stories (self->refresh), ==, 5);
  g_assert_cmpuint (herald_refresh_get_done (self->refresh), ==, 1);
  g_assert_cmpuint (herald_refresh_get_failed (self->refresh), ==, 0);
  g_assert_cmpint (herald_refresh_get_last_finished (self->refresh), ==, self->now);
  g_assert_cmpint (record_of (source)->last_success, ==, self->now);
  g_assert_cmpint (herald_source_get_state (source), ==, HERALD_SOURCE_IDLE);
}

static void
test_second_run_sends_both_validators (void)
{
  g_autoptr (HeraldTestFetching) self = herald_test_fetching_new ();
  HeraldSource *source = herald_test_fetching_add_source (self, "/feed");
  HeraldTestRoute *route = herald_test_fetching_serve_feed (self, "/feed", 0, 5);

  herald_test_route_set_etag (route, "W/\"odd  one\"");
  herald_test_route_set_last_modified (route, "Sun, 23 Nov 2025 12:00:00 +0000");
  herald_test_fetching_refresh (self, NULL);
  self->now += HOUR;
  herald_test_fetching_refresh (self, NULL);

  g_assert_null (header (self, 0, "If-None-Match"));
  g_assert_cmpstr (header (self, 1, "If-None-Match"), ==, "W/\"odd  one\"");
  g_assert_cmpstr (header (self, 1, "If-Modified-Since"), ==, "Sun, 23 Nov 2025 12:00:00 +0000");
  g_assert_cmpuint (herald_refresh_get_failed (self->refresh), ==, 0);
  g_assert_cmpuint (herald_refresh_get_new_stories (self->refresh), ==, 0);
  g_assert_cmpint (record_of (source)->last_success, ==, self->now);
  g_assert_cmpuint (herald_source_get_total (source), ==, 5);
}

static void
test_validators_outlive_a_restart (void)
{
  g_autoptr (HeraldTestFetching) self = herald_test_fetching_new ();
  HeraldSource *source = herald_test_fetching_add_source (self, "/feed");
  gint64 id = herald_source_get_id (source);

  herald_test_route_set_etag (herald_test_fetching_serve_feed (self, "/feed", 0, 1), "\"one\"");
  herald_test_fetching_refresh (self, NULL);
  g_assert_finalize_object (g_steal_pointer (&self->refresh));
  herald_test_library_reopen (self->library);
  self->refresh = herald_refresh_new (self->library->library, self->fetcher);
  herald_test_fetching_refresh (self, herald_library_get_source (self->library->library, id));

  g_assert_cmpstr (header (self, 1, "If-None-Match"), ==, "\"one\"");
}

static void
test_validator_that_is_missing_is_forgotten (void)
{
  g_autoptr (HeraldTestFetching) self = herald_test_fetching_new ();
  HeraldTestRoute *route = herald_test_fetching_serve_feed (self, "/feed", 0, 1);

  herald_test_fetching_add_source (self, "/feed");
  herald_test_route_set_etag (route, "\"one\"");
  herald_test_fetching_refresh (self, NULL);
  route = herald_test_fetching_serve_feed (self, "/feed", 0, 2);
  herald_test_route_set_last_modified (route, "Sun, 23 Nov 2025 12:00:00 GMT");
  self->now += HOUR;
  herald_test_fetching_refresh (self, NULL);
  self->now += HOUR;
  herald_test_fetching_refresh (self, NULL);

  g_assert_null (header (self, 2, "If-None-Match"));
  g_assert_cmpstr (header (self, 2, "If-Modified-Since"), ==, "Sun, 23 Nov 2025 12:00:00 GMT");
}

static void
test_validators_outlive_an_error (void)
{
  g_autoptr (HeraldTestFetching) self = herald_test_fetching_new ();
  HeraldTestRoute *route = herald_test_fetching_serve_feed (self, "/feed", 0, 1);
  HeraldSource *source = herald_test_fetching_add_source (self, "/feed");

  herald_test_route_set_etag (route, "\"one\"");
  herald_test_fetching_refresh (self, NULL);
  route = herald_test_server_add (self->server, "/feed", "text/plain", "out of order");
  herald_test_route_set_header (route, "ETag", "\"of the error\"");
  herald_test_route_set_status (route, 500);
  self->now += HOUR;
  herald_test_fetching_refresh (self, NULL);

  g_assert_cmpint (record_of (source)->failure, ==, HERALD_FAILURE_SERVER);
  g_assert_cmpstr (record_of (source)->etag, ==, "\"one\"");
}

static void
test_validators_of_what_is_no_feed_are_not_kept (void)
{
  g_autoptr (HeraldTestFetching) self = herald_test_fetching_new ();
  HeraldTestRoute *route = herald_test_server_add (self->server, "/feed", "text/html", "<html><body>Sign in</body>");
  HeraldSource *source = herald_test_fetching_add_source (self, "/feed");

  herald_test_route_set_etag (route, "\"sign-in\"");
  herald_test_fetching_refresh (self, NULL);

  g_assert_cmpint (record_of (source)->failure, ==, HERALD_FAILURE_WEB_PAGE);
  g_assert_null (record_of (source)->etag);
  g_assert_null (record_of (source)->content_hash);
}

static void
test_same_bytes_without_validators_change_nothing (void)
{
  g_autoptr (HeraldTestFetching) self = herald_test_fetching_new ();
  HeraldSource *source = herald_test_fetching_add_source (self, "/feed");

  herald_test_fetching_serve_feed (self, "/feed", 0, 3);
  herald_test_fetching_refresh (self, NULL);
  self->now += 2 * DAY;
  herald_test_fetching_refresh (self, NULL);

  g_assert_cmpuint (herald_test_server_count (self->server, "/feed"), ==, 2);
  g_assert_cmpuint (herald_refresh_get_new_stories (self->refresh), ==, 0);
  g_assert_cmpint (record_of (source)->last_success, ==, self->now);
  g_assert_cmpuint (herald_source_get_total (source), ==, 3);
}

static void
test_failures_are_counted_and_forgiven (void)
{
  g_autoptr (HeraldTestFetching) self = herald_test_fetching_new ();
  HeraldTestRoute *route = herald_test_fetching_serve_feed (self, "/feed", 0, 3);
  HeraldSource *source = herald_test_fetching_add_source (self, "/feed");
  gint64 first = self->now;

  herald_test_route_set_status (route, 500);
  herald_test_fetching_refresh (self, NULL);
  self->now += DAY;
  herald_test_fetching_refresh (self, NULL);
  g_assert_cmpuint (record_of (source)->failure_count, ==, 2);
  g_assert_cmpint (record_of (source)->failing_since, ==, first);
  g_assert_cmpuint (herald_refresh_get_failed (self->refresh), ==, 1);
  g_assert_true (herald_source_get_failing (source));

  herald_test_route_set_status (route, 200);
  self->now += DAY;
  herald_test_fetching_refresh (self, NULL);
  g_assert_cmpuint (record_of (source)->failure_count, ==, 0);
  g_assert_cmpint (record_of (source)->failing_since, ==, HERALD_TIME_NONE);
  g_assert_false (herald_source_get_failing (source));
}

static void
test_asked_for_pause_is_kept_by_hand_too (void)
{
  g_autoptr (HeraldTestFetching) self = herald_test_fetching_new ();
  HeraldTestRoute *route = herald_test_fetching_serve_feed (self, "/feed", 0, 3);
  HeraldSource *source = herald_test_fetching_add_source (self, "/feed");

  herald_test_route_set_status (route, 503);
  herald_test_route_set_header (route, "Retry-After", "7200");
  herald_test_fetching_refresh (self, NULL);
  g_assert_cmpint (record_of (source)->failure, ==, HERALD_FAILURE_BUSY);
  self->now += HOUR;
  herald_test_fetching_refresh (self, NULL);
  herald_test_fetching_refresh (self, source);

  g_assert_cmpuint (herald_test_server_count (self->server, "/feed"), ==, 1);
  g_assert_cmpuint (herald_refresh_get_total (self->refresh), ==, 0);

  herald_test_route_set_status (route, 200);
  self->now += 2 * HOUR;
  herald_test_fetching_refresh (self, source);
  g_assert_cmpuint (herald_source_get_total (source), ==, 3);
}

static void
test_gone_source_is_asked_only_by_name (void)
{
  g_autoptr (HeraldTestFetching) self = herald_test_fetching_new ();
  HeraldTestRoute *route = herald_test_fetching_serve_feed (self, "/feed", 0, 3);
  HeraldSource *source = herald_test_fetching_add_source (self, "/feed");

  herald_test_fetching_refresh (self, NULL);
  herald_test_route_set_status (route, 410);
  self->now += DAY;
  herald_test_fetching_refresh (self, NULL);
  g_assert_cmpint (record_of (source)->failure, ==, HERALD_FAILURE_GONE);
  g_assert_cmpuint (herald_source_get_total (source), ==, 3);

  self->now += 400 * DAY;
  herald_refresh_add_due (self->refresh);
  g_assert_false (herald_refresh_get_active (self->refresh));
  herald_test_fetching_refresh (self, NULL);
  g_assert_cmpuint (herald_test_server_count (self->server, "/feed"), ==, 2);

  herald_test_fetching_refresh (self, source);
  g_assert_cmpuint (herald_test_server_count (self->server, "/feed"), ==, 3);
}

static void
test_due_are_those_whose_time_has_come (void)
{
  g_autoptr (HeraldTestFetching) self = herald_test_fetching_new ();
  HeraldTestRoute *route = herald_test_fetching_serve_feed (self, "/feed", 0, 3);
  HeraldSource *source = herald_test_fetching_add_source (self, "/feed");

  herald_test_route_set_header (route, "Cache-Control", "max-age=10800");
  herald_refresh_set_interval (self->refresh, 60);
  herald_test_fetching_refresh (self, NULL);
  g_assert_cmpint (record_of (source)->next_fetch, >=, self->now + 3 * HOUR);

  self->now += 2 * HOUR;
  herald_refresh_add_due (self->refresh);
  g_assert_false (herald_refresh_get_active (self->refresh));

  self->now = record_of (source)->next_fetch;
  g_assert_cmpint (herald_refresh_get_next_due (self->refresh), ==, self->now);
  herald_refresh_add_due (self->refresh);
  g_assert_true (herald_refresh_get_active (self->refresh));
  herald_test_wait_until (!herald_refresh_get_active (self->refresh));
  g_assert_cmpuint (herald_test_server_count (self->server, "/feed"), ==, 2);
}

static void
test_server_is_asked_once_a_minute_at_most (void)
{
  g_autoptr (HeraldTestFetching) self = herald_test_fetching_new ();
  HeraldSource *source = herald_test_library_add_source (self->library, "https://news.example.invalid/feed", NULL);
  g_autoptr (HeraldSourceRecord) record = herald_source_record_copy (herald_source_get_record (source));
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (HeraldChangeSet) changes = NULL;
  GAsyncResult *slot = NULL;

  record->last_fetch = record->last_success = self->now - 30;
  herald_library_merge_async (self->library->library, source, record, NULL, NULL, herald_test_take_result, &slot);
  result = herald_test_await (&slot);
  changes = herald_library_merge_finish (self->library->library, result, NULL);
  g_assert_nonnull (changes);

  herald_test_fetching_refresh (self, NULL);
  g_assert_cmpuint (herald_refresh_get_total (self->refresh), ==, 0);

  g_assert_false (herald_fetch_outcome_may_ask (herald_source_get_record (source), self->now + 29));
  g_assert_true (herald_fetch_outcome_may_ask (herald_source_get_record (source), self->now + 30));
}

static void
test_permanent_move_is_followed (void)
{
  g_autoptr (HeraldTestFetching) self = herald_test_fetching_new ();
  HeraldSource *source = herald_test_fetching_add_source (self, "/old");

  herald_test_server_add_redirect (self->server, "/old", 301, "/feed");
  herald_test_fetching_serve_feed (self, "/feed", 0, 3);
  herald_test_fetching_refresh (self, NULL);
  herald_test_library_settle (self->library);

  g_assert_cmpstr (herald_source_get_address (source), ==, herald_test_server_get_address (self->server, "/feed"));
  g_assert_cmpuint (herald_source_get_total (source), ==, 3);
}

static void
test_move_to_what_is_no_feed_is_not_followed (void)
{
  g_autoptr (HeraldTestFetching) self = herald_test_fetching_new ();
  HeraldSource *source = herald_test_fetching_add_source (self, "/feed");

  herald_test_server_add_redirect (self->server, "/feed", 301, "/parked");
  herald_test_server_add (self->server, "/parked", "text/html", "<html><body>For sale</body></html>");
  herald_test_fetching_refresh (self, NULL);
  herald_test_library_settle (self->library);

  g_assert_cmpstr (herald_source_get_address (source), ==, herald_test_server_get_address (self->server, "/feed"));
}

static void
test_passing_move_is_not_kept (void)
{
  g_autoptr (HeraldTestFetching) self = herald_test_fetching_new ();
  HeraldSource *source = herald_test_fetching_add_source (self, "/here");

  herald_test_server_add_redirect (self->server, "/here", 302, "/feed");
  herald_test_fetching_serve_feed (self, "/feed", 0, 3);
  herald_test_fetching_refresh (self, NULL);
  herald_test_library_settle (self->library);

  g_assert_cmpstr (herald_source_get_address (source), ==, herald_test_server_get_address (self->server, "/here"));
  g_assert_cmpuint (herald_source_get_total (source), ==, 3);
}

static void
count_cb (guint *count)
{
  (*count)++;
}

static void
test_two_hundred_sources_with_progress (void)
{
  g_autoptr (HeraldTestFetching) self = herald_test_fetching_new ();
  guint steps = 0;
  guint runs = 0;

  for (guint i = 0; i < 200; i++)
    {
      g_autofree char *path = g_strdup_printf ("/feed-%u", i);

      if (i % 20 != 0)
        herald_test_fetching_serve_feed (self, path, i, 3);
      herald_test_fetching_add_source (self, path);
    }
  g_signal_connect_swapped (self->refresh, "notify::done", G_CALLBACK (count_cb), &steps);
  g_signal_connect_swapped (self->refresh, "finished", G_CALLBACK (count_cb), &runs);
  herald_test_fetching_refresh (self, NULL);

  g_assert_cmpuint (herald_refresh_get_total (self->refresh), ==, 200);
  g_assert_cmpuint (herald_refresh_get_done (self->refresh), ==, 200);
  g_assert_cmpuint (herald_refresh_get_failed (self->refresh), ==, 10);
  g_assert_cmpuint (herald_refresh_get_new_stories (self->refresh), ==, 190 * 3);
  g_assert_cmpuint (steps, ==, 200);
  g_assert_cmpuint (runs, ==, 1);
  g_assert_cmpuint (herald_test_server_count (self->server, NULL), ==, 200);
  g_assert_cmpuint (herald_test_server_get_most_at_once (self->server), <=, 2);
}

static void
test_run_grows_while_it_is_under_way (void)
{
  g_autoptr (HeraldTestFetching) self = herald_test_fetching_new ();
  HeraldSource *source;
  guint runs = 0;

  herald_test_fetching_serve_feed (self, "/one", 0, 1);
  herald_test_fetching_serve_feed (self, "/two", 0, 1);
  herald_test_fetching_add_source (self, "/one");
  g_signal_connect_swapped (self->refresh, "finished", G_CALLBACK (count_cb), &runs);
  herald_refresh_add_all (self->refresh);
  source = herald_test_fetching_add_source (self, "/two");
  herald_test_fetching_refresh (self, source);
  herald_test_fetching_refresh (self, source);

  g_assert_cmpuint (herald_source_get_total (source), ==, 1);
  g_assert_cmpuint (runs, >=, 1);
}

static void
test_same_source_is_in_a_run_once (void)
{
  g_autoptr (HeraldTestFetching) self = herald_test_fetching_new ();
  HeraldSource *source = herald_test_fetching_add_source (self, "/feed");

  herald_test_fetching_serve_feed (self, "/feed", 0, 1);
  herald_refresh_add_all (self->refresh);
  herald_refresh_add_source (self->refresh, source);
  herald_refresh_add_due (self->refresh);
  g_assert_cmpuint (herald_refresh_get_total (self->refresh), ==, 1);
  herald_test_fetching_refresh (self, source);

  g_assert_cmpuint (herald_test_server_count (self->server, "/feed"), ==, 1);
}

static void
test_cancel_ends_the_run_at_once (void)
{
  g_autoptr (HeraldTestFetching) self = herald_test_fetching_new ();
  HeraldSource *source = herald_test_fetching_add_source (self, "/silent");
  HeraldSource *waiting = herald_test_fetching_add_source (self, "/waiting");
  guint runs = 0;

  herald_test_server_add_silent (self->server, "/silent");
  g_signal_connect_swapped (self->refresh, "finished", G_CALLBACK (count_cb), &runs);
  herald_refresh_add_all (self->refresh);
  herald_test_wait_until (herald_test_server_count (self->server, "/silent") == 1);
  g_assert_cmpint (herald_source_get_state (source), ==, HERALD_SOURCE_FETCHING);
  herald_refresh_cancel (self->refresh);

  g_assert_false (herald_refresh_get_active (self->refresh));
  g_assert_cmpuint (runs, ==, 1);
  g_assert_cmpint (herald_source_get_state (source), ==, HERALD_SOURCE_IDLE);
  g_assert_cmpint (herald_source_get_state (waiting), ==, HERALD_SOURCE_IDLE);
  herald_test_wait_until (herald_test_server_get_open (self->server) == 0);
  g_assert_cmpint (herald_source_get_failure (source), ==, HERALD_FAILURE_NONE);
}

static void
test_run_can_follow_a_cancelled_one (void)
{
  g_autoptr (HeraldTestFetching) self = herald_test_fetching_new ();
  HeraldSource *source = herald_test_fetching_add_source (self, "/feed");

  herald_test_server_add_silent (self->server, "/feed");
  herald_refresh_add_all (self->refresh);
  herald_test_wait_until (herald_test_server_count (self->server, "/feed") == 1);
  herald_refresh_cancel (self->refresh);
  herald_test_fetching_serve_feed (self, "/feed", 0, 2);
  herald_test_fetching_refresh (self, NULL);

  g_assert_cmpuint (herald_source_get_total (source), ==, 2);
  g_assert_cmpuint (herald_refresh_get_done (self->refresh), ==, 1);
}

static void
test_removed_source_ends_quietly (void)
{
  g_autoptr (HeraldTestFetching) self = herald_test_fetching_new ();
  g_autoptr (HeraldSource) source = g_object_ref (herald_test_fetching_add_source (self, "/feed"));
  HeraldTestRoute *route = herald_test_fetching_serve_feed (self, "/feed", 0, 2);

  herald_test_route_set_delay (route, 50);
  herald_refresh_add_all (self->refresh);
  herald_test_wait_until (herald_test_server_count (self->server, "/feed") == 1);
  herald_library_remove_source (self->library->library, source);
  herald_test_wait_until (!herald_refresh_get_active (self->refresh));

  g_assert_cmpuint (herald_refresh_get_failed (self->refresh), ==, 0);
  g_assert_cmpuint (herald_refresh_get_new_stories (self->refresh), ==, 0);
}

static void
test_run_without_sources_ends (void)
{
  g_autoptr (HeraldTestFetching) self = herald_test_fetching_new ();

  herald_refresh_add_all (self->refresh);
  g_assert_true (herald_refresh_get_active (self->refresh));
  herald_test_wait_until (!herald_refresh_get_active (self->refresh));
  g_assert_cmpuint (herald_refresh_get_total (self->refresh), ==, 0);
}

static void
test_nobody_is_asked_for_what_cannot_be_stored (void)
{
  g_autoptr (HeraldTestFetching) self = herald_test_fetching_new ();
  gint64 id = herald_source_get_id (herald_test_fetching_add_source (self, "/feed"));
  g_autoptr (HeraldRefresh) refresh = NULL;

  herald_test_fetching_serve_feed (self, "/feed", 0, 2);
  if (!herald_test_library_reopen_read_only (self->library))
    return;

  refresh = herald_refresh_new (self->library->library, self->fetcher);
  herald_refresh_add_all (refresh);
  herald_refresh_add_source (refresh, herald_library_get_source (self->library->library, id));
  herald_test_wait_until (!herald_refresh_get_active (refresh));

  g_assert_cmpuint (herald_refresh_get_total (refresh), ==, 0);
  g_assert_cmpuint (herald_test_server_count (self->server, "/feed"), ==, 0);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

#define ADD(path, func) g_test_add_func ("/engine/refresh/" path, func)
  ADD ("stores-what-came", test_stores_what_came);
  ADD ("pc-03-second-run-sends-both-validators", test_second_run_sends_both_validators);
  ADD ("pc-05-validators-outlive-a-restart", test_validators_outlive_a_restart);
  ADD ("pc-04-validator-that-is-missing-is-forgotten", test_validator_that_is_missing_is_forgotten);
  ADD ("pc-06-validators-outlive-an-error", test_validators_outlive_an_error);
  ADD ("pc-08-validators-of-what-is-no-feed-are-not-kept", test_validators_of_what_is_no_feed_are_not_kept);
  ADD ("pc-53-same-bytes-without-validators-change-nothing", test_same_bytes_without_validators_change_nothing);
  ADD ("failures-are-counted-and-forgiven", test_failures_are_counted_and_forgiven);
  ADD ("pc-22-asked-for-pause-is-kept-by-hand-too", test_asked_for_pause_is_kept_by_hand_too);
  ADD ("pc-44-gone-source-is-asked-only-by-name", test_gone_source_is_asked_only_by_name);
  ADD ("pc-11-due-are-those-whose-time-has-come", test_due_are_those_whose_time_has_come);
  ADD ("pc-23-server-is-asked-once-a-minute-at-most", test_server_is_asked_once_a_minute_at_most);
  ADD ("pc-41-permanent-move-is-followed", test_permanent_move_is_followed);
  ADD ("pc-41-move-to-what-is-no-feed-is-not-followed", test_move_to_what_is_no_feed_is_not_followed);
  ADD ("pc-42-passing-move-is-not-kept", test_passing_move_is_not_kept);
  ADD ("two-hundred-sources-with-progress", test_two_hundred_sources_with_progress);
  ADD ("run-grows-while-it-is-under-way", test_run_grows_while_it_is_under_way);
  ADD ("same-source-is-in-a-run-once", test_same_source_is_in_a_run_once);
  ADD ("cancel-ends-the-run-at-once", test_cancel_ends_the_run_at_once);
  ADD ("run-can-follow-a-cancelled-one", test_run_can_follow_a_cancelled_one);
  ADD ("removed-source-ends-quietly", test_removed_source_ends_quietly);
  ADD ("run-without-sources-ends", test_run_without_sources_ends);
  g_test_add_func ("/engine/refresh/nobody-is-asked-for-what-cannot-be-stored",
                   test_nobody_is_asked_for_what_cannot_be_stored);
#undef ADD

  return g_test_run ();
}
