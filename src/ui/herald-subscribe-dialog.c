/* SPDX-FileCopyrightText: 2026 The Herald founders
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "herald-subscribe-dialog.h"

#include "herald-age.h"
#include "herald-error-text.h"
#include "herald-folder-choice.h"
#include "herald-source-icon.h"

#include "herald-subscribe.h"
#include "herald-uri.h"

#include <glib/gi18n.h>

/**
 * HeraldSubscribeDialog:
 *
 * Takes an address of any kind, shows the feeds found there, and adds those that are checked.
 */
struct _HeraldSubscribeDialog
{
  AdwDialog            parent_instance;

  AdwToolbarView      *view;
  GtkButton           *add_button;
  AdwEntryRow         *address_row;
  GtkButton           *find_button;
  AdwSpinner          *spinner;
  GtkLabel            *error_label;
  AdwPreferencesGroup *candidates_group;
  AdwPreferencesGroup *folder_group;
  AdwComboRow         *folder_row;

  HeraldSession       *session;     /* (owned) */
  GCancellable        *cancellable; /* (owned) (nullable): of what is under way */
  GPtrArray           *candidates;  /* (owned) (element-type HeraldCandidate) */
  GPtrArray           *checks;      /* (owned) (element-type GtkCheckButton): beside each candidate */
  GPtrArray           *rows;        /* (element-type GtkWidget): owned by the group */
  guint                adding;      /* sources that are being added */
};

