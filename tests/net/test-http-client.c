/* SPDX-FileCopyrightText: 2026 The Herald founders
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "herald-test-fetch.h"

#include <string.h>

static void
assert_body (HeraldHttpResponse *response,
             const char         *text)
{
  g_assert_cmpmem (g_bytes_get_data (response->body, NULL), g_bytes_get_size (response->body), text, strlen (text));
}

static void
test_brings_what_the_server_sent (Fixture       *fixture,
                                  gconstpointer  data)
{
  g_autoptr (HeraldHttpResponse) response = NULL;

  herald_test_server_add (fixture->server, "/feed", "application/rss+xml; charset=utf-8", "<rss/>");
  response = fixture_fetch (fixture, "/feed");

  g_assert_cmpuint (response->status, ==, 200);
  g_assert_cmpstr (response->content_type, ==, "application/rss+xml; charset=utf-8");
  g_assert_cmpstr (response->address, ==, herald_test_server_get_address (fixture->server, "/feed"));
  g_assert_null (response->permanent_address);
  assert_body (response, "<rss/>");
}

static void
test_brings_an_empty_body (Fixture       *fixture,
                           gconstpointer  data)
{
  g_autoptr (HeraldHttpResponse) response = NULL;

  herald_test_server_add (fixture->server, "/feed", "application/rss+xml", "");
  response = fixture_fetch (fixture, "/feed");

  g_assert_cmpuint (response->status, ==, 200);
  g_assert_cmpuint (g_bytes_get_size (response->body), ==, 0);
}

static void
test_brings_every_status (Fixture       *fixture,
                          gconstpointer  data)
{
  static const struct
  {
    guint         status;
    HeraldFailure failure;
  } cases[] = {
    { 204, HERALD_FAILURE_NONE },      { 401, HERALD_FAILURE_SIGN_IN }, { 403, HERALD_FAILURE_DENIED },
    { 404, HERALD_FAILURE_NOT_FOUND }, { 410, HERALD_FAILURE_GONE },   { 500, HERALD_FAILURE_SERVER },
    { 503, HERALD_FAILURE_BUSY },      { 429, HERALD_FAILURE_BUSY },
  };
  HeraldTestRoute *route = herald_test_server_add (fixture->server, "/feed", "text/plain", "words");

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (HeraldHttpResponse) response = NULL;
      g_autoptr (GError) error = NULL;

      herald_test_route_set_status (route, cases[i].status);
      response = fixture_fetch (fixture, "/feed");

      g_assert_cmpuint (response->status, ==, cases[i].status);
      if (cases[i].failure == HERALD_FAILURE_NONE)
        {
          g_assert_true (herald_http_response_check (response, &error));
          g_assert_no_error (error);
        }
      else
        {
          g_assert_false (herald_http_response_check (response, &error));
          g_assert_error (error, HERALD_FAILURE, (int) cases[i].failure);
        }
    }
}

static void
test_brings_the_words_of_an_error (Fixture       *fixture,
                                   gconstpointer  data)
{
  HeraldTestRoute *route = herald_test_server_add (fixture->server, "/feed", "text/plain", "Ask the owner.");
  g_autoptr (HeraldHttpResponse) response = NULL;

  herald_test_route_set_status (route, 403);
  response = fixture_fetch (fixture, "/feed");

  assert_body (response, "Ask the owner.");
}

/* A server may give anything as a validator; it comes back as it was. (Bytes that are no UTF-8 do not get through
 * libsoup.) */
static void
test_pc_01_etag_returned_byte_for_byte (Fixture       *fixture,
                                        gconstpointer  data)
{
  static const char *const etags[] = {
    "\"abc\"", "W/\"abc\"", "abc", "\"\"", "\"a \\\" b\"", "\"\xc3\xa9t\xc3\xa9\"", "\"gzip-abc-gzip\"", "w/abc, \"x\"",
  };
  HeraldTestRoute *route = herald_test_server_add (fixture->server, "/feed", "text/xml", "<rss/>");

  for (guint i = 0; i < G_N_ELEMENTS (etags); i++)
    {
      g_autoptr (HeraldHttpResponse) first = NULL;
      g_autoptr (HeraldHttpResponse) second = NULL;

      herald_test_route_set_etag (route, etags[i]);
      first = fixture_fetch (fixture, "/feed");
      g_assert_cmpstr (first->etag, ==, etags[i]);

      second = fixture_fetch_again (fixture, "/feed", first->etag, NULL);
      g_assert_cmpuint (second->status, ==, 304);
      g_assert_cmpstr (herald_test_server_get_header (fixture->server, "/feed", 2 * i + 1, "If-None-Match"), ==,
                       etags[i]);
    }
}

