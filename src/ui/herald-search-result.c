/* SPDX-FileCopyrightText: 2026 The Herald founders
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "herald-search-result.h"

#include "herald-age.h"
#include "herald-story-title.h"

#include <glib/gi18n.h>

/* What a story says of itself among the results of the desktop's search. */

static GVariant *
serialize_icon (GBytes *bytes)
{
  g_autoptr (GIcon) icon = bytes != NULL && g_bytes_get_size (bytes) > 0
                             ? g_bytes_icon_new (bytes)
                             : g_themed_icon_new (APPLICATION_ID);

  return g_icon_serialize (icon);
}

/**
 * herald_search_result_describe:
 * @story: a story as lists show it
 * @source: (nullable): the name of its source
 * @icon: (nullable): the icon of its source, as it came from the site
 * @now: seconds since 1970
 *
 * Returns: (transfer floating): a result of GNOME Shell's search (type a{sv}): "id", "name", "description" with the
 *   source and the age, and "icon"
 */
GVariant *
herald_search_result_describe (HeraldStoryRecord *story,
                               const char        *source,
                               GBytes            *icon,
                               gint64             now)
{
  GVariantDict meta;
  g_autoptr (GVariant) serialized = serialize_icon (icon);
  g_autofree char *id = herald_search_result_to_id (story->id);
  g_autofree char *age = herald_age_ago (story->sort_time, now);
  g_autofree char *description = NULL;

  if (source != NULL)
    /* Translators: below a story's title in the desktop's search: name of the source, "3 hours ago". */
    description = g_strdup_printf (_("%s · %s"), source, age);

  g_variant_dict_init (&meta, NULL);
  g_variant_dict_insert (&meta, "id", "s", id);
  g_variant_dict_insert (&meta, "name", "s", herald_story_title (story->title, story->preview));
  g_variant_dict_insert (&meta, "description", "s", description != NULL ? description : age);
  g_variant_dict_insert_value (&meta, "icon", serialized);

  return g_variant_dict_end (&meta);
}

char *
herald_search_result_to_id (gint64 story_id)
{
  return g_strdup_printf ("%" G_GINT64_FORMAT, story_id);
}

/**
 * herald_search_result_from_id:
 * @id: what another program gives for the id of a result
 *
 * Returns: the id of a story, or 0
 */
gint64
herald_search_result_from_id (const char *id)
{
  gint64 story_id;

  return g_ascii_string_to_signed (id, 10, 1, G_MAXINT64, &story_id, NULL) ? story_id : 0;
}
