/* SPDX-FileCopyrightText: 2026 The Herald founders
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "herald-test-library.h"

#include "herald-test-folder.h"

#include <glib/gstdio.h>
#include <unistd.h>

/* The user id of nobody. */
#define NOBODY 65534

/* Nothing that a test waits for takes so long, also under a sanitizer on a busy machine. */
#define DEADLINE (60 * G_USEC_PER_SEC)

static gboolean
wake_cb (gpointer user_data)
{
  return G_SOURCE_CONTINUE;
}

static gboolean
has_result (gpointer data)
{
  return *(GAsyncResult **) data != NULL;
}

static void
open_library (HeraldTestLibrary *self)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  GAsyncResult *slot = NULL;

  herald_library_open_async (self->path, NULL, herald_test_take_result, &slot);
  result = herald_test_await (&slot);
  self->library = herald_library_open_finish (result, &error);
  g_assert_no_error (error);
  g_assert_nonnull (self->library);
}

static void
close_library (HeraldTestLibrary *self)
{
  herald_library_close (self->library);
  while (g_main_context_iteration (NULL, FALSE))
    continue;
  g_clear_object (&self->library);
}

HeraldTestLibrary *
herald_test_library_new (void)
{
  HeraldTestLibrary *self = g_new0 (HeraldTestLibrary, 1);
  g_autoptr (GError) error = NULL;

  self->folder = g_dir_make_tmp ("herald-test-XXXXXX", &error);
  g_assert_no_error (error);
  self->path = g_build_filename (self->folder, "library.sqlite", NULL);
  open_library (self);

  return self;
}

void
herald_test_library_free (HeraldTestLibrary *self)
{
  if (self->library != NULL)
    close_library (self);
  herald_test_folder_delete (self->folder);
  g_free (self->path);
  g_free (self->folder);
  g_free (self);
}

void
herald_test_library_reopen (HeraldTestLibrary *self)
{
  close_library (self);
  open_library (self);
}

/**
 * herald_test_library_reopen_read_only:
 * @self: a library
 *
 * Opens the file anew, after taking the right to write it away from everybody. Root needs none, and is somebody else
 * meanwhile.
 *
 * Returns: whether it is open; where there is nobody else to be, the test is skipped
 */
gboolean
herald_test_library_reopen_read_only (HeraldTestLibrary *self)
{
  gboolean is_root = geteuid () == 0;

  close_library (self);
  g_assert_no_errno (g_chmod (self->path, 0444));
  g_assert_no_errno (g_chmod (self->folder, 0555));
  if (is_root && seteuid (NOBODY) < 0)
    {
      g_test_skip ("nobody else to be");
      return FALSE;
    }

  open_library (self);
  if (is_root)
    g_assert_no_errno (seteuid (0));
  g_assert_no_errno (g_chmod (self->folder, 0755));

  return TRUE;
}

/**
 * herald_test_library_add_folder:
 * @self: a library
 * @title: a name
 *
 * Returns: (transfer none): the new folder
 */
HeraldFolder *
herald_test_library_add_folder (HeraldTestLibrary *self,
                                const char        *title)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (HeraldFolder) folder = NULL;
  g_autoptr (GError) error = NULL;
  GAsyncResult *slot = NULL;

  herald_library_add_folder_async (self->library, title, NULL, herald_test_take_result, &slot);
  result = herald_test_await (&slot);
  folder = herald_library_add_folder_finish (self->library, result, &error);
  g_assert_no_error (error);

  return herald_library_get_folder (self->library, herald_folder_get_id (folder));
}

/**
 * herald_test_library_add_source:
 * @self: a library
 * @address: what it pretends to be fetched from
 * @folder: (nullable): where to
 *
 * Returns: (transfer none): the new source
 */
HeraldSource *
herald_test_library_add_source (HeraldTestLibrary *self,
                                const char        *address,
                                HeraldFolder      *folder)
{
  g_autoptr (HeraldSourceRecord) record = herald_source_record_new (address);
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (HeraldSource) source = NULL;
  g_autoptr (GError) error = NULL;
  GAsyncResult *slot = NULL;

  record->folder_id = folder != NULL ? herald_folder_get_id (folder) : 0;
  herald_library_add_source_async (self->library, record, NULL, herald_test_take_result, &slot);
  result = herald_test_await (&slot);
  source = herald_library_add_source_finish (self->library, result, &error);
  g_assert_no_error (error);

  return herald_library_get_source (self->library, herald_source_get_id (source));
}

/**
 * herald_test_library_make_document:
 * @first: number of the first story; numbers are what tells stories of one source apart
 * @n_stories: how many
 * @newest: when the first one was published
 * @step: seconds between one and the next older one
 *
 * Returns: (transfer full): a document with stories called "Story N"
 */
