/* SPDX-FileCopyrightText: 2026 The Herald founders
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "herald-folder.h"

#include "herald-folder-record.h"
#include "herald-source.h"

G_BEGIN_DECLS

HeraldFolder             *herald_folder_new           (const HeraldFolderRecord *record) G_GNUC_WARN_UNUSED_RESULT;
const HeraldFolderRecord *herald_folder_get_record    (HeraldFolder             *self);
void                      herald_folder_begin_edit    (HeraldFolder             *self,
                                                       const HeraldFolderRecord *record);
void                      herald_folder_end_edit      (HeraldFolder             *self,
                                                       const HeraldFolderRecord *stored);
GListStore               *herald_folder_get_sources   (HeraldFolder             *self);
void                      herald_folder_add_unread    (HeraldFolder             *self,
                                                       int                       n);
int                       herald_folder_compare       (gconstpointer             a,
                                                       gconstpointer             b,
                                                       gpointer                  unused);

G_END_DECLS
