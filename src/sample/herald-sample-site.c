/* SPDX-FileCopyrightText: 2026 The Herald founders
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "herald-sample-site.h"

#include "herald-sample-text.h"

struct _HeraldSampleSite
{
  GHashTable *pages; /* (owned) (element-type utf8 HeraldSamplePage) path from "/" → page */
  char       *base;  /* (owned) address without a slash at its end */
  GDateTime  *start; /* (owned) */
};

typedef struct
{
  const char         *suffix;
  const char         *content_type;
  gboolean            has_placeholders;
  HeraldSampleFormat  format;
} FileKind;

static const FileKind file_kinds[] = {
  { ".html", "text/html; charset=utf-8", TRUE, HERALD_SAMPLE_FORMAT_HTML },
  { ".rss", "application/rss+xml; charset=utf-8", TRUE, HERALD_SAMPLE_FORMAT_RSS },
  { ".atom", "application/atom+xml; charset=utf-8", TRUE, HERALD_SAMPLE_FORMAT_ATOM },
  { ".json", "application/feed+json; charset=utf-8", TRUE, HERALD_SAMPLE_FORMAT_JSON },
  { ".opml", "text/x-opml; charset=utf-8", TRUE, HERALD_SAMPLE_FORMAT_RSS },
  { ".css", "text/css; charset=utf-8", FALSE, 0 },
  { ".svg", "image/svg+xml", FALSE, 0 },
  { ".png", "image/png", FALSE, 0 },
  { ".wav", "audio/wav", FALSE, 0 },
  { ".ogg", "audio/ogg", FALSE, 0 },
};

static void
page_free (HeraldSamplePage *page)
{
  g_clear_pointer (&page->bytes, g_bytes_unref);
  g_free (page->etag);
  g_free (page);
}

static const FileKind *
find_kind (const char *name)
{
  for (gsize i = 0; i < G_N_ELEMENTS (file_kinds); i++)
    {
      if (g_str_has_suffix (name, file_kinds[i].suffix))
        return &file_kinds[i];
    }
  return NULL;
}

static GBytes *
read_file (HeraldSampleSite  *self,
           const char        *path,
           const FileKind    *kind,
           GError           **error)
{
  g_autofree char *contents = NULL;
  g_autofree char *directory = NULL;
  char *filled;
  gsize length;

  if (!g_file_get_contents (path, &contents, &length, error))
    return NULL;
  if (!kind->has_placeholders)
    return g_bytes_new_take (g_steal_pointer (&contents), length);
  directory = g_path_get_dirname (path);
  filled = herald_sample_text_expand (contents, kind->format, directory, self->base, self->start, error);
  return filled != NULL ? g_bytes_new_take (filled, strlen (filled)) : NULL;
}

static gboolean
add_file (HeraldSampleSite  *self,
          const char        *path,
          const char        *address,
          GError           **error)
{
  const FileKind *kind = find_kind (path);
  g_autoptr (GBytes) bytes = NULL;
  g_autofree char *checksum = NULL;
  HeraldSamplePage *page;

  if (kind == NULL)
    return TRUE;
  bytes = read_file (self, path, kind, error);
  if (bytes == NULL)
    {
      g_prefix_error (error, "%s: ", path);
      return FALSE;
    }
  checksum = g_compute_checksum_for_bytes (G_CHECKSUM_SHA256, bytes);
  page = g_new0 (HeraldSamplePage, 1);
  page->bytes = g_steal_pointer (&bytes);
  page->content_type = kind->content_type;
  page->etag = g_strdup_printf ("\"%.16s\"", checksum);
  g_hash_table_insert (self->pages, g_strdup (address), page);
  return TRUE;
}

/* @address ends with a slash. */
static gboolean
add_directory (HeraldSampleSite  *self,
               const char        *directory,
               const char        *address,
               GError           **error)
{
  g_autoptr (GDir) dir = g_dir_open (directory, 0, error);
  const char *name;

  if (dir == NULL)
    return FALSE;
  while ((name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *path = g_build_filename (directory, name, NULL);
      gboolean is_directory = g_file_test (path, G_FILE_TEST_IS_DIR);
      g_autofree char *inner = g_strconcat (address, name, is_directory ? "/" : NULL, NULL);

      if (is_directory ? !add_directory (self, path, inner, error) : !add_file (self, path, inner, error))
        return FALSE;
    }
  return TRUE;
}

/**
 * herald_sample_site_new:
 * @directory: the folder to serve
 * @base: the address of the server, without a slash at its end
 * @start: the time from which the ages of stories are counted
 * @error: return location for a #GError
 *
 * Reads all files under @directory and fills their placeholders.
 *
 * Returns: (transfer full): a site, or %NULL with @error set
 */
HeraldSampleSite *
herald_sample_site_new (const char  *directory,
                        const char  *base,
                        GDateTime   *start,
                        GError     **error)
{
  g_autoptr (HeraldSampleSite) self = g_new0 (HeraldSampleSite, 1);

  g_return_val_if_fail (directory != NULL && base != NULL && start != NULL, NULL);

  self->pages = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify) page_free);
  self->base = g_strdup (base);
  self->start = g_date_time_ref (start);
  return add_directory (self, directory, "/", error) ? g_steal_pointer (&self) : NULL;
}

void
herald_sample_site_free (HeraldSampleSite *self)
{
  g_return_if_fail (self != NULL);

  g_clear_pointer (&self->pages, g_hash_table_unref);
  g_clear_pointer (&self->base, g_free);
  g_clear_pointer (&self->start, g_date_time_unref);
  g_free (self);
}

/**
 * herald_sample_site_find:
 * @self: a site
 * @path: a path that begins with a slash; one that ends with a slash asks for the index.html there
 *
 * Returns: (transfer none) (nullable): the page
 */
const HeraldSamplePage *
herald_sample_site_find (const HeraldSampleSite *self,
                         const char             *path)
{
  g_autofree char *index = NULL;

  g_return_val_if_fail (self != NULL && path != NULL, NULL);

  if (!g_str_has_suffix (path, "/"))
    return g_hash_table_lookup (self->pages, path);
  index = g_strconcat (path, "index.html", NULL);
  return g_hash_table_lookup (self->pages, index);
}
