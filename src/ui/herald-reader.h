/* SPDX-FileCopyrightText: 2026 The Herald founders
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

#include "herald-session.h"

G_BEGIN_DECLS

#define HERALD_TYPE_READER (herald_reader_get_type ())
G_DECLARE_FINAL_TYPE (HeraldReader, herald_reader, HERALD, READER, AdwBin)

void         herald_reader_set_session (HeraldReader  *self,
                                        HeraldSession *session);
void         herald_reader_show        (HeraldReader  *self,
                                        HeraldStory   *story);
HeraldStory *herald_reader_get_story   (HeraldReader  *self);
void         herald_reader_scroll_page (HeraldReader  *self);

G_END_DECLS
