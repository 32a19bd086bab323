/* SPDX-FileCopyrightText: 2026 The Herald founders
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "herald-thumbnail.h"

#define SIZE 72
#define RADIUS 8
#define FADE_MS 150

/**
 * HeraldThumbnail:
 *
 * The small square picture beside a headline. It keeps its place from the first frame; the picture fades in
 * when it is there, and a quiet tile stands for one that cannot be had.
 */
struct _HeraldThumbnail
{
  GtkWidget            parent_instance;

  char                *address;     /* (owned) (nullable) */
  GdkTexture          *texture;     /* (owned) (nullable) */
  GCancellable        *cancellable; /* (owned) (nullable): while it loads */
  gint64               shown_at;    /* frame time at which the texture came, 0 for at once */
};

G_DEFINE_FINAL_TYPE (HeraldThumbnail, herald_thumbnail, GTK_TYPE_WIDGET)

static gboolean
animations_enabled (GtkWidget *widget)
{
  gboolean enabled;

  g_object_get (gtk_widget_get_settings (widget), "gtk-enable-animations", &enabled, NULL);
  return enabled;
}

static gboolean
fade_cb (GtkWidget     *widget,
         GdkFrameClock *clock,
         gpointer       user_data)
{
  HeraldThumbnail *self = HERALD_THUMBNAIL (widget);

  gtk_widget_queue_draw (widget);
  if (gdk_frame_clock_get_frame_time (clock) - self->shown_at < FADE_MS * 1000)
    return G_SOURCE_CONTINUE;

  self->shown_at = 0;
  return G_SOURCE_REMOVE;
}

static void
loaded_cb (GObject      *object,
           GAsyncResult *result,
           gpointer      user_data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GdkTexture) texture = NULL;
  HeraldThumbnail *self;
  GdkFrameClock *clock;

  texture = herald_texture_loader_load_finish (HERALD_TEXTURE_LOADER (object), result, &error);
  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;

  self = user_data;
  g_clear_object (&self->cancellable);
  g_set_object (&self->texture, texture);
  clock = gtk_widget_get_frame_clock (GTK_WIDGET (self));
  if (texture != NULL && clock != NULL && animations_enabled (GTK_WIDGET (self)))
    {
      self->shown_at = gdk_frame_clock_get_frame_time (clock);
      gtk_widget_add_tick_callback (GTK_WIDGET (self), fade_cb, NULL, NULL);
    }
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

static void
snapshot_cover (HeraldThumbnail *self,
                GtkSnapshot     *snapshot)
{
  float width = (float) gdk_texture_get_width (self->texture);
  float height = (float) gdk_texture_get_height (self->texture);
  float scale = MAX (SIZE / width, SIZE / height);

  gtk_snapshot_append_scaled_texture (snapshot, self->texture, GSK_SCALING_FILTER_LINEAR,
                                      &GRAPHENE_RECT_INIT ((SIZE - width * scale) / 2,
                                                           (SIZE - height * scale) / 2,
                                                           width * scale, height * scale));
}

static double
current_opacity (HeraldThumbnail *self)
{
  GdkFrameClock *clock = gtk_widget_get_frame_clock (GTK_WIDGET (self));

  if (self->shown_at == 0 || clock == NULL)
    return 1;

  return CLAMP ((double) (gdk_frame_clock_get_frame_time (clock) - self->shown_at) / (FADE_MS * 1000), 0, 1);
}

static void
herald_thumbnail_snapshot (GtkWidget   *widget,
                           GtkSnapshot *snapshot)
{
  HeraldThumbnail *self = HERALD_THUMBNAIL (widget);
  GskRoundedRect outline;
  GdkRGBA color;
  const float widths[4] = { 1, 1, 1, 1 };
  GdkRGBA edge[4];

  gtk_widget_get_color (widget, &color);
  color.alpha = 0.09f;
  edge[0] = edge[1] = edge[2] = edge[3] = color;

  gsk_rounded_rect_init_from_rect (&outline, &GRAPHENE_RECT_INIT (0, 0, SIZE, SIZE), RADIUS);
  gtk_snapshot_push_rounded_clip (snapshot, &outline);
  color.alpha = 0.05f;
  gtk_snapshot_append_color (snapshot, &color, &outline.bounds);
  if (self->texture != NULL)
    {
      gtk_snapshot_push_opacity (snapshot, current_opacity (self));
      snapshot_cover (self, snapshot);
      gtk_snapshot_pop (snapshot);
    }
  gtk_snapshot_pop (snapshot);
  gtk_snapshot_append_border (snapshot, &outline, widths, edge);
}

static void
herald_thumbnail_measure (GtkWidget      *widget,
                          GtkOrientation  orientation,
                          int             for_size,
                          int            *minimum,
                          int            *natural,
                          int            *minimum_baseline,
                          int            *natural_baseline)
{
  *minimum = *natural = SIZE;
}

static void
herald_thumbnail_dispose (GObject *object)
{
  HeraldThumbnail *self = HERALD_THUMBNAIL (object);

  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  g_clear_object (&self->texture);
  g_clear_pointer (&self->address, g_free);

  G_OBJECT_CLASS (herald_thumbnail_parent_class)->dispose (object);
}

static void
herald_thumbnail_class_init (HeraldThumbnailClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = herald_thumbnail_dispose;
  widget_class->measure = herald_thumbnail_measure;
  widget_class->snapshot = herald_thumbnail_snapshot;

  gtk_widget_class_set_css_name (widget_class, "thumbnail");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_PRESENTATION);
}

static void
herald_thumbnail_init (HeraldThumbnail *self)
{
  gtk_widget_set_overflow (GTK_WIDGET (self), GTK_OVERFLOW_HIDDEN);
}

/**
 * herald_thumbnail_show:
 * @self: a thumbnail
 * @textures: (nullable): where the picture comes from
 * @address: (nullable): the picture's address; %NULL hides the widget
 */
void
herald_thumbnail_show (HeraldThumbnail     *self,
                       HeraldTextureLoader *textures,
                       const char          *address)
{
  g_return_if_fail (HERALD_IS_THUMBNAIL (self));

  gtk_widget_set_visible (GTK_WIDGET (self), textures != NULL && address != NULL);
  if (!g_set_str (&self->address, address))
    return;

  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  self->shown_at = 0;
  g_clear_object (&self->texture);
  gtk_widget_queue_draw (GTK_WIDGET (self));
  if (textures == NULL || address == NULL)
    return;

  g_set_object (&self->texture, herald_texture_loader_peek (textures, address));
  if (self->texture != NULL)
    return;

  self->cancellable = g_cancellable_new ();
  herald_texture_loader_load_async (textures, address, self->cancellable, loaded_cb, self);
}
