/* SPDX-FileCopyrightText: 2026 The Herald founders
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "herald-cli-commands.h"
#include "herald-cli-words.h"

#include "herald-backup-record.h"
#include "herald-date.h"

static char *
copy_to (HeraldCliSession  *session,
         const char        *path,
         GError           **error)
{
  HeraldStore *store = herald_cli_session_get_store (session);
  g_autoptr (GAsyncResult) result = NULL;

  if (g_file_test (path, G_FILE_TEST_EXISTS))
    {
      g_set_error (error, G_IO_ERROR, G_IO_ERROR_EXISTS, "%s: this is there already; name a new file", path);
      return NULL;
    }

  herald_store_copy_async (store, path, herald_cli_session_get_cancellable (session),
                           herald_cli_session_answer_cb, session);
  result = herald_cli_session_wait (session);

  return herald_store_copy_finish (store, result, error) ? g_strdup_printf ("%s\n", path) : NULL;
}

/**
 * herald_cli_backup:
 * @session: a library
 * @options: none is taken
 * @operands: the file to be, or nothing for one beside the library
 * @error: return location for what went wrong
 *
 * Copies the library, and says where the copy is.
 */
char *
herald_cli_backup (HeraldCliSession        *session,
                   const HeraldCliOptions  *options,
                   char                   **operands,
                   GError                 **error)
{
  HeraldStore *store = herald_cli_session_get_store (session);
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (HeraldBackupRecord) backup = NULL;

  if (operands[0] != NULL)
    return copy_to (session, operands[0], error);

  herald_store_back_up_async (store, herald_cli_session_get_cancellable (session),
                              herald_cli_session_answer_cb, session);
  result = herald_cli_session_wait (session);
  backup = herald_store_back_up_finish (store, result, error);

  return backup != NULL ? g_strdup_printf ("%s\n", backup->path) : NULL;
}

static GPtrArray *
list_backups (HeraldCliSession  *session,
              GError           **error)
{
  g_autoptr (GAsyncResult) result = NULL;

  herald_store_list_backups_async (herald_cli_session_get_path (session),
                                   herald_cli_session_get_cancellable (session), herald_cli_session_answer_cb,
                                   session);
  result = herald_cli_session_wait (session);

  return herald_store_list_backups_finish (result, error);
}

static char *
describe (GPtrArray *backups)
{
  GString *output = g_string_new (NULL);

  for (guint i = 0; i < backups->len; i++)
    {
      const HeraldBackupRecord *backup = g_ptr_array_index (backups, i);
      g_autofree char *made = herald_date_format_utc (backup->made);

      g_string_append_printf (output, "%u\t%s\t", backup->number, made);
      if (backup->n_sources >= 0)
        g_string_append_printf (output, "%" G_GINT64_FORMAT " sources\t%" G_GINT64_FORMAT " stories",
                                backup->n_sources, backup->n_stories);
      else
        g_string_append (output, "unreadable\t");
      g_string_append_printf (output, "\t%s\t%s\n", backup->set_aside ? "set aside" : "backup", backup->path);
    }

  return g_string_free_and_steal (output);
}

/* A number is that of a backup; a file of such a name can be called "./1". */
static char *
find_backup (GPtrArray   *backups,
             const char  *operand,
             GError     **error)
{
  guint64 number;

  if (!g_ascii_string_to_unsigned (operand, 10, 0, G_MAXUINT, &number, NULL))
    {
      if (g_file_test (operand, G_FILE_TEST_EXISTS))
        return g_strdup (operand);
      g_set_error (error, G_IO_ERROR, G_IO_ERROR_NOT_FOUND, "%s: there is no such file", operand);
      return NULL;
    }

  for (guint i = 0; i < backups->len; i++)
    {
      const HeraldBackupRecord *backup = g_ptr_array_index (backups, i);

      if (backup->number == number)
        return g_strdup (backup->path);
    }
  g_set_error (error, G_IO_ERROR, G_IO_ERROR_NOT_FOUND,
               "there is no backup %s; \"restore\" without a number shows them", operand);

  return NULL;
}

/**
 * herald_cli_restore:
 * @session: a library that is not open
 * @options: none is taken
 * @operands: the number or the file of a backup, or nothing to see them
 * @error: return location for what went wrong
 *
 * Puts a backup in the library's place and says which; or shows a line for each that there is: number, time, sources,
 * stories, kind, file.
 */
char *
herald_cli_restore (HeraldCliSession        *session,
                    const HeraldCliOptions  *options,
                    char                   **operands,
                    GError                 **error)
{
  g_autoptr (GPtrArray) backups = list_backups (session, error);
  g_autoptr (GAsyncResult) result = NULL;
  g_autofree char *path = NULL;

  if (backups == NULL)
    return NULL;
  if (operands[0] == NULL)
    return describe (backups);

  path = find_backup (backups, operands[0], error);
  if (path == NULL)
    return NULL;

  herald_store_restore_async (herald_cli_session_get_path (session), path,
                              herald_cli_session_get_cancellable (session), herald_cli_session_answer_cb, session);
  result = herald_cli_session_wait (session);

  if (herald_store_restore_finish (result, error))
    return g_strdup_printf ("%s\n", path);

  if (error != NULL && !g_error_matches (*error, HERALD_STORE_ERROR, HERALD_STORE_ERROR_LOCKED))
    herald_cli_words_for_library (error, path);

  return NULL;
}
