/* SPDX-FileCopyrightText: 2026 The Herald founders
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "herald-feed-parser.h"

#include <string.h>

typedef struct
{
  const char *label;
  const char *converter; /* as the C library knows it */
  const char *text;
} Page;

/* Every label is written into an XML declaration, and then into a Content-Type, of a feed in that encoding. */
static const Page pages[] = {
  { "ISO-8859-1", "ISO-8859-1", "Grüße, café" },
  { "ISO-8859-2", "ISO-8859-2", "Zażółć gęślą" },
  { "ISO-8859-3", "ISO-8859-3", "Ħġ ċ" },
  { "ISO-8859-4", "ISO-8859-4", "Čeština ļ" },
  { "ISO-8859-5", "ISO-8859-5", "Привет" },
  { "ISO-8859-6", "ISO-8859-6", "مرحبا" },
  { "ISO-8859-7", "ISO-8859-7", "Καλημέρα" },
  { "ISO-8859-8", "ISO-8859-8", "שלום" },
  { "ISO-8859-9", "ISO-8859-9", "İstanbul ğ" },
  { "ISO-8859-10", "ISO-8859-10", "Þingvellir ŋ" },
  { "ISO-8859-11", "ISO-8859-11", "สวัสดี" },
  { "ISO-8859-13", "ISO-8859-13", "Žemė ļ" },
  { "ISO-8859-14", "ISO-8859-14", "Ŵy ḃ" },
  { "ISO-8859-15", "ISO-8859-15", "œuvre €" },
  { "ISO-8859-16", "ISO-8859-16", "șțăâî" },
  { "iso8859-2", "ISO-8859-2", "Zażółć" },
  { "latin2", "ISO-8859-2", "Zażółć" },
  { "csISOLatin5", "ISO-8859-9", "İğ" },
  { "iso-8859-8-i", "ISO-8859-8", "שלום" },
  { "greek", "ISO-8859-7", "Καλή" },
  { "cyrillic", "ISO-8859-5", "Привет" },
  { "arabic", "ISO-8859-6", "مرحبا" },
  { "hebrew", "ISO-8859-8", "שלום" },
  { "windows-1250", "CP1250", "Zażółć „x”" },
  { "cp1250", "CP1250", "Zażółć „x”" },
  { "x-cp1250", "CP1250", "Zażółć „x”" },
  { "windows_1250", "CP1250", "Zażółć „x”" },
  { "windows-1251", "CP1251", "Привет — №" },
  { "cp1251", "CP1251", "Привет — №" },
  { "x-cp1251", "CP1251", "Привет — №" },
  { "windows_1251", "CP1251", "Привет — №" },
  { "windows-1252", "CP1252", "“naïve” €" },
  { "cp1252", "CP1252", "“naïve” €" },
  { "x-cp1252", "CP1252", "“naïve” €" },
  { "windows_1252", "CP1252", "“naïve” €" },
  { "windows-1253", "CP1253", "Καλημέρα" },
  { "cp1253", "CP1253", "Καλημέρα" },
  { "x-cp1253", "CP1253", "Καλημέρα" },
  { "windows_1253", "CP1253", "Καλημέρα" },
  { "windows-1254", "CP1254", "İğş €" },
  { "cp1254", "CP1254", "İğş €" },
  { "x-cp1254", "CP1254", "İğş €" },
  { "windows_1254", "CP1254", "İğş €" },
  { "windows-1255", "CP1255", "שלום €" },
  { "cp1255", "CP1255", "שלום €" },
  { "x-cp1255", "CP1255", "שלום €" },
  { "windows_1255", "CP1255", "שלום €" },
  { "windows-1256", "CP1256", "مرحبا €" },
  { "cp1256", "CP1256", "مرحبا €" },
  { "x-cp1256", "CP1256", "مرحبا €" },
  { "windows_1256", "CP1256", "مرحبا €" },
  { "windows-1257", "CP1257", "Žemė “" },
  { "cp1257", "CP1257", "Žemė “" },
  { "x-cp1257", "CP1257", "Žemė “" },
  { "windows_1257", "CP1257", "Žemė “" },
  { "windows-1258", "CP1258", "Đường ₫" },
  { "cp1258", "CP1258", "Đường ₫" },
  { "x-cp1258", "CP1258", "Đường ₫" },
  { "windows_1258", "CP1258", "Đường ₫" },
  { "cp437", "CP437", "éÇ ╣" },
  { "ibm437", "CP437", "éÇ ╣" },
  { "cp737", "CP737", "Καλη" },
  { "ibm737", "CP737", "Καλη" },
  { "cp775", "CP775", "Žemė" },
  { "ibm775", "CP775", "Žemė" },
  { "cp850", "CP850", "çÁ ß" },
  { "ibm850", "CP850", "çÁ ß" },
  { "cp852", "CP852", "Zażółć" },
  { "ibm852", "CP852", "Zażółć" },
  { "cp855", "CP855", "Привет" },
  { "ibm855", "CP855", "Привет" },
  { "cp856", "CP856", "שלום" },
  { "cp857", "CP857", "İğş" },
  { "ibm857", "CP857", "İğş" },
  { "cp858", "CP858", "é €" },
  { "ibm858", "CP858", "é €" },
  { "cp860", "CP860", "ção" },
  { "ibm860", "CP860", "ção" },
  { "cp861", "CP861", "Þð" },
  { "ibm861", "CP861", "Þð" },
  { "cp862", "CP862", "שלום" },
  { "ibm862", "CP862", "שלום" },
  { "cp863", "CP863", "Éçà" },
  { "ibm863", "CP863", "Éçà" },
  { "cp864", "CP864", "ﺎ" },
  { "ibm864", "CP864", "ﺎ" },
  { "cp865", "CP865", "Øå" },
  { "ibm865", "CP865", "Øå" },
  { "cp866", "CP866", "Привет" },
  { "ibm866", "CP866", "Привет" },
  { "cp869", "CP869", "Καλη" },
  { "ibm869", "CP869", "Καλη" },
  { "cp874", "CP874", "สวัสดี" },
  { "cp1125", "CP1125", "Їжак" },
  { "cp1161", "CP1161", "สวัส" },
  { "ibm1161", "CP1161", "สวัส" },
  { "437", "CP437", "éÇ" },
  { "866", "CP866", "Привет" },
  { "cp_is", "CP861", "Þð" },
  { "csIBM861", "CP861", "Þð" },
  { "csPC8CodePage437", "CP437", "éÇ" },
  { "IBM00858", "CP858", "é €" },
  { "dos-866", "CP866", "Привет" },
  { "x-ibm-1125", "CP1125", "Їжак" },
  { "koi8-r", "KOI8-R", "Привет" },
  { "koi8-u", "KOI8-U", "Їжак" },
  { "koi8-t", "KOI8-T", "қӯ" },
  { "csKOI8R", "KOI8-R", "Привет" },
  { "koi", "KOI8-R", "Привет" },
  { "Big5", "BIG5", "中文標題" },
  { "x-x-big5", "BIG5", "中文標題" },
  { "big5-hkscs", "BIG5-HKSCS", "嘅中文" },
  { "cn-big5", "BIG5", "中文標題" },
  { "EUC-JP", "EUC-JP", "日本語テスト" },
  { "x-euc-jp", "EUC-JP", "日本語テスト" },
  { "Shift_JIS", "SJIS", "日本語テスト" },
  { "x-sjis", "SJIS", "日本語テスト" },
  { "windows-31j", "CP932", "日本語①髙" },
  { "ISO-2022-JP", "ISO-2022-JP", "日本語テスト" },
  { "EUC-KR", "EUC-KR", "한국어 시험" },
  { "ks_c_5601-1987", "UHC", "한국어 똠방각하" },
  { "windows-949", "UHC", "똠방" },
  { "ISO-2022-KR", "ISO-2022-KR", "한국어" },
  { "johab", "JOHAB", "한국어" },
  { "GB2312", "GB18030", "中文測試嗞" },
  { "gbk", "GBK", "中文測試" },
  { "GB18030", "GB18030", "中文😀" },
  { "x-gbk", "GBK", "中文測試" },
  { "EUC-CN", "GB2312", "中文" },
  { "EUC-TW", "EUC-TW", "中文" },
  { "TIS-620", "TIS-620", "สวัสดี" },
  { "tis620", "TIS-620", "สวัสดี" },
  { "VISCII", "VISCII", "Đường" },
  { "ARMSCII-8", "ARMSCII-8", "Բարև" },
  { "GEORGIAN-PS", "GEORGIAN-PS", "გამარჯობა" },
  { "ptcp154", "PT154", "Ққ" },
  { "hp-roman8", "HP-ROMAN8", "éà" },
  { "x-mac-ce", "MAC-CENTRALEUROPE", "Zażółć" },
  { "ibm037", "IBM037", "Grüße é" },
  { "ibm273", "IBM273", "Grüße" },
  { "ibm277", "IBM277", "Øå" },
  { "ibm278", "IBM278", "äö" },
  { "ibm280", "IBM280", "però" },
  { "ibm284", "IBM284", "año" },
  { "ibm285", "IBM285", "£ é" },
  { "ibm297", "IBM297", "été" },
  { "ibm424", "IBM424", "שלום" },
  { "ibm500", "IBM500", "Grüße é" },
  { "ibm870", "IBM870", "Zażółć" },
  { "ibm871", "IBM871", "Þð" },
  { "cp875", "CP875", "Καλημέρα" },
  { "ibm1026", "IBM1026", "İğş" },
  { "ibm1047", "IBM1047", "Grüße" },
  { "ibm1140", "IBM1140", "é €" },
  { "ebcdic-cp-us", "IBM037", "Grüße" },
  { "ebcdic_cp_be", "IBM500", "Grüße" },
  { "csIBM500", "IBM500", "Grüße" },
  { "cp037", "IBM037", "é" },
  { "l9", "ISO-8859-15", "€uro" },
  { "iso-8859-6-i", "ISO-8859-6", "سلام" },
  { "sun_eu_greek", "ISO-8859-7", "Ελλάδα" },
  { "win-1251", "CP1251", "Привет" },
  { "Shift_JIS_2004", "SHIFT_JISX0213", "日本語テスト" },
  { "euc-jis-2004", "EUC-JISX0213", "日本語テスト" },
  { "iso-2022-jp-1", "ISO-2022-JP-2", "日本語テスト" },
  { "gb2312-1980", "GB2312", "中文" },
  { "eucgb2312-cn", "GB2312", "中文" },
  { "gb18030-2000", "GB18030", "中文😀" },
  { "big5-tw", "BIG5", "中文標題" },
  { "big5-eten", "BIG5", "中文標題" },
  { "tis620.2533", "TIS-620", "สวัสดี" },
  { "iso-8859-11:2001", "TIS-620", "สวัสดี" },
  { "thai", "TIS-620", "สวัสดี" },
};

