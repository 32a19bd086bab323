/* SPDX-FileCopyrightText: 2026 The Herald founders
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "herald-subscribe.h"

#include "herald-fetch-outcome.h"

#include "herald-failure.h"
#include "herald-uri.h"

#include <string.h>

/* A page that names more feeds than this names them for other readers than ours; a server is not asked for all. */
#define MAX_FEEDS 6

/* Until the first refresh by the person's own interval, in minutes. */
#define FIRST_INTERVAL 60

/* One call of herald_subscribe_find_async(). */
typedef struct
{
  HeraldFetcher *fetcher;      /* (owned) */
  char          *address;      /* (owned) */
  gboolean       has_scheme;   /* whether the person said how to connect */
  GPtrArray     *links;        /* (owned) (element-type HeraldFeedLink): of the page */
  char          *page_icon;    /* (owned) (nullable) */
  GPtrArray     *found;        /* (owned) (element-type HeraldCandidate): for each of the links, or NULL */
  guint          pending;
  GError        *error;        /* (owned) (nullable): of the first link that failed */
  guint          error_index;
} Find;

/* One of the page's feeds on its way. */
typedef struct
{
  GTask *task;  /* (owned) */
  guint  index;
} Link;

static void
find_free (Find *find)
{
  g_clear_object (&find->fetcher);
  g_free (find->address);
  g_free (find->page_icon);
  g_clear_pointer (&find->links, g_ptr_array_unref);
  g_clear_pointer (&find->found, g_ptr_array_unref);
  g_clear_error (&find->error);
  g_free (find);
}

static void
link_free (Link *link)
{
  g_clear_object (&link->task);
  g_free (link);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Link, link_free)

static void
clear_candidate (gpointer candidate)
{
  if (candidate != NULL)
    g_object_unref (candidate);
}

/* Where it moved for good is where it is fetched from now on; where it is for the moment is not (polite client, 41
 * and 42). */
static const char *
get_lasting_address (const char    *asked,
                     HeraldFetched *fetched)
{
  return fetched->response->permanent_address != NULL ? fetched->response->permanent_address : asked;
}

static gboolean
is_found_already (GListStore *candidates,
                  const char *address)
{
  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (candidates)); i++)
    {
      g_autoptr (HeraldCandidate) candidate = g_list_model_get_item (G_LIST_MODEL (candidates), i);

      if (herald_uri_equal (herald_candidate_get_fetched (candidate)->response->address, address))
        return TRUE;
    }

  return FALSE;
}

/* Two links that lead to the same place are one feed (polite client, 29). */
static void
find_return_found (GTask *task)
{
  Find *find = g_task_get_task_data (task);
  g_autoptr (GListStore) candidates = g_list_store_new (HERALD_TYPE_CANDIDATE);

  for (guint i = 0; i < find->found->len; i++)
    {
      HeraldCandidate *candidate = g_ptr_array_index (find->found, i);

      if (candidate != NULL &&
          !is_found_already (candidates, herald_candidate_get_fetched (candidate)->response->address))
        g_list_store_append (candidates, candidate);
    }

  if (g_list_model_get_n_items (G_LIST_MODEL (candidates)) > 0)
    g_task_return_pointer (task, g_steal_pointer (&candidates), g_object_unref);
  else
    g_task_return_error (task, g_steal_pointer (&find->error));
}

static void
find_link_fetched_cb (GObject      *object,
                      GAsyncResult *result,
                      gpointer      user_data)
{
  g_autoptr (Link) link = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (HeraldFetched) fetched = NULL;
  Find *find = g_task_get_task_data (link->task);
  HeraldFeedLink *named = g_ptr_array_index (find->links, link->index);

  fetched = herald_fetcher_fetch_finish (HERALD_FETCHER (object), result, &error);
  if (fetched != NULL && fetched->document == NULL)
    error = g_steal_pointer (&fetched->error);

  if (error == NULL)
    {
      const char *address = get_lasting_address (named->address, fetched);

      find->found->pdata[link->index] = herald_candidate_new (address, named->title, find->page_icon,
                                                              g_steal_pointer (&fetched));
    }
  else if (find->error == NULL || link->index < find->error_index)
    {
      g_clear_error (&find->error);
      find->error = g_steal_pointer (&error);
      find->error_index = link->index;
    }

  find->pending--;
  if (find->pending == 0 && !g_task_return_error_if_cancelled (link->task))
    find_return_found (link->task);
}

