/* SPDX-FileCopyrightText: 2026 The Herald founders
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "herald-test-fuzz.h"
#include "herald-uri.h"

/* What was resolved is an address that stays what it is, and its normal form too. */
int
LLVMFuzzerTestOneInput (const uint8_t *data,
                        size_t         size)
{
  g_autofree char *raw = g_strndup ((const char *) data, size);
  g_autofree char *text = g_utf8_make_valid (raw, -1);
  g_autofree char *resolved = herald_uri_resolve (HERALD_TEST_FUZZ_BASE, text);
  g_autofree char *against_it = herald_uri_resolve (text, "../x?y#z");
  g_autofree char *relative = herald_uri_resolve (NULL, text);
  g_autofree char *typed = herald_uri_from_typed (text);
  g_autofree char *host = herald_uri_dup_host (text);

  g_assert_true (against_it == NULL || herald_uri_is_safe (against_it) || g_str_equal (against_it, "../x?y#z"));
  g_assert_true (typed == NULL || herald_uri_is_web (typed));
  herald_test_fuzz_assert_text (relative);
  if (resolved != NULL)
    {
      g_autofree char *again = herald_uri_resolve (HERALD_TEST_FUZZ_BASE, resolved);
      g_autofree char *normal = herald_uri_normalize (resolved);
      g_autofree char *normal_again = herald_uri_normalize (normal);

      g_assert_true (g_str_is_ascii (resolved));
      g_assert_true (herald_uri_is_safe (resolved));
      g_assert_cmpstr (again, ==, resolved);
      g_assert_cmpstr (normal_again, ==, normal);
      g_assert_true (herald_uri_equal (resolved, normal));
    }

  return 0;
}
