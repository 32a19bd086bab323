/* SPDX-FileCopyrightText: 2026 The Herald founders
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "herald-failure.h"

G_BEGIN_DECLS

const char *herald_cli_words_for_failure (HeraldFailure   failure);
void        herald_cli_words_for_library (GError        **error,
                                          const char     *path);
void        herald_cli_words_for_address (GError        **error,
                                          const char     *address);

G_END_DECLS
