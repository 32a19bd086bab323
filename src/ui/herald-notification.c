/* SPDX-FileCopyrightText: 2026 The Herald founders
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "herald-notification.h"

#include "herald-story-title.h"

#include <glib/gi18n.h>

/* How new stories are told of. What a notification offers are actions of the program, for it may be closed by then. */

/* The desktop shows no more lines, and says nothing of those that it leaves out. */
#define MAX_LINES 3

static const char *
title_of (HeraldStoryRecord *story)
{
  return herald_story_title (story->title, story->preview);
}

static const char *
name_of (const HeraldNewsGroup *group)
{
  return group->source != NULL ? herald_source_get_name (group->source) : group->words;
}

static GVariant *
list_ids (GPtrArray *stories)
{
  GVariantBuilder ids;

  g_variant_builder_init (&ids, G_VARIANT_TYPE ("ax"));
  for (guint i = 0; i < stories->len; i++)
    g_variant_builder_add (&ids, "x", ((HeraldStoryRecord *) g_ptr_array_index (stories, i))->id);

  return g_variant_builder_end (&ids);
}

static GNotification *
new_for_story (HeraldStoryRecord *story,
               HeraldSource      *origin,
               GPtrArray         *stories)
{
  GNotification *notification = g_notification_new (title_of (story));

  if (origin != NULL)
    g_notification_set_body (notification, herald_source_get_name (origin));
  g_notification_set_default_action_and_target (notification, "app.show-story", "x", story->id);
  g_notification_add_button_with_target (notification, _("Bookmark"), "app.bookmark-story", "x", story->id);
  g_notification_add_button_with_target_value (notification, _("Mark as Read"), "app.mark-read", list_ids (stories));

  return notification;
}

static char *
list_titles (GPtrArray *stories)
{
  g_autoptr (GString) lines = g_string_new (NULL);
  guint shown = stories->len > MAX_LINES ? MAX_LINES - 1 : stories->len;
  guint more = stories->len - shown;

  for (guint i = 0; i < shown; i++)
    g_string_append_printf (lines, "%s%s", i > 0 ? "\n" : "", title_of (g_ptr_array_index (stories, i)));
  if (more > 0)
    {
      g_string_append_c (lines, '\n');
      /* Translators: the last line of a notification, below the titles of some stories. */
      g_string_append_printf (lines, ngettext ("and %u more", "and %u more", more), more);
    }

  return g_string_free (g_steal_pointer (&lines), FALSE);
}

/**
 * herald_notification_new_for_group:
 * @group: new stories
 * @library: whose they are
 *
 * Returns: (transfer full): what tells of them, and offers to open them and to mark them as read; a single one can be
 *   bookmarked too
 */
GNotification *
herald_notification_new_for_group (const HeraldNewsGroup *group,
                                   HeraldLibrary         *library)
{
  HeraldStoryRecord *newest = g_ptr_array_index (group->stories, 0);
  g_autoptr (GNotification) notification = NULL;
  g_autofree char *title = NULL;
  g_autofree char *body = NULL;

  if (group->stories->len == 1)
    return new_for_story (newest, herald_library_get_source (library, newest->source_id), group->stories);

  title = g_strdup_printf (ngettext ("%s: %u New Story", "%s: %u New Stories", group->stories->len),
                           name_of (group), group->stories->len);
  body = list_titles (group->stories);
  notification = g_notification_new (title);
  g_notification_set_body (notification, body);
  if (group->source != NULL)
    g_notification_set_default_action_and_target (notification, "app.show-source", "x",
                                                  herald_source_get_id (group->source));
  else
    g_notification_set_default_action_and_target (notification, "app.search", "s", group->words);
  g_notification_add_button_with_target_value (notification, _("Mark All as Read"), "app.mark-read",
                                               list_ids (group->stories));

  return g_steal_pointer (&notification);
}

/**
 * herald_notification_new_for_many:
 * @groups: (element-type HeraldNewsGroup): more groups than should be told of one by one
 *
 * Returns: (transfer full): what tells of all of them
 */
GNotification *
herald_notification_new_for_many (GPtrArray *groups)
{
  g_autoptr (GString) names = g_string_new (NULL);
  g_autofree char *title = NULL;
  GNotification *notification;
  guint n = 0;

  for (guint i = 0; i < groups->len; i++)
    {
      const HeraldNewsGroup *group = g_ptr_array_index (groups, i);

      n += group->stories->len;
      /* Translators: this stands between the names of sources. */
      g_string_append_printf (names, "%s%s", i > 0 ? _(", ") : "", name_of (group));
    }

  title = g_strdup_printf (ngettext ("%u New Story", "%u New Stories", n), n);
  notification = g_notification_new (title);
  g_notification_set_body (notification, names->str);

  return notification;
}
