/* SPDX-FileCopyrightText: 2026 The Herald founders
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "herald-sources-table.h"

#include "herald-store-error.h"

#include "herald-story-record.h"

/*
 * Returns: (transfer full) (element-type HeraldFolderRecord): all folders in the order shown
 */
GPtrArray *
herald_sources_table_load_folders (HeraldDatabase  *database,
                                   GError         **error)
{
  g_autoptr (GPtrArray) folders = g_ptr_array_new_with_free_func ((GDestroyNotify) herald_folder_record_free);
  g_autoptr (HeraldStatement) statement = NULL;
  HeraldStep step;

  statement = herald_database_prepare (database,
                                       "SELECT id, title, position, expanded, announced FROM folder"
                                       " ORDER BY position, id",
                                       error);
  if (statement == NULL)
    return NULL;

  while ((step = herald_statement_step (statement, error)) == HERALD_STEP_ROW)
    {
      HeraldFolderRecord *folder = herald_folder_record_new (herald_statement_get_int (statement, 0),
                                                             herald_statement_get_text (statement, 1),
                                                             herald_statement_get_int (statement, 2),
                                                             herald_statement_get_int (statement, 3) != 0);

      folder->announced = herald_statement_get_int (statement, 4) != 0;
      g_ptr_array_add (folders, folder);
    }

  return step == HERALD_STEP_DONE ? g_steal_pointer (&folders) : NULL;
}

#define SELECT_SOURCES \
  "SELECT address, id, folder_id, position, title, custom_title, home, icon, language, etag, last_modified," \
  "       content_hash, last_fetch, last_success, next_fetch, ttl_seconds, failure, failure_detail, failure_count," \
  "       failing_since, unread, total, skip_hours, skip_days, newest_story, longest_gap, detour, detour_since," \
  "       former_address, moved_at, refused_address, paused_at, announced, retention_days," \
  "       retention_stories" \
  "  FROM source"

static int
read_limit (HeraldStatement *statement,
            int              column)
{
  return (int) CLAMP (herald_statement_get_int (statement, column), HERALD_RETENTION_GENERAL, G_MAXINT);
}

static HeraldSourceRecord *
read_source (HeraldStatement *statement)
{
  HeraldSourceRecord *source = herald_source_record_new (herald_statement_get_text (statement, 0));

  source->id = herald_statement_get_int (statement, 1);
  source->folder_id = herald_statement_get_int (statement, 2);
  source->position = herald_statement_get_int (statement, 3);
  source->title = herald_statement_dup_text (statement, 4);
  source->custom_title = herald_statement_dup_text (statement, 5);
  source->home = herald_statement_dup_text (statement, 6);
  source->icon = herald_statement_dup_text (statement, 7);
  source->language = herald_statement_dup_text (statement, 8);
  source->etag = herald_statement_dup_text (statement, 9);
  source->last_modified = herald_statement_dup_text (statement, 10);
  source->content_hash = herald_statement_dup_text (statement, 11);
  source->last_fetch = herald_statement_get_time (statement, 12);
  source->last_success = herald_statement_get_time (statement, 13);
  source->next_fetch = herald_statement_get_time (statement, 14);
  source->ttl_seconds = herald_statement_get_int (statement, 15);
  source->failure = herald_failure_from_name (herald_statement_get_text (statement, 16));
  source->failure_detail = herald_statement_dup_text (statement, 17);
  source->failure_count = (guint) herald_statement_get_int (statement, 18);
  source->failing_since = herald_statement_get_time (statement, 19);
  source->unread = (guint) herald_statement_get_int (statement, 20);
  source->total = (guint) herald_statement_get_int (statement, 21);
  source->skip_hours = (guint32) herald_statement_get_int (statement, 22);
  source->skip_days = (guint8) herald_statement_get_int (statement, 23);
  source->newest_story = herald_statement_get_time (statement, 24);
  source->longest_gap = herald_statement_get_int (statement, 25);
  source->detour = herald_statement_dup_text (statement, 26);
  source->detour_since = herald_statement_get_time (statement, 27);
  source->former_address = herald_statement_dup_text (statement, 28);
  source->moved_at = herald_statement_get_time (statement, 29);
  source->refused_address = herald_statement_dup_text (statement, 30);
  source->paused_at = herald_statement_get_time (statement, 31);
  source->announced = herald_statement_get_int (statement, 32) != 0;
  source->retention_days = read_limit (statement, 33);
  source->retention_stories = read_limit (statement, 34);

  return source;
}

