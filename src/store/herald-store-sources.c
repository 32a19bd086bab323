/* SPDX-FileCopyrightText: 2026 The Herald founders
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "herald-store.h"

#include "herald-sources-table.h"
#include "herald-statuses-table.h"
#include "herald-store-private.h"

/* The calls about folders, sources and what fetches bring. */

typedef struct
{
  HeraldFolderRecord *folder;    /* (owned) (nullable) */
  HeraldSourceRecord *source;    /* (owned) (nullable) */
  GPtrArray          *sources;   /* (owned) (nullable) (element-type HeraldSourceRecord): to be added */
  GArray             *ids;       /* (owned) (nullable) (element-type gint64): of sources; after adding the answer */
  char               *address;   /* (owned) (nullable) */
  GBytes             *bytes;     /* (owned) (nullable) */
  gint64              id;        /* of the folder or source; after a save it is the answer */
  gboolean            removed;
} Arguments;

static void
arguments_free (Arguments *self)
{
  g_clear_pointer (&self->folder, herald_folder_record_free);
  g_clear_pointer (&self->source, herald_source_record_unref);
  g_clear_pointer (&self->sources, g_ptr_array_unref);
  g_clear_pointer (&self->ids, g_array_unref);
  g_clear_pointer (&self->bytes, g_bytes_unref);
  g_free (self->address);
  g_free (self);
}

static GTask *
new_task (HeraldStore         *self,
          gpointer             source_tag,
          Arguments           *arguments,
          GCancellable        *cancellable,
          GAsyncReadyCallback  callback,
          gpointer             user_data)
{
  return herald_store_new_task (self, source_tag, arguments, (GDestroyNotify) arguments_free,
                                cancellable, callback, user_data);
}

static gboolean
finish_boolean (HeraldStore   *self,
                GAsyncResult  *result,
                gpointer       source_tag,
                GError       **error)
{
  g_autoptr (HeraldChangeSet) changes = herald_store_finish_write (self, result, source_tag, error);

  return changes != NULL;
}

static gint64
finish_id (HeraldStore   *self,
           GAsyncResult  *result,
           gpointer       source_tag,
           GError       **error)
{
  if (!finish_boolean (self, result, source_tag, error))
    return 0;

  return ((Arguments *) g_task_get_task_data (G_TASK (result)))->id;
}

static gpointer
load_sources (HeraldDatabase  *database,
              gpointer         arguments,
              GCancellable    *cancellable,
              GError         **error)
{
  g_autoptr (HeraldStoreSources) answer = g_new0 (HeraldStoreSources, 1);

  answer->folders = herald_sources_table_load_folders (database, error);
  if (answer->folders == NULL)
    return NULL;
  answer->sources = herald_sources_table_load_sources (database, FALSE, error);
  if (answer->sources == NULL)
    return NULL;
  answer->removed = herald_sources_table_load_sources (database, TRUE, error);
  if (answer->removed == NULL ||
      !herald_statuses_table_count_bookmarks (database, &answer->bookmarks, error))
    return NULL;

  return g_steal_pointer (&answer);
}

static gpointer
load_icons (HeraldDatabase  *database,
            gpointer         arguments,
            GCancellable    *cancellable,
            GError         **error)
{
  return herald_sources_table_load_icons (database, error);
}

static gboolean
save_folder (HeraldDatabase   *database,
             gpointer          data,
             HeraldChangeSet  *changes,
             GError          **error)
{
  Arguments *arguments = data;

  arguments->id = herald_sources_table_save_folder (database, arguments->folder, error);

  return arguments->id != 0;
}

static gboolean
remove_folder (HeraldDatabase   *database,
               gpointer          data,
               HeraldChangeSet  *changes,
               GError          **error)
{
  const Arguments *arguments = data;

  return herald_sources_table_remove_folder (database, arguments->id, error);
}

static gboolean
restore_folder (HeraldDatabase   *database,
                gpointer          data,
                HeraldChangeSet  *changes,
                GError          **error)
{
  Arguments *arguments = data;

  if (!save_folder (database, arguments, changes, error))
    return FALSE;

  for (guint i = 0; i < arguments->ids->len; i++)
    {
      gint64 source_id = g_array_index (arguments->ids, gint64, i);

      if (!herald_sources_table_set_folder (database, source_id, arguments->id, error))
        return FALSE;
    }

  return TRUE;
}

