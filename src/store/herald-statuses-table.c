/* SPDX-FileCopyrightText: 2026 The Herald founders
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "herald-statuses-table.h"

#include "herald-store-error.h"

#include <string.h>

/* Values of status.state. */
#define STATE_GONE 0
#define STATE_SHOWN 1
#define STATE_HIDDEN 2

#define STATUS_COLUMNS "id, identity, digest, ifnull (alias, 0), arrived, sort_time, state, in_feed"

static void
read_status (HeraldStatement *statement,
             HeraldStatus    *status)
{
  gsize size;
  gconstpointer identity = herald_statement_get_blob (statement, 1, &size);

  memset (status, 0, sizeof *status);
  if (identity != NULL)
    memcpy (status->identity.bytes, identity, MIN (size, sizeof status->identity.bytes));
  status->id = herald_statement_get_int (statement, 0);
  status->digest = herald_statement_get_int (statement, 2);
  status->alias = herald_statement_get_int (statement, 3);
  status->arrived = herald_statement_get_int (statement, 4);
  status->sort_time = herald_statement_get_int (statement, 5);
  status->is_gone = herald_statement_get_int (statement, 6) == STATE_GONE;
  status->in_feed = herald_statement_get_int (statement, 7) != 0;
}

/*
 * Returns: (transfer full) (element-type HeraldStoryIdentity HeraldStatus): the stories that the last document of
 *   the source had; a value's identity is its key
 */
GHashTable *
herald_statuses_table_load_feed (HeraldDatabase  *database,
                                 gint64           source_id,
                                 GError         **error)
{
  g_autoptr (GHashTable) statuses = NULL;
  g_autoptr (HeraldStatement) statement = NULL;
  HeraldStep step;

  statement = herald_database_prepare (database,
                                       "SELECT " STATUS_COLUMNS " FROM status WHERE source_id = ?1 AND in_feed = 1",
                                       error);
  if (statement == NULL)
    return NULL;

  statuses = g_hash_table_new_full (herald_story_identity_hash, herald_story_identity_equal, NULL, g_free);
  herald_statement_bind_int (statement, 1, source_id);
  while ((step = herald_statement_step (statement, error)) == HERALD_STEP_ROW)
    {
      HeraldStatus *status = g_new (HeraldStatus, 1);

      read_status (statement, status);
      g_hash_table_replace (statuses, &status->identity, status);
    }

  return step == HERALD_STEP_DONE ? g_steal_pointer (&statuses) : NULL;
}

/*
 * Looks among all stories that the source ever had. Where there is none, the id of @status is 0.
 */
gboolean
herald_statuses_table_find (HeraldDatabase             *database,
                            gint64                      source_id,
                            const HeraldStoryIdentity  *identity,
                            HeraldStatus               *status,
                            GError                    **error)
{
  g_autoptr (HeraldStatement) statement = NULL;
  HeraldStep step;

  statement = herald_database_prepare (database,
                                       "SELECT " STATUS_COLUMNS " FROM status WHERE source_id = ?1 AND identity = ?2",
                                       error);
  if (statement == NULL)
    return FALSE;

  herald_statement_bind_int (statement, 1, source_id);
  herald_statement_bind_blob (statement, 2, identity->bytes, sizeof identity->bytes);
  step = herald_statement_step (statement, error);
  if (step == HERALD_STEP_ROW)
    read_status (statement, status);
  else
    status->id = 0;

  return step != HERALD_STEP_FAILED;
}

/*
 * Stores a new story's status; its id is set in @status.
 */
gboolean
herald_statuses_table_insert (HeraldDatabase  *database,
                              gint64           source_id,
                              HeraldStatus    *status,
                              GError         **error)
{
  g_autoptr (HeraldStatement) statement = NULL;

  statement = herald_database_prepare (database,
                                       "INSERT INTO status (source_id, state, sort_time, arrived, digest, alias,"
                                       "                    identity)"
                                       " VALUES (?1, 1, ?2, ?3, ?4, nullif (?5, 0), ?6)",
                                       error);
  if (statement == NULL)
    return FALSE;

  herald_statement_bind_int (statement, 1, source_id);
  herald_statement_bind_int (statement, 2, status->sort_time);
  herald_statement_bind_int (statement, 3, status->arrived);
  herald_statement_bind_int (statement, 4, status->digest);
  herald_statement_bind_int (statement, 5, status->alias);
  herald_statement_bind_blob (statement, 6, status->identity.bytes, sizeof status->identity.bytes);
  if (!herald_statement_run (statement, error))
    return FALSE;

  status->id = herald_database_get_last_id (database);

  return TRUE;
}

