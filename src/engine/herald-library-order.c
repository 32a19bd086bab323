/* SPDX-FileCopyrightText: 2026 The Herald founders
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "herald-library.h"

#include "herald-folder-private.h"
#include "herald-library-private.h"
#include "herald-source-private.h"

/* Where sources and folders stand. Neighbours have room between their positions, so that most moves write one row. */

static gint64
position_of (gpointer item)
{
  return HERALD_IS_FOLDER (item) ? herald_folder_get_record (item)->position
                                 : herald_source_get_record (item)->position;
}

static void
put (HeraldLibrary *self,
     gpointer       item,
     HeraldFolder  *into,
     gint64         position)
{
  if (HERALD_IS_FOLDER (item))
    {
      g_autoptr (HeraldFolderRecord) record = herald_folder_record_copy (herald_folder_get_record (item));

      record->position = position;
      herald_library_edit_folder (self, item, record);
    }
  else
    {
      g_autoptr (HeraldSourceRecord) record = herald_source_record_copy (herald_source_get_record (item));

      record->folder_id = into != NULL ? herald_folder_get_id (into) : 0;
      record->position = position;
      herald_library_edit_source (self, item, record);
    }
}

/* Gives the siblings and @item new positions behind all others. Only @item moves. */
static void
renumber (HeraldLibrary *self,
          GPtrArray     *siblings,
          guint          index,
          gpointer       item,
          HeraldFolder  *into)
{
  HeraldLibraryOutline *outline = herald_library_peek_outline (self);
  gint64 position = 0;

  herald_library_outline_set_frozen (outline, TRUE);
  for (guint i = 0; i < siblings->len; i++)
    {
      if (i == index)
        position = herald_library_outline_take_position (outline);
      put (self, g_ptr_array_index (siblings, i), into, herald_library_outline_take_position (outline));
    }
  herald_library_outline_set_frozen (outline, FALSE);

  put (self, item, into, position);
}

/* Puts @item before the sibling at @index, or behind all. */
static void
put_before (HeraldLibrary *self,
            GPtrArray     *siblings,
            guint          index,
            gpointer       item,
            HeraldFolder  *into)
{
  gint64 before, after;

  if (index == siblings->len)
    {
      put (self, item, into, herald_library_outline_take_position (herald_library_peek_outline (self)));
      return;
    }

  after = position_of (g_ptr_array_index (siblings, index));
  before = index > 0 ? position_of (g_ptr_array_index (siblings, index - 1))
                     : after - 2 * HERALD_LIBRARY_OUTLINE_STEP;
  if (after - before >= 2)
    put (self, item, into, before + (after - before) / 2);
  else
    renumber (self, siblings, index, item, into);
}

static GPtrArray *
list_other_folders (HeraldLibrary *self,
                    HeraldFolder  *except,
                    guint         *position)
{
  GPtrArray *folders = g_ptr_array_new_with_free_func (g_object_unref);
  GListModel *model = herald_library_get_folders (self);

  *position = G_MAXUINT;
  for (guint i = 0; i < g_list_model_get_n_items (model); i++)
    {
      g_autoptr (HeraldFolder) folder = g_list_model_get_item (model, i);

      if (folder == except)
        *position = i;
      else
        g_ptr_array_add (folders, g_steal_pointer (&folder));
    }

  return folders;
}

/* The sources in @folder, or outside all, but for @except, which stands before the one at @position, or nowhere. */
static GPtrArray *
list_other_sources (HeraldLibrary *self,
                    HeraldFolder  *folder,
                    HeraldSource  *except,
                    guint         *position)
{
  GPtrArray *sources = g_ptr_array_new_with_free_func (g_object_unref);
  GListModel *model = folder != NULL ? G_LIST_MODEL (folder) : herald_library_get_outline (self);

  *position = G_MAXUINT;
  for (guint i = 0; i < g_list_model_get_n_items (model); i++)
    {
      g_autoptr (GObject) row = g_list_model_get_item (model, i);

      if (row == G_OBJECT (except))
        *position = sources->len;
      else if (HERALD_IS_SOURCE (row))
        g_ptr_array_add (sources, g_steal_pointer (&row));
    }

  return sources;
}

