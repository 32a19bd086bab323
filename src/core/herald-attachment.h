/* SPDX-FileCopyrightText: 2026 The Herald founders
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib-object.h>

G_BEGIN_DECLS

#define HERALD_TYPE_ATTACHMENT (herald_attachment_get_type ())

typedef struct _HeraldAttachment HeraldAttachment;

/**
 * HeraldAttachment:
 * @address: absolute address of the file
 * @type: (nullable): media type as published
 * @length: size in bytes, or -1 where it is not said
 * @duration: playing time in seconds, or -1 where it is not said
 *
 * A file that came with a story: sound, film, picture or document. A boxed value, not changed once shared.
 */
struct _HeraldAttachment
{
  char   *address; /* (owned) */
  char   *type;    /* (owned) (nullable) */
  gint64  length;
  gint64  duration;
};

GType             herald_attachment_get_type (void);
HeraldAttachment *herald_attachment_new      (const char             *address,
                                              const char             *type,
                                              gint64                  length,
                                              gint64                  duration) G_GNUC_WARN_UNUSED_RESULT;
HeraldAttachment *herald_attachment_copy     (const HeraldAttachment *self) G_GNUC_WARN_UNUSED_RESULT;
void              herald_attachment_free     (HeraldAttachment       *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (HeraldAttachment, herald_attachment_free)

G_END_DECLS