static void
find_fetch_links (GTask *task)
{
  Find *find = g_task_get_task_data (task);

  find->pending = find->links->len;
  g_ptr_array_set_size (find->found, (gint) find->links->len);

  for (guint i = 0; i < find->links->len; i++)
    {
      HeraldFeedLink *named = g_ptr_array_index (find->links, i);
      g_autoptr (HeraldHttpRequest) request = herald_http_request_new (named->address, HERALD_HTTP_FEED, NULL, NULL);
      Link *link = g_new0 (Link, 1);

      link->task = g_object_ref (task);
      link->index = i;
      herald_fetcher_fetch_async (find->fetcher, request, NULL, g_task_get_cancellable (task), find_link_fetched_cb,
                                  link);
    }
}

static void
add_link (Find       *find,
          const char *page,
          const char *address,
          const char *title)
{
  HeraldFeedLink *link;

  if (find->links->len == MAX_FEEDS || !herald_uri_is_web (address) || herald_uri_equal (address, page))
    return;

  for (guint i = 0; i < find->links->len; i++)
    {
      link = g_ptr_array_index (find->links, i);
      if (herald_uri_equal (link->address, address))
        return;
    }

  link = g_new0 (HeraldFeedLink, 1);
  link->address = g_strdup (address);
  link->title = g_strdup (title);
  g_ptr_array_add (find->links, link);
}

/* What the page says in its markup, then what its server says in Link headers (RFC 8288). */
static void
find_take_links (Find          *find,
                 HeraldFetched *fetched)
{
  HeraldHttpResponse *response = fetched->response;

  for (guint i = 0; fetched->links != NULL && i < fetched->links->feeds->len; i++)
    {
      HeraldFeedLink *link = g_ptr_array_index (fetched->links->feeds, i);

      add_link (find, response->address, link->address, link->title);
    }
  for (guint i = 0; response->feed_links != NULL && response->feed_links[i] != NULL; i++)
    add_link (find, response->address, response->feed_links[i], NULL);

  if (fetched->links != NULL)
    g_set_str (&find->page_icon, fetched->links->icon);
}

static void find_fetch (GTask *task);

/* A host that does not speak https at all is tried without it; one whose certificate is wrong is not (50). */
static gboolean
speaks_no_https (const GError *error)
{
  return g_error_matches (error, HERALD_FAILURE, HERALD_FAILURE_CONNECTION) ||
         g_error_matches (error, HERALD_FAILURE, HERALD_FAILURE_TIMEOUT);
}

static void
find_drop_encryption (Find *find)
{
  g_autofree char *plain = g_strconcat ("http", find->address + strlen ("https"), NULL);

  find->has_scheme = TRUE;
  g_set_str (&find->address, plain);
}

static void
find_fetched_cb (GObject      *object,
                 GAsyncResult *result,
                 gpointer      user_data)
{
  g_autoptr (GTask) task = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (HeraldFetched) fetched = NULL;
  Find *find = g_task_get_task_data (task);

  fetched = herald_fetcher_fetch_finish (HERALD_FETCHER (object), result, &error);

  if (!find->has_scheme && speaks_no_https (error))
    {
      find_drop_encryption (find);
      find_fetch (task);
      return;
    }

  if (fetched == NULL)
    {
      g_task_return_error (task, g_steal_pointer (&error));
      return;
    }

  if (fetched->document != NULL)
    {
      const char *address = get_lasting_address (find->address, fetched);

      g_ptr_array_add (find->found, herald_candidate_new (address, NULL, NULL, g_steal_pointer (&fetched)));
      find_return_found (task);
      return;
    }

  find_take_links (find, fetched);
  if (find->links->len > 0 && herald_http_response_check (fetched->response, NULL))
    find_fetch_links (task);
  else if (g_error_matches (fetched->error, HERALD_FAILURE, HERALD_FAILURE_WEB_PAGE))
    g_task_return_new_error (task, HERALD_FAILURE, HERALD_FAILURE_NO_FEED, "the page names no feed");
  else
    g_task_return_error (task, g_steal_pointer (&fetched->error));
}

