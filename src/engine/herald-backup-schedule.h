/* SPDX-FileCopyrightText: 2026 The Herald founders
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "herald-library.h"

G_BEGIN_DECLS

#define HERALD_TYPE_BACKUP_SCHEDULE (herald_backup_schedule_get_type ())
G_DECLARE_FINAL_TYPE (HeraldBackupSchedule, herald_backup_schedule, HERALD, BACKUP_SCHEDULE, GObject)

HeraldBackupSchedule *herald_backup_schedule_new   (HeraldLibrary        *library) G_GNUC_WARN_UNUSED_RESULT;
void                  herald_backup_schedule_start (HeraldBackupSchedule *self);
void                  herald_backup_schedule_stop  (HeraldBackupSchedule *self);
void                  herald_backup_schedule_wake  (HeraldBackupSchedule *self);

G_END_DECLS
