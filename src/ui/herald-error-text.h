/* SPDX-FileCopyrightText: 2026 The Herald founders
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

#include "herald-failure.h"

G_BEGIN_DECLS

char *herald_error_text_for_failure (HeraldFailure  failure,
                                     const char    *host) G_GNUC_WARN_UNUSED_RESULT;
char *herald_error_text             (const GError  *error,
                                     const char    *host) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
