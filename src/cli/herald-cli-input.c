/* SPDX-FileCopyrightText: 2026 The Herald founders
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "herald-cli-input.h"

#include <errno.h>
#include <fcntl.h>
#include <gio/gio.h>
#include <glib/gstdio.h>
#include <unistd.h>

/* No text that Herald reads is longer, but devices and pipes never end. */
#define MAX_BYTES (64 * 1024 * 1024)

static void
set_error_from_errno (GError     **error,
                      int          number,
                      const char  *name)
{
  g_set_error (error, G_IO_ERROR, (int) g_io_error_from_errno (number), "%s: %s", name, g_strerror (number));
}

static GBytes *
read_all (int          fd,
          const char  *name,
          GError     **error)
{
  g_autoptr (GByteArray) bytes = g_byte_array_new ();
  guint8 block[64 * 1024];
  gssize n;

  while ((n = read (fd, block, sizeof block)) != 0)
    {
      if (n < 0 && errno == EINTR)
        continue;
      if (n < 0)
        {
          set_error_from_errno (error, errno, name);
          return NULL;
        }
      if (bytes->len + (gsize) n > MAX_BYTES)
        {
          g_set_error (error, G_IO_ERROR, G_IO_ERROR_MESSAGE_TOO_LARGE, "%s: this is too large", name);
          return NULL;
        }
      g_byte_array_append (bytes, block, (guint) n);
    }

  return g_byte_array_free_to_bytes (g_steal_pointer (&bytes));
}

/**
 * herald_cli_read_input:
 * @path: (nullable): a file's name, or %NULL for the standard input
 * @error: set to a #GIOErrorEnum
 *
 * Returns: (transfer full): what is in it
 */
GBytes *
herald_cli_read_input (const char  *path,
                       GError     **error)
{
  g_autofd int fd = -1;

  if (path == NULL)
    return read_all (STDIN_FILENO, "standard input", error);

  fd = g_open (path, O_RDONLY | O_CLOEXEC);
  if (fd < 0)
    {
      set_error_from_errno (error, errno, path);
      return NULL;
    }

  return read_all (fd, path, error);
}
