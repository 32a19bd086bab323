/* SPDX-FileCopyrightText: 2026 The Herald founders
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "herald-backup-folder.h"

#include "herald-database.h"
#include "herald-library-copy.h"
#include "herald-library-lock.h"
#include "herald-sources-table.h"
#include "herald-store-error.h"

#include <errno.h>
#include <glib/gstdio.h>
#include <unistd.h>

/*
 * The folder beside a library that has its copies. A file is called NUMBER-TIME.db, or NUMBER-TIME-replaced.db where
 * it once was the library itself. The number, not the time, tells which is newer: clocks are set wrong and right again.
 */

/* How many backups are kept. What was set aside is never deleted. */
#define KEPT 3

#define STAMP_LENGTH (sizeof "20261125T154208Z" - 1)
#define BACKUP_ENDING ".db"
#define SET_ASIDE_ENDING "-replaced.db"

static char *
dup_folder (const char *library)
{
  return g_strconcat (library, "-backups", NULL);
}

static HeraldBackupRecord *
read_name (const char *folder,
           const char *name)
{
  g_autoptr (HeraldBackupRecord) record = g_new0 (HeraldBackupRecord, 1);
  char *rest;
  guint64 number = g_ascii_strtoull (name, &rest, 10);
  g_autofree char *stamp = NULL;
  g_autoptr (GDateTime) made = NULL;

  if (number == 0 || number > G_MAXUINT || *rest != '-' || strlen (rest) <= 1 + STAMP_LENGTH)
    return NULL;

  stamp = g_strndup (rest + 1, STAMP_LENGTH);
  made = g_date_time_new_from_iso8601 (stamp, NULL);
  rest += 1 + STAMP_LENGTH;
  record->set_aside = g_str_equal (rest, SET_ASIDE_ENDING);
  if (made == NULL || (!record->set_aside && !g_str_equal (rest, BACKUP_ENDING)))
    return NULL;

  record->path = g_build_filename (folder, name, NULL);
  record->number = (guint) number;
  record->made = g_date_time_to_unix (made);

  return g_steal_pointer (&record);
}

static int
compare_newest_first (gconstpointer a,
                      gconstpointer b)
{
  const HeraldBackupRecord *first = *(HeraldBackupRecord *const *) a;
  const HeraldBackupRecord *second = *(HeraldBackupRecord *const *) b;

  return (first->number < second->number) - (first->number > second->number);
}

/* What is in it is shown, so that one can be told from another; it is no harm where that cannot be read. */
static void
read_contents (HeraldBackupRecord *record)
{
  g_autofree char *log = g_strconcat (record->path, "-wal", NULL);
  gboolean unchanging = !g_file_test (log, G_FILE_TEST_EXISTS);
  g_autoptr (HeraldDatabase) database = herald_database_open_read_only (record->path, unchanging, NULL);

  if (database == NULL || !herald_sources_table_sum (database, &record->n_sources, &record->n_stories, NULL))
    record->n_sources = record->n_stories = -1;
}

/* A program that was killed while it set the library aside left both names on one file. */
static gboolean
is_library (const GStatBuf *status,
            const char     *library)
{
  GStatBuf other;

  return g_stat (library, &other) == 0 && other.st_ino == status->st_ino && other.st_dev == status->st_dev;
}

/*
 * Returns: (transfer full) (element-type HeraldBackupRecord): what is there in place of the library, the newest first
 */
GPtrArray *
herald_backup_folder_list (const char *library)
{
  g_autoptr (GPtrArray) records = g_ptr_array_new_with_free_func ((GDestroyNotify) herald_backup_record_free);
  g_autofree char *folder = dup_folder (library);
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  const char *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    {
      g_autoptr (HeraldBackupRecord) record = read_name (folder, name);
      GStatBuf status;

      if (record == NULL || g_stat (record->path, &status) < 0 || is_library (&status, library))
        continue;

      record->size = status.st_size;
      read_contents (record);
      g_ptr_array_add (records, g_steal_pointer (&record));
    }
  g_ptr_array_sort (records, compare_newest_first);

  return g_steal_pointer (&records);
}

/* Of a program that was killed. */
static void
delete_partial (const char *folder)
{
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  const char *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    if (g_str_has_suffix (name, ".partial"))
      {
        g_autofree char *path = g_build_filename (folder, name, NULL);

        g_unlink (path);
      }
}

static gboolean
prepare_folder (const char  *folder,
                GError     **error)
{
  if (g_mkdir_with_parents (folder, 0700) < 0)
    {
      herald_store_set_error_from_errno (error, errno, folder);
      return FALSE;
    }
  delete_partial (folder);

  return TRUE;
}

