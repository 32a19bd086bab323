/* SPDX-FileCopyrightText: 2026 The Herald founders
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "herald-date-reading.h"

G_BEGIN_DECLS

void herald_date_prose_read (const char        *text,
                             HeraldDateReading *reading);

G_END_DECLS
