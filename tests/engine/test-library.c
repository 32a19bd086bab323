/* SPDX-FileCopyrightText: 2026 The Herald founders
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "herald-library-private.h"
#include "herald-test-library.h"

#define DAY (24 * 60 * 60)

/* Noon of a day long ago. */
#define NOON (G_GINT64_CONSTANT (1700000000) / DAY * DAY + DAY / 2)

static gint64 now = NOON;

static gint64
get_now (void)
{
  return now;
}

static void
write_failed_cb (HeraldLibrary *library,
                 const GError  *error,
                 GError       **copy)
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
count_cb (guint *count)
{
  (*count)++;
}

static guint
get_count (HeraldTestLibrary *test,
           HeraldStoryScope   scope)
{
  return herald_smart_list_get_count (herald_library_get_smart_list (test->library, scope));
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
reads_stored (HeraldTestLibrary *test,
              guint              n_unread)
{
  g_autoptr (HeraldStoryQuery) query = herald_story_query_new (HERALD_STORY_SCOPE_UNREAD, 0);
  g_autoptr (GAsyncResult) result = NULL;
  HeraldStore *store = herald_library_get_store (test->library);
  GAsyncResult *slot = NULL;

  herald_store_count_async (store, query, NULL, herald_test_take_result, &slot);
  result = herald_test_await (&slot);

  return herald_store_count_finish (store, result, NULL) == n_unread;
}

static void
test_new_library_is_empty (void)
{
  g_autoptr (HeraldTestLibrary) test = herald_test_library_new ();
  GListModel *smart_lists = herald_library_get_smart_lists (test->library);
  const HeraldStoryScope scopes[] = {
    HERALD_STORY_SCOPE_TODAY, HERALD_STORY_SCOPE_UNREAD, HERALD_STORY_SCOPE_BOOKMARKS, HERALD_STORY_SCOPE_ALL,
  };

  g_assert_cmpuint (g_list_model_get_n_items (smart_lists), ==, G_N_ELEMENTS (scopes));
  for (guint i = 0; i < G_N_ELEMENTS (scopes); i++)
    {
      g_autoptr (HeraldSmartList) smart_list = g_list_model_get_item (smart_lists, i);

      g_assert_cmpuint (herald_smart_list_get_scope (smart_list), ==, scopes[i]);
      g_assert_cmpuint (herald_smart_list_get_count (smart_list), ==, 0);
    }
  g_assert_cmpuint (g_list_model_get_n_items (herald_library_get_outline (test->library)), ==, 0);
}

static void
test_damaged_file_is_an_error (void)
{
  g_autoptr (HeraldTestLibrary) test = herald_test_library_new ();
  g_autofree char *path = g_build_filename (test->folder, "letter.txt", NULL);
  g_autofree char *text = g_strnfill (5000, 'a');
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  GAsyncResult *slot = NULL;

  g_assert_true (g_file_set_contents (path, text, -1, NULL));
  herald_library_open_async (path, NULL, herald_test_take_result, &slot);
  result = herald_test_await (&slot);

  g_assert_null (herald_library_open_finish (result, &error));
  g_assert_error (error, HERALD_STORE_ERROR, HERALD_STORE_ERROR_DAMAGED);
}

static void
test_read_shows_at_once (void)
{
  g_autoptr (HeraldTestLibrary) test = herald_test_library_new ();
  HeraldSource *source = herald_test_library_add_source (test, "https://example.org/a", NULL);
  g_autoptr (HeraldStoryList) list = NULL;
  g_autoptr (HeraldStory) story = NULL;
  guint n_notified = 0;
  guint n_changed = 0;

  herald_test_library_add_stories (test, source, 0, 3, NOON, 60);
  list = herald_test_library_list (test, HERALD_STORY_SCOPE_ALL, 0);
  story = get_loaded (list, 1);
  g_signal_connect_swapped (story, "notify::read", G_CALLBACK (count_cb), &n_notified);
  g_signal_connect_swapped (test->library, "changed", G_CALLBACK (count_cb), &n_changed);

  herald_library_set_read (test->library, story, TRUE);
  g_assert_true (herald_story_get_read (story));
  g_assert_cmpuint (n_notified, ==, 1);
  g_assert_cmpuint (n_changed, ==, 0);

  herald_test_library_settle (test);
  g_assert_cmpuint (n_notified, ==, 1);
  g_assert_cmpuint (n_changed, ==, 1);
  g_assert_cmpuint (herald_source_get_unread (source), ==, 2);
  g_assert_cmpuint (get_count (test, HERALD_STORY_SCOPE_UNREAD), ==, 2);
  g_assert_cmpuint (get_count (test, HERALD_STORY_SCOPE_ALL), ==, 3);
  g_assert_true (reads_stored (test, 2));
}

static void
test_quick_toggles_end_in_the_last (void)
{
  g_autoptr (HeraldTestLibrary) test = herald_test_library_new ();
  HeraldSource *source = herald_test_library_add_source (test, "https://example.org/a", NULL);
  g_autoptr (HeraldStoryList) list = NULL;
  g_autoptr (HeraldStory) story = NULL;
  guint n_notified = 0;

  herald_test_library_add_stories (test, source, 0, 1, NOON, 60);
  list = herald_test_library_list (test, HERALD_STORY_SCOPE_ALL, 0);
  story = get_loaded (list, 0);
  g_signal_connect_swapped (story, "notify::bookmarked", G_CALLBACK (count_cb), &n_notified);

  for (guint i = 0; i < 11; i++)
    {
      herald_library_set_bookmarked (test->library, story, i % 2 == 0);
      if (i % 3 == 0)
        g_main_context_iteration (NULL, FALSE);
    }
  g_assert_true (herald_story_get_bookmarked (story));
  herald_test_library_settle (test);

  g_assert_true (herald_story_get_bookmarked (story));
  g_assert_cmpuint (n_notified, ==, 11);
  g_assert_cmpuint (get_count (test, HERALD_STORY_SCOPE_BOOKMARKS), ==, 1);
  herald_test_library_reopen (test);
  g_assert_cmpuint (get_count (test, HERALD_STORY_SCOPE_BOOKMARKS), ==, 1);
}

static void
test_failed_write_is_taken_back (void)
{
  g_autoptr (HeraldTestLibrary) test = herald_test_library_new ();
  HeraldSource *source = herald_test_library_add_source (test, "https://example.org/a", NULL);
  g_autoptr (HeraldStoryList) list = NULL;
  g_autoptr (HeraldStory) story = NULL;
  g_autoptr (GError) error = NULL;

  herald_test_library_add_stories (test, source, 0, 1, NOON, 60);
  list = herald_test_library_list (test, HERALD_STORY_SCOPE_ALL, 0);
  story = get_loaded (list, 0);
  g_signal_connect (test->library, "write-failed", G_CALLBACK (write_failed_cb), &error);
  herald_library_close (test->library);

  herald_library_set_read (test->library, story, TRUE);
  g_assert_true (herald_story_get_read (story));
  herald_test_library_wait_for (has_failed, &error);
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CLOSED);
  g_assert_false (herald_story_get_read (story));

  g_clear_error (&error);
  herald_library_set_bookmarked (test->library, story, TRUE);
  g_assert_true (herald_story_get_bookmarked (story));
  herald_test_library_wait_for (has_failed, &error);
  g_assert_false (herald_story_get_bookmarked (story));
}

