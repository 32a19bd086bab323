/* SPDX-FileCopyrightText: 2026 The Herald founders
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "herald-json-mend-private.h"

#include <string.h>

/* Numbers with more do not fit into 64 bits. */
#define MAX_DIGITS 18

typedef struct
{
  GString  *out;
  GString  *open;      /* (owned): the brackets that close what is open, outermost first */
  gsize     complete;  /* how much of the output is whole, but for those brackets */
  gboolean  in_string;
  gboolean  is_key;    /* whether the string that was or will be read is a member's name */
  guint     max_depth;
} Mending;

static gboolean
is_in_object (Mending *self)
{
  return self->open->len > 0 && self->open->str[self->open->len - 1] == '}';
}

static void
note_complete (Mending *self)
{
  self->complete = self->out->len;
}

/* A comma before a closing bracket is one too many. */
static void
drop_comma (Mending *self)
{
  gsize length = self->out->len;

  while (length > 0 && strchr (" \t\r\n", self->out->str[length - 1]) != NULL)
    length--;
  if (length > 0 && self->out->str[length - 1] == ',')
    g_string_truncate (self->out, length - 1);
}

/* Takes what stands outside strings. FALSE at the end of the document. */
static gboolean
take_sign (Mending *self,
           char     sign)
{
  switch (sign)
    {
    case '"':
      self->in_string = TRUE;
      break;
    case ':':
      self->is_key = FALSE;
      break;
    case ',':
      note_complete (self);
      self->is_key = is_in_object (self);
      break;
    case '{':
    case '[':
      if (self->open->len == self->max_depth)
        return FALSE;
      g_string_append_c (self->open, sign == '{' ? '}' : ']');
      g_string_append_c (self->out, sign);
      note_complete (self);
      self->is_key = sign == '{';
      return TRUE;
    case '}':
    case ']':
      if (self->open->len == 0 || self->open->str[self->open->len - 1] != sign)
        return FALSE;
      drop_comma (self);
      g_string_truncate (self->open, self->open->len - 1);
      g_string_append_c (self->out, sign);
      note_complete (self);
      return self->open->len > 0;
    default:
      break;
    }

  g_string_append_c (self->out, sign);
  return TRUE;
}

static gboolean
is_token_character (char c)
{
  return g_ascii_isalnum (c) || c == '-' || c == '+' || c == '.' || c == '_';
}

/* A number that is one in JSON and that no reader cuts short. */
static gboolean
is_number (const char *text,
           gsize       length)
{
  const char *end = text + length;
  const char *digits = length > 0 && *text == '-' ? text + 1 : text;
  const char *stop = digits;

  while (stop < end && g_ascii_isdigit (*stop))
    stop++;
  if (stop == digits || stop - digits > MAX_DIGITS || (stop - digits > 1 && *digits == '0'))
    return FALSE;

  while (stop < end && (g_ascii_isdigit (*stop) || strchr ("-+.eE", *stop) != NULL))
    stop++;

  return stop == end;
}

/* Takes what stands without quotes. What is neither a number nor a word of JSON, such as NaN, becomes a string. */
static const char *
take_token (Mending    *self,
            const char *text,
            const char *end)
{
  static const char * const words[] = { "true", "false", "null" };
  const char *stop = text;
  gsize length;

  while (stop < end && is_token_character (*stop))
    stop++;
  length = stop - text;

  for (guint i = 0; i < G_N_ELEMENTS (words); i++)
    if (strlen (words[i]) == length && memcmp (words[i], text, length) == 0)
      {
        g_string_append_len (self->out, text, length);
        return stop;
      }

  if (is_number (text, length))
    g_string_append_len (self->out, text, length);
  else
    g_string_append_printf (self->out, "\"%.*s\"", (int) length, text);

  return stop;
}

