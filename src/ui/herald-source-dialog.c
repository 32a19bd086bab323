/* SPDX-FileCopyrightText: 2026 The Herald founders
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "herald-source-dialog.h"

#include "herald-age.h"
#include "herald-alert.h"
#include "herald-error-text.h"
#include "herald-folder-choice.h"
#include "herald-health-text.h"
#include "herald-retention-choice.h"
#include "herald-typed-text.h"
#include "herald-wait-text.h"

#include "herald-uri.h"

#include <glib/gi18n.h>

/**
 * HeraldSourceDialog:
 *
 * The properties of one source. What is changed holds at once.
 */
struct _HeraldSourceDialog
{
  AdwPreferencesDialog  parent_instance;

  AdwPreferencesGroup  *problem_group;
  AdwActionRow         *problem_row;
  GtkWidget            *remedy_row;
  AdwSwitchRow         *announced_row;
  AdwSwitchRow         *pause_row;
  AdwEntryRow          *name_row;
  HeraldFolderChoice   *folder_row;
  AdwEntryRow          *new_folder_row;
  AdwEntryRow          *address_row;
  AdwActionRow         *stories_row;
  AdwActionRow         *last_row;
  AdwActionRow         *next_row;
  HeraldNumberChoice   *days_row;
  HeraldNumberChoice   *kept_row;

  HeraldSession        *session; /* (owned) */
  HeraldSource         *source;  /* (owned) */
  GtkWidget            *opener;  /* (owned): what the dialog was opened from */
  HeraldRemedy          remedy;  /* that is offered */
  gboolean              begins_in_address;
};

G_DEFINE_FINAL_TYPE (HeraldSourceDialog, herald_source_dialog, ADW_TYPE_PREFERENCES_DIALOG)

static HeraldLibrary *
library_of (HeraldSourceDialog *self)
{
  return herald_session_get_library (self->session);
}

static void
show_time (AdwActionRow *row,
           gint64        time,
           const char   *reason)
{
  g_autofree char *text = NULL;
  g_autofree char *both = NULL;

  if (time == HERALD_TIME_NONE)
    text = g_strdup (_("Not yet"));
  else if (time == G_MAXINT64)
    text = g_strdup (_("No more"));
  else
    text = herald_age_full (time);
  both = reason != NULL ? g_strdup_printf ("%s\n%s", text, reason) : NULL;
  adw_action_row_set_subtitle (row, both != NULL ? both : text);
}

static void
show_health (HeraldSourceDialog *self)
{
  HeraldSourceHealth health = herald_library_get_health (library_of (self), self->source,
                                                         g_get_real_time () / G_USEC_PER_SEC);
  g_autofree char *text = herald_health_text (self->source, &health);
  const char *label = herald_remedy_label (health.remedy);
  gboolean is_paused = health.condition == HERALD_CONDITION_PAUSED;

  self->remedy = health.remedy;
  gtk_widget_set_visible (GTK_WIDGET (self->problem_group), text != NULL && !is_paused);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self->problem_row), text != NULL ? text : "");
  gtk_widget_set_visible (self->remedy_row, label != NULL && !herald_library_is_read_only (library_of (self)));
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self->remedy_row), label != NULL ? label : "");
  adw_switch_row_set_active (self->pause_row, is_paused);
}

/* A folder that is told of takes its sources along. */
static void
show_announced (HeraldSourceDialog *self)
{
  gboolean announced = herald_library_is_announced (library_of (self), self->source);
  gboolean by_folder = announced && !herald_source_get_announced (self->source);

  adw_action_row_set_subtitle (ADW_ACTION_ROW (self->announced_row),
                               by_folder ? _("On for its whole folder") : _("When it has new stories"));
  gtk_widget_set_sensitive (GTK_WIDGET (self->announced_row),
                            !by_folder && !herald_library_is_read_only (library_of (self)));
  adw_switch_row_set_active (self->announced_row, announced);
}

static void
announced_cb (HeraldSourceDialog *self)
{
  if (self->source != NULL && gtk_widget_get_sensitive (GTK_WIDGET (self->announced_row)))
    herald_library_set_source_announced (library_of (self), self->source,
                                         adw_switch_row_get_active (self->announced_row));
}