HeraldFeedDocument *
herald_test_library_make_document (guint  first,
                                   guint  n_stories,
                                   gint64 newest,
                                   gint64 step)
{
  HeraldFeedDocument *document = herald_feed_document_new ();

  document->format = "rss-2.0";
  for (guint i = 0; i < n_stories; i++)
    {
      HeraldStoryRecord *story = herald_story_record_new ();

      story->guid = g_strdup_printf ("story-%u", first + i);
      story->link = g_strdup_printf ("https://example.org/%u", first + i);
      story->title = g_strdup_printf ("Story %u", first + i);
      story->preview = g_strdup_printf ("What story %u says", first + i);
      story->text = g_strdup_printf ("What story %u says in many words", first + i);
      story->published = newest - i * step;
      g_ptr_array_add (document->stories, story);
    }

  return document;
}

/**
 * herald_test_library_add_stories:
 * @self: a library
 * @source: whose stories
 * @first: number of the first story
 * @n_stories: how many
 * @newest: when the first one was published
 * @step: seconds between one and the next older one
 *
 * Stores stories as if a fetch had brought them.
 */
void
herald_test_library_add_stories (HeraldTestLibrary *self,
                                 HeraldSource      *source,
                                 guint              first,
                                 guint              n_stories,
                                 gint64             newest,
                                 gint64             step)
{
  g_autoptr (HeraldFeedDocument) document = herald_test_library_make_document (first, n_stories, newest, step);
  g_autoptr (HeraldChangeSet) changes = NULL;
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  GAsyncResult *slot = NULL;

  herald_library_merge_async (self->library, source, herald_source_get_record (source), document, NULL,
                              herald_test_take_result, &slot);
  result = herald_test_await (&slot);
  changes = herald_library_merge_finish (self->library, result, &error);
  g_assert_no_error (error);
}

static gboolean
list_is_loaded (gpointer data)
{
  return herald_story_list_get_whole (data);
}

/**
 * herald_test_library_list:
 * @self: a library
 * @scope: which stories
 * @scope_id: of which source or folder
 *
 * Returns: (transfer full): a list, filled
 */
HeraldStoryList *
herald_test_library_list (HeraldTestLibrary *self,
                          HeraldStoryScope   scope,
                          gint64             scope_id)
{
  g_autoptr (HeraldStoryQuery) query = herald_story_query_new (scope, scope_id);
  HeraldStoryList *list = herald_library_list_stories (self->library, query);

  herald_test_library_wait_for (list_is_loaded, list);

  return list;
}

/**
 * herald_test_library_wait_for:
 * @condition: what shall become true
 * @data: its data
 *
 * Runs the main context until @condition holds. Fails the test where it never does.
 */
void
herald_test_library_wait_for (HeraldTestCondition condition,
                              gpointer            data)
{
  gint64 deadline = g_get_monotonic_time () + DEADLINE;
  guint wake = g_timeout_add (10, wake_cb, NULL);

  while (!condition (data))
    {
      g_assert_cmpint (g_get_monotonic_time (), <, deadline);
      g_main_context_iteration (NULL, TRUE);
    }
  g_source_remove (wake);
}

/**
 * herald_test_library_settle:
 * @self: a library
 *
 * Waits until the store has answered all that it was asked so far, and what is done at once about its answers.
 */
void
herald_test_library_settle (HeraldTestLibrary *self)
{
  g_autoptr (HeraldStoryQuery) query = herald_story_query_new (HERALD_STORY_SCOPE_ALL, 0);

  for (guint i = 0; i < 2; i++)
    {
      g_autoptr (GAsyncResult) result = NULL;
      GAsyncResult *slot = NULL;

      while (g_main_context_iteration (NULL, FALSE))
        continue;
      herald_store_count_async (herald_library_get_store (self->library), query, NULL, herald_test_take_result,
                                &slot);
      result = herald_test_await (&slot);
      g_assert_cmpint (herald_store_count_finish (herald_library_get_store (self->library), result, NULL), >=, 0);
    }
}

/**
 * herald_test_take_result:
 * @object: who was asked
 * @result: the answer
 * @slot: (type GAsyncResult**): where to put it, %NULL before
 *
 * A #GAsyncReadyCallback for herald_test_await().
 */
void
herald_test_take_result (GObject      *object,
                         GAsyncResult *result,
                         gpointer      slot)
{
  *(GAsyncResult **) slot = g_object_ref (result);
}

/**
 * herald_test_await:
 * @slot: what herald_test_take_result() was given
 *
 * Returns: (transfer full): the answer, when it has come
 */
GAsyncResult *
herald_test_await (GAsyncResult **slot)
{
  herald_test_library_wait_for (has_result, slot);

  return *slot;
}
