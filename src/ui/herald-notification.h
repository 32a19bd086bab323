/* SPDX-FileCopyrightText: 2026 The Herald founders
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "herald-news.h"

G_BEGIN_DECLS

GNotification *herald_notification_new_for_group (const HeraldNewsGroup *group,
                                                  HeraldLibrary         *library) G_GNUC_WARN_UNUSED_RESULT;
GNotification *herald_notification_new_for_many  (GPtrArray             *groups) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
