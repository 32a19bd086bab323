/* SPDX-FileCopyrightText: 2026 The Herald founders
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "herald-library.h"

#include "herald-folder-private.h"
#include "herald-library-private.h"
#include "herald-source-private.h"

/* What is done with folders. */

/* One change by a person, on its way to the store. */
typedef struct
{
  HeraldLibrary      *library; /* (owned) */
  HeraldFolder       *folder;  /* (owned) */
  HeraldFolderRecord *record;  /* (owned) (nullable): what @folder shall be */
  GPtrArray          *inside;  /* (owned) (nullable) (element-type HeraldSource): what was in @folder */
} Write;

static void
write_free (Write *write)
{
  g_object_unref (write->library);
  g_object_unref (write->folder);
  g_clear_pointer (&write->record, herald_folder_record_free);
  g_clear_pointer (&write->inside, g_ptr_array_unref);
  g_free (write);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Write, write_free)

static Write *
write_new (HeraldLibrary *library,
           HeraldFolder  *folder)
{
  Write *write = g_new0 (Write, 1);

  write->library = g_object_ref (library);
  write->folder = g_object_ref (folder);

  return write;
}

/**
 * herald_library_find_folder:
 * @self: a library
 * @title: a name, in capitals or not
 *
 * Returns: (transfer none) (nullable): a folder of that name
 */
HeraldFolder *
herald_library_find_folder (HeraldLibrary *self,
                            const char    *title)
{
  g_autofree char *key = NULL;
  GListModel *folders;

  g_return_val_if_fail (HERALD_IS_LIBRARY (self), NULL);
  g_return_val_if_fail (title != NULL, NULL);

  key = g_utf8_casefold (title, -1);
  folders = herald_library_get_folders (self);
  for (guint i = 0; i < g_list_model_get_n_items (folders); i++)
    {
      g_autoptr (HeraldFolder) folder = g_list_model_get_item (folders, i);
      g_autofree char *other = g_utf8_casefold (herald_folder_get_title (folder), -1);

      if (g_str_equal (key, other))
        return herald_library_get_folder (self, herald_folder_get_id (folder));
    }

  return NULL;
}

static void
folder_saved_cb (GObject      *object,
                 GAsyncResult *result,
                 gpointer      user_data)
{
  g_autoptr (Write) write = user_data;
  g_autoptr (GError) error = NULL;
  gboolean saved = herald_store_save_folder_finish (HERALD_STORE (object), result, &error) != 0;

  herald_library_outline_end_folder_edit (herald_library_peek_outline (write->library), write->folder,
                                          saved ? write->record : NULL);
  if (!saved)
    herald_library_fail_write (write->library, error);
}

void
herald_library_edit_folder (HeraldLibrary            *self,
                            HeraldFolder             *folder,
                            const HeraldFolderRecord *record)
{
  Write *write = write_new (self, folder);

  write->record = herald_folder_record_copy (record);
  herald_library_outline_begin_folder_edit (herald_library_peek_outline (self), folder, record);
  herald_store_save_folder_async (herald_library_get_store (self), record, NULL, folder_saved_cb, write);
}

static void
folder_added_cb (GObject      *object,
                 GAsyncResult *result,
                 gpointer      user_data)
{
  g_autoptr (GTask) task = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (HeraldFolder) folder = NULL;
  HeraldFolderRecord *record = g_task_get_task_data (task);

  record->id = herald_store_save_folder_finish (HERALD_STORE (object), result, &error);
  if (record->id == 0)
    {
      g_task_return_error (task, g_steal_pointer (&error));
      return;
    }

  folder = herald_folder_new (record);
  herald_library_outline_add_folder (herald_library_peek_outline (g_task_get_source_object (task)), folder);
  g_task_return_pointer (task, g_steal_pointer (&folder), g_object_unref);
}

/**
 * herald_library_add_folder_async:
 * @self: a library
 * @title: its name
 * @cancellable: (nullable): a cancellable
 * @callback: called when it is stored
 * @user_data: its data
 *
 * Adds a folder behind the others.
 */
