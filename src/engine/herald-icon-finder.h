/* SPDX-FileCopyrightText: 2026 The Herald founders
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "herald-http-client.h"

G_BEGIN_DECLS

#define HERALD_TYPE_ICON_FINDER (herald_icon_finder_get_type ())
G_DECLARE_FINAL_TYPE (HeraldIconFinder, herald_icon_finder, HERALD, ICON_FINDER, GObject)

/* The icon of a site, whether it is followed or not. */

HeraldIconFinder *herald_icon_finder_new         (HeraldHttpClient     *client) G_GNUC_WARN_UNUSED_RESULT;
void              herald_icon_finder_find_async  (HeraldIconFinder     *self,
                                                  const char           *icon,
                                                  const char           *home,
                                                  const char           *feed,
                                                  GCancellable         *cancellable,
                                                  GAsyncReadyCallback   callback,
                                                  gpointer              user_data);
GBytes           *herald_icon_finder_find_finish (HeraldIconFinder     *self,
                                                  GAsyncResult         *result,
                                                  char                **address,
                                                  GError              **error) G_GNUC_WARN_UNUSED_RESULT;
void              herald_icon_finder_shutdown    (HeraldIconFinder     *self);

G_END_DECLS
