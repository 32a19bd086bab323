/* SPDX-FileCopyrightText: 2026 The Herald founders
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "herald-starter-lists.h"

#include "herald-opml-transfer.h"
#include "herald-test-library.h"

#include "herald-uri.h"

static const HeraldStarterList *
find_list (GPtrArray  *lists,
           const char *language)
{
  const char *languages[] = { language, NULL };

  return g_ptr_array_index (lists, herald_starter_lists_find (lists, languages));
}

static void
assert_line (const char *text)
{
  g_assert_nonnull (text);
  g_assert_cmpuint (g_utf8_strlen (text, -1), >, 1);
  g_assert_cmpuint (g_utf8_strlen (text, -1), <=, 60);
  g_assert_null (strstr (text, "  "));
}

static void
test_every_translation_has_a_list (void)
{
  static const char *const languages[] = { "ar", "de", "en", "fr" };
  g_autoptr (GPtrArray) lists = herald_starter_lists_load ();

  g_assert_cmpuint (lists->len, ==, G_N_ELEMENTS (languages));
  for (guint i = 0; i < lists->len; i++)
    {
      const HeraldStarterList *list = g_ptr_array_index (lists, i);

      g_assert_cmpstr (list->language, ==, languages[i]);
      assert_line (list->plan->title);
      g_assert_cmpuint (list->plan->entries->len, >=, 10);
      g_assert_cmpuint (list->plan->folders->len, >=, 4);
    }
}

static void
test_every_source_is_whole (void)
{
  g_autoptr (GPtrArray) lists = herald_starter_lists_load ();

  for (guint i = 0; i < lists->len; i++)
    {
      const HeraldOpmlPlan *plan = ((const HeraldStarterList *) g_ptr_array_index (lists, i))->plan;

      g_assert_cmpuint (plan->skipped, ==, 0);
      for (guint j = 0; j < plan->entries->len; j++)
        {
          const HeraldOpmlEntry *entry = g_ptr_array_index (plan->entries, j);

          g_test_message ("%s", entry->record->address);
          assert_line (entry->folder);
          assert_line (entry->record->title);
          assert_line (entry->description);
          g_assert_true (g_str_has_prefix (entry->record->address, "https://"));
          g_assert_true (g_str_has_prefix (entry->record->home, "https://"));
        }
    }
}

static void
test_no_source_stands_twice (void)
{
  g_autoptr (GPtrArray) lists = herald_starter_lists_load ();
  g_autoptr (GHashTable) seen = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  for (guint i = 0; i < lists->len; i++)
    {
      const HeraldOpmlPlan *plan = ((const HeraldStarterList *) g_ptr_array_index (lists, i))->plan;

      g_assert_cmpuint (plan->known, ==, 0);
      for (guint j = 0; j < plan->entries->len; j++)
        {
          const HeraldOpmlEntry *entry = g_ptr_array_index (plan->entries, j);
          char *normal = herald_uri_normalize (entry->record->address);

          g_assert_nonnull (normal);
          g_test_message ("%s", normal);
          g_assert_true (g_hash_table_add (seen, normal));
        }
    }
}

static void
test_the_first_language_with_a_list_is_taken (void)
{
  static const char *const swiss[] = { "de_CH.UTF-8", "de_CH", "de.UTF-8", "de", "C", NULL };
  static const char *const norwegian[] = { "nb_NO.UTF-8", "nb_NO", "nb", "fr", "de", "C", NULL };
  static const char *const japanese[] = { "ja_JP.UTF-8", "ja_JP", "ja", "C", NULL };
  g_autoptr (GPtrArray) lists = herald_starter_lists_load ();
  const HeraldStarterList *list;

  list = g_ptr_array_index (lists, herald_starter_lists_find (lists, swiss));
  g_assert_cmpstr (list->language, ==, "de");
  list = g_ptr_array_index (lists, herald_starter_lists_find (lists, norwegian));
  g_assert_cmpstr (list->language, ==, "fr");
  list = g_ptr_array_index (lists, herald_starter_lists_find (lists, japanese));
  g_assert_cmpstr (list->language, ==, "en");
}

static HeraldOpmlImport
add (HeraldTestLibrary *self,
     GPtrArray         *entries)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  GAsyncResult *slot = NULL;
  HeraldOpmlImport import;

  herald_opml_import_plan_async (self->library, herald_opml_plan_pick (entries), NULL, herald_test_take_result, &slot);
  result = herald_test_await (&slot);
  g_assert_true (herald_opml_import_finish (result, &import, &error));
  g_assert_no_error (error);

  return import;
}

static void
test_only_what_was_picked_is_added (void)
{
  g_autoptr (HeraldTestLibrary) self = herald_test_library_new ();
  g_autoptr (GPtrArray) lists = herald_starter_lists_load ();
  g_autoptr (GPtrArray) picked = g_ptr_array_new ();
  const HeraldOpmlPlan *german = find_list (lists, "de")->plan;
  const HeraldOpmlPlan *french = find_list (lists, "fr")->plan;
  const HeraldOpmlEntry *first = g_ptr_array_index (german->entries, 0);
  const HeraldOpmlEntry *last = g_ptr_array_index (french->entries, french->entries->len - 1);
  HeraldOpmlImport import;
  HeraldSource *source;
  HeraldFolder *folder;

  g_ptr_array_add (picked, (gpointer) first);
  g_ptr_array_add (picked, g_ptr_array_index (german->entries, 1));
  g_ptr_array_add (picked, (gpointer) last);
  import = add (self, picked);

  g_assert_cmpuint (import.added, ==, 3);
  g_assert_cmpuint (g_list_model_get_n_items (herald_library_get_folders (self->library)), ==, 2);
  source = herald_library_find_source (self->library, last->record->address);
  g_assert_cmpstr (herald_source_get_name (source), ==, last->record->title);
  folder = herald_library_get_folder (self->library, herald_source_get_folder_id (source));
  g_assert_cmpstr (herald_folder_get_title (folder), ==, last->folder);

  g_ptr_array_set_size (picked, 1);
  import = add (self, picked);
  g_assert_cmpuint (import.added, ==, 0);
  g_assert_cmpuint (import.known, ==, 1);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/starter-lists/every-translation-has-a-list", test_every_translation_has_a_list);
  g_test_add_func ("/starter-lists/every-source-is-whole", test_every_source_is_whole);
  g_test_add_func ("/starter-lists/no-source-stands-twice", test_no_source_stands_twice);
  g_test_add_func ("/starter-lists/the-first-language-with-a-list-is-taken",
                   test_the_first_language_with_a_list_is_taken);
  g_test_add_func ("/starter-lists/only-what-was-picked-is-added", test_only_what_was_picked_is_added);

  return g_test_run ();
}
