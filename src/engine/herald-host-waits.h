/* SPDX-FileCopyrightText: 2026 The Herald founders
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "herald-source-record.h"

#include <gio/gio.h>

G_BEGIN_DECLS

GHashTable *herald_host_waits_new     (GListModel         *sources,
                                       gint64              now) G_GNUC_WARN_UNUSED_RESULT;
gint64      herald_host_waits_get_due (GHashTable         *waits,
                                       HeraldSourceRecord *source);

G_END_DECLS
