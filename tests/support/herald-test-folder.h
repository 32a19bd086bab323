/* SPDX-FileCopyrightText: 2026 The Herald founders
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Deletes @folder with all that is in it. */
void herald_test_folder_delete (const char *folder);

G_END_DECLS
