/* SPDX-FileCopyrightText: 2026 The Herald founders
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "herald-folder-record.h"

G_DEFINE_BOXED_TYPE (HeraldFolderRecord, herald_folder_record, herald_folder_record_copy, herald_folder_record_free)

HeraldFolderRecord *
herald_folder_record_new (gint64      id,
                          const char *title,
                          gint64      position,
                          gboolean    expanded)
{
  HeraldFolderRecord *self;

  g_return_val_if_fail (title != NULL, NULL);

  self = g_new0 (HeraldFolderRecord, 1);
  self->id = id;
  self->title = g_strdup (title);
  self->position = position;
  self->expanded = expanded;

  return self;
}

HeraldFolderRecord *
herald_folder_record_copy (const HeraldFolderRecord *self)
{
  HeraldFolderRecord *copy;

  g_return_val_if_fail (self != NULL, NULL);

  copy = herald_folder_record_new (self->id, self->title, self->position, self->expanded);
  copy->announced = self->announced;

  return copy;
}

void
herald_folder_record_free (HeraldFolderRecord *self)
{
  g_return_if_fail (self != NULL);

  g_free (self->title);
  g_free (self);
}
