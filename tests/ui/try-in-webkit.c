/* SPDX-FileCopyrightText: 2026 The Herald founders
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "herald-html-sanitizer.h"
#include "herald-test-mixture.h"
#include "herald-test-safety.h"

#include <gtk/gtk.h>
#include <json-glib/json-glib.h>
#include <string.h>
#include <webkit/webkit.h>

/* Shows what the sanitiser wrote in a browser in which scripts may run, and tells whether any did, whether anything
 * but pictures, films and sounds was loaded, and whether what the browser made of it is still the same. Nothing
 * leaves this machine: all requests go to a port at which nobody answers.
 *
 * Usage: try-in-webkit SCRIPT FOLDER... */

#define N_MIXTURES 600
#define PATIENCE_SECONDS 120

typedef struct
{
  char *name;  /* (owned) */
  char *given; /* (owned): valid UTF-8 */
  char *clean; /* (owned) (nullable): NULL to show what was given */
} Vector;

typedef struct
{
  GMainLoop *loop;     /* (owned) */
  WebKitWebView *view; /* (owned) */
  char      *base;     /* (owned): address of a closed port of this machine */
  char      *script;   /* (owned): what is done in the page */
  GPtrArray *vectors;  /* (owned) (element-type Vector) */
  GPtrArray *ran;      /* (owned) (element-type utf8): what scripts said */
  GHashTable *loaded;  /* (owned) (element-type utf8): addresses */
  JsonNode  *results;  /* (owned) (nullable) */
  guint      n_faults;
} Trial;

static void
vector_free (Vector *vector)
{
  g_free (vector->name);
  g_free (vector->given);
  g_free (vector->clean);
  g_free (vector);
}

static void G_GNUC_PRINTF (2, 3)
complain (Trial      *self,
          const char *format,
          ...)
{
  va_list arguments;
  g_autofree char *text = NULL;

  va_start (arguments, format);
  text = g_strdup_vprintf (format, arguments);
  va_end (arguments);
  g_printerr ("%s\n", text);
  self->n_faults++;
}

/* --- what is shown ----------------------------------------------------------------------------------------- */

static void
add_vector (Trial      *self,
            const char *name,
            const char *bytes,
            gsize       length)
{
  Vector *vector = g_new0 (Vector, 1);

  vector->name = g_strdup (name);
  vector->given = g_utf8_make_valid (bytes, (gssize) length);
  vector->clean = herald_html_sanitize (bytes, (gssize) length, self->base);
  g_ptr_array_add (self->vectors, vector);
}

static void
add_folder (Trial      *self,
            const char *path)
{
  g_autoptr (GDir) folder = g_dir_open (path, 0, NULL);
  const char *name;

  while (folder != NULL && (name = g_dir_read_name (folder)) != NULL)
    {
      g_autofree char *file = g_build_filename (path, name, NULL);
      g_autofree char *bytes = NULL;
      gsize length;

      if (g_file_get_contents (file, &bytes, &length, NULL))
        add_vector (self, name, bytes, length);
    }
}

static void
add_mixtures (Trial *self)
{
  g_autoptr (GRand) random = g_rand_new_with_seed (11);

  for (guint i = 0; i < N_MIXTURES; i++)
    {
      g_autofree char *html = herald_test_mixture_new (random);
      g_autofree char *name = g_strdup_printf ("mixture %u", i);

      add_vector (self, name, html, strlen (html));
    }
}

static char *
vectors_to_json (Trial *self)
{
  g_autoptr (JsonBuilder) builder = json_builder_new ();
  g_autoptr (JsonNode) root = NULL;

  json_builder_begin_array (builder);
  for (guint i = 0; i < self->vectors->len; i++)
    {
      const Vector *vector = g_ptr_array_index (self->vectors, i);

      json_builder_begin_object (builder);
      json_builder_set_member_name (builder, "given");
      json_builder_add_string_value (builder, vector->given);
      json_builder_set_member_name (builder, "shown");
      json_builder_add_string_value (builder, vector->clean != NULL ? vector->clean : vector->given);
      json_builder_end_object (builder);
    }
  json_builder_end_array (builder);
  root = json_builder_get_root (builder);

  return json_to_string (root, FALSE);
}

/* --- what happens in the browser ---------------------------------------------------------------------------- */

static gboolean
script_dialog_cb (WebKitWebView      *view,
                  WebKitScriptDialog *dialog,
                  Trial              *self)
{
  g_ptr_array_add (self->ran, g_strdup (webkit_script_dialog_get_message (dialog)));

  return TRUE;
}

static GtkWidget *
create_cb (WebKitWebView          *view,
           WebKitNavigationAction *action,
           Trial                  *self)
{
  g_ptr_array_add (self->ran, g_strdup ("a new window"));

  return NULL;
}

