/* SPDX-FileCopyrightText: 2026 The Herald founders
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "herald-test-mixture.h"

static const char * const pieces[] = {
  "<", ">", "\"", "'", "`", "=", "/", "</", "<!--", "-->", "<![CDATA[", "]]>", "&lt;", "&#0;", "&", ";", " ", "\n",
  "<p>", "</p>", "<div>", "</div>", "<b>", "</b>", "<i x=1>", "</i>", "<a href=x>", "</a>", "<svg>", "</svg>",
  "<math>", "</math>", "<mtext>", "<mglyph>", "<style>", "</style>", "<script>", "</script>", "<title>", "</title>",
  "<table>", "</table>", "<tr>", "<td>", "</td>", "<caption>", "<select>", "<option>", "</select>", "<form>",
  "</form>", "<noscript>", "</noscript>", "<template>", "</template>", "<textarea>", "</textarea>", "<xmp>", "<img",
  " src=x", " onerror=alert(1)", " href=javascript:alert(1)", "<iframe", " srcdoc=<script>", "<foreignObject>",
  "<annotation-xml encoding=text/html>", "<desc>", "<li>", "<ul>", "<pre>", "\n\n", "<h1>", "<button>", "<object>",
  "<marquee>", "</br>", "<frameset>", "<body onload=x>", "<plaintext>", "<ruby>", "<rt>", "<nobr>", "<font a=b>", "x",
};

char *
herald_test_mixture_new (GRand *random)
{
  g_autoptr (GString) html = g_string_new (NULL);
  gint32 n = g_rand_int_range (random, 1, 30);

  for (gint32 i = 0; i < n; i++)
    g_string_append (html, pieces[g_rand_int_range (random, 0, G_N_ELEMENTS (pieces))]);

  return g_string_free_and_steal (g_steal_pointer (&html));
}
