/* SPDX-FileCopyrightText: 2026 The Herald founders
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "herald-test-fetching.h"

#include "herald-failure.h"

#include <string.h>

#define HOUR (60 * 60)
#define DAY (24 * HOUR)

/* Monday, 3 November 2025, 10:00:00 UTC */
#define NOW G_GINT64_CONSTANT (1762164000)

/* A source at /feed, and a server that answers it. */
static HeraldTestFetching *
fetching_new (HeraldSource **source)
{
  HeraldTestFetching *self = herald_test_fetching_new ();

  self->now = NOW;
  *source = herald_test_fetching_add_source (self, "/feed");

  return self;
}

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

/* A feed whose channel says @words, with a story of @date; once it is known, the server says that nothing changed. */
static void
serve (HeraldTestFetching *self,
       const char         *words,
       const char         *date)
{
  g_autofree char *feed = g_strdup_printf ("<rss version=\"2.0\"><channel><title>Tidewater</title>%s"
                                           "<item><title>One</title><pubDate>%s</pubDate></item></channel></rss>",
                                           words, date);

  herald_test_route_set_etag (herald_test_server_add (self->server, "/feed", "application/rss+xml", feed), "\"one\"");
}

/* Fetches a whole answer, and a day later that nothing changed. */
static void
refresh_twice (HeraldTestFetching *self)
{
  herald_test_fetching_refresh (self, NULL);
  self->now += DAY;
  herald_test_fetching_refresh (self, NULL);
  g_assert_cmpuint (herald_test_server_count (self->server, "/feed"), ==, 2);
  g_assert_cmpstr (header (self, 1, "If-None-Match"), ==, "\"one\"");
}

static void
test_pc_07_unchanged_answer_brings_new_validators (void)
{
  HeraldSource *source;
  g_autoptr (HeraldTestFetching) self = fetching_new (&source);
  HeraldTestRoute *route = herald_test_fetching_serve_feed (self, "/feed", 0, 1);

  herald_test_route_set_etag (route, "\"one\"");
  herald_test_route_set_last_modified (route, "Sun, 02 Nov 2025 12:00:00 GMT");
  herald_test_fetching_refresh (self, NULL);
  route = herald_test_server_add (self->server, "/feed", "text/plain", "");
  herald_test_route_set_status (route, 304);
  herald_test_route_set_header (route, "ETag", "\"two\"");
  self->now += DAY;
  herald_test_fetching_refresh (self, NULL);

  g_assert_cmpstr (record_of (source)->etag, ==, "\"two\"");
  g_assert_cmpstr (record_of (source)->last_modified, ==, "Sun, 02 Nov 2025 12:00:00 GMT");
}

static void
test_pc_09_another_address_has_no_validators (void)
{
  HeraldSource *source;
  g_autoptr (HeraldTestFetching) self = fetching_new (&source);

  herald_test_route_set_etag (herald_test_fetching_serve_feed (self, "/feed", 0, 1), "\"one\"");
  herald_test_fetching_serve_feed (self, "/other", 0, 1);
  herald_test_fetching_refresh (self, NULL);
  herald_library_set_source_address (self->library->library, source,
                                     herald_test_server_get_address (self->server, "/other"));
  herald_test_library_settle (self->library);
  self->now += DAY;
  herald_test_fetching_refresh (self, NULL);

  g_assert_cmpuint (herald_test_server_count (self->server, "/other"), ==, 1);
  g_assert_null (herald_test_server_get_header (self->server, "/other", 0, "If-None-Match"));
}

static void
test_pc_10_unchanged_is_asked_once (void)
{
  HeraldSource *source;
  g_autoptr (HeraldTestFetching) self = fetching_new (&source);

  serve (self, "", "Mon, 03 Nov 2025 09:00:00 GMT");
  refresh_twice (self);
  herald_refresh_add_due (self->refresh);

  g_assert_false (herald_refresh_get_active (self->refresh));
  g_assert_cmpuint (herald_test_server_count (self->server, NULL), ==, 2);
}

static void
test_pc_14_ttl_outlives_what_did_not_change (void)
{
  HeraldSource *source;
  g_autoptr (HeraldTestFetching) self = fetching_new (&source);

  serve (self, "<ttl>2880</ttl>", "Mon, 03 Nov 2025 09:00:00 GMT");
  refresh_twice (self);

  g_assert_cmpint (record_of (source)->next_fetch, >=, self->now + 2 * DAY);
}

static void
test_pc_15_skipped_days_outlive_what_did_not_change (void)
{
  HeraldSource *source;
  g_autoptr (HeraldTestFetching) self = fetching_new (&source);

  serve (self, "<skipDays><day>Tuesday</day><day>Wednesday</day></skipDays>", "Mon, 03 Nov 2025 09:00:00 GMT");
  refresh_twice (self);

  /* Thursday, 00:00 */
  g_assert_cmpint (record_of (source)->next_fetch, ==, NOW + 2 * DAY + 14 * HOUR);
}

