/* SPDX-FileCopyrightText: 2026 The Herald founders
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/* From now on every name is one of this machine, except those that begin with "nobody.". */
void herald_test_names_use (void);

G_END_DECLS
