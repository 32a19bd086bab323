/* SPDX-FileCopyrightText: 2026 The Herald founders
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "herald-fetcher.h"
#include "herald-library.h"
#include "herald-source-wait.h"

G_BEGIN_DECLS

#define HERALD_TYPE_REFRESH (herald_refresh_get_type ())
G_DECLARE_FINAL_TYPE (HeraldRefresh, herald_refresh, HERALD, REFRESH, GObject)

/**
 * HeraldRefreshClock:
 * @user_data: what was given with it
 *
 * Returns: the time in seconds since 1970
 */
typedef gint64 (*HeraldRefreshClock) (gpointer user_data);

/* Properties: active, done, total (sources of the run that is under way), new-stories, failed,
 * interval (minutes between two fetches of a source, as the person wants it), last-finished (int64 time).
 * Signal "finished": a run ended, by itself or because it was cancelled; the counts still stand. */

HeraldRefresh *herald_refresh_new               (HeraldLibrary      *library,
                                                 HeraldFetcher      *fetcher) G_GNUC_WARN_UNUSED_RESULT;
HeraldLibrary *herald_refresh_get_library       (HeraldRefresh      *self);
void           herald_refresh_add_all           (HeraldRefresh      *self);
void           herald_refresh_add_due           (HeraldRefresh      *self);
void           herald_refresh_add_source        (HeraldRefresh      *self,
                                                 HeraldSource       *source);
void           herald_refresh_cancel            (HeraldRefresh      *self);
gboolean       herald_refresh_get_active        (HeraldRefresh      *self);
guint          herald_refresh_get_done          (HeraldRefresh      *self);
guint          herald_refresh_get_total         (HeraldRefresh      *self);
guint          herald_refresh_get_new_stories   (HeraldRefresh      *self);
guint          herald_refresh_get_failed        (HeraldRefresh      *self);
gint64         herald_refresh_get_last_finished (HeraldRefresh      *self);
void           herald_refresh_set_interval      (HeraldRefresh      *self,
                                                 guint               minutes);
gint64         herald_refresh_get_next_due      (HeraldRefresh      *self);
HeraldWait     herald_refresh_get_wait          (HeraldRefresh      *self,
                                                 HeraldSource       *source,
                                                 gint64             *until);
gint64         herald_refresh_get_time          (HeraldRefresh      *self);
void           herald_refresh_set_clock         (HeraldRefresh      *self,
                                                 HeraldRefreshClock  clock,
                                                 gpointer            user_data);

G_END_DECLS
