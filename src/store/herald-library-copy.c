/* SPDX-FileCopyrightText: 2026 The Herald founders
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "herald-library-copy.h"

#include "herald-database.h"
#include "herald-migrations.h"
#include "herald-sqlite-error.h"
#include "herald-store-error.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gstdio.h>
#include <sys/statvfs.h>
#include <unistd.h>

/* Pages of a step. Between two of them it can be cancelled. */
#define STEP_PAGES 256

/* After so many steps, what was copied is put on the disk. Where much waits for that, others who sync wait with it. */
#define STEPS_PER_SYNC 16

/* What must be left free on the disk, in bytes: a copy is not worth that the library itself cannot grow. */
#define SPARE (64 * 1024 * 1024)

static gboolean
begin_reading (HeraldDatabase  *database,
               GError         **error)
{
  return database != NULL && herald_database_execute (database, "BEGIN; SELECT 1 FROM sqlite_schema", error);
}

/* What is copied is what stands there now, whoever writes meanwhile: in WAL mode a reader holds nobody up. Where its
 * folder cannot be written either and no log waits, nobody writes. */
static HeraldDatabase *
open_source (const char  *path,
             GError     **error)
{
  g_autofree char *log = g_strconcat (path, "-wal", NULL);
  g_autoptr (GError) failure = NULL;
  g_autoptr (HeraldDatabase) source = herald_database_open_read_only (path, FALSE, &failure);

  if (begin_reading (source, source != NULL ? &failure : NULL))
    return g_steal_pointer (&source);

  if (g_file_test (log, G_FILE_TEST_EXISTS))
    {
      g_propagate_error (error, g_steal_pointer (&failure));
      return NULL;
    }

  g_clear_pointer (&source, herald_database_close);
  source = herald_database_open_read_only (path, TRUE, error);

  return begin_reading (source, error) ? g_steal_pointer (&source) : NULL;
}

static gboolean
check_space (HeraldDatabase  *source,
             const char      *folder,
             GError         **error)
{
  gint64 n_pages, page_size;
  struct statvfs disk;

  if (!herald_database_read_int (source, "PRAGMA page_count", &n_pages, error) ||
      !herald_database_read_int (source, "PRAGMA page_size", &page_size, error))
    return FALSE;

  if (statvfs (folder, &disk) == 0 &&
      (guint64) disk.f_bavail * disk.f_frsize < (guint64) (n_pages * page_size) + SPARE)
    {
      herald_store_set_error_from_errno (error, ENOSPC, folder);
      return FALSE;
    }

  return TRUE;
}

static gboolean
copy_pages (HeraldDatabase  *source,
            sqlite3         *target,
            int              file,
            const char      *to,
            GCancellable    *cancellable,
            GError         **error)
{
  sqlite3_backup *backup = sqlite3_backup_init (target, "main", herald_database_get_connection (source), "main");
  int code = SQLITE_OK;

  for (guint step = 1; backup != NULL && code == SQLITE_OK && !g_cancellable_is_cancelled (cancellable); step++)
    {
      code = sqlite3_backup_step (backup, STEP_PAGES);
      if (step % STEPS_PER_SYNC == 0)
        fdatasync (file);
    }
  sqlite3_backup_finish (backup);
  if (code == SQLITE_DONE)
    return TRUE;

  if (!g_cancellable_set_error_if_cancelled (cancellable, error))
    herald_sqlite_set_error (error, target, to);

  return FALSE;
}

/* The target needs no log to be taken back with: one that is not whole is thrown away. */
static gboolean
write_target (HeraldDatabase  *source,
              const char      *to,
              GCancellable    *cancellable,
              GError         **error)
{
  g_autofd int file = g_open (to, O_RDWR | O_CREAT | O_TRUNC | O_CLOEXEC, 0600);
  sqlite3 *target = NULL;
  gboolean ok;

  if (file < 0)
    {
      herald_store_set_error_from_errno (error, errno, to);
      return FALSE;
    }

  ok = sqlite3_open_v2 (to, &target, SQLITE_OPEN_READWRITE | SQLITE_OPEN_NOMUTEX, NULL) == SQLITE_OK &&
       sqlite3_exec (target, "PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF", NULL, NULL, NULL) == SQLITE_OK;
  if (!ok)
    herald_sqlite_set_error (error, target, to);
  ok = ok && copy_pages (source, target, file, to, cancellable, error);
  sqlite3_close (target);

  if (ok && fsync (file) < 0)
    {
      herald_store_set_error_from_errno (error, errno, to);
      return FALSE;
    }

  return ok;
}

/* A copy that cannot be opened is worth nothing, so it is looked through while there still is the other. */
static gboolean
check_target (const char    *path,
              GCancellable  *cancellable,
              GError       **error)
{
  g_autoptr (HeraldDatabase) database = herald_database_open_read_only (path, TRUE, error);
  gboolean ok;

  if (database == NULL)
    return FALSE;

  herald_database_set_interrupt (database, cancellable);
  ok = herald_migrations_check_made (database, error) && herald_database_check (database, "integrity_check", error);
  if (!ok && g_cancellable_is_cancelled (cancellable))
    {
      g_clear_error (error);
      g_cancellable_set_error_if_cancelled (cancellable, error);
    }

  return ok;
}

static void
sync_folder (const char *folder)
{
  g_autofd int fd = g_open (folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC, 0);

  if (fd >= 0)
    fsync (fd);
}

/*
 * Copies the library at @from to a new file @to, looks the copy through, and puts it on the disk. Whoever has the
 * library open may go on to read and write; the copy is what was there when this began. It has the name @to only once
 * it is whole.
 */
gboolean
herald_library_copy (const char    *from,
                     const char    *to,
                     GCancellable  *cancellable,
                     GError       **error)
{
  g_autofree char *folder = g_path_get_dirname (to);
  g_autofree char *partial = g_strconcat (to, ".partial", NULL);
  g_autoptr (HeraldDatabase) source = open_source (from, error);

  if (source == NULL || !check_space (source, folder, error))
    return FALSE;

  if (!write_target (source, partial, cancellable, error) || !check_target (partial, cancellable, error))
    {
      g_unlink (partial);
      return FALSE;
    }

  if (g_rename (partial, to) < 0)
    {
      herald_store_set_error_from_errno (error, errno, to);
      g_unlink (partial);
      return FALSE;
    }
  sync_folder (folder);

  return TRUE;
}