/*
 * Stores that a story is in its feed, with content, and what it is known by now. Its arrival and place in lists
 * stay as they were.
 */
gboolean
herald_statuses_table_update (HeraldDatabase      *database,
                              const HeraldStatus  *status,
                              GError             **error)
{
  g_autoptr (HeraldStatement) statement = NULL;

  statement = herald_database_prepare (database,
                                       "UPDATE status"
                                       "   SET state = 1, in_feed = 1, digest = ?2, alias = nullif (?3, 0),"
                                       "       identity = ?4"
                                       " WHERE id = ?1",
                                       error);
  if (statement == NULL)
    return FALSE;

  herald_statement_bind_int (statement, 1, status->id);
  herald_statement_bind_int (statement, 2, status->digest);
  herald_statement_bind_int (statement, 3, status->alias);
  herald_statement_bind_blob (statement, 4, status->identity.bytes, sizeof status->identity.bytes);

  return herald_statement_run (statement, error);
}

gboolean
herald_statuses_table_leave_feed (HeraldDatabase  *database,
                                  gint64           story_id,
                                  GError         **error)
{
  g_autoptr (HeraldStatement) statement = NULL;

  statement = herald_database_prepare (database, "UPDATE status SET in_feed = 0 WHERE id = ?1", error);
  if (statement == NULL)
    return FALSE;

  herald_statement_bind_int (statement, 1, story_id);

  return herald_statement_run (statement, error);
}

/* The stories from one id to another that are to be marked: ?3 says as what. */
#define UNMARKED "id BETWEEN ?1 AND ?2 AND read <> ?3 AND state <> 0"

/* Finds which of the stories from one id to another are to be marked, and counts them by source. */
static gboolean
find_unmarked (HeraldDatabase   *database,
               gint64            first,
               gint64            last,
               gboolean          read,
               GHashTable       *sources,
               HeraldChangeSet  *changes,
               GError          **error)
{
  g_autoptr (HeraldStatement) statement = NULL;
  HeraldStep step;

  statement = herald_database_prepare (database,
                                       "SELECT id, source_id FROM status WHERE " UNMARKED,
                                       error);
  if (statement == NULL)
    return FALSE;

  herald_statement_bind_int (statement, 1, first);
  herald_statement_bind_int (statement, 2, last);
  herald_statement_bind_int (statement, 3, read);
  while ((step = herald_statement_step (statement, error)) == HERALD_STEP_ROW)
    {
      gint64 id = herald_statement_get_int (statement, 0);
      gint64 source_id = herald_statement_get_int (statement, 1);
      HeraldSourceCount *count = g_hash_table_lookup (sources, &source_id);

      if (count == NULL)
        {
          count = g_new0 (HeraldSourceCount, 1);
          count->source_id = source_id;
          g_hash_table_insert (sources, &count->source_id, count);
        }
      count->unread++;
      g_array_append_val (changes->changed, id);
    }

  return step == HERALD_STEP_DONE;
}

static gboolean
mark_run (HeraldDatabase   *database,
          gint64            first,
          gint64            last,
          gboolean          read,
          GHashTable       *sources,
          HeraldChangeSet  *changes,
          GError          **error)
{
  g_autoptr (HeraldStatement) statement = NULL;
  guint n_before = changes->changed->len;

  if (!find_unmarked (database, first, last, read, sources, changes, error))
    return FALSE;
  if (changes->changed->len == n_before)
    return TRUE;

  statement = herald_database_prepare (database,
                                       "UPDATE status SET read = ?3 WHERE " UNMARKED,
                                       error);
  if (statement == NULL)
    return FALSE;

  herald_statement_bind_int (statement, 1, first);
  herald_statement_bind_int (statement, 2, last);
  herald_statement_bind_int (statement, 3, read);

  return herald_statement_run (statement, error);
}

