/* SPDX-FileCopyrightText: 2026 The Herald founders
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/* A web server for tests. It listens on a free port of the loopback interface, answers what its routes say,
 * and writes down every request.
 *
 *     HeraldTestServer *server = herald_test_server_new ();
 *     HeraldTestRoute  *route = herald_test_server_add (server, "/feed", "application/rss+xml", "<rss/>");
 *
 *     herald_test_route_set_etag (route, "\"one\"");                 304 follows by itself
 *     fetch (herald_test_server_get_address (server, "/feed"));
 *     g_assert_cmpuint (herald_test_server_count (server, "/feed"), ==, 1);
 *     g_assert_cmpstr (herald_test_server_get_header (server, "/feed", 0, "If-None-Match"), ==, NULL);
 *     herald_test_server_free (server);
 *
 * A path without a route is answered with 404. A route can be changed between two requests, so a test that
 * needs a first and a second answer adds a route, asks, changes it, and asks again.
 *
 * The server runs in the thread-default main context of its maker, who must keep that context turning.
 * herald_test_server_new_threaded() gives it a thread and a context of its own instead: for a client that
 * blocks, or that is another process. All calls work with both. */

typedef struct _HeraldTestServer HeraldTestServer;
typedef struct _HeraldTestRoute HeraldTestRoute;

HeraldTestServer *herald_test_server_new                (void) G_GNUC_WARN_UNUSED_RESULT;
HeraldTestServer *herald_test_server_new_threaded       (void) G_GNUC_WARN_UNUSED_RESULT;

/* https, with the certificate data/http/self-signed.pem, which nobody trusts. It names 127.0.0.1, localhost and
 * news.example.org. */
