/* SPDX-FileCopyrightText: 2026 The Herald founders
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gio/gio.h>

#include "herald-backup-record.h"

G_BEGIN_DECLS

GPtrArray          *herald_backup_folder_list      (const char    *library) G_GNUC_WARN_UNUSED_RESULT;
HeraldBackupRecord *herald_backup_folder_add       (const char    *library,
                                                    GCancellable  *cancellable,
                                                    GError       **error) G_GNUC_WARN_UNUSED_RESULT;
gboolean            herald_backup_folder_restore   (const char    *library,
                                                    const char    *backup,
                                                    GCancellable  *cancellable,
                                                    GError       **error);

G_END_DECLS
