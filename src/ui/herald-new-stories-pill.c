/* SPDX-FileCopyrightText: 2026 The Herald founders
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "herald-new-stories-pill.h"

#include <glib/gi18n.h>

/**
 * HeraldNewStoriesPill:
 *
 * Says over the headlines how many stories came in above what is in sight.
 */
struct _HeraldNewStoriesPill
{
  AdwBin       parent_instance;

  GtkRevealer *revealer;
  GtkButton   *button;

  guint        arrived; /* stories that it speaks of */
};

enum
{
  CLICKED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (HeraldNewStoriesPill, herald_new_stories_pill, ADW_TYPE_BIN)

static void
clicked_cb (HeraldNewStoriesPill *self)
{
  herald_new_stories_pill_hide (self);
  g_signal_emit (self, signals[CLICKED], 0);
}

static void
herald_new_stories_pill_dispose (GObject *object)
{
  adw_bin_set_child (ADW_BIN (object), NULL);
  gtk_widget_dispose_template (GTK_WIDGET (object), HERALD_TYPE_NEW_STORIES_PILL);

  G_OBJECT_CLASS (herald_new_stories_pill_parent_class)->dispose (object);
}

static void
herald_new_stories_pill_class_init (HeraldNewStoriesPillClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = herald_new_stories_pill_dispose;

  signals[CLICKED] = g_signal_new ("clicked", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                   G_TYPE_NONE, 0);

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/herald_reader/Herald/ui/herald-new-stories-pill.ui");
  gtk_widget_class_bind_template_child (widget_class, HeraldNewStoriesPill, revealer);
  gtk_widget_class_bind_template_child (widget_class, HeraldNewStoriesPill, button);
  gtk_widget_class_bind_template_callback (widget_class, clicked_cb);
}

static void
herald_new_stories_pill_init (HeraldNewStoriesPill *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * herald_new_stories_pill_add:
 * @self: a pill
 * @n: how many more stories came in
 *
 * Shows it, with the sum of what came in since it was hidden.
 */
void
herald_new_stories_pill_add (HeraldNewStoriesPill *self,
                             guint                 n)
{
  g_autofree char *text = NULL;

  g_return_if_fail (HERALD_IS_NEW_STORIES_PILL (self));

  self->arrived += n;
  text = g_strdup_printf (ngettext ("%u New Story", "%u New Stories", self->arrived), self->arrived);
  gtk_button_set_label (self->button, text);
  gtk_revealer_set_reveal_child (self->revealer, TRUE);
}

void
herald_new_stories_pill_hide (HeraldNewStoriesPill *self)
{
  g_return_if_fail (HERALD_IS_NEW_STORIES_PILL (self));

  self->arrived = 0;
  gtk_revealer_set_reveal_child (self->revealer, FALSE);
}
