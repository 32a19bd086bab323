/* SPDX-FileCopyrightText: 2026 The Herald founders
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include <errno.h>
#include <fcntl.h>
#include <gio/gio.h>
#include <glib/gstdio.h>
#include <signal.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

/* What a run of herald-cli may take, whatever it reads. The time is the processor's, for other tests run beside this
 * one. */
#define MAX_SECONDS 5
#define MAX_TIMES_ORDINARY 3
#define ORDINARY_LENGTH (16 * 1000 * 1000)
#define MAX_KIBIBYTES (512 * 1024)

#ifdef __SANITIZE_ADDRESS__
#define IS_MEASURED FALSE
#else
#define IS_MEASURED TRUE
#endif

#define SECRET "the words of a private file"

/* A file that is made of a beginning, of a part many times, of a middle, of another part as often, and of an end.
 * "#" in a part stands for its number. */
typedef struct
{
  const char *command;
  const char *start;
  const char *part;
  guint       n;
  const char *middle;
  const char *other_part;
  const char *end;
} Recipe;

typedef struct
{
  char *folder; /* (owned) */
  char *input;  /* (owned): its path */
  char *output; /* (owned): where the program writes to */
  char *errors; /* (owned) */
} Desk;

static void
desk_init (Desk *desk)
{
  g_autoptr (GError) error = NULL;

  desk->folder = g_dir_make_tmp ("herald-hostile-XXXXXX", &error);
  g_assert_no_error (error);
  desk->input = g_build_filename (desk->folder, "input", NULL);
  desk->output = g_build_filename (desk->folder, "output", NULL);
  desk->errors = g_build_filename (desk->folder, "errors", NULL);
}

static void
desk_clear (Desk *desk)
{
  g_unlink (desk->input);
  g_unlink (desk->output);
  g_unlink (desk->errors);
  g_assert_cmpint (g_rmdir (desk->folder), ==, 0);
  g_free (desk->folder);
  g_free (desk->input);
  g_free (desk->output);
  g_free (desk->errors);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Desk, desk_clear)

static void
append_parts (GString    *text,
              const char *part,
              guint       n)
{
  const char *number = part != NULL ? strchr (part, '#') : NULL;

  for (guint i = 0; part != NULL && i < n; i++)
    {
      if (number != NULL)
        g_string_append_printf (text, "%.*s%u%s", (int) (number - part), part, i, number + 1);
      else
        g_string_append (text, part);
    }
}

static void
write_input (const Desk *desk,
             const char *bytes,
             gsize       length)
{
  g_autoptr (GError) error = NULL;

  g_file_set_contents (desk->input, bytes, (gssize) length, &error);
  g_assert_no_error (error);
}

static void
write_recipe (const Desk   *desk,
              const Recipe *recipe)
{
  g_autoptr (GString) text = g_string_new (recipe->start);

  append_parts (text, recipe->part, recipe->n);
  g_string_append (text, recipe->middle != NULL ? recipe->middle : "");
  append_parts (text, recipe->other_part, recipe->n);
  g_string_append (text, recipe->end != NULL ? recipe->end : "");
  write_input (desk, text->str, text->len);
}

static pid_t
start (const Desk *desk,
       const char *command)
{
  pid_t child = fork ();

  g_assert_cmpint (child, >=, 0);
  if (child == 0)
    {
      const char *program = g_getenv ("HERALD_CLI");

      if (dup2 (open (desk->output, O_WRONLY | O_CREAT | O_TRUNC, 0600), STDOUT_FILENO) >= 0 &&
          dup2 (open (desk->errors, O_WRONLY | O_CREAT | O_TRUNC, 0600), STDERR_FILENO) >= 0)
        execl (program, program, command, desk->input, NULL);
      kill (getpid (), SIGKILL);
    }

  return child;
}

static gint64
microseconds (struct timeval time)
{
  return time.tv_sec * G_USEC_PER_SEC + time.tv_usec;
}

static gint64
time_of (pid_t          child,
         int           *status,
         struct rusage *usage)
{
  g_assert_cmpint (wait4 (child, status, 0, usage), ==, child);

  return microseconds (usage->ru_utime) + microseconds (usage->ru_stime);
}

/* The limit is for a machine that is not slow, and whose processor serves nobody else. Returns what this one may take,
 * by what it takes for an ordinary page. */
