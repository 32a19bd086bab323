/* SPDX-FileCopyrightText: 2026 The Herald founders
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "store-fixture.h"

#include "herald-attachment.h"
#include "herald-person.h"

#define HOUR 3600

static gint64
get_id (GArray *ids,
        guint   index)
{
  g_assert_cmpuint (index, <, ids->len);

  return g_array_index (ids, gint64, index);
}

static void
test_keeps_stories_over_reopen (StoreFixture  *self,
                                gconstpointer  data)
{
  gint64 source_id = add_source (self->store, "https://a.example/feed", 0);
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;

  merge_stories (self->store, source_id, "story", 3);
  before = titles (self->store, HERALD_STORY_SCOPE_ALL, 0);
  store_fixture_reopen (self);
  after = titles (self->store, HERALD_STORY_SCOPE_ALL, 0);

  g_assert_cmpstr (before, ==, "story 0; story 1; story 2");
  g_assert_cmpstr (after, ==, before);
}

static void
test_takes_story_once (StoreFixture  *self,
                       gconstpointer  data)
{
  gint64 source_id = add_source (self->store, "https://a.example/feed", 0);
  g_autoptr (HeraldFeedDocument) document = herald_feed_document_new ();
  g_autoptr (HeraldChangeSet) first = NULL;
  g_autoptr (HeraldChangeSet) second = NULL;

  add_story (document, "1", "One", 1700000000);
  first = merge (self->store, source_id, document);
  second = merge (self->store, source_id, document);

  g_assert_cmpuint (first->added->len, ==, 1);
  g_assert_cmpuint (second->added->len, ==, 0);
  g_assert_cmpuint (second->changed->len, ==, 0);
  g_assert_cmpint (count (self->store, HERALD_STORY_SCOPE_ALL, 0), ==, 1);
}

static void
test_loads_all_of_story (StoreFixture  *self,
                         gconstpointer  data)
{
  gint64 source_id = add_source (self->store, "https://a.example/feed", 0);
  g_autoptr (HeraldFeedDocument) document = herald_feed_document_new ();
  g_autoptr (HeraldChangeSet) changes = NULL;
  g_autoptr (HeraldStoryRecord) loaded = NULL;
  g_autoptr (GError) error = NULL;
  HeraldStoryRecord *story = add_story (document, "1", "One \"quoted\" \\ and\ttabbed ☃", 1700000000);
  const HeraldPerson *person;
  const HeraldAttachment *attachment;

  story->link = g_strdup ("https://a.example/1");
  story->summary = g_strdup ("<i>short</i>");
  story->summary_base = g_strdup ("https://a.example/s/");
  story->content_base = g_strdup ("https://a.example/c/");
  story->authors = g_ptr_array_new_with_free_func ((GDestroyNotify) herald_person_free);
  g_ptr_array_add (story->authors, herald_person_new ("Ann \"A\" \n Ö", NULL, "https://a.example/ann"));
  g_ptr_array_add (story->authors, herald_person_new (NULL, "b@a.example", NULL));
  story->attachments = g_ptr_array_new_with_free_func ((GDestroyNotify) herald_attachment_free);
  g_ptr_array_add (story->attachments, herald_attachment_new ("https://a.example/a.ogg", "audio/ogg", 123, -1));
  story->categories = g_strsplit ("one,\"two\",three", ",", -1);
  story->image = g_strdup ("https://a.example/i.png");
  story->thumbnail = g_strdup ("https://a.example/t.png");
  story->comments = g_strdup ("https://a.example/1#comments");
  story->language = g_strdup ("de");
  story->preview = g_strdup ("The text");
  story->updated = 1700000100;
  changes = merge (self->store, source_id, document);

  loaded = load_story (self->store, get_id (changes->added, 0), &error);
  g_assert_no_error (error);
  g_assert_cmpint (loaded->id, ==, get_id (changes->added, 0));
  g_assert_cmpint (loaded->source_id, ==, source_id);
  g_assert_cmpstr (loaded->guid, ==, "1");
  g_assert_cmpstr (loaded->link, ==, story->link);
  g_assert_cmpstr (loaded->title, ==, story->title);
  g_assert_cmpstr (loaded->summary, ==, story->summary);
  g_assert_cmpstr (loaded->summary_base, ==, story->summary_base);
  g_assert_cmpstr (loaded->content, ==, story->content);
  g_assert_cmpstr (loaded->content_base, ==, story->content_base);
  g_assert_cmpstr (loaded->image, ==, story->image);
  g_assert_cmpstr (loaded->thumbnail, ==, story->thumbnail);
  g_assert_cmpstr (loaded->comments, ==, story->comments);
  g_assert_cmpstr (loaded->language, ==, story->language);
  g_assert_cmpstr (loaded->preview, ==, story->preview);
  g_assert_cmpint (loaded->published, ==, 1700000000);
  g_assert_cmpint (loaded->updated, ==, 1700000100);
  g_assert_cmpint (loaded->sort_time, ==, 1700000000);
  g_assert_false (loaded->read);
  g_assert_false (loaded->bookmarked);

  g_assert_cmpuint (loaded->authors->len, ==, 2);
  person = g_ptr_array_index (loaded->authors, 0);
  g_assert_cmpstr (person->name, ==, "Ann \"A\" \n Ö");
  g_assert_null (person->email);
  g_assert_cmpstr (person->address, ==, "https://a.example/ann");
  person = g_ptr_array_index (loaded->authors, 1);
  g_assert_null (person->name);
  g_assert_cmpstr (person->email, ==, "b@a.example");

  g_assert_cmpuint (loaded->attachments->len, ==, 1);
  attachment = g_ptr_array_index (loaded->attachments, 0);
  g_assert_cmpstr (attachment->address, ==, "https://a.example/a.ogg");
  g_assert_cmpstr (attachment->type, ==, "audio/ogg");
  g_assert_cmpint (attachment->length, ==, 123);
  g_assert_cmpint (attachment->duration, ==, -1);
  g_assert_cmpstrv (loaded->categories, story->categories);
}

static void
test_keeps_what_is_read (StoreFixture  *self,
                         gconstpointer  data)
{
  gint64 source_id = add_source (self->store, "https://a.example/feed", 0);
  g_autoptr (HeraldChangeSet) changes = NULL;
  g_autoptr (GArray) ids = NULL;
  g_autofree char *unread = NULL;
  HeraldSourceCount count;

  merge_stories (self->store, source_id, "story", 3);
  ids = query (self->store, HERALD_STORY_SCOPE_ALL, 0);
  changes = set_read (self->store, &g_array_index (ids, gint64, 1), 1, TRUE);
  store_fixture_reopen (self);
  unread = titles (self->store, HERALD_STORY_SCOPE_UNREAD, 0);

  g_assert_cmpuint (changes->changed->len, ==, 1);
  g_assert_cmpint (changes->changes, ==, HERALD_STORY_CHANGED_READ);
  g_assert_true (changes->value);
  g_assert_cmpuint (changes->counts->len, ==, 1);
  count = g_array_index (changes->counts, HeraldSourceCount, 0);
  g_assert_cmpint (count.source_id, ==, source_id);
  g_assert_cmpuint (count.unread, ==, 2);
  g_assert_cmpuint (count.total, ==, 3);
  g_assert_cmpstr (unread, ==, "story 0; story 2");
}

static void
test_keeps_bookmarks (StoreFixture  *self,
                      gconstpointer  data)
{
  gint64 source_id = add_source (self->store, "https://a.example/feed", 0);
  g_autoptr (HeraldChangeSet) changes = NULL;
  g_autoptr (GArray) ids = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *bookmarks = NULL;

  merge_stories (self->store, source_id, "story", 3);
  ids = query (self->store, HERALD_STORY_SCOPE_ALL, 0);
  changes = set_bookmarked (self->store, get_id (ids, 1), TRUE, &error);
  g_assert_no_error (error);
  store_fixture_reopen (self);
  bookmarks = titles (self->store, HERALD_STORY_SCOPE_BOOKMARKS, 0);

  g_assert_cmpuint (changes->changed->len, ==, 1);
  g_assert_cmpint (changes->changes, ==, HERALD_STORY_CHANGED_BOOKMARKED);
  g_assert_true (changes->value);
  g_assert_cmpuint (changes->bookmarks, ==, 1);
  g_assert_cmpstr (bookmarks, ==, "story 1");
}

static HeraldSourceCount
get_count (HeraldStore *store,
           gint64       source_id)
{
  g_autoptr (HeraldSourceRecord) source = load_source (store, source_id);

  return (HeraldSourceCount) { .source_id = source_id, .unread = source->unread, .total = source->total };
}

static void
test_updates_changed_story (StoreFixture  *self,
                            gconstpointer  data)
{
  gint64 source_id = add_source (self->store, "https://a.example/feed", 0);
  g_autoptr (HeraldFeedDocument) before = herald_feed_document_new ();
  g_autoptr (HeraldFeedDocument) after = herald_feed_document_new ();
  g_autoptr (HeraldChangeSet) added = NULL;
  g_autoptr (HeraldChangeSet) read = NULL;
  g_autoptr (HeraldChangeSet) changed = NULL;
  g_autoptr (HeraldStoryRecord) story = NULL;
  g_autoptr (GArray) old_words = NULL;
  g_autoptr (GArray) new_words = NULL;
  gint64 id;

  add_story (before, "1", "Walrus", 1700000000);
  add_story (after, "1", "Penguin", 1700009999);
  added = merge (self->store, source_id, before);
  id = get_id (added->added, 0);
  read = set_read (self->store, &id, 1, TRUE);
  changed = merge (self->store, source_id, after);
  story = load_story (self->store, id, NULL);
  old_words = search (self->store, "walrus");
  new_words = search (self->store, "penguin");

  g_assert_cmpuint (changed->added->len, ==, 0);
  g_assert_cmpint (get_id (changed->changed, 0), ==, id);
  g_assert_cmpint (changed->changes, ==, HERALD_STORY_CHANGED_CONTENT);
  g_assert_cmpstr (story->title, ==, "Penguin");
  g_assert_cmpint (story->sort_time, ==, 1700000000);
  g_assert_true (story->read);
  g_assert_cmpuint (old_words->len, ==, 0);
  g_assert_cmpuint (new_words->len, ==, 1);
}

static void
test_takes_first_of_same_guid (StoreFixture  *self,
                               gconstpointer  data)
{
  gint64 source_id = add_source (self->store, "https://a.example/feed", 0);
  g_autoptr (HeraldFeedDocument) document = herald_feed_document_new ();
  g_autoptr (HeraldChangeSet) changes = NULL;
  g_autofree char *all = NULL;

  add_story (document, "1", "First", 1700000000);
  add_story (document, "1", "Second", 1700000000);
  changes = merge (self->store, source_id, document);
  all = titles (self->store, HERALD_STORY_SCOPE_ALL, 0);

  g_assert_cmpuint (changes->added->len, ==, 1);
  g_assert_cmpstr (all, ==, "First");
}

static void
test_knows_story_with_new_guid (StoreFixture  *self,
                                gconstpointer  data)
{
  gint64 source_id = add_source (self->store, "https://a.example/feed", 0);
  g_autoptr (HeraldFeedDocument) before = herald_feed_document_new ();
  g_autoptr (HeraldFeedDocument) after = herald_feed_document_new ();
  g_autoptr (HeraldChangeSet) added = NULL;
  g_autoptr (HeraldChangeSet) changed = NULL;

  add_story (before, "http://a.example/1", "One", 1700000000)->link = g_strdup ("https://a.example/1");
  add_story (after, "tag:a.example,1", "One", 1700000000)->link = g_strdup ("https://a.example/1");
  added = merge (self->store, source_id, before);
  changed = merge (self->store, source_id, after);

  g_assert_cmpuint (changed->added->len, ==, 0);
  g_assert_cmpint (count (self->store, HERALD_STORY_SCOPE_ALL, 0), ==, 1);
}

static void
test_identifies_by_link_then_text (StoreFixture  *self,
                                   gconstpointer  data)
{
  gint64 source_id = add_source (self->store, "https://a.example/feed", 0);
  g_autoptr (HeraldFeedDocument) document = herald_feed_document_new ();
  g_autoptr (HeraldChangeSet) first = NULL;
  g_autoptr (HeraldChangeSet) second = NULL;

  add_story (document, NULL, "Linked", 1700000000)->link = g_strdup ("https://a.example/1");
  add_story (document, NULL, "Text A", HERALD_TIME_NONE);
  add_story (document, NULL, "Text B", HERALD_TIME_NONE);
  first = merge (self->store, source_id, document);
  second = merge (self->store, source_id, document);

  g_assert_cmpuint (first->added->len, ==, 3);
  g_assert_cmpuint (second->added->len, ==, 0);
}

static void
test_mends_sort_time (StoreFixture  *self,
                      gconstpointer  data)
{
  const gint64 dates[] = { HERALD_TIME_NONE, 0, 4070908800, 1700000000 };
  gint64 now = g_get_real_time () / G_USEC_PER_SEC;
  gint64 source_id = add_source (self->store, "https://a.example/feed", 0);

  for (guint i = 0; i < G_N_ELEMENTS (dates); i++)
    {
      g_autoptr (HeraldFeedDocument) document = herald_feed_document_new ();
      g_autoptr (HeraldChangeSet) changes = NULL;
      g_autoptr (HeraldStoryRecord) story = NULL;
      g_autofree char *name = g_strdup_printf ("%u", i);

      add_story (document, name, name, dates[i]);
      changes = merge (self->store, source_id, document);
      story = load_story (self->store, get_id (changes->added, 0), NULL);
      g_assert_cmpint (story->published, ==, dates[i]);
      if (dates[i] == 1700000000)
        g_assert_cmpint (story->sort_time, ==, 1700000000);
      else
        g_assert_cmpint (ABS (story->sort_time - now), <=, 60);
    }
}

static void
test_lists_scopes (StoreFixture  *self,
                   gconstpointer  data)
{
  gint64 folder_id = save_folder (self->store, 0, "Folder", 0);
  gint64 inside = add_source (self->store, "https://a.example/feed", folder_id);
  gint64 also_inside = add_source (self->store, "https://b.example/feed", folder_id);
  gint64 outside = add_source (self->store, "https://c.example/feed", 0);
  g_autoptr (HeraldStoryQuery) today = herald_story_query_new (HERALD_STORY_SCOPE_TODAY, 0);
  g_autoptr (HeraldStoryIds) today_ids = NULL;
  g_autofree char *folder = NULL;
  g_autofree char *source = NULL;

  merge_stories (self->store, inside, "a", 2);
  merge_stories (self->store, also_inside, "b", 2);
  merge_stories (self->store, outside, "c", 2);
  folder = titles (self->store, HERALD_STORY_SCOPE_FOLDER, folder_id);
  source = titles (self->store, HERALD_STORY_SCOPE_SOURCE, outside);
  today->since = 1700000000;
  today_ids = query_full (self->store, today, NULL);

  g_assert_cmpstr (folder, ==, "b 0; a 0; b 1; a 1");
  g_assert_cmpstr (source, ==, "c 0; c 1");
  g_assert_cmpuint (today_ids->ids->len, ==, 3);
  g_assert_cmpuint (today_ids->unread, ==, 3);
  g_assert_cmpint (count (self->store, HERALD_STORY_SCOPE_FOLDER, folder_id), ==, 4);
}

static void
test_tells_days (StoreFixture  *self,
                 gconstpointer  data)
{
  gint64 source_id = add_source (self->store, "https://a.example/feed", 0);
  g_autoptr (GTimeZone) zone = g_time_zone_new_identifier ("+02:00");
  g_autoptr (HeraldStoryQuery) value = herald_story_query_new (HERALD_STORY_SCOPE_ALL, 0);
  g_autoptr (HeraldStoryIds) ids = NULL;

  /* From 2023-11-14 22:13:20 UTC backwards: there, it is after midnight already. */
  merge_stories (self->store, source_id, "story", 26);
  ids = query_full (self->store, value, zone);

  g_assert_cmpuint (ids->days->len, ==, 3);
  g_assert_cmpint (g_array_index (ids->days, HeraldStoryDay, 0).start, ==, 1699999200);
  g_assert_cmpuint (g_array_index (ids->days, HeraldStoryDay, 0).first, ==, 0);
  g_assert_cmpint (g_array_index (ids->days, HeraldStoryDay, 1).start, ==, 1699999200 - 24 * HOUR);
  g_assert_cmpuint (g_array_index (ids->days, HeraldStoryDay, 1).first, ==, 1);
  g_assert_cmpuint (g_array_index (ids->days, HeraldStoryDay, 2).first, ==, 25);
}

