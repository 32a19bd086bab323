/* SPDX-FileCopyrightText: 2026 The Herald founders
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "herald-story.h"

#include "herald-story-private.h"

/* What a person sets is shown before it is stored. While writes are under way, what the store says is only
 * remembered, so that quick changes of mind do not flicker. */
typedef struct
{
  gboolean shown;
  gboolean stored;
  guint    pending; /* writes under way */
} Flag;

/**
 * HeraldStory:
 *
 * One story as it stands in lists. There is one object for a story in a library while anybody holds it. It is
 * there at once with nothing but its id; the rest comes when it was read from the library file.
 */
struct _HeraldStory
{
  GObject            parent_instance;

  gint64             id;
  GHashTable        *living; /* (owned) (element-type gint64 HeraldStory): where this story is while it lives */
  HeraldStoryRecord *record; /* (owned) (nullable): NULL until it is loaded */
  char              *byline; /* (owned) (nullable) */
  Flag               flags[HERALD_STORY_N_FLAGS];
  gboolean           wanted; /* it stands in line to be loaded */
};

enum
{
  PROP_ID = 1,
  PROP_LOADED,
  PROP_TITLE,
  PROP_PREVIEW,
  PROP_BYLINE,
  PROP_LINK,
  PROP_THUMBNAIL,
  PROP_TIME,
  PROP_SOURCE_ID,
  PROP_READ,
  PROP_BOOKMARKED,
  N_PROPS,
};

static GParamSpec *properties[N_PROPS];

G_DEFINE_FINAL_TYPE (HeraldStory, herald_story, G_TYPE_OBJECT)

static void
show_flag (HeraldStory     *self,
           HeraldStoryFlag  flag,
           gboolean         value)
{
  value = !!value;
  if (self->flags[flag].shown == value)
    return;

  self->flags[flag].shown = value;
  g_object_notify_by_pspec (G_OBJECT (self),
                            properties[flag == HERALD_STORY_FLAG_READ ? PROP_READ : PROP_BOOKMARKED]);
}

static void
herald_story_dispose (GObject *object)
{
  HeraldStory *self = HERALD_STORY (object);

  if (self->living != NULL)
    g_hash_table_remove (self->living, &self->id);
  g_clear_pointer (&self->living, g_hash_table_unref);

  G_OBJECT_CLASS (herald_story_parent_class)->dispose (object);
}

static void
herald_story_finalize (GObject *object)
{
  HeraldStory *self = HERALD_STORY (object);

  g_clear_pointer (&self->record, herald_story_record_unref);
  g_free (self->byline);

  G_OBJECT_CLASS (herald_story_parent_class)->finalize (object);
}

static void
herald_story_get_property (GObject    *object,
                           guint       property_id,
                           GValue     *value,
                           GParamSpec *pspec)
{
  HeraldStory *self = HERALD_STORY (object);

  switch (property_id)
    {
    case PROP_ID:
      g_value_set_int64 (value, herald_story_get_id (self));
      break;

    case PROP_LOADED:
      g_value_set_boolean (value, herald_story_get_loaded (self));
      break;

    case PROP_TITLE:
      g_value_set_string (value, herald_story_get_title (self));
      break;

    case PROP_PREVIEW:
      g_value_set_string (value, herald_story_get_preview (self));
      break;

    case PROP_BYLINE:
      g_value_set_string (value, herald_story_get_byline (self));
      break;

    case PROP_LINK:
      g_value_set_string (value, herald_story_get_link (self));
      break;

    case PROP_THUMBNAIL:
      g_value_set_string (value, herald_story_get_thumbnail (self));
      break;

    case PROP_TIME:
      g_value_set_int64 (value, herald_story_get_time (self));
      break;

    case PROP_SOURCE_ID:
      g_value_set_int64 (value, herald_story_get_source_id (self));
      break;

    case PROP_READ:
      g_value_set_boolean (value, herald_story_get_read (self));
      break;

    case PROP_BOOKMARKED:
      g_value_set_boolean (value, herald_story_get_bookmarked (self));
      break;

    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
    }
}

