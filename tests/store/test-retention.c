/* SPDX-FileCopyrightText: 2026 The Herald founders
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "store-fixture.h"

/* Of a source's stories, the newest are still in its feed, and never purged. */
#define N_STORIES 10
#define N_IN_FEED 2

#define DAY (24 * 60 * 60)

static gint64
now (void)
{
  return g_get_real_time () / G_USEC_PER_SEC;
}

static void
set_retention (StoreFixture *self,
               gint64        source_id,
               int           days,
               int           stories)
{
  g_autoptr (HeraldSourceRecord) source = load_source (self->store, source_id);
  g_autoptr (HeraldSourceRecord) changed = herald_source_record_copy (source);

  changed->retention_days = days;
  changed->retention_stories = stories;
  save_source (self->store, changed);
}

/* Leaves the newest of the stories that merge_stories() made in the feed, and marks all as read. */
static void
read_and_leave (StoreFixture *self,
                gint64        source_id)
{
  g_autoptr (HeraldFeedDocument) left = herald_feed_document_new ();
  g_autoptr (HeraldChangeSet) fetched = NULL;
  g_autoptr (HeraldChangeSet) read = NULL;

  for (guint i = 0; i < N_IN_FEED; i++)
    {
      g_autofree char *name = g_strdup_printf ("story %u", i);

      add_story (left, name, name, 1700000000 - 3600 * (gint64) i);
    }
  fetched = merge (self->store, source_id, left);
  read = mark_all_read (self->store, HERALD_STORY_SCOPE_SOURCE, source_id);
}

/* A source whose stories arrived @days ago. */
static gint64
add_read_source (StoreFixture *self,
                 const char   *address,
                 int           days)
{
  gint64 source_id = add_source (self->store, address, 0);
  g_autofree char *sql = g_strdup_printf ("UPDATE status SET arrived = arrived - %d WHERE source_id = %"
                                          G_GINT64_FORMAT, days * DAY, source_id);

  merge_stories (self->store, source_id, "story", N_STORIES);
  read_and_leave (self, source_id);
  store_fixture_execute (self, sql);

  return source_id;
}

static void
assert_left (StoreFixture *self,
             gint64        source_id,
             int           n)
{
  g_assert_cmpint (count (self->store, HERALD_STORY_SCOPE_SOURCE, source_id), ==, n);
}

static void
test_is_kept (StoreFixture  *self,
              gconstpointer  data)
{
  gint64 source_id = add_source (self->store, "https://a.example/feed", 0);
  g_autoptr (HeraldSourceRecord) before = load_source (self->store, source_id);
  g_autoptr (HeraldSourceRecord) after = NULL;

  g_assert_cmpint (before->retention_days, ==, HERALD_RETENTION_GENERAL);
  g_assert_cmpint (before->retention_stories, ==, HERALD_RETENTION_GENERAL);

  set_retention (self, source_id, 0, 250);
  merge_stories (self->store, source_id, "story", 3);
  store_fixture_reopen (self);
  after = load_source (self->store, source_id);
  g_assert_cmpint (after->retention_days, ==, 0);
  g_assert_cmpint (after->retention_stories, ==, 250);
}

static void
test_own_age (StoreFixture  *self,
              gconstpointer  data)
{
  gint64 shorter = add_read_source (self, "https://shorter.example/feed", 20);
  gint64 longer = add_read_source (self, "https://longer.example/feed", 100);
  gint64 general = add_read_source (self, "https://general.example/feed", 20);
  gint64 old = add_read_source (self, "https://old.example/feed", 100);
  g_autoptr (HeraldChangeSet) purged = NULL;

  set_retention (self, shorter, 7, HERALD_RETENTION_GENERAL);
  set_retention (self, longer, 365, HERALD_RETENTION_GENERAL);
  purged = purge_full (self->store, now (), 90, 0);

  assert_left (self, shorter, N_IN_FEED);
  assert_left (self, longer, N_STORIES);
  assert_left (self, general, N_STORIES);
  assert_left (self, old, N_IN_FEED);
}

static void
test_own_number (StoreFixture  *self,
                 gconstpointer  data)
{
  gint64 fewer = add_read_source (self, "https://fewer.example/feed", 20);
  gint64 more = add_read_source (self, "https://more.example/feed", 20);
  gint64 general = add_read_source (self, "https://general.example/feed", 20);
  g_autoptr (HeraldChangeSet) purged = NULL;
  g_autofree char *left = NULL;

  set_retention (self, fewer, HERALD_RETENTION_GENERAL, 3);
  set_retention (self, more, HERALD_RETENTION_GENERAL, 8);
  purged = purge_full (self->store, now (), 90, 6);

  left = titles (self->store, HERALD_STORY_SCOPE_SOURCE, fewer);
  g_assert_cmpstr (left, ==, "story 0; story 1; story 2");
  assert_left (self, more, 8);
  assert_left (self, general, 6);
}