void
herald_library_add_folder_async (HeraldLibrary       *self,
                                 const char          *title,
                                 GCancellable        *cancellable,
                                 GAsyncReadyCallback  callback,
                                 gpointer             user_data)
{
  HeraldFolderRecord *record;
  GTask *task;

  g_return_if_fail (HERALD_IS_LIBRARY (self));
  g_return_if_fail (title != NULL);

  task = herald_library_begin_write (self, herald_library_add_folder_async, cancellable, callback, user_data);
  if (task == NULL)
    return;

  record = herald_folder_record_new (0, title,
                                     herald_library_outline_take_position (herald_library_peek_outline (self)),
                                     TRUE);
  g_task_set_task_data (task, record, (GDestroyNotify) herald_folder_record_free);
  herald_store_save_folder_async (herald_library_get_store (self), record, NULL, folder_added_cb, task);
}

/**
 * herald_library_add_folder_finish:
 * @self: a library
 * @result: what the callback got
 * @error: where to put an error
 *
 * Returns: (transfer full): the new folder
 */
HeraldFolder *
herald_library_add_folder_finish (HeraldLibrary  *self,
                                  GAsyncResult   *result,
                                  GError        **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}

/**
 * herald_library_rename_folder:
 * @self: a library
 * @folder: a folder
 * @title: its new name
 */
void
herald_library_rename_folder (HeraldLibrary *self,
                              HeraldFolder  *folder,
                              const char    *title)
{
  g_autoptr (HeraldFolderRecord) record = NULL;

  g_return_if_fail (HERALD_IS_LIBRARY (self));
  g_return_if_fail (HERALD_IS_FOLDER (folder));
  g_return_if_fail (title != NULL);

  record = herald_folder_record_copy (herald_folder_get_record (folder));
  if (g_set_str (&record->title, title))
    herald_library_edit_folder (self, folder, record);
}

/**
 * herald_library_set_folder_expanded:
 * @self: a library
 * @folder: a folder
 * @expanded: whether its sources are shown
 *
 * In a library that is read-only this holds until it is closed, for it is a way to look at it.
 */
void
herald_library_set_folder_expanded (HeraldLibrary *self,
                                    HeraldFolder  *folder,
                                    gboolean       expanded)
{
  g_autoptr (HeraldFolderRecord) record = NULL;

  g_return_if_fail (HERALD_IS_LIBRARY (self));
  g_return_if_fail (HERALD_IS_FOLDER (folder));

  if (herald_folder_get_expanded (folder) == !!expanded)
    return;

  record = herald_folder_record_copy (herald_folder_get_record (folder));
  record->expanded = !!expanded;
  if (herald_library_is_read_only (self))
    herald_library_outline_begin_folder_edit (herald_library_peek_outline (self), folder, record);
  else
    herald_library_edit_folder (self, folder, record);
}

/**
 * herald_library_set_folder_announced:
 * @self: a library
 * @folder: a folder
 * @announced: whether the reader is to be told of new stories of all its sources
 */
void
herald_library_set_folder_announced (HeraldLibrary *self,
                                     HeraldFolder  *folder,
                                     gboolean       announced)
{
  g_autoptr (HeraldFolderRecord) record = NULL;

  g_return_if_fail (HERALD_IS_LIBRARY (self));
  g_return_if_fail (HERALD_IS_FOLDER (folder));

  if (herald_folder_get_announced (folder) == !!announced)
    return;

  record = herald_folder_record_copy (herald_folder_get_record (folder));
  record->announced = !!announced;
  herald_library_edit_folder (self, folder, record);
}

static GPtrArray *
list_inside (HeraldFolder *folder)
{
  GPtrArray *inside = g_ptr_array_new_with_free_func (g_object_unref);

  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (folder)); i++)
    g_ptr_array_add (inside, g_list_model_get_item (G_LIST_MODEL (folder), i));

  return inside;
}

static void
folder_removed_cb (GObject      *object,
                   GAsyncResult *result,
                   gpointer      user_data)
{
  g_autoptr (Write) write = user_data;
  g_autoptr (GError) error = NULL;
  gboolean removed = herald_store_remove_folder_finish (HERALD_STORE (object), result, &error);
  HeraldLibraryOutline *outline = herald_library_peek_outline (write->library);

  if (!removed)
    herald_library_outline_add_folder (outline, write->folder);

  for (guint i = 0; i < write->inside->len; i++)
    {
      HeraldSource *source = g_ptr_array_index (write->inside, i);

      herald_library_outline_end_source_edit (outline, source, removed ? herald_source_get_record (source) : NULL);
    }

  if (removed)
    herald_library_invalidate_lists (write->library);
  else
    herald_library_fail_write (write->library, error);
}

