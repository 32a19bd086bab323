/* SPDX-FileCopyrightText: 2026 The Herald founders
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "herald-test-fetch.h"

#include <string.h>

#define MEBIBYTE (1024 * 1024)

/* What the buffers of both sides may hold of an answer that nobody reads. */
#define IN_BUFFERS (24 * MEBIBYTE)

static void
add_sized (Fixture    *fixture,
           const char *path,
           gsize       size,
           guint       status)
{
  g_autoptr (GBytes) body = g_bytes_new_take (g_malloc0 (size), size);

  herald_test_route_set_status (herald_test_server_add_bytes (fixture->server, path, "text/xml", body), status);
}

static void
test_pc_52_ends_when_the_server_is_silent (Fixture       *fixture,
                                           gconstpointer  data)
{
  herald_test_server_add_silent (fixture->server, "/feed");
  herald_http_client_set_timeout (fixture->client, 1);

  fixture_fail (fixture, "/feed", HERALD_FAILURE_TIMEOUT);
  herald_test_wait_until (herald_test_server_get_open (fixture->server) == 0);
}

static void
test_pc_52_ends_when_the_server_drips (Fixture       *fixture,
                                       gconstpointer  data)
{
  gint64 started = g_get_monotonic_time ();

  herald_test_server_add_drip (fixture->server, "/feed", "text/xml", 50);
  herald_http_client_set_timeout (fixture->client, 1);

  fixture_fail (fixture, "/feed", HERALD_FAILURE_TIMEOUT);
  g_assert_cmpint (g_get_monotonic_time () - started, >=, 3 * G_USEC_PER_SEC);
  g_assert_cmpuint (herald_test_server_get_sent (fixture->server), >, 20);
  herald_test_wait_until (herald_test_server_get_open (fixture->server) == 0);
}

static void
test_pc_52_refuses_two_gigabytes_that_are_announced (Fixture       *fixture,
                                                     gconstpointer  data)
{
  herald_test_server_add_huge (fixture->server, "/feed", "text/xml", "<item/>", G_GUINT64_CONSTANT (2) << 30, TRUE);

  fixture_fail (fixture, "/feed", HERALD_FAILURE_TOO_LARGE);
  herald_test_wait_until (herald_test_server_get_open (fixture->server) == 0);
  g_assert_cmpuint (herald_test_server_get_sent (fixture->server), <, IN_BUFFERS);
}

static void
test_pc_52_cuts_two_gigabytes_off (Fixture       *fixture,
                                   gconstpointer  data)
{
  herald_test_server_add_huge (fixture->server, "/feed", "text/xml", "<item/>", G_GUINT64_CONSTANT (2) << 30, FALSE);
  herald_http_client_set_max_size (fixture->client, MEBIBYTE);

  fixture_fail (fixture, "/feed", HERALD_FAILURE_TOO_LARGE);
  herald_test_wait_until (herald_test_server_get_open (fixture->server) == 0);
  g_assert_cmpuint (herald_test_server_get_sent (fixture->server), >=, MEBIBYTE);
  g_assert_cmpuint (herald_test_server_get_sent (fixture->server), <, IN_BUFFERS);
}

static gsize
get_peak_kilobytes (void)
{
  g_autofree char *status = NULL;
  const char *line;

  g_assert_true (g_file_get_contents ("/proc/self/status", &status, NULL, NULL));
  line = strstr (status, "VmHWM:");

  return line == NULL ? 0 : (gsize) g_ascii_strtoull (line + strlen ("VmHWM:"), NULL, 10);
}

static void
test_pc_38_cuts_a_decompression_bomb_off (Fixture       *fixture,
                                          gconstpointer  data)
{
  gsize before;

  herald_test_server_add_gzip_bomb (fixture->server, "/feed", "text/xml", 128 * MEBIBYTE);
  herald_http_client_set_max_size (fixture->client, MEBIBYTE);
  before = get_peak_kilobytes ();

  fixture_fail (fixture, "/feed", HERALD_FAILURE_TOO_LARGE);
  g_assert_cmpuint (get_peak_kilobytes () - before, <, 64 * 1024);
}

static void
test_takes_what_just_fits (Fixture       *fixture,
                           gconstpointer  data)
{
  g_autoptr (HeraldHttpResponse) response = NULL;

  herald_http_client_set_max_size (fixture->client, 100000);
  add_sized (fixture, "/fits", 100000, 200);
  add_sized (fixture, "/does-not", 100001, 200);

  response = fixture_fetch (fixture, "/fits");
  g_assert_cmpuint (g_bytes_get_size (response->body), ==, 100000);
  fixture_fail (fixture, "/does-not", HERALD_FAILURE_TOO_LARGE);
}

