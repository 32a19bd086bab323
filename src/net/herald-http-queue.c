/* SPDX-FileCopyrightText: 2026 The Herald founders
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "herald-http-queue-private.h"

/* Requests that are under way for one host at a time: one, and a second only for what a person waits for.
 * That is also the number of connections (polite client, 25). */
#define MAX_ORDINARY 1
#define MAX_PER_HOST 2

typedef struct
{
  char     *name;     /* (owned) */
  GQueue    ordinary; /* (element-type HeraldHttpTicket): waiting */
  GQueue    urgent;   /* (element-type HeraldHttpTicket): waiting */
  guint     running;
  gboolean  is_ready; /* it stands in the queue's "ready" */
} Host;

struct _HeraldHttpTicket
{
  Host     *host;
  gboolean  is_urgent;
  gboolean  is_running;
  gpointer  data;
};

struct _HeraldHttpQueue
{
  GHashTable         *hosts;    /* (owned) (element-type utf8 Host): those that have a ticket */
  GQueue              ready;    /* (element-type Host): those that wait for nothing but their turn */
  guint               total;
  guint               running;
  HeraldHttpTurnFunc  func;
  gboolean            is_busy;  /* giving turns, further up the stack */
};

static void
host_free (Host *self)
{
  g_free (self->name);
  g_free (self);
}

static gboolean
host_may_start (Host *self)
{
  if (self->urgent.length > 0)
    return self->running < MAX_PER_HOST;
  return self->ordinary.length > 0 && self->running < MAX_ORDINARY;
}

static void
host_changed (HeraldHttpQueue *self,
              Host            *host)
{
  gboolean is_ready = host_may_start (host);

  if (is_ready && !host->is_ready)
    g_queue_push_tail (&self->ready, host);
  else if (!is_ready && host->is_ready)
    g_queue_remove (&self->ready, host);
  host->is_ready = is_ready;

  if (host->running == 0 && host->urgent.length == 0 && host->ordinary.length == 0)
    g_hash_table_remove (self->hosts, host->name);
}

HeraldHttpQueue *
herald_http_queue_new (guint               total,
                       HeraldHttpTurnFunc  func)
{
  HeraldHttpQueue *self = g_new0 (HeraldHttpQueue, 1);

  self->hosts = g_hash_table_new_full (g_str_hash, g_str_equal, NULL, (GDestroyNotify) host_free);
  g_queue_init (&self->ready);
  self->total = total;
  self->func = func;

  return self;
}

/* All tickets must have been removed. */
void
herald_http_queue_free (HeraldHttpQueue *self)
{
  g_assert (g_hash_table_size (self->hosts) == 0);

  g_hash_table_unref (self->hosts);
  g_free (self);
}

/**
 * herald_http_queue_add:
 * @self: a queue
 * @host: who is to be asked
 * @is_urgent: goes before what is not, at this host
 * @data: for the turn function
 *
 * Returns: (transfer none): valid until herald_http_queue_remove()
 */
HeraldHttpTicket *
herald_http_queue_add (HeraldHttpQueue *self,
                       const char      *host,
                       gboolean         is_urgent,
                       gpointer         data)
{
  HeraldHttpTicket *ticket = g_new0 (HeraldHttpTicket, 1);

  ticket->host = g_hash_table_lookup (self->hosts, host);
  if (ticket->host == NULL)
    {
      ticket->host = g_new0 (Host, 1);
      ticket->host->name = g_strdup (host);
      g_queue_init (&ticket->host->ordinary);
      g_queue_init (&ticket->host->urgent);
      g_hash_table_insert (self->hosts, ticket->host->name, ticket->host);
    }
  ticket->is_urgent = is_urgent;
  ticket->data = data;
  g_queue_push_tail (is_urgent ? &ticket->host->urgent : &ticket->host->ordinary, ticket);
  host_changed (self, ticket->host);

  return ticket;
}

/**
 * herald_http_queue_remove:
 * @self: a queue
 * @ticket: (transfer full): one that is done with, or no longer wants its turn
 */
void
herald_http_queue_remove (HeraldHttpQueue  *self,
                          HeraldHttpTicket *ticket)
{
  Host *host = ticket->host;

  if (ticket->is_running)
    {
      host->running--;
      self->running--;
    }
  else
    {
      g_queue_remove (ticket->is_urgent ? &host->urgent : &host->ordinary, ticket);
    }
  g_free (ticket);

  host_changed (self, host);
}

/**
 * herald_http_queue_give_turns:
 * @self: a queue
 *
 * Calls the turn function for every ticket that may start. To be called after tickets were added or removed;
 * inside the turn function it does nothing, since the turns are being given already.
 */
void
herald_http_queue_give_turns (HeraldHttpQueue *self)
{
  if (self->is_busy)
    return;

  self->is_busy = TRUE;
  while (self->running < self->total && self->ready.length > 0)
    {
      Host *host = g_queue_pop_head (&self->ready);
      HeraldHttpTicket *ticket = g_queue_pop_head (host->urgent.length > 0 ? &host->urgent : &host->ordinary);

      host->is_ready = FALSE;
      host->running++;
      self->running++;
      ticket->is_running = TRUE;
      host_changed (self, host);
      self->func (ticket, ticket->data);
    }
  self->is_busy = FALSE;
}
