/* SPDX-FileCopyrightText: 2026 The Herald founders
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "herald-encoding-private.h"

#include <errno.h>
#include <string.h>

#define REPLACEMENT "\xef\xbf\xbd"

/* How far into a file an XML declaration is looked for. */
#define DECLARATION_REACH 1024

/* The kinds of bytes that cannot be mistaken for one another, whatever a label says. */
typedef enum
{
  FAMILY_ASCII,
  FAMILY_UTF_16_BE,
  FAMILY_UTF_16_LE,
  FAMILY_UTF_32_BE,
  FAMILY_UTF_32_LE,
  FAMILY_EBCDIC,
} Family;

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
  { "iso885911", "CP874" },
  { "tis620", "CP874" },
  { "windows874", "CP874" },
  { "dos874", "CP874" },
  { "gb2312", "GB18030" },
  { "gb231280", "GB18030" },
  { "csgb2312", "GB18030" },
  { "euccn", "GB18030" },
  { "gbk", "GB18030" },
  { "xgbk", "GB18030" },
  { "cp936", "GB18030" },
  { "ms936", "GB18030" },
  { "windows936", "GB18030" },
  { "chinese", "GB18030" },
  { "gb18030", "GB18030" },
  { "hzgb2312", "HZ" },
  { "big5", "BIG5-HKSCS" },
  { "big5hkscs", "BIG5-HKSCS" },
  { "cnbig5", "BIG5-HKSCS" },
  { "csbig5", "BIG5-HKSCS" },
  { "xxbig5", "BIG5-HKSCS" },
  { "windows950", "CP950" },
  { "shiftjis", "CP932" },
  { "sjis", "CP932" },
  { "xsjis", "CP932" },
  { "csshiftjis", "CP932" },
  { "mskanji", "CP932" },
  { "windows31j", "CP932" },
  { "ms932", "CP932" },
  { "eucjp", "EUC-JP-MS" },
  { "xeucjp", "EUC-JP-MS" },
  { "euckr", "UHC" },
  { "ksc56011987", "UHC" },
  { "ksc5601", "UHC" },
  { "csksc56011987", "UHC" },
  { "korean", "UHC" },
  { "cp949", "UHC" },
  { "windows949", "UHC" },
  { "macroman", "MACINTOSH" },
  { "xmacroman", "MACINTOSH" },
  { "mac", "MACINTOSH" },
  { "macintosh", "MACINTOSH" },
  { "xmaccyrillic", "MAC-CYRILLIC" },
  { "maccyrillic", "MAC-CYRILLIC" },
  { "xmacukrainian", "MAC-UK" },
  { "maccentraleurope", "MAC-CENTRALEUROPE" },
  { "maclatin2", "MAC-CENTRALEUROPE" },
  { "xmacce", "MAC-CENTRALEUROPE" },
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

/* Bytes 0x80 to 0x9F of Windows-1252; 0 where it has no character. */
static const guint16 windows_1252[32] = {
  0x20ac, 0, 0x201a, 0x0192, 0x201e, 0x2026, 0x2020, 0x2021, 0x02c6, 0x2030, 0x0160, 0x2039, 0x0152, 0, 0x017d, 0,
  0, 0x2018, 0x2019, 0x201c, 0x201d, 0x2022, 0x2013, 0x2014, 0x02dc, 0x2122, 0x0161, 0x203a, 0x0153, 0, 0x017e, 0x0178,
};

/**
 * herald_encoding_windows_1252:
 * @byte: a byte
 *
 * Returns: the character that @byte is in Windows-1252, U+FFFD if none
 */
gunichar
herald_encoding_windows_1252 (guint8 byte)
{
  if (byte < 0x80 || byte >= 0xa0)
    return byte;

  return windows_1252[byte - 0x80] != 0 ? windows_1252[byte - 0x80] : 0xfffd;
}

/* Returns the converter's name for a label, or NULL for one that cannot be a label. */
static char *
resolve_label (const char *label,
               gsize       length)
{
  g_autofree char *name = NULL;
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

  if (g_str_has_prefix (key->str, "xcp") || g_str_has_prefix (key->str, "xibm"))
    return g_ascii_strup (key->str + 1, -1);
  if (g_str_has_prefix (key->str, "windows"))
    return g_strconcat ("CP", key->str + strlen ("windows"), NULL);

  name = g_strndup (label, length);
  return g_ascii_strup (name, -1);
}

