/* SPDX-FileCopyrightText: 2026 The Herald founders
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "herald-story-pool.h"

#include "herald-id-array.h"
#include "herald-story-private.h"

/* So many stories loaded last stay alive although nobody holds them: what was read ahead of the scrolling, and
 * what was just scrolled past. */
#define N_RECENT 1024

/* Stories asked of the store at a time. Small, so that what is wanted last, that is what is on screen, does not
 * wait behind much. */
#define BATCH 256

/**
 * HeraldStoryPool:
 *
 * The stories of a library that live: those that somebody holds, and those loaded last. It hands out the same
 * object for an id as long as that lives, and loads what is wanted, the newest wishes first.
 */
struct _HeraldStoryPool
{
  GObject      parent_instance;

  HeraldStore *store;            /* (owned) */
  GHashTable  *living;           /* (owned) (element-type gint64 HeraldStory): keys and values are not owned */
  HeraldStory *recent[N_RECENT]; /* (owned) (nullable): a ring */
  guint        next_recent;
  GPtrArray   *wanted;           /* (owned) (element-type HeraldStory): to be loaded, the last one first */
  guint        load_source;      /* idle in which loading what is wanted begins, or 0 */
  gboolean     loading;          /* a batch is under way */
  guint        n_loads;          /* batches so far */
};

G_DEFINE_FINAL_TYPE (HeraldStoryPool, herald_story_pool, G_TYPE_OBJECT)

static void
keep_recent (HeraldStoryPool *self,
             HeraldStory     *story)
{
  g_set_object (&self->recent[self->next_recent], story);
  self->next_recent = (self->next_recent + 1) % N_RECENT;
}

static void
take_records (HeraldStoryPool *self,
              GPtrArray       *records)
{
  for (guint i = 0; i < records->len; i++)
    {
      HeraldStoryRecord *record = g_ptr_array_index (records, i);
      g_autoptr (HeraldStory) story = herald_story_pool_ref_story (self, record->id);

      herald_story_set_record (story, record);
      keep_recent (self, story);
    }
}

/* Loading what is wanted: a batch in an idle, then the next one as long as there are wishes. */

static void load_wanted (HeraldStoryPool *self);

static void
wanted_loaded_cb (GObject      *object,
                  GAsyncResult *result,
                  gpointer      user_data)
{
  HeraldStoryPool *self = HERALD_STORY_POOL (object);
  g_autoptr (GPtrArray) batch = user_data;

  /* Without an answer the stories stay empty, and whoever shows them again wants them again. */
  herald_story_pool_load_finish (self, result, NULL);

  for (guint i = 0; i < batch->len; i++)
    herald_story_set_wanted (g_ptr_array_index (batch, i), FALSE);
  self->loading = FALSE;
  load_wanted (self);
}

static void
load_wanted (HeraldStoryPool *self)
{
  g_autoptr (GPtrArray) batch = NULL;
  g_autoptr (GArray) ids = NULL;

  if (self->loading || self->wanted->len == 0)
    return;

  batch = g_ptr_array_new_with_free_func (g_object_unref);
  ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  while (batch->len < BATCH && self->wanted->len > 0)
    {
      HeraldStory *story = g_ptr_array_steal_index (self->wanted, self->wanted->len - 1);
      gint64 id = herald_story_get_id (story);

      g_ptr_array_add (batch, story);
      g_array_append_val (ids, id);
    }

  self->loading = TRUE;
  herald_story_pool_load_async (self, (gint64 *) (gpointer) ids->data, ids->len, NULL, wanted_loaded_cb,
                                g_steal_pointer (&batch));
}

static gboolean
load_wanted_cb (gpointer user_data)
{
  HeraldStoryPool *self = HERALD_STORY_POOL (user_data);

  self->load_source = 0;
  load_wanted (self);

  return G_SOURCE_REMOVE;
}

static void
want_story (HeraldStoryPool *self,
            HeraldStory     *story)
{
  if (herald_story_get_wanted (story))
    return;

  herald_story_set_wanted (story, TRUE);
  g_ptr_array_add (self->wanted, g_object_ref (story));
  if (self->load_source == 0 && !self->loading)
    self->load_source = g_idle_add_full (G_PRIORITY_HIGH_IDLE, load_wanted_cb, self, NULL);
}

static void
apply_to_story (HeraldStoryPool *self,
                HeraldStory     *story,
                HeraldChangeSet *changes)
{
  if (changes->changes & HERALD_STORY_CHANGED_READ)
    herald_story_store_flag (story, HERALD_STORY_FLAG_READ, changes->value);
  if (changes->changes & HERALD_STORY_CHANGED_BOOKMARKED)
    herald_story_store_flag (story, HERALD_STORY_FLAG_BOOKMARKED, changes->value);
  if (changes->changes & HERALD_STORY_CHANGED_CONTENT && herald_story_get_loaded (story))
    want_story (self, story);
}

static void
herald_story_pool_dispose (GObject *object)
{
  HeraldStoryPool *self = HERALD_STORY_POOL (object);

  g_clear_handle_id (&self->load_source, g_source_remove);
  g_clear_pointer (&self->wanted, g_ptr_array_unref);
  for (guint i = 0; i < N_RECENT; i++)
    g_clear_object (&self->recent[i]);
  g_clear_object (&self->store);

  G_OBJECT_CLASS (herald_story_pool_parent_class)->dispose (object);
}

static void
herald_story_pool_finalize (GObject *object)
{
  HeraldStoryPool *self = HERALD_STORY_POOL (object);

  g_clear_pointer (&self->living, g_hash_table_unref);

  G_OBJECT_CLASS (herald_story_pool_parent_class)->finalize (object);
}

