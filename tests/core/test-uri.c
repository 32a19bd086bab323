/* SPDX-FileCopyrightText: 2026 The Herald founders
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "herald-uri.h"

typedef struct
{
  const char *given;
  const char *expected; /* (nullable) */
} Case;

static void
assert_resolves (const char *base,
                 const Case *cases,
                 gsize       n)
{
  for (gsize i = 0; i < n; i++)
    {
      g_autofree char *resolved = herald_uri_resolve (base, cases[i].given);

      g_test_message ("%s", cases[i].given);
      g_assert_cmpstr (resolved, ==, cases[i].expected);
    }
}

/* RFC 3986, sections 5.4.1 and 5.4.2 */
static void
test_resolves_as_the_rfc_says (void)
{
  static const Case cases[] = {
    { "g:h", "g:h" },
    { "g", "http://a/b/c/g" },
    { "./g", "http://a/b/c/g" },
    { "g/", "http://a/b/c/g/" },
    { "/g", "http://a/g" },
    { "//g", "http://g" },
    { "?y", "http://a/b/c/d;p?y" },
    { "g?y", "http://a/b/c/g?y" },
    { "#s", "http://a/b/c/d;p?q#s" },
    { "g#s", "http://a/b/c/g#s" },
    { "g?y#s", "http://a/b/c/g?y#s" },
    { ";x", "http://a/b/c/;x" },
    { "g;x", "http://a/b/c/g;x" },
    { "g;x?y#s", "http://a/b/c/g;x?y#s" },
    { "", "http://a/b/c/d;p?q" },
    { ".", "http://a/b/c/" },
    { "./", "http://a/b/c/" },
    { "..", "http://a/b/" },
    { "../", "http://a/b/" },
    { "../g", "http://a/b/g" },
    { "../..", "http://a/" },
    { "../../", "http://a/" },
    { "../../g", "http://a/g" },
    { "../../../g", "http://a/g" },
    { "../../../../g", "http://a/g" },
    { "/./g", "http://a/g" },
    { "/../g", "http://a/g" },
    { "g.", "http://a/b/c/g." },
    { ".g", "http://a/b/c/.g" },
    { "g..", "http://a/b/c/g.." },
    { "..g", "http://a/b/c/..g" },
    { "./../g", "http://a/b/g" },
    { "./g/.", "http://a/b/c/g/" },
    { "g/./h", "http://a/b/c/g/h" },
    { "g/../h", "http://a/b/c/h" },
    { "g;x=1/./y", "http://a/b/c/g;x=1/y" },
    { "g;x=1/../y", "http://a/b/c/y" },
    { "g?y/./x", "http://a/b/c/g?y/./x" },
    { "g?y/../x", "http://a/b/c/g?y/../x" },
    { "g#s/./x", "http://a/b/c/g#s/./x" },
    { "g#s/../x", "http://a/b/c/g#s/../x" },
  };

  assert_resolves ("http://a/b/c/d;p?q", cases, G_N_ELEMENTS (cases));
}

static void
test_reads_as_browsers_do (void)
{
  static const Case cases[] = {
    { " \n /x \t", "https://example.org/x" },
    { "/a\nb", "https://example.org/ab" },
    { "my file.mp3", "https://example.org/a/my%20file.mp3" },
    { "\\\\example.net\\x", "https://example.net/x" },
    { "/a|b?c=\"d\"", "https://example.org/a%7Cb?c=%22d%22" },
    { "/ä?ö#ü", "https://example.org/%C3%A4?%C3%B6#%C3%BC" },
    { "http://bücher.example/", "http://xn--bcher-kva.example/" },
    { "/100%", "https://example.org/100%" },
    { "mailto:someone@example.org?subject=a b", "mailto:someone@example.org?subject=a%20b" },
    { "magnet:?xt=urn:btih:c12fe1", "magnet:?xt=urn:btih:c12fe1" },
    { "HTTP://Example.org/X", "HTTP://Example.org/X" },
  };

  assert_resolves ("https://example.org/a/", cases, G_N_ELEMENTS (cases));
}

