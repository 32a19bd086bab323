/* SPDX-FileCopyrightText: 2026 The Herald founders
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "herald-http-queue.h"

/* Requests that are under way for one host at a time: one, and a second only for what a person waits for.
 * That is also the number of connections (polite client, 25). */
#define MAX_ORDINARY 1
#define MAX_PER_HOST 2

/* Hosts that share a machine are often strangers to one another: between them a part of the pause is enough (26). */
#define PLACE_PART 4

/* A machine that hosts may share. */
typedef struct
{
  guint  running;  /* ordinary tickets */
  gint64 ready_at;
} Place;

typedef struct
{
  char   *name;     /* (owned) */
  GQueue  ordinary; /* (element-type HeraldHttpTicket): waiting */
  GQueue  urgent;   /* (element-type HeraldHttpTicket): waiting */
  guint   running;
  gint64  ready_at; /* for its next ordinary ticket */
} Host;

struct _HeraldHttpTicket
{
  Host     *host;
  Place    *place;  /* (nullable) */
  gint64    pause;
  gboolean  is_urgent;
  gboolean  is_running;
  gpointer  data;
};

struct _HeraldHttpQueue
{
  GHashTable         *hosts;      /* (owned) (element-type utf8 Host): those that have a ticket or rest */
  GHashTable         *places;     /* (owned) (element-type utf8 Place) */
  GQueue              line;       /* (element-type Host): all of them, the one whose turn was longest ago first */
  guint               total;
  guint               running;
  guint               n_tickets;
  HeraldHttpTurnFunc  func;
  gboolean            is_busy;    /* giving turns, further up the stack */
};

static void
host_free (Host *self)
{
  g_free (self->name);
  g_free (self);
}

/* Returns: when the next ticket of @host may start, as far as that is a matter of time; %G_MAXINT64 where it waits
 *   for another one to end, or where there is none */
static gint64
host_get_start (Host *host)
{
  HeraldHttpTicket *ticket;

  if (host->urgent.length > 0)
    return host->running < MAX_PER_HOST ? G_MININT64 : G_MAXINT64;

  ticket = g_queue_peek_head (&host->ordinary);
  if (ticket == NULL || host->running >= MAX_ORDINARY || (ticket->place != NULL && ticket->place->running > 0))
    return G_MAXINT64;

  return MAX (host->ready_at, ticket->place != NULL ? ticket->place->ready_at : G_MININT64);
}

HeraldHttpQueue *
herald_http_queue_new (guint               total,
                       HeraldHttpTurnFunc  func)
{
  HeraldHttpQueue *self = g_new0 (HeraldHttpQueue, 1);

  self->hosts = g_hash_table_new_full (g_str_hash, g_str_equal, NULL, (GDestroyNotify) host_free);
  self->places = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  g_queue_init (&self->line);
  self->total = total;
  self->func = func;

  return self;
}

/* All tickets must have been removed. */
void
herald_http_queue_free (HeraldHttpQueue *self)
{
  g_assert (self->n_tickets == 0);

  g_queue_clear (&self->line);
  g_hash_table_unref (self->hosts);
  g_hash_table_unref (self->places);
  g_free (self);
}

static Host *
get_host (HeraldHttpQueue *self,
          const char      *name)
{
  Host *host = g_hash_table_lookup (self->hosts, name);

  if (host != NULL)
    return host;

  host = g_new0 (Host, 1);
  host->name = g_strdup (name);
  host->ready_at = G_MININT64;
  g_queue_init (&host->ordinary);
  g_queue_init (&host->urgent);
  g_hash_table_insert (self->hosts, host->name, host);
  g_queue_push_tail (&self->line, host);

  return host;
}

static Place *
get_place (HeraldHttpQueue *self,
           const char      *name)
{
  Place *place = g_hash_table_lookup (self->places, name);

  if (place != NULL)
    return place;

  place = g_new0 (Place, 1);
  place->ready_at = G_MININT64;
  g_hash_table_insert (self->places, g_strdup (name), place);

  return place;
}

static HeraldHttpTicket *
add (HeraldHttpQueue *self,
     const char      *host,
     gboolean         is_urgent,
     gpointer         data)
{
  HeraldHttpTicket *ticket = g_new0 (HeraldHttpTicket, 1);

  ticket->host = get_host (self, host);
  ticket->is_urgent = is_urgent;
  ticket->data = data;
  g_queue_push_tail (is_urgent ? &ticket->host->urgent : &ticket->host->ordinary, ticket);
  self->n_tickets++;

  return ticket;
}