static gboolean
restore_source (HeraldDatabase      *database,
                gint64               source_id,
                HeraldSourceRecord  *source,
                HeraldChangeSet     *changes,
                GError             **error)
{
  HeraldSourceCount count = { .source_id = source_id };

  g_array_append_val (changes->counts, count);

  return herald_sources_table_set_removed_at (database, source_id, HERALD_TIME_NONE, error) &&
         herald_sources_table_update (database, source_id, source, error) &&
         herald_statuses_table_set_hidden (database, source_id, FALSE, changes->added, error);
}

/* Sets @id to 0 where the address stands already. */
static gboolean
add_source (HeraldDatabase      *database,
            HeraldSourceRecord  *source,
            HeraldChangeSet     *changes,
            gint64              *id,
            GError             **error)
{
  gboolean is_removed;
  gint64 same_id;

  if (!herald_sources_table_find_address (database, source->address, &same_id, &is_removed, error))
    return FALSE;

  if (same_id != 0)
    {
      *id = is_removed ? same_id : 0;
      return !is_removed || restore_source (database, same_id, source, changes, error);
    }

  *id = herald_sources_table_insert (database, source, error);

  return *id != 0;
}

static gboolean
add_sources (HeraldDatabase   *database,
             gpointer          data,
             HeraldChangeSet  *changes,
             GError          **error)
{
  Arguments *arguments = data;

  for (guint i = 0; i < arguments->sources->len; i++)
    {
      gint64 id;

      if (!add_source (database, g_ptr_array_index (arguments->sources, i), changes, &id, error))
        return FALSE;
      g_array_append_val (arguments->ids, id);
    }
  g_array_sort (changes->added, herald_change_set_compare_ids);

  return TRUE;
}

static gboolean
save_source (HeraldDatabase   *database,
             gpointer          data,
             HeraldChangeSet  *changes,
             GError          **error)
{
  const Arguments *arguments = data;
  HeraldSourceRecord *source = arguments->source;
  gboolean is_removed;
  gint64 same_id;

  if (!herald_sources_table_find_address (database, source->address, &same_id, &is_removed, error))
    return FALSE;

  if (same_id == source->id)
    same_id = 0;
  if (same_id != 0 && !is_removed)
    {
      g_set_error (error, HERALD_STORE_ERROR, HERALD_STORE_ERROR_EXISTS,
                   "source %" G_GINT64_FORMAT " has the address %s", same_id, source->address);
      return FALSE;
    }

  return (same_id == 0 || herald_sources_table_yield_address (database, same_id, error)) &&
         herald_sources_table_update (database, source->id, source, error);
}

static gboolean
set_source_removed (HeraldDatabase   *database,
                    gpointer          data,
                    HeraldChangeSet  *changes,
                    GError          **error)
{
  const Arguments *arguments = data;
  gint64 removed_at = arguments->removed ? g_get_real_time () / G_USEC_PER_SEC : HERALD_TIME_NONE;
  GArray *ids = arguments->removed ? changes->removed : changes->added;
  HeraldSourceCount count = { .source_id = arguments->id };

  if (!herald_sources_table_set_removed_at (database, arguments->id, removed_at, error) ||
      !herald_statuses_table_set_hidden (database, arguments->id, arguments->removed, ids, error))
    return FALSE;

  g_array_sort (ids, herald_change_set_compare_ids);
  g_array_append_val (changes->counts, count);

  return TRUE;
}

static gboolean
save_icon (HeraldDatabase   *database,
           gpointer          data,
           HeraldChangeSet  *changes,
           GError          **error)
{
  const Arguments *arguments = data;

  return herald_sources_table_save_icon (database, arguments->id, arguments->address, arguments->bytes, error);
}

void
herald_store_sources_free (HeraldStoreSources *self)
{
  g_clear_pointer (&self->folders, g_ptr_array_unref);
  g_clear_pointer (&self->sources, g_ptr_array_unref);
  g_clear_pointer (&self->removed, g_ptr_array_unref);
  g_free (self);
}

/**
 * herald_store_load_sources_async:
 * @self: a store
 * @cancellable: (nullable): to give up
 * @callback: called with the answer
 * @user_data: for @callback
 *
 * Reads all folders, and all sources but the removed ones.
 */
