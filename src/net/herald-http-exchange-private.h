/* SPDX-FileCopyrightText: 2026 The Herald founders
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <libsoup/soup.h>

#include "herald-http-response.h"

G_BEGIN_DECLS

/* One question and one answer: a redirect is an answer like any other. */

void                herald_http_exchange_async  (SoupSession         *session,
                                                 SoupMessage         *message,
                                                 const char          *address,
                                                 guint                timeout_seconds,
                                                 gsize                max_size,
                                                 GCancellable        *stop,
                                                 GAsyncReadyCallback  callback,
                                                 gpointer             user_data);
HeraldHttpResponse *herald_http_exchange_finish (GAsyncResult        *result,
                                                 char               **location,
                                                 GError             **error) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
