/* SPDX-FileCopyrightText: 2026 The Herald founders
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "herald-values-private.h"

#include "herald-html-text.h"

#include <string.h>

/**
 * herald_value_line:
 * @text: (nullable): plain text
 *
 * Returns: (transfer full) (nullable): @text on one line, trimmed, each run of white space one space; %NULL if
 *   nothing is left
 */
char *
herald_value_line (const char *text)
{
  g_autoptr (GString) line = NULL;
  gboolean space = FALSE;

  if (text == NULL)
    return NULL;

  line = g_string_sized_new (64);
  while (*text != '\0')
    {
      gsize word = strcspn (text, " \t\r\n\f\v");

      if (word > 0)
        {
          if (space && line->len > 0)
            g_string_append_c (line, ' ');
          g_string_append_len (line, text, word);
          text += word;
        }
      space = TRUE;
      text += strspn (text, " \t\r\n\f\v");
    }

  return line->len > 0 ? g_string_free (g_steal_pointer (&line), FALSE) : NULL;
}

/**
 * herald_value_html_line:
 * @html: HTML
 *
 * Returns: (transfer full) (nullable): the text of @html on one line
 */
char *
herald_value_html_line (const char *html)
{
  g_autofree char *line = herald_html_line (html);

  return herald_value_line (line);
}

/**
 * herald_value_rss_line:
 * @text: (nullable): the text of an element of RSS, of which nobody knows whether it is HTML
 *
 * Returns: (transfer full) (nullable): @text on one line; rendered if it looks like HTML
 */
char *
herald_value_rss_line (const char *text)
{
  if (text == NULL)
    return NULL;
  if (strpbrk (text, "<&") == NULL || !herald_html_looks_like (text))
    return herald_value_line (text);

  return herald_value_html_line (text);
}

/**
 * herald_value_escape:
 * @text: plain text
 *
 * Returns: (transfer full): HTML that shows @text
 */
char *
herald_value_escape (const char *text)
{
  g_autoptr (GString) html = g_string_sized_new (strlen (text) + 16);

  for (; *text != '\0'; text++)
    switch (*text)
      {
      case '&':
        g_string_append (html, "&amp;");
        break;
      case '<':
        g_string_append (html, "&lt;");
        break;
      case '>':
        g_string_append (html, "&gt;");
        break;
      default:
        g_string_append_c (html, *text);
        break;
      }

  return g_string_free (g_steal_pointer (&html), FALSE);
}

/**
 * herald_value_number:
 * @text: (nullable): a whole number, perhaps with separators ("1,234,567") or a fraction
 *
 * Returns: its value, or -1 if it is none or negative
 */
gint64
herald_value_number (const char *text)
{
  gint64 number = 0;
  gboolean found = FALSE;

  if (text == NULL)
    return -1;

  for (text += strspn (text, " \t\r\n"); g_ascii_isdigit (*text) || (found && *text == ','); text++)
    {
      if (*text == ',')
        continue;
      if (number > G_MAXINT64 / 10 - 1)
        return -1;
      number = number * 10 + g_ascii_digit_value (*text);
      found = TRUE;
    }
  if (*text == '.')
    text += 1 + strspn (text + 1, "0123456789");
  text += strspn (text, " \t\r\n");

  return found && *text == '\0' ? number : -1;
}

/**
 * herald_value_duration:
 * @text: (nullable): playing time as "h:m:s", "m:s" or seconds
 *
 * Returns: seconds, or -1
 */
gint64
herald_value_duration (const char *text)
{
  g_auto (GStrv) parts = NULL;
  gint64 seconds = 0;
  guint n;

  if (text == NULL || strlen (text) > 40)
    return -1;

  parts = g_strsplit (text, ":", -1);
  n = g_strv_length (parts);
  if (n < 1 || n > 3)
    return -1;

  for (guint i = 0; i < n; i++)
    {
      gint64 number = herald_value_number (parts[i]);

      if (number < 0 || number > G_MAXINT32)
        return -1;
      seconds = seconds * 60 + number;
    }

  return seconds;
}

static gboolean
is_email (const char *text)
{
  const char *at = strchr (text, '@');

  return at != NULL && at > text && at[1] != '\0' && strchr (at + 1, '@') == NULL &&
         strpbrk (text, " \t\r\n<>()[],;:\"") == NULL;
}

