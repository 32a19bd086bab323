/* SPDX-FileCopyrightText: 2026 The Herald founders
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "herald-opml-transfer.h"

#include "herald-opml.h"
#include "herald-uri.h"
#include "herald-worker.h"

#include <string.h>

/* Our folders are one level deep: of a path in the file, so many names make the folder's. */
#define MAX_NAMES 2

/* Sources that are stored in one go: enough to wait for the disk but now and then, and few enough to draw a frame
 * between. */
#define BATCH_SIZE 100

/* One call of herald_opml_import_async(). */
typedef struct
{
  HeraldLibrary    *library;      /* (owned) */
  HeraldWorker     *worker;       /* (owned) (nullable): while the file is read */
  GPtrArray        *entries;      /* (owned) (element-type Entry): to be added, in file order */
  GHashTable       *addresses;    /* (owned) (element-type utf8): of the library and the file, normalised */
  GPtrArray        *new_folders;  /* (owned) (element-type utf8): titles, in file order */
  GHashTable       *folders;      /* (owned) (element-type utf8 HeraldFolder): by title; NULL for one to be made */
  HeraldOpmlProgress progress;    /* (nullable) */
  gpointer          progress_data;
  guint             next_folder;
  guint             next_entry;
  HeraldOpmlImport  counts;
} Import;

/* A source of the file. */
typedef struct
{
  HeraldSourceRecord *record; /* (owned) */
  char               *folder; /* (owned) (nullable): its title */
} Entry;

static void
entry_free (Entry *entry)
{
  herald_source_record_unref (entry->record);
  g_free (entry->folder);
  g_free (entry);
}

static void
clear_folder (gpointer folder)
{
  if (folder != NULL)
    g_object_unref (folder);
}

static void
import_free (Import *import)
{
  g_clear_object (&import->library);
  if (import->worker != NULL)
    herald_worker_shutdown (import->worker);
  g_clear_object (&import->worker);
  g_clear_pointer (&import->entries, g_ptr_array_unref);
  g_clear_pointer (&import->addresses, g_hash_table_unref);
  g_clear_pointer (&import->new_folders, g_ptr_array_unref);
  g_clear_pointer (&import->folders, g_hash_table_unref);
  g_free (import);
}

/* On the worker. */
static void
read_file (GTask        *task,
           gpointer      task_data,
           GCancellable *cancellable)
{
  g_autoptr (GError) error = NULL;
  HeraldOutline *root = herald_opml_parse (task_data, &error);

  if (root == NULL)
    g_task_return_error (task, g_steal_pointer (&error));
  else
    g_task_return_pointer (task, root, (GDestroyNotify) herald_outline_free);
}

/* Other readers also put commands and files where the address belongs. */
static char *
dup_address (const char *text)
{
  g_autofree char *trimmed = g_strstrip (g_strdup (text));

  if (herald_uri_is_web (trimmed))
    return g_steal_pointer (&trimmed);
  if (g_ascii_strncasecmp (trimmed, "feed:", strlen ("feed:")) == 0)
    return herald_uri_from_typed (trimmed);

  return NULL;
}

static void
take_source (Import              *import,
             const HeraldOutline *outline,
             const char          *folder)
{
  g_autofree char *address = dup_address (outline->feed_address);
  g_autofree char *normal = herald_uri_normalize (address);
  Entry *entry;

  if (address == NULL || normal == NULL)
    {
      import->counts.skipped++;
      return;
    }
  if (!g_hash_table_add (import->addresses, g_steal_pointer (&normal)))
    {
      import->counts.known++;
      return;
    }

  entry = g_new0 (Entry, 1);
  entry->record = herald_source_record_new (address);
  entry->record->title = g_strdup (outline->title);
  if (outline->site_address != NULL && herald_uri_is_web (outline->site_address))
    entry->record->home = g_strdup (outline->site_address);
  entry->folder = g_strdup (folder);
  g_ptr_array_add (import->entries, entry);

  if (folder != NULL && !g_hash_table_contains (import->folders, folder))
    {
      g_hash_table_insert (import->folders, g_strdup (folder), NULL);
      g_ptr_array_add (import->new_folders, g_strdup (folder));
    }
}

/* One outline that is still to be looked at. */
typedef struct
{
  const HeraldOutline *outline; /* (unowned) */
  char                *folder;  /* (owned) (nullable): the names above it */
  guint                names;   /* of which folder consists */
} Step;

static void
step_free (Step *step)
{
  g_free (step->folder);
  g_free (step);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Step, step_free)

static Step *
step_new (const HeraldOutline *outline,
          const char          *folder,
          guint                names)
{
  Step *step = g_new0 (Step, 1);

  step->outline = outline;
  step->folder = g_strdup (folder);
  step->names = names;

  return step;
}