static void
test_read_only_library_is_shown_and_stays (void)
{
  g_autoptr (HeraldTestLibrary) test = herald_test_library_new ();
  HeraldFolder *folder = herald_test_library_add_folder (test, "Coast");
  gint64 folder_id = herald_folder_get_id (folder);
  gboolean is_expanded = herald_folder_get_expanded (folder);
  HeraldSource *source = herald_test_library_add_source (test, "https://example.org/a", folder);
  g_autoptr (HeraldStoryList) list = NULL;
  g_autoptr (HeraldStory) story = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_false (herald_library_is_read_only (test->library));
  herald_test_library_add_stories (test, source, 0, 3, NOON, 60);
  if (!herald_test_library_reopen_read_only (test))
    return;

  g_assert_true (herald_library_is_read_only (test->library));
  list = herald_test_library_list (test, HERALD_STORY_SCOPE_ALL, 0);
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (list)), ==, 3);
  story = get_loaded (list, 0);
  g_signal_connect (test->library, "write-failed", G_CALLBACK (write_failed_cb), &error);
  herald_library_set_bookmarked (test->library, story, TRUE);
  herald_test_library_wait_for (has_failed, &error);
  g_assert_error (error, HERALD_STORE_ERROR, HERALD_STORE_ERROR_READ_ONLY);
  g_assert_false (herald_story_get_bookmarked (story));

  g_clear_error (&error);
  folder = herald_library_get_folder (test->library, folder_id);
  herald_library_set_folder_expanded (test->library, folder, !is_expanded);
  herald_test_library_settle (test);
  g_assert_no_error (error);
  g_assert_true (herald_folder_get_expanded (folder) != is_expanded);
}

