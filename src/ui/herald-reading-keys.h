/* SPDX-FileCopyrightText: 2026 The Herald founders
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * HeraldReadingKey:
 *
 * A key that acts without a modifier while nobody types.
 */
typedef struct
{
  const char *trigger; /* as gtk_shortcut_trigger_parse_string() reads it */
  const char *action;  /* without parameters */
  const char *shown;   /* (nullable): accelerator in the list of keys; NULL where another key stands for it */
  const char *words;   /* what it does, to be translated */
} HeraldReadingKey;

const HeraldReadingKey *herald_reading_keys_get    (guint     *n_keys);
void                    herald_reading_keys_attach (GtkWidget *window);

G_END_DECLS
