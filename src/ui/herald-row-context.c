/* SPDX-FileCopyrightText: 2026 The Herald founders
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "herald-row-context.h"

G_DEFINE_INTERFACE (HeraldRowContext, herald_row_context, G_TYPE_OBJECT)

static void
herald_row_context_default_init (HeraldRowContextInterface *iface)
{
}

/**
 * herald_row_context_get_source:
 * @self: a context
 * @source_id: id of a source
 *
 * Returns: (transfer none) (nullable): the source, also one that was removed
 */
HeraldSource *
herald_row_context_get_source (HeraldRowContext *self,
                               gint64            source_id)
{
  g_return_val_if_fail (HERALD_IS_ROW_CONTEXT (self), NULL);

  return HERALD_ROW_CONTEXT_GET_IFACE (self)->get_source (self, source_id);
}

/**
 * herald_row_context_get_textures:
 * @self: a context
 *
 * Returns: (transfer none) (nullable): where thumbnails come from; %NULL where none are wanted
 */
HeraldTextureLoader *
herald_row_context_get_textures (HeraldRowContext *self)
{
  g_return_val_if_fail (HERALD_IS_ROW_CONTEXT (self), NULL);

  return HERALD_ROW_CONTEXT_GET_IFACE (self)->get_textures (self);
}

/**
 * herald_row_context_is_compact:
 * @self: a context
 *
 * Returns: whether rows show no more than they must
 */
gboolean
herald_row_context_is_compact (HeraldRowContext *self)
{
  g_return_val_if_fail (HERALD_IS_ROW_CONTEXT (self), FALSE);

  return HERALD_ROW_CONTEXT_GET_IFACE (self)->is_compact (self);
}