static void
test_pc_15_skipped_hours_outlive_a_restart (void)
{
  HeraldSource *source;
  g_autoptr (HeraldTestFetching) self = fetching_new (&source);
  gint64 id = herald_source_get_id (source);

  serve (self, "<skipHours><hour>11</hour><hour>12</hour></skipHours>", "Mon, 03 Nov 2025 09:00:00 GMT");
  herald_test_fetching_refresh (self, NULL);
  g_assert_finalize_object (g_steal_pointer (&self->refresh));
  herald_test_library_reopen (self->library);
  self->refresh = herald_refresh_new (self->library->library, self->fetcher);
  source = herald_library_get_source (self->library->library, id);

  g_assert_cmpint (record_of (source)->next_fetch, ==, NOW + 3 * HOUR);
  g_assert_cmphex (record_of (source)->skip_hours, ==, 1u << 11 | 1u << 12);
  g_assert_cmpint (record_of (source)->newest_story, ==, NOW - HOUR);
}

/* The machine slept over the time, and wakes within the hours. */
static void
test_pc_15_late_source_is_not_asked_in_skipped_hours (void)
{
  HeraldSource *source;
  g_autoptr (HeraldTestFetching) self = fetching_new (&source);

  serve (self, "<skipHours><hour>14</hour></skipHours>", "Mon, 03 Nov 2025 09:00:00 GMT");
  herald_test_fetching_refresh (self, NULL);
  self->now = NOW + 4 * HOUR + HOUR / 2;
  herald_refresh_add_due (self->refresh);
  g_assert_false (herald_refresh_get_active (self->refresh));
  g_assert_cmpint (herald_refresh_get_next_due (self->refresh), ==, NOW + 5 * HOUR);

  self->now = NOW + 5 * HOUR;
  herald_refresh_add_due (self->refresh);
  g_assert_true (herald_refresh_get_active (self->refresh));
}

static void
test_pc_17_daily_where_nothing_is_said (void)
{
  HeraldSource *source;
  g_autoptr (HeraldTestFetching) self = fetching_new (&source);

  herald_test_fetching_serve_feed (self, "/feed", 0, 1);
  herald_test_fetching_refresh (self, NULL);

  g_assert_cmpint (record_of (source)->next_fetch, >=, self->now + DAY);
}

static void
test_pc_18_quiet_source_is_asked_less (void)
{
  HeraldSource *source;
  g_autoptr (HeraldTestFetching) self = fetching_new (&source);

  serve (self, "", "Sun, 24 Aug 2025 10:00:00 GMT");
  refresh_twice (self);

  g_assert_cmpint (record_of (source)->next_fetch, >=, self->now + 17 * HOUR);
  g_assert_cmpint (record_of (source)->next_fetch, <=, self->now + DAY);
}

/* Gives @self all that a new start of Herald would have. */
static void
restart (HeraldTestFetching *self)
{
  g_assert_finalize_object (g_steal_pointer (&self->refresh));
  g_assert_finalize_object (g_steal_pointer (&self->fetcher));
  g_assert_finalize_object (g_steal_pointer (&self->client));
  herald_test_library_reopen (self->library);
  self->client = herald_http_client_new ();
  self->fetcher = herald_fetcher_new (self->client);
  self->refresh = herald_refresh_new (self->library->library, self->fetcher);
}

static void
test_pc_22_host_is_left_alone_after_a_restart (void)
{
  HeraldSource *source;
  g_autoptr (HeraldTestFetching) self = fetching_new (&source);
  HeraldTestRoute *route = herald_test_server_add (self->server, "/feed", "text/plain", "Slow down.");
  gint64 other;

  self->now = g_get_real_time () / G_USEC_PER_SEC;
  herald_test_route_set_status (route, 429);
  herald_test_route_set_header (route, "Retry-After", "7200");
  herald_test_fetching_refresh (self, NULL);
  herald_test_fetching_serve_feed (self, "/other", 0, 1);
  other = herald_source_get_id (herald_test_fetching_add_source (self, "/other"));
  restart (self);

  herald_refresh_add_due (self->refresh);
  g_assert_false (herald_refresh_get_active (self->refresh));
  g_assert_cmpint (herald_refresh_get_next_due (self->refresh), >=, self->now + 7200);
  herald_test_fetching_refresh (self, NULL);
  herald_test_fetching_refresh (self, herald_library_get_source (self->library->library, other));
  g_assert_cmpuint (herald_test_server_count (self->server, NULL), ==, 1);
}

static void
test_pc_24_by_hand_is_conditional_too (void)
{
  HeraldSource *source;
  g_autoptr (HeraldTestFetching) self = fetching_new (&source);

  serve (self, "", "Mon, 03 Nov 2025 09:00:00 GMT");
  herald_test_fetching_refresh (self, source);
  self->now += 400 * DAY;
  herald_test_fetching_refresh (self, source);

  g_assert_cmpstr (header (self, 1, "If-None-Match"), ==, "\"one\"");
}

