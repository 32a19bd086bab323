/* SPDX-FileCopyrightText: 2026 The Herald founders
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "herald-source-record.h"

G_BEGIN_DECLS

/**
 * HeraldCondition:
 * @HERALD_CONDITION_FINE: nothing is to be said
 * @HERALD_CONDITION_ENDED: its server says that it is gone for good
 * @HERALD_CONDITION_WEB_PAGE: a web page comes in place of the feed
 * @HERALD_CONDITION_DENIED: its server does not let us in
 * @HERALD_CONDITION_FAILING: it cannot be fetched or read, for another reason
 * @HERALD_CONDITION_WAITING: its server asks to be left alone for a while
 * @HERALD_CONDITION_MOVED: its server moved it for good not long ago, and the move was followed
 * @HERALD_CONDITION_DETOUR: for weeks its server has led to another address, for the moment
 * @HERALD_CONDITION_DOUBLE: for weeks it has led to an address that another source has
 * @HERALD_CONDITION_SILENT: it works, but says nothing for much longer than is its habit
 * @HERALD_CONDITION_PAUSED: the reader wants it left alone
 *
 * How a source fares.
 */
typedef enum
{
  HERALD_CONDITION_FINE,
  HERALD_CONDITION_ENDED,
  HERALD_CONDITION_WEB_PAGE,
  HERALD_CONDITION_DENIED,
  HERALD_CONDITION_FAILING,
  HERALD_CONDITION_WAITING,
  HERALD_CONDITION_MOVED,
  HERALD_CONDITION_DETOUR,
  HERALD_CONDITION_DOUBLE,
  HERALD_CONDITION_SILENT,
  HERALD_CONDITION_PAUSED,
} HeraldCondition;

/**
 * HeraldRemedy:
 * @HERALD_REMEDY_NONE: to wait
 * @HERALD_REMEDY_TRY_AGAIN: fetch it now
 * @HERALD_REMEDY_FIND_FEED: look for the feed on the site
 * @HERALD_REMEDY_SIGN_IN: let the reader give name and password
 * @HERALD_REMEDY_CHANGE_ADDRESS: let the reader give another address
 * @HERALD_REMEDY_TAKE_DETOUR: fetch it from where it has led for weeks
 * @HERALD_REMEDY_MOVE_BACK: fetch it again from where it was before it moved
 * @HERALD_REMEDY_PAUSE: ask it no more, and keep its stories
 * @HERALD_REMEDY_RESUME: ask it again
 * @HERALD_REMEDY_REMOVE: remove it
 *
 * What is most likely to help.
 */
typedef enum
{
  HERALD_REMEDY_NONE,
  HERALD_REMEDY_TRY_AGAIN,
  HERALD_REMEDY_FIND_FEED,
  HERALD_REMEDY_SIGN_IN,
  HERALD_REMEDY_CHANGE_ADDRESS,
  HERALD_REMEDY_TAKE_DETOUR,
  HERALD_REMEDY_MOVE_BACK,
  HERALD_REMEDY_PAUSE,
  HERALD_REMEDY_RESUME,
  HERALD_REMEDY_REMOVE,
} HeraldRemedy;

/**
 * HeraldSourceHealth:
 *
 * Times are in seconds since 1970.
 */
typedef struct
{
  HeraldCondition condition;
  HeraldRemedy    remedy;
  gint64          since;   /* %HERALD_TIME_NONE where that is not known */
  gint64          tell_at; /* when it is worth a word to a reader who did not ask; %G_MAXINT64 for never */
} HeraldSourceHealth;

HeraldSourceHealth herald_source_health_get (HeraldSourceRecord *source,
                                             gboolean            detour_is_followed,
                                             gint64              now);

G_END_DECLS
