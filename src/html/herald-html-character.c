/* SPDX-FileCopyrightText: 2026 The Herald founders
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "herald-html-character.h"

#include <gumbo.h>
#include <stdlib.h>
#include <string.h>

typedef struct
{
  const char *name;
  const char *text;
} Named;

/* The names that texts use, sorted; for the others the parser is asked. */
static const Named frequent[] = {
  { "AElig", "Æ" }, { "Aacute", "Á" }, { "Acirc", "Â" }, { "Agrave", "À" }, { "Aring", "Å" },
  { "Atilde", "Ã" }, { "Auml", "Ä" }, { "Ccedil", "Ç" }, { "Dagger", "‡" }, { "ETH", "Ð" }, { "Eacute", "É" },
  { "Ecirc", "Ê" }, { "Egrave", "È" }, { "Euml", "Ë" }, { "Iacute", "Í" }, { "Icirc", "Î" }, { "Igrave", "Ì" },
  { "Iuml", "Ï" }, { "Ntilde", "Ñ" }, { "OElig", "Œ" }, { "Oacute", "Ó" }, { "Ocirc", "Ô" }, { "Ograve", "Ò" },
  { "Oslash", "Ø" }, { "Otilde", "Õ" }, { "Ouml", "Ö" }, { "Scaron", "Š" }, { "THORN", "Þ" },
  { "Uacute", "Ú" }, { "Ucirc", "Û" }, { "Ugrave", "Ù" }, { "Uuml", "Ü" }, { "Yacute", "Ý" }, { "Yuml", "Ÿ" },
  { "aacute", "á" }, { "acirc", "â" }, { "acute", "´" }, { "aelig", "æ" }, { "agrave", "à" }, { "amp", "&" },
  { "apos", "'" }, { "aring", "å" }, { "atilde", "ã" }, { "auml", "ä" }, { "bdquo", "„" }, { "brvbar", "¦" },
  { "bull", "•" }, { "ccedil", "ç" }, { "cedil", "¸" }, { "cent", "¢" }, { "copy", "©" }, { "curren", "¤" },
  { "dagger", "†" }, { "deg", "°" }, { "divide", "÷" }, { "eacute", "é" }, { "ecirc", "ê" }, { "egrave", "è" },
  { "emsp", "\342\200\203" }, { "ensp", "\342\200\202" }, { "eth", "ð" }, { "euml", "ë" }, { "euro", "€" },
  { "frac12", "½" }, { "frac14", "¼" }, { "frac34", "¾" }, { "gt", ">" }, { "hellip", "…" }, { "iacute", "í" },
  { "icirc", "î" }, { "iexcl", "¡" }, { "igrave", "ì" }, { "iquest", "¿" }, { "iuml", "ï" }, { "laquo", "«" },
  { "larr", "←" }, { "ldquo", "“" }, { "lsaquo", "‹" }, { "lsquo", "‘" }, { "lt", "<" }, { "macr", "¯" },
  { "mdash", "—" }, { "micro", "µ" }, { "middot", "·" }, { "nbsp", "\302\240" }, { "ndash", "–" },
  { "not", "¬" }, { "ntilde", "ñ" }, { "oacute", "ó" }, { "ocirc", "ô" }, { "oelig", "œ" }, { "ograve", "ò" },
  { "ordf", "ª" }, { "ordm", "º" }, { "oslash", "ø" }, { "otilde", "õ" }, { "ouml", "ö" }, { "para", "¶" },
  { "permil", "‰" }, { "plusmn", "±" }, { "pound", "£" }, { "prime", "′" }, { "quot", "\042" },
  { "raquo", "»" }, { "rarr", "→" }, { "rdquo", "”" }, { "reg", "®" }, { "rsaquo", "›" }, { "rsquo", "’" },
  { "sbquo", "‚" }, { "scaron", "š" }, { "sect", "§" }, { "shy", "\302\255" }, { "sup1", "¹" },
  { "sup2", "²" }, { "sup3", "³" }, { "szlig", "ß" }, { "thinsp", "\342\200\211" }, { "thorn", "þ" },
  { "times", "×" }, { "trade", "™" }, { "uacute", "ú" }, { "ucirc", "û" }, { "ugrave", "ù" }, { "uml", "¨" },
  { "uuml", "ü" }, { "yacute", "ý" }, { "yen", "¥" }, { "yuml", "ÿ" }, { "zwj", "\342\200\215" },
  { "zwnj", "\342\200\214" },
};

static int
compare_names (gconstpointer name,
               gconstpointer named)
{
  return strcmp (name, ((const Named *) named)->name);
}

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
  const Named *named = bsearch (name, frequent, G_N_ELEMENTS (frequent), sizeof (Named), compare_names);
  GumboOptions options = kGumboDefaultOptions;
  g_autofree char *reference = NULL;
  g_autofree char *text = NULL;
  GumboOutput *output;
  const GumboVector *children;

  if (named != NULL)
    return g_strdup (named->text);
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
