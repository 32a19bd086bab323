/* SPDX-FileCopyrightText: 2026 The Herald founders
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "herald-sidebar-row.h"

#include "herald-context-menu.h"
#include "herald-error-text.h"
#include "herald-sidebar-choice.h"
#include "herald-sidebar-drag.h"
#include "herald-source-icon.h"

#include "herald-uri.h"

#include <glib/gi18n.h>

/* From one column of icons to the next. */
#define COLUMN_WIDTH 26

/**
 * HeraldSidebarRow:
 *
 * One row of the sidebar. Its item is a #HeraldSmartList, or the #GtkTreeListRow of a folder or source.
 */
struct _HeraldSidebarRow
{
  AdwBin            parent_instance;

  GtkButton        *chevron;
  GtkImage         *smart_icon;
  HeraldSourceIcon *source_icon;
  GtkLabel         *name_label;
  GtkImage         *paused_icon;
  GtkImage         *warning_icon;
  GtkLabel         *count_label;

  GObject          *item;        /* (owned) (nullable) */
  GObject          *content;     /* (owned) (nullable): smart list, folder or source */
  GSignalGroup     *signals;     /* (owned): of content */
  GSignalGroup     *row_signals; /* (owned): of the tree row */
  char             *description; /* (owned) (nullable): what a screen reader says */
  char             *reason;      /* (owned) (nullable): why the source brings nothing */
};

enum
{
  PROP_ITEM = 1,
  PROP_DESCRIPTION,
  PROP_REASON,
};

static GParamSpec *properties[PROP_REASON + 1];

G_DEFINE_FINAL_TYPE (HeraldSidebarRow, herald_sidebar_row, ADW_TYPE_BIN)

static const char *
smart_list_icon (HeraldStoryScope scope)
{
  switch ((guint) scope)
    {
    case HERALD_STORY_SCOPE_TODAY:
      return "weather-clear-symbolic";
    case HERALD_STORY_SCOPE_UNREAD:
      return "herald-unread-symbolic";
    case HERALD_STORY_SCOPE_BOOKMARKS:
      return "starred-symbolic";
    default:
      return "herald-inbox-symbolic";
    }
}

static void
set_css_class (gpointer    widget,
               const char *name,
               gboolean    wanted)
{
  if (wanted)
    gtk_widget_add_css_class (widget, name);
  else
    gtk_widget_remove_css_class (widget, name);
}

static void
set_description (HeraldSidebarRow *self,
                 const char       *name,
                 guint             count,
                 gboolean          is_unread)
{
  g_autofree char *text = NULL;

  if (count == 0)
    text = g_strdup (name);
  else if (is_unread)
    /* Translators: read aloud for a row of the sidebar: name, then how many stories are unread. */
    text = g_strdup_printf (ngettext ("%s, %u unread", "%s, %u unread", count), name, count);
  else
    /* Translators: read aloud for a row of the sidebar: name, then how many stories there are. */
    text = g_strdup_printf (ngettext ("%s, %u story", "%s, %u stories", count), name, count);

  if (g_set_str (&self->description, text))
    g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_DESCRIPTION]);
}

static void
set_reason (HeraldSidebarRow *self,
            const char       *reason)
{
  if (g_set_str (&self->reason, reason))
    g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_REASON]);
}

/* A name that is cut off, and why a source fails. */
static gboolean
herald_sidebar_row_query_tooltip (GtkWidget  *widget,
                                  int         x,
                                  int         y,
                                  gboolean    keyboard,
                                  GtkTooltip *tooltip)
{
  HeraldSidebarRow *self = HERALD_SIDEBAR_ROW (widget);
  gboolean cut_off = pango_layout_is_ellipsized (gtk_label_get_layout (self->name_label));
  g_autofree char *text = NULL;

  if (cut_off && self->reason != NULL)
    text = g_strdup_printf ("%s\n%s", gtk_label_get_label (self->name_label), self->reason);
  else
    text = g_strdup (cut_off ? gtk_label_get_label (self->name_label) : self->reason);
  gtk_tooltip_set_text (tooltip, text);

  return text != NULL;
}

static void
show_count (HeraldSidebarRow *self,
            guint             count)
{
  g_autofree char *text = g_strdup_printf ("%'u", count);

  gtk_label_set_label (self->count_label, text);
  gtk_widget_set_visible (GTK_WIDGET (self->count_label), count > 0);
}

static void
update_smart_list (HeraldSidebarRow *self,
                   HeraldSmartList  *list)
{
  HeraldStoryScope scope = herald_smart_list_get_scope (list);
  guint count = herald_smart_list_get_count (list);
  const char *name = herald_sidebar_choice_get_title (G_OBJECT (list));

  gtk_label_set_label (self->name_label, name);
  gtk_image_set_from_icon_name (self->smart_icon, smart_list_icon (scope));
  show_count (self, count);
  set_description (self, name, count, scope == HERALD_STORY_SCOPE_TODAY || scope == HERALD_STORY_SCOPE_UNREAD);
}