static void
test_takes_a_malformed_base_as_absent (void)
{
  static const char * const bases[] = { NULL, "", "x", "/a/b", "http://", "http:", "mailto:a@example.org", "://a" };

  for (gsize i = 0; i < G_N_ELEMENTS (bases); i++)
    {
      g_autofree char *resolved = herald_uri_resolve (bases[i], "/c");
      g_autofree char *absolute = herald_uri_resolve (bases[i], "http://example.org/c");

      g_assert_cmpstr (resolved, ==, "/c");
      g_assert_cmpstr (absolute, ==, "http://example.org/c");
    }
}

static void
test_without_base_keeps_only_references (void)
{
  static const Case cases[] = {
    { "a/b?c#d", "a/b?c#d" },
    { "  /a  ", "/a" },
    { "//example.org/a", "//example.org/a" },
    { "/straße", "/straße" },
    { "two words", NULL },
    { "a\001b", NULL },
    { "a\nb", NULL },
    { "a|b", NULL },
    { "<a", NULL },
    { "a>", NULL },
    { "\"a\"", NULL },
    { "`a`", NULL },
    { "a\\b", NULL },
    { "1:2", NULL },
    { "", NULL },
    { " ", NULL },
  };

  assert_resolves (NULL, cases, G_N_ELEMENTS (cases));
}

static void
test_refuses_what_runs_code_or_reads_files (void)
{
  static const char * const hostile[] = {
    "javascript:alert(1)", "JaVaScRiPt:alert(1)", " javascript:alert(1)", "java\nscript:alert(1)",
    "java\tscript:alert(1)", "\001\016javascript:alert(1)", "\302\240javascript:alert(1)", "vbscript:x",
    "data:text/html,x", "file:///etc/passwd", "about:config", "blob:https://example.org/1", "view-source:http://a/",
    "jar:http://a/!/b", "chrome://x", "resource://x", "c:\\windows", "feed:javascript:alert(1)",
    "feed:feed:data:x", "feed:%6Aavascript:alert(1)", "feed:%41:/x", "livescript:x", "filesystem:http://a/",
  };

  for (gsize i = 0; i < G_N_ELEMENTS (hostile); i++)
    {
      g_autofree char *alone = herald_uri_resolve (NULL, hostile[i]);
      g_autofree char *based = herald_uri_resolve ("https://example.org/", hostile[i]);

      g_test_message ("%s", hostile[i]);
      g_assert_null (alone);
      g_assert_null (based);
      g_assert_false (herald_uri_is_safe (hostile[i]));
    }
}

static void
test_refuses_hosts_that_cannot_be (void)
{
  static const Case cases[] = {
    { "http://", NULL },
    { "http://exa mple.org/", NULL },
    { "http://<b>/", NULL },
    { "http:///x", NULL },
    { "https://a%00b/", NULL },
    { "//[::1", NULL },
    { "http://[::1]\303\244]/", NULL },
    { "http://[::1]:80/x", "http://[::1]:80/x" },
  };

  assert_resolves ("http://a/", cases, G_N_ELEMENTS (cases));
}

static void
test_base_may_be_a_file_but_a_file_is_no_result (void)
{
  g_autofree char *file = herald_uri_resolve ("file:///a/b", "c");
  g_autofree char *web = herald_uri_resolve ("file:///a/b", "http://example.org/");

  g_assert_null (file);
  g_assert_cmpstr (web, ==, "http://example.org/");
}

static void
test_refuses_what_hides_such_a_scheme (void)
{
  static const Case cases[] = {
    { "`javascript:x`", NULL },
    { "\001java\003script:x", NULL },
    { "\342\200\213javascript:x", NULL },
    { "\"vbscript:x", NULL },
    { "(10:30)", "https://example.org/a/(10:30)" },
    { "\303\211data:x", "https://example.org/a/%C3%89data:x" },
  };

  assert_resolves ("https://example.org/a/", cases, G_N_ELEMENTS (cases));
}

