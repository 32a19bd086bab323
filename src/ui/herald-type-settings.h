/* SPDX-FileCopyrightText: 2026 The Herald founders
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

#define HERALD_TYPE_TYPE_SETTINGS (herald_type_settings_get_type ())
G_DECLARE_FINAL_TYPE (HeraldTypeSettings, herald_type_settings, HERALD, TYPE_SETTINGS, AdwBin)

void herald_type_settings_bind    (HeraldTypeSettings *self,
                                   GSettings          *settings);
void herald_type_settings_present (GtkWidget          *parent,
                                   GSettings          *settings);

G_END_DECLS