void
herald_store_load_sources_async (HeraldStore         *self,
                                 GCancellable        *cancellable,
                                 GAsyncReadyCallback  callback,
                                 gpointer             user_data)
{
  g_return_if_fail (HERALD_IS_STORE (self));

  herald_store_run_read (self,
                         new_task (self, herald_store_load_sources_async, g_new0 (Arguments, 1),
                                   cancellable, callback, user_data),
                         load_sources, (GDestroyNotify) herald_store_sources_free);
}

HeraldStoreSources *
herald_store_load_sources_finish (HeraldStore   *self,
                                  GAsyncResult  *result,
                                  GError       **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);
  g_return_val_if_fail (g_async_result_is_tagged (result, herald_store_load_sources_async), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}

/**
 * herald_store_save_folder_async:
 * @self: a store
 * @folder: what to store; with id 0 it is added
 * @cancellable: (nullable): to give up before it was begun
 * @callback: called when it is stored
 * @user_data: for @callback
 *
 * Adds or changes a folder.
 */
void
herald_store_save_folder_async (HeraldStore              *self,
                                const HeraldFolderRecord *folder,
                                GCancellable             *cancellable,
                                GAsyncReadyCallback       callback,
                                gpointer                  user_data)
{
  Arguments *arguments;

  g_return_if_fail (HERALD_IS_STORE (self));
  g_return_if_fail (folder != NULL);

  arguments = g_new0 (Arguments, 1);
  arguments->folder = herald_folder_record_copy (folder);
  herald_store_run_write (self,
                          new_task (self, herald_store_save_folder_async, arguments,
                                    cancellable, callback, user_data),
                          save_folder);
}

/**
 * herald_store_save_folder_finish:
 * @self: a store
 * @result: the result
 * @error: return location for a %HERALD_STORE_ERROR
 *
 * Returns: the folder's id, or 0 with @error set
 */
gint64
herald_store_save_folder_finish (HeraldStore   *self,
                                 GAsyncResult  *result,
                                 GError       **error)
{
  return finish_id (self, result, herald_store_save_folder_async, error);
}

/**
 * herald_store_remove_folder_async:
 * @self: a store
 * @folder_id: a folder
 * @cancellable: (nullable): to give up before it was begun
 * @callback: called when it is done
 * @user_data: for @callback
 *
 * Removes a folder. The sources in it stay, outside all folders.
 */
void
herald_store_remove_folder_async (HeraldStore         *self,
                                  gint64               folder_id,
                                  GCancellable        *cancellable,
                                  GAsyncReadyCallback  callback,
                                  gpointer             user_data)
{
  Arguments *arguments;

  g_return_if_fail (HERALD_IS_STORE (self));

  arguments = g_new0 (Arguments, 1);
  arguments->id = folder_id;
  herald_store_run_write (self,
                          new_task (self, herald_store_remove_folder_async, arguments,
                                    cancellable, callback, user_data),
                          remove_folder);
}

gboolean
herald_store_remove_folder_finish (HeraldStore   *self,
                                   GAsyncResult  *result,
                                   GError       **error)
{
  return finish_boolean (self, result, herald_store_remove_folder_async, error);
}

/**
 * herald_store_restore_folder_async:
 * @self: a store
 * @folder: a folder that was removed
 * @source_ids: (array length=n_source_ids): ids of the sources that come into it again
 * @n_source_ids: how many these are
 * @cancellable: (nullable): to give up before it was begun
 * @callback: called when it is stored
 * @user_data: for @callback
 *
 * Adds a folder like @folder, with an id of its own, and puts the sources into it that are not removed.
 */
void
herald_store_restore_folder_async (HeraldStore              *self,
                                   const HeraldFolderRecord *folder,
                                   const gint64             *source_ids,
                                   gsize                     n_source_ids,
                                   GCancellable             *cancellable,
                                   GAsyncReadyCallback       callback,
                                   gpointer                  user_data)
{
  Arguments *arguments;

  g_return_if_fail (HERALD_IS_STORE (self));
  g_return_if_fail (folder != NULL);

  arguments = g_new0 (Arguments, 1);
  arguments->folder = herald_folder_record_copy (folder);
  arguments->folder->id = 0;
  arguments->ids = g_array_sized_new (FALSE, FALSE, sizeof (gint64), n_source_ids);
  g_array_append_vals (arguments->ids, source_ids, n_source_ids);
  herald_store_run_write (self,
                          new_task (self, herald_store_restore_folder_async, arguments,
                                    cancellable, callback, user_data),
                          restore_folder);
}