static Family
guess_family (const guint8 *data,
              gsize         length)
{
  if (length < 4)
    return FAMILY_ASCII;

  if (data[0] == 0x4c && data[1] == 0x6f && data[2] == 0xa7 && data[3] == 0x94)
    return FAMILY_EBCDIC;
  if (data[0] != 0 && data[1] == 0)
    return data[2] == 0 && data[3] == 0 ? FAMILY_UTF_32_LE : FAMILY_UTF_16_LE;
  if (data[0] == 0 && data[1] != 0 && data[2] == 0 && data[3] != 0)
    return FAMILY_UTF_16_BE;
  if (data[0] == 0 && data[1] == 0 && data[2] == 0 && data[3] != 0)
    return FAMILY_UTF_32_BE;

  return FAMILY_ASCII;
}

static const char *
family_encoding (Family      family,
                 const char *name)
{
  gboolean is_wide = name != NULL && (g_str_has_prefix (name, "UTF-16") || g_str_has_prefix (name, "UTF-32") ||
                                      g_str_has_prefix (name, "UTF16") || g_str_has_prefix (name, "UTF32"));
  gboolean is_ebcdic = name != NULL && (g_str_has_prefix (name, "EBCDIC") || g_str_has_prefix (name, "IBM") ||
                                        g_str_has_prefix (name, "CP"));

  switch (family)
    {
    case FAMILY_UTF_16_BE:
      return "UTF-16BE";
    case FAMILY_UTF_16_LE:
      return "UTF-16LE";
    case FAMILY_UTF_32_BE:
      return "UTF-32BE";
    case FAMILY_UTF_32_LE:
      return "UTF-32LE";
    case FAMILY_EBCDIC:
      return is_ebcdic ? name : "IBM037";
    case FAMILY_ASCII:
    default:
      return is_wide ? NULL : name;
    }
}

static guint
family_unit (Family family)
{
  switch (family)
    {
    case FAMILY_UTF_16_BE:
    case FAMILY_UTF_16_LE:
      return 2;
    case FAMILY_UTF_32_BE:
    case FAMILY_UTF_32_LE:
      return 4;
    case FAMILY_ASCII:
    case FAMILY_EBCDIC:
    default:
      return 1;
    }
}

/* The charset parameter of a media type (RFC 9110, section 8.3), also where the spacing or quoting is wrong. */
static char *
content_type_charset (const char *content_type)
{
  const char *position = content_type;

  while (position != NULL && (position = strchr (position, ';')) != NULL)
    {
      gsize length;

      for (position++; g_ascii_isspace (*position); position++)
        ;
      if (g_ascii_strncasecmp (position, "charset", 7) != 0)
        continue;

      for (position += 7; g_ascii_isspace (*position) || *position == '='; position++)
        ;
      for (; *position == '"' || *position == '\''; position++)
        ;
      length = strcspn (position, "\"'; \t\r\n");

      return resolve_label (position, length);
    }

  return NULL;
}

/* The encoding that the XML declaration in @head names. */
static char *
declared_in (const char *head,
             gsize       length)
{
  const char *start = g_strstr_len (head, length, "<?xml");
  const char *end = start != NULL ? g_strstr_len (start, length - (start - head), "?>") : NULL;
  const char *name = end != NULL ? g_strstr_len (start, end - start, "encoding") : NULL;
  const char *stop;

  if (name == NULL)
    return NULL;

  for (name += strlen ("encoding"); name < end && (g_ascii_isspace (*name) || *name == '='); name++)
    ;
  for (; name < end && (*name == '"' || *name == '\''); name++)
    ;
  for (stop = name; stop < end && *stop != '"' && *stop != '\'' && !g_ascii_isspace (*stop); stop++)
    ;

  return resolve_label (name, stop - name);
}

static char *
xml_charset (const guint8 *data,
             gsize         length,
             Family        family)
{
  g_autofree char *head = NULL;
  gsize head_length = 0;

  if (family == FAMILY_ASCII)
    return declared_in ((const char *) data, MIN (length, DECLARATION_REACH));

  if (family != FAMILY_EBCDIC)
    return NULL;

  head = g_convert ((const char *) data, MIN (length, 128), "UTF-8", "IBM037", NULL, &head_length, NULL);
  return head != NULL ? declared_in (head, head_length) : NULL;
}

static GString *
decode_windows_1252 (const guint8 *data,
                     gsize         length)
{
  GString *text = g_string_sized_new (length + length / 8);

  for (gsize i = 0; i < length; i++)
    {
      if (data[i] < 0x80)
        g_string_append_c (text, (char) data[i]);
      else
        g_string_append_unichar (text, herald_encoding_windows_1252 (data[i]));
    }

  return text;
}