static void
test_takes_smaller_pictures_than_feeds (Fixture       *fixture,
                                        gconstpointer  data)
{
  g_autoptr (HeraldHttpResponse) response = NULL;
  g_autoptr (GError) error = NULL;
  GAsyncResult *result;

  add_sized (fixture, "/large", 4 * MEBIBYTE + 1, 200);
  response = fixture_fetch (fixture, "/large");
  fixture_begin (fixture, herald_test_server_get_address (fixture->server, "/large"), HERALD_HTTP_PICTURE, NULL,
                 &result);

  g_assert_cmpuint (g_bytes_get_size (response->body), ==, 4 * MEBIBYTE + 1);
  g_assert_null (fixture_end (fixture, &result, &error));
  g_assert_error (error, HERALD_FAILURE, HERALD_FAILURE_TOO_LARGE);
}

static void
test_shortens_the_words_of_an_error (Fixture       *fixture,
                                     gconstpointer  data)
{
  g_autoptr (HeraldHttpResponse) response = NULL;

  add_sized (fixture, "/feed", MEBIBYTE, 500);
  response = fixture_fetch (fixture, "/feed");

  g_assert_cmpuint (response->status, ==, 500);
  g_assert_cmpuint (g_bytes_get_size (response->body), ==, 64 * 1024);
}

static void
test_notices_a_cut_body (Fixture       *fixture,
                         gconstpointer  data)
{
  herald_test_server_add_cut (fixture->server, "/feed", "text/xml", "<rss><channel>", 1000);

  fixture_fail (fixture, "/feed", HERALD_FAILURE_CONNECTION);
}

static void
test_notices_a_connection_closed_without_a_word (Fixture       *fixture,
                                                 gconstpointer  data)
{
  herald_test_server_add_raw (fixture->server, "/feed", "");

  fixture_fail (fixture, "/feed", HERALD_FAILURE_CONNECTION);
}

static void
test_notices_what_is_not_http (Fixture       *fixture,
                               gconstpointer  data)
{
  static const char *const answers[] = {
    "SSH-2.0-OpenSSH_9.2\r\n\r\n", "220 mail.example.org ESMTP\r\n\r\n", "<rss/>\r\n\r\n", "HTTP/1.1 abc\r\n\r\n",
  };

  for (guint i = 0; i < G_N_ELEMENTS (answers); i++)
    {
      herald_test_server_add_raw (fixture->server, "/feed", answers[i]);
      fixture_fail (fixture, "/feed", HERALD_FAILURE_SERVER);
    }
}

/* Some hundred kilobytes of gzip. */
static GByteArray *
make_gzip (void)
{
  g_autoptr (GZlibCompressor) compressor = g_zlib_compressor_new (G_ZLIB_COMPRESSOR_FORMAT_GZIP, 6);
  g_autoptr (GString) text = g_string_new (NULL);
  g_autoptr (GBytes) plain = NULL;
  g_autoptr (GBytes) compressed = NULL;

  for (guint i = 0; i < 100000; i++)
    g_string_append_printf (text, "%x,", i * 2654435761u);
  plain = g_string_free_to_bytes (g_steal_pointer (&text));
  compressed = g_converter_convert_bytes (G_CONVERTER (compressor), plain, NULL);

  return g_bytes_unref_to_array (g_steal_pointer (&compressed));
}

static void
add_gzip (Fixture    *fixture,
          GByteArray *array)
{
  g_autoptr (GBytes) body = g_byte_array_free_to_bytes (array);

  herald_test_route_set_header (herald_test_server_add_bytes (fixture->server, "/feed", "text/xml", body),
                                "Content-Encoding", "gzip");
}

static void
test_notices_a_damaged_gzip_body (Fixture       *fixture,
                                  gconstpointer  data)
{
  GByteArray *array = make_gzip ();

  memset (array->data + array->len / 2, 0xff, 1000);
  add_gzip (fixture, array);

  fixture_fail (fixture, "/feed", HERALD_FAILURE_SERVER);
}

static void
test_takes_for_plain_what_only_claims_to_be_gzip (Fixture       *fixture,
                                                  gconstpointer  data)
{
  HeraldTestRoute *route = herald_test_server_add (fixture->server, "/feed", "text/xml", "<rss/>");
  g_autoptr (HeraldHttpResponse) response = NULL;

  herald_test_route_set_header (route, "Content-Encoding", "gzip");
  response = fixture_fetch (fixture, "/feed");

  g_assert_cmpmem (g_bytes_get_data (response->body, NULL), g_bytes_get_size (response->body), "<rss/>", 6);
}

