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

  return g_test_run ();
}
