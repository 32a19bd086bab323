/* SPDX-FileCopyrightText: 2026 The Herald founders
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "herald-story-title.h"

#include <glib/gi18n.h>

/**
 * herald_story_title:
 * @title: (nullable): the title of a story
 * @preview: (nullable): how its text begins
 *
 * Returns: (transfer none): what stands as its headline: @title, else @preview, else that it is untitled
 */
const char *
herald_story_title (const char *title,
                    const char *preview)
{
  if (title != NULL && *title != '\0')
    return title;
  if (preview != NULL && *preview != '\0')
    return preview;

  return _("Untitled");
}
