/* SPDX-FileCopyrightText: 2026 The Herald founders
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "herald-library-private.h"
#include "herald-story-list-private.h"
#include "herald-test-library.h"

#define DAY (24 * 60 * 60)

/* Noon of a day long ago, so that no story is younger than its arrival. */
#define NOON (G_GINT64_CONSTANT (1700000000) / DAY * DAY + DAY / 2)

/* A copy of a list that is kept right by "items-changed" alone. */
typedef struct
{
  GArray *ids;       /* (owned) (element-type gint64) */
  guint   n_signals;
  guint   n_moved;   /* items removed and added */
} Mirror;

static gint64
get_id (GListModel *model,
        guint       position)
{
  g_autoptr (HeraldStory) story = g_list_model_get_item (model, position);

  return herald_story_get_id (story);
}

static void
assert_equal (Mirror     *mirror,
              GListModel *model)
{
  g_assert_cmpuint (mirror->ids->len, ==, g_list_model_get_n_items (model));
  for (guint i = 0; i < mirror->ids->len; i++)
    g_assert_cmpint (g_array_index (mirror->ids, gint64, i), ==, get_id (model, i));
  g_assert_null (g_list_model_get_item (model, mirror->ids->len));
}

static void
assert_days (HeraldStoryList *list)
{
  guint n = g_list_model_get_n_items (G_LIST_MODEL (list));
  gint64 last_day = G_MAXINT64;
  gint64 day;
  guint end = 0;
  guint first;

  for (guint i = 0; i < n; i = end)
    {
      g_assert_true (herald_story_list_get_day (list, i, &day, &first, &end));
      g_assert_cmpuint (first, ==, i);
      g_assert_cmpuint (end, >, i);
      g_assert_cmpuint (end, <=, n);
      g_assert_cmpint (day, <, last_day);
      last_day = day;
    }
  g_assert_false (herald_story_list_get_day (list, n, &day, &first, &end));
}

static void
items_changed_cb (GListModel *model,
                  guint       position,
                  guint       removed,
                  guint       added,
                  Mirror     *mirror)
{
  if (removed > 0)
    g_array_remove_range (mirror->ids, position, removed);
  for (guint i = 0; i < added; i++)
    {
      gint64 id = get_id (model, position + i);

      g_array_insert_val (mirror->ids, position + i, id);
    }
  mirror->n_signals++;
  mirror->n_moved += removed + added;
  assert_equal (mirror, model);
  assert_days (HERALD_STORY_LIST (model));
}

static Mirror *
mirror_new (HeraldStoryList *list)
{
  Mirror *mirror = g_new0 (Mirror, 1);

  mirror->ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (list)); i++)
    {
      gint64 id = get_id (G_LIST_MODEL (list), i);

      g_array_append_val (mirror->ids, id);
    }
  g_signal_connect (list, "items-changed", G_CALLBACK (items_changed_cb), mirror);

  return mirror;
}

static void
mirror_free (Mirror *mirror)
{
  g_array_unref (mirror->ids);
  g_free (mirror);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Mirror, mirror_free)

typedef struct
{
  HeraldStoryList *list;
  guint            n_items;
  guint            unread;
} Expected;

static gboolean
has_items (gpointer data)
{
  const Expected *expected = data;

  return g_list_model_get_n_items (G_LIST_MODEL (expected->list)) == expected->n_items
         && herald_story_list_get_unread (expected->list) == expected->unread;
}

static void
wait_for_items (HeraldStoryList *list,
                guint            n_items,
                guint            unread)
{
  Expected expected = { list, n_items, unread };

  herald_test_library_wait_for (has_items, &expected);
}

static gboolean
story_is_loaded (gpointer data)
{
  return herald_story_get_loaded (data);
}

static HeraldStory *
get_loaded (HeraldStoryList *list,
            guint            position)
{
  HeraldStory *story = g_list_model_get_item (G_LIST_MODEL (list), position);

  g_assert_nonnull (story);
  herald_test_library_wait_for (story_is_loaded, story);

  return story;
}

