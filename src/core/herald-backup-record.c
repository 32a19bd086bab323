/* SPDX-FileCopyrightText: 2026 The Herald founders
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "herald-backup-record.h"

G_DEFINE_BOXED_TYPE (HeraldBackupRecord, herald_backup_record, herald_backup_record_copy, herald_backup_record_free)

HeraldBackupRecord *
herald_backup_record_copy (const HeraldBackupRecord *self)
{
  HeraldBackupRecord *copy;

  g_return_val_if_fail (self != NULL, NULL);

  copy = g_memdup2 (self, sizeof *self);
  copy->path = g_strdup (self->path);

  return copy;
}

void
herald_backup_record_free (HeraldBackupRecord *self)
{
  g_return_if_fail (self != NULL);

  g_free (self->path);
  g_free (self);
}
