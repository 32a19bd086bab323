/* SPDX-FileCopyrightText: 2026 The Herald founders
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "herald-test-fetch.h"

/* Knows one name and password, for whoever asks, and counts who does. */
#define TEST_TYPE_CREDENTIALS (test_credentials_get_type ())
G_DECLARE_FINAL_TYPE (TestCredentials, test_credentials, TEST, CREDENTIALS, GObject)

struct _TestCredentials
{
  GObject     parent_instance;

  char       *origin;   /* (owned) (nullable): of the server that asked last */
  const char *password; /* (nullable): NULL where nothing is known */
  guint       n_asked;
};

static void
find_async (HeraldHttpCredentials *credentials,
            const char            *origin,
            GCancellable          *cancellable,
            GAsyncReadyCallback    callback,
            gpointer               user_data)
{
  TestCredentials *self = TEST_CREDENTIALS (credentials);
  g_autoptr (GTask) task = g_task_new (self, cancellable, callback, user_data);

  self->n_asked++;
  g_set_str (&self->origin, origin);
  g_task_return_boolean (task, self->password != NULL);
}

static gboolean
find_finish (HeraldHttpCredentials  *credentials,
             GAsyncResult           *result,
             char                  **user,
             char                  **password)
{
  if (!g_task_propagate_boolean (G_TASK (result), NULL))
    return FALSE;

  *user = g_strdup ("reader");
  *password = g_strdup (TEST_CREDENTIALS (credentials)->password);

  return TRUE;
}

static void
credentials_iface_init (HeraldHttpCredentialsInterface *iface)
{
  iface->find_async = find_async;
  iface->find_finish = find_finish;
}

G_DEFINE_FINAL_TYPE_WITH_CODE (TestCredentials, test_credentials, G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (HERALD_TYPE_HTTP_CREDENTIALS, credentials_iface_init))

static void
test_credentials_finalize (GObject *object)
{
  g_free (TEST_CREDENTIALS (object)->origin);

  G_OBJECT_CLASS (test_credentials_parent_class)->finalize (object);
}

static void
test_credentials_class_init (TestCredentialsClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = test_credentials_finalize;
}

static void
test_credentials_init (TestCredentials *self)
{
}

static TestCredentials *
give_credentials (Fixture    *fixture,
                  const char *password)
{
  TestCredentials *credentials = g_object_new (TEST_TYPE_CREDENTIALS, NULL);

  credentials->password = password;
  herald_http_client_set_credentials (fixture->client, HERALD_HTTP_CREDENTIALS (credentials));

  return credentials;
}

static const char *
get_authorization (Fixture *fixture,
                   guint    n)
{
  return herald_test_server_get_header (fixture->server, "/feed", n, "Authorization");
}

/* RFC 7617: "reader:secret" in Base64. */
static void
test_pc_46_gives_what_is_known (Fixture       *fixture,
                                gconstpointer  data)
{
  g_autoptr (TestCredentials) credentials = give_credentials (fixture, "secret");
  g_autofree char *origin = g_strdup_printf ("http://127.0.0.1:%u", herald_test_server_get_port (fixture->server));
  g_autoptr (HeraldHttpResponse) first = NULL;
  g_autoptr (HeraldHttpResponse) second = NULL;

  herald_test_route_set_password (herald_test_server_add (fixture->server, "/feed", "text/xml", "<rss/>"),
                                  "reader", "secret");
  first = fixture_fetch (fixture, "/feed");

  g_assert_cmpuint (first->status, ==, 200);
  g_assert_cmpstr (credentials->origin, ==, origin);
  g_assert_null (get_authorization (fixture, 0));
  g_assert_cmpstr (get_authorization (fixture, herald_test_server_count (fixture->server, "/feed") - 1), ==,
                   "Basic cmVhZGVyOnNlY3JldA==");

  second = fixture_fetch (fixture, "/feed");
  g_assert_cmpuint (second->status, ==, 200);
  g_assert_cmpuint (credentials->n_asked, ==, 1);
}