/* Converts with @encoding; what cannot be converted becomes U+FFFD and is counted. NULL for an unknown one. */
static GString *
decode_with (const guint8 *data,
             gsize         length,
             const char   *encoding,
             guint         unit,
             gsize        *n_bad)
{
  GString *text;
  char *in = (char *) data;
  gsize in_left = length;
  char buffer[16384];
  GIConv converter = g_iconv_open ("UTF-8", encoding);

  *n_bad = 0;
  if (converter == (GIConv) -1)
    return NULL;

  text = g_string_sized_new (length + length / 4);
  while (in_left > 0)
    {
      char *out = buffer;
      gsize out_left = sizeof buffer;
      gsize result = g_iconv (converter, &in, &in_left, &out, &out_left);
      int code = errno;

      g_string_append_len (text, buffer, out - buffer);
      if (result != (gsize) -1 || code == E2BIG)
        continue;

      g_string_append (text, REPLACEMENT);
      *n_bad += 1;
      if (code == EINVAL)
        break;
      in += MIN (unit, in_left);
      in_left -= MIN (unit, in_left);
    }
  g_iconv_close (converter);

  return text;
}

/* Counts what is wrong with text that should be UTF-8; a character that is cut off at the very end is not. */
static void
judge_utf8 (const char *data,
            gsize       length,
            gsize      *n_good,
            gsize      *n_bad)
{
  const char *end = data + length;

  *n_good = 0;
  *n_bad = 0;
  while (data < end)
    {
      const char *stop;
      gboolean valid = g_utf8_validate_len (data, end - data, &stop);

      for (const char *c = data; *n_good < 1024 && c < stop; c++)
        *n_good += (guchar) *c >= 0xc0;
      if (valid)
        return;
      if (*stop != '\0' && g_utf8_get_char_validated (stop, end - stop) != (gunichar) -2)
        *n_bad += 1;
      data = stop + 1;
    }
}

static GString *
decode_utf8 (const char *data,
             gsize       length)
{
  GString *text = g_string_sized_new (length + 16);
  const char *end = data + length;

  while (data < end)
    {
      const char *stop;

      if (g_utf8_validate_len (data, end - data, &stop))
        {
          g_string_append_len (text, data, end - data);
          break;
        }
      g_string_append_len (text, data, stop - data);
      if (*stop == '\0')
        {
          data = stop + 1;
          continue;
        }

      /* One mark for one broken character, not for each of its bytes. */
      g_string_append (text, REPLACEMENT);
      for (data = stop + 1; data < end && ((guchar) *data & 0xc0) == 0x80; data++)
        ;
    }

  return text;
}

/* Characters that are not passed on: those that XML forbids (control characters, U+FFFE and U+FFFF), and U+0080 to
 * U+009F, which nobody means; they are bytes of Windows-1252 that somebody took for ISO 8859-1. */
static inline gboolean
is_unwanted (const char *c,
             const char *end)
{
  guchar byte = (guchar) *c;

  if (byte < 0x20)
    return byte != '\t' && byte != '\n' && byte != '\r';
  if (byte == 0xc2)
    return end - c >= 2 && (guchar) c[1] < 0xa0;

  return byte == 0xef && end - c >= 3 && (guchar) c[1] == 0xbf && (guchar) c[2] >= 0xbe;
}

static GBytes *
clean (GBytes *bytes)
{
  gsize length;
  const char *data = g_bytes_get_data (bytes, &length);
  const char *end = data + length;
  const char *start = data;
  GString *text = NULL;

  for (const char *c = data; c < end; c++)
    {
      if (G_LIKELY (!is_unwanted (c, end)))
        continue;
      if (text == NULL)
        text = g_string_sized_new (length + 64);
      g_string_append_len (text, start, c - start);
      if ((guchar) *c == 0xc2)
        g_string_append_unichar (text, herald_encoding_windows_1252 ((guint8) c[1]));
      else if (*c != '\0')
        g_string_append (text, REPLACEMENT);
      c += (guchar) *c == 0xef ? 2 : (guchar) *c == 0xc2 ? 1 : 0;
      start = c + 1;
    }

  if (text == NULL)
    return bytes;

  g_string_append_len (text, start, end - start);
  g_bytes_unref (bytes);
  return g_string_free_to_bytes (text);
}

