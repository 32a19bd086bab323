/* SPDX-FileCopyrightText: 2026 The Herald founders
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "herald-remote.h"

#include "herald-error-text.h"
#include "herald-remote-dbus.h"
#include "herald-subscribe.h"
#include "herald-uri.h"

#define ERROR_NAME "io.github.herald_reader.Herald.Error.Failed"

/**
 * HeraldRemote:
 *
 * What scripts may ask of the library (io.github.herald_reader.Herald.Library, which its XML file describes). It
 * opens the library where nobody has.
 */
struct _HeraldRemote
{
  GObject              parent_instance;

  HeraldSessionKeeper *keeper;   /* (owned) */
  HeraldRemoteLibrary *skeleton; /* (owned) */
};

typedef struct _Call Call;

/* What is done once the library is open; it frees the call. */
typedef void (*Proceeding) (Call *call);

/* A call on its way. */
struct _Call
{
  HeraldRemoteLibrary   *skeleton;   /* (owned) */
  GDBusMethodInvocation *invocation; /* (owned) (nullable): until it is answered */
  HeraldSession         *session;    /* (owned) (nullable): once it is open */
  char                  *address;    /* (owned) (nullable): to be subscribed to */
  Proceeding             proceed;
};

G_DEFINE_FINAL_TYPE (HeraldRemote, herald_remote, G_TYPE_OBJECT)

static void
call_free (Call *call)
{
  g_clear_object (&call->skeleton);
  g_clear_object (&call->invocation);
  g_clear_object (&call->session);
  g_free (call->address);
  g_free (call);
  g_application_release (g_application_get_default ());
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Call, call_free)

static void
fail (Call         *call,
      const GError *error)
{
  g_autofree char *address = call->address != NULL ? herald_uri_from_typed (call->address) : NULL;
  g_autofree char *host = address != NULL ? herald_uri_dup_host (address) : NULL;
  g_autofree char *text = herald_error_text (error, host);

  g_dbus_method_invocation_return_dbus_error (g_steal_pointer (&call->invocation), ERROR_NAME, text);
}

static void
opened_cb (GObject      *object,
           GAsyncResult *result,
           gpointer      user_data)
{
  Call *call = user_data;
  g_autoptr (GError) error = NULL;

  call->session = herald_session_keeper_open_finish (HERALD_SESSION_KEEPER (object), result, &error);
  if (call->session != NULL)
    {
      call->proceed (call);
      return;
    }

  fail (call, error);
  call_free (call);
}

/* The program stays until the call is answered. */
static gboolean
begin (HeraldRemote          *self,
       GDBusMethodInvocation *invocation,
       const char            *address,
       Proceeding             proceed)
{
  Call *call = g_new0 (Call, 1);

  call->skeleton = g_object_ref (self->skeleton);
  call->invocation = g_object_ref (invocation);
  call->proceed = proceed;
  call->address = g_strdup (address);
  g_application_hold (g_application_get_default ());
  herald_session_keeper_open_async (self->keeper, NULL, opened_cb, call);

  return G_DBUS_METHOD_INVOCATION_HANDLED;
}

static void
answer_source (Call         *call,
               HeraldSource *source)
{
  herald_remote_library_complete_subscribe (call->skeleton, g_steal_pointer (&call->invocation),
                                            herald_source_get_address (source), herald_source_get_name (source));
}

static void
added_cb (GObject      *object,
          GAsyncResult *result,
          gpointer      user_data)
{
  g_autoptr (Call) call = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (HeraldSource) source = herald_subscribe_add_finish (result, &error);

  if (source == NULL)
    fail (call, error);
  else
    answer_source (call, source);
}

static void
found_cb (GObject      *object,
          GAsyncResult *result,
          gpointer      user_data)
{
  g_autoptr (Call) call = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GListModel) found = herald_subscribe_find_finish (result, &error);
  g_autoptr (HeraldCandidate) first = NULL;
  HeraldLibrary *library = herald_session_get_library (call->session);
  HeraldSource *known;

  if (found == NULL)
    {
      fail (call, error);
      return;
    }

  first = g_list_model_get_item (found, 0);
  known = herald_library_find_source (library, herald_candidate_get_address (first));
  if (known != NULL)
    {
      answer_source (call, known);
      return;
    }

  herald_subscribe_add_async (library, first, NULL, NULL, added_cb, call);
  g_steal_pointer (&call);
}

