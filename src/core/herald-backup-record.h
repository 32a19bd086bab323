/* SPDX-FileCopyrightText: 2026 The Herald founders
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib-object.h>

G_BEGIN_DECLS

#define HERALD_TYPE_BACKUP_RECORD (herald_backup_record_get_type ())

typedef struct _HeraldBackupRecord HeraldBackupRecord;

/**
 * HeraldBackupRecord:
 *
 * One copy of a library that can take its place. A boxed value, not changed once shared.
 */
struct _HeraldBackupRecord
{
  char     *path;      /* (owned): of the file */
  guint     number;    /* counts up, whatever the clock says */
  gint64    made;      /* seconds since 1970, by the clock of that time */
  gint64    size;      /* in bytes */
  gint64    n_sources; /* what is in it; -1 where that cannot be read */
  gint64    n_stories;
  gboolean  set_aside; /* it is what stood in the library's place before another backup took it */
};

GType               herald_backup_record_get_type (void);
HeraldBackupRecord *herald_backup_record_copy     (const HeraldBackupRecord *self) G_GNUC_WARN_UNUSED_RESULT;
void                herald_backup_record_free     (HeraldBackupRecord       *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (HeraldBackupRecord, herald_backup_record_free)

G_END_DECLS
