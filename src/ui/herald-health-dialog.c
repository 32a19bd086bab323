/* SPDX-FileCopyrightText: 2026 The Herald founders
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "herald-health-dialog.h"

#include "herald-health-row.h"
#include "herald-source-actions.h"

#include <glib/gi18n.h>

/* Rows of a group: a person mends no more in one go, and a list box lays out all that it has. */
#define MAX_ROWS 200

enum
{
  GROUP_FAILING,
  GROUP_MOVED,
  GROUP_QUIET,
  GROUP_PAUSED,
  N_GROUPS,
};

typedef struct
{
  HeraldHealthDialog  *dialog;
  guint                kind;
  AdwPreferencesGroup *widget; /* of the template */
  GtkListBox          *list;   /* of the template */
  GListModel          *model;  /* (owned) (nullable) (element-type HeraldSource) */
  GtkFilter           *filter; /* (owned) (nullable) */
} Group;

/**
 * HeraldHealthDialog:
 *
 * The sources that want attention, by what is the matter with them.
 */
struct _HeraldHealthDialog
{
  AdwDialog       parent_instance;

  GtkStack       *pages;
  GtkWidget      *view;
  AdwWindowTitle *window_title;
  GtkWidget      *retry_button;
  AdwActionRow   *well_row;
  AdwStatusPage  *well_page;
  Group           groups[N_GROUPS];

  HeraldSession  *session; /* (owned) */
  gboolean        narrow;
  guint           update;  /* idle source, or 0 */
  guint           focus;   /* idle source, or 0 */
};

G_DEFINE_FINAL_TYPE (HeraldHealthDialog, herald_health_dialog, ADW_TYPE_DIALOG)

static HeraldLibrary *
library_of (HeraldHealthDialog *self)
{
  return herald_session_get_library (self->session);
}

static guint
group_of (HeraldCondition condition)
{
  switch (condition)
    {
    case HERALD_CONDITION_ENDED:
    case HERALD_CONDITION_WEB_PAGE:
    case HERALD_CONDITION_DENIED:
    case HERALD_CONDITION_FAILING:
    case HERALD_CONDITION_WAITING:
      return GROUP_FAILING;
    case HERALD_CONDITION_MOVED:
    case HERALD_CONDITION_DETOUR:
    case HERALD_CONDITION_DOUBLE:
      return GROUP_MOVED;
    case HERALD_CONDITION_SILENT:
      return GROUP_QUIET;
    case HERALD_CONDITION_PAUSED:
      return GROUP_PAUSED;
    case HERALD_CONDITION_FINE:
    default:
      return N_GROUPS;
    }
}

static gboolean
is_of_group (gpointer item,
             gpointer user_data)
{
  Group *group = user_data;
  gint64 now = g_get_real_time () / G_USEC_PER_SEC;

  return group_of (herald_library_get_health (library_of (group->dialog), item, now).condition) == group->kind;
}

static GtkWidget *
create_row (gpointer item,
            gpointer user_data)
{
  HeraldHealthDialog *self = user_data;
  HeraldHealthRow *row = herald_health_row_new (library_of (self), item);

  herald_health_row_set_narrow (row, self->narrow);
  return GTK_WIDGET (row);
}

static void
set_narrow (HeraldHealthDialog *self,
            gboolean            narrow)
{
  GtkListBoxRow *row;

  self->narrow = narrow;
  for (guint i = 0; i < N_GROUPS; i++)
    for (int n = 0; (row = gtk_list_box_get_row_at_index (self->groups[i].list, n)) != NULL; n++)
      herald_health_row_set_narrow (HERALD_HEALTH_ROW (row), narrow);
}

static void
narrowed_cb (HeraldHealthDialog *self)
{
  set_narrow (self, TRUE);
}

static void
widened_cb (HeraldHealthDialog *self)
{
  set_narrow (self, FALSE);
}