static gboolean
find_unread (HeraldStoryList *list,
             guint            from,
             gboolean         backwards,
             guint           *position)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  GAsyncResult *slot = NULL;
  gboolean found;

  herald_story_list_find_unread_async (list, from, backwards, NULL, herald_test_take_result, &slot);
  result = herald_test_await (&slot);
  found = herald_story_list_find_unread_finish (list, result, position, &error);
  g_assert_no_error (error);

  return found;
}

static void
mark_all_read (HeraldTestLibrary *test,
               HeraldStoryScope   scope)
{
  g_autoptr (HeraldStoryQuery) query = herald_story_query_new (scope, 0);
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GArray) ids = NULL;
  g_autoptr (GError) error = NULL;
  GAsyncResult *slot = NULL;

  herald_library_mark_all_read_async (test->library, query, NULL, herald_test_take_result, &slot);
  result = herald_test_await (&slot);
  ids = herald_library_mark_all_read_finish (test->library, result, &error);
  g_assert_no_error (error);
}

static void
count_cb (guint *count)
{
  (*count)++;
}

static void
first_rows_cb (GListModel *model,
               guint       position,
               guint       removed,
               guint       added,
               guint      *n_filled)
{
  for (guint i = 0; i < MIN (added, 40); i++)
    {
      g_autoptr (HeraldStory) story = g_list_model_get_item (model, position + i);

      g_assert_true (herald_story_get_loaded (story));
      g_assert_nonnull (herald_story_get_title (story));
      (*n_filled)++;
    }
}

static void
test_first_rows_are_filled_when_they_appear (void)
{
  g_autoptr (HeraldTestLibrary) test = herald_test_library_new ();
  HeraldSource *source = herald_test_library_add_source (test, "https://example.org/feed", NULL);
  g_autoptr (HeraldStoryQuery) query = herald_story_query_new (HERALD_STORY_SCOPE_ALL, 0);
  g_autoptr (HeraldStoryList) list = NULL;
  guint n_filled = 0;

  herald_test_library_add_stories (test, source, 0, 200, NOON, 60);
  list = herald_library_list_stories (test->library, query);
  g_assert_true (herald_story_list_get_loading (list));
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (list)), ==, 0);
  g_signal_connect (list, "items-changed", G_CALLBACK (first_rows_cb), &n_filled);

  wait_for_items (list, 200, 200);

  g_assert_cmpuint (n_filled, ==, 40);
  g_assert_false (herald_story_list_get_loading (list));
}

static void
test_opens_without_touching_all (void)
{
  g_autoptr (HeraldTestLibrary) test = herald_test_library_new ();
  HeraldSource *source = herald_test_library_add_source (test, "https://example.org/feed", NULL);
  HeraldStoryPool *pool = herald_library_peek_pool (test->library);
  g_autoptr (HeraldStoryList) list = NULL;
  guint n_loads;

  herald_test_library_add_stories (test, source, 0, 100000, NOON, 60);
  n_loads = herald_story_pool_get_n_loads (pool);
  list = herald_test_library_list (test, HERALD_STORY_SCOPE_ALL, 0);

  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (list)), ==, 100000);
  for (guint i = 0; i < 40; i++)
    {
      g_autoptr (HeraldStory) story = g_list_model_get_item (G_LIST_MODEL (list), i);

      g_assert_true (herald_story_get_loaded (story));
    }
  herald_test_library_settle (test);
  g_assert_cmpuint (herald_story_pool_get_n_loads (pool) - n_loads, <=, 3);
  g_assert_cmpuint (herald_story_pool_get_n_living (pool), <=, 200);
}

typedef struct
{
  guint n_beginning; /* stories of the first change */
  guint n_changes;
} Growth;

static void
grown_cb (HeraldStoryList *list,
          guint            position,
          guint            removed,
          guint            added,
          Growth          *growth)
{
  g_assert_cmpuint (removed, ==, 0);
  g_assert_cmpuint (position, ==, growth->n_beginning);
  if (growth->n_changes++ > 0)
    return;

  growth->n_beginning = added;
  g_assert_false (herald_story_list_get_whole (list));
}