enum
{
  SUBSCRIBED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (HeraldSubscribeDialog, herald_subscribe_dialog, ADW_TYPE_DIALOG)

static void
cancel (HeraldSubscribeDialog *self)
{
  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
}

/* A dialog is measured once, when it is presented; what comes in later has to be made room for. */
static void
fit_height (HeraldSubscribeDialog *self)
{
  int natural;

  gtk_widget_measure (GTK_WIDGET (self->view), GTK_ORIENTATION_VERTICAL,
                      adw_dialog_get_content_width (ADW_DIALOG (self)), NULL, &natural, NULL, NULL);
  adw_dialog_set_content_height (ADW_DIALOG (self), natural);
}

static void
set_busy (HeraldSubscribeDialog *self,
          gboolean               busy)
{
  gtk_widget_set_visible (GTK_WIDGET (self->spinner), busy);
  gtk_widget_set_visible (GTK_WIDGET (self->find_button), !busy);
}

static void
show_error (HeraldSubscribeDialog *self,
            const GError          *error)
{
  g_autofree char *address = herald_uri_from_typed (gtk_editable_get_text (GTK_EDITABLE (self->address_row)));
  g_autofree char *host = address != NULL ? herald_uri_dup_host (address) : NULL;
  g_autofree char *text = herald_error_text (error, host);

  gtk_label_set_label (self->error_label, text);
  gtk_widget_set_visible (GTK_WIDGET (self->error_label), TRUE);
  gtk_widget_add_css_class (GTK_WIDGET (self->address_row), "error");
  fit_height (self);
}

static void
hide_error (HeraldSubscribeDialog *self)
{
  gtk_widget_set_visible (GTK_WIDGET (self->error_label), FALSE);
  gtk_widget_remove_css_class (GTK_WIDGET (self->address_row), "error");
  fit_height (self);
}

static void
clear_candidates (HeraldSubscribeDialog *self)
{
  for (guint i = 0; i < self->rows->len; i++)
    adw_preferences_group_remove (self->candidates_group, g_ptr_array_index (self->rows, i));
  g_ptr_array_set_size (self->rows, 0);
  g_ptr_array_set_size (self->checks, 0);
  g_ptr_array_set_size (self->candidates, 0);
  gtk_widget_set_visible (GTK_WIDGET (self->candidates_group), FALSE);
  gtk_widget_set_visible (GTK_WIDGET (self->folder_group), FALSE);
  gtk_widget_set_sensitive (GTK_WIDGET (self->add_button), FALSE);
  fit_height (self);
}

static void
update_add_button (HeraldSubscribeDialog *self)
{
  gboolean any = FALSE;

  for (guint i = 0; i < self->checks->len; i++)
    any = any || gtk_check_button_get_active (g_ptr_array_index (self->checks, i));
  gtk_widget_set_sensitive (GTK_WIDGET (self->add_button), any && self->adding == 0);
}

static const char *
format_name (const char *format)
{
  if (g_str_has_prefix (format, "atom"))
    return "Atom";
  if (g_str_has_prefix (format, "json"))
    return "JSON Feed";
  return "RSS";
}

static char *
describe (HeraldCandidate *candidate)
{
  gint64 last = herald_candidate_get_last_story (candidate);
  double per_day = herald_candidate_get_per_day (candidate);
  guint n_stories = herald_candidate_get_n_stories (candidate);
  g_autoptr (GString) text = g_string_new (format_name (herald_candidate_get_format (candidate)));

  if (last > 0)
    {
      g_autofree char *ago = herald_age_ago (last, g_get_real_time () / G_USEC_PER_SEC);

      g_string_append (text, " · ");
      /* Translators: %s is "2 hours ago". */
      g_string_append_printf (text, _("last story %s"), ago);
    }
  g_string_append (text, " · ");
  if (per_day >= 1)
    /* Translators: how many stories a source publishes. */
    g_string_append_printf (text, ngettext ("about %u a day", "about %u a day", (gulong) (per_day + 0.5)),
                            (guint) (per_day + 0.5));
  else
    g_string_append_printf (text, ngettext ("%u story", "%u stories", n_stories), n_stories);

  return g_string_free (g_steal_pointer (&text), FALSE);
}

static void
add_candidate (HeraldSubscribeDialog *self,
               HeraldCandidate       *candidate,
               gboolean               checked)
{
  GtkWidget *row = adw_action_row_new ();
  GtkWidget *icon = g_object_new (HERALD_TYPE_SOURCE_ICON, "pixel-size", 32, "valign", GTK_ALIGN_CENTER, NULL);
  GtkWidget *check = gtk_check_button_new ();
  g_autofree char *subtitle = describe (candidate);
  const char *title = herald_candidate_get_title (candidate);

  if (title == NULL || *title == '\0')
    title = herald_candidate_get_address (candidate);
  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), subtitle);
  gtk_widget_set_tooltip_text (row, herald_candidate_get_address (candidate));
  herald_source_icon_set_name (HERALD_SOURCE_ICON (icon), title);
  gtk_widget_set_valign (check, GTK_ALIGN_CENTER);
  gtk_check_button_set_active (GTK_CHECK_BUTTON (check), checked);
  gtk_accessible_update_property (GTK_ACCESSIBLE (check), GTK_ACCESSIBLE_PROPERTY_LABEL, title, -1);
  g_signal_connect_object (check, "toggled", G_CALLBACK (update_add_button), self, G_CONNECT_SWAPPED);

  adw_action_row_add_prefix (ADW_ACTION_ROW (row), icon);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), check);
  adw_action_row_set_activatable_widget (ADW_ACTION_ROW (row), check);
  adw_preferences_group_add (self->candidates_group, row);
  g_ptr_array_add (self->rows, row);
  g_ptr_array_add (self->checks, g_object_ref (check));
  g_ptr_array_add (self->candidates, g_object_ref (candidate));
}

static void
show_candidates (HeraldSubscribeDialog *self,
                 GListModel            *found)
{
  guint n = g_list_model_get_n_items (found);
  g_autofree char *title = g_strdup_printf (ngettext ("Found %u Feed", "Found %u Feeds", n), n);

  for (guint i = 0; i < n; i++)
    {
      g_autoptr (HeraldCandidate) candidate = g_list_model_get_item (found, i);

      add_candidate (self, candidate, i == 0);
    }
  adw_preferences_group_set_title (self->candidates_group, title);
  gtk_widget_set_visible (GTK_WIDGET (self->candidates_group), TRUE);
  gtk_widget_set_visible (GTK_WIDGET (self->folder_group), TRUE);
  update_add_button (self);
  fit_height (self);
}

