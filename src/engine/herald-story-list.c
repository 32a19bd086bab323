/* SPDX-FileCopyrightText: 2026 The Herald founders
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "herald-story-list.h"

#include "herald-id-array.h"
#include "herald-story-list-private.h"

/* Stories loaded together. */
#define PAGE 64

/* Of a long list the first stories are asked for alone, so that they are seen at once. */
#define BEGINNING (4 * PAGE)

/* However many sources a refresh brings, the store is not asked again before this many microseconds. */
#define QUERY_INTERVAL (G_USEC_PER_SEC / 2)

/* For more changed stories than this the store counts anew, instead of us looking for them in the list. */
#define MAX_SOUGHT 16

/**
 * HeraldStoryList:
 *
 * The stories of a query, newest first. It holds their ids; the #HeraldStory objects are made when somebody asks
 * for them, and their contents are loaded a page at a time, ahead of the scrolling.
 *
 * What the store says later becomes a few "items-changed". While these are emitted, the list is the beginning of
 * the new ids and the end of the old ones, so that no step copies ids.
 *
 * A story that was read, or lost its bookmark, stays in a list of unread or bookmarked ones until another list
 * is made.
 */
struct _HeraldStoryList
{
  GObject           parent_instance;

  HeraldStore      *store;        /* (owned) */
  HeraldStoryPool  *pool;         /* (owned) */
  HeraldStoryQuery *query;        /* (owned) */
  GTimeZone        *zone;         /* (owned) */
  GCancellable     *cancellable;  /* (owned): of all that is under way, cancelled with the list */

  HeraldStoryIds   *ids;          /* (owned) */
  HeraldStoryIds   *leaving;      /* (owned) (nullable): what the list was, while changes are emitted */
  guint             head;         /* items taken from the beginning of ids */
  guint             tail;         /* where in leaving the items after them begin */
  guint             last_page;    /* of the item asked for last, or G_MAXUINT */
  guint             unread;
  gboolean          loading;
  gboolean          whole;

  HeraldStoryIds   *answer;       /* (owned) (nullable): what the list is to become */
  GArray           *runs;         /* (owned) (nullable) (element-type HeraldIdRun): how */
  GHashTable       *fetched;      /* (owned) (element-type gint64): fetched since the last query was asked */
  GHashTable       *arriving;     /* (owned) (element-type gint64): fetched before that */
  guint             max;          /* stories asked for: first a beginning, then all */
  gboolean          querying;     /* from the question until the answer is in the list */
  gboolean          stale;        /* the store knows more than the last answer */
  gint64            last_query;   /* monotonic time of the last question */
  guint             query_source; /* timeout until the next one, or 0 */
  guint             n_queries;
};

enum
{
  PROP_LOADING = 1,
  PROP_UNREAD,
  PROP_WHOLE,
  N_PROPS,
};

enum
{
  STORIES_ARRIVED,
  FAILED,
  N_SIGNALS,
};

static GParamSpec *properties[N_PROPS];
static guint signals[N_SIGNALS];

static void list_model_iface_init (GListModelInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (HeraldStoryList, herald_story_list, G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (G_TYPE_LIST_MODEL, list_model_iface_init))

static guint
get_n_items (HeraldStoryList *self)
{
  return self->head + (self->leaving != NULL ? self->leaving->ids->len - self->tail : 0);
}

gint64
herald_story_list_get_id (HeraldStoryList *self,
                          guint            position)
{
  if (position < self->head)
    return g_array_index (self->ids->ids, gint64, position);

  return g_array_index (self->leaving->ids, gint64, self->tail + position - self->head);
}

static void
set_unread (HeraldStoryList *self,
            guint            unread)
{
  if (self->unread == unread)
    return;

  self->unread = unread;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_UNREAD]);
}

