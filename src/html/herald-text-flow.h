/* SPDX-FileCopyrightText: 2026 The Herald founders
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "herald-html-elements.h"

G_BEGIN_DECLS

/* A text that is written from HTML: white space is collapsed, and blocks stand on lines of their own. */
typedef struct
{
  GString *out;      /* (owned) */
  guint    breaks;   /* line breaks that are due before the next word */
  gboolean space;    /* a space is due before the next word */
  gboolean one_line; /* breaks are spaces */
} HeraldTextFlow;

static inline gboolean
herald_text_flow_is_space (gunichar c)
{
  return c == ' ' || c == '\n' || c == '\t' || c == '\r' || c == '\f' || c == 0xa0 || c == 0x2028 || c == 0x2029;
}

void herald_text_flow_append       (HeraldTextFlow *self,
                                    const char     *text,
                                    gsize           length);
void herald_text_flow_append_lines (HeraldTextFlow *self,
                                    const char     *text,
                                    gsize           length);
void herald_text_flow_note         (HeraldTextFlow *self,
                                    HeraldHtmlFlow  flow);
void herald_text_flow_break        (HeraldTextFlow *self);

G_END_DECLS
