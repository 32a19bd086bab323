/* SPDX-FileCopyrightText: 2026 The Herald founders
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "herald-text-flow.h"

/* Bytes that belong to characters that are copied as they are, whatever follows. */
static const guint8 plain[256] = {
  [0x21 ... 0x7e] = TRUE, [0x80 ... 0xc1] = TRUE, [0xc3 ... 0xe1] = TRUE, [0xe3 ... 0xee] = TRUE,
  [0xf0 ... 0xff] = TRUE,
};

/* Whether a character that is copied as it is begins at @c: none of white space, control characters, U+FFFE and
 * U+FFFF. */
static inline gboolean
begins_plain (const guchar *c)
{
  switch (*c)
    {
    case 0xc2:
      return c[1] > 0xa0;
    case 0xe2:
      return c[1] != 0x80 || (c[2] != 0xa8 && c[2] != 0xa9);
    case 0xef:
      return c[1] != 0xbf || c[2] < 0xbe;
    default:
      return plain[*c];
    }
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

/* How far the words go that are copied as they are, with single spaces between them. Where words end is hard to
 * foresee, so that a space is told without a branch. */
static gsize
run_length (const char *text,
            const char *end)
{
  const guchar *begin = (const guchar *) text;
  const guchar *last = (const guchar *) end;
  const guchar *c;
  guchar before = ' ';

  for (c = begin; c < last; before = *c++)
    {
      if (!(plain[*c] | ((*c == ' ') & (before != ' '))) && !begins_plain (c))
        break;
    }
  if (c > begin && before == ' ')
    c--;

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
