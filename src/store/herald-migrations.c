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
  "/herald/store/sql/0002-poll-hints.sql",
  "/herald/store/sql/0003-source-health.sql",
  "/herald/store/sql/0004-counts-of-marks.sql",
  "/herald/store/sql/0005-announcements.sql",
  "/herald/store/sql/0006-retention.sql",
};

static const char *test_step; /* (nullable): see herald_migrations_add_test_step() */

static guint
get_n_steps (void)
{
  return G_N_ELEMENTS (steps) + (test_step != NULL);
}

/*
 * Adds a step, the name of a resource, behind the real ones, or takes it away where that is %NULL. For tests of what
 * goes on around a step, before any library is open.
 */
void
herald_migrations_add_test_step (const char *resource)
{
  test_step = resource;
}

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

  if (version > (gint64) get_n_steps ())
    {
      g_set_error (error, HERALD_STORE_ERROR, HERALD_STORE_ERROR_NEWER,
                   "user_version is %" G_GINT64_FORMAT ", known are %u", version, get_n_steps ());
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

  if (version < (gint64) get_n_steps ())
    {
      g_set_error (error, HERALD_STORE_ERROR, HERALD_STORE_ERROR_OLDER,
                   "user_version is %" G_GINT64_FORMAT ", needed are %u", version, get_n_steps ());
      return FALSE;
    }

  return TRUE;
}

/*
 * Refuses what is no library that this program could open, be it an empty file. Only reads.
 */
gboolean
herald_migrations_check_made (HeraldDatabase  *database,
                              GError         **error)
{
  gint64 version;

  if (!herald_migrations_check (database, error) ||
      !herald_database_read_int (database, "PRAGMA user_version", &version, error))
    return FALSE;

  if (version == 0)
    {
      g_set_error_literal (error, HERALD_STORE_ERROR, HERALD_STORE_ERROR_DAMAGED, "there is nothing in it");
      return FALSE;
    }

  return TRUE;
}

/*
 * Returns: whether there is something in the file that apply would change
 */
gboolean
herald_migrations_are_due (HeraldDatabase *database)
{
  gint64 version;

  return herald_database_read_int (database, "PRAGMA user_version", &version, NULL) && version > 0 &&
         version < (gint64) get_n_steps ();
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
            const char      *name,
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
  bytes = g_resources_lookup_data (name, G_RESOURCE_LOOKUP_FLAGS_NONE, error);
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

  for (guint step = (guint) version; step < get_n_steps (); step++)
    {
      const char *name = step < G_N_ELEMENTS (steps) ? steps[step] : test_step;

      if (!apply_step (database, name, step, error))
        {
          g_prefix_error (error, "%s: ", name);
          return FALSE;
        }
    }

  return TRUE;
}
