/* SPDX-FileCopyrightText: 2026 The Herald founders
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "herald-source-health.h"
#include "herald-source.h"

G_BEGIN_DECLS

char       *herald_health_text   (HeraldSource              *source,
                                  const HeraldSourceHealth  *health) G_GNUC_WARN_UNUSED_RESULT;
const char *herald_remedy_label  (HeraldRemedy               remedy);
const char *herald_remedy_action (HeraldRemedy               remedy);

G_END_DECLS
