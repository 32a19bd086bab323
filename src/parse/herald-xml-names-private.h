/* SPDX-FileCopyrightText: 2026 The Herald founders
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "herald-vocabulary-private.h"
#include "herald-xml-tag-private.h"

G_BEGIN_DECLS

typedef struct _HeraldXmlNames HeraldXmlNames;

/* An element's name as written. One for all elements of that name, whatever their case. */
typedef struct
{
  HeraldXmlSlice  text;
  guint           hash;
  guint           n_open;      /* how many elements of that name are open */
  guint           scope;       /* the scope in which it was last looked up */
  HeraldNamespace space;       /* what it meant there */
  HeraldElement   element;
  gboolean        was_counted; /* whether the next is known */
  gboolean        lacks_end;   /* whether some element of that name has no end tag */
} HeraldXmlName;

HeraldXmlNames  *herald_xml_names_new            (void) G_GNUC_WARN_UNUSED_RESULT;
void             herald_xml_names_free           (HeraldXmlNames       *self);

HeraldXmlName   *herald_xml_names_find           (HeraldXmlNames       *self,
                                                  const char           *text,
                                                  gsize                 length);
HeraldXmlName   *herald_xml_names_intern         (HeraldXmlNames       *self,
                                                  const char           *text,
                                                  gsize                 length);
void             herald_xml_names_classify       (HeraldXmlNames       *self,
                                                  HeraldXmlName        *name);

void             herald_xml_names_bind           (HeraldXmlNames       *self,
                                                  HeraldXmlSlice        prefix,
                                                  HeraldXmlSlice        uri,
                                                  HeraldNamespace       space);
guint            herald_xml_names_get_n_bindings (HeraldXmlNames       *self);
void             herald_xml_names_unbind         (HeraldXmlNames       *self,
                                                  guint                 n_bindings);
HeraldNamespace  herald_xml_names_find_namespace (HeraldXmlNames       *self,
                                                  HeraldXmlSlice        prefix);
gboolean         herald_xml_names_find_uri       (HeraldXmlNames       *self,
                                                  HeraldXmlSlice        prefix,
                                                  HeraldXmlSlice       *uri);
void             herald_xml_names_assume         (HeraldXmlNames       *self,
                                                  HeraldNamespace       space);
void             herald_xml_names_adopt          (HeraldXmlNames       *self,
                                                  HeraldXmlName        *name,
                                                  HeraldNamespace       space);

HeraldXmlSlice   herald_xml_local_part           (HeraldXmlSlice        name);
HeraldXmlSlice   herald_xml_prefix               (HeraldXmlSlice        name);

G_END_DECLS
