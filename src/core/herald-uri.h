/* SPDX-FileCopyrightText: 2026 The Herald founders
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

char     *herald_uri_resolve    (const char *base,
                                 const char *reference) G_GNUC_WARN_UNUSED_RESULT;
gboolean  herald_uri_is_safe    (const char *address);
gboolean  herald_uri_is_web     (const char *address);
char     *herald_uri_normalize  (const char *address) G_GNUC_WARN_UNUSED_RESULT;
gboolean  herald_uri_equal      (const char *a,
                                 const char *b);
char     *herald_uri_from_typed (const char *text) G_GNUC_WARN_UNUSED_RESULT;
char     *herald_uri_dup_host   (const char *address) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
