/* SPDX-FileCopyrightText: 2026 The Herald founders
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "herald-starter-lists.h"

#include "herald-starters-resources.h"

#include <string.h>

/* Holds a file for each language, named after its code. */
#define FOLDER "/io/github/herald_reader/Herald/starters/"
#define SUFFIX ".opml"

/* What people read whose language has no list. */
#define FALLBACK "en"

static void
starter_list_free (HeraldStarterList *self)
{
  g_free (self->language);
  herald_opml_plan_free (self->plan);
  g_free (self);
}

/* A static library cannot rely on a constructor to register its resources. */
static void
register_lists (void)
{
  static gsize is_registered = FALSE;

  if (g_once_init_enter (&is_registered))
    {
      herald_starters_register_resource ();
      g_once_init_leave (&is_registered, TRUE);
    }
}

static HeraldOpmlPlan *
read_list (const char  *name,
           GError     **error)
{
  g_autofree char *path = g_strconcat (FOLDER, name, NULL);
  g_autoptr (GBytes) bytes = g_resources_lookup_data (path, G_RESOURCE_LOOKUP_FLAGS_NONE, error);
  g_autoptr (GPtrArray) known = g_ptr_array_new ();

  return bytes != NULL ? herald_opml_plan_new (bytes, known, error) : NULL;
}

static int
compare_lists (gconstpointer a,
               gconstpointer b)
{
  return strcmp (((const HeraldStarterList *) a)->language, ((const HeraldStarterList *) b)->language);
}

/**
 * herald_starter_lists_load:
 *
 * Reads the lists that come with the program; nothing is fetched.
 *
 * Returns: (transfer full) (element-type HeraldStarterList): a list for each language, by code
 */
GPtrArray *
herald_starter_lists_load (void)
{
  GPtrArray *lists = g_ptr_array_new_with_free_func ((GDestroyNotify) starter_list_free);
  g_auto (GStrv) names = NULL;

  register_lists ();
  names = g_resources_enumerate_children (FOLDER, G_RESOURCE_LOOKUP_FLAGS_NONE, NULL);

  for (guint i = 0; names != NULL && names[i] != NULL; i++)
    {
      g_autoptr (GError) error = NULL;
      HeraldOpmlPlan *plan = g_str_has_suffix (names[i], SUFFIX) ? read_list (names[i], &error) : NULL;
      HeraldStarterList *list;

      if (error != NULL)
        g_warning ("The starter sources of %s cannot be read: %s", names[i], error->message);
      if (plan == NULL)
        continue;

      list = g_new0 (HeraldStarterList, 1);
      list->language = g_strndup (names[i], strlen (names[i]) - strlen (SUFFIX));
      list->plan = plan;
      g_ptr_array_add (lists, list);
    }
  g_ptr_array_sort_values (lists, compare_lists);

  return lists;
}

/**
 * herald_starter_lists_find:
 * @lists: (element-type HeraldStarterList): lists
 * @languages: what a person reads, the dearest first, as in g_get_language_names()
 *
 * Returns: the position of the list of the first language that has one, else that of the English one
 */
guint
herald_starter_lists_find (GPtrArray         *lists,
                           const char *const *languages)
{
  guint found = 0;

  for (guint i = 0; i < lists->len; i++)
    {
      const HeraldStarterList *list = g_ptr_array_index (lists, i);

      if (g_str_equal (list->language, FALLBACK))
        found = i;
    }

  for (guint l = 0; languages[l] != NULL; l++)
    for (guint i = 0; i < lists->len; i++)
      {
        const HeraldStarterList *list = g_ptr_array_index (lists, i);

        if (g_str_equal (list->language, languages[l]))
          return i;
      }

  return found;
}
