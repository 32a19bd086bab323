/* SPDX-FileCopyrightText: 2026 The Herald founders
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "herald-html-character.h"

static void
test_knows_the_names_of_html (void)
{
  static const struct { const char *name; const char *expected; } cases[] = {
    { "amp", "&" },           { "eacute", "é" }, { "Eacute", "É" },   { "hellip", "…" },
    { "nbsp", "\302\240" },   { "apos", "'" },   { "semi", ";" },     { "NewLine", "\n" },
    { "check", "✓" },         { "bigstar", "★" }, { "fjlig", "fj" }, { "CounterClockwiseContourIntegral", "∳" },
    { "ThinSpace", "\342\200\211" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *text = herald_html_character (cases[i].name);

      g_assert_cmpstr (text, ==, cases[i].expected);
    }
}

static void
test_knows_no_other_names (void)
{
  static const char * const names[] = { "", "bogus", "notit", "ampx", "#39", "x;y", "<b>", "a b", "é", "lt;&gt", NULL };

  for (gsize i = 0; names[i] != NULL; i++)
    {
      g_autofree char *text = herald_html_character (names[i]);

      g_assert_null (text);
    }
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/html/html-character/knows-the-names-of-html", test_knows_the_names_of_html);
  g_test_add_func ("/html/html-character/knows-no-other-names", test_knows_no_other_names);

  return g_test_run ();
}
