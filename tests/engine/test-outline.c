/* SPDX-FileCopyrightText: 2026 The Herald founders
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "herald-test-library.h"

#define NOON G_GINT64_CONSTANT (1700000000)

typedef struct
{
  guint n_signals;
  guint n_removed;
  guint n_added;
} Changes;

static void
items_changed_cb (GListModel *model,
                  guint       position,
                  guint       removed,
                  guint       added,
                  Changes    *changes)
{
  changes->n_signals++;
  changes->n_removed += removed;
  changes->n_added += added;
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

/* The names of the rows, with those in folders in brackets. */
static char *
describe (GListModel *model)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < g_list_model_get_n_items (model); i++)
    {
      g_autoptr (GObject) row = g_list_model_get_item (model, i);

      if (text->len > 0)
        g_string_append_c (text, ' ');
      if (HERALD_IS_FOLDER (row))
        {
          g_autofree char *inside = describe (G_LIST_MODEL (row));

          g_string_append_printf (text, "%s[%s]", herald_folder_get_title (HERALD_FOLDER (row)), inside);
        }
      else
        {
          g_string_append (text, herald_source_get_name (HERALD_SOURCE (row)));
        }
    }

  return g_string_free (text, FALSE);
}

static void
assert_outline (HeraldTestLibrary *test,
                const char        *expected)
{
  g_autofree char *text = describe (herald_library_get_outline (test->library));

  g_assert_cmpstr (text, ==, expected);
}

static HeraldSource *
add (HeraldTestLibrary *test,
     const char        *name,
     HeraldFolder      *folder)
{
  g_autofree char *address = g_strconcat ("https://example.org/", name, NULL);
  HeraldSource *source = herald_test_library_add_source (test, address, folder);

  herald_library_rename_source (test->library, source, name);

  return source;
}

static void
test_folders_stand_first (void)
{
  g_autoptr (HeraldTestLibrary) test = herald_test_library_new ();
  HeraldFolder *folder;

  add (test, "a", NULL);
  folder = herald_test_library_add_folder (test, "F");
  add (test, "b", folder);
  add (test, "c", NULL);
  herald_test_library_add_folder (test, "G");
  add (test, "d", folder);

  assert_outline (test, "F[b d] G[] a c");
  herald_test_library_reopen (test);
  assert_outline (test, "F[b d] G[] a c");
  g_assert_cmpuint (g_list_model_get_n_items (herald_library_get_sources (test->library)), ==, 4);
  g_assert_cmpuint (g_list_model_get_n_items (herald_library_get_folders (test->library)), ==, 2);
}

static void
test_moves_are_small (void)
{
  g_autoptr (HeraldTestLibrary) test = herald_test_library_new ();
  HeraldFolder *folder = herald_test_library_add_folder (test, "F");
  HeraldSource *a = add (test, "a", NULL);
  Changes outside = { 0, };
  Changes inside = { 0, };

  add (test, "b", NULL);
  add (test, "c", NULL);
  add (test, "d", folder);
  g_signal_connect (herald_library_get_outline (test->library), "items-changed", G_CALLBACK (items_changed_cb),
                    &outside);
  g_signal_connect (folder, "items-changed", G_CALLBACK (items_changed_cb), &inside);

  herald_library_move_source (test->library, a, NULL, 1);
  assert_outline (test, "F[d] b a c");
  g_assert_cmpuint (outside.n_removed, ==, 1);
  g_assert_cmpuint (outside.n_added, ==, 1);
  herald_library_move_source (test->library, a, NULL, 1);
  g_assert_cmpuint (outside.n_signals, ==, 2);
  herald_library_move_source (test->library, a, NULL, G_MAXUINT);
  assert_outline (test, "F[d] b c a");

  herald_library_move_source (test->library, a, folder, 0);
  assert_outline (test, "F[a d] b c");
  g_assert_cmpint (herald_source_get_folder_id (a), ==, herald_folder_get_id (folder));
  g_assert_cmpuint (inside.n_signals, ==, 1);
  g_assert_cmpuint (outside.n_signals, ==, 5);

  herald_test_library_settle (test);
  g_assert_cmpuint (inside.n_signals, ==, 1);
  g_assert_cmpuint (outside.n_signals, ==, 5);
  herald_test_library_reopen (test);
  assert_outline (test, "F[a d] b c");
}

