/* SPDX-FileCopyrightText: 2026 The Herald founders
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "herald-cli-commands.h"
#include "herald-cli-words.h"

#include "herald-refresh.h"

#include <stdio.h>
#include <unistd.h>

static void
interrupt (gpointer refresh)
{
  herald_refresh_cancel (refresh);
}

static void
progress_cb (HeraldRefresh *refresh)
{
  fprintf (stderr, "\r%u of %u", herald_refresh_get_done (refresh), herald_refresh_get_total (refresh));
  fflush (stderr);
}

static void
clear_progress (void)
{
  fputs ("\r\033[K", stderr);
}

/* Waits until the run is through; the answer is whether it was not interrupted. */
static gboolean
run (HeraldCliSession  *session,
     HeraldRefresh     *refresh,
     GError           **error)
{
  gboolean has_terminal = isatty (STDERR_FILENO) != 0;

  g_signal_connect_swapped (refresh, "finished", G_CALLBACK (herald_cli_session_quit), session);
  if (has_terminal)
    g_signal_connect (refresh, "notify::done", G_CALLBACK (progress_cb), NULL);

  herald_cli_session_set_interrupt (session, interrupt, refresh);
  herald_refresh_add_all (refresh);
  herald_cli_session_wait_for_quit (session);
  herald_cli_session_set_interrupt (session, NULL, NULL);
  if (has_terminal)
    clear_progress ();

  return !g_cancellable_set_error_if_cancelled (herald_cli_session_get_cancellable (session), error);
}

/* The answer is how many failures were shown. */
static guint
show_failures (HeraldLibrary *library,
               gint64         since)
{
  GListModel *sources = herald_library_get_sources (library);
  guint n = 0;

  for (guint i = 0; i < g_list_model_get_n_items (sources); i++)
    {
      g_autoptr (HeraldSource) source = g_list_model_get_item (sources, i);
      HeraldSourceRecord *record = herald_source_get_record (source);

      if (record->failure == HERALD_FAILURE_NONE || record->last_fetch < since)
        continue;

      n++;
      g_printerr ("herald-cli: %s: %s\n", record->address, herald_cli_words_for_failure (record->failure));
    }

  return n;
}

/**
 * herald_cli_refresh:
 * @session: a library
 * @options: time-out
 * @operands: none is taken
 * @error: return location for what went wrong
 *
 * Fetches all sources that may be asked, names on the error output those that failed, and says what was new.
 */
char *
herald_cli_refresh (HeraldCliSession        *session,
                    const HeraldCliOptions  *options,
                    char                   **operands,
                    GError                 **error)
{
  HeraldLibrary *library = herald_cli_session_get_library (session);
  HeraldFetcher *fetcher = herald_cli_session_get_fetcher (session, options->timeout);
  g_autoptr (HeraldRefresh) refresh = NULL;
  guint total, failed, shown;
  gint64 start;

  if (g_list_model_get_n_items (herald_library_get_sources (library)) == 0)
    {
      g_set_error (error, G_IO_ERROR, G_IO_ERROR_FAILED, "%s: the library has no sources; \"add\" or \"import\" some",
                   herald_cli_session_get_path (session));
      return NULL;
    }

  if (herald_library_is_read_only (library))
    {
      g_set_error (error, HERALD_STORE_ERROR, HERALD_STORE_ERROR_READ_ONLY, "%s",
                   herald_cli_session_get_path (session));
      return NULL;
    }

  refresh = herald_refresh_new (library, fetcher);
  start = herald_refresh_get_time (refresh);
  if (!run (session, refresh, error))
    return NULL;

  total = herald_refresh_get_total (refresh);
  failed = herald_refresh_get_failed (refresh);
  shown = show_failures (library, start);
  if (failed > shown)
    g_printerr ("herald-cli: %u not asked: %s\n", failed - shown,
                herald_cli_words_for_failure (HERALD_FAILURE_OFFLINE));
  if (total > 0 && failed == total)
    {
      g_set_error (error, G_IO_ERROR, G_IO_ERROR_FAILED, "no source could be refreshed, %u failed", failed);
      return NULL;
    }

  return g_strdup_printf ("%u new, %u of %u sources refreshed\n", herald_refresh_get_new_stories (refresh),
                          total - failed, total);
}
