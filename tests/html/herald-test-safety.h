/* SPDX-FileCopyrightText: 2026 The Herald founders
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Looks in what a sanitiser wrote for anything that may not be there, by a reading of its own. */
char *herald_test_safety_find_fault (const char *html) G_GNUC_WARN_UNUSED_RESULT;
/* The words that a sanitiser must keep of @html, or that are left of it. */
char *herald_test_safety_dup_text   (const char *html,
                                     gssize      length) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