static void
test_pc_02_last_modified_returned_byte_for_byte (Fixture       *fixture,
                                                 gconstpointer  data)
{
  static const char *const dates[] = {
    "Mon, 23 Nov 2026 10:00:00 GMT", "Monday, 23-Nov-26 10:00:00 GMT", "2026-11-23T10:00:00+02:00", "yesterday",
    "Mon, 23 Nov 2026 10:00:00 CET",
  };
  HeraldTestRoute *route = herald_test_server_add (fixture->server, "/feed", "text/xml", "<rss/>");

  for (guint i = 0; i < G_N_ELEMENTS (dates); i++)
    {
      g_autoptr (HeraldHttpResponse) first = NULL;
      g_autoptr (HeraldHttpResponse) second = NULL;

      herald_test_route_set_last_modified (route, dates[i]);
      first = fixture_fetch (fixture, "/feed");
      g_assert_cmpstr (first->last_modified, ==, dates[i]);

      second = fixture_fetch_again (fixture, "/feed", NULL, first->last_modified);
      g_assert_cmpuint (second->status, ==, 304);
      g_assert_cmpstr (herald_test_server_get_header (fixture->server, "/feed", 2 * i + 1, "If-Modified-Since"), ==,
                       dates[i]);
    }
}

static void
test_pc_03_both_validators_sent (Fixture       *fixture,
                                 gconstpointer  data)
{
  g_autoptr (HeraldHttpResponse) response = NULL;

  herald_test_server_add (fixture->server, "/feed", "text/xml", "<rss/>");
  response = fixture_fetch_again (fixture, "/feed", "\"a\"", "Mon, 23 Nov 2026 10:00:00 GMT");

  g_assert_cmpstr (herald_test_server_get_header (fixture->server, "/feed", 0, "If-None-Match"), ==, "\"a\"");
  g_assert_cmpstr (herald_test_server_get_header (fixture->server, "/feed", 0, "If-Modified-Since"), ==,
                   "Mon, 23 Nov 2026 10:00:00 GMT");
}

static void
test_not_modified_has_no_body (Fixture       *fixture,
                               gconstpointer  data)
{
  HeraldTestRoute *route = herald_test_server_add (fixture->server, "/feed", "text/xml", "<rss/>");
  g_autoptr (HeraldHttpResponse) response = NULL;

  herald_test_route_set_etag (route, "\"a\"");
  response = fixture_fetch_again (fixture, "/feed", "\"a\"", NULL);

  g_assert_cmpuint (response->status, ==, 304);
  g_assert_true (herald_http_response_check (response, NULL));
  g_assert_cmpuint (g_bytes_get_size (response->body), ==, 0);
}

static void
test_pc_31_asks_with_get_and_once (Fixture       *fixture,
                                   gconstpointer  data)
{
  g_autoptr (HeraldHttpResponse) response = NULL;

  herald_test_server_add (fixture->server, "/feed", "text/xml", "<rss/>");
  response = fixture_fetch (fixture, "/feed");

  g_assert_cmpuint (herald_test_server_count (fixture->server, NULL), ==, 1);
  g_assert_cmpstr (herald_test_server_get_method (fixture->server, NULL, 0), ==, "GET");
}

static void
request_line_cb (GObject      *object,
                 GAsyncResult *result,
                 gpointer      user_data)
{
  char **place = user_data;

  *place = g_data_input_stream_read_line_finish (G_DATA_INPUT_STREAM (object), result, NULL, NULL);
}

static gboolean
incoming_cb (GSocketService    *service,
             GSocketConnection *connection,
             GObject           *source,
             gpointer           user_data)
{
  GInputStream *input = g_io_stream_get_input_stream (G_IO_STREAM (connection));
  g_autoptr (GDataInputStream) stream = g_data_input_stream_new (input);

  g_data_input_stream_set_newline_type (stream, G_DATA_STREAM_NEWLINE_TYPE_CR_LF);
  g_object_set_data_full (G_OBJECT (service), "connection", g_object_ref (connection), g_object_unref);
  g_data_input_stream_read_line_async (stream, G_PRIORITY_DEFAULT, NULL, request_line_cb, user_data);

  return TRUE;
}

