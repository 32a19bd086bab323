/* SPDX-FileCopyrightText: 2026 The Herald founders
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "herald-source-address.h"

#include "herald-undo-toast.h"

#include <glib/gi18n.h>

/* The address that a person may want back. */
typedef struct
{
  HeraldSession *session; /* (owned) */
  HeraldSource  *source;  /* (owned) */
  char          *address; /* (owned) */
} Before;

static Before *
before_new (HeraldSession *session,
            HeraldSource  *source)
{
  Before *before = g_new0 (Before, 1);

  before->session = g_object_ref (session);
  before->source = g_object_ref (source);
  before->address = g_strdup (herald_source_get_address (source));

  return before;
}

static void
before_free (Before   *before,
             GClosure *closure)
{
  g_object_unref (before->session);
  g_object_unref (before->source);
  g_free (before->address);
  g_free (before);
}

static void
fetch_from (HeraldSession *session,
            HeraldSource  *source,
            const char    *address)
{
  herald_library_set_source_address (herald_session_get_library (session), source, address);
  herald_refresh_add_source (herald_session_get_refresh (session), source);
}

static void
undo_cb (Before *before)
{
  fetch_from (before->session, before->source, before->address);
}

static void
offer_to_undo (GtkWidget *widget,
               Before    *before)
{
  g_autofree char *text = NULL;

  /* Translators: %s is the name of a source. */
  text = g_strdup_printf (_("Address of “%s” changed"), herald_source_get_name (before->source));
  herald_undo_toast_show (widget, text,
                          g_cclosure_new_swap (G_CALLBACK (undo_cb), before, (GClosureNotify) before_free));
}

/**
 * herald_source_address_change:
 * @widget: where a toast can be shown
 * @session: a session
 * @source: a source of it
 * @address: where its feed is
 *
 * Fetches @source from @address, now and from now on, and offers to undo that.
 */
void
herald_source_address_change (GtkWidget     *widget,
                              HeraldSession *session,
                              HeraldSource  *source,
                              const char    *address)
{
  Before *before = before_new (session, source);

  fetch_from (session, source, address);
  offer_to_undo (widget, before);
}

/**
 * herald_source_address_move_back:
 * @widget: where a toast can be shown
 * @session: a session
 * @source: a source of it that was moved by its server
 *
 * Fetches @source from where it was before, now and from now on, and offers to undo that.
 */
void
herald_source_address_move_back (GtkWidget     *widget,
                                 HeraldSession *session,
                                 HeraldSource  *source)
{
  Before *before = before_new (session, source);

  herald_library_move_back (herald_session_get_library (session), source);
  herald_refresh_add_source (herald_session_get_refresh (session), source);
  offer_to_undo (widget, before);
}
