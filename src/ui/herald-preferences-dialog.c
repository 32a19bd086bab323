/* SPDX-FileCopyrightText: 2026 The Herald founders
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "herald-preferences-dialog.h"

#include "herald-background-portal.h"
#include "herald-backups-page.h"
#include "herald-retention-choice.h"
#include "herald-typed-text.h"

#include <glib/gi18n.h>

/**
 * HeraldPreferencesDialog:
 *
 * The settings, bound to their controls.
 */
struct _HeraldPreferencesDialog
{
  AdwPreferencesDialog  parent_instance;

  AdwComboRow          *size_row;
  AdwSwitchRow         *pictures_row;
  HeraldNumberChoice   *retention_row;
  HeraldNumberChoice   *stories_row;
  AdwSwitchRow         *mark_row;
  AdwComboRow          *font_row;
  AdwSpinRow           *text_size_row;
  AdwComboRow          *width_row;
  AdwComboRow          *line_row;
  AdwComboRow          *theme_row;
  HeraldNumberChoice   *interval_row;
  AdwEntryRow          *words_row;
  AdwSwitchRow         *start_row;
  AdwSwitchRow         *background_row;
  AdwSwitchRow         *metered_row;
  AdwSwitchRow         *power_row;
  AdwSwitchRow         *remote_row;

  GSettings            *settings; /* (owned) */
  char                 *library;  /* (owned): name of the library file */
};

G_DEFINE_FINAL_TYPE (HeraldPreferencesDialog, herald_preferences_dialog, ADW_TYPE_PREFERENCES_DIALOG)

static const int intervals[] = { 15, 30, 60, 120, 240, 720, 1440, 0 };

static char *
interval_text (int minutes)
{
  if (minutes == 0)
    return g_strdup (_("Only when asked"));
  if (minutes == 60)
    return g_strdup (_("Every hour"));
  if (minutes == 1440)
    return g_strdup (_("Once a day"));
  if (minutes % 60 != 0)
    return g_strdup_printf (ngettext ("Every %d minute", "Every %d minutes", (gulong) minutes), minutes);
  return g_strdup_printf (ngettext ("Every %d hour", "Every %d hours", (gulong) minutes / 60), minutes / 60);
}

static gboolean
nick_to_selected (GValue   *value,
                  GVariant *variant,
                  gpointer  user_data)
{
  const char *const *nicks = user_data;
  guint i = 0;

  while (nicks[i] != NULL && !g_str_equal (nicks[i], g_variant_get_string (variant, NULL)))
    i++;

  g_value_set_uint (value, i);
  return nicks[i] != NULL;
}

static GVariant *
selected_to_nick (const GValue       *value,
                  const GVariantType *type,
                  gpointer            user_data)
{
  const char *const *nicks = user_data;
  guint selected = g_value_get_uint (value);

  return selected < g_strv_length (user_data) ? g_variant_new_string (nicks[selected]) : NULL;
}

/* Binds a row, whose choices stand in the order of the schema, to a setting that is one of a few words. */
static void
bind_choice (GSettings   *settings,
             const char  *key,
             AdwComboRow *row)
{
  g_autoptr (GSettingsSchema) schema = NULL;
  g_autoptr (GSettingsSchemaKey) schema_key = NULL;
  g_autoptr (GVariant) range = NULL;
  g_autoptr (GVariant) nicks = NULL;

  g_object_get (settings, "settings-schema", &schema, NULL);
  schema_key = g_settings_schema_get_key (schema, key);
  range = g_settings_schema_key_get_range (schema_key);
  g_variant_get (range, "(sv)", NULL, &nicks);
  g_settings_bind_with_mapping (settings, key, row, "selected", G_SETTINGS_BIND_DEFAULT,
                                nick_to_selected, selected_to_nick,
                                g_variant_dup_strv (nicks, NULL), (GDestroyNotify) g_strfreev);
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

static void
show_words (HeraldPreferencesDialog *self)
{
  g_auto (GStrv) words = g_settings_get_strv (self->settings, "announced-words");
  /* Translators: this stands between the words that a person wants to be told of. */
  g_autofree char *text = g_strjoinv (C_("between words", ", "), words);

  gtk_editable_set_text (GTK_EDITABLE (self->words_row), text);
}

/* An Arabic comma is one too. */
static void
words_applied_cb (HeraldPreferencesDialog *self)
{
  g_autofree char *text = herald_typed_text_dup (GTK_EDITABLE (self->words_row));
  g_auto (GStrv) typed = g_regex_split_simple (",|،", text, G_REGEX_DEFAULT, G_REGEX_MATCH_DEFAULT);
  g_autoptr (GStrvBuilder) words = g_strv_builder_new ();
  g_auto (GStrv) kept = NULL;

  for (guint i = 0; typed[i] != NULL; i++)
    if (*g_strstrip (typed[i]) != '\0')
      g_strv_builder_add (words, typed[i]);
  kept = g_strv_builder_end (words);
  g_settings_set_strv (self->settings, "announced-words", (const char *const *) kept);
  show_words (self);
}

/* Where there is no portal, nobody forbids it, but nobody starts Herald either. */
static void
background_asked_cb (GObject      *object,
                     GAsyncResult *result,
                     gpointer      user_data)
{
  g_autoptr (HeraldPreferencesDialog) self = user_data;
  g_autoptr (GError) error = NULL;
  const char *problem = _("Herald cannot start by itself when you log in");

  if (herald_background_portal_request_finish (result, &error) || !adw_switch_row_get_active (self->background_row))
    return;

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_PERMISSION_DENIED))
    {
      adw_switch_row_set_active (self->background_row, FALSE);
      problem = _("The desktop does not allow it. See its settings for apps.");
    }
  adw_preferences_dialog_add_toast (ADW_PREFERENCES_DIALOG (self), adw_toast_new (problem));
}

