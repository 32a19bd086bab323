/* SPDX-FileCopyrightText: 2026 The Herald founders
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "herald-encoding-private.h"

#include "herald-encoding-label-private.h"
#include "herald-encoding-page-private.h"

#include <errno.h>
#include <string.h>

#define REPLACEMENT "\xef\xbf\xbd"

/* How far into a file an XML declaration is looked for. */
#define DECLARATION_REACH 1024

/* How many bytes are looked at together. */
#define BLOCK 64

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

/* What a family is read as, whatever a label says; NULL where the label counts. */
static const char *
family_encoding (Family family)
{
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
    case FAMILY_ASCII:
    default:
      return NULL;
    }
}

static gboolean
is_wide (const char *encoding)
{
  return g_str_has_prefix (encoding, "UTF-16") || g_str_has_prefix (encoding, "UTF-32") ||
         g_str_has_prefix (encoding, "UTF16") || g_str_has_prefix (encoding, "UTF32") ||
         g_str_has_prefix (encoding, "UCS") || g_str_has_prefix (encoding, "ISO-10646");
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

      return herald_encoding_label_resolve (position, length);
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
  /* In some pages of EBCDIC the quotes are other bytes. */
  for (; name < end && !g_ascii_isalnum (*name); name++)
    ;
  for (stop = name; stop < end && (g_ascii_isalnum (*stop) || strchr ("-_.:+()", *stop) != NULL); stop++)
    ;

  return herald_encoding_label_resolve (name, stop - name);
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
decode_page (const guint8  *data,
             gsize          length,
             const guint16 *page)
{
  GString *text = g_string_sized_new (length + length / 8);

  for (gsize i = 0; i < length; i++)
    g_string_append_unichar (text, data[i] < 0x80 ? data[i] : page[data[i] - 0x80]);

  return text;
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

/* Half of a pair of UTF-16, written as if it were a character. Whoever does that means UTF-8. */
static gboolean
is_surrogate (const char *c,
              const char *end)
{
  return end - c >= 3 && (guchar) c[0] == 0xed && (guchar) c[1] >= 0xa0 && (guchar) c[1] < 0xc0 &&
         (guchar) c[2] >= 0x80 && (guchar) c[2] < 0xc0;
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
      if (is_surrogate (stop, end))
        {
          data = stop + 3;
          continue;
        }
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

/* Whether one of the bytes that unwanted characters begin with is in a block. Nothing branches in the loop, so that
 * compilers look at many bytes at once. */
static gboolean
may_hold_unwanted (const char *block)
{
  guint8 found = 0;

  for (guint i = 0; i < BLOCK; i++)
    {
      guchar byte = (guchar) block[i];

      found |= (byte < 0x20) & (byte != '\t') & (byte != '\n') & (byte != '\r');
      found |= (byte == 0xc2) | (byte == 0xef);
    }

  return found != 0;
}

static const char *
find_unwanted (const char *c,
               const char *end)
{
  while (c < end)
    {
      const char *stop = c + MIN (BLOCK, end - c);

      if (stop - c < BLOCK || may_hold_unwanted (c))
        for (const char *suspect = c; suspect < stop; suspect++)
          if (is_unwanted (suspect, end))
            return suspect;
      c = stop;
    }

  return end;
}

static GBytes *
clean (GBytes *bytes)
{
  gsize length;
  const char *data = g_bytes_get_data (bytes, &length);
  const char *end = data + length;
  const char *start = data;
  GString *text = NULL;

  for (const char *c = find_unwanted (data, end); c < end; c = find_unwanted (start, end))
    {
      if (text == NULL)
        text = g_string_sized_new (length + 64);
      g_string_append_len (text, start, c - start);
      if ((guchar) *c == 0xc2)
        g_string_append_unichar (text, herald_encoding_windows_1252 ((guint8) c[1]));
      else if (*c != '\0')
        g_string_append (text, REPLACEMENT);
      start = c + ((guchar) *c == 0xef ? 3 : (guchar) *c == 0xc2 ? 2 : 1);
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

/* A feed begins with "<" or "{". A label under which it does not, though its bytes do, is a lie: EBCDIC said of
 * ASCII. */
static gboolean
begins_well (const GString *text,
             const guint8  *data)
{
  return text->len == 0 || text->str[0] == (char) data[0] || text->str[0] == '<' || text->str[0] == '{';
}

static GString *
decode_labelled (const guint8 *data,
                 gsize         length,
                 Family        family,
                 const char   *label)
{
  const char *encoding = family_encoding (family) != NULL ? family_encoding (family) : label;
  g_autoptr (GString) text = NULL;
  gsize n_bad;

  if (encoding == NULL || g_str_equal (encoding, "UTF-8") || g_str_equal (encoding, "ASCII"))
    return NULL;
  if (family_encoding (family) == NULL && is_wide (encoding))
    return NULL;
  if (g_str_equal (encoding, "WINDOWS-1252"))
    return family == FAMILY_ASCII ? decode_windows_1252 (data, length) : NULL;
  if (herald_encoding_page_find (encoding) != NULL)
    return family == FAMILY_ASCII ? decode_page (data, length, herald_encoding_page_find (encoding)) : NULL;

  text = decode_with (data, length, encoding, family_unit (family), &n_bad);
  if (text == NULL || !begins_well (text, data))
    return NULL;
  /* EBCDIC has a line end of its own. */
  if (family == FAMILY_EBCDIC)
    g_string_replace (text, "\xc2\x85", "\n", 0);

  /* A slip or two in a long text is no reason to believe that the label lies. */
  return n_bad <= 2 + length / 200 ? g_steal_pointer (&text) : NULL;
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
  gboolean is_utf8 = family == FAMILY_ASCII && g_utf8_validate_len ((const char *) data, length, NULL);
  gsize n_good, n_bad;

  for (guint i = 0; i < G_N_ELEMENTS (labels); i++)
    {
      GString *text;

      if (is_utf8 && g_strcmp0 (labels[i], "UTF-8") == 0)
        return NULL;
      text = decode_labelled (data, length, family, labels[i]);
      if (text != NULL)
        return text;
    }

  if (family == FAMILY_EBCDIC)
    return decode_labelled (data, length, family, "IBM037");
  if (family != FAMILY_ASCII)
    return decode_with (data, length, family_encoding (family), family_unit (family), &n_bad);
  if (is_utf8)
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
