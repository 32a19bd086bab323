/* SPDX-FileCopyrightText: 2026 The Herald founders
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "herald-welcome-page.h"

#include "herald-typed-text.h"

/**
 * HeraldWelcomePage:
 *
 * What the window shows while there is no source yet.
 */
struct _HeraldWelcomePage
{
  AdwBin         parent_instance;

  AdwStatusPage *status_page;
  AdwEntryRow   *address_row;
  GtkButton     *find_button;
};

enum
{
  ADD_ADDRESS,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (HeraldWelcomePage, herald_welcome_page, ADW_TYPE_BIN)

static void
address_changed_cb (HeraldWelcomePage *self)
{
  g_autofree char *address = herald_typed_text_dup (GTK_EDITABLE (self->address_row));

  gtk_widget_set_sensitive (GTK_WIDGET (self->find_button), *address != '\0');
}

static void
find_cb (HeraldWelcomePage *self)
{
  g_autofree char *address = herald_typed_text_dup (GTK_EDITABLE (self->address_row));

  if (*address == '\0')
    return;

  /* From here on it stands in the dialog, where it can be mended. */
  g_signal_emit (self, signals[ADD_ADDRESS], 0, address);
  gtk_editable_set_text (GTK_EDITABLE (self->address_row), "");
}

static void
herald_welcome_page_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), HERALD_TYPE_WELCOME_PAGE);

  G_OBJECT_CLASS (herald_welcome_page_parent_class)->dispose (object);
}

static void
herald_welcome_page_class_init (HeraldWelcomePageClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = herald_welcome_page_dispose;

  signals[ADD_ADDRESS] =
    g_signal_new ("add-address", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                  G_TYPE_NONE, 1, G_TYPE_STRING);

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/herald_reader/Herald/ui/herald-welcome-page.ui");
  gtk_widget_class_bind_template_child (widget_class, HeraldWelcomePage, status_page);
  gtk_widget_class_bind_template_child (widget_class, HeraldWelcomePage, address_row);
  gtk_widget_class_bind_template_child (widget_class, HeraldWelcomePage, find_button);
  gtk_widget_class_bind_template_callback (widget_class, address_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, find_cb);
}

static void
herald_welcome_page_init (HeraldWelcomePage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  adw_status_page_set_icon_name (self->status_page, "herald");
}
