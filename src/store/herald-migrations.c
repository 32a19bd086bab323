/* SPDX-FileCopyrightText: 2026 The Herald founders
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "herald-migrations.h"

#include "herald-store-error.h"
#include "herald-store-sql.h"

#include <gio/gio.h>

/* "HERA", in the file's header, by which it is known as a library. */
#define FILE_ID 0x48455241

/* A step is never changed once a release had it. The file's user_version says how many it has had. */
static const char *const steps[] = {
  "/herald/store/sql/0001-initial.sql",
};

/*
 * Refuses a file that is not a library, or one of a version that is not known yet. Only reads.
 */
gboolean
herald_migrations_check (HeraldDatabase  *database,
                         GError         **error)
{
  gint64 n_tables, file_id, version;

  if (!herald_database_read_int (database, "SELECT count(*) FROM sqlite_schema", &n_tables, error) ||
      !herald_database_read_int (database, "PRAGMA application_id", &file_id, error) ||
      !herald_database_read_int (database, "PRAGMA user_version", &version, error))
    return FALSE;

  if (file_id != FILE_ID && (file_id != 0 || version != 0 || n_tables != 0))
    {
      g_set_error (error, HERALD_STORE_ERROR, HERALD_STORE_ERROR_DAMAGED,
                   "not a library: application_id is 0x%" G_GINT64_MODIFIER "x", file_id);
      return FALSE;
    }

  if (version > (gint64) G_N_ELEMENTS (steps))
    {
      g_set_error (error, HERALD_STORE_ERROR, HERALD_STORE_ERROR_NEWER,
                   "user_version is %" G_GINT64_FORMAT ", known are %zu", version, G_N_ELEMENTS (steps));
      return FALSE;
    }

  return TRUE;
}

/*
 * Refuses a library that has still to be brought up to date. Only reads.
 */
gboolean
herald_migrations_check_applied (HeraldDatabase  *database,
                                 GError         **error)
{
  gint64 version;

  if (!herald_database_read_int (database, "PRAGMA user_version", &version, error))
    return FALSE;

  if (version < (gint64) G_N_ELEMENTS (steps))
    {
      g_set_error (error, HERALD_STORE_ERROR, HERALD_STORE_ERROR_OLDER,
                   "user_version is %" G_GINT64_FORMAT ", needed are %zu", version, G_N_ELEMENTS (steps));
      return FALSE;
    }

  return TRUE;
}

/* A static library cannot rely on a constructor to register its resources. */
static void
register_steps (void)
{
  static gsize is_registered = FALSE;

  if (g_once_init_enter (&is_registered))
    {
      herald_store_sql_register_resource ();
      g_once_init_leave (&is_registered, TRUE);
    }
}

static gboolean
apply_step (HeraldDatabase  *database,
            guint            step,
            GError         **error)
{
  g_autoptr (GBytes) bytes = NULL;
  g_autofree char *version = g_strdup_printf ("PRAGMA application_id = %d; PRAGMA user_version = %u",
                                              FILE_ID, step + 1);
  gboolean ok;

  /* Looked up among all resources: GLib may be registering ours on another thread just now, and only this way
   * waits for it. */
  register_steps ();
  bytes = g_resources_lookup_data (steps[step], G_RESOURCE_LOOKUP_FLAGS_NONE, error);
  if (bytes == NULL || !herald_database_begin (database, HERALD_DURABILITY_POWER, error))
    return FALSE;

  ok = herald_database_execute (database, g_bytes_get_data (bytes, NULL), error) &&
       herald_database_execute (database, version, error);

  return herald_database_end (database, ok, error);
}

/*
 * Brings the file up to date, a transaction for each step.
 */
gboolean
herald_migrations_apply (HeraldDatabase  *database,
                         GError         **error)
{
  gint64 version;

  if (!herald_database_read_int (database, "PRAGMA user_version", &version, error))
    return FALSE;

  for (guint step = (guint) version; step < G_N_ELEMENTS (steps); step++)
    {
      if (!apply_step (database, step, error))
        {
          g_prefix_error (error, "%s: ", steps[step]);
          return FALSE;
        }
    }

  return TRUE;
}