static void
test_undoes_mark_all (StoreFixture  *self,
                      gconstpointer  data)
{
  gint64 source_id = add_source (self->store, "https://a.example/feed", 0);
  g_autoptr (GArray) ids = NULL;
  g_autoptr (HeraldChangeSet) one = NULL;
  g_autoptr (HeraldChangeSet) all = NULL;
  g_autoptr (HeraldChangeSet) undone = NULL;

  merge_stories (self->store, source_id, "story", 10);
  ids = query (self->store, HERALD_STORY_SCOPE_ALL, 0);
  one = set_read (self->store, &g_array_index (ids, gint64, 4), 1, TRUE);
  all = mark_all_read (self->store, HERALD_STORY_SCOPE_ALL, 0);
  g_assert_cmpuint (all->changed->len, ==, 9);
  g_assert_cmpuint (get_count (self->store, source_id).unread, ==, 0);
  undone = set_read (self->store, (const gint64 *) (gpointer) all->changed->data, all->changed->len, FALSE);

  g_assert_cmpuint (undone->changed->len, ==, 9);
  g_assert_cmpuint (get_count (self->store, source_id).unread, ==, 9);
}

static void
test_searches_any_text (StoreFixture  *self,
                        gconstpointer  data)
{
  const char *const hostile[] = {
    "\"", "\"\"\"", "'", "* AND", "NOT", "a OR", "NEAR(", "title:", "{title text}: x", "-x", "^x", "()",
    "\\", "%", "a\"b", "x* y*", "; DROP TABLE story", "\xff\xfe", "☃", "\t\n", "+", "col : a",
  };
  gint64 source_id = add_source (self->store, "https://a.example/feed", 0);
  g_autoptr (HeraldFeedDocument) document = herald_feed_document_new ();
  g_autoptr (HeraldChangeSet) changes = NULL;
  g_autoptr (GArray) prefix = NULL;
  g_autoptr (GArray) both = NULL;
  g_autoptr (GArray) not_both = NULL;
  g_autoptr (GArray) accents = NULL;

  add_story (document, "1", "The café in Zürich", 1700000000);
  add_story (document, "2", "Don't panic", 1700000001);
  changes = merge (self->store, source_id, document);
  for (guint i = 0; i < G_N_ELEMENTS (hostile); i++)
    {
      g_autoptr (GArray) ids = search (self->store, hostile[i]);

      g_assert_cmpuint (ids->len, <=, 2);
    }
  prefix = search (self->store, "pan");
  both = search (self->store, "panic don't");
  not_both = search (self->store, "panic cafe");
  accents = search (self->store, "CAFE zur");

  g_assert_cmpint (get_id (prefix, 0), ==, get_id (both, 0));
  g_assert_cmpuint (not_both->len, ==, 0);
  g_assert_cmpuint (accents->len, ==, 1);
}

