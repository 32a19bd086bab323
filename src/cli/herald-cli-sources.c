/* SPDX-FileCopyrightText: 2026 The Herald founders
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "herald-cli-commands.h"
#include "herald-cli-input.h"
#include "herald-cli-words.h"

#include "herald-opml-transfer.h"
#include "herald-subscribe.h"

/**
 * herald_cli_import:
 * @session: a library
 * @options: none is taken
 * @operands: an OPML file
 * @error: return location for what went wrong
 *
 * Adds the sources of a subscription list, and says how many.
 */
char *
herald_cli_import (HeraldCliSession        *session,
                   const HeraldCliOptions  *options,
                   char                   **operands,
                   GError                 **error)
{
  g_autoptr (GBytes) bytes = herald_cli_read_input (operands[0], error);
  g_autoptr (GAsyncResult) result = NULL;
  HeraldOpmlImport import;

  if (bytes == NULL)
    return NULL;

  herald_opml_import_async (herald_cli_session_get_library (session), bytes, NULL, NULL,
                            herald_cli_session_get_cancellable (session), herald_cli_session_answer_cb, session);
  result = herald_cli_session_wait (session);
  if (!herald_opml_import_finish (result, &import, error))
    {
      if (error != NULL && (*error)->domain == HERALD_FAILURE)
        g_prefix_error (error, "%s: ", operands[0]);
      return NULL;
    }

  return g_strdup_printf ("%u added, %u known already, %u without an address that can be fetched\n",
                          import.added, import.known, import.skipped);
}

/**
 * herald_cli_export:
 * @session: a library
 * @options: none is taken
 * @operands: none is taken
 * @error: return location for what went wrong
 *
 * Shows the library's sources as a subscription list.
 */
char *
herald_cli_export (HeraldCliSession        *session,
                   const HeraldCliOptions  *options,
                   char                   **operands,
                   GError                 **error)
{
  return herald_opml_export (herald_cli_session_get_library (session));
}

static void
name_others (GListModel *found)
{
  for (guint i = 1; i < g_list_model_get_n_items (found); i++)
    {
      g_autoptr (HeraldCandidate) other = g_list_model_get_item (found, i);

      g_printerr ("herald-cli: the page also names %s (%s)\n", herald_candidate_get_address (other),
                  herald_candidate_get_title (other));
    }
}

static GListModel *
find_feeds (HeraldCliSession        *session,
            const HeraldCliOptions  *options,
            const char              *typed,
            GError                 **error)
{
  g_autoptr (GAsyncResult) result = NULL;

  herald_subscribe_find_async (herald_cli_session_get_fetcher (session, options->timeout), typed,
                               herald_cli_session_get_cancellable (session), herald_cli_session_answer_cb, session);
  result = herald_cli_session_wait (session);

  return herald_subscribe_find_finish (result, error);
}

/**
 * herald_cli_add:
 * @session: a library
 * @options: time-out
 * @operands: the address of a feed or of a page that names one
 * @error: return location for what went wrong
 *
 * Adds a source with its stories, and says which: its address, its name and how many stories it has.
 */
char *
herald_cli_add (HeraldCliSession        *session,
                const HeraldCliOptions  *options,
                char                   **operands,
                GError                 **error)
{
  g_autofree char *typed = g_utf8_make_valid (operands[0], -1);
  g_autoptr (GListModel) found = find_feeds (session, options, typed, error);
  g_autoptr (HeraldCandidate) first = NULL;
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (HeraldSource) source = NULL;

  if (found == NULL)
    {
      herald_cli_words_for_address (error, typed);
      return NULL;
    }

  first = g_list_model_get_item (found, 0);
  herald_subscribe_add_async (herald_cli_session_get_library (session), first, NULL,
                              herald_cli_session_get_cancellable (session), herald_cli_session_answer_cb, session);
  result = herald_cli_session_wait (session);
  source = herald_subscribe_add_finish (result, error);
  if (source == NULL)
    {
      herald_cli_words_for_address (error, herald_candidate_get_address (first));
      return NULL;
    }

  name_others (found);

  return g_strdup_printf ("%s\t%s\t%u\n", herald_source_get_address (source), herald_source_get_name (source),
                          herald_source_get_total (source));
}
