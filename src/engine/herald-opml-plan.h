/* SPDX-FileCopyrightText: 2026 The Herald founders
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "herald-source-record.h"

#include <gio/gio.h>

G_BEGIN_DECLS

/**
 * HeraldOpmlEntry:
 *
 * A source that is to be added.
 */
typedef struct
{
  HeraldSourceRecord *record;      /* (owned) */
  char               *folder;      /* (owned) (nullable): its title */
  char               *description; /* (owned) (nullable): what the file says of it, for people */
} HeraldOpmlEntry;

/**
 * HeraldOpmlPlan:
 *
 * What an OPML file, or what a person picked from one, adds to a library. Nobody changes it once it is made, so that
 * it can cross threads.
 */
typedef struct
{
  char      *title;   /* (owned) (nullable): of the file */
  GPtrArray *entries; /* (owned) (element-type HeraldOpmlEntry): new sources, in file order */
  GPtrArray *folders; /* (owned) (element-type utf8): titles that the entries name, each once, in file order */
  guint      known;   /* outlines whose address the library or the file has already */
  guint      skipped; /* outlines that are no source that can be fetched, and no folder of any */
} HeraldOpmlPlan;

HeraldOpmlPlan *herald_opml_plan_new  (GBytes          *bytes,
                                       GPtrArray       *known,
                                       GError         **error) G_GNUC_WARN_UNUSED_RESULT;
HeraldOpmlPlan *herald_opml_plan_pick (GPtrArray       *entries) G_GNUC_WARN_UNUSED_RESULT;
void            herald_opml_plan_free (HeraldOpmlPlan  *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (HeraldOpmlPlan, herald_opml_plan_free)

G_END_DECLS
