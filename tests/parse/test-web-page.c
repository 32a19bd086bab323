/* SPDX-FileCopyrightText: 2026 The Herald founders
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "herald-web-page.h"

#include <string.h>

static void
assert_decoded (const char *page,
                const char *content_type,
                const char *expected)
{
  g_autoptr (GBytes) bytes = g_bytes_new (page, strlen (page));
  g_autoptr (GBytes) decoded = herald_web_page_decode (bytes, content_type);
  gsize length;
  const char *text = g_bytes_get_data (decoded, &length);
  g_autofree char *end = g_strndup (text + length - MIN (length, strlen (expected)), strlen (expected));

  g_assert_true (g_utf8_validate_len (text, length, NULL));
  g_assert_cmpstr (end, ==, expected);
}

static void
test_finds_what_the_page_says (void)
{
  assert_decoded ("<meta charset=windows-1251>\xdf", NULL, ">Я");
  assert_decoded ("<META http-equiv=Content-Type content='text/html; charset=windows-1251'/>\xdf", "text/html", ">Я");
  assert_decoded ("<meta name=x content=y><meta charset = \"iso-8859-2\">\xb1", NULL, ">ą");
  assert_decoded ("<?xml version='1.0' encoding='iso-8859-2'?><p>\xb1", NULL, ">ą");
}

static void
test_prefers_what_came_with_it (void)
{
  assert_decoded ("<meta charset=windows-1251>\xb1", "text/html; charset=iso-8859-2", ">ą");
  assert_decoded ("\xef\xbb\xbf<meta charset=windows-1251>\xd0\xaf", NULL, ">Я");
}

static void
test_doubts_what_cannot_be (void)
{
  assert_decoded ("<meta charset=utf-16>\xd0\xaf", NULL, ">Я");
  assert_decoded ("<meta charset=no-such>\xe9.", NULL, ">é.");
  assert_decoded ("<!-- <meta charset=windows-1251> --><p>\xe9.", NULL, ">é.");
  assert_decoded ("<p title='<meta charset=", NULL, "charset=");
  assert_decoded ("<meta charset", NULL, "charset");
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/parse/web-page/finds-what-the-page-says", test_finds_what_the_page_says);
  g_test_add_func ("/parse/web-page/prefers-what-came-with-it", test_prefers_what_came_with_it);
  g_test_add_func ("/parse/web-page/doubts-what-cannot-be", test_doubts_what_cannot_be);

  return g_test_run ();
}
