/* SPDX-FileCopyrightText: 2026 The Herald founders
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "store-fixture.h"

/* Whose turn it is: what is short does not wait for what is long. */

#define MANY_MARKS 30000
#define MANY_STORIES 5000

static void
assert_counts_equal_rows (StoreFixture *self)
{
  g_assert_cmpint (store_fixture_read_int (self, "SELECT count(*) FROM source WHERE total <>"
                                                 " (SELECT count(*) FROM status"
                                                 "   WHERE source_id = source.id AND state <> 0)"
                                                 " OR unread <> (SELECT count(*) FROM status"
                                                 "   WHERE source_id = source.id AND read = 0 AND state <> 0)"),
                   ==, 0);
}

static void
test_person_is_not_behind_merges (StoreFixture  *self,
                                  gconstpointer  data)
{
  g_autoptr (HeraldSourceRecord) source = herald_source_record_new ("https://unused.example/");
  GAsyncResult *merges[100] = { NULL, };
  g_autoptr (GAsyncResult) bookmark = NULL;
  g_autoptr (HeraldChangeSet) bookmarked = NULL;

  source->id = add_source (self->store, "https://a.example/feed", 0);
  merge_stories (self->store, source->id, "first", 1);
  for (guint i = 0; i < G_N_ELEMENTS (merges); i++)
    {
      g_autoptr (HeraldFeedDocument) document = herald_feed_document_new ();

      for (guint j = 0; j < 50; j++)
        {
          g_autofree char *name = g_strdup_printf ("%u-%u", i, j);

          add_story (document, name, name, 1700000000);
        }
      herald_store_merge_async (self->store, source, document, NULL, take_result_cb, &merges[i]);
    }
  herald_store_set_bookmarked_async (self->store, 1, TRUE, NULL, take_result_cb, &bookmark);
  bookmarked = herald_store_set_bookmarked_finish (self->store, wait_for_result (&bookmark), NULL);

  g_assert_nonnull (bookmarked);
  g_assert_null (merges[G_N_ELEMENTS (merges) - 1]);
  for (guint i = 0; i < G_N_ELEMENTS (merges); i++)
    {
      g_autoptr (HeraldChangeSet) changes = herald_store_merge_finish (self->store, wait_for_result (&merges[i]), NULL);

      g_assert_nonnull (changes);
      g_object_unref (merges[i]);
    }
}

static void
test_person_is_not_behind_long_document (StoreFixture  *self,
                                         gconstpointer  data)
{
  g_autoptr (HeraldSourceRecord) source = herald_source_record_new ("https://unused.example/");
  g_autoptr (HeraldFeedDocument) document = make_document (MANY_STORIES, HERALD_TIME_NONE);
  g_autoptr (GAsyncResult) merging = NULL;
  g_autoptr (HeraldChangeSet) merged = NULL;
  g_autoptr (HeraldChangeSet) again = NULL;
  g_autoptr (GArray) ids = NULL;
  HeraldSourceCount counted;
  guint n_bookmarks = 0;

  source->id = add_source (self->store, "https://a.example/feed", 0);
  source->etag = g_strdup ("\"one\"");
  merge_stories (self->store, source->id, "first", 1);
  herald_store_merge_async (self->store, source, document, NULL, take_result_cb, &merging);
  while (merging == NULL)
    {
      g_autoptr (HeraldChangeSet) bookmarked = set_bookmarked (self->store, 1, n_bookmarks % 2 == 0, NULL);

      n_bookmarks++;
      if (merging != NULL)
        break;
      assert_counts_equal_rows (self);
      /* Until all of it is there, it may have to be fetched again. */
      g_assert_cmpint (store_fixture_read_int (self, "SELECT etag IS NULL OR total > 5000 FROM source"), ==, 1);
    }
  merged = herald_store_merge_finish (self->store, merging, NULL);
  again = merge (self->store, source->id, document);
  ids = query (self->store, HERALD_STORY_SCOPE_ALL, 0);
  counted = g_array_index (merged->counts, HeraldSourceCount, 0);

  g_test_message ("%u bookmarks meanwhile", n_bookmarks);
  g_assert_cmpuint (n_bookmarks, >, 5);
  g_assert_cmpuint (merged->added->len, ==, MANY_STORIES);
  g_assert_cmpuint (merged->counts->len, ==, 1);
  g_assert_cmpuint (counted.total, ==, MANY_STORIES + 1);
  g_assert_cmpuint (again->added->len + again->changed->len, ==, 0);
  /* What stands first in the document stands first in the list. */
  g_assert_cmpint (g_array_index (ids, gint64, 0), ==, MANY_STORIES + 1);
  g_assert_cmpint (store_fixture_read_int (self, "SELECT count(*) FROM story WHERE id = 5001 AND guid = '0'"), ==, 1);
  assert_counts_equal_rows (self);
}

