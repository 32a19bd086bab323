/* SPDX-FileCopyrightText: 2026 The Herald founders
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "herald-database.h"

#include "herald-library-lock.h"
#include "herald-sqlite-error.h"
#include "herald-store-error.h"

#include <errno.h>
#include <gio/gio.h>
#include <unistd.h>

/*
 * The connection to the library file. Worker thread only.
 */
struct _HeraldDatabase
{
  sqlite3          *connection; /* (owned) */
  char             *path;       /* (owned) */
  int               lock;       /* (owned): the lock file; the system lets it go however the program ends */
  GHashTable       *statements; /* (owned) (element-type utf8 HeraldStatement): by their SQL */
  HeraldDurability  durability;
};

static gboolean
open_connection (HeraldDatabase  *self,
                 const char      *name,
                 int              flags,
                 GError         **error)
{
  flags |= SQLITE_OPEN_NOMUTEX | SQLITE_OPEN_EXRESCODE;
  if (sqlite3_open_v2 (name, &self->connection, flags, NULL) != SQLITE_OK)
    {
      herald_sqlite_set_error (error, self->connection, self->path);
      return FALSE;
    }

  sqlite3_busy_timeout (self->connection, 2000);

  return TRUE;
}

static gboolean
connect_for_writing (HeraldDatabase  *self,
                     GError         **error)
{
  if (!open_connection (self, self->path, SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE, error))
    return FALSE;

  /* SQLite falls back to reading where it may not write. */
  if (herald_database_is_read_only (self))
    {
      herald_store_set_error_from_errno (error, EACCES, self->path);
      return FALSE;
    }

  return TRUE;
}

static HeraldDatabase *
database_new (const char *path)
{
  HeraldDatabase *self = g_new0 (HeraldDatabase, 1);

  self->path = g_strdup (path);
  self->lock = -1;
  self->statements = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify) herald_statement_free);

  return self;
}

/*
 * Connects to the file at @path, which is made, and its folder, where there is none. Nothing is written to it yet.
 */
HeraldDatabase *
herald_database_open (const char  *path,
                      GError     **error)
{
  g_autoptr (HeraldDatabase) self = database_new (path);

  self->lock = herald_library_lock (path, error);
  if (self->lock < 0 || !connect_for_writing (self, error))
    return NULL;

  return g_steal_pointer (&self);
}

/*
 * Connects to the file at @path for reading alone. No lock is taken: whoever may write keeps the right to.
 *
 * To read a file in WAL mode, SQLite needs the two files beside it, or a folder to make them in. Where it has
 * neither, @unchanging promises that nobody writes meanwhile and that no log waits to be taken over
 * (https://www.sqlite.org/wal.html#readonly).
 */
HeraldDatabase *
herald_database_open_read_only (const char  *path,
                                gboolean     unchanging,
                                GError     **error)
{
  g_autoptr (HeraldDatabase) self = database_new (path);
  g_autofree char *absolute = g_canonicalize_filename (path, NULL);
  g_autofree char *uri = g_filename_to_uri (absolute, NULL, NULL);
  g_autofree char *name = g_strconcat (uri, unchanging ? "?immutable=1" : NULL, NULL);

  if (!open_connection (self, name, SQLITE_OPEN_READONLY | SQLITE_OPEN_URI, error))
    return NULL;

  return g_steal_pointer (&self);
}

gboolean
herald_database_is_read_only (HeraldDatabase *self)
{
  return sqlite3_db_readonly (self->connection, "main") == 1;
}

void
herald_database_close (HeraldDatabase *self)
{
  g_hash_table_unref (self->statements);
  if (self->connection != NULL)
    {
      int code = sqlite3_close (self->connection);

      g_assert (code == SQLITE_OK);
    }
  if (self->lock >= 0)
    close (self->lock);
  g_free (self->path);
  g_free (self);
}

/*
 * Returns: (transfer full): a statement without values; release it, the next one who asks gets it again
 */
HeraldStatement *
herald_database_prepare (HeraldDatabase  *self,
                         const char      *sql,
                         GError         **error)
{
  HeraldStatement *statement = g_hash_table_lookup (self->statements, sql);
  gboolean is_in_use = statement != NULL && !herald_statement_take (statement);

  if (statement != NULL && !is_in_use)
    return statement;

  statement = herald_statement_new (self->connection, sql, error);
  if (statement != NULL && !is_in_use)
    {
      herald_statement_set_kept (statement);
      g_hash_table_insert (self->statements, g_strdup (sql), statement);
    }

  return statement;
}

/*
 * Runs SQL that may be several statements, without values and answers.
 */
gboolean
herald_database_execute (HeraldDatabase  *self,
                         const char      *sql,
                         GError         **error)
{
  if (sqlite3_exec (self->connection, sql, NULL, NULL, NULL) != SQLITE_OK)
    {
      herald_sqlite_set_error (error, self->connection, sql);
      return FALSE;
    }

  return TRUE;
}

