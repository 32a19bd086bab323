/* SPDX-FileCopyrightText: 2026 The Herald founders
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "herald-test-fetch.h"
#include "herald-test-names.h"

/* What GIO takes for this machine's network, see use_test_network(). */
static gboolean is_online = TRUE;

#define TEST_TYPE_NETWORK (test_network_get_type ())
G_DECLARE_FINAL_TYPE (TestNetwork, test_network, TEST, NETWORK, GObject)

struct _TestNetwork
{
  GObject parent_instance;
};

enum
{
  PROP_NETWORK_AVAILABLE = 1,
  PROP_NETWORK_METERED,
  PROP_CONNECTIVITY,
};

static gboolean
test_network_initable_init (GInitable     *initable,
                            GCancellable  *cancellable,
                            GError       **error)
{
  return TRUE;
}

static void
test_network_initable_iface_init (GInitableIface *iface)
{
  iface->init = test_network_initable_init;
}

static void
test_network_monitor_iface_init (GNetworkMonitorInterface *iface)
{
}

G_DEFINE_FINAL_TYPE_WITH_CODE (TestNetwork, test_network, G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (G_TYPE_INITABLE, test_network_initable_iface_init)
                               G_IMPLEMENT_INTERFACE (G_TYPE_NETWORK_MONITOR, test_network_monitor_iface_init))

static void
test_network_get_property (GObject    *object,
                           guint       property_id,
                           GValue     *value,
                           GParamSpec *pspec)
{
  switch (property_id)
    {
    case PROP_NETWORK_AVAILABLE:
      g_value_set_boolean (value, is_online);
      break;
    case PROP_NETWORK_METERED:
      g_value_set_boolean (value, FALSE);
      break;
    case PROP_CONNECTIVITY:
      g_value_set_enum (value, is_online ? G_NETWORK_CONNECTIVITY_FULL : G_NETWORK_CONNECTIVITY_LOCAL);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
    }
}

static void
test_network_class_init (TestNetworkClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->get_property = test_network_get_property;

  g_object_class_override_property (object_class, PROP_NETWORK_AVAILABLE, "network-available");
  g_object_class_override_property (object_class, PROP_NETWORK_METERED, "network-metered");
  g_object_class_override_property (object_class, PROP_CONNECTIVITY, "connectivity");
}

static void
test_network_init (TestNetwork *self)
{
}

static void
use_test_network (void)
{
  g_setenv ("GIO_USE_NETWORK_MONITOR", "herald-test", TRUE);
  g_network_monitor_get_default ();
  herald_test_names_use ();
}

/* Makes this process trust the certificate of the test server, or nobody. */
static void
trust (gboolean certificate)
{
  g_autofree char *path = g_test_build_filename (G_TEST_DIST, "data", "http", "self-signed.pem", NULL);
  g_autoptr (GTlsDatabase) database = NULL;
  g_autoptr (GError) error = NULL;

  if (certificate)
    {
      database = g_tls_file_database_new (path, &error);
      g_assert_no_error (error);
    }
  g_tls_backend_set_default_database (g_tls_backend_get_default (), database);
}

/* The address of @path by the server's name. */
static char *
dup_named_address (HeraldTestServer *server,
                   const char       *scheme,
                   const char       *path)
{
  return g_strdup_printf ("%s://news.example.org:%u%s", scheme, herald_test_server_get_port (server), path);
}

static void
test_pc_50_never_takes_a_wrong_certificate (Fixture       *fixture,
                                            gconstpointer  data)
{
  g_autoptr (HeraldTestServer) server = herald_test_server_new_tls ();

  trust (FALSE);
  herald_test_server_add (server, "/feed", "text/xml", "<rss/>");
  fixture_fail (fixture, herald_test_server_get_address (server, "/feed"), HERALD_FAILURE_CERTIFICATE);
  g_assert_cmpuint (herald_test_server_count (server, NULL), ==, 0);
}

/* The certificate is trusted, but names neither this host nor its address. */
static void
test_pc_50_never_takes_the_certificate_of_another (Fixture       *fixture,
                                                   gconstpointer  data)
{
  g_autoptr (HeraldTestServer) server = herald_test_server_new_tls ();
  g_autofree char *address = g_strdup_printf ("https://other.example.org:%u/", herald_test_server_get_port (server));

  trust (TRUE);
  fixture_fail (fixture, address, HERALD_FAILURE_CERTIFICATE);
  g_assert_cmpuint (herald_test_server_count (server, NULL), ==, 0);
}

static void
test_takes_a_certificate_that_is_trusted (Fixture       *fixture,
                                          gconstpointer  data)
{
  g_autoptr (HeraldTestServer) server = herald_test_server_new_tls ();
  g_autoptr (HeraldHttpResponse) response = NULL;
  g_autofree char *address = dup_named_address (server, "https", "/feed");

  trust (TRUE);
  herald_test_route_set_encoding (herald_test_server_add (server, "/feed", "text/xml", "<rss/>"), "br");
  response = fixture_fetch (fixture, address);

  g_assert_cmpuint (response->status, ==, 200);
  g_assert_cmpmem (g_bytes_get_data (response->body, NULL), g_bytes_get_size (response->body), "<rss/>", 6);
}

