/* SPDX-FileCopyrightText: 2026 The Herald founders
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include <glib/gstdio.h>
#include <json-glib/json-glib.h>
#include <libsoup/soup.h>
#include <libxml/parser.h>
#include <libxml/xpath.h>
#include <signal.h>
#include <string.h>

G_DEFINE_AUTOPTR_CLEANUP_FUNC (xmlDoc, xmlFreeDoc)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (xmlXPathContext, xmlXPathFreeContext)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (xmlXPathObject, xmlXPathFreeObject)

typedef struct
{
  GSubprocess *process; /* (owned) */
  SoupSession *session; /* (owned) */
  char        *address; /* (owned) with a slash at its end */
} Server;

static GSubprocess *
spawn (const char *directory,
       const char *port)
{
  const char *program = g_getenv ("HERALD_SAMPLE_SERVER");
  const GSubprocessFlags flags = G_SUBPROCESS_FLAGS_STDIN_PIPE | G_SUBPROCESS_FLAGS_STDOUT_PIPE |
                                 G_SUBPROCESS_FLAGS_STDERR_PIPE;
  g_autoptr (GError) error = NULL;
  GSubprocess *process;

  process = g_subprocess_new (flags, &error, program, "--directory", directory,
                              port != NULL ? "--port" : NULL, port, NULL);
  g_assert_no_error (error);
  return process;
}

static char *
read_address (GSubprocess *process)
{
  g_autoptr (GDataInputStream) output = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *address = NULL;

  output = g_data_input_stream_new (g_subprocess_get_stdout_pipe (process));
  g_filter_input_stream_set_close_base_stream (G_FILTER_INPUT_STREAM (output), FALSE);
  address = g_data_input_stream_read_line_utf8 (output, NULL, NULL, &error);
  g_assert_no_error (error);
  g_assert_nonnull (address);
  return g_steal_pointer (&address);
}

static void
close_input (GSubprocess *process)
{
  g_autoptr (GError) error = NULL;

  g_output_stream_close (g_subprocess_get_stdin_pipe (process), NULL, &error);
  g_assert_no_error (error);
}

static void
server_start (Server        *server,
              gconstpointer  data)
{
  server->process = spawn (g_getenv ("HERALD_SAMPLE_DIRECTORY"), "0");
  server->address = read_address (server->process);
  server->session = soup_session_new_with_options ("timeout", 20, NULL);
}

static void
server_end (Server        *server,
            gconstpointer  data)
{
  g_autoptr (GError) error = NULL;

  close_input (server->process);
  g_subprocess_wait (server->process, NULL, &error);
  g_assert_no_error (error);
  g_clear_object (&server->session);
  g_clear_object (&server->process);
  g_clear_pointer (&server->address, g_free);
}

static SoupMessage *
message_new (Server     *server,
             const char *path)
{
  g_autofree char *address = g_strconcat (server->address, path, NULL);
  SoupMessage *message = soup_message_new (SOUP_METHOD_GET, address);

  g_assert_nonnull (message);
  return message;
}

static char *
send_message (Server      *server,
              SoupMessage *message)
{
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (GError) error = NULL;

  bytes = soup_session_send_and_read (server->session, message, NULL, &error);
  g_assert_no_error (error);
  return g_strndup (g_bytes_get_size (bytes) > 0 ? g_bytes_get_data (bytes, NULL) : "", g_bytes_get_size (bytes));
}

static char *
fetch (Server     *server,
       const char *path)
{
  g_autoptr (SoupMessage) message = message_new (server, path);
  g_autofree char *text = send_message (server, message);

  g_assert_cmpuint (soup_message_get_status (message), ==, SOUP_STATUS_OK);
  return g_steal_pointer (&text);
}

