/* SPDX-FileCopyrightText: 2026 The Herald founders
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "herald-picture-cache.h"

#include <fcntl.h>
#include <glib/gstdio.h>
#include <sys/stat.h>

#define MAX_BYTES (G_GUINT64_CONSTANT (64) * 1024 * 1024)

/**
 * HeraldPictureCache:
 *
 * A folder of pictures, named after the hash of their addresses and bounded in size: when it is full, those that
 * have not been looked at for longest go. Reference-counted; its functions block, and are called on one worker.
 * What goes wrong with a file is as if it were not there.
 */
struct _HeraldPictureCache
{
  char     *folder;   /* (owned) */
  guint64   limit;
  guint64   size;     /* of all files; an estimate between two looks at the folder */
  gboolean  is_known; /* whether the folder was looked at */
};

/* A picture in the folder. */
typedef struct
{
  char    *path;   /* (owned) */
  gint64   looked; /* when it was last looked at */
  guint64  size;
} Picture;

static void
picture_free (Picture *picture)
{
  g_free (picture->path);
  g_free (picture);
}

static void
clear (HeraldPictureCache *self)
{
  g_free (self->folder);
}

static char *
dup_path (HeraldPictureCache *self,
          const char         *address)
{
  g_autofree char *hash = g_compute_checksum_for_string (G_CHECKSUM_SHA256, address, -1);

  return g_build_filename (self->folder, hash, NULL);
}

static int
compare_newest_first (gconstpointer a,
                      gconstpointer b)
{
  const Picture *first = *(const Picture **) a;
  const Picture *second = *(const Picture **) b;

  return (first->looked < second->looked) - (first->looked > second->looked);
}

static GPtrArray *
list_pictures (HeraldPictureCache *self)
{
  GPtrArray *pictures = g_ptr_array_new_with_free_func ((GDestroyNotify) picture_free);
  g_autoptr (GDir) dir = g_dir_open (self->folder, 0, NULL);
  const char *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *path = g_build_filename (self->folder, name, NULL);
      GStatBuf status;
      Picture *picture;

      if (g_lstat (path, &status) != 0 || !S_ISREG (status.st_mode))
        continue;
      picture = g_new0 (Picture, 1);
      picture->path = g_steal_pointer (&path);
      picture->looked = (gint64) status.st_mtime;
      picture->size = (guint64) status.st_size;
      g_ptr_array_add (pictures, picture);
    }
  g_ptr_array_sort (pictures, compare_newest_first);

  return pictures;
}

/* Leaves a quarter free, so that not every picture that comes has to push one out. */
static void
make_room (HeraldPictureCache *self)
{
  g_autoptr (GPtrArray) pictures = list_pictures (self);
  guint64 size = 0;
  guint64 bound = 0;

  for (guint i = 0; i < pictures->len; i++)
    size += ((Picture *) g_ptr_array_index (pictures, i))->size;
  bound = size > self->limit ? self->limit / 4 * 3 : self->limit;

  self->size = 0;
  for (guint i = 0; i < pictures->len; i++)
    {
      Picture *picture = g_ptr_array_index (pictures, i);

      if (self->size + picture->size <= bound)
        self->size += picture->size;
      else
        g_unlink (picture->path);
    }
  self->is_known = TRUE;
}

HeraldPictureCache *
herald_picture_cache_new (const char *folder)
{
  HeraldPictureCache *self = g_atomic_rc_box_new0 (HeraldPictureCache);

  self->folder = g_strdup (folder);
  self->limit = MAX_BYTES;

  return self;
}

HeraldPictureCache *
herald_picture_cache_ref (HeraldPictureCache *self)
{
  return g_atomic_rc_box_acquire (self);
}

void
herald_picture_cache_unref (HeraldPictureCache *self)
{
  g_atomic_rc_box_release_full (self, (GDestroyNotify) clear);
}

/**
 * herald_picture_cache_set_limit:
 * @self: a cache
 * @bytes: how large its files may be together
 */
void
herald_picture_cache_set_limit (HeraldPictureCache *self,
                                guint64             bytes)
{
  self->limit = bytes;
}

/**
 * herald_picture_cache_load:
 * @self: a cache
 * @address: of a picture
 *
 * Returns: (transfer full) (nullable): the picture, or %NULL where it is not there
 */
GBytes *
herald_picture_cache_load (HeraldPictureCache *self,
                           const char         *address)
{
  g_autofree char *path = dup_path (self, address);
  char *contents = NULL;
  gsize length = 0;

  if (!g_file_get_contents (path, &contents, &length, NULL))
    return NULL;

  utimensat (AT_FDCWD, path, NULL, 0);

  return g_bytes_new_take (contents, length);
}

/**
 * herald_picture_cache_save:
 * @self: a cache
 * @address: of a picture
 * @bytes: the picture
 *
 * Keeps a picture, and removes others where there is no room.
 */
void
herald_picture_cache_save (HeraldPictureCache *self,
                           const char         *address,
                           GBytes             *bytes)
{
  g_autofree char *path = dup_path (self, address);
  gsize size = 0;
  const char *data = g_bytes_get_data (bytes, &size);

  if (g_mkdir_with_parents (self->folder, 0700) != 0 ||
      !g_file_set_contents_full (path, data, (gssize) size, G_FILE_SET_CONTENTS_CONSISTENT, 0600, NULL))
    return;

  self->size += size;
  if (!self->is_known || self->size > self->limit)
    make_room (self);
}