static void
test_tells_the_web (void)
{
  g_assert_true (herald_uri_is_web ("http://example.org"));
  g_assert_true (herald_uri_is_web ("HTTPS://example.org/x"));
  g_assert_false (herald_uri_is_web ("ftp://example.org/"));
  g_assert_false (herald_uri_is_web ("http:example.org"));
  g_assert_false (herald_uri_is_web ("http:///x"));
  g_assert_false (herald_uri_is_web ("/x"));
  g_assert_false (herald_uri_is_web (NULL));
}

static void
test_normalizes (void)
{
  static const Case cases[] = {
    { "HTTP://Example.ORG", "http://example.org/" },
    { "http://example.org:80/", "http://example.org/" },
    { "https://example.org:443/a", "https://example.org/a" },
    { "https://example.org:/a", "https://example.org/a" },
    { "http://example.org:443/", "http://example.org:443/" },
    { "http://example.org/%7ea/%c3%a4", "http://example.org/~a/%C3%A4" },
    { "http://example.org/a/%2E%2E/b", "http://example.org/b" },
    { "http://example.org/ä", "http://example.org/%C3%A4" },
    { "http://BÜCHER.example/", "http://xn--bcher-kva.example/" },
    { "http://example.org?a=B", "http://example.org/?a=B" },
    { "urn:ISBN:1", "urn:ISBN:1" },
    { "/a", NULL },
    { "javascript:1", NULL },
    { NULL, NULL },
    { "ab://[::1]\303\244]/", "ab://[%3A%3A1]%C3%A4]/" },
    { "ab:/.//c", "ab:/.//c" },
    { "ab://::/", "ab://%3A/" },
    { "https://example.org/%%66f", "https://example.org/%25ff" },
    { "https://example.org/100%", "https://example.org/100%25" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *normal = herald_uri_normalize (cases[i].given);

      g_assert_cmpstr (normal, ==, cases[i].expected);
    }
}

static void
test_compares_by_meaning (void)
{
  g_assert_true (herald_uri_equal ("http://a.example/%7Eb", "http://A.example:80/~b"));
  g_assert_false (herald_uri_equal ("http://a.example/", "https://a.example/"));
  g_assert_false (herald_uri_equal ("http://a.example/b", "http://a.example/B"));
  g_assert_false (herald_uri_equal ("http://a.example/#1", "http://a.example/#2"));
  g_assert_true (herald_uri_equal (NULL, NULL));
  g_assert_true (herald_uri_equal ("not an address", "not an address"));
  g_assert_false (herald_uri_equal ("not an address", NULL));
}

static void
test_reads_what_people_type (void)
{
  static const Case cases[] = {
    { "example.org", "https://example.org/" },
    { " example.org/x ", "https://example.org/x" },
    { "http://example.org/x", "http://example.org/x" },
    { "https://example.org", "https://example.org/" },
    { "http://127.0.0.1:8080/x", "http://127.0.0.1:8080/x" },
    { "127.0.0.1:8080/x", "https://127.0.0.1:8080/x" },
    { "localhost:8080", "https://localhost:8080/" },
    { "http://[::1]:8080/x", "http://[::1]:8080/x" },
    { "//example.org/x", "https://example.org/x" },
    { "feed://example.org/x", "https://example.org/x" },
    { "feed:http://example.org/x", "http://example.org/x" },
    { "feed:https://example.org/x", "https://example.org/x" },
    { "FEED:example.org", "https://example.org/" },
    { "http:/example.org/x", "http://example.org/x" },
    { "bücher.example/ä", "https://xn--bcher-kva.example/%C3%A4" },
    { "<https://example.org/x>", "https://example.org/x" },
    { "example.org?a=b", "https://example.org/?a=b" },
    { "example.org/a:b", "https://example.org/a:b" },
    { "http://nas/feed", "http://nas/feed" },
    { "https://user:word@example.org/", "https://user:word@example.org/" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *address = herald_uri_from_typed (cases[i].given);

      g_test_message ("%s", cases[i].given);
      g_assert_cmpstr (address, ==, cases[i].expected);
    }
}

static void
test_refuses_words (void)
{
  static const char * const words[] = {
    NULL, "", " ", "news", "two words", "example. org", "mailto:a@example.org", "someone@example.org",
    "javascript:alert(1)", "file:///etc/passwd", "/var/feed", ".", "..", "a..b", ".org", "3.14", "feed:",
    "http://", "https:// ", "example.org/a b", "ftp://example.org/", "c:\\x", "http://feed:x", "a,b.org",
    "data:text/html,x", "feed:mailto:a@example.org", "\xff\xfe",
  };

  for (gsize i = 0; i < G_N_ELEMENTS (words); i++)
    {
      g_autofree char *address = herald_uri_from_typed (words[i]);

      g_test_message ("%u", (guint) i);
      g_assert_null (address);
    }
}

static void
test_gives_the_host (void)
{
  g_autofree char *host = herald_uri_dup_host ("https://user@Example.org:8080/x");
  g_autofree char *ipv6 = herald_uri_dup_host ("http://[::1]:80/");
  g_autofree char *none = herald_uri_dup_host ("mailto:a@example.org");

  g_assert_cmpstr (host, ==, "example.org");
  g_assert_cmpstr (ipv6, ==, "[::1]");
  g_assert_null (none);
}

static void
test_takes_long_addresses (void)
{
  g_autofree char *dots = g_strnfill (3 * 1000 * 1000, '.');
  g_autofree char *resolved = NULL;
  gint64 start = g_get_monotonic_time ();

  for (gsize i = 0; i < 3 * 1000 * 1000; i += 3)
    dots[i] = '/';
  resolved = herald_uri_resolve ("http://example.org/a/b", dots);

  g_assert_cmpstr (resolved, ==, "http://example.org/");
  g_assert_cmpint (g_get_monotonic_time () - start, <, 2 * G_USEC_PER_SEC);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/core/uri/resolves-as-the-rfc-says", test_resolves_as_the_rfc_says);
  g_test_add_func ("/core/uri/reads-as-browsers-do", test_reads_as_browsers_do);
  g_test_add_func ("/core/uri/takes-a-malformed-base-as-absent", test_takes_a_malformed_base_as_absent);
  g_test_add_func ("/core/uri/without-base-keeps-only-references", test_without_base_keeps_only_references);
  g_test_add_func ("/core/uri/refuses-what-runs-code-or-reads-files", test_refuses_what_runs_code_or_reads_files);
  g_test_add_func ("/core/uri/refuses-hosts-that-cannot-be", test_refuses_hosts_that_cannot_be);
  g_test_add_func ("/core/uri/base-may-be-a-file-but-a-file-is-no-result",
                   test_base_may_be_a_file_but_a_file_is_no_result);
  g_test_add_func ("/core/uri/refuses-what-hides-such-a-scheme", test_refuses_what_hides_such_a_scheme);
  g_test_add_func ("/core/uri/tells-the-web", test_tells_the_web);
  g_test_add_func ("/core/uri/normalizes", test_normalizes);
  g_test_add_func ("/core/uri/compares-by-meaning", test_compares_by_meaning);
  g_test_add_func ("/core/uri/reads-what-people-type", test_reads_what_people_type);
  g_test_add_func ("/core/uri/refuses-words", test_refuses_words);
  g_test_add_func ("/core/uri/gives-the-host", test_gives_the_host);
  g_test_add_func ("/core/uri/takes-long-addresses", test_takes_long_addresses);

  return g_test_run ();
}
