/* SPDX-FileCopyrightText: 2026 The Herald founders
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "herald-opml-plan.h"

G_BEGIN_DECLS

/**
 * HeraldStarterList:
 *
 * Well-known sources of one language, for people who have none yet. Its name in that language is the title of the plan;
 * the folders are themes.
 */
typedef struct
{
  char           *language; /* (owned): its code, as in "de" */
  HeraldOpmlPlan *plan;     /* (owned) */
} HeraldStarterList;

GPtrArray *herald_starter_lists_load (void) G_GNUC_WARN_UNUSED_RESULT;
guint      herald_starter_lists_find (GPtrArray          *lists,
                                      const char *const  *languages);

G_END_DECLS
