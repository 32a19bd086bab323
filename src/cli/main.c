/* SPDX-FileCopyrightText: 2026 The Herald founders
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "herald-cli-commands.h"

#include <stdio.h>
#include <string.h>

typedef struct
{
  const char       *name;
  const char       *usage;        /* what follows the name */
  HeraldCliCommand  run;
  guint             min_operands;
  guint             max_operands;
} Command;

static const Command commands[] = {
  { "parse", "[--base URL] [--content-type MIME] FILE", herald_cli_parse, 1, 1 },
  { "opml", "FILE", herald_cli_opml, 1, 1 },
};

static int
complain (const char *message)
{
  g_autofree char *line = g_strdelimit (g_utf8_make_valid (message, -1), "\r\n", ' ');

  fprintf (stderr, "herald-cli: %s\n", line);

  return 1;
}

static int
show_help (void)
{
  puts ("Usage:");
  for (guint i = 0; i < G_N_ELEMENTS (commands); i++)
    printf ("  herald-cli %s %s\n", commands[i].name, commands[i].usage);

  return 0;
}

static const Command *
find_command (const char *name)
{
  for (guint i = 0; i < G_N_ELEMENTS (commands); i++)
    if (g_str_equal (commands[i].name, name))
      return &commands[i];

  return NULL;
}

static char *
run_command (const Command  *command,
             int             argc,
             char          **argv,
             GError        **error)
{
  g_autofree char *base = NULL;
  g_autofree char *content_type = NULL;
  g_auto (GStrv) operands = NULL;
  const GOptionEntry entries[] = {
    { "base", 0, 0, G_OPTION_ARG_STRING, &base, NULL, NULL },
    { "content-type", 0, 0, G_OPTION_ARG_STRING, &content_type, NULL, NULL },
    { G_OPTION_REMAINING, 0, 0, G_OPTION_ARG_FILENAME_ARRAY, &operands, NULL, NULL },
    { NULL },
  };
  g_autoptr (GOptionContext) context = g_option_context_new (NULL);
  HeraldCliOptions options;
  guint n_operands;

  g_option_context_add_main_entries (context, entries, NULL);
  g_option_context_set_help_enabled (context, FALSE);
  if (!g_option_context_parse (context, &argc, &argv, error))
    return NULL;

  n_operands = operands != NULL ? g_strv_length (operands) : 0;
  if (n_operands < command->min_operands || n_operands > command->max_operands)
    {
      g_set_error (error, G_OPTION_ERROR, G_OPTION_ERROR_FAILED, "usage: herald-cli %s %s", command->name,
                   command->usage);
      return NULL;
    }

  options.base = base;
  options.content_type = content_type;

  return command->run (&options, operands, error);
}

int
main (int    argc,
      char **argv)
{
  g_autofree char *output = NULL;
  g_autoptr (GError) error = NULL;
  const Command *command;

  if (argc < 2)
    return complain ("no command was given; try \"herald-cli help\"");
  if (g_str_equal (argv[1], "help") || g_str_equal (argv[1], "--help") || g_str_equal (argv[1], "-h"))
    return show_help ();

  command = find_command (argv[1]);
  if (command == NULL)
    {
      g_autofree char *message = g_strdup_printf ("there is no command \"%s\"", argv[1]);

      return complain (message);
    }

  output = run_command (command, argc - 1, argv + 1, &error);
  if (output == NULL)
    return complain (error->message);

  if (fputs (output, stdout) == EOF || fflush (stdout) == EOF)
    return complain ("the output could not be written");

  return 0;
}
