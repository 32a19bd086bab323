/* SPDX-FileCopyrightText: 2026 The Herald founders
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "herald-error-text.h"

#include "herald-store.h"

#include <gio/gio.h>
#include <glib/gi18n.h>

static char *
network_text (HeraldFailure  failure,
              const char    *host)
{
  switch ((guint) failure)
    {
    case HERALD_FAILURE_OFFLINE:
      return g_strdup (_("This computer is offline. Herald tries again when the network is back."));
    case HERALD_FAILURE_HOST:
      /* Translators: %s is the name of a server, for instance "example.org". */
      return g_strdup_printf (_("No server is called “%s”. Check the spelling of the address."), host);
    case HERALD_FAILURE_CONNECTION:
      /* Translators: %s is the name of a server, for instance "example.org". */
      return g_strdup_printf (_("“%s” cannot be reached. It may be switched off; try again later."), host);
    case HERALD_FAILURE_TIMEOUT:
      /* Translators: %s is the name of a server, for instance "example.org". */
      return g_strdup_printf (_("“%s” did not answer in time. Try again later."), host);
    case HERALD_FAILURE_CERTIFICATE:
      /* Translators: %s is the name of a server, for instance "example.org". */
      return g_strdup_printf (_("“%s” could not prove who it is, so nothing was loaded. Its certificate is "
                                "wrong or has run out."), host);
    case HERALD_FAILURE_REDIRECT:
      /* Translators: %s is the name of a server, for instance "example.org". */
      return g_strdup_printf (_("“%s” sends Herald round in circles. Look at the site in a browser for its "
                                "new address."), host);
    default:
      return NULL;
    }
}

static char *
answer_text (HeraldFailure  failure,
             const char    *host)
{
  switch ((guint) failure)
    {
    case HERALD_FAILURE_SIGN_IN:
      /* Translators: %s is the name of a server, for instance "example.org". */
      return g_strdup_printf (_("“%s” wants a name and a password. Sign in to read this source."), host);
    case HERALD_FAILURE_DENIED:
      /* Translators: %s is the name of a server, for instance "example.org". */
      return g_strdup_printf (_("“%s” does not let Herald in. Look at the site in a browser for an address that "
                                "is open."), host);
    case HERALD_FAILURE_NOT_FOUND:
      /* Translators: %s is the name of a server, for instance "example.org". */
      return g_strdup_printf (_("There is nothing at this address on “%s”. Check its spelling, or look for the "
                                "feed on the site."), host);
    case HERALD_FAILURE_GONE:
      /* Translators: %s is the name of a server, for instance "example.org". */
      return g_strdup_printf (_("“%s” has ended this feed. Look on the site for another one."), host);
    case HERALD_FAILURE_BUSY:
      /* Translators: %s is the name of a server, for instance "example.org". */
      return g_strdup_printf (_("“%s” is busy and asks to be left alone for a while."), host);
    case HERALD_FAILURE_SERVER:
      /* Translators: %s is the name of a server, for instance "example.org". */
      return g_strdup_printf (_("“%s” has trouble of its own. Try again later."), host);
    default:
      return NULL;
    }
}

static char *
content_text (HeraldFailure failure)
{
  switch ((guint) failure)
    {
    case HERALD_FAILURE_ADDRESS:
      return g_strdup (_("This is not the address of a site. Paste one such as “example.org”."));
    case HERALD_FAILURE_TOO_LARGE:
      return g_strdup (_("What is at this address is too large to be a feed."));
    case HERALD_FAILURE_EMPTY:
      return g_strdup (_("The answer was empty. Try again later."));
    case HERALD_FAILURE_WEB_PAGE:
      return g_strdup (_("A web page came instead of the feed. The feed may have moved; look for it on the site."));
    case HERALD_FAILURE_NOT_A_FEED:
      return g_strdup (_("What is at this address is not a feed. Try the address of the site’s front page."));
    case HERALD_FAILURE_NO_FEED:
      return g_strdup (_("This page names no feed. Try the address of the site’s front page or of its feed."));
    case HERALD_FAILURE_STORAGE:
      return g_strdup (_("The new stories could not be stored. Check that there is space on the disk."));
    default:
      return NULL;
    }
}

/**
 * herald_error_text_for_failure:
 * @failure: what went wrong with a source
 * @host: (nullable): the name of the server that was asked
 *
 * Returns: (transfer full): one translated sentence, or two, that say what happened and what to do
 */
char *
herald_error_text_for_failure (HeraldFailure  failure,
                               const char    *host)
{
  const char *server = host != NULL ? host : _("The server");
  char *text = network_text (failure, server);

  if (text == NULL)
    text = answer_text (failure, server);
  if (text == NULL)
    text = content_text (failure);

  return text != NULL ? text : g_strdup (_("Something went wrong. Try again later."));
}

static char *
store_text (HeraldStoreError code)
{
  switch (code)
    {
    case HERALD_STORE_ERROR_READ_ONLY:
      return g_strdup (_("The library file cannot be written. Check the permissions of its folder, then start "
                         "Herald again."));
    case HERALD_STORE_ERROR_OLDER:
      return g_strdup (_("An older version of Herald wrote this library. It has to be brought up to date, but cannot "
                         "be written. Check the permissions of its folder."));
    case HERALD_STORE_ERROR_NEWER:
      return g_strdup (_("A newer version of Herald wrote this library. Update Herald to open it; nothing was "
                         "changed."));
    case HERALD_STORE_ERROR_DAMAGED:
      return g_strdup (_("The library file is damaged, or is not a library. Nothing was changed; restore it from "
                         "a backup, or move it away to begin a new one."));
    case HERALD_STORE_ERROR_LOCKED:
      return g_strdup (_("Another Herald has this library open. Close that one first."));
    case HERALD_STORE_ERROR_FULL:
      return g_strdup (_("The disk is full. Make some space; nothing that was stored is lost."));
    case HERALD_STORE_ERROR_NOT_FOUND:
      return g_strdup (_("This is no longer in the library."));
    case HERALD_STORE_ERROR_EXISTS:
      return g_strdup (_("You follow this source already."));
    case HERALD_STORE_ERROR_FAILED:
    default:
      return g_strdup (_("The library file could not be used. Check the disk, then try again."));
    }
}

/**
 * herald_error_text:
 * @error: an error from the engine
 * @host: (nullable): the name of the server that was asked
 *
 * Returns: (transfer full): what happened and what to do, in the reader's language
 */
char *
herald_error_text (const GError *error,
                   const char   *host)
{
  g_return_val_if_fail (error != NULL, NULL);

  if (error->domain == HERALD_FAILURE)
    return herald_error_text_for_failure ((HeraldFailure) error->code, host);
  if (error->domain == HERALD_STORE_ERROR)
    return store_text ((HeraldStoreError) error->code);
  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_NOT_FOUND))
    return g_strdup (_("The file is not there."));
  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_IS_DIRECTORY))
    return g_strdup (_("This is a folder. Choose a file in it."));
  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_PERMISSION_DENIED))
    return g_strdup (_("The file cannot be read or written. Check its permissions."));
  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_NO_SPACE))
    return g_strdup (_("The disk is full. Make some space, then try again."));

  return herald_error_text_for_failure (HERALD_FAILURE_SERVER, host);
}
