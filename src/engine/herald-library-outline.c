/* SPDX-FileCopyrightText: 2026 The Herald founders
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "herald-library-outline.h"

#include "herald-folder-private.h"
#include "herald-source-private.h"

#include "herald-uri.h"

/**
 * HeraldLibraryOutline:
 *
 * The folders and sources of a library as lists: the rows of the sidebar, all folders, all sources. It knows
 * where each stands, and adds up their stories.
 */
struct _HeraldLibraryOutline
{
  GObject     parent_instance;

  GListStore *rows;           /* (owned): folders, then the sources outside them, by position */
  GListStore *folders;        /* (owned) (element-type HeraldFolder): by position */
  GListStore *sources;        /* (owned) (element-type HeraldSource): by id */
  GHashTable *folders_by_id;  /* (owned) (element-type gint64 HeraldFolder) */
  GHashTable *sources_by_id;  /* (owned) (element-type gint64 HeraldSource) */
  GHashTable *removed_by_id;  /* (owned) (element-type gint64 HeraldSource): bookmarks of theirs may be left */
  guint       unread;
  guint       total;
  gint64      last_position;  /* the largest one given so far */
  gboolean    frozen;         /* nothing moves because of its position */
};

G_DEFINE_FINAL_TYPE (HeraldLibraryOutline, herald_library_outline, G_TYPE_OBJECT)

static int
compare_rows (gconstpointer a,
              gconstpointer b,
              gpointer      unused)
{
  gboolean one = HERALD_IS_FOLDER ((gpointer) a);
  gboolean other = HERALD_IS_FOLDER ((gpointer) b);

  if (one != other)
    return one ? -1 : 1;
  return one ? herald_folder_compare (a, b, NULL) : herald_source_compare (a, b, NULL);
}

static int
compare_ids (gconstpointer a,
             gconstpointer b,
             gpointer      unused)
{
  gint64 one = herald_source_get_id ((HeraldSource *) a);
  gint64 other = herald_source_get_id ((HeraldSource *) b);

  return one < other ? -1 : one > other;
}

static void
remove_item (GListStore *store,
             gpointer    item)
{
  guint position;

  if (g_list_store_find (store, item, &position))
    g_list_store_remove (store, position);
}

/* Whether the item at @position stands rightly between its neighbours. */
static gboolean
is_in_order (GListStore *store,
             guint       position)
{
  g_autoptr (GObject) item = g_list_model_get_item (G_LIST_MODEL (store), position);
  g_autoptr (GObject) after = g_list_model_get_item (G_LIST_MODEL (store), position + 1);
  g_autoptr (GObject) before = NULL;

  if (position > 0)
    before = g_list_model_get_item (G_LIST_MODEL (store), position - 1);

  return (before == NULL || compare_rows (before, item, NULL) < 0)
         && (after == NULL || compare_rows (item, after, NULL) < 0);
}

static void
place_item (GListStore *store,
            gpointer    item)
{
  guint position;

  if (g_list_store_find (store, item, &position))
    {
      if (is_in_order (store, position))
        return;
      g_list_store_remove (store, position);
    }
  g_list_store_insert_sorted (store, item, compare_rows, NULL);
}

/* Where a source stands: in its folder, or among the rows. */
static GListStore *
store_of (HeraldLibraryOutline *self,
          HeraldSource         *source)
{
  HeraldFolder *folder = herald_library_outline_get_folder (self, herald_source_get_folder_id (source));

  return folder != NULL ? herald_folder_get_sources (folder) : self->rows;
}

static void
enter_folder (HeraldLibraryOutline *self,
              HeraldSource         *source)
{
  HeraldFolder *folder = herald_library_outline_get_folder (self, herald_source_get_folder_id (source));

  if (folder != NULL)
    herald_folder_add_unread (folder, (int) herald_source_get_unread (source));
}

