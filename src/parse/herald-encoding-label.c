/* SPDX-FileCopyrightText: 2026 The Herald founders
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "herald-encoding-label-private.h"

#include "herald-encoding-page-private.h"

#include <stdlib.h>
#include <string.h>

typedef struct
{
  const char *label; /* lower case, letters and digits only */
  const char *name;  /* as the C library's converter knows it */
} Alias;

/* Labels that the converter does not know, or that name less than what is really sent under them: pages said
 * to be in the plain set usually hold characters of the vendor's larger one (see the WHATWG Encoding Standard). */
static const Alias aliases[] = {
  { "utf8", "UTF-8" },
  { "unicode11utf8", "UTF-8" },
  { "iso88591", "WINDOWS-1252" },
  { "iso885911987", "WINDOWS-1252" },
  { "latin1", "WINDOWS-1252" },
  { "l1", "WINDOWS-1252" },
  { "csisolatin1", "WINDOWS-1252" },
  { "isoir100", "WINDOWS-1252" },
  { "cp819", "WINDOWS-1252" },
  { "ibm819", "WINDOWS-1252" },
  { "cp1252", "WINDOWS-1252" },
  { "windows1252", "WINDOWS-1252" },
  { "xcp1252", "WINDOWS-1252" },
  { "ansi", "WINDOWS-1252" },
  { "ascii", "ASCII" },
  { "usascii", "ASCII" },
  { "ansix341968", "ASCII" },
  { "iso646us", "ASCII" },
  { "iso88599", "CP1254" },
  { "latin5", "CP1254" },
  { "l9", "ISO-8859-15" },
  { "iso885911", "CP874" },
  { "iso8859112001", "CP874" },
  { "thai", "CP874" },
  { "tis620", "CP874" },
  { "tis6202533", "CP874" },
  { "windows874", "CP874" },
  { "dos874", "CP874" },
  { "gb2312", "GB18030" },
  { "gb231280", "GB18030" },
  { "csgb2312", "GB18030" },
  { "gb23121980", "GB18030" },
  { "euccn", "GB18030" },
  { "eucgb2312cn", "GB18030" },
  { "gbk", "GB18030" },
  { "xgbk", "GB18030" },
  { "cp936", "GB18030" },
  { "ms936", "GB18030" },
  { "windows936", "GB18030" },
  { "chinese", "GB18030" },
  { "gb18030", "GB18030" },
  { "gb180302000", "GB18030" },
  { "gb180302005", "GB18030" },
  { "big5", "BIG5-HKSCS" },
  { "big5hkscs", "BIG5-HKSCS" },
  { "cnbig5", "BIG5-HKSCS" },
  { "csbig5", "BIG5-HKSCS" },
  { "xxbig5", "BIG5-HKSCS" },
  { "big5eten", "BIG5-HKSCS" },
  { "big5tw", "BIG5-HKSCS" },
  { "windows950", "CP950" },
  { "shiftjis", "CP932" },
  { "sjis", "CP932" },
  { "xsjis", "CP932" },
  { "csshiftjis", "CP932" },
  { "mskanji", "CP932" },
  { "windows31j", "CP932" },
  { "ms932", "CP932" },
  { "shiftjis2004", "SHIFT_JISX0213" },
  { "eucjis2004", "EUC-JISX0213" },
  { "iso2022jp1", "ISO-2022-JP-2" },
  { "eucjp", "EUC-JP-MS" },
  { "xeucjp", "EUC-JP-MS" },
  { "euckr", "UHC" },
  { "ksc56011987", "UHC" },
  { "ksc5601", "UHC" },
  { "csksc56011987", "UHC" },
  { "korean", "UHC" },
  { "cp949", "UHC" },
  { "windows949", "UHC" },
  { "macroman", "MAC-ROMAN" },
  { "xmacroman", "MAC-ROMAN" },
  { "csmacintosh", "MAC-ROMAN" },
  { "mac", "MAC-ROMAN" },
  { "macintosh", "MAC-ROMAN" },
  { "macgreek", "MAC-GREEK" },
  { "xmacgreek", "MAC-GREEK" },
  { "maccroatian", "MAC-CROATIAN" },
  { "xmaccroatian", "MAC-CROATIAN" },
  { "macromanian", "MAC-ROMANIAN" },
  { "xmacromania", "MAC-ROMANIAN" },
  { "macturkish", "MAC-TURKISH" },
  { "xmacturkish", "MAC-TURKISH" },
  { "maciceland", "MAC-ICELAND" },
  { "xmaciceland", "MAC-ICELAND" },
  { "xmacicelandic", "MAC-ICELAND" },
  { "xmaccyrillic", "MAC-CYRILLIC" },
  { "maccyrillic", "MAC-CYRILLIC" },
  { "xmacukrainian", "MAC-CYRILLIC" },
  { "maccentraleurope", "MAC-CENTRALEUROPE" },
  { "maclatin2", "MAC-CENTRALEUROPE" },
  { "macce", "MAC-CENTRALEUROPE" },
  { "xmacce", "MAC-CENTRALEUROPE" },
  { "iso88596e", "ISO-8859-6" },
  { "iso88596i", "ISO-8859-6" },
  { "suneugreek", "ISO-8859-7" },
  { "iso88598i", "ISO-8859-8" },
  { "iso88598e", "ISO-8859-8" },
  { "logical", "ISO-8859-8" },
  { "visual", "ISO-8859-8" },
  { "cpis", "CP861" },
  { "johab", "JOHAB" },
  { "ms1361", "JOHAB" },
  { "cp1361", "JOHAB" },
  { "ptcp154", "PT154" },
  { "cp154", "PT154" },
  { "csptcp154", "PT154" },
  { "kz1048", "RK1048" },
  { "strk1048", "RK1048" },
  { "koi", "KOI8-R" },
  { "koi8", "KOI8-R" },
  { "koi8r", "KOI8-R" },
  { "koi8u", "KOI8-U" },
  { "ucs2", "UTF-16" },
  { "iso10646ucs2", "UTF-16" },
  { "unicode", "UTF-16" },
  { "ucs4", "UTF-32" },
  { "iso10646ucs4", "UTF-32" },
};