/* Says that an answer is there, and whether nothing more comes of it. */
static void
set_loaded (HeraldStoryList *self,
            gboolean         whole)
{
  gboolean was_loading = self->loading;
  gboolean was_whole = self->whole;

  self->loading = FALSE;
  self->whole = whole;
  if (was_loading)
    g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_LOADING]);
  if (was_whole != whole)
    g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_WHOLE]);
}

static gboolean
keeps_unmarked (HeraldStoryList *self)
{
  return self->query->scope == HERALD_STORY_SCOPE_BOOKMARKS;
}

/* Loading. */

static void
want_page (HeraldStoryList *self,
           guint            page)
{
  guint first = page * PAGE;
  guint end = MIN (first + PAGE, get_n_items (self));
  gint64 ids[PAGE];

  if (first >= end)
    return;

  for (guint i = first; i < end; i++)
    ids[i - first] = herald_story_list_get_id (self, i);
  herald_story_pool_want (self->pool, ids, end - first);
}

static void
want_around (HeraldStoryList *self,
             guint            position)
{
  guint page = position / PAGE;

  if (page != self->last_page)
    {
      self->last_page = page;
      if (page > 0)
        want_page (self, page - 1);
      want_page (self, page + 1);
    }
  want_page (self, page);
}

/* Asking the store: question, answer, the first new page, then the change. */

static void ask (HeraldStoryList *self);
static void schedule_query (HeraldStoryList *self);

static guint
take_arrived (HeraldStoryList *self,
              GArray          *runs,
              guint            n_before)
{
  guint n_arrived = 0;

  if (g_hash_table_size (self->arriving) == 0 && g_hash_table_size (self->fetched) == 0)
    return 0;

  for (guint i = 0; i < runs->len; i++)
    {
      const HeraldIdRun *run = &g_array_index (runs, HeraldIdRun, i);

      for (guint j = 0; j < run->added; j++)
        {
          const gint64 *id = &g_array_index (self->ids->ids, gint64, run->new_first + j);

          if ((g_hash_table_remove (self->arriving, id) | g_hash_table_remove (self->fetched, id))
              && run->old_first + run->removed < n_before)
            n_arrived++;
        }
    }
  g_hash_table_remove_all (self->arriving);

  return n_arrived;
}

static void
emit_runs (HeraldStoryList *self,
           GArray          *runs)
{
  self->leaving = g_steal_pointer (&self->ids);
  self->ids = g_steal_pointer (&self->answer);
  self->head = 0;
  self->tail = 0;

  for (guint i = 0; i < runs->len; i++)
    {
      const HeraldIdRun *run = &g_array_index (runs, HeraldIdRun, i);

      self->head = run->new_first + run->added;
      self->tail = run->old_first + run->removed;
      self->last_page = G_MAXUINT;
      g_list_model_items_changed (G_LIST_MODEL (self), run->new_first, run->removed, run->added);
    }

  self->head = self->ids->ids->len;
  g_clear_pointer (&self->leaving, herald_story_ids_free);
}

static void
take_answer (HeraldStoryList *self)
{
  g_autoptr (HeraldStoryList) alive = g_object_ref (self);
  g_autoptr (GArray) runs = g_steal_pointer (&self->runs);
  gboolean first = self->loading;
  guint n_before = self->ids->is_cut ? self->ids->ids->len : G_MAXUINT;
  guint n_arrived;

  /* What follows a beginning is no news. */
  emit_runs (self, runs);
  n_arrived = take_arrived (self, runs, n_before);
  set_unread (self, self->ids->unread);
  self->querying = FALSE;
  set_loaded (self, !self->ids->is_cut);
  if (n_arrived > 0 && !first)
    g_signal_emit (self, signals[STORIES_ARRIVED], 0, n_arrived);

  self->max = G_MAXUINT;
  if (self->ids->is_cut)
    ask (self);
  else
    schedule_query (self);
}