/*
 * Returns: (transfer full) (element-type HeraldSourceRecord): the sources that were removed, or all others, in the
 *   order shown within their folders
 */
GPtrArray *
herald_sources_table_load_sources (HeraldDatabase  *database,
                                   gboolean         removed,
                                   GError         **error)
{
  g_autoptr (GPtrArray) sources = g_ptr_array_new_with_free_func ((GDestroyNotify) herald_source_record_unref);
  g_autoptr (HeraldStatement) statement = NULL;
  HeraldStep step;

  statement = herald_database_prepare (database,
                                       removed ? SELECT_SOURCES " WHERE removed_at IS NOT NULL ORDER BY position, id"
                                               : SELECT_SOURCES " WHERE removed_at IS NULL ORDER BY position, id",
                                       error);
  if (statement == NULL)
    return NULL;

  while ((step = herald_statement_step (statement, error)) == HERALD_STEP_ROW)
    g_ptr_array_add (sources, read_source (statement));

  return step == HERALD_STEP_DONE ? g_steal_pointer (&sources) : NULL;
}

/*
 * Returns: (transfer full) (element-type gint64 GBytes): the icons of all sources that have one, by source
 */
GHashTable *
herald_sources_table_load_icons (HeraldDatabase  *database,
                                 GError         **error)
{
  g_autoptr (GHashTable) icons = NULL;
  g_autoptr (HeraldStatement) statement = NULL;
  HeraldStep step;

  statement = herald_database_prepare (database, "SELECT source_id, bytes FROM source_icon", error);
  if (statement == NULL)
    return NULL;

  icons = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, (GDestroyNotify) g_bytes_unref);
  while ((step = herald_statement_step (statement, error)) == HERALD_STEP_ROW)
    {
      gint64 id = herald_statement_get_int (statement, 0);
      gsize size;
      gconstpointer data = herald_statement_get_blob (statement, 1, &size);

      g_hash_table_insert (icons, g_memdup2 (&id, sizeof id), g_bytes_new (data, size));
    }

  return step == HERALD_STEP_DONE ? g_steal_pointer (&icons) : NULL;
}

/* Runs a statement that must have changed a row. */
static gboolean
run_for_one (HeraldDatabase   *database,
             HeraldStatement  *statement,
             const char       *kind,
             gint64            id,
             GError          **error)
{
  if (!herald_statement_run (statement, error))
    return FALSE;
  if (herald_database_get_n_changed (database) > 0)
    return TRUE;

  g_set_error (error, HERALD_STORE_ERROR, HERALD_STORE_ERROR_NOT_FOUND, "no %s %" G_GINT64_FORMAT, kind, id);

  return FALSE;
}

/*
 * Returns: the id of the folder, or 0 with @error set
 */
gint64
herald_sources_table_save_folder (HeraldDatabase            *database,
                                  const HeraldFolderRecord  *folder,
                                  GError                   **error)
{
  g_autoptr (HeraldStatement) statement = NULL;

  statement = herald_database_prepare (database,
                                       folder->id == 0
                                           ? "INSERT INTO folder (title, position, expanded, announced)"
                                             " VALUES (?2, ?3, ?4, ?5)"
                                           : "UPDATE folder SET title = ?2, position = ?3,"
                                             " expanded = ?4, announced = ?5 WHERE id = ?1",
                                       error);
  if (statement == NULL)
    return 0;

  if (folder->id != 0)
    herald_statement_bind_int (statement, 1, folder->id);
  herald_statement_bind_text (statement, 2, folder->title);
  herald_statement_bind_int (statement, 3, folder->position);
  herald_statement_bind_int (statement, 4, folder->expanded != FALSE);
  herald_statement_bind_int (statement, 5, folder->announced != FALSE);
  if (!run_for_one (database, statement, "folder", folder->id, error))
    return 0;

  return folder->id != 0 ? folder->id : herald_database_get_last_id (database);
}

/*
 * The sources in the folder stand outside all folders then.
 */
