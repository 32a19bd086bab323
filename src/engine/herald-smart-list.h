/* SPDX-FileCopyrightText: 2026 The Herald founders
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib-object.h>

#include "herald-story-query.h"

G_BEGIN_DECLS

#define HERALD_TYPE_SMART_LIST (herald_smart_list_get_type ())
G_DECLARE_FINAL_TYPE (HeraldSmartList, herald_smart_list, HERALD, SMART_LIST, GObject)

/* Properties: scope (uint, a HeraldStoryScope), count: unread stories, but all stories for BOOKMARKS and ALL. */

HeraldStoryScope herald_smart_list_get_scope (HeraldSmartList *self);
guint            herald_smart_list_get_count (HeraldSmartList *self);

G_END_DECLS
