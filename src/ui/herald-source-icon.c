/* SPDX-FileCopyrightText: 2026 The Herald founders
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "herald-source-icon.h"

/**
 * HeraldSourceIcon:
 *
 * A source's icon: the one of its site, else a rounded tile with the first letter of its name, in a colour
 * that is always the same for that name.
 */
struct _HeraldSourceIcon
{
  GtkWidget     parent_instance;

  HeraldSource *source;     /* (owned) (nullable) */
  char         *name;       /* (owned) (nullable) */
  GdkTexture   *texture;    /* (owned) (nullable) */
  int           pixel_size;
};

enum
{
  PROP_PIXEL_SIZE = 1,
  PROP_SOURCE,
};

static GParamSpec *properties[PROP_SOURCE + 1];

G_DEFINE_FINAL_TYPE (HeraldSourceIcon, herald_source_icon, GTK_TYPE_WIDGET)

/* Dark enough that a white letter has a contrast of 4.5:1 or more. */
static const char *const tile_colors[] = {
  "#1a5fb4", "#1c7180", "#26734d", "#8a5a00", "#a8420a", "#b3262d", "#9a2b73", "#6f42b5", "#4a4a9c", "#5e5c64",
};

static void
update_texture (HeraldSourceIcon *self)
{
  herald_source_icon_set_bytes (self, self->source != NULL ? herald_source_get_icon (self->source) : NULL);
}

static void
name_changed_cb (HeraldSourceIcon *self)
{
  herald_source_icon_set_name (self, herald_source_get_name (self->source));
}

static void
snapshot_letter (HeraldSourceIcon *self,
                 GtkSnapshot      *snapshot,
                 float             size)
{
  g_autoptr (PangoLayout) layout = NULL;
  g_autoptr (PangoFontDescription) font = pango_font_description_new ();
  g_autofree char *letter = NULL;
  const GdkRGBA white = { 1, 1, 1, 1 };
  PangoRectangle ink;
  gunichar first = g_unichar_toupper (g_utf8_get_char (self->name));

  letter = g_ucs4_to_utf8 (&first, 1, NULL, NULL, NULL);
  layout = gtk_widget_create_pango_layout (GTK_WIDGET (self), letter);
  pango_font_description_set_absolute_size (font, (double) size * 0.62 * PANGO_SCALE);
  pango_font_description_set_weight (font, PANGO_WEIGHT_BOLD);
  pango_layout_set_font_description (layout, font);
  pango_layout_get_pixel_extents (layout, &ink, NULL);

  gtk_snapshot_save (snapshot);
  gtk_snapshot_translate (snapshot,
                          &GRAPHENE_POINT_INIT ((size - (float) ink.width) / 2 - (float) ink.x,
                                                (size - (float) ink.height) / 2 - (float) ink.y));
  gtk_snapshot_append_layout (snapshot, layout, &white);
  gtk_snapshot_restore (snapshot);
}

static void
herald_source_icon_snapshot (GtkWidget   *widget,
                             GtkSnapshot *snapshot)
{
  HeraldSourceIcon *self = HERALD_SOURCE_ICON (widget);
  float size = (float) self->pixel_size;
  GskRoundedRect outline;
  GdkRGBA color;

  gsk_rounded_rect_init_from_rect (&outline, &GRAPHENE_RECT_INIT (0, 0, size, size), size * 0.22f);
  gtk_snapshot_push_rounded_clip (snapshot, &outline);
  if (self->texture != NULL)
    {
      gtk_snapshot_append_scaled_texture (snapshot, self->texture, GSK_SCALING_FILTER_TRILINEAR, &outline.bounds);
    }
  else if (self->name != NULL && *self->name != '\0')
    {
      gdk_rgba_parse (&color, tile_colors[g_str_hash (self->name) % G_N_ELEMENTS (tile_colors)]);
      gtk_snapshot_append_color (snapshot, &color, &outline.bounds);
      snapshot_letter (self, snapshot, size);
    }
  gtk_snapshot_pop (snapshot);
}

static void
herald_source_icon_measure (GtkWidget      *widget,
                            GtkOrientation  orientation,
                            int             for_size,
                            int            *minimum,
                            int            *natural,
                            int            *minimum_baseline,
                            int            *natural_baseline)
{
  *minimum = *natural = HERALD_SOURCE_ICON (widget)->pixel_size;
}