static void
find_fetch (GTask *task)
{
  Find *find = g_task_get_task_data (task);
  g_autoptr (HeraldHttpRequest) request = herald_http_request_new (find->address, HERALD_HTTP_FEED, NULL, NULL);

  herald_fetcher_fetch_async (find->fetcher, request, NULL, g_task_get_cancellable (task), find_fetched_cb,
                              g_object_ref (task));
}

static gboolean
names_scheme (const char *typed)
{
  g_autofree char *lower = g_ascii_strdown (typed, -1);

  return strstr (lower, "http:") != NULL || strstr (lower, "https:") != NULL;
}

/**
 * herald_subscribe_find_async:
 * @fetcher: who fetches
 * @typed: what a person typed or pasted: the address of a feed or of a page, with or without a scheme
 * @cancellable: (nullable): a cancellable
 * @callback: called when it is done
 * @user_data: for @callback
 *
 * Looks for feeds: at the address itself, else those that the page there names, in the page's order.
 */
void
herald_subscribe_find_async (HeraldFetcher       *fetcher,
                             const char          *typed,
                             GCancellable        *cancellable,
                             GAsyncReadyCallback  callback,
                             gpointer             user_data)
{
  g_autoptr (GTask) task = NULL;
  g_autofree char *address = NULL;
  Find *find;

  g_return_if_fail (HERALD_IS_FETCHER (fetcher));
  g_return_if_fail (typed != NULL);

  task = g_task_new (NULL, cancellable, callback, user_data);
  g_task_set_source_tag (task, herald_subscribe_find_async);

  address = herald_uri_from_typed (typed);
  if (address == NULL)
    {
      g_task_return_new_error (task, HERALD_FAILURE, HERALD_FAILURE_ADDRESS, "\"%s\" is no address", typed);
      return;
    }

  find = g_new0 (Find, 1);
  find->fetcher = g_object_ref (fetcher);
  find->has_scheme = names_scheme (typed) || !g_str_has_prefix (address, "https:");
  find->address = g_steal_pointer (&address);
  if (!find->has_scheme && herald_fetch_outcome_is_local (find->address))
    find_drop_encryption (find);
  find->links = g_ptr_array_new_with_free_func ((GDestroyNotify) herald_feed_link_free);
  find->found = g_ptr_array_new_with_free_func (clear_candidate);
  g_task_set_task_data (task, find, (GDestroyNotify) find_free);

  find_fetch (task);
}

/**
 * herald_subscribe_find_finish:
 * @result: the result
 * @error: set to a %HERALD_FAILURE, or to %G_IO_ERROR_CANCELLED
 *
 * Returns: (transfer full): a list of #HeraldCandidate, never empty
 */
