/* SPDX-FileCopyrightText: 2026 The Herald founders
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "herald-poll-policy.h"

#define MINUTE G_GINT64_CONSTANT (60)
#define HOUR (60 * MINUTE)
#define DAY (24 * HOUR)
#define WEEK (7 * DAY)

/* Monday, 23 November 2026, 10:00:00 UTC */
#define NOW G_GINT64_CONSTANT (1795428000)

static HeraldPollHistory
make_history (HeraldFailure failure,
              guint         failure_count)
{
  HeraldPollHistory history = {
    .now = NOW,
    .interval_seconds = HOUR,
    .ttl_seconds = -1,
    .failure = failure,
    .failure_count = failure_count,
  };

  return history;
}

static HeraldHttpResponse *
make_response (guint  status,
               gint64 fresh_seconds,
               gint64 retry_seconds)
{
  HeraldHttpResponse *response = herald_http_response_new (status, "http://example.org/feed");

  response->etag = g_strdup ("\"a\"");
  response->fresh_seconds = fresh_seconds;
  response->retry_seconds = retry_seconds;

  return response;
}

static gint64
get_wait (const HeraldPollHistory *history,
          guint                    status,
          gint64                   fresh_seconds,
          gint64                   retry_seconds)
{
  g_autoptr (HeraldHttpResponse) response = NULL;

  if (status != 0)
    response = make_response (status, fresh_seconds, retry_seconds);

  return herald_poll_policy_next_fetch (history, response) - history->now;
}

static gint64
get_failure_wait (HeraldFailure failure,
                  guint         failure_count)
{
  HeraldPollHistory history = make_history (failure, failure_count);

  return get_wait (&history, 0, -1, -1);
}

static void
test_asks_at_the_interval (void)
{
  HeraldPollHistory history = make_history (HERALD_FAILURE_NONE, 0);

  g_assert_cmpint (get_wait (&history, 200, -1, -1), ==, HOUR);
  g_assert_cmpint (get_wait (&history, 304, -1, -1), ==, HOUR);
  history.interval_seconds = 30 * DAY;
  g_assert_cmpint (get_wait (&history, 200, -1, -1), ==, 30 * DAY);
}

static void
test_pc_11_not_before_it_is_stale (void)
{
  HeraldPollHistory history = make_history (HERALD_FAILURE_NONE, 0);

  g_assert_cmpint (get_wait (&history, 200, 6 * HOUR, -1), ==, 6 * HOUR);
  g_assert_cmpint (get_wait (&history, 304, 6 * HOUR, -1), ==, 6 * HOUR);
  g_assert_cmpint (get_wait (&history, 200, 60, -1), ==, HOUR);
}

static void
test_pc_13_wishes_are_bounded (void)
{
  HeraldPollHistory history = make_history (HERALD_FAILURE_NONE, 0);

  g_assert_cmpint (get_wait (&history, 200, G_GINT64_CONSTANT (1) << 31, -1), ==, WEEK);
  history.ttl_seconds = G_MAXINT64;
  g_assert_cmpint (get_wait (&history, 200, -1, -1), ==, WEEK);
  history = make_history (HERALD_FAILURE_BUSY, 1);
  g_assert_cmpint (get_wait (&history, 429, -1, G_GINT64_CONSTANT (1) << 31), ==, WEEK);
}

static void
test_pc_14_leaves_alone_as_long_as_the_feed_asks (void)
{
  HeraldPollHistory history = make_history (HERALD_FAILURE_NONE, 0);

  history.ttl_seconds = 12 * HOUR;
  g_assert_cmpint (get_wait (&history, 200, 6 * HOUR, -1), ==, 12 * HOUR);
  history.ttl_seconds = MINUTE;
  g_assert_cmpint (get_wait (&history, 200, -1, -1), ==, HOUR);
}

