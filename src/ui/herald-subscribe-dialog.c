/* SPDX-FileCopyrightText: 2026 The Herald founders
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "herald-subscribe-dialog.h"

#include "herald-age.h"
#include "herald-error-text.h"
#include "herald-feed-row.h"
#include "herald-folder-choice.h"
#include "herald-sign-in-dialog.h"
#include "herald-typed-text.h"

#include "herald-subscribe.h"
#include "herald-uri.h"

#include <glib/gi18n.h>

/**
 * HeraldSubscribeDialog:
 *
 * Takes an address of any kind, shows the feeds found there, and adds those that are checked. What is followed already
 * is shown instead.
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
  GtkWidget           *sign_in_button;
  AdwPreferencesGroup *candidates_group;
  AdwPreferencesGroup *folder_group;
  HeraldFolderChoice  *folder_row;
  AdwEntryRow         *new_folder_row;

  HeraldSession       *session;     /* (owned) */
  GCancellable        *cancellable; /* (owned) (nullable): of what is under way */
  GPtrArray           *rows;        /* (owned) (element-type Row): what was found */
  guint                adding;      /* sources that are being added */
};

/* One feed that was found. */
typedef struct
{
  HeraldCandidate *candidate; /* (owned) */
  HeraldFeedRow   *widget;    /* owned by the group */
} Row;

enum
{
  SUBSCRIBED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (HeraldSubscribeDialog, herald_subscribe_dialog, ADW_TYPE_DIALOG)

static void
row_free (Row *row)
{
  g_clear_object (&row->candidate);
  g_free (row);
}

static gboolean
row_is_chosen (Row *row)
{
  return herald_feed_row_get_active (row->widget);
}

static gboolean
row_is_new (Row *row)
{
  return herald_feed_row_get_source (row->widget) == NULL;
}

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
  gtk_widget_set_visible (self->sign_in_button, g_error_matches (error, HERALD_FAILURE, HERALD_FAILURE_SIGN_IN));
  gtk_widget_add_css_class (GTK_WIDGET (self->address_row), "error");
  fit_height (self);
}

static void
hide_error (HeraldSubscribeDialog *self)
{
  gtk_widget_set_visible (GTK_WIDGET (self->error_label), FALSE);
  gtk_widget_set_visible (self->sign_in_button, FALSE);
  gtk_widget_remove_css_class (GTK_WIDGET (self->address_row), "error");
  fit_height (self);
}

static void
clear_candidates (HeraldSubscribeDialog *self)
{
  for (guint i = 0; i < self->rows->len; i++)
    {
      Row *row = g_ptr_array_index (self->rows, i);

      adw_preferences_group_remove (self->candidates_group, GTK_WIDGET (row->widget));
    }
  g_ptr_array_set_size (self->rows, 0);
  gtk_widget_set_visible (GTK_WIDGET (self->candidates_group), FALSE);
  gtk_widget_set_visible (GTK_WIDGET (self->folder_group), FALSE);
  gtk_widget_set_sensitive (GTK_WIDGET (self->add_button), FALSE);
  fit_height (self);
}

static gboolean
lacks_folder_name (HeraldSubscribeDialog *self)
{
  g_autofree char *name = herald_typed_text_dup (GTK_EDITABLE (self->new_folder_row));

  return herald_folder_choice_get_is_new (self->folder_row) && *name == '\0';
}

static void
update_add_button (HeraldSubscribeDialog *self)
{
  gboolean any = FALSE;

  for (guint i = 0; i < self->rows->len; i++)
    any = any || row_is_chosen (g_ptr_array_index (self->rows, i));
  gtk_widget_set_sensitive (GTK_WIDGET (self->add_button), any && self->adding == 0 && !lacks_folder_name (self));
}