static void
herald_story_class_init (HeraldStoryClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  const GParamFlags flags = G_PARAM_READABLE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY;

  object_class->dispose = herald_story_dispose;
  object_class->finalize = herald_story_finalize;
  object_class->get_property = herald_story_get_property;

  properties[PROP_ID] = g_param_spec_int64 ("id", NULL, NULL, 0, G_MAXINT64, 0, flags);
  properties[PROP_LOADED] = g_param_spec_boolean ("loaded", NULL, NULL, FALSE, flags);
  properties[PROP_TITLE] = g_param_spec_string ("title", NULL, NULL, NULL, flags);
  properties[PROP_PREVIEW] = g_param_spec_string ("preview", NULL, NULL, NULL, flags);
  properties[PROP_BYLINE] = g_param_spec_string ("byline", NULL, NULL, NULL, flags);
  properties[PROP_LINK] = g_param_spec_string ("link", NULL, NULL, NULL, flags);
  properties[PROP_THUMBNAIL] = g_param_spec_string ("thumbnail", NULL, NULL, NULL, flags);
  properties[PROP_TIME] =
    g_param_spec_int64 ("time", NULL, NULL, G_MININT64, G_MAXINT64, HERALD_TIME_NONE, flags);
  properties[PROP_SOURCE_ID] = g_param_spec_int64 ("source-id", NULL, NULL, 0, G_MAXINT64, 0, flags);
  properties[PROP_READ] = g_param_spec_boolean ("read", NULL, NULL, FALSE, flags);
  properties[PROP_BOOKMARKED] = g_param_spec_boolean ("bookmarked", NULL, NULL, FALSE, flags);

  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
herald_story_init (HeraldStory *self)
{
}

gint64
herald_story_get_id (HeraldStory *self)
{
  g_return_val_if_fail (HERALD_IS_STORY (self), 0);

  return self->id;
}

/**
 * herald_story_get_loaded:
 * @self: a story
 *
 * Returns: whether more than the id is known of it
 */
gboolean
herald_story_get_loaded (HeraldStory *self)
{
  g_return_val_if_fail (HERALD_IS_STORY (self), FALSE);

  return self->record != NULL;
}

const char *
herald_story_get_title (HeraldStory *self)
{
  g_return_val_if_fail (HERALD_IS_STORY (self), NULL);

  return self->record != NULL ? self->record->title : NULL;
}

const char *
herald_story_get_preview (HeraldStory *self)
{
  g_return_val_if_fail (HERALD_IS_STORY (self), NULL);

  return self->record != NULL ? self->record->preview : NULL;
}

const char *
herald_story_get_byline (HeraldStory *self)
{
  g_return_val_if_fail (HERALD_IS_STORY (self), NULL);

  return self->byline;
}

const char *
herald_story_get_link (HeraldStory *self)
{
  g_return_val_if_fail (HERALD_IS_STORY (self), NULL);

  return self->record != NULL ? self->record->link : NULL;
}

const char *
herald_story_get_thumbnail (HeraldStory *self)
{
  g_return_val_if_fail (HERALD_IS_STORY (self), NULL);

  return self->record != NULL ? self->record->thumbnail : NULL;
}

/**
 * herald_story_get_time:
 * @self: a story
 *
 * Returns: the time by which it stands in lists, in seconds since 1970, or %HERALD_TIME_NONE while it is not
 *   loaded
 */
gint64
herald_story_get_time (HeraldStory *self)
{
  g_return_val_if_fail (HERALD_IS_STORY (self), HERALD_TIME_NONE);

  return self->record != NULL ? self->record->sort_time : HERALD_TIME_NONE;
}

gint64
herald_story_get_source_id (HeraldStory *self)
{
  g_return_val_if_fail (HERALD_IS_STORY (self), 0);

  return self->record != NULL ? self->record->source_id : 0;
}

gboolean
herald_story_get_read (HeraldStory *self)
{
  g_return_val_if_fail (HERALD_IS_STORY (self), FALSE);

  return self->flags[HERALD_STORY_FLAG_READ].shown;
}

gboolean
herald_story_get_bookmarked (HeraldStory *self)
{
  g_return_val_if_fail (HERALD_IS_STORY (self), FALSE);

  return self->flags[HERALD_STORY_FLAG_BOOKMARKED].shown;
}

/* Private to the engine. */

/**
 * herald_story_new: (skip)
 * @id: a story's id
 * @living: (element-type gint64 HeraldStory): the stories of its library that live; it is added here and takes
 *   itself out when nobody holds it any more
 *
 * Returns: (transfer full): a story of which only the id is known
 */
HeraldStory *
herald_story_new (gint64      id,
                  GHashTable *living)
{
  HeraldStory *self;

  g_return_val_if_fail (!g_hash_table_contains (living, &id), NULL);

  self = g_object_new (HERALD_TYPE_STORY, NULL);
  self->id = id;
  self->living = g_hash_table_ref (living);
  g_hash_table_insert (living, &self->id, self);

  return self;
}

/**
 * herald_story_set_record: (skip)
 * @self: a story
 * @record: what the store says about it
 */
void
herald_story_set_record (HeraldStory       *self,
                         HeraldStoryRecord *record)
{
  g_autoptr (HeraldStoryRecord) old = NULL;
  g_autofree char *byline = herald_story_record_dup_byline (record);
  GObject *object = G_OBJECT (self);

  g_return_if_fail (HERALD_IS_STORY (self));
  g_return_if_fail (record->id == self->id);

  g_object_freeze_notify (object);

  old = g_steal_pointer (&self->record);
  self->record = herald_story_record_ref (record);
  if (old == NULL)
    g_object_notify_by_pspec (object, properties[PROP_LOADED]);
  if (g_strcmp0 (old != NULL ? old->title : NULL, record->title) != 0)
    g_object_notify_by_pspec (object, properties[PROP_TITLE]);
  if (g_strcmp0 (old != NULL ? old->preview : NULL, record->preview) != 0)
    g_object_notify_by_pspec (object, properties[PROP_PREVIEW]);
  if (g_set_str (&self->byline, byline))
    g_object_notify_by_pspec (object, properties[PROP_BYLINE]);
  if (g_strcmp0 (old != NULL ? old->link : NULL, record->link) != 0)
    g_object_notify_by_pspec (object, properties[PROP_LINK]);
  if (g_strcmp0 (old != NULL ? old->thumbnail : NULL, record->thumbnail) != 0)
    g_object_notify_by_pspec (object, properties[PROP_THUMBNAIL]);
  if (old == NULL || old->sort_time != record->sort_time)
    g_object_notify_by_pspec (object, properties[PROP_TIME]);
  if (old == NULL || old->source_id != record->source_id)
    g_object_notify_by_pspec (object, properties[PROP_SOURCE_ID]);
  herald_story_store_flag (self, HERALD_STORY_FLAG_READ, record->read);
  herald_story_store_flag (self, HERALD_STORY_FLAG_BOOKMARKED, record->bookmarked);

  g_object_thaw_notify (object);
}

/**
 * herald_story_begin_flag: (skip)
 * @self: a story
 * @flag: what a person set
 * @value: to what
 *
 * Shows @value from now on. Each call is answered by one of herald_story_settle_flag().
 */
void
herald_story_begin_flag (HeraldStory     *self,
                         HeraldStoryFlag  flag,
                         gboolean         value)
{
  g_return_if_fail (HERALD_IS_STORY (self));

  self->flags[flag].pending++;
  show_flag (self, flag, value);
}

/**
 * herald_story_store_flag: (skip)
 * @self: a story
 * @flag: what is stored
 * @value: its stored value
 *
 * Takes over what the store says, and shows it unless a person's own change is under way.
 */
void
herald_story_store_flag (HeraldStory     *self,
                         HeraldStoryFlag  flag,
                         gboolean         value)
{
  g_return_if_fail (HERALD_IS_STORY (self));

  self->flags[flag].stored = !!value;
  if (self->flags[flag].pending == 0)
    show_flag (self, flag, value);
}

/**
 * herald_story_settle_flag: (skip)
 * @self: a story
 * @flag: what a person set
 *
 * Says that one write is over. After the last one the story shows what is stored.
 */
void
herald_story_settle_flag (HeraldStory     *self,
                          HeraldStoryFlag  flag)
{
  g_return_if_fail (HERALD_IS_STORY (self));
  g_return_if_fail (self->flags[flag].pending > 0);

  if (--self->flags[flag].pending == 0)
    show_flag (self, flag, self->flags[flag].stored);
}

gboolean
herald_story_get_wanted (HeraldStory *self)
{
  return self->wanted;
}

void
herald_story_set_wanted (HeraldStory *self,
                         gboolean     wanted)
{
  self->wanted = wanted;
}