gboolean
herald_database_read_int (HeraldDatabase  *self,
                          const char      *sql,
                          gint64          *value,
                          GError         **error)
{
  g_autoptr (HeraldStatement) statement = herald_database_prepare (self, sql, error);

  if (statement == NULL)
    return FALSE;

  switch (herald_statement_step (statement, error))
    {
    case HERALD_STEP_ROW:
      *value = herald_statement_get_int (statement, 0);
      return TRUE;
    case HERALD_STEP_DONE:
      *value = 0;
      return TRUE;
    case HERALD_STEP_FAILED:
    default:
      return FALSE;
    }
}

static int
is_cancelled (gpointer cancellable)
{
  return g_cancellable_is_cancelled (cancellable);
}

/* How many steps of SQLite's machine are done between two looks, some milliseconds. */
#define STEPS_PER_LOOK 100000

/*
 * Lets whatever runs on this connection end early once @cancellable is cancelled. Not for one that writes.
 */
void
herald_database_set_interrupt (HeraldDatabase *self,
                               GCancellable   *cancellable)
{
  sqlite3_progress_handler (self->connection, STEPS_PER_LOOK, cancellable != NULL ? is_cancelled : NULL, cancellable);
}

/*
 * Looks through the whole file with @pragma, "quick_check" or "integrity_check"; the latter also holds the indexes
 * against their tables.
 *
 * Returns: whether it is sound
 */
gboolean
herald_database_check (HeraldDatabase  *self,
                       const char      *pragma,
                       GError         **error)
{
  g_autofree char *sql = g_strdup_printf ("PRAGMA %s (1)", pragma);
  g_autoptr (HeraldStatement) statement = herald_database_prepare (self, sql, error);

  if (statement == NULL)
    return FALSE;

  switch (herald_statement_step (statement, error))
    {
    case HERALD_STEP_ROW:
      if (g_strcmp0 (herald_statement_get_text (statement, 0), "ok") == 0)
        return TRUE;
      g_set_error (error, HERALD_STORE_ERROR, HERALD_STORE_ERROR_DAMAGED,
                   "%s: %s", herald_statement_get_text (statement, 0), self->path);
      return FALSE;
    case HERALD_STEP_DONE:
      return TRUE;
    case HERALD_STEP_FAILED:
    default:
      return FALSE;
    }
}

/*
 * Returns: (transfer none): SQLite's own connection, for what is not done with statements
 */
sqlite3 *
herald_database_get_connection (HeraldDatabase *self)
{
  return self->connection;
}

gint64
herald_database_get_last_id (HeraldDatabase *self)
{
  return sqlite3_last_insert_rowid (self->connection);
}

/*
 * Returns: how many rows the last statement wrote, without those that triggers wrote
 */
int
herald_database_get_n_changed (HeraldDatabase *self)
{
  return sqlite3_changes (self->connection);
}

/*
 * In WAL mode a commit is in the system's hands when it returns, so it survives the death of the program
 * without being synced. For %HERALD_DURABILITY_POWER the log is synced as well, and with it all that was
 * committed before.
 */
gboolean
herald_database_begin (HeraldDatabase    *self,
                       HeraldDurability   durability,
                       GError           **error)
{
  /* SQLite would begin, and fail at the first row that is written. */
  if (herald_database_is_read_only (self))
    {
      herald_store_set_error_from_errno (error, EROFS, self->path);
      return FALSE;
    }

  if (durability != self->durability)
    {
      const char *sql = durability == HERALD_DURABILITY_POWER ? "PRAGMA synchronous = FULL"
                                                              : "PRAGMA synchronous = NORMAL";

      if (!herald_database_execute (self, sql, error))
        return FALSE;
      self->durability = durability;
    }

  return herald_database_execute (self, "BEGIN IMMEDIATE", error);
}

static void
roll_back (HeraldDatabase *self)
{
  /* Some errors, a full disk for one, have rolled back already. */
  if (!sqlite3_get_autocommit (self->connection))
    sqlite3_exec (self->connection, "ROLLBACK", NULL, NULL, NULL);
}

/*
 * Ends the transaction: writes it when @commit, else takes it back. Where writing fails it is taken back too.
 *
 * Returns: whether it was written; @error is set only when @commit
 */
gboolean
herald_database_end (HeraldDatabase  *self,
                     gboolean         commit,
                     GError         **error)
{
  if (commit && herald_database_execute (self, "COMMIT", error))
    return TRUE;

  roll_back (self);

  return FALSE;
}

/*
 * Begins a part of a transaction that can be taken back alone. Parts are not nested.
 */
gboolean
herald_database_begin_part (HeraldDatabase  *self,
                            GError         **error)
{
  return herald_database_execute (self, "SAVEPOINT part", error);
}

/*
 * Returns: whether the part was kept; where FALSE and @keep, the whole transaction is lost
 */
gboolean
herald_database_end_part (HeraldDatabase  *self,
                          gboolean         keep,
                          GError         **error)
{
  if (keep)
    return herald_database_execute (self, "RELEASE part", error);

  if (!sqlite3_get_autocommit (self->connection))
    sqlite3_exec (self->connection, "ROLLBACK TO part; RELEASE part", NULL, NULL, NULL);

  return FALSE;
}
