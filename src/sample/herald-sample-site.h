/* SPDX-FileCopyrightText: 2026 The Herald founders
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/* One file as it is served. */
typedef struct
{
  GBytes     *bytes;        /* (owned) */
  const char *content_type; /* (not owned) a literal */
  char       *etag;         /* (owned) with its quotes */
} HeraldSamplePage;

/* A folder as it is served: every file under it, read once. */
typedef struct _HeraldSampleSite HeraldSampleSite;

HeraldSampleSite       *herald_sample_site_new  (const char              *directory,
                                                 const char              *base,
                                                 GDateTime               *start,
                                                 GError                 **error) G_GNUC_WARN_UNUSED_RESULT;
void                    herald_sample_site_free (HeraldSampleSite        *self);
const HeraldSamplePage *herald_sample_site_find (const HeraldSampleSite  *self,
                                                 const char              *path);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (HeraldSampleSite, herald_sample_site_free)

G_END_DECLS
