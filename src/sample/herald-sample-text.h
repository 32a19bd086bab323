/* SPDX-FileCopyrightText: 2026 The Herald founders
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/**
 * HeraldSampleFormat:
 * @HERALD_SAMPLE_FORMAT_HTML: times by RFC 3339, stories as they are
 * @HERALD_SAMPLE_FORMAT_RSS: times by RFC 822, stories escaped for XML
 * @HERALD_SAMPLE_FORMAT_ATOM: times by RFC 3339, stories escaped for XML
 * @HERALD_SAMPLE_FORMAT_JSON: times by RFC 3339, stories escaped for a JSON string
 *
 * How a placeholder is written in a file.
 */
typedef enum
{
  HERALD_SAMPLE_FORMAT_HTML,
  HERALD_SAMPLE_FORMAT_RSS,
  HERALD_SAMPLE_FORMAT_ATOM,
  HERALD_SAMPLE_FORMAT_JSON,
} HeraldSampleFormat;

char *herald_sample_text_expand (const char          *text,
                                 HeraldSampleFormat   format,
                                 const char          *directory,
                                 const char          *base,
                                 GDateTime           *start,
                                 GError             **error) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
