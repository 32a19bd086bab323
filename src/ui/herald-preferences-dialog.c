/* SPDX-FileCopyrightText: 2026 The Herald founders
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "herald-preferences-dialog.h"

#include "herald-backups-page.h"

#include <glib/gi18n.h>

/**
 * HeraldPreferencesDialog:
 *
 * The settings, bound to their controls.
 */
struct _HeraldPreferencesDialog
{
  AdwPreferencesDialog  parent_instance;

  AdwComboRow          *interval_row;
  AdwSwitchRow         *start_row;
  AdwSwitchRow         *metered_row;
  AdwSwitchRow         *power_row;
  AdwComboRow          *size_row;
  AdwSwitchRow         *pictures_row;
  AdwSwitchRow         *mark_row;
  AdwSpinRow           *retention_row;
  AdwSpinRow           *text_size_row;
  AdwComboRow          *theme_row;
  AdwSwitchRow         *remote_row;

  GSettings            *settings; /* (owned) (nullable): NULL until the controls are filled */
  char                 *library;  /* (owned): name of the library file */
};

G_DEFINE_FINAL_TYPE (HeraldPreferencesDialog, herald_preferences_dialog, ADW_TYPE_PREFERENCES_DIALOG)

static const int intervals[] = { 15, 30, 60, 120, 240, 720, 1440, 0 };

static char *
interval_text (int minutes)
{
  if (minutes == 0)
    return g_strdup (_("Only when asked"));
  if (minutes < 60)
    return g_strdup_printf (ngettext ("Every %d minute", "Every %d minutes", (gulong) minutes), minutes);
  if (minutes == 60)
    return g_strdup (_("Every hour"));
  if (minutes == 1440)
    return g_strdup (_("Once a day"));
  return g_strdup_printf (ngettext ("Every %d hour", "Every %d hours", (gulong) minutes / 60), minutes / 60);
}

static void
fill_intervals (HeraldPreferencesDialog *self,
                int                      chosen)
{
  g_autoptr (GtkStringList) names = gtk_string_list_new (NULL);
  guint selected = 2;

  for (guint i = 0; i < G_N_ELEMENTS (intervals); i++)
    {
      g_autofree char *text = interval_text (intervals[i]);

      gtk_string_list_append (names, text);
      if (intervals[i] == chosen)
        selected = i;
    }
  adw_combo_row_set_model (self->interval_row, G_LIST_MODEL (names));
  adw_combo_row_set_selected (self->interval_row, selected);
}

static void
interval_chosen_cb (HeraldPreferencesDialog *self)
{
  guint selected = adw_combo_row_get_selected (self->interval_row);

  if (self->settings != NULL && selected < G_N_ELEMENTS (intervals))
    g_settings_set_int (self->settings, "refresh-interval", intervals[selected]);
}

static void
size_chosen_cb (HeraldPreferencesDialog *self)
{
  if (self->settings != NULL)
    g_settings_set_enum (self->settings, "row-size", (int) adw_combo_row_get_selected (self->size_row));
}

static void
theme_chosen_cb (HeraldPreferencesDialog *self)
{
  if (self->settings != NULL)
    g_settings_set_enum (self->settings, "page-theme", (int) adw_combo_row_get_selected (self->theme_row));
}

static void
restore_cb (HeraldPreferencesDialog *self)
{
  adw_preferences_dialog_push_subpage (ADW_PREFERENCES_DIALOG (self), herald_backups_page_new (self->library));
}

/* What came of it is told in the window. */
static void
export_cb (HeraldPreferencesDialog *self)
{
  gtk_widget_activate_action (GTK_WIDGET (self), "win.export-everything", NULL);
  adw_dialog_close (ADW_DIALOG (self));
}

static gboolean
mark_to_active (GValue   *value,
                GVariant *variant,
                gpointer  user_data)
{
  g_value_set_boolean (value, g_str_equal (g_variant_get_string (variant, NULL), "opened"));
  return TRUE;
}

static GVariant *
active_to_mark (const GValue       *value,
                const GVariantType *type,
                gpointer            user_data)
{
  return g_variant_new_string (g_value_get_boolean (value) ? "opened" : "never");
}