/**
 * herald_library_move_source:
 * @self: a library
 * @source: a source
 * @folder: (nullable): where it goes, %NULL for outside all folders
 * @position: before which of the other sources there it shall stand, counted from 0
 */
void
herald_library_move_source (HeraldLibrary *self,
                            HeraldSource  *source,
                            HeraldFolder  *folder,
                            guint          position)
{
  g_autoptr (GPtrArray) siblings = NULL;
  guint old_position;

  g_return_if_fail (HERALD_IS_LIBRARY (self));
  g_return_if_fail (HERALD_IS_SOURCE (source));
  g_return_if_fail (folder == NULL || HERALD_IS_FOLDER (folder));

  siblings = list_other_sources (self, folder, source, &old_position);
  position = MIN (position, siblings->len);
  if (position != old_position)
    put_before (self, siblings, position, source, folder);
}

/**
 * herald_library_move_source_beside:
 * @self: a library
 * @source: a source
 * @other: another one
 * @after: whether @source shall stand after @other, instead of before it
 *
 * Moves @source next to @other, into its folder.
 */
void
herald_library_move_source_beside (HeraldLibrary *self,
                                   HeraldSource  *source,
                                   HeraldSource  *other,
                                   gboolean       after)
{
  g_autoptr (GPtrArray) siblings = NULL;
  HeraldFolder *folder;
  guint position, old_position;

  g_return_if_fail (HERALD_IS_LIBRARY (self));
  g_return_if_fail (HERALD_IS_SOURCE (source));
  g_return_if_fail (HERALD_IS_SOURCE (other));

  folder = herald_library_get_folder (self, herald_source_get_folder_id (other));
  siblings = list_other_sources (self, folder, source, &old_position);
  if (g_ptr_array_find (siblings, other, &position))
    herald_library_move_source (self, source, folder, position + (after ? 1 : 0));
}

/**
 * herald_library_move_folder_beside:
 * @self: a library
 * @folder: a folder
 * @other: another one
 * @after: whether @folder shall stand after @other, instead of before it
 *
 * Moves @folder next to @other.
 */
void
herald_library_move_folder_beside (HeraldLibrary *self,
                                   HeraldFolder  *folder,
                                   HeraldFolder  *other,
                                   gboolean       after)
{
  g_autoptr (GPtrArray) siblings = NULL;
  guint position, old_position;

  g_return_if_fail (HERALD_IS_LIBRARY (self));
  g_return_if_fail (HERALD_IS_FOLDER (folder));
  g_return_if_fail (HERALD_IS_FOLDER (other));

  siblings = list_other_folders (self, folder, &old_position);
  if (!g_ptr_array_find (siblings, other, &position))
    return;
  if (after)
    position++;
  if (position != old_position)
    put_before (self, siblings, position, folder, NULL);
}

/**
 * herald_library_move_by:
 * @self: a library
 * @item: a #HeraldSource or #HeraldFolder of it
 * @step: -1 to move it before the one above it, 1 to move it behind the one below it
 *
 * Moves a source within its folder, or a folder among the folders. At the end of them it stays.
 */
void
herald_library_move_by (HeraldLibrary *self,
                        GObject       *item,
                        int            step)
{
  g_autoptr (GPtrArray) siblings = NULL;
  HeraldFolder *folder = NULL;
  guint position;

  g_return_if_fail (HERALD_IS_LIBRARY (self));
  g_return_if_fail (HERALD_IS_SOURCE (item) || HERALD_IS_FOLDER (item));
  g_return_if_fail (step == -1 || step == 1);

  if (HERALD_IS_FOLDER (item))
    siblings = list_other_folders (self, HERALD_FOLDER (item), &position);
  else
    {
      folder = herald_library_get_folder (self, herald_source_get_folder_id (HERALD_SOURCE (item)));
      siblings = list_other_sources (self, folder, HERALD_SOURCE (item), &position);
    }

  if (position == G_MAXUINT || (step < 0 ? position == 0 : position >= siblings->len))
    return;

  put_before (self, siblings, (guint) ((int) position + step), item, folder);
}