static void
test_long_list_shows_its_beginning_first (void)
{
  g_autoptr (HeraldTestLibrary) test = herald_test_library_new ();
  HeraldSource *source = herald_test_library_add_source (test, "https://example.org/feed", NULL);
  g_autoptr (HeraldStoryQuery) query = herald_story_query_new (HERALD_STORY_SCOPE_ALL, 0);
  g_autoptr (HeraldStoryList) list = NULL;
  Growth growth = { 0 };

  herald_test_library_add_stories (test, source, 0, 3000, NOON, 60);
  list = herald_library_list_stories (test->library, query);
  g_signal_connect (list, "items-changed", G_CALLBACK (grown_cb), &growth);
  wait_for_items (list, 3000, 3000);

  g_assert_cmpuint (growth.n_beginning, >, 0);
  g_assert_cmpuint (growth.n_changes, ==, 2);
  g_assert_true (herald_story_list_get_whole (list));
  assert_days (list);
}

static void
whole_cb (HeraldStoryList *list,
          GParamSpec      *pspec,
          guint           *n_items)
{
  *n_items = g_list_model_get_n_items (G_LIST_MODEL (list));
}

static void
never_cb (HeraldStoryList *list,
          guint            n)
{
  g_test_fail_printf ("%u old stories were announced", n);
}

/* What was stored while the list was made, and stands behind its beginning, is no news; it is whole when all is there,
 * and an unread story behind the beginning is waited for. */
static void
test_what_follows_is_no_news (void)
{
  g_autoptr (HeraldTestLibrary) test = herald_test_library_new ();
  HeraldSource *source = herald_test_library_add_source (test, "https://example.org/feed", NULL);
  HeraldSource *other = herald_test_library_add_source (test, "https://example.net/feed", NULL);
  g_autoptr (HeraldStoryQuery) query = herald_story_query_new (HERALD_STORY_SCOPE_ALL, 0);
  g_autoptr (HeraldStoryList) read = NULL;
  g_autoptr (HeraldStoryList) list = NULL;
  guint n_when_whole = 0;
  guint position = 0;

  herald_test_library_add_stories (test, source, 0, 2000, NOON, 60);
  mark_all_read (test, HERALD_STORY_SCOPE_ALL);
  read = herald_test_library_list (test, HERALD_STORY_SCOPE_ALL, 0);
  for (guint i = 0; i < 300; i++)
    g_object_unref (get_loaded (read, i));

  list = herald_library_list_stories (test->library, query);
  g_signal_connect (list, "notify::whole", G_CALLBACK (whole_cb), &n_when_whole);
  g_signal_connect (list, "stories-arrived", G_CALLBACK (never_cb), NULL);
  herald_test_library_add_stories (test, other, 5000, 90, NOON - 400 * 86400, 60);
  g_assert_true (find_unread (list, G_MAXUINT, FALSE, &position));

  wait_for_items (list, 2090, 90);
  g_assert_cmpuint (position, ==, 2000);
  g_assert_cmpuint (n_when_whole, >=, 2000);
}

static void
test_one_object_for_a_story (void)
{
  g_autoptr (HeraldTestLibrary) test = herald_test_library_new ();
  HeraldSource *source = herald_test_library_add_source (test, "https://example.org/feed", NULL);
  g_autoptr (HeraldStoryList) all = NULL;
  g_autoptr (HeraldStoryList) one = NULL;
  g_autoptr (HeraldStory) held = NULL;
  g_autoptr (HeraldStory) again = NULL;
  g_autoptr (HeraldStory) elsewhere = NULL;

  herald_test_library_add_stories (test, source, 0, 5000, NOON, 60);
  all = herald_test_library_list (test, HERALD_STORY_SCOPE_ALL, 0);
  one = herald_test_library_list (test, HERALD_STORY_SCOPE_SOURCE, herald_source_get_id (source));
  held = g_list_model_get_item (G_LIST_MODEL (all), 10);

  /* Far more stories go through than are kept without a holder. */
  for (guint i = 100; i < 5000; i += 50)
    {
      g_autoptr (HeraldStory) story = get_loaded (all, i);

      g_assert_true (story != held);
    }
  again = g_list_model_get_item (G_LIST_MODEL (all), 10);
  elsewhere = g_list_model_get_item (G_LIST_MODEL (one), 10);

  g_assert_true (again == held);
  g_assert_true (elsewhere == held);
  g_assert_cmpuint (herald_story_pool_get_n_living (herald_library_peek_pool (test->library)), <, 2000);
}