static char *
dup_next_name (GPtrArray  *records,
               const char *ending)
{
  const HeraldBackupRecord *newest = records->len > 0 ? g_ptr_array_index (records, 0) : NULL;
  g_autoptr (GDateTime) now = g_date_time_new_now_utc ();
  g_autofree char *stamp = g_date_time_format (now, "%Y%m%dT%H%M%SZ");

  return g_strdup_printf ("%06u-%s%s", newest != NULL ? newest->number + 1 : 1, stamp, ending);
}

static void
delete_oldest (GPtrArray *records)
{
  guint n = 0;

  for (guint i = 0; i < records->len; i++)
    {
      const HeraldBackupRecord *record = g_ptr_array_index (records, i);

      if (!record->set_aside && ++n > KEPT)
        g_unlink (record->path);
    }
}

/*
 * Makes a backup of the library, which may be open, and deletes the oldest. The last three are not touched where that
 * fails, so that a library that is damaged does not drive the sound ones out. What one that died in between left over
 * goes first, so that a program that dies each time does not fill the disk.
 *
 * Returns: (transfer full): the backup
 */
HeraldBackupRecord *
herald_backup_folder_add (const char    *library,
                          GCancellable  *cancellable,
                          GError       **error)
{
  g_autofree char *folder = dup_folder (library);
  g_autoptr (GPtrArray) before = herald_backup_folder_list (library);
  g_autoptr (GPtrArray) after = NULL;
  g_autofree char *name = dup_next_name (before, BACKUP_ENDING);
  g_autofree char *path = g_build_filename (folder, name, NULL);

  delete_oldest (before);
  if (!prepare_folder (folder, error) || !herald_library_copy (library, path, cancellable, error))
    return NULL;

  after = herald_backup_folder_list (library);
  delete_oldest (after);

  return herald_backup_record_copy (g_ptr_array_index (after, 0));
}

/* So that all of it stands in one file, which can be replaced in one step. One that is damaged may keep its log. */
static void
write_back_log (const char *library)
{
  sqlite3 *connection = NULL;

  if (sqlite3_open_v2 (library, &connection, SQLITE_OPEN_READWRITE, NULL) == SQLITE_OK)
    sqlite3_wal_checkpoint_v2 (connection, NULL, SQLITE_CHECKPOINT_TRUNCATE, NULL, NULL);
  sqlite3_close (connection);
}

static gboolean
move_companion (const char  *from,
                const char  *to,
                const char  *suffix,
                GError     **error)
{
  g_autofree char *source = g_strconcat (from, suffix, NULL);
  g_autofree char *target = g_strconcat (to, suffix, NULL);

  if (g_rename (source, target) == 0 || errno == ENOENT)
    return TRUE;

  herald_store_set_error_from_errno (error, errno, source);

  return FALSE;
}

/* Gives the library a second name, so that there is no moment in which it has none; where a file cannot have two,
 * another one. */
static gboolean
set_aside (const char  *library,
           const char  *aside,
           GError     **error)
{
  write_back_log (library);

  if (link (library, aside) < 0 && errno != ENOENT && g_rename (library, aside) < 0)
    {
      herald_store_set_error_from_errno (error, errno, library);
      return FALSE;
    }

  return move_companion (library, aside, "-wal", error) && move_companion (library, aside, "-shm", error);
}

/*
 * Puts a copy of @backup, which is looked through before, in the place of the library. What stood there is set aside.
 * Fails where a Herald has the library open. Where the program dies meanwhile, there is the one or the other.
 */
gboolean
herald_backup_folder_restore (const char    *library,
                              const char    *backup,
                              GCancellable  *cancellable,
                              GError       **error)
{
  g_autofd int lock = herald_library_lock (library, error);
  g_autofree char *folder = dup_folder (library);
  g_autofree char *copy = g_build_filename (folder, "restored.partial", NULL);
  g_autofree char *name = NULL;
  g_autofree char *aside = NULL;
  g_autoptr (GPtrArray) records = NULL;

  if (lock < 0 || !prepare_folder (folder, error) || !herald_library_copy (backup, copy, cancellable, error))
    return FALSE;

  records = herald_backup_folder_list (library);
  name = dup_next_name (records, SET_ASIDE_ENDING);
  aside = g_build_filename (folder, name, NULL);
  if (!set_aside (library, aside, error))
    return FALSE;

  if (g_rename (copy, library) < 0)
    {
      herald_store_set_error_from_errno (error, errno, library);
      return FALSE;
    }

  return TRUE;
}