static void
test_pc_15_skips_hours (void)
{
  HeraldPollHistory history = make_history (HERALD_FAILURE_NONE, 0);

  history.skip_hours = 1u << 11 | 1u << 12;
  g_assert_cmpint (get_wait (&history, 200, -1, -1), ==, 3 * HOUR);
  history.skip_hours = 1u << 10 | 1u << 12;
  g_assert_cmpint (get_wait (&history, 200, -1, -1), ==, HOUR);
  history.now += 5 * MINUTE;
  history.skip_hours = 1u << 11;
  g_assert_cmpint (get_wait (&history, 200, -1, -1), ==, 2 * HOUR - 5 * MINUTE);
}

static void
test_pc_15_skips_days (void)
{
  HeraldPollHistory history = make_history (HERALD_FAILURE_NONE, 0);

  history.skip_days = 1u << 0 | 1u << 1;
  g_assert_cmpint (get_wait (&history, 200, -1, -1), ==, 14 * HOUR + DAY);
  history.skip_days = 1u << 6;
  g_assert_cmpint (get_wait (&history, 200, -1, -1), ==, HOUR);
}

static void
test_pc_15_ignores_a_feed_that_rules_everything_out (void)
{
  HeraldPollHistory history = make_history (HERALD_FAILURE_NONE, 0);

  history.skip_hours = (1u << 24) - 1;
  g_assert_cmpint (get_wait (&history, 200, -1, -1), ==, HOUR);
}

static void
test_pc_16_an_hour_unless_wanted_otherwise (void)
{
  HeraldPollHistory history = make_history (HERALD_FAILURE_NONE, 0);

  history.interval_seconds = 0;
  g_assert_cmpint (get_wait (&history, 200, -1, -1), ==, HOUR);
  history.interval_seconds = 60;
  g_assert_cmpint (get_wait (&history, 200, -1, -1), ==, 15 * MINUTE);
}

static void
test_pc_17_daily_where_every_answer_is_a_whole_one (void)
{
  HeraldPollHistory history = make_history (HERALD_FAILURE_NONE, 0);
  g_autoptr (HeraldHttpResponse) response = make_response (200, -1, -1);

  g_clear_pointer (&response->etag, g_free);
  g_assert_cmpint (herald_poll_policy_next_fetch (&history, response), ==, NOW + DAY);

  response->fresh_seconds = 0;
  g_assert_cmpint (herald_poll_policy_next_fetch (&history, response), ==, NOW + HOUR);
  response->fresh_seconds = -1;
  history.ttl_seconds = 30 * MINUTE;
  g_assert_cmpint (herald_poll_policy_next_fetch (&history, response), ==, NOW + HOUR);
  history.ttl_seconds = -1;
  response->last_modified = g_strdup ("yesterday");
  g_assert_cmpint (herald_poll_policy_next_fetch (&history, response), ==, NOW + HOUR);
}

static void
test_pc_18_quiet_sources_are_asked_less (void)
{
  HeraldPollHistory history = make_history (HERALD_FAILURE_NONE, 0);

  history.newest_story = NOW - 2 * DAY;
  g_assert_cmpint (get_wait (&history, 200, -1, -1), ==, HOUR);
  history.newest_story = NOW - 50 * DAY;
  g_assert_cmpint (get_wait (&history, 200, -1, -1), ==, 12 * HOUR);
  history.newest_story = 1;
  g_assert_cmpint (get_wait (&history, 200, -1, -1), ==, DAY);
  history.newest_story = NOW + 50 * DAY;
  g_assert_cmpint (get_wait (&history, 200, -1, -1), ==, HOUR);
}

static void
test_pc_20_a_busy_server_says_how_long (void)
{
  HeraldPollHistory history = make_history (HERALD_FAILURE_BUSY, 1);

  g_assert_cmpint (get_wait (&history, 429, -1, 2 * HOUR), ==, 2 * HOUR);
  g_assert_cmpint (get_wait (&history, 503, -1, 2 * HOUR), ==, 2 * HOUR);
  g_assert_cmpint (get_wait (&history, 429, -1, 5), ==, 10 * MINUTE);
  history.failure = HERALD_FAILURE_DENIED;
  g_assert_cmpint (get_wait (&history, 403, -1, 2 * HOUR), ==, 2 * HOUR);
}