static void
test_for_ever (StoreFixture  *self,
               gconstpointer  data)
{
  gint64 kept = add_read_source (self, "https://kept.example/feed", 100);
  gint64 general = add_read_source (self, "https://general.example/feed", 100);
  g_autoptr (HeraldChangeSet) purged = NULL;

  set_retention (self, kept, 0, 0);
  purged = purge_full (self->store, now (), 90, 5);

  assert_left (self, kept, N_STORIES);
  assert_left (self, general, N_IN_FEED);
}

static void
test_set_back (StoreFixture  *self,
               gconstpointer  data)
{
  gint64 source_id = add_read_source (self, "https://a.example/feed", 100);
  g_autoptr (HeraldChangeSet) first = NULL;
  g_autoptr (HeraldChangeSet) second = NULL;

  set_retention (self, source_id, 0, 0);
  first = purge_full (self->store, now (), 90, 5);
  assert_left (self, source_id, N_STORIES);

  set_retention (self, source_id, HERALD_RETENTION_GENERAL, HERALD_RETENTION_GENERAL);
  second = purge_full (self->store, now (), 90, 5);
  assert_left (self, source_id, N_IN_FEED);
}

/* Without limits for all sources, one source may still have some. */
static void
test_only_own (StoreFixture  *self,
               gconstpointer  data)
{
  gint64 by_age = add_read_source (self, "https://age.example/feed", 100);
  gint64 by_number = add_read_source (self, "https://number.example/feed", 100);
  gint64 general = add_read_source (self, "https://general.example/feed", 100);
  g_autoptr (HeraldChangeSet) nothing = purge_full (self->store, now (), 0, 0);
  g_autoptr (HeraldChangeSet) purged = NULL;

  g_assert_cmpuint (nothing->removed->len, ==, 0);

  set_retention (self, by_age, 30, HERALD_RETENTION_GENERAL);
  set_retention (self, by_number, HERALD_RETENTION_GENERAL, 4);
  purged = purge_full (self->store, now (), 0, 0);

  assert_left (self, by_age, N_IN_FEED);
  assert_left (self, by_number, 4);
  assert_left (self, general, N_STORIES);
}

/* What a person has not read, or wants to keep, no limit takes. */
static void
test_keeps_unread_and_bookmarks (StoreFixture  *self,
                                 gconstpointer  data)
{
  gint64 source_id = add_read_source (self, "https://a.example/feed", 100);
  g_autoptr (GArray) ids = query (self->store, HERALD_STORY_SCOPE_SOURCE, source_id);
  g_autoptr (HeraldChangeSet) unread = set_read (self->store, &g_array_index (ids, gint64, 7), 1, FALSE);
  g_autoptr (HeraldChangeSet) bookmarked = NULL;
  g_autoptr (HeraldChangeSet) purged = NULL;
  g_autofree char *left = NULL;

  bookmarked = set_bookmarked (self->store, g_array_index (ids, gint64, 9), TRUE, NULL);
  set_retention (self, source_id, 7, 1);
  purged = purge_full (self->store, now (), 0, 0);

  left = titles (self->store, HERALD_STORY_SCOPE_SOURCE, source_id);
  g_assert_cmpstr (left, ==, "story 0; story 1; story 7; story 9");
}

/* A purge goes in steps, and what is chosen between two of them holds for the rest. */
static void
test_changed_while_purging (StoreFixture  *self,
                            gconstpointer  data)
{
  gint64 source_id = add_source (self->store, "https://a.example/feed", 0);
  g_autoptr (HeraldSourceRecord) source = NULL;
  g_autoptr (HeraldChangeSet) purged = NULL;
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;

  merge_stories (self->store, source_id, "story", 2500);
  read_and_leave (self, source_id);
  source = load_source (self->store, source_id);
  set_retention (self, source_id, 0, 100);
  herald_store_purge_async (self->store, now (), 0, 0, NULL, take_result_cb, &result);
  save_source (self->store, source);
  purged = herald_store_purge_finish (self->store, wait_for_result (&result), &error);

  g_assert_no_error (error);
  g_assert_cmpuint (purged->removed->len, >, 0);
  g_assert_cmpuint (purged->removed->len, <=, 1000);
  assert_left (self, source_id, 2500 - (int) purged->removed->len);
}

#define ADD(path, function) \
  g_test_add (path, StoreFixture, NULL, store_fixture_set_up, function, store_fixture_tear_down)

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  ADD ("/store/retention/is-kept", test_is_kept);
  ADD ("/store/retention/own-age", test_own_age);
  ADD ("/store/retention/own-number", test_own_number);
  ADD ("/store/retention/for-ever", test_for_ever);
  ADD ("/store/retention/set-back", test_set_back);
  ADD ("/store/retention/only-own", test_only_own);
  ADD ("/store/retention/keeps-unread-stories-and-bookmarks", test_keeps_unread_and_bookmarks);
  ADD ("/store/retention/changed-while-purging", test_changed_while_purging);

  return g_test_run ();
}
