/* SPDX-FileCopyrightText: 2026 The Herald founders
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "herald-keyring.h"

#include <libsecret/secret.h>

/**
 * HeraldKeyring:
 *
 * The names and passwords that sources ask for, in the person's keyring. One that the keyring does not take is known
 * until the program ends.
 */
struct _HeraldKeyring
{
  GObject     parent_instance;

  GHashTable *saved; /* (owned) (element-type utf8 SignIn): what was given since the start, by origin */
};

typedef struct
{
  char *user;     /* (owned) */
  char *password; /* (owned) */
} SignIn;

static void herald_keyring_credentials_iface_init (HeraldHttpCredentialsInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (HeraldKeyring, herald_keyring, G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (HERALD_TYPE_HTTP_CREDENTIALS,
                                                      herald_keyring_credentials_iface_init))

static const SecretSchema schema = {
  "io.github.herald_reader.Herald.SignIn", SECRET_SCHEMA_NONE,
  {
    { "origin", SECRET_SCHEMA_ATTRIBUTE_STRING },
    { "user", SECRET_SCHEMA_ATTRIBUTE_STRING },
    { NULL, 0 },
  },
};

static SignIn *
sign_in_new (const char *user,
             const char *password)
{
  SignIn *self = g_new0 (SignIn, 1);

  self->user = g_strdup (user);
  self->password = g_strdup (password);

  return self;
}

static void
sign_in_free (SignIn *self)
{
  g_free (self->user);
  g_free (self->password);
  g_free (self);
}

static void
retrieved_cb (GObject      *object,
              GAsyncResult *result,
              gpointer      user_data)
{
  g_autoptr (GTask) task = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GHashTable) attributes = secret_retrievable_get_attributes (SECRET_RETRIEVABLE (object));
  SecretValue *value = secret_retrievable_retrieve_secret_finish (SECRET_RETRIEVABLE (object), result, &error);
  const char *user = g_hash_table_lookup (attributes, "user");
  const char *password = value != NULL ? secret_value_get_text (value) : NULL;

  if (user != NULL && password != NULL)
    g_task_return_pointer (task, sign_in_new (user, password), (GDestroyNotify) sign_in_free);
  else
    g_task_return_pointer (task, NULL, NULL);
  g_clear_pointer (&value, secret_value_unref);
}

static void
searched_cb (GObject      *object,
             GAsyncResult *result,
             gpointer      user_data)
{
  g_autoptr (GTask) task = user_data;
  g_autoptr (GError) error = NULL;
  g_autolist (SecretRetrievable) found = secret_password_search_finish (result, &error);

  if (found != NULL)
    secret_retrievable_retrieve_secret (found->data, g_task_get_cancellable (task), retrieved_cb, g_object_ref (task));
  else
    g_task_return_pointer (task, NULL, NULL);
}

/* A keyring that is locked is left so: nobody may be there to open it. */
static void
herald_keyring_find_async (HeraldHttpCredentials *credentials,
                           const char            *origin,
                           GCancellable          *cancellable,
                           GAsyncReadyCallback    callback,
                           gpointer               user_data)
{
  HeraldKeyring *self = HERALD_KEYRING (credentials);
  g_autoptr (GTask) task = g_task_new (self, cancellable, callback, user_data);
  SignIn *saved = g_hash_table_lookup (self->saved, origin);

  g_task_set_source_tag (task, herald_keyring_find_async);
  if (saved != NULL)
    g_task_return_pointer (task, sign_in_new (saved->user, saved->password), (GDestroyNotify) sign_in_free);
  else
    secret_password_search (&schema, SECRET_SEARCH_NONE, cancellable, searched_cb, g_steal_pointer (&task),
                            "origin", origin, NULL);
}

static gboolean
herald_keyring_find_finish (HeraldHttpCredentials  *credentials,
                            GAsyncResult           *result,
                            char                  **user,
                            char                  **password)
{
  SignIn *found = g_task_propagate_pointer (G_TASK (result), NULL);

  if (found == NULL)
    return FALSE;

  *user = g_steal_pointer (&found->user);
  *password = g_steal_pointer (&found->password);
  sign_in_free (found);

  return TRUE;
}

