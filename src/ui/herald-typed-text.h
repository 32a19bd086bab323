/* SPDX-FileCopyrightText: 2026 The Herald founders
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

char *herald_typed_text_dup (GtkEditable *editable) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