static void
found_cb (GObject      *object,
          GAsyncResult *result,
          gpointer      user_data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GListModel) found = herald_subscribe_find_finish (result, &error);
  HeraldSubscribeDialog *self;

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;

  self = user_data;
  g_clear_object (&self->cancellable);
  set_busy (self, FALSE);
  if (found != NULL)
    show_candidates (self, found);
  else
    show_error (self, error);
}

static void
find_cb (HeraldSubscribeDialog *self)
{
  const char *typed = gtk_editable_get_text (GTK_EDITABLE (self->address_row));

  if (self->adding > 0)
    return;

  /* The button that was clicked gives its place to the spinner; Return in the address then adds what is found. */
  adw_entry_row_grab_focus_without_selecting (self->address_row);
  cancel (self);
  hide_error (self);
  clear_candidates (self);
  set_busy (self, TRUE);
  self->cancellable = g_cancellable_new ();
  herald_subscribe_find_async (herald_session_get_fetcher (self->session), typed, self->cancellable, found_cb, self);
}

static void
address_changed_cb (HeraldSubscribeDialog *self)
{
  g_autofree char *typed = g_strstrip (g_strdup (gtk_editable_get_text (GTK_EDITABLE (self->address_row))));

  cancel (self);
  set_busy (self, FALSE);
  hide_error (self);
  clear_candidates (self);
  gtk_widget_set_sensitive (GTK_WIDGET (self->find_button), *typed != '\0');
}

