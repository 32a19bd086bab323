/* SPDX-FileCopyrightText: 2026 The Herald founders
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "herald-library.h"

#include "herald-library-private.h"
#include "herald-source-private.h"

/* What is done with sources. */

/* One change by a person, on its way to the store. */
typedef struct
{
  HeraldLibrary      *library; /* (owned) */
  HeraldSource       *source;  /* (owned) */
  HeraldSourceRecord *record;  /* (owned) (nullable): what @source shall be */
  gboolean            moved;   /* into another folder */
} Write;

static void
write_free (Write *write)
{
  g_object_unref (write->library);
  g_object_unref (write->source);
  g_clear_pointer (&write->record, herald_source_record_unref);
  g_free (write);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Write, write_free)

static Write *
write_new (HeraldLibrary *library,
           HeraldSource  *source)
{
  Write *write = g_new0 (Write, 1);

  write->library = g_object_ref (library);
  write->source = g_object_ref (source);

  return write;
}

static void
source_saved_cb (GObject      *object,
                 GAsyncResult *result,
                 gpointer      user_data)
{
  g_autoptr (Write) write = user_data;
  g_autoptr (GError) error = NULL;
  gboolean saved = herald_store_save_source_finish (HERALD_STORE (object), result, &error);

  herald_library_outline_end_source_edit (herald_library_peek_outline (write->library), write->source,
                                          saved ? write->record : NULL);
  herald_library_emit_source_edited (write->library, write->source);
  if (saved && write->moved)
    herald_library_invalidate_lists (write->library);
  if (!saved)
    herald_library_fail_write (write->library, error);
}

void
herald_library_edit_source (HeraldLibrary      *self,
                            HeraldSource       *source,
                            HeraldSourceRecord *record)
{
  Write *write = write_new (self, source);

  write->moved = herald_source_get_folder_id (source) != record->folder_id;
  herald_library_outline_begin_source_edit (herald_library_peek_outline (self), source, record);
  write->record = herald_source_record_ref (herald_source_get_record (source));
  herald_library_emit_source_edited (self, source);
  herald_store_save_source_async (herald_library_get_store (self), write->record, NULL, source_saved_cb, write);
}

/* Takes in what the store has added. Returns the new sources, or NULL with @error set. */
static GPtrArray *
take_added (HeraldLibrary  *self,
            GPtrArray      *records,
            GAsyncResult   *result,
            GError        **error)
{
  g_autoptr (GPtrArray) sources = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr (HeraldChangeSet) changes = NULL;
  g_autoptr (GArray) ids = NULL;

  changes = herald_store_add_sources_finish (herald_library_get_store (self), result, &ids, error);
  if (changes == NULL)
    return NULL;

  for (guint i = 0; i < ids->len; i++)
    {
      g_autoptr (HeraldSourceRecord) record = herald_source_record_copy (g_ptr_array_index (records, i));

      record->id = g_array_index (ids, gint64, i);
      if (record->id == 0)
        continue;
      g_ptr_array_add (sources, herald_source_new (record));
      herald_library_outline_add_source (herald_library_peek_outline (self),
                                         g_ptr_array_index (sources, sources->len - 1));
    }

  /* Those that were removed and are added again have their stories again. */
  if (changes->counts->len > 0)
    {
      herald_library_apply (self, changes, FALSE);
      herald_library_invalidate_lists (self);
    }

  return g_steal_pointer (&sources);
}

static void
sources_added_cb (GObject      *object,
                  GAsyncResult *result,
                  gpointer      user_data)
{
  g_autoptr (GTask) task = user_data;
  g_autoptr (GPtrArray) sources = NULL;
  GError *error = NULL;

  sources = take_added (g_task_get_source_object (task), g_task_get_task_data (task), result, &error);
  if (sources != NULL)
    g_task_return_pointer (task, g_steal_pointer (&sources), (GDestroyNotify) g_ptr_array_unref);
  else
    g_task_return_error (task, error);
}

static void
begin_adding (HeraldLibrary        *self,
              HeraldSourceRecord  **records,
              gsize                 n_records,
              GTask                *task)
{
  GPtrArray *placed = g_ptr_array_new_with_free_func ((GDestroyNotify) herald_source_record_unref);

  for (gsize i = 0; i < n_records; i++)
    {
      HeraldSourceRecord *record = herald_source_record_copy (records[i]);

      record->id = 0;
      record->position = herald_library_outline_take_position (herald_library_peek_outline (self));
      g_ptr_array_add (placed, record);
    }
  g_task_set_task_data (task, placed, (GDestroyNotify) g_ptr_array_unref);
  herald_store_add_sources_async (herald_library_get_store (self), placed, NULL, sources_added_cb, task);
}