static void
background_cb (HeraldPreferencesDialog *self)
{
  GDBusConnection *bus = g_application_get_dbus_connection (g_application_get_default ());

  if (bus != NULL)
    herald_background_portal_request_async (bus, adw_switch_row_get_active (self->background_row),
                                            background_asked_cb, g_object_ref (self));
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

  gtk_widget_dispose_template (GTK_WIDGET (self), HERALD_TYPE_PREFERENCES_DIALOG);

  G_OBJECT_CLASS (herald_preferences_dialog_parent_class)->dispose (object);
}

static void
herald_preferences_dialog_finalize (GObject *object)
{
  HeraldPreferencesDialog *self = HERALD_PREFERENCES_DIALOG (object);

  g_free (self->library);
  g_clear_object (&self->settings);

  G_OBJECT_CLASS (herald_preferences_dialog_parent_class)->finalize (object);
}

static void
herald_preferences_dialog_class_init (HeraldPreferencesDialogClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = herald_preferences_dialog_dispose;
  object_class->finalize = herald_preferences_dialog_finalize;

  g_type_ensure (HERALD_TYPE_NUMBER_CHOICE);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/herald_reader/Herald/ui/herald-preferences-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, HeraldPreferencesDialog, size_row);
  gtk_widget_class_bind_template_child (widget_class, HeraldPreferencesDialog, pictures_row);
  gtk_widget_class_bind_template_child (widget_class, HeraldPreferencesDialog, retention_row);
  gtk_widget_class_bind_template_child (widget_class, HeraldPreferencesDialog, stories_row);
  gtk_widget_class_bind_template_child (widget_class, HeraldPreferencesDialog, mark_row);
  gtk_widget_class_bind_template_child (widget_class, HeraldPreferencesDialog, font_row);
  gtk_widget_class_bind_template_child (widget_class, HeraldPreferencesDialog, text_size_row);
  gtk_widget_class_bind_template_child (widget_class, HeraldPreferencesDialog, width_row);
  gtk_widget_class_bind_template_child (widget_class, HeraldPreferencesDialog, line_row);
  gtk_widget_class_bind_template_child (widget_class, HeraldPreferencesDialog, theme_row);
  gtk_widget_class_bind_template_child (widget_class, HeraldPreferencesDialog, interval_row);
  gtk_widget_class_bind_template_child (widget_class, HeraldPreferencesDialog, words_row);
  gtk_widget_class_bind_template_child (widget_class, HeraldPreferencesDialog, start_row);
  gtk_widget_class_bind_template_child (widget_class, HeraldPreferencesDialog, background_row);
  gtk_widget_class_bind_template_child (widget_class, HeraldPreferencesDialog, metered_row);
  gtk_widget_class_bind_template_child (widget_class, HeraldPreferencesDialog, power_row);
  gtk_widget_class_bind_template_child (widget_class, HeraldPreferencesDialog, remote_row);
  gtk_widget_class_bind_template_callback (widget_class, export_cb);
  gtk_widget_class_bind_template_callback (widget_class, restore_cb);
  gtk_widget_class_bind_template_callback (widget_class, words_applied_cb);
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

  bind_choice (settings, "row-size", self->size_row);
  bind_choice (settings, "text-font", self->font_row);
  bind_choice (settings, "text-width", self->width_row);
  bind_choice (settings, "line-height", self->line_row);
  bind_choice (settings, "page-theme", self->theme_row);
  herald_retention_choice_offer_days (self->retention_row, FALSE);
  herald_retention_choice_offer_stories (self->stories_row, FALSE);
  herald_number_choice_offer (self->interval_row, intervals, interval_text);
  g_settings_bind (settings, "retention-days", self->retention_row, "number", G_SETTINGS_BIND_DEFAULT);
  g_settings_bind (settings, "retention-stories", self->stories_row, "number", G_SETTINGS_BIND_DEFAULT);
  g_settings_bind (settings, "refresh-interval", self->interval_row, "number", G_SETTINGS_BIND_DEFAULT);
  self->library = g_strdup (library);
  self->settings = g_object_ref (settings);
  show_words (self);
  g_settings_bind (settings, "refresh-on-start", self->start_row, "active", G_SETTINGS_BIND_DEFAULT);
  g_settings_bind (settings, "run-in-background", self->background_row, "active", G_SETTINGS_BIND_DEFAULT);
  g_signal_connect_object (self->background_row, "notify::active", G_CALLBACK (background_cb), self, G_CONNECT_SWAPPED);
  g_settings_bind (settings, "refresh-on-metered", self->metered_row, "active", G_SETTINGS_BIND_DEFAULT);
  g_settings_bind (settings, "refresh-in-power-saving", self->power_row, "active", G_SETTINGS_BIND_DEFAULT);
  g_settings_bind (settings, "show-pictures", self->pictures_row, "active", G_SETTINGS_BIND_DEFAULT);
  g_settings_bind (settings, "text-size", self->text_size_row, "value", G_SETTINGS_BIND_DEFAULT);
  g_settings_bind (settings, "load-remote-pictures", self->remote_row, "active", G_SETTINGS_BIND_DEFAULT);
  g_settings_bind_with_mapping (settings, "mark-read", self->mark_row, "active", G_SETTINGS_BIND_DEFAULT,
                                mark_to_active, active_to_mark, NULL, NULL);

  return ADW_DIALOG (self);
}
