/* SPDX-FileCopyrightText: 2026 The Herald founders
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "herald-library-file.h"

#include "herald-backup-folder.h"
#include "herald-migrations.h"
#include "herald-store-error.h"

#include <glib/gstdio.h>

/* Files up to the first size are always looked through when they are opened, up to the second one after the
 * program did not end well. Beyond, it would keep a person waiting: SQLite repairs an interrupted write by
 * itself, and damage to a page is noticed when it is read. */
#define CHECK_ALWAYS (4 * 1024 * 1024)
#define CHECK_AFTER_CRASH (64 * 1024 * 1024)

static gint64
get_size (const char *path,
          const char *suffix)
{
  g_autofree char *name = g_strconcat (path, suffix, NULL);
  GStatBuf status;

  return g_stat (name, &status) == 0 ? (gint64) status.st_size : 0;
}

/* What is brought up to date can no longer be read by the version of before. */
static gboolean
back_up (const char  *path,
         GError     **error)
{
  g_autoptr (HeraldBackupRecord) backup = herald_backup_folder_add (path, NULL, error);

  return backup != NULL;
}

static gboolean
set_up (HeraldDatabase  *database,
        const char      *path,
        gboolean         ended_well,
        GError         **error)
{
  gint64 size = get_size (path, "");

  /* Nothing is written before the file is known to be a library of ours. */
  if (!herald_migrations_check (database, error))
    return FALSE;
  if (size > 0 && size <= (ended_well ? CHECK_ALWAYS : CHECK_AFTER_CRASH) &&
      !herald_database_check (database, "quick_check", error))
    return FALSE;
  if (herald_migrations_are_due (database) && !back_up (path, error))
    return FALSE;

  return herald_database_execute (database,
                                  "PRAGMA journal_mode = WAL;"
                                  "PRAGMA synchronous = NORMAL;"
                                  "PRAGMA foreign_keys = ON;"
                                  "PRAGMA secure_delete = OFF;"
                                  "PRAGMA temp_store = MEMORY;"
                                  "PRAGMA cache_size = -16000;"
                                  "PRAGMA journal_size_limit = 16000000;",
                                  error) &&
         herald_migrations_apply (database, error);
}

static HeraldDatabase *
open_for_writing (const char  *path,
                  GError     **error)
{
  gboolean ended_well = get_size (path, "-wal") == 0;
  g_autoptr (HeraldDatabase) database = herald_database_open (path, error);

  if (database == NULL || !set_up (database, path, ended_well, error))
    return NULL;

  return g_steal_pointer (&database);
}

static HeraldDatabase *
open_for_reading (const char  *path,
                  gboolean     unchanging,
                  GError     **error)
{
  g_autoptr (HeraldDatabase) database = herald_database_open_read_only (path, unchanging, error);

  if (database == NULL || !herald_migrations_check (database, error) ||
      !herald_migrations_check_applied (database, error) ||
      (get_size (path, "") <= CHECK_ALWAYS && !herald_database_check (database, "quick_check", error)) ||
      !herald_database_execute (database, "PRAGMA temp_store = MEMORY; PRAGMA cache_size = -16000;", error))
    return NULL;

  return g_steal_pointer (&database);
}

/* With the files that SQLite needs beside it, or can make there, else without. What the system says where they cannot
 * be made differs. */
static HeraldDatabase *
open_what_cannot_be_written (const char  *path,
                             GError     **error)
{
  g_autoptr (GError) failure = NULL;
  HeraldDatabase *database = open_for_reading (path, FALSE, &failure);

  if (database != NULL)
    return database;

  if (get_size (path, "-wal") == 0 &&
      (g_error_matches (failure, HERALD_STORE_ERROR, HERALD_STORE_ERROR_READ_ONLY) ||
       g_error_matches (failure, HERALD_STORE_ERROR, HERALD_STORE_ERROR_FAILED)))
    return open_for_reading (path, TRUE, error);

  g_propagate_error (error, g_steal_pointer (&failure));
  return NULL;
}

/*
 * Opens the library at @path, makes it and its folder where there is none, and brings it up to date. What cannot be
 * written is opened for reading, see herald_database_is_read_only(). A file that is refused is left as it is.
 */
HeraldDatabase *
herald_library_file_open (const char  *path,
                          GError     **error)
{
  g_autoptr (GError) failure = NULL;
  HeraldDatabase *database = open_for_writing (path, &failure);

  if (database != NULL)
    return database;

  if (g_error_matches (failure, HERALD_STORE_ERROR, HERALD_STORE_ERROR_READ_ONLY) && get_size (path, "") > 0)
    return open_what_cannot_be_written (path, error);

  g_propagate_error (error, g_steal_pointer (&failure));
  return NULL;
}

void
herald_library_file_close (HeraldDatabase *database)
{
  if (!herald_database_is_read_only (database))
    herald_database_execute (database, "PRAGMA optimize", NULL);
  herald_database_close (database);
}
