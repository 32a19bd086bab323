/* SPDX-FileCopyrightText: 2026 The Herald founders
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <libsoup/soup.h>

G_BEGIN_DECLS

/* What the client knows of addresses; the core's identity rules are another matter and may change them. */

GUri     *herald_http_address_parse      (const char *address) G_GNUC_WARN_UNUSED_RESULT;
char     *herald_http_address_strip      (const char *address) G_GNUC_WARN_UNUSED_RESULT;
char     *herald_http_address_resolve    (const char *base,
                                          const char *reference) G_GNUC_WARN_UNUSED_RESULT;
char     *herald_http_address_dup_host   (GUri       *uri) G_GNUC_WARN_UNUSED_RESULT;
gboolean  herald_http_address_may_lead   (GUri       *from,
                                          GUri       *to);
gboolean  herald_http_address_trusts     (GUri       *origin,
                                          GUri       *other);
gboolean  herald_http_address_is_local   (GUri       *uri);

G_END_DECLS