static void
test_removes_and_restores_source (StoreFixture  *self,
                                  gconstpointer  data)
{
  gint64 source_id = add_source (self->store, "https://a.example/feed", 0);
  g_autoptr (GArray) ids = NULL;
  g_autoptr (HeraldChangeSet) bookmarked = NULL;
  g_autoptr (HeraldChangeSet) removed = NULL;
  g_autoptr (HeraldChangeSet) restored = NULL;

  merge_stories (self->store, source_id, "story", 3);
  ids = query (self->store, HERALD_STORY_SCOPE_ALL, 0);
  bookmarked = set_bookmarked (self->store, get_id (ids, 0), TRUE, NULL);
  removed = set_removed (self->store, source_id, TRUE);

  g_assert_cmpuint (removed->removed->len, ==, 2);
  g_assert_null (load_source (self->store, source_id));
  g_assert_cmpint (count (self->store, HERALD_STORY_SCOPE_ALL, 0), ==, 0);
  g_assert_cmpint (count (self->store, HERALD_STORY_SCOPE_BOOKMARKS, 0), ==, 1);

  restored = set_removed (self->store, source_id, FALSE);
  g_assert_cmpuint (restored->added->len, ==, 2);
  g_assert_cmpint (count (self->store, HERALD_STORY_SCOPE_ALL, 0), ==, 3);
}