static void
test_pc_38_offers_brotli_over_https (Fixture       *fixture,
                                     gconstpointer  data)
{
  g_autoptr (HeraldTestServer) server = herald_test_server_new_tls ();
  g_autofree char *address = dup_named_address (server, "https", "/feed");
  g_autoptr (HeraldHttpResponse) response = NULL;

  trust (TRUE);
  response = fixture_fetch (fixture, address);

  g_assert_cmpstr (herald_test_server_get_header (server, NULL, 0, "Accept-Encoding"), ==, "gzip, deflate, br");
}

static void
test_pc_43_never_goes_from_https_to_http (Fixture       *fixture,
                                          gconstpointer  data)
{
  g_autoptr (HeraldTestServer) server = herald_test_server_new_tls ();
  g_autofree char *address = dup_named_address (server, "https", "/feed");

  trust (TRUE);
  herald_test_server_add (fixture->server, "/feed", "text/xml", "<rss/>");
  herald_test_server_add_redirect (server, "/feed", 301, herald_test_server_get_address (fixture->server, "/feed"));

  fixture_fail (fixture, address, HERALD_FAILURE_REDIRECT);
  g_assert_cmpuint (herald_test_server_count (server, NULL), ==, 1);
  g_assert_cmpuint (herald_test_server_count (fixture->server, NULL), ==, 0);
}

static void
test_goes_from_http_to_https (Fixture       *fixture,
                              gconstpointer  data)
{
  g_autoptr (HeraldTestServer) server = herald_test_server_new_tls ();
  g_autofree char *address = dup_named_address (server, "https", "/feed");
  g_autoptr (HeraldHttpResponse) response = NULL;

  trust (TRUE);
  herald_test_server_add (server, "/feed", "text/xml", "<rss/>");
  herald_test_server_add_redirect (fixture->server, "/feed", 301, address);
  response = fixture_fetch (fixture, "/feed");

  g_assert_cmpstr (response->permanent_address, ==, address);
}

static void
test_says_when_the_host_is_not_known (Fixture       *fixture,
                                      gconstpointer  data)
{
  is_online = TRUE;
  fixture_fail (fixture, "http://nobody.example.org/feed", HERALD_FAILURE_HOST);
}

static void
test_says_when_there_is_no_network (Fixture       *fixture,
                                    gconstpointer  data)
{
  is_online = FALSE;
  fixture_fail (fixture, "http://nobody.example.org/feed", HERALD_FAILURE_OFFLINE);
  is_online = TRUE;
}

static void
test_needs_no_network_on_this_machine (Fixture       *fixture,
                                       gconstpointer  data)
{
  g_autofree char *address = herald_test_server_dup_dead_address ();
  g_autoptr (HeraldHttpResponse) response = NULL;

  is_online = FALSE;
  herald_test_server_add (fixture->server, "/feed", "text/xml", "<rss/>");
  response = fixture_fetch (fixture, "/feed");
  fixture_fail (fixture, address, HERALD_FAILURE_CONNECTION);
  is_online = TRUE;
}

int
main (int   argc,
      char *argv[])
{
  fixture_init_tests (&argc, &argv);
  g_type_ensure (G_TYPE_NETWORK_MONITOR);
  g_io_extension_point_register (G_NETWORK_MONITOR_EXTENSION_POINT_NAME);
  g_io_extension_point_implement (G_NETWORK_MONITOR_EXTENSION_POINT_NAME, TEST_TYPE_NETWORK, "herald-test", 0);
  use_test_network ();

  fixture_add ("/net/http-trust/pc-50-never-takes-a-wrong-certificate", test_pc_50_never_takes_a_wrong_certificate);
  fixture_add ("/net/http-trust/pc-50-never-takes-the-certificate-of-another",
               test_pc_50_never_takes_the_certificate_of_another);
  fixture_add ("/net/http-trust/takes-a-certificate-that-is-trusted", test_takes_a_certificate_that_is_trusted);
  fixture_add ("/net/http-trust/pc-38-offers-brotli-over-https", test_pc_38_offers_brotli_over_https);
  fixture_add ("/net/http-trust/pc-43-never-goes-from-https-to-http", test_pc_43_never_goes_from_https_to_http);
  fixture_add ("/net/http-trust/goes-from-http-to-https", test_goes_from_http_to_https);
  fixture_add ("/net/http-trust/says-when-the-host-is-not-known", test_says_when_the_host_is_not_known);
  fixture_add ("/net/http-trust/says-when-there-is-no-network", test_says_when_there_is_no_network);
  fixture_add ("/net/http-trust/needs-no-network-on-this-machine", test_needs_no_network_on_this_machine);

  return g_test_run ();
}
