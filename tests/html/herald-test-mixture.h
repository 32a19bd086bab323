/* SPDX-FileCopyrightText: 2026 The Herald founders
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* HTML that nobody would write, of the tags and signs by which parsers are led astray. */
char *herald_test_mixture_new (GRand *random) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
