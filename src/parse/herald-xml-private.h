/* SPDX-FileCopyrightText: 2026 The Herald founders
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

#include "herald-vocabulary-private.h"
#include "herald-xml-tag-private.h"

G_BEGIN_DECLS

typedef struct _HeraldXml HeraldXml;

typedef enum
{
  HERALD_XML_DONE,
  HERALD_XML_START,
  HERALD_XML_END,
  HERALD_XML_TEXT,
} HeraldXmlToken;

HeraldXml                *herald_xml_new            (GBytes             *text,
                                                     const char         *base) G_GNUC_WARN_UNUSED_RESULT;
void                      herald_xml_free           (HeraldXml          *self);

/* Walking */
gboolean                  herald_xml_next_child     (HeraldXml          *self,
                                                     guint               depth);
HeraldXmlToken            herald_xml_step           (HeraldXml          *self);

/* Where the walk stands */
guint                     herald_xml_get_depth      (HeraldXml          *self);
HeraldElement             herald_xml_get_element    (HeraldXml          *self);
HeraldNamespace           herald_xml_get_namespace  (HeraldXml          *self);
HeraldXmlSlice            herald_xml_get_name       (HeraldXml          *self);
HeraldXmlSlice            herald_xml_get_local_name (HeraldXml          *self);
const char               *herald_xml_get_base       (HeraldXml          *self);
const char               *herald_xml_get_language   (HeraldXml          *self);
char                     *herald_xml_dup_attribute  (HeraldXml          *self,
                                                     HeraldNamespace     space,
                                                     const char         *name) G_GNUC_WARN_UNUSED_RESULT;
const HeraldXmlAttribute *herald_xml_get_attributes (HeraldXml          *self,
                                                     guint              *n);
HeraldXmlSlice            herald_xml_peek_tag       (HeraldXml          *self);
gboolean                  herald_xml_has_markup     (HeraldXml          *self);
gboolean                  herald_xml_is_web_page    (HeraldXml          *self);
gboolean                  herald_xml_lacks_base     (HeraldXml          *self);

char                     *herald_xml_dup_uri   (HeraldXml          *self) G_GNUC_WARN_UNUSED_RESULT;
void                      herald_xml_adopt          (HeraldXml          *self,
                                                     HeraldNamespace     space);

void                      herald_xml_assume         (HeraldXml          *self,
                                                     HeraldNamespace     space);

/* Text */
void                      herald_xml_append_text    (HeraldXml          *self,
                                                     GString            *out);
void                      herald_xml_append_slice   (HeraldXml          *self,
                                                     GString            *out,
                                                     HeraldXmlSlice      slice);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (HeraldXml, herald_xml_free)

G_END_DECLS