static void
test_sources_are_put_beside_others (void)
{
  g_autoptr (HeraldTestLibrary) test = herald_test_library_new ();
  HeraldFolder *folder = herald_test_library_add_folder (test, "F");
  HeraldSource *a = add (test, "a", NULL);
  HeraldSource *b = add (test, "b", NULL);
  HeraldSource *c = add (test, "c", NULL);
  HeraldSource *d = add (test, "d", folder);

  herald_library_move_source_beside (test->library, c, a, FALSE);
  assert_outline (test, "F[d] c a b");
  herald_library_move_source_beside (test->library, c, b, FALSE);
  assert_outline (test, "F[d] a c b");
  herald_library_move_source_beside (test->library, c, b, TRUE);
  assert_outline (test, "F[d] a b c");
  herald_library_move_source_beside (test->library, b, d, TRUE);
  assert_outline (test, "F[d b] a c");
  herald_library_move_source_beside (test->library, d, d, TRUE);
  assert_outline (test, "F[d b] a c");
  herald_test_library_reopen (test);
  assert_outline (test, "F[d b] a c");
}

static void
test_folders_are_put_beside_others (void)
{
  g_autoptr (HeraldTestLibrary) test = herald_test_library_new ();
  HeraldFolder *f = herald_test_library_add_folder (test, "F");
  HeraldFolder *g = herald_test_library_add_folder (test, "G");
  HeraldFolder *h = herald_test_library_add_folder (test, "H");

  add (test, "a", f);
  add (test, "b", NULL);
  herald_library_move_folder_beside (test->library, h, f, FALSE);
  assert_outline (test, "H[] F[a] G[] b");
  herald_library_move_folder_beside (test->library, h, f, TRUE);
  assert_outline (test, "F[a] H[] G[] b");
  for (guint i = 0; i < 40; i++)
    herald_library_move_folder_beside (test->library, i % 2 == 0 ? f : g, h, FALSE);
  assert_outline (test, "F[a] G[] H[] b");
  herald_test_library_reopen (test);
  assert_outline (test, "F[a] G[] H[] b");
}

static void
test_sources_and_folders_go_up_and_down (void)
{
  g_autoptr (HeraldTestLibrary) test = herald_test_library_new ();
  HeraldFolder *f = herald_test_library_add_folder (test, "F");
  HeraldSource *a = add (test, "a", NULL);

  add (test, "b", NULL);
  herald_test_library_add_folder (test, "G");
  assert_outline (test, "F[] G[] a b");
  herald_library_move_by (test->library, G_OBJECT (a), -1);
  assert_outline (test, "F[] G[] a b");
  herald_library_move_by (test->library, G_OBJECT (a), 1);
  assert_outline (test, "F[] G[] b a");
  herald_library_move_by (test->library, G_OBJECT (a), 1);
  assert_outline (test, "F[] G[] b a");
  herald_library_move_by (test->library, G_OBJECT (f), 1);
  assert_outline (test, "G[] F[] b a");
  herald_library_move_by (test->library, G_OBJECT (f), -1);
  assert_outline (test, "F[] G[] b a");
  herald_test_library_reopen (test);
  assert_outline (test, "F[] G[] b a");
}

static void
test_many_moves_to_one_place (void)
{
  g_autoptr (HeraldTestLibrary) test = herald_test_library_new ();
  HeraldSource *moved[] = { add (test, "a", NULL), add (test, "b", NULL) };
  Changes changes = { 0, };

  add (test, "c", NULL);
  add (test, "d", NULL);
  g_signal_connect (herald_library_get_outline (test->library), "items-changed", G_CALLBACK (items_changed_cb),
                    &changes);

  /* There is room for ten halvings; behind them, the neighbours are given new positions. */
  for (guint i = 0; i < 40; i++)
    herald_library_move_source (test->library, moved[i % 2], NULL, 2);

  assert_outline (test, "c a b d");
  g_assert_cmpuint (changes.n_removed, ==, 40);
  herald_test_library_settle (test);
  g_assert_cmpuint (changes.n_removed, ==, 40);
  herald_test_library_reopen (test);
  assert_outline (test, "c a b d");
}