/* What stands on the wire; the test server would show its own, normalised idea of it. */
static void
test_pc_32_asks_for_the_address_as_typed (Fixture       *fixture,
                                          gconstpointer  data)
{
  static const char *const targets[] = {
    "/feed?b=2&a=1&a=0", "/feed?", "/feed?a=%7e&b=%C3%A9;c", "/feed?url=http://example.org/?x=y", "/feed//x/./y?%20+",
  };

  for (guint i = 0; i < G_N_ELEMENTS (targets); i++)
    {
      g_autoptr (GSocketService) service = g_socket_service_new ();
      guint16 port = g_socket_listener_add_any_inet_port (G_SOCKET_LISTENER (service), NULL, NULL);
      g_autofree char *address = g_strdup_printf ("http://127.0.0.1:%u%s", port, targets[i]);
      g_autofree char *expected = g_strdup_printf ("GET %s HTTP/1.1", targets[i]);
      g_autofree char *line = NULL;
      g_autoptr (GCancellable) cancellable = g_cancellable_new ();
      GAsyncResult *result;

      g_signal_connect (service, "incoming", G_CALLBACK (incoming_cb), &line);
      fixture_begin (fixture, address, HERALD_HTTP_FEED, cancellable, &result);
      herald_test_wait_until (line != NULL);
      g_assert_cmpstr (line, ==, expected);

      g_cancellable_cancel (cancellable);
      g_assert_null (fixture_end (fixture, &result, NULL));
    }
}

static void
test_pc_32_sends_no_fragment (Fixture       *fixture,
                              gconstpointer  data)
{
  g_autoptr (HeraldHttpResponse) response = fixture_fetch (fixture, "/feed?a#part");

  g_assert_cmpstr (herald_test_server_get_target (fixture->server, NULL, 0), ==, "/feed?a");
  g_assert_cmpstr (response->address, ==, herald_test_server_get_address (fixture->server, "/feed?a"));
}

static void
test_escapes_what_may_not_stand_in_a_request (Fixture       *fixture,
                                              gconstpointer  data)
{
  g_autoptr (HeraldHttpResponse) response = fixture_fetch (fixture, "/a b\xc3\xa9\r\nX-Evil: 1?<q>|");

  g_assert_cmpstr (herald_test_server_get_target (fixture->server, NULL, 0), ==,
                   "/a b\xc3\xa9\r\nX-Evil: 1?%3Cq%3E%7C");
  g_assert_null (herald_test_server_get_header (fixture->server, NULL, 0, "X-Evil"));
}

/* Fetches twice from a server that sets a cookie; what is asked is read off the second request. */
static const char *
get_header_of_second (Fixture    *fixture,
                      const char *name)
{
  HeraldTestRoute *route = herald_test_server_add (fixture->server, "/feed", "text/xml", "<rss/>");

  herald_test_route_set_header (route, "Set-Cookie", "session=1; Path=/");
  for (guint i = 0; i < 2; i++)
    herald_http_response_unref (fixture_fetch (fixture, "/feed"));

  return herald_test_server_get_header (fixture->server, "/feed", 1, name);
}

static void
test_pc_35_sends_no_cookie_back (Fixture       *fixture,
                                 gconstpointer  data)
{
  g_assert_null (get_header_of_second (fixture, "Cookie"));
}

static void
test_pc_36_sends_no_referer (Fixture       *fixture,
                             gconstpointer  data)
{
  herald_test_server_add_redirect (fixture->server, "/old", 302, "/feed");
  g_assert_null (get_header_of_second (fixture, "Referer"));
  herald_http_response_unref (fixture_fetch (fixture, "/old"));
  g_assert_null (herald_test_server_get_header (fixture->server, "/feed", 2, "Referer"));
}

static void
test_pc_37_says_who_asks (Fixture       *fixture,
                          gconstpointer  data)
{
  static const char name[] = "Herald/" VERSION " (+https://github.com/herald-reader/herald)";

  for (HeraldHttpKind kind = HERALD_HTTP_FEED; kind <= HERALD_HTTP_PICTURE; kind++)
    {
      GAsyncResult *result;

      fixture_begin (fixture, herald_test_server_get_address (fixture->server, "/x"), kind, NULL, &result);
      herald_http_response_unref (fixture_end (fixture, &result, NULL));
      g_assert_cmpstr (herald_test_server_get_header (fixture->server, "/x", kind, "User-Agent"), ==, name);
    }
}

/* A-IM among them, by which a server would send only what is new. */
static void
test_pc_40_sends_no_other_headers (Fixture       *fixture,
                                   gconstpointer  data)
{
  herald_http_response_unref (fixture_fetch (fixture, "/feed"));
  g_assert_cmpstr (herald_test_server_get_header_names (fixture->server, "/feed", 0), ==,
                   "accept accept-encoding connection host user-agent");
}

