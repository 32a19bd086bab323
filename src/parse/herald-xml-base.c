/* SPDX-FileCopyrightText: 2026 The Herald founders
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "herald-xml-base-private.h"

#include "herald-uri.h"

#include <string.h>

/* Every reference can come to as much as its base. A base may be so long that the references of a text full of them
 * (in 16 bytes each) come to 128 MiB, and as long as bases are in any case. */
#define MAX_EXPANSION (128.0 * 1024 * 1024 * 16)
#define SANE_LENGTH   256
#define MAX_LENGTH    2048

static gboolean
is_short_enough (const char *base,
                 gsize       text_length)
{
  return strlen (base) <= CLAMP (MAX_EXPANSION / MAX (text_length, 1), SANE_LENGTH, MAX_LENGTH);
}

static gboolean
may_be_base (const char *reference)
{
  static const char *const schemes[] = { "http", "https", "file", "ftp", NULL };
  g_autofree char *scheme = g_uri_parse_scheme (reference);
  g_autofree char *lower = scheme != NULL ? g_ascii_strdown (scheme, -1) : NULL;

  return lower == NULL || g_strv_contains (schemes, lower);
}

/*
 * herald_xml_base_of_document:
 * @address: (nullable): where a document came from
 * @text_length: how long the document is, in bytes
 *
 * Returns: (transfer full) (nullable): the base of its references. Where the address is too long for a text of that
 *   length its query goes, and if that is not enough there is none.
 */
char *
herald_xml_base_of_document (const char *address,
                             gsize       text_length)
{
  g_autofree char *bare = NULL;

  if (address == NULL || is_short_enough (address, text_length))
    return g_strdup (address);
  bare = g_strndup (address, strcspn (address, "?#"));

  return is_short_enough (bare, text_length) ? g_steal_pointer (&bare) : NULL;
}

/*
 * herald_xml_base_resolve:
 * @outer: (nullable): the base around an element
 * @reference: the value of its xml:base
 * @text_length: how long the document is, in bytes
 *
 * Returns: (transfer full) (nullable): the element's own base, or %NULL if that is none
 */
char *
herald_xml_base_resolve (const char *outer,
                         const char *reference,
                         gsize       text_length)
{
  g_autofree char *base = NULL;

  if (*reference == '\0' || !may_be_base (reference))
    return NULL;
  base = herald_uri_resolve (outer, reference);

  return base != NULL && is_short_enough (base, text_length) ? g_steal_pointer (&base) : NULL;
}