static void
subscribe (Call *call)
{
  herald_subscribe_find_async (herald_session_get_fetcher (call->session), call->address, NULL, found_cb, call);
}

static void
refresh_active_cb (HeraldRefresh *refresh,
                   GParamSpec    *pspec,
                   gpointer       user_data)
{
  if (herald_refresh_get_active (refresh))
    return;

  g_signal_handlers_disconnect_by_func (refresh, refresh_active_cb, NULL);
  g_application_release (g_application_get_default ());
}

static void
refresh (Call *call)
{
  g_autoptr (Call) owned = call;
  HeraldRefresh *running = herald_session_get_refresh (owned->session);

  if (herald_library_is_read_only (herald_session_get_library (owned->session)))
    {
      g_autoptr (GError) error = g_error_new_literal (HERALD_STORE_ERROR, HERALD_STORE_ERROR_READ_ONLY, "read-only");

      fail (owned, error);
      return;
    }

  /* The program stays until the refresh has ended. */
  herald_refresh_add_all (running);
  if (herald_refresh_get_active (running)
      && g_signal_handler_find (running, G_SIGNAL_MATCH_FUNC, 0, 0, NULL, refresh_active_cb, NULL) == 0)
    {
      g_application_hold (g_application_get_default ());
      g_signal_connect (running, "notify::active", G_CALLBACK (refresh_active_cb), NULL);
    }
  herald_remote_library_complete_refresh (owned->skeleton, g_steal_pointer (&owned->invocation));
}

static void
count_unread (Call *call)
{
  g_autoptr (Call) owned = call;
  HeraldLibrary *library = herald_session_get_library (owned->session);
  HeraldSmartList *unread = herald_library_get_smart_list (library, HERALD_STORY_SCOPE_UNREAD);

  herald_remote_library_complete_unread_count (owned->skeleton, g_steal_pointer (&owned->invocation),
                                               herald_smart_list_get_count (unread));
}

static gboolean
subscribe_cb (HeraldRemote          *self,
              GDBusMethodInvocation *invocation,
              const char            *address)
{
  return begin (self, invocation, address, subscribe);
}

static gboolean
refresh_cb (HeraldRemote          *self,
            GDBusMethodInvocation *invocation)
{
  return begin (self, invocation, NULL, refresh);
}

static gboolean
unread_count_cb (HeraldRemote          *self,
                 GDBusMethodInvocation *invocation)
{
  return begin (self, invocation, NULL, count_unread);
}

static void
herald_remote_dispose (GObject *object)
{
  HeraldRemote *self = HERALD_REMOTE (object);

  g_clear_object (&self->skeleton);
  g_clear_object (&self->keeper);

  G_OBJECT_CLASS (herald_remote_parent_class)->dispose (object);
}

static void
herald_remote_class_init (HeraldRemoteClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = herald_remote_dispose;
}

static void
herald_remote_init (HeraldRemote *self)
{
  self->skeleton = herald_remote_library_skeleton_new ();
  g_signal_connect_object (self->skeleton, "handle-subscribe", G_CALLBACK (subscribe_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->skeleton, "handle-refresh", G_CALLBACK (refresh_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->skeleton, "handle-unread-count", G_CALLBACK (unread_count_cb), self,
                           G_CONNECT_SWAPPED);
}

/**
 * herald_remote_new:
 * @keeper: whose library is meant
 * @connection: the bus
 * @object_path: path of the program's own object; the library is below it
 * @error: where to put an error
 *
 * Returns: (transfer full): an object that is on the bus until herald_remote_unexport()
 */
HeraldRemote *
herald_remote_new (HeraldSessionKeeper  *keeper,
                   GDBusConnection      *connection,
                   const char           *object_path,
                   GError              **error)
{
  g_autoptr (HeraldRemote) self = NULL;
  g_autofree char *path = g_strconcat (object_path, "/Library", NULL);

  g_return_val_if_fail (HERALD_IS_SESSION_KEEPER (keeper), NULL);

  self = g_object_new (HERALD_TYPE_REMOTE, NULL);
  self->keeper = g_object_ref (keeper);
  if (!g_dbus_interface_skeleton_export (G_DBUS_INTERFACE_SKELETON (self->skeleton), connection, path, error))
    return NULL;

  return g_steal_pointer (&self);
}

void
herald_remote_unexport (HeraldRemote *self)
{
  g_return_if_fail (HERALD_IS_REMOTE (self));

  g_dbus_interface_skeleton_unexport (G_DBUS_INTERFACE_SKELETON (self->skeleton));
}
