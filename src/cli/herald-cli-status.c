/* SPDX-FileCopyrightText: 2026 The Herald founders
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "herald-cli-commands.h"

#include "herald-story-record.h"

static gboolean
read_ids (char    **operands,
          GArray   *ids,
          GError  **error)
{
  for (guint i = 0; operands[i] != NULL; i++)
    {
      guint64 id;

      if (!g_ascii_string_to_unsigned (operands[i], 10, 1, G_MAXINT64, &id, NULL))
        {
          g_set_error (error, G_IO_ERROR, G_IO_ERROR_INVALID_ARGUMENT,
                       "\"%s\" is no id of a story; \"list\" shows them", operands[i]);
          return FALSE;
        }
      g_array_append_val (ids, id);
    }

  return TRUE;
}

static gboolean
has_story (GPtrArray *stories,
           gint64     id)
{
  for (guint i = 0; i < stories->len; i++)
    if (((HeraldStoryRecord *) g_ptr_array_index (stories, i))->id == id)
      return TRUE;

  return FALSE;
}

/* Where one is missing, nothing is changed about the others. */
static gboolean
check_ids (HeraldCliSession  *session,
           GArray            *ids,
           GError           **error)
{
  HeraldStore *store = herald_cli_session_get_store (session);
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GPtrArray) stories = NULL;

  herald_store_load_stories_async (store, (const gint64 *) (gpointer) ids->data, ids->len, NULL,
                                   herald_cli_session_answer_cb, session);
  result = herald_cli_session_wait (session);
  stories = herald_store_load_stories_finish (store, result, error);
  if (stories == NULL)
    return FALSE;

  for (guint i = 0; i < ids->len; i++)
    {
      gint64 id = g_array_index (ids, gint64, i);

      if (has_story (stories, id))
        continue;
      g_set_error (error, G_IO_ERROR, G_IO_ERROR_NOT_FOUND,
                   "there is no story %" G_GINT64_FORMAT "; \"list\" shows those that are there", id);
      return FALSE;
    }

  return TRUE;
}

static GArray *
find_stories (HeraldCliSession  *session,
              char             **operands,
              GError           **error)
{
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (gint64));

  if (!read_ids (operands, ids, error) || !check_ids (session, ids, error))
    return NULL;

  return g_steal_pointer (&ids);
}

static char *
mark_all (HeraldCliSession  *session,
          GError           **error)
{
  HeraldLibrary *library = herald_cli_session_get_library (session);
  g_autoptr (HeraldStoryQuery) query = herald_story_query_new (HERALD_STORY_SCOPE_ALL, 0);
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GArray) ids = NULL;

  herald_library_mark_all_read_async (library, query, NULL, herald_cli_session_answer_cb, session);
  result = herald_cli_session_wait (session);
  ids = herald_library_mark_all_read_finish (library, result, error);

  return ids != NULL ? g_strdup ("") : NULL;
}

/**
 * herald_cli_mark:
 * @session: a library
 * @options: unread, all
 * @operands: ids, or nothing with all
 * @error: return location for what went wrong
 *
 * Marks stories as read, or as unread.
 */
char *
herald_cli_mark (HeraldCliSession        *session,
                 const HeraldCliOptions  *options,
                 char                   **operands,
                 GError                 **error)
{
  HeraldLibrary *library = herald_cli_session_get_library (session);
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GArray) ids = NULL;

  if (options->all == (operands[0] != NULL) || (options->all && options->unread))
    {
      g_set_error_literal (error, G_OPTION_ERROR, G_OPTION_ERROR_FAILED,
                           "\"mark\" takes either ids of stories or --all, and --unread only with ids");
      return NULL;
    }
  if (options->all)
    return mark_all (session, error);

  ids = find_stories (session, operands, error);
  if (ids == NULL)
    return NULL;

  herald_library_set_ids_read_async (library, ids, !options->unread, NULL, herald_cli_session_answer_cb, session);
  result = herald_cli_session_wait (session);

  return herald_library_set_ids_read_finish (library, result, error) ? g_strdup ("") : NULL;
}

/**
 * herald_cli_bookmark:
 * @session: a library
 * @options: remove
 * @operands: ids
 * @error: return location for what went wrong
 *
 * Sets or removes bookmarks.
 */
char *
herald_cli_bookmark (HeraldCliSession        *session,
                     const HeraldCliOptions  *options,
                     char                   **operands,
                     GError                 **error)
{
  HeraldStore *store = herald_cli_session_get_store (session);
  g_autoptr (GArray) ids = find_stories (session, operands, error);

  for (guint i = 0; ids != NULL && i < ids->len; i++)
    {
      g_autoptr (GAsyncResult) result = NULL;
      g_autoptr (HeraldChangeSet) changes = NULL;

      herald_store_set_bookmarked_async (store, g_array_index (ids, gint64, i), !options->remove, NULL,
                                         herald_cli_session_answer_cb, session);
      result = herald_cli_session_wait (session);
      changes = herald_store_set_bookmarked_finish (store, result, error);
      if (changes == NULL)
        return NULL;
    }

  return ids != NULL ? g_strdup ("") : NULL;
}
