/* SPDX-FileCopyrightText: 2026 The Herald founders
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "herald-alert.h"

#include <glib/gi18n.h>

/**
 * herald_alert_show:
 * @widget: a widget in the window
 * @heading: what happened, in a few words
 * @body: what it means and what to do, in whole sentences
 *
 * Says what does not fit on a toast, or must not go away by itself.
 *
 * Returns: (transfer none): the dialog, which is there until the person closes it
 */
AdwDialog *
herald_alert_show (GtkWidget  *widget,
                   const char *heading,
                   const char *body)
{
  AdwDialog *alert = adw_alert_dialog_new (heading, body);

  adw_alert_dialog_add_response (ADW_ALERT_DIALOG (alert), "close", _("_Close"));
  adw_alert_dialog_set_default_response (ADW_ALERT_DIALOG (alert), "close");
  adw_dialog_present (alert, widget);

  return alert;
}
