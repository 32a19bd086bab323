/* SPDX-FileCopyrightText: 2026 The Herald founders
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "herald-http-credentials.h"

G_BEGIN_DECLS

#define HERALD_TYPE_KEYRING (herald_keyring_get_type ())
G_DECLARE_FINAL_TYPE (HeraldKeyring, herald_keyring, HERALD, KEYRING, GObject)

HeraldKeyring *herald_keyring_new         (void) G_GNUC_WARN_UNUSED_RESULT;
void           herald_keyring_save_async  (HeraldKeyring        *self,
                                           const char           *origin,
                                           const char           *label,
                                           const char           *user,
                                           const char           *password,
                                           GCancellable         *cancellable,
                                           GAsyncReadyCallback   callback,
                                           gpointer              user_data);
gboolean       herald_keyring_save_finish (HeraldKeyring        *self,
                                           GAsyncResult         *result,
                                           GError              **error);

G_END_DECLS