static void
new_folder_cb (HeraldSubscribeDialog *self)
{
  fit_height (self);
  update_add_button (self);
  if (herald_folder_choice_get_is_new (self->folder_row))
    adw_entry_row_grab_focus_without_selecting (self->new_folder_row);
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
show_source (HeraldSubscribeDialog *self,
             HeraldSource          *source)
{
  g_signal_emit (self, signals[SUBSCRIBED], 0, source);
  adw_dialog_close (ADW_DIALOG (self));
}

static void
show_clicked_cb (GtkButton             *button,
                 HeraldSubscribeDialog *self)
{
  GtkWidget *row = gtk_widget_get_ancestor (GTK_WIDGET (button), HERALD_TYPE_FEED_ROW);

  show_source (self, herald_feed_row_get_source (HERALD_FEED_ROW (row)));
}

static void
add_show_button (HeraldSubscribeDialog *self,
                 AdwActionRow          *row)
{
  GtkWidget *button = gtk_button_new_with_mnemonic (_("_Show"));

  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  g_signal_connect_object (button, "clicked", G_CALLBACK (show_clicked_cb), self, G_CONNECT_DEFAULT);
  adw_action_row_add_suffix (row, button);
  adw_action_row_set_activatable_widget (row, button);
  /* The row has called its button by its own title. */
  gtk_accessible_reset_relation (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_RELATION_LABELLED_BY);
}

static void
add_candidate (HeraldSubscribeDialog *self,
               HeraldCandidate       *candidate,
               gboolean               checked)
{
  const char *address = herald_candidate_get_address (candidate);
  const char *title = herald_candidate_get_title (candidate);
  g_autofree char *subtitle = describe (candidate);
  GtkWidget *widget;
  Row *row = g_new0 (Row, 1);

  if (title == NULL || *title == '\0')
    title = address;
  widget = herald_feed_row_new (herald_session_get_library (self->session), address, title, subtitle);
  row->candidate = g_object_ref (candidate);
  row->widget = HERALD_FEED_ROW (widget);
  g_ptr_array_add (self->rows, row);

  herald_feed_row_set_active (row->widget, checked);
  g_signal_connect_object (widget, "notify::active", G_CALLBACK (update_add_button), self, G_CONNECT_SWAPPED);
  if (!row_is_new (row))
    add_show_button (self, ADW_ACTION_ROW (widget));
  adw_preferences_group_add (self->candidates_group, widget);
}

static void load_icon (HeraldSubscribeDialog *self,
                       guint                  index);

/* What the search for an icon is given. */
typedef struct
{
  HeraldSubscribeDialog *self;  /* (unowned): it cancels the search when it goes */
  guint                  index;
} IconSearch;

static void
icon_found_cb (GObject      *object,
               GAsyncResult *result,
               gpointer      user_data)
{
  g_autofree IconSearch *search = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) bytes = herald_icon_finder_find_finish (HERALD_ICON_FINDER (object), result, NULL, &error);
  Row *row;

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;

  row = g_ptr_array_index (search->self->rows, search->index);
  herald_feed_row_set_icon_bytes (row->widget, bytes);
  load_icon (search->self, search->index + 1);
}

/* One after the other, since most feeds of a page share its icon, which is then asked for once. */
static void
load_icon (HeraldSubscribeDialog *self,
           guint                  index)
{
  IconSearch *search;
  Row *row;

  if (index == self->rows->len)
    return;

  row = g_ptr_array_index (self->rows, index);
  if (!row_is_new (row))
    {
      load_icon (self, index + 1);
      return;
    }

  if (self->cancellable == NULL)
    self->cancellable = g_cancellable_new ();
  search = g_new0 (IconSearch, 1);
  search->self = self;
  search->index = index;
  herald_icon_finder_find_async (herald_session_get_icon_finder (self->session),
                                 herald_candidate_get_icon (row->candidate),
                                 herald_candidate_get_fetched (row->candidate)->document->link,
                                 herald_candidate_get_address (row->candidate),
                                 self->cancellable, icon_found_cb, search);
}

