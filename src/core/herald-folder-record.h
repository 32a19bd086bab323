/* SPDX-FileCopyrightText: 2026 The Herald founders
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib-object.h>

G_BEGIN_DECLS

#define HERALD_TYPE_FOLDER_RECORD (herald_folder_record_get_type ())

typedef struct _HeraldFolderRecord HeraldFolderRecord;

/**
 * HeraldFolderRecord:
 *
 * One folder as the store holds it. Folders are one level deep. A boxed value, not changed once shared.
 */
struct _HeraldFolderRecord
{
  gint64    id;       /* 0 while it is not stored */
  char     *title;    /* (owned) */
  gint64    position; /* among the folders, ascending */
  gboolean  expanded;
  gboolean  announced; /* whether the desktop tells of new stories of its sources */
};

GType               herald_folder_record_get_type (void);
HeraldFolderRecord *herald_folder_record_new      (gint64                    id,
                                                   const char               *title,
                                                   gint64                    position,
                                                   gboolean                  expanded) G_GNUC_WARN_UNUSED_RESULT;
HeraldFolderRecord *herald_folder_record_copy     (const HeraldFolderRecord *self) G_GNUC_WARN_UNUSED_RESULT;
void                herald_folder_record_free     (HeraldFolderRecord       *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (HeraldFolderRecord, herald_folder_record_free)

G_END_DECLS