static HeraldFeedDocument *
parse (GBytes     *bytes,
       const char *content_type)
{
  g_autoptr (GError) error = NULL;
  HeraldFeedDocument *document = herald_feed_parser_parse (bytes, content_type, NULL, &error);

  g_assert_no_error (error);

  return document;
}

static void
assert_title (GBytes     *bytes,
              const char *content_type,
              const char *title)
{
  g_autoptr (HeraldFeedDocument) document = parse (bytes, content_type);

  g_assert_cmpstr (document->title, ==, title);
}

static char *
write_feed (const char *label,
            const char *title)
{
  g_autofree char *declaration = NULL;

  if (label != NULL)
    declaration = g_strdup_printf ("<?xml version='1.0' encoding='%s'?>\n", label);

  return g_strdup_printf ("%s<rss version='2.0'><channel><title>%s</title></channel></rss>",
                          declaration != NULL ? declaration : "", title);
}

/* Returns NULL where the C library does not know the encoding, or not with that text. */
static GBytes *
encode (const char *text,
        const char *converter)
{
  gsize length;
  char *data = g_convert (text, -1, converter, "UTF-8", NULL, &length, NULL);

  return data != NULL ? g_bytes_new_take (data, length) : NULL;
}

static void
test_knows_all_code_pages (void)
{
  guint n_lacking = 0;

  for (guint i = 0; i < G_N_ELEMENTS (pages); i++)
    {
      g_autofree char *declared = write_feed (pages[i].label, pages[i].text);
      g_autofree char *plain = write_feed (NULL, pages[i].text);
      g_autofree char *content_type = g_strdup_printf ("application/rss+xml; charset=\"%s\"", pages[i].label);
      g_autoptr (GBytes) by_declaration = encode (declared, pages[i].converter);
      g_autoptr (GBytes) by_header = encode (plain, pages[i].converter);

      g_test_message ("%s", pages[i].label);
      if (by_declaration == NULL || by_header == NULL)
        {
          g_test_message ("the C library lacks %s", pages[i].converter);
          n_lacking++;
          continue;
        }
      assert_title (by_declaration, NULL, pages[i].text);
      assert_title (by_header, content_type, pages[i].text);
    }

  /* A C library that lacks most of them would make this no test at all. */
  g_assert_cmpuint (n_lacking, <, G_N_ELEMENTS (pages) / 10);
}