gboolean
herald_sources_table_remove_folder (HeraldDatabase  *database,
                                    gint64           folder_id,
                                    GError         **error)
{
  g_autoptr (HeraldStatement) statement = NULL;

  statement = herald_database_prepare (database, "DELETE FROM folder WHERE id = ?1", error);
  if (statement == NULL)
    return FALSE;

  herald_statement_bind_int (statement, 1, folder_id);

  return run_for_one (database, statement, "folder", folder_id, error);
}

/*
 * A source that was removed keeps where it stands.
 */
gboolean
herald_sources_table_set_folder (HeraldDatabase  *database,
                                 gint64           source_id,
                                 gint64           folder_id,
                                 GError         **error)
{
  g_autoptr (HeraldStatement) statement = NULL;

  statement = herald_database_prepare (database,
                                       "UPDATE source SET folder_id = ?2 WHERE id = ?1 AND removed_at IS NULL", error);
  if (statement == NULL)
    return FALSE;

  herald_statement_bind_int (statement, 1, source_id);
  herald_statement_bind_int (statement, 2, folder_id);

  return herald_statement_run (statement, error);
}

static gboolean
check_folder (HeraldDatabase  *database,
              gint64           folder_id,
              GError         **error)
{
  g_autoptr (HeraldStatement) statement = NULL;
  HeraldStep step;

  if (folder_id == 0)
    return TRUE;

  statement = herald_database_prepare (database, "SELECT 1 FROM folder WHERE id = ?1", error);
  if (statement == NULL)
    return FALSE;

  herald_statement_bind_int (statement, 1, folder_id);
  step = herald_statement_step (statement, error);
  if (step == HERALD_STEP_DONE)
    g_set_error (error, HERALD_STORE_ERROR, HERALD_STORE_ERROR_NOT_FOUND,
                 "no folder %" G_GINT64_FORMAT, folder_id);

  return step == HERALD_STEP_ROW;
}

/* What a person decides, and what a feed says about itself: ?2 to ?9 and ?27 to ?33. */
static void
bind_source (HeraldStatement    *statement,
             HeraldSourceRecord *source)
{
  if (source->folder_id != 0)
    herald_statement_bind_int (statement, 2, source->folder_id);
  herald_statement_bind_int (statement, 3, source->position);
  herald_statement_bind_text (statement, 4, source->address);
  herald_statement_bind_text (statement, 5, source->title);
  herald_statement_bind_text (statement, 6, source->custom_title);
  herald_statement_bind_text (statement, 7, source->home);
  herald_statement_bind_text (statement, 8, source->icon);
  herald_statement_bind_text (statement, 9, source->language);
  herald_statement_bind_text (statement, 27, source->former_address);
  herald_statement_bind_time (statement, 28, source->moved_at);
  herald_statement_bind_text (statement, 29, source->refused_address);
  herald_statement_bind_time (statement, 30, source->paused_at);
  herald_statement_bind_int (statement, 31, source->announced != FALSE);
  herald_statement_bind_int (statement, 32, source->retention_days);
  herald_statement_bind_int (statement, 33, source->retention_stories);
}

/* What a fetch finds out: ?10 to ?26. */
static void
bind_fetched (HeraldStatement    *statement,
              HeraldSourceRecord *source)
{
  const char *failure = source->failure != HERALD_FAILURE_NONE ? herald_failure_get_name (source->failure) : NULL;

  herald_statement_bind_text (statement, 10, source->etag);
  herald_statement_bind_text (statement, 11, source->last_modified);
  herald_statement_bind_text (statement, 12, source->content_hash);
  herald_statement_bind_time (statement, 13, source->last_fetch);
  herald_statement_bind_time (statement, 14, source->last_success);
  herald_statement_bind_time (statement, 15, source->next_fetch);
  herald_statement_bind_int (statement, 16, source->ttl_seconds);
  herald_statement_bind_text (statement, 17, failure);
  herald_statement_bind_text (statement, 18, source->failure_detail);
  herald_statement_bind_int (statement, 19, source->failure_count);
  herald_statement_bind_time (statement, 20, source->failing_since);
  herald_statement_bind_int (statement, 21, source->skip_hours);
  herald_statement_bind_int (statement, 22, source->skip_days);
  herald_statement_bind_time (statement, 23, source->newest_story);
  herald_statement_bind_int (statement, 24, source->longest_gap);
  herald_statement_bind_text (statement, 25, source->detour);
  herald_statement_bind_time (statement, 26, source->detour_since);
}

/*
 * Returns: the id of the new source, or 0 with @error set
 */
