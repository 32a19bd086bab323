/* SPDX-FileCopyrightText: 2026 The Herald founders
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "herald-session.h"

G_BEGIN_DECLS

#define HERALD_TYPE_SAMPLE_LIBRARY (herald_sample_library_get_type ())
G_DECLARE_FINAL_TYPE (HeraldSampleLibrary, herald_sample_library, HERALD, SAMPLE_LIBRARY, GObject)

HeraldSampleLibrary *herald_sample_library_new   (HeraldSession       *session) G_GNUC_WARN_UNUSED_RESULT;
void                 herald_sample_library_start (HeraldSampleLibrary *self);
void                 herald_sample_library_stop  (HeraldSampleLibrary *self);

G_END_DECLS
