/* SPDX-FileCopyrightText: 2026 The Herald founders
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "herald-cli-commands.h"
#include "herald-cli-words.h"

#include <stdio.h>
#include <string.h>

#define NO_LIMIT G_MAXUINT

/* How a command stands to the library. */
typedef enum
{
  LIBRARY_NONE,
  LIBRARY_STAYS_CLOSED,
  LIBRARY_MUST_EXIST,
  LIBRARY_IS_MADE, /* where there is none */
} LibraryUse;

typedef struct
{
  const char   *name;
  const char   *usage;   /* what follows the name */
  const char   *summary;
  const char   *options; /* names, with a blank around each */
  LibraryUse    library;
  guint         min_operands;
  guint         max_operands;
  HeraldCliRun  run;
} Command;

static const Command commands[] = {
  { "parse", "[--base URL] [--content-type MIME] FILE", "show a feed as Herald reads it",
    " base content-type ", LIBRARY_NONE, 1, 1, herald_cli_parse },
  { "sanitize", "[--base URL] [FILE]", "show what of a piece of HTML reaches a reader",
    " base ", LIBRARY_NONE, 0, 1, herald_cli_sanitize },
  { "discover", "[--base URL] FILE.html", "show the feeds that a web page names",
    " base ", LIBRARY_NONE, 1, 1, herald_cli_discover },
  { "opml", "FILE", "show a subscription list as Herald reads it",
    "", LIBRARY_NONE, 1, 1, herald_cli_opml },
  { "import", "FILE.opml", "add the sources of a subscription list",
    "", LIBRARY_IS_MADE, 1, 1, herald_cli_import },
  { "export", "", "show the sources as a subscription list",
    "", LIBRARY_MUST_EXIST, 0, 0, herald_cli_export },
  { "add", "ADDRESS", "add the feed at an address, or the first that the page there names",
    " timeout ", LIBRARY_IS_MADE, 1, 1, herald_cli_add },
  { "refresh", "", "fetch the sources",
    " timeout ", LIBRARY_MUST_EXIST, 0, 0, herald_cli_refresh },
  { "list", "[--unread|--bookmarks] [--json]", "show stories, newest first: id, date, source, title",
    " unread bookmarks json ", LIBRARY_MUST_EXIST, 0, 0, herald_cli_list },
  { "search", "[--unread|--bookmarks] [--json] WORD...", "show the stories that have all of the words",
    " unread bookmarks json ", LIBRARY_MUST_EXIST, 1, NO_LIMIT, herald_cli_search },
  { "mark", "ID... [--unread] | --all", "mark stories as read or unread",
    " unread all ", LIBRARY_MUST_EXIST, 0, NO_LIMIT, herald_cli_mark },
  { "bookmark", "ID... [--remove]", "set or remove bookmarks",
    " remove ", LIBRARY_MUST_EXIST, 1, NO_LIMIT, herald_cli_bookmark },
  { "backup", "[FILE]", "copy the library, beside it where the last three are kept, or to a file",
    "", LIBRARY_MUST_EXIST, 0, 1, herald_cli_backup },
  { "restore", "[NUMBER|FILE]", "show the backups, or put one in the library's place, which is set aside",
    "", LIBRARY_STAYS_CLOSED, 0, 1, herald_cli_restore },
};

static int
complain (const GError *error)
{
  gboolean is_interrupted = g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  const char *message = is_interrupted ? "interrupted" : error->message;
  g_autofree char *line = g_strdelimit (g_utf8_make_valid (message, -1), "\r\n", ' ');

  /* GLib begins its sentences with a capital letter. */
  if (error->domain == G_OPTION_ERROR)
    line[0] = g_ascii_tolower (line[0]);
  fprintf (stderr, "herald-cli: %s\n", line);

  return 1;
}

static char *
make_help (void)
{
  GString *help = g_string_new ("Usage: herald-cli [--library FILE] COMMAND [OPTION...] [OPERAND...]\n");

  for (guint i = 0; i < G_N_ELEMENTS (commands); i++)
    {
      const Command *command = &commands[i];

      if (i == 0 || (commands[i - 1].library == LIBRARY_NONE) != (command->library == LIBRARY_NONE))
        g_string_append (help, command->library == LIBRARY_NONE ? "\nFiles:\n" : "\nWith --library FILE:\n");
      g_string_append_printf (help, "  %s%s%s\n        %s\n", command->name, *command->usage != '\0' ? " " : "",
                              command->usage, command->summary);
    }
  g_string_append (help, "\n--help shows this, --version the version. The exit code is 0 or, where it failed, 1.\n");

  return g_string_free_and_steal (help);
}

static const Command *
find_command (const char  *name,
              GError     **error)
{
  for (guint i = 0; name != NULL && i < G_N_ELEMENTS (commands); i++)
    if (g_str_equal (commands[i].name, name))
      return &commands[i];

  if (name == NULL)
    g_set_error_literal (error, G_OPTION_ERROR, G_OPTION_ERROR_FAILED,
                         "no command was given; try \"herald-cli --help\"");
  else
    g_set_error (error, G_OPTION_ERROR, G_OPTION_ERROR_FAILED,
                 "there is no command \"%s\"; try \"herald-cli --help\"", name);

  return NULL;
}

static gboolean
takes (const Command *command,
       const char    *option)
{
  g_autofree char *name = g_strconcat (" ", option, " ", NULL);

  return strstr (command->options, name) != NULL;
}