static void
herald_source_icon_get_property (GObject    *object,
                                 guint       property_id,
                                 GValue     *value,
                                 GParamSpec *pspec)
{
  HeraldSourceIcon *self = HERALD_SOURCE_ICON (object);

  switch (property_id)
    {
    case PROP_PIXEL_SIZE:
      g_value_set_int (value, self->pixel_size);
      break;
    case PROP_SOURCE:
      g_value_set_object (value, self->source);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
    }
}

static void
herald_source_icon_set_property (GObject      *object,
                                 guint         property_id,
                                 const GValue *value,
                                 GParamSpec   *pspec)
{
  HeraldSourceIcon *self = HERALD_SOURCE_ICON (object);

  switch (property_id)
    {
    case PROP_PIXEL_SIZE:
      self->pixel_size = g_value_get_int (value);
      gtk_widget_queue_resize (GTK_WIDGET (self));
      break;
    case PROP_SOURCE:
      herald_source_icon_set_source (self, g_value_get_object (value));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
    }
}

static void
herald_source_icon_dispose (GObject *object)
{
  HeraldSourceIcon *self = HERALD_SOURCE_ICON (object);

  herald_source_icon_set_source (self, NULL);
  g_clear_object (&self->texture);
  g_clear_pointer (&self->name, g_free);

  G_OBJECT_CLASS (herald_source_icon_parent_class)->dispose (object);
}

static void
herald_source_icon_class_init (HeraldSourceIconClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->get_property = herald_source_icon_get_property;
  object_class->set_property = herald_source_icon_set_property;
  object_class->dispose = herald_source_icon_dispose;
  widget_class->measure = herald_source_icon_measure;
  widget_class->snapshot = herald_source_icon_snapshot;

  properties[PROP_PIXEL_SIZE] =
    g_param_spec_int ("pixel-size", NULL, NULL, 8, 256, 16,
                      G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS);
  properties[PROP_SOURCE] =
    g_param_spec_object ("source", NULL, NULL, HERALD_TYPE_SOURCE,
                         G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY);
  g_object_class_install_properties (object_class, G_N_ELEMENTS (properties), properties);

  gtk_widget_class_set_css_name (widget_class, "source-icon");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_PRESENTATION);
}

static void
herald_source_icon_init (HeraldSourceIcon *self)
{
  self->pixel_size = 16;
}

/**
 * herald_source_icon_set_source:
 * @self: an icon
 * @source: (nullable): whose icon to show
 */
void
herald_source_icon_set_source (HeraldSourceIcon *self,
                               HeraldSource     *source)
{
  g_return_if_fail (HERALD_IS_SOURCE_ICON (self));

  if (self->source == source)
    return;

  if (self->source != NULL)
    {
      g_signal_handlers_disconnect_by_func (self->source, update_texture, self);
      g_signal_handlers_disconnect_by_func (self->source, name_changed_cb, self);
    }
  g_set_object (&self->source, source);
  if (source != NULL)
    {
      g_signal_connect_object (source, "notify::icon", G_CALLBACK (update_texture), self, G_CONNECT_SWAPPED);
      g_signal_connect_object (source, "notify::name", G_CALLBACK (name_changed_cb), self, G_CONNECT_SWAPPED);
      herald_source_icon_set_name (self, herald_source_get_name (source));
    }
  update_texture (self);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_SOURCE]);
}

/**
 * herald_source_icon_set_name:
 * @self: an icon
 * @name: (nullable): the name from which letter and colour of the tile are taken
 */
void
herald_source_icon_set_name (HeraldSourceIcon *self,
                             const char       *name)
{
  g_return_if_fail (HERALD_IS_SOURCE_ICON (self));

  if (g_set_str (&self->name, name))
    gtk_widget_queue_draw (GTK_WIDGET (self));
}

/**
 * herald_source_icon_set_bytes:
 * @self: an icon
 * @bytes: (nullable): a picture as it came from the site, to be shown in the place of the tile
 */
void
herald_source_icon_set_bytes (HeraldSourceIcon *self,
                              GBytes           *bytes)
{
  g_return_if_fail (HERALD_IS_SOURCE_ICON (self));

  g_clear_object (&self->texture);
  if (bytes != NULL && g_bytes_get_size (bytes) > 0)
    self->texture = gdk_texture_new_from_bytes (bytes, NULL);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}