static void
leave_folder (HeraldLibraryOutline *self,
              HeraldSource         *source,
              HeraldFolder         *folder)
{
  remove_item (folder != NULL ? herald_folder_get_sources (folder) : self->rows, source);
  if (folder != NULL)
    herald_folder_add_unread (folder, -(int) herald_source_get_unread (source));
}

static void
source_edited (HeraldLibraryOutline *self,
               HeraldSource         *source,
               HeraldFolder         *old_folder,
               gint64                old_position)
{
  HeraldSourceRecord *record = herald_source_get_record (source);
  HeraldFolder *folder = herald_library_outline_get_folder (self, record->folder_id);

  self->last_position = MAX (self->last_position, record->position);
  if (herald_library_outline_get_source (self, record->id) != source)
    return;

  if (folder != old_folder)
    {
      leave_folder (self, source, old_folder);
      enter_folder (self, source);
    }
  if (folder != old_folder || (record->position != old_position && !self->frozen))
    place_item (store_of (self, source), source);
}

static void
keep (GHashTable   *sources,
      HeraldSource *source)
{
  gint64 id = herald_source_get_id (source);

  g_hash_table_insert (sources, g_memdup2 (&id, sizeof id), g_object_ref (source));
}

static void
herald_library_outline_finalize (GObject *object)
{
  HeraldLibraryOutline *self = HERALD_LIBRARY_OUTLINE (object);

  g_clear_pointer (&self->folders_by_id, g_hash_table_unref);
  g_clear_pointer (&self->sources_by_id, g_hash_table_unref);
  g_clear_pointer (&self->removed_by_id, g_hash_table_unref);
  g_clear_object (&self->rows);
  g_clear_object (&self->folders);
  g_clear_object (&self->sources);

  G_OBJECT_CLASS (herald_library_outline_parent_class)->finalize (object);
}

static void
herald_library_outline_class_init (HeraldLibraryOutlineClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->finalize = herald_library_outline_finalize;
}

static void
herald_library_outline_init (HeraldLibraryOutline *self)
{
  self->rows = g_list_store_new (G_TYPE_OBJECT);
  self->folders = g_list_store_new (HERALD_TYPE_FOLDER);
  self->sources = g_list_store_new (HERALD_TYPE_SOURCE);
  self->folders_by_id = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, g_object_unref);
  self->sources_by_id = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, g_object_unref);
  self->removed_by_id = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, g_object_unref);
}

HeraldLibraryOutline *
herald_library_outline_new (void)
{
  return g_object_new (HERALD_TYPE_LIBRARY_OUTLINE, NULL);
}

/**
 * herald_library_outline_fill:
 * @self: an outline without rows
 * @stored: what the store has
 *
 * Makes the objects for it.
 */
void
herald_library_outline_fill (HeraldLibraryOutline *self,
                             HeraldStoreSources   *stored)
{
  for (guint i = 0; i < stored->folders->len; i++)
    {
      g_autoptr (HeraldFolder) folder = herald_folder_new (g_ptr_array_index (stored->folders, i));

      herald_library_outline_add_folder (self, folder);
    }
  for (guint i = 0; i < stored->sources->len; i++)
    {
      g_autoptr (HeraldSource) source = herald_source_new (g_ptr_array_index (stored->sources, i));

      herald_library_outline_add_source (self, source);
    }
  for (guint i = 0; i < stored->removed->len; i++)
    {
      g_autoptr (HeraldSource) source = herald_source_new (g_ptr_array_index (stored->removed, i));

      keep (self->removed_by_id, source);
    }
}

GListModel *
herald_library_outline_get_rows (HeraldLibraryOutline *self)
{
  return G_LIST_MODEL (self->rows);
}

GListModel *
herald_library_outline_get_folders (HeraldLibraryOutline *self)
{
  return G_LIST_MODEL (self->folders);
}

GListModel *
herald_library_outline_get_sources (HeraldLibraryOutline *self)
{
  return G_LIST_MODEL (self->sources);
}

