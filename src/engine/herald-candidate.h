/* SPDX-FileCopyrightText: 2026 The Herald founders
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "herald-fetcher.h"

G_BEGIN_DECLS

#define HERALD_TYPE_CANDIDATE (herald_candidate_get_type ())
G_DECLARE_FINAL_TYPE (HeraldCandidate, herald_candidate, HERALD, CANDIDATE, GObject)

/* A feed found at an address that a person gave. It keeps what was fetched, so that subscribing asks the
 * server nothing again. Properties: title, address, format, n-stories, last-story (int64), per-day, icon. */

HeraldCandidate *herald_candidate_new            (const char      *address,
                                                  const char      *title,
                                                  const char      *page_icon,
                                                  HeraldFetched   *fetched) G_GNUC_WARN_UNUSED_RESULT;
const char      *herald_candidate_get_title      (HeraldCandidate *self);
const char      *herald_candidate_get_address    (HeraldCandidate *self);
const char      *herald_candidate_get_format     (HeraldCandidate *self);
guint            herald_candidate_get_n_stories  (HeraldCandidate *self);
gint64           herald_candidate_get_last_story (HeraldCandidate *self);
double           herald_candidate_get_per_day    (HeraldCandidate *self);
const char      *herald_candidate_get_icon       (HeraldCandidate *self);
HeraldFetched   *herald_candidate_get_fetched    (HeraldCandidate *self);

G_END_DECLS
