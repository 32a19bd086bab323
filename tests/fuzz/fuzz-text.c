/* SPDX-FileCopyrightText: 2026 The Herald founders
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "herald-html-text.h"
#include "herald-test-fuzz.h"

#include <string.h>

int
LLVMFuzzerTestOneInput (const uint8_t *data,
                        size_t         size)
{
  g_autofree char *picture = NULL;
  g_autofree char *captions = NULL;
  g_autofree char *text = herald_html_text_and_captions ((const char *) data, (gssize) size, HERALD_TEST_FUZZ_BASE,
                                                         &captions, &picture);
  g_autofree char *preview = herald_html_preview (text, 200);
  g_autofree char *line = herald_html_line (text);

  herald_test_fuzz_assert_text (text);
  herald_test_fuzz_assert_text (captions);
  herald_test_fuzz_assert_text (picture);
  herald_test_fuzz_assert_text (preview);
  herald_test_fuzz_assert_text (line);
  g_assert_null (strchr (line, '\n'));
  g_assert_cmpint (g_utf8_strlen (preview, -1), <=, 201);

  return 0;
}
