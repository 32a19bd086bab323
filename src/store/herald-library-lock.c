/* SPDX-FileCopyrightText: 2026 The Herald founders
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "herald-library-lock.h"

#include "herald-store-error.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gstdio.h>
#include <sys/file.h>
#include <unistd.h>

/*
 * Keeps every other Herald from the library at @path. Its folder is made where there is none. The lock stands beside
 * the library and not on it, so that other programs may read the library meanwhile.
 *
 * Returns: a file descriptor that has the lock until it is closed, which the system does however the program ends;
 * or -1
 */
int
herald_library_lock (const char  *path,
                     GError     **error)
{
  g_autofree char *folder = g_path_get_dirname (path);
  g_autofree char *name = g_strconcat (path, ".lock", NULL);
  g_autofd int lock = -1;

  if (g_mkdir_with_parents (folder, 0700) < 0)
    {
      herald_store_set_error_from_errno (error, errno, folder);
      return -1;
    }

  lock = g_open (name, O_RDWR | O_CREAT | O_CLOEXEC, 0600);
  if (lock < 0 || flock (lock, LOCK_EX | LOCK_NB) < 0)
    {
      herald_store_set_error_from_errno (error, errno, name);
      return -1;
    }

  return g_steal_fd (&lock);
}
