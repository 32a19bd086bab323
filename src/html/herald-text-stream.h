/* SPDX-FileCopyrightText: 2026 The Herald founders
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "herald-text-flow.h"

G_BEGIN_DECLS

gboolean herald_text_stream_read (const char      *html,
                                  gsize            length,
                                  const char      *base,
                                  HeraldTextFlow  *body,
                                  HeraldTextFlow  *captions,
                                  char           **picture);

G_END_DECLS
