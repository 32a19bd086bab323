/* SPDX-FileCopyrightText: 2026 The Herald founders
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "herald-html-text.h"

#include "herald-html-elements.h"
#include "herald-html-picture.h"
#include "herald-html-tree.h"
#include "herald-text-flow.h"
#include "herald-text-stream.h"

#include <string.h>

typedef struct
{
  HeraldTextFlow   body;
  HeraldTextFlow   captions;      /* unused if its text is NULL: then captions stay where they are */
  HeraldTextFlow  *flow;          /* (unowned): the one of these that is written */
  const GumboNode *caption;       /* (unowned) (nullable): the one that is being read */
  const char      *base;
  char            *picture;       /* (owned) (nullable): the first one in the text */
  gboolean         wants_picture;
  guint            pre_depth;
} Reading;

static void
append_text (Reading    *self,
             const char *text)
{
  if (self->pre_depth > 0 && !self->flow->one_line)
    herald_text_flow_append_lines (self->flow, text, strlen (text));
  else
    herald_text_flow_append (self->flow, text, strlen (text));
}

static void
note_flow (Reading         *self,
           const GumboNode *element)
{
  if (element->v.element.tag == GUMBO_TAG_TD || element->v.element.tag == GUMBO_TAG_TH)
    self->flow->space = TRUE;
  else
    herald_text_flow_note (self->flow, herald_html_flow (element));
}

static void
note_picture (Reading         *self,
              const GumboNode *image)
{
  if (self->wants_picture && self->picture == NULL)
    self->picture = herald_html_dup_lead_picture (image, self->base);
}

/* What stands under a picture, in HTML or as one widely used program for web logs writes it. */
static gboolean
is_caption (const GumboNode *element)
{
  const char *classes;

  if (element->v.element.tag == GUMBO_TAG_FIGCAPTION)
    return TRUE;
  classes = element->v.element.tag == GUMBO_TAG_P ? herald_html_attribute (element, "class") : NULL;

  return classes != NULL && strstr (classes, "wp-caption-text") != NULL;
}

/* Captions are read into a text of their own, each on its line. */
static void
enter_caption (Reading         *self,
               const GumboNode *element)
{
  if (self->captions.out == NULL || self->caption != NULL || !is_caption (element))
    return;
  self->caption = element;
  self->flow = &self->captions;
}

static void
leave_caption (Reading         *self,
               const GumboNode *element)
{
  if (self->caption != element)
    return;
  self->caption = NULL;
  self->flow = &self->body;
}

static gboolean
enter (const GumboNode *node,
       gpointer         user_data)
{
  Reading *self = user_data;

  if (node->type == GUMBO_NODE_TEXT || node->type == GUMBO_NODE_WHITESPACE || node->type == GUMBO_NODE_CDATA)
    append_text (self, node->v.text.text);
  if (node->type != GUMBO_NODE_ELEMENT)
    return FALSE;

  switch ((int) node->v.element.tag)
    {
    case GUMBO_TAG_IMG:
      note_picture (self, node);
      break;
    case GUMBO_TAG_BR:
      herald_text_flow_break (self->flow);
      break;
    case GUMBO_TAG_IFRAME:
    case GUMBO_TAG_NOSCRIPT:
    case GUMBO_TAG_RP:
      return FALSE;
    default:
      break;
    }
  if (herald_html_fate (node) == HERALD_HTML_DROP)
    return FALSE;
  enter_caption (self, node);
  note_flow (self, node);
  if (node->v.element.tag == GUMBO_TAG_PRE)
    self->pre_depth++;

  return TRUE;
}

static void
leave (const GumboNode *node,
       gpointer         user_data)
{
  Reading *self = user_data;

  note_flow (self, node);
  leave_caption (self, node);
  if (node->v.element.tag == GUMBO_TAG_PRE)
    self->pre_depth--;
}