/**
 * herald_store_restore_folder_finish:
 * @self: a store
 * @result: the result
 * @error: return location for a %HERALD_STORE_ERROR
 *
 * Returns: the new id of the folder, or 0 with @error set
 */
gint64
herald_store_restore_folder_finish (HeraldStore   *self,
                                    GAsyncResult  *result,
                                    GError       **error)
{
  return finish_id (self, result, herald_store_restore_folder_async, error);
}

/**
 * herald_store_add_sources_async:
 * @self: a store
 * @sources: (element-type HeraldSourceRecord): what to add, not to be changed any more
 * @cancellable: (nullable): to give up before it was begun
 * @callback: called when all are stored, or none
 * @user_data: for @callback
 *
 * Adds sources in one transaction. An address that stands already is left out; that of a removed source brings
 * back that one, with its stories.
 */
void
herald_store_add_sources_async (HeraldStore         *self,
                                GPtrArray           *sources,
                                GCancellable        *cancellable,
                                GAsyncReadyCallback  callback,
                                gpointer             user_data)
{
  Arguments *arguments;

  g_return_if_fail (HERALD_IS_STORE (self));
  g_return_if_fail (sources != NULL);

  arguments = g_new0 (Arguments, 1);
  arguments->sources = g_ptr_array_ref (sources);
  arguments->ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  herald_store_run_write (self,
                          new_task (self, herald_store_add_sources_async, arguments,
                                    cancellable, callback, user_data),
                          add_sources);
}

/**
 * herald_store_add_sources_finish:
 * @self: a store
 * @result: the result
 * @ids: (out) (transfer full) (element-type gint64): of the sources, in their order; 0 for one that was left out
 * @error: return location for a %HERALD_STORE_ERROR
 *
 * Returns: (transfer full): the stories that came back with removed sources, or %NULL with @error set
 */
HeraldChangeSet *
herald_store_add_sources_finish (HeraldStore   *self,
                                 GAsyncResult  *result,
                                 GArray       **ids,
                                 GError       **error)
{
  HeraldChangeSet *changes = herald_store_finish_write (self, result, herald_store_add_sources_async, error);

  if (changes != NULL)
    *ids = g_array_ref (((Arguments *) g_task_get_task_data (G_TASK (result)))->ids);

  return changes;
}

/**
 * herald_store_save_source_async:
 * @self: a store
 * @source: a source that is stored, as it shall be
 * @cancellable: (nullable): to give up before it was begun
 * @callback: called when it is stored
 * @user_data: for @callback
 *
 * Changes a source. What fetches find out (validators, times, failure) is not written; that comes with
 * herald_store_merge_async(), so that a record that was read before does not set it back. A changed address
 * forgets the validators and the failure; one that another source has fails with %HERALD_STORE_ERROR_EXISTS.
 */
void
herald_store_save_source_async (HeraldStore         *self,
                                HeraldSourceRecord  *source,
                                GCancellable        *cancellable,
                                GAsyncReadyCallback  callback,
                                gpointer             user_data)
{
  Arguments *arguments;

  g_return_if_fail (HERALD_IS_STORE (self));
  g_return_if_fail (source != NULL && source->id != 0);

  arguments = g_new0 (Arguments, 1);
  arguments->source = herald_source_record_ref (source);
  herald_store_run_write (self,
                          new_task (self, herald_store_save_source_async, arguments,
                                    cancellable, callback, user_data),
                          save_source);
}

gboolean
herald_store_save_source_finish (HeraldStore   *self,
                                 GAsyncResult  *result,
                                 GError       **error)
{
  return finish_boolean (self, result, herald_store_save_source_async, error);
}

/**
 * herald_store_set_source_removed_async:
 * @self: a store
 * @source_id: a source
 * @removed: whether it is to be removed; %FALSE takes that back
 * @cancellable: (nullable): to give up before it was begun
 * @callback: called when it is done
 * @user_data: for @callback
 *
 * Removes a source, or brings it back. Its stories leave all lists but the bookmarks; the change set names those
 * that are not bookmarked. It can be brought back until the library is opened a day later.
 */
