/* SPDX-FileCopyrightText: 2026 The Herald founders
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * HERALD_STORE_ERROR:
 *
 * The error domain of the library file.
 */
#define HERALD_STORE_ERROR (herald_store_error_quark ())
GQuark herald_store_error_quark (void);

/**
 * HeraldStoreError:
 * @HERALD_STORE_ERROR_FAILED: anything else; the message has SQLite's words
 * @HERALD_STORE_ERROR_READ_ONLY: the file or its folder cannot be written
 * @HERALD_STORE_ERROR_OLDER: it has to be brought up to date, but cannot be written
 * @HERALD_STORE_ERROR_NEWER: a newer version of Herald wrote it
 * @HERALD_STORE_ERROR_DAMAGED: it is no library, or damaged
 * @HERALD_STORE_ERROR_LOCKED: another program has it open
 * @HERALD_STORE_ERROR_FULL: there is no space left
 * @HERALD_STORE_ERROR_NOT_FOUND: there is no story, source or folder of that id
 * @HERALD_STORE_ERROR_EXISTS: there is a source of that address already
 */
typedef enum
{
  HERALD_STORE_ERROR_FAILED,
  HERALD_STORE_ERROR_READ_ONLY,
  HERALD_STORE_ERROR_OLDER,
  HERALD_STORE_ERROR_NEWER,
  HERALD_STORE_ERROR_DAMAGED,
  HERALD_STORE_ERROR_LOCKED,
  HERALD_STORE_ERROR_FULL,
  HERALD_STORE_ERROR_NOT_FOUND,
  HERALD_STORE_ERROR_EXISTS,
} HeraldStoreError;

HeraldStoreError herald_store_error_from_errno     (int           number);
void             herald_store_set_error_from_errno (GError      **error,
                                                    int           number,
                                                    const char   *path);

G_END_DECLS