static void
resource_load_started_cb (WebKitWebView     *view,
                          WebKitWebResource *resource,
                          WebKitURIRequest  *request,
                          Trial             *self)
{
  g_hash_table_add (self->loaded, g_strdup (webkit_uri_request_get_uri (request)));
}

static void
script_done_cb (GObject      *object,
                GAsyncResult *result,
                gpointer      user_data)
{
  Trial *self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (JSCValue) value = webkit_web_view_call_async_javascript_function_finish (WEBKIT_WEB_VIEW (object), result,
                                                                                      &error);
  g_autofree char *json = value != NULL ? jsc_value_to_string (value) : NULL;

  self->results = json != NULL ? json_from_string (json, &error) : NULL;
  if (self->results == NULL)
    complain (self, "the page did not answer: %s", error != NULL ? error->message : "");
  g_main_loop_quit (self->loop);
}

static void
load_changed_cb (WebKitWebView   *view,
                 WebKitLoadEvent  event,
                 Trial           *self)
{
  g_autoptr (GVariant) arguments = NULL;
  g_autofree char *json = NULL;

  if (event != WEBKIT_LOAD_FINISHED)
    return;
  json = vectors_to_json (self);
  arguments = g_variant_ref_sink (g_variant_new_parsed ("{'vectors': <%s>}", json));
  webkit_web_view_call_async_javascript_function (view, self->script, -1, arguments, NULL, NULL, NULL, script_done_cb,
                                                  self);
}

static gboolean
out_of_patience_cb (gpointer user_data)
{
  Trial *self = user_data;

  complain (self, "the page took longer than %d seconds", PATIENCE_SECONDS);
  g_main_loop_quit (self->loop);

  return G_SOURCE_REMOVE;
}

/* Returns FALSE if nothing came of it. */
static gboolean
show (Trial *self)
{
  guint patience = g_timeout_add_seconds (PATIENCE_SECONDS, out_of_patience_cb, self);
  guint n_faults = self->n_faults;

  g_ptr_array_set_size (self->ran, 0);
  g_hash_table_remove_all (self->loaded);
  g_clear_pointer (&self->results, json_node_unref);
  webkit_web_view_load_html (self->view, "<!doctype html><title>a trial</title>", self->base);
  g_main_loop_run (self->loop);
  if (self->n_faults == n_faults)
    g_source_remove (patience);

  return self->results != NULL;
}

/* --- what is made of it ------------------------------------------------------------------------------------- */

/* The trial is worth nothing if it does not see what it looks for. */
static void
check_that_scripts_are_seen (Trial *self)
{
  Vector *vector = g_new0 (Vector, 1);

  vector->name = g_strdup ("a script");
  vector->given = g_strdup ("<img src=nowhere onerror=alert(1)><link rel=stylesheet href=style>");
  g_ptr_array_add (self->vectors, vector);
  if (show (self) && self->ran->len == 0)
    complain (self, "a script that ran was not seen");
  if (g_hash_table_size (self->loaded) < 2)
    complain (self, "what was loaded was not seen");
  g_ptr_array_set_size (self->vectors, 0);
}

/* Browsers do not write the line break again that parsers drop at the beginning of "pre". */
static gboolean
equal_but_for_first_line (const char *a,
                          const char *b)
{
  g_autoptr (GRegex) first_line = g_regex_new ("(<pre[^>]*>)\n+", G_REGEX_DEFAULT, G_REGEX_MATCH_DEFAULT, NULL);
  g_autofree char *plain_a = g_regex_replace (first_line, a, -1, 0, "\\1", G_REGEX_MATCH_DEFAULT, NULL);
  g_autofree char *plain_b = g_regex_replace (first_line, b, -1, 0, "\\1", G_REGEX_MATCH_DEFAULT, NULL);

  return g_str_equal (plain_a, plain_b);
}

static void
check_result (Trial        *self,
              const Vector *vector,
              JsonObject   *result)
{
  const char *serialized = json_object_get_string_member (result, "serialized");
  g_autofree char *again = herald_html_sanitize (serialized, -1, self->base);
  g_autofree char *fault = herald_test_safety_find_fault (serialized);

  if (fault != NULL)
    complain (self, "%s: the browser makes of it: %s", vector->name, fault);
  if (!equal_but_for_first_line (again, vector->clean))
    complain (self, "%s: sanitised again after the browser\n  was: %s\n  is:  %s", vector->name, vector->clean, again);
  if (!g_str_equal (serialized, json_object_get_string_member (result, "without_scripts")))
    complain (self, "%s: reads otherwise without scripts", vector->name);
  if (json_object_get_boolean_member (result, "escaped"))
    complain (self, "%s: breaks out of its place", vector->name);
  if (json_object_has_member (result, "lost"))
    complain (self, "%s: words are lost: \"%s\"\n  given: %s\n  clean: %s", vector->name,
              json_object_get_string_member (result, "lost"), vector->given, vector->clean);
}