static void
test_cancels_what_is_under_way (Fixture       *fixture,
                                gconstpointer  data)
{
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GError) error = NULL;
  GAsyncResult *result;

  herald_test_server_add_drip (fixture->server, "/feed", "text/xml", 20);
  fixture_begin (fixture, herald_test_server_get_address (fixture->server, "/feed"), HERALD_HTTP_FEED, cancellable,
                 &result);
  herald_test_wait_until (herald_test_server_count (fixture->server, NULL) == 1);
  g_cancellable_cancel (cancellable);

  g_assert_null (fixture_end (fixture, &result, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  herald_test_wait_until (herald_test_server_get_open (fixture->server) == 0);
}

static void
test_cancels_what_waits_for_its_turn (Fixture       *fixture,
                                      gconstpointer  data)
{
  const char *address = herald_test_server_get_address (fixture->server, "/feed");
  g_autoptr (GCancellable) first_stop = g_cancellable_new ();
  g_autoptr (GCancellable) second_stop = g_cancellable_new ();
  g_autoptr (GError) error = NULL;
  GAsyncResult *first;
  GAsyncResult *second;

  herald_test_server_add_silent (fixture->server, "/feed");
  fixture_begin (fixture, address, HERALD_HTTP_FEED, first_stop, &first);
  fixture_begin (fixture, address, HERALD_HTTP_FEED, second_stop, &second);
  herald_test_wait_until (herald_test_server_count (fixture->server, NULL) == 1);

  g_cancellable_cancel (second_stop);
  g_assert_null (fixture_end (fixture, &second, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_assert_null (first);
  g_cancellable_cancel (first_stop);
  g_assert_null (fixture_end (fixture, &first, NULL));
  g_assert_cmpuint (herald_test_server_count (fixture->server, NULL), ==, 1);
}

static void
test_asks_nothing_when_cancelled_before (Fixture       *fixture,
                                         gconstpointer  data)
{
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GError) error = NULL;
  GAsyncResult *result;

  g_cancellable_cancel (cancellable);
  fixture_begin (fixture, herald_test_server_get_address (fixture->server, "/feed"), HERALD_HTTP_FEED, cancellable,
                 &result);

  g_assert_null (fixture_end (fixture, &result, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_assert_cmpuint (herald_test_server_count (fixture->server, NULL), ==, 0);
}

int
main (int   argc,
      char *argv[])
{
  fixture_init_tests (&argc, &argv);

  fixture_add ("/net/http-limits/pc-52-ends-when-the-server-is-silent", test_pc_52_ends_when_the_server_is_silent);
  fixture_add ("/net/http-limits/pc-52-ends-when-the-server-drips", test_pc_52_ends_when_the_server_drips);
  fixture_add ("/net/http-limits/pc-52-refuses-two-gigabytes-that-are-announced",
               test_pc_52_refuses_two_gigabytes_that_are_announced);
  fixture_add ("/net/http-limits/pc-52-cuts-two-gigabytes-off", test_pc_52_cuts_two_gigabytes_off);
  fixture_add ("/net/http-limits/pc-38-cuts-a-decompression-bomb-off", test_pc_38_cuts_a_decompression_bomb_off);
  fixture_add ("/net/http-limits/takes-what-just-fits", test_takes_what_just_fits);
  fixture_add ("/net/http-limits/takes-smaller-pictures-than-feeds", test_takes_smaller_pictures_than_feeds);
  fixture_add ("/net/http-limits/shortens-the-words-of-an-error", test_shortens_the_words_of_an_error);
  fixture_add ("/net/http-limits/notices-a-cut-body", test_notices_a_cut_body);
  fixture_add ("/net/http-limits/notices-a-connection-closed-without-a-word",
               test_notices_a_connection_closed_without_a_word);
  fixture_add ("/net/http-limits/notices-what-is-not-http", test_notices_what_is_not_http);
  fixture_add ("/net/http-limits/notices-a-damaged-gzip-body", test_notices_a_damaged_gzip_body);
  fixture_add ("/net/http-limits/takes-for-plain-what-only-claims-to-be-gzip",
               test_takes_for_plain_what_only_claims_to_be_gzip);
  fixture_add ("/net/http-limits/cancels-what-is-under-way", test_cancels_what_is_under_way);
  fixture_add ("/net/http-limits/cancels-what-waits-for-its-turn", test_cancels_what_waits_for_its_turn);
  fixture_add ("/net/http-limits/asks-nothing-when-cancelled-before", test_asks_nothing_when_cancelled_before);

  return g_test_run ();
}
