/* SPDX-FileCopyrightText: 2026 The Herald founders
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "herald-test-fetching.h"

#include "herald-news.h"

#define HOUR (60 * 60)

typedef struct
{
  HeraldTestFetching *fetching; /* (owned) */
  HeraldNews         *news;     /* (owned) */
  GString            *told;     /* (owned): what was told of, a group in a line */
} Fixture;

static void
arrived_cb (Fixture   *self,
            GPtrArray *groups)
{
  for (guint i = 0; i < groups->len; i++)
    {
      HeraldNewsGroup *group = g_ptr_array_index (groups, i);

      g_string_append_printf (self->told, "%s:",
                              group->source != NULL ? herald_source_get_address (group->source) : group->words);
      for (guint j = 0; j < group->stories->len; j++)
        g_string_append_printf (self->told, " %s,",
                                ((HeraldStoryRecord *) g_ptr_array_index (group->stories, j))->title);
      g_string_append_c (self->told, '\n');
    }
}

static void
set_up (Fixture       *self,
        gconstpointer  data)
{
  self->fetching = herald_test_fetching_new ();
  self->news = herald_news_new (self->fetching->refresh);
  self->told = g_string_new (NULL);
  g_signal_connect_swapped (self->news, "arrived", G_CALLBACK (arrived_cb), self);
}

static void
tear_down (Fixture       *self,
           gconstpointer  data)
{
  g_clear_object (&self->news);
  g_clear_pointer (&self->fetching, herald_test_fetching_free);
  g_string_free (self->told, TRUE);
}

static HeraldLibrary *
library_of (Fixture *self)
{
  return self->fetching->library->library;
}

/* A source that has had three stories. */
static HeraldSource *
add_source (Fixture    *self,
            const char *path)
{
  HeraldSource *source = herald_test_fetching_add_source (self->fetching, path);

  herald_test_fetching_serve_feed (self->fetching, path, 0, 3);
  herald_test_fetching_refresh (self->fetching, source);

  return source;
}

static void
bring_new (Fixture    *self,
           const char *path,
           guint       n_stories)
{
  herald_test_fetching_serve_feed (self->fetching, path, 3, n_stories);
}

/* What is told, once all that was asked of the store has been answered. */
static void
assert_told (Fixture    *self,
             const char *expected)
{
  self->fetching->now += 2 * HOUR;
  herald_test_fetching_refresh (self->fetching, NULL);
  herald_test_library_settle (self->fetching->library);
  g_assert_cmpstr (self->told->str, ==, expected);
  g_string_truncate (self->told, 0);
}

static void
test_of_sources_that_are_announced (Fixture       *self,
                                    gconstpointer  data)
{
  HeraldSource *source = add_source (self, "/a");
  g_autofree char *line = g_strdup_printf ("%s: Story 4, Story 3,\n", herald_source_get_address (source));

  add_source (self, "/b");
  herald_library_set_source_announced (library_of (self), source, TRUE);
  bring_new (self, "/a", 2);
  bring_new (self, "/b", 2);
  assert_told (self, line);
  assert_told (self, "");
}

static void
test_of_folders_that_are_announced (Fixture       *self,
                                    gconstpointer  data)
{
  HeraldFolder *folder = herald_test_library_add_folder (self->fetching->library, "Coast");
  HeraldSource *source = add_source (self, "/a");
  g_autofree char *line = g_strdup_printf ("%s: Story 3,\n", herald_source_get_address (source));

  herald_library_move_source (library_of (self), source, folder, 0);
  herald_library_set_folder_announced (library_of (self), folder, TRUE);
  g_assert_true (herald_library_is_announced (library_of (self), source));
  bring_new (self, "/a", 1);
  assert_told (self, line);
}

static void
test_of_words (Fixture       *self,
               gconstpointer  data)
{
  const char *const words[] = { "story 4", "nothing", NULL };

  add_source (self, "/a");
  herald_news_set_words (self->news, words);
  bring_new (self, "/a", 2);
  assert_told (self, "story 4: Story 4,\n");
}

static void
test_not_of_a_first_answer (Fixture       *self,
                            gconstpointer  data)
{
  HeraldSource *source = herald_test_fetching_add_source (self->fetching, "/a");

  herald_library_set_source_announced (library_of (self), source, TRUE);
  herald_test_fetching_serve_feed (self->fetching, "/a", 0, 3);
  assert_told (self, "");
  g_assert_cmpuint (herald_source_get_unread (source), ==, 3);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

#define ADD(name, func) g_test_add ("/engine/news/" name, Fixture, NULL, set_up, func, tear_down)
  ADD ("of-sources-that-are-announced", test_of_sources_that_are_announced);
  ADD ("of-folders-that-are-announced", test_of_folders_that_are_announced);
  ADD ("of-words", test_of_words);
  ADD ("not-of-a-first-answer", test_not_of_a_first_answer);
#undef ADD

  return g_test_run ();
}