static void
test_adds_address_once (StoreFixture  *self,
                        gconstpointer  data)
{
  gint64 source_id = add_source (self->store, "https://a.example/feed", 0);
  g_autoptr (HeraldSourceRecord) same = herald_source_record_new ("https://a.example/feed");
  g_autoptr (HeraldChangeSet) removed = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_cmpint (add_source_full (self->store, same, &error), ==, 0);
  g_assert_no_error (error);

  merge_stories (self->store, source_id, "story", 3);
  removed = set_removed (self->store, source_id, TRUE);
  g_assert_cmpint (add_source (self->store, "https://a.example/feed", 0), ==, source_id);
  g_assert_cmpint (count (self->store, HERALD_STORY_SCOPE_ALL, 0), ==, 3);
}

static void
test_new_address_begins_anew (StoreFixture  *self,
                              gconstpointer  data)
{
  gint64 source_id = add_source (self->store, "https://a.example/feed", 0);
  g_autoptr (HeraldSourceRecord) failed = load_source (self->store, source_id);
  g_autoptr (HeraldSourceRecord) moved = NULL;
  g_autoptr (HeraldSourceRecord) stored = NULL;
  g_autoptr (HeraldChangeSet) changes = NULL;
  g_autoptr (GError) error = NULL;

  failed->failure = HERALD_FAILURE_NOT_FOUND;
  failed->failure_count = 3;
  failed->failing_since = 1700000000;
  changes = merge_full (self->store, failed, NULL, &error);
  g_assert_no_error (error);

  moved = load_source (self->store, source_id);
  g_assert_cmpint (moved->failure, ==, HERALD_FAILURE_NOT_FOUND);
  g_set_str (&moved->address, "https://b.example/feed");
  save_source (self->store, moved);

  stored = load_source (self->store, source_id);
  g_assert_cmpstr (stored->address, ==, "https://b.example/feed");
  g_assert_cmpint (stored->failure, ==, HERALD_FAILURE_NONE);
  g_assert_cmpuint (stored->failure_count, ==, 0);
  g_assert_cmpint (stored->failing_since, ==, HERALD_TIME_NONE);
}

