/* SPDX-FileCopyrightText: 2026 The Herald founders
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "herald-health-row.h"

#include "herald-health-text.h"
#include "herald-source-icon.h"

#include <glib/gi18n.h>

/* Characters of a button. */
#define LONGEST_LINE 15

/**
 * HeraldHealthRow:
 *
 * One source that wants attention: what is the matter, and the button that is most likely to help.
 */
struct _HeraldHealthRow
{
  AdwActionRow   parent_instance;

  GtkButton     *button;  /* (unowned) */
  GtkWidget     *arrow;   /* (unowned): in its place where there is no room */
  gboolean       narrow;

  HeraldLibrary *library; /* (owned) */
  HeraldSource  *source;  /* (owned) */
};

G_DEFINE_FINAL_TYPE (HeraldHealthRow, herald_health_row, ADW_TYPE_ACTION_ROW)

/* A row leaves a button no more than it must have: one line for what is short, and for other languages two. */
static void
set_label (GtkButton  *button,
           const char *text)
{
  GtkLabel *label;

  gtk_button_set_label (button, text);
  label = GTK_LABEL (gtk_button_get_child (button));
  gtk_label_set_wrap (label, TRUE);
  gtk_label_set_justify (label, GTK_JUSTIFY_CENTER);
  gtk_label_set_width_chars (label, MIN (LONGEST_LINE, (int) g_utf8_strlen (text, -1)));
}

static void
update (HeraldHealthRow *self)
{
  HeraldSourceHealth health = herald_library_get_health (self->library, self->source,
                                                         g_get_real_time () / G_USEC_PER_SEC);
  g_autofree char *text = herald_health_text (self->source, &health);
  const char *label = herald_remedy_label (health.remedy);

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self), herald_source_get_name (self->source));
  adw_action_row_set_subtitle (ADW_ACTION_ROW (self), text != NULL ? text : "");
  gtk_widget_set_visible (GTK_WIDGET (self->button), label != NULL && !self->narrow);
  if (label == NULL)
    return;

  set_label (self->button, label);
  gtk_actionable_set_action_target (GTK_ACTIONABLE (self->button), "x", herald_source_get_id (self->source));
  gtk_actionable_set_action_name (GTK_ACTIONABLE (self->button), herald_remedy_action (health.remedy));
}

static void
herald_health_row_activate (AdwActionRow *row)
{
  HeraldHealthRow *self = HERALD_HEALTH_ROW (row);

  gtk_widget_activate_action (GTK_WIDGET (self), "source.properties", "x", herald_source_get_id (self->source));
}

static void
herald_health_row_dispose (GObject *object)
{
  HeraldHealthRow *self = HERALD_HEALTH_ROW (object);

  g_clear_object (&self->source);
  g_clear_object (&self->library);

  G_OBJECT_CLASS (herald_health_row_parent_class)->dispose (object);
}

static void
herald_health_row_class_init (HeraldHealthRowClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = herald_health_row_dispose;
  ADW_ACTION_ROW_CLASS (klass)->activate = herald_health_row_activate;
}

static void
herald_health_row_init (HeraldHealthRow *self)
{
  self->button = GTK_BUTTON (gtk_button_new ());
  gtk_button_set_use_underline (self->button, TRUE);
  gtk_widget_set_valign (GTK_WIDGET (self->button), GTK_ALIGN_CENTER);
  adw_action_row_add_suffix (ADW_ACTION_ROW (self), GTK_WIDGET (self->button));
  self->arrow = gtk_image_new_from_icon_name ("go-next-symbolic");
  gtk_widget_set_visible (self->arrow, FALSE);
  adw_action_row_add_suffix (ADW_ACTION_ROW (self), self->arrow);
  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (self), FALSE);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (self), TRUE);
  gtk_widget_set_tooltip_text (GTK_WIDGET (self), _("Properties"));
}

/**
 * herald_health_row_new:
 * @library: a library
 * @source: one of its sources
 *
 * Its actions are those of herald_source_actions_attach().
 *
 * Returns: (transfer floating): a row that follows what happens to @source
 */
HeraldHealthRow *
herald_health_row_new (HeraldLibrary *library,
                       HeraldSource  *source)
{
  HeraldHealthRow *self = g_object_new (HERALD_TYPE_HEALTH_ROW, NULL);
  HeraldSourceIcon *icon = g_object_new (HERALD_TYPE_SOURCE_ICON, "pixel-size", 32, "valign", GTK_ALIGN_CENTER, NULL);

  self->library = g_object_ref (library);
  self->source = g_object_ref (source);
  herald_source_icon_set_source (icon, source);
  herald_source_icon_set_name (icon, herald_source_get_name (source));
  adw_action_row_add_prefix (ADW_ACTION_ROW (self), GTK_WIDGET (icon));
  g_signal_connect_object (source, "notify", G_CALLBACK (update), self, G_CONNECT_SWAPPED);
  update (self);

  return self;
}

/**
 * herald_health_row_set_narrow:
 * @self: a row
 * @narrow: whether there is no room for a button beside the text
 *
 * Where it is narrow, the button is in the properties only, which the row opens.
 */
void
herald_health_row_set_narrow (HeraldHealthRow *self,
                              gboolean         narrow)
{
  self->narrow = narrow;
  gtk_widget_set_visible (self->arrow, narrow);
  update (self);
}