static void
test_close_finishes_what_was_written (void)
{
  g_autoptr (HeraldTestLibrary) test = herald_test_library_new ();
  HeraldSource *source = herald_test_library_add_source (test, "https://example.org/a", NULL);
  HeraldStoryList *list;

  herald_test_library_add_stories (test, source, 0, 50, NOON, 60);
  list = herald_test_library_list (test, HERALD_STORY_SCOPE_ALL, 0);
  for (guint i = 0; i < 50; i++)
    {
      g_autoptr (HeraldStory) story = g_list_model_get_item (G_LIST_MODEL (list), i);

      herald_library_set_read (test->library, story, TRUE);
    }
  g_clear_object (&list);
  herald_test_library_reopen (test);

  g_assert_true (reads_stored (test, 0));
  g_assert_cmpuint (get_count (test, HERALD_STORY_SCOPE_UNREAD), ==, 0);
  g_assert_cmpuint (get_count (test, HERALD_STORY_SCOPE_ALL), ==, 50);
}

static void
test_marking_all_can_be_undone (void)
{
  g_autoptr (HeraldTestLibrary) test = herald_test_library_new ();
  HeraldFolder *folder = herald_test_library_add_folder (test, "F");
  HeraldSource *source = herald_test_library_add_source (test, "https://example.org/a", folder);
  g_autoptr (HeraldStoryQuery) query = herald_story_query_new (HERALD_STORY_SCOPE_FOLDER,
                                                               herald_folder_get_id (folder));
  g_autoptr (HeraldStoryList) list = NULL;
  g_autoptr (HeraldStory) story = NULL;
  g_autoptr (HeraldStory) read_before = NULL;
  g_autoptr (GAsyncResult) marked = NULL;
  g_autoptr (GAsyncResult) undone = NULL;
  g_autoptr (GArray) ids = NULL;
  g_autoptr (GError) error = NULL;
  GAsyncResult *slot = NULL;

  herald_test_library_add_stories (test, source, 0, 10, NOON, 60);
  list = herald_test_library_list (test, HERALD_STORY_SCOPE_ALL, 0);
  story = get_loaded (list, 0);
  read_before = get_loaded (list, 1);
  herald_library_set_read (test->library, read_before, TRUE);

  herald_library_mark_all_read_async (test->library, query, NULL, herald_test_take_result, &slot);
  marked = herald_test_await (&slot);
  ids = herald_library_mark_all_read_finish (test->library, marked, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (ids->len, ==, 9);
  g_assert_true (herald_story_get_read (story));
  g_assert_cmpuint (herald_folder_get_unread (folder), ==, 0);

  slot = NULL;
  herald_library_set_ids_read_async (test->library, ids, FALSE, NULL, herald_test_take_result, &slot);
  undone = herald_test_await (&slot);
  g_assert_true (herald_library_set_ids_read_finish (test->library, undone, &error));
  g_assert_no_error (error);
  g_assert_false (herald_story_get_read (story));
  g_assert_true (herald_story_get_read (read_before));
  g_assert_cmpuint (herald_folder_get_unread (folder), ==, 9);
}

static void
test_sums_follow_the_sources (void)
{
  g_autoptr (HeraldTestLibrary) test = herald_test_library_new ();
  HeraldFolder *folder = herald_test_library_add_folder (test, "F");
  HeraldSource *a = herald_test_library_add_source (test, "https://example.org/a", folder);
  HeraldSource *b = herald_test_library_add_source (test, "https://example.org/b", folder);
  g_autoptr (HeraldSource) held = g_object_ref (b);

  herald_test_library_add_stories (test, a, 0, 10, NOON, 60);
  herald_test_library_add_stories (test, b, 0, 5, NOON, 60);
  g_assert_cmpuint (herald_folder_get_unread (folder), ==, 15);
  g_assert_cmpuint (get_count (test, HERALD_STORY_SCOPE_UNREAD), ==, 15);

  herald_library_move_source (test->library, a, NULL, 0);
  g_assert_cmpuint (herald_folder_get_unread (folder), ==, 5);
  herald_library_remove_source (test->library, b);
  g_assert_cmpuint (herald_folder_get_unread (folder), ==, 0);
  g_assert_cmpuint (get_count (test, HERALD_STORY_SCOPE_UNREAD), ==, 10);
  g_assert_cmpuint (get_count (test, HERALD_STORY_SCOPE_ALL), ==, 10);
  herald_test_library_settle (test);
  herald_library_restore_source (test->library, held);
  herald_test_library_settle (test);
  g_assert_cmpuint (get_count (test, HERALD_STORY_SCOPE_UNREAD), ==, 15);
}

static const char *
get_origin_name (HeraldTestLibrary *test,
                 gint64             source_id)
{
  HeraldSource *origin = herald_library_get_origin (test->library, source_id);

  return origin != NULL ? herald_source_get_name (origin) : NULL;
}

static void
test_bookmarks_keep_the_name_of_a_removed_source (void)
{
  g_autoptr (HeraldTestLibrary) test = herald_test_library_new ();
  HeraldSource *source = herald_test_library_add_source (test, "https://example.org/a", NULL);
  gint64 id = herald_source_get_id (source);
  g_autoptr (HeraldStoryList) list = NULL;
  g_autoptr (HeraldStory) story = NULL;

  herald_library_rename_source (test->library, source, "The Example");
  herald_test_library_add_stories (test, source, 0, 3, NOON, 60);
  list = herald_test_library_list (test, HERALD_STORY_SCOPE_ALL, 0);
  story = get_loaded (list, 1);
  herald_library_set_bookmarked (test->library, story, TRUE);
  herald_library_remove_source (test->library, source);
  herald_test_library_settle (test);

  g_assert_null (herald_library_get_source (test->library, id));
  g_assert_cmpstr (get_origin_name (test, id), ==, "The Example");
  g_clear_object (&story);
  g_clear_object (&list);
  herald_test_library_reopen (test);
  g_assert_null (herald_library_get_source (test->library, id));
  g_assert_cmpstr (get_origin_name (test, id), ==, "The Example");
}

typedef struct
{
  HeraldTestLibrary *test;
  HeraldStoryScope   scope;
  guint              count;
} Expected;

static gboolean
has_count (gpointer data)
{
  const Expected *expected = data;

  return get_count (expected->test, expected->scope) == expected->count;
}

static void
wait_for_count (HeraldTestLibrary *test,
                HeraldStoryScope   scope,
                guint              count)
{
  Expected expected = { test, scope, count };

  herald_test_library_wait_for (has_count, &expected);
}

static gboolean
is_empty (gpointer data)
{
  return g_list_model_get_n_items (data) == 0;
}

static void
test_a_day_ends_at_midnight (void)
{
  g_autoptr (HeraldTestLibrary) test = herald_test_library_new ();
  HeraldSource *source = herald_test_library_add_source (test, "https://example.org/a", NULL);
  g_autoptr (HeraldStoryList) list = NULL;
  g_autoptr (HeraldStory) story = NULL;

  now = NOON;
  herald_library_set_clock (test->library, get_now);
  herald_library_check_day (test->library);
  herald_test_library_add_stories (test, source, 0, 8, NOON, DAY / 8);

  /* Noon, nine, six, three and midnight are of today. */
  wait_for_count (test, HERALD_STORY_SCOPE_TODAY, 5);
  list = herald_test_library_list (test, HERALD_STORY_SCOPE_TODAY, 0);
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (list)), ==, 5);
  story = get_loaded (list, 0);
  herald_library_set_read (test->library, story, TRUE);
  wait_for_count (test, HERALD_STORY_SCOPE_TODAY, 4);

  now = NOON + DAY / 2 - 1;
  herald_library_check_day (test->library);
  herald_test_library_settle (test);
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (list)), ==, 5);

  now = NOON + DAY / 2;
  herald_library_check_day (test->library);
  wait_for_count (test, HERALD_STORY_SCOPE_TODAY, 0);
  herald_test_library_wait_for (is_empty, list);
}

