/* SPDX-FileCopyrightText: 2026 The Herald founders
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "herald-html-sanitizer.h"
#include "herald-test-fuzz.h"
#include "herald-test-safety.h"

/* Safe, valid, and the same when it is done again; with a base and without. */
int
LLVMFuzzerTestOneInput (const uint8_t *data,
                        size_t         size)
{
  g_autofree char *clean = herald_html_sanitize ((const char *) data, (gssize) size, HERALD_TEST_FUZZ_BASE);
  g_autofree char *again = herald_html_sanitize (clean, -1, HERALD_TEST_FUZZ_BASE);
  g_autofree char *relative = herald_html_sanitize ((const char *) data, (gssize) size, NULL);
  g_autofree char *fault = herald_test_safety_find_fault (clean);
  g_autofree char *relative_fault = herald_test_safety_find_fault (relative);

  g_assert_cmpstr (fault, ==, NULL);
  g_assert_cmpstr (relative_fault, ==, NULL);
  g_assert_cmpstr (again, ==, clean);

  return 0;
}
