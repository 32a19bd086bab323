/* SPDX-FileCopyrightText: 2026 The Herald founders
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "herald-typed-text.h"

/**
 * herald_typed_text_dup:
 * @editable: where a person types a name or an address
 *
 * Returns: (transfer full): what was typed, without the white space around it that comes with pasting
 */
char *
herald_typed_text_dup (GtkEditable *editable)
{
  g_return_val_if_fail (GTK_IS_EDITABLE (editable), NULL);

  return g_strstrip (g_strdup (gtk_editable_get_text (editable)));
}