static gboolean
count_marks (HeraldDatabase   *database,
             GHashTable       *sources,
             gboolean          read,
             GError          **error)
{
  g_autoptr (HeraldStatement) statement = NULL;
  GHashTableIter iter;
  gpointer value;

  statement = herald_database_prepare (database, "UPDATE source SET unread = unread + ?2 WHERE id = ?1", error);
  if (statement == NULL)
    return FALSE;

  g_hash_table_iter_init (&iter, sources);
  while (g_hash_table_iter_next (&iter, NULL, &value))
    {
      const HeraldSourceCount *count = value;

      herald_statement_bind_int (statement, 1, count->source_id);
      herald_statement_bind_int (statement, 2, read ? -(gint64) count->unread : (gint64) count->unread);
      if (!herald_statement_run (statement, error))
        return FALSE;
      herald_statement_reset (statement);
    }

  return TRUE;
}

/*
 * Marks the stories in @ids, which are in ascending order; neighbours among them are marked in one go. Those that
 * really changed go into @changes; their sources into its counts, without numbers, and into @sources (element-type
 * gint64), which has those that are there already.
 */
gboolean
herald_statuses_table_set_read (HeraldDatabase   *database,
                                const gint64     *ids,
                                guint             n_ids,
                                gboolean          read,
                                GHashTable       *sources,
                                HeraldChangeSet  *changes,
                                GError          **error)
{
  g_autoptr (GHashTable) marked = g_hash_table_new_full (g_int64_hash, g_int64_equal, NULL, g_free);
  GHashTableIter iter;
  gpointer key;
  guint end;

  for (guint i = 0; i < n_ids; i = end)
    {
      for (end = i + 1; end < n_ids && ids[end] == ids[end - 1] + 1; end++)
        continue;
      if (!mark_run (database, ids[i], ids[end - 1], read, marked, changes, error))
        return FALSE;
    }
  if (!count_marks (database, marked, read, error))
    return FALSE;

  g_hash_table_iter_init (&iter, marked);
  while (g_hash_table_iter_next (&iter, &key, NULL))
    {
      HeraldSourceCount count = { .source_id = *(const gint64 *) key };

      if (g_hash_table_add (sources, g_memdup2 (&count.source_id, sizeof count.source_id)))
        g_array_append_val (changes->counts, count);
    }
  changes->changes |= HERALD_STORY_CHANGED_READ;
  changes->value = read;

  return TRUE;
}

static gboolean
check_exists (HeraldDatabase  *database,
              gint64           story_id,
              GError         **error)
{
  g_autoptr (HeraldStatement) statement = NULL;
  HeraldStep step;

  statement = herald_database_prepare (database, "SELECT 1 FROM status WHERE id = ?1 AND state <> 0", error);
  if (statement == NULL)
    return FALSE;

  herald_statement_bind_int (statement, 1, story_id);
  step = herald_statement_step (statement, error);
  if (step == HERALD_STEP_DONE)
    g_set_error (error, HERALD_STORE_ERROR, HERALD_STORE_ERROR_NOT_FOUND,
                 "no story %" G_GINT64_FORMAT, story_id);

  return step == HERALD_STEP_ROW;
}

gboolean
herald_statuses_table_set_bookmarked (HeraldDatabase   *database,
                                      gint64            story_id,
                                      gboolean          bookmarked,
                                      gint64            now,
                                      HeraldChangeSet  *changes,
                                      GError          **error)
{
  g_autoptr (HeraldStatement) statement = NULL;

  statement = herald_database_prepare (database,
                                       "UPDATE status SET bookmarked = ?2, bookmarked_at = iif (?2, ?3, NULL)"
                                       " WHERE id = ?1 AND bookmarked <> ?2 AND state <> 0",
                                       error);
  if (statement == NULL || !check_exists (database, story_id, error))
    return FALSE;

  herald_statement_bind_int (statement, 1, story_id);
  herald_statement_bind_int (statement, 2, bookmarked != FALSE);
  herald_statement_bind_int (statement, 3, now);
  if (!herald_statement_run (statement, error))
    return FALSE;

  if (herald_database_get_n_changed (database) > 0)
    g_array_append_val (changes->changed, story_id);
  changes->changes |= HERALD_STORY_CHANGED_BOOKMARKED;
  changes->value = bookmarked != FALSE;

  return TRUE;
}

