/* SPDX-FileCopyrightText: 2026 The Herald founders
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

#include "herald-library.h"

G_BEGIN_DECLS

#define HERALD_TYPE_FOLDER_CHOICE (herald_folder_choice_get_type ())
G_DECLARE_FINAL_TYPE (HeraldFolderChoice, herald_folder_choice, HERALD, FOLDER_CHOICE, AdwComboRow)

/* Property "is-new": whether a new folder is wanted, whose name is to be asked for. */

void          herald_folder_choice_fill        (HeraldFolderChoice   *self,
                                                HeraldLibrary        *library,
                                                gint64                selected_id);
gboolean      herald_folder_choice_get_is_new  (HeraldFolderChoice   *self);
void          herald_folder_choice_take_async  (HeraldFolderChoice   *self,
                                                const char           *name,
                                                GCancellable         *cancellable,
                                                GAsyncReadyCallback   callback,
                                                gpointer              user_data);
gboolean      herald_folder_choice_take_finish (HeraldFolderChoice   *self,
                                                GAsyncResult         *result,
                                                HeraldFolder        **folder,
                                                GError              **error) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