static gint64
measure_allowance (const Desk *desk)
{
  g_autoptr (GString) page = g_string_new (NULL);
  g_autofree char *folder = g_path_get_dirname (desk->input);
  g_autofree char *path = g_build_filename (folder, "ordinary", NULL);
  Desk ordinary = *desk;
  struct rusage usage;
  int status;
  gint64 took;

  append_parts (page, "<p>A <b>word</b> and more.</p>\n", ORDINARY_LENGTH / 31);
  ordinary.input = path;
  write_input (&ordinary, page->str, page->len);
  took = time_of (start (&ordinary, "sanitize"), &status, &usage);
  g_unlink (path);
  g_test_message ("an ordinary page: %.2f s", (double) took / G_USEC_PER_SEC);

  return MAX_TIMES_ORDINARY * took;
}

/* Returns what the program wrote, after a look at how it ended and at what it took. */
static char *
run (const Desk *desk,
     const char *command)
{
  g_autofree char *output = NULL;
  g_autofree char *errors = NULL;
  struct rusage usage;
  int status;
  gint64 took = time_of (start (desk, command), &status, &usage);
  gsize length;

  g_assert_true (g_file_get_contents (desk->output, &output, &length, NULL));
  g_assert_true (g_file_get_contents (desk->errors, &errors, NULL, NULL));
  g_test_message ("%.2f s, %ld MiB, %" G_GSIZE_FORMAT " bytes: %s", (double) took / G_USEC_PER_SEC,
                  usage.ru_maxrss / 1024, length, errors);

  g_assert_true (WIFEXITED (status));
  g_assert_true (g_utf8_validate_len (output, length, NULL));
  if (WEXITSTATUS (status) == 0)
    {
      g_assert_cmpstr (errors, ==, "");
    }
  else
    {
      g_assert_cmpint (WEXITSTATUS (status), ==, 1);
      g_assert_cmpstr (output, ==, "");
      g_assert_true (strchr (errors, '\n') == errors + strlen (errors) - 1);
    }
  if (IS_MEASURED)
    {
      if (took >= MAX_SECONDS * G_USEC_PER_SEC)
        g_assert_cmpint (took, <, measure_allowance (desk));
      g_assert_cmpint (usage.ru_maxrss, <, MAX_KIBIBYTES);
    }

  return g_steal_pointer (&output);
}

static void
assert_all_bearable (const Recipe *recipes,
                     gsize         n)
{
  for (gsize i = 0; i < n; i++)
    {
      g_auto (Desk) desk = { NULL };
      g_autofree char *output = NULL;

      desk_init (&desk);
      g_test_message ("%s: %.40s %.40s", recipes[i].command, recipes[i].start, recipes[i].part);
      write_recipe (&desk, &recipes[i]);
      output = run (&desk, recipes[i].command);
    }
}

#define RSS        "<rss version='2.0'><channel><title>t</title>"
#define RSS_END    "</channel></rss>"
#define STORY      "<item><title>t</title><description>"
#define STORY_END  "</description></item>"
#define JSON       "{\"version\":\"https://jsonfeed.org/version/1.1\",\"title\":\"t\",\"items\":["
#define LAUGHS(kind) "<!DOCTYPE " kind " [<!ENTITY a0 'ha'><!ENTITY a1 '&a0;&a0;&a0;&a0;&a0;&a0;&a0;&a0;&a0;&a0;'>" \
                     "<!ENTITY a2 '&a1;&a1;&a1;&a1;&a1;&a1;&a1;&a1;&a1;&a1;'>" \
                     "<!ENTITY a3 '&a2;&a2;&a2;&a2;&a2;&a2;&a2;&a2;&a2;&a2;'>" \
                     "<!ENTITY a4 '&a3;&a3;&a3;&a3;&a3;&a3;&a3;&a3;&a3;&a3;'>" \
                     "<!ENTITY a5 '&a4;&a4;&a4;&a4;&a4;&a4;&a4;&a4;&a4;&a4;'>" \
                     "<!ENTITY a6 '&a5;&a5;&a5;&a5;&a5;&a5;&a5;&a5;&a5;&a5;'>" \
                     "<!ENTITY a7 '&a6;&a6;&a6;&a6;&a6;&a6;&a6;&a6;&a6;&a6;'>" \
                     "<!ENTITY a8 '&a7;&a7;&a7;&a7;&a7;&a7;&a7;&a7;&a7;&a7;'>]>"

