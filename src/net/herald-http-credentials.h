/* SPDX-FileCopyrightText: 2026 The Herald founders
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

#define HERALD_TYPE_HTTP_CREDENTIALS (herald_http_credentials_get_type ())
G_DECLARE_INTERFACE (HeraldHttpCredentials, herald_http_credentials, HERALD, HTTP_CREDENTIALS, GObject)

struct _HeraldHttpCredentialsInterface
{
  GTypeInterface parent_iface;

  void     (*find_async)  (HeraldHttpCredentials  *self,
                           const char             *origin,
                           GCancellable           *cancellable,
                           GAsyncReadyCallback     callback,
                           gpointer                user_data);
  gboolean (*find_finish) (HeraldHttpCredentials  *self,
                           GAsyncResult           *result,
                           char                  **user,
                           char                  **password);
};

char    *herald_http_credentials_dup_origin  (const char             *address) G_GNUC_WARN_UNUSED_RESULT;
void     herald_http_credentials_find_async  (HeraldHttpCredentials  *self,
                                              const char             *origin,
                                              GCancellable           *cancellable,
                                              GAsyncReadyCallback     callback,
                                              gpointer                user_data);
gboolean herald_http_credentials_find_finish (HeraldHttpCredentials  *self,
                                              GAsyncResult           *result,
                                              char                  **user,
                                              char                  **password);

G_END_DECLS
