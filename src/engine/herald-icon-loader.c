/* SPDX-FileCopyrightText: 2026 The Herald founders
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "herald-icon-loader.h"

#define MAX_SEARCHES 2

/* Milliseconds after a change until the sources are looked through. */
#define PAUSE 500

/* A site that had no icon is asked again on one day in so many. */
#define DAYS_BETWEEN 30

#define SECONDS_PER_DAY (24 * 60 * 60)

/**
 * HeraldIconLoader:
 *
 * Looks for the icon of each source that has delivered and has none. What is not there is remembered with the source.
 */
struct _HeraldIconLoader
{
  GObject           parent_instance;

  HeraldLibrary    *library;      /* (owned) */
  HeraldIconFinder *finder;       /* (owned) */
  GCancellable     *cancellable;  /* (owned): until the loader goes */
  GHashTable       *tried;        /* (owned) (element-type gint64): ids of sources since Herald was started */
  GQueue            waiting;      /* (element-type HeraldSource) */
  guint             searches;
  guint             look_source;
};

/* The search for the icon of one source. */
typedef struct
{
  HeraldIconLoader *loader; /* (unowned): it cancels the search when it goes */
  HeraldSource     *source; /* (owned) */
} Search;

G_DEFINE_FINAL_TYPE (HeraldIconLoader, herald_icon_loader, G_TYPE_OBJECT)

static void
search_free (Search *search)
{
  g_clear_object (&search->source);
  g_free (search);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Search, search_free)

static void begin_waiting (HeraldIconLoader *self);

static void
found_cb (GObject      *object,
          GAsyncResult *result,
          gpointer      user_data)
{
  g_autoptr (Search) search = user_data;
  g_autoptr (GError) error = NULL;
  g_autofree char *address = NULL;
  g_autoptr (GBytes) bytes = herald_icon_finder_find_finish (HERALD_ICON_FINDER (object), result, &address, &error);
  HeraldIconLoader *self;

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;

  self = search->loader;
  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_NOT_FOUND))
    bytes = g_bytes_new_static ("", 1);
  if (bytes != NULL &&
      herald_library_get_source (self->library, herald_source_get_id (search->source)) == search->source)
    herald_library_set_source_icon (self->library, search->source, address, bytes);

  self->searches--;
  begin_waiting (self);
}

static void
begin_waiting (HeraldIconLoader *self)
{
  while (self->searches < MAX_SEARCHES && !g_queue_is_empty (&self->waiting))
    {
      Search *search = g_new0 (Search, 1);
      HeraldSourceRecord *record;

      search->loader = self;
      search->source = g_queue_pop_head (&self->waiting);
      record = herald_source_get_record (search->source);
      self->searches++;
      herald_icon_finder_find_async (self->finder, record->icon, record->home, record->address, self->cancellable,
                                     found_cb, search);
    }
}

static gboolean
is_wanting (HeraldIconLoader *self,
            HeraldSource     *source,
            gint64            day)
{
  gint64 id = herald_source_get_id (source);

  if (herald_source_get_icon (source) != NULL || g_hash_table_contains (self->tried, &id) ||
      herald_source_get_record (source)->last_success == HERALD_TIME_NONE)
    return FALSE;

  return !herald_source_is_without_icon (source) || day % DAYS_BETWEEN == id % DAYS_BETWEEN;
}

static gboolean
look_cb (gpointer user_data)
{
  HeraldIconLoader *self = HERALD_ICON_LOADER (user_data);
  GListModel *sources = herald_library_get_sources (self->library);
  gint64 day = g_get_real_time () / G_USEC_PER_SEC / SECONDS_PER_DAY;

  self->look_source = 0;
  for (guint i = 0; i < g_list_model_get_n_items (sources); i++)
    {
      g_autoptr (HeraldSource) source = g_list_model_get_item (sources, i);
      gint64 id = herald_source_get_id (source);

      if (!is_wanting (self, source, day))
        continue;
      g_hash_table_add (self->tried, g_memdup2 (&id, sizeof id));
      g_queue_push_tail (&self->waiting, g_steal_pointer (&source));
    }
  begin_waiting (self);

  return G_SOURCE_REMOVE;
}

/* The library reads the stored icons before it writes anything, so that after a change they are known. */
static void
changed_cb (HeraldIconLoader *self)
{
  if (self->look_source == 0)
    self->look_source = g_timeout_add (PAUSE, look_cb, self);
}

static void
herald_icon_loader_dispose (GObject *object)
{
  HeraldIconLoader *self = HERALD_ICON_LOADER (object);

  g_clear_handle_id (&self->look_source, g_source_remove);
  g_cancellable_cancel (self->cancellable);
  g_queue_clear_full (&self->waiting, g_object_unref);
  g_clear_object (&self->finder);
  g_clear_object (&self->library);

  G_OBJECT_CLASS (herald_icon_loader_parent_class)->dispose (object);
}

static void
herald_icon_loader_finalize (GObject *object)
{
  HeraldIconLoader *self = HERALD_ICON_LOADER (object);

  g_clear_object (&self->cancellable);
  g_clear_pointer (&self->tried, g_hash_table_unref);

  G_OBJECT_CLASS (herald_icon_loader_parent_class)->finalize (object);
}

static void
herald_icon_loader_class_init (HeraldIconLoaderClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = herald_icon_loader_dispose;
  object_class->finalize = herald_icon_loader_finalize;
}

static void
herald_icon_loader_init (HeraldIconLoader *self)
{
  g_queue_init (&self->waiting);
  self->cancellable = g_cancellable_new ();
  self->tried = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
}

/**
 * herald_icon_loader_new:
 * @library: whose sources are to have icons
 * @finder: whom to ask for them
 *
 * Returns: (transfer full): a loader, which works until its last reference is dropped
 */
HeraldIconLoader *
herald_icon_loader_new (HeraldLibrary    *library,
                        HeraldIconFinder *finder)
{
  HeraldIconLoader *self;

  g_return_val_if_fail (HERALD_IS_LIBRARY (library), NULL);
  g_return_val_if_fail (HERALD_IS_ICON_FINDER (finder), NULL);

  self = g_object_new (HERALD_TYPE_ICON_LOADER, NULL);
  self->library = g_object_ref (library);
  self->finder = g_object_ref (finder);
  g_signal_connect_object (library, "changed", G_CALLBACK (changed_cb), self, G_CONNECT_SWAPPED);

  return self;
}