static void
test_bears_entity_bombs (void)
{
  static const Recipe recipes[] = {
    { "parse", LAUGHS ("rss") RSS STORY, "&a8;", 100, STORY_END RSS_END, NULL, NULL },
    { "parse", LAUGHS ("rss") RSS "<item url='", "&a8;", 100, "'></item>" RSS_END, NULL, NULL },
    { "opml", LAUGHS ("opml") "<opml><body><outline text='", "&a8;", 100, "'/></body></opml>", NULL, NULL },
    { "parse", "<!DOCTYPE rss [<!ENTITY a '", "ha", 50000, "'>]>" RSS STORY, "&a;", STORY_END RSS_END },
    { "opml", "<!DOCTYPE opml [<!ENTITY a '", "ha", 50000, "'>]><opml><body><outline text='", "&a;",
      "'/></body></opml>" },
    { "parse", "<!DOCTYPE rss [<!ENTITY a '&b;'><!ENTITY b '&a;'>]>" RSS STORY, "&a;", 1000, STORY_END RSS_END, NULL,
      NULL },
    { "parse", "<!DOCTYPE rss [<!ENTITY % a '", "ha", 50000, "'>%a;%a;%a;]>" RSS RSS_END, NULL, NULL },
    { "parse", "<!DOCTYPE rss [", "<!ENTITY a# 'x'>", 500000, "]>" RSS RSS_END, NULL, NULL },
    { "parse", RSS STORY, "&#65;&amp;lt;", 1000000, STORY_END RSS_END, NULL, NULL },
    { "parse", RSS STORY, "&", 5000000, STORY_END RSS_END, NULL, NULL },
    { "sanitize", "<p>", "&NotEqualTilde;&#x41;&am", 500000, NULL, NULL, NULL },
  };

  assert_all_bearable (recipes, G_N_ELEMENTS (recipes));
}

static void
test_bears_any_depth (void)
{
  static const Recipe recipes[] = {
    { "parse", RSS STORY, "<a>", 100000, "x", "</a>", STORY_END RSS_END },
    { "parse", "", "<a>", 100000, NULL, NULL, NULL },
    { "parse", "", "<rss><channel><item>", 100000, NULL, NULL, NULL },
    { "parse", "<feed xmlns='http://www.w3.org/2005/Atom'><entry><content type='xhtml'>", "<div>", 100000, "x",
      "</div>", "</content></entry></feed>" },
    { "parse", "<feed xmlns='http://www.w3.org/2005/Atom'>", "<entry xmlns:a#='b' xml:base='c/'>", 100000, NULL, NULL,
      NULL },
    { "parse", RSS "<item><description><![CDATA[", "<div>", 100000, "]]>" STORY_END RSS_END, NULL, NULL },
    { "parse", JSON, "[", 100000, NULL, "]", "]}" },
    { "parse", JSON, "{\"a\":", 100000, "1", "}", "]}" },
    { "opml", "<opml><body>", "<outline text='a'>", 100000, NULL, "</outline>", "</body></opml>" },
    { "opml", "<opml><body>", "<outline text='a'>", 100000, NULL, NULL, NULL },
    { "sanitize", "", "<div>", 100000, "x", "</div>", NULL },
    { "sanitize", "", "<b><p><table><tr><td>", 100000, NULL, NULL, NULL },
    { "sanitize", "", "<svg><math><a>", 100000, NULL, NULL, NULL },
    { "discover", "<html><head>", "<div>", 100000, NULL, "</div>", NULL },
    { "discover", "", "<template><title>", 100000, NULL, NULL, NULL },
  };

  assert_all_bearable (recipes, G_N_ELEMENTS (recipes));
}