/* Taking back the removal still brings that source back. */
static void
test_takes_address_of_removed_source (StoreFixture  *self,
                                      gconstpointer  data)
{
  gint64 removed_id = add_source (self->store, "https://a.example/feed", 0);
  gint64 source_id = add_source (self->store, "https://b.example/feed", 0);
  g_autoptr (HeraldSourceRecord) source = load_source (self->store, source_id);
  g_autoptr (HeraldSourceRecord) restored = NULL;
  g_autoptr (HeraldChangeSet) removal = NULL;
  g_autoptr (HeraldChangeSet) restoring = NULL;

  merge_stories (self->store, removed_id, "story", 3);
  removal = set_removed (self->store, removed_id, TRUE);
  g_set_str (&source->address, "https://a.example/feed");
  save_source (self->store, source);

  restoring = set_removed (self->store, removed_id, FALSE);
  g_assert_cmpuint (restoring->added->len, ==, 3);
  restored = load_source (self->store, removed_id);
  g_assert_cmpstr (restored->address, !=, source->address);
  g_assert_true (g_str_has_prefix (restored->address, "https://a.example/feed#"));
}

static void
test_purged_story_is_no_news (StoreFixture  *self,
                              gconstpointer  data)
{
  gint64 source_id = add_source (self->store, "https://a.example/feed", 0);
  gint64 later = g_get_real_time () / G_USEC_PER_SEC + HOUR;
  g_autoptr (HeraldFeedDocument) both = herald_feed_document_new ();
  g_autoptr (HeraldFeedDocument) one = herald_feed_document_new ();
  g_autoptr (HeraldChangeSet) merged = NULL;
  g_autoptr (HeraldChangeSet) left = NULL;
  g_autoptr (HeraldChangeSet) in_feed = NULL;
  g_autoptr (HeraldChangeSet) unread = NULL;
  g_autoptr (HeraldChangeSet) read = NULL;
  g_autoptr (HeraldChangeSet) purged = NULL;
  g_autoptr (HeraldChangeSet) again = NULL;
  g_autoptr (GArray) found = NULL;

  add_story (both, "1", "Walrus", 1700000000);
  add_story (both, "2", "Penguin", 1700000001);
  add_story (one, "2", "Penguin", 1700000001);
  merged = merge (self->store, source_id, both);
  in_feed = purge (self->store, later);
  g_assert_cmpuint (in_feed->removed->len, ==, 0);

  left = merge (self->store, source_id, one);
  unread = purge (self->store, later);
  g_assert_cmpuint (unread->removed->len, ==, 0);

  read = mark_all_read (self->store, HERALD_STORY_SCOPE_SOURCE, source_id);
  purged = purge (self->store, later);
  found = search (self->store, "walrus");
  g_assert_cmpuint (purged->removed->len, ==, 1);
  g_assert_cmpuint (get_count (self->store, source_id).total, ==, 1);
  g_assert_cmpuint (found->len, ==, 0);

  again = merge (self->store, source_id, both);
  g_assert_cmpint (get_id (again->added, 0), ==, get_id (purged->removed, 0));
  g_assert_cmpuint (get_count (self->store, source_id).total, ==, 2);
  g_assert_cmpuint (get_count (self->store, source_id).unread, ==, 0);
}

