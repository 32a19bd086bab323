/* SPDX-FileCopyrightText: 2026 The Herald founders
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib-object.h>

G_BEGIN_DECLS

#define HERALD_TYPE_STORY_QUERY (herald_story_query_get_type ())

typedef struct _HeraldStoryQuery HeraldStoryQuery;

/**
 * HeraldStoryScope:
 * @HERALD_STORY_SCOPE_ALL: all stories
 * @HERALD_STORY_SCOPE_TODAY: those whose sort time is @since or later
 * @HERALD_STORY_SCOPE_UNREAD: those not read
 * @HERALD_STORY_SCOPE_BOOKMARKS: those bookmarked, also of sources that were removed since
 * @HERALD_STORY_SCOPE_SOURCE: those of one source
 * @HERALD_STORY_SCOPE_FOLDER: those of the sources in one folder
 *
 * Where stories are looked for.
 */
typedef enum
{
  HERALD_STORY_SCOPE_ALL,
  HERALD_STORY_SCOPE_TODAY,
  HERALD_STORY_SCOPE_UNREAD,
  HERALD_STORY_SCOPE_BOOKMARKS,
  HERALD_STORY_SCOPE_SOURCE,
  HERALD_STORY_SCOPE_FOLDER,
} HeraldStoryScope;

/**
 * HeraldStoryQuery:
 * @scope: where to look
 * @scope_id: id of the source or folder, else 0
 * @since: with %HERALD_STORY_SCOPE_TODAY: the start of today, in seconds since 1970
 * @unread_only: whether read stories are left out
 * @search: (nullable): words as a person typed them; every word must occur, the last one as a prefix
 * @kept: (nullable) (element-type gint64): ids in ascending order of stories that stay in the answer although they
 *   were read or lost their bookmark since, as long as they fit the scope's source or folder, day and words
 *
 * Which stories a list shows. Their order is always newest first by sort time, then by id. A boxed value, not
 * changed once shared.
 */
struct _HeraldStoryQuery
{
  HeraldStoryScope  scope;
  gint64            scope_id;
  gint64            since;
  gboolean          unread_only;
  char             *search; /* (owned) (nullable) */
  GArray           *kept;   /* (owned) (nullable) (element-type gint64) */
};

GType             herald_story_query_get_type       (void);
HeraldStoryQuery *herald_story_query_new            (HeraldStoryScope        scope,
                                                     gint64                  scope_id) G_GNUC_WARN_UNUSED_RESULT;
HeraldStoryQuery *herald_story_query_copy           (const HeraldStoryQuery *self) G_GNUC_WARN_UNUSED_RESULT;
void              herald_story_query_free           (HeraldStoryQuery       *self);
gboolean          herald_story_query_equal          (const HeraldStoryQuery *a,
                                                     const HeraldStoryQuery *b);
gboolean          herald_story_query_is_unread_only (const HeraldStoryQuery *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (HeraldStoryQuery, herald_story_query_free)

G_END_DECLS
