/* SPDX-FileCopyrightText: 2026 The Herald founders
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "herald-fetcher.h"
#include "herald-library.h"

G_BEGIN_DECLS

#define HERALD_TYPE_CANDIDATE (herald_candidate_get_type ())
G_DECLARE_FINAL_TYPE (HeraldCandidate, herald_candidate, HERALD, CANDIDATE, GObject)

/* A feed found at an address that a person gave. It keeps what was fetched, so that subscribing asks the
 * server nothing again. Properties: title, address, format, n-stories, last-story (int64), icon-address. */

const char      *herald_candidate_get_title      (HeraldCandidate *self);
const char      *herald_candidate_get_address    (HeraldCandidate *self);
const char      *herald_candidate_get_format     (HeraldCandidate *self);
guint            herald_candidate_get_n_stories  (HeraldCandidate *self);
gint64           herald_candidate_get_last_story (HeraldCandidate *self);
double           herald_candidate_get_per_day    (HeraldCandidate *self);
const char      *herald_candidate_get_icon       (HeraldCandidate *self);

void             herald_subscribe_find_async     (HeraldFetcher        *fetcher,
                                                  const char           *typed,
                                                  GCancellable         *cancellable,
                                                  GAsyncReadyCallback   callback,
                                                  gpointer              user_data);
GListModel      *herald_subscribe_find_finish    (GAsyncResult         *result,
                                                  GError              **error) G_GNUC_WARN_UNUSED_RESULT;
void             herald_subscribe_add_async      (HeraldLibrary        *library,
                                                  HeraldCandidate      *candidate,
                                                  HeraldFolder         *folder,
                                                  GCancellable         *cancellable,
                                                  GAsyncReadyCallback   callback,
                                                  gpointer              user_data);
HeraldSource    *herald_subscribe_add_finish     (GAsyncResult         *result,
                                                  GError              **error) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
