/* SPDX-FileCopyrightText: 2026 The Herald founders
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

#include "herald-library.h"

G_BEGIN_DECLS

void          herald_folder_choice_fill (AdwComboRow   *row,
                                         HeraldLibrary *library,
                                         gint64         selected_id);
HeraldFolder *herald_folder_choice_get  (AdwComboRow   *row,
                                         HeraldLibrary *library);

G_END_DECLS
