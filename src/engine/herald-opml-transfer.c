/* SPDX-FileCopyrightText: 2026 The Herald founders
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "herald-opml-transfer.h"

#include "herald-opml.h"
#include "herald-worker.h"

#include <string.h>

/* Sources that are stored in one go: enough to wait for the disk but now and then, and few enough to draw a frame
 * between. */
#define BATCH_SIZE 100

/* One import. */
typedef struct
{
  HeraldLibrary      *library;       /* (owned) */
  HeraldWorker       *worker;        /* (owned) (nullable): while the file is read */
  HeraldOpmlPlan     *plan;          /* (owned) (nullable): once it is read */
  GHashTable         *folders;       /* (owned) (element-type utf8 HeraldFolder): by title */
  HeraldOpmlProgress  progress;      /* (nullable) */
  gpointer            progress_data;
  guint               next_folder;
  guint               next_entry;
  HeraldOpmlImport    counts;
} Import;

/* What the worker is to read. */
typedef struct
{
  GBytes    *bytes; /* (owned) */
  GPtrArray *known; /* (owned) (element-type utf8): addresses of the library */
} Reading;

static void
import_free (Import *import)
{
  g_clear_object (&import->library);
  if (import->worker != NULL)
    herald_worker_shutdown (import->worker);
  g_clear_object (&import->worker);
  g_clear_pointer (&import->plan, herald_opml_plan_free);
  g_clear_pointer (&import->folders, g_hash_table_unref);
  g_free (import);
}

static void
reading_free (Reading *reading)
{
  g_bytes_unref (reading->bytes);
  g_ptr_array_unref (reading->known);
  g_free (reading);
}

/* On the worker. */
static void
read_file (GTask        *task,
           gpointer      task_data,
           GCancellable *cancellable)
{
  Reading *reading = task_data;
  g_autoptr (GError) error = NULL;
  HeraldOpmlPlan *plan = herald_opml_plan_new (reading->bytes, reading->known, &error);

  if (plan == NULL)
    g_task_return_error (task, g_steal_pointer (&error));
  else
    g_task_return_pointer (task, plan, (GDestroyNotify) herald_opml_plan_free);
}

static GPtrArray *
dup_known_addresses (HeraldLibrary *library)
{
  GListModel *sources = herald_library_get_sources (library);
  guint n = g_list_model_get_n_items (sources);
  GPtrArray *known = g_ptr_array_new_full (n, g_free);

  for (guint i = 0; i < n; i++)
    {
      g_autoptr (HeraldSource) source = g_list_model_get_item (sources, i);

      g_ptr_array_add (known, g_strdup (herald_source_get_address (source)));
    }

  return known;
}

static void
take_known_folders (Import *import)
{
  GListModel *folders = herald_library_get_folders (import->library);

  for (guint i = 0; i < g_list_model_get_n_items (folders); i++)
    {
      HeraldFolder *folder = g_list_model_get_item (folders, i);

      g_hash_table_insert (import->folders, g_strdup (herald_folder_get_title (folder)), folder);
    }
}

static void import_add_sources (GTask *task);

static void
import_sources_added_cb (GObject      *object,
                         GAsyncResult *result,
                         gpointer      user_data)
{
  g_autoptr (GTask) task = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) sources = herald_library_add_sources_finish (HERALD_LIBRARY (object), result, &error);
  Import *import = g_task_get_task_data (task);
  guint n = MIN (BATCH_SIZE, import->plan->entries->len - import->next_entry);

  if (sources == NULL)
    {
      g_task_return_error (task, g_steal_pointer (&error));
      return;
    }

  import->counts.added += sources->len;
  import->counts.known += n - sources->len;
  import->next_entry += n;
  if (import->progress != NULL)
    import->progress (import->next_entry, import->plan->entries->len, import->progress_data);

  import_add_sources (task);
}

