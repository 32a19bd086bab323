/* SPDX-FileCopyrightText: 2026 The Herald founders
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "herald-picture-loader.h"

#include "herald-picture-cache.h"

#include "herald-failure.h"
#include "herald-uri.h"
#include "herald-worker.h"

#define MAX_FETCHES 6

/**
 * HeraldPictureLoader:
 *
 * Loads each picture once, however many ask for it: from its folder, else from the network. What could not be had
 * is not tried again until Herald is started anew.
 */
struct _HeraldPictureLoader
{
  GObject             parent_instance;

  HeraldHttpClient   *client;  /* (owned) */
  HeraldWorker       *worker;  /* (owned) */
  HeraldPictureCache *cache;   /* (owned): used on the worker */
  GHashTable         *loads;   /* (owned) (element-type utf8 Load): under way, by address */
  GHashTable         *missing; /* (owned) (element-type utf8): addresses where there is no picture */
  GQueue              waiting; /* (element-type Load): for their turn on the network */
  guint               fetches;
};

/* One picture that is being loaded, for all who want it. */
typedef struct
{
  HeraldPictureLoader *loader;      /* (owned) */
  char                *address;     /* (owned) */
  GPtrArray           *tasks;       /* (owned) (element-type GTask): who waits for it */
} Load;

/* A task of the worker. */
typedef struct
{
  HeraldPictureCache *cache;   /* (owned) */
  char               *address; /* (owned) */
  GBytes             *bytes;   /* (owned) (nullable): to be stored */
} Errand;

G_DEFINE_FINAL_TYPE (HeraldPictureLoader, herald_picture_loader, G_TYPE_OBJECT)

static void
load_free (Load *load)
{
  g_clear_object (&load->loader);
  g_free (load->address);
  g_ptr_array_unref (load->tasks);
  g_free (load);
}

static void
errand_free (Errand *errand)
{
  herald_picture_cache_unref (errand->cache);
  g_free (errand->address);
  g_clear_pointer (&errand->bytes, g_bytes_unref);
  g_free (errand);
}

/* On the worker. */
static void
look_up (GTask        *task,
         gpointer      task_data,
         GCancellable *cancellable)
{
  Errand *errand = task_data;

  g_task_return_pointer (task, herald_picture_cache_load (errand->cache, errand->address),
                         (GDestroyNotify) g_bytes_unref);
}

/* On the worker. */
static void
put_away (GTask        *task,
          gpointer      task_data,
          GCancellable *cancellable)
{
  Errand *errand = task_data;

  herald_picture_cache_save (errand->cache, errand->address, errand->bytes);
  g_task_return_boolean (task, TRUE);
}

static void
send_on_errand (HeraldPictureLoader *self,
                const char          *address,
                GBytes              *bytes,
                HeraldWorkerFunc     func,
                GAsyncReadyCallback  callback,
                gpointer             user_data)
{
  g_autoptr (GTask) task = g_task_new (NULL, NULL, callback, user_data);
  Errand *errand = g_new0 (Errand, 1);

  errand->cache = herald_picture_cache_ref (self->cache);
  errand->address = g_strdup (address);
  errand->bytes = bytes != NULL ? g_bytes_ref (bytes) : NULL;
  g_task_set_source_tag (task, send_on_errand);
  g_task_set_task_data (task, errand, (GDestroyNotify) errand_free);
  herald_worker_queue (self->worker, task, func);
}

/* Ends @load and answers all who wait for it, each of whom may have lost interest since. */
static void
load_end (Load         *load,
          GBytes       *bytes,
          const GError *error)
{
  g_autoptr (GPtrArray) tasks = g_ptr_array_ref (load->tasks);

  g_hash_table_remove (load->loader->loads, load->address);

  for (guint i = 0; i < tasks->len; i++)
    {
      GTask *task = g_ptr_array_index (tasks, i);

      if (bytes != NULL)
        g_task_return_pointer (task, g_bytes_ref (bytes), (GDestroyNotify) g_bytes_unref);
      else
        g_task_return_error (task, g_error_copy (error));
    }
}

static gboolean
is_wanted (Load *load)
{
  for (guint i = 0; i < load->tasks->len; i++)
    if (!g_cancellable_is_cancelled (g_task_get_cancellable (g_ptr_array_index (load->tasks, i))))
      return TRUE;

  return FALSE;
}

static void load_fetched_cb (GObject      *object,
                             GAsyncResult *result,
                             gpointer      user_data);

static void
give_turns (HeraldPictureLoader *self)
{
  while (self->fetches < MAX_FETCHES && !g_queue_is_empty (&self->waiting))
    {
      Load *load = g_queue_pop_head (&self->waiting);
      g_autoptr (HeraldHttpRequest) request = NULL;

      /* A list that is scrolled fast asks for many pictures and waits for few. */
      if (!is_wanted (load))
        {
          g_autoptr (GError) error = g_error_new (G_IO_ERROR, G_IO_ERROR_CANCELLED, "nobody waits for it");

          load_end (load, NULL, error);
          continue;
        }

      self->fetches++;
      request = herald_http_request_new (load->address, HERALD_HTTP_PICTURE, NULL, NULL);
      herald_http_client_fetch_async (self->client, request, NULL, load_fetched_cb, load);
    }
}

