/* SPDX-FileCopyrightText: 2026 The Herald founders
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "herald-date.h"
#include "herald-feed-document.h"
#include "herald-story-record.h"
#include "herald-test-fuzz.h"

/* A date that was understood is understood again as Herald writes it. */
int
LLVMFuzzerTestOneInput (const uint8_t *data,
                        size_t         size)
{
  g_autofree char *text = g_strndup ((const char *) data, size);
  gint64 seconds = herald_date_parse (text);
  g_autofree char *written = seconds != HERALD_TIME_NONE ? herald_date_format_utc (seconds) : NULL;

  if (written != NULL)
    g_assert_cmpint (herald_date_parse (written), ==, seconds);

  return 0;
}
