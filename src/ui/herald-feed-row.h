/* SPDX-FileCopyrightText: 2026 The Herald founders
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

#include "herald-library.h"

G_BEGIN_DECLS

#define HERALD_TYPE_FEED_ROW (herald_feed_row_get_type ())
G_DECLARE_FINAL_TYPE (HeraldFeedRow, herald_feed_row, HERALD, FEED_ROW, AdwActionRow)

GtkWidget    *herald_feed_row_new            (HeraldLibrary  *library,
                                              const char     *address,
                                              const char     *title,
                                              const char     *subtitle) G_GNUC_WARN_UNUSED_RESULT;
HeraldSource *herald_feed_row_get_source     (HeraldFeedRow  *self);
gboolean      herald_feed_row_get_active     (HeraldFeedRow  *self);
void          herald_feed_row_set_active     (HeraldFeedRow  *self,
                                              gboolean        active);
void          herald_feed_row_set_icon_bytes (HeraldFeedRow  *self,
                                              GBytes         *bytes);

G_END_DECLS