/* Five of ten stories are too many, but one of them was never read, one has a bookmark and one is still in the feed. */
static void
test_keeps_the_newest_of_a_source (StoreFixture  *self,
                                   gconstpointer  data)
{
  gint64 big = add_source (self->store, "https://big.example/feed", 0);
  gint64 small = add_source (self->store, "https://small.example/feed", 0);
  g_autoptr (HeraldFeedDocument) left = herald_feed_document_new ();
  g_autoptr (HeraldChangeSet) merged = NULL;
  g_autoptr (HeraldChangeSet) read = NULL;
  g_autoptr (HeraldChangeSet) bookmarked = NULL;
  g_autoptr (HeraldChangeSet) unread = NULL;
  g_autoptr (HeraldChangeSet) purged = NULL;
  g_autoptr (GArray) ids = NULL;
  g_autofree char *kept = NULL;

  merge_stories (self->store, big, "story", 10);
  merge_stories (self->store, small, "other", 5);
  add_story (left, "story 9", "story 9", 1700000000 - 9 * HOUR);
  merged = merge (self->store, big, left);
  read = mark_all_read (self->store, HERALD_STORY_SCOPE_ALL, 0);
  ids = query (self->store, HERALD_STORY_SCOPE_SOURCE, big);
  bookmarked = set_bookmarked (self->store, get_id (ids, 8), TRUE, NULL);
  unread = set_read (self->store, &g_array_index (ids, gint64, 7), 1, FALSE);

  purged = purge_full (self->store, 0, 0, 5);

  kept = titles (self->store, HERALD_STORY_SCOPE_SOURCE, big);
  g_assert_cmpstr (kept, ==, "story 0; story 1; story 2; story 3; story 4; story 7; story 8; story 9");
  g_assert_cmpuint (purged->removed->len, ==, 2);
  g_assert_cmpuint (get_count (self->store, big).total, ==, 8);
  g_assert_cmpuint (get_count (self->store, small).total, ==, 5);
}

