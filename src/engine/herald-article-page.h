/* SPDX-FileCopyrightText: 2026 The Herald founders
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "herald-story-record.h"

G_BEGIN_DECLS

/**
 * HeraldPageTheme:
 *
 * Colours of the page.
 */
typedef enum
{
  HERALD_PAGE_THEME_LIGHT,
  HERALD_PAGE_THEME_SEPIA,
  HERALD_PAGE_THEME_DARK,
} HeraldPageTheme;

/**
 * HeraldPageStyle:
 *
 * How a story is set.
 */
typedef struct
{
  HeraldPageTheme  theme;
  gboolean         sans;          /* a sans-serif face instead of the serif one */
  guint            size;          /* px, before the text scale, which the web view applies */
  double           width;         /* measure in em */
  double           line_height;
  const char      *accent;        /* (nullable): CSS colour of the desktop's accent */
  gboolean         reduce_motion;
} HeraldPageStyle;

/**
 * HeraldPageWords:
 *
 * Texts made by the window, in the reader's language.
 */
typedef struct
{
  const char *source;       /* the source's name */
  const char *icon;         /* (nullable): data: address of the source's icon */
  const char *date;         /* (nullable): when it was published */
  const char *reading_time; /* (nullable): "7 minutes to read" */
  const char *untitled;     /* what stands for a missing title */
  const char *no_text;      /* said where a story has no text of its own */
  const char *open_link;    /* words of the link to the story's page */
  gboolean    rtl;          /* whether the interface runs from right to left */
} HeraldPageWords;

char *herald_article_page_to_html     (HeraldStoryRecord     *story,
                                       const HeraldPageWords *words,
                                       const HeraldPageStyle *style) G_GNUC_WARN_UNUSED_RESULT;
char *herald_article_page_style_sheet (const HeraldPageStyle *style) G_GNUC_WARN_UNUSED_RESULT;
guint herald_article_page_minutes     (HeraldStoryRecord     *story);

G_END_DECLS