/* Returns: how many it has. */
static guint
update_group (Group *group)
{
  guint n = g_list_model_get_n_items (group->model);
  g_autofree char *text = NULL;

  /* Translators: above a list that is cut off: how many it shows, and of how many. */
  text = g_strdup_printf (_("The first %u of %u"), MIN (n, MAX_ROWS), n);
  adw_preferences_group_set_description (group->widget, n > MAX_ROWS ? text : NULL);
  gtk_widget_set_visible (GTK_WIDGET (group->widget), n > 0);

  return n;
}

static void
update (HeraldHealthDialog *self)
{
  guint total = g_list_model_get_n_items (herald_library_get_sources (library_of (self)));
  guint n = 0;
  gboolean can_retry;
  g_autofree char *attention = NULL;
  g_autofree char *well = NULL;

  for (guint i = 0; i < N_GROUPS; i++)
    n += update_group (&self->groups[i]);

  attention = g_strdup_printf (ngettext ("%u of %u source wants attention", "%u of %u sources want attention", total),
                               n, total);
  well = g_strdup_printf (ngettext ("%u source is well", "%u sources are well", total - n), total - n);
  adw_window_title_set_subtitle (self->window_title, n > 0 ? attention : "");
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self->well_row), well);
  adw_status_page_set_description (self->well_page, well);
  can_retry = g_list_model_get_n_items (self->groups[GROUP_FAILING].model) > 0;
  gtk_widget_set_sensitive (self->retry_button, can_retry && !herald_library_is_read_only (library_of (self)));
  gtk_stack_set_visible_child_name (self->pages, n > 0 ? "attention" : "well");
}

/* The focus goes with the row or the toast that had it, and then no key reaches the dialog. */
static void
keep_focus_cb (gpointer user_data)
{
  HeraldHealthDialog *self = user_data;
  GtkRoot *window = gtk_widget_get_root (GTK_WIDGET (self));

  self->focus = 0;
  if (window != NULL && gtk_root_get_focus (window) == NULL
      && adw_application_window_get_visible_dialog (ADW_APPLICATION_WINDOW (window)) == ADW_DIALOG (self))
    gtk_widget_child_focus (GTK_WIDGET (self->pages), GTK_DIR_TAB_FORWARD);
}

static void
focus_changed_cb (HeraldHealthDialog *self)
{
  if (self->focus == 0)
    self->focus = g_idle_add_once (keep_focus_cb, self);
}

static void
update_cb (gpointer user_data)
{
  HeraldHealthDialog *self = user_data;

  self->update = 0;
  for (guint i = 0; i < N_GROUPS; i++)
    gtk_filter_changed (self->groups[i].filter, GTK_FILTER_CHANGE_DIFFERENT);
  update (self);
}

/* A refresh changes many at once, which are looked at together. */
static void
schedule_update (HeraldHealthDialog *self)
{
  if (self->update == 0)
    self->update = g_idle_add_once (update_cb, self);
}

/* From a copy: what is tried again leaves the list when it works. */
static void
retry_cb (HeraldHealthDialog *self)
{
  GListModel *model = self->groups[GROUP_FAILING].model;
  g_autoptr (GPtrArray) sources = g_ptr_array_new_with_free_func (g_object_unref);

  for (guint i = 0; i < g_list_model_get_n_items (model); i++)
    g_ptr_array_add (sources, g_list_model_get_item (model, i));
  for (guint i = 0; i < sources->len; i++)
    herald_refresh_add_source (herald_session_get_refresh (self->session), g_ptr_array_index (sources, i));
}

static void
fill_group (HeraldHealthDialog *self,
            guint               kind)
{
  Group *group = &self->groups[kind];
  GListModel *sources = herald_library_get_sources (library_of (self));
  g_autoptr (GListModel) rows = NULL;

  group->dialog = self;
  group->kind = kind;
  group->filter = GTK_FILTER (gtk_custom_filter_new (is_of_group, group, NULL));
  group->model = G_LIST_MODEL (gtk_filter_list_model_new (g_object_ref (sources), g_object_ref (group->filter)));
  rows = G_LIST_MODEL (gtk_slice_list_model_new (g_object_ref (group->model), 0, MAX_ROWS));
  gtk_list_box_bind_model (group->list, rows, create_row, self, NULL);
}

