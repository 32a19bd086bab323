/* SPDX-FileCopyrightText: 2026 The Herald founders
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

#include "herald-session.h"

G_BEGIN_DECLS

void herald_opml_files_import      (GtkWidget     *widget,
                                    HeraldSession *session);
void herald_opml_files_import_file (GtkWidget     *widget,
                                    HeraldSession *session,
                                    GFile         *file);
void herald_opml_files_export      (GtkWidget     *widget,
                                    HeraldSession *session);

G_END_DECLS