static void
test_content_is_loaded_anew (void)
{
  g_autoptr (HeraldTestLibrary) test = herald_test_library_new ();
  HeraldSource *source = herald_test_library_add_source (test, "https://example.org/a", NULL);
  g_autoptr (HeraldFeedDocument) document = herald_test_library_make_document (0, 1, NOON, 60);
  HeraldStoryRecord *record = g_ptr_array_index (document->stories, 0);
  g_autoptr (HeraldStoryList) list = NULL;
  g_autoptr (HeraldStory) story = NULL;
  g_autoptr (HeraldChangeSet) changes = NULL;
  g_autoptr (GAsyncResult) result = NULL;
  GAsyncResult *slot = NULL;

  herald_test_library_add_stories (test, source, 0, 1, NOON, 60);
  list = herald_test_library_list (test, HERALD_STORY_SCOPE_ALL, 0);
  story = get_loaded (list, 0);

  g_set_str (&record->title, "Another title");
  herald_library_merge_async (test->library, source, herald_source_get_record (source), document, NULL,
                              herald_test_take_result, &slot);
  result = herald_test_await (&slot);
  changes = herald_library_merge_finish (test->library, result, NULL);
  g_assert_nonnull (changes);
  herald_test_library_settle (test);

  g_assert_cmpstr (herald_story_get_title (story), ==, "Another title");
}

