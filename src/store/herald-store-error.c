/* SPDX-FileCopyrightText: 2026 The Herald founders
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "herald-store-error.h"

G_DEFINE_QUARK (herald-store-error-quark, herald_store_error)
