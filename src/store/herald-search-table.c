/* SPDX-FileCopyrightText: 2026 The Herald founders
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "herald-search-table.h"

/* How many ids are read between looks at whether the answer is still wanted. */
#define IDS_PER_LOOK 4096

HeraldUnindexed *
herald_unindexed_new (gint64             id,
                      HeraldStoryRecord *story,
                      gboolean           is_indexed)
{
  HeraldUnindexed *self = g_new0 (HeraldUnindexed, 1);

  self->id = id;
  self->story = herald_story_record_ref (story);
  self->is_indexed = is_indexed;

  return self;
}

void
herald_unindexed_free (HeraldUnindexed *self)
{
  herald_story_record_unref (self->story);
  g_free (self);
}

static gboolean
insert (HeraldStatement       *statement,
        const HeraldUnindexed *unindexed,
        GError               **error)
{
  g_autofree char *byline = herald_story_record_dup_byline (unindexed->story);

  herald_statement_bind_int (statement, 1, unindexed->id);
  herald_statement_bind_text (statement, 2, unindexed->story->title);
  herald_statement_bind_text (statement, 3, unindexed->story->text);
  herald_statement_bind_text (statement, 4, byline);

  return herald_statement_run (statement, error);
}

/*
 * Makes @stories (element-type HeraldUnindexed) findable. They are given all together at the end of
 * a transaction, because FTS5 gathers what it is given in memory and writes it out at every savepoint, and any
 * statement that fires a trigger makes one: in between, it would be written out for every story.
 */
gboolean
herald_search_table_index (HeraldDatabase  *database,
                           GPtrArray       *stories,
                           GError         **error)
{
  g_autoptr (HeraldStatement) deletion = NULL;
  g_autoptr (HeraldStatement) insertion = NULL;

  deletion = herald_database_prepare (database, "DELETE FROM search WHERE rowid = ?1", error);
  if (deletion == NULL)
    return FALSE;
  insertion = herald_database_prepare (database,
                                       "INSERT INTO search (rowid, title, text, authors) VALUES (?1, ?2, ?3, ?4)",
                                       error);
  if (insertion == NULL)
    return FALSE;

  for (guint i = 0; i < stories->len; i++)
    {
      const HeraldUnindexed *unindexed = g_ptr_array_index (stories, i);

      if (unindexed->is_indexed)
        {
          herald_statement_bind_int (deletion, 1, unindexed->id);
          if (!herald_statement_run (deletion, error))
            return FALSE;
        }
      if (!insert (insertion, unindexed, error))
        return FALSE;
    }

  return TRUE;
}

/* Whether the tokenizer finds anything in @word. */
static gboolean
has_token (const char *word)
{
  for (; *word != '\0'; word = g_utf8_next_char (word))
    if (g_unichar_isalnum (g_utf8_get_char (word)))
      return TRUE;

  return FALSE;
}

/*
 * Makes what a person typed into a query of FTS5 (its documentation, section 3): every word becomes a string
 * in quotes, in which no character has a meaning, and the last one a prefix. A word in which there is nothing
 * to find, a lone bracket for instance, is left out, because it would match no story.
 *
 * Returns: (transfer full) (nullable): NULL where @words holds no word
 */
static char *
quote (const char *words)
{
  g_autoptr (GString) query = g_string_new (NULL);
  g_autofree char *valid = g_utf8_make_valid (words, -1);
  g_auto (GStrv) parts = NULL;

  for (char *at = valid; *at != '\0'; at = g_utf8_next_char (at))
    if (*at == '"' || g_ascii_iscntrl (*at))
      *at = ' ';

  parts = g_strsplit (valid, " ", -1);
  for (guint i = 0; parts[i] != NULL; i++)
    if (has_token (parts[i]))
      g_string_append_printf (query, "%s\"%s\"", query->len > 0 ? " " : "", parts[i]);

  if (query->len == 0)
    return NULL;

  g_string_append_c (query, '*');

  return g_string_free (g_steal_pointer (&query), FALSE);
}

/*
 * Returns: (transfer full) (element-type gint64): ids in ascending order of the stories, whatever their state, that
 *   have all of @words; none where @words holds no word
 */
GArray *
herald_search_table_find (HeraldDatabase  *database,
                          const char      *words,
                          GCancellable    *cancellable,
                          GError         **error)
{
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autofree char *match = quote (words);
  g_autoptr (HeraldStatement) statement = NULL;
  HeraldStep step;

  if (match == NULL)
    return g_steal_pointer (&ids);

  statement = herald_database_prepare (database,
                                       "SELECT rowid FROM search WHERE search MATCH ?1 ORDER BY rowid",
                                       error);
  if (statement == NULL)
    return NULL;

  herald_statement_bind_text (statement, 1, match);
  while ((step = herald_statement_step (statement, error)) == HERALD_STEP_ROW)
    {
      gint64 id = herald_statement_get_int (statement, 0);

      g_array_append_val (ids, id);
      if (ids->len % IDS_PER_LOOK == 0 && g_cancellable_set_error_if_cancelled (cancellable, error))
        return NULL;
    }

  return step == HERALD_STEP_DONE ? g_steal_pointer (&ids) : NULL;
}
