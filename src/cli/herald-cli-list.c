/* SPDX-FileCopyrightText: 2026 The Herald founders
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "herald-cli-commands.h"
#include "herald-cli-json.h"

#include "herald-date.h"
#include "herald-story-record.h"

#include <string.h>

/* So many stories are read from the library at one time. */
#define PAGE 500

/* What a line or a JSON object says of a story; @library knows its source. */
typedef void (*Show) (GString           *output,
                      HeraldLibrary     *library,
                      HeraldStoryRecord *story);

static const char *
get_source_name (HeraldLibrary     *library,
                 HeraldStoryRecord *story)
{
  HeraldSource *source = herald_library_get_source (library, story->source_id);

  /* Bookmarks outlive their sources. */
  return source != NULL ? herald_source_get_name (source) : "";
}

static void
append_field (GString    *line,
              const char *text)
{
  g_autofree char *flat = g_strdup (text);

  g_string_append (line, g_strdelimit (flat, "\t\r\n", ' '));
}

static void
show_line (GString           *output,
           HeraldLibrary     *library,
           HeraldStoryRecord *story)
{
  g_autofree char *date = herald_date_format_utc (story->sort_time);

  g_string_append_printf (output, "%" G_GINT64_FORMAT "\t%s\t", story->id, date);
  append_field (output, get_source_name (library, story));
  g_string_append_c (output, '\t');
  append_field (output, story->title != NULL ? story->title : story->preview != NULL ? story->preview : "");
  g_string_append_c (output, '\n');
}

static void
show_object (GString           *output,
             HeraldLibrary     *library,
             HeraldStoryRecord *story)
{
  g_autoptr (JsonBuilder) builder = json_builder_new ();
  g_autofree char *byline = herald_story_record_dup_byline (story);
  g_autofree char *object = NULL;

  json_builder_begin_object (builder);
  herald_cli_json_add_number (builder, "id", story->id);
  herald_cli_json_add_number (builder, "source_id", story->source_id);
  herald_cli_json_add_text (builder, "source", get_source_name (library, story));
  herald_cli_json_add_time (builder, "date", story->sort_time);
  herald_cli_json_add_text (builder, "title", story->title);
  herald_cli_json_add_text (builder, "link", story->link);
  herald_cli_json_add_text (builder, "guid", story->guid);
  herald_cli_json_add_text (builder, "byline", byline);
  herald_cli_json_add_text (builder, "preview", story->preview);
  herald_cli_json_add_text (builder, "image", story->image);
  herald_cli_json_add_text (builder, "thumbnail", story->thumbnail);
  herald_cli_json_add_text (builder, "comments", story->comments);
  herald_cli_json_add_text (builder, "language", story->language);
  herald_cli_json_add_time (builder, "published", story->published);
  herald_cli_json_add_time (builder, "updated", story->updated);
  herald_cli_json_add_time (builder, "arrived", story->arrived);
  herald_cli_json_add_flag (builder, "read", story->read);
  herald_cli_json_add_flag (builder, "bookmarked", story->bookmarked);
  json_builder_end_object (builder);

  object = herald_cli_json_to_line (builder);
  g_string_append (output, output->len > 1 ? "," : "");
  g_string_append_len (output, object, (gssize) strlen (object) - 1);
}

static gboolean
show_page (HeraldCliSession  *session,
           GArray            *ids,
           guint              first,
           Show               show,
           GString           *output,
           GError           **error)
{
  HeraldStore *store = herald_cli_session_get_store (session);
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GPtrArray) stories = NULL;

  herald_store_load_stories_async (store, &g_array_index (ids, gint64, first), MIN (PAGE, ids->len - first),
                                   herald_cli_session_get_cancellable (session), herald_cli_session_answer_cb,
                                   session);
  result = herald_cli_session_wait (session);
  stories = herald_store_load_stories_finish (store, result, error);
  if (stories == NULL)
    return FALSE;

  for (guint i = 0; i < stories->len; i++)
    show (output, herald_cli_session_get_library (session), g_ptr_array_index (stories, i));

  return TRUE;
}

static HeraldStoryIds *
query_ids (HeraldCliSession        *session,
           const HeraldStoryQuery  *query,
           GError                 **error)
{
  HeraldStore *store = herald_cli_session_get_store (session);
  g_autoptr (GAsyncResult) result = NULL;

  herald_store_query_async (store, query, G_MAXUINT, NULL, herald_cli_session_get_cancellable (session),
                            herald_cli_session_answer_cb, session);
  result = herald_cli_session_wait (session);

  return herald_store_query_finish (store, result, error);
}

static char *
show_stories (HeraldCliSession        *session,
              const HeraldStoryQuery  *query,
              gboolean                 as_json,
              GError                 **error)
{
  g_autoptr (HeraldStoryIds) ids = query_ids (session, query, error);
  g_autoptr (GString) output = g_string_new (as_json ? "[" : NULL);

  if (ids == NULL)
    return NULL;

  for (guint first = 0; first < ids->ids->len; first += PAGE)
    if (!show_page (session, ids->ids, first, as_json ? show_object : show_line, output, error))
      return NULL;
  if (as_json)
    g_string_append (output, "]\n");

  return g_string_free_and_steal (g_steal_pointer (&output));
}

/**
 * herald_cli_list:
 * @session: a library
 * @options: unread, bookmarks, json
 * @operands: none is taken
 * @error: return location for what went wrong
 *
 * Shows stories, newest first: a line for each with id, date, source and title, or an array in JSON.
 */
char *
herald_cli_list (HeraldCliSession        *session,
                 const HeraldCliOptions  *options,
                 char                   **operands,
                 GError                 **error)
{
  HeraldStoryScope scope = options->bookmarks ? HERALD_STORY_SCOPE_BOOKMARKS : HERALD_STORY_SCOPE_ALL;
  g_autoptr (HeraldStoryQuery) query = herald_story_query_new (scope, 0);

  query->unread_only = options->unread;

  return show_stories (session, query, options->json, error);
}

/**
 * herald_cli_search:
 * @session: a library
 * @options: unread, bookmarks, json
 * @operands: words
 * @error: return location for what went wrong
 *
 * Shows the stories with all of the words, as herald_cli_list() does; the last word may be the beginning of one.
 */
char *
herald_cli_search (HeraldCliSession        *session,
                   const HeraldCliOptions  *options,
                   char                   **operands,
                   GError                 **error)
{
  HeraldStoryScope scope = options->bookmarks ? HERALD_STORY_SCOPE_BOOKMARKS : HERALD_STORY_SCOPE_ALL;
  g_autoptr (HeraldStoryQuery) query = herald_story_query_new (scope, 0);
  g_autofree char *words = g_strjoinv (" ", operands);

  query->unread_only = options->unread;
  query->search = g_utf8_make_valid (words, -1);

  return show_stories (session, query, options->json, error);
}
