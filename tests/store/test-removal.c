/* SPDX-FileCopyrightText: 2026 The Herald founders
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "store-fixture.h"

#define DAY (24 * 60 * 60)

static void
assert_int (StoreFixture *self,
            const char   *sql,
            gint64        value)
{
  g_assert_cmpint (store_fixture_read_int (self, sql), ==, value);
}

/* Deleting goes on after the library is open. */
static void
wait_for_int (StoreFixture *self,
              const char   *sql,
              gint64        value)
{
  gint64 deadline = g_get_monotonic_time () + 20 * G_USEC_PER_SEC;

  while (store_fixture_read_int (self, sql) != value)
    {
      g_assert_cmpint (g_get_monotonic_time (), <, deadline);
      g_main_context_iteration (NULL, FALSE);
    }
}

static void
remove_source (StoreFixture *self,
               gint64        source_id,
               gint64        seconds_ago)
{
  g_autoptr (HeraldChangeSet) removed = set_removed (self->store, source_id, TRUE);
  g_autofree char *sql = g_strdup_printf ("UPDATE source SET removed_at = removed_at - %" G_GINT64_FORMAT
                                          " WHERE id = %" G_GINT64_FORMAT, seconds_ago, source_id);

  store_fixture_execute (self, sql);
}

static void
test_deletes_after_a_day (StoreFixture  *self,
                          gconstpointer  data)
{
  gint64 old = add_source (self->store, "https://a.example/feed", 0);
  gint64 kept = add_source (self->store, "https://b.example/feed", 0);
  g_autoptr (GArray) found = NULL;

  merge_stories (self->store, old, "old", 450);
  merge_stories (self->store, kept, "kept", 3);
  remove_source (self, old, DAY + 60);
  store_fixture_reopen (self);
  wait_for_int (self, "SELECT count(*) FROM source", 1);
  found = search (self->store, "old");

  assert_int (self, "SELECT id FROM source", kept);
  assert_int (self, "SELECT count(*) FROM status", 3);
  assert_int (self, "SELECT count(*) FROM story", 3);
  assert_int (self, "SELECT count(*) FROM story_body", 3);
  assert_int (self, "SELECT count(*) FROM pragma_foreign_key_check", 0);
  g_assert_cmpuint (found->len, ==, 0);
  g_assert_cmpint (count (self->store, HERALD_STORY_SCOPE_ALL, 0), ==, 3);
}

static void
test_keeps_within_a_day (StoreFixture  *self,
                         gconstpointer  data)
{
  gint64 recent = add_source (self->store, "https://a.example/feed", 0);
  gint64 old = add_source (self->store, "https://b.example/feed", 0);
  g_autoptr (HeraldChangeSet) restored = NULL;

  merge_stories (self->store, recent, "recent", 3);
  remove_source (self, recent, DAY - 60);
  remove_source (self, old, DAY + 60);
  store_fixture_reopen (self);
  wait_for_int (self, "SELECT count(*) FROM source", 1);
  restored = set_removed (self->store, recent, FALSE);

  g_assert_cmpuint (restored->added->len, ==, 3);
  g_assert_cmpint (count (self->store, HERALD_STORY_SCOPE_ALL, 0), ==, 3);
}

static void
test_keeps_bookmarks (StoreFixture  *self,
                      gconstpointer  data)
{
  gint64 source_id = add_source (self->store, "https://a.example/feed", 0);
  g_autoptr (GArray) ids = NULL;
  g_autoptr (HeraldChangeSet) bookmarked = NULL;
  g_autofree char *bookmarks = NULL;
  g_autoptr (HeraldStoryRecord) story = NULL;
  gint64 id;

  merge_stories (self->store, source_id, "story", 5);
  ids = query (self->store, HERALD_STORY_SCOPE_ALL, 0);
  id = g_array_index (ids, gint64, 2);
  bookmarked = set_bookmarked (self->store, id, TRUE, NULL);
  remove_source (self, source_id, 400 * (gint64) DAY);
  for (guint i = 0; i < 2; i++)
    {
      store_fixture_reopen (self);
      wait_for_int (self, "SELECT count(*) FROM status", 1);
    }
  bookmarks = titles (self->store, HERALD_STORY_SCOPE_BOOKMARKS, 0);
  story = load_story (self->store, id, NULL);

  g_assert_cmpstr (bookmarks, ==, "story 2");
  g_assert_cmpstr (story->content, ==, "<p>The text of <b>story 2</b></p>");
  g_assert_cmpint (story->source_id, ==, source_id);
  g_assert_null (load_source (self->store, source_id));
  assert_int (self, "SELECT total FROM source", 1);
}

static void
test_deletes_once_bookmark_is_gone (StoreFixture  *self,
                                    gconstpointer  data)
{
  gint64 source_id = add_source (self->store, "https://a.example/feed", 0);
  g_autoptr (GArray) ids = NULL;
  g_autoptr (HeraldChangeSet) bookmarked = NULL;
  g_autoptr (HeraldChangeSet) taken_back = NULL;
  gint64 id;

  merge_stories (self->store, source_id, "story", 5);
  ids = query (self->store, HERALD_STORY_SCOPE_ALL, 0);
  id = g_array_index (ids, gint64, 2);
  bookmarked = set_bookmarked (self->store, id, TRUE, NULL);
  remove_source (self, source_id, 2 * DAY);
  store_fixture_reopen (self);
  wait_for_int (self, "SELECT count(*) FROM status", 1);
  taken_back = set_bookmarked (self->store, id, FALSE, NULL);
  store_fixture_reopen (self);

  wait_for_int (self, "SELECT count(*) FROM source", 0);
  assert_int (self, "SELECT count(*) FROM story_body", 0);
}

#define ADD(path, function) \
  g_test_add (path, StoreFixture, NULL, store_fixture_set_up, function, store_fixture_tear_down)

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  ADD ("/store/removal/deletes-after-a-day", test_deletes_after_a_day);
  ADD ("/store/removal/can-be-undone-within-a-day", test_keeps_within_a_day);
  ADD ("/store/removal/keeps-bookmarks-for-ever", test_keeps_bookmarks);
  ADD ("/store/removal/deletes-once-the-last-bookmark-is-gone", test_deletes_once_bookmark_is_gone);

  return g_test_run ();
}
