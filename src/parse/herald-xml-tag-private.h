/* SPDX-FileCopyrightText: 2026 The Herald founders
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>
#include <string.h>

G_BEGIN_DECLS

/* A piece of the document's text. */
typedef struct
{
  const char *text;
  gsize       length;
} HeraldXmlSlice;

typedef struct
{
  HeraldXmlSlice name;
  HeraldXmlSlice value; /* references not yet resolved */
} HeraldXmlAttribute;

static inline gboolean
herald_xml_slice_equal (HeraldXmlSlice a,
                        HeraldXmlSlice b)
{
  return a.length == b.length && memcmp (a.text, b.text, a.length) == 0;
}

static inline gboolean
herald_xml_is_space (char c)
{
  return c == ' ' || c == '\n' || c == '\t' || c == '\r';
}

static inline gboolean
herald_xml_is_name_start (char c)
{
  return g_ascii_isalpha (c) || c == '_' || (guchar) c >= 0x80;
}

static inline gboolean
herald_xml_ends_name (char c)
{
  return herald_xml_is_space (c) || c == '>' || c == '/' || c == '=' || c == '<' || c == '"' || c == '\'';
}

const char *herald_xml_tag_read_attributes (const char *position,
                                            const char *end,
                                            GArray     *attributes,
                                            gboolean   *is_empty);

G_END_DECLS
