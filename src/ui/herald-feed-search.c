/* SPDX-FileCopyrightText: 2026 The Herald founders
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "herald-feed-search.h"

#include "herald-alert.h"
#include "herald-error-text.h"
#include "herald-job-toast.h"
#include "herald-source-address.h"

#include "herald-candidate.h"
#include "herald-rediscovery.h"

#include <adwaita.h>
#include <glib/gi18n.h>

/* A search for the feed of a source that lost it, from the click to the choice. */
typedef struct
{
  GtkWidget      *widget;      /* (owned) */
  HeraldSession  *session;     /* (owned) */
  HeraldSource   *source;      /* (owned) */
  GCancellable   *cancellable; /* (owned) */
  HeraldJobToast *toast;       /* (owned) (nullable): while it lasts */
  GPtrArray      *buttons;     /* (owned) (nullable) (element-type GtkCheckButton): one for each feed */
  GListModel     *candidates;  /* (owned) (nullable) */
} Search;

static void
search_free (Search *search)
{
  g_clear_pointer (&search->toast, herald_job_toast_free);
  g_clear_pointer (&search->buttons, g_ptr_array_unref);
  g_clear_object (&search->candidates);
  g_object_unref (search->cancellable);
  g_object_unref (search->source);
  g_object_unref (search->session);
  g_object_unref (search->widget);
  g_free (search);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Search, search_free)

static GtkWidget *
new_choice (Search          *search,
            HeraldCandidate *candidate)
{
  GtkWidget *row = adw_action_row_new ();
  GtkWidget *button = gtk_check_button_new ();

  gtk_check_button_set_group (GTK_CHECK_BUTTON (button),
                              search->buttons->len > 0 ? g_ptr_array_index (search->buttons, 0) : NULL);
  gtk_check_button_set_active (GTK_CHECK_BUTTON (button), search->buttons->len == 0);
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  g_ptr_array_add (search->buttons, g_object_ref (button));

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), herald_candidate_get_title (candidate));
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), herald_candidate_get_address (candidate));
  adw_action_row_add_prefix (ADW_ACTION_ROW (row), button);
  adw_action_row_set_activatable_widget (ADW_ACTION_ROW (row), button);

  return row;
}

static GtkWidget *
new_choices (Search *search)
{
  GtkWidget *list = gtk_list_box_new ();

  search->buttons = g_ptr_array_new_with_free_func (g_object_unref);
  gtk_list_box_set_selection_mode (GTK_LIST_BOX (list), GTK_SELECTION_NONE);
  gtk_widget_add_css_class (list, "boxed-list");
  for (guint i = 0; i < g_list_model_get_n_items (search->candidates); i++)
    {
      g_autoptr (HeraldCandidate) candidate = g_list_model_get_item (search->candidates, i);

      gtk_list_box_append (GTK_LIST_BOX (list), new_choice (search, candidate));
    }

  return list;
}

static void
answered_cb (GObject      *object,
             GAsyncResult *result,
             gpointer      user_data)
{
  g_autoptr (Search) search = user_data;
  const char *answer = adw_alert_dialog_choose_finish (ADW_ALERT_DIALOG (object), result);

  if (!g_str_equal (answer, "use"))
    return;

  for (guint i = 0; i < search->buttons->len; i++)
    if (gtk_check_button_get_active (g_ptr_array_index (search->buttons, i)))
      {
        g_autoptr (HeraldCandidate) candidate = g_list_model_get_item (search->candidates, i);

        herald_source_address_change (search->widget, search->session, search->source,
                                      herald_candidate_get_address (candidate));
      }
}

static void
offer (Search *search)
{
  AdwDialog *alert = adw_alert_dialog_new (_("Use This Feed?"), NULL);

  adw_alert_dialog_format_body (ADW_ALERT_DIALOG (alert),
                                /* Translators: %s is the name of a source. */
                                _("This is on the site of “%s”. The stories that you have stay."),
                                herald_source_get_name (search->source));
  adw_alert_dialog_set_extra_child (ADW_ALERT_DIALOG (alert), new_choices (search));
  adw_alert_dialog_add_responses (ADW_ALERT_DIALOG (alert), "cancel", _("_Cancel"), "use", _("_Use"), NULL);
  adw_alert_dialog_set_response_appearance (ADW_ALERT_DIALOG (alert), "use", ADW_RESPONSE_SUGGESTED);
  adw_alert_dialog_set_default_response (ADW_ALERT_DIALOG (alert), "use");
  adw_alert_dialog_set_close_response (ADW_ALERT_DIALOG (alert), "cancel");
  adw_alert_dialog_choose (ADW_ALERT_DIALOG (alert), search->widget, NULL, answered_cb, search);
}

static void
found_cb (GObject      *object,
          GAsyncResult *result,
          gpointer      user_data)
{
  g_autoptr (Search) search = user_data;
  g_autoptr (GError) error = NULL;

  search->candidates = herald_rediscovery_find_finish (result, &error);
  g_clear_pointer (&search->toast, herald_job_toast_free);
  if (gtk_widget_get_root (search->widget) == NULL || g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;

  if (search->candidates != NULL)
    offer (g_steal_pointer (&search));
  else if (g_error_matches (error, HERALD_FAILURE, HERALD_FAILURE_NO_FEED))
    herald_alert_show (search->widget, _("No Feed Was Found"),
                       _("No page of the site names a feed that you do not have. If you know its address, give it in "
                         "the source’s properties."));
  else
    {
      g_autofree char *text = herald_error_text (error, NULL);

      herald_alert_show (search->widget, _("No Feed Was Found"), text);
    }
}

/**
 * herald_feed_search_start:
 * @widget: a widget in the window or in a dialog
 * @session: a session
 * @source: a source of it that has lost its feed
 *
 * Looks for the feed on the site of @source, and asks the person whether to follow what is found.
 */
void
herald_feed_search_start (GtkWidget     *widget,
                          HeraldSession *session,
                          HeraldSource  *source)
{
  Search *search;
  g_autofree char *text = NULL;

  g_return_if_fail (GTK_IS_WIDGET (widget));
  g_return_if_fail (HERALD_IS_SOURCE (source));

  search = g_new0 (Search, 1);
  search->widget = g_object_ref (widget);
  search->session = g_object_ref (session);
  search->source = g_object_ref (source);
  search->cancellable = g_cancellable_new ();
  /* Translators: %s is the name of a source. */
  text = g_strdup_printf (_("Looking for the feed of “%s”"), herald_source_get_name (source));
  search->toast = herald_job_toast_new (widget, text, search->cancellable);
  herald_rediscovery_find_async (herald_session_get_library (session), source, herald_session_get_fetcher (session),
                                 search->cancellable, found_cb, search);
}
