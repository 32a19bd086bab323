/* SPDX-FileCopyrightText: 2026 The Herald founders
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "store-fixture.h"

#include <string.h>

/* Prints how fast documents are merged: bench-merge [DOCUMENTS [STORIES]]. Not a test; run it by hand. */

static char *
make_text (GRand *rand,
           gsize  size)
{
  GString *text = g_string_sized_new (size + 16);

  /* Some words are frequent and most are rare, as in a language. */
  while (text->len < size)
    {
      double u = g_rand_double (rand);
      guint word = (guint) (u * u * u * 20000.0);

      g_string_append_printf (text, "w%x%s ", word * 2654435761U % 0xfffff, word % 7 == 0 ? "ing" : "");
    }

  return g_string_free (text, FALSE);
}

static HeraldFeedDocument *
make_document (GRand *rand,
               guint  number,
               guint  n_stories)
{
  HeraldFeedDocument *document = herald_feed_document_new ();

  for (guint i = 0; i < n_stories; i++)
    {
      g_autofree char *guid = g_strdup_printf ("https://source%u.example/stories/%u", number, i);
      g_autofree char *title = make_text (rand, 60);
      HeraldStoryRecord *story = add_story (document, guid, title, 1700000000 - 60 * (gint64) (i * 500 + number));

      g_free (story->text);
      g_free (story->content);
      story->link = g_strdup (guid);
      story->text = make_text (rand, 2160);
      story->content = g_strdup_printf ("<div class=\"content\"><p>%s</p>%0640d</div>", story->text, 0);
      story->preview = g_strndup (story->text, 200);
    }

  return document;
}

static void
merged_cb (GObject      *object,
           GAsyncResult *result,
           gpointer      user_data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (HeraldChangeSet) changes = herald_store_merge_finish (HERALD_STORE (object), result, &error);

  g_assert_no_error (error);
  (*(guint *) user_data)++;
}

static double
merge_all (HeraldStore  *store,
           GPtrArray    *documents,
           const gint64 *sources)
{
  gint64 begin = g_get_monotonic_time ();
  guint n_done = 0;

  for (guint i = 0; i < documents->len; i++)
    {
      g_autoptr (HeraldSourceRecord) source = herald_source_record_new ("https://unused.example/");

      source->id = sources[i];
      herald_store_merge_async (store, source, g_ptr_array_index (documents, i), NULL, merged_cb, &n_done);
    }
  while (n_done < documents->len)
    g_main_context_iteration (NULL, TRUE);

  return (double) (g_get_monotonic_time () - begin) / G_USEC_PER_SEC;
}

static void
time_query (HeraldStore      *store,
            const char       *name,
            HeraldStoryScope  scope,
            gint64            scope_id,
            const char       *words)
{
  g_autoptr (HeraldStoryQuery) value = herald_story_query_new (scope, scope_id);
  g_autoptr (HeraldStoryIds) ids = NULL;
  gint64 begin;

  value->search = g_strdup (words);
  begin = g_get_monotonic_time ();
  ids = query_full (store, value, NULL);
  g_print ("%-10s %7u stories in %.2f ms\n", name, ids->ids->len,
           (double) (g_get_monotonic_time () - begin) / 1000.0);
}

int
main (int   argc,
      char *argv[])
{
  guint n_documents = argc > 1 ? (guint) atoi (argv[1]) : 500;
  guint n_stories = argc > 2 ? (guint) atoi (argv[2]) : 50;
  g_autoptr (GPtrArray) documents = g_ptr_array_new_with_free_func ((GDestroyNotify) herald_feed_document_unref);
  g_autoptr (GRand) rand = g_rand_new_with_seed (1);
  g_autofree gint64 *sources = g_new (gint64, n_documents);
  g_autoptr (HeraldChangeSet) changes = NULL;
  g_autoptr (HeraldChangeSet) undone = NULL;
  StoreFixture fixture = { 0, };
  gint64 begin, folder_id;
  double seconds;

  store_fixture_set_up (&fixture, NULL);
  folder_id = save_folder (fixture.store, 0, "Half", 0);
  for (guint i = 0; i < n_documents; i++)
    {
      g_autofree char *address = g_strdup_printf ("https://source%u.example/feed", i);

      sources[i] = add_source (fixture.store, address, i % 2 == 0 ? folder_id : 0);
      g_ptr_array_add (documents, make_document (rand, i, n_stories));
    }

  seconds = merge_all (fixture.store, documents, sources);
  g_print ("merged     %7u stories in %.2f s: %.0f/s\n", n_documents * n_stories, seconds,
           n_documents * n_stories / seconds);
  seconds = merge_all (fixture.store, documents, sources);
  g_print ("again      %7u stories in %.2f s: %.0f/s\n", n_documents * n_stories, seconds,
           n_documents * n_stories / seconds);
  time_query (fixture.store, "all", HERALD_STORY_SCOPE_ALL, 0, NULL);
  time_query (fixture.store, "unread", HERALD_STORY_SCOPE_UNREAD, 0, NULL);
  time_query (fixture.store, "folder", HERALD_STORY_SCOPE_FOLDER, folder_id, NULL);
  time_query (fixture.store, "source", HERALD_STORY_SCOPE_SOURCE, sources[0], NULL);
  time_query (fixture.store, "frequent", HERALD_STORY_SCOPE_ALL, 0, "w0");
  time_query (fixture.store, "rare", HERALD_STORY_SCOPE_ALL, 0, "w9e37");

  begin = g_get_monotonic_time ();
  changes = mark_all_read (fixture.store, HERALD_STORY_SCOPE_ALL, 0);
  g_print ("mark all   %7u stories in %.2f s\n", changes->changed->len,
           (double) (g_get_monotonic_time () - begin) / G_USEC_PER_SEC);
  begin = g_get_monotonic_time ();
  undone = set_read (fixture.store, (const gint64 *) (gpointer) changes->changed->data, changes->changed->len, FALSE);
  g_print ("undo       %7u stories in %.2f s\n", undone->changed->len,
           (double) (g_get_monotonic_time () - begin) / G_USEC_PER_SEC);
  g_print ("file       %.1f MB\n",
           (double) store_fixture_read_int (&fixture, "SELECT page_count * page_size FROM pragma_page_count,"
                                                      " pragma_page_size") / 1e6);
  store_fixture_tear_down (&fixture, NULL);

  return 0;
}
