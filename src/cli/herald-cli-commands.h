/* SPDX-FileCopyrightText: 2026 The Herald founders
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "herald-cli-session.h"

G_BEGIN_DECLS

/* What the options said; each command takes those that its row of the table names. */
typedef struct
{
  char     *base;         /* (owned) (nullable) */
  char     *content_type; /* (owned) (nullable) */
  int       timeout;      /* in seconds, or 0 */
  gboolean  unread;
  gboolean  bookmarks;
  gboolean  json;
  gboolean  all;
  gboolean  remove;
} HeraldCliOptions;

/**
 * HeraldCliRun:
 * @session: (nullable): the open library, for a command that works on one
 * @options: the options
 * @operands: (array zero-terminated=1): what follows them
 * @error: return location for what went wrong
 *
 * Carries a command out.
 *
 * Returns: (transfer full) (nullable): what goes to the standard output, or %NULL with @error set
 */
typedef char *(*HeraldCliRun) (HeraldCliSession        *session,
                               const HeraldCliOptions  *options,
                               char                   **operands,
                               GError                 **error);

/* Files: herald-cli-parse.c and herald-cli-html.c. */

char *herald_cli_parse    (HeraldCliSession        *session,
                           const HeraldCliOptions  *options,
                           char                   **operands,
                           GError                 **error) G_GNUC_WARN_UNUSED_RESULT;
char *herald_cli_opml     (HeraldCliSession        *session,
                           const HeraldCliOptions  *options,
                           char                   **operands,
                           GError                 **error) G_GNUC_WARN_UNUSED_RESULT;
char *herald_cli_sanitize (HeraldCliSession        *session,
                           const HeraldCliOptions  *options,
                           char                   **operands,
                           GError                 **error) G_GNUC_WARN_UNUSED_RESULT;
char *herald_cli_discover (HeraldCliSession        *session,
                           const HeraldCliOptions  *options,
                           char                   **operands,
                           GError                 **error) G_GNUC_WARN_UNUSED_RESULT;

/* Sources of a library: herald-cli-sources.c and herald-cli-refresh.c. */

char *herald_cli_import   (HeraldCliSession        *session,
                           const HeraldCliOptions  *options,
                           char                   **operands,
                           GError                 **error) G_GNUC_WARN_UNUSED_RESULT;
char *herald_cli_export   (HeraldCliSession        *session,
                           const HeraldCliOptions  *options,
                           char                   **operands,
                           GError                 **error) G_GNUC_WARN_UNUSED_RESULT;
char *herald_cli_add      (HeraldCliSession        *session,
                           const HeraldCliOptions  *options,
                           char                   **operands,
                           GError                 **error) G_GNUC_WARN_UNUSED_RESULT;
char *herald_cli_refresh  (HeraldCliSession        *session,
                           const HeraldCliOptions  *options,
                           char                   **operands,
                           GError                 **error) G_GNUC_WARN_UNUSED_RESULT;

/* Stories of a library: herald-cli-list.c and herald-cli-status.c. */

char *herald_cli_list     (HeraldCliSession        *session,
                           const HeraldCliOptions  *options,
                           char                   **operands,
                           GError                 **error) G_GNUC_WARN_UNUSED_RESULT;
char *herald_cli_search   (HeraldCliSession        *session,
                           const HeraldCliOptions  *options,
                           char                   **operands,
                           GError                 **error) G_GNUC_WARN_UNUSED_RESULT;
char *herald_cli_mark     (HeraldCliSession        *session,
                           const HeraldCliOptions  *options,
                           char                   **operands,
                           GError                 **error) G_GNUC_WARN_UNUSED_RESULT;
char *herald_cli_bookmark (HeraldCliSession        *session,
                           const HeraldCliOptions  *options,
                           char                   **operands,
                           GError                 **error) G_GNUC_WARN_UNUSED_RESULT;

/* Copies of a library: herald-cli-backup.c. */

char *herald_cli_backup   (HeraldCliSession        *session,
                           const HeraldCliOptions  *options,
                           char                   **operands,
                           GError                 **error) G_GNUC_WARN_UNUSED_RESULT;
char *herald_cli_restore  (HeraldCliSession        *session,
                           const HeraldCliOptions  *options,
                           char                   **operands,
                           GError                 **error) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
