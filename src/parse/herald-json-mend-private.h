/* SPDX-FileCopyrightText: 2026 The Herald founders
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

gboolean  herald_json_mend_is_needed (const char *text,
                                      gsize       length);
GString  *herald_json_mend           (const char *text,
                                      gsize       length,
                                      guint       max_depth) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
