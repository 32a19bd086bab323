/* SPDX-FileCopyrightText: 2026 The Herald founders
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "store-fixture.h"

#include <string.h>

/* How a list is found, from its index or by what its words are in, must not be seen in the answer. */

#define N_SOURCES 10
#define N_STORIES 100

static const char *const searches[] = { NULL, "story", "5", "story 77", "nowhere", "story 1" };

/* Every third story was read, and every seventh has a bookmark. */
static gint64
fill (StoreFixture *self)
{
  gint64 folder_id = save_folder (self->store, 0, "Folder", 0);
  g_autoptr (GArray) all = NULL;

  for (guint i = 0; i < N_SOURCES; i++)
    {
      g_autofree char *address = g_strdup_printf ("https://%u.example/feed", i);
      gint64 source_id = add_source (self->store, address, i % 2 == 0 ? folder_id : 0);

      merge_stories (self->store, source_id, "story", N_STORIES);
    }

  all = query (self->store, HERALD_STORY_SCOPE_ALL, 0);
  g_assert_cmpuint (all->len, ==, N_SOURCES * N_STORIES);
  for (guint i = 0; i < all->len; i++)
    {
      gint64 id = g_array_index (all, gint64, i);
      g_autoptr (HeraldChangeSet) read = i % 3 == 0 ? set_read (self->store, &id, 1, TRUE) : NULL;
      g_autoptr (HeraldChangeSet) bookmarked = i % 7 == 0 ? set_bookmarked (self->store, id, TRUE, NULL) : NULL;

      g_assert_true (i % 3 != 0 || read->changed->len == 1);
      g_assert_true (i % 7 != 0 || bookmarked->changed->len == 1);
    }

  return folder_id;
}

static HeraldStoryQuery *
new_query (HeraldStoryScope scope,
           gint64           folder_id,
           gboolean         unread_only,
           const char      *search)
{
  HeraldStoryQuery *value = herald_story_query_new (scope, 0);

  if (scope == HERALD_STORY_SCOPE_FOLDER)
    value->scope_id = folder_id;
  else if (scope == HERALD_STORY_SCOPE_SOURCE)
    value->scope_id = 1;
  else if (scope == HERALD_STORY_SCOPE_TODAY)
    value->since = 1700000000 - 3600 * 20;
  value->unread_only = unread_only;
  value->search = g_strdup (search);

  return value;
}

typedef void (*QueryFunc) (StoreFixture     *self,
                           HeraldStoryQuery *value);

static void
for_each_query (StoreFixture *self,
                QueryFunc     func)
{
  gint64 folder_id = fill (self);

  for (guint scope = HERALD_STORY_SCOPE_ALL; scope <= HERALD_STORY_SCOPE_FOLDER; scope++)
    for (guint unread_only = 0; unread_only < 2; unread_only++)
      for (guint i = 0; i < G_N_ELEMENTS (searches); i++)
        {
          g_autoptr (HeraldStoryQuery) value = new_query (scope, folder_id, unread_only != 0, searches[i]);

          g_test_message ("scope %u, unread only %u, search %s", scope, unread_only, searches[i]);
          func (self, value);
        }
}

static void
assert_beginnings (StoreFixture     *self,
                   HeraldStoryQuery *value)
{
  const guint maxima[] = { 1, 3, 64, 5000 };
  g_autoptr (HeraldStoryIds) whole = query_full (self->store, value, NULL);

  g_assert_false (whole->is_cut);
  for (guint i = 0; i < G_N_ELEMENTS (maxima); i++)
    {
      g_autoptr (HeraldStoryIds) beginning = query_beginning (self->store, value, maxima[i], NULL);
      guint n = MIN (maxima[i], whole->ids->len);

      g_assert_cmpuint (beginning->is_cut, ==, maxima[i] < whole->ids->len);
      g_assert_cmpmem (beginning->ids->data, beginning->ids->len * sizeof (gint64),
                       whole->ids->data, n * sizeof (gint64));
      if (value->search == NULL || !beginning->is_cut)
        g_assert_cmpuint (beginning->unread, ==, whole->unread);
    }
}

static void
test_beginning_is_of_the_whole (StoreFixture  *self,
                                gconstpointer  data)
{
  for_each_query (self, assert_beginnings);
}

/* Whether the title has all words, the last one as the beginning of one; titles are "story" and a number. */
static gboolean
has_words (const char *title,
           const char *search)
{
  g_auto (GStrv) words = g_strsplit (search, " ", -1);
  g_auto (GStrv) said = g_strsplit (title, " ", -1);
  guint n = g_strv_length (words);

  for (guint i = 0; i < n; i++)
    if (i + 1 < n ? !g_strv_contains ((const char *const *) said, words[i])
                  : !g_str_has_prefix (said[0], words[i]) && !g_str_has_prefix (said[1], words[i]))
      return FALSE;

  return TRUE;
}

static void
assert_found (StoreFixture     *self,
              HeraldStoryQuery *value)
{
  g_autoptr (HeraldStoryIds) found = query_full (self->store, value, NULL);
  g_autoptr (HeraldStoryQuery) wordless = herald_story_query_copy (value);
  g_autoptr (HeraldStoryIds) listed = NULL;
  g_autoptr (GPtrArray) stories = NULL;
  guint n = 0;
  guint n_unread = 0;

  g_clear_pointer (&wordless->search, g_free);
  listed = query_full (self->store, wordless, NULL);
  stories = load_stories (self->store, (const gint64 *) (gpointer) listed->ids->data, listed->ids->len);
  for (guint i = 0; i < stories->len; i++)
    {
      const HeraldStoryRecord *story = g_ptr_array_index (stories, i);

      if (value->search != NULL && !has_words (story->title, value->search))
        continue;

      g_assert_cmpuint (n, <, found->ids->len);
      g_assert_cmpint (g_array_index (found->ids, gint64, n), ==, story->id);
      n++;
      n_unread += story->read ? 0 : 1;
    }

  g_assert_cmpuint (found->ids->len, ==, n);
  g_assert_cmpuint (found->unread, ==, n_unread);
}

static void
test_finds_what_titles_say (StoreFixture  *self,
                            gconstpointer  data)
{
  for_each_query (self, assert_found);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add ("/store/lists/beginning-is-of-the-whole", StoreFixture, NULL,
              store_fixture_set_up, test_beginning_is_of_the_whole, store_fixture_tear_down);
  g_test_add ("/store/lists/finds-what-titles-say", StoreFixture, NULL,
              store_fixture_set_up, test_finds_what_titles_say, store_fixture_tear_down);

  return g_test_run ();
}
