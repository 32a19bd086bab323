/* SPDX-FileCopyrightText: 2026 The Herald founders
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib-object.h>

G_BEGIN_DECLS

/**
 * HeraldFeedLink:
 * @address: absolute address
 * @title: (nullable): the link's title as plain text
 * @type: (nullable): its media type as written
 *
 * A feed named by a web page.
 */
typedef struct
{
  char *address; /* (owned) */
  char *title;   /* (owned) (nullable) */
  char *type;    /* (owned) (nullable) */
} HeraldFeedLink;

/**
 * HeraldPageLinks:
 * @title: (nullable): the page's title as plain text
 * @icon: (nullable): absolute address of the icon the page names that suits 32 px best
 * @feeds: (element-type HeraldFeedLink): in document order, each address once
 *
 * What a web page says of itself to a feed reader.
 */
typedef struct
{
  char      *title; /* (owned) (nullable) */
  char      *icon;  /* (owned) (nullable) */
  GPtrArray *feeds; /* (owned) (element-type HeraldFeedLink) */
} HeraldPageLinks;

HeraldPageLinks *herald_feed_discovery_find (const char      *html,
                                             gssize           length,
                                             const char      *base) G_GNUC_WARN_UNUSED_RESULT;
void             herald_page_links_free     (HeraldPageLinks *self);
void             herald_feed_link_free      (HeraldFeedLink  *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (HeraldPageLinks, herald_page_links_free)

G_END_DECLS
