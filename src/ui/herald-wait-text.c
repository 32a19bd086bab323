/* SPDX-FileCopyrightText: 2026 The Herald founders
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "herald-wait-text.h"

#include <glib/gi18n.h>

/**
 * herald_wait_text:
 * @wait: why a source is not asked now
 *
 * Returns: (nullable): a sentence that says so; %NULL where nothing needs saying
 */
const char *
herald_wait_text (HeraldWait wait)
{
  switch (wait)
    {
    case HERALD_WAIT_SERVER:
      return _("The site asks to wait until then.");
    case HERALD_WAIT_HOST:
      return _("The site asked another of your sources to wait until then.");
    case HERALD_WAIT_FAILURES:
      return _("Herald asks less often while this fails.");
    case HERALD_WAIT_HOURS:
      return _("The feed asks to be left alone at certain times.");
    case HERALD_WAIT_FRESH:
      return _("The site says that nothing new comes before.");
    case HERALD_WAIT_QUIET:
      return _("News is rare here, so Herald asks less often.");
    case HERALD_WAIT_COSTLY:
      return _("The site sends everything each time, so Herald asks once a day.");
    case HERALD_WAIT_ENDED:
      return _("The site has ended this feed.");
    case HERALD_WAIT_PAUSED:
      return _("You stopped asking.");
    case HERALD_WAIT_NONE:
    case HERALD_WAIT_INTERVAL:
    default:
      return NULL;
    }
}
