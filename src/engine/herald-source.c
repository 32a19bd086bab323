/* SPDX-FileCopyrightText: 2026 The Herald founders
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "herald-source.h"

#include "herald-source-private.h"

#include "herald-story-record.h"

/**
 * HeraldSource:
 *
 * One subscription. What a person changes about it is shown at once; when the last change under way could not
 * be stored, the source shows again what is.
 */
struct _HeraldSource
{
  GObject             parent_instance;

  HeraldSourceRecord *record;  /* (owned): as shown */
  HeraldSourceRecord *stored;  /* (owned): as the store has it */
  guint               pending; /* changes by a person that are being stored */
  guint               unread;
  guint               total;
  HeraldSourceState   state;
  GBytes             *icon;    /* (owned) (nullable) */
};

enum
{
  PROP_ID = 1,
  PROP_NAME,
  PROP_ADDRESS,
  PROP_HOME,
  PROP_FOLDER_ID,
  PROP_UNREAD,
  PROP_TOTAL,
  PROP_FAILING,
  PROP_PAUSED,
  PROP_ANNOUNCED,
  PROP_RETENTION_DAYS,
  PROP_RETENTION_STORIES,
  PROP_STATE,
  PROP_ICON,
  N_PROPS,
};

static GParamSpec *properties[N_PROPS];

G_DEFINE_FINAL_TYPE (HeraldSource, herald_source, G_TYPE_OBJECT)

/* All that a person decides, and that a fetch must leave alone. */
static void
take_decisions (HeraldSourceRecord *self,
                HeraldSourceRecord *decided)
{
  g_set_str (&self->address, decided->address);
  g_set_str (&self->custom_title, decided->custom_title);
  g_set_str (&self->former_address, decided->former_address);
  g_set_str (&self->refused_address, decided->refused_address);
  self->folder_id = decided->folder_id;
  self->position = decided->position;
  self->moved_at = decided->moved_at;
  self->paused_at = decided->paused_at;
  self->announced = decided->announced;
  self->retention_days = decided->retention_days;
  self->retention_stories = decided->retention_stories;
}

/* What a person decides: of @decided; all else of @record. Another address knows nothing of the old one's
 * answers. */
static HeraldSourceRecord *
with_decisions (HeraldSourceRecord *record,
                HeraldSourceRecord *decided)
{
  HeraldSourceRecord *self = herald_source_record_copy (record);

  take_decisions (self, decided);
  if (g_strcmp0 (record->address, decided->address) == 0)
    return self;

  g_clear_pointer (&self->etag, g_free);
  g_clear_pointer (&self->last_modified, g_free);
  g_clear_pointer (&self->content_hash, g_free);
  g_clear_pointer (&self->detour, g_free);
  g_clear_pointer (&self->failure_detail, g_free);
  self->failure = HERALD_FAILURE_NONE;
  self->failure_count = 0;
  self->failing_since = HERALD_TIME_NONE;
  self->next_fetch = HERALD_TIME_NONE;

  return self;
}

/* The reverse: what a fetch found out, of @fetched; all else of @record. */
static HeraldSourceRecord *
with_fetch (HeraldSourceRecord *record,
            HeraldSourceRecord *fetched)
{
  HeraldSourceRecord *self = herald_source_record_copy (fetched);

  take_decisions (self, record);
  self->id = record->id;

  return self;
}

static void
show_record (HeraldSource       *self,
             HeraldSourceRecord *record)
{
  g_autoptr (HeraldSourceRecord) old = g_steal_pointer (&self->record);
  GObject *object = G_OBJECT (self);

  self->record = herald_source_record_ref (record);

  g_object_freeze_notify (object);
  if (g_strcmp0 (herald_source_record_get_name (old), herald_source_record_get_name (record)) != 0)
    g_object_notify_by_pspec (object, properties[PROP_NAME]);
  if (g_strcmp0 (old->address, record->address) != 0)
    g_object_notify_by_pspec (object, properties[PROP_ADDRESS]);
  if (g_strcmp0 (old->home, record->home) != 0)
    g_object_notify_by_pspec (object, properties[PROP_HOME]);
  if (old->folder_id != record->folder_id)
    g_object_notify_by_pspec (object, properties[PROP_FOLDER_ID]);
  if (old->failure != record->failure)
    g_object_notify_by_pspec (object, properties[PROP_FAILING]);
  if ((old->paused_at != HERALD_TIME_NONE) != (record->paused_at != HERALD_TIME_NONE))
    g_object_notify_by_pspec (object, properties[PROP_PAUSED]);
  if (old->announced != record->announced)
    g_object_notify_by_pspec (object, properties[PROP_ANNOUNCED]);
  if (old->retention_days != record->retention_days)
    g_object_notify_by_pspec (object, properties[PROP_RETENTION_DAYS]);
  if (old->retention_stories != record->retention_stories)
    g_object_notify_by_pspec (object, properties[PROP_RETENTION_STORIES]);
  g_object_thaw_notify (object);
}