static void
update_folder (HeraldSidebarRow *self,
               HeraldFolder     *folder)
{
  guint unread = herald_folder_get_unread (folder);
  gboolean expanded = gtk_tree_list_row_get_expanded (GTK_TREE_LIST_ROW (self->item));

  gtk_label_set_label (self->name_label, herald_folder_get_title (folder));
  gtk_button_set_icon_name (self->chevron, expanded ? "pan-down-symbolic" : "pan-end-symbolic");
  gtk_widget_set_tooltip_text (GTK_WIDGET (self->chevron), expanded ? _("Fold") : _("Unfold"));
  gtk_accessible_update_state (GTK_ACCESSIBLE (self->chevron), GTK_ACCESSIBLE_STATE_EXPANDED, expanded, -1);
  show_count (self, unread);
  set_description (self, herald_folder_get_title (folder), unread, TRUE);
}

static void
update_source (HeraldSidebarRow *self,
               HeraldSource     *source)
{
  guint unread = herald_source_get_unread (source);
  gboolean paused = herald_source_get_paused (source);
  gboolean failing = herald_source_get_failing (source) && !paused;
  g_autofree char *host = herald_uri_dup_host (herald_source_get_address (source));
  g_autofree char *reason = NULL;

  gtk_label_set_label (self->name_label, herald_source_get_name (source));
  gtk_widget_set_visible (GTK_WIDGET (self->warning_icon), failing);
  gtk_widget_set_visible (GTK_WIDGET (self->paused_icon), paused);
  if (paused)
    reason = g_strdup (_("Paused"));
  else if (failing)
    reason = herald_error_text_for_failure (herald_source_get_failure (source), host);
  set_reason (self, reason);
  show_count (self, unread);
  set_css_class (self, "unread", unread > 0);
  set_css_class (self, "paused", paused);
  set_description (self, herald_source_get_name (source), unread, TRUE);
}

static void
update (HeraldSidebarRow *self)
{
  if (HERALD_IS_SMART_LIST (self->content))
    update_smart_list (self, HERALD_SMART_LIST (self->content));
  else if (HERALD_IS_FOLDER (self->content))
    update_folder (self, HERALD_FOLDER (self->content));
  else if (HERALD_IS_SOURCE (self->content))
    update_source (self, HERALD_SOURCE (self->content));
}

static void
set_item (HeraldSidebarRow *self,
          GObject          *item)
{
  GtkTreeListRow *row = GTK_IS_TREE_LIST_ROW (item) ? GTK_TREE_LIST_ROW (item) : NULL;

  if (!g_set_object (&self->item, item))
    return;

  g_clear_object (&self->content);
  if (row != NULL)
    self->content = gtk_tree_list_row_get_item (row);
  else if (item != NULL)
    self->content = g_object_ref (item);

  gtk_widget_set_visible (GTK_WIDGET (self->smart_icon), HERALD_IS_SMART_LIST (self->content));
  gtk_widget_set_visible (GTK_WIDGET (self->chevron), HERALD_IS_FOLDER (self->content));
  gtk_widget_set_visible (GTK_WIDGET (self->source_icon), HERALD_IS_SOURCE (self->content));
  gtk_widget_set_visible (GTK_WIDGET (self->paused_icon), FALSE);
  gtk_widget_set_visible (GTK_WIDGET (self->warning_icon), FALSE);
  set_reason (self, NULL);
  herald_source_icon_set_source (self->source_icon,
                                 HERALD_IS_SOURCE (self->content) ? HERALD_SOURCE (self->content) : NULL);
  set_css_class (self, "folder", HERALD_IS_FOLDER (self->content));
  set_css_class (self, "unread", FALSE);
  set_css_class (self, "paused", FALSE);
  gtk_widget_set_margin_start (GTK_WIDGET (self),
                               row != NULL && gtk_tree_list_row_get_depth (row) > 0 ? COLUMN_WIDTH : 0);

  g_signal_group_set_target (self->signals, self->content);
  g_signal_group_set_target (self->row_signals, row);
  update (self);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_ITEM]);
}

static GObject *
get_content (GtkWidget *widget)
{
  return HERALD_SIDEBAR_ROW (widget)->content;
}

static void
chevron_clicked_cb (HeraldSidebarRow *self)
{
  GtkTreeListRow *row = GTK_TREE_LIST_ROW (self->item);

  gtk_tree_list_row_set_expanded (row, !gtk_tree_list_row_get_expanded (row));
}

static void
herald_sidebar_row_get_property (GObject    *object,
                                 guint       property_id,
                                 GValue     *value,
                                 GParamSpec *pspec)
{
  HeraldSidebarRow *self = HERALD_SIDEBAR_ROW (object);

  switch (property_id)
    {
    case PROP_ITEM:
      g_value_set_object (value, self->item);
      break;
    case PROP_DESCRIPTION:
      g_value_set_string (value, self->description);
      break;
    case PROP_REASON:
      g_value_set_string (value, self->reason);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
    }
}