/**
 * herald_library_remove_folder:
 * @self: a library
 * @folder: a folder
 *
 * Removes a folder. The sources that are in it stay, outside all folders.
 *
 * Returns: (transfer full) (element-type HeraldSource): what was in it; keep that and @folder to restore it
 */
GPtrArray *
herald_library_remove_folder (HeraldLibrary *self,
                              HeraldFolder  *folder)
{
  HeraldLibraryOutline *outline;
  Write *write;

  g_return_val_if_fail (HERALD_IS_LIBRARY (self), NULL);
  g_return_val_if_fail (HERALD_IS_FOLDER (folder), NULL);
  g_return_val_if_fail (herald_library_get_folder (self, herald_folder_get_id (folder)) == folder, NULL);

  outline = herald_library_peek_outline (self);
  write = write_new (self, folder);
  write->inside = list_inside (folder);
  for (guint i = 0; i < write->inside->len; i++)
    {
      HeraldSource *source = g_ptr_array_index (write->inside, i);
      g_autoptr (HeraldSourceRecord) record = herald_source_record_copy (herald_source_get_record (source));

      record->folder_id = 0;
      herald_library_outline_begin_source_edit (outline, source, record);
    }
  herald_library_outline_remove_folder (outline, folder);
  herald_store_remove_folder_async (herald_library_get_store (self), herald_folder_get_id (folder), NULL,
                                    folder_removed_cb, write);

  return g_ptr_array_ref (write->inside);
}

static gboolean
stands_outside_folders (HeraldLibrary *self,
                        HeraldSource  *source)
{
  return herald_library_get_source (self, herald_source_get_id (source)) == source &&
         herald_source_get_folder_id (source) == 0;
}

static void
folder_restored_cb (GObject      *object,
                    GAsyncResult *result,
                    gpointer      user_data)
{
  g_autoptr (Write) write = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (HeraldFolder) folder = NULL;
  HeraldLibraryOutline *outline = herald_library_peek_outline (write->library);

  write->record->id = herald_store_restore_folder_finish (HERALD_STORE (object), result, &error);
  if (write->record->id == 0)
    {
      herald_library_fail_write (write->library, error);
      return;
    }

  folder = herald_folder_new (write->record);
  herald_library_outline_add_folder (outline, folder);
  for (guint i = 0; i < write->inside->len; i++)
    {
      HeraldSource *source = g_ptr_array_index (write->inside, i);
      g_autoptr (HeraldSourceRecord) record = NULL;

      if (!stands_outside_folders (write->library, source))
        continue;
      record = herald_source_record_copy (herald_source_get_record (source));
      record->folder_id = write->record->id;
      herald_library_outline_begin_source_edit (outline, source, record);
      herald_library_outline_end_source_edit (outline, source, record);
    }
  herald_library_invalidate_lists (write->library);
}

/**
 * herald_library_restore_folder:
 * @self: a library
 * @folder: a folder that was removed
 * @sources: (element-type HeraldSource): what was in it
 *
 * Makes a removed folder again where it was. Those of @sources come into it that no one has moved or removed since.
 */
void
herald_library_restore_folder (HeraldLibrary *self,
                               HeraldFolder  *folder,
                               GPtrArray     *sources)
{
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  Write *write;

  g_return_if_fail (HERALD_IS_LIBRARY (self));
  g_return_if_fail (HERALD_IS_FOLDER (folder));
  g_return_if_fail (sources != NULL);

  write = write_new (self, folder);
  write->record = herald_folder_record_copy (herald_folder_get_record (folder));
  write->inside = g_ptr_array_new_with_free_func (g_object_unref);
  for (guint i = 0; i < sources->len; i++)
    {
      HeraldSource *source = g_ptr_array_index (sources, i);
      gint64 id = herald_source_get_id (source);

      if (!stands_outside_folders (self, source))
        continue;
      g_ptr_array_add (write->inside, g_object_ref (source));
      g_array_append_val (ids, id);
    }
  herald_store_restore_folder_async (herald_library_get_store (self), write->record,
                                     (const gint64 *) (void *) ids->data, ids->len, NULL, folder_restored_cb, write);
}
