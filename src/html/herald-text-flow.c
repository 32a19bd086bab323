/* SPDX-FileCopyrightText: 2026 The Herald founders
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "herald-text-flow.h"

/* How many bytes at @c are copied as they are: none of white space, control characters, U+FFFE and U+FFFF. */
static gsize
plain_length (const guchar *c)
{
  if (*c > 0x20 && *c < 0x7f)
    return 1;

  switch (*c)
    {
    case 0xc2:
      return c[1] > 0xa0 ? 2 : 0;
    case 0xe2:
      return c[1] == 0x80 && (c[2] == 0xa8 || c[2] == 0xa9) ? 0 : 3;
    case 0xef:
      return c[1] == 0xbf && c[2] >= 0xbe ? 0 : 3;
    default:
      return *c >= 0x80 ? 1 : 0;
    }
}

gboolean
herald_text_flow_is_space (gunichar c)
{
  return c == ' ' || c == '\n' || c == '\t' || c == '\r' || c == '\f' || c == 0xa0 || c == 0x2028 || c == 0x2029;
}

/* What neither a text nor JSON nor XML may hold. */
static gboolean
is_forbidden (gunichar c)
{
  return c < 0x20 || (c >= 0x7f && c < 0xa0) || c == 0xfffe || c == 0xffff;
}

static void
append_due (HeraldTextFlow *self)
{
  guint breaks = self->out->len > 0 ? self->breaks : 0;

  if (breaks > 0 && !self->one_line)
    {
      for (guint i = 0; i < breaks; i++)
        g_string_append_c (self->out, '\n');
    }
  else if (self->out->len > 0 && (breaks > 0 || self->space))
    {
      g_string_append_c (self->out, ' ');
    }
  self->breaks = 0;
  self->space = FALSE;
}

/* How far the words go that are copied as they are, with single spaces between them. */
static gsize
run_length (const char *text,
            const char *end)
{
  const guchar *begin = (const guchar *) text;
  const guchar *c = begin;
  const guchar *last = (const guchar *) end;
  gsize length;

  while (c < last)
    {
      length = plain_length (c);
      if (length == 0 && *c == ' ' && c > begin && c + 1 < last && plain_length (c + 1) > 0)
        length = 1;
      if (length == 0)
        break;
      c += length;
    }

  return c - begin;
}

/*
 * Appends @length bytes of valid UTF-8, in which white space is collapsed.
 */
void
herald_text_flow_append (HeraldTextFlow *self,
                         const char     *text,
                         gsize           length)
{
  const char *end = text + length;

  while (text < end)
    {
      gsize run = run_length (text, end);
      gunichar character;

      if (run > 0)
        {
          append_due (self);
          g_string_append_len (self->out, text, run);
          text += run;
          continue;
        }

      character = g_utf8_get_char (text);
      text = g_utf8_next_char (text);
      if (herald_text_flow_is_space (character))
        {
          self->space = TRUE;
          continue;
        }
      append_due (self);
      g_string_append_unichar (self->out, is_forbidden (character) ? 0xfffd : character);
    }
}

/*
 * Appends text whose lines and spaces are kept, as in a <pre>.
 */
void
herald_text_flow_append_lines (HeraldTextFlow *self,
                               const char     *text,
                               gsize           length)
{
  for (const char *c = text; c < text + length; c = g_utf8_next_char (c))
    {
      gunichar character = g_utf8_get_char (c);

      if (character == '\n')
        {
          herald_text_flow_break (self);
        }
      else if (herald_text_flow_is_space (character))
        {
          self->space = TRUE;
          if (self->breaks == 0 && self->out->len > 0)
            g_string_append_c (self->out, ' ');
        }
      else
        {
          if (self->breaks == 0)
            self->space = FALSE;
          append_due (self);
          g_string_append_unichar (self->out, is_forbidden (character) ? 0xfffd : character);
        }
    }
}

/* An element of that flow begins or ends. */
void
herald_text_flow_note (HeraldTextFlow *self,
                       HeraldHtmlFlow  flow)
{
  if (flow == HERALD_HTML_LINE)
    self->breaks = MAX (self->breaks, 1);
  else if (flow == HERALD_HTML_PARAGRAPH)
    self->breaks = MAX (self->breaks, 2);
}

/* The line ends; two of these leave one line empty, more do not. */
void
herald_text_flow_break (HeraldTextFlow *self)
{
  self->breaks = MIN (self->breaks + 1, 2);
}
