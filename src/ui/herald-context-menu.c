/* SPDX-FileCopyrightText: 2026 The Herald founders
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "herald-context-menu.h"

/* When the button is let go: a menu that opens earlier takes the event away, and the row looks pressed for ever. */
static void
released_cb (GtkGestureClick *gesture,
             int              n_press,
             double           x,
             double           y,
             gpointer         user_data)
{
  HeraldContextMenuFunc func = (HeraldContextMenuFunc) user_data;

  gtk_gesture_set_state (GTK_GESTURE (gesture), GTK_EVENT_SEQUENCE_CLAIMED);
  func (gtk_event_controller_get_widget (GTK_EVENT_CONTROLLER (gesture)), x, y);
}

static void
long_pressed_cb (GtkGestureLongPress *gesture,
                 double               x,
                 double               y,
                 gpointer             user_data)
{
  HeraldContextMenuFunc func = (HeraldContextMenuFunc) user_data;

  gtk_gesture_set_state (GTK_GESTURE (gesture), GTK_EVENT_SEQUENCE_CLAIMED);
  func (gtk_event_controller_get_widget (GTK_EVENT_CONTROLLER (gesture)), x, y);
}

/* The row that has the focus is the list's own widget around ours. */
static gboolean
key_cb (GtkWidget *list,
        GVariant  *arguments,
        gpointer   user_data)
{
  HeraldContextMenuFunc func = (HeraldContextMenuFunc) user_data;
  GtkWidget *row = gtk_widget_get_focus_child (list);
  GtkWidget *widget = row != NULL ? gtk_widget_get_first_child (row) : NULL;

  if (widget == NULL)
    return GDK_EVENT_PROPAGATE;

  func (widget, gtk_widget_get_width (widget) / 2.0, gtk_widget_get_height (widget) / 2.0);
  return GDK_EVENT_STOP;
}

static gboolean
unparent_cb (gpointer user_data)
{
  GtkWidget *popover = user_data;

  if (gtk_widget_get_parent (popover) != NULL)
    gtk_widget_unparent (popover);

  return G_SOURCE_REMOVE;
}

/* The chosen action is carried out after the popover has closed, and needs it until then. It may take the row away,
 * and the popover with it; or open a dialog, which gives the keyboard back to the row in the end. */
static void
closed_cb (GtkWidget *popover)
{
  gtk_widget_grab_focus (gtk_widget_get_parent (gtk_widget_get_parent (popover)));
  g_idle_add_full (G_PRIORITY_DEFAULT_IDLE, unparent_cb, g_object_ref (popover), g_object_unref);
}

static void
remove_popover (GtkWidget *widget)
{
  GtkWidget *child = gtk_widget_get_first_child (widget);

  while (child != NULL)
    {
      GtkWidget *next = gtk_widget_get_next_sibling (child);

      if (GTK_IS_POPOVER_MENU (child))
        gtk_widget_unparent (child);
      child = next;
    }
}

/**
 * herald_context_menu_attach:
 * @widget: a widget
 * @func: what shows the menu
 *
 * Makes @func be called on a secondary click and on a long press.
 */
void
herald_context_menu_attach (GtkWidget             *widget,
                            HeraldContextMenuFunc  func)
{
  GtkGesture *click = gtk_gesture_click_new ();
  GtkGesture *press = gtk_gesture_long_press_new ();

  g_return_if_fail (GTK_IS_WIDGET (widget));

  gtk_gesture_single_set_button (GTK_GESTURE_SINGLE (click), GDK_BUTTON_SECONDARY);
  g_signal_connect (click, "released", G_CALLBACK (released_cb), func);
  gtk_widget_add_controller (widget, GTK_EVENT_CONTROLLER (click));

  gtk_gesture_single_set_touch_only (GTK_GESTURE_SINGLE (press), TRUE);
  g_signal_connect (press, "pressed", G_CALLBACK (long_pressed_cb), func);
  gtk_widget_add_controller (widget, GTK_EVENT_CONTROLLER (press));

  g_signal_connect (widget, "unrealize", G_CALLBACK (remove_popover), NULL);
}

/**
 * herald_context_menu_attach_keys:
 * @list: a list view
 * @func: what shows the menu of a row's widget
 *
 * Makes the menu key and Shift+F10 ask for the menu of the row that has the focus.
 */
void
herald_context_menu_attach_keys (GtkWidget             *list,
                                 HeraldContextMenuFunc  func)
{
  GtkEventController *controller = gtk_shortcut_controller_new ();

  g_return_if_fail (GTK_IS_LIST_VIEW (list));

  gtk_shortcut_controller_add_shortcut (
    GTK_SHORTCUT_CONTROLLER (controller),
    gtk_shortcut_new (gtk_shortcut_trigger_parse_string ("Menu|<Shift>F10"),
                      gtk_callback_action_new (key_cb, (gpointer) func, NULL)));
  gtk_widget_add_controller (list, controller);
}

/* The items of a section that are for one of the states, or for all. */
static GMenu *
copy_section (GMenuModel        *section,
              gint64             target,
              const char *const *states)
{
  GMenu *copy = g_menu_new ();

  for (int i = 0; i < g_menu_model_get_n_items (section); i++)
    {
      g_autoptr (GMenuItem) item = g_menu_item_new_from_model (section, i);
      g_autofree char *action = NULL;
      g_autofree char *when = NULL;

      if (g_menu_item_get_attribute (item, "when", "s", &when)
          && (states == NULL || !g_strv_contains (states, when)))
        continue;

      g_menu_item_get_attribute (item, G_MENU_ATTRIBUTE_ACTION, "s", &action);
      g_menu_item_set_action_and_target (item, action, "x", target);
      g_menu_append_item (copy, item);
    }

  return copy;
}

/**
 * herald_context_menu_popup:
 * @widget: the widget the menu is for
 * @menu: id of a menu in context-menus.blp, made of sections
 * @target: what its actions are done to; each of them takes such a number
 * @states: (nullable): the states @target is in, for the items that belong to one
 * @x: where to show it
 * @y: the same
 */
void
herald_context_menu_popup (GtkWidget         *widget,
                           const char        *menu,
                           gint64             target,
                           const char *const *states,
                           double             x,
                           double             y)
{
  g_autoptr (GtkBuilder) builder = NULL;
  g_autoptr (GMenu) filled = g_menu_new ();
  GMenuModel *pattern;
  GtkWidget *popover;

  builder = gtk_builder_new_from_resource ("/io/github/herald_reader/Herald/ui/context-menus.ui");
  pattern = G_MENU_MODEL (gtk_builder_get_object (builder, menu));
  for (int i = 0; i < g_menu_model_get_n_items (pattern); i++)
    {
      g_autoptr (GMenuModel) section = g_menu_model_get_item_link (pattern, i, G_MENU_LINK_SECTION);
      g_autoptr (GMenu) copy = copy_section (section, target, states);

      g_menu_append_section (filled, NULL, G_MENU_MODEL (copy));
    }

  remove_popover (widget);
  popover = gtk_popover_menu_new_from_model (G_MENU_MODEL (filled));
  gtk_widget_set_parent (popover, widget);
  gtk_popover_set_has_arrow (GTK_POPOVER (popover), FALSE);
  gtk_popover_set_pointing_to (GTK_POPOVER (popover), &(GdkRectangle) { (int) x, (int) y, 1, 1 });
  gtk_widget_set_halign (popover, GTK_ALIGN_START);
  g_signal_connect (popover, "closed", G_CALLBACK (closed_cb), NULL);
  gtk_popover_popup (GTK_POPOVER (popover));
}