static void
test_removal_ends_long_document (StoreFixture  *self,
                                 gconstpointer  data)
{
  g_autoptr (HeraldSourceRecord) source = herald_source_record_new ("https://unused.example/");
  g_autoptr (HeraldFeedDocument) document = make_document (MANY_STORIES, HERALD_TIME_NONE);
  g_autoptr (GAsyncResult) merging = NULL;
  g_autoptr (HeraldChangeSet) merged = NULL;
  g_autoptr (HeraldChangeSet) bookmarked = NULL;
  g_autoptr (HeraldChangeSet) removed = NULL;
  g_autoptr (HeraldChangeSet) restored = NULL;
  g_autoptr (HeraldChangeSet) again = NULL;
  g_autoptr (GError) error = NULL;

  source->id = add_source (self->store, "https://a.example/feed", 0);
  merge_stories (self->store, source->id, "first", 1);
  herald_store_merge_async (self->store, source, document, NULL, take_result_cb, &merging);
  bookmarked = set_bookmarked (self->store, 1, TRUE, NULL);
  g_assert_null (merging);
  removed = set_removed (self->store, source->id, TRUE);
  merged = herald_store_merge_finish (self->store, wait_for_result (&merging), &error);

  g_assert_error (error, HERALD_STORE_ERROR, HERALD_STORE_ERROR_NOT_FOUND);
  g_assert_cmpint (count (self->store, HERALD_STORY_SCOPE_ALL, 0), ==, 0);
  restored = set_removed (self->store, source->id, FALSE);
  again = merge (self->store, source->id, document);
  g_assert_cmpint (count (self->store, HERALD_STORY_SCOPE_ALL, 0), ==, MANY_STORIES + 1);
  assert_counts_equal_rows (self);
}

/* Stories of which nothing is known but that they are there. */
static gint64
add_many (StoreFixture *self)
{
  gint64 source_id = add_source (self->store, "https://a.example/feed", 0);

  store_fixture_execute (self, "WITH RECURSIVE number (n) AS"
                               " (SELECT 1 UNION ALL SELECT n + 1 FROM number WHERE n < 30000)"
                               " INSERT INTO status (id, source_id, state, sort_time, arrived, digest, identity)"
                               " SELECT n, 1, 1, n, n, n, CAST (n AS BLOB) FROM number");

  return source_id;
}

static void
mark_all (StoreFixture  *self,
          GAsyncResult **result)
{
  g_autoptr (HeraldStoryQuery) all = herald_story_query_new (HERALD_STORY_SCOPE_ALL, 0);

  herald_store_mark_all_read_async (self->store, all, NULL, take_result_cb, result);
}

static void
test_person_is_not_behind_many_marks (StoreFixture  *self,
                                      gconstpointer  data)
{
  g_autoptr (GAsyncResult) marking = NULL;
  g_autoptr (HeraldChangeSet) marked = NULL;
  g_autoptr (HeraldChangeSet) bookmarked = NULL;
  HeraldSourceCount counted;

  add_many (self);
  mark_all (self, &marking);
  bookmarked = set_bookmarked (self->store, 5, TRUE, NULL);
  g_assert_null (marking);
  assert_counts_equal_rows (self);
  marked = herald_store_mark_all_read_finish (self->store, wait_for_result (&marking), NULL);
  counted = g_array_index (marked->counts, HeraldSourceCount, 0);

  g_assert_cmpuint (marked->changed->len, ==, MANY_MARKS);
  g_assert_cmpuint (marked->counts->len, ==, 1);
  g_assert_cmpuint (counted.unread, ==, 0);
  g_assert_cmpuint (counted.total, ==, MANY_MARKS);
  g_assert_cmpuint (marked->bookmarks, ==, 1);
  assert_counts_equal_rows (self);
}

static void
test_marks_stay_in_order (StoreFixture  *self,
                          gconstpointer  data)
{
  const gint64 last = MANY_MARKS;
  g_autoptr (GAsyncResult) marking = NULL;
  g_autoptr (HeraldChangeSet) unread = NULL;
  g_autoptr (HeraldChangeSet) marked = NULL;

  add_many (self);
  mark_all (self, &marking);
  unread = set_read (self->store, &last, 1, FALSE);
  g_assert_nonnull (marking);
  marked = herald_store_mark_all_read_finish (self->store, marking, NULL);

  g_assert_cmpuint (unread->changed->len, ==, 1);
  g_assert_cmpint (store_fixture_read_int (self, "SELECT id FROM status WHERE read = 0"), ==, last);
  g_assert_cmpint (count (self->store, HERALD_STORY_SCOPE_UNREAD, 0), ==, 1);
}

static void
test_close_does_all_marks (StoreFixture  *self,
                           gconstpointer  data)
{
  const gint64 last = MANY_MARKS;
  g_autoptr (GAsyncResult) marking = NULL;
  g_autoptr (GAsyncResult) unmarking = NULL;
  g_autoptr (HeraldChangeSet) marked = NULL;
  g_autoptr (HeraldChangeSet) unread = NULL;

  add_many (self);
  mark_all (self, &marking);
  herald_store_set_read_async (self->store, &last, 1, FALSE, NULL, take_result_cb, &unmarking);
  herald_store_close (self->store);
  marked = herald_store_mark_all_read_finish (self->store, wait_for_result (&marking), NULL);
  unread = herald_store_set_read_finish (self->store, wait_for_result (&unmarking), NULL);

  g_assert_cmpuint (marked->changed->len, ==, MANY_MARKS);
  g_assert_cmpuint (unread->changed->len, ==, 1);
  g_clear_object (&marking);
  g_clear_object (&unmarking);
  store_fixture_reopen (self);
  g_assert_cmpint (count (self->store, HERALD_STORY_SCOPE_UNREAD, 0), ==, 1);
}

#define ADD(path, function) \
  g_test_add (path, StoreFixture, NULL, store_fixture_set_up, function, store_fixture_tear_down)

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  ADD ("/store/turns/person-is-not-behind-merges", test_person_is_not_behind_merges);
  ADD ("/store/turns/person-is-not-behind-a-long-document", test_person_is_not_behind_long_document);
  ADD ("/store/turns/removal-ends-a-long-document", test_removal_ends_long_document);
  ADD ("/store/turns/person-is-not-behind-many-marks", test_person_is_not_behind_many_marks);
  ADD ("/store/turns/marks-stay-in-order", test_marks_stay_in_order);
  ADD ("/store/turns/close-does-all-marks", test_close_does_all_marks);

  return g_test_run ();
}
