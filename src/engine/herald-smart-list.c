/* SPDX-FileCopyrightText: 2026 The Herald founders
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "herald-smart-list.h"

#include "herald-smart-list-private.h"

/**
 * HeraldSmartList:
 *
 * A list of stories that stands in the sidebar by itself: a scope and how many stories to show for it. Its name
 * is given by the window.
 */
struct _HeraldSmartList
{
  GObject           parent_instance;

  HeraldStoryScope  scope;
  guint             count;
};

enum
{
  PROP_SCOPE = 1,
  PROP_COUNT,
  N_PROPS,
};

static GParamSpec *properties[N_PROPS];

G_DEFINE_FINAL_TYPE (HeraldSmartList, herald_smart_list, G_TYPE_OBJECT)

static void
herald_smart_list_get_property (GObject    *object,
                                guint       property_id,
                                GValue     *value,
                                GParamSpec *pspec)
{
  HeraldSmartList *self = HERALD_SMART_LIST (object);

  switch (property_id)
    {
    case PROP_SCOPE:
      g_value_set_uint (value, self->scope);
      break;

    case PROP_COUNT:
      g_value_set_uint (value, self->count);
      break;

    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
    }
}

static void
herald_smart_list_class_init (HeraldSmartListClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->get_property = herald_smart_list_get_property;

  properties[PROP_SCOPE] =
    g_param_spec_uint ("scope", NULL, NULL, 0, G_MAXUINT, 0,
                       G_PARAM_READABLE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY);
  properties[PROP_COUNT] =
    g_param_spec_uint ("count", NULL, NULL, 0, G_MAXUINT, 0,
                       G_PARAM_READABLE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY);

  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
herald_smart_list_init (HeraldSmartList *self)
{
}

HeraldStoryScope
herald_smart_list_get_scope (HeraldSmartList *self)
{
  g_return_val_if_fail (HERALD_IS_SMART_LIST (self), HERALD_STORY_SCOPE_ALL);

  return self->scope;
}

/**
 * herald_smart_list_get_count:
 * @self: a smart list
 *
 * Returns: how many unread stories it has, but for bookmarks and all stories how many in all
 */
guint
herald_smart_list_get_count (HeraldSmartList *self)
{
  g_return_val_if_fail (HERALD_IS_SMART_LIST (self), 0);

  return self->count;
}

/* Private to the engine. */

HeraldSmartList *
herald_smart_list_new (HeraldStoryScope scope)
{
  HeraldSmartList *self = g_object_new (HERALD_TYPE_SMART_LIST, NULL);

  self->scope = scope;

  return self;
}

void
herald_smart_list_set_count (HeraldSmartList *self,
                             guint            count)
{
  g_return_if_fail (HERALD_IS_SMART_LIST (self));

  if (self->count == count)
    return;

  self->count = count;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_COUNT]);
}