/* Stories without a date have that of their arrival, all the same. */
static void
test_keeps_so_many_of_one_time (StoreFixture  *self,
                                gconstpointer  data)
{
  gint64 source_id = add_source (self->store, "https://a.example/feed", 0);
  g_autoptr (HeraldFeedDocument) many = herald_feed_document_new ();
  g_autoptr (HeraldFeedDocument) none = herald_feed_document_new ();
  g_autoptr (HeraldChangeSet) merged = NULL;
  g_autoptr (HeraldChangeSet) left = NULL;
  g_autoptr (HeraldChangeSet) read = NULL;
  g_autoptr (HeraldChangeSet) purged = NULL;

  for (guint i = 0; i < 20; i++)
    {
      g_autofree char *guid = g_strdup_printf ("%u", i);

      add_story (many, guid, guid, 1700000000);
    }
  add_story (none, "other", "other", 1700000000);
  merged = merge (self->store, source_id, many);
  left = merge (self->store, source_id, none);
  read = mark_all_read (self->store, HERALD_STORY_SCOPE_ALL, 0);

  purged = purge_full (self->store, 0, 0, 8);

  g_assert_cmpuint (purged->removed->len, ==, 13);
  g_assert_cmpuint (get_count (self->store, source_id).total, ==, 8);
}

static void
test_failing_document_fails_alone (StoreFixture  *self,
                                   gconstpointer  data)
{
  g_autoptr (HeraldFeedDocument) document = herald_feed_document_new ();
  g_autoptr (HeraldSourceRecord) good = herald_source_record_new ("https://unused.example/");
  g_autoptr (HeraldSourceRecord) bad = herald_source_record_new ("https://unused.example/");
  g_autoptr (GAsyncResult) first = NULL;
  g_autoptr (GAsyncResult) second = NULL;
  g_autoptr (GAsyncResult) third = NULL;
  g_autoptr (HeraldChangeSet) first_changes = NULL;
  g_autoptr (HeraldChangeSet) second_changes = NULL;
  g_autoptr (HeraldChangeSet) third_changes = NULL;
  g_autoptr (GError) error = NULL;

  good->id = add_source (self->store, "https://a.example/feed", 0);
  bad->id = good->id + 1000;
  add_story (document, "1", "One", 1700000000);
  herald_store_merge_async (self->store, good, NULL, NULL, take_result_cb, &first);
  herald_store_merge_async (self->store, bad, document, NULL, take_result_cb, &second);
  herald_store_merge_async (self->store, good, document, NULL, take_result_cb, &third);
  third_changes = herald_store_merge_finish (self->store, wait_for_result (&third), &error);
  g_assert_no_error (error);
  first_changes = herald_store_merge_finish (self->store, first, &error);
  g_assert_no_error (error);
  second_changes = herald_store_merge_finish (self->store, second, &error);

  g_assert_error (error, HERALD_STORE_ERROR, HERALD_STORE_ERROR_NOT_FOUND);
  g_assert_cmpuint (third_changes->added->len, ==, 1);
}

