/* SPDX-FileCopyrightText: 2026 The Herald founders
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "herald-encoding-private.h"
#include "herald-test-fuzz.h"

#include <string.h>

/* The first line stands for the Content-Type, so that each encoding can be reached. */
int
LLVMFuzzerTestOneInput (const uint8_t *data,
                        size_t         size)
{
  const uint8_t *line_end = memchr (data, '\n', size);
  size_t line = line_end != NULL ? (size_t) (line_end - data) : 0;
  g_autofree char *content_type = g_strndup ((const char *) data, line);
  g_autoptr (GBytes) bytes = g_bytes_new (data + line, size - line);
  g_autoptr (GBytes) decoded = herald_encoding_decode (bytes, content_type);

  g_assert_true (g_utf8_validate_len (g_bytes_get_data (decoded, NULL), g_bytes_get_size (decoded), NULL));

  return 0;
}