/* What stands in @outline, which stands in @step. */
static void
push_children (GQueue *steps,
               Step   *step)
{
  const HeraldOutline *outline = step->outline;
  g_autofree char *folder = g_strdup (step->folder);
  guint names = step->names;

  if (outline->feed_address == NULL && outline->title != NULL && outline->title[0] != '\0' && names < MAX_NAMES)
    {
      g_autofree char *above = g_steal_pointer (&folder);

      folder = above != NULL ? g_strdup_printf ("%s / %s", above, outline->title) : g_strdup (outline->title);
      names++;
    }

  for (guint i = outline->children->len; i > 0; i--)
    g_queue_push_head (steps, step_new (g_ptr_array_index (outline->children, i - 1), folder, names));
}

/* Without recursion: nobody knows how deep a file is nested. */
static void
take_outlines (Import              *import,
               const HeraldOutline *root)
{
  GQueue steps = G_QUEUE_INIT;

  for (guint i = root->children != NULL ? root->children->len : 0; i > 0; i--)
    g_queue_push_head (&steps, step_new (g_ptr_array_index (root->children, i - 1), NULL, 0));

  while (!g_queue_is_empty (&steps))
    {
      g_autoptr (Step) step = g_queue_pop_head (&steps);

      if (step->outline->feed_address != NULL)
        take_source (import, step->outline, step->folder);
      if (step->outline->children != NULL && step->outline->children->len > 0)
        push_children (&steps, step);
      else if (step->outline->feed_address == NULL)
        import->counts.skipped++;
    }
}

static void
take_known_sources (Import *import)
{
  GListModel *sources = herald_library_get_sources (import->library);

  for (guint i = 0; i < g_list_model_get_n_items (sources); i++)
    {
      g_autoptr (HeraldSource) source = g_list_model_get_item (sources, i);
      char *normal = herald_uri_normalize (herald_source_get_address (source));

      if (normal != NULL)
        g_hash_table_add (import->addresses, normal);
    }
}

static void
take_known_folders (Import *import)
{
  GListModel *folders = herald_library_get_folders (import->library);

  for (guint i = 0; i < g_list_model_get_n_items (folders); i++)
    {
      g_autoptr (HeraldFolder) folder = g_list_model_get_item (folders, i);

      g_hash_table_insert (import->folders, g_strdup (herald_folder_get_title (folder)), g_object_ref (folder));
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
  guint n = MIN (BATCH_SIZE, import->entries->len - import->next_entry);

  if (sources == NULL)
    {
      g_task_return_error (task, g_steal_pointer (&error));
      return;
    }

  import->counts.added += sources->len;
  import->counts.known += n - sources->len;
  import->next_entry += n;
  if (import->progress != NULL)
    import->progress (import->next_entry, import->entries->len, import->progress_data);

  import_add_sources (task);
}

static void
import_add_sources (GTask *task)
{
  Import *import = g_task_get_task_data (task);
  HeraldSourceRecord *records[BATCH_SIZE];
  guint n = MIN (BATCH_SIZE, import->entries->len - import->next_entry);

  if (n == 0)
    {
      g_task_return_boolean (task, TRUE);
      return;
    }

  for (guint i = 0; i < n; i++)
    {
      Entry *entry = g_ptr_array_index (import->entries, import->next_entry + i);
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

  if (import->next_folder < import->new_folders->len)
    herald_library_add_folder_async (import->library, g_ptr_array_index (import->new_folders, import->next_folder++),
                                     g_task_get_cancellable (task), import_folder_added_cb, g_object_ref (task));
  else
    import_add_sources (task);
}

static void
import_read_cb (GObject      *object,
                GAsyncResult *result,
                gpointer      user_data)
{
  g_autoptr (GTask) task = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (HeraldOutline) root = NULL;
  Import *import = g_task_get_task_data (task);

  root = g_task_propagate_pointer (G_TASK (result), &error);
  herald_worker_shutdown (import->worker);
  g_clear_object (&import->worker);

  if (root == NULL)
    {
      g_task_return_error (task, g_steal_pointer (&error));
      return;
    }

  take_known_sources (import);
  take_known_folders (import);
  take_outlines (import, root);
  import_add_folders (task);
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
 * Adds the sources of a subscription list that are not there yet, in file order. Folders inside folders become one
 * folder of both names, and what lies deeper comes into it too. Nothing is fetched.
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
  g_autoptr (GTask) reading = NULL;
  Import *import;

  g_return_if_fail (HERALD_IS_LIBRARY (library));
  g_return_if_fail (bytes != NULL);

  import = g_new0 (Import, 1);
  import->library = g_object_ref (library);
  import->progress = progress;
  import->progress_data = progress_data;
  import->worker = herald_worker_new ("opml");
  import->entries = g_ptr_array_new_with_free_func ((GDestroyNotify) entry_free);
  import->addresses = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  import->new_folders = g_ptr_array_new_with_free_func (g_free);
  import->folders = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, clear_folder);

  task = g_task_new (NULL, cancellable, callback, user_data);
  g_task_set_source_tag (task, herald_opml_import_async);
  g_task_set_task_data (task, import, (GDestroyNotify) import_free);

  reading = g_task_new (NULL, cancellable, import_read_cb, g_object_ref (task));
  g_task_set_source_tag (reading, herald_opml_import_async);
  g_task_set_task_data (reading, g_bytes_ref (bytes), (GDestroyNotify) g_bytes_unref);
  herald_worker_queue (import->worker, reading, read_file);
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