static void
test_reads_ahead_of_the_scrolling (void)
{
  g_autoptr (HeraldTestLibrary) test = herald_test_library_new ();
  HeraldSource *source = herald_test_library_add_source (test, "https://example.org/feed", NULL);
  g_autoptr (HeraldStoryList) list = NULL;
  g_autoptr (HeraldStory) story = NULL;
  g_autoptr (HeraldStory) next = NULL;
  guint n_notified = 0;

  herald_test_library_add_stories (test, source, 0, 2000, NOON, 60);
  list = herald_test_library_list (test, HERALD_STORY_SCOPE_ALL, 0);
  story = g_list_model_get_item (G_LIST_MODEL (list), 1000);
  g_assert_false (herald_story_get_loaded (story));
  g_signal_connect_swapped (story, "notify::title", G_CALLBACK (count_cb), &n_notified);

  herald_test_library_wait_for (story_is_loaded, story);
  herald_test_library_settle (test);

  g_assert_cmpuint (n_notified, ==, 1);
  g_assert_cmpstr (herald_story_get_title (story), ==, "Story 1000");
  next = g_list_model_get_item (G_LIST_MODEL (list), 1060);
  g_assert_true (herald_story_get_loaded (next));
}

static void
test_changes_come_as_items_changed (void)
{
  g_autoptr (HeraldTestLibrary) test = herald_test_library_new ();
  HeraldSource *one = herald_test_library_add_source (test, "https://example.org/one", NULL);
  HeraldSource *other = herald_test_library_add_source (test, "https://example.org/other", NULL);
  g_autoptr (HeraldSource) held = g_object_ref (other);
  g_autoptr (HeraldStoryList) list = NULL;
  g_autoptr (Mirror) mirror = NULL;

  herald_test_library_add_stories (test, one, 0, 100, NOON, DAY / 10);
  list = herald_test_library_list (test, HERALD_STORY_SCOPE_ALL, 0);
  mirror = mirror_new (list);

  herald_test_library_add_stories (test, other, 0, 30, NOON - DAY, DAY / 3);
  wait_for_items (list, 130, 130);
  herald_library_remove_source (test->library, other);
  wait_for_items (list, 100, 100);
  herald_library_restore_source (test->library, held);
  wait_for_items (list, 130, 130);

  assert_equal (mirror, G_LIST_MODEL (list));
  g_assert_cmpuint (mirror->n_moved, ==, 90);
}

static void
arrived_cb (HeraldStoryList *list,
            guint            n,
            guint           *n_arrived)
{
  *n_arrived += n;
}

static void
test_arrivals_are_announced (void)
{
  g_autoptr (HeraldTestLibrary) test = herald_test_library_new ();
  HeraldSource *source = herald_test_library_add_source (test, "https://example.org/feed", NULL);
  HeraldSource *other = herald_test_library_add_source (test, "https://example.org/other", NULL);
  g_autoptr (HeraldSource) held = g_object_ref (source);
  g_autoptr (HeraldStoryList) list = NULL;
  guint n_arrived = 0;

  herald_test_library_add_stories (test, source, 0, 10, NOON, 60);
  list = herald_test_library_list (test, HERALD_STORY_SCOPE_SOURCE, herald_source_get_id (source));
  g_signal_connect (list, "stories-arrived", G_CALLBACK (arrived_cb), &n_arrived);

  herald_test_library_add_stories (test, source, 10, 3, NOON + 60, 1);
  herald_test_library_add_stories (test, other, 0, 5, NOON + 60, 1);
  wait_for_items (list, 13, 13);
  g_assert_cmpuint (n_arrived, ==, 3);

  /* What comes back is not new. */
  herald_library_remove_source (test->library, held);
  wait_for_items (list, 0, 0);
  herald_library_restore_source (test->library, held);
  wait_for_items (list, 13, 13);
  g_assert_cmpuint (n_arrived, ==, 3);
}

