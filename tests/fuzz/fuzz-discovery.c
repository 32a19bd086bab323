/* SPDX-FileCopyrightText: 2026 The Herald founders
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "herald-feed-discovery.h"
#include "herald-test-fuzz.h"
#include "herald-uri.h"

/* What leads to a feed is an address that may be fetched. */
int
LLVMFuzzerTestOneInput (const uint8_t *data,
                        size_t         size)
{
  g_autoptr (HeraldPageLinks) links = herald_feed_discovery_find ((const char *) data, (gssize) size,
                                                                  HERALD_TEST_FUZZ_BASE);

  herald_test_fuzz_assert_text (links->title);
  herald_test_fuzz_assert_text (links->icon);
  for (guint i = 0; i < links->feeds->len; i++)
    {
      const HeraldFeedLink *link = g_ptr_array_index (links->feeds, i);

      herald_test_fuzz_assert_text (link->address);
      herald_test_fuzz_assert_text (link->title);
      herald_test_fuzz_assert_text (link->type);
      g_assert_true (herald_uri_is_safe (link->address));
    }

  return 0;
}