static void
load_fetched_cb (GObject      *object,
                 GAsyncResult *result,
                 gpointer      user_data)
{
  Load *load = user_data;
  g_autoptr (HeraldPictureLoader) self = g_object_ref (load->loader);
  g_autoptr (HeraldHttpResponse) response = NULL;
  g_autoptr (GError) error = NULL;

  response = herald_http_client_fetch_finish (HERALD_HTTP_CLIENT (object), result, &error);
  if (response != NULL && herald_http_response_check (response, &error) && g_bytes_get_size (response->body) == 0)
    g_set_error (&error, HERALD_FAILURE, HERALD_FAILURE_EMPTY, "the picture has no content");

  if (error == NULL)
    send_on_errand (self, load->address, response->body, put_away, NULL, NULL);
  else if (!g_error_matches (error, HERALD_FAILURE, HERALD_FAILURE_OFFLINE))
    g_hash_table_add (self->missing, g_strdup (load->address));

  self->fetches--;
  load_end (load, error == NULL ? response->body : NULL, error);
  give_turns (self);
}

static void
load_looked_up_cb (GObject      *object,
                   GAsyncResult *result,
                   gpointer      user_data)
{
  Load *load = user_data;
  g_autoptr (HeraldPictureLoader) self = g_object_ref (load->loader);
  g_autoptr (GBytes) bytes = g_task_propagate_pointer (G_TASK (result), NULL);

  if (bytes != NULL)
    {
      load_end (load, bytes, NULL);
      return;
    }

  g_queue_push_tail (&self->waiting, load);
  give_turns (self);
}

static void
herald_picture_loader_dispose (GObject *object)
{
  HeraldPictureLoader *self = HERALD_PICTURE_LOADER (object);

  herald_worker_shutdown (self->worker);
  g_clear_object (&self->client);

  G_OBJECT_CLASS (herald_picture_loader_parent_class)->dispose (object);
}

static void
herald_picture_loader_finalize (GObject *object)
{
  HeraldPictureLoader *self = HERALD_PICTURE_LOADER (object);

  g_clear_object (&self->worker);
  g_clear_pointer (&self->cache, herald_picture_cache_unref);
  g_clear_pointer (&self->loads, g_hash_table_unref);
  g_clear_pointer (&self->missing, g_hash_table_unref);

  G_OBJECT_CLASS (herald_picture_loader_parent_class)->finalize (object);
}

static void
herald_picture_loader_class_init (HeraldPictureLoaderClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = herald_picture_loader_dispose;
  object_class->finalize = herald_picture_loader_finalize;
}

static void
herald_picture_loader_init (HeraldPictureLoader *self)
{
  g_queue_init (&self->waiting);
  self->worker = herald_worker_new ("pictures");
  self->loads = g_hash_table_new_full (g_str_hash, g_str_equal, NULL, (GDestroyNotify) load_free);
  self->missing = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
}

/**
 * herald_picture_loader_new:
 * @client: whom to ask for what is not in the folder
 * @folder: where pictures are kept; it is made when it is needed, and nothing else may be in it
 *
 * Returns: (transfer full): a loader
 */
HeraldPictureLoader *
herald_picture_loader_new (HeraldHttpClient *client,
                           const char       *folder)
{
  HeraldPictureLoader *self;

  g_return_val_if_fail (HERALD_IS_HTTP_CLIENT (client), NULL);
  g_return_val_if_fail (folder != NULL, NULL);

  self = g_object_new (HERALD_TYPE_PICTURE_LOADER, NULL);
  self->client = g_object_ref (client);
  self->cache = herald_picture_cache_new (folder);

  return self;
}

/**
 * herald_picture_loader_load_async:
 * @self: a loader
 * @address: http or https address of a picture
 * @cancellable: (nullable): a cancellable
 * @callback: called when it is there
 * @user_data: for @callback
 *
 * Loads the bytes of a picture, which may be anything that its server calls one.
 */
void
herald_picture_loader_load_async (HeraldPictureLoader *self,
                                  const char          *address,
                                  GCancellable        *cancellable,
                                  GAsyncReadyCallback  callback,
                                  gpointer             user_data)
{
  g_autoptr (GTask) task = NULL;
  Load *load;

  g_return_if_fail (HERALD_IS_PICTURE_LOADER (self));
  g_return_if_fail (address != NULL);

  task = g_task_new (self, cancellable, callback, user_data);
  g_task_set_source_tag (task, herald_picture_loader_load_async);

  if (!herald_uri_is_web (address) || g_hash_table_contains (self->missing, address))
    {
      g_task_return_new_error (task, HERALD_FAILURE, HERALD_FAILURE_NOT_FOUND, "there is no picture at %s", address);
      return;
    }

  load = g_hash_table_lookup (self->loads, address);
  if (load != NULL)
    {
      g_ptr_array_add (load->tasks, g_steal_pointer (&task));
      return;
    }

  load = g_new0 (Load, 1);
  load->loader = g_object_ref (self);
  load->address = g_strdup (address);
  load->tasks = g_ptr_array_new_with_free_func (g_object_unref);
  g_ptr_array_add (load->tasks, g_steal_pointer (&task));
  g_hash_table_insert (self->loads, load->address, load);
  send_on_errand (self, address, NULL, look_up, load_looked_up_cb, load);
}

/**
 * herald_picture_loader_load_finish:
 * @self: a loader
 * @result: the result
 * @error: set to a %HERALD_FAILURE, or to %G_IO_ERROR_CANCELLED
 *
 * Returns: (transfer full): the file
 */
GBytes *
herald_picture_loader_load_finish (HeraldPictureLoader  *self,
                                   GAsyncResult         *result,
                                   GError              **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);
  g_return_val_if_fail (g_async_result_is_tagged (result, herald_picture_loader_load_async), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}
