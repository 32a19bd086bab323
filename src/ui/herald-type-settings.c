/* SPDX-FileCopyrightText: 2026 The Herald founders
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "herald-type-settings.h"

#include <glib/gi18n.h>

#define SMALLEST 14
#define LARGEST 28

/**
 * HeraldTypeSettings:
 *
 * Colours and type of the story page, as a popover shows them. What is changed is seen at once.
 */
struct _HeraldTypeSettings
{
  AdwBin          parent_instance;

  GtkBox         *themes;
  AdwToggleGroup *font_group;
  GtkButton      *smaller_button;
  GtkLabel       *size_label;
  GtkButton      *larger_button;
  AdwToggleGroup *width_group;
  AdwToggleGroup *line_group;

  GSettings      *settings; /* (owned) (nullable) */
};

G_DEFINE_FINAL_TYPE (HeraldTypeSettings, herald_type_settings, ADW_TYPE_BIN)

static void
update_size (HeraldTypeSettings *self)
{
  int size = g_settings_get_int (self->settings, "text-size");
  /* Translators: the size of a story's text in pixels. */
  g_autofree char *text = g_strdup_printf (_("%d px"), size);

  gtk_label_set_label (self->size_label, text);
  gtk_widget_set_sensitive (GTK_WIDGET (self->smaller_button), size > SMALLEST);
  gtk_widget_set_sensitive (GTK_WIDGET (self->larger_button), size < LARGEST);
}

static void
step_size (HeraldTypeSettings *self,
           int                 step)
{
  int size = g_settings_get_int (self->settings, "text-size");

  g_settings_set_int (self->settings, "text-size", CLAMP (size + step, SMALLEST, LARGEST));
}

static void
smaller_cb (HeraldTypeSettings *self)
{
  step_size (self, -1);
}

static void
larger_cb (HeraldTypeSettings *self)
{
  step_size (self, 1);
}

static gboolean
theme_to_active (GValue   *value,
                 GVariant *variant,
                 gpointer  user_data)
{
  g_value_set_boolean (value, g_str_equal (g_variant_get_string (variant, NULL), user_data));
  return TRUE;
}

static GVariant *
active_to_theme (const GValue       *value,
                 const GVariantType *type,
                 gpointer            user_data)
{
  return g_value_get_boolean (value) ? g_variant_new_string (user_data) : NULL;
}

/* The name below a swatch is as good as the swatch. */
static void
name_released_cb (GtkToggleButton *swatch)
{
  gtk_toggle_button_set_active (swatch, TRUE);
}

static GtkWidget *
name_new (const char      *title,
          GtkToggleButton *swatch)
{
  GtkWidget *label = gtk_label_new (title);
  GtkGesture *click = gtk_gesture_click_new ();

  gtk_widget_add_css_class (label, "caption");
  g_signal_connect_object (click, "released", G_CALLBACK (name_released_cb), swatch, G_CONNECT_SWAPPED);
  gtk_widget_add_controller (label, GTK_EVENT_CONTROLLER (click));

  return label;
}

static void
add_theme (HeraldTypeSettings *self,
           const char         *name,
           const char         *title,
           GtkToggleButton   **first)
{
  GtkWidget *column = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  GtkWidget *swatch = gtk_toggle_button_new_with_label (g_str_equal (name, "system") ? "" : "Aa");
  GtkWidget *label = name_new (title, GTK_TOGGLE_BUTTON (swatch));
  g_autofree char *css_class = g_strconcat ("page-theme-", name, NULL);

  gtk_widget_add_css_class (swatch, "page-theme");
  gtk_widget_add_css_class (swatch, css_class);
  gtk_widget_set_halign (swatch, GTK_ALIGN_CENTER);
  gtk_accessible_update_relation (GTK_ACCESSIBLE (swatch), GTK_ACCESSIBLE_RELATION_LABELLED_BY, label, NULL, -1);
  if (*first == NULL)
    *first = GTK_TOGGLE_BUTTON (swatch);
  else
    gtk_toggle_button_set_group (GTK_TOGGLE_BUTTON (swatch), *first);

  gtk_box_append (GTK_BOX (column), swatch);
  gtk_box_append (GTK_BOX (column), label);
  gtk_box_append (self->themes, column);
  g_settings_bind_with_mapping (self->settings, "page-theme", swatch, "active", G_SETTINGS_BIND_DEFAULT,
                                theme_to_active, active_to_theme, g_strdup (name), g_free);
}

