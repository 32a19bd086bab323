/* SPDX-FileCopyrightText: 2026 The Herald founders
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "herald-sample-site.h"

#include <glib-unix.h>
#include <libsoup/soup.h>
#include <stdio.h>
#include <unistd.h>

/* The usual port, so that the sample library's sources have the same addresses at every start. */
#define USUAL_PORT 47811

typedef struct
{
  HeraldSampleSite *site;     /* (owned) */
  char             *modified; /* (owned) the time of the start as an HTTP date */
  GMainLoop        *loop;     /* (owned) */
} Service;

static void
service_clear (Service *service)
{
  g_clear_pointer (&service->site, herald_sample_site_free);
  g_clear_pointer (&service->modified, g_free);
  g_clear_pointer (&service->loop, g_main_loop_unref);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Service, service_clear)

/* RFC 9110, 13.2.2: where If-None-Match is present, If-Modified-Since does not count. */
static gboolean
is_unchanged (Service                *service,
              const HeraldSamplePage *page,
              SoupMessageHeaders     *request)
{
  const char *etags = soup_message_headers_get_list (request, "If-None-Match");
  const char *since = soup_message_headers_get_one (request, "If-Modified-Since");

  if (etags != NULL)
    return strstr (etags, page->etag) != NULL || g_str_equal (etags, "*");
  return since != NULL && g_str_equal (since, service->modified);
}

static void
answer_with_page (Service                *service,
                  SoupServerMessage      *message,
                  const HeraldSamplePage *page)
{
  SoupMessageHeaders *headers = soup_server_message_get_response_headers (message);

  soup_message_headers_replace (headers, "ETag", page->etag);
  soup_message_headers_replace (headers, "Last-Modified", service->modified);
  if (is_unchanged (service, page, soup_server_message_get_request_headers (message)))
    {
      soup_server_message_set_status (message, SOUP_STATUS_NOT_MODIFIED, NULL);
      return;
    }
  soup_server_message_set_status (message, SOUP_STATUS_OK, NULL);
  soup_message_headers_set_content_type (headers, page->content_type, NULL);
  soup_message_body_append_bytes (soup_server_message_get_response_body (message), page->bytes);
}

static void
answer_cb (SoupServer        *server,
           SoupServerMessage *message,
           const char        *path,
           GHashTable        *query,
           gpointer           user_data)
{
  Service *service = user_data;
  const char *method = soup_server_message_get_method (message);
  const HeraldSamplePage *page = herald_sample_site_find (service->site, path);
  g_autofree char *folder = g_strconcat (path, "/", NULL);

  if (method != SOUP_METHOD_GET && method != SOUP_METHOD_HEAD)
    soup_server_message_set_status (message, SOUP_STATUS_METHOD_NOT_ALLOWED, NULL);
  else if (page != NULL)
    answer_with_page (service, message, page);
  else if (herald_sample_site_find (service->site, folder) != NULL)
    soup_server_message_set_redirect (message, SOUP_STATUS_MOVED_PERMANENTLY, folder);
  else
    soup_server_message_set_status (message, SOUP_STATUS_NOT_FOUND, NULL);
}

static gboolean
stop_cb (gpointer user_data)
{
  g_main_loop_quit (user_data);
  return G_SOURCE_CONTINUE;
}

static gboolean
input_cb (int          fd,
          GIOCondition condition,
          gpointer     user_data)
{
  char ignored[256];

  if (read (fd, ignored, sizeof ignored) <= 0)
    g_main_loop_quit (user_data);
  return G_SOURCE_CONTINUE;
}

/* @port is -1 for the usual one or, where that is taken, any; 0 for any. Returns the address, without
 * a slash at its end. */
static char *
listen_on_loopback (SoupServer  *server,
                    int          port,
                    GError     **error)
{
  const SoupServerListenOptions options = SOUP_SERVER_LISTEN_IPV4_ONLY;
  g_autoslist (GUri) uris = NULL;
  gboolean listens;

  if (port >= 0)
    listens = soup_server_listen_local (server, (guint) port, options, error);
  else
    listens = soup_server_listen_local (server, USUAL_PORT, options, NULL) ||
              soup_server_listen_local (server, 0, options, error);
  if (!listens)
    return NULL;
  uris = soup_server_get_uris (server);
  return g_strdup_printf ("http://127.0.0.1:%d", g_uri_get_port (uris->data));
}

/* Whoever started the server holds its input open for as long as it is wanted, so that it cannot outlive
 * a program that ended badly. The address is said last: from then on, every way to end is open. */
static void
run_until_input_ends (GMainLoop  *loop,
                      const char *base)
{
  guint input = g_unix_fd_add (STDIN_FILENO, G_IO_IN | G_IO_HUP | G_IO_ERR, input_cb, loop);
  guint terminated = g_unix_signal_add (SIGTERM, stop_cb, loop);
  guint interrupted = g_unix_signal_add (SIGINT, stop_cb, loop);

  printf ("%s/\n", base);
  fflush (stdout);
  g_main_loop_run (loop);
  g_source_remove (input);
  g_source_remove (terminated);
  g_source_remove (interrupted);
}

static gboolean
serve (const char  *directory,
       int          port,
       GError     **error)
{
  g_autoptr (SoupServer) server = soup_server_new ("server-header", "herald-sample-server ", NULL);
  g_autoptr (GDateTime) start = g_date_time_new_now_utc ();
  g_autofree char *base = listen_on_loopback (server, port, error);
  g_auto (Service) service = { NULL };

  if (base == NULL)
    return FALSE;
  service.site = herald_sample_site_new (directory, base, start, error);
  if (service.site == NULL)
    return FALSE;
  service.modified = soup_date_time_to_string (start, SOUP_DATE_HTTP);
  service.loop = g_main_loop_new (NULL, FALSE);
  soup_server_add_handler (server, NULL, answer_cb, &service, NULL);
  run_until_input_ends (service.loop, base);
  soup_server_disconnect (server);
  return TRUE;
}

int
main (int    argc,
      char **argv)
{
  g_autofree char *directory = NULL;
  int port = -1;
  const GOptionEntry entries[] = {
    { "directory", 'd', 0, G_OPTION_ARG_FILENAME, &directory, "Folder to serve", "DIR" },
    { "port", 'p', 0, G_OPTION_ARG_INT, &port, "Port to listen on, 0 for any free one", "N" },
    G_OPTION_ENTRY_NULL,
  };
  g_autoptr (GOptionContext) context = g_option_context_new (NULL);
  g_autoptr (GError) error = NULL;

  g_option_context_set_summary (context,
                                "Serves Herald's sample library on the loopback interface, says where on its output,\n"
                                "and ends when its input is closed.");
  g_option_context_add_main_entries (context, entries, NULL);
  if (!g_option_context_parse (context, &argc, &argv, &error))
    {
      fprintf (stderr, "herald-sample-server: %s\n", error->message);
      return 2;
    }
  if (directory == NULL || argc > 1 || port > G_MAXUINT16)
    {
      fprintf (stderr, "usage: herald-sample-server --directory DIR [--port N]\n");
      return 2;
    }
  if (!serve (directory, port, &error))
    {
      fprintf (stderr, "herald-sample-server: %s\n", error->message);
      return 1;
    }
  return 0;
}