gint64
herald_sources_table_insert (HeraldDatabase      *database,
                             HeraldSourceRecord  *source,
                             GError             **error)
{
  g_autoptr (HeraldStatement) statement = NULL;

  statement = herald_database_prepare (database,
                                       "INSERT INTO source (folder_id, position, address, title, custom_title, home,"
                                       "                    icon, language, etag, last_modified, content_hash,"
                                       "                    last_fetch, last_success, next_fetch, ttl_seconds,"
                                       "                    failure, failure_detail, failure_count, failing_since,"
                                       "                    skip_hours, skip_days, newest_story, longest_gap,"
                                       "                    detour, detour_since, former_address, moved_at,"
                                       "                    refused_address, paused_at, announced, retention_days,"
                                       "                    retention_stories)"
                                       " VALUES (?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14, ?15, ?16,"
                                       "         ?17, ?18, ?19, ?20, ?21, ?22, ?23, ?24, ?25, ?26, ?27, ?28, ?29, ?30,"
                                       "         ?31, ?32, ?33)",
                                       error);
  if (statement == NULL || !check_folder (database, source->folder_id, error))
    return 0;

  bind_source (statement, source);
  bind_fetched (statement, source);
  if (!herald_statement_run (statement, error))
    return 0;

  return herald_database_get_last_id (database);
}

/*
 * Writes all but what a fetch finds out. Where the address becomes another one, the validators of the old one
 * mean nothing and go, and the next fetch may be at once.
 */
gboolean
herald_sources_table_update (HeraldDatabase      *database,
                             gint64               source_id,
                             HeraldSourceRecord  *source,
                             GError             **error)
{
  g_autoptr (HeraldStatement) statement = NULL;

  statement = herald_database_prepare (database,
                                       "UPDATE source"
                                       "   SET folder_id = ?2, position = ?3, address = ?4, title = ?5,"
                                       "       custom_title = ?6, home = ?7, icon = ?8, language = ?9,"
                                       "       former_address = ?27, moved_at = ?28, refused_address = ?29,"
                                       "       paused_at = ?30, announced = ?31, retention_days = ?32,"
                                       "       retention_stories = ?33,"
                                       "       detour = iif (address = ?4, detour, NULL),"
                                       "       etag = iif (address = ?4, etag, NULL),"
                                       "       last_modified = iif (address = ?4, last_modified, NULL),"
                                       "       content_hash = iif (address = ?4, content_hash, NULL),"
                                       "       next_fetch = iif (address = ?4, next_fetch, NULL),"
                                       "       failure = iif (address = ?4, failure, NULL),"
                                       "       failure_detail = iif (address = ?4, failure_detail, NULL),"
                                       "       failure_count = iif (address = ?4, failure_count, 0),"
                                       "       failing_since = iif (address = ?4, failing_since, NULL)"
                                       " WHERE id = ?1",
                                       error);
  if (statement == NULL || !check_folder (database, source->folder_id, error))
    return FALSE;

  herald_statement_bind_int (statement, 1, source_id);
  bind_source (statement, source);

  return run_for_one (database, statement, "source", source_id, error);
}

/*
 * Lets another source have the address of a removed one. A fragment tells them apart, which no server sees (RFC 9110,
 * 7.1), so that the removed one can still come back.
 */
gboolean
herald_sources_table_yield_address (HeraldDatabase  *database,
                                    gint64           source_id,
                                    GError         **error)
{
  g_autoptr (HeraldStatement) statement = NULL;

  statement = herald_database_prepare (database,
                                       "UPDATE source SET address = address || '#' || id WHERE id = ?1",
                                       error);
  if (statement == NULL)
    return FALSE;

  herald_statement_bind_int (statement, 1, source_id);

  return run_for_one (database, statement, "source", source_id, error);
}

/*
 * Fails where there is no such source, or where it was removed.
 */
gboolean
herald_sources_table_check (HeraldDatabase  *database,
                            gint64           source_id,
                            GError         **error)
{
  g_autoptr (HeraldStatement) statement = NULL;
  HeraldStep step;

  statement = herald_database_prepare (database, "SELECT 1 FROM source WHERE id = ?1 AND removed_at IS NULL", error);
  if (statement == NULL)
    return FALSE;

  herald_statement_bind_int (statement, 1, source_id);
  step = herald_statement_step (statement, error);
  if (step == HERALD_STEP_DONE)
    g_set_error (error, HERALD_STORE_ERROR, HERALD_STORE_ERROR_NOT_FOUND,
                 "no source %" G_GINT64_FORMAT, source_id);

  return step == HERALD_STEP_ROW;
}

