/* SPDX-FileCopyrightText: 2026 The Herald founders
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "herald-retention-choice.h"

#include "herald-source-record.h"

#include <glib/gi18n.h>

/* Only a source has the first choice of each. */
static const int days_offered[] = { HERALD_RETENTION_GENERAL, 7, 30, 90, 180, 365, 730, 0 };
static const int stories_offered[] = { HERALD_RETENTION_GENERAL, 50, 100, 250, 500, 1000, 2500, 0 };

static char *
general_text (void)
{
  /* Translators: a choice among how long, or how many, stories of one source are kept: as it is set for all. */
  return g_strdup (_("As in Preferences"));
}

static char *
days_text (int days)
{
  switch (days)
    {
    case HERALD_RETENTION_GENERAL:
      return general_text ();
    case 0:
      return g_strdup (_("For ever"));
    case 7:
      return g_strdup (_("For a week"));
    case 30:
      return g_strdup (_("For a month"));
    case 90:
      return g_strdup (_("For 3 months"));
    case 180:
      return g_strdup (_("For 6 months"));
    case 365:
      return g_strdup (_("For a year"));
    case 730:
      return g_strdup (_("For 2 years"));
    default:
      return g_strdup_printf (ngettext ("For %d day", "For %d days", (gulong) days), days);
    }
}

static char *
stories_text (int n)
{
  if (n == HERALD_RETENTION_GENERAL)
    return general_text ();
  if (n == 0)
    return g_strdup (_("All"));
  return g_strdup_printf (ngettext ("The newest %'d story", "The newest %'d stories", (gulong) n), n);
}

/**
 * herald_retention_choice_offer_days:
 * @row: a new widget
 * @with_general: whether to offer %HERALD_RETENTION_GENERAL, as for a source
 *
 * Lets a person choose for how many days read stories are kept.
 */
void
herald_retention_choice_offer_days (HeraldNumberChoice *row,
                                    gboolean            with_general)
{
  herald_number_choice_offer (row, with_general ? days_offered : days_offered + 1, days_text);
}

/**
 * herald_retention_choice_offer_stories:
 * @row: a new widget
 * @with_general: whether to offer %HERALD_RETENTION_GENERAL, as for a source
 *
 * Lets a person choose how many stories of a source are kept.
 */
void
herald_retention_choice_offer_stories (HeraldNumberChoice *row,
                                       gboolean            with_general)
{
  herald_number_choice_offer (row, with_general ? stories_offered : stories_offered + 1, stories_text);
}