void
herald_store_set_source_removed_async (HeraldStore         *self,
                                       gint64               source_id,
                                       gboolean             removed,
                                       GCancellable        *cancellable,
                                       GAsyncReadyCallback  callback,
                                       gpointer             user_data)
{
  Arguments *arguments;

  g_return_if_fail (HERALD_IS_STORE (self));

  arguments = g_new0 (Arguments, 1);
  arguments->id = source_id;
  arguments->removed = removed != FALSE;
  herald_store_run_write (self,
                          new_task (self, herald_store_set_source_removed_async, arguments,
                                    cancellable, callback, user_data),
                          set_source_removed);
}

HeraldChangeSet *
herald_store_set_source_removed_finish (HeraldStore   *self,
                                        GAsyncResult  *result,
                                        GError       **error)
{
  return herald_store_finish_write (self, result, herald_store_set_source_removed_async, error);
}

/**
 * herald_store_merge_async:
 * @self: a store
 * @source: the source, with what the fetch found out: validators, times, failure
 * @document: (nullable): what it brought
 * @cancellable: (nullable): to give up before it was begun
 * @callback: called when it is committed
 * @user_data: for @callback
 *
 * Stores what a fetch brought. The title, home, icon and language that the feed gives itself are taken from
 * @document; those in @source, its place and address are not written. Merges that wait share a transaction, but
 * one that fails is taken back alone.
 */
void
herald_store_merge_async (HeraldStore         *self,
                          HeraldSourceRecord  *source,
                          HeraldFeedDocument  *document,
                          GCancellable        *cancellable,
                          GAsyncReadyCallback  callback,
                          gpointer             user_data)
{
  g_return_if_fail (HERALD_IS_STORE (self));
  g_return_if_fail (source != NULL);

  herald_store_run_merge (self,
                          new_task (self, herald_store_merge_async, g_new0 (Arguments, 1),
                                    cancellable, callback, user_data),
                          source, document);
}

HeraldChangeSet *
herald_store_merge_finish (HeraldStore   *self,
                           GAsyncResult  *result,
                           GError       **error)
{
  return herald_store_finish_write (self, result, herald_store_merge_async, error);
}

/**
 * herald_store_save_icon_async:
 * @self: a store
 * @source_id: a source
 * @address: (nullable): where @bytes came from
 * @bytes: (nullable): a picture file, or %NULL to forget it
 * @cancellable: (nullable): to give up before it was begun
 * @callback: called when it is stored
 * @user_data: for @callback
 *
 * Stores the icon of a source.
 */
void
herald_store_save_icon_async (HeraldStore         *self,
                              gint64               source_id,
                              const char          *address,
                              GBytes              *bytes,
                              GCancellable        *cancellable,
                              GAsyncReadyCallback  callback,
                              gpointer             user_data)
{
  Arguments *arguments;

  g_return_if_fail (HERALD_IS_STORE (self));

  arguments = g_new0 (Arguments, 1);
  arguments->id = source_id;
  arguments->address = g_strdup (address);
  arguments->bytes = bytes != NULL ? g_bytes_ref (bytes) : NULL;
  herald_store_run_write (self,
                          new_task (self, herald_store_save_icon_async, arguments,
                                    cancellable, callback, user_data),
                          save_icon);
}

gboolean
herald_store_save_icon_finish (HeraldStore   *self,
                               GAsyncResult  *result,
                               GError       **error)
{
  return finish_boolean (self, result, herald_store_save_icon_async, error);
}

/**
 * herald_store_load_icons_async:
 * @self: a store
 * @cancellable: (nullable): to give up
 * @callback: called with the answer
 * @user_data: for @callback
 *
 * Reads the icons of all sources.
 */
void
herald_store_load_icons_async (HeraldStore         *self,
                               GCancellable        *cancellable,
                               GAsyncReadyCallback  callback,
                               gpointer             user_data)
{
  g_return_if_fail (HERALD_IS_STORE (self));

  herald_store_run_read (self,
                         new_task (self, herald_store_load_icons_async, g_new0 (Arguments, 1),
                                   cancellable, callback, user_data),
                         load_icons, (GDestroyNotify) g_hash_table_unref);
}

/**
 * herald_store_load_icons_finish:
 * @self: a store
 * @result: the result
 * @error: return location for a %HERALD_STORE_ERROR
 *
 * Returns: (transfer full) (element-type gint64 GBytes): the picture files, by source; look one up with
 *   a pointer to its id
 */
GHashTable *
herald_store_load_icons_finish (HeraldStore   *self,
                                GAsyncResult  *result,
                                GError       **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);
  g_return_val_if_fail (g_async_result_is_tagged (result, herald_store_load_icons_async), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}