/**
 * herald_library_add_source_async:
 * @self: a library
 * @record: what to subscribe to; it is put behind the other sources of its folder
 * @cancellable: (nullable): a cancellable
 * @callback: called when it is stored
 * @user_data: its data
 *
 * Adds a source. One that was removed and is added again has its stories again. The error is
 * %HERALD_STORE_ERROR_EXISTS where there is a source of that address.
 */
void
herald_library_add_source_async (HeraldLibrary       *self,
                                 HeraldSourceRecord  *record,
                                 GCancellable        *cancellable,
                                 GAsyncReadyCallback  callback,
                                 gpointer             user_data)
{
  GTask *task;

  g_return_if_fail (HERALD_IS_LIBRARY (self));
  g_return_if_fail (record != NULL);

  task = herald_library_begin_write (self, herald_library_add_source_async, cancellable, callback, user_data);
  if (task != NULL)
    begin_adding (self, &record, 1, task);
}

/**
 * herald_library_add_source_finish:
 * @self: a library
 * @result: what the callback got
 * @error: where to put an error
 *
 * Returns: (transfer full): the new source
 */
HeraldSource *
herald_library_add_source_finish (HeraldLibrary  *self,
                                  GAsyncResult   *result,
                                  GError        **error)
{
  g_autoptr (GPtrArray) sources = NULL;

  g_return_val_if_fail (g_task_is_valid (result, self), NULL);

  sources = g_task_propagate_pointer (G_TASK (result), error);
  if (sources == NULL)
    return NULL;

  if (sources->len == 0)
    {
      g_set_error_literal (error, HERALD_STORE_ERROR, HERALD_STORE_ERROR_EXISTS, "the address stands already");
      return NULL;
    }

  return g_object_ref (g_ptr_array_index (sources, 0));
}

/**
 * herald_library_add_sources_async:
 * @self: a library
 * @records: (array length=n_records): what to subscribe to; they are put behind the other sources of their folders
 * @n_records: how many these are
 * @cancellable: (nullable): a cancellable
 * @callback: called when all are stored, or none
 * @user_data: its data
 *
 * Adds many sources, which takes hardly longer than one. Those that were removed have their stories again.
 */
void
herald_library_add_sources_async (HeraldLibrary        *self,
                                  HeraldSourceRecord  **records,
                                  gsize                 n_records,
                                  GCancellable         *cancellable,
                                  GAsyncReadyCallback   callback,
                                  gpointer              user_data)
{
  GTask *task;

  g_return_if_fail (HERALD_IS_LIBRARY (self));
  g_return_if_fail (records != NULL);

  task = herald_library_begin_write (self, herald_library_add_sources_async, cancellable, callback, user_data);
  if (task != NULL)
    begin_adding (self, records, n_records, task);
}

/**
 * herald_library_add_sources_finish:
 * @self: a library
 * @result: what the callback got
 * @error: where to put an error
 *
 * Returns: (transfer full) (element-type HeraldSource): the new sources, without those whose address stood already
 */
GPtrArray *
herald_library_add_sources_finish (HeraldLibrary  *self,
                                   GAsyncResult   *result,
                                   GError        **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}

/**
 * herald_library_rename_source:
 * @self: a library
 * @source: a source
 * @name: (nullable): what the reader calls it; %NULL or nothing for what it calls itself
 */
void
herald_library_rename_source (HeraldLibrary *self,
                              HeraldSource  *source,
                              const char    *name)
{
  g_autoptr (HeraldSourceRecord) record = NULL;

  g_return_if_fail (HERALD_IS_LIBRARY (self));
  g_return_if_fail (HERALD_IS_SOURCE (source));

  record = herald_source_record_copy (herald_source_get_record (source));
  if (name != NULL && (*name == '\0' || g_strcmp0 (name, record->title) == 0))
    name = NULL;
  if (g_set_str (&record->custom_title, name))
    herald_library_edit_source (self, source, record);
}

/**
 * herald_library_set_source_address:
 * @self: a library
 * @source: a source
 * @address: what is to be fetched for it from now on
 */
void
herald_library_set_source_address (HeraldLibrary *self,
                                   HeraldSource  *source,
                                   const char    *address)
{
  g_autoptr (HeraldSourceRecord) record = NULL;

  g_return_if_fail (HERALD_IS_LIBRARY (self));
  g_return_if_fail (HERALD_IS_SOURCE (source));
  g_return_if_fail (address != NULL);

  record = herald_source_record_copy (herald_source_get_record (source));
  g_clear_pointer (&record->former_address, g_free);
  g_clear_pointer (&record->refused_address, g_free);
  record->moved_at = HERALD_TIME_NONE;
  if (g_set_str (&record->address, address))
    herald_library_edit_source (self, source, record);
}