static void
herald_type_settings_dispose (GObject *object)
{
  HeraldTypeSettings *self = HERALD_TYPE_SETTINGS (object);

  g_clear_object (&self->settings);
  gtk_widget_dispose_template (GTK_WIDGET (self), HERALD_TYPE_TYPE_SETTINGS);

  G_OBJECT_CLASS (herald_type_settings_parent_class)->dispose (object);
}

static void
herald_type_settings_class_init (HeraldTypeSettingsClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = herald_type_settings_dispose;

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/herald_reader/Herald/ui/herald-type-settings.ui");
  gtk_widget_class_bind_template_child (widget_class, HeraldTypeSettings, themes);
  gtk_widget_class_bind_template_child (widget_class, HeraldTypeSettings, font_group);
  gtk_widget_class_bind_template_child (widget_class, HeraldTypeSettings, smaller_button);
  gtk_widget_class_bind_template_child (widget_class, HeraldTypeSettings, size_label);
  gtk_widget_class_bind_template_child (widget_class, HeraldTypeSettings, larger_button);
  gtk_widget_class_bind_template_child (widget_class, HeraldTypeSettings, width_group);
  gtk_widget_class_bind_template_child (widget_class, HeraldTypeSettings, line_group);
  gtk_widget_class_bind_template_callback (widget_class, smaller_cb);
  gtk_widget_class_bind_template_callback (widget_class, larger_cb);
}

static void
herald_type_settings_init (HeraldTypeSettings *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * herald_type_settings_bind:
 * @self: a new widget
 * @settings: what its controls change; given once
 */
void
herald_type_settings_bind (HeraldTypeSettings *self,
                           GSettings          *settings)
{
  GtkToggleButton *first = NULL;

  g_return_if_fail (HERALD_IS_TYPE_SETTINGS (self));
  g_return_if_fail (self->settings == NULL);

  self->settings = g_object_ref (settings);
  add_theme (self, "system", _("System"), &first);
  add_theme (self, "light", _("Light"), &first);
  add_theme (self, "sepia", _("Sepia"), &first);
  add_theme (self, "dark", _("Dark"), &first);
  g_settings_bind (settings, "text-font", self->font_group, "active-name", G_SETTINGS_BIND_DEFAULT);
  g_settings_bind (settings, "text-width", self->width_group, "active-name", G_SETTINGS_BIND_DEFAULT);
  g_settings_bind (settings, "line-height", self->line_group, "active-name", G_SETTINGS_BIND_DEFAULT);
  g_signal_connect_object (settings, "changed::text-size", G_CALLBACK (update_size), self, G_CONNECT_SWAPPED);
  update_size (self);
}

/**
 * herald_type_settings_present:
 * @parent: a widget in the window
 * @settings: what is changed
 *
 * Shows the controls in a dialog, for a window that is too narrow for a popover.
 */
void
herald_type_settings_present (GtkWidget *parent,
                              GSettings *settings)
{
  AdwDialog *dialog = adw_dialog_new ();
  GtkWidget *view = adw_toolbar_view_new ();
  GtkWidget *controls = g_object_new (HERALD_TYPE_TYPE_SETTINGS, NULL);

  herald_type_settings_bind (HERALD_TYPE_SETTINGS (controls), settings);
  gtk_widget_add_css_class (controls, "type-sheet");
  adw_toolbar_view_add_top_bar (ADW_TOOLBAR_VIEW (view), adw_header_bar_new ());
  adw_toolbar_view_set_content (ADW_TOOLBAR_VIEW (view), controls);
  adw_dialog_set_title (dialog, _("Type and Colours"));
  adw_dialog_set_child (dialog, view);
  adw_dialog_present (dialog, parent);
}
