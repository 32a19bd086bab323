/* SPDX-FileCopyrightText: 2026 The Herald founders
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "herald-starters-dialog.h"

#include "herald-alert.h"
#include "herald-error-text.h"
#include "herald-feed-row.h"
#include "herald-undo-toast.h"

#include "herald-opml-transfer.h"
#include "herald-starter-lists.h"

#include <glib/gi18n.h>

/**
 * HeraldStartersDialog:
 *
 * Offers well-known sources by language and theme, and adds those that are checked. Nobody is asked anything before.
 */
struct _HeraldStartersDialog
{
  AdwDialog      parent_instance;

  GtkButton     *add_button;
  AdwComboRow   *language_row;
  GtkStack      *lists;

  HeraldSession *session;       /* (owned) */
  GtkWidget     *parent;        /* (owned): where to say what came of it */
  GPtrArray     *starter_lists; /* (owned) (element-type HeraldStarterList) */
  GPtrArray     *rows;          /* (owned) (element-type Row): of all languages */
};

/* One source that is offered. */
typedef struct
{
  const HeraldOpmlEntry *entry;  /* (unowned): of a list */
  HeraldFeedRow         *widget; /* owned by the group */
} Row;

G_DEFINE_FINAL_TYPE (HeraldStartersDialog, herald_starters_dialog, ADW_TYPE_DIALOG)

/* What is checked in any language. */
static GPtrArray *
get_chosen (HeraldStartersDialog *self)
{
  GPtrArray *chosen = g_ptr_array_new ();

  for (guint i = 0; i < self->rows->len; i++)
    {
      const Row *row = g_ptr_array_index (self->rows, i);

      if (herald_feed_row_get_active (row->widget))
        g_ptr_array_add (chosen, (gpointer) row->entry);
    }

  return chosen;
}

static void
update_add_button (HeraldStartersDialog *self)
{
  g_autoptr (GPtrArray) chosen = get_chosen (self);
  g_autofree char *label = NULL;

  if (chosen->len > 0)
    /* Translators: on a button that adds so many sources. */
    label = g_strdup_printf (_("_Add %u"), chosen->len);
  gtk_button_set_label (self->add_button, label != NULL ? label : _("_Add"));
  gtk_widget_set_sensitive (GTK_WIDGET (self->add_button), chosen->len > 0);
}

static void
added_cb (GObject      *object,
          GAsyncResult *result,
          gpointer      user_data)
{
  g_autoptr (HeraldStartersDialog) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autofree char *text = NULL;
  HeraldOpmlImport import;

  if (herald_opml_import_finish (result, &import, &error))
    {
      text = g_strdup_printf (ngettext ("%u source added", "%u sources added", import.added), import.added);
      herald_toast_show (self->parent, text);
      herald_refresh_add_due (herald_session_get_refresh (self->session));
    }
  else if (!g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CLOSED))
    {
      text = herald_error_text (error, NULL);
      herald_alert_show (self->parent, _("Not All Sources Were Added"), text);
    }
}

static void
add_cb (HeraldStartersDialog *self)
{
  g_autoptr (GPtrArray) chosen = get_chosen (self);

  herald_opml_import_plan_async (herald_session_get_library (self->session), herald_opml_plan_pick (chosen), NULL,
                                 added_cb, g_object_ref (self));
  /* Before they come, so that the page that makes way for them has the focus again and can hand it on. */
  adw_dialog_close (ADW_DIALOG (self));
}

static void
language_chosen_cb (HeraldStartersDialog *self)
{
  GtkStackPage *page = adw_combo_row_get_selected_item (self->language_row);

  if (page != NULL)
    gtk_stack_set_visible_child (self->lists, gtk_stack_page_get_child (page));
}

static void
add_mark (AdwActionRow *row)
{
  GtkWidget *mark = gtk_image_new_from_icon_name ("object-select-symbolic");

  gtk_widget_add_css_class (mark, "dimmed");
  adw_action_row_add_suffix (row, mark);
}

