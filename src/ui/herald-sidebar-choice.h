/* SPDX-FileCopyrightText: 2026 The Herald founders
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "herald-library.h"

G_BEGIN_DECLS

/* What can be chosen in the sidebar: a HeraldSmartList, HeraldFolder or HeraldSource. */

const char       *herald_sidebar_choice_get_title (GObject       *choice);
HeraldStoryQuery *herald_sidebar_choice_new_query (GObject       *choice) G_GNUC_WARN_UNUSED_RESULT;
char             *herald_sidebar_choice_dup_name  (GObject       *choice) G_GNUC_WARN_UNUSED_RESULT;
GObject          *herald_sidebar_choice_find      (HeraldLibrary *library,
                                                   const char    *name);

G_END_DECLS
