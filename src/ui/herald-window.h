/* SPDX-FileCopyrightText: 2026 The Herald founders
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

#include "herald-session.h"

G_BEGIN_DECLS

#define HERALD_TYPE_WINDOW (herald_window_get_type ())
G_DECLARE_FINAL_TYPE (HeraldWindow, herald_window, HERALD, WINDOW, AdwApplicationWindow)

HeraldWindow *herald_window_new          (GtkApplication *application,
                                          GSettings      *settings) G_GNUC_WARN_UNUSED_RESULT;
void          herald_window_set_session  (HeraldWindow   *self,
                                          HeraldSession  *session);
void          herald_window_show_failure (HeraldWindow   *self,
                                          const GError   *error);
void          herald_window_add_source   (HeraldWindow   *self,
                                          const char     *address);
void          herald_window_import_file  (HeraldWindow   *self,
                                          GFile          *file);
void          herald_window_show_toast   (HeraldWindow   *self,
                                          const char     *text);

G_END_DECLS
