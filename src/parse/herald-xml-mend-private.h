/* SPDX-FileCopyrightText: 2026 The Herald founders
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "herald-vocabulary-private.h"
#include "herald-xml-tag-private.h"

G_BEGIN_DECLS

/* Where elements may stand, as far as that tells which end tags were forgotten. */
typedef enum
{
  HERALD_ROLE_ANY,
  HERALD_ROLE_HOLDER, /* holds stories */
  HERALD_ROLE_STORY,
  HERALD_ROLE_GROUP,  /* holds other elements that mean something */
  HERALD_ROLE_TEXT,   /* holds text, perhaps with markup, or nothing */
} HeraldRole;

HeraldRole herald_xml_mend_role      (HeraldElement   element);
gboolean   herald_xml_mend_lacks_end (const char     *text,
                                      const char     *end,
                                      HeraldXmlSlice  name);

G_END_DECLS
