/* SPDX-FileCopyrightText: 2026 The Herald founders
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "herald-sidebar-choice.h"

#include <glib/gi18n.h>

static const char *
smart_list_title (HeraldStoryScope scope)
{
  switch (scope)
    {
    case HERALD_STORY_SCOPE_TODAY:
      return _("Today");
    case HERALD_STORY_SCOPE_UNREAD:
      return _("Unread");
    case HERALD_STORY_SCOPE_BOOKMARKS:
      return _("Bookmarks");
    case HERALD_STORY_SCOPE_ALL:
    case HERALD_STORY_SCOPE_SOURCE:
    case HERALD_STORY_SCOPE_FOLDER:
    default:
      /* Translators: the list of all stories. */
      return _("All");
    }
}

/**
 * herald_sidebar_choice_get_title:
 * @choice: a smart list, folder or source
 *
 * Returns: what it is called, in the reader's language
 */
const char *
herald_sidebar_choice_get_title (GObject *choice)
{
  if (HERALD_IS_SOURCE (choice))
    return herald_source_get_name (HERALD_SOURCE (choice));
  if (HERALD_IS_FOLDER (choice))
    return herald_folder_get_title (HERALD_FOLDER (choice));
  return smart_list_title (herald_smart_list_get_scope (HERALD_SMART_LIST (choice)));
}

/**
 * herald_sidebar_choice_new_query:
 * @choice: a smart list, folder or source
 *
 * Returns: (transfer full): what asks for all its stories
 */
HeraldStoryQuery *
herald_sidebar_choice_new_query (GObject *choice)
{
  if (HERALD_IS_SOURCE (choice))
    return herald_story_query_new (HERALD_STORY_SCOPE_SOURCE, herald_source_get_id (HERALD_SOURCE (choice)));
  if (HERALD_IS_FOLDER (choice))
    return herald_story_query_new (HERALD_STORY_SCOPE_FOLDER, herald_folder_get_id (HERALD_FOLDER (choice)));
  return herald_story_query_new (herald_smart_list_get_scope (HERALD_SMART_LIST (choice)), 0);
}

/**
 * herald_sidebar_choice_dup_name:
 * @choice: a smart list, folder or source
 *
 * Returns: (transfer full): by which herald_sidebar_choice_find() finds it again, also at the next start
 */
char *
herald_sidebar_choice_dup_name (GObject *choice)
{
  if (HERALD_IS_SOURCE (choice))
    return g_strdup_printf ("source:%" G_GINT64_FORMAT, herald_source_get_id (HERALD_SOURCE (choice)));
  if (HERALD_IS_FOLDER (choice))
    return g_strdup_printf ("folder:%" G_GINT64_FORMAT, herald_folder_get_id (HERALD_FOLDER (choice)));
  return g_strdup_printf ("list:%u", herald_smart_list_get_scope (HERALD_SMART_LIST (choice)));
}

/**
 * herald_sidebar_choice_find:
 * @library: a library
 * @name: from herald_sidebar_choice_dup_name(), or anything
 *
 * Returns: (transfer none): what @name means, or the list of all stories where that is gone
 */
GObject *
herald_sidebar_choice_find (HeraldLibrary *library,
                            const char    *name)
{
  const char *number = strchr (name, ':');
  gint64 id = number != NULL ? g_ascii_strtoll (number + 1, NULL, 10) : 0;
  gpointer choice = NULL;

  if (g_str_has_prefix (name, "source:"))
    choice = herald_library_get_source (library, id);
  else if (g_str_has_prefix (name, "folder:"))
    choice = herald_library_get_folder (library, id);
  else if (g_str_has_prefix (name, "list:"))
    choice = herald_library_get_smart_list (library, (HeraldStoryScope) id);

  return choice != NULL ? choice : herald_library_get_smart_list (library, HERALD_STORY_SCOPE_ALL);
}