static void
herald_keyring_credentials_iface_init (HeraldHttpCredentialsInterface *iface)
{
  iface->find_async = herald_keyring_find_async;
  iface->find_finish = herald_keyring_find_finish;
}

static void
herald_keyring_finalize (GObject *object)
{
  HeraldKeyring *self = HERALD_KEYRING (object);

  g_hash_table_unref (self->saved);

  G_OBJECT_CLASS (herald_keyring_parent_class)->finalize (object);
}

static void
herald_keyring_class_init (HeraldKeyringClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->finalize = herald_keyring_finalize;
}

static void
herald_keyring_init (HeraldKeyring *self)
{
  self->saved = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify) sign_in_free);
}

/**
 * herald_keyring_new:
 *
 * Returns: (transfer full): what knows what the person's keyring does
 */
HeraldKeyring *
herald_keyring_new (void)
{
  return g_object_new (HERALD_TYPE_KEYRING, NULL);
}

/* What the keyring is to keep. */
typedef struct
{
  char   *origin; /* (owned) */
  char   *label;  /* (owned) */
  SignIn *given;  /* (owned) */
} Saving;

static void
saving_free (Saving *self)
{
  g_free (self->origin);
  g_free (self->label);
  sign_in_free (self->given);
  g_free (self);
}

static void
stored_cb (GObject      *object,
           GAsyncResult *result,
           gpointer      user_data)
{
  g_autoptr (GTask) task = user_data;
  GError *error = NULL;

  if (secret_password_store_finish (result, &error))
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, error);
}

static void
cleared_cb (GObject      *object,
            GAsyncResult *result,
            gpointer      user_data)
{
  g_autoptr (GTask) task = user_data;
  Saving *saving = g_task_get_task_data (task);
  GError *error = NULL;

  secret_password_clear_finish (result, &error);
  if (error != NULL)
    g_task_return_error (task, error);
  else
    secret_password_store (&schema, SECRET_COLLECTION_DEFAULT, saving->label, saving->given->password,
                           g_task_get_cancellable (task), stored_cb, g_object_ref (task),
                           "origin", saving->origin, "user", saving->given->user, NULL);
}

/**
 * herald_keyring_save_async:
 * @self: a keyring
 * @origin: of the server that asks, see herald_http_credentials_dup_origin()
 * @label: what a person who looks into the keyring reads
 * @user: the name; takes the place of another one at that server
 * @password: what belongs to it
 * @cancellable: (nullable): a cancellable
 * @callback: called when the keyring has it, or cannot have it
 * @user_data: for @callback
 *
 * From now on the server is given these. That also holds where the keyring does not take them, until the program
 * ends; then the error is one of %SECRET_ERROR, or of GIO.
 */
void
herald_keyring_save_async (HeraldKeyring       *self,
                           const char          *origin,
                           const char          *label,
                           const char          *user,
                           const char          *password,
                           GCancellable        *cancellable,
                           GAsyncReadyCallback  callback,
                           gpointer             user_data)
{
  GTask *task;
  Saving *saving;

  g_return_if_fail (HERALD_IS_KEYRING (self));
  g_return_if_fail (origin != NULL && label != NULL && user != NULL && password != NULL);

  g_hash_table_insert (self->saved, g_strdup (origin), sign_in_new (user, password));
  saving = g_new0 (Saving, 1);
  saving->origin = g_strdup (origin);
  saving->label = g_strdup (label);
  saving->given = sign_in_new (user, password);

  task = g_task_new (self, cancellable, callback, user_data);
  g_task_set_source_tag (task, herald_keyring_save_async);
  g_task_set_task_data (task, saving, (GDestroyNotify) saving_free);
  secret_password_clear (&schema, cancellable, cleared_cb, task, "origin", origin, NULL);
}

gboolean
herald_keyring_save_finish (HeraldKeyring  *self,
                            GAsyncResult   *result,
                            GError        **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);

  return g_task_propagate_boolean (G_TASK (result), error);
}
