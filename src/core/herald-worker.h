/* SPDX-FileCopyrightText: 2026 The Herald founders
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

#define HERALD_TYPE_WORKER (herald_worker_get_type ())
G_DECLARE_FINAL_TYPE (HeraldWorker, herald_worker, HERALD, WORKER, GObject)

/**
 * HeraldWorkerFunc:
 * @task: the task to return on, exactly once
 * @task_data: (nullable): the task's data
 * @cancellable: (nullable): the task's cancellable
 *
 * Work done on a worker's thread. The task's source object is not passed, so that it is not touched there.
 */
typedef void (*HeraldWorkerFunc) (GTask        *task,
                                  gpointer      task_data,
                                  GCancellable *cancellable);

HeraldWorker *herald_worker_new        (const char       *name) G_GNUC_WARN_UNUSED_RESULT;
void          herald_worker_queue      (HeraldWorker     *self,
                                        GTask            *task,
                                        HeraldWorkerFunc  func);
guint         herald_worker_get_queued (HeraldWorker     *self);
gboolean      herald_worker_is_current (HeraldWorker     *self);
void          herald_worker_shutdown   (HeraldWorker     *self);

G_END_DECLS