static void
show_candidates (HeraldSubscribeDialog *self,
                 GListModel            *found)
{
  guint n = g_list_model_get_n_items (found);
  g_autofree char *title = g_strdup_printf (ngettext ("Found %u Feed", "Found %u Feeds", n), n);
  gboolean any_new = FALSE;

  for (guint i = 0; i < n; i++)
    {
      g_autoptr (HeraldCandidate) candidate = g_list_model_get_item (found, i);

      add_candidate (self, candidate, i == 0);
    }
  for (guint i = 0; i < n; i++)
    any_new = any_new || row_is_new (g_ptr_array_index (self->rows, i));
  adw_preferences_group_set_title (self->candidates_group, title);
  gtk_widget_set_visible (GTK_WIDGET (self->candidates_group), TRUE);
  gtk_widget_set_visible (GTK_WIDGET (self->folder_group), any_new);
  update_add_button (self);
  fit_height (self);
  load_icon (self, 0);
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
sign_in_cb (HeraldSubscribeDialog *self)
{
  g_autofree char *address = herald_uri_from_typed (gtk_editable_get_text (GTK_EDITABLE (self->address_row)));
  HeraldSignInDialog *dialog = herald_sign_in_dialog_new (GTK_WIDGET (self), self->session, address);

  g_signal_connect_object (dialog, "signed-in", G_CALLBACK (find_cb), self, G_CONNECT_SWAPPED);
  adw_dialog_present (ADW_DIALOG (dialog), GTK_WIDGET (self));
}

static void
address_changed_cb (HeraldSubscribeDialog *self)
{
  g_autofree char *typed = herald_typed_text_dup (GTK_EDITABLE (self->address_row));

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
folder_taken_cb (GObject      *object,
                 GAsyncResult *result,
                 gpointer      user_data)
{
  g_autoptr (HeraldSubscribeDialog) self = user_data;
  g_autoptr (HeraldFolder) folder = NULL;
  g_autoptr (GError) error = NULL;
  gboolean taken = herald_folder_choice_take_finish (HERALD_FOLDER_CHOICE (object), result, &folder, &error);

  /* It stands for the folder until here. */
  self->adding--;
  if (gtk_widget_get_root (GTK_WIDGET (self)) == NULL)
    return;

  if (!taken)
    show_error (self, error);
  for (guint i = 0; taken && i < self->rows->len; i++)
    {
      Row *row = g_ptr_array_index (self->rows, i);

      if (!row_is_chosen (row))
        continue;
      self->adding++;
      herald_subscribe_add_async (herald_session_get_library (self->session), row->candidate, folder, NULL,
                                  added_cb, g_object_ref (self));
    }
  set_busy (self, self->adding > 0);
  update_add_button (self);
}

static void
add_cb (HeraldSubscribeDialog *self)
{
  g_autofree char *name = herald_typed_text_dup (GTK_EDITABLE (self->new_folder_row));

  hide_error (self);
  self->adding++;
  set_busy (self, TRUE);
  update_add_button (self);
  herald_folder_choice_take_async (self->folder_row, name, NULL, folder_taken_cb, g_object_ref (self));
}

static void
new_folder_activated_cb (HeraldSubscribeDialog *self)
{
  if (gtk_widget_get_sensitive (GTK_WIDGET (self->add_button)))
    add_cb (self);
}

static void
entry_activated_cb (HeraldSubscribeDialog *self)
{
  Row *only = self->rows->len == 1 ? g_ptr_array_index (self->rows, 0) : NULL;

  if (only != NULL && !row_is_new (only))
    show_source (self, herald_feed_row_get_source (only->widget));
  else if (self->rows->len > 0 && gtk_widget_get_sensitive (GTK_WIDGET (self->add_button)))
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

  g_type_ensure (HERALD_TYPE_FOLDER_CHOICE);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/herald_reader/Herald/ui/herald-subscribe-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, HeraldSubscribeDialog, view);
  gtk_widget_class_bind_template_child (widget_class, HeraldSubscribeDialog, add_button);
  gtk_widget_class_bind_template_child (widget_class, HeraldSubscribeDialog, address_row);
  gtk_widget_class_bind_template_child (widget_class, HeraldSubscribeDialog, find_button);
  gtk_widget_class_bind_template_child (widget_class, HeraldSubscribeDialog, spinner);
  gtk_widget_class_bind_template_child (widget_class, HeraldSubscribeDialog, error_label);
  gtk_widget_class_bind_template_child (widget_class, HeraldSubscribeDialog, sign_in_button);
  gtk_widget_class_bind_template_child (widget_class, HeraldSubscribeDialog, candidates_group);
  gtk_widget_class_bind_template_child (widget_class, HeraldSubscribeDialog, folder_group);
  gtk_widget_class_bind_template_child (widget_class, HeraldSubscribeDialog, folder_row);
  gtk_widget_class_bind_template_child (widget_class, HeraldSubscribeDialog, new_folder_row);
  gtk_widget_class_bind_template_callback (widget_class, address_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, entry_activated_cb);
  gtk_widget_class_bind_template_callback (widget_class, find_cb);
  gtk_widget_class_bind_template_callback (widget_class, sign_in_cb);
  gtk_widget_class_bind_template_callback (widget_class, add_cb);
  gtk_widget_class_bind_template_callback (widget_class, new_folder_cb);
  gtk_widget_class_bind_template_callback (widget_class, new_folder_activated_cb);
  gtk_widget_class_bind_template_callback (widget_class, update_add_button);
}

static void
herald_subscribe_dialog_init (HeraldSubscribeDialog *self)
{
  self->rows = g_ptr_array_new_with_free_func ((GDestroyNotify) row_free);
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
