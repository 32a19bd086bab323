/* SPDX-FileCopyrightText: 2026 The Herald founders
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef struct _HeraldReferences HeraldReferences;

HeraldReferences *herald_references_new          (void) G_GNUC_WARN_UNUSED_RESULT;
void              herald_references_free         (HeraldReferences *self);

gsize             herald_references_read_doctype (HeraldReferences *self,
                                                  const char       *text,
                                                  gsize             length);
void              herald_references_append       (HeraldReferences *self,
                                                  GString          *out,
                                                  const char       *text,
                                                  gsize             length);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (HeraldReferences, herald_references_free)

G_END_DECLS
