/* SPDX-FileCopyrightText: 2026 The Herald founders
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "herald-feed-document.h"

G_BEGIN_DECLS

HeraldFeedDocument *herald_json_feed_reader_read (GBytes     *text,
                                                  const char *base) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
