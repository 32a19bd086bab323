/* SPDX-FileCopyrightText: 2026 The Herald founders
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "herald-feed-row.h"

#include "herald-source-icon.h"

#include <glib/gi18n.h>

/**
 * HeraldFeedRow:
 *
 * A feed that a person may add, with a check button. Where it is followed already there is none, and the row says so.
 */
struct _HeraldFeedRow
{
  AdwActionRow      parent_instance;

  HeraldSourceIcon *icon;   /* owned by the row */
  GtkCheckButton   *check;  /* owned by the row, NULL where it is followed already */
  HeraldSource     *source; /* (owned) (nullable): where it is followed already */
};

enum
{
  PROP_ACTIVE = 1,
};

static GParamSpec *properties[PROP_ACTIVE + 1];

G_DEFINE_FINAL_TYPE (HeraldFeedRow, herald_feed_row, ADW_TYPE_ACTION_ROW)

static char *
describe_place (HeraldLibrary *library,
                HeraldSource  *source)
{
  HeraldFolder *folder = herald_library_get_folder (library, herald_source_get_folder_id (source));

  if (folder == NULL)
    return g_strdup (_("You follow this already"));

  /* Translators: %s is the name of the folder in which a source that was found already is. */
  return g_strdup_printf (_("You follow this already, in “%s”"), herald_folder_get_title (folder));
}

static void
show_place (HeraldFeedRow *self,
            HeraldLibrary *library)
{
  g_autofree char *place = describe_place (library, self->source);

  adw_action_row_set_subtitle (ADW_ACTION_ROW (self), place);
}

static void
toggled_cb (HeraldFeedRow *self)
{
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_ACTIVE]);
}

static void
add_check (HeraldFeedRow *self,
           const char    *title)
{
  GtkWidget *check = gtk_check_button_new ();

  self->check = GTK_CHECK_BUTTON (check);
  gtk_widget_set_valign (check, GTK_ALIGN_CENTER);
  gtk_accessible_update_property (GTK_ACCESSIBLE (check), GTK_ACCESSIBLE_PROPERTY_LABEL, title, -1);
  g_signal_connect_object (check, "toggled", G_CALLBACK (toggled_cb), self, G_CONNECT_SWAPPED);
  adw_action_row_add_suffix (ADW_ACTION_ROW (self), check);
  adw_action_row_set_activatable_widget (ADW_ACTION_ROW (self), check);
}

static void
herald_feed_row_get_property (GObject    *object,
                              guint       property_id,
                              GValue     *value,
                              GParamSpec *pspec)
{
  HeraldFeedRow *self = HERALD_FEED_ROW (object);

  switch (property_id)
    {
    case PROP_ACTIVE:
      g_value_set_boolean (value, herald_feed_row_get_active (self));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
    }
}

static void
herald_feed_row_dispose (GObject *object)
{
  g_clear_object (&HERALD_FEED_ROW (object)->source);

  G_OBJECT_CLASS (herald_feed_row_parent_class)->dispose (object);
}

static void
herald_feed_row_class_init (HeraldFeedRowClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = herald_feed_row_dispose;
  object_class->get_property = herald_feed_row_get_property;

  properties[PROP_ACTIVE] =
    g_param_spec_boolean ("active", NULL, NULL, FALSE, G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, G_N_ELEMENTS (properties), properties);
}

static void
herald_feed_row_init (HeraldFeedRow *self)
{
  GtkWidget *icon = g_object_new (HERALD_TYPE_SOURCE_ICON, "pixel-size", 32, "valign", GTK_ALIGN_CENTER, NULL);

  self->icon = HERALD_SOURCE_ICON (icon);
  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (self), FALSE);
  adw_action_row_add_prefix (ADW_ACTION_ROW (self), icon);
}

/**
 * herald_feed_row_new:
 * @library: where the feed may be followed already
 * @address: the address of the feed
 * @title: its name
 * @subtitle: what to say of it where it is not followed yet
 *
 * Returns: (transfer floating): the row
 */
GtkWidget *
herald_feed_row_new (HeraldLibrary *library,
                     const char    *address,
                     const char    *title,
                     const char    *subtitle)
{
  HeraldFeedRow *self = g_object_new (HERALD_TYPE_FEED_ROW, "title", title, "subtitle", subtitle,
                                      "tooltip-text", address, NULL);

  g_set_object (&self->source, herald_library_find_source (library, address));
  if (self->source != NULL)
    {
      herald_source_icon_set_source (self->icon, self->source);
      show_place (self, library);
    }
  else
    {
      herald_source_icon_set_name (self->icon, title);
      add_check (self, title);
    }

  return GTK_WIDGET (self);
}

/**
 * herald_feed_row_get_source:
 * @self: a row
 *
 * Returns: (transfer none) (nullable): what is followed already
 */
HeraldSource *
herald_feed_row_get_source (HeraldFeedRow *self)
{
  g_return_val_if_fail (HERALD_IS_FEED_ROW (self), NULL);

  return self->source;
}

/**
 * herald_feed_row_get_active:
 * @self: a row
 *
 * Returns: whether the feed is to be added
 */
gboolean
herald_feed_row_get_active (HeraldFeedRow *self)
{
  g_return_val_if_fail (HERALD_IS_FEED_ROW (self), FALSE);

  return self->check != NULL && gtk_check_button_get_active (self->check);
}

/**
 * herald_feed_row_set_active:
 * @self: a row
 * @active: whether the feed is to be added, which says nothing to one that is followed already
 */
void
herald_feed_row_set_active (HeraldFeedRow *self,
                            gboolean       active)
{
  g_return_if_fail (HERALD_IS_FEED_ROW (self));

  if (self->check != NULL)
    gtk_check_button_set_active (self->check, active);
}

/**
 * herald_feed_row_set_icon_bytes:
 * @self: a row
 * @bytes: (nullable): a picture, or %NULL for the letter of the name
 */
void
herald_feed_row_set_icon_bytes (HeraldFeedRow *self,
                                GBytes        *bytes)
{
  g_return_if_fail (HERALD_IS_FEED_ROW (self));

  herald_source_icon_set_bytes (self->icon, bytes);
}
