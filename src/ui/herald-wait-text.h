/* SPDX-FileCopyrightText: 2026 The Herald founders
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "herald-source-wait.h"

G_BEGIN_DECLS

const char *herald_wait_text (HeraldWait wait);

G_END_DECLS
