/* SPDX-FileCopyrightText: 2026 The Herald founders
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>
#include <stddef.h>
#include <stdint.h>

#define HERALD_TEST_FUZZ_BASE "https://example.org/a/b"

int LLVMFuzzerTestOneInput (const uint8_t *data,
                            size_t         size);

static inline void
herald_test_fuzz_assert_text (const char *text)
{
  g_assert_true (text == NULL || g_utf8_validate (text, -1, NULL));
}
