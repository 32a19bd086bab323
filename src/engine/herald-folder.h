/* SPDX-FileCopyrightText: 2026 The Herald founders
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

#define HERALD_TYPE_FOLDER (herald_folder_get_type ())
G_DECLARE_FINAL_TYPE (HeraldFolder, herald_folder, HERALD, FOLDER, GObject)

/* A GListModel of HeraldSource. Properties: id, title, expanded, announced, unread. */

gint64      herald_folder_get_id        (HeraldFolder *self);
const char *herald_folder_get_title     (HeraldFolder *self);
gboolean    herald_folder_get_expanded  (HeraldFolder *self);
gboolean    herald_folder_get_announced (HeraldFolder *self);
guint       herald_folder_get_unread    (HeraldFolder *self);

G_END_DECLS
