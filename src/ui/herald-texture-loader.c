/* SPDX-FileCopyrightText: 2026 The Herald founders
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "herald-texture-loader.h"

#include "herald-worker.h"

#include <gdk-pixbuf/gdk-pixbuf.h>

/* The shorter side of a thumbnail, in pixels: 72 px at twice the scale. */
#define SHORT_SIDE 144
#define MAX_TEXTURES 400

/**
 * HeraldTextureLoader:
 *
 * Small textures of pictures by their address. Decoding and scaling happen on a worker; the last few hundred
 * textures are kept, so that scrolling back shows them at once.
 */
struct _HeraldTextureLoader
{
  GObject              parent_instance;

  HeraldPictureLoader *pictures; /* (owned) */
  HeraldWorker        *worker;   /* (owned) (nullable): NULL once it was shut down */
  GHashTable          *textures; /* (owned) (element-type utf8 GdkTexture) */
  GQueue               order;    /* (element-type utf8): keys of textures, oldest first; owned by the table */
};

typedef struct
{
  char   *address; /* (owned) */
  GBytes *bytes;   /* (owned) (nullable) */
} Load;

G_DEFINE_FINAL_TYPE (HeraldTextureLoader, herald_texture_loader, G_TYPE_OBJECT)

static void
load_free (Load *load)
{
  g_free (load->address);
  g_clear_pointer (&load->bytes, g_bytes_unref);
  g_free (load);
}

static void
remember (HeraldTextureLoader *self,
          const char          *address,
          GdkTexture          *texture)
{
  char *key;

  if (g_hash_table_contains (self->textures, address))
    return;

  if (g_queue_get_length (&self->order) >= MAX_TEXTURES)
    g_hash_table_remove (self->textures, g_queue_pop_head (&self->order));

  key = g_strdup (address);
  g_hash_table_insert (self->textures, key, g_object_ref (texture));
  g_queue_push_tail (&self->order, key);
}

static void
size_prepared_cb (GdkPixbufLoader *loader,
                  int              width,
                  int              height,
                  gpointer         user_data)
{
  int shorter = MIN (width, height);

  if (shorter > SHORT_SIDE)
    gdk_pixbuf_loader_set_size (loader,
                                MAX (1, (int) ((gint64) width * SHORT_SIDE / shorter)),
                                MAX (1, (int) ((gint64) height * SHORT_SIDE / shorter)));
}

static void
decode (GTask        *task,
        gpointer      task_data,
        GCancellable *cancellable)
{
  Load *load = task_data;
  g_autoptr (GdkPixbufLoader) loader = gdk_pixbuf_loader_new ();
  g_autoptr (GError) error = NULL;
  GdkPixbuf *pixbuf;

  g_signal_connect (loader, "size-prepared", G_CALLBACK (size_prepared_cb), NULL);
  if (!gdk_pixbuf_loader_write_bytes (loader, load->bytes, &error))
    {
      gdk_pixbuf_loader_close (loader, NULL);
      g_task_return_error (task, g_steal_pointer (&error));
      return;
    }
  if (!gdk_pixbuf_loader_close (loader, &error))
    {
      g_task_return_error (task, g_steal_pointer (&error));
      return;
    }

  pixbuf = gdk_pixbuf_loader_get_pixbuf (loader);
  if (pixbuf == NULL)
    g_task_return_new_error (task, G_IO_ERROR, G_IO_ERROR_INVALID_DATA, "not a picture: %s", load->address);
  else
    g_task_return_pointer (task, gdk_texture_new_for_pixbuf (pixbuf), g_object_unref);
}

static void
decoded_cb (GObject      *object,
            GAsyncResult *result,
            gpointer      user_data)
{
  g_autoptr (GTask) task = user_data;
  HeraldTextureLoader *self = g_task_get_source_object (task);
  Load *load = g_task_get_task_data (task);
  g_autoptr (GError) error = NULL;
  g_autoptr (GdkTexture) texture = g_task_propagate_pointer (G_TASK (result), &error);

  if (texture == NULL)
    {
      g_task_return_error (task, g_steal_pointer (&error));
      return;
    }

  remember (self, load->address, texture);
  g_task_return_pointer (task, g_steal_pointer (&texture), g_object_unref);
}

