/* SPDX-FileCopyrightText: 2026 The Herald founders
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "herald-database.h"

G_BEGIN_DECLS

gboolean herald_migrations_check         (HeraldDatabase  *database,
                                          GError         **error);
gboolean herald_migrations_check_applied (HeraldDatabase  *database,
                                          GError         **error);
gboolean herald_migrations_check_made    (HeraldDatabase  *database,
                                          GError         **error);
gboolean herald_migrations_are_due       (HeraldDatabase  *database);
gboolean herald_migrations_apply         (HeraldDatabase  *database,
                                          GError         **error);
void     herald_migrations_add_test_step (const char      *resource);

G_END_DECLS
