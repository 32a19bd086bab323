/* SPDX-FileCopyrightText: 2026 The Herald founders
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "herald-candidate.h"
#include "herald-fetcher.h"
#include "herald-library.h"

G_BEGIN_DECLS

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
