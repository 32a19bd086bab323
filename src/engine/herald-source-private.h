/* SPDX-FileCopyrightText: 2026 The Herald founders
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "herald-source.h"

G_BEGIN_DECLS

HeraldSource *herald_source_new        (HeraldSourceRecord *record) G_GNUC_WARN_UNUSED_RESULT;
void          herald_source_begin_edit (HeraldSource       *self,
                                        HeraldSourceRecord *record);
void          herald_source_end_edit   (HeraldSource       *self,
                                        HeraldSourceRecord *stored);
void          herald_source_set_fetch  (HeraldSource       *self,
                                        HeraldSourceRecord *fetched);
void          herald_source_set_counts (HeraldSource       *self,
                                        guint               unread,
                                        guint               total);
void          herald_source_set_state  (HeraldSource       *self,
                                        HeraldSourceState   state);
void          herald_source_set_icon   (HeraldSource       *self,
                                        GBytes             *icon);
int           herald_source_compare    (gconstpointer       a,
                                        gconstpointer       b,
                                        gpointer            unused);

G_END_DECLS