static void
herald_story_pool_class_init (HeraldStoryPoolClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = herald_story_pool_dispose;
  object_class->finalize = herald_story_pool_finalize;
}

static void
herald_story_pool_init (HeraldStoryPool *self)
{
  self->living = g_hash_table_new (g_int64_hash, g_int64_equal);
  self->wanted = g_ptr_array_new_with_free_func (g_object_unref);
}

HeraldStoryPool *
herald_story_pool_new (HeraldStore *store)
{
  HeraldStoryPool *self = g_object_new (HERALD_TYPE_STORY_POOL, NULL);

  self->store = g_object_ref (store);

  return self;
}

/**
 * herald_story_pool_ref_story:
 * @self: the stories of a library
 * @story_id: the id of a story
 *
 * Returns: (transfer full): the one object for it, which may not be loaded yet
 */
HeraldStory *
herald_story_pool_ref_story (HeraldStoryPool *self,
                             gint64           story_id)
{
  HeraldStory *story = herald_story_pool_lookup (self, story_id);

  return story != NULL ? g_object_ref (story) : herald_story_new (story_id, self->living);
}

/**
 * herald_story_pool_lookup:
 * @self: the stories of a library
 * @story_id: the id of a story
 *
 * Returns: (transfer none) (nullable): its object, where it lives
 */
HeraldStory *
herald_story_pool_lookup (HeraldStoryPool *self,
                          gint64           story_id)
{
  return g_hash_table_lookup (self->living, &story_id);
}

/**
 * herald_story_pool_want:
 * @self: the stories of a library
 * @ids: (array length=n_ids): ids of stories that are or will soon be on screen
 * @n_ids: their number
 *
 * Loads those that are not loaded yet, soon.
 */
void
herald_story_pool_want (HeraldStoryPool *self,
                        const gint64    *ids,
                        gsize            n_ids)
{
  /* Backwards, for the last wish is the first to be granted. */
  for (gsize i = n_ids; i-- > 0;)
    {
      g_autoptr (HeraldStory) story = herald_story_pool_ref_story (self, ids[i]);

      if (!herald_story_get_loaded (story))
        want_story (self, story);
    }
}

static void
stories_loaded_cb (GObject      *object,
                   GAsyncResult *result,
                   gpointer      user_data)
{
  g_autoptr (GTask) task = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) records = herald_store_load_stories_finish (HERALD_STORE (object), result, &error);

  if (records == NULL)
    {
      g_task_return_error (task, g_steal_pointer (&error));
      return;
    }

  take_records (g_task_get_source_object (task), records);
  g_task_return_boolean (task, TRUE);
}

/**
 * herald_story_pool_load_async:
 * @self: the stories of a library
 * @ids: (array length=n_ids): ids of stories; copied
 * @n_ids: their number
 * @cancellable: (nullable): a cancellable
 * @callback: called when they are loaded
 * @user_data: its data
 *
 * Loads stories at once, also those that are loaded already.
 */
void
herald_story_pool_load_async (HeraldStoryPool     *self,
                              const gint64        *ids,
                              gsize                n_ids,
                              GCancellable        *cancellable,
                              GAsyncReadyCallback  callback,
                              gpointer             user_data)
{
  GTask *task = g_task_new (self, cancellable, callback, user_data);

  g_task_set_source_tag (task, herald_story_pool_load_async);
  self->n_loads++;
  herald_store_load_stories_async (self->store, ids, n_ids, cancellable, stories_loaded_cb, task);
}

gboolean
herald_story_pool_load_finish (HeraldStoryPool  *self,
                               GAsyncResult     *result,
                               GError          **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);

  return g_task_propagate_boolean (G_TASK (result), error);
}

/**
 * herald_story_pool_apply:
 * @self: the stories of a library
 * @changes: the answer to a write
 *
 * Brings the stories that live up to date.
 */
void
herald_story_pool_apply (HeraldStoryPool *self,
                         HeraldChangeSet *changes)
{
  g_autoptr (GPtrArray) stories = g_ptr_array_new_with_free_func (g_object_unref);

  /* Collected first: whoever hears that a story changed may make or drop others. */
  if (changes->changed->len < g_hash_table_size (self->living))
    {
      for (guint i = 0; i < changes->changed->len; i++)
        {
          HeraldStory *story = herald_story_pool_lookup (self, g_array_index (changes->changed, gint64, i));

          if (story != NULL)
            g_ptr_array_add (stories, g_object_ref (story));
        }
    }
  else
    {
      GHashTableIter iter;
      gpointer story;

      g_hash_table_iter_init (&iter, self->living);
      while (g_hash_table_iter_next (&iter, NULL, &story))
        if (herald_id_array_contains (changes->changed, herald_story_get_id (story)))
          g_ptr_array_add (stories, g_object_ref (story));
    }

  for (guint i = 0; i < stories->len; i++)
    apply_to_story (self, g_ptr_array_index (stories, i), changes);
}

/**
 * herald_story_pool_get_n_living:
 * @self: the stories of a library
 *
 * Returns: how many story objects there are
 */
guint
herald_story_pool_get_n_living (HeraldStoryPool *self)
{
  return g_hash_table_size (self->living);
}

/**
 * herald_story_pool_get_n_loads:
 * @self: the stories of a library
 *
 * Returns: how often the store was asked for stories
 */
guint
herald_story_pool_get_n_loads (HeraldStoryPool *self)
{
  return self->n_loads;
}
