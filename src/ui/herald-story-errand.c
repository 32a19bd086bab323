/* SPDX-FileCopyrightText: 2026 The Herald founders
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "herald-story-errand.h"

/* What is asked for without a window, from a notification: the library is opened for it where nobody has, and the
 * program stays until it is done. */

typedef struct
{
  GArray   *ids;      /* (owned) (element-type gint64): in ascending order */
  gboolean  bookmark; /* else they are to be marked as read */
} Errand;

static void
errand_free (Errand *errand)
{
  g_array_unref (errand->ids);
  g_free (errand);
  g_application_release (g_application_get_default ());
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Errand, errand_free)

static void
marked_cb (GObject      *object,
           GAsyncResult *result,
           gpointer      user_data)
{
  g_autoptr (Errand) errand = user_data;
}

static void
opened_cb (GObject      *object,
           GAsyncResult *result,
           gpointer      user_data)
{
  g_autoptr (Errand) errand = user_data;
  g_autoptr (HeraldSession) session = NULL;
  g_autoptr (HeraldStory) story = NULL;
  HeraldLibrary *library;

  session = herald_session_keeper_open_finish (HERALD_SESSION_KEEPER (object), result, NULL);
  if (session == NULL || errand->ids->len == 0)
    return;

  library = herald_session_get_library (session);
  if (errand->bookmark)
    {
      story = herald_library_ref_story (library, g_array_index (errand->ids, gint64, 0));
      herald_library_set_bookmarked (library, story, TRUE);
      return;
    }

  herald_library_set_ids_read_async (library, errand->ids, TRUE, NULL, marked_cb, errand);
  g_steal_pointer (&errand);
}

static void
begin (HeraldSessionKeeper *keeper,
       GArray              *ids,
       gboolean             bookmark)
{
  Errand *errand = g_new0 (Errand, 1);

  errand->ids = ids;
  errand->bookmark = bookmark;
  g_application_hold (g_application_get_default ());
  herald_session_keeper_open_async (keeper, NULL, opened_cb, errand);
}

/**
 * herald_story_errand_bookmark:
 * @keeper: whose library it is in
 * @story_id: a story
 */
void
herald_story_errand_bookmark (HeraldSessionKeeper *keeper,
                              gint64               story_id)
{
  GArray *ids = g_array_new (FALSE, FALSE, sizeof (gint64));

  g_array_append_val (ids, story_id);
  begin (keeper, ids, TRUE);
}

/**
 * herald_story_errand_mark_read:
 * @keeper: whose library they are in
 * @story_ids: stories, of type "ax"
 */
void
herald_story_errand_mark_read (HeraldSessionKeeper *keeper,
                               GVariant            *story_ids)
{
  GArray *ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  gsize n_ids;
  const gint64 *values = g_variant_get_fixed_array (story_ids, &n_ids, sizeof (gint64));

  g_array_append_vals (ids, values, (guint) n_ids);
  g_array_sort (ids, herald_change_set_compare_ids);
  begin (keeper, ids, FALSE);
}
