/* SPDX-FileCopyrightText: 2026 The Herald founders
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "herald-folder.h"

#include "herald-folder-private.h"
#include "herald-source-private.h"

/**
 * HeraldFolder:
 *
 * A folder of sources, itself the list of them. Folders are one level deep.
 */
struct _HeraldFolder
{
  GObject             parent_instance;

  HeraldFolderRecord *record;  /* (owned): as shown */
  HeraldFolderRecord *stored;  /* (owned): as the store has it */
  guint               pending; /* changes by a person that are being stored */
  GListStore         *sources; /* (owned) (element-type HeraldSource): by position */
  guint               unread;
};

enum
{
  PROP_ID = 1,
  PROP_TITLE,
  PROP_EXPANDED,
  PROP_ANNOUNCED,
  PROP_UNREAD,
  N_PROPS,
};

static GParamSpec *properties[N_PROPS];

static void list_model_iface_init (GListModelInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (HeraldFolder, herald_folder, G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (G_TYPE_LIST_MODEL, list_model_iface_init))

static void
show_record (HeraldFolder             *self,
             const HeraldFolderRecord *record)
{
  g_autoptr (HeraldFolderRecord) old = g_steal_pointer (&self->record);

  self->record = herald_folder_record_copy (record);

  if (g_strcmp0 (old->title, record->title) != 0)
    g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_TITLE]);
  if (old->expanded != record->expanded)
    g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_EXPANDED]);
  if (old->announced != record->announced)
    g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_ANNOUNCED]);
}

static void
items_changed_cb (HeraldFolder *self,
                  guint         position,
                  guint         removed,
                  guint         added)
{
  g_list_model_items_changed (G_LIST_MODEL (self), position, removed, added);
}

static GType
herald_folder_get_item_type (GListModel *model)
{
  return HERALD_TYPE_SOURCE;
}

static guint
herald_folder_get_n_items (GListModel *model)
{
  return g_list_model_get_n_items (G_LIST_MODEL (HERALD_FOLDER (model)->sources));
}

static gpointer
herald_folder_get_item (GListModel *model,
                        guint       position)
{
  return g_list_model_get_item (G_LIST_MODEL (HERALD_FOLDER (model)->sources), position);
}

static void
list_model_iface_init (GListModelInterface *iface)
{
  iface->get_item_type = herald_folder_get_item_type;
  iface->get_n_items = herald_folder_get_n_items;
  iface->get_item = herald_folder_get_item;
}

static void
herald_folder_dispose (GObject *object)
{
  HeraldFolder *self = HERALD_FOLDER (object);

  if (self->sources != NULL)
    g_signal_handlers_disconnect_by_data (self->sources, self);

  G_OBJECT_CLASS (herald_folder_parent_class)->dispose (object);
}

static void
herald_folder_finalize (GObject *object)
{
  HeraldFolder *self = HERALD_FOLDER (object);

  g_clear_object (&self->sources);
  g_clear_pointer (&self->record, herald_folder_record_free);
  g_clear_pointer (&self->stored, herald_folder_record_free);

  G_OBJECT_CLASS (herald_folder_parent_class)->finalize (object);
}

static void
herald_folder_get_property (GObject    *object,
                            guint       property_id,
                            GValue     *value,
                            GParamSpec *pspec)
{
  HeraldFolder *self = HERALD_FOLDER (object);

  switch (property_id)
    {
    case PROP_ID:
      g_value_set_int64 (value, herald_folder_get_id (self));
      break;

    case PROP_TITLE:
      g_value_set_string (value, herald_folder_get_title (self));
      break;

    case PROP_EXPANDED:
      g_value_set_boolean (value, herald_folder_get_expanded (self));
      break;

    case PROP_ANNOUNCED:
      g_value_set_boolean (value, herald_folder_get_announced (self));
      break;

    case PROP_UNREAD:
      g_value_set_uint (value, herald_folder_get_unread (self));
      break;

    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
    }
}

