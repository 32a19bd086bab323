/* SPDX-FileCopyrightText: 2026 The Herald founders
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "herald-health-text.h"

#include "herald-age.h"
#include "herald-error-text.h"

#include "herald-story-record.h"
#include "herald-uri.h"

#include <glib/gi18n.h>

static char *
failing_text (HeraldSource *source,
              const char   *since)
{
  g_autofree char *host = herald_uri_dup_host (herald_source_get_address (source));
  g_autofree char *reason = herald_error_text_for_failure (herald_source_get_failure (source), host);

  if (since == NULL)
    return g_steal_pointer (&reason);

  /* Translators: the first %s is a sentence that says what went wrong, the second a date with its time. */
  return g_strdup_printf (_("%s\nSo since %s."), reason, since);
}

static char *
detour_text (HeraldSource *source,
             gboolean      is_followed)
{
  const char *detour = herald_source_get_record (source)->detour;

  if (is_followed)
    /* Translators: %s is an address. */
    return g_strdup_printf (_("For weeks the site has led to “%s”, which you follow as well."), detour);

  /* Translators: %s is an address. */
  return g_strdup_printf (_("For weeks the site has led to “%s”."), detour);
}

/**
 * herald_health_text:
 * @source: a source
 * @health: how it fares
 *
 * Returns: (transfer full) (nullable): that in words; %NULL where nothing is to be said
 */
char *
herald_health_text (HeraldSource             *source,
                    const HeraldSourceHealth *health)
{
  g_autofree char *since = health->since != HERALD_TIME_NONE ? herald_age_full (health->since) : NULL;

  switch (health->condition)
    {
    case HERALD_CONDITION_ENDED:
    case HERALD_CONDITION_WEB_PAGE:
    case HERALD_CONDITION_DENIED:
    case HERALD_CONDITION_FAILING:
    case HERALD_CONDITION_WAITING:
      return failing_text (source, since);
    case HERALD_CONDITION_MOVED:
      /* Translators: the first %s is an address, the second a date with its time. */
      return g_strdup_printf (_("The site moved it from “%s” on %s."),
                              herald_source_get_record (source)->former_address, since);
    case HERALD_CONDITION_DETOUR:
    case HERALD_CONDITION_DOUBLE:
      return detour_text (source, health->condition == HERALD_CONDITION_DOUBLE);
    case HERALD_CONDITION_SILENT:
      /* Translators: %s is a date with its time. */
      return g_strdup_printf (_("No new story since %s. The feed itself answers well."), since);
    case HERALD_CONDITION_PAUSED:
      /* Translators: %s is a date with its time. */
      return g_strdup_printf (_("Paused since %s. Its stories stay."), since);
    case HERALD_CONDITION_FINE:
    default:
      return NULL;
    }
}

/**
 * herald_remedy_label:
 * @remedy: what is most likely to help
 *
 * Returns: (nullable): the label of the button that does it, with a mnemonic; %NULL where there is nothing to do
 */
const char *
herald_remedy_label (HeraldRemedy remedy)
{
  switch (remedy)
    {
    case HERALD_REMEDY_TRY_AGAIN:
      return _("_Try Again");
    case HERALD_REMEDY_FIND_FEED:
      return _("_Find Feed");
    case HERALD_REMEDY_SIGN_IN:
      return _("_Sign In…");
    case HERALD_REMEDY_CHANGE_ADDRESS:
      return _("_Change Address…");
    case HERALD_REMEDY_TAKE_DETOUR:
      return _("_Use New Address");
    case HERALD_REMEDY_MOVE_BACK:
      return _("_Use Old Address");
    case HERALD_REMEDY_PAUSE:
      return _("_Pause");
    case HERALD_REMEDY_RESUME:
      return _("_Resume");
    case HERALD_REMEDY_REMOVE:
      return _("Remo_ve");
    case HERALD_REMEDY_NONE:
    default:
      return NULL;
    }
}

/**
 * herald_remedy_action:
 * @remedy: what is most likely to help
 *
 * Returns: (nullable): the action that does it, among those of herald_source_actions_attach()
 */
const char *
herald_remedy_action (HeraldRemedy remedy)
{
  static const char *const actions[] = {
    [HERALD_REMEDY_TRY_AGAIN] = "source.refresh",
    [HERALD_REMEDY_FIND_FEED] = "source.find-feed",
    [HERALD_REMEDY_SIGN_IN] = "source.sign-in",
    [HERALD_REMEDY_CHANGE_ADDRESS] = "source.change-address",
    [HERALD_REMEDY_TAKE_DETOUR] = "source.take-detour",
    [HERALD_REMEDY_MOVE_BACK] = "source.move-back",
    [HERALD_REMEDY_PAUSE] = "source.pause",
    [HERALD_REMEDY_RESUME] = "source.resume",
    [HERALD_REMEDY_REMOVE] = "source.remove",
  };

  g_return_val_if_fail ((guint) remedy < G_N_ELEMENTS (actions), NULL);

  return actions[remedy];
}