static void
import_add_sources (GTask *task)
{
  Import *import = g_task_get_task_data (task);
  HeraldSourceRecord *records[BATCH_SIZE];
  GPtrArray *entries = import->plan->entries;
  guint n = MIN (BATCH_SIZE, entries->len - import->next_entry);

  if (n == 0)
    {
      g_task_return_boolean (task, TRUE);
      return;
    }

  for (guint i = 0; i < n; i++)
    {
      HeraldOpmlEntry *entry = g_ptr_array_index (entries, import->next_entry + i);
      HeraldFolder *folder = entry->folder != NULL ? g_hash_table_lookup (import->folders, entry->folder) : NULL;

      entry->record->folder_id = folder != NULL ? herald_folder_get_id (folder) : 0;
      records[i] = entry->record;
    }
  herald_library_add_sources_async (import->library, records, n, g_task_get_cancellable (task),
                                    import_sources_added_cb, g_object_ref (task));
}

static void import_add_folders (GTask *task);

static void
import_folder_added_cb (GObject      *object,
                        GAsyncResult *result,
                        gpointer      user_data)
{
  g_autoptr (GTask) task = user_data;
  g_autoptr (GError) error = NULL;
  Import *import = g_task_get_task_data (task);
  HeraldFolder *folder = herald_library_add_folder_finish (HERALD_LIBRARY (object), result, &error);

  if (folder == NULL)
    {
      g_task_return_error (task, g_steal_pointer (&error));
      return;
    }

  g_hash_table_insert (import->folders, g_strdup (herald_folder_get_title (folder)), folder);
  import_add_folders (task);
}

static void
import_add_folders (GTask *task)
{
  Import *import = g_task_get_task_data (task);
  GPtrArray *titles = import->plan->folders;
  const char *title = NULL;

  while (title == NULL && import->next_folder < titles->len)
    {
      title = g_ptr_array_index (titles, import->next_folder++);
      if (g_hash_table_contains (import->folders, title))
        title = NULL;
    }

  if (title != NULL)
    herald_library_add_folder_async (import->library, title, g_task_get_cancellable (task),
                                     import_folder_added_cb, g_object_ref (task));
  else
    import_add_sources (task);
}

static void
import_begin (GTask          *task,
              HeraldOpmlPlan *plan)
{
  Import *import = g_task_get_task_data (task);

  import->plan = plan;
  import->counts.known = plan->known;
  import->counts.skipped = plan->skipped;
  take_known_folders (import);
  import_add_folders (task);
}

static void
import_read_cb (GObject      *object,
                GAsyncResult *result,
                gpointer      user_data)
{
  g_autoptr (GTask) task = user_data;
  g_autoptr (GError) error = NULL;
  HeraldOpmlPlan *plan = g_task_propagate_pointer (G_TASK (result), &error);
  Import *import = g_task_get_task_data (task);

  herald_worker_shutdown (import->worker);
  g_clear_object (&import->worker);

  if (plan == NULL)
    g_task_return_error (task, g_steal_pointer (&error));
  else
    import_begin (task, plan);
}

static GTask *
import_new (HeraldLibrary       *library,
            GCancellable        *cancellable,
            GAsyncReadyCallback  callback,
            gpointer             user_data)
{
  GTask *task = g_task_new (NULL, cancellable, callback, user_data);
  Import *import = g_new0 (Import, 1);

  import->library = g_object_ref (library);
  import->folders = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_object_unref);
  g_task_set_source_tag (task, herald_opml_import_async);
  g_task_set_task_data (task, import, (GDestroyNotify) import_free);

  return task;
}

/**
 * herald_opml_import_async:
 * @library: where to add the sources
 * @bytes: an OPML file
 * @progress: (nullable): called now and then
 * @progress_data: for @progress
 * @cancellable: (nullable): to stop; what was added until then stays
 * @callback: called when all of them are stored
 * @user_data: for @callback
 *
 * Adds the sources of a subscription list that are not there yet, as herald_opml_plan_new() finds them. Nothing is
 * fetched.
 */
