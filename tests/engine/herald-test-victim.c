/* SPDX-FileCopyrightText: 2026 The Herald founders
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "herald-test-victim.h"

#include "herald-opml-transfer.h"
#include "herald-refresh.h"
#include "store-fixture.h"

#include "herald-migrations.h"

#include <stdlib.h>
#include <unistd.h>

/* How many answers it waits for at once. */
#define AT_ONCE 4

typedef struct
{
  GRand         *rand;    /* (owned) */
  HeraldLibrary *library; /* (owned) */
  HeraldStore   *store;   /* (unowned) */
  HeraldRefresh *refresh; /* (owned) */
  GArray        *ids;     /* (owned) (element-type gint64): of the stories there are */
  const char    *base;    /* (unowned) */
  guint          n_asked; /* and not answered yet */
} Victim;

/* One call of the victim's, until it is answered. */
typedef struct
{
  Victim *victim; /* (unowned) */
  gint64  id;
  GArray *ids;    /* (owned) (nullable) */
  gboolean on;
} Call;

static void
tell (HeraldVictimWord word,
      gint64           id)
{
  char line[32];
  int length = g_snprintf (line, sizeof line, "%c%" G_GINT64_FORMAT "\n", (char) word, id);

  if (write (STDOUT_FILENO, line, (gsize) length) != length)
    abort ();
}

static Call *
call_new (Victim   *victim,
          gint64    id,
          gboolean  on)
{
  Call *call = g_new0 (Call, 1);

  call->victim = victim;
  call->id = id;
  call->on = on;
  victim->n_asked++;

  return call;
}

static void
call_free (Call *call)
{
  call->victim->n_asked--;
  g_clear_pointer (&call->ids, g_array_unref);
  g_free (call);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Call, call_free)

static void
changed_cb (Victim          *self,
            HeraldChangeSet *changes)
{
  for (guint i = 0; i < changes->added->len; i++)
    tell (VICTIM_ADDED, g_array_index (changes->added, gint64, i));
  g_array_append_vals (self->ids, changes->added->data, changes->added->len);
}

static void ask_read (Victim   *self,
                      GArray   *ids,
                      gboolean  read);

/* Half of what was marked is taken back. */
static void
read_cb (GObject      *object,
         GAsyncResult *result,
         gpointer      user_data)
{
  g_autoptr (Call) call = user_data;
  g_autoptr (HeraldChangeSet) changes = herald_store_set_read_finish (HERALD_STORE (object), result, NULL);

  g_assert_nonnull (changes);
  for (guint i = 0; i < call->ids->len; i++)
    tell (call->on ? VICTIM_IS_READ : VICTIM_IS_UNREAD, g_array_index (call->ids, gint64, i));
  if (call->on && changes->changed->len > 0 && g_rand_boolean (call->victim->rand))
    ask_read (call->victim, changes->changed, FALSE);
}

static void
ask_read (Victim   *self,
          GArray   *ids,
          gboolean  read)
{
  Call *call = call_new (self, 0, read);

  call->ids = g_array_ref (ids);
  for (guint i = 0; i < ids->len; i++)
    tell (read ? VICTIM_ASKS_READ : VICTIM_ASKS_UNREAD, g_array_index (ids, gint64, i));
  herald_store_set_read_async (self->store, (const gint64 *) (gpointer) ids->data, ids->len, read, NULL, read_cb, call);
}

static gint64
choose (Victim *self)
{
  return g_array_index (self->ids, gint64, g_rand_int_range (self->rand, 0, (int) self->ids->len));
}

static void
mark (Victim *self)
{
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  int n = g_rand_int_range (self->rand, 1, 20);

  for (int i = 0; i < n; i++)
    {
      gint64 id = choose (self);

      g_array_append_val (ids, id);
    }
  ask_read (self, ids, g_rand_boolean (self->rand));
}

static void
bookmarked_cb (GObject      *object,
               GAsyncResult *result,
               gpointer      user_data)
{
  g_autoptr (Call) call = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (HeraldChangeSet) changes = NULL;

  changes = herald_store_set_bookmarked_finish (HERALD_STORE (object), result, &error);
  if (changes != NULL)
    tell (call->on ? VICTIM_HAS_BOOKMARK : VICTIM_HAS_NO_BOOKMARK, call->id);
  else
    tell (VICTIM_LOST_BOOKMARK, call->id);
  g_assert_true (changes != NULL || g_error_matches (error, HERALD_STORE_ERROR, HERALD_STORE_ERROR_NOT_FOUND));
}

static void
bookmark (Victim *self)
{
  Call *call = call_new (self, choose (self), g_rand_boolean (self->rand));

  tell (call->on ? VICTIM_ASKS_BOOKMARK : VICTIM_ASKS_NO_BOOKMARK, call->id);
  herald_store_set_bookmarked_async (self->store, call->id, call->on, NULL, bookmarked_cb, call);
}