static void
assert_refused (guint status)
{
  HeraldSource *source;
  g_autoptr (HeraldTestFetching) self = fetching_new (&source);
  HeraldTestRoute *route = herald_test_server_add (self->server, "/feed", "text/plain", "No.");
  g_autofree char *name = NULL;

  herald_test_route_set_status (route, status);
  herald_test_route_set_header (route, "WWW-Authenticate", "Basic realm=\"members\"");
  herald_test_fetching_refresh (self, NULL);
  g_assert_cmpuint (herald_test_server_count (self->server, NULL), ==, 1);
  name = g_strdup (header (self, 0, "User-Agent"));
  self->now = record_of (source)->next_fetch;
  herald_test_fetching_refresh (self, NULL);

  g_assert_cmpuint (herald_test_server_count (self->server, NULL), ==, 2);
  g_assert_cmpstr (header (self, 1, "User-Agent"), ==, name);
  g_assert_null (header (self, 1, "Authorization"));
  g_assert_cmpint (record_of (source)->next_fetch, >=, self->now + 2 * HOUR);
}

static void
test_pc_45_forbidden_is_not_asked_under_another_name (void)
{
  assert_refused (403);
}

static void
test_pc_46_unauthorized_is_not_asked_again_at_once (void)
{
  assert_refused (401);
}

static void
test_pc_51_failure_is_kept_with_the_time_of_the_next_try (void)
{
  HeraldSource *source;
  g_autoptr (HeraldTestFetching) self = fetching_new (&source);

  herald_test_route_set_status (herald_test_server_add (self->server, "/feed", "text/plain", "Oh."), 500);
  herald_test_fetching_refresh (self, NULL);

  g_assert_cmpint (record_of (source)->failure, ==, HERALD_FAILURE_SERVER);
  g_assert_nonnull (strstr (record_of (source)->failure_detail, "500"));
  g_assert_cmpint (record_of (source)->next_fetch, >, self->now);
}

/* Whether somebody has logged an address's secret; messages come from any thread. */
static int was_told;

static void
listen_cb (const char     *domain,
           GLogLevelFlags  level,
           const char     *message,
           gpointer        unused)
{
  if (strstr (message, "hush") != NULL)
    g_atomic_int_set (&was_told, TRUE);
}

static void
test_pc_56_secrets_in_addresses_are_not_logged (void)
{
  HeraldSource *source;
  g_autoptr (HeraldTestFetching) self = fetching_new (&source);
  GLogFunc before = g_log_set_default_handler (listen_cb, NULL);

  g_debug ("hush");
  g_assert_true (g_atomic_int_get (&was_told));
  g_atomic_int_set (&was_told, FALSE);

  herald_test_fetching_add_source (self, "/private?token=hush");
  herald_test_fetching_add_source (self, "/missing?token=hush");
  herald_test_fetching_serve_feed (self, "/private", 0, 1);
  herald_test_fetching_refresh (self, NULL);
  g_log_set_default_handler (before, NULL);

  g_assert_cmpuint (herald_test_server_count (self->server, "/private"), ==, 1);
  g_assert_cmpuint (herald_test_server_count (self->server, "/missing"), ==, 1);
  g_assert_false (g_atomic_int_get (&was_told));
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

#define ADD(path, func) g_test_add_func ("/engine/politeness/" path, func)
  ADD ("pc-07-unchanged-answer-brings-new-validators", test_pc_07_unchanged_answer_brings_new_validators);
  ADD ("pc-09-another-address-has-no-validators", test_pc_09_another_address_has_no_validators);
  ADD ("pc-10-unchanged-is-asked-once", test_pc_10_unchanged_is_asked_once);
  ADD ("pc-14-ttl-outlives-what-did-not-change", test_pc_14_ttl_outlives_what_did_not_change);
  ADD ("pc-15-skipped-days-outlive-what-did-not-change", test_pc_15_skipped_days_outlive_what_did_not_change);
  ADD ("pc-15-skipped-hours-outlive-a-restart", test_pc_15_skipped_hours_outlive_a_restart);
  ADD ("pc-15-late-source-is-not-asked-in-skipped-hours", test_pc_15_late_source_is_not_asked_in_skipped_hours);
  ADD ("pc-17-daily-where-nothing-is-said", test_pc_17_daily_where_nothing_is_said);
  ADD ("pc-18-quiet-source-is-asked-less", test_pc_18_quiet_source_is_asked_less);
  ADD ("pc-22-host-is-left-alone-after-a-restart", test_pc_22_host_is_left_alone_after_a_restart);
  ADD ("pc-24-by-hand-is-conditional-too", test_pc_24_by_hand_is_conditional_too);
  ADD ("pc-45-forbidden-is-not-asked-under-another-name", test_pc_45_forbidden_is_not_asked_under_another_name);
  ADD ("pc-46-unauthorized-is-not-asked-again-at-once", test_pc_46_unauthorized_is_not_asked_again_at_once);
  ADD ("pc-51-failure-is-kept-with-the-time-of-the-next-try",
       test_pc_51_failure_is_kept_with_the_time_of_the_next_try);
  ADD ("pc-56-secrets-in-addresses-are-not-logged", test_pc_56_secrets_in_addresses_are_not_logged);
#undef ADD

  return g_test_run ();
}
