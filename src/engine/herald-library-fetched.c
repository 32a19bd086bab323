/* SPDX-FileCopyrightText: 2026 The Herald founders
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "herald-library.h"

#include "herald-library-private.h"
#include "herald-source-private.h"

/* What a refresh does with the library. */

/* What a fetch brought, on its way to the store. */
typedef struct
{
  HeraldSource       *source; /* (owned) */
  HeraldSourceRecord *record; /* (owned): as it will be stored */
} Merge;

static void
merge_free (Merge *merge)
{
  g_object_unref (merge->source);
  herald_source_record_unref (merge->record);
  g_free (merge);
}

/* The document's word about its source, as the store takes it over. */
static HeraldSourceRecord *
dup_fetched (HeraldSource       *source,
             HeraldSourceRecord *fetched,
             HeraldFeedDocument *document)
{
  HeraldSourceRecord *known = herald_source_get_record (source);
  HeraldSourceRecord *record = herald_source_record_copy (fetched);

  record->id = known->id;
  g_set_str (&record->title, document != NULL && document->title != NULL ? document->title : known->title);
  g_set_str (&record->home, document != NULL && document->link != NULL ? document->link : known->home);
  g_set_str (&record->icon, document != NULL && document->icon != NULL ? document->icon : known->icon);
  g_set_str (&record->language,
             document != NULL && document->language != NULL ? document->language : known->language);

  /* The address became another one while the old one was asked. */
  if (g_strcmp0 (fetched->address, known->address) != 0)
    {
      g_clear_pointer (&record->etag, g_free);
      g_clear_pointer (&record->last_modified, g_free);
      g_clear_pointer (&record->content_hash, g_free);
    }

  return record;
}

static void
merged_cb (GObject      *object,
           GAsyncResult *result,
           gpointer      user_data)
{
  g_autoptr (GTask) task = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (HeraldChangeSet) changes = herald_store_merge_finish (HERALD_STORE (object), result, &error);
  Merge *merge = g_task_get_task_data (task);

  if (changes == NULL)
    {
      g_task_return_error (task, g_steal_pointer (&error));
      return;
    }

  herald_source_set_fetch (merge->source, merge->record);
  herald_library_apply (g_task_get_source_object (task), changes, TRUE);
  g_task_return_pointer (task, g_steal_pointer (&changes), (GDestroyNotify) herald_change_set_unref);
}

/**
 * herald_library_merge_async:
 * @self: a library
 * @source: a source that was fetched
 * @fetched: its record with the new validators, times and failure
 * @document: (nullable): what it said, %NULL where there was nothing new
 * @cancellable: (nullable): a cancellable
 * @callback: called when it is stored
 * @user_data: its data
 *
 * Stores what a fetch brought.
 */
void
herald_library_merge_async (HeraldLibrary       *self,
                            HeraldSource        *source,
                            HeraldSourceRecord  *fetched,
                            HeraldFeedDocument  *document,
                            GCancellable        *cancellable,
                            GAsyncReadyCallback  callback,
                            gpointer             user_data)
{
  Merge *merge;
  GTask *task;

  g_return_if_fail (HERALD_IS_LIBRARY (self));
  g_return_if_fail (HERALD_IS_SOURCE (source));
  g_return_if_fail (fetched != NULL);

  task = herald_library_begin_write (self, herald_library_merge_async, cancellable, callback, user_data);
  if (task == NULL)
    return;

  merge = g_new0 (Merge, 1);
  merge->source = g_object_ref (source);
  merge->record = dup_fetched (source, fetched, document);
  g_task_set_task_data (task, merge, (GDestroyNotify) merge_free);
  herald_store_merge_async (herald_library_get_store (self), merge->record, document, NULL, merged_cb, task);
}

HeraldChangeSet *
herald_library_merge_finish (HeraldLibrary  *self,
                             GAsyncResult   *result,
                             GError        **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}

void
herald_library_set_source_state (HeraldLibrary     *self,
                                 HeraldSource      *source,
                                 HeraldSourceState  state)
{
  g_return_if_fail (HERALD_IS_LIBRARY (self));
  g_return_if_fail (HERALD_IS_SOURCE (source));

  herald_source_set_state (source, state);
}

/**
 * herald_library_set_source_icon:
 * @self: a library
 * @source: a source
 * @address: (nullable): where the icon came from
 * @bytes: (nullable): the picture file
 *
 * Shows an icon and stores it. Should that fail, it is found again another day.
 */
void
herald_library_set_source_icon (HeraldLibrary *self,
                                HeraldSource  *source,
                                const char    *address,
                                GBytes        *bytes)
{
  g_return_if_fail (HERALD_IS_LIBRARY (self));
  g_return_if_fail (HERALD_IS_SOURCE (source));

  herald_source_set_icon (source, bytes);
  herald_store_save_icon_async (herald_library_get_store (self), herald_source_get_id (source), address, bytes,
                                NULL, NULL, NULL);
}

/**
 * herald_library_get_last_success:
 * @self: a library
 *
 * Returns: when a source answered last, in seconds since 1970, or %HERALD_TIME_NONE where none ever did
 */
gint64
herald_library_get_last_success (HeraldLibrary *self)
{
  GListModel *sources;
  gint64 last = HERALD_TIME_NONE;

  g_return_val_if_fail (HERALD_IS_LIBRARY (self), HERALD_TIME_NONE);

  sources = herald_library_get_sources (self);
  for (guint i = 0; i < g_list_model_get_n_items (sources); i++)
    {
      g_autoptr (HeraldSource) source = g_list_model_get_item (sources, i);

      last = MAX (last, herald_source_get_record (source)->last_success);
    }

  return last;
}

static void
purged_cb (GObject      *object,
           GAsyncResult *result,
           gpointer      user_data)
{
  g_autoptr (GTask) task = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (HeraldChangeSet) changes = herald_store_purge_finish (HERALD_STORE (object), result, &error);

  if (changes == NULL)
    {
      g_task_return_error (task, g_steal_pointer (&error));
      return;
    }

  herald_library_apply (g_task_get_source_object (task), changes, FALSE);
  g_task_return_boolean (task, TRUE);
}

/**
 * herald_library_purge_async:
 * @self: a library
 * @now: seconds since 1970
 * @days: for how many days read stories are kept, or 0 for ever
 * @stories: how many stories of a source are kept, or 0 for all
 * @cancellable: (nullable): a cancellable
 * @callback: called when it is done
 * @user_data: its data
 *
 * Deletes the read stories that arrived more than @days before @now, and the oldest ones of sources that have more than
 * @stories, but none that has a bookmark or is still in its feed. Where a source has limits of its own, these count.
 * See herald_library_set_source_retention().
 */
void
herald_library_purge_async (HeraldLibrary       *self,
                            gint64               now,
                            int                  days,
                            int                  stories,
                            GCancellable        *cancellable,
                            GAsyncReadyCallback  callback,
                            gpointer             user_data)
{
  GTask *task;

  g_return_if_fail (HERALD_IS_LIBRARY (self));

  task = herald_library_begin_write (self, herald_library_purge_async, cancellable, callback, user_data);
  if (task == NULL)
    return;

  herald_store_purge_async (herald_library_get_store (self), now, days, stories, NULL, purged_cb, task);
}

gboolean
herald_library_purge_finish (HeraldLibrary  *self,
                             GAsyncResult   *result,
                             GError        **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);

  return g_task_propagate_boolean (G_TASK (result), error);
}
