/* SPDX-FileCopyrightText: 2026 The Herald founders
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

#define HERALD_TYPE_SAMPLE_PROCESS (herald_sample_process_get_type ())
G_DECLARE_FINAL_TYPE (HeraldSampleProcess, herald_sample_process, HERALD, SAMPLE_PROCESS, GObject)

HeraldSampleProcess *herald_sample_process_new          (void) G_GNUC_WARN_UNUSED_RESULT;
void                 herald_sample_process_start_async  (HeraldSampleProcess  *self,
                                                         GCancellable         *cancellable,
                                                         GAsyncReadyCallback   callback,
                                                         gpointer              user_data);
char                *herald_sample_process_start_finish (HeraldSampleProcess  *self,
                                                         GAsyncResult         *result,
                                                         GError              **error) G_GNUC_WARN_UNUSED_RESULT;
void                 herald_sample_process_stop         (HeraldSampleProcess  *self);

G_END_DECLS
