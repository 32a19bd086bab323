/* SPDX-FileCopyrightText: 2026 The Herald founders
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "herald-database.h"

#include "herald-worker.h"

G_BEGIN_DECLS

void herald_removal_start (HeraldWorker   *worker,
                           HeraldDatabase *database,
                           gint64          before);

G_END_DECLS