static void
test_bears_any_number (void)
{
  static const Recipe recipes[] = {
    { "parse", RSS "<item", " a#='b'", 1000000, "><title>t</title></item>" RSS_END, NULL, NULL },
    { "parse", RSS, "<item/>", 1000000, RSS_END, NULL, NULL },
    { "parse", RSS, "<item><title>#</title></item>", 1000000, RSS_END, NULL, NULL },
    { "parse", RSS "<item>", "<category>#</category>", 1000000, "</item>" RSS_END, NULL, NULL },
    { "parse", RSS "<item>", "<enclosure url='http://example.org/#'/>", 500000, "</item>" RSS_END, NULL, NULL },
    { "parse", "<rss", " xmlns:a#='b'", 1000000, "><channel/></rss>", NULL, NULL },
    { "parse", JSON "{}", ",{}", 1000000, "]}", NULL, NULL },
    { "parse", JSON "{\"id\":\"x\"", ",\"a#\":1", 1000000, "}]}", NULL, NULL },
    { "opml", "<opml><body>", "<outline xmlUrl='http://example.org/#'/>", 1000000, "</body></opml>", NULL, NULL },
    { "opml", "<opml><body><outline", " a#='b'", 1000000, "/></body></opml>", NULL, NULL },
    { "sanitize", "<a", " a#='b'", 1000000, ">x</a>", NULL, NULL },
    { "sanitize", "", "<p>a", 1000000, NULL, NULL, NULL },
    { "sanitize", "", "<b id=#>", 1000000, NULL, NULL, NULL },
    { "sanitize", "<img srcset='", "a# 1x, ", 1000000, "'>", NULL, NULL },
    { "discover", "<html><head>", "<link rel=alternate type=application/rss+xml href=/#>", 1000000, NULL, NULL, NULL },
    { "discover", "<title>", "<title>a", 1000000, NULL, NULL, NULL },
  };

  assert_all_bearable (recipes, G_N_ELEMENTS (recipes));
}

/* The parser copies what is left open, with all its attributes, into each block that follows. */
#define MANY_ATTRIBUTES " a b c d e f g h i j k l m n o p q r s t u v w x y z 0 1 2 3 4 5 6 7 8 9"

static void
test_bears_tags_that_grow (void)
{
  static const Recipe recipes[] = {
    { "sanitize", "", "<br" MANY_ATTRIBUTES ">", 200000, NULL, NULL, NULL },
    { "sanitize", "", "<html a#=b>", 1000000, NULL, NULL, NULL },
    { "discover", "", "<body a#=b>", 1000000, NULL, NULL, NULL },
    { "sanitize", "<p><b" MANY_ATTRIBUTES ">", "<p>x", 1000000, NULL, NULL, NULL },
    { "discover", "<p><b" MANY_ATTRIBUTES ">", "<p>x", 1000000, NULL, NULL, NULL },
    { "parse", RSS STORY "<![CDATA[<p><b" MANY_ATTRIBUTES ">", "<p>x", 1000000, "]]>" STORY_END RSS_END, NULL, NULL },
    { "sanitize", "<dl><dt><b" MANY_ATTRIBUTES ">", "<dd>x", 1000000, NULL, NULL, NULL },
    { "sanitize", "<p><b" MANY_ATTRIBUTES ">", "<address>x</address>", 500000, NULL, NULL, NULL },
    { "sanitize", "<a><b" MANY_ATTRIBUTES "></a>", "<div>x</div>", 500000, NULL, NULL, NULL },
    { "sanitize", "<p><b" MANY_ATTRIBUTES "></p><table>", "<tr>x</tr>x</tbody>x", 500000, NULL, NULL, NULL },
    { "sanitize", "", "<b" MANY_ATTRIBUTES "><div><div><div><div></b></div></div></div></div>", 100000, NULL, NULL,
      NULL },
    { "sanitize", "", "<b" MANY_ATTRIBUTES "><form><div><div><div></form></b></div></div></div>", 100000, NULL, NULL,
      NULL },
    { "sanitize", "", "x<br>", 3000000, NULL, NULL, NULL },
    { "sanitize", "<p>", "<!DOCTYPE ", 1600000, NULL, NULL, NULL },
  };

  assert_all_bearable (recipes, G_N_ELEMENTS (recipes));
}

/* In front of each of many references a long base would take more than the whole text. */
static void
test_bears_long_bases (void)
{
  g_autofree char *path = g_strnfill (1990, 'a');
  g_autofree char *feed = g_strconcat ("<feed xmlns='http://www.w3.org/2005/Atom' xml:base='https://example.org/", path,
                                       "/'><entry>", NULL);
  g_autofree char *long_page = g_strconcat ("<base href='https://example.org/", path, path, path, "/'>", NULL);
  g_autofree char *page = g_strconcat ("<base href='https://example.org/", path, "/'>", NULL);
  const Recipe recipes[] = {
    { "parse", feed, "<link rel='enclosure' href='#'/>", 400000, "</entry></feed>", NULL, NULL },
    { "discover", page, "<link rel=alternate type=application/rss+xml href=x#>", 250000, NULL, NULL, NULL },
    { "discover", long_page, "<link rel=alternate type=application/rss+xml href=x#>", 250000, NULL, NULL, NULL },
  };

  assert_all_bearable (recipes, G_N_ELEMENTS (recipes));
}

