/* SPDX-FileCopyrightText: 2026 The Herald founders
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "herald-feed-document.h"

G_BEGIN_DECLS

/**
 * herald_feed_text_fill:
 * @document: a document just parsed, not yet handed to anybody
 *
 * Fills in text, preview and thumbnail of every story, for lists and search. Pure, like the parser.
 */
void herald_feed_text_fill (HeraldFeedDocument *document);

G_END_DECLS