static void
bytes_loaded_cb (GObject      *object,
                 GAsyncResult *result,
                 gpointer      user_data)
{
  g_autoptr (GTask) task = user_data;
  HeraldTextureLoader *self = g_task_get_source_object (task);
  Load *load = g_task_get_task_data (task);
  Load *work;
  g_autoptr (GTask) decoding = NULL;
  g_autoptr (GError) error = NULL;

  load->bytes = herald_picture_loader_load_finish (HERALD_PICTURE_LOADER (object), result, &error);
  if (load->bytes == NULL)
    {
      g_task_return_error (task, g_steal_pointer (&error));
      return;
    }
  if (self->worker == NULL)
    {
      g_task_return_new_error (task, G_IO_ERROR, G_IO_ERROR_CANCELLED, "shut down");
      return;
    }

  work = g_new0 (Load, 1);
  work->address = g_strdup (load->address);
  work->bytes = g_bytes_ref (load->bytes);
  decoding = g_task_new (NULL, g_task_get_cancellable (task), decoded_cb, g_object_ref (task));
  g_task_set_source_tag (decoding, decode);
  g_task_set_task_data (decoding, work, (GDestroyNotify) load_free);
  herald_worker_queue (self->worker, decoding, decode);
}

static void
herald_texture_loader_dispose (GObject *object)
{
  HeraldTextureLoader *self = HERALD_TEXTURE_LOADER (object);

  herald_texture_loader_shutdown (self);
  g_clear_object (&self->pictures);

  G_OBJECT_CLASS (herald_texture_loader_parent_class)->dispose (object);
}

static void
herald_texture_loader_finalize (GObject *object)
{
  HeraldTextureLoader *self = HERALD_TEXTURE_LOADER (object);

  g_queue_clear (&self->order);
  g_clear_pointer (&self->textures, g_hash_table_unref);

  G_OBJECT_CLASS (herald_texture_loader_parent_class)->finalize (object);
}

static void
herald_texture_loader_class_init (HeraldTextureLoaderClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = herald_texture_loader_dispose;
  object_class->finalize = herald_texture_loader_finalize;
}

static void
herald_texture_loader_init (HeraldTextureLoader *self)
{
  g_queue_init (&self->order);
  self->textures = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_object_unref);
  self->worker = herald_worker_new ("pictures");
}

HeraldTextureLoader *
herald_texture_loader_new (HeraldPictureLoader *pictures)
{
  HeraldTextureLoader *self = g_object_new (HERALD_TYPE_TEXTURE_LOADER, NULL);

  self->pictures = g_object_ref (pictures);

  return self;
}

/**
 * herald_texture_loader_peek:
 * @self: a loader
 * @address: a picture's address
 *
 * Returns: (transfer none) (nullable): its texture, if that is at hand
 */
GdkTexture *
herald_texture_loader_peek (HeraldTextureLoader *self,
                            const char          *address)
{
  g_return_val_if_fail (HERALD_IS_TEXTURE_LOADER (self), NULL);

  return g_hash_table_lookup (self->textures, address);
}

void
herald_texture_loader_load_async (HeraldTextureLoader *self,
                                  const char          *address,
                                  GCancellable        *cancellable,
                                  GAsyncReadyCallback  callback,
                                  gpointer             user_data)
{
  g_autoptr (GTask) task = NULL;
  Load *load;

  g_return_if_fail (HERALD_IS_TEXTURE_LOADER (self));
  g_return_if_fail (address != NULL);

  task = g_task_new (self, cancellable, callback, user_data);
  g_task_set_source_tag (task, herald_texture_loader_load_async);
  load = g_new0 (Load, 1);
  load->address = g_strdup (address);
  g_task_set_task_data (task, load, (GDestroyNotify) load_free);

  herald_picture_loader_load_async (self->pictures, address, cancellable, bytes_loaded_cb, g_steal_pointer (&task));
}

GdkTexture *
herald_texture_loader_load_finish (HeraldTextureLoader  *self,
                                   GAsyncResult         *result,
                                   GError              **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}

/**
 * herald_texture_loader_shutdown:
 * @self: a loader
 *
 * Ends its thread; loads that are under way fail.
 */
void
herald_texture_loader_shutdown (HeraldTextureLoader *self)
{
  g_return_if_fail (HERALD_IS_TEXTURE_LOADER (self));

  if (self->worker != NULL)
    herald_worker_shutdown (self->worker);
  g_clear_object (&self->worker);
}
