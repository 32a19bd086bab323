/* SPDX-FileCopyrightText: 2026 The Herald founders
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "herald-sqlite-error.h"

#include "herald-store-error.h"

static HeraldStoreError
store_error_from_code (int code,
                       int number)
{
  switch (code & 0xff)
    {
    case SQLITE_READONLY:
    case SQLITE_PERM:
      return HERALD_STORE_ERROR_READ_ONLY;
    case SQLITE_CORRUPT:
    case SQLITE_NOTADB:
      return HERALD_STORE_ERROR_DAMAGED;
    case SQLITE_BUSY:
    case SQLITE_LOCKED:
      return HERALD_STORE_ERROR_LOCKED;
    case SQLITE_FULL:
      return HERALD_STORE_ERROR_FULL;
    case SQLITE_CANTOPEN:
    case SQLITE_IOERR:
      return herald_store_error_from_errno (number);
    default:
      return HERALD_STORE_ERROR_FAILED;
    }
}

/*
 * Sets @error from the last call on @connection that failed. @subject is what was being worked on: the file's
 * name or the SQL.
 */
void
herald_sqlite_set_error (GError     **error,
                         sqlite3     *connection,
                         const char  *subject)
{
  int code = sqlite3_extended_errcode (connection);
  HeraldStoreError store_error = store_error_from_code (code, sqlite3_system_errno (connection));

  g_set_error (error, HERALD_STORE_ERROR, store_error, "%s (%d): %s", sqlite3_errmsg (connection), code, subject);
}