static void
days_chosen_cb (HeraldSourceDialog *self)
{
  if (self->source != NULL)
    herald_library_set_source_retention (library_of (self), self->source,
                                         herald_number_choice_get_number (self->days_row),
                                         herald_source_get_retention_stories (self->source));
}

static void
kept_chosen_cb (HeraldSourceDialog *self)
{
  if (self->source != NULL)
    herald_library_set_source_retention (library_of (self), self->source,
                                         herald_source_get_retention_days (self->source),
                                         herald_number_choice_get_number (self->kept_row));
}

static void
show_address (HeraldSourceDialog *self)
{
  gtk_editable_set_text (GTK_EDITABLE (self->address_row), herald_source_get_address (self->source));
}

static void
update (HeraldSourceDialog *self)
{
  HeraldSourceRecord *record = herald_source_get_record (self->source);
  HeraldWait wait;
  gint64 next;
  guint total = herald_source_get_total (self->source);
  guint unread = herald_source_get_unread (self->source);
  g_autofree char *stories = NULL;
  g_autofree char *n_unread = g_strdup_printf (ngettext ("%u unread", "%u unread", unread), unread);
  g_autofree char *n_total = g_strdup_printf (ngettext ("%u story", "%u stories", total), total);

  show_health (self);
  show_announced (self);
  herald_number_choice_set_number (self->days_row, herald_source_get_retention_days (self->source));
  herald_number_choice_set_number (self->kept_row, herald_source_get_retention_stories (self->source));

  /* Translators: "40 stories, 12 unread". */
  stories = g_strdup_printf (_("%s, %s"), n_total, n_unread);
  adw_action_row_set_subtitle (self->stories_row, stories);
  show_time (self->last_row, record->last_fetch, NULL);
  wait = herald_refresh_get_wait (herald_session_get_refresh (self->session), self->source, &next);
  show_time (self->next_row, next, herald_wait_text (wait));
}

/* With the source goes the dialog, and what takes that back is said where it was opened. */
static void
remedy_cb (HeraldSourceDialog *self)
{
  GtkWidget *widget = self->remedy == HERALD_REMEDY_REMOVE ? self->opener : GTK_WIDGET (self);
  gint64 id = herald_source_get_id (self->source);

  if (self->remedy == HERALD_REMEDY_CHANGE_ADDRESS)
    {
      gtk_widget_grab_focus (GTK_WIDGET (self->address_row));
      return;
    }

  if (self->remedy == HERALD_REMEDY_REMOVE)
    adw_dialog_close (ADW_DIALOG (self));
  gtk_widget_activate_action (widget, herald_remedy_action (self->remedy), "x", id);
}

static void
paused_cb (HeraldSourceDialog *self)
{
  if (self->source != NULL)
    herald_library_set_source_paused (library_of (self), self->source, adw_switch_row_get_active (self->pause_row));
}

static void
name_applied_cb (HeraldSourceDialog *self)
{
  g_autofree char *name = herald_typed_text_dup (GTK_EDITABLE (self->name_row));

  herald_library_rename_source (library_of (self), self->source, *name != '\0' ? name : NULL);
  gtk_editable_set_text (GTK_EDITABLE (self->name_row), herald_source_get_name (self->source));
}

static void
folder_taken_cb (GObject      *object,
                 GAsyncResult *result,
                 gpointer      user_data)
{
  g_autoptr (HeraldSourceDialog) self = user_data;
  g_autoptr (HeraldFolder) folder = NULL;
  g_autoptr (GError) error = NULL;
  gint64 id;

  if (!herald_folder_choice_take_finish (HERALD_FOLDER_CHOICE (object), result, &folder, &error))
    {
      g_autofree char *text = herald_error_text (error, NULL);

      if (gtk_widget_get_root (GTK_WIDGET (self)) != NULL)
        herald_alert_show (GTK_WIDGET (self), _("The Folder Was Not Made"), text);
      return;
    }
  if (self->source == NULL)
    return;

  id = folder != NULL ? herald_folder_get_id (folder) : 0;
  if (id != herald_source_get_folder_id (self->source))
    herald_library_move_source (library_of (self), self->source, folder, G_MAXUINT);
  if (herald_folder_choice_get_is_new (self->folder_row))
    {
      herald_folder_choice_fill (self->folder_row, library_of (self), id);
      gtk_editable_set_text (GTK_EDITABLE (self->new_folder_row), "");
      gtk_widget_grab_focus (GTK_WIDGET (self->folder_row));
    }
}