static void
added_cb (GObject      *object,
          GAsyncResult *result,
          gpointer      user_data)
{
  g_autoptr (HeraldSubscribeDialog) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (HeraldSource) source = herald_subscribe_add_finish (result, &error);

  /* The dialog or its window was closed meanwhile; what was added stays. */
  if (gtk_widget_get_root (GTK_WIDGET (self)) == NULL)
    return;

  self->adding--;
  if (source != NULL)
    g_signal_emit (self, signals[SUBSCRIBED], 0, source);
  else if (!g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    show_error (self, error);

  if (self->adding > 0)
    return;

  set_busy (self, FALSE);
  update_add_button (self);
  if (!gtk_widget_get_visible (GTK_WIDGET (self->error_label)))
    adw_dialog_close (ADW_DIALOG (self));
}

static void
add_cb (HeraldSubscribeDialog *self)
{
  HeraldLibrary *library = herald_session_get_library (self->session);
  g_autoptr (HeraldFolder) folder = herald_folder_choice_get (self->folder_row, library);

  hide_error (self);
  for (guint i = 0; i < self->candidates->len; i++)
    {
      if (!gtk_check_button_get_active (g_ptr_array_index (self->checks, i)))
        continue;
      self->adding++;
      herald_subscribe_add_async (library, g_ptr_array_index (self->candidates, i), folder, NULL,
                                  added_cb, g_object_ref (self));
    }
  set_busy (self, self->adding > 0);
  update_add_button (self);
}

static void
entry_activated_cb (HeraldSubscribeDialog *self)
{
  if (self->candidates->len > 0 && gtk_widget_get_sensitive (GTK_WIDGET (self->add_button)))
    add_cb (self);
  else
    find_cb (self);
}

static void
clipboard_read_cb (GObject      *object,
                   GAsyncResult *result,
                   gpointer      user_data)
{
  g_autoptr (HeraldSubscribeDialog) self = user_data;
  g_autofree char *text = gdk_clipboard_read_text_finish (GDK_CLIPBOARD (object), result, NULL);
  g_autofree char *address = NULL;
  const char *typed;

  if (text == NULL || self->address_row == NULL)
    return;

  typed = gtk_editable_get_text (GTK_EDITABLE (self->address_row));
  g_strstrip (text);
  if (strlen (text) < 2000 && strstr (text, "://") != NULL)
    address = herald_uri_from_typed (text);
  if (address == NULL || *typed != '\0')
    return;

  gtk_editable_set_text (GTK_EDITABLE (self->address_row), text);
  gtk_editable_select_region (GTK_EDITABLE (self->address_row), 0, -1);
}

/* Called when the dialog has come up. As a bottom sheet it has moved the focus one on from where it was. */
static gboolean
herald_subscribe_dialog_grab_focus (GtkWidget *widget)
{
  return adw_entry_row_grab_focus_without_selecting (HERALD_SUBSCRIBE_DIALOG (widget)->address_row);
}

static void
herald_subscribe_dialog_map (GtkWidget *widget)
{
  HeraldSubscribeDialog *self = HERALD_SUBSCRIBE_DIALOG (widget);

  GTK_WIDGET_CLASS (herald_subscribe_dialog_parent_class)->map (widget);

  if (*gtk_editable_get_text (GTK_EDITABLE (self->address_row)) == '\0')
    gdk_clipboard_read_text_async (gtk_widget_get_clipboard (widget), NULL, clipboard_read_cb, g_object_ref (self));
}

static void
herald_subscribe_dialog_dispose (GObject *object)
{
  HeraldSubscribeDialog *self = HERALD_SUBSCRIBE_DIALOG (object);

  cancel (self);
  g_clear_object (&self->session);
  g_clear_pointer (&self->candidates, g_ptr_array_unref);
  g_clear_pointer (&self->checks, g_ptr_array_unref);
  g_clear_pointer (&self->rows, g_ptr_array_unref);
  gtk_widget_dispose_template (GTK_WIDGET (self), HERALD_TYPE_SUBSCRIBE_DIALOG);

  G_OBJECT_CLASS (herald_subscribe_dialog_parent_class)->dispose (object);
}

static void
herald_subscribe_dialog_class_init (HeraldSubscribeDialogClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = herald_subscribe_dialog_dispose;
  widget_class->grab_focus = herald_subscribe_dialog_grab_focus;
  widget_class->map = herald_subscribe_dialog_map;

  signals[SUBSCRIBED] =
    g_signal_new ("subscribed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                  G_TYPE_NONE, 1, HERALD_TYPE_SOURCE);

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/herald_reader/Herald/ui/herald-subscribe-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, HeraldSubscribeDialog, view);
  gtk_widget_class_bind_template_child (widget_class, HeraldSubscribeDialog, add_button);
  gtk_widget_class_bind_template_child (widget_class, HeraldSubscribeDialog, address_row);
  gtk_widget_class_bind_template_child (widget_class, HeraldSubscribeDialog, find_button);
  gtk_widget_class_bind_template_child (widget_class, HeraldSubscribeDialog, spinner);
  gtk_widget_class_bind_template_child (widget_class, HeraldSubscribeDialog, error_label);
  gtk_widget_class_bind_template_child (widget_class, HeraldSubscribeDialog, candidates_group);
  gtk_widget_class_bind_template_child (widget_class, HeraldSubscribeDialog, folder_group);
  gtk_widget_class_bind_template_child (widget_class, HeraldSubscribeDialog, folder_row);
  gtk_widget_class_bind_template_callback (widget_class, address_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, entry_activated_cb);
  gtk_widget_class_bind_template_callback (widget_class, find_cb);
  gtk_widget_class_bind_template_callback (widget_class, add_cb);
}

static void
herald_subscribe_dialog_init (HeraldSubscribeDialog *self)
{
  self->candidates = g_ptr_array_new_with_free_func (g_object_unref);
  self->checks = g_ptr_array_new_with_free_func (g_object_unref);
  self->rows = g_ptr_array_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
}

AdwDialog *
herald_subscribe_dialog_new (HeraldSession *session)
{
  HeraldSubscribeDialog *self = g_object_new (HERALD_TYPE_SUBSCRIBE_DIALOG, NULL);

  self->session = g_object_ref (session);
  herald_folder_choice_fill (self->folder_row, herald_session_get_library (session), 0);

  return ADW_DIALOG (self);
}

/**
 * herald_subscribe_dialog_find:
 * @self: a dialog
 * @address: what a person gave elsewhere
 *
 * Fills in @address and looks for its feeds.
 */
void
herald_subscribe_dialog_find (HeraldSubscribeDialog *self,
                              const char            *address)
{
  g_return_if_fail (HERALD_IS_SUBSCRIBE_DIALOG (self));

  gtk_editable_set_text (GTK_EDITABLE (self->address_row), address);
  find_cb (self);
}