/*
 * Takes the stories of a source out of all lists but the bookmarks, or puts them back. The ids of those that are
 * not bookmarked are added to @ids.
 */
gboolean
herald_statuses_table_set_hidden (HeraldDatabase  *database,
                                  gint64           source_id,
                                  gboolean         hidden,
                                  GArray          *ids,
                                  GError         **error)
{
  g_autoptr (HeraldStatement) statement = NULL;
  HeraldStep step;

  /* The identity index alone has all rows of a source, whatever their state. */
  statement = herald_database_prepare (database,
                                       "UPDATE status SET state = ?3 WHERE source_id = ?1 AND state = ?2"
                                       " RETURNING id, bookmarked",
                                       error);
  if (statement == NULL)
    return FALSE;

  herald_statement_bind_int (statement, 1, source_id);
  herald_statement_bind_int (statement, 2, hidden ? STATE_SHOWN : STATE_HIDDEN);
  herald_statement_bind_int (statement, 3, hidden ? STATE_HIDDEN : STATE_SHOWN);
  while ((step = herald_statement_step (statement, error)) == HERALD_STEP_ROW)
    {
      gint64 id = herald_statement_get_int (statement, 0);

      if (herald_statement_get_int (statement, 1) == 0)
        g_array_append_val (ids, id);
    }

  return step == HERALD_STEP_DONE;
}

/* How many rows a step of a purge looks at, so that what a person does gets its turn in between. */
#define PURGE_STEP 1000

#define SECONDS_PER_DAY (24 * 60 * 60)

/* The place in its source's list of the newest story that is one too many: all that sort behind it are, too. Where
 * there is none, the time is G_MININT64. */
typedef struct
{
  gint64 source_id;
  int    max;       /* how many stories it may have */
  gint64 sort_time;
  gint64 id;
} Surplus;

/* Asks once for each source, as long as its @max stays. Returns: (transfer none) (nullable): NULL with @error set */
static const Surplus *
get_surplus (HeraldDatabase  *database,
             gint64           source_id,
             int              max,
             GHashTable      *known,
             GError         **error)
{
  g_autoptr (HeraldStatement) statement = NULL;
  Surplus *surplus = g_hash_table_lookup (known, &source_id);
  HeraldStep step;

  if (surplus != NULL && surplus->max == max)
    return surplus;

  statement = herald_database_prepare (database,
                                       "SELECT sort_time, id FROM status INDEXED BY status_by_source"
                                       " WHERE state = 1 AND source_id = ?1"
                                       " ORDER BY sort_time DESC, id DESC LIMIT 1 OFFSET ?2",
                                       error);
  if (statement == NULL)
    return NULL;

  herald_statement_bind_int (statement, 1, source_id);
  herald_statement_bind_int (statement, 2, max);
  step = herald_statement_step (statement, error);
  if (step == HERALD_STEP_FAILED)
    return NULL;

  surplus = g_new0 (Surplus, 1);
  surplus->source_id = source_id;
  surplus->max = max;
  surplus->sort_time = step == HERALD_STEP_ROW ? herald_statement_get_int (statement, 0) : G_MININT64;
  surplus->id = step == HERALD_STEP_ROW ? herald_statement_get_int (statement, 1) : 0;
  g_hash_table_replace (known, &surplus->source_id, surplus);

  return surplus;
}

static gboolean
is_surplus (const Surplus *surplus,
            gint64         sort_time,
            gint64         id)
{
  return sort_time < surplus->sort_time || (sort_time == surplus->sort_time && id <= surplus->id);
}

/* @own is what a source's row says. */
static int
choose_limit (gint64 own,
              int    general)
{
  return own < 0 ? general : (int) MIN (own, G_MAXINT);
}

/*
 * Looks at the next stories after the id @after, which is moved on, to 0 at the end. Stories may go that arrived more
 * than @days before @now, or of which their source has @stories newer ones; 0 is no limit, and a source's own numbers
 * take the place of these. @surplus, with keys of gint64 and values that are freed with g_free(), keeps what was found
 * out about sources for the next call.
 *
 * Returns: (transfer full) (element-type gint64): those of them that may go
 */