static void
test_read_story_stays_among_unread (void)
{
  g_autoptr (HeraldTestLibrary) test = herald_test_library_new ();
  HeraldSource *source = herald_test_library_add_source (test, "https://example.org/feed", NULL);
  g_autoptr (HeraldStoryList) list = NULL;
  g_autoptr (HeraldStoryList) later = NULL;
  g_autoptr (HeraldStory) story = NULL;
  guint position;

  herald_test_library_add_stories (test, source, 0, 10, NOON, 60);
  list = herald_test_library_list (test, HERALD_STORY_SCOPE_UNREAD, 0);
  story = get_loaded (list, 4);
  herald_library_set_read (test->library, story, TRUE);
  wait_for_items (list, 10, 9);

  /* Also when the store is asked again. */
  herald_test_library_add_stories (test, source, 10, 2, NOON + 60, 1);
  wait_for_items (list, 12, 11);
  g_assert_true (herald_story_list_find (list, herald_story_get_id (story), &position));
  g_assert_cmpuint (position, ==, 6);

  later = herald_test_library_list (test, HERALD_STORY_SCOPE_UNREAD, 0);
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (later)), ==, 11);
  g_assert_false (herald_story_list_find (later, herald_story_get_id (story), &position));
}

static void
test_all_marked_read_stay_among_unread (void)
{
  g_autoptr (HeraldTestLibrary) test = herald_test_library_new ();
  HeraldSource *source = herald_test_library_add_source (test, "https://example.org/feed", NULL);
  g_autoptr (HeraldStoryQuery) query = herald_story_query_new (HERALD_STORY_SCOPE_SOURCE,
                                                               herald_source_get_id (source));
  g_autoptr (HeraldStoryList) list = NULL;
  g_autoptr (Mirror) mirror = NULL;

  herald_test_library_add_stories (test, source, 0, 300, NOON, 60);
  query->unread_only = TRUE;
  list = herald_library_list_stories (test->library, query);
  wait_for_items (list, 300, 300);
  mirror = mirror_new (list);

  mark_all_read (test, HERALD_STORY_SCOPE_ALL);
  wait_for_items (list, 300, 0);
  herald_test_library_add_stories (test, source, 300, 1, NOON + 60, 1);
  wait_for_items (list, 301, 1);

  g_assert_cmpuint (mirror->n_signals, ==, 1);
  g_assert_cmpuint (mirror->n_moved, ==, 1);
}

static void
test_story_without_bookmark_stays_among_bookmarks (void)
{
  g_autoptr (HeraldTestLibrary) test = herald_test_library_new ();
  HeraldSource *source = herald_test_library_add_source (test, "https://example.org/feed", NULL);
  g_autoptr (HeraldStoryList) all = NULL;
  g_autoptr (HeraldStoryList) list = NULL;
  g_autoptr (HeraldStoryList) later = NULL;
  guint position;

  herald_test_library_add_stories (test, source, 0, 10, NOON, 60);
  all = herald_test_library_list (test, HERALD_STORY_SCOPE_ALL, 0);
  list = herald_test_library_list (test, HERALD_STORY_SCOPE_BOOKMARKS, 0);
  for (guint i = 0; i < 3; i++)
    {
      g_autoptr (HeraldStory) story = get_loaded (all, i);

      herald_library_set_bookmarked (test->library, story, TRUE);
    }
  wait_for_items (list, 3, 3);

  {
    g_autoptr (HeraldStory) first = get_loaded (all, 0);
    g_autoptr (HeraldStory) second = get_loaded (all, 1);
    g_autoptr (HeraldStory) ninth = get_loaded (all, 8);

    herald_library_set_bookmarked (test->library, second, FALSE);
    g_assert_false (herald_story_get_bookmarked (second));
    herald_library_set_bookmarked (test->library, ninth, TRUE);
    wait_for_items (list, 4, 4);
    g_assert_true (herald_story_list_find (list, herald_story_get_id (second), &position));
    g_assert_cmpuint (position, ==, 1);

    later = herald_test_library_list (test, HERALD_STORY_SCOPE_BOOKMARKS, 0);
    g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (later)), ==, 3);
    g_assert_true (herald_story_list_find (later, herald_story_get_id (first), &position));
    g_assert_false (herald_story_list_find (later, herald_story_get_id (second), &position));
  }
}

