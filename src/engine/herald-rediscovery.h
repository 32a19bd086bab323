/* SPDX-FileCopyrightText: 2026 The Herald founders
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "herald-fetcher.h"
#include "herald-library.h"

G_BEGIN_DECLS

void        herald_rediscovery_find_async  (HeraldLibrary        *library,
                                            HeraldSource         *source,
                                            HeraldFetcher        *fetcher,
                                            GCancellable         *cancellable,
                                            GAsyncReadyCallback   callback,
                                            gpointer              user_data);
GListModel *herald_rediscovery_find_finish (GAsyncResult         *result,
                                            GError              **error) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
