/* SPDX-FileCopyrightText: 2026 The Herald founders
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

#define HERALD_TYPE_BACKUPS_PAGE (herald_backups_page_get_type ())
G_DECLARE_FINAL_TYPE (HeraldBackupsPage, herald_backups_page, HERALD, BACKUPS_PAGE, AdwNavigationPage)

AdwNavigationPage *herald_backups_page_new (const char *library) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