static void
test_pc_21_a_busy_server_that_does_not_say (void)
{
  HeraldPollHistory history = make_history (HERALD_FAILURE_BUSY, 1);

  g_assert_cmpint (get_wait (&history, 429, -1, -1), ==, 10 * MINUTE);
  g_assert_cmpint (get_wait (&history, 429, -1, 0), ==, 10 * MINUTE);
  history.failure_count = 2;
  g_assert_cmpint (get_wait (&history, 429, -1, 0), ==, 20 * MINUTE);
  history.failure_count = 4;
  g_assert_cmpint (get_wait (&history, 429, -1, -1), ==, 80 * MINUTE);
  history.failure_count = 1000;
  g_assert_cmpint (get_wait (&history, 429, -1, -1), ==, DAY);
}

static void
test_pc_44_never_again_when_gone (void)
{
  HeraldPollHistory history = make_history (HERALD_FAILURE_GONE, 1);
  g_autoptr (HeraldHttpResponse) response = make_response (410, 60, 60);

  history.jitter = 1.0;
  history.skip_hours = 1;
  g_assert_cmpint (herald_poll_policy_next_fetch (&history, response), ==, G_MAXINT64);
}

static void
test_pc_15_leaves_out_the_minutes_before (void)
{
  const guint32 eleven = 1u << 11;

  g_assert_cmpint (herald_poll_policy_put_off (eleven, 0, NOW + 54 * MINUTE), ==, NOW + 54 * MINUTE);
  g_assert_cmpint (herald_poll_policy_put_off (eleven, 0, NOW + 56 * MINUTE), ==, NOW + 2 * HOUR);
  g_assert_cmpint (herald_poll_policy_put_off (eleven, 0, NOW + HOUR), ==, NOW + 2 * HOUR);
  g_assert_cmpint (herald_poll_policy_put_off (eleven, 0, G_MAXINT64), ==, G_MAXINT64);
}

static void
test_pc_45_missing_and_denied_back_off_to_a_week (void)
{
  static const HeraldFailure failures[] = {
    HERALD_FAILURE_NOT_FOUND, HERALD_FAILURE_DENIED, HERALD_FAILURE_SIGN_IN,
  };

  for (guint i = 0; i < G_N_ELEMENTS (failures); i++)
    {
      g_assert_cmpint (get_failure_wait (failures[i], 1), ==, HOUR);
      g_assert_cmpint (get_failure_wait (failures[i], 3), ==, 4 * HOUR);
      g_assert_cmpint (get_failure_wait (failures[i], 100), ==, WEEK);
    }
}

static void
test_pc_47_48_all_else_backs_off_to_a_day (void)
{
  static const HeraldFailure failures[] = {
    HERALD_FAILURE_HOST,      HERALD_FAILURE_CONNECTION,  HERALD_FAILURE_TIMEOUT, HERALD_FAILURE_CERTIFICATE,
    HERALD_FAILURE_REDIRECT,  HERALD_FAILURE_TOO_LARGE,   HERALD_FAILURE_SERVER,  HERALD_FAILURE_EMPTY,
    HERALD_FAILURE_WEB_PAGE,  HERALD_FAILURE_NOT_A_FEED,  HERALD_FAILURE_NO_FEED, HERALD_FAILURE_ADDRESS,
  };

  for (guint i = 0; i < G_N_ELEMENTS (failures); i++)
    {
      g_assert_cmpint (get_failure_wait (failures[i], 1), ==, HOUR);
      g_assert_cmpint (get_failure_wait (failures[i], 2), ==, 2 * HOUR);
      g_assert_cmpint (get_failure_wait (failures[i], G_MAXUINT), ==, DAY);
    }
}

static void
test_pc_47_backing_off_is_never_sooner_than_the_interval (void)
{
  HeraldPollHistory history = make_history (HERALD_FAILURE_SERVER, 5);

  history.interval_seconds = 3 * DAY;
  g_assert_cmpint (get_wait (&history, 500, -1, -1), ==, 3 * DAY);
}