static void
clear (Reading *self)
{
  g_clear_pointer (&self->picture, g_free);
  g_string_truncate (self->body.out, 0);
  self->body.breaks = 0;
  self->body.space = FALSE;
  if (self->captions.out != NULL)
    {
      g_string_truncate (self->captions.out, 0);
      self->captions.breaks = 0;
      self->captions.space = FALSE;
    }
}

static void
read_fragment (Reading    *self,
               const char *html,
               gssize      length)
{
  g_autoptr (HeraldHtmlTree) tree = NULL;

  if (length < 0 && herald_text_stream_read (html, strlen (html), self->base, &self->body,
                                             self->captions.out != NULL ? &self->captions : NULL,
                                             self->wants_picture ? &self->picture : NULL))
    return;

  clear (self);
  tree = herald_html_tree_new_fragment (html, length);
  herald_html_tree_walk (tree, enter, leave, self);
}

/* Texts are kept for long, so that what was allocated beyond the end is given back. */
static char *
finish (GString *text)
{
  char *trimmed = g_strchomp (g_string_free (text, FALSE));

  return g_realloc (trimmed, strlen (trimmed) + 1);
}

/**
 * herald_html_text_and_captions:
 * @html: (nullable): HTML of a stranger
 * @length: its length in bytes, or -1 if it ends with NUL
 * @base: (nullable): absolute address against which its references are resolved
 * @captions: (out) (transfer full): what stands under the pictures, a line each; empty if nothing does
 * @picture: (out) (optional) (nullable) (transfer full): the web address of the first picture that belongs to the
 *   content: no tracking pixel, no icon
 *
 * Reads @html as herald_html_text() does, but with the captions apart, for they say nothing to one who does not see
 * the pictures.
 *
 * Callable on any thread.
 *
 * Returns: (transfer full): the text, without white space around it
 */
char *
herald_html_text_and_captions (const char  *html,
                               gssize       length,
                               const char  *base,
                               char       **captions,
                               char       **picture)
{
  Reading reading = {
    .body.out = g_string_new (NULL),
    .captions.out = g_string_new (NULL),
    .base = base,
    .wants_picture = picture != NULL,
  };

  reading.flow = &reading.body;
  if (html != NULL)
    read_fragment (&reading, html, length);
  if (picture != NULL)
    *picture = g_steal_pointer (&reading.picture);
  *captions = finish (reading.captions.out);

  return finish (reading.body.out);
}

/**
 * herald_html_text:
 * @html: (nullable): HTML of a stranger
 * @length: its length in bytes, or -1 if it ends with NUL
 * @base: (nullable): absolute address against which its references are resolved
 * @picture: (out) (optional) (nullable) (transfer full): the web address of the first picture that belongs to the
 *   content: no tracking pixel, no icon
 *
 * Reads @html as plain text: a line for each block, an empty line around paragraphs, everything else on one line.
 * Captions of pictures stand at the end. What is not shown (scripts, styles, hidden elements) does not count.
 *
 * Callable on any thread.
 *
 * Returns: (transfer full): the text, without white space around it
 */
char *
herald_html_text (const char  *html,
                  gssize       length,
                  const char  *base,
                  char       **picture)
{
  g_autofree char *captions = NULL;
  g_autofree char *text = herald_html_text_and_captions (html, length, base, &captions, picture);

  if (captions[0] == '\0')
    return g_steal_pointer (&text);

  return text[0] == '\0' ? g_steal_pointer (&captions) : g_strconcat (text, "\n\n", captions, NULL);
}

/**
 * herald_html_line:
 * @html: (nullable): HTML of a stranger, such as a title
 *
 * Reads @html as plain text on one line: tags removed, character references decoded, white space collapsed.
 *
 * Returns: (transfer full): the text, without white space around it
 */