/*
 * Writes what a fetch found out, and what the feed says about itself where it says it.
 */
gboolean
herald_sources_table_update_fetched (HeraldDatabase      *database,
                                     HeraldSourceRecord  *source,
                                     HeraldFeedDocument  *document,
                                     GError             **error)
{
  g_autoptr (HeraldStatement) statement = NULL;

  statement = herald_database_prepare (database,
                                       "UPDATE source"
                                       "   SET title = ifnull (?5, title), home = ifnull (?7, home),"
                                       "       icon = ifnull (?8, icon), language = ifnull (?9, language),"
                                       "       etag = ?10, last_modified = ?11, content_hash = ?12, last_fetch = ?13,"
                                       "       last_success = ?14, next_fetch = ?15, ttl_seconds = ?16, failure = ?17,"
                                       "       failure_detail = ?18, failure_count = ?19, failing_since = ?20,"
                                       "       skip_hours = ?21, skip_days = ?22, newest_story = ?23,"
                                       "       longest_gap = ?24, detour = ?25, detour_since = ?26"
                                       " WHERE id = ?1 AND removed_at IS NULL",
                                       error);
  if (statement == NULL)
    return FALSE;

  herald_statement_bind_int (statement, 1, source->id);
  if (document != NULL)
    {
      herald_statement_bind_text (statement, 5, document->title);
      herald_statement_bind_text (statement, 7, document->link);
      herald_statement_bind_text (statement, 8, document->icon);
      herald_statement_bind_text (statement, 9, document->language);
    }
  bind_fetched (statement, source);

  return run_for_one (database, statement, "source", source->id, error);
}

/*
 * Looks for a source by its address, among the removed ones too. Where there is none, @source_id is set to 0.
 */
gboolean
herald_sources_table_find_address (HeraldDatabase  *database,
                                   const char      *address,
                                   gint64          *source_id,
                                   gboolean        *is_removed,
                                   GError         **error)
{
  g_autoptr (HeraldStatement) statement = NULL;
  HeraldStep step;

  statement = herald_database_prepare (database,
                                       "SELECT id, removed_at IS NOT NULL FROM source WHERE address = ?1",
                                       error);
  if (statement == NULL)
    return FALSE;

  herald_statement_bind_text (statement, 1, address);
  step = herald_statement_step (statement, error);
  *source_id = step == HERALD_STEP_ROW ? herald_statement_get_int (statement, 0) : 0;
  *is_removed = step == HERALD_STEP_ROW && herald_statement_get_int (statement, 1) != 0;

  return step != HERALD_STEP_FAILED;
}

/*
 * @removed_at is %HERALD_TIME_NONE for a source that is not removed.
 */
gboolean
herald_sources_table_set_removed_at (HeraldDatabase  *database,
                                     gint64           source_id,
                                     gint64           removed_at,
                                     GError         **error)
{
  g_autoptr (HeraldStatement) statement = NULL;

  statement = herald_database_prepare (database, "UPDATE source SET removed_at = ?2 WHERE id = ?1", error);
  if (statement == NULL)
    return FALSE;

  herald_statement_bind_int (statement, 1, source_id);
  herald_statement_bind_time (statement, 2, removed_at);

  return run_for_one (database, statement, "source", source_id, error);
}

/*
 * Looks for the next source after the id @after that was removed before the time @before. Where there is none,
 * @source_id is set to 0.
 */
gboolean
herald_sources_table_find_removed (HeraldDatabase  *database,
                                   gint64           before,
                                   gint64           after,
                                   gint64          *source_id,
                                   GError         **error)
{
  g_autoptr (HeraldStatement) statement = NULL;
  HeraldStep step;

  statement = herald_database_prepare (database,
                                       "SELECT id FROM source WHERE removed_at < ?1 AND id > ?2 ORDER BY id LIMIT 1",
                                       error);
  if (statement == NULL)
    return FALSE;

  herald_statement_bind_int (statement, 1, before);
  herald_statement_bind_int (statement, 2, after);
  step = herald_statement_step (statement, error);
  *source_id = step == HERALD_STEP_ROW ? herald_statement_get_int (statement, 0) : 0;

  return step != HERALD_STEP_FAILED;
}

