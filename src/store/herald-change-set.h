/* SPDX-FileCopyrightText: 2026 The Herald founders
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib-object.h>

G_BEGIN_DECLS

#define HERALD_TYPE_CHANGE_SET (herald_change_set_get_type ())

typedef struct _HeraldChangeSet HeraldChangeSet;

/**
 * HeraldSourceCount:
 *
 * How many stories a source has after a write.
 */
typedef struct
{
  gint64 source_id;
  guint  unread;
  guint  total;
} HeraldSourceCount;

/**
 * HeraldStoryChanges:
 * @HERALD_STORY_CHANGED_CONTENT: title, text or another part of what the feed said
 * @HERALD_STORY_CHANGED_READ: whether it is read
 * @HERALD_STORY_CHANGED_BOOKMARKED: whether it is bookmarked
 *
 * What became different about the stories in a change set's changed array.
 */
typedef enum
{
  HERALD_STORY_CHANGED_CONTENT = 1 << 0,
  HERALD_STORY_CHANGED_READ = 1 << 1,
  HERALD_STORY_CHANGED_BOOKMARKED = 1 << 2,
} HeraldStoryChanges;

/**
 * HeraldChangeSet:
 *
 * The answer to every write: what is different now. Reference-counted and boxed, immutable once the store has
 * handed it out. Story ids stand in the arrays in ascending order.
 */
struct _HeraldChangeSet
{
  GArray             *added;      /* (owned) (element-type gint64): stories that are new */
  GArray             *changed;    /* (owned) (element-type gint64): stories that are different */
  HeraldStoryChanges  changes;    /* what is different about them */
  gboolean            value;      /* with READ or BOOKMARKED: what it is now */
  GArray             *removed;    /* (owned) (element-type gint64): stories that are gone */
  GArray             *counts;     /* (owned) (element-type HeraldSourceCount): of the sources touched */
  guint               bookmarks;  /* how many stories are bookmarked now */
};

GType            herald_change_set_get_type    (void);
HeraldChangeSet *herald_change_set_new         (void) G_GNUC_WARN_UNUSED_RESULT;
HeraldChangeSet *herald_change_set_ref         (HeraldChangeSet *self);
void             herald_change_set_unref       (HeraldChangeSet *self);
int              herald_change_set_compare_ids (gconstpointer    a,
                                                gconstpointer    b);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (HeraldChangeSet, herald_change_set_unref)

G_END_DECLS