static void
test_a_refresh_asks_seldom (void)
{
  g_autoptr (HeraldTestLibrary) test = herald_test_library_new ();
  HeraldSource *source = herald_test_library_add_source (test, "https://example.org/feed", NULL);
  g_autoptr (HeraldStoryList) list = herald_test_library_list (test, HERALD_STORY_SCOPE_ALL, 0);
  gint64 begin = g_get_monotonic_time ();
  guint n_queries = herald_story_list_get_n_queries (list);
  gint64 seconds;

  for (guint i = 0; i < 100; i++)
    herald_test_library_add_stories (test, source, i, 1, NOON + i, 1);
  wait_for_items (list, 100, 100);

  seconds = (g_get_monotonic_time () - begin) / G_USEC_PER_SEC + 1;
  g_assert_cmpint (herald_story_list_get_n_queries (list) - n_queries, <=, 2 * seconds + 1);
}

static void
test_days_are_sections (void)
{
  g_autoptr (HeraldTestLibrary) test = herald_test_library_new ();
  HeraldSource *source = herald_test_library_add_source (test, "https://example.org/feed", NULL);
  g_autoptr (HeraldStoryList) list = NULL;
  gint64 day;
  guint first;
  guint end;

  herald_test_library_add_stories (test, source, 0, 6, NOON, DAY / 2);
  list = herald_test_library_list (test, HERALD_STORY_SCOPE_ALL, 0);

  /* Noon and midnight of one day, then the day before. */
  g_assert_true (herald_story_list_get_day (list, 1, &day, &first, &end));
  g_assert_cmpint (day, ==, NOON - DAY / 2);
  g_assert_cmpuint (first, ==, 0);
  g_assert_cmpuint (end, ==, 2);
  g_assert_true (herald_story_list_get_day (list, 2, &day, &first, &end));
  g_assert_cmpint (day, ==, NOON - DAY / 2 - DAY);
  g_assert_cmpuint (first, ==, 2);
  g_assert_cmpuint (end, ==, 4);
  assert_days (list);
}

static void
test_finds_the_next_unread (void)
{
  g_autoptr (HeraldTestLibrary) test = herald_test_library_new ();
  HeraldSource *source = herald_test_library_add_source (test, "https://example.org/feed", NULL);
  g_autoptr (HeraldStoryList) list = NULL;
  const guint unread[] = { 3, 200, 2500 };
  guint position;

  herald_test_library_add_stories (test, source, 0, 3000, NOON, 60);
  mark_all_read (test, HERALD_STORY_SCOPE_ALL);
  list = herald_test_library_list (test, HERALD_STORY_SCOPE_ALL, 0);
  g_assert_false (find_unread (list, 0, FALSE, &position));
  for (guint i = 0; i < G_N_ELEMENTS (unread); i++)
    {
      g_autoptr (HeraldStory) story = get_loaded (list, unread[i]);

      herald_library_set_read (test->library, story, FALSE);
    }
  wait_for_items (list, 3000, 3);

  g_assert_true (find_unread (list, G_MAXUINT, FALSE, &position));
  g_assert_cmpuint (position, ==, 3);
  g_assert_true (find_unread (list, 3, FALSE, &position));
  g_assert_cmpuint (position, ==, 200);
  g_assert_true (find_unread (list, 200, FALSE, &position));
  g_assert_cmpuint (position, ==, 2500);
  g_assert_false (find_unread (list, 2500, FALSE, &position));
  g_assert_true (find_unread (list, G_MAXUINT, TRUE, &position));
  g_assert_cmpuint (position, ==, 2500);
  g_assert_true (find_unread (list, 2500, TRUE, &position));
  g_assert_cmpuint (position, ==, 200);
  g_assert_false (find_unread (list, 3, TRUE, &position));
}

