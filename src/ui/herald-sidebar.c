/* SPDX-FileCopyrightText: 2026 The Herald founders
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "herald-sidebar.h"

#include "herald-context-menu.h"
#include "herald-health-dialog.h"
#include "herald-refresh-foot.h"
#include "herald-sidebar-drag.h"
#include "herald-sidebar-row.h"

#include <glib/gi18n.h>

/**
 * HeraldSidebar:
 *
 * Smart lists, then folders and sources. The list view shows
 *
 *     GtkSingleSelection ─ GtkFlattenListModel ─┬─ smart lists
 *                                               └─ GtkTreeListModel ─ outline of the library
 *
 * and the two parts are its sections, the second of which has a heading.
 */
struct _HeraldSidebar
{
  AdwBin               parent_instance;

  GtkListView         *list_view;
  HeraldRefreshFoot   *foot;

  HeraldSession       *session;   /* (owned) (nullable) */
  GtkSingleSelection  *selection; /* (owned) (nullable) */
  GtkTreeListModel    *tree;      /* (owned) (nullable) */
  GObject             *chosen;    /* (owned) (nullable): smart list, folder or source, also while its row is away */
  GObject             *left;      /* (owned) (nullable): what was unselected last; where the keyboard goes */
};

enum
{
  ITEM_CHOSEN,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (HeraldSidebar, herald_sidebar, ADW_TYPE_BIN)

static GObject *
ref_content (gpointer item)
{
  if (GTK_IS_TREE_LIST_ROW (item))
    return gtk_tree_list_row_get_item (item);

  return item != NULL ? g_object_ref (item) : NULL;
}

static gboolean
is_source (GtkListHeader *header,
           gpointer       item)
{
  return GTK_IS_TREE_LIST_ROW (item);
}

static void
selected_cb (HeraldSidebar *self)
{
  g_autoptr (GObject) content = ref_content (gtk_single_selection_get_selected_item (self->selection));

  if (content == NULL)
    return;

  g_set_object (&self->chosen, content);
  g_signal_emit (self, signals[ITEM_CHOSEN], 0, content);
}

static void
row_expanded_cb (GtkTreeListRow *row,
                 GParamSpec     *pspec,
                 HeraldSidebar  *self)
{
  g_autoptr (HeraldFolder) folder = gtk_tree_list_row_get_item (row);

  /* A row that is taken away says at its end that it is folded, and that nothing can be unfolded. */
  if (gtk_tree_list_row_is_expandable (row))
    herald_library_set_folder_expanded (herald_session_get_library (self->session), folder,
                                        gtk_tree_list_row_get_expanded (row));
}

static gboolean
find_content (HeraldSidebar *self,
              GObject       *content,
              guint         *position)
{
  GListModel *rows = G_LIST_MODEL (self->selection);

  for (guint i = 0; i < g_list_model_get_n_items (rows); i++)
    {
      g_autoptr (GObject) item = g_list_model_get_item (rows, i);
      g_autoptr (GObject) found = ref_content (item);

      if (found == content)
        {
          *position = i;
          return TRUE;
        }
    }

  return FALSE;
}

/* What was moved, or was in a folder that is unfolded again, has another row now. */
static void
select_again (HeraldSidebar *self)
{
  guint position;

  if (self->selection != NULL && self->chosen != NULL
      && gtk_single_selection_get_selected (self->selection) == GTK_INVALID_LIST_POSITION
      && find_content (self, self->chosen, &position))
    gtk_single_selection_set_selected (self->selection, position);
}

/* Whether what is shown was removed from the library. */
static gboolean
is_chosen_gone (HeraldSidebar *self)
{
  HeraldLibrary *library = herald_session_get_library (self->session);

  if (HERALD_IS_SOURCE (self->chosen))
    return herald_library_get_source (library, herald_source_get_id (HERALD_SOURCE (self->chosen))) == NULL;
  if (HERALD_IS_FOLDER (self->chosen))
    return herald_library_get_folder (library, herald_folder_get_id (HERALD_FOLDER (self->chosen))) == NULL;

  return FALSE;
}

/* GtkListView has widgets for 200 items around the one that it keeps in place. Where that is not the first one, which
 * so many new ones push out of these, its place stays empty at the top of the list (seen with GTK 4.18). So it does
 * where there are as many and the one that was scrolled to is near the top. */
static void
keep_first_row (HeraldSidebar *self)
{
  GtkAdjustment *adjustment = gtk_scrollable_get_vadjustment (GTK_SCROLLABLE (self->list_view));

  if (gtk_adjustment_get_value (adjustment) <= gtk_adjustment_get_lower (adjustment))
    gtk_list_view_scroll_to (self->list_view, 0, GTK_LIST_SCROLL_NONE, NULL);
}

static gboolean
scrolled_cb (GtkWidget     *list_view,
             GdkFrameClock *clock,
             gpointer       user_data)
{
  if (gtk_widget_get_height (list_view) == 0)
    return G_SOURCE_CONTINUE;

  keep_first_row (user_data);
  return G_SOURCE_REMOVE;
}

static void
scroll_to (HeraldSidebar      *self,
           guint               position,
           GtkListScrollFlags  flags)
{
  gtk_list_view_scroll_to (self->list_view, position, flags, NULL);
  gtk_widget_add_tick_callback (GTK_WIDGET (self->list_view), scrolled_cb, self, NULL);
}

/* Rows of folders come up as they were left, and what a person folds is remembered. From the last to the first, for
 * what unfolds moves all that follows. */
static void
rows_changed_cb (HeraldSidebar *self,
                 guint          position,
                 guint          removed,
                 guint          added)
{
  for (guint i = position + added; i > position; i--)
    {
      g_autoptr (GtkTreeListRow) row = g_list_model_get_item (G_LIST_MODEL (self->tree), i - 1);
      g_autoptr (GObject) content = row != NULL ? gtk_tree_list_row_get_item (row) : NULL;

      if (!HERALD_IS_FOLDER (content)
          || g_signal_handler_find (row, G_SIGNAL_MATCH_FUNC | G_SIGNAL_MATCH_DATA, 0, 0, NULL,
                                    row_expanded_cb, self) != 0)
        continue;

      gtk_tree_list_row_set_expanded (row, herald_folder_get_expanded (HERALD_FOLDER (content)));
      g_signal_connect_object (row, "notify::expanded", G_CALLBACK (row_expanded_cb), self, 0);
    }
  if (added > 0)
    {
      keep_first_row (self);
      select_again (self);
    }
  if (removed > 0 && is_chosen_gone (self))
    herald_sidebar_select (self, G_OBJECT (herald_library_get_smart_list (herald_session_get_library (self->session),
                                                                          HERALD_STORY_SCOPE_ALL)));
}

static GListModel *
children_of (gpointer item,
             gpointer user_data)
{
  return HERALD_IS_FOLDER (item) ? G_LIST_MODEL (g_object_ref (item)) : NULL;
}

static void
build_model (HeraldSidebar *self)
{
  HeraldLibrary *library = herald_session_get_library (self->session);
  g_autoptr (GListStore) parts = g_list_store_new (G_TYPE_LIST_MODEL);
  GtkFlattenListModel *rows;

  self->tree = gtk_tree_list_model_new (g_object_ref (herald_library_get_outline (library)),
                                        FALSE, FALSE, children_of, NULL, NULL);
  /* What unfolds brings further rows, of which the list view must not hear before it knows the folder. */
  g_signal_connect_object (self->tree, "items-changed", G_CALLBACK (rows_changed_cb), self,
                           G_CONNECT_SWAPPED | G_CONNECT_AFTER);

  g_list_store_append (parts, herald_library_get_smart_lists (library));
  g_list_store_append (parts, self->tree);
  rows = gtk_flatten_list_model_new (G_LIST_MODEL (g_steal_pointer (&parts)));

  self->selection = gtk_single_selection_new (NULL);
  gtk_single_selection_set_autoselect (self->selection, FALSE);
  gtk_single_selection_set_can_unselect (self->selection, TRUE);
  gtk_single_selection_set_model (self->selection, G_LIST_MODEL (rows));
  g_object_unref (rows);
  g_signal_connect_object (self->selection, "notify::selected-item", G_CALLBACK (selected_cb), self,
                           G_CONNECT_SWAPPED);
  gtk_list_view_set_model (self->list_view, GTK_SELECTION_MODEL (self->selection));
  rows_changed_cb (self, 0, 0, g_list_model_get_n_items (G_LIST_MODEL (self->tree)));
}

static void
unfold_around (HeraldSidebar *self,
               HeraldSource  *source)
{
  HeraldFolder *folder = herald_library_get_folder (herald_session_get_library (self->session),
                                                    herald_source_get_folder_id (source));
  guint position;

  if (folder == NULL || !find_content (self, G_OBJECT (folder), &position))
    return;

  g_autoptr (GtkTreeListRow) row = g_list_model_get_item (G_LIST_MODEL (self->selection), position);
  gtk_tree_list_row_set_expanded (row, TRUE);
}

static gboolean
move_key_cb (GtkWidget *widget,
             GVariant  *step,
             gpointer   user_data)
{
  HeraldSidebar *self = HERALD_SIDEBAR (widget);
  GtkWidget *row = gtk_widget_get_focus_child (GTK_WIDGET (self->list_view));
  GtkWidget *content = row != NULL ? gtk_widget_get_first_child (row) : NULL;
  g_autoptr (GObject) item = NULL;
  guint position;

  if (!HERALD_IS_SIDEBAR_ROW (content))
    return GDK_EVENT_PROPAGATE;

  item = herald_sidebar_row_ref_content (HERALD_SIDEBAR_ROW (content));
  if (!HERALD_IS_SOURCE (item) && !HERALD_IS_FOLDER (item))
    return GDK_EVENT_PROPAGATE;

  herald_library_move_by (herald_session_get_library (self->session), item, g_variant_get_int32 (step));
  if (find_content (self, item, &position))
    scroll_to (self, position, GTK_LIST_SCROLL_FOCUS);
  return GDK_EVENT_STOP;
}

/* Where nothing was unselected, the list knows best. */
static gboolean
herald_sidebar_grab_focus (GtkWidget *widget)
{
  HeraldSidebar *self = HERALD_SIDEBAR (widget);
  guint position;

  if (self->selection != NULL && self->left != NULL && find_content (self, self->left, &position))
    scroll_to (self, position, GTK_LIST_SCROLL_FOCUS);

  return gtk_widget_grab_focus (GTK_WIDGET (self->list_view));
}

static void
herald_sidebar_dispose (GObject *object)
{
  HeraldSidebar *self = HERALD_SIDEBAR (object);

  herald_sidebar_set_session (self, NULL);
  gtk_widget_dispose_template (GTK_WIDGET (self), HERALD_TYPE_SIDEBAR);

  G_OBJECT_CLASS (herald_sidebar_parent_class)->dispose (object);
}

static void
health_action (GtkWidget  *widget,
               const char *name,
               GVariant   *parameter)
{
  HeraldSidebar *self = HERALD_SIDEBAR (widget);

  adw_dialog_present (herald_health_dialog_new (self->session), widget);
}

static void
herald_sidebar_class_init (HeraldSidebarClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = herald_sidebar_dispose;
  widget_class->grab_focus = herald_sidebar_grab_focus;
  gtk_widget_class_install_action (widget_class, "sidebar.health", NULL, health_action);

  signals[ITEM_CHOSEN] =
    g_signal_new ("item-chosen", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                  G_TYPE_NONE, 1, G_TYPE_OBJECT);

  g_type_ensure (HERALD_TYPE_SIDEBAR_ROW);
  g_type_ensure (HERALD_TYPE_REFRESH_FOOT);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/herald_reader/Herald/ui/herald-sidebar.ui");
  gtk_widget_class_bind_template_child (widget_class, HeraldSidebar, list_view);
  gtk_widget_class_bind_template_child (widget_class, HeraldSidebar, foot);
  gtk_widget_class_bind_template_callback (widget_class, is_source);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_Up, GDK_ALT_MASK, move_key_cb, "i", -1);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_Down, GDK_ALT_MASK, move_key_cb, "i", 1);
}

