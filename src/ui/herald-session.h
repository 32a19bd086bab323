/* SPDX-FileCopyrightText: 2026 The Herald founders
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gio/gio.h>

#include "herald-fetcher.h"
#include "herald-icon-finder.h"
#include "herald-keyring.h"
#include "herald-library.h"
#include "herald-picture-loader.h"
#include "herald-refresh.h"
#include "herald-scheduler.h"

G_BEGIN_DECLS

#define HERALD_TYPE_SESSION (herald_session_get_type ())
G_DECLARE_FINAL_TYPE (HeraldSession, herald_session, HERALD, SESSION, GObject)

HeraldSession       *herald_session_new             (HeraldLibrary *library,
                                                     GSettings     *settings) G_GNUC_WARN_UNUSED_RESULT;
void                 herald_session_start           (HeraldSession *self);
void                 herald_session_close           (HeraldSession *self);
HeraldLibrary       *herald_session_get_library     (HeraldSession *self);
GSettings           *herald_session_get_settings    (HeraldSession *self);
HeraldFetcher       *herald_session_get_fetcher     (HeraldSession *self);
HeraldKeyring       *herald_session_get_keyring     (HeraldSession *self);
HeraldIconFinder    *herald_session_get_icon_finder (HeraldSession *self);
HeraldRefresh       *herald_session_get_refresh     (HeraldSession *self);
HeraldScheduler     *herald_session_get_scheduler   (HeraldSession *self);
HeraldPictureLoader *herald_session_get_pictures    (HeraldSession *self);

G_END_DECLS