static void
add_entry (HeraldStartersDialog  *self,
           AdwPreferencesGroup   *group,
           const HeraldOpmlEntry *entry)
{
  HeraldLibrary *library = herald_session_get_library (self->session);
  GtkWidget *widget = herald_feed_row_new (library, entry->record->address, entry->record->title, entry->description);
  Row *row = g_new0 (Row, 1);

  row->entry = entry;
  row->widget = HERALD_FEED_ROW (widget);
  g_ptr_array_add (self->rows, row);
  g_signal_connect_object (widget, "notify::active", G_CALLBACK (update_add_button), self, G_CONNECT_SWAPPED);
  if (herald_feed_row_get_source (row->widget) != NULL)
    add_mark (ADW_ACTION_ROW (widget));
  adw_preferences_group_add (group, widget);
}

static GtkWidget *
new_group (const char *theme)
{
  GtkWidget *group = adw_preferences_group_new ();
  g_autofree char *markup = theme != NULL ? g_markup_escape_text (theme, -1) : g_strdup ("");

  adw_preferences_group_set_title (ADW_PREFERENCES_GROUP (group), markup);
  return group;
}

/* The entries of a theme stand together. */
static GtkWidget *
new_page (HeraldStartersDialog *self,
          const HeraldOpmlPlan *plan)
{
  GtkWidget *page = gtk_box_new (GTK_ORIENTATION_VERTICAL, 24);
  GtkWidget *group = NULL;
  const char *theme = NULL;

  for (guint i = 0; i < plan->entries->len; i++)
    {
      const HeraldOpmlEntry *entry = g_ptr_array_index (plan->entries, i);

      if (group == NULL || g_strcmp0 (entry->folder, theme) != 0)
        {
          theme = entry->folder;
          group = new_group (theme);
          gtk_box_append (GTK_BOX (page), group);
        }
      add_entry (self, ADW_PREFERENCES_GROUP (group), entry);
    }

  return page;
}

static void
fill (HeraldStartersDialog *self)
{
  g_autoptr (GtkExpression) title = gtk_property_expression_new (GTK_TYPE_STACK_PAGE, NULL, "title");
  g_autoptr (GtkSelectionModel) pages = gtk_stack_get_pages (self->lists);

  for (guint i = 0; i < self->starter_lists->len; i++)
    {
      const HeraldStarterList *list = g_ptr_array_index (self->starter_lists, i);

      gtk_stack_add_titled (self->lists, new_page (self, list->plan), list->language, list->plan->title);
    }

  adw_combo_row_set_expression (self->language_row, title);
  adw_combo_row_set_model (self->language_row, G_LIST_MODEL (pages));
  adw_combo_row_set_selected (self->language_row,
                              herald_starter_lists_find (self->starter_lists, g_get_language_names ()));
}

static void
herald_starters_dialog_dispose (GObject *object)
{
  HeraldStartersDialog *self = HERALD_STARTERS_DIALOG (object);

  g_clear_object (&self->session);
  g_clear_object (&self->parent);
  g_clear_pointer (&self->rows, g_ptr_array_unref);
  g_clear_pointer (&self->starter_lists, g_ptr_array_unref);
  gtk_widget_dispose_template (GTK_WIDGET (self), HERALD_TYPE_STARTERS_DIALOG);

  G_OBJECT_CLASS (herald_starters_dialog_parent_class)->dispose (object);
}

static void
herald_starters_dialog_class_init (HeraldStartersDialogClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = herald_starters_dialog_dispose;

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/herald_reader/Herald/ui/herald-starters-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, HeraldStartersDialog, add_button);
  gtk_widget_class_bind_template_child (widget_class, HeraldStartersDialog, language_row);
  gtk_widget_class_bind_template_child (widget_class, HeraldStartersDialog, lists);
  gtk_widget_class_bind_template_callback (widget_class, add_cb);
  gtk_widget_class_bind_template_callback (widget_class, language_chosen_cb);
}

static void
herald_starters_dialog_init (HeraldStartersDialog *self)
{
  self->rows = g_ptr_array_new_with_free_func (g_free);
  self->starter_lists = herald_starter_lists_load ();
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * herald_starters_dialog_present:
 * @parent: a widget in the window
 * @session: where to add the sources
 *
 * Lets a person choose among well-known sources.
 */
void
herald_starters_dialog_present (GtkWidget     *parent,
                                HeraldSession *session)
{
  HeraldStartersDialog *self = g_object_new (HERALD_TYPE_STARTERS_DIALOG, NULL);

  self->session = g_object_ref (session);
  self->parent = g_object_ref (parent);
  fill (self);
  adw_dialog_present (ADW_DIALOG (self), parent);
}
