/* SPDX-FileCopyrightText: 2026 The Herald founders
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "herald-feed-parser.h"
#include "herald-feed-text.h"

#include <stdio.h>

/* Parses the files whose names stand in a list, one a line, as a refresh does: bench-parse [--text] LIST. It
 * prints how many stories there were; how long it took is for others to measure. */

static gboolean
parse_file (const char *path,
            gboolean    with_text,
            guint      *n_stories)
{
  g_autoptr (GMappedFile) file = NULL;
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (HeraldFeedDocument) document = NULL;
  g_autoptr (GError) error = NULL;

  file = g_mapped_file_new (path, FALSE, &error);
  if (file == NULL)
    {
      fprintf (stderr, "bench-parse: %s\n", error->message);
      return FALSE;
    }

  bytes = g_mapped_file_get_bytes (file);
  document = herald_feed_parser_parse (bytes, NULL, "https://example.org/feed", &error);
  if (document == NULL)
    {
      fprintf (stderr, "bench-parse: %s: %s\n", path, error->message);
      return FALSE;
    }

  if (with_text)
    herald_feed_text_fill (document);
  *n_stories += document->stories->len;

  return TRUE;
}

int
main (int    argc,
      char **argv)
{
  gboolean with_text = argc == 3 && g_str_equal (argv[1], "--text");
  g_autofree char *list = NULL;
  g_auto (GStrv) paths = NULL;
  guint n_stories = 0;

  if (argc != (with_text ? 3 : 2) || !g_file_get_contents (argv[argc - 1], &list, NULL, NULL))
    {
      fprintf (stderr, "usage: bench-parse [--text] LIST\n");
      return 2;
    }

  paths = g_strsplit (g_strchomp (list), "\n", -1);
  for (guint i = 0; paths[i] != NULL; i++)
    if (!parse_file (paths[i], with_text, &n_stories))
      return 1;

  printf ("%u\n", n_stories);

  return 0;
}
