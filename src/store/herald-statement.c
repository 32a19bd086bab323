/* SPDX-FileCopyrightText: 2026 The Herald founders
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "herald-statement.h"

#include "herald-sqlite-error.h"

#include "herald-story-record.h"

/*
 * A prepared statement. Texts and blobs that are bound must stay until the statement is stepped to its end,
 * reset or released. An autoptr does not free a statement but releases it for the next one who prepares the
 * same SQL. Worker thread only.
 */
struct _HeraldStatement
{
  sqlite3_stmt *stmt;     /* (owned) */
  gboolean      is_kept;  /* in the cache of the database, which frees it */
  gboolean      is_taken;
};

HeraldStatement *
herald_statement_new (sqlite3     *connection,
                      const char  *sql,
                      GError     **error)
{
  HeraldStatement *self;
  sqlite3_stmt *stmt;

  if (sqlite3_prepare_v3 (connection, sql, -1, SQLITE_PREPARE_PERSISTENT, &stmt, NULL) != SQLITE_OK)
    {
      herald_sqlite_set_error (error, connection, sql);
      return NULL;
    }

  self = g_new0 (HeraldStatement, 1);
  self->stmt = stmt;
  self->is_taken = TRUE;

  return self;
}

void
herald_statement_free (HeraldStatement *self)
{
  sqlite3_finalize (self->stmt);
  g_free (self);
}

/*
 * Returns: FALSE where somebody uses @self already
 */
gboolean
herald_statement_take (HeraldStatement *self)
{
  if (self->is_taken)
    return FALSE;

  self->is_taken = TRUE;

  return TRUE;
}

void
herald_statement_set_kept (HeraldStatement *self)
{
  self->is_kept = TRUE;
}

void
herald_statement_release (HeraldStatement *self)
{
  if (!self->is_kept)
    {
      herald_statement_free (self);
      return;
    }

  sqlite3_reset (self->stmt);
  sqlite3_clear_bindings (self->stmt);
  self->is_taken = FALSE;
}

/* Binding fails only for an index that the SQL does not have, which is a mistake in the program. */

void
herald_statement_bind_int (HeraldStatement *self,
                           int              index,
                           gint64           value)
{
  int code = sqlite3_bind_int64 (self->stmt, index, value);

  g_assert (code == SQLITE_OK);
}

void
herald_statement_bind_time (HeraldStatement *self,
                            int              index,
                            gint64           value)
{
  if (value == HERALD_TIME_NONE)
    herald_statement_bind_null (self, index);
  else
    herald_statement_bind_int (self, index, value);
}

void
herald_statement_bind_text (HeraldStatement *self,
                            int              index,
                            const char      *value)
{
  int code = sqlite3_bind_text (self->stmt, index, value, -1, SQLITE_STATIC);

  g_assert (code == SQLITE_OK || code == SQLITE_TOOBIG);
}

void
herald_statement_bind_blob (HeraldStatement *self,
                            int              index,
                            gconstpointer    data,
                            gsize            size)
{
  int code = sqlite3_bind_blob64 (self->stmt, index, data, size, SQLITE_STATIC);

  g_assert (code == SQLITE_OK || code == SQLITE_TOOBIG);
}

void
herald_statement_bind_null (HeraldStatement *self,
                            int              index)
{
  int code = sqlite3_bind_null (self->stmt, index);

  g_assert (code == SQLITE_OK);
}

HeraldStep
herald_statement_step (HeraldStatement  *self,
                       GError          **error)
{
  switch (sqlite3_step (self->stmt))
    {
    case SQLITE_ROW:
      return HERALD_STEP_ROW;
    case SQLITE_DONE:
      return HERALD_STEP_DONE;
    default:
      herald_sqlite_set_error (error, sqlite3_db_handle (self->stmt), sqlite3_sql (self->stmt));
      return HERALD_STEP_FAILED;
    }
}

/*
 * Runs a statement that answers no rows, or whose rows do not matter, and makes it ready for the next values.
 */
gboolean
herald_statement_run (HeraldStatement  *self,
                      GError          **error)
{
  HeraldStep step;

  do
    step = herald_statement_step (self, error);
  while (step == HERALD_STEP_ROW);
  sqlite3_reset (self->stmt);

  return step == HERALD_STEP_DONE;
}

void
herald_statement_reset (HeraldStatement *self)
{
  sqlite3_reset (self->stmt);
}

gint64
herald_statement_get_int (HeraldStatement *self,
                          int              column)
{
  return sqlite3_column_int64 (self->stmt, column);
}

gint64
herald_statement_get_time (HeraldStatement *self,
                           int              column)
{
  if (sqlite3_column_type (self->stmt, column) == SQLITE_NULL)
    return HERALD_TIME_NONE;

  return sqlite3_column_int64 (self->stmt, column);
}

const char *
herald_statement_get_text (HeraldStatement *self,
                           int              column)
{
  return (const char *) sqlite3_column_text (self->stmt, column);
}

char *
herald_statement_dup_text (HeraldStatement *self,
                           int              column)
{
  return g_strdup (herald_statement_get_text (self, column));
}

gconstpointer
herald_statement_get_blob (HeraldStatement *self,
                           int              column,
                           gsize           *size)
{
  gconstpointer data = sqlite3_column_blob (self->stmt, column);

  *size = (gsize) sqlite3_column_bytes (self->stmt, column);

  return data;
}