static void
test_removed_source_comes_back_where_it_was (void)
{
  g_autoptr (HeraldTestLibrary) test = herald_test_library_new ();
  HeraldFolder *folder = herald_test_library_add_folder (test, "F");
  g_autoptr (HeraldSource) b = NULL;
  gint64 id;

  add (test, "a", folder);
  b = g_object_ref (add (test, "b", folder));
  add (test, "c", folder);
  id = herald_source_get_id (b);
  herald_test_library_add_stories (test, b, 0, 7, NOON, 60);
  g_assert_cmpuint (herald_folder_get_unread (folder), ==, 7);

  herald_library_remove_source (test->library, b);
  assert_outline (test, "F[a c]");
  g_assert_cmpuint (herald_folder_get_unread (folder), ==, 0);
  g_assert_null (herald_library_get_source (test->library, id));
  g_assert_null (herald_library_find_source (test->library, "https://example.org/b"));
  herald_test_library_settle (test);

  herald_library_restore_source (test->library, b);
  assert_outline (test, "F[a b c]");
  g_assert_true (herald_library_get_source (test->library, id) == b);
  herald_test_library_settle (test);
  g_assert_cmpuint (herald_folder_get_unread (folder), ==, 7);
  g_assert_cmpuint (herald_source_get_unread (b), ==, 7);
}

static void
test_source_added_again_has_its_stories (void)
{
  g_autoptr (HeraldTestLibrary) test = herald_test_library_new ();
  HeraldSource *source = herald_test_library_add_source (test, "https://example.org/a", NULL);
  g_autoptr (HeraldStoryList) list = NULL;

  herald_test_library_add_stories (test, source, 0, 7, NOON, 60);
  herald_library_remove_source (test->library, source);
  herald_test_library_reopen (test);
  assert_outline (test, "");

  source = herald_test_library_add_source (test, "https://example.org/a", NULL);
  g_assert_cmpuint (herald_source_get_unread (source), ==, 7);
  list = herald_test_library_list (test, HERALD_STORY_SCOPE_ALL, 0);
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (list)), ==, 7);
}

static void
test_sources_leave_a_removed_folder (void)
{
  g_autoptr (HeraldTestLibrary) test = herald_test_library_new ();
  HeraldFolder *folder = herald_test_library_add_folder (test, "F");
  HeraldSource *a = add (test, "a", folder);
  g_autoptr (GPtrArray) inside = NULL;

  add (test, "b", NULL);
  add (test, "c", folder);
  inside = herald_library_remove_folder (test->library, folder);
  assert_outline (test, "a b c");
  g_assert_cmpint (herald_source_get_folder_id (a), ==, 0);
  herald_test_library_reopen (test);
  assert_outline (test, "a b c");
}

static gboolean
has_two_folders (gpointer folders)
{
  return g_list_model_get_n_items (folders) == 2;
}

static void
test_removed_folder_comes_back_where_it_was (void)
{
  g_autoptr (HeraldTestLibrary) test = herald_test_library_new ();
  g_autoptr (HeraldFolder) folder = g_object_ref (herald_test_library_add_folder (test, "F"));
  HeraldFolder *other = herald_test_library_add_folder (test, "G");
  HeraldSource *moved = add (test, "b", folder);
  g_autoptr (HeraldSource) removed = g_object_ref (add (test, "d", folder));
  g_autoptr (GPtrArray) inside = NULL;

  add (test, "a", folder);
  add (test, "c", NULL);
  inside = herald_library_remove_folder (test->library, folder);
  herald_library_move_source (test->library, moved, other, 0);
  herald_library_remove_source (test->library, removed);
  assert_outline (test, "G[b] a c");

  herald_library_restore_folder (test->library, folder, inside);
  herald_test_library_wait_for (has_two_folders, herald_library_get_folders (test->library));
  assert_outline (test, "F[a] G[b] c");
  herald_test_library_reopen (test);
  assert_outline (test, "F[a] G[b] c");
}