HeraldTestServer *herald_test_server_new_tls            (void) G_GNUC_WARN_UNUSED_RESULT;
void              herald_test_server_free               (HeraldTestServer *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (HeraldTestServer, herald_test_server_free)

/* The address of @path (which may have a query), for instance http://127.0.0.1:41234/feed; it lives as long
 * as the server. */
const char       *herald_test_server_get_address        (HeraldTestServer *self,
                                                         const char       *path);
guint16           herald_test_server_get_port           (HeraldTestServer *self);

/* An address on the loopback interface where nobody listens. */
char             *herald_test_server_dup_dead_address   (void) G_GNUC_WARN_UNUSED_RESULT;

/* --- routes: adding one for a path that has one replaces it; the server owns them --- */

HeraldTestRoute  *herald_test_server_add                (HeraldTestServer *self,
                                                         const char       *path,
                                                         const char       *content_type,
                                                         const char       *body);
HeraldTestRoute  *herald_test_server_add_bytes          (HeraldTestServer *self,
                                                         const char       *path,
                                                         const char       *content_type,
                                                         GBytes           *body);
HeraldTestRoute  *herald_test_server_add_redirect       (HeraldTestServer *self,
                                                         const char       *path,
                                                         guint             status,
                                                         const char       *location);

/* Takes the request and never says a word. */
HeraldTestRoute  *herald_test_server_add_silent         (HeraldTestServer *self,
                                                         const char       *path);

/* One byte of body every @milliseconds, without end. */
HeraldTestRoute  *herald_test_server_add_drip           (HeraldTestServer *self,
                                                         const char       *path,
                                                         const char       *content_type,
                                                         guint             milliseconds);

/* A body of @size bytes, made while it is sent, of @piece over and over; with a Content-Length if
 * @with_length. See herald_test_server_get_sent(). */
HeraldTestRoute  *herald_test_server_add_huge           (HeraldTestServer *self,
                                                         const char       *path,
                                                         const char       *content_type,
                                                         const char       *piece,
                                                         guint64           size,
                                                         gboolean          with_length);

/* Says a Content-Length of @claimed, sends @body and closes the connection. */
HeraldTestRoute  *herald_test_server_add_cut            (HeraldTestServer *self,
                                                         const char       *path,
                                                         const char       *content_type,
                                                         const char       *body,
                                                         gsize             claimed);

/* Sends exactly @bytes, head and all, and closes the connection: for answers that are not HTTP. */
HeraldTestRoute  *herald_test_server_add_raw            (HeraldTestServer *self,
                                                         const char       *path,
                                                         const char       *bytes);

/* A gzip body that decompresses to @size zero bytes. */
HeraldTestRoute  *herald_test_server_add_gzip_bomb      (HeraldTestServer *self,
                                                         const char       *path,
                                                         const char       *content_type,
                                                         gsize             size);
void              herald_test_server_remove             (HeraldTestServer *self,
                                                         const char       *path);

/* --- what a route answers --- */

void              herald_test_route_set_status          (HeraldTestRoute  *self,
                                                         guint             status);
void              herald_test_route_set_body            (HeraldTestRoute  *self,
                                                         const char       *body);
/* Besides or instead of the headers that the server sets; NULL removes it. The bytes are sent as they are. */
void              herald_test_route_set_header          (HeraldTestRoute  *self,
                                                         const char       *name,
                                                         const char       *value);
/* Sends the validator, and answers 304 to a request that brings exactly these bytes back. */
void              herald_test_route_set_etag            (HeraldTestRoute  *self,
                                                         const char       *etag);
void              herald_test_route_set_last_modified   (HeraldTestRoute  *self,
                                                         const char       *last_modified);
/* Answers 401 to whoever does not bring these along (RFC 7617). */
void              herald_test_route_set_password        (HeraldTestRoute  *self,
                                                         const char       *user,
                                                         const char       *password);
/* Sends the body compressed: "gzip", "br" or NULL. Whether the client asked for it is not looked at. */
void              herald_test_route_set_encoding        (HeraldTestRoute  *self,
                                                         const char       *encoding);
/* Waits so long before it answers. */
void              herald_test_route_set_delay           (HeraldTestRoute  *self,
                                                         guint             milliseconds);

/* --- what was asked; @path without query, or NULL for all paths; @n counts from 0 --- */

guint             herald_test_server_count              (HeraldTestServer *self,
                                                         const char       *path);
/* The path and query of the request as they came, or NULL where there was no such request. */
const char       *herald_test_server_get_target         (HeraldTestServer *self,
                                                         const char       *path,
                                                         guint             n);
const char       *herald_test_server_get_method         (HeraldTestServer *self,
                                                         const char       *path,
                                                         guint             n);
/* NULL where the request had no such header. */
const char       *herald_test_server_get_header         (HeraldTestServer *self,
                                                         const char       *path,
                                                         guint             n,
                                                         const char       *name);
/* The names of all headers, in lower case, sorted, with a space between. */
const char       *herald_test_server_get_header_names   (HeraldTestServer *self,
                                                         const char       *path,
                                                         guint             n);
/* The most requests that were being answered at one time. */
guint             herald_test_server_get_most_at_once   (HeraldTestServer *self);
/* How many bytes the operating system took from the silent, drip, huge, cut and raw routes, all together. */
guint64           herald_test_server_get_sent           (HeraldTestServer *self);
/* How many of their connections are open. */
guint             herald_test_server_get_open           (HeraldTestServer *self);
void              herald_test_server_forget_requests    (HeraldTestServer *self);

/* --- waiting --- */

/* Turns the default main context until @condition is true; fails the test if that takes 20 seconds. */
#define herald_test_wait_until(condition)                                                     \
  G_STMT_START                                                                                \
  {                                                                                           \
    guint wait_source_ = g_timeout_add (20, herald_test_keep_turning_cb, NULL);               \
    gint64 wait_end_ = g_get_monotonic_time () + 20 * G_USEC_PER_SEC;                         \
    while (!(condition) && g_get_monotonic_time () < wait_end_)                               \
      g_main_context_iteration (NULL, TRUE);                                                  \
    g_source_remove (wait_source_);                                                           \
    g_assert_true (condition);                                                                \
  }                                                                                           \
  G_STMT_END

gboolean          herald_test_keep_turning_cb           (gpointer          user_data);

G_END_DECLS
