/* SPDX-FileCopyrightText: 2026 The Herald founders
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "herald-fetcher.h"
#include "herald-source-record.h"

G_BEGIN_DECLS

HeraldSourceRecord *herald_fetch_outcome_apply (HeraldSourceRecord *source,
                                                HeraldFetched      *fetched,
                                                const GError       *error,
                                                gint64              now,
                                                guint               interval_minutes,
                                                double              jitter) G_GNUC_WARN_UNUSED_RESULT;
gboolean            herald_fetch_outcome_may_ask (HeraldSourceRecord *source,
                                                  gint64              now);
gint64              herald_fetch_outcome_get_due (HeraldSourceRecord *source,
                                                  gint64              host_due,
                                                  gint64              now);
gboolean            herald_fetch_outcome_is_local (const char        *address);

G_END_DECLS
