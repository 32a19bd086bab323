/* SPDX-FileCopyrightText: 2026 The Herald founders
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "herald-feed-document.h"

#include "herald-fields-private.h"
#include "herald-xml-private.h"

G_BEGIN_DECLS

/* Stories beyond these are left out, so that memory stays bounded. */
#define HERALD_MAX_STORIES 100000

/**
 * HeraldFeedReading:
 *
 * One pass through a feed in XML.
 */
typedef struct
{
  HeraldXml          *xml;        /* (unowned) */
  HeraldFeedDocument *document;   /* (unowned): what is being filled in */
  gboolean            lacks_base; /* an address was met that stays relative for want of a base */
} HeraldFeedReading;

gboolean herald_rss_reader_read  (HeraldFeedReading *self);
gboolean herald_atom_reader_read (HeraldFeedReading *self);

G_END_DECLS