static void
test_loads_all_of_a_story (void)
{
  g_autoptr (HeraldTestLibrary) test = herald_test_library_new ();
  HeraldSource *source = herald_test_library_add_source (test, "https://example.org/a", NULL);
  g_autoptr (HeraldStoryList) list = NULL;
  g_autoptr (HeraldStory) story = NULL;
  g_autoptr (HeraldStoryRecord) record = NULL;
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  GAsyncResult *slot = NULL;

  herald_test_library_add_stories (test, source, 0, 3, NOON, 60);
  list = herald_test_library_list (test, HERALD_STORY_SCOPE_ALL, 0);
  story = get_loaded (list, 2);
  herald_library_load_story_async (test->library, story, NULL, herald_test_take_result, &slot);
  result = herald_test_await (&slot);
  record = herald_library_load_story_finish (test->library, result, &error);

  g_assert_no_error (error);
  g_assert_cmpint (record->id, ==, herald_story_get_id (story));
  g_assert_cmpstr (record->title, ==, "Story 2");
}

/* A fetch leaves it alone, and it is there at the next start. */
static void
test_whom_to_tell_of_is_kept (void)
{
  g_autoptr (HeraldTestLibrary) test = herald_test_library_new ();
  HeraldFolder *folder = herald_test_library_add_folder (test, "Coast");
  HeraldSource *source = herald_test_library_add_source (test, "https://example.org/a", NULL);
  gint64 folder_id = herald_folder_get_id (folder);
  gint64 source_id = herald_source_get_id (source);

  herald_library_set_source_announced (test->library, source, TRUE);
  herald_library_set_folder_announced (test->library, folder, TRUE);
  herald_test_library_add_stories (test, source, 0, 1, NOON, 60);
  herald_test_library_reopen (test);

  g_assert_true (herald_source_get_announced (herald_library_get_source (test->library, source_id)));
  g_assert_true (herald_folder_get_announced (herald_library_get_folder (test->library, folder_id)));
}

/* At once for whoever shows it, over a fetch, and at the next start. */
static void
test_retention_of_a_source_is_kept (void)
{
  g_autoptr (HeraldTestLibrary) test = herald_test_library_new ();
  HeraldSource *source = herald_test_library_add_source (test, "https://example.org/a", NULL);
  gint64 source_id = herald_source_get_id (source);
  guint n_changed = 0;

  g_assert_cmpint (herald_source_get_retention_days (source), ==, HERALD_RETENTION_GENERAL);
  g_assert_cmpint (herald_source_get_retention_stories (source), ==, HERALD_RETENTION_GENERAL);

  g_signal_connect_swapped (source, "notify::retention-days", G_CALLBACK (count_cb), &n_changed);
  g_signal_connect_swapped (source, "notify::retention-stories", G_CALLBACK (count_cb), &n_changed);
  herald_library_set_source_retention (test->library, source, 7, HERALD_RETENTION_GENERAL);
  g_assert_cmpint (herald_source_get_retention_days (source), ==, 7);
  g_assert_cmpuint (n_changed, ==, 1);
  herald_library_set_source_retention (test->library, source, 0, 250);
  g_assert_cmpuint (n_changed, ==, 3);

  herald_test_library_add_stories (test, source, 0, 1, NOON, 60);
  herald_test_library_reopen (test);
  source = herald_library_get_source (test->library, source_id);
  g_assert_cmpint (herald_source_get_retention_days (source), ==, 0);
  g_assert_cmpint (herald_source_get_retention_stories (source), ==, 250);
}

