/* SPDX-FileCopyrightText: 2026 The Herald founders
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gio/gio.h>

#include "herald-http-credentials.h"
#include "herald-http-request.h"
#include "herald-http-response.h"

G_BEGIN_DECLS

#define HERALD_TYPE_HTTP_CLIENT (herald_http_client_get_type ())
G_DECLARE_FINAL_TYPE (HeraldHttpClient, herald_http_client, HERALD, HTTP_CLIENT, GObject)

HeraldHttpClient   *herald_http_client_new             (void) G_GNUC_WARN_UNUSED_RESULT;
void                herald_http_client_set_credentials (HeraldHttpClient         *self,
                                                        HeraldHttpCredentials    *credentials);
void                herald_http_client_set_timeout     (HeraldHttpClient         *self,
                                                        guint                     seconds);
void                herald_http_client_set_max_size    (HeraldHttpClient         *self,
                                                        gsize                     bytes);
void                herald_http_client_set_pause       (HeraldHttpClient         *self,
                                                        guint                     milliseconds);
void                herald_http_client_fetch_async     (HeraldHttpClient         *self,
                                                        const HeraldHttpRequest  *request,
                                                        GCancellable             *cancellable,
                                                        GAsyncReadyCallback       callback,
                                                        gpointer                  user_data);
HeraldHttpResponse *herald_http_client_fetch_finish    (HeraldHttpClient         *self,
                                                        GAsyncResult             *result,
                                                        GError                  **error) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
