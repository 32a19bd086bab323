/* SPDX-FileCopyrightText: 2026 The Herald founders
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <libsoup/soup.h>

#include "herald-http-response.h"

G_BEGIN_DECLS

HeraldHttpResponse *herald_http_headers_read (SoupMessage *message,
                                              const char  *address,
                                              gint64       now) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