static void
herald_health_dialog_root (GtkWidget *widget)
{
  GTK_WIDGET_CLASS (herald_health_dialog_parent_class)->root (widget);

  g_signal_connect_object (gtk_widget_get_root (widget), "notify::focus-widget", G_CALLBACK (focus_changed_cb),
                           widget, G_CONNECT_SWAPPED);
}

static void
herald_health_dialog_dispose (GObject *object)
{
  HeraldHealthDialog *self = HERALD_HEALTH_DIALOG (object);

  g_clear_handle_id (&self->update, g_source_remove);
  g_clear_handle_id (&self->focus, g_source_remove);
  if (self->view != NULL)
    herald_source_actions_attach (self->view, NULL);
  for (guint i = 0; i < N_GROUPS; i++)
    {
      if (self->groups[i].list != NULL)
        gtk_list_box_bind_model (self->groups[i].list, NULL, NULL, NULL, NULL);
      g_clear_object (&self->groups[i].model);
      g_clear_object (&self->groups[i].filter);
    }
  g_clear_object (&self->session);
  gtk_widget_dispose_template (GTK_WIDGET (self), HERALD_TYPE_HEALTH_DIALOG);

  G_OBJECT_CLASS (herald_health_dialog_parent_class)->dispose (object);
}

static void
bind_group (GtkWidgetClass *widget_class,
            guint           kind,
            const char     *widget,
            const char     *list)
{
  gssize offset = G_STRUCT_OFFSET (HeraldHealthDialog, groups) + kind * sizeof (Group);

  gtk_widget_class_bind_template_child_full (widget_class, widget, FALSE, offset + G_STRUCT_OFFSET (Group, widget));
  gtk_widget_class_bind_template_child_full (widget_class, list, FALSE, offset + G_STRUCT_OFFSET (Group, list));
}

static void
herald_health_dialog_class_init (HeraldHealthDialogClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = herald_health_dialog_dispose;
  widget_class->root = herald_health_dialog_root;

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/herald_reader/Herald/ui/herald-health-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, HeraldHealthDialog, pages);
  gtk_widget_class_bind_template_child (widget_class, HeraldHealthDialog, view);
  gtk_widget_class_bind_template_child (widget_class, HeraldHealthDialog, window_title);
  gtk_widget_class_bind_template_child (widget_class, HeraldHealthDialog, retry_button);
  gtk_widget_class_bind_template_child (widget_class, HeraldHealthDialog, well_row);
  gtk_widget_class_bind_template_child (widget_class, HeraldHealthDialog, well_page);
  bind_group (widget_class, GROUP_FAILING, "failing_group", "failing_list");
  bind_group (widget_class, GROUP_MOVED, "moved_group", "moved_list");
  bind_group (widget_class, GROUP_QUIET, "quiet_group", "quiet_list");
  bind_group (widget_class, GROUP_PAUSED, "paused_group", "paused_list");
  gtk_widget_class_bind_template_callback (widget_class, narrowed_cb);
  gtk_widget_class_bind_template_callback (widget_class, retry_cb);
  gtk_widget_class_bind_template_callback (widget_class, widened_cb);
}

static void
herald_health_dialog_init (HeraldHealthDialog *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * herald_health_dialog_new:
 * @session: a session
 *
 * Returns: (transfer floating): the dialog, to be presented
 */
AdwDialog *
herald_health_dialog_new (HeraldSession *session)
{
  HeraldHealthDialog *self = g_object_new (HERALD_TYPE_HEALTH_DIALOG, NULL);
  HeraldLibrary *library = herald_session_get_library (session);

  self->session = g_object_ref (session);
  herald_source_actions_attach (self->view, session);
  for (guint i = 0; i < N_GROUPS; i++)
    fill_group (self, i);
  g_signal_connect_object (library, "source-edited", G_CALLBACK (schedule_update), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (library, "changed", G_CALLBACK (schedule_update), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (herald_session_get_refresh (session), "finished", G_CALLBACK (schedule_update), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (herald_library_get_sources (library), "items-changed", G_CALLBACK (schedule_update), self,
                           G_CONNECT_SWAPPED);
  update (self);

  return ADW_DIALOG (self);
}
