/* SPDX-FileCopyrightText: 2026 The Herald founders
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "herald-undo-toast.h"

#include <glib/gi18n.h>

static void
clicked_cb (AdwToast *toast,
            gpointer  user_data)
{
  g_auto (GValue) instance = G_VALUE_INIT;

  g_value_init (&instance, ADW_TYPE_TOAST);
  g_value_set_object (&instance, toast);
  g_closure_invoke (user_data, NULL, 1, &instance, NULL);
}

/**
 * herald_toast_present:
 * @widget: a widget in the window, or a preferences dialog
 * @toast: (transfer full): a toast, which is dropped where the window has gone
 */
void
herald_toast_present (GtkWidget *widget,
                      AdwToast  *toast)
{
  GtkWidget *overlay = gtk_widget_get_ancestor (widget, ADW_TYPE_TOAST_OVERLAY);

  if (ADW_IS_PREFERENCES_DIALOG (widget))
    adw_preferences_dialog_add_toast (ADW_PREFERENCES_DIALOG (widget), toast);
  else if (overlay != NULL)
    adw_toast_overlay_add_toast (ADW_TOAST_OVERLAY (overlay), toast);
  else
    g_object_unref (g_object_ref_sink (toast));
}

static AdwToast *
new_toast (const char *text)
{
  AdwToast *toast = adw_toast_new (text);

  adw_toast_set_use_markup (toast, FALSE);
  return toast;
}

/**
 * herald_toast_show:
 * @widget: a widget in the window
 * @text: what to say
 */
void
herald_toast_show (GtkWidget  *widget,
                   const char *text)
{
  herald_toast_present (widget, new_toast (text));
}

/**
 * herald_undo_toast_show:
 * @widget: a widget in the window
 * @text: what was done
 * @undo: (transfer floating): called with the toast when the person takes it back
 *
 * Says what was done and offers to undo it.
 */
void
herald_undo_toast_show (GtkWidget  *widget,
                        const char *text,
                        GClosure   *undo)
{
  AdwToast *toast = new_toast (text);

  g_closure_ref (undo);
  g_closure_sink (undo);
  if (G_CLOSURE_NEEDS_MARSHAL (undo))
    g_closure_set_marshal (undo, g_cclosure_marshal_VOID__VOID);

  adw_toast_set_button_label (toast, _("_Undo"));
  adw_toast_set_timeout (toast, 8);
  g_signal_connect_data (toast, "button-clicked", G_CALLBACK (clicked_cb), undo,
                         (GClosureNotify) g_closure_unref, 0);
  herald_toast_present (widget, toast);
}