static void
test_pc_46_wrong_password_is_given_once (Fixture       *fixture,
                                         gconstpointer  data)
{
  g_autoptr (TestCredentials) credentials = give_credentials (fixture, "wrong");
  g_autoptr (HeraldHttpResponse) refused = NULL;
  g_autoptr (HeraldHttpResponse) let_in = NULL;
  guint n_given = 0;

  herald_test_route_set_password (herald_test_server_add (fixture->server, "/feed", "text/xml", "<rss/>"),
                                  "reader", "secret");
  refused = fixture_fetch (fixture, "/feed");

  g_assert_cmpuint (refused->status, ==, 401);
  g_assert_cmpuint (credentials->n_asked, ==, 1);
  for (guint i = 0; i < herald_test_server_count (fixture->server, "/feed"); i++)
    if (get_authorization (fixture, i) != NULL)
      n_given++;
  g_assert_cmpuint (n_given, ==, 1);

  credentials->password = "secret";
  let_in = fixture_fetch (fixture, "/feed");
  g_assert_cmpuint (let_in->status, ==, 200);
}

static void
test_pc_46_without_credentials_it_asks_once (Fixture       *fixture,
                                             gconstpointer  data)
{
  g_autoptr (TestCredentials) credentials = give_credentials (fixture, NULL);
  g_autoptr (HeraldHttpResponse) response = NULL;

  herald_test_route_set_password (herald_test_server_add (fixture->server, "/feed", "text/xml", "<rss/>"),
                                  "reader", "secret");
  response = fixture_fetch (fixture, "/feed");

  g_assert_cmpuint (response->status, ==, 401);
  g_assert_cmpuint (credentials->n_asked, ==, 1);
  g_assert_cmpuint (herald_test_server_count (fixture->server, "/feed"), ==, 1);
}

/* They are for who asked, not for where it sends us. */
static void
test_redirect_does_not_take_them_along (Fixture       *fixture,
                                        gconstpointer  data)
{
  g_autoptr (HeraldTestServer) other = herald_test_server_new ();
  g_autoptr (TestCredentials) credentials = give_credentials (fixture, "secret");
  g_autoptr (HeraldHttpResponse) response = NULL;

  herald_test_server_add (other, "/feed", "text/xml", "<rss/>");
  herald_test_route_set_password (herald_test_server_add_redirect (fixture->server, "/feed", 302,
                                                                   herald_test_server_get_address (other, "/feed")),
                                  "reader", "secret");
  response = fixture_fetch (fixture, "/feed");

  g_assert_cmpuint (response->status, ==, 200);
  g_assert_cmpuint (herald_test_server_count (other, "/feed"), ==, 1);
  g_assert_null (herald_test_server_get_header (other, "/feed", 0, "Authorization"));
}

static void
test_origins (Fixture       *fixture,
              gconstpointer  data)
{
  static const struct
  {
    const char *address;
    const char *origin;
  } cases[] = {
    { "https://example.org/feed?a=b#c", "https://example.org" },
    { "https://example.org:443/feed", "https://example.org" },
    { "http://example.org:80", "http://example.org" },
    { "http://example.org:8080/", "http://example.org:8080" },
    { "https://reader:secret@example.org/", "https://example.org" },
    { "http://[::1]:8080/feed", "http://[::1]:8080" },
    { "mailto:someone@example.org", NULL },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *origin = herald_http_credentials_dup_origin (cases[i].address);

      g_assert_cmpstr (origin, ==, cases[i].origin);
    }
}

int
main (int   argc,
      char *argv[])
{
  fixture_init_tests (&argc, &argv);

  fixture_add ("/net/http-sign-in/pc-46-gives-what-is-known", test_pc_46_gives_what_is_known);
  fixture_add ("/net/http-sign-in/pc-46-wrong-password-is-given-once", test_pc_46_wrong_password_is_given_once);
  fixture_add ("/net/http-sign-in/pc-46-without-credentials-it-asks-once",
               test_pc_46_without_credentials_it_asks_once);
  fixture_add ("/net/http-sign-in/redirect-does-not-take-them-along", test_redirect_does_not_take_them_along);
  fixture_add ("/net/http-sign-in/origins", test_origins);

  return g_test_run ();
}
