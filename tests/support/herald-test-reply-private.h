/* SPDX-FileCopyrightText: 2026 The Herald founders
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/* What is sent on a connection that was taken from the HTTP server. */
typedef struct
{
  GBytes   *head;         /* (owned): status line and headers */
  GBytes   *piece;        /* (owned) (nullable): the body is made of it */
  guint64   pieces;       /* how many times */
  guint     milliseconds; /* between two of them */
  gboolean  stays_open;   /* when all is sent */
} HeraldTestScript;

/* All such connections of one server. Used only in the server's context. */
typedef struct _HeraldTestReplies HeraldTestReplies;

void               herald_test_script_free    (HeraldTestScript  *self);

HeraldTestReplies *herald_test_replies_new    (void);
void               herald_test_replies_free   (HeraldTestReplies *self);
void               herald_test_replies_add    (HeraldTestReplies *self,
                                               GIOStream         *connection,
                                               HeraldTestScript  *script);
guint64            herald_test_replies_sent   (HeraldTestReplies *self);
guint              herald_test_replies_open   (HeraldTestReplies *self);

GBytes            *herald_test_gzip           (gconstpointer      data,
                                               gsize              size,
                                               guint              times);
GBytes            *herald_test_brotli         (GBytes            *body);

G_END_DECLS