/* Ten stories that were read have left their feeds, in which there is one that is new. */
static HeraldSource *
add_read_source (HeraldTestLibrary *test,
                 const char        *address)
{
  HeraldSource *source = herald_test_library_add_source (test, address, NULL);
  g_autoptr (HeraldStoryQuery) query = herald_story_query_new (HERALD_STORY_SCOPE_ALL, 0);
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GArray) ids = NULL;
  GAsyncResult *slot = NULL;

  herald_test_library_add_stories (test, source, 0, 10, NOON, 60);
  herald_library_mark_all_read_async (test->library, query, NULL, herald_test_take_result, &slot);
  result = herald_test_await (&slot);
  ids = herald_library_mark_all_read_finish (test->library, result, NULL);
  g_assert_nonnull (ids);
  herald_test_library_add_stories (test, source, 10, 1, NOON, 60);

  return source;
}

static void
test_a_source_has_its_own_retention (void)
{
  g_autoptr (HeraldTestLibrary) test = herald_test_library_new ();
  HeraldSource *fewer = add_read_source (test, "https://example.org/a");
  HeraldSource *all = add_read_source (test, "https://example.org/b");
  HeraldSource *general = add_read_source (test, "https://example.org/c");
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  GAsyncResult *slot = NULL;

  herald_library_set_source_retention (test->library, fewer, HERALD_RETENTION_GENERAL, 3);
  herald_library_set_source_retention (test->library, all, HERALD_RETENTION_GENERAL, 0);
  herald_library_purge_async (test->library, NOON, 0, 6, NULL, herald_test_take_result, &slot);
  result = herald_test_await (&slot);
  g_assert_true (herald_library_purge_finish (test->library, result, &error));

  g_assert_no_error (error);
  g_assert_cmpuint (herald_source_get_total (fewer), ==, 3);
  g_assert_cmpuint (herald_source_get_total (all), ==, 11);
  g_assert_cmpuint (herald_source_get_total (general), ==, 6);
  g_assert_cmpuint (get_count (test, HERALD_STORY_SCOPE_ALL), ==, 20);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/engine/library/new-library-is-empty", test_new_library_is_empty);
  g_test_add_func ("/engine/library/damaged-file-is-an-error", test_damaged_file_is_an_error);
  g_test_add_func ("/engine/library/read-shows-at-once", test_read_shows_at_once);
  g_test_add_func ("/engine/library/quick-toggles-end-in-the-last", test_quick_toggles_end_in_the_last);
  g_test_add_func ("/engine/library/failed-write-is-taken-back", test_failed_write_is_taken_back);
  g_test_add_func ("/engine/library/read-only-library-is-shown-and-stays", test_read_only_library_is_shown_and_stays);
  g_test_add_func ("/engine/library/close-finishes-what-was-written", test_close_finishes_what_was_written);
  g_test_add_func ("/engine/library/marking-all-can-be-undone", test_marking_all_can_be_undone);
  g_test_add_func ("/engine/library/sums-follow-the-sources", test_sums_follow_the_sources);
  g_test_add_func ("/engine/library/bookmarks-keep-the-name-of-a-removed-source",
                   test_bookmarks_keep_the_name_of_a_removed_source);
  g_test_add_func ("/engine/library/a-day-ends-at-midnight", test_a_day_ends_at_midnight);
  g_test_add_func ("/engine/library/content-is-loaded-anew", test_content_is_loaded_anew);
  g_test_add_func ("/engine/library/loads-all-of-a-story", test_loads_all_of_a_story);
  g_test_add_func ("/engine/library/whom-to-tell-of-is-kept", test_whom_to_tell_of_is_kept);
  g_test_add_func ("/engine/library/retention-of-a-source-is-kept", test_retention_of_a_source_is_kept);
  g_test_add_func ("/engine/library/a-source-has-its-own-retention", test_a_source_has_its_own_retention);

  return g_test_run ();
}