static void
herald_sidebar_init (HeraldSidebar *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  herald_context_menu_attach_keys (GTK_WIDGET (self->list_view), herald_sidebar_row_show_menu);
  herald_sidebar_drag_attach_list (self->list_view);
}

/**
 * herald_sidebar_set_session:
 * @self: a sidebar
 * @session: (nullable): whose library to show
 */
void
herald_sidebar_set_session (HeraldSidebar *self,
                            HeraldSession *session)
{
  g_return_if_fail (HERALD_IS_SIDEBAR (self));

  if (self->session == session)
    return;

  if (self->list_view != NULL)
    {
      gtk_list_view_set_model (self->list_view, NULL);
      herald_refresh_foot_set_session (self->foot, session);
    }
  g_clear_object (&self->selection);
  g_clear_object (&self->tree);
  g_clear_object (&self->chosen);
  g_clear_object (&self->left);
  g_set_object (&self->session, session);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "sidebar.health", session != NULL);
  if (session != NULL)
    build_model (self);
}

/**
 * herald_sidebar_select:
 * @self: a sidebar
 * @item: a smart list, folder or source of the library
 *
 * Selects the row of @item, unfolding the folder it is in, as if a person had done it.
 *
 * Returns: whether there is such a row
 */
gboolean
herald_sidebar_select (HeraldSidebar *self,
                       GObject       *item)
{
  guint position;

  g_return_val_if_fail (HERALD_IS_SIDEBAR (self), FALSE);
  g_return_val_if_fail (G_IS_OBJECT (item), FALSE);

  if (HERALD_IS_SOURCE (item))
    unfold_around (self, HERALD_SOURCE (item));
  if (!find_content (self, item, &position))
    return FALSE;

  scroll_to (self, position, GTK_LIST_SCROLL_SELECT);
  return TRUE;
}

/**
 * herald_sidebar_unselect:
 * @self: a sidebar
 *
 * Selects no row, so that each can be chosen anew; where one pane is shown at a time. The row that was selected gets
 * the focus when the sidebar is given it.
 */
void
herald_sidebar_unselect (HeraldSidebar *self)
{
  g_return_if_fail (HERALD_IS_SIDEBAR (self));

  if (self->chosen != NULL)
    g_set_object (&self->left, self->chosen);
  g_clear_object (&self->chosen);
  if (self->selection != NULL)
    gtk_single_selection_set_selected (self->selection, GTK_INVALID_LIST_POSITION);
}