static void
test_bears_any_length (void)
{
  static const Recipe recipes[] = {
    { "parse", RSS STORY, "0123456789 ", 5000000, STORY_END RSS_END, NULL, NULL },
    { "parse", RSS "<item><description><![CDATA[", "0123456789 ", 5000000, "]]>" STORY_END RSS_END, NULL, NULL },
    { "parse", RSS "<item><title>", "a b ", 12500000, "</title></item>" RSS_END, NULL, NULL },
    { "parse", RSS "<!--", "- ", 25000000, "-->" RSS_END, NULL, NULL },
    { "parse", RSS "<item a='", "a ", 25000000, "'/>" RSS_END, NULL, NULL },
    { "parse", JSON "{\"content_html\":\"", "\\u0041", 8000000, "\"}]}", NULL, NULL },
    { "parse", RSS "<item><pubDate>", "1", 50000000, "</pubDate></item>" RSS_END, NULL, NULL },
    { "parse", RSS "<item><link>http://example.org/", "../", 16000000, "</link></item>" RSS_END, NULL, NULL },
    { "opml", "<opml><body><outline text='", "a ", 25000000, "'/></body></opml>", NULL, NULL },
    { "sanitize", "", "0123456789", 5000000, NULL, NULL, NULL },
    { "sanitize", "<pre>", "&lt;\n", 10000000, NULL, NULL, NULL },
    { "sanitize", "<a href='http://example.org/", "../", 5000000, "'>x</a>", NULL, NULL },
    { "sanitize", "<!--", "- ", 25000000, NULL, NULL, NULL },
    { "sanitize", "", "<", 16000000, NULL, NULL, NULL },
    { "discover", "<title>", "a ", 25000000, NULL, NULL, NULL },
  };

  assert_all_bearable (recipes, G_N_ELEMENTS (recipes));
}

static void
test_bears_any_bytes (void)
{
  static const char * const commands[] = { "parse", "opml", "sanitize", "discover" };
  static const struct { const char *bytes; gsize length; } inputs[] = {
    { "", 0 },
    { "\0\0\0\0", 4 },
    { "\xff\xfe<\0r\0s\0s\0>\0\x00\xd8<\0", 14 },
    { "\xfe\xff\0<\0r\0s\0s\0>\xdc\0\0<", 14 },
    { "\xff\xfe\0\0<\0\0\0r\0\0\0\0\0\x11\0", 16 },
    { "<rss><channel><title>\xff\xc0\x80\xed\xa0\x80\xf8\x88\x80\x80\x80</title></channel></rss>", 54 },
    { "<rss><channel><title>a\0b&#0;&#xD800;&#x110000;&#99999999999;</title></channel></rss>", 85 },
    { "{\"version\":\"https://jsonfeed.org/version/1\",\"title\":\"\\ud800\\u0000\",\"items\":[]}", 79 },
    { "<p title='\xed\xb0\x80'>\0<\0b>a&#xDFFF;\xf4\x90\x80\x80", 31 },
    { "<opml><body><outline text='\xff\0&#xD800;'/></body></opml>", 53 },
    { "<?xml version='1.0' encoding='UTF-16'?><rss/>", 45 },
    { "<?xml version='1.0' encoding='no-such-thing'?><rss/>", 52 },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (inputs); i++)
    {
      for (gsize j = 0; j < G_N_ELEMENTS (commands); j++)
        {
          g_auto (Desk) desk = { NULL };
          g_autofree char *output = NULL;

          desk_init (&desk);
          g_test_message ("%s: %" G_GSIZE_FORMAT, commands[j], i);
          write_input (&desk, inputs[i].bytes, inputs[i].length);
          output = run (&desk, commands[j]);
        }
    }
}