static void
test_pc_47_an_outage_of_our_own_does_not_count (void)
{
  g_assert_cmpint (get_failure_wait (HERALD_FAILURE_OFFLINE, 1), ==, MINUTE);
  g_assert_cmpint (get_failure_wait (HERALD_FAILURE_OFFLINE, 100), ==, MINUTE);
  g_assert_cmpint (get_failure_wait (HERALD_FAILURE_STORAGE, 100), ==, HOUR);
}

static void
test_pc_27_jitter_only_adds_and_within_bounds (void)
{
  for (guint failure = HERALD_FAILURE_NONE; failure <= HERALD_FAILURE_STORAGE; failure++)
    for (guint count = 0; count < 12; count++)
      {
        HeraldPollHistory history = make_history ((HeraldFailure) failure, count);
        gint64 plain = herald_poll_policy_next_fetch (&history, NULL);
        gint64 jittered;

        history.jitter = 1.0;
        jittered = herald_poll_policy_next_fetch (&history, NULL);
        if (failure == HERALD_FAILURE_GONE)
          continue;
        g_assert_cmpint (jittered, >, plain);
        g_assert_cmpint (jittered - NOW, <=, (plain - NOW) * 11 / 10);
        g_assert_cmpint (jittered - plain, <=, HOUR);
      }
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/net/poll-policy/asks-at-the-interval", test_asks_at_the_interval);
  g_test_add_func ("/net/poll-policy/pc-11-not-before-it-is-stale", test_pc_11_not_before_it_is_stale);
  g_test_add_func ("/net/poll-policy/pc-13-wishes-are-bounded", test_pc_13_wishes_are_bounded);
  g_test_add_func ("/net/poll-policy/pc-14-leaves-alone-as-long-as-the-feed-asks",
                   test_pc_14_leaves_alone_as_long_as_the_feed_asks);
  g_test_add_func ("/net/poll-policy/pc-15-skips-hours", test_pc_15_skips_hours);
  g_test_add_func ("/net/poll-policy/pc-15-skips-days", test_pc_15_skips_days);
  g_test_add_func ("/net/poll-policy/pc-15-ignores-a-feed-that-rules-everything-out",
                   test_pc_15_ignores_a_feed_that_rules_everything_out);
  g_test_add_func ("/net/poll-policy/pc-15-leaves-out-the-minutes-before",
                   test_pc_15_leaves_out_the_minutes_before);
  g_test_add_func ("/net/poll-policy/pc-16-an-hour-unless-wanted-otherwise",
                   test_pc_16_an_hour_unless_wanted_otherwise);
  g_test_add_func ("/net/poll-policy/pc-17-daily-where-every-answer-is-a-whole-one",
                   test_pc_17_daily_where_every_answer_is_a_whole_one);
  g_test_add_func ("/net/poll-policy/pc-18-quiet-sources-are-asked-less", test_pc_18_quiet_sources_are_asked_less);
  g_test_add_func ("/net/poll-policy/pc-20-a-busy-server-says-how-long", test_pc_20_a_busy_server_says_how_long);
  g_test_add_func ("/net/poll-policy/pc-21-a-busy-server-that-does-not-say",
                   test_pc_21_a_busy_server_that_does_not_say);
  g_test_add_func ("/net/poll-policy/pc-27-jitter-only-adds-and-within-bounds",
                   test_pc_27_jitter_only_adds_and_within_bounds);
  g_test_add_func ("/net/poll-policy/pc-44-never-again-when-gone", test_pc_44_never_again_when_gone);
  g_test_add_func ("/net/poll-policy/pc-45-missing-and-denied-back-off-to-a-week",
                   test_pc_45_missing_and_denied_back_off_to_a_week);
  g_test_add_func ("/net/poll-policy/pc-47-48-all-else-backs-off-to-a-day",
                   test_pc_47_48_all_else_backs_off_to_a_day);
  g_test_add_func ("/net/poll-policy/pc-47-backing-off-is-never-sooner-than-the-interval",
                   test_pc_47_backing_off_is_never_sooner_than_the_interval);
  g_test_add_func ("/net/poll-policy/pc-47-an-outage-of-our-own-does-not-count",
                   test_pc_47_an_outage_of_our_own_does_not_count);

  return g_test_run ();
}
