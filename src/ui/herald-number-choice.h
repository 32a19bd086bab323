/* SPDX-FileCopyrightText: 2026 The Herald founders
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

#define HERALD_TYPE_NUMBER_CHOICE (herald_number_choice_get_type ())
G_DECLARE_FINAL_TYPE (HeraldNumberChoice, herald_number_choice, HERALD, NUMBER_CHOICE, AdwComboRow)

/**
 * HeraldNumberText:
 * @number: a number
 *
 * Returns: (transfer full): how a person says it
 */
typedef char *(*HeraldNumberText) (int number);

/* Properties: number. */

void herald_number_choice_offer      (HeraldNumberChoice *self,
                                      const int          *numbers,
                                      HeraldNumberText    text);
int  herald_number_choice_get_number (HeraldNumberChoice *self);
void herald_number_choice_set_number (HeraldNumberChoice *self,
                                      int                 number);

G_END_DECLS
