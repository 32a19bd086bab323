/* SPDX-FileCopyrightText: 2026 The Herald founders
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/*
 * HeraldVictimWord:
 *
 * What the program that is killed tells on its standard output: a letter and an id on a line. What it is about to ask
 * for is told before, what was answered after, for what was asked may be there or not.
 */
typedef enum
{
  VICTIM_OPENED = 'o',
  VICTIM_ADDED = 's',
  VICTIM_ASKS_READ = 'R',
  VICTIM_ASKS_UNREAD = 'U',
  VICTIM_IS_READ = 'r',
  VICTIM_IS_UNREAD = 'u',
  VICTIM_ASKS_BOOKMARK = 'B',
  VICTIM_ASKS_NO_BOOKMARK = 'N',
  VICTIM_HAS_BOOKMARK = 'b',
  VICTIM_HAS_NO_BOOKMARK = 'n',
  VICTIM_LOST_BOOKMARK = 'l',  /* the story was purged before */
  VICTIM_ASKS_ALL_READ = 'A',
  VICTIM_WAS_READ_WITH_ALL = 'q',
  VICTIM_ALL_READ = 'a',
  VICTIM_ASKS_PURGE = 'P',
  VICTIM_IMPORTED = 'i',
  VICTIM_BACKED_UP = 'k',
} HeraldVictimWord;

/* Works on the library at @path until it is killed. Imports sources of the server at @base. */
G_NORETURN void herald_test_victim_run (const char *path,
                                        const char *base,
                                        guint       seed,
                                        gboolean    migrates,
                                        gboolean    vacuums);

G_END_DECLS
