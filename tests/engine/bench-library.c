/* SPDX-FileCopyrightText: 2026 The Herald founders
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "herald-library.h"
#include "herald-test-news.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/*
 * Tells how long a person waits for a library, as lines of a name and a figure (milliseconds, MB or a number):
 *
 *   bench-library make FILE STORIES [WORDS]   makes a library of stories that have so many words each
 *   bench-library measure FILE                measures with one that was made so
 */

#define STORIES_PER_SOURCE 500
#define N_FOLDERS 20

/* More documents than this are not made before the store has taken some. */
#define MAX_WAITING 100

static void
take_result_cb (GObject      *object,
                GAsyncResult *result,
                gpointer      slot)
{
  *(GAsyncResult **) slot = g_object_ref (result);
}

static GAsyncResult *
await (GAsyncResult **slot)
{
  while (*slot == NULL)
    g_main_context_iteration (NULL, TRUE);

  return *slot;
}

static void
print_time (const char *name,
            gint64      begin)
{
  printf ("%s %.3f\n", name, (double) (g_get_monotonic_time () - begin) / 1000.0);
}

static void
print_figure (const char *name,
              const char *status,
              const char *field)
{
  const char *line = strstr (status, field);

  if (line != NULL)
    printf ("%s %.1f\n", name, g_ascii_strtod (line + strlen (field), NULL) * 1024 / 1e6);
}

/* The resident set as it is, and the greatest so far, as the kernel tells them. */
static void
print_memory (const char *name)
{
  g_autofree char *peak = g_strconcat (name, "-peak", NULL);
  g_autofree char *status = NULL;

  if (!g_file_get_contents ("/proc/self/status", &status, NULL, NULL))
    return;

  print_figure (name, status, "VmRSS:");
  print_figure (peak, status, "VmHWM:");
}

static HeraldLibrary *
open_library (const char *path)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  HeraldLibrary *library;

  herald_library_open_async (path, NULL, take_result_cb, &result);
  library = herald_library_open_finish (await (&result), &error);
  g_assert_no_error (error);

  return library;
}

static void
close_library (HeraldLibrary *library)
{
  herald_library_close (library);
  while (g_main_context_iteration (NULL, FALSE))
    continue;
  g_object_unref (library);
}

/* Making. */

static GPtrArray *
add_sources (HeraldLibrary *library,
             guint          n_sources)
{
  g_autoptr (GPtrArray) records = g_ptr_array_new_with_free_func ((GDestroyNotify) herald_source_record_unref);
  g_autoptr (GAsyncResult) added = NULL;
  g_autoptr (GError) error = NULL;
  gint64 folder_ids[N_FOLDERS];
  GPtrArray *sources;

  for (guint i = 0; i < N_FOLDERS; i++)
    {
      g_autofree char *title = g_strdup_printf ("Folder %u", i);
      g_autoptr (GAsyncResult) result = NULL;
      g_autoptr (HeraldFolder) folder = NULL;

      herald_library_add_folder_async (library, title, NULL, take_result_cb, &result);
      folder = herald_library_add_folder_finish (library, await (&result), &error);
      g_assert_no_error (error);
      folder_ids[i] = herald_folder_get_id (folder);
    }

  for (guint i = 0; i < n_sources; i++)
    {
      g_autofree char *address = g_strdup_printf ("https://source%u.example/feed", i);
      HeraldSourceRecord *record = herald_source_record_new (address);

      record->title = g_strdup_printf ("Source %u", i);
      record->folder_id = folder_ids[i % N_FOLDERS];
      g_ptr_array_add (records, record);
    }
  if (records->len == 0)
    return g_steal_pointer (&records);

  herald_library_add_sources_async (library, (HeraldSourceRecord **) records->pdata, records->len, NULL,
                                    take_result_cb, &added);
  sources = herald_library_add_sources_finish (library, await (&added), &error);
  g_assert_no_error (error);

  return sources;
}

static void
merged_cb (GObject      *object,
           GAsyncResult *result,
           gpointer      n_waiting)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (HeraldChangeSet) changes = herald_library_merge_finish (HERALD_LIBRARY (object), result, &error);

  g_assert_no_error (error);
  (*(guint *) n_waiting)--;
}

static void
make (const char *path,
      guint       n_stories,
      guint       n_words)
{
  HeraldLibrary *library = open_library (path);
  guint n_sources = (n_stories + STORIES_PER_SOURCE - 1) / STORIES_PER_SOURCE;
  g_autoptr (GPtrArray) sources = add_sources (library, n_sources);
  gint64 begin = g_get_monotonic_time ();
  guint n_waiting = 0;

  for (guint i = 0; i < n_sources; i++)
    {
      guint n = MIN (STORIES_PER_SOURCE, n_stories - i * STORIES_PER_SOURCE);
      g_autoptr (HeraldFeedDocument) document = herald_test_news_make_document (i, n, n_words);
      HeraldSource *source = g_ptr_array_index (sources, i);

      n_waiting++;
      herald_library_merge_async (library, source, herald_source_get_record (source), document, NULL,
                                  merged_cb, &n_waiting);
      while (n_waiting > MAX_WAITING)
        g_main_context_iteration (NULL, TRUE);
    }
  while (n_waiting > 0)
    g_main_context_iteration (NULL, TRUE);

  print_time ("made", begin);
  close_library (library);
}

/* Measuring. */

static gboolean
is_shown (HeraldStoryList *list,
          guint            position)
{
  g_autoptr (HeraldStory) story = g_list_model_get_item (G_LIST_MODEL (list), position);

  return story != NULL && herald_story_get_loaded (story);
}