static void
herald_source_finalize (GObject *object)
{
  HeraldSource *self = HERALD_SOURCE (object);

  g_clear_pointer (&self->record, herald_source_record_unref);
  g_clear_pointer (&self->stored, herald_source_record_unref);
  g_clear_pointer (&self->icon, g_bytes_unref);

  G_OBJECT_CLASS (herald_source_parent_class)->finalize (object);
}

static void
herald_source_get_property (GObject    *object,
                            guint       property_id,
                            GValue     *value,
                            GParamSpec *pspec)
{
  HeraldSource *self = HERALD_SOURCE (object);

  switch (property_id)
    {
    case PROP_ID:
      g_value_set_int64 (value, herald_source_get_id (self));
      break;

    case PROP_NAME:
      g_value_set_string (value, herald_source_get_name (self));
      break;

    case PROP_ADDRESS:
      g_value_set_string (value, herald_source_get_address (self));
      break;

    case PROP_HOME:
      g_value_set_string (value, herald_source_get_home (self));
      break;

    case PROP_FOLDER_ID:
      g_value_set_int64 (value, herald_source_get_folder_id (self));
      break;

    case PROP_UNREAD:
      g_value_set_uint (value, herald_source_get_unread (self));
      break;

    case PROP_TOTAL:
      g_value_set_uint (value, herald_source_get_total (self));
      break;

    case PROP_FAILING:
      g_value_set_boolean (value, herald_source_get_failing (self));
      break;

    case PROP_PAUSED:
      g_value_set_boolean (value, herald_source_get_paused (self));
      break;

    case PROP_ANNOUNCED:
      g_value_set_boolean (value, herald_source_get_announced (self));
      break;

    case PROP_RETENTION_DAYS:
      g_value_set_int (value, herald_source_get_retention_days (self));
      break;

    case PROP_RETENTION_STORIES:
      g_value_set_int (value, herald_source_get_retention_stories (self));
      break;

    case PROP_STATE:
      g_value_set_uint (value, herald_source_get_state (self));
      break;

    case PROP_ICON:
      g_value_set_boxed (value, herald_source_get_icon (self));
      break;

    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
    }
}

