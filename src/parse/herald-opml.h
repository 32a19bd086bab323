/* SPDX-FileCopyrightText: 2026 The Herald founders
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

typedef struct _HeraldOutline HeraldOutline;

/**
 * HeraldOutline:
 * @title: (nullable): plain text
 * @description: (nullable): plain text, on one line
 * @feed_address: (nullable): what is to be fetched; an outline that has one is a source
 * @site_address: (nullable): the site's page
 * @children: (nullable) (element-type HeraldOutline): in file order
 *
 * One outline of an OPML file, or the whole file: then only title and children are set.
 */
struct _HeraldOutline
{
  char      *title;        /* (owned) (nullable) */
  char      *description;  /* (owned) (nullable) */
  char      *feed_address; /* (owned) (nullable) */
  char      *site_address; /* (owned) (nullable) */
  GPtrArray *children;     /* (owned) (nullable) (element-type HeraldOutline) */
};

HeraldOutline *herald_outline_new       (void) G_GNUC_WARN_UNUSED_RESULT;
void           herald_outline_free      (HeraldOutline        *self);

HeraldOutline *herald_opml_parse        (GBytes               *bytes,
                                         GError              **error) G_GNUC_WARN_UNUSED_RESULT;
char          *herald_opml_to_string    (const HeraldOutline  *root) G_GNUC_WARN_UNUSED_RESULT;

G_DEFINE_AUTOPTR_CLEANUP_FUNC (HeraldOutline, herald_outline_free)

G_END_DECLS