static gboolean
check_usage (const Command           *command,
             const HeraldCliOptions  *options,
             char                   **operands,
             GError                 **error)
{
  guint n = g_strv_length (operands);

  if (n >= command->min_operands && n <= command->max_operands && options->timeout >= 0 &&
      (!options->unread || !options->bookmarks))
    return TRUE;

  g_set_error (error, G_OPTION_ERROR, G_OPTION_ERROR_FAILED, "usage: herald-cli %s%s%s%s",
               command->library != LIBRARY_NONE ? "--library FILE " : "", command->name,
               *command->usage != '\0' ? " " : "", command->usage);

  return FALSE;
}

/* Texts are taken as bytes, since the program follows no locale. */
static gboolean
read_options (const Command      *command,
              char              **arguments,
              HeraldCliOptions   *options,
              GStrv              *operands,
              GError            **error)
{
  const GOptionEntry all[] = {
    { "base", 0, 0, G_OPTION_ARG_FILENAME, &options->base, NULL, NULL },
    { "content-type", 0, 0, G_OPTION_ARG_FILENAME, &options->content_type, NULL, NULL },
    { "timeout", 0, 0, G_OPTION_ARG_INT, &options->timeout, NULL, NULL },
    { "unread", 0, 0, G_OPTION_ARG_NONE, &options->unread, NULL, NULL },
    { "bookmarks", 0, 0, G_OPTION_ARG_NONE, &options->bookmarks, NULL, NULL },
    { "json", 0, 0, G_OPTION_ARG_NONE, &options->json, NULL, NULL },
    { "all", 0, 0, G_OPTION_ARG_NONE, &options->all, NULL, NULL },
    { "remove", 0, 0, G_OPTION_ARG_NONE, &options->remove, NULL, NULL },
    { G_OPTION_REMAINING, 0, 0, G_OPTION_ARG_FILENAME_ARRAY, operands, NULL, NULL },
  };
  g_autoptr (GOptionContext) context = g_option_context_new (NULL);
  g_auto (GStrv) copy = g_strdupv (arguments);

  for (guint i = 0; i < G_N_ELEMENTS (all); i++)
    {
      const GOptionEntry entry[] = { all[i], G_OPTION_ENTRY_NULL };

      if (g_str_equal (all[i].long_name, G_OPTION_REMAINING) || takes (command, all[i].long_name))
        g_option_context_add_main_entries (context, entry, NULL);
    }
  g_option_context_set_help_enabled (context, FALSE);
  if (!g_option_context_parse_strv (context, &copy, error))
    return FALSE;
  if (*operands == NULL)
    *operands = g_new0 (char *, 1);

  return check_usage (command, options, *operands, error);
}

static HeraldCliSession *
open_library (const Command  *command,
              const char     *path,
              GError        **error)
{
  g_autoptr (HeraldCliSession) session = NULL;

  if (path == NULL)
    g_set_error (error, G_OPTION_ERROR, G_OPTION_ERROR_FAILED,
                 "\"%s\" works on a library; name one with --library FILE before the command", command->name);
  else if (g_file_test (path, G_FILE_TEST_IS_DIR))
    g_set_error (error, G_IO_ERROR, G_IO_ERROR_IS_DIRECTORY, "%s: this is a folder; name a file in it", path);
  else if (command->library == LIBRARY_MUST_EXIST && !g_file_test (path, G_FILE_TEST_EXISTS))
    g_set_error (error, G_IO_ERROR, G_IO_ERROR_NOT_FOUND,
                 "%s: there is no library; \"add\" or \"import\" make one", path);
  else if (command->library == LIBRARY_STAYS_CLOSED)
    session = herald_cli_session_new (path);
  else
    session = herald_cli_session_open (path, error);

  herald_cli_words_for_library (error, path);

  return g_steal_pointer (&session);
}

static char *
run_command (const Command  *command,
             const char     *library,
             char          **arguments,
             GError        **error)
{
  HeraldCliOptions options = { NULL };
  g_autofree char *output = NULL;
  g_auto (GStrv) operands = NULL;
  g_autoptr (HeraldCliSession) session = NULL;

  if (read_options (command, arguments, &options, &operands, error) &&
      (command->library == LIBRARY_NONE || (session = open_library (command, library, error)) != NULL))
    {
      output = command->run (session, &options, operands, error);
      herald_cli_words_for_library (error, library);
    }

  g_free (options.base);
  g_free (options.content_type);

  return g_steal_pointer (&output);
}

static char *
run (char   **arguments,
     GError **error)
{
  g_autofree char *library = NULL;
  gboolean help = FALSE;
  gboolean version = FALSE;
  const GOptionEntry entries[] = {
    { "library", 0, 0, G_OPTION_ARG_FILENAME, &library, NULL, NULL },
    { "help", 'h', 0, G_OPTION_ARG_NONE, &help, NULL, NULL },
    { "version", 0, 0, G_OPTION_ARG_NONE, &version, NULL, NULL },
    G_OPTION_ENTRY_NULL,
  };
  g_autoptr (GOptionContext) context = g_option_context_new (NULL);
  g_auto (GStrv) rest = g_strdupv (arguments);
  const Command *command;

  g_option_context_add_main_entries (context, entries, NULL);
  g_option_context_set_help_enabled (context, FALSE);
  g_option_context_set_strict_posix (context, TRUE);
  if (!g_option_context_parse_strv (context, &rest, error))
    return NULL;

  if (help || g_strcmp0 (rest[1], "help") == 0)
    return make_help ();
  if (version)
    return g_strdup ("herald-cli " VERSION "\n");

  command = find_command (rest[1], error);

  return command != NULL ? run_command (command, library, rest + 1, error) : NULL;
}

int
main (int    argc,
      char **argv)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *output = run (argv, &error);

  if (output != NULL && (fputs (output, stdout) == EOF || fflush (stdout) == EOF))
    g_set_error_literal (&error, G_IO_ERROR, G_IO_ERROR_FAILED, "the output could not be written");

  return error != NULL ? complain (error) : 0;
}