/* The code of "\\u0041", or -1 if there is none. */
static int
escape_code (const char *text,
             const char *end)
{
  int code = 0;

  if (end - text < 6 || text[0] != '\\' || text[1] != 'u')
    return -1;
  for (int i = 2; i < 6; i++)
    {
      if (!g_ascii_isxdigit (text[i]))
        return -1;
      code = code * 16 + g_ascii_xdigit_value (text[i]);
    }

  return code;
}

static gboolean
is_high_surrogate (int code)
{
  return code >= 0xd800 && code < 0xdc00;
}

static gboolean
is_low_surrogate (int code)
{
  return code >= 0xdc00 && code < 0xe000;
}

/* Takes an escape. Half a character becomes U+FFFD, NUL and what is cut off go. */
static const char *
take_escape (Mending    *self,
             const char *text,
             const char *end)
{
  int code = escape_code (text, end);
  gsize length = end - text > 1 && text[1] == 'u' ? 6 : 2;

  if (code == 0 || (gsize) (end - text) < length)
    return MIN (text + length, end);
  if (is_high_surrogate (code) && is_low_surrogate (escape_code (text + 6, end)))
    length = 12;
  else if (is_high_surrogate (code) || is_low_surrogate (code))
    {
      g_string_append (self->out, "\\ufffd");
      return text + length;
    }
  g_string_append_len (self->out, text, length);

  return text + length;
}

/**
 * herald_json_mend_is_needed:
 * @text: JSON
 * @length: its length in bytes
 *
 * Returns: whether @text has what a reader accepts but does not keep: NUL, half a character, numbers of many digits
 */
gboolean
herald_json_mend_is_needed (const char *text,
                            gsize       length)
{
  const char *end = text + length;
  gsize n_digits = 0;

  for (const char *c = text; c < end; c++)
    {
      int code;

      n_digits = g_ascii_isdigit (*c) ? n_digits + 1 : 0;
      if (n_digits > MAX_DIGITS)
        return TRUE;
      if (*c != '\\')
        continue;
      code = escape_code (c, end);
      if (code == 0 || is_high_surrogate (code) || is_low_surrogate (code))
        return TRUE;
      c++;
    }

  return FALSE;
}

/* Takes a piece of a string; returns where it goes on. */
static const char *
take_string (Mending    *self,
             const char *text,
             const char *end)
{
  const char *stop = text;

  while (stop < end && *stop != '"' && *stop != '\\' && (guchar) *stop >= 0x20)
    stop++;
  g_string_append_len (self->out, text, stop - text);
  if (stop == end)
    return end;

  if (*stop == '\\')
    return take_escape (self, stop, end);

  /* Line breaks have to be escaped. */
  if (*stop != '"')
    {
      g_string_append_printf (self->out, "\\u%04x", (guint) (guchar) *stop);
      return stop + 1;
    }

  g_string_append_c (self->out, '"');
  self->in_string = FALSE;
  if (!self->is_key)
    note_complete (self);

  return stop + 1;
}

/**
 * herald_json_mend:
 * @text: JSON that a strict reader refuses
 * @length: its length in bytes
 * @max_depth: how deep it may nest
 *
 * Makes the best of JSON that was cut off, has a comma too many, line breaks in its texts or something else behind
 * it: what is whole stays, a text that is cut off stays as far as it goes, and what is open is closed.
 *
 * Returns: (transfer full): what may be JSON now
 */
GString *
herald_json_mend (const char *text,
                  gsize       length,
                  guint       max_depth)
{
  g_autoptr (GString) open = g_string_new (NULL);
  Mending self = { .out = g_string_sized_new (length + 16), .open = open, .max_depth = max_depth };
  const char *end = text + length;

  while (text < end)
    {
      if (self.in_string)
        text = take_string (&self, text, end);
      else if (is_token_character (*text))
        text = take_token (&self, text, end);
      else if (!take_sign (&self, *text++))
        break;
    }

  if (self.in_string && !self.is_key)
    g_string_append_c (self.out, '"');
  else
    g_string_truncate (self.out, self.complete);
  for (gsize i = open->len; i > 0; i--)
    g_string_append_c (self.out, open->str[i - 1]);

  return self.out;
}
