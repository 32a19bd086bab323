/* SPDX-FileCopyrightText: 2026 The Herald founders
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

#include "herald-library.h"

G_BEGIN_DECLS

void herald_folder_dialog_present (GtkWidget     *parent,
                                   HeraldLibrary *library,
                                   HeraldFolder  *folder);

G_END_DECLS
