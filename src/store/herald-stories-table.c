/* SPDX-FileCopyrightText: 2026 The Herald founders
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "herald-stories-table.h"

#include "herald-store-error.h"
#include "herald-story-json.h"

#include "herald-attachment.h"
#include "herald-person.h"

static void
bind_story (HeraldStatement   *statement,
            gint64             story_id,
            HeraldStoryRecord *story,
            const char        *authors,
            const char        *attachments,
            const char        *categories)
{
  herald_statement_bind_int (statement, 1, story_id);
  herald_statement_bind_text (statement, 2, story->guid);
  herald_statement_bind_text (statement, 3, story->link);
  herald_statement_bind_text (statement, 4, story->title);
  herald_statement_bind_text (statement, 5, authors);
  herald_statement_bind_text (statement, 6, story->preview);
  herald_statement_bind_text (statement, 7, story->thumbnail);
  herald_statement_bind_text (statement, 8, story->image);
  herald_statement_bind_text (statement, 9, story->comments);
  herald_statement_bind_text (statement, 10, story->language);
  herald_statement_bind_time (statement, 11, story->published);
  herald_statement_bind_time (statement, 12, story->updated);
  herald_statement_bind_text (statement, 13, attachments);
  herald_statement_bind_text (statement, 14, categories);
}

static gboolean
write_story (HeraldDatabase     *database,
             const char         *sql,
             gint64              story_id,
             HeraldStoryRecord  *story,
             GError            **error)
{
  g_autoptr (HeraldStatement) statement = herald_database_prepare (database, sql, error);
  g_autofree char *authors = herald_story_json_from_authors (story->authors);
  g_autofree char *attachments = herald_story_json_from_attachments (story->attachments);
  g_autofree char *categories = herald_story_json_from_categories (story->categories);

  if (statement == NULL)
    return FALSE;

  bind_story (statement, story_id, story, authors, attachments, categories);

  return herald_statement_run (statement, error);
}

static gboolean
write_body (HeraldDatabase     *database,
            const char         *sql,
            gint64              story_id,
            HeraldStoryRecord  *story,
            GError            **error)
{
  g_autoptr (HeraldStatement) statement = herald_database_prepare (database, sql, error);

  if (statement == NULL)
    return FALSE;

  herald_statement_bind_int (statement, 1, story_id);
  herald_statement_bind_text (statement, 2, story->content);
  herald_statement_bind_text (statement, 3, story->content_base);
  herald_statement_bind_text (statement, 4, story->summary);
  herald_statement_bind_text (statement, 5, story->summary_base);

  return herald_statement_run (statement, error);
}

/*
 * Stores the content of a story whose status stands already. Making it findable is left to the caller.
 */
gboolean
herald_stories_table_insert (HeraldDatabase     *database,
                             gint64              story_id,
                             HeraldStoryRecord  *story,
                             GError            **error)
{
  return write_story (database,
                      "INSERT INTO story (id, guid, link, title, authors, preview, thumbnail, image, comments,"
                      "                   language, published, updated, attachments, categories)"
                      " VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14)",
                      story_id, story, error) &&
         write_body (database,
                     "INSERT INTO story_body (id, content, content_base, summary, summary_base)"
                     " VALUES (?1, ?2, ?3, ?4, ?5)",
                     story_id, story, error);
}

gboolean
herald_stories_table_update (HeraldDatabase     *database,
                             gint64              story_id,
                             HeraldStoryRecord  *story,
                             GError            **error)
{
  return write_story (database,
                      "UPDATE story SET guid = ?2, link = ?3, title = ?4, authors = ?5, preview = ?6,"
                      "                 thumbnail = ?7, image = ?8, comments = ?9, language = ?10,"
                      "                 published = ?11, updated = ?12, attachments = ?13, categories = ?14"
                      " WHERE id = ?1",
                      story_id, story, error) &&
         write_body (database,
                     "UPDATE story_body SET content = ?2, content_base = ?3, summary = ?4, summary_base = ?5"
                     " WHERE id = ?1",
                     story_id, story, error);
}

