/* SPDX-FileCopyrightText: 2026 The Herald founders
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "herald-library.h"

/* Copies of the library file, for the window. The store makes them. */

/**
 * herald_library_export_async:
 * @self: a library
 * @path: the file to be; one that is there is replaced
 * @cancellable: (nullable): to give up; closing the library does so too
 * @callback: called when it is done
 * @user_data: for @callback
 *
 * Writes all there is, stories with their marks too, to one file that Herald can open or restore elsewhere.
 */
void
herald_library_export_async (HeraldLibrary       *self,
                             const char          *path,
                             GCancellable        *cancellable,
                             GAsyncReadyCallback  callback,
                             gpointer             user_data)
{
  g_return_if_fail (HERALD_IS_LIBRARY (self));

  herald_store_copy_async (herald_library_get_store (self), path, cancellable, callback, user_data);
}

gboolean
herald_library_export_finish (GAsyncResult  *result,
                              GError       **error)
{
  g_autoptr (GObject) store = g_async_result_get_source_object (result);

  return herald_store_copy_finish (HERALD_STORE (store), result, error);
}

/**
 * herald_library_list_backups_async:
 * @path: name of a library file, open or not, be it damaged
 * @cancellable: (nullable): a cancellable
 * @callback: called when they are read
 * @user_data: for @callback
 *
 * Lists what can be restored: see herald_store_list_backups_async().
 */
void
herald_library_list_backups_async (const char          *path,
                                   GCancellable        *cancellable,
                                   GAsyncReadyCallback  callback,
                                   gpointer             user_data)
{
  herald_store_list_backups_async (path, cancellable, callback, user_data);
}

GPtrArray *
herald_library_list_backups_finish (GAsyncResult  *result,
                                    GError       **error)
{
  return herald_store_list_backups_finish (result, error);
}

/**
 * herald_library_restore_async:
 * @path: name of a library file that is not open
 * @backup: name of the file to put in its place
 * @cancellable: (nullable): to give up before anything is changed
 * @callback: called when it is done
 * @user_data: for @callback
 *
 * Restores a backup; what it replaces is set aside: see herald_store_restore_async().
 */
void
herald_library_restore_async (const char          *path,
                              const char          *backup,
                              GCancellable        *cancellable,
                              GAsyncReadyCallback  callback,
                              gpointer             user_data)
{
  herald_store_restore_async (path, backup, cancellable, callback, user_data);
}

gboolean
herald_library_restore_finish (GAsyncResult  *result,
                               GError       **error)
{
  return herald_store_restore_finish (result, error);
}
