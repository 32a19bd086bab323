/* SPDX-FileCopyrightText: 2026 The Herald founders
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

#define HERALD_TYPE_WELCOME_PAGE (herald_welcome_page_get_type ())
G_DECLARE_FINAL_TYPE (HeraldWelcomePage, herald_welcome_page, HERALD, WELCOME_PAGE, AdwBin)

/* Signal "add-address" (char *): a person gave the address of a first source. */

G_END_DECLS