/*
 * Deletes a source with its icon, unless it still has stories.
 */
gboolean
herald_sources_table_delete_if_empty (HeraldDatabase  *database,
                                      gint64           source_id,
                                      GError         **error)
{
  g_autoptr (HeraldStatement) statement = NULL;

  statement = herald_database_prepare (database,
                                       "DELETE FROM source WHERE id = ?1"
                                       "   AND NOT EXISTS (SELECT 1 FROM status WHERE source_id = ?1)",
                                       error);
  if (statement == NULL)
    return FALSE;

  herald_statement_bind_int (statement, 1, source_id);

  return herald_statement_run (statement, error);
}

gboolean
herald_sources_table_save_icon (HeraldDatabase  *database,
                                gint64           source_id,
                                const char      *address,
                                GBytes          *bytes,
                                GError         **error)
{
  g_autoptr (HeraldStatement) statement = NULL;
  gconstpointer data;
  gsize size;

  if (bytes == NULL)
    statement = herald_database_prepare (database, "DELETE FROM source_icon WHERE source_id = ?1", error);
  else
    statement = herald_database_prepare (database,
                                         "INSERT OR REPLACE INTO source_icon (source_id, address, bytes)"
                                         " SELECT id, ?2, ?3 FROM source WHERE id = ?1",
                                         error);
  if (statement == NULL)
    return FALSE;

  herald_statement_bind_int (statement, 1, source_id);
  if (bytes == NULL)
    return herald_statement_run (statement, error);

  herald_statement_bind_text (statement, 2, address);
  data = g_bytes_get_data (bytes, &size);
  herald_statement_bind_blob (statement, 3, size > 0 ? data : "", size);

  return run_for_one (database, statement, "source", source_id, error);
}

/*
 * Adds the numbers of a source's stories to @counts.
 */
gboolean
herald_sources_table_add_count (HeraldDatabase  *database,
                                gint64           source_id,
                                GArray          *counts,
                                GError         **error)
{
  g_autoptr (HeraldStatement) statement = NULL;
  HeraldSourceCount count = { .source_id = source_id };
  HeraldStep step;

  statement = herald_database_prepare (database, "SELECT unread, total FROM source WHERE id = ?1", error);
  if (statement == NULL)
    return FALSE;

  herald_statement_bind_int (statement, 1, source_id);
  step = herald_statement_step (statement, error);
  if (step == HERALD_STEP_ROW)
    {
      count.unread = (guint) herald_statement_get_int (statement, 0);
      count.total = (guint) herald_statement_get_int (statement, 1);
      g_array_append_val (counts, count);
    }

  return step != HERALD_STEP_FAILED;
}

/*
 * Puts the numbers of their sources' stories into @counts.
 */
gboolean
herald_sources_table_fill_counts (HeraldDatabase  *database,
                                  GArray          *counts,
                                  GError         **error)
{
  guint n = counts->len;

  for (guint i = 0; i < n; i++)
    if (!herald_sources_table_add_count (database, g_array_index (counts, HeraldSourceCount, i).source_id,
                                         counts, error))
      return FALSE;
  g_array_remove_range (counts, 0, n);

  return TRUE;
}

/*
 * Finds out whether any source has limits of its own for the stories that are kept.
 */
gboolean
herald_sources_table_is_any_limited (HeraldDatabase  *database,
                                     gboolean        *is_limited,
                                     GError         **error)
{
  gint64 value;

  if (!herald_database_read_int (database,
                                 "SELECT EXISTS (SELECT 1 FROM source"
                                 "                WHERE retention_days > 0 OR retention_stories > 0)",
                                 &value, error))
    return FALSE;

  *is_limited = value != 0;

  return TRUE;
}

/*
 * Counts the sources that were not removed, and their stories.
 */
gboolean
herald_sources_table_sum (HeraldDatabase  *database,
                          gint64          *n_sources,
                          gint64          *n_stories,
                          GError         **error)
{
  return herald_database_read_int (database, "SELECT count(*) FROM source WHERE removed_at IS NULL",
                                   n_sources, error) &&
         herald_database_read_int (database, "SELECT sum(total) FROM source WHERE removed_at IS NULL",
                                   n_stories, error);
}