/**
 * herald_library_follow_move:
 * @self: a library
 * @source: a source
 * @address: where its server moved it for good
 * @now: the time, in seconds since 1970
 *
 * Fetches @source from @address from now on, and remembers where it was, so that a person can be told and can take it
 * back (polite client, 41).
 */
void
herald_library_follow_move (HeraldLibrary *self,
                            HeraldSource  *source,
                            const char    *address,
                            gint64         now)
{
  g_autoptr (HeraldSourceRecord) record = NULL;

  g_return_if_fail (HERALD_IS_LIBRARY (self));
  g_return_if_fail (HERALD_IS_SOURCE (source));
  g_return_if_fail (address != NULL);

  record = herald_source_record_copy (herald_source_get_record (source));
  g_set_str (&record->former_address, record->address);
  g_set_str (&record->address, address);
  record->moved_at = now;
  herald_library_edit_source (self, source, record);
}

/**
 * herald_library_move_back:
 * @self: a library
 * @source: a source that was moved by its server
 *
 * Fetches @source again from where it was before it moved. The same move is not followed again.
 */
void
herald_library_move_back (HeraldLibrary *self,
                          HeraldSource  *source)
{
  g_autoptr (HeraldSourceRecord) record = NULL;

  g_return_if_fail (HERALD_IS_LIBRARY (self));
  g_return_if_fail (HERALD_IS_SOURCE (source));

  record = herald_source_record_copy (herald_source_get_record (source));
  if (record->former_address == NULL)
    return;

  g_free (record->refused_address);
  record->refused_address = g_steal_pointer (&record->address);
  record->address = g_steal_pointer (&record->former_address);
  record->moved_at = HERALD_TIME_NONE;
  herald_library_edit_source (self, source, record);
}

/**
 * herald_library_set_source_paused:
 * @self: a library
 * @source: a source
 * @paused: whether it is to be left alone
 *
 * A source that is paused keeps its stories, and is fetched only where a person asks for just this one.
 */
void
herald_library_set_source_paused (HeraldLibrary *self,
                                  HeraldSource  *source,
                                  gboolean       paused)
{
  g_autoptr (HeraldSourceRecord) record = NULL;

  g_return_if_fail (HERALD_IS_LIBRARY (self));
  g_return_if_fail (HERALD_IS_SOURCE (source));

  if (herald_source_get_paused (source) == paused)
    return;

  record = herald_source_record_copy (herald_source_get_record (source));
  record->paused_at = paused ? g_get_real_time () / G_USEC_PER_SEC : HERALD_TIME_NONE;
  herald_library_edit_source (self, source, record);
}

/**
 * herald_library_set_source_announced:
 * @self: a library
 * @source: a source
 * @announced: whether the reader is to be told of its new stories
 */
void
herald_library_set_source_announced (HeraldLibrary *self,
                                     HeraldSource  *source,
                                     gboolean       announced)
{
  g_autoptr (HeraldSourceRecord) record = NULL;

  g_return_if_fail (HERALD_IS_LIBRARY (self));
  g_return_if_fail (HERALD_IS_SOURCE (source));

  if (herald_source_get_announced (source) == !!announced)
    return;

  record = herald_source_record_copy (herald_source_get_record (source));
  record->announced = !!announced;
  herald_library_edit_source (self, source, record);
}

/**
 * herald_library_set_source_retention:
 * @self: a library
 * @source: a source
 * @days: for how many days its read stories are kept, 0 for ever, or %HERALD_RETENTION_GENERAL
 * @stories: how many of its stories are kept, 0 for all, or %HERALD_RETENTION_GENERAL
 *
 * Takes the place, from the next purge on, of what holds for all sources. No story is deleted before.
 */
void
herald_library_set_source_retention (HeraldLibrary *self,
                                     HeraldSource  *source,
                                     int            days,
                                     int            stories)
{
  g_autoptr (HeraldSourceRecord) record = NULL;

  g_return_if_fail (HERALD_IS_LIBRARY (self));
  g_return_if_fail (HERALD_IS_SOURCE (source));
  g_return_if_fail (days >= HERALD_RETENTION_GENERAL && stories >= HERALD_RETENTION_GENERAL);

  if (herald_source_get_retention_days (source) == days && herald_source_get_retention_stories (source) == stories)
    return;

  record = herald_source_record_copy (herald_source_get_record (source));
  record->retention_days = days;
  record->retention_stories = stories;
  herald_library_edit_source (self, source, record);
}