static void
take_folder (HeraldSourceDialog *self)
{
  g_autofree char *name = herald_typed_text_dup (GTK_EDITABLE (self->new_folder_row));

  if (!herald_folder_choice_get_is_new (self->folder_row) || *name != '\0')
    herald_folder_choice_take_async (self->folder_row, name, NULL, folder_taken_cb, g_object_ref (self));
}

static void
folder_chosen_cb (HeraldSourceDialog *self)
{
  if (self->source == NULL)
    return;

  if (herald_folder_choice_get_is_new (self->folder_row))
    adw_entry_row_grab_focus_without_selecting (self->new_folder_row);
  else
    take_folder (self);
}

static void
address_applied_cb (HeraldSourceDialog *self)
{
  g_autofree char *address = herald_uri_from_typed (gtk_editable_get_text (GTK_EDITABLE (self->address_row)));

  if (address == NULL)
    {
      g_autofree char *text = herald_error_text_for_failure (HERALD_FAILURE_ADDRESS, NULL);

      gtk_widget_add_css_class (GTK_WIDGET (self->address_row), "error");
      herald_alert_show (GTK_WIDGET (self), _("The Address Was Not Changed"), text);
      return;
    }

  gtk_widget_remove_css_class (GTK_WIDGET (self->address_row), "error");
  herald_library_set_source_address (library_of (self), self->source, address);
  herald_refresh_add_source (herald_session_get_refresh (self->session), self->source);
}

static gboolean
focus_again_cb (GtkWidget     *widget,
                GdkFrameClock *clock,
                gpointer       user_data)
{
  HeraldSourceDialog *self = HERALD_SOURCE_DIALOG (widget);

  if (!gtk_widget_get_mapped (GTK_WIDGET (self->address_row)))
    return G_SOURCE_CONTINUE;

  gtk_widget_grab_focus (GTK_WIDGET (self->address_row));
  return G_SOURCE_REMOVE;
}

/* Called when the dialog has come up. Where it is narrow, libadwaita 1.7 hides the rows for a frame and then moves the
 * focus on. */
static gboolean
herald_source_dialog_grab_focus (GtkWidget *widget)
{
  HeraldSourceDialog *self = HERALD_SOURCE_DIALOG (widget);

  if (self->begins_in_address)
    {
      self->begins_in_address = FALSE;
      gtk_widget_add_tick_callback (widget, focus_again_cb, NULL, NULL);
      return gtk_widget_grab_focus (GTK_WIDGET (self->address_row));
    }

  return GTK_WIDGET_CLASS (herald_source_dialog_parent_class)->grab_focus (widget);
}

static void
herald_source_dialog_dispose (GObject *object)
{
  HeraldSourceDialog *self = HERALD_SOURCE_DIALOG (object);

  g_clear_object (&self->source);
  g_clear_object (&self->session);
  g_clear_object (&self->opener);
  gtk_widget_dispose_template (GTK_WIDGET (self), HERALD_TYPE_SOURCE_DIALOG);

  G_OBJECT_CLASS (herald_source_dialog_parent_class)->dispose (object);
}

