/* SPDX-FileCopyrightText: 2026 The Herald founders
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "herald-opml.h"
#include "herald-test-fuzz.h"

#include <string.h>

/* A list that is written is read as it was. */
int
LLVMFuzzerTestOneInput (const uint8_t *data,
                        size_t         size)
{
  g_autoptr (GBytes) bytes = g_bytes_new (data, size);
  g_autoptr (GBytes) written_bytes = NULL;
  g_autoptr (HeraldOutline) root = herald_opml_parse (bytes, NULL);
  g_autoptr (HeraldOutline) again = NULL;
  g_autofree char *written = NULL;
  g_autofree char *rewritten = NULL;

  if (root == NULL)
    return 0;
  written = herald_opml_to_string (root);
  herald_test_fuzz_assert_text (written);
  written_bytes = g_bytes_new_static (written, strlen (written));
  again = herald_opml_parse (written_bytes, NULL);
  g_assert_nonnull (again);
  rewritten = herald_opml_to_string (again);
  g_assert_cmpstr (rewritten, ==, written);

  return 0;
}
