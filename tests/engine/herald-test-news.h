/* SPDX-FileCopyrightText: 2026 The Herald founders
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "herald-feed-document.h"

G_BEGIN_DECLS

/* The words of a made-up language are known by their rank, of which the first is the most frequent one. */
#define HERALD_TEST_NEWS_WORDS 20000

void                herald_test_news_append_word   (GString *text,
                                                    guint    rank);
HeraldFeedDocument *herald_test_news_make_document (guint32  source,
                                                    guint    n_stories,
                                                    guint    n_words) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
