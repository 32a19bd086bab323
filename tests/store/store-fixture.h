/* SPDX-FileCopyrightText: 2026 The Herald founders
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "herald-store.h"

G_BEGIN_DECLS

/* A step behind the real ones, for herald_migrations_add_test_step(). */
#define NEXT_STEP "/herald/test/next-step.sql"

/*
 * StoreFixture:
 *
 * A library in a folder of its own, and its store's calls made to wait for their answers. A call that fails ends
 * the test, unless it takes an error.
 */
typedef struct
{
  char        *folder; /* (owned) */
  char        *path;   /* (owned) */
  HeraldStore *store;  /* (owned) (nullable) */
} StoreFixture;

void                store_fixture_set_up       (StoreFixture        *self,
                                                gconstpointer        data);
void                store_fixture_tear_down    (StoreFixture        *self,
                                                gconstpointer        data);
void                store_fixture_reopen       (StoreFixture        *self);
void                store_fixture_close        (StoreFixture        *self);
void                store_fixture_execute      (StoreFixture        *self,
                                                const char          *sql);
gint64              store_fixture_read_int     (StoreFixture        *self,
                                                const char          *sql);

void                take_result_cb             (GObject             *object,
                                                GAsyncResult        *result,
                                                gpointer             user_data);
GAsyncResult       *wait_for_result            (GAsyncResult       **result);

HeraldStore        *open_store                 (const char          *path,
                                                GError             **error);
HeraldStoreSources *load_sources               (HeraldStore         *store);
HeraldSourceRecord *load_source                (HeraldStore         *store,
                                                gint64               source_id);
gint64              save_folder                (HeraldStore         *store,
                                                gint64               id,
                                                const char          *title,
                                                gint64               position);
gint64              add_source_full            (HeraldStore         *store,
                                                HeraldSourceRecord  *source,
                                                GError             **error);
gint64              add_source                 (HeraldStore         *store,
                                                const char          *address,
                                                gint64               folder_id);
void                save_source                (HeraldStore         *store,
                                                HeraldSourceRecord  *source);
HeraldChangeSet    *set_removed                (HeraldStore         *store,
                                                gint64               source_id,
                                                gboolean             removed);

HeraldStoryRecord  *add_story                  (HeraldFeedDocument  *document,
                                                const char          *guid,
                                                const char          *title,
                                                gint64               published);
HeraldFeedDocument *make_document              (guint                n,
                                                gint64               published);
HeraldChangeSet    *merge_full                 (HeraldStore         *store,
                                                HeraldSourceRecord  *source,
                                                HeraldFeedDocument  *document,
                                                GError             **error);
HeraldChangeSet    *merge                      (HeraldStore         *store,
                                                gint64               source_id,
                                                HeraldFeedDocument  *document);
void                merge_stories              (HeraldStore         *store,
                                                gint64               source_id,
                                                const char          *prefix,
                                                guint                n);

HeraldStoryIds     *query_beginning            (HeraldStore         *store,
                                                HeraldStoryQuery    *query,
                                                guint                max,
                                                GTimeZone           *zone);
HeraldStoryIds     *query_full                 (HeraldStore         *store,
                                                HeraldStoryQuery    *query,
                                                GTimeZone           *zone);
GArray             *query                      (HeraldStore         *store,
                                                HeraldStoryScope     scope,
                                                gint64               scope_id);
GArray             *search                     (HeraldStore         *store,
                                                const char          *words);
char               *titles                     (HeraldStore         *store,
                                                HeraldStoryScope     scope,
                                                gint64               scope_id);
gssize              count                      (HeraldStore         *store,
                                                HeraldStoryScope     scope,
                                                gint64               scope_id);
GPtrArray          *load_stories               (HeraldStore         *store,
                                                const gint64        *ids,
                                                gsize                n_ids);
HeraldStoryRecord  *load_story                 (HeraldStore         *store,
                                                gint64               story_id,
                                                GError             **error);
HeraldChangeSet    *set_read                   (HeraldStore         *store,
                                                const gint64        *ids,
                                                gsize                n_ids,
                                                gboolean             read);
HeraldChangeSet    *set_bookmarked             (HeraldStore         *store,
                                                gint64               story_id,
                                                gboolean             bookmarked,
                                                GError             **error);
HeraldChangeSet    *mark_all_read              (HeraldStore         *store,
                                                HeraldStoryScope     scope,
                                                gint64               scope_id);
HeraldChangeSet    *purge                      (HeraldStore         *store,
                                                gint64               older_than);
HeraldChangeSet    *purge_full                 (HeraldStore         *store,
                                                gint64               now,
                                                int                  days,
                                                int                  stories);

HeraldBackupRecord *back_up                    (HeraldStore         *store,
                                                GError             **error);
GPtrArray          *list_backups               (const char          *path);
gboolean            restore                    (const char          *path,
                                                const char          *backup,
                                                GError             **error);

G_END_DECLS