HeraldSource *
herald_library_outline_get_source (HeraldLibraryOutline *self,
                                   gint64                source_id)
{
  return g_hash_table_lookup (self->sources_by_id, &source_id);
}

/**
 * herald_library_outline_get_removed:
 * @self: an outline
 * @source_id: the id of a source
 *
 * Returns: (transfer none) (nullable): the source, if it was removed
 */
HeraldSource *
herald_library_outline_get_removed (HeraldLibraryOutline *self,
                                    gint64                source_id)
{
  return g_hash_table_lookup (self->removed_by_id, &source_id);
}

HeraldSource *
herald_library_outline_find_source (HeraldLibraryOutline *self,
                                    const char           *address)
{
  GHashTableIter iter;
  gpointer source;

  g_hash_table_iter_init (&iter, self->sources_by_id);
  while (g_hash_table_iter_next (&iter, NULL, &source))
    if (g_strcmp0 (herald_source_get_address (source), address) == 0)
      return source;

  g_hash_table_iter_init (&iter, self->sources_by_id);
  while (g_hash_table_iter_next (&iter, NULL, &source))
    if (herald_uri_equal (herald_source_get_address (source), address))
      return source;

  return NULL;
}

HeraldFolder *
herald_library_outline_get_folder (HeraldLibraryOutline *self,
                                   gint64                folder_id)
{
  return g_hash_table_lookup (self->folders_by_id, &folder_id);
}

guint
herald_library_outline_get_unread (HeraldLibraryOutline *self)
{
  return self->unread;
}

guint
herald_library_outline_get_total (HeraldLibraryOutline *self)
{
  return self->total;
}

/**
 * herald_library_outline_take_position:
 * @self: an outline
 *
 * Returns: a position behind all others, not given to anybody else
 */
gint64
herald_library_outline_take_position (HeraldLibraryOutline *self)
{
  self->last_position += HERALD_LIBRARY_OUTLINE_STEP;

  return self->last_position;
}

void
herald_library_outline_add_source (HeraldLibraryOutline *self,
                                   HeraldSource         *source)
{
  gint64 id = herald_source_get_id (source);

  g_return_if_fail (herald_library_outline_get_source (self, id) == NULL);

  keep (self->sources_by_id, source);
  g_hash_table_remove (self->removed_by_id, &id);
  self->last_position = MAX (self->last_position, herald_source_get_record (source)->position);
  self->unread += herald_source_get_unread (source);
  self->total += herald_source_get_total (source);
  g_list_store_insert_sorted (self->sources, source, compare_ids, NULL);
  enter_folder (self, source);
  g_list_store_insert_sorted (store_of (self, source), source, compare_rows, NULL);
}

/**
 * herald_library_outline_remove_source:
 * @self: an outline
 * @source: one of its sources
 *
 * Takes @source out. Added again, it stands where it stood.
 */
void
herald_library_outline_remove_source (HeraldLibraryOutline *self,
                                      HeraldSource         *source)
{
  g_autoptr (HeraldSource) alive = g_object_ref (source);
  gint64 id = herald_source_get_id (source);

  if (herald_library_outline_get_source (self, id) != source)
    return;

  g_hash_table_remove (self->sources_by_id, &id);
  keep (self->removed_by_id, source);
  self->unread -= herald_source_get_unread (source);
  self->total -= herald_source_get_total (source);
  leave_folder (self, source, herald_library_outline_get_folder (self, herald_source_get_folder_id (source)));
  remove_item (self->sources, source);
}

/**
 * herald_library_outline_set_frozen:
 * @self: an outline
 * @frozen: whether sources stay where they are although their positions change
 *
 * While neighbours are given new positions one after the other, their order is not to be looked at. Their order
 * must be the same before and after.
 */
void
herald_library_outline_set_frozen (HeraldLibraryOutline *self,
                                   gboolean              frozen)
{
  self->frozen = frozen;
}