static void
page_loaded_cb (GObject      *object,
                GAsyncResult *result,
                gpointer      user_data)
{
  g_autoptr (GError) error = NULL;
  HeraldStoryList *self;

  herald_story_pool_load_finish (HERALD_STORY_POOL (object), result, &error);
  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;

  /* Without the page the list is still right; its rows are loaded when they are asked for. */
  self = HERALD_STORY_LIST (user_data);
  take_answer (self);
}

/* Loads the first of the stories that are to appear, so that they are never seen empty. */
static void
load_first_page (HeraldStoryList *self)
{
  gint64 ids[PAGE];
  guint n_ids = 0;

  for (guint i = 0; i < self->runs->len && n_ids < PAGE; i++)
    {
      const HeraldIdRun *run = &g_array_index (self->runs, HeraldIdRun, i);

      for (guint j = 0; j < run->added && n_ids < PAGE; j++)
        {
          gint64 id = g_array_index (self->answer->ids, gint64, run->new_first + j);
          HeraldStory *story = herald_story_pool_lookup (self->pool, id);

          if (story == NULL || !herald_story_get_loaded (story))
            ids[n_ids++] = id;
        }
    }

  if (n_ids > 0)
    herald_story_pool_load_async (self->pool, ids, n_ids, self->cancellable, page_loaded_cb, self);
  else
    take_answer (self);
}

static void
query_answered_cb (GObject      *object,
                   GAsyncResult *result,
                   gpointer      user_data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (HeraldStoryIds) ids = herald_store_query_finish (HERALD_STORE (object), result, &error);
  HeraldStoryList *self;

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;

  self = HERALD_STORY_LIST (user_data);
  if (ids == NULL)
    {
      g_autoptr (HeraldStoryList) alive = g_object_ref (self);

      self->querying = FALSE;
      set_loaded (self, TRUE);
      g_signal_emit (self, signals[FAILED], 0, error);
      schedule_query (self);
      return;
    }

  self->answer = g_steal_pointer (&ids);
  self->runs = herald_id_array_compare (self->ids->ids, self->answer->ids);
  load_first_page (self);
}

static void
ask (HeraldStoryList *self)
{
  GHashTable *arriving = g_steal_pointer (&self->arriving);

  self->arriving = g_steal_pointer (&self->fetched);
  self->fetched = arriving;
  self->querying = TRUE;
  self->stale = FALSE;
  self->last_query = g_get_monotonic_time ();
  self->n_queries++;
  herald_store_query_async (self->store, self->query, self->max, self->zone, self->cancellable,
                            query_answered_cb, self);
}

static gboolean
ask_cb (gpointer user_data)
{
  HeraldStoryList *self = HERALD_STORY_LIST (user_data);

  self->query_source = 0;
  ask (self);

  return G_SOURCE_REMOVE;
}

static void
schedule_query (HeraldStoryList *self)
{
  gint64 wait;

  if (!self->stale || self->querying || self->query_source != 0)
    return;

  wait = self->last_query + QUERY_INTERVAL - g_get_monotonic_time ();
  self->query_source = g_timeout_add (wait > 0 ? (guint) (wait / 1000) + 1 : 0, ask_cb, self);
}

/* Taking over what changed. */

static guint
count_members (HeraldStoryList *self,
               GArray          *ids)
{
  guint n = 0;
  guint position;

  for (guint i = 0; i < ids->len; i++)
    n += herald_story_list_find (self, g_array_index (ids, gint64, i), &position);

  return n;
}

static void
keep (HeraldStoryList *self,
      GArray          *ids)
{
  g_autoptr (GArray) old = g_steal_pointer (&self->query->kept);

  self->query->kept = herald_id_array_union (old, ids);
}