static void
test_pc_39_accepts_by_kind (Fixture       *fixture,
                            gconstpointer  data)
{
  static const struct
  {
    HeraldHttpKind kind;
    const char    *first;
  } kinds[] = {
    { HERALD_HTTP_FEED, "application/atom+xml, application/rss+xml, application/feed+json, " },
    { HERALD_HTTP_PAGE, "text/html, " },
    { HERALD_HTTP_PICTURE, "image/png, " },
  };

  for (guint i = 0; i < G_N_ELEMENTS (kinds); i++)
    {
      g_autoptr (HeraldHttpResponse) response = NULL;
      GAsyncResult *result;
      const char *accept;

      fixture_begin (fixture, herald_test_server_get_address (fixture->server, "/x"), kinds[i].kind, NULL, &result);
      response = fixture_end (fixture, &result, NULL);
      accept = herald_test_server_get_header (fixture->server, "/x", i, "Accept");

      g_assert_true (g_str_has_prefix (accept, kinds[i].first));
      g_assert_true (g_str_has_suffix (accept, ", */*;q=0.1"));
    }
}

static void
test_pc_38_reads_compressed_bodies (Fixture       *fixture,
                                    gconstpointer  data)
{
  static const char *const encodings[] = { "gzip", "br" };
  HeraldTestRoute *route = herald_test_server_add (fixture->server, "/feed", "text/xml", "<rss>news</rss>");

  for (guint i = 0; i < G_N_ELEMENTS (encodings); i++)
    {
      g_autoptr (HeraldHttpResponse) response = NULL;
      const char *accepted;

      herald_test_route_set_encoding (route, encodings[i]);
      response = fixture_fetch (fixture, "/feed");
      accepted = herald_test_server_get_header (fixture->server, "/feed", i, "Accept-Encoding");

      assert_body (response, "<rss>news</rss>");
      g_assert_nonnull (strstr (accepted, "gzip"));
    }
}

static void
test_refuses_what_is_no_address (Fixture       *fixture,
                                 gconstpointer  data)
{
  static const char *const addresses[] = {
    "ftp://example.org/feed", "file:///etc/passwd", "example.org", "http://", "http:///feed", "", "javascript:1",
    "http://example.org:99999/", "http://exa mple.org/", "http://a%0d%0ab/",
  };

  for (guint i = 0; i < G_N_ELEMENTS (addresses); i++)
    fixture_fail (fixture, addresses[i], HERALD_FAILURE_ADDRESS);
}

static void
test_says_when_nobody_listens (Fixture       *fixture,
                               gconstpointer  data)
{
  g_autofree char *address = herald_test_server_dup_dead_address ();

  fixture_fail (fixture, address, HERALD_FAILURE_CONNECTION);
}

int
main (int   argc,
      char *argv[])
{
  fixture_init_tests (&argc, &argv);

  fixture_add ("/net/http-client/brings-what-the-server-sent", test_brings_what_the_server_sent);
  fixture_add ("/net/http-client/brings-an-empty-body", test_brings_an_empty_body);
  fixture_add ("/net/http-client/brings-every-status", test_brings_every_status);
  fixture_add ("/net/http-client/brings-the-words-of-an-error", test_brings_the_words_of_an_error);
  fixture_add ("/net/http-client/pc-01-etag-returned-byte-for-byte", test_pc_01_etag_returned_byte_for_byte);
  fixture_add ("/net/http-client/pc-02-last-modified-returned-byte-for-byte",
               test_pc_02_last_modified_returned_byte_for_byte);
  fixture_add ("/net/http-client/pc-03-both-validators-sent", test_pc_03_both_validators_sent);
  fixture_add ("/net/http-client/not-modified-has-no-body", test_not_modified_has_no_body);
  fixture_add ("/net/http-client/pc-31-asks-with-get-and-once", test_pc_31_asks_with_get_and_once);
  fixture_add ("/net/http-client/pc-32-asks-for-the-address-as-typed", test_pc_32_asks_for_the_address_as_typed);
  fixture_add ("/net/http-client/pc-32-sends-no-fragment", test_pc_32_sends_no_fragment);
  fixture_add ("/net/http-client/escapes-what-may-not-stand-in-a-request",
               test_escapes_what_may_not_stand_in_a_request);
  fixture_add ("/net/http-client/pc-35-sends-no-cookie-back", test_pc_35_sends_no_cookie_back);
  fixture_add ("/net/http-client/pc-36-sends-no-referer", test_pc_36_sends_no_referer);
  fixture_add ("/net/http-client/pc-37-says-who-asks", test_pc_37_says_who_asks);
  fixture_add ("/net/http-client/pc-40-sends-no-other-headers", test_pc_40_sends_no_other_headers);
  fixture_add ("/net/http-client/pc-38-reads-compressed-bodies", test_pc_38_reads_compressed_bodies);
  fixture_add ("/net/http-client/pc-39-accepts-by-kind", test_pc_39_accepts_by_kind);
  fixture_add ("/net/http-client/refuses-what-is-no-address", test_refuses_what_is_no_address);
  fixture_add ("/net/http-client/says-when-nobody-listens", test_says_when_nobody_listens);

  return g_test_run ();
}