static void
herald_folder_class_init (HeraldFolderClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  const GParamFlags flags = G_PARAM_READABLE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY;

  object_class->dispose = herald_folder_dispose;
  object_class->finalize = herald_folder_finalize;
  object_class->get_property = herald_folder_get_property;

  properties[PROP_ID] = g_param_spec_int64 ("id", NULL, NULL, 0, G_MAXINT64, 0, flags);
  properties[PROP_TITLE] = g_param_spec_string ("title", NULL, NULL, NULL, flags);
  properties[PROP_EXPANDED] = g_param_spec_boolean ("expanded", NULL, NULL, FALSE, flags);
  properties[PROP_ANNOUNCED] = g_param_spec_boolean ("announced", NULL, NULL, FALSE, flags);
  properties[PROP_UNREAD] = g_param_spec_uint ("unread", NULL, NULL, 0, G_MAXUINT, 0, flags);

  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
herald_folder_init (HeraldFolder *self)
{
  self->sources = g_list_store_new (HERALD_TYPE_SOURCE);
  g_signal_connect_swapped (self->sources, "items-changed", G_CALLBACK (items_changed_cb), self);
}

gint64
herald_folder_get_id (HeraldFolder *self)
{
  g_return_val_if_fail (HERALD_IS_FOLDER (self), 0);

  return self->record->id;
}

const char *
herald_folder_get_title (HeraldFolder *self)
{
  g_return_val_if_fail (HERALD_IS_FOLDER (self), NULL);

  return self->record->title;
}

gboolean
herald_folder_get_expanded (HeraldFolder *self)
{
  g_return_val_if_fail (HERALD_IS_FOLDER (self), FALSE);

  return self->record->expanded;
}

/**
 * herald_folder_get_announced:
 * @self: a folder
 *
 * Returns: whether a person wants to be told of new stories of all its sources
 */
gboolean
herald_folder_get_announced (HeraldFolder *self)
{
  g_return_val_if_fail (HERALD_IS_FOLDER (self), FALSE);

  return self->record->announced;
}

/**
 * herald_folder_get_unread:
 * @self: a folder
 *
 * Returns: how many unread stories its sources have together
 */
guint
herald_folder_get_unread (HeraldFolder *self)
{
  g_return_val_if_fail (HERALD_IS_FOLDER (self), 0);

  return self->unread;
}

/* Private to the engine. */

/**
 * herald_folder_new: (skip)
 * @record: a folder as it is stored
 *
 * Returns: (transfer full): an object for it, without sources yet
 */
HeraldFolder *
herald_folder_new (const HeraldFolderRecord *record)
{
  HeraldFolder *self = g_object_new (HERALD_TYPE_FOLDER, NULL);

  self->record = herald_folder_record_copy (record);
  self->stored = herald_folder_record_copy (record);

  return self;
}

const HeraldFolderRecord *
herald_folder_get_record (HeraldFolder *self)
{
  return self->record;
}

/**
 * herald_folder_begin_edit: (skip)
 * @self: a folder
 * @record: what a person made of it
 *
 * Shows @record from now on. Each call is answered by one of herald_folder_end_edit().
 */
void
herald_folder_begin_edit (HeraldFolder             *self,
                          const HeraldFolderRecord *record)
{
  self->pending++;
  show_record (self, record);
}

/**
 * herald_folder_end_edit: (skip)
 * @self: a folder
 * @stored: (nullable): what was stored, or %NULL where it could not be
 *
 * Says that one write is over. After the last one the folder shows what is stored.
 */
void
herald_folder_end_edit (HeraldFolder             *self,
                        const HeraldFolderRecord *stored)
{
  g_return_if_fail (self->pending > 0);

  if (stored != NULL)
    {
      herald_folder_record_free (self->stored);
      self->stored = herald_folder_record_copy (stored);
    }
  if (--self->pending == 0)
    show_record (self, self->stored);
}

/**
 * herald_folder_get_sources: (skip)
 * @self: a folder
 *
 * Returns: (transfer none) (element-type HeraldSource): its sources, for #HeraldLibraryOutline to change
 */
GListStore *
herald_folder_get_sources (HeraldFolder *self)
{
  return self->sources;
}

/**
 * herald_folder_add_unread: (skip)
 * @self: a folder
 * @n: how many unread stories more, or fewer, its sources have now
 */
void
herald_folder_add_unread (HeraldFolder *self,
                          int           n)
{
  if (n == 0)
    return;

  self->unread += n;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_UNREAD]);
}

/**
 * herald_folder_compare: (skip)
 * @a: (type HeraldFolder): a folder
 * @b: (type HeraldFolder): another
 * @unused: nothing
 *
 * A #GCompareDataFunc for the order of folders.
 */
int
herald_folder_compare (gconstpointer a,
                       gconstpointer b,
                       gpointer      unused)
{
  const HeraldFolderRecord *one = ((const HeraldFolder *) a)->record;
  const HeraldFolderRecord *other = ((const HeraldFolder *) b)->record;

  if (one->position != other->position)
    return one->position < other->position ? -1 : 1;
  return one->id < other->id ? -1 : one->id > other->id;
}
