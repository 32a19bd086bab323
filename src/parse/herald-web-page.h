/* SPDX-FileCopyrightText: 2026 The Herald founders
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

GBytes *herald_web_page_decode (GBytes     *bytes,
                                const char *content_type) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