void
herald_opml_import_async (HeraldLibrary       *library,
                          GBytes              *bytes,
                          HeraldOpmlProgress   progress,
                          gpointer             progress_data,
                          GCancellable        *cancellable,
                          GAsyncReadyCallback  callback,
                          gpointer             user_data)
{
  g_autoptr (GTask) task = NULL;
  g_autoptr (GTask) reading_task = NULL;
  Reading *reading;
  Import *import;

  g_return_if_fail (HERALD_IS_LIBRARY (library));
  g_return_if_fail (bytes != NULL);

  task = import_new (library, cancellable, callback, user_data);
  import = g_task_get_task_data (task);
  import->progress = progress;
  import->progress_data = progress_data;
  import->worker = herald_worker_new ("opml");

  reading = g_new0 (Reading, 1);
  reading->bytes = g_bytes_ref (bytes);
  reading->known = dup_known_addresses (library);
  reading_task = g_task_new (NULL, cancellable, import_read_cb, g_object_ref (task));
  g_task_set_source_tag (reading_task, herald_opml_import_async);
  g_task_set_task_data (reading_task, reading, (GDestroyNotify) reading_free);
  herald_worker_queue (import->worker, reading_task, read_file);
}

/**
 * herald_opml_import_plan_async:
 * @library: where to add the sources
 * @plan: (transfer full): what to add
 * @cancellable: (nullable): to stop; what was added until then stays
 * @callback: called when all of them are stored
 * @user_data: for @callback
 *
 * Adds what is in @plan, as herald_opml_import_async() does with that of a file. End it with
 * herald_opml_import_finish().
 */
void
herald_opml_import_plan_async (HeraldLibrary       *library,
                               HeraldOpmlPlan      *plan,
                               GCancellable        *cancellable,
                               GAsyncReadyCallback  callback,
                               gpointer             user_data)
{
  g_autoptr (GTask) task = NULL;

  g_return_if_fail (HERALD_IS_LIBRARY (library));
  g_return_if_fail (plan != NULL);

  task = import_new (library, cancellable, callback, user_data);
  import_begin (task, plan);
}

/**
 * herald_opml_import_finish:
 * @result: the result
 * @import: (out) (nullable): what was done, also where it failed half-way
 * @error: set to a %HERALD_FAILURE where it is no OPML file, to a %HERALD_STORE_ERROR, or to %G_IO_ERROR_CANCELLED
 *
 * Returns: whether everything in the file was looked at
 */
gboolean
herald_opml_import_finish (GAsyncResult      *result,
                           HeraldOpmlImport  *import,
                           GError           **error)
{
  g_return_val_if_fail (g_task_is_valid (result, NULL), FALSE);
  g_return_val_if_fail (g_async_result_is_tagged (result, herald_opml_import_async), FALSE);

  if (import != NULL)
    *import = ((Import *) g_task_get_task_data (G_TASK (result)))->counts;

  return g_task_propagate_boolean (G_TASK (result), error);
}

static HeraldOutline *
outline_of_source (HeraldSource *source)
{
  HeraldOutline *outline = herald_outline_new ();

  outline->title = g_strdup (herald_source_get_name (source));
  outline->feed_address = g_strdup (herald_source_get_address (source));
  outline->site_address = g_strdup (herald_source_get_home (source));

  return outline;
}

static HeraldOutline *
outline_of_rows (GListModel *rows,
                 const char *title)
{
  HeraldOutline *outline = herald_outline_new ();

  outline->title = g_strdup (title);
  outline->children = g_ptr_array_new_with_free_func ((GDestroyNotify) herald_outline_free);

  for (guint i = 0; i < g_list_model_get_n_items (rows); i++)
    {
      g_autoptr (GObject) row = g_list_model_get_item (rows, i);

      if (HERALD_IS_FOLDER (row))
        g_ptr_array_add (outline->children,
                         outline_of_rows (G_LIST_MODEL (row), herald_folder_get_title (HERALD_FOLDER (row))));
      else
        g_ptr_array_add (outline->children, outline_of_source (HERALD_SOURCE (row)));
    }

  return outline;
}

/**
 * herald_opml_export:
 * @library: a library
 *
 * Returns: (transfer full): all its folders and sources as an OPML file
 */
char *
herald_opml_export (HeraldLibrary *library)
{
  g_autoptr (HeraldOutline) root = NULL;

  g_return_val_if_fail (HERALD_IS_LIBRARY (library), NULL);

  root = outline_of_rows (herald_library_get_outline (library), "Herald");

  return herald_opml_to_string (root);
}
