/* SPDX-FileCopyrightText: 2026 The Herald founders
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "herald-library.h"
#include "herald-opml-plan.h"

G_BEGIN_DECLS

/**
 * HeraldOpmlImport:
 *
 * What an import did.
 */
typedef struct
{
  guint added;    /* sources that are new */
  guint known;    /* sources that were there already */
  guint skipped;  /* outlines that are no source that can be fetched, and no folder of any */
} HeraldOpmlImport;

/**
 * HeraldOpmlProgress:
 * @done: sources that have been looked at
 * @total: sources that are to be added
 * @user_data: what the caller gave
 */
typedef void (*HeraldOpmlProgress) (guint    done,
                                    guint    total,
                                    gpointer user_data);

void     herald_opml_import_async      (HeraldLibrary        *library,
                                        GBytes               *bytes,
                                        HeraldOpmlProgress    progress,
                                        gpointer              progress_data,
                                        GCancellable         *cancellable,
                                        GAsyncReadyCallback   callback,
                                        gpointer              user_data);
void     herald_opml_import_plan_async (HeraldLibrary        *library,
                                        HeraldOpmlPlan       *plan,
                                        GCancellable         *cancellable,
                                        GAsyncReadyCallback   callback,
                                        gpointer              user_data);
gboolean herald_opml_import_finish     (GAsyncResult         *result,
                                        HeraldOpmlImport     *import,
                                        GError              **error);
char    *herald_opml_export            (HeraldLibrary        *library) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
