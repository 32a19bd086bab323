/* SPDX-FileCopyrightText: 2026 The Herald founders
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define HERALD_TYPE_PANE_HANDLE (herald_pane_handle_get_type ())
G_DECLARE_FINAL_TYPE (HeraldPaneHandle, herald_pane_handle, HERALD, PANE_HANDLE, GtkWidget)

/* Signals: "begin": a drag begins; "moved" (int dx): how far the pointer is from where it began, in pixels,
 * towards the end of the line; "reset": it was clicked twice. */

G_END_DECLS
