/* SPDX-FileCopyrightText: 2026 The Herald founders
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "herald-attachment.h"

G_DEFINE_BOXED_TYPE (HeraldAttachment, herald_attachment, herald_attachment_copy, herald_attachment_free)

HeraldAttachment *
herald_attachment_new (const char *address,
                       const char *type,
                       gint64      length,
                       gint64      duration)
{
  HeraldAttachment *self;

  g_return_val_if_fail (address != NULL, NULL);

  self = g_new0 (HeraldAttachment, 1);
  self->address = g_strdup (address);
  self->type = g_strdup (type);
  self->length = length;
  self->duration = duration;

  return self;
}

HeraldAttachment *
herald_attachment_copy (const HeraldAttachment *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return herald_attachment_new (self->address, self->type, self->length, self->duration);
}

void
herald_attachment_free (HeraldAttachment *self)
{
  g_return_if_fail (self != NULL);

  g_free (self->address);
  g_free (self->type);
  g_free (self);
}
