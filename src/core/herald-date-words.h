/* SPDX-FileCopyrightText: 2026 The Herald founders
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

int      herald_date_word_month   (const char *word);
gboolean herald_date_word_zone    (const char *word,
                                   int        *offset);
gboolean herald_date_word_is_us   (const char *word);

G_END_DECLS
