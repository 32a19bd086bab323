/* SPDX-FileCopyrightText: 2026 The Herald founders
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "herald-database.h"
#include "herald-store.h"

#include "herald-feed-document.h"
#include "herald-worker.h"

G_BEGIN_DECLS

/*
 * HeraldStoreReadFunc:
 *
 * A read on the worker. @arguments is the data of the caller's task, which is left alone meanwhile. Returns the
 * answer, or NULL with the error set.
 */
typedef gpointer (*HeraldStoreReadFunc) (HeraldDatabase  *database,
                                         gpointer         arguments,
                                         GCancellable    *cancellable,
                                         GError         **error);

/*
 * HeraldStoreWriteFunc:
 *
 * A write on the worker, inside a transaction. Adds what it changes to @changes; of its counts only the ids need
 * to be set. Returns whether to commit.
 */
typedef gboolean (*HeraldStoreWriteFunc) (HeraldDatabase   *database,
                                          gpointer          arguments,
                                          HeraldChangeSet  *changes,
                                          GError          **error);

GTask           *herald_store_new_task       (HeraldStore            *self,
                                              gpointer                source_tag,
                                              gpointer                arguments,
                                              GDestroyNotify          free_arguments,
                                              GCancellable           *cancellable,
                                              GAsyncReadyCallback     callback,
                                              gpointer                user_data) G_GNUC_WARN_UNUSED_RESULT;
void             herald_store_run_read       (HeraldStore            *self,
                                              GTask                  *task,
                                              HeraldStoreReadFunc     func,
                                              GDestroyNotify          free_answer);
void             herald_store_run_write      (HeraldStore            *self,
                                              GTask                  *task,
                                              HeraldStoreWriteFunc    func);
void             herald_store_run_merge      (HeraldStore            *self,
                                              GTask                  *task,
                                              HeraldSourceRecord     *source,
                                              HeraldFeedDocument     *document);
void             herald_store_run_mark_ids   (HeraldStore            *self,
                                              GTask                  *task,
                                              const gint64           *ids,
                                              gsize                   n_ids,
                                              gboolean                read);
void             herald_store_run_mark_query (HeraldStore            *self,
                                              GTask                  *task,
                                              const HeraldStoryQuery *query);
HeraldChangeSet *herald_store_finish_write   (HeraldStore            *self,
                                              GAsyncResult           *result,
                                              gpointer                source_tag,
                                              GError                **error) G_GNUC_WARN_UNUSED_RESULT;
HeraldWorker    *herald_store_get_copier     (HeraldStore            *self);
GCancellable    *herald_store_get_closing    (HeraldStore            *self);

G_END_DECLS