char *
herald_html_line (const char *html)
{
  Reading reading = { .body.out = g_string_new (NULL), .body.one_line = TRUE };

  reading.flow = &reading.body;
  if (html == NULL)
    return g_string_free (reading.body.out, FALSE);
  if (strpbrk (html, "<&") == NULL && g_utf8_validate (html, -1, NULL))
    append_text (&reading, html);
  else
    read_fragment (&reading, html, -1);

  return g_string_free (reading.body.out, FALSE);
}

static gboolean
begins_with_space (const char *text)
{
  return herald_text_flow_is_space ((guchar) *text < 0x80 ? (gunichar) *text : g_utf8_get_char (text));
}

/* Returns the end of the word that @text begins with, but not more than @n characters, which become fewer by those
 * that it has. */
static const char *
skip_word (const char *text,
           gsize      *n)
{
  for (; *n > 0 && *text != '\0' && !begins_with_space (text); text = g_utf8_next_char (text))
    *n -= 1;

  return text;
}

/**
 * herald_html_preview:
 * @text: (nullable): plain text
 * @max_characters: how many characters may be shown
 *
 * Returns: (transfer full): the beginning of @text on one line; what is cut off, at the end of a word where there
 *   is one, is told by an ellipsis
 */
char *
herald_html_preview (const char *text,
                     gsize       max_characters)
{
  g_autoptr (GString) out = g_string_new (NULL);
  const char *word = text != NULL ? text : "";

  for (;;)
    {
      gsize before = out->len;
      const char *end;

      while (*word != '\0' && begins_with_space (word))
        word = g_utf8_next_char (word);
      if (*word == '\0')
        break;

      if (before > 0 && max_characters > 0)
        max_characters--;
      end = skip_word (word, &max_characters);
      if (end > word && before > 0)
        g_string_append_c (out, ' ');
      g_string_append_len (out, word, end - word);
      if (*end != '\0' && !begins_with_space (end))
        {
          /* A word that alone takes more than half the room is cut. */
          if (before > out->len / 2)
            g_string_truncate (out, before);
          g_string_append (out, "…");
          break;
        }
      word = end;
    }

  return g_string_free (g_steal_pointer (&out), FALSE);
}

/* "&amp;", "&#160;", "&#xa0;" */
static gboolean
is_reference (const char *c)
{
  gsize length;

  if (c[1] == '#')
    {
      gboolean is_hex = c[2] == 'x' || c[2] == 'X';

      length = strspn (c + (is_hex ? 3 : 2), is_hex ? "0123456789abcdefABCDEF" : "0123456789");
      return length > 0 && c[(is_hex ? 3 : 2) + length] == ';';
    }
  if (!g_ascii_isalpha (c[1]))
    return FALSE;
  for (length = 1; g_ascii_isalnum (c[length]) && length < 40; length++)
    ;

  return length > 2 && c[length] == ';';
}

static gboolean
is_known_tag (const char *c)
{
  const char *name = c[1] == '/' ? c + 2 : c + 1;
  g_autofree char *tag = NULL;
  gsize length = 0;

  if (g_str_has_prefix (c, "<!--"))
    return strstr (c, "-->") != NULL;
  while (g_ascii_isalnum (name[length]) && length < 20)
    length++;
  if (length == 0 || strchr (" \t\n\r/>", name[length]) == NULL || strchr (name, '>') == NULL)
    return FALSE;
  tag = g_strndup (name, length);

  return gumbo_tag_enum (tag) != GUMBO_TAG_UNKNOWN;
}

/**
 * herald_html_looks_like:
 * @text: (nullable): a text that may be plain or HTML, such as the title of RSS
 *
 * Returns: whether @text holds an element of HTML or a character reference, and not just a "<" or "&"
 */
gboolean
herald_html_looks_like (const char *text)
{
  gboolean may_be_tag = text != NULL && strchr (text, '>') != NULL;

  for (const char *c = text; c != NULL && (c = strpbrk (c, "<&")) != NULL; c++)
    {
      if (*c == '&' ? is_reference (c) : may_be_tag && is_known_tag (c))
        return TRUE;
    }

  return FALSE;
}