static void
test_knows_pages_of_its_own (void)
{
  static const struct { const char *label; const char *bytes; const char *text; } cases[] = {
    { "macintosh", "\x80\x8a\xa5\xdb", "Ää•€" },      { "x-mac-roman", "\x80\xc6", "Ä∆" },
    { "macgreek", "\xaa\xe1\xec", "Σαλ" },            { "macturkish", "\xda\xdb\xdc", "Ğğİ" },
    { "maciceland", "\xdc\xe0", "Ðý" },               { "x-mac-cyrillic", "\x8f\xf0\xff", "Пр€" },
    { "mac-croatian", "\xa9\xe8", "Šč" },             { "mac-romanian", "\xae\xbe", "Ăă" },
    { "cp720", "\xa0\xa7", "بد" },                    { "cp1006", "\xb0\xb3", "ﺍﺏ" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *feed = write_feed (cases[i].label, cases[i].bytes);
      g_autoptr (GBytes) bytes = g_bytes_new (feed, strlen (feed));

      g_test_message ("%s", cases[i].label);
      assert_title (bytes, NULL, cases[i].text);
    }
}

static void
test_reads_wide_characters_with_and_without_mark (void)
{
  static const struct { const char *encoding; const char *mark; gsize length; } wide[] = {
    { "UTF-16LE", "\xff\xfe", 2 },         { "UTF-16BE", "\xfe\xff", 2 },
    { "UTF-32LE", "\xff\xfe\x00\x00", 4 }, { "UTF-32BE", "\x00\x00\xfe\xff", 4 },
  };
  static const char * const labels[] = { NULL, "UTF-16", "utf-32", "iso-8859-1", "utf-8" };

  for (guint i = 0; i < G_N_ELEMENTS (wide); i++)
    for (guint j = 0; j < G_N_ELEMENTS (labels); j++)
      {
        g_autofree char *feed = write_feed (labels[j], "Sémaphore 🚩");
        g_autoptr (GBytes) bare = encode (feed, wide[i].encoding);
        g_autoptr (GByteArray) marked = g_byte_array_new ();
        g_autoptr (GBytes) with_mark = NULL;

        g_test_message ("%s as %s", wide[i].encoding, labels[j]);
        g_byte_array_append (marked, (const guint8 *) wide[i].mark, (guint) wide[i].length);
        g_byte_array_append (marked, g_bytes_get_data (bare, NULL), (guint) g_bytes_get_size (bare));
        with_mark = g_byte_array_free_to_bytes (g_steal_pointer (&marked));

        assert_title (bare, NULL, "Sémaphore 🚩");
        assert_title (with_mark, NULL, "Sémaphore 🚩");
        assert_title (with_mark, "text/xml; charset=iso-8859-1", "Sémaphore 🚩");
      }
}

static void
test_sees_through_labels_that_lie (void)
{
  static const struct { const char *label; const char *content_type; const char *bytes; const char *title; } cases[] = {
    /* what cannot be true of the bytes */
    { "utf-16", NULL, "caf\xc3\xa9", "café" },
    { "ebcdic-cp-us", NULL, "caf\xc3\xa9", "café" },
    { "us-ascii", NULL, "caf\xc3\xa9", "café" },
    { "us-ascii", NULL, "caf\xe9", "café" },
    { "utf-8", NULL, "caf\xe9 \x93x\x94", "café “x”" },
    { NULL, NULL, "caf\xe9", "café" },
    /* what nobody knows */
    { "no-such-encoding", NULL, "caf\xc3\xa9", "café" },
    { "utf-7", NULL, "a+AOk-", "a+AOk-" },
    { "utf-8", "text/xml; charset=no-such-encoding", "caf\xc3\xa9", "café" },
    { "no-such", "text/xml; charset=iso-8859-2", "\xb1", "ą" },
    /* the header counts more than the declaration */
    { "utf-8", "application/xml; charset=iso-8859-2", "\xb1", "ą" },
    { "iso-8859-2", "application/xml; charset='windows-1251'", "\xcf", "П" },
    /* text without charset is not US-ASCII */
    { NULL, "text/xml", "caf\xc3\xa9", "café" },
    { "iso-8859-2", "text/xml", "\xb1", "ą" },
    { "iso-8859-2", "text/plain; charset=", "\xb1", "ą" },
    /* ISO-8859-1 is Windows-1252, and so are references to its control characters */
    { "iso-8859-1", NULL, "\x93x\x94 &#147;x&#x94;", "“x” “x”" },
    { "utf-8", NULL, "&#150;\xc2\x96", "––" },
    /* half of a pair is nothing, and no reason to doubt the rest */
    { "utf-8", NULL, "a\xed\xa0\xbd", "a\xef\xbf\xbd" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *feed = write_feed (cases[i].label, cases[i].bytes);
      g_autoptr (GBytes) bytes = g_bytes_new (feed, strlen (feed));

      g_test_message ("%u: %s, %s", i, cases[i].label, cases[i].content_type);
      assert_title (bytes, cases[i].content_type, cases[i].title);
    }
}

/* Bytes are looked at in blocks. */
static void
test_replaces_what_xml_forbids_wherever_it_stands (void)
{
  static const struct { const char *bytes; const char *text; } cases[] = {
    { "\x01", "\uFFFD" },         { "\xef\xbf\xbe", "\uFFFD" }, { "\xc2\x93", "“" },
    { "\xc2\xa9\x02", "©\uFFFD" }, { "Ａ\x1f", "Ａ\uFFFD" },     { "\xc2\xa9Ａ", "©Ａ" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    for (gsize n = 0; n < 200; n++)
      {
        g_autofree char *filler = g_strnfill (n, 'a');
        g_autofree char *written = g_strconcat (filler, cases[i].bytes, "z", NULL);
        g_autofree char *title = g_strconcat (filler, cases[i].text, "z", NULL);
        g_autofree char *feed = write_feed ("utf-8", written);
        g_autoptr (GBytes) bytes = g_bytes_new (feed, strlen (feed));

        assert_title (bytes, NULL, title);
      }
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/parse/encoding/knows-all-code-pages", test_knows_all_code_pages);
  g_test_add_func ("/parse/encoding/knows-pages-of-its-own", test_knows_pages_of_its_own);
  g_test_add_func ("/parse/encoding/reads-wide-characters-with-and-without-mark",
                   test_reads_wide_characters_with_and_without_mark);
  g_test_add_func ("/parse/encoding/sees-through-labels-that-lie", test_sees_through_labels_that_lie);
  g_test_add_func ("/parse/encoding/replaces-what-xml-forbids-wherever-it-stands",
                   test_replaces_what_xml_forbids_wherever_it_stands);

  return g_test_run ();
}