static void
apply_read (HeraldStoryList *self,
            HeraldChangeSet *changes)
{
  guint n;

  if (herald_story_query_is_unread_only (self->query) && changes->value)
    keep (self, changes->changed);

  if (self->loading || self->answer != NULL || changes->changed->len > MAX_SOUGHT)
    {
      self->stale = TRUE;
      return;
    }

  n = count_members (self, changes->changed);
  if (changes->value)
    set_unread (self, self->unread > n ? self->unread - n : 0);
  else
    set_unread (self, MIN (self->unread + n, get_n_items (self)));

  /* A story that is unread again may belong here now. */
  if (herald_story_query_is_unread_only (self->query) && !changes->value && n < changes->changed->len)
    self->stale = TRUE;
}

static void
apply_bookmarked (HeraldStoryList *self,
                  HeraldChangeSet *changes)
{
  if (!keeps_unmarked (self))
    return;

  if (!changes->value)
    keep (self, changes->changed);
  else if (changes->changed->len > MAX_SOUGHT || count_members (self, changes->changed) < changes->changed->len)
    self->stale = TRUE;
}

static void
herald_story_list_get_property (GObject    *object,
                                guint       property_id,
                                GValue     *value,
                                GParamSpec *pspec)
{
  HeraldStoryList *self = HERALD_STORY_LIST (object);

  switch (property_id)
    {
    case PROP_LOADING:
      g_value_set_boolean (value, herald_story_list_get_loading (self));
      break;

    case PROP_UNREAD:
      g_value_set_uint (value, herald_story_list_get_unread (self));
      break;

    case PROP_WHOLE:
      g_value_set_boolean (value, herald_story_list_get_whole (self));
      break;

    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
    }
}

static GType
herald_story_list_get_item_type (GListModel *model)
{
  return HERALD_TYPE_STORY;
}

static guint
herald_story_list_get_n_items (GListModel *model)
{
  return get_n_items (HERALD_STORY_LIST (model));
}

static gpointer
herald_story_list_get_item (GListModel *model,
                            guint       position)
{
  HeraldStoryList *self = HERALD_STORY_LIST (model);
  HeraldStory *story;

  if (position >= get_n_items (self))
    return NULL;

  story = herald_story_pool_ref_story (self->pool, herald_story_list_get_id (self, position));
  if (position / PAGE != self->last_page || !herald_story_get_loaded (story))
    want_around (self, position);

  return story;
}

static void
list_model_iface_init (GListModelInterface *iface)
{
  iface->get_item_type = herald_story_list_get_item_type;
  iface->get_n_items = herald_story_list_get_n_items;
  iface->get_item = herald_story_list_get_item;
}

static void
herald_story_list_dispose (GObject *object)
{
  HeraldStoryList *self = HERALD_STORY_LIST (object);

  g_clear_handle_id (&self->query_source, g_source_remove);
  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->pool);
  g_clear_object (&self->store);

  G_OBJECT_CLASS (herald_story_list_parent_class)->dispose (object);
}

static void
herald_story_list_finalize (GObject *object)
{
  HeraldStoryList *self = HERALD_STORY_LIST (object);

  g_clear_object (&self->cancellable);
  g_clear_pointer (&self->query, herald_story_query_free);
  g_clear_pointer (&self->zone, g_time_zone_unref);
  g_clear_pointer (&self->ids, herald_story_ids_free);
  g_clear_pointer (&self->leaving, herald_story_ids_free);
  g_clear_pointer (&self->answer, herald_story_ids_free);
  g_clear_pointer (&self->runs, g_array_unref);
  g_clear_pointer (&self->fetched, g_hash_table_unref);
  g_clear_pointer (&self->arriving, g_hash_table_unref);

  G_OBJECT_CLASS (herald_story_list_parent_class)->finalize (object);
}