gboolean
herald_stories_table_delete (HeraldDatabase  *database,
                             gint64           story_id,
                             GError         **error)
{
  g_autoptr (HeraldStatement) statement = NULL;

  statement = herald_database_prepare (database, "DELETE FROM story WHERE id = ?1", error);
  if (statement == NULL)
    return FALSE;

  herald_statement_bind_int (statement, 1, story_id);

  return herald_statement_run (statement, error);
}

static HeraldStatement *
prepare_list (HeraldDatabase *database,
              const char     *sql,
              const char     *json)
{
  HeraldStatement *statement;

  if (json == NULL)
    return NULL;

  statement = herald_database_prepare (database, sql, NULL);
  if (statement != NULL)
    herald_statement_bind_text (statement, 1, json);

  return statement;
}

static GPtrArray *
read_authors (HeraldDatabase *database,
              const char     *json)
{
  g_autoptr (HeraldStatement) statement = NULL;
  g_autoptr (GPtrArray) authors = NULL;

  statement = prepare_list (database,
                            "SELECT value ->> 'name', value ->> 'email', value ->> 'address' FROM json_each (?1)",
                            json);
  if (statement == NULL)
    return NULL;

  authors = g_ptr_array_new_with_free_func ((GDestroyNotify) herald_person_free);
  while (herald_statement_step (statement, NULL) == HERALD_STEP_ROW)
    g_ptr_array_add (authors, herald_person_new (herald_statement_get_text (statement, 0),
                                                 herald_statement_get_text (statement, 1),
                                                 herald_statement_get_text (statement, 2)));

  return g_steal_pointer (&authors);
}

static GPtrArray *
read_attachments (HeraldDatabase *database,
                  const char     *json)
{
  g_autoptr (HeraldStatement) statement = NULL;
  g_autoptr (GPtrArray) attachments = NULL;

  statement = prepare_list (database,
                            "SELECT value ->> 'address', value ->> 'type', ifnull (value ->> 'length', -1),"
                            "       ifnull (value ->> 'duration', -1)"
                            "  FROM json_each (?1) WHERE value ->> 'address' IS NOT NULL",
                            json);
  if (statement == NULL)
    return NULL;

  attachments = g_ptr_array_new_with_free_func ((GDestroyNotify) herald_attachment_free);
  while (herald_statement_step (statement, NULL) == HERALD_STEP_ROW)
    g_ptr_array_add (attachments, herald_attachment_new (herald_statement_get_text (statement, 0),
                                                         herald_statement_get_text (statement, 1),
                                                         herald_statement_get_int (statement, 2),
                                                         herald_statement_get_int (statement, 3)));

  return g_steal_pointer (&attachments);
}

static GStrv
read_categories (HeraldDatabase *database,
                 const char     *json)
{
  g_autoptr (HeraldStatement) statement = NULL;
  g_autoptr (GStrvBuilder) categories = NULL;

  statement = prepare_list (database, "SELECT value FROM json_each (?1) WHERE value IS NOT NULL", json);
  if (statement == NULL)
    return NULL;

  categories = g_strv_builder_new ();
  while (herald_statement_step (statement, NULL) == HERALD_STEP_ROW)
    g_strv_builder_add (categories, herald_statement_get_text (statement, 0));

  return g_strv_builder_end (categories);
}

#define LIST_COLUMNS \
  "status.id, status.source_id, status.read, status.bookmarked, status.sort_time, status.arrived, " \
  "story.guid, story.link, story.title, story.authors, story.preview, story.thumbnail, story.image, " \
  "story.comments, story.language, story.published, story.updated"
#define N_LIST_COLUMNS 17