void
herald_library_outline_begin_source_edit (HeraldLibraryOutline *self,
                                          HeraldSource         *source,
                                          HeraldSourceRecord   *record)
{
  HeraldFolder *folder = herald_library_outline_get_folder (self, herald_source_get_folder_id (source));
  gint64 position = herald_source_get_record (source)->position;

  herald_source_begin_edit (source, record);
  source_edited (self, source, folder, position);
}

void
herald_library_outline_end_source_edit (HeraldLibraryOutline *self,
                                        HeraldSource         *source,
                                        HeraldSourceRecord   *stored)
{
  HeraldFolder *folder = herald_library_outline_get_folder (self, herald_source_get_folder_id (source));
  gint64 position = herald_source_get_record (source)->position;

  herald_source_end_edit (source, stored);
  source_edited (self, source, folder, position);
}

static void
folder_edited (HeraldLibraryOutline *self,
               HeraldFolder         *folder)
{
  if (self->frozen || herald_library_outline_get_folder (self, herald_folder_get_id (folder)) != folder)
    return;

  place_item (self->rows, folder);
  place_item (self->folders, folder);
}

void
herald_library_outline_begin_folder_edit (HeraldLibraryOutline     *self,
                                          HeraldFolder             *folder,
                                          const HeraldFolderRecord *record)
{
  herald_folder_begin_edit (folder, record);
  folder_edited (self, folder);
}

void
herald_library_outline_end_folder_edit (HeraldLibraryOutline     *self,
                                        HeraldFolder             *folder,
                                        const HeraldFolderRecord *stored)
{
  herald_folder_end_edit (folder, stored);
  folder_edited (self, folder);
}

/**
 * herald_library_outline_set_counts:
 * @self: an outline
 * @source_id: the id of a source
 * @unread: its unread stories
 * @total: all its stories
 *
 * Returns: whether the source is in the outline and had other counts
 */
gboolean
herald_library_outline_set_counts (HeraldLibraryOutline *self,
                                   gint64                source_id,
                                   guint                 unread,
                                   guint                 total)
{
  HeraldSource *source = herald_library_outline_get_source (self, source_id);
  HeraldFolder *folder;
  guint old_unread;
  guint old_total;

  if (source == NULL)
    return FALSE;

  old_unread = herald_source_get_unread (source);
  old_total = herald_source_get_total (source);
  if (old_unread == unread && old_total == total)
    return FALSE;

  self->unread += unread - old_unread;
  self->total += total - old_total;
  herald_source_set_counts (source, unread, total);
  folder = herald_library_outline_get_folder (self, herald_source_get_folder_id (source));
  if (folder != NULL)
    herald_folder_add_unread (folder, (int) (unread - old_unread));

  return TRUE;
}

void
herald_library_outline_add_folder (HeraldLibraryOutline *self,
                                   HeraldFolder         *folder)
{
  gint64 id = herald_folder_get_id (folder);

  g_return_if_fail (herald_library_outline_get_folder (self, id) == NULL);

  g_hash_table_insert (self->folders_by_id, g_memdup2 (&id, sizeof id), g_object_ref (folder));
  self->last_position = MAX (self->last_position, herald_folder_get_record (folder)->position);
  g_list_store_insert_sorted (self->folders, folder, compare_rows, NULL);
  g_list_store_insert_sorted (self->rows, folder, compare_rows, NULL);
}

/**
 * herald_library_outline_remove_folder:
 * @self: an outline
 * @folder: one of its folders, without sources
 */
void
herald_library_outline_remove_folder (HeraldLibraryOutline *self,
                                      HeraldFolder         *folder)
{
  g_autoptr (HeraldFolder) alive = g_object_ref (folder);
  gint64 id = herald_folder_get_id (folder);

  if (!g_hash_table_remove (self->folders_by_id, &id))
    return;

  remove_item (self->rows, folder);
  remove_item (self->folders, folder);
}