/**
 * herald_library_is_announced:
 * @self: a library
 * @source: one of its sources
 *
 * Returns: whether the reader is to be told of new stories of @source, because of itself or of its folder
 */
gboolean
herald_library_is_announced (HeraldLibrary *self,
                             HeraldSource  *source)
{
  HeraldFolder *folder;

  g_return_val_if_fail (HERALD_IS_LIBRARY (self), FALSE);
  g_return_val_if_fail (HERALD_IS_SOURCE (source), FALSE);

  folder = herald_library_get_folder (self, herald_source_get_folder_id (source));

  return herald_source_get_announced (source) || (folder != NULL && herald_folder_get_announced (folder));
}

/**
 * herald_library_get_health:
 * @self: a library
 * @source: one of its sources
 * @now: the time, in seconds since 1970
 *
 * Returns: how @source fares, among the others
 */
HeraldSourceHealth
herald_library_get_health (HeraldLibrary *self,
                           HeraldSource  *source,
                           gint64         now)
{
  HeraldSourceRecord *record = herald_source_get_record (source);
  gboolean detour_is_followed = record->detour != NULL && herald_library_find_source (self, record->detour) != NULL;

  return herald_source_health_get (record, detour_is_followed, now);
}

static void
source_removed_cb (GObject      *object,
                   GAsyncResult *result,
                   gpointer      user_data)
{
  g_autoptr (Write) write = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (HeraldChangeSet) changes = herald_store_set_source_removed_finish (HERALD_STORE (object), result,
                                                                                &error);
  HeraldLibraryOutline *outline = herald_library_peek_outline (write->library);

  if (changes != NULL)
    {
      herald_library_apply (write->library, changes, FALSE);
      return;
    }

  if (herald_library_outline_get_source (outline, herald_source_get_id (write->source)) == NULL)
    herald_library_outline_add_source (outline, write->source);
  herald_library_update_counts (write->library);
  herald_library_fail_write (write->library, error);
}

/**
 * herald_library_remove_source:
 * @self: a library
 * @source: a source
 *
 * Removes a source with its stories, but for those with a bookmark. Keep a reference to restore it.
 */
void
herald_library_remove_source (HeraldLibrary *self,
                              HeraldSource  *source)
{
  gint64 id;

  g_return_if_fail (HERALD_IS_LIBRARY (self));
  g_return_if_fail (HERALD_IS_SOURCE (source));

  id = herald_source_get_id (source);
  if (herald_library_get_source (self, id) != source)
    return;

  herald_store_set_source_removed_async (herald_library_get_store (self), id, TRUE, NULL, source_removed_cb,
                                         write_new (self, source));
  herald_library_outline_remove_source (herald_library_peek_outline (self), source);
  herald_library_update_counts (self);
}

static void
source_restored_cb (GObject      *object,
                    GAsyncResult *result,
                    gpointer      user_data)
{
  g_autoptr (Write) write = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (HeraldChangeSet) changes = herald_store_set_source_removed_finish (HERALD_STORE (object), result,
                                                                                &error);

  if (changes != NULL)
    {
      herald_library_apply (write->library, changes, FALSE);
      return;
    }

  herald_library_outline_remove_source (herald_library_peek_outline (write->library), write->source);
  herald_library_update_counts (write->library);
  herald_library_fail_write (write->library, error);
}

/**
 * herald_library_restore_source:
 * @self: a library
 * @source: a source that was removed
 *
 * Puts a removed source back where it was, with its stories.
 */
void
herald_library_restore_source (HeraldLibrary *self,
                               HeraldSource  *source)
{
  gint64 folder_id;
  gint64 id;

  g_return_if_fail (HERALD_IS_LIBRARY (self));
  g_return_if_fail (HERALD_IS_SOURCE (source));

  id = herald_source_get_id (source);
  if (herald_library_get_source (self, id) != NULL)
    return;

  herald_library_outline_add_source (herald_library_peek_outline (self), source);
  herald_library_update_counts (self);
  herald_store_set_source_removed_async (herald_library_get_store (self), id, FALSE, NULL, source_restored_cb,
                                         write_new (self, source));

  /* Its folder may have been removed in the meantime. */
  folder_id = herald_source_get_folder_id (source);
  if (folder_id != 0 && herald_library_get_folder (self, folder_id) == NULL)
    {
      g_autoptr (HeraldSourceRecord) record = herald_source_record_copy (herald_source_get_record (source));

      record->folder_id = 0;
      herald_library_edit_source (self, source, record);
    }
}
