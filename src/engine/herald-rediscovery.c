/* SPDX-FileCopyrightText: 2026 The Herald founders
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "herald-rediscovery.h"

#include "herald-subscribe.h"

#include "herald-failure.h"
#include "herald-uri.h"

/* One search for the feed of a source, page after page. */
typedef struct
{
  HeraldLibrary *library; /* (owned) */
  HeraldSource  *source;  /* (owned) */
  HeraldFetcher *fetcher; /* (owned) */
  GPtrArray     *pages;   /* (owned) (element-type utf8): addresses to look at */
  guint          n_asked;
} Search;

static void
search_free (Search *search)
{
  g_object_unref (search->library);
  g_object_unref (search->source);
  g_object_unref (search->fetcher);
  g_ptr_array_unref (search->pages);
  g_free (search);
}

static void
add_page (GPtrArray  *pages,
          const char *address)
{
  if (address == NULL || !herald_uri_is_web (address))
    return;

  for (guint i = 0; i < pages->len; i++)
    if (herald_uri_equal (g_ptr_array_index (pages, i), address))
      return;

  g_ptr_array_add (pages, g_strdup (address));
}

/* Where a page may name the feed: what came in its place, the page that it is of, and the front page of its server. No
 * more than these are asked, and only because a person wants it (polite client, 33). */
static GPtrArray *
list_pages (HeraldSource *source)
{
  GPtrArray *pages = g_ptr_array_new_with_free_func (g_free);
  g_autofree char *front = herald_uri_resolve (herald_source_get_address (source), "/");

  if (herald_source_get_failing (source))
    add_page (pages, herald_source_get_address (source));
  add_page (pages, herald_source_get_home (source));
  add_page (pages, front);

  return pages;
}

/* What is at the present address of the source, or of another one, is not what is looked for. */
static gboolean
is_new (Search          *search,
        HeraldCandidate *candidate)
{
  HeraldSource *known = herald_library_find_source (search->library, herald_candidate_get_address (candidate));

  return known == NULL || (known == search->source && herald_source_get_failing (known));
}

static GListModel *
pick_new (Search     *search,
          GListModel *candidates)
{
  g_autoptr (GListStore) picked = g_list_store_new (HERALD_TYPE_CANDIDATE);

  for (guint i = 0; i < g_list_model_get_n_items (candidates); i++)
    {
      g_autoptr (HeraldCandidate) candidate = g_list_model_get_item (candidates, i);

      if (is_new (search, candidate))
        g_list_store_append (picked, candidate);
    }

  return G_LIST_MODEL (g_steal_pointer (&picked));
}

static void ask_next (GTask *task);

static void
found_cb (GObject      *object,
          GAsyncResult *result,
          gpointer      user_data)
{
  g_autoptr (GTask) task = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GListModel) candidates = herald_subscribe_find_finish (result, &error);
  g_autoptr (GListModel) picked = NULL;

  if (g_task_return_error_if_cancelled (task))
    return;

  if (candidates != NULL)
    picked = pick_new (g_task_get_task_data (task), candidates);
  if (picked != NULL && g_list_model_get_n_items (picked) > 0)
    g_task_return_pointer (task, g_steal_pointer (&picked), g_object_unref);
  else
    ask_next (task);
}

static void
ask_next (GTask *task)
{
  Search *search = g_task_get_task_data (task);

  if (search->n_asked == search->pages->len)
    {
      g_task_return_new_error (task, HERALD_FAILURE, HERALD_FAILURE_NO_FEED, "no page names another feed");
      return;
    }

  herald_subscribe_find_async (search->fetcher, g_ptr_array_index (search->pages, search->n_asked++),
                               g_task_get_cancellable (task), found_cb, g_object_ref (task));
}

/**
 * herald_rediscovery_find_async:
 * @library: a library
 * @source: a source of it whose feed is lost
 * @fetcher: who fetches
 * @cancellable: (nullable): a cancellable
 * @callback: called when it is done
 * @user_data: for @callback
 *
 * Looks on the site of @source for its feed. Nothing is changed: which of the feeds takes its place is for a person to
 * say.
 */
void
herald_rediscovery_find_async (HeraldLibrary       *library,
                               HeraldSource        *source,
                               HeraldFetcher       *fetcher,
                               GCancellable        *cancellable,
                               GAsyncReadyCallback  callback,
                               gpointer             user_data)
{
  g_autoptr (GTask) task = NULL;
  Search *search;

  g_return_if_fail (HERALD_IS_LIBRARY (library));
  g_return_if_fail (HERALD_IS_SOURCE (source));
  g_return_if_fail (HERALD_IS_FETCHER (fetcher));

  search = g_new0 (Search, 1);
  search->library = g_object_ref (library);
  search->source = g_object_ref (source);
  search->fetcher = g_object_ref (fetcher);
  search->pages = list_pages (source);

  task = g_task_new (NULL, cancellable, callback, user_data);
  g_task_set_source_tag (task, herald_rediscovery_find_async);
  g_task_set_task_data (task, search, (GDestroyNotify) search_free);
  ask_next (task);
}

/**
 * herald_rediscovery_find_finish:
 * @result: the result
 * @error: set to %HERALD_FAILURE_NO_FEED where no page names another feed, or to %G_IO_ERROR_CANCELLED
 *
 * Returns: (transfer full): a list of #HeraldCandidate, never empty, none of whose addresses another source has
 */
GListModel *
herald_rediscovery_find_finish (GAsyncResult  *result,
                                GError       **error)
{
  g_return_val_if_fail (g_task_is_valid (result, NULL), NULL);
  g_return_val_if_fail (g_async_result_is_tagged (result, herald_rediscovery_find_async), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}
