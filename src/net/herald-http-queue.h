/* SPDX-FileCopyrightText: 2026 The Herald founders
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Who may ask which host when. Knows nothing of HTTP and of clocks: times are whatever its user counts in. */

typedef struct _HeraldHttpQueue HeraldHttpQueue;
typedef struct _HeraldHttpTicket HeraldHttpTicket;

/* Called when the turn of a ticket has come; it may add and remove tickets. */
typedef void (*HeraldHttpTurnFunc) (HeraldHttpTicket *ticket,
                                    gpointer          data);

HeraldHttpQueue  *herald_http_queue_new        (guint               total,
                                                HeraldHttpTurnFunc  func);
void              herald_http_queue_free       (HeraldHttpQueue    *self);
HeraldHttpTicket *herald_http_queue_add        (HeraldHttpQueue    *self,
                                                const char         *host,
                                                const char         *place,
                                                gint64              pause,
                                                gpointer            data);
HeraldHttpTicket *herald_http_queue_add_urgent (HeraldHttpQueue    *self,
                                                const char         *host,
                                                gpointer            data);
void              herald_http_queue_remove     (HeraldHttpQueue    *self,
                                                HeraldHttpTicket   *ticket,
                                                gint64              now);
gint64            herald_http_queue_give_turns (HeraldHttpQueue    *self,
                                                gint64              now);

G_END_DECLS