static void
herald_story_list_class_init (HeraldStoryListClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  const GParamFlags flags = G_PARAM_READABLE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY;

  object_class->dispose = herald_story_list_dispose;
  object_class->finalize = herald_story_list_finalize;
  object_class->get_property = herald_story_list_get_property;

  properties[PROP_LOADING] = g_param_spec_boolean ("loading", NULL, NULL, TRUE, flags);
  properties[PROP_WHOLE] = g_param_spec_boolean ("whole", NULL, NULL, FALSE, flags);
  properties[PROP_UNREAD] = g_param_spec_uint ("unread", NULL, NULL, 0, G_MAXUINT, 0, flags);

  g_object_class_install_properties (object_class, N_PROPS, properties);

  signals[STORIES_ARRIVED] =
    g_signal_new ("stories-arrived", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                  G_TYPE_NONE, 1, G_TYPE_UINT);
  signals[FAILED] =
    g_signal_new ("failed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                  G_TYPE_NONE, 1, G_TYPE_ERROR);
}

static void
herald_story_list_init (HeraldStoryList *self)
{
  self->cancellable = g_cancellable_new ();
  self->ids = g_new0 (HeraldStoryIds, 1);
  self->ids->ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  self->ids->days = g_array_new (FALSE, FALSE, sizeof (HeraldStoryDay));
  self->fetched = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
  self->arriving = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
  self->last_page = G_MAXUINT;
  self->max = BEGINNING;
  self->loading = TRUE;
}

const HeraldStoryQuery *
herald_story_list_get_query (HeraldStoryList *self)
{
  g_return_val_if_fail (HERALD_IS_STORY_LIST (self), NULL);

  return self->query;
}

/**
 * herald_story_list_get_loading:
 * @self: a list
 *
 * Returns: whether there is nothing of the list yet
 */
gboolean
herald_story_list_get_loading (HeraldStoryList *self)
{
  g_return_val_if_fail (HERALD_IS_STORY_LIST (self), FALSE);

  return self->loading;
}

/**
 * herald_story_list_get_whole:
 * @self: a list
 *
 * Of a long list only the beginning is there for a while; what follows comes as "items-changed".
 *
 * Returns: whether all of the list is there, or nothing more comes, because it cannot be read
 */
gboolean
herald_story_list_get_whole (HeraldStoryList *self)
{
  g_return_val_if_fail (HERALD_IS_STORY_LIST (self), FALSE);

  return self->whole;
}

/**
 * herald_story_list_get_unread:
 * @self: a list
 *
 * Returns: how many of its stories are unread
 */
guint
herald_story_list_get_unread (HeraldStoryList *self)
{
  g_return_val_if_fail (HERALD_IS_STORY_LIST (self), 0);

  return self->unread;
}

/**
 * herald_story_list_get_day:
 * @self: a list
 * @position: of a story
 * @day_start: (out): the day's first second, since 1970
 * @first: (out): position of the day's first story in the list
 * @end: (out): position behind its last one
 *
 * Finds the day under which a story stands.
 *
 * Returns: whether there is a story at @position
 */
gboolean
herald_story_list_get_day (HeraldStoryList *self,
                           guint            position,
                           gint64          *day_start,
                           guint           *first,
                           guint           *end)
{
  gint64 start;
  guint other_first;
  guint other_end;

  g_return_val_if_fail (HERALD_IS_STORY_LIST (self), FALSE);
  g_return_val_if_fail (day_start != NULL && first != NULL && end != NULL, FALSE);

  if (position < self->head)
    {
      if (!herald_story_ids_find_day (self->ids, position, day_start, first, end))
        return FALSE;
      if (*end < self->head || self->leaving == NULL)
        return TRUE;

      *end = self->head;
      if (herald_story_ids_find_day (self->leaving, self->tail, &start, &other_first, &other_end)
          && start == *day_start)
        *end += other_end - self->tail;
      return TRUE;
    }

  if (self->leaving == NULL
      || !herald_story_ids_find_day (self->leaving, self->tail + position - self->head, day_start, first, end))
    return FALSE;

  *end = *end - self->tail + self->head;
  if (*first > self->tail)
    {
      *first = *first - self->tail + self->head;
      return TRUE;
    }

  *first = self->head;
  if (self->head > 0 && herald_story_ids_find_day (self->ids, self->head - 1, &start, &other_first, &other_end)
      && start == *day_start)
    *first = other_first;
  return TRUE;
}

/**
 * herald_story_list_find:
 * @self: a list
 * @story_id: the id of a story
 * @position: (out): where it is
 *
 * Returns: whether the story is in the list
 */
gboolean
herald_story_list_find (HeraldStoryList *self,
                        gint64           story_id,
                        guint           *position)
{
  g_return_val_if_fail (HERALD_IS_STORY_LIST (self), FALSE);
  g_return_val_if_fail (position != NULL, FALSE);

  if (herald_id_array_find (self->ids->ids, 0, self->head, story_id, position))
    return TRUE;
  if (self->leaving == NULL
      || !herald_id_array_find (self->leaving->ids, self->tail, self->leaving->ids->len, story_id, position))
    return FALSE;

  *position = *position - self->tail + self->head;
  return TRUE;
}

/* Private to the engine. */

/**
 * herald_story_list_new: (skip)
 * @store: the store
 * @pool: the stories of the library
 * @query: which of them
 * @zone: where days begin
 *
 * Returns: (transfer full): a list that is being loaded
 */
HeraldStoryList *
herald_story_list_new (HeraldStore            *store,
                       HeraldStoryPool        *pool,
                       const HeraldStoryQuery *query,
                       GTimeZone              *zone)
{
  HeraldStoryList *self = g_object_new (HERALD_TYPE_STORY_LIST, NULL);

  self->store = g_object_ref (store);
  self->pool = g_object_ref (pool);
  self->query = herald_story_query_copy (query);
  self->zone = g_time_zone_ref (zone);
  ask (self);

  return self;
}

/**
 * herald_story_list_apply: (skip)
 * @self: a list
 * @changes: the answer to a write
 * @fetched: whether what was added came from a fetch
 *
 * Takes over a change, at once or with the next question.
 */
void
herald_story_list_apply (HeraldStoryList *self,
                         HeraldChangeSet *changes,
                         gboolean         fetched)
{
  if (changes->changed->len > 0 && changes->changes & HERALD_STORY_CHANGED_READ)
    apply_read (self, changes);
  if (changes->changed->len > 0 && changes->changes & HERALD_STORY_CHANGED_BOOKMARKED)
    apply_bookmarked (self, changes);
  if (changes->changed->len > 0 && changes->changes & HERALD_STORY_CHANGED_CONTENT && self->query->search != NULL)
    self->stale = TRUE;

  if (changes->removed->len > 0 || (changes->added->len > 0 && !(fetched && keeps_unmarked (self))))
    self->stale = TRUE;
  for (guint i = 0; fetched && !keeps_unmarked (self) && i < changes->added->len; i++)
    g_hash_table_add (self->fetched,
                      g_memdup2 (&g_array_index (changes->added, gint64, i), sizeof (gint64)));

  schedule_query (self);
}

/**
 * herald_story_list_set_since: (skip)
 * @self: a list
 * @since: when today began
 *
 * Says that another day has begun.
 */
void
herald_story_list_set_since (HeraldStoryList *self,
                             gint64           since)
{
  if (self->query->scope != HERALD_STORY_SCOPE_TODAY || self->query->since == since)
    return;

  self->query->since = since;
  herald_story_list_invalidate (self);
}

/**
 * herald_story_list_invalidate: (skip)
 * @self: a list
 *
 * Asks the store again, soon: something other than stories changed.
 */
void
herald_story_list_invalidate (HeraldStoryList *self)
{
  self->stale = TRUE;
  schedule_query (self);
}

HeraldStore *
herald_story_list_peek_store (HeraldStoryList *self)
{
  return self->store;
}

HeraldStoryPool *
herald_story_list_peek_pool (HeraldStoryList *self)
{
  return self->pool;
}

guint
herald_story_list_get_n_queries (HeraldStoryList *self)
{
  return self->n_queries;
}