static void
assert_counts_equal_rows (StoreFixture *self)
{
  g_assert_cmpint (store_fixture_read_int (self, "SELECT count(*) FROM source WHERE total <>"
                                                 " (SELECT count(*) FROM story JOIN status USING (id)"
                                                 "   WHERE source_id = source.id)"
                                                 " OR unread <> (SELECT count(*) FROM status"
                                                 "   WHERE source_id = source.id AND read = 0 AND state <> 0)"),
                   ==, 0);
}

static void
test_counts_equal_rows (StoreFixture  *self,
                        gconstpointer  data)
{
  gint64 later = g_get_real_time () / G_USEC_PER_SEC + HOUR;
  gint64 sources[3];

  for (guint i = 0; i < G_N_ELEMENTS (sources); i++)
    {
      g_autofree char *address = g_strdup_printf ("https://%u.example/feed", i);

      sources[i] = add_source (self->store, address, 0);
    }

  for (guint i = 0; i < 150; i++)
    {
      g_autoptr (HeraldFeedDocument) document = herald_feed_document_new ();
      g_autoptr (HeraldChangeSet) changes = NULL;
      gint64 source_id = sources[g_test_rand_int_range (0, G_N_ELEMENTS (sources))];
      gint64 id = g_test_rand_int_range (1, 60);

      switch (g_test_rand_int_range (0, 6))
        {
        case 0:
          changes = set_read (self->store, &id, 1, g_test_rand_bit ());
          break;
        case 1:
          changes = set_bookmarked (self->store, id, g_test_rand_bit (), NULL);
          break;
        case 2:
          changes = mark_all_read (self->store, HERALD_STORY_SCOPE_SOURCE, source_id);
          break;
        case 3:
          changes = purge (self->store, later);
          break;
        case 4:
          changes = set_removed (self->store, source_id, TRUE);
          herald_change_set_unref (changes);
          changes = set_removed (self->store, source_id, FALSE);
          break;
        default:
          for (guint j = 0; j < 5; j++)
            {
              g_autofree char *name = g_strdup_printf ("%d", g_test_rand_int_range (0, 30));

              add_story (document, name, name, 1700000000);
            }
          changes = merge (self->store, source_id, document);
          break;
        }
      assert_counts_equal_rows (self);
    }
}

#define ADD(path, function) \
  g_test_add (path, StoreFixture, NULL, store_fixture_set_up, function, store_fixture_tear_down)

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  ADD ("/store/store/keeps-stories-over-reopen", test_keeps_stories_over_reopen);
  ADD ("/store/store/takes-a-story-once", test_takes_story_once);
  ADD ("/store/store/loads-all-of-a-story", test_loads_all_of_story);
  ADD ("/store/store/keeps-what-is-read", test_keeps_what_is_read);
  ADD ("/store/store/keeps-bookmarks", test_keeps_bookmarks);
  ADD ("/store/store/updates-a-changed-story-and-keeps-its-status", test_updates_changed_story);
  ADD ("/store/store/takes-the-first-of-the-same-guid", test_takes_first_of_same_guid);
  ADD ("/store/store/knows-a-story-whose-guid-changed", test_knows_story_with_new_guid);
  ADD ("/store/store/identifies-by-link-then-by-text", test_identifies_by_link_then_text);
  ADD ("/store/store/mends-impossible-dates", test_mends_sort_time);
  ADD ("/store/store/lists-scopes", test_lists_scopes);
  ADD ("/store/store/tells-where-days-begin", test_tells_days);
  ADD ("/store/store/undoes-mark-all-read", test_undoes_mark_all);
  ADD ("/store/store/searches-for-any-text", test_searches_any_text);
  ADD ("/store/store/removes-and-restores-a-source", test_removes_and_restores_source);
  ADD ("/store/store/adds-an-address-once", test_adds_address_once);
  ADD ("/store/store/new-address-begins-anew", test_new_address_begins_anew);
  ADD ("/store/store/takes-the-address-of-a-removed-source", test_takes_address_of_removed_source);
  ADD ("/store/store/purged-story-is-no-news", test_purged_story_is_no_news);
  ADD ("/store/store/keeps-the-newest-of-a-source", test_keeps_the_newest_of_a_source);
  ADD ("/store/store/keeps-so-many-of-one-time", test_keeps_so_many_of_one_time);
  ADD ("/store/store/failing-document-fails-alone", test_failing_document_fails_alone);
  ADD ("/store/store/counts-equal-rows", test_counts_equal_rows);

  return g_test_run ();
}