static void
herald_sidebar_row_set_property (GObject      *object,
                                 guint         property_id,
                                 const GValue *value,
                                 GParamSpec   *pspec)
{
  HeraldSidebarRow *self = HERALD_SIDEBAR_ROW (object);

  switch (property_id)
    {
    case PROP_ITEM:
      set_item (self, g_value_get_object (value));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
    }
}

static void
herald_sidebar_row_dispose (GObject *object)
{
  HeraldSidebarRow *self = HERALD_SIDEBAR_ROW (object);

  g_clear_object (&self->signals);
  g_clear_object (&self->row_signals);
  g_clear_object (&self->content);
  g_clear_object (&self->item);
  g_clear_pointer (&self->description, g_free);
  g_clear_pointer (&self->reason, g_free);
  gtk_widget_dispose_template (GTK_WIDGET (self), HERALD_TYPE_SIDEBAR_ROW);

  G_OBJECT_CLASS (herald_sidebar_row_parent_class)->dispose (object);
}

static void
herald_sidebar_row_class_init (HeraldSidebarRowClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->get_property = herald_sidebar_row_get_property;
  object_class->set_property = herald_sidebar_row_set_property;
  object_class->dispose = herald_sidebar_row_dispose;
  widget_class->query_tooltip = herald_sidebar_row_query_tooltip;

  properties[PROP_ITEM] =
    g_param_spec_object ("item", NULL, NULL, G_TYPE_OBJECT,
                         G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY);
  properties[PROP_DESCRIPTION] =
    g_param_spec_string ("description", NULL, NULL, NULL,
                         G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  properties[PROP_REASON] =
    g_param_spec_string ("reason", NULL, NULL, NULL,
                         G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, G_N_ELEMENTS (properties), properties);

  g_type_ensure (HERALD_TYPE_SOURCE_ICON);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/herald_reader/Herald/ui/herald-sidebar-row.ui");
  gtk_widget_class_bind_template_child (widget_class, HeraldSidebarRow, chevron);
  gtk_widget_class_bind_template_child (widget_class, HeraldSidebarRow, smart_icon);
  gtk_widget_class_bind_template_child (widget_class, HeraldSidebarRow, source_icon);
  gtk_widget_class_bind_template_child (widget_class, HeraldSidebarRow, name_label);
  gtk_widget_class_bind_template_child (widget_class, HeraldSidebarRow, paused_icon);
  gtk_widget_class_bind_template_child (widget_class, HeraldSidebarRow, warning_icon);
  gtk_widget_class_bind_template_child (widget_class, HeraldSidebarRow, count_label);
  gtk_widget_class_bind_template_callback (widget_class, chevron_clicked_cb);
  gtk_widget_class_set_css_name (widget_class, "sidebar-row");
}

static void
herald_sidebar_row_init (HeraldSidebarRow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  herald_context_menu_attach (GTK_WIDGET (self), herald_sidebar_row_show_menu);
  herald_sidebar_drag_attach (GTK_WIDGET (self), get_content);

  self->signals = g_signal_group_new (G_TYPE_OBJECT);
  g_signal_group_connect_swapped (self->signals, "notify", G_CALLBACK (update), self);
  self->row_signals = g_signal_group_new (GTK_TYPE_TREE_LIST_ROW);
  g_signal_group_connect_swapped (self->row_signals, "notify::expanded", G_CALLBACK (update), self);
}

/**
 * herald_sidebar_row_ref_content:
 * @self: a row
 *
 * Returns: (transfer full) (nullable): the smart list, folder or source that is shown
 */
GObject *
herald_sidebar_row_ref_content (HeraldSidebarRow *self)
{
  g_return_val_if_fail (HERALD_IS_SIDEBAR_ROW (self), NULL);

  return self->content != NULL ? g_object_ref (self->content) : NULL;
}

static const char *const *
announced_states (gboolean announced)
{
  static const char *const on[] = { "announced", NULL };
  static const char *const off[] = { "not-announced", NULL };

  return announced ? on : off;
}

/**
 * herald_sidebar_row_show_menu:
 * @widget: a #HeraldSidebarRow
 * @x: where, in its coordinates
 * @y: the same
 *
 * Shows the context menu of the row's folder or source; a smart list has none.
 */
void
herald_sidebar_row_show_menu (GtkWidget *widget,
                              double     x,
                              double     y)
{
  HeraldSidebarRow *self = HERALD_SIDEBAR_ROW (widget);

  if (HERALD_IS_SOURCE (self->content))
    herald_context_menu_popup (widget, "source_menu", herald_source_get_id (HERALD_SOURCE (self->content)),
                               announced_states (herald_source_get_announced (HERALD_SOURCE (self->content))), x, y);
  else if (HERALD_IS_FOLDER (self->content))
    herald_context_menu_popup (widget, "folder_menu", herald_folder_get_id (HERALD_FOLDER (self->content)),
                               announced_states (herald_folder_get_announced (HERALD_FOLDER (self->content))), x, y);
}
