/* SPDX-FileCopyrightText: 2026 The Herald founders
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "herald-store-error.h"

#include <errno.h>

G_DEFINE_QUARK (herald-store-error-quark, herald_store_error)

/**
 * herald_store_error_from_errno:
 * @number: what the system said
 *
 * Returns: the code for it
 */
HeraldStoreError
herald_store_error_from_errno (int number)
{
  switch (number)
    {
    case ENOSPC:
    case EDQUOT:
    case EFBIG:
      return HERALD_STORE_ERROR_FULL;
    case EACCES:
    case EPERM:
    case EROFS:
      return HERALD_STORE_ERROR_READ_ONLY;
    case EWOULDBLOCK:
      return HERALD_STORE_ERROR_LOCKED;
    default:
      return HERALD_STORE_ERROR_FAILED;
    }
}

/**
 * herald_store_set_error_from_errno:
 * @error: where to put it
 * @number: what the system said
 * @path: about which file
 *
 * Sets a %HERALD_STORE_ERROR.
 */
void
herald_store_set_error_from_errno (GError     **error,
                                   int          number,
                                   const char  *path)
{
  g_set_error (error, HERALD_STORE_ERROR, (int) herald_store_error_from_errno (number),
               "%s: %s", g_strerror (number), path);
}