/* What a byte-order mark says, and its length. UTF-32's must be looked for before UTF-16's, which it begins with. */
static const char *
byte_order_mark (const guint8 *data,
                 gsize         length,
                 gsize        *mark)
{
  static const struct { const char *bytes; gsize length; const char *encoding; } marks[] = {
    { "\xff\xfe\x00\x00", 4, "UTF-32LE" },
    { "\x00\x00\xfe\xff", 4, "UTF-32BE" },
    { "\xef\xbb\xbf", 3, "UTF-8" },
    { "\xff\xfe", 2, "UTF-16LE" },
    { "\xfe\xff", 2, "UTF-16BE" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (marks); i++)
    if (length >= marks[i].length && memcmp (data, marks[i].bytes, marks[i].length) == 0)
      {
        *mark = marks[i].length;
        return marks[i].encoding;
      }

  *mark = 0;
  return NULL;
}

static GString *
decode_labelled (const guint8 *data,
                 gsize         length,
                 Family        family,
                 const char   *label)
{
  const char *encoding = family_encoding (family, label);
  g_autoptr (GString) text = NULL;
  gsize n_bad;

  if (encoding == NULL || g_str_equal (encoding, "UTF-8") || g_str_equal (encoding, "ASCII"))
    return NULL;
  if (g_str_equal (encoding, "WINDOWS-1252"))
    return decode_windows_1252 (data, length);

  text = decode_with (data, length, encoding, family_unit (family), &n_bad);
  /* EBCDIC has a line end of its own. */
  if (text != NULL && family == FAMILY_EBCDIC)
    g_string_replace (text, "\xc2\x85", "\n", 0);

  /* A slip or two in a long text is no reason to believe that the label lies. */
  return text != NULL && n_bad <= 2 + length / 200 ? g_steal_pointer (&text) : NULL;
}

/* Returns NULL where the bytes are UTF-8 as they are. */
static GString *
decode_unmarked (const guint8 *data,
                 gsize         length,
                 const char   *content_type)
{
  Family family = guess_family (data, length);
  g_autofree char *said = content_type_charset (content_type);
  g_autofree char *declared = xml_charset (data, length, family);
  const char *labels[] = { said, declared };
  gsize n_good, n_bad;

  for (guint i = 0; i < G_N_ELEMENTS (labels); i++)
    {
      GString *text;

      if (family == FAMILY_ASCII && g_strcmp0 (labels[i], "UTF-8") == 0 &&
          g_utf8_validate_len ((const char *) data, length, NULL))
        break;
      text = decode_labelled (data, length, family, labels[i]);
      if (text != NULL)
        return text;
    }

  if (family != FAMILY_ASCII)
    return decode_with (data, length, family_encoding (family, NULL), family_unit (family), &n_bad);
  if (g_utf8_validate_len ((const char *) data, length, NULL))
    return NULL;

  judge_utf8 ((const char *) data, length, &n_good, &n_bad);

  return n_bad <= n_good ? decode_utf8 ((const char *) data, length) : decode_windows_1252 (data, length);
}

/**
 * herald_encoding_decode:
 * @bytes: a text file as it came
 * @content_type: (nullable): value of the Content-Type header
 *
 * Turns @bytes into UTF-8 by what is known of them: byte-order mark, charset of @content_type, XML declaration;
 * else UTF-8, else Windows-1252. Bytes that mean nothing and characters that XML forbids become U+FFFD, NUL is
 * dropped. The mark itself is not part of the result.
 *
 * Returns: (transfer full): valid UTF-8; a part of @bytes where nothing had to be changed
 */
GBytes *
herald_encoding_decode (GBytes     *bytes,
                        const char *content_type)
{
  gsize length, mark;
  const guint8 *data = g_bytes_get_data (bytes, &length);
  const char *encoding;
  GString *text = NULL;
  gsize n_bad;

  if (length == 0)
    return g_bytes_ref (bytes);

  encoding = byte_order_mark (data, length, &mark);
  data += mark;
  length -= mark;

  if (encoding != NULL && !g_str_equal (encoding, "UTF-8"))
    text = decode_with (data, length, encoding, encoding[4] == '1' ? 2 : 4, &n_bad);
  else if (encoding != NULL && !g_utf8_validate_len ((const char *) data, length, NULL))
    text = decode_utf8 ((const char *) data, length);
  else if (encoding == NULL)
    text = decode_unmarked (data, length, content_type);

  if (text == NULL)
    return clean (g_bytes_new_from_bytes (bytes, mark, length));

  return clean (g_string_free_to_bytes (text));
}
