/* SPDX-FileCopyrightText: 2026 The Herald founders
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "herald-notifier.h"

#include "herald-notification.h"

#include "herald-id-array.h"

/* Of more sources at once, one notification tells. */
#define MAX_AT_ONCE 4
#define SUMMARY_ID "news"

/**
 * HeraldNotifier:
 *
 * Tells the desktop of the new stories of a session, and takes that back once they are read. Whoever has the window
 * before them sees the stories there. What was told of a source is told again together with what comes after it.
 */
struct _HeraldNotifier
{
  GObject         parent_instance;

  GtkApplication *application; /* (unowned): outlives this */
  HeraldSession  *session;     /* (owned) */
  HeraldNews     *news;        /* (owned) */
  GHashTable     *posted;      /* (owned) (element-type utf8 HeraldNewsGroup): by id, with the stories still unread */
};

G_DEFINE_FINAL_TYPE (HeraldNotifier, herald_notifier, G_TYPE_OBJECT)

static char *
id_of (const HeraldNewsGroup *group)
{
  if (group->source != NULL)
    return g_strdup_printf ("source-%" G_GINT64_FORMAT, herald_source_get_id (group->source));

  return g_strconcat ("words-", group->words, NULL);
}

static void
add_stories (HeraldNewsGroup *group,
             HeraldNewsGroup *other)
{
  for (guint i = 0; i < other->stories->len; i++)
    g_ptr_array_add (group->stories, herald_story_record_ref (g_ptr_array_index (other->stories, i)));
}

/* What is still unread of what was told before under the same id goes behind the new. */
static void
post (HeraldNotifier  *self,
      const char      *id,
      HeraldNewsGroup *group)
{
  HeraldNewsGroup *earlier = g_hash_table_lookup (self->posted, id);
  g_autoptr (GNotification) notification = NULL;

  if (earlier != NULL)
    add_stories (group, earlier);
  g_hash_table_replace (self->posted, g_strdup (id), herald_news_group_ref (group));

  notification = herald_notification_new_for_group (group, herald_session_get_library (self->session));
  g_application_send_notification (G_APPLICATION (self->application), id, notification);
}

/* All of them stand for the one notification then. */
static void
remember_all (HeraldNotifier *self,
              GPtrArray      *groups)
{
  HeraldNewsGroup *first = g_ptr_array_index (groups, 0);

  for (guint i = 1; i < groups->len; i++)
    add_stories (first, g_ptr_array_index (groups, i));
  g_hash_table_replace (self->posted, g_strdup (SUMMARY_ID), herald_news_group_ref (first));
}

static gboolean
is_before_reader (HeraldNotifier *self)
{
  GtkWindow *window = gtk_application_get_active_window (self->application);

  return window != NULL && gtk_window_is_active (window);
}

static void
arrived_cb (HeraldNotifier *self,
            GPtrArray      *groups)
{
  g_autoptr (GNotification) summary = NULL;

  if (is_before_reader (self))
    return;

  if (groups->len > MAX_AT_ONCE)
    {
      summary = herald_notification_new_for_many (groups);
      remember_all (self, groups);
      g_application_send_notification (G_APPLICATION (self->application), SUMMARY_ID, summary);
      return;
    }

  for (guint i = 0; i < groups->len; i++)
    {
      HeraldNewsGroup *group = g_ptr_array_index (groups, i);
      g_autofree char *id = id_of (group);

      post (self, id, group);
    }
}

static void
drop_stories (HeraldNewsGroup *group,
              GArray          *ids)
{
  for (guint i = group->stories->len; i > 0; i--)
    {
      HeraldStoryRecord *story = g_ptr_array_index (group->stories, i - 1);

      if (herald_id_array_contains (ids, story->id))
        g_ptr_array_remove_index (group->stories, i - 1);
    }
}

static void
withdraw_read (HeraldNotifier *self,
               GArray         *ids)
{
  GHashTableIter iter;
  gpointer id, group;

  g_hash_table_iter_init (&iter, self->posted);
  while (g_hash_table_iter_next (&iter, &id, &group))
    {
      drop_stories (group, ids);
      if (((HeraldNewsGroup *) group)->stories->len > 0)
        continue;

      g_application_withdraw_notification (G_APPLICATION (self->application), id);
      g_hash_table_iter_remove (&iter);
    }
}

static void
changed_cb (HeraldNotifier  *self,
            HeraldChangeSet *changes)
{
  if ((changes->changes & HERALD_STORY_CHANGED_READ) != 0 && changes->value)
    withdraw_read (self, changes->changed);
  if (changes->removed->len > 0)
    withdraw_read (self, changes->removed);
}

static void
words_changed_cb (HeraldNotifier *self)
{
  GSettings *settings = herald_session_get_settings (self->session);
  g_auto (GStrv) words = g_settings_get_strv (settings, "announced-words");

  herald_news_set_words (self->news, (const char *const *) words);
}

/* With the program gone nobody would notice that a story was read elsewhere. */
static void
withdraw_all (HeraldNotifier *self)
{
  GHashTableIter iter;
  gpointer id;

  g_hash_table_iter_init (&iter, self->posted);
  while (g_hash_table_iter_next (&iter, &id, NULL))
    g_application_withdraw_notification (G_APPLICATION (self->application), id);
  g_hash_table_remove_all (self->posted);
}

static void
herald_notifier_dispose (GObject *object)
{
  HeraldNotifier *self = HERALD_NOTIFIER (object);

  if (self->news != NULL)
    withdraw_all (self);
  g_clear_object (&self->news);
  g_clear_object (&self->session);

  G_OBJECT_CLASS (herald_notifier_parent_class)->dispose (object);
}

static void
herald_notifier_finalize (GObject *object)
{
  HeraldNotifier *self = HERALD_NOTIFIER (object);

  g_hash_table_unref (self->posted);

  G_OBJECT_CLASS (herald_notifier_parent_class)->finalize (object);
}

static void
herald_notifier_class_init (HeraldNotifierClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = herald_notifier_dispose;
  object_class->finalize = herald_notifier_finalize;
}

static void
herald_notifier_init (HeraldNotifier *self)
{
  self->posted = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify) herald_news_group_unref);
}

/**
 * herald_notifier_new:
 * @application: the program, which has to have the actions that notifications offer
 * @session: whose new stories to tell of
 *
 * Returns: (transfer full): what tells of them while it is there
 */
HeraldNotifier *
herald_notifier_new (GtkApplication *application,
                     HeraldSession  *session)
{
  HeraldNotifier *self;

  g_return_val_if_fail (GTK_IS_APPLICATION (application), NULL);
  g_return_val_if_fail (HERALD_IS_SESSION (session), NULL);

  self = g_object_new (HERALD_TYPE_NOTIFIER, NULL);
  self->application = application;
  self->session = g_object_ref (session);
  self->news = herald_news_new (herald_session_get_refresh (session));
  g_signal_connect_object (self->news, "arrived", G_CALLBACK (arrived_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (herald_session_get_library (session), "changed", G_CALLBACK (changed_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (herald_session_get_settings (session), "changed::announced-words",
                           G_CALLBACK (words_changed_cb), self, G_CONNECT_SWAPPED);
  words_changed_cb (self);

  return self;
}
