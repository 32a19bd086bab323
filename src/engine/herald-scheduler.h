/* SPDX-FileCopyrightText: 2026 The Herald founders
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "herald-refresh.h"

G_BEGIN_DECLS

#define HERALD_TYPE_SCHEDULER (herald_scheduler_get_type ())
G_DECLARE_FINAL_TYPE (HeraldScheduler, herald_scheduler, HERALD, SCHEDULER, GObject)

/* Decides when a refresh of the sources that are due begins. Properties: interval (minutes, 0: only when
 * asked), allow-metered, allow-power-saving, online (read-only), next-wake (read-only; see its function). */

HeraldScheduler *herald_scheduler_new                    (HeraldRefresh        *refresh) G_GNUC_WARN_UNUSED_RESULT;
void             herald_scheduler_start                  (HeraldScheduler      *self,
                                                          gboolean              refresh_now);
void             herald_scheduler_stop                   (HeraldScheduler      *self);
void             herald_scheduler_wake                   (HeraldScheduler      *self);
gint64           herald_scheduler_get_next_wake          (HeraldScheduler      *self);
guint            herald_scheduler_get_interval           (HeraldScheduler      *self);
void             herald_scheduler_set_interval           (HeraldScheduler      *self,
                                                          guint                 minutes);
gboolean         herald_scheduler_get_allow_metered      (HeraldScheduler      *self);
void             herald_scheduler_set_allow_metered      (HeraldScheduler      *self,
                                                          gboolean              allow_metered);
gboolean         herald_scheduler_get_allow_power_saving (HeraldScheduler      *self);
void             herald_scheduler_set_allow_power_saving (HeraldScheduler      *self,
                                                          gboolean              allow_power_saving);
gboolean         herald_scheduler_get_online             (HeraldScheduler      *self);
void             herald_scheduler_set_network            (HeraldScheduler      *self,
                                                          GNetworkMonitor      *network);
void             herald_scheduler_set_power              (HeraldScheduler      *self,
                                                          GPowerProfileMonitor *power);

G_END_DECLS
