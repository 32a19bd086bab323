/* SPDX-FileCopyrightText: 2026 The Herald founders
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "herald-opml-transfer.h"
#include "herald-test-library.h"

#include "herald-failure.h"

#include <string.h>

#define OPML(body) "<?xml version=\"1.0\"?><opml version=\"2.0\"><head><title>Mine</title></head><body>" body \
                   "</body></opml>"
#define FEED(name) "<outline type=\"rss\" text=\"" name "\" xmlUrl=\"https://example.org/" name "\"/>"

static gboolean
import_text (HeraldTestLibrary  *self,
             const char         *text,
             HeraldOpmlImport   *import,
             GError            **error)
{
  g_autoptr (GBytes) bytes = g_bytes_new (text, strlen (text));
  g_autoptr (GAsyncResult) result = NULL;
  GAsyncResult *slot = NULL;

  herald_opml_import_async (self->library, bytes, NULL, NULL, NULL, herald_test_take_result, &slot);
  result = herald_test_await (&slot);

  return herald_opml_import_finish (result, import, error);
}

static HeraldOpmlImport
import_well (HeraldTestLibrary *self,
             const char        *text)
{
  HeraldOpmlImport import = { 0, };
  g_autoptr (GError) error = NULL;

  import_text (self, text, &import, &error);
  g_assert_no_error (error);

  return import;
}

static guint
count_sources (HeraldTestLibrary *self)
{
  return g_list_model_get_n_items (herald_library_get_sources (self->library));
}

static void
assert_folder (HeraldTestLibrary *self,
               guint              position,
               const char        *title,
               guint              n_sources)
{
  g_autoptr (HeraldFolder) folder = g_list_model_get_item (herald_library_get_folders (self->library), position);

  g_assert_nonnull (folder);
  g_assert_cmpstr (herald_folder_get_title (folder), ==, title);
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (folder)), ==, n_sources);
}

static void
test_sources_come_with_names_and_folders (void)
{
  g_autoptr (HeraldTestLibrary) self = herald_test_library_new ();
  HeraldOpmlImport import;
  HeraldSource *source;

  import = import_well (self, OPML (FEED ("a") "<outline text=\"Coast\">" FEED ("b") FEED ("c") "</outline>"
                                    "<outline text=\"Empty\"></outline>"));

  g_assert_cmpuint (import.added, ==, 3);
  g_assert_cmpuint (import.known, ==, 0);
  g_assert_cmpuint (import.skipped, ==, 1);
  g_assert_cmpuint (g_list_model_get_n_items (herald_library_get_folders (self->library)), ==, 1);
  assert_folder (self, 0, "Coast", 2);
  source = herald_library_find_source (self->library, "https://example.org/b");
  g_assert_cmpstr (herald_source_get_name (source), ==, "b");
}

static void
test_folders_are_flattened_to_two_names (void)
{
  g_autoptr (HeraldTestLibrary) self = herald_test_library_new ();

  import_well (self, OPML ("<outline text=\"A\">" FEED ("1") "<outline text=\"B\">" FEED ("2")
                           "<outline text=\"C\">" FEED ("3") "</outline></outline></outline>"));

  assert_folder (self, 0, "A", 1);
  assert_folder (self, 1, "A / B", 2);
}

static void
test_known_sources_are_counted (void)
{
  g_autoptr (HeraldTestLibrary) self = herald_test_library_new ();
  HeraldOpmlImport import;

  import_well (self, OPML (FEED ("a") "<outline text=\"Coast\">" FEED ("b") "</outline>"));
  import = import_well (self, OPML (FEED ("a") FEED ("c") "<outline text=\"Coast\">" FEED ("c") FEED ("d")
                                    "</outline>"));

  g_assert_cmpuint (import.added, ==, 2);
  g_assert_cmpuint (import.known, ==, 2);
  g_assert_cmpuint (count_sources (self), ==, 4);
  assert_folder (self, 0, "Coast", 2);
}

static void
test_commands_and_files_are_skipped (void)
{
  g_autoptr (HeraldTestLibrary) self = herald_test_library_new ();
  HeraldOpmlImport import;

  import = import_well (self, OPML ("<outline text=\"1\" xmlUrl=\"|touch owned\"/>"
                                    "<outline text=\"2\" xmlUrl=\"file:///etc/passwd\"/>"
                                    "<outline text=\"3\" xmlUrl=\"exec:ls\"/>"
                                    "<outline text=\"4\" xmlUrl=\"javascript:alert(1)\"/>"
                                    "<outline text=\"5\" xmlUrl=\"feed://example.org/5\"/>"));

  g_assert_cmpuint (import.skipped, ==, 4);
  g_assert_cmpuint (import.added, ==, 1);
  g_assert_nonnull (herald_library_find_source (self->library, "https://example.org/5"));
}

static void
test_broken_file_says_so_and_changes_nothing (void)
{
  static const char * const texts[] = { "", "no opml", "<html><body>Hello</body></html>", "<opml></opml>" };
  g_autoptr (HeraldTestLibrary) self = herald_test_library_new ();

  herald_test_library_add_source (self, "https://example.org/a", NULL);
  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      g_autoptr (GError) error = NULL;

      g_assert_false (import_text (self, texts[i], NULL, &error));
      g_assert_nonnull (error);
      g_assert_true (error->domain == HERALD_FAILURE);
    }
  g_assert_cmpuint (count_sources (self), ==, 1);
}

static void
test_cut_file_gives_what_it_has (void)
{
  g_autoptr (HeraldTestLibrary) self = herald_test_library_new ();
  HeraldOpmlImport import;

  import = import_well (self, "<opml version=\"2.0\"><head/><body>" FEED ("a") FEED ("b") "<outline text=\"C");

  g_assert_cmpuint (import.added, ==, 2);
}

static void
test_thousand_folders_deep (void)
{
  g_autoptr (HeraldTestLibrary) self = herald_test_library_new ();
  g_autoptr (GString) text = g_string_new ("<opml version=\"2.0\"><head/><body>" FEED ("top"));
  HeraldOpmlImport import = { 0, };

  for (guint i = 0; i < 1000; i++)
    g_string_append_printf (text, "<outline text=\"%u\">", i);
  g_string_append (text, FEED ("deep"));
  for (guint i = 0; i < 1000; i++)
    g_string_append (text, "</outline>");
  g_string_append (text, "</body></opml>");
  import_text (self, text->str, &import, NULL);

  g_assert_cmpuint (import.added, >=, 1);
  g_assert_nonnull (herald_library_find_source (self->library, "https://example.org/top"));
}

static void
test_ten_thousand_sources (void)
{
  g_autoptr (HeraldTestLibrary) self = herald_test_library_new ();
  g_autoptr (GString) text = g_string_new ("<opml version=\"2.0\"><head/><body>");
  HeraldOpmlImport import;

  for (guint i = 0; i < 10000; i++)
    {
      if (i % 500 == 0)
        g_string_append_printf (text, "%s<outline text=\"Folder %u\">", i > 0 ? "</outline>" : "", i / 500);
      g_string_append_printf (text, "<outline text=\"%u\" xmlUrl=\"https://example.org/%u\"/>", i, i);
    }
  g_string_append (text, "</outline></body></opml>");
  g_test_timer_start ();
  import = import_well (self, text->str);
  g_test_message ("10,000 sources in %.1f s", g_test_timer_elapsed ());

  g_assert_cmpuint (import.added, ==, 10000);
  g_assert_cmpuint (g_list_model_get_n_items (herald_library_get_folders (self->library)), ==, 20);
}

static void
test_what_is_exported_can_be_imported (void)
{
  g_autoptr (HeraldTestLibrary) first = herald_test_library_new ();
  g_autoptr (HeraldTestLibrary) second = herald_test_library_new ();
  g_autofree char *text = NULL;
  HeraldOpmlImport import;
  HeraldSource *source;

  import_well (first, OPML (FEED ("a") "<outline text=\"Coast &amp; &quot;Sky&quot;\">" FEED ("b") FEED ("c")
                            "</outline>"));
  herald_library_rename_source (first->library, herald_library_find_source (first->library, "https://example.org/c"),
                                "<Sea>");
  text = herald_opml_export (first->library);
  import = import_well (second, text);

  g_assert_cmpuint (import.added, ==, 3);
  assert_folder (second, 0, "Coast & \"Sky\"", 2);
  source = herald_library_find_source (second->library, "https://example.org/c");
  g_assert_cmpstr (herald_source_get_name (source), ==, "<Sea>");
}

static void
test_import_can_be_cancelled (void)
{
  g_autoptr (HeraldTestLibrary) self = herald_test_library_new ();
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GBytes) bytes = g_bytes_new_static (OPML (FEED ("a")), strlen (OPML (FEED ("a"))));
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  GAsyncResult *slot = NULL;

  herald_opml_import_async (self->library, bytes, NULL, NULL, cancellable, herald_test_take_result, &slot);
  g_cancellable_cancel (cancellable);
  result = herald_test_await (&slot);

  g_assert_false (herald_opml_import_finish (result, NULL, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_assert_cmpuint (count_sources (self), ==, 0);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

#define ADD(path, func) g_test_add_func ("/engine/opml-transfer/" path, func)
  ADD ("sources-come-with-names-and-folders", test_sources_come_with_names_and_folders);
  ADD ("folders-are-flattened-to-two-names", test_folders_are_flattened_to_two_names);
  ADD ("known-sources-are-counted", test_known_sources_are_counted);
  ADD ("commands-and-files-are-skipped", test_commands_and_files_are_skipped);
  ADD ("broken-file-says-so-and-changes-nothing", test_broken_file_says_so_and_changes_nothing);
  ADD ("cut-file-gives-what-it-has", test_cut_file_gives_what_it_has);
  ADD ("thousand-folders-deep", test_thousand_folders_deep);
  ADD ("ten-thousand-sources", test_ten_thousand_sources);
  ADD ("what-is-exported-can-be-imported", test_what_is_exported_can_be_imported);
  ADD ("import-can-be-cancelled", test_import_can_be_cancelled);
#undef ADD

  return g_test_run ();
}