static guint
count (HeraldStoryList *list)
{
  return g_list_model_get_n_items (G_LIST_MODEL (list));
}

/* Until the first headline can be read. */
static HeraldStoryList *
measure_list (HeraldLibrary    *library,
              const char       *name,
              HeraldStoryQuery *query)
{
  gint64 begin = g_get_monotonic_time ();
  HeraldStoryList *list = herald_library_list_stories (library, query);

  while (herald_story_list_get_loading (list) || (count (list) > 0 && !is_shown (list, 0)))
    g_main_context_iteration (NULL, TRUE);
  print_time (name, begin);

  return list;
}

/* Until its last headline is in the list, which begins with a part of a long one. */
static void
measure_rest (HeraldStoryList *list,
              const char      *name)
{
  gint64 begin = g_get_monotonic_time ();

  while (!herald_story_list_get_whole (list))
    g_main_context_iteration (NULL, TRUE);
  if (name != NULL)
    print_time (name, begin);
}

static void
measure_scope (HeraldLibrary    *library,
               const char       *name,
               HeraldStoryScope  scope,
               gint64            scope_id)
{
  g_autoptr (HeraldStoryQuery) query = herald_story_query_new (scope, scope_id);
  g_autoptr (HeraldStoryList) list = measure_list (library, name, query);
  g_autofree char *rest = g_strconcat (name, "-rest", NULL);

  measure_rest (list, rest);
}

static void
measure_search (HeraldLibrary *library,
                const char    *name,
                const char    *words)
{
  g_autoptr (HeraldStoryQuery) query = herald_story_query_new (HERALD_STORY_SCOPE_ALL, 0);
  g_autoptr (HeraldStoryList) list = NULL;

  query->search = g_strdup (words);
  list = measure_list (library, name, query);
  measure_rest (list, NULL);
  printf ("%s-found %u\n", name, count (list));
}

/* Words that many stories have, some, or nearly all, and the beginning of some. */
static void
measure_searches (HeraldLibrary *library)
{
  g_autoptr (GString) one = g_string_new (NULL);
  g_autoptr (GString) three = g_string_new (NULL);
  g_autoptr (GString) prefix = g_string_new (NULL);
  g_autoptr (GString) everywhere = g_string_new (NULL);

  herald_test_news_append_word (one, 1000);
  for (guint rank = 10; rank <= 30; rank += 10)
    {
      herald_test_news_append_word (three, rank);
      g_string_append_c (three, ' ');
    }
  herald_test_news_append_word (prefix, 2000);
  g_string_truncate (prefix, 3);
  herald_test_news_append_word (everywhere, 0);

  measure_search (library, "search-word", one->str);
  measure_search (library, "search-three", three->str);
  measure_search (library, "search-prefix", prefix->str);
  measure_search (library, "search-everywhere", everywhere->str);
}

static void
measure_middle (HeraldLibrary *library)
{
  g_autoptr (HeraldStoryQuery) query = herald_story_query_new (HERALD_STORY_SCOPE_ALL, 0);
  g_autoptr (HeraldStoryList) list = measure_list (library, "all-again", query);
  gint64 begin;

  measure_rest (list, NULL);
  begin = g_get_monotonic_time ();
  if (count (list) == 0)
    return;

  while (!is_shown (list, count (list) / 2))
    g_main_context_iteration (NULL, TRUE);
  print_time ("middle", begin);
}

static void
measure_marking (HeraldLibrary *library)
{
  g_autoptr (HeraldStoryQuery) query = herald_story_query_new (HERALD_STORY_SCOPE_ALL, 0);
  g_autoptr (GAsyncResult) marked = NULL;
  g_autoptr (GAsyncResult) undone = NULL;
  g_autoptr (GArray) ids = NULL;
  g_autoptr (GError) error = NULL;
  gint64 begin = g_get_monotonic_time ();

  herald_library_mark_all_read_async (library, query, NULL, take_result_cb, &marked);
  ids = herald_library_mark_all_read_finish (library, await (&marked), &error);
  g_assert_no_error (error);
  print_time ("mark-all", begin);

  begin = g_get_monotonic_time ();
  herald_library_set_ids_read_async (library, ids, FALSE, NULL, take_result_cb, &undone);
  herald_library_set_ids_read_finish (library, await (&undone), &error);
  g_assert_no_error (error);
  print_time ("undo", begin);
}

static void
measure (const char *path)
{
  gint64 begin = g_get_monotonic_time ();
  HeraldLibrary *library = open_library (path);
  HeraldFolder *folder;

  print_time ("open", begin);
  measure_scope (library, "all", HERALD_STORY_SCOPE_ALL, 0);
  measure_scope (library, "unread", HERALD_STORY_SCOPE_UNREAD, 0);
  folder = herald_library_find_folder (library, "Folder 0");
  measure_scope (library, "folder", HERALD_STORY_SCOPE_FOLDER, folder != NULL ? herald_folder_get_id (folder) : 0);
  measure_middle (library);
  print_memory ("memory-reading");
  measure_searches (library);
  print_memory ("memory-searching");
  measure_marking (library);
  print_memory ("memory-marking");
  close_library (library);
}

int
main (int    argc,
      char **argv)
{
  if (argc >= 4 && strcmp (argv[1], "make") == 0)
    make (argv[2], (guint) atoi (argv[3]), argc > 4 ? (guint) atoi (argv[4]) : 100);
  else if (argc == 3 && strcmp (argv[1], "measure") == 0)
    measure (argv[2]);
  else
    {
      fprintf (stderr, "usage: bench-library make FILE STORIES [WORDS] | measure FILE\n");
      return 2;
    }

  return 0;
}
