/* SPDX-FileCopyrightText: 2026 The Herald founders
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "herald-source.h"
#include "herald-texture-loader.h"

G_BEGIN_DECLS

#define HERALD_TYPE_ROW_CONTEXT (herald_row_context_get_type ())
G_DECLARE_INTERFACE (HeraldRowContext, herald_row_context, HERALD, ROW_CONTEXT, GObject)

/**
 * HeraldRowContext:
 *
 * What the rows of a list need that their story does not say. The list's pane implements it, and a row finds
 * it among its ancestors, so that rows can be made by a template and do not know the pane.
 */
struct _HeraldRowContextInterface
{
  GTypeInterface parent_iface;

  HeraldSource        *(*get_source)   (HeraldRowContext *self,
                                        gint64            source_id);
  HeraldTextureLoader *(*get_textures) (HeraldRowContext *self);
  gboolean             (*is_compact)   (HeraldRowContext *self);
};

HeraldSource        *herald_row_context_get_source   (HeraldRowContext *self,
                                                      gint64            source_id);
HeraldTextureLoader *herald_row_context_get_textures (HeraldRowContext *self);
gboolean             herald_row_context_is_compact   (HeraldRowContext *self);

G_END_DECLS