static void
herald_source_class_init (HeraldSourceClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  const GParamFlags flags = G_PARAM_READABLE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY;

  object_class->finalize = herald_source_finalize;
  object_class->get_property = herald_source_get_property;

  properties[PROP_ID] = g_param_spec_int64 ("id", NULL, NULL, 0, G_MAXINT64, 0, flags);
  properties[PROP_NAME] = g_param_spec_string ("name", NULL, NULL, NULL, flags);
  properties[PROP_ADDRESS] = g_param_spec_string ("address", NULL, NULL, NULL, flags);
  properties[PROP_HOME] = g_param_spec_string ("home", NULL, NULL, NULL, flags);
  properties[PROP_FOLDER_ID] = g_param_spec_int64 ("folder-id", NULL, NULL, 0, G_MAXINT64, 0, flags);
  properties[PROP_UNREAD] = g_param_spec_uint ("unread", NULL, NULL, 0, G_MAXUINT, 0, flags);
  properties[PROP_TOTAL] = g_param_spec_uint ("total", NULL, NULL, 0, G_MAXUINT, 0, flags);
  properties[PROP_FAILING] = g_param_spec_boolean ("failing", NULL, NULL, FALSE, flags);
  properties[PROP_PAUSED] = g_param_spec_boolean ("paused", NULL, NULL, FALSE, flags);
  properties[PROP_ANNOUNCED] = g_param_spec_boolean ("announced", NULL, NULL, FALSE, flags);
  properties[PROP_RETENTION_DAYS] =
    g_param_spec_int ("retention-days", NULL, NULL, HERALD_RETENTION_GENERAL, G_MAXINT, HERALD_RETENTION_GENERAL,
                      flags);
  properties[PROP_RETENTION_STORIES] =
    g_param_spec_int ("retention-stories", NULL, NULL, HERALD_RETENTION_GENERAL, G_MAXINT, HERALD_RETENTION_GENERAL,
                      flags);
  properties[PROP_STATE] = g_param_spec_uint ("state", NULL, NULL, 0, G_MAXUINT, 0, flags);
  properties[PROP_ICON] = g_param_spec_boxed ("icon", NULL, NULL, G_TYPE_BYTES, flags);

  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
herald_source_init (HeraldSource *self)
{
}

gint64
herald_source_get_id (HeraldSource *self)
{
  g_return_val_if_fail (HERALD_IS_SOURCE (self), 0);

  return self->record->id;
}

/**
 * herald_source_get_name:
 * @self: a source
 *
 * Returns: what the reader calls it, else what it calls itself, else its address
 */
const char *
herald_source_get_name (HeraldSource *self)
{
  g_return_val_if_fail (HERALD_IS_SOURCE (self), NULL);

  return herald_source_record_get_name (self->record);
}

const char *
herald_source_get_address (HeraldSource *self)
{
  g_return_val_if_fail (HERALD_IS_SOURCE (self), NULL);

  return self->record->address;
}

const char *
herald_source_get_home (HeraldSource *self)
{
  g_return_val_if_fail (HERALD_IS_SOURCE (self), NULL);

  return self->record->home;
}

/**
 * herald_source_get_folder_id:
 * @self: a source
 *
 * Returns: the id of the folder that it is in, or 0
 */
gint64
herald_source_get_folder_id (HeraldSource *self)
{
  g_return_val_if_fail (HERALD_IS_SOURCE (self), 0);

  return self->record->folder_id;
}

guint
herald_source_get_unread (HeraldSource *self)
{
  g_return_val_if_fail (HERALD_IS_SOURCE (self), 0);

  return self->unread;
}

guint
herald_source_get_total (HeraldSource *self)
{
  g_return_val_if_fail (HERALD_IS_SOURCE (self), 0);

  return self->total;
}

/**
 * herald_source_get_failing:
 * @self: a source
 *
 * Returns: whether its last fetch failed
 */
gboolean
herald_source_get_failing (HeraldSource *self)
{
  g_return_val_if_fail (HERALD_IS_SOURCE (self), FALSE);

  return self->record->failure != HERALD_FAILURE_NONE;
}

HeraldFailure
herald_source_get_failure (HeraldSource *self)
{
  g_return_val_if_fail (HERALD_IS_SOURCE (self), HERALD_FAILURE_NONE);

  return self->record->failure;
}

/**
 * herald_source_get_paused:
 * @self: a source
 *
 * Returns: whether a person wants it left alone
 */
gboolean
herald_source_get_paused (HeraldSource *self)
{
  g_return_val_if_fail (HERALD_IS_SOURCE (self), FALSE);

  return self->record->paused_at != HERALD_TIME_NONE;
}

/**
 * herald_source_get_announced:
 * @self: a source
 *
 * Returns: whether a person wants to be told of its new stories; see also herald_library_is_announced()
 */
gboolean
herald_source_get_announced (HeraldSource *self)
{
  g_return_val_if_fail (HERALD_IS_SOURCE (self), FALSE);

  return self->record->announced;
}

/**
 * herald_source_get_retention_days:
 * @self: a source
 *
 * Returns: for how many days its read stories are kept, 0 for ever, or %HERALD_RETENTION_GENERAL
 */
int
herald_source_get_retention_days (HeraldSource *self)
{
  g_return_val_if_fail (HERALD_IS_SOURCE (self), HERALD_RETENTION_GENERAL);

  return self->record->retention_days;
}

/**
 * herald_source_get_retention_stories:
 * @self: a source
 *
 * Returns: how many of its stories are kept, 0 for all, or %HERALD_RETENTION_GENERAL
 */
int
herald_source_get_retention_stories (HeraldSource *self)
{
  g_return_val_if_fail (HERALD_IS_SOURCE (self), HERALD_RETENTION_GENERAL);

  return self->record->retention_stories;
}

HeraldSourceState
herald_source_get_state (HeraldSource *self)
{
  g_return_val_if_fail (HERALD_IS_SOURCE (self), HERALD_SOURCE_IDLE);

  return self->state;
}

/**
 * herald_source_get_icon:
 * @self: a source
 *
 * Returns: (transfer none) (nullable): the picture file of its icon
 */
GBytes *
herald_source_get_icon (HeraldSource *self)
{
  g_return_val_if_fail (HERALD_IS_SOURCE (self), NULL);

  return herald_source_is_without_icon (self) ? NULL : self->icon;
}

/**
 * herald_source_is_without_icon:
 * @self: a source
 *
 * A single byte is stored for a source whose site was asked for an icon and has none.
 *
 * Returns: whether that is so
 */
gboolean
herald_source_is_without_icon (HeraldSource *self)
{
  g_return_val_if_fail (HERALD_IS_SOURCE (self), FALSE);

  return self->icon != NULL && g_bytes_get_size (self->icon) <= 1;
}

/**
 * herald_source_get_record:
 * @self: a source
 *
 * The record as it is shown now. Its counts are those of the time when it was read: see
 * herald_source_get_unread() and herald_source_get_total().
 *
 * Returns: (transfer none): the record
 */
HeraldSourceRecord *
herald_source_get_record (HeraldSource *self)
{
  g_return_val_if_fail (HERALD_IS_SOURCE (self), NULL);

  return self->record;
}

/* Private to the engine. */

/**
 * herald_source_new: (skip)
 * @record: a source as it is stored
 *
 * Returns: (transfer full): an object for it
 */
HeraldSource *
herald_source_new (HeraldSourceRecord *record)
{
  HeraldSource *self = g_object_new (HERALD_TYPE_SOURCE, NULL);

  self->record = herald_source_record_ref (record);
  self->stored = herald_source_record_ref (record);
  self->unread = record->unread;
  self->total = record->total;

  return self;
}

/**
 * herald_source_begin_edit: (skip)
 * @self: a source
 * @record: what a person made of it
 *
 * Shows what a person decides about @record from now on. Each call is answered by one of
 * herald_source_end_edit().
 */
void
herald_source_begin_edit (HeraldSource       *self,
                          HeraldSourceRecord *record)
{
  g_autoptr (HeraldSourceRecord) shown = with_decisions (self->record, record);

  self->pending++;
  show_record (self, shown);
}

/**
 * herald_source_end_edit: (skip)
 * @self: a source
 * @stored: (nullable): what was stored, or %NULL where it could not be
 *
 * Says that one write is over. After the last one the source shows what is stored.
 */
void
herald_source_end_edit (HeraldSource       *self,
                        HeraldSourceRecord *stored)
{
  g_return_if_fail (self->pending > 0);

  if (stored != NULL)
    {
      g_autoptr (HeraldSourceRecord) old = g_steal_pointer (&self->stored);

      self->stored = with_decisions (old, stored);
    }
  if (--self->pending == 0)
    show_record (self, self->stored);
}

/**
 * herald_source_set_fetch: (skip)
 * @self: a source
 * @fetched: what a fetch found out, as it is stored now
 *
 * Takes over validators, times, failure and what the feed says about itself.
 */
void
herald_source_set_fetch (HeraldSource       *self,
                         HeraldSourceRecord *fetched)
{
  g_autoptr (HeraldSourceRecord) old = g_steal_pointer (&self->stored);
  g_autoptr (HeraldSourceRecord) shown = with_fetch (self->record, fetched);

  self->stored = with_fetch (old, fetched);
  show_record (self, shown);
}

void
herald_source_set_counts (HeraldSource *self,
                          guint         unread,
                          guint         total)
{
  if (self->unread != unread)
    {
      self->unread = unread;
      g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_UNREAD]);
    }
  if (self->total != total)
    {
      self->total = total;
      g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_TOTAL]);
    }
}

void
herald_source_set_state (HeraldSource      *self,
                         HeraldSourceState  state)
{
  if (self->state == state)
    return;

  self->state = state;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_STATE]);
}

void
herald_source_set_icon (HeraldSource *self,
                        GBytes       *icon)
{
  if (self->icon == icon || (self->icon != NULL && icon != NULL && g_bytes_equal (self->icon, icon)))
    return;

  g_clear_pointer (&self->icon, g_bytes_unref);
  self->icon = icon != NULL ? g_bytes_ref (icon) : NULL;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_ICON]);
}

/**
 * herald_source_compare: (skip)
 * @a: (type HeraldSource): a source
 * @b: (type HeraldSource): another
 * @unused: nothing
 *
 * A #GCompareDataFunc for the order within a folder.
 */
int
herald_source_compare (gconstpointer a,
                       gconstpointer b,
                       gpointer      unused)
{
  const HeraldSourceRecord *one = ((const HeraldSource *) a)->record;
  const HeraldSourceRecord *other = ((const HeraldSource *) b)->record;

  if (one->position != other->position)
    return one->position < other->position ? -1 : 1;
  return one->id < other->id ? -1 : one->id > other->id;
}
