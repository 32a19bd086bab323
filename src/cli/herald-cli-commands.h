/* SPDX-FileCopyrightText: 2026 The Herald founders
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/* What the options before a command's operands said; each command takes those of its usage line. */
typedef struct
{
  const char *base;         /* (nullable) */
  const char *content_type; /* (nullable) */
} HeraldCliOptions;

/**
 * HeraldCliCommand:
 * @options: the options
 * @operands: (nullable) (array zero-terminated=1): what follows them
 * @error: return location for what went wrong
 *
 * Carries a command out.
 *
 * Returns: (transfer full) (nullable): what goes to the standard output, or %NULL with @error set
 */
typedef char *(*HeraldCliCommand) (const HeraldCliOptions  *options,
                                   char                   **operands,
                                   GError                 **error);

char *herald_cli_parse (const HeraldCliOptions  *options,
                        char                   **operands,
                        GError                 **error) G_GNUC_WARN_UNUSED_RESULT;
char *herald_cli_opml  (const HeraldCliOptions  *options,
                        char                   **operands,
                        GError                 **error) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