static void
all_read_cb (GObject      *object,
             GAsyncResult *result,
             gpointer      user_data)
{
  g_autoptr (Call) call = user_data;
  g_autoptr (HeraldChangeSet) changes = herald_store_mark_all_read_finish (HERALD_STORE (object), result, NULL);

  g_assert_nonnull (changes);
  for (guint i = 0; i < changes->changed->len; i++)
    tell (VICTIM_WAS_READ_WITH_ALL, g_array_index (changes->changed, gint64, i));
  tell (VICTIM_ALL_READ, 0);
  if (changes->changed->len > 0 && g_rand_boolean (call->victim->rand))
    ask_read (call->victim, changes->changed, FALSE);
}

static void
mark_all (Victim *self)
{
  g_autoptr (HeraldStoryQuery) all = herald_story_query_new (HERALD_STORY_SCOPE_ALL, 0);

  tell (VICTIM_ASKS_ALL_READ, 0);
  herald_store_mark_all_read_async (self->store, all, NULL, all_read_cb, call_new (self, 0, TRUE));
}

static void
purged_cb (GObject      *object,
           GAsyncResult *result,
           gpointer      user_data)
{
  g_autoptr (Call) call = user_data;

  g_assert_true (herald_library_purge_finish (HERALD_LIBRARY (object), result, NULL));
}

static void
purge_all (Victim *self)
{
  tell (VICTIM_ASKS_PURGE, 0);
  herald_library_purge_async (self->library, G_MAXINT32, 1, 0, NULL, purged_cb, call_new (self, 0, TRUE));
}

static void
imported_cb (GObject      *object,
             GAsyncResult *result,
             gpointer      user_data)
{
  g_autoptr (Call) call = user_data;
  HeraldOpmlImport import;

  g_assert_true (herald_opml_import_finish (result, &import, NULL));
  if (import.added == 2)
    tell (VICTIM_IMPORTED, call->id);
}

static void
import (Victim *self)
{
  gint64 number = g_rand_int_range (self->rand, 1, G_MAXINT32);
  g_autofree char *text = g_strdup_printf ("<opml version=\"2.0\"><body><outline text=\"Coast\">"
                                           "<outline xmlUrl=\"%s/%" G_GINT64_FORMAT "/a\"/>"
                                           "<outline xmlUrl=\"%s/%" G_GINT64_FORMAT "/b\"/></outline></body></opml>",
                                           self->base, number, self->base, number);
  g_autoptr (GBytes) bytes = g_bytes_new (text, strlen (text));

  herald_opml_import_async (self->library, bytes, NULL, NULL, NULL, imported_cb, call_new (self, number, TRUE));
}

static void
backed_up_cb (GObject      *object,
              GAsyncResult *result,
              gpointer      user_data)
{
  g_autoptr (Call) call = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (HeraldBackupRecord) backup = herald_store_back_up_finish (HERALD_STORE (object), result, &error);

  g_assert_no_error (error);
  tell (VICTIM_BACKED_UP, backup->number);
}

static void
do_something (Victim *self)
{
  int what = self->ids->len > 0 ? g_rand_int_range (self->rand, 0, 100) : 0;

  if (what < 20 && !herald_refresh_get_active (self->refresh))
    herald_refresh_add_all (self->refresh);
  else if (what < 60)
    mark (self);
  else if (what < 90)
    bookmark (self);
  else if (what < 93)
    mark_all (self);
  else if (what < 95)
    purge_all (self);
  else if (what < 97)
    import (self);
  else
    herald_store_back_up_async (self->store, NULL, backed_up_cb, call_new (self, 0, TRUE));
}

static HeraldLibrary *
open_library (const char *path)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  HeraldLibrary *library;

  herald_library_open_async (path, NULL, take_result_cb, &result);
  library = herald_library_open_finish (wait_for_result (&result), &error);
  g_assert_no_error (error);
  tell (VICTIM_OPENED, 0);

  return library;
}

void
herald_test_victim_run (const char *path,
                        const char *base,
                        guint       seed,
                        gboolean    migrates,
                        gboolean    vacuums)
{
  StoreFixture file = { .path = (char *) path };
  Victim self = { .rand = g_rand_new_with_seed (seed), .base = base };

  if (vacuums)
    store_fixture_execute (&file, "VACUUM");
  if (migrates)
    herald_migrations_add_test_step (NEXT_STEP);

  self.library = open_library (path);
  self.store = herald_library_get_store (self.library);
  self.ids = g_array_copy (query (self.store, HERALD_STORY_SCOPE_ALL, 0));
  self.refresh = herald_refresh_new (self.library, herald_fetcher_new (herald_http_client_new ()));
  g_signal_connect_swapped (self.library, "changed", G_CALLBACK (changed_cb), &self);
  herald_refresh_add_all (self.refresh);

  for (;;)
    {
      if (self.n_asked < AT_ONCE && (self.ids->len > 0 || !herald_refresh_get_active (self.refresh)))
        do_something (&self);
      g_main_context_iteration (NULL, self.n_asked >= AT_ONCE || self.ids->len == 0);
    }
}