/* A file that names, in every way there is, another file and an address of this machine. */
static char *
dup_reaching_out (const char *command,
                  const char *secret,
                  guint16     port)
{
  gboolean is_opml = g_str_equal (command, "opml");
  const char *root = is_opml ? "opml" : "rss";
  g_autofree char *include = g_strdup_printf ("<xi:include xmlns:xi='http://www.w3.org/2001/XInclude' parse='text'"
                                              " href='file://%s'/>", secret);
  g_autofree char *content = is_opml
                             ? g_strconcat ("<body><outline text='&file;&net;'/>", include, "</body>", NULL)
                             : g_strconcat ("<channel><title>&file;&net;</title><item><description>&file;&net;",
                                            include, STORY_END, "</channel>", NULL);

  return g_strdup_printf ("<?xml version='1.0'?><?xml-stylesheet type='text/xsl' href='http://127.0.0.1:%u/style'?>"
                          "<!DOCTYPE %s SYSTEM 'http://127.0.0.1:%u/dtd' [<!ENTITY file SYSTEM 'file://%s'>"
                          "<!ENTITY net SYSTEM 'http://127.0.0.1:%u/entity'>"
                          "<!ENTITY %% more SYSTEM 'http://127.0.0.1:%u/more'>%%more;]>"
                          "<%s version='2.0'>%s</%s>", port, root, port, secret, port, port, root, content, root);
}

/* A socket of this machine at which somebody could knock. */
static GSocket *
open_door (guint16 *port)
{
  g_autoptr (GSocket) door = g_socket_new (G_SOCKET_FAMILY_IPV4, G_SOCKET_TYPE_STREAM, G_SOCKET_PROTOCOL_TCP, NULL);
  g_autoptr (GInetAddress) loopback = g_inet_address_new_loopback (G_SOCKET_FAMILY_IPV4);
  g_autoptr (GSocketAddress) any = g_inet_socket_address_new (loopback, 0);
  g_autoptr (GSocketAddress) bound = NULL;

  g_assert_true (g_socket_bind (door, any, FALSE, NULL));
  g_assert_true (g_socket_listen (door, NULL));
  bound = g_socket_get_local_address (door, NULL);
  *port = g_inet_socket_address_get_port (G_INET_SOCKET_ADDRESS (bound));

  return g_steal_pointer (&door);
}

static void
test_reaches_for_nothing (void)
{
  static const char * const commands[] = { "parse", "opml", "sanitize", "discover" };
  g_autoptr (GError) error = NULL;
  guint16 port;
  g_autoptr (GSocket) door = open_door (&port);

  for (gsize i = 0; i < G_N_ELEMENTS (commands); i++)
    {
      g_auto (Desk) desk = { NULL };
      g_autofree char *secret = NULL;
      g_autofree char *text = NULL;
      g_autofree char *output = NULL;

      desk_init (&desk);
      secret = g_build_filename (desk.folder, "secret", NULL);
      g_assert_true (g_file_set_contents (secret, SECRET, -1, NULL));
      text = dup_reaching_out (commands[i], secret, port);
      write_input (&desk, text, strlen (text));
      output = run (&desk, commands[i]);
      g_assert_null (strstr (output, SECRET));
      g_unlink (secret);
    }

  /* A connection that was made would be waiting. */
  g_socket_set_blocking (door, FALSE);
  g_assert_null (g_socket_accept (door, NULL, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_WOULD_BLOCK);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  /* The program is measured as people run it. */
  g_unsetenv ("MALLOC_CHECK_");
  g_unsetenv ("MALLOC_PERTURB_");
  g_setenv ("G_DEBUG", "fatal-criticals", TRUE);

  g_test_add_func ("/cli/hostile/bears-entity-bombs", test_bears_entity_bombs);
  g_test_add_func ("/cli/hostile/bears-any-depth", test_bears_any_depth);
  g_test_add_func ("/cli/hostile/bears-any-number", test_bears_any_number);
  g_test_add_func ("/cli/hostile/bears-tags-that-grow", test_bears_tags_that_grow);
  g_test_add_func ("/cli/hostile/bears-long-bases", test_bears_long_bases);
  g_test_add_func ("/cli/hostile/bears-any-length", test_bears_any_length);
  g_test_add_func ("/cli/hostile/bears-any-bytes", test_bears_any_bytes);
  g_test_add_func ("/cli/hostile/reaches-for-nothing", test_reaches_for_nothing);

  return g_test_run ();
}
