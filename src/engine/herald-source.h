/* SPDX-FileCopyrightText: 2026 The Herald founders
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gio/gio.h>

#include "herald-source-record.h"

G_BEGIN_DECLS

/**
 * HeraldSourceState:
 * @HERALD_SOURCE_IDLE: nothing is being done
 * @HERALD_SOURCE_WAITING: it stands in line to be fetched
 * @HERALD_SOURCE_FETCHING: it is being fetched or stored
 *
 * What a refresh is doing with a source.
 */
typedef enum
{
  HERALD_SOURCE_IDLE,
  HERALD_SOURCE_WAITING,
  HERALD_SOURCE_FETCHING,
} HeraldSourceState;

#define HERALD_TYPE_SOURCE (herald_source_get_type ())
G_DECLARE_FINAL_TYPE (HeraldSource, herald_source, HERALD, SOURCE, GObject)

/* Properties: id, name, address, home, folder-id, unread, total, failing, paused, announced, retention-days,
 * retention-stories, state, icon (GBytes). */

gint64              herald_source_get_id                (HeraldSource *self);
const char         *herald_source_get_name              (HeraldSource *self);
const char         *herald_source_get_address           (HeraldSource *self);
const char         *herald_source_get_home              (HeraldSource *self);
gint64              herald_source_get_folder_id         (HeraldSource *self);
guint               herald_source_get_unread            (HeraldSource *self);
guint               herald_source_get_total             (HeraldSource *self);
gboolean            herald_source_get_failing           (HeraldSource *self);
HeraldFailure       herald_source_get_failure           (HeraldSource *self);
gboolean            herald_source_get_paused            (HeraldSource *self);
gboolean            herald_source_get_announced         (HeraldSource *self);
int                 herald_source_get_retention_days    (HeraldSource *self);
int                 herald_source_get_retention_stories (HeraldSource *self);
HeraldSourceState   herald_source_get_state             (HeraldSource *self);
GBytes             *herald_source_get_icon              (HeraldSource *self);
gboolean            herald_source_is_without_icon       (HeraldSource *self);
HeraldSourceRecord *herald_source_get_record            (HeraldSource *self);

G_END_DECLS
