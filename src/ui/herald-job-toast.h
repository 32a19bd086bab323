/* SPDX-FileCopyrightText: 2026 The Herald founders
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

typedef struct _HeraldJobToast HeraldJobToast;

HeraldJobToast *herald_job_toast_new      (GtkWidget      *widget,
                                           const char     *text,
                                           GCancellable   *cancellable) G_GNUC_WARN_UNUSED_RESULT;
void            herald_job_toast_set_text (HeraldJobToast *self,
                                           const char     *text,
                                           const char     *widest);
void            herald_job_toast_free     (HeraldJobToast *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (HeraldJobToast, herald_job_toast_free)

G_END_DECLS
