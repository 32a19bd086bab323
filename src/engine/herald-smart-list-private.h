/* SPDX-FileCopyrightText: 2026 The Herald founders
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "herald-smart-list.h"

G_BEGIN_DECLS

HeraldSmartList *herald_smart_list_new       (HeraldStoryScope  scope) G_GNUC_WARN_UNUSED_RESULT;
void             herald_smart_list_set_count (HeraldSmartList  *self,
                                              guint             count);

G_END_DECLS