/* Adds the paths of all files below a folder, counted from the folder with which the test began. */
static void
collect_files (const char *directory,
               const char *prefix,
               GPtrArray  *paths)
{
  g_autoptr (GDir) dir = g_dir_open (directory, 0, NULL);
  const char *name;

  g_assert_nonnull (dir);
  while ((name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *inner = g_build_filename (directory, name, NULL);
      g_autofree char *path = g_strconcat (prefix, name, NULL);
      g_autofree char *inner_prefix = g_strconcat (path, "/", NULL);

      if (g_file_test (inner, G_FILE_TEST_IS_DIR))
        collect_files (inner, inner_prefix, paths);
      else
        g_ptr_array_add (paths, g_steal_pointer (&path));
    }
}

static GPtrArray *
dup_files (void)
{
  GPtrArray *paths = g_ptr_array_new_with_free_func (g_free);

  collect_files (g_getenv ("HERALD_SAMPLE_DIRECTORY"), "", paths);
  return paths;
}

static xmlDoc *
fetch_xml (Server     *server,
           const char *path)
{
  g_autofree char *text = fetch (server, path);
  xmlDoc *document = xmlReadMemory (text, (int) strlen (text), path, NULL, XML_PARSE_NONET);

  g_assert_nonnull (document);
  return document;
}

/* The texts that an XPath expression finds. */
static GStrv
find_texts (xmlDoc     *document,
            const char *expression)
{
  g_autoptr (xmlXPathContext) context = xmlXPathNewContext (document);
  g_autoptr (xmlXPathObject) found = xmlXPathEval (BAD_CAST expression, context);
  g_autoptr (GStrvBuilder) texts = g_strv_builder_new ();

  g_assert_nonnull (found);
  for (int i = 0; found->nodesetval != NULL && i < found->nodesetval->nodeNr; i++)
    {
      xmlChar *content = xmlNodeGetContent (found->nodesetval->nodeTab[i]);

      g_strv_builder_add (texts, (const char *) content);
      xmlFree (content);
    }
  return g_strv_builder_end (texts);
}

static GStrv
find_in (Server     *server,
         const char *path,
         const char *expression)
{
  g_autoptr (xmlDoc) document = fetch_xml (server, path);

  return find_texts (document, expression);
}

static JsonArray *
fetch_json_stories (Server     *server,
                    JsonParser *parser)
{
  g_autofree char *text = fetch (server, "compile-log/feed.json");
  g_autoptr (GError) error = NULL;

  json_parser_load_from_data (parser, text, -1, &error);
  g_assert_no_error (error);
  return json_object_get_array_member (json_node_get_object (json_parser_get_root (parser)), "items");
}

static void
assert_is_past (GDateTime *time)
{
  g_autoptr (GDateTime) now = g_date_time_new_now_utc ();

  g_assert_nonnull (time);
  g_assert_cmpint (g_date_time_difference (now, time), >, 0);
  g_assert_cmpint (g_date_time_difference (now, time), <, 60 * G_TIME_SPAN_DAY);
}

static void
test_listens_on_loopback (Server        *server,
                          gconstpointer  data)
{
  g_autoptr (GUri) uri = g_uri_parse (server->address, G_URI_FLAGS_NONE, NULL);

  g_assert_nonnull (uri);
  g_assert_cmpstr (g_uri_get_host (uri), ==, "127.0.0.1");
  g_assert_cmpint (g_uri_get_port (uri), >, 0);
  g_assert_cmpstr (g_uri_get_path (uri), ==, "/");
}

static void
test_serves_every_file (Server        *server,
                        gconstpointer  data)
{
  g_autoptr (GPtrArray) paths = dup_files ();

  g_assert_cmpuint (paths->len, >, 50);
  for (guint i = 0; i < paths->len; i++)
    {
      g_autoptr (SoupMessage) message = message_new (server, paths->pdata[i]);
      g_autofree char *text = send_message (server, message);
      SoupMessageHeaders *headers = soup_message_get_response_headers (message);

      g_assert_cmpuint (soup_message_get_status (message), ==, SOUP_STATUS_OK);
      g_assert_nonnull (soup_message_headers_get_content_type (headers, NULL));
    }
}

static void
test_fills_every_placeholder (Server        *server,
                              gconstpointer  data)
{
  g_autoptr (GPtrArray) paths = dup_files ();

  for (guint i = 0; i < paths->len; i++)
    {
      g_autofree char *text = fetch (server, paths->pdata[i]);

      g_assert_null (strstr (text, "{{"));
    }
}

static void
test_stays_small (Server        *server,
                  gconstpointer  data)
{
  g_autoptr (GPtrArray) paths = dup_files ();

  for (guint i = 0; i < paths->len; i++)
    {
      g_autofree char *path = NULL;
      g_autofree char *contents = NULL;
      gsize length;

      path = g_build_filename (g_getenv ("HERALD_SAMPLE_DIRECTORY"), paths->pdata[i], NULL);
      g_assert_true (g_file_get_contents (path, &contents, &length, NULL));
      g_assert_cmpuint (length, <, 200 * 1000);
    }
}

static void
test_has_more_than_forty_stories (Server        *server,
                                  gconstpointer  data)
{
  g_auto (GStrv) coast = find_in (server, "tidewater/feed.rss", "//item/guid");
  g_auto (GStrv) sky = find_in (server, "quiet-orbit/feed.atom", "//*[local-name()='entry']/*[local-name()='id']");
  g_auto (GStrv) field = find_in (server, "fieldnotes/feed.rss", "//item/guid");
  g_autoptr (JsonParser) parser = json_parser_new ();
  JsonArray *craft = fetch_json_stories (server, parser);

  g_assert_cmpuint (g_strv_length (coast), >=, 10);
  g_assert_cmpuint (g_strv_length (sky), >=, 10);
  g_assert_cmpuint (g_strv_length (field), >=, 10);
  g_assert_cmpuint (json_array_get_length (craft), >=, 10);
}

static void
test_rss_times_follow_rfc822 (Server        *server,
                              gconstpointer  data)
{
  g_auto (GStrv) times = find_in (server, "tidewater/feed.rss", "//pubDate");

  g_assert_cmpuint (g_strv_length (times), >, 0);
  for (guint i = 0; times[i] != NULL; i++)
    {
      g_autoptr (GDateTime) time = soup_date_time_new_from_http_string (times[i]);

      g_assert_true (g_str_has_suffix (times[i], " +0000"));
      assert_is_past (time);
    }
}

static void
test_atom_times_follow_rfc3339 (Server        *server,
                                gconstpointer  data)
{
  g_auto (GStrv) times = find_in (server, "quiet-orbit/feed.atom", "//*[local-name()='published']");

  g_assert_cmpuint (g_strv_length (times), >, 0);
  for (guint i = 0; times[i] != NULL; i++)
    {
      g_autoptr (GDateTime) time = g_date_time_new_from_iso8601 (times[i], NULL);

      assert_is_past (time);
    }
}

static void
test_json_times_follow_rfc3339 (Server        *server,
                                gconstpointer  data)
{
  g_autoptr (JsonParser) parser = json_parser_new ();
  JsonArray *stories = fetch_json_stories (server, parser);

  for (guint i = 0; i < json_array_get_length (stories); i++)
    {
      JsonObject *story = json_array_get_object_element (stories, i);
      const char *text = json_object_get_string_member (story, "date_published");
      g_autoptr (GDateTime) time = g_date_time_new_from_iso8601 (text, NULL);

      assert_is_past (time);
    }
}

static void
test_the_newest_story_is_of_this_hour (Server        *server,
                                       gconstpointer  data)
{
  g_auto (GStrv) times = find_in (server, "tidewater/feed.rss", "//item[1]/pubDate");
  g_autoptr (GDateTime) time = soup_date_time_new_from_http_string (times[0]);
  g_autoptr (GDateTime) now = g_date_time_new_now_utc ();

  g_assert_cmpint (g_date_time_difference (now, time), <, G_TIME_SPAN_HOUR);
}

static void
test_feeds_hold_the_stories_of_their_pages (Server        *server,
                                            gconstpointer  data)
{
  g_auto (GStrv) contents = find_in (server, "tidewater/feed.rss", "//item[1]/*[local-name()='encoded']");
  g_autofree char *page = fetch (server, "tidewater/dunes-that-walk.html");

  g_assert_true (g_str_has_prefix (contents[0], "<figure><img src=\"http://127.0.0.1:"));
  g_assert_nonnull (strstr (page, contents[0]));
}

static void
test_opml_lists_four_sources_in_two_folders (Server        *server,
                                             gconstpointer  data)
{
  g_auto (GStrv) folders = find_in (server, "sample.opml", "/opml/body/outline/@text");
  g_auto (GStrv) sources = find_in (server, "sample.opml", "/opml/body/outline/outline/@xmlUrl");

  g_assert_cmpuint (g_strv_length (folders), ==, 2);
  g_assert_cmpuint (g_strv_length (sources), ==, 4);
  for (guint i = 0; sources[i] != NULL; i++)
    {
      g_autofree char *text = NULL;

      g_assert_true (g_str_has_prefix (sources[i], server->address));
      text = fetch (server, sources[i] + strlen (server->address));
      g_assert_cmpstr (text, !=, "");
    }
}

static void
test_a_page_names_two_feeds (Server        *server,
                             gconstpointer  data)
{
  g_autofree char *page = fetch (server, "fieldnotes/");
  g_auto (GStrv) parts = g_strsplit (page, "<link rel=\"alternate\"", -1);

  g_assert_cmpuint (g_strv_length (parts), ==, 3);
}

static void
test_leads_a_folder_to_its_page (Server        *server,
                                 gconstpointer  data)
{
  g_autoptr (SoupMessage) message = message_new (server, "tidewater");
  g_autofree char *text = send_message (server, message);

  g_assert_cmpuint (soup_message_get_status (message), ==, SOUP_STATUS_OK);
  g_assert_cmpstr (g_uri_get_path (soup_message_get_uri (message)), ==, "/tidewater/");
}

static void
assert_not_modified (Server     *server,
                     const char *validator,
                     const char *condition)
{
  g_autoptr (SoupMessage) first = message_new (server, "tidewater/feed.rss");
  g_autoptr (SoupMessage) second = message_new (server, "tidewater/feed.rss");
  g_autofree char *text = send_message (server, first);
  g_autofree char *again = NULL;
  const char *value = soup_message_headers_get_one (soup_message_get_response_headers (first), validator);

  g_assert_nonnull (value);
  soup_message_headers_replace (soup_message_get_request_headers (second), condition, value);
  again = send_message (server, second);
  g_assert_cmpuint (soup_message_get_status (second), ==, SOUP_STATUS_NOT_MODIFIED);
  g_assert_cmpstr (again, ==, "");
}

static void
test_answers_304_to_its_etag (Server        *server,
                              gconstpointer  data)
{
  assert_not_modified (server, "ETag", "If-None-Match");
}

static void
test_answers_304_to_its_last_modified (Server        *server,
                                       gconstpointer  data)
{
  assert_not_modified (server, "Last-Modified", "If-Modified-Since");
}

static void
test_sends_a_page_again_to_another_etag (Server        *server,
                                         gconstpointer  data)
{
  g_autoptr (SoupMessage) message = message_new (server, "tidewater/feed.rss");
  g_autofree char *text = NULL;

  soup_message_headers_replace (soup_message_get_request_headers (message), "If-None-Match", "\"other\"");
  text = send_message (server, message);
  g_assert_cmpuint (soup_message_get_status (message), ==, SOUP_STATUS_OK);
}

static void
test_knows_nothing_outside_its_folder (Server        *server,
                                       gconstpointer  data)
{
  g_autoptr (SoupMessage) message = message_new (server, "..%2Fmeson.build");
  g_autofree char *text = send_message (server, message);

  g_assert_cmpuint (soup_message_get_status (message), >=, 400);
}

static void
test_ends_when_its_input_closes (void)
{
  g_autoptr (GSubprocess) process = spawn (g_getenv ("HERALD_SAMPLE_DIRECTORY"), "0");
  g_autofree char *address = read_address (process);

  close_input (process);
  g_assert_true (g_subprocess_wait_check (process, NULL, NULL));
}

static void
test_ends_on_sigterm (void)
{
  g_autoptr (GSubprocess) process = spawn (g_getenv ("HERALD_SAMPLE_DIRECTORY"), "0");
  g_autofree char *address = read_address (process);

  g_subprocess_send_signal (process, SIGTERM);
  g_assert_true (g_subprocess_wait_check (process, NULL, NULL));
}

static void
test_takes_another_port_when_the_usual_one_is_taken (void)
{
  g_autoptr (GSubprocess) one = spawn (g_getenv ("HERALD_SAMPLE_DIRECTORY"), NULL);
  g_autofree char *address = read_address (one);
  g_autoptr (GSubprocess) other = spawn (g_getenv ("HERALD_SAMPLE_DIRECTORY"), NULL);
  g_autofree char *other_address = read_address (other);

  g_assert_cmpstr (address, !=, other_address);
  close_input (one);
  close_input (other);
  g_assert_true (g_subprocess_wait_check (one, NULL, NULL));
  g_assert_true (g_subprocess_wait_check (other, NULL, NULL));
}

static void
test_says_which_file_is_wrong (gconstpointer data)
{
  const char *contents = data;
  g_autofree char *directory = g_dir_make_tmp ("herald-sample-XXXXXX", NULL);
  g_autofree char *path = g_build_filename (directory, "wrong.html", NULL);
  g_autofree char *message = NULL;
  g_autoptr (GSubprocess) process = NULL;

  g_assert_true (g_file_set_contents (path, contents, -1, NULL));
  process = spawn (directory, "0");
  g_assert_true (g_subprocess_communicate_utf8 (process, NULL, NULL, NULL, &message, NULL));
  g_assert_cmpint (g_subprocess_get_exit_status (process), ==, 1);
  g_assert_nonnull (strstr (message, path));
  g_assert_cmpint (g_unlink (path), ==, 0);
  g_assert_cmpint (g_rmdir (directory), ==, 0);
}

#define ADD(name, function) g_test_add ("/sample/server/" name, Server, NULL, server_start, function, server_end)

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  ADD ("listens-on-loopback", test_listens_on_loopback);
  ADD ("serves-every-file", test_serves_every_file);
  ADD ("fills-every-placeholder", test_fills_every_placeholder);
  ADD ("stays-small", test_stays_small);
  ADD ("has-more-than-forty-stories", test_has_more_than_forty_stories);
  ADD ("rss-times-follow-rfc822", test_rss_times_follow_rfc822);
  ADD ("atom-times-follow-rfc3339", test_atom_times_follow_rfc3339);
  ADD ("json-times-follow-rfc3339", test_json_times_follow_rfc3339);
  ADD ("the-newest-story-is-of-this-hour", test_the_newest_story_is_of_this_hour);
  ADD ("feeds-hold-the-stories-of-their-pages", test_feeds_hold_the_stories_of_their_pages);
  ADD ("opml-lists-four-sources-in-two-folders", test_opml_lists_four_sources_in_two_folders);
  ADD ("a-page-names-two-feeds", test_a_page_names_two_feeds);
  ADD ("leads-a-folder-to-its-page", test_leads_a_folder_to_its_page);
  ADD ("answers-304-to-its-etag", test_answers_304_to_its_etag);
  ADD ("answers-304-to-its-last-modified", test_answers_304_to_its_last_modified);
  ADD ("sends-a-page-again-to-another-etag", test_sends_a_page_again_to_another_etag);
  ADD ("knows-nothing-outside-its-folder", test_knows_nothing_outside_its_folder);
  g_test_add_func ("/sample/server/ends-when-its-input-closes", test_ends_when_its_input_closes);
  g_test_add_func ("/sample/server/ends-on-sigterm", test_ends_on_sigterm);
  g_test_add_func ("/sample/server/takes-another-port-when-the-usual-one-is-taken",
                   test_takes_another_port_when_the_usual_one_is_taken);
  g_test_add_data_func ("/sample/server/says-which-file-has-an-unknown-placeholder", "<p>{{colour}}</p>",
                        test_says_which_file_is_wrong);
  g_test_add_data_func ("/sample/server/says-which-file-has-a-wrong-span", "<p>{{ago:25}}</p>",
                        test_says_which_file_is_wrong);
  g_test_add_data_func ("/sample/server/says-which-file-asks-for-a-missing-story", "<p>{{story:none}}</p>",
                        test_says_which_file_is_wrong);
  return g_test_run ();
}
