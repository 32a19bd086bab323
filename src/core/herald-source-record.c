/* SPDX-FileCopyrightText: 2026 The Herald founders
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "herald-source-record.h"

#include "herald-story-record.h"

G_DEFINE_BOXED_TYPE (HeraldSourceRecord, herald_source_record, herald_source_record_ref, herald_source_record_unref)

static void
clear (gpointer data)
{
  HeraldSourceRecord *self = data;

  g_free (self->address);
  g_free (self->title);
  g_free (self->custom_title);
  g_free (self->home);
  g_free (self->icon);
  g_free (self->language);
  g_free (self->etag);
  g_free (self->last_modified);
  g_free (self->content_hash);
  g_free (self->detour);
  g_free (self->failure_detail);
  g_free (self->former_address);
  g_free (self->refused_address);
}

/**
 * herald_source_record_new:
 * @address: what is to be fetched
 *
 * Returns: (transfer full): a record of a source that was never fetched
 */
HeraldSourceRecord *
herald_source_record_new (const char *address)
{
  HeraldSourceRecord *self;

  g_return_val_if_fail (address != NULL, NULL);

  self = g_atomic_rc_box_new0 (HeraldSourceRecord);
  self->address = g_strdup (address);
  self->last_fetch = HERALD_TIME_NONE;
  self->last_success = HERALD_TIME_NONE;
  self->next_fetch = HERALD_TIME_NONE;
  self->failing_since = HERALD_TIME_NONE;
  self->newest_story = HERALD_TIME_NONE;
  self->longest_gap = -1;
  self->detour_since = HERALD_TIME_NONE;
  self->moved_at = HERALD_TIME_NONE;
  self->paused_at = HERALD_TIME_NONE;
  self->ttl_seconds = -1;
  self->retention_days = HERALD_RETENTION_GENERAL;
  self->retention_stories = HERALD_RETENTION_GENERAL;

  return self;
}

/**
 * herald_source_record_copy:
 * @self: a source
 *
 * Returns: (transfer full): a record of its own with the values of @self, which may be changed until it is
 *   handed to anybody
 */
HeraldSourceRecord *
herald_source_record_copy (HeraldSourceRecord *self)
{
  HeraldSourceRecord *copy;

  g_return_val_if_fail (self != NULL, NULL);

  copy = g_atomic_rc_box_dup (sizeof (HeraldSourceRecord), self);
  copy->address = g_strdup (self->address);
  copy->title = g_strdup (self->title);
  copy->custom_title = g_strdup (self->custom_title);
  copy->home = g_strdup (self->home);
  copy->icon = g_strdup (self->icon);
  copy->language = g_strdup (self->language);
  copy->etag = g_strdup (self->etag);
  copy->last_modified = g_strdup (self->last_modified);
  copy->content_hash = g_strdup (self->content_hash);
  copy->detour = g_strdup (self->detour);
  copy->failure_detail = g_strdup (self->failure_detail);
  copy->former_address = g_strdup (self->former_address);
  copy->refused_address = g_strdup (self->refused_address);

  return copy;
}

HeraldSourceRecord *
herald_source_record_ref (HeraldSourceRecord *self)
{
  return g_atomic_rc_box_acquire (self);
}

void
herald_source_record_unref (HeraldSourceRecord *self)
{
  g_atomic_rc_box_release_full (self, clear);
}

/**
 * herald_source_record_get_name:
 * @self: a source
 *
 * Returns: what the reader calls it, else what it calls itself, else its address
 */
const char *
herald_source_record_get_name (HeraldSourceRecord *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  if (self->custom_title != NULL && *self->custom_title != '\0')
    return self->custom_title;
  if (self->title != NULL && *self->title != '\0')
    return self->title;
  return self->address;
}
