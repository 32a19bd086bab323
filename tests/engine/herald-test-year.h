/* SPDX-FileCopyrightText: 2026 The Herald founders
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* A year, or less of it, of refreshes in virtual time. Servers of many habits answer; what Herald does about them is
 * done by the code that does it: what is remembered of an answer, when a source is due, which hosts are left alone,
 * and whose turn it is. Only the network and the sleep of the scheduler are played. */

typedef struct
{
  char    *name;         /* (owned) */
  guint    n_sources;
  guint64  requests;
  guint64  unchanged;    /* of them, answered with 304 */
  guint64  bytes;
  gint64   shortest_gap; /* between the beginnings of two requests, in microseconds; G_MAXINT64 without two */
  guint64  forbidden;    /* requests at a time when the server had asked for none */
} HeraldTestYearHost;

typedef struct
{
  HeraldTestYearHost *hosts;    /* (owned) (array length=n_hosts) */
  guint               n_hosts;
  guint               wakes;    /* of the scheduler */
} HeraldTestYear;

HeraldTestYear *herald_test_year_new  (guint           n_sources,
                                       guint           n_hosts,
                                       guint           days) G_GNUC_WARN_UNUSED_RESULT;
void            herald_test_year_free (HeraldTestYear *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (HeraldTestYear, herald_test_year_free)

G_END_DECLS
