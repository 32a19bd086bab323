/* SPDX-FileCopyrightText: 2026 The Herald founders
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "herald-xml-private.h"

G_BEGIN_DECLS

/* How an element's content becomes one text. */
typedef enum
{
  HERALD_XML_CONTENT_TEXT,   /* character data only, tags dropped */
  HERALD_XML_CONTENT_MIXED,  /* character data is HTML already; elements among it become tags again */
  HERALD_XML_CONTENT_MARKUP, /* character data is text; the whole becomes HTML */
} HeraldXmlContent;

char *herald_xml_read_content (HeraldXml        *self,
                               HeraldXmlContent  kind) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