static void
herald_preferences_dialog_dispose (GObject *object)
{
  HeraldPreferencesDialog *self = HERALD_PREFERENCES_DIALOG (object);

  g_clear_object (&self->settings);
  gtk_widget_dispose_template (GTK_WIDGET (self), HERALD_TYPE_PREFERENCES_DIALOG);

  G_OBJECT_CLASS (herald_preferences_dialog_parent_class)->dispose (object);
}

static void
herald_preferences_dialog_finalize (GObject *object)
{
  HeraldPreferencesDialog *self = HERALD_PREFERENCES_DIALOG (object);

  g_free (self->library);

  G_OBJECT_CLASS (herald_preferences_dialog_parent_class)->finalize (object);
}

static void
herald_preferences_dialog_class_init (HeraldPreferencesDialogClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = herald_preferences_dialog_dispose;
  object_class->finalize = herald_preferences_dialog_finalize;

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/herald_reader/Herald/ui/herald-preferences-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, HeraldPreferencesDialog, interval_row);
  gtk_widget_class_bind_template_child (widget_class, HeraldPreferencesDialog, start_row);
  gtk_widget_class_bind_template_child (widget_class, HeraldPreferencesDialog, metered_row);
  gtk_widget_class_bind_template_child (widget_class, HeraldPreferencesDialog, power_row);
  gtk_widget_class_bind_template_child (widget_class, HeraldPreferencesDialog, size_row);
  gtk_widget_class_bind_template_child (widget_class, HeraldPreferencesDialog, pictures_row);
  gtk_widget_class_bind_template_child (widget_class, HeraldPreferencesDialog, mark_row);
  gtk_widget_class_bind_template_child (widget_class, HeraldPreferencesDialog, retention_row);
  gtk_widget_class_bind_template_child (widget_class, HeraldPreferencesDialog, text_size_row);
  gtk_widget_class_bind_template_child (widget_class, HeraldPreferencesDialog, theme_row);
  gtk_widget_class_bind_template_child (widget_class, HeraldPreferencesDialog, remote_row);
  gtk_widget_class_bind_template_callback (widget_class, export_cb);
  gtk_widget_class_bind_template_callback (widget_class, interval_chosen_cb);
  gtk_widget_class_bind_template_callback (widget_class, restore_cb);
  gtk_widget_class_bind_template_callback (widget_class, size_chosen_cb);
  gtk_widget_class_bind_template_callback (widget_class, theme_chosen_cb);
}

static void
herald_preferences_dialog_init (HeraldPreferencesDialog *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * herald_preferences_dialog_new:
 * @settings: the settings
 * @library: name of the library file, whose backups can be restored from here
 *
 * Returns: (transfer floating): the dialog
 */
AdwDialog *
herald_preferences_dialog_new (GSettings  *settings,
                               const char *library)
{
  HeraldPreferencesDialog *self = g_object_new (HERALD_TYPE_PREFERENCES_DIALOG, NULL);

  fill_intervals (self, g_settings_get_int (settings, "refresh-interval"));
  adw_combo_row_set_selected (self->size_row, (guint) g_settings_get_enum (settings, "row-size"));
  adw_combo_row_set_selected (self->theme_row, (guint) g_settings_get_enum (settings, "page-theme"));
  self->settings = g_object_ref (settings);
  self->library = g_strdup (library);

  g_settings_bind (settings, "refresh-on-start", self->start_row, "active", G_SETTINGS_BIND_DEFAULT);
  g_settings_bind (settings, "refresh-on-metered", self->metered_row, "active", G_SETTINGS_BIND_DEFAULT);
  g_settings_bind (settings, "refresh-in-power-saving", self->power_row, "active", G_SETTINGS_BIND_DEFAULT);
  g_settings_bind (settings, "show-pictures", self->pictures_row, "active", G_SETTINGS_BIND_DEFAULT);
  g_settings_bind (settings, "retention-days", self->retention_row, "value", G_SETTINGS_BIND_DEFAULT);
  g_settings_bind (settings, "text-size", self->text_size_row, "value", G_SETTINGS_BIND_DEFAULT);
  g_settings_bind (settings, "load-remote-pictures", self->remote_row, "active", G_SETTINGS_BIND_DEFAULT);
  g_settings_bind_with_mapping (settings, "mark-read", self->mark_row, "active", G_SETTINGS_BIND_DEFAULT,
                                mark_to_active, active_to_mark, NULL, NULL);

  return ADW_DIALOG (self);
}
