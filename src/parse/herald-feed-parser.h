/* SPDX-FileCopyrightText: 2026 The Herald founders
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gio/gio.h>

#include "herald-feed-document.h"

G_BEGIN_DECLS

/**
 * herald_feed_parser_parse:
 * @bytes: the file as it came
 * @content_type: (nullable): value of the Content-Type header, parameters included
 * @base: (nullable): the address it was fetched from; one that is malformed counts as absent
 * @error: return location for a %HERALD_FAILURE
 *
 * Reads a feed in any of the formats of the contract. Pure: no file, no network, no clock; call it on any
 * thread. The texts in the document are as they came; the plain-text fields of the stories (text, preview,
 * thumbnail) stay %NULL until herald_feed_text_fill() is called.
 *
 * Returns: (transfer full): the document, or %NULL with %HERALD_FAILURE_EMPTY, %HERALD_FAILURE_WEB_PAGE or
 *   %HERALD_FAILURE_NOT_A_FEED
 */
HeraldFeedDocument *herald_feed_parser_parse (GBytes      *bytes,
                                              const char  *content_type,
                                              const char  *base,
                                              GError     **error) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
