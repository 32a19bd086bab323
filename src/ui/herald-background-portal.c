/* SPDX-FileCopyrightText: 2026 The Herald founders
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "herald-background-portal.h"

#include <glib/gi18n.h>

/* The desktop's org.freedesktop.portal.Background, as its documentation describes it. An answer comes as a signal of
 * an object whose path is known before the call, so that it cannot be missed. */

#define PORTAL "org.freedesktop.portal.Desktop"
#define PORTAL_PATH "/org/freedesktop/portal/desktop"
#define BACKGROUND "org.freedesktop.portal.Background"
#define REQUEST "org.freedesktop.portal.Request"

/* Values of the signal Response. */
#define RESPONSE_SUCCESS 0

typedef struct
{
  GDBusConnection *bus;          /* (owned) */
  gboolean         autostart;
  guint            subscription; /* to the answer; it holds the task */
} Request;

static void
request_free (Request *request)
{
  g_object_unref (request->bus);
  g_free (request);
}

/* Ends the request. Takes @error. */
static void
answer (GTask  *task,
        GError *error)
{
  Request *request = g_task_get_task_data (task);

  if (error != NULL)
    g_task_return_error (task, error);
  else
    g_task_return_boolean (task, TRUE);
  g_dbus_connection_signal_unsubscribe (request->bus, request->subscription);
}

static void
response_cb (GDBusConnection *bus,
             const char      *sender,
             const char      *path,
             const char      *interface,
             const char      *signal,
             GVariant        *parameters,
             gpointer         user_data)
{
  GTask *task = user_data;
  Request *request = g_task_get_task_data (task);
  g_autoptr (GVariant) results = NULL;
  guint32 response;
  gboolean background = FALSE;
  gboolean autostart = FALSE;

  if (!g_variant_is_of_type (parameters, G_VARIANT_TYPE ("(ua{sv})")))
    return;

  g_variant_get (parameters, "(u@a{sv})", &response, &results);
  g_variant_lookup (results, "background", "b", &background);
  g_variant_lookup (results, "autostart", "b", &autostart);
  if (response == RESPONSE_SUCCESS && autostart == request->autostart && (background || !autostart))
    answer (task, NULL);
  else
    answer (task, g_error_new_literal (G_IO_ERROR, G_IO_ERROR_PERMISSION_DENIED, "the desktop does not allow it"));
}

static void
called_cb (GObject      *object,
           GAsyncResult *result,
           gpointer      user_data)
{
  g_autoptr (GTask) task = user_data;
  g_autoptr (GVariant) handle = NULL;
  GError *error = NULL;

  handle = g_dbus_connection_call_finish (G_DBUS_CONNECTION (object), result, &error);
  if (handle == NULL)
    answer (task, error);
}

/* The path that the portal makes of a caller and its token. */
static char *
request_path (GDBusConnection *bus,
              const char      *token)
{
  g_autofree char *sender = g_strdelimit (g_strdup (g_dbus_connection_get_unique_name (bus) + 1), ".", '_');

  return g_strdup_printf (PORTAL_PATH "/request/%s/%s", sender, token);
}

/**
 * herald_background_portal_request_async:
 * @bus: the session bus
 * @autostart: whether Herald is to be started in the background when the person logs in; else that ends
 * @callback: called when the desktop, or the person it asked, has answered
 * @user_data: its data
 *
 * Asks the desktop to let Herald run without a window. The error is %G_IO_ERROR_PERMISSION_DENIED where that is
 * refused, and one of %G_DBUS_ERROR where there is no portal to ask.
 */
void
herald_background_portal_request_async (GDBusConnection     *bus,
                                        gboolean             autostart,
                                        GAsyncReadyCallback  callback,
                                        gpointer             user_data)
{
  const char *const command[] = { "herald", "--background", NULL };
  g_autofree char *token = g_strdup_printf ("herald%u", g_random_int ());
  g_autofree char *path = request_path (bus, token);
  GTask *task = g_task_new (NULL, NULL, callback, user_data);
  Request *request = g_new0 (Request, 1);
  GVariantDict options;

  g_task_set_source_tag (task, herald_background_portal_request_async);
  g_task_set_task_data (task, request, (GDestroyNotify) request_free);
  request->bus = g_object_ref (bus);
  request->autostart = !!autostart;
  request->subscription = g_dbus_connection_signal_subscribe (bus, PORTAL, REQUEST, "Response", path, NULL,
                                                              G_DBUS_SIGNAL_FLAGS_NONE, response_cb,
                                                              g_object_ref (task), g_object_unref);

  g_variant_dict_init (&options, NULL);
  g_variant_dict_insert (&options, "handle_token", "s", token);
  /* Translators: why Herald wants to run in the background, where the desktop asks for leave. */
  g_variant_dict_insert (&options, "reason", "s", _("Look for new stories"));
  g_variant_dict_insert (&options, "autostart", "b", request->autostart);
  g_variant_dict_insert (&options, "commandline", "^as", command);
  g_dbus_connection_call (bus, PORTAL, PORTAL_PATH, BACKGROUND, "RequestBackground",
                          g_variant_new ("(s@a{sv})", "", g_variant_dict_end (&options)), G_VARIANT_TYPE ("(o)"),
                          G_DBUS_CALL_FLAGS_NONE, -1, NULL, called_cb, task);
}

gboolean
herald_background_portal_request_finish (GAsyncResult  *result,
                                         GError       **error)
{
  g_return_val_if_fail (g_task_is_valid (result, NULL), FALSE);

  return g_task_propagate_boolean (G_TASK (result), error);
}

/**
 * herald_background_portal_tell:
 * @bus: the session bus
 * @status: what Herald does in the background; the portal takes at most 96 characters
 *
 * Tells the desktop, where it has a place for that.
 */
void
herald_background_portal_tell (GDBusConnection *bus,
                               const char      *status)
{
  GVariantDict options;

  g_variant_dict_init (&options, NULL);
  g_variant_dict_insert (&options, "message", "s", status);
  g_dbus_connection_call (bus, PORTAL, PORTAL_PATH, BACKGROUND, "SetStatus",
                          g_variant_new ("(@a{sv})", g_variant_dict_end (&options)), NULL,
                          G_DBUS_CALL_FLAGS_NO_AUTO_START, -1, NULL, NULL, NULL);
}
