/* SPDX-FileCopyrightText: 2026 The Herald founders
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "herald-json-mend-private.h"

#include <string.h>

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
    {
      gsize length = end - stop > 1 && stop[1] == 'u' ? 6 : 2;

      /* One that is cut off goes. */
      if ((gsize) (end - stop) >= length)
        g_string_append_len (self->out, stop, length);
      return MIN (stop + length, end);
    }

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