static void
test_words_are_searched (void)
{
  g_autoptr (HeraldTestLibrary) test = herald_test_library_new ();
  HeraldSource *source = herald_test_library_add_source (test, "https://example.org/feed", NULL);
  g_autoptr (HeraldStoryQuery) query = herald_story_query_new (HERALD_STORY_SCOPE_UNREAD, 0);
  g_autoptr (HeraldStoryList) list = NULL;
  g_autoptr (HeraldStory) story = NULL;

  herald_test_library_add_stories (test, source, 500, 10, NOON, 60);
  query->search = g_strdup ("story 507");
  list = herald_library_list_stories (test->library, query);
  wait_for_items (list, 1, 1);
  story = get_loaded (list, 0);
  g_assert_cmpstr (herald_story_get_title (story), ==, "Story 507");

  /* One that was read stays here, too. */
  herald_library_set_read (test->library, story, TRUE);
  herald_test_library_add_stories (test, source, 5070, 1, NOON + 60, 1);
  wait_for_items (list, 2, 1);
}

static void
failed_cb (HeraldStoryList *list,
           const GError    *error,
           GError         **copy)
{
  if (*copy == NULL)
    *copy = g_error_copy (error);
}

static gboolean
has_failed (gpointer data)
{
  return *(GError **) data != NULL;
}

static void
test_failure_is_told (void)
{
  g_autoptr (HeraldTestLibrary) test = herald_test_library_new ();
  g_autoptr (HeraldStoryQuery) query = herald_story_query_new (HERALD_STORY_SCOPE_ALL, 0);
  g_autoptr (HeraldStoryList) list = NULL;
  g_autoptr (GError) error = NULL;

  herald_library_close (test->library);
  list = herald_library_list_stories (test->library, query);
  g_signal_connect (list, "failed", G_CALLBACK (failed_cb), &error);
  herald_test_library_wait_for (has_failed, &error);

  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CLOSED);
  g_assert_false (herald_story_list_get_loading (list));
}

static void
test_can_be_dropped_at_any_time (void)
{
  g_autoptr (HeraldTestLibrary) test = herald_test_library_new ();
  HeraldSource *source = herald_test_library_add_source (test, "https://example.org/feed", NULL);
  g_autoptr (HeraldStoryQuery) query = herald_story_query_new (HERALD_STORY_SCOPE_ALL, 0);

  herald_test_library_add_stories (test, source, 0, 500, NOON, 60);
  for (guint i = 0; i < 30; i++)
    {
      HeraldStoryList *list = herald_library_list_stories (test->library, query);

      for (guint j = 0; j < i; j++)
        g_main_context_iteration (NULL, FALSE);
      g_assert_finalize_object (list);
    }
  herald_test_library_settle (test);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/engine/story-list/first-rows-are-filled-when-they-appear",
                   test_first_rows_are_filled_when_they_appear);
  g_test_add_func ("/engine/story-list/opens-without-touching-all", test_opens_without_touching_all);
  g_test_add_func ("/engine/story-list/shows-its-beginning-first", test_long_list_shows_its_beginning_first);
  g_test_add_func ("/engine/story-list/what-follows-is-no-news", test_what_follows_is_no_news);
  g_test_add_func ("/engine/story-list/one-object-for-a-story", test_one_object_for_a_story);
  g_test_add_func ("/engine/story-list/reads-ahead-of-the-scrolling", test_reads_ahead_of_the_scrolling);
  g_test_add_func ("/engine/story-list/changes-come-as-items-changed", test_changes_come_as_items_changed);
  g_test_add_func ("/engine/story-list/arrivals-are-announced", test_arrivals_are_announced);
  g_test_add_func ("/engine/story-list/read-story-stays-among-unread", test_read_story_stays_among_unread);
  g_test_add_func ("/engine/story-list/all-marked-read-stay-among-unread", test_all_marked_read_stay_among_unread);
  g_test_add_func ("/engine/story-list/story-without-bookmark-stays-among-bookmarks",
                   test_story_without_bookmark_stays_among_bookmarks);
  g_test_add_func ("/engine/story-list/a-refresh-asks-seldom", test_a_refresh_asks_seldom);
  g_test_add_func ("/engine/story-list/days-are-sections", test_days_are_sections);
  g_test_add_func ("/engine/story-list/finds-the-next-unread", test_finds_the_next_unread);
  g_test_add_func ("/engine/story-list/words-are-searched", test_words_are_searched);
  g_test_add_func ("/engine/story-list/failure-is-told", test_failure_is_told);
  g_test_add_func ("/engine/story-list/can-be-dropped-at-any-time", test_can_be_dropped_at_any_time);

  return g_test_run ();
}