/**
 * herald_http_queue_add:
 * @self: a queue
 * @host: who is to be asked
 * @place: (nullable): the machine where @host is, which it may share with others
 * @pause: how long the host rests after this
 * @data: for the turn function
 *
 * Returns: (transfer none): valid until herald_http_queue_remove()
 */
HeraldHttpTicket *
herald_http_queue_add (HeraldHttpQueue *self,
                       const char      *host,
                       const char      *place,
                       gint64           pause,
                       gpointer         data)
{
  HeraldHttpTicket *ticket = add (self, host, FALSE, data);

  ticket->place = place != NULL ? get_place (self, place) : NULL;
  ticket->pause = pause;

  return ticket;
}

/**
 * herald_http_queue_add_urgent:
 * @self: a queue
 * @host: who is to be asked
 * @data: for the turn function
 *
 * Adds what a person waits for: it goes before what others want of @host, and waits for no pause.
 *
 * Returns: (transfer none): valid until herald_http_queue_remove()
 */
HeraldHttpTicket *
herald_http_queue_add_urgent (HeraldHttpQueue *self,
                              const char      *host,
                              gpointer         data)
{
  return add (self, host, TRUE, data);
}

/**
 * herald_http_queue_remove:
 * @self: a queue
 * @ticket: (transfer full): one that is done with, or no longer wants its turn
 * @now: the time
 */
void
herald_http_queue_remove (HeraldHttpQueue  *self,
                          HeraldHttpTicket *ticket,
                          gint64            now)
{
  Host *host = ticket->host;
  Place *place = ticket->place;

  if (!ticket->is_running)
    {
      g_queue_remove (ticket->is_urgent ? &host->urgent : &host->ordinary, ticket);
    }
  else
    {
      host->running--;
      self->running--;
      if (!ticket->is_urgent)
        host->ready_at = MAX (host->ready_at, now + ticket->pause);
      if (place != NULL)
        {
          place->running--;
          place->ready_at = MAX (place->ready_at, now + ticket->pause / PLACE_PART);
        }
    }

  self->n_tickets--;
  g_free (ticket);
}

static void
start (HeraldHttpQueue *self,
       Host            *host)
{
  HeraldHttpTicket *ticket = g_queue_pop_head (host->urgent.length > 0 ? &host->urgent : &host->ordinary);

  host->running++;
  self->running++;
  if (ticket->place != NULL)
    ticket->place->running++;
  ticket->is_running = TRUE;

  g_queue_remove (&self->line, host);
  g_queue_push_tail (&self->line, host);
  self->func (ticket, ticket->data);
}

static void
forget_rested (HeraldHttpQueue *self,
               gint64           now)
{
  GList *next;

  for (GList *link = self->line.head; link != NULL; link = next)
    {
      Host *host = link->data;

      next = link->next;
      if (host->running > 0 || host->urgent.length > 0 || host->ordinary.length > 0 || host->ready_at > now)
        continue;
      g_queue_delete_link (&self->line, link);
      g_hash_table_remove (self->hosts, host->name);
    }
}

/* Starts the ticket of the host that waits longest. Returns: whether there was one; else @next is when there will be */
static gboolean
start_one (HeraldHttpQueue *self,
           gint64           now,
           gint64          *next)
{
  *next = G_MAXINT64;
  if (self->running >= self->total)
    return FALSE;

  for (GList *link = self->line.head; link != NULL; link = link->next)
    {
      gint64 when = host_get_start (link->data);

      if (when <= now)
        {
          start (self, link->data);
          return TRUE;
        }
      *next = MIN (*next, when);
    }

  return FALSE;
}

/**
 * herald_http_queue_give_turns:
 * @self: a queue
 * @now: the time
 *
 * Calls the turn function for every ticket that may start. To be called after tickets were added or removed;
 * inside the turn function it does nothing, since the turns are being given already.
 *
 * Returns: when it is to be called again though no ticket is added or removed; %G_MAXINT64 for never
 */
gint64
herald_http_queue_give_turns (HeraldHttpQueue *self,
                              gint64           now)
{
  gint64 next = G_MAXINT64;

  if (self->is_busy)
    return G_MAXINT64;

  self->is_busy = TRUE;
  while (start_one (self, now, &next))
    continue;
  forget_rested (self, now);
  self->is_busy = FALSE;

  return next;
}
