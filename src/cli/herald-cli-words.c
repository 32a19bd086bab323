/* SPDX-FileCopyrightText: 2026 The Herald founders
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "herald-cli-words.h"

#include "herald-store-error.h"

#include <gio/gio.h>

/* What is wrong with an address, as the second half of "ADDRESS: ...". */
static const char * const failures[] = {
  [HERALD_FAILURE_NONE] = "nothing is wrong",
  [HERALD_FAILURE_ADDRESS] = "this is no address that can be fetched; give that of a feed or of a web page",
  [HERALD_FAILURE_OFFLINE] = "this machine has no network; try again when it has",
  [HERALD_FAILURE_HOST] = "there is no server of this name; look for a mistake in the address",
  [HERALD_FAILURE_CONNECTION] = "the server cannot be reached; try again later",
  [HERALD_FAILURE_TIMEOUT] = "the server did not answer in time; try again later",
  [HERALD_FAILURE_CERTIFICATE] = "the server's certificate is not valid; tell its owner",
  [HERALD_FAILURE_REDIRECT] = "the server sends from one address to the next without end; tell its owner",
  [HERALD_FAILURE_TOO_LARGE] = "the answer is larger than a feed may be; give the address of another feed",
  [HERALD_FAILURE_SIGN_IN] = "the server wants a name and a password; sign in to this source in Herald's window",
  [HERALD_FAILURE_DENIED] = "the server lets nobody read this; give an address that is open to all",
  [HERALD_FAILURE_NOT_FOUND] = "the server has nothing at this address; look for a mistake in it",
  [HERALD_FAILURE_GONE] = "the server says that this is gone for good; remove the source",
  [HERALD_FAILURE_BUSY] = "the server is busy; try again later",
  [HERALD_FAILURE_SERVER] = "the server has a fault; try again later",
  [HERALD_FAILURE_EMPTY] = "the answer is empty; try again later",
  [HERALD_FAILURE_WEB_PAGE] = "this is a web page, not a feed; look for its feed with the command \"add\"",
  [HERALD_FAILURE_NOT_A_FEED] = "this is neither a feed nor a web page; give the address of one",
  [HERALD_FAILURE_NO_FEED] = "this web page names no feed; give the address of the feed itself",
  [HERALD_FAILURE_STORAGE] = "the stories could not be stored; look for free space",
};

/* What is wrong with a library, as the second half of "FILE: ...". */
static const char * const library_errors[] = {
  [HERALD_STORE_ERROR_FAILED] = "the library cannot be used",
  [HERALD_STORE_ERROR_READ_ONLY] = "the library cannot be written; make the file and its folder writable",
  [HERALD_STORE_ERROR_OLDER] = "the library has to be brought up to date; make the file and its folder writable",
  [HERALD_STORE_ERROR_NEWER] = "a newer version of Herald wrote this library; update Herald",
  [HERALD_STORE_ERROR_DAMAGED] = "this is no library, or it is damaged; see \"restore\" or name another file",
  [HERALD_STORE_ERROR_LOCKED] = "another program uses this library; close that first",
  [HERALD_STORE_ERROR_FULL] = "there is no space left to write the library; make some",
  [HERALD_STORE_ERROR_NOT_FOUND] = "the library has no such thing",
  [HERALD_STORE_ERROR_EXISTS] = "the library has this source already",
};

/**
 * herald_cli_words_for_failure:
 * @failure: why a source could not be refreshed
 *
 * Returns: what that is and what to do, to stand behind the address
 */
const char *
herald_cli_words_for_failure (HeraldFailure failure)
{
  g_return_val_if_fail ((guint) failure < G_N_ELEMENTS (failures), "");

  return failures[failure];
}

/**
 * herald_cli_words_for_library:
 * @error: (inout): an error of any domain
 * @path: the library's file
 *
 * Says in words what is wrong with a library. Errors of other domains stay.
 */
void
herald_cli_words_for_library (GError     **error,
                              const char  *path)
{
  g_autoptr (GError) cause = NULL;

  if (error == NULL || *error == NULL || (*error)->domain != HERALD_STORE_ERROR)
    return;

  g_return_if_fail ((guint) (*error)->code < G_N_ELEMENTS (library_errors));

  cause = g_steal_pointer (error);
  if (cause->code == HERALD_STORE_ERROR_FAILED || cause->code == HERALD_STORE_ERROR_NOT_FOUND)
    g_set_error (error, G_IO_ERROR, G_IO_ERROR_FAILED, "%s: %s: %s", path, library_errors[cause->code],
                 cause->message);
  else
    g_set_error (error, G_IO_ERROR, G_IO_ERROR_FAILED, "%s: %s", path, library_errors[cause->code]);
}

/**
 * herald_cli_words_for_address:
 * @error: (inout): an error of any domain
 * @address: what was asked
 *
 * Says in words why there is no feed at an address, or that it is in the library. Other errors stay.
 */
void
herald_cli_words_for_address (GError     **error,
                              const char  *address)
{
  g_autoptr (GError) cause = NULL;
  const char *words = NULL;

  if (error == NULL || *error == NULL)
    return;

  if (g_error_matches (*error, HERALD_STORE_ERROR, HERALD_STORE_ERROR_EXISTS))
    words = library_errors[HERALD_STORE_ERROR_EXISTS];
  else if ((*error)->domain == HERALD_FAILURE)
    words = herald_cli_words_for_failure ((HeraldFailure) (*error)->code);
  if (words == NULL)
    return;

  cause = g_steal_pointer (error);
  g_set_error (error, G_IO_ERROR, G_IO_ERROR_FAILED, "%s: %s", address, words);
}
