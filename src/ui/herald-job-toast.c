/* SPDX-FileCopyrightText: 2026 The Herald founders
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "herald-job-toast.h"

#include "herald-undo-toast.h"

#include <glib/gi18n.h>

/* A job that is done sooner shows nothing. In milliseconds. */
#define DELAY 500

#define FIGURE_SPACE "\u2007"

/**
 * HeraldJobToast:
 *
 * Says that something is being done, and lets the person stop it.
 */
struct _HeraldJobToast
{
  GtkWidget *widget; /* (owned) */
  AdwToast  *toast;  /* (owned) */
  guint      delay;  /* source, 0 once the toast is shown */
};

static void
delay_over_cb (gpointer user_data)
{
  HeraldJobToast *self = user_data;

  self->delay = 0;
  herald_toast_present (self->widget, g_object_ref (self->toast));
}

/**
 * herald_job_toast_new:
 * @widget: a widget in the window
 * @text: what is being done
 * @cancellable: what stops it
 *
 * The toast comes when the job takes longer than half a second.
 *
 * Returns: (transfer full): the toast; free it when the job has ended
 */
HeraldJobToast *
herald_job_toast_new (GtkWidget    *widget,
                      const char   *text,
                      GCancellable *cancellable)
{
  HeraldJobToast *self = g_new0 (HeraldJobToast, 1);

  self->widget = g_object_ref (widget);
  self->toast = g_object_ref_sink (adw_toast_new (text));
  adw_toast_set_use_markup (self->toast, FALSE);
  adw_toast_set_timeout (self->toast, 0);
  adw_toast_set_priority (self->toast, ADW_TOAST_PRIORITY_HIGH);
  adw_toast_set_button_label (self->toast, _("_Stop"));
  g_signal_connect_object (self->toast, "button-clicked", G_CALLBACK (g_cancellable_cancel), cancellable,
                           G_CONNECT_SWAPPED);
  self->delay = g_timeout_add_once (DELAY, delay_over_cb, self);

  return self;
}

/**
 * herald_job_toast_set_text:
 * @self: a toast
 * @text: how far the job is
 * @widest: what it is when it is done
 *
 * Figures are as wide as each other, and as the spaces that make up for those that @text has not yet: the button, after
 * which a person reaches, stays where it is.
 */
void
herald_job_toast_set_text (HeraldJobToast *self,
                           const char     *text,
                           const char     *widest)
{
  g_autoptr (GString) padded = g_string_new (text);

  for (glong n = g_utf8_strlen (text, -1); n < g_utf8_strlen (widest, -1); n++)
    g_string_append (padded, FIGURE_SPACE);
  adw_toast_set_title (self->toast, padded->str);
}

/**
 * herald_job_toast_free:
 * @self: a toast
 *
 * Takes it away.
 */
void
herald_job_toast_free (HeraldJobToast *self)
{
  g_clear_handle_id (&self->delay, g_source_remove);
  adw_toast_dismiss (self->toast);
  g_object_unref (self->toast);
  g_object_unref (self->widget);
  g_free (self);
}