static void
check_loads (Trial     *self,
             JsonArray *results)
{
  g_autoptr (GHashTable) allowed = g_hash_table_new (g_str_hash, g_str_equal);
  GHashTableIter iter;
  gpointer address;

  g_hash_table_add (allowed, self->base);
  for (guint i = 0; i < json_array_get_length (results); i++)
    {
      JsonArray *media = json_object_get_array_member (json_array_get_object_element (results, i), "media");

      for (guint j = 0; j < json_array_get_length (media); j++)
        g_hash_table_add (allowed, (char *) json_array_get_string_element (media, j));
    }
  g_hash_table_iter_init (&iter, self->loaded);
  while (g_hash_table_iter_next (&iter, &address, NULL))
    {
      /* The buttons of players are pictures that the browser made itself; no result can have such an address. */
      if (!g_hash_table_contains (allowed, address) && !g_str_has_prefix (address, "about:") &&
          !g_str_has_prefix (address, "blob:"))
        complain (self, "loaded: %s", (const char *) address);
    }
}

static void
check_that_all_is_safe (Trial *self)
{
  JsonArray *results;

  if (!show (self))
    return;
  for (guint i = 0; i < self->ran->len; i++)
    complain (self, "ran: %s", (const char *) g_ptr_array_index (self->ran, i));
  results = json_node_get_array (self->results);
  if (json_array_get_length (results) != self->vectors->len)
    complain (self, "the page lost some");
  for (guint i = 0; i < json_array_get_length (results); i++)
    check_result (self, g_ptr_array_index (self->vectors, i), json_array_get_object_element (results, i));
  check_loads (self, results);
}

/* A port that is taken, and at which nobody listens. */
static GSocket *
close_port (char **base)
{
  g_autoptr (GSocket) door = g_socket_new (G_SOCKET_FAMILY_IPV4, G_SOCKET_TYPE_STREAM, G_SOCKET_PROTOCOL_TCP, NULL);
  g_autoptr (GInetAddress) loopback = g_inet_address_new_loopback (G_SOCKET_FAMILY_IPV4);
  g_autoptr (GSocketAddress) any = g_inet_socket_address_new (loopback, 0);
  g_autoptr (GSocketAddress) bound = NULL;

  g_assert_true (g_socket_bind (door, any, FALSE, NULL));
  bound = g_socket_get_local_address (door, NULL);
  *base = g_strdup_printf ("http://127.0.0.1:%u/", g_inet_socket_address_get_port (G_INET_SOCKET_ADDRESS (bound)));

  return g_steal_pointer (&door);
}

static WebKitWebView *
make_view (Trial *self)
{
  g_autoptr (WebKitNetworkSession) session = webkit_network_session_new_ephemeral ();
  WebKitNetworkProxySettings *proxy = webkit_network_proxy_settings_new (self->base, NULL);
  WebKitWebView *view = g_object_new (WEBKIT_TYPE_WEB_VIEW, "network-session", session, NULL);

  webkit_network_session_set_proxy_settings (session, WEBKIT_NETWORK_PROXY_MODE_CUSTOM, proxy);
  webkit_network_proxy_settings_free (proxy);
  g_signal_connect (view, "script-dialog", G_CALLBACK (script_dialog_cb), self);
  g_signal_connect (view, "create", G_CALLBACK (create_cb), self);
  g_signal_connect (view, "resource-load-started", G_CALLBACK (resource_load_started_cb), self);
  g_signal_connect (view, "load-changed", G_CALLBACK (load_changed_cb), self);

  return g_object_ref_sink (view);
}

int
main (int   argc,
      char *argv[])
{
  Trial self = { NULL };
  g_autoptr (GSocket) door = close_port (&self.base);
  g_autoptr (GError) error = NULL;

  gtk_init ();
  if (argc < 3 || !g_file_get_contents (argv[1], &self.script, NULL, &error))
    {
      g_printerr ("usage: try-in-webkit SCRIPT FOLDER...\n");
      return 2;
    }
  self.loop = g_main_loop_new (NULL, FALSE);
  self.vectors = g_ptr_array_new_with_free_func ((GDestroyNotify) vector_free);
  self.ran = g_ptr_array_new_with_free_func (g_free);
  self.loaded = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self.view = make_view (&self);

  check_that_scripts_are_seen (&self);
  for (int i = 2; i < argc; i++)
    add_folder (&self, argv[i]);
  add_mixtures (&self);
  check_that_all_is_safe (&self);
  g_print ("%u shown, %u faults, %u addresses loaded\n", self.vectors->len, self.n_faults,
           g_hash_table_size (self.loaded));

  g_clear_object (&self.view);
  g_clear_pointer (&self.results, json_node_unref);
  g_ptr_array_unref (self.vectors);
  g_ptr_array_unref (self.ran);
  g_hash_table_unref (self.loaded);
  g_main_loop_unref (self.loop);
  g_free (self.base);
  g_free (self.script);

  return self.n_faults > 0 ? 1 : 0;
}