static void
test_folder_edits_are_stored (void)
{
  g_autoptr (HeraldTestLibrary) test = herald_test_library_new ();
  HeraldFolder *folder = herald_test_library_add_folder (test, "F");

  g_assert_true (herald_folder_get_expanded (folder));
  herald_library_rename_folder (test->library, folder, "G");
  herald_library_set_folder_expanded (test->library, folder, FALSE);
  g_assert_cmpstr (herald_folder_get_title (folder), ==, "G");

  herald_test_library_reopen (test);
  {
    g_autoptr (HeraldFolder) stored = g_list_model_get_item (herald_library_get_folders (test->library), 0);

    g_assert_cmpstr (herald_folder_get_title (stored), ==, "G");
    g_assert_false (herald_folder_get_expanded (stored));
  }
}

static void
test_what_cannot_be_stored_is_taken_back (void)
{
  g_autoptr (HeraldTestLibrary) test = herald_test_library_new ();
  HeraldFolder *folder = herald_test_library_add_folder (test, "F");
  g_autoptr (HeraldSource) a = g_object_ref (add (test, "a", folder));
  g_autoptr (GPtrArray) inside = NULL;
  g_autoptr (GError) error = NULL;

  add (test, "b", NULL);
  herald_test_library_settle (test);
  herald_library_close (test->library);
  g_signal_connect (test->library, "write-failed", G_CALLBACK (write_failed_cb), &error);

  herald_library_rename_source (test->library, a, "z");
  g_assert_cmpstr (herald_source_get_name (a), ==, "z");
  herald_test_library_wait_for (has_failed, &error);
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CLOSED);
  assert_outline (test, "F[a] b");

  g_clear_error (&error);
  herald_library_move_source (test->library, a, NULL, 0);
  assert_outline (test, "F[] a b");
  herald_test_library_wait_for (has_failed, &error);
  assert_outline (test, "F[a] b");

  g_clear_error (&error);
  herald_library_remove_source (test->library, a);
  assert_outline (test, "F[] b");
  herald_test_library_wait_for (has_failed, &error);
  assert_outline (test, "F[a] b");

  g_clear_error (&error);
  inside = herald_library_remove_folder (test->library, folder);
  assert_outline (test, "a b");
  herald_test_library_wait_for (has_failed, &error);
  assert_outline (test, "F[a] b");

  g_clear_error (&error);
  herald_library_rename_folder (test->library, folder, "G");
  assert_outline (test, "G[a] b");
  herald_test_library_wait_for (has_failed, &error);
  assert_outline (test, "F[a] b");
}

static void
test_an_address_is_there_once (void)
{
  g_autoptr (HeraldTestLibrary) test = herald_test_library_new ();
  HeraldSource *a = herald_test_library_add_source (test, "https://example.org/a", NULL);
  HeraldSource *b = herald_test_library_add_source (test, "https://example.org/b", NULL);
  g_autoptr (HeraldSourceRecord) record = herald_source_record_new ("https://example.org/a");
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (GError) failure = NULL;
  GAsyncResult *slot = NULL;

  herald_library_add_source_async (test->library, record, NULL, herald_test_take_result, &slot);
  result = herald_test_await (&slot);
  g_assert_null (herald_library_add_source_finish (test->library, result, &error));
  g_assert_error (error, HERALD_STORE_ERROR, HERALD_STORE_ERROR_EXISTS);
  g_assert_true (herald_library_find_source (test->library, "https://example.org/a") == a);

  g_signal_connect (test->library, "write-failed", G_CALLBACK (write_failed_cb), &failure);
  herald_library_set_source_address (test->library, b, "https://example.org/a");
  herald_test_library_wait_for (has_failed, &failure);
  g_assert_error (failure, HERALD_STORE_ERROR, HERALD_STORE_ERROR_EXISTS);
  g_assert_cmpstr (herald_source_get_address (b), ==, "https://example.org/b");
}

