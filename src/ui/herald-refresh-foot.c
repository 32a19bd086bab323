/* SPDX-FileCopyrightText: 2026 The Herald founders
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "herald-refresh-foot.h"

#include <glib/gi18n.h>

/**
 * HeraldRefreshFoot:
 *
 * The foot of the sidebar: how far a refresh has come, or that this machine is offline, or nothing.
 */
struct _HeraldRefreshFoot
{
  AdwBin           parent_instance;

  GtkRevealer     *revealer;
  GtkImage        *offline_icon;
  GtkLabel        *label;
  GtkLabel        *count_label;
  GtkButton       *stop_button;
  GtkProgressBar  *bar;

  HeraldRefresh   *refresh;   /* (owned) (nullable) */
  HeraldScheduler *scheduler; /* (owned) (nullable) */
};

G_DEFINE_FINAL_TYPE (HeraldRefreshFoot, herald_refresh_foot, ADW_TYPE_BIN)

static void
show_progress (HeraldRefreshFoot *self)
{
  guint done = herald_refresh_get_done (self->refresh);
  guint total = herald_refresh_get_total (self->refresh);
  g_autofree char *count = NULL;

  /* Translators: how many sources were refreshed, of how many. */
  count = g_strdup_printf (_("%u of %u"), done, total);
  gtk_label_set_label (self->label, _("Refreshing"));
  gtk_label_set_label (self->count_label, count);
  gtk_progress_bar_set_fraction (self->bar, total > 0 ? (double) done / total : 0);
}

static void
show_offline (HeraldRefreshFoot *self)
{
  gint64 last = herald_refresh_get_last_finished (self->refresh);
  g_autoptr (GDateTime) time = NULL;
  g_autofree char *clock = NULL;
  g_autofree char *text = NULL;

  if (last > 0)
    {
      time = g_date_time_new_from_unix_local (last);
      clock = g_date_time_format (time, "%H:%M");
      /* Translators: %s is a clock time. */
      text = g_strdup_printf (_("Offline · last refresh %s"), clock);
    }
  gtk_label_set_label (self->label, text != NULL ? text : _("Offline"));
}

static void
update (HeraldRefreshFoot *self)
{
  gboolean active = self->refresh != NULL && herald_refresh_get_active (self->refresh);
  gboolean offline = self->scheduler != NULL && !herald_scheduler_get_online (self->scheduler);

  if (active)
    show_progress (self);
  else if (offline)
    show_offline (self);

  gtk_widget_set_visible (GTK_WIDGET (self->offline_icon), !active);
  gtk_widget_set_visible (GTK_WIDGET (self->count_label), active);
  gtk_widget_set_visible (GTK_WIDGET (self->stop_button), active);
  gtk_widget_set_visible (GTK_WIDGET (self->bar), active);
  gtk_revealer_set_reveal_child (self->revealer, active || offline);
}

static void
herald_refresh_foot_dispose (GObject *object)
{
  HeraldRefreshFoot *self = HERALD_REFRESH_FOOT (object);

  g_clear_object (&self->refresh);
  g_clear_object (&self->scheduler);
  /* The bin would unparent what its template has taken away from it already. */
  adw_bin_set_child (ADW_BIN (self), NULL);
  gtk_widget_dispose_template (GTK_WIDGET (self), HERALD_TYPE_REFRESH_FOOT);

  G_OBJECT_CLASS (herald_refresh_foot_parent_class)->dispose (object);
}

static void
herald_refresh_foot_class_init (HeraldRefreshFootClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = herald_refresh_foot_dispose;

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/herald_reader/Herald/ui/herald-refresh-foot.ui");
  gtk_widget_class_bind_template_child (widget_class, HeraldRefreshFoot, revealer);
  gtk_widget_class_bind_template_child (widget_class, HeraldRefreshFoot, offline_icon);
  gtk_widget_class_bind_template_child (widget_class, HeraldRefreshFoot, label);
  gtk_widget_class_bind_template_child (widget_class, HeraldRefreshFoot, count_label);
  gtk_widget_class_bind_template_child (widget_class, HeraldRefreshFoot, stop_button);
  gtk_widget_class_bind_template_child (widget_class, HeraldRefreshFoot, bar);
}

static void
herald_refresh_foot_init (HeraldRefreshFoot *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * herald_refresh_foot_set_session:
 * @self: a foot
 * @session: (nullable): whose refresh to show
 */
void
herald_refresh_foot_set_session (HeraldRefreshFoot *self,
                                 HeraldSession     *session)
{
  g_return_if_fail (HERALD_IS_REFRESH_FOOT (self));

  if (self->refresh != NULL)
    {
      g_signal_handlers_disconnect_by_data (self->refresh, self);
      g_signal_handlers_disconnect_by_data (self->scheduler, self);
    }
  g_clear_object (&self->refresh);
  g_clear_object (&self->scheduler);
  if (session != NULL)
    {
      self->refresh = g_object_ref (herald_session_get_refresh (session));
      self->scheduler = g_object_ref (herald_session_get_scheduler (session));
      g_signal_connect_object (self->refresh, "notify", G_CALLBACK (update), self, G_CONNECT_SWAPPED);
      g_signal_connect_object (self->scheduler, "notify::online", G_CALLBACK (update), self, G_CONNECT_SWAPPED);
    }
  update (self);
}