GListModel *
herald_subscribe_find_finish (GAsyncResult  *result,
                              GError       **error)
{
  g_return_val_if_fail (g_task_is_valid (result, NULL), NULL);
  g_return_val_if_fail (g_async_result_is_tagged (result, herald_subscribe_find_async), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}

/* One call of herald_subscribe_add_async(). */
typedef struct
{
  HeraldLibrary   *library;   /* (owned) */
  HeraldCandidate *candidate; /* (owned) */
  HeraldSource    *source;    /* (owned) (nullable): once it is added */
} Add;

static void
add_free (Add *add)
{
  g_clear_object (&add->library);
  g_clear_object (&add->candidate);
  g_clear_object (&add->source);
  g_free (add);
}

static void
add_merged_cb (GObject      *object,
               GAsyncResult *result,
               gpointer      user_data)
{
  g_autoptr (GTask) task = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (HeraldChangeSet) changes = NULL;
  Add *add = g_task_get_task_data (task);

  changes = herald_library_merge_finish (HERALD_LIBRARY (object), result, &error);
  if (changes == NULL)
    g_task_return_error (task, g_steal_pointer (&error));
  else
    g_task_return_pointer (task, g_steal_pointer (&add->source), g_object_unref);
}

static void
add_added_cb (GObject      *object,
              GAsyncResult *result,
              gpointer      user_data)
{
  g_autoptr (GTask) task = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (HeraldSourceRecord) record = NULL;
  Add *add = g_task_get_task_data (task);
  HeraldFetched *fetched = herald_candidate_get_fetched (add->candidate);

  add->source = herald_library_add_source_finish (HERALD_LIBRARY (object), result, &error);
  if (add->source == NULL)
    {
      g_task_return_error (task, g_steal_pointer (&error));
      return;
    }

  record = herald_fetch_outcome_apply (herald_source_get_record (add->source), fetched, NULL,
                                       g_get_real_time () / G_USEC_PER_SEC, FIRST_INTERVAL, g_random_double ());
  herald_library_merge_async (add->library, add->source, record, fetched->document, NULL, add_merged_cb,
                              g_object_ref (task));
}

/**
 * herald_subscribe_add_async:
 * @library: where to add it
 * @candidate: what was found
 * @folder: (nullable): the folder it comes into
 * @cancellable: (nullable): a cancellable
 * @callback: called when it is stored with its stories
 * @user_data: for @callback
 *
 * Makes a source of a candidate. The server is not asked again.
 */
void
herald_subscribe_add_async (HeraldLibrary       *library,
                            HeraldCandidate     *candidate,
                            HeraldFolder        *folder,
                            GCancellable        *cancellable,
                            GAsyncReadyCallback  callback,
                            gpointer             user_data)
{
  g_autoptr (GTask) task = NULL;
  g_autoptr (HeraldSourceRecord) record = NULL;
  HeraldFeedDocument *document;
  Add *add;

  g_return_if_fail (HERALD_IS_LIBRARY (library));
  g_return_if_fail (HERALD_IS_CANDIDATE (candidate));
  g_return_if_fail (folder == NULL || HERALD_IS_FOLDER (folder));

  task = g_task_new (NULL, cancellable, callback, user_data);
  g_task_set_source_tag (task, herald_subscribe_add_async);
  add = g_new0 (Add, 1);
  add->library = g_object_ref (library);
  add->candidate = g_object_ref (candidate);
  g_task_set_task_data (task, add, (GDestroyNotify) add_free);

  document = herald_candidate_get_fetched (candidate)->document;
  record = herald_source_record_new (herald_candidate_get_address (candidate));
  record->folder_id = folder != NULL ? herald_folder_get_id (folder) : 0;
  record->title = g_strdup (herald_candidate_get_title (candidate));
  record->home = g_strdup (document->link);
  record->icon = g_strdup (herald_candidate_get_icon (candidate));
  record->language = g_strdup (document->language);
  herald_library_add_source_async (library, record, cancellable, add_added_cb, g_steal_pointer (&task));
}

/**
 * herald_subscribe_add_finish:
 * @result: the result
 * @error: set to a %HERALD_STORE_ERROR, %HERALD_STORE_ERROR_EXISTS where the address is in the library already
 *
 * Returns: (transfer full): the new source
 */
HeraldSource *
herald_subscribe_add_finish (GAsyncResult  *result,
                             GError       **error)
{
  g_return_val_if_fail (g_task_is_valid (result, NULL), NULL);
  g_return_val_if_fail (g_async_result_is_tagged (result, herald_subscribe_add_async), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}