static gboolean
is_known (const char *name)
{
  GIConv converter;

  if (herald_encoding_page_find (name) != NULL)
    return TRUE;
  converter = g_iconv_open ("UTF-8", name);
  if (converter == (GIConv) -1)
    return FALSE;
  g_iconv_close (converter);

  return TRUE;
}

/* "windows-1250", "x-ibm-0866", "csIBM861" and "437" all number a code page. */
static char *
find_numbered (const char *key)
{
  static const char * const makers[] = { "", "cp", "ibm", "csibm", "windows", "xwindows", "win", "ms", "dos", "pc",
                                         "xcp", "xibm", "xms", NULL };
  static const char * const families[] = { "CP", "IBM" };
  gsize letters = strcspn (key, "0123456789");
  g_autofree char *maker = g_strndup (key, letters);
  const char *number = key + letters + strspn (key + letters, "0");

  if (!g_strv_contains (makers, maker) || *number == '\0' || number[strspn (number, "0123456789")] != '\0')
    return NULL;

  for (guint i = 0; i < G_N_ELEMENTS (families); i++)
    {
      /* IBM writes its numbers with three digits at least. */
      g_autofree char *name = g_strdup_printf ("%s%03d", families[i], atoi (number));

      if (is_known (name))
        return g_steal_pointer (&name);
    }

  return NULL;
}

/**
 * herald_encoding_label_resolve:
 * @label: a name of an encoding, as a header or a declaration has it
 * @length: its length in bytes
 *
 * Knows the names of the IANA's registry and of the WHATWG's Encoding Standard, those of programs, and the mistakes
 * that are made in them. What the C library's converter lacks is as good as unknown.
 *
 * Returns: (transfer full) (nullable): "UTF-8", "ASCII", the name of one of Herald's own pages, or one that the
 *   converter knows
 */
char *
herald_encoding_label_resolve (const char *label,
                               gsize       length)
{
  g_autofree char *name = NULL;
  g_autofree char *numbered = NULL;
  g_autoptr (GString) key = g_string_new (NULL);

  if (length == 0 || length > 40)
    return NULL;

  for (gsize i = 0; i < length; i++)
    {
      if (g_ascii_isalnum (label[i]))
        g_string_append_c (key, g_ascii_tolower (label[i]));
      else if (strchr ("-_.:+()", label[i]) == NULL)
        return NULL;
    }

  for (guint i = 0; i < G_N_ELEMENTS (aliases); i++)
    if (g_str_equal (aliases[i].label, key->str))
      return g_strdup (aliases[i].name);

  /* A shift sequence could hide markup from a reader of the bytes, and nobody publishes in it. */
  if (g_str_has_prefix (key->str, "utf7") || g_str_has_prefix (key->str, "unicode11utf7"))
    return NULL;

  numbered = find_numbered (key->str);
  if (numbered != NULL)
    return g_steal_pointer (&numbered);

  name = g_ascii_strup (label, (gssize) length);
  if (is_known (name))
    return g_steal_pointer (&name);
  g_strdelimit (name, "_", '-');

  return is_known (name) ? g_steal_pointer (&name) : NULL;
}