static HeraldStoryRecord *
read_list_columns (HeraldDatabase  *database,
                   HeraldStatement *statement)
{
  HeraldStoryRecord *story = herald_story_record_new ();

  story->id = herald_statement_get_int (statement, 0);
  story->source_id = herald_statement_get_int (statement, 1);
  story->read = herald_statement_get_int (statement, 2) != 0;
  story->bookmarked = herald_statement_get_int (statement, 3) != 0;
  story->sort_time = herald_statement_get_int (statement, 4);
  story->arrived = herald_statement_get_int (statement, 5);
  story->guid = herald_statement_dup_text (statement, 6);
  story->link = herald_statement_dup_text (statement, 7);
  story->title = herald_statement_dup_text (statement, 8);
  story->authors = read_authors (database, herald_statement_get_text (statement, 9));
  story->preview = herald_statement_dup_text (statement, 10);
  story->thumbnail = herald_statement_dup_text (statement, 11);
  story->image = herald_statement_dup_text (statement, 12);
  story->comments = herald_statement_dup_text (statement, 13);
  story->language = herald_statement_dup_text (statement, 14);
  story->published = herald_statement_get_time (statement, 15);
  story->updated = herald_statement_get_time (statement, 16);

  return story;
}

/*
 * Returns: (transfer full) (element-type HeraldStoryRecord): what lists show of the stories in @ids, in the same
 *   order; those that are gone are left out
 */
GPtrArray *
herald_stories_table_load_many (HeraldDatabase  *database,
                                GArray          *ids,
                                GError         **error)
{
  g_autoptr (GPtrArray) stories = g_ptr_array_new_with_free_func ((GDestroyNotify) herald_story_record_unref);
  g_autoptr (HeraldStatement) statement = NULL;

  statement = herald_database_prepare (database,
                                       "SELECT " LIST_COLUMNS " FROM status JOIN story USING (id)"
                                       " WHERE status.id = ?1",
                                       error);
  if (statement == NULL)
    return NULL;

  for (guint i = 0; i < ids->len; i++)
    {
      herald_statement_bind_int (statement, 1, g_array_index (ids, gint64, i));
      switch (herald_statement_step (statement, error))
        {
        case HERALD_STEP_ROW:
          g_ptr_array_add (stories, read_list_columns (database, statement));
          break;
        case HERALD_STEP_DONE:
          break;
        case HERALD_STEP_FAILED:
        default:
          return NULL;
        }
      herald_statement_reset (statement);
    }

  return g_steal_pointer (&stories);
}

/*
 * Returns: (transfer full) (nullable): all of a story but its plain text, which is only in the index
 */
HeraldStoryRecord *
herald_stories_table_load (HeraldDatabase  *database,
                           gint64           story_id,
                           GError         **error)
{
  g_autoptr (HeraldStatement) statement = NULL;
  HeraldStoryRecord *story;
  HeraldStep step;

  statement = herald_database_prepare (database,
                                       "SELECT " LIST_COLUMNS ", story.attachments, story.categories,"
                                       "       story_body.content, story_body.content_base,"
                                       "       story_body.summary, story_body.summary_base"
                                       "  FROM status JOIN story USING (id) JOIN story_body USING (id)"
                                       " WHERE status.id = ?1",
                                       error);
  if (statement == NULL)
    return NULL;

  herald_statement_bind_int (statement, 1, story_id);
  step = herald_statement_step (statement, error);
  if (step == HERALD_STEP_DONE)
    g_set_error (error, HERALD_STORE_ERROR, HERALD_STORE_ERROR_NOT_FOUND,
                 "no story %" G_GINT64_FORMAT, story_id);
  if (step != HERALD_STEP_ROW)
    return NULL;

  story = read_list_columns (database, statement);
  story->attachments = read_attachments (database, herald_statement_get_text (statement, N_LIST_COLUMNS));
  story->categories = read_categories (database, herald_statement_get_text (statement, N_LIST_COLUMNS + 1));
  story->content = herald_statement_dup_text (statement, N_LIST_COLUMNS + 2);
  story->content_base = herald_statement_dup_text (statement, N_LIST_COLUMNS + 3);
  story->summary = herald_statement_dup_text (statement, N_LIST_COLUMNS + 4);
  story->summary_base = herald_statement_dup_text (statement, N_LIST_COLUMNS + 5);

  return story;
}
