/* SPDX-FileCopyrightText: 2026 The Herald founders
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

AdwDialog *herald_alert_show (GtkWidget  *widget,
                              const char *heading,
                              const char *body);

G_END_DECLS
