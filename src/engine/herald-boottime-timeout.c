/* SPDX-FileCopyrightText: 2026 The Herald founders
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "herald-boottime-timeout.h"

#include <glib/gstdio.h>
#include <sys/timerfd.h>

typedef struct
{
  GSource source;
  int     timer; /* of the kernel; readable once it is time */
} BoottimeSource;

static gboolean
boottime_source_dispatch (GSource     *source,
                          GSourceFunc  func,
                          gpointer     user_data)
{
  return func (user_data);
}

static void
boottime_source_finalize (GSource *source)
{
  g_clear_fd (&((BoottimeSource *) source)->timer, NULL);
}

static GSourceFuncs boottime_source_funcs = {
  .dispatch = boottime_source_dispatch,
  .finalize = boottime_source_finalize,
};

/**
 * herald_boottime_timeout_add:
 * @milliseconds: how long to wait, at least one
 * @func: called once, in the default main context; has to return %G_SOURCE_REMOVE
 * @user_data: for @func
 *
 * Waits as g_timeout_add() does, but goes on counting while the machine is suspended (timerfd_create(2),
 * CLOCK_BOOTTIME), unless there are no file descriptors left. It does not wake the machine.
 *
 * Returns: the id of the source, for g_source_remove()
 */
guint
herald_boottime_timeout_add (gint64      milliseconds,
                             GSourceFunc func,
                             gpointer    user_data)
{
  g_autoptr (GSource) source = NULL;
  int timer = timerfd_create (CLOCK_BOOTTIME, TFD_CLOEXEC | TFD_NONBLOCK);
  const struct itimerspec time = {
    .it_value.tv_sec = milliseconds / 1000,
    .it_value.tv_nsec = milliseconds % 1000 * 1000 * 1000,
  };

  if (timer == -1)
    return g_timeout_add ((guint) milliseconds, func, user_data);

  source = g_source_new (&boottime_source_funcs, sizeof (BoottimeSource));
  ((BoottimeSource *) source)->timer = timer;
  timerfd_settime (timer, 0, &time, NULL);
  g_source_add_unix_fd (source, timer, G_IO_IN);
  g_source_set_callback (source, func, user_data, NULL);

  return g_source_attach (source, NULL);
}