static void
test_another_address_forgets_validators (void)
{
  g_autoptr (HeraldTestLibrary) test = herald_test_library_new ();
  HeraldSource *source = herald_test_library_add_source (test, "https://example.org/a", NULL);
  g_autoptr (HeraldSourceRecord) fetched = herald_source_record_copy (herald_source_get_record (source));
  g_autoptr (HeraldFeedDocument) document = herald_test_library_make_document (0, 1, NOON, 1);
  g_autoptr (HeraldChangeSet) changes = NULL;
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  GAsyncResult *slot = NULL;

  fetched->etag = g_strdup ("\"1\"");
  fetched->failure = HERALD_FAILURE_BUSY;
  document->title = g_strdup ("Title");
  document->link = g_strdup ("https://example.org/");
  herald_library_merge_async (test->library, source, fetched, document, NULL, herald_test_take_result, &slot);
  result = herald_test_await (&slot);
  changes = herald_library_merge_finish (test->library, result, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (herald_source_get_name (source), ==, "Title");
  g_assert_cmpstr (herald_source_get_home (source), ==, "https://example.org/");
  g_assert_true (herald_source_get_failing (source));
  g_assert_cmpstr (herald_source_get_record (source)->etag, ==, "\"1\"");

  herald_library_set_source_address (test->library, source, "https://example.org/b");
  herald_test_library_settle (test);
  g_assert_null (herald_source_get_record (source)->etag);
  g_assert_cmpstr (herald_source_get_address (source), ==, "https://example.org/b");
  g_assert_cmpstr (herald_source_get_name (source), ==, "Title");
}

static void
test_icons_are_stored (void)
{
  g_autoptr (HeraldTestLibrary) test = herald_test_library_new ();
  HeraldSource *source = herald_test_library_add_source (test, "https://example.org/a", NULL);
  g_autoptr (GBytes) icon = g_bytes_new_static ("icon", 4);

  herald_library_set_source_icon (test->library, source, "https://example.org/icon.png", icon);
  g_assert_true (herald_source_get_icon (source) == icon);

  herald_test_library_reopen (test);
  herald_test_library_settle (test);
  source = herald_library_find_source (test->library, "https://example.org/a");
  g_assert_nonnull (herald_source_get_icon (source));
  g_assert_true (g_bytes_equal (herald_source_get_icon (source), icon));
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/engine/outline/folders-stand-first", test_folders_stand_first);
  g_test_add_func ("/engine/outline/moves-are-small", test_moves_are_small);
  g_test_add_func ("/engine/outline/sources-are-put-beside-others", test_sources_are_put_beside_others);
  g_test_add_func ("/engine/outline/folders-are-put-beside-others", test_folders_are_put_beside_others);
  g_test_add_func ("/engine/outline/sources-and-folders-go-up-and-down", test_sources_and_folders_go_up_and_down);
  g_test_add_func ("/engine/outline/many-moves-to-one-place", test_many_moves_to_one_place);
  g_test_add_func ("/engine/outline/removed-source-comes-back-where-it-was",
                   test_removed_source_comes_back_where_it_was);
  g_test_add_func ("/engine/outline/source-added-again-has-its-stories", test_source_added_again_has_its_stories);
  g_test_add_func ("/engine/outline/sources-leave-a-removed-folder", test_sources_leave_a_removed_folder);
  g_test_add_func ("/engine/outline/removed-folder-comes-back-where-it-was",
                   test_removed_folder_comes_back_where_it_was);
  g_test_add_func ("/engine/outline/folder-edits-are-stored", test_folder_edits_are_stored);
  g_test_add_func ("/engine/outline/what-cannot-be-stored-is-taken-back", test_what_cannot_be_stored_is_taken_back);
  g_test_add_func ("/engine/outline/an-address-is-there-once", test_an_address_is_there_once);
  g_test_add_func ("/engine/outline/another-address-forgets-validators", test_another_address_forgets_validators);
  g_test_add_func ("/engine/outline/icons-are-stored", test_icons_are_stored);

  return g_test_run ();
}