/* Returns the bracket that closes the one at @start. */
static char *
find_close (char *start,
            char  open,
            char  close)
{
  guint depth = 0;

  for (char *c = start; *c != '\0'; c++)
    {
      if (*c == open)
        depth++;
      else if (*c == close && --depth == 0)
        return c;
    }

  return NULL;
}

/* Takes the piece between @open and @close out of @text. */
static char *
cut_out (char *text,
         char  open,
         char  close)
{
  char *start = strchr (text, open);
  char *stop = start != NULL ? find_close (start, open, close) : NULL;
  char *piece;

  if (stop == NULL)
    return NULL;

  piece = g_strstrip (g_strndup (start + 1, stop - start - 1));
  memmove (start, stop + 1, strlen (stop + 1) + 1);
  g_strstrip (text);

  return piece;
}

/* Whether @text as a whole stands in quotes or brackets. */
static gboolean
is_wrapped (char *text)
{
  static const struct { char open; char close; } wraps[] = { { '"', '"' }, { '\'', '\'' }, { '(', ')' }, { '[', ']' } };
  gsize length = strlen (text);

  for (guint i = 0; i < G_N_ELEMENTS (wraps); i++)
    if (length > 1 && text[0] == wraps[i].open && text[length - 1] == wraps[i].close)
      return wraps[i].open == wraps[i].close || find_close (text, wraps[i].open, wraps[i].close) == text + length - 1;

  return FALSE;
}

/* A name without its quotes or brackets; NULL if it has neither letter nor digit. */
static char *
clean_name (const char *text)
{
  g_autofree char *line = herald_value_line (text);

  if (line != NULL && is_wrapped (line))
    {
      gsize length = strlen (line);

      line[length - 1] = '\0';
      memmove (line, line + 1, length - 1);
    }
  for (const char *c = line; c != NULL && *c != '\0'; c = g_utf8_next_char (c))
    if (g_unichar_isalnum (g_utf8_get_char (c)))
      return herald_value_line (line);

  return NULL;
}

/* Splits "mail, Name" and "Name - mail" at the mail address. */
static gboolean
split_at_email (const char  *text,
                char       **name,
                char       **email)
{
  static const char separators[] = " ,;:-|/";
  const char *last = strrchr (text, ' ');
  g_autofree char *head = g_strndup (text, strcspn (text, " ,;"));

  if (last == NULL)
    return FALSE;

  if (is_email (head))
    {
      *email = g_steal_pointer (&head);
      text += strlen (*email);
      *name = clean_name (text + strspn (text, separators));
      return TRUE;
    }
  if (is_email (last + 1))
    {
      g_autofree char *rest = g_strndup (text, last - text);

      for (gsize length = strlen (rest); length > 0 && strchr (separators, rest[length - 1]) != NULL; length--)
        rest[length - 1] = '\0';
      *email = g_strdup (last + 1);
      *name = clean_name (rest);
      return TRUE;
    }

  return FALSE;
}

static const char *
skip_mailto (const char *text)
{
  return g_ascii_strncasecmp (text, "mailto:", 7) == 0 ? text + 7 : text;
}

/**
 * herald_value_person:
 * @text: (nullable): plain text: "mail (Name)", "Name (mail)", "Name <mail>", "mail", "Name", or mail and
 *   name with something between
 * @name: (out) (nullable): the name
 * @email: (out) (nullable): the mail address
 */
void
herald_value_person (const char  *text,
                     char       **name,
                     char       **email)
{
  static const struct { char open; char close; } brackets[] = { { '<', '>' }, { '(', ')' }, { '[', ']' } };
  g_autofree char *rest = herald_value_line (text);

  *name = *email = NULL;
  if (rest == NULL)
    return;

  for (guint i = 0; i < G_N_ELEMENTS (brackets) && *email == NULL; i++)
    {
      g_autofree char *whole = g_strdup (rest);
      g_autofree char *piece = cut_out (rest, brackets[i].open, brackets[i].close);

      if (piece != NULL && is_email (skip_mailto (rest)))
        {
          *email = g_strdup (skip_mailto (rest));
          *name = clean_name (piece);
          return;
        }
      if (piece != NULL && is_email (skip_mailto (piece)))
        {
          *email = g_strdup (skip_mailto (piece));
          *name = clean_name (rest);
          return;
        }
      /* Brackets with nothing in them say nothing. */
      if (piece != NULL && *piece != '\0')
        g_set_str (&rest, whole);
    }

  if (is_email (skip_mailto (rest)))
    *email = g_strdup (skip_mailto (rest));
  else if (!split_at_email (rest, name, email))
    *name = clean_name (rest);
}
