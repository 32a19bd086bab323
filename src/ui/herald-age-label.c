/* SPDX-FileCopyrightText: 2026 The Herald founders
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "herald-age-label.h"

#include "herald-age.h"

#define UPDATE_SECONDS 30

/**
 * HeraldAgeLabel:
 *
 * How long ago a story was published. It keeps itself up to date while it can be seen.
 */
struct _HeraldAgeLabel
{
  AdwBin    parent_instance;

  GtkLabel *label;
  gint64    time;
  guint     timeout; /* 0 while it is not mapped */
};

G_DEFINE_FINAL_TYPE (HeraldAgeLabel, herald_age_label, ADW_TYPE_BIN)

static void
update (HeraldAgeLabel *self)
{
  g_autofree char *text = herald_age_short (self->time, g_get_real_time () / G_USEC_PER_SEC);

  if (!g_str_equal (gtk_label_get_label (self->label), text))
    gtk_label_set_label (self->label, text);
}

static gboolean
timeout_cb (gpointer user_data)
{
  update (user_data);
  return G_SOURCE_CONTINUE;
}

static gboolean
query_tooltip_cb (HeraldAgeLabel *self,
                  int             x,
                  int             y,
                  gboolean        keyboard,
                  GtkTooltip     *tooltip)
{
  g_autofree char *text = herald_age_full (self->time);

  gtk_tooltip_set_text (tooltip, text);
  return TRUE;
}

static void
herald_age_label_map (GtkWidget *widget)
{
  HeraldAgeLabel *self = HERALD_AGE_LABEL (widget);

  GTK_WIDGET_CLASS (herald_age_label_parent_class)->map (widget);
  update (self);
  self->timeout = g_timeout_add_seconds (UPDATE_SECONDS, timeout_cb, self);
}

static void
herald_age_label_unmap (GtkWidget *widget)
{
  HeraldAgeLabel *self = HERALD_AGE_LABEL (widget);

  g_clear_handle_id (&self->timeout, g_source_remove);
  GTK_WIDGET_CLASS (herald_age_label_parent_class)->unmap (widget);
}

static void
herald_age_label_class_init (HeraldAgeLabelClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  widget_class->map = herald_age_label_map;
  widget_class->unmap = herald_age_label_unmap;
}

static void
herald_age_label_init (HeraldAgeLabel *self)
{
  self->label = GTK_LABEL (gtk_label_new (""));
  adw_bin_set_child (ADW_BIN (self), GTK_WIDGET (self->label));
  gtk_widget_set_has_tooltip (GTK_WIDGET (self), TRUE);
  g_signal_connect (self, "query-tooltip", G_CALLBACK (query_tooltip_cb), NULL);
}

/**
 * herald_age_label_set_time:
 * @self: a label
 * @time: seconds since 1970
 */
void
herald_age_label_set_time (HeraldAgeLabel *self,
                           gint64          time)
{
  g_return_if_fail (HERALD_IS_AGE_LABEL (self));

  self->time = time;
  update (self);
}