static void
herald_source_dialog_class_init (HeraldSourceDialogClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = herald_source_dialog_dispose;
  widget_class->grab_focus = herald_source_dialog_grab_focus;

  g_type_ensure (HERALD_TYPE_FOLDER_CHOICE);
  g_type_ensure (HERALD_TYPE_NUMBER_CHOICE);

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/herald_reader/Herald/ui/herald-source-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, HeraldSourceDialog, problem_group);
  gtk_widget_class_bind_template_child (widget_class, HeraldSourceDialog, problem_row);
  gtk_widget_class_bind_template_child (widget_class, HeraldSourceDialog, remedy_row);
  gtk_widget_class_bind_template_child (widget_class, HeraldSourceDialog, pause_row);
  gtk_widget_class_bind_template_child (widget_class, HeraldSourceDialog, announced_row);
  gtk_widget_class_bind_template_child (widget_class, HeraldSourceDialog, name_row);
  gtk_widget_class_bind_template_child (widget_class, HeraldSourceDialog, folder_row);
  gtk_widget_class_bind_template_child (widget_class, HeraldSourceDialog, new_folder_row);
  gtk_widget_class_bind_template_child (widget_class, HeraldSourceDialog, address_row);
  gtk_widget_class_bind_template_child (widget_class, HeraldSourceDialog, stories_row);
  gtk_widget_class_bind_template_child (widget_class, HeraldSourceDialog, last_row);
  gtk_widget_class_bind_template_child (widget_class, HeraldSourceDialog, next_row);
  gtk_widget_class_bind_template_child (widget_class, HeraldSourceDialog, days_row);
  gtk_widget_class_bind_template_child (widget_class, HeraldSourceDialog, kept_row);
  gtk_widget_class_bind_template_callback (widget_class, remedy_cb);
  gtk_widget_class_bind_template_callback (widget_class, announced_cb);
  gtk_widget_class_bind_template_callback (widget_class, paused_cb);
  gtk_widget_class_bind_template_callback (widget_class, days_chosen_cb);
  gtk_widget_class_bind_template_callback (widget_class, kept_chosen_cb);
  gtk_widget_class_bind_template_callback (widget_class, name_applied_cb);
  gtk_widget_class_bind_template_callback (widget_class, folder_chosen_cb);
  gtk_widget_class_bind_template_callback (widget_class, take_folder);
  gtk_widget_class_bind_template_callback (widget_class, address_applied_cb);
}

static void
herald_source_dialog_init (HeraldSourceDialog *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  herald_retention_choice_offer_days (self->days_row, TRUE);
  herald_retention_choice_offer_stories (self->kept_row, TRUE);
}

/**
 * herald_source_dialog_new:
 * @opener: a widget that has the actions "source.…", as the dialog must have them itself
 * @session: a session
 * @source: a source of its library
 * @begin_in_address: whether the person wants to change the address
 *
 * Returns: (transfer floating): the properties of @source, to be presented
 */
AdwDialog *
herald_source_dialog_new (GtkWidget     *opener,
                          HeraldSession *session,
                          HeraldSource  *source,
                          gboolean       begin_in_address)
{
  HeraldSourceDialog *self;
  gboolean is_writable;

  g_return_val_if_fail (GTK_IS_WIDGET (opener), NULL);
  g_return_val_if_fail (HERALD_IS_SESSION (session), NULL);
  g_return_val_if_fail (HERALD_IS_SOURCE (source), NULL);

  self = g_object_new (HERALD_TYPE_SOURCE_DIALOG, NULL);
  self->session = g_object_ref (session);
  self->opener = g_object_ref (opener);
  self->begins_in_address = begin_in_address;
  gtk_editable_set_text (GTK_EDITABLE (self->name_row), herald_source_get_name (source));
  is_writable = !herald_library_is_read_only (library_of (self));
  gtk_widget_set_sensitive (GTK_WIDGET (self->pause_row), is_writable);
  gtk_widget_set_sensitive (GTK_WIDGET (self->days_row), is_writable);
  gtk_widget_set_sensitive (GTK_WIDGET (self->kept_row), is_writable);
  herald_folder_choice_fill (self->folder_row, library_of (self), herald_source_get_folder_id (source));
  self->source = g_object_ref (source);
  show_address (self);
  g_signal_connect_object (source, "notify", G_CALLBACK (update), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (source, "notify::address", G_CALLBACK (show_address), self, G_CONNECT_SWAPPED);
  update (self);

  return ADW_DIALOG (self);
}
