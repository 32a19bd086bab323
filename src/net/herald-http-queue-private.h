/* SPDX-FileCopyrightText: 2026 The Herald founders
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Who may ask which host when. Knows nothing of HTTP. */

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
                                                gboolean            is_urgent,
                                                gpointer            data);
void              herald_http_queue_remove     (HeraldHttpQueue    *self,
                                                HeraldHttpTicket   *ticket);
void              herald_http_queue_give_turns (HeraldHttpQueue    *self);

G_END_DECLS
