/* SPDX-FileCopyrightText: 2026 The Herald founders
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "herald-sign-in-dialog.h"

#include "herald-typed-text.h"
#include "herald-undo-toast.h"

#include "herald-uri.h"

#include <glib/gi18n.h>

/**
 * HeraldSignInDialog:
 *
 * Asks for the name and the password that a server wants, and keeps them in the person's keyring.
 */
struct _HeraldSignInDialog
{
  AdwAlertDialog  parent_instance;

  GtkEditable    *user_row;
  GtkEditable    *password_row;

  GtkWidget      *opener;  /* (owned): what the dialog was opened from */
  HeraldSession  *session; /* (owned) */
  char           *host;    /* (owned) */
  char           *origin;  /* (owned) */
};

enum
{
  SIGNED_IN,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (HeraldSignInDialog, herald_sign_in_dialog, ADW_TYPE_ALERT_DIALOG)

static void
changed_cb (HeraldSignInDialog *self)
{
  g_autofree char *user = herald_typed_text_dup (self->user_row);

  adw_alert_dialog_set_response_enabled (ADW_ALERT_DIALOG (self), "sign-in",
                                         *user != '\0' && *gtk_editable_get_text (self->password_row) != '\0');
}

static void
saved_cb (GObject      *object,
          GAsyncResult *result,
          gpointer      user_data)
{
  g_autoptr (GtkWidget) opener = user_data;
  g_autoptr (GError) error = NULL;

  if (herald_keyring_save_finish (HERALD_KEYRING (object), result, &error))
    return;

  g_message ("the keyring does not take a password: %s", error->message);
  herald_toast_show (opener, _("Signed in until Herald is closed: there is no keyring"));
}

static void
herald_sign_in_dialog_response (AdwAlertDialog *alert,
                                const char     *response)
{
  HeraldSignInDialog *self = HERALD_SIGN_IN_DIALOG (alert);
  g_autofree char *user = herald_typed_text_dup (self->user_row);
  g_autofree char *label = NULL;

  if (!g_str_equal (response, "sign-in"))
    return;

  /* Translators: the name of a password in the person's keyring; %s is the name of a server. */
  label = g_strdup_printf (_("Herald: %s"), self->host);
  herald_keyring_save_async (herald_session_get_keyring (self->session), self->origin, label, user,
                             gtk_editable_get_text (self->password_row), NULL, saved_cb,
                             g_object_ref (self->opener));
  g_signal_emit (self, signals[SIGNED_IN], 0);
}

static void
herald_sign_in_dialog_dispose (GObject *object)
{
  HeraldSignInDialog *self = HERALD_SIGN_IN_DIALOG (object);

  gtk_widget_dispose_template (GTK_WIDGET (self), HERALD_TYPE_SIGN_IN_DIALOG);
  g_clear_object (&self->session);
  g_clear_object (&self->opener);

  G_OBJECT_CLASS (herald_sign_in_dialog_parent_class)->dispose (object);
}

static void
herald_sign_in_dialog_finalize (GObject *object)
{
  HeraldSignInDialog *self = HERALD_SIGN_IN_DIALOG (object);

  g_free (self->host);
  g_free (self->origin);

  G_OBJECT_CLASS (herald_sign_in_dialog_parent_class)->finalize (object);
}

static void
herald_sign_in_dialog_class_init (HeraldSignInDialogClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  AdwAlertDialogClass *alert_class = ADW_ALERT_DIALOG_CLASS (klass);

  object_class->dispose = herald_sign_in_dialog_dispose;
  object_class->finalize = herald_sign_in_dialog_finalize;
  alert_class->response = herald_sign_in_dialog_response;

  signals[SIGNED_IN] = g_signal_new ("signed-in", HERALD_TYPE_SIGN_IN_DIALOG, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                     G_TYPE_NONE, 0);

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/herald_reader/Herald/ui/herald-sign-in-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, HeraldSignInDialog, user_row);
  gtk_widget_class_bind_template_child (widget_class, HeraldSignInDialog, password_row);
  gtk_widget_class_bind_template_callback (widget_class, changed_cb);
}

static void
herald_sign_in_dialog_init (HeraldSignInDialog *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * herald_sign_in_dialog_new:
 * @opener: a widget in the window, or a preferences dialog
 * @session: a session, whose keyring takes the password
 * @address: what the server does not give without it, of http or https
 *
 * Returns: (transfer floating): the dialog
 */
HeraldSignInDialog *
herald_sign_in_dialog_new (GtkWidget     *opener,
                           HeraldSession *session,
                           const char    *address)
{
  HeraldSignInDialog *self;
  g_autofree char *heading = NULL;

  g_return_val_if_fail (GTK_IS_WIDGET (opener), NULL);
  g_return_val_if_fail (HERALD_IS_SESSION (session), NULL);
  g_return_val_if_fail (address != NULL, NULL);

  self = g_object_new (HERALD_TYPE_SIGN_IN_DIALOG, NULL);
  self->opener = g_object_ref (opener);
  self->session = g_object_ref (session);
  self->host = herald_uri_dup_host (address);
  self->origin = herald_http_credentials_dup_origin (address);

  /* Translators: %s is the name of a server, for instance "example.org". */
  heading = g_strdup_printf (_("Sign In to “%s”"), self->host);
  adw_alert_dialog_set_heading (ADW_ALERT_DIALOG (self), heading);
  adw_alert_dialog_set_body (ADW_ALERT_DIALOG (self),
                             g_str_has_prefix (self->origin, "https:")
                               ? _("Herald keeps the password in your keyring.")
                               : _("Others on the network can read the password, as this address is not encrypted."));

  return self;
}

HeraldSession *
herald_sign_in_dialog_get_session (HeraldSignInDialog *self)
{
  g_return_val_if_fail (HERALD_IS_SIGN_IN_DIALOG (self), NULL);

  return self->session;
}