GArray *
herald_statuses_table_find_purgeable (HeraldDatabase  *database,
                                      gint64           now,
                                      int              days,
                                      int              stories,
                                      GHashTable      *surplus,
                                      gint64          *after,
                                      GError         **error)
{
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autoptr (HeraldStatement) statement = NULL;
  HeraldStep step;
  guint n = 0;

  statement = herald_database_prepare (database,
                                       "SELECT status.id,"
                                       "       read = 1 AND bookmarked = 0 AND in_feed = 0 AND state <> 0,"
                                       "       arrived, sort_time, source_id, retention_days, retention_stories"
                                       "  FROM status CROSS JOIN source ON source.id = source_id"
                                       " WHERE status.id > ?1 ORDER BY status.id LIMIT ?2",
                                       error);
  if (statement == NULL)
    return NULL;

  herald_statement_bind_int (statement, 1, *after);
  herald_statement_bind_int (statement, 2, PURGE_STEP);
  while ((step = herald_statement_step (statement, error)) == HERALD_STEP_ROW)
    {
      gint64 id = herald_statement_get_int (statement, 0);
      gboolean may_go = herald_statement_get_int (statement, 1) != 0;
      int max_days = choose_limit (herald_statement_get_int (statement, 5), days);
      int max_stories = choose_limit (herald_statement_get_int (statement, 6), stories);
      gboolean is_old = max_days > 0 &&
                        herald_statement_get_int (statement, 2) < now - (gint64) max_days * SECONDS_PER_DAY;
      const Surplus *limit = NULL;

      if (may_go && !is_old && max_stories > 0)
        {
          limit = get_surplus (database, herald_statement_get_int (statement, 4), max_stories, surplus, error);
          if (limit == NULL)
            return NULL;
        }
      if (may_go && (is_old || (limit != NULL && is_surplus (limit, herald_statement_get_int (statement, 3), id))))
        g_array_append_val (ids, id);
      *after = id;
      n++;
    }

  if (step == HERALD_STEP_FAILED)
    return NULL;
  if (n < PURGE_STEP)
    *after = 0;

  return g_steal_pointer (&ids);
}

/*
 * Remembers that the content of a story was purged. Should its feed bring it again, it is not news.
 */
gboolean
herald_statuses_table_set_gone (HeraldDatabase  *database,
                                gint64           story_id,
                                gint64          *source_id,
                                GError         **error)
{
  g_autoptr (HeraldStatement) statement = NULL;
  HeraldStep step;

  statement = herald_database_prepare (database,
                                       "UPDATE status SET state = 0, read = 1 WHERE id = ?1 RETURNING source_id",
                                       error);
  if (statement == NULL)
    return FALSE;

  herald_statement_bind_int (statement, 1, story_id);
  while ((step = herald_statement_step (statement, error)) == HERALD_STEP_ROW)
    *source_id = herald_statement_get_int (statement, 0);

  return step == HERALD_STEP_DONE;
}

/*
 * Deletes at most @max stories of a source that are not bookmarked, with all that is known of them.
 */
gboolean
herald_statuses_table_delete_unbookmarked (HeraldDatabase  *database,
                                           gint64           source_id,
                                           guint            max,
                                           guint           *n,
                                           GError         **error)
{
  g_autoptr (HeraldStatement) statement = NULL;

  statement = herald_database_prepare (database,
                                       "DELETE FROM status WHERE id IN"
                                       " (SELECT id FROM status WHERE source_id = ?1 AND bookmarked = 0 LIMIT ?2)",
                                       error);
  if (statement == NULL)
    return FALSE;

  herald_statement_bind_int (statement, 1, source_id);
  herald_statement_bind_int (statement, 2, max);
  if (!herald_statement_run (statement, error))
    return FALSE;

  *n = (guint) herald_database_get_n_changed (database);

  return TRUE;
}

gboolean
herald_statuses_table_count_bookmarks (HeraldDatabase  *database,
                                       guint           *n,
                                       GError         **error)
{
  gint64 value;

  if (!herald_database_read_int (database, "SELECT count(*) FROM status WHERE bookmarked = 1", &value, error))
    return FALSE;

  *n = (guint) value;

  return TRUE;
}
