/* SPDX-FileCopyrightText: 2026 The Herald founders
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "herald-html-character.h"

#include <gumbo.h>
#include <string.h>

static gboolean
may_be_name (const char *name)
{
  gsize length = strspn (name, G_CSET_A_2_Z G_CSET_a_2_z G_CSET_DIGITS);

  return length > 0 && length < 40 && name[length] == '\0' && g_ascii_isalpha (name[0]);
}

/**
 * herald_html_character:
 * @name: what stands between "&" and ";" in a reference by name
 *
 * Looks @name up among HTML's named character references (HTML, section 13.5), by asking the parser, which has the
 * table.
 *
 * Returns: (transfer full) (nullable): the character, or the two that some names mean; %NULL for an unknown name
 */
char *
herald_html_character (const char *name)
{
  GumboOptions options = kGumboDefaultOptions;
  g_autofree char *reference = NULL;
  g_autofree char *text = NULL;
  GumboOutput *output;
  const GumboVector *children;

  if (!may_be_name (name))
    return NULL;

  reference = g_strconcat ("&", name, ";", NULL);
  options.fragment_context = GUMBO_TAG_DIV;
  options.max_errors = 0;
  output = gumbo_parse_with_options (&options, reference, strlen (reference));
  children = &output->root->v.element.children;
  if (children->length == 1)
    {
      const GumboNode *node = children->data[0];

      if (node->type == GUMBO_NODE_TEXT || node->type == GUMBO_NODE_WHITESPACE)
        text = g_strdup (node->v.text.text);
    }
  gumbo_destroy_output (&options, output);

  /* The semicolon is left where nothing was known, or only what the name begins with. */
  if (text == NULL || (g_str_has_suffix (text, ";") && !g_str_equal (name, "semi")))
    return NULL;

  return g_steal_pointer (&text);
}
