/* SPDX-FileCopyrightText: 2026 The Herald founders
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "herald-xml-private.h"

G_BEGIN_DECLS

char *herald_atom_text_read (HeraldXml *xml,
                             gboolean  *is_html) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
