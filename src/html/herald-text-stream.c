/* SPDX-FileCopyrightText: 2026 The Herald founders
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "herald-text-stream.h"

#include "herald-html-character.h"
#include "herald-html-picture.h"

#include <string.h>

/* Reads the text of HTML without making a tree, which is ten times as fast. It reads what is written as it should
 * be, and gives up where only the parser's rules for broken HTML tell what is meant. For each text it reads, the
 * tree gives the same one; a test holds it to that. */

#define MAX_DEPTH 64

/* What stands behind so many attributes of an image does not count. */
#define MAX_ATTRIBUTES 32

/* What an element does to a text. */
typedef enum
{
  ROLE_OTHER,  /* only the tree can tell */
  ROLE_PLAIN,  /* nothing, and whether it ends right does not matter */
  ROLE_VOID,   /* nothing, and there is no end */
  ROLE_BREAK,
  ROLE_RULE,
  ROLE_IMAGE,
  ROLE_BLOCK,  /* ends a paragraph */
  ROLE_HEADING,
  ROLE_PARAGRAPH,
  ROLE_LIST,
  ROLE_ITEM,   /* of a list, a definition or a term */
  ROLE_MEDIA,  /* a block that may stand in a paragraph */
  ROLE_TABLE,
  ROLE_ROWS,
  ROLE_ROW,
  ROLE_CELL,
  ROLE_RAW,    /* what is inside is not shown, and no HTML */
} Role;

static const guint8 roles[GUMBO_TAG_LAST] = {
  [GUMBO_TAG_A] = ROLE_PLAIN,         [GUMBO_TAG_ABBR] = ROLE_PLAIN,      [GUMBO_TAG_AUDIO] = ROLE_PLAIN,
  [GUMBO_TAG_B] = ROLE_PLAIN,         [GUMBO_TAG_BDI] = ROLE_PLAIN,       [GUMBO_TAG_BDO] = ROLE_PLAIN,
  [GUMBO_TAG_BIG] = ROLE_PLAIN,       [GUMBO_TAG_CITE] = ROLE_PLAIN,      [GUMBO_TAG_CODE] = ROLE_PLAIN,
  [GUMBO_TAG_DEL] = ROLE_PLAIN,       [GUMBO_TAG_DFN] = ROLE_PLAIN,       [GUMBO_TAG_EM] = ROLE_PLAIN,
  [GUMBO_TAG_FONT] = ROLE_PLAIN,      [GUMBO_TAG_I] = ROLE_PLAIN,         [GUMBO_TAG_INS] = ROLE_PLAIN,
  [GUMBO_TAG_KBD] = ROLE_PLAIN,       [GUMBO_TAG_LABEL] = ROLE_PLAIN,     [GUMBO_TAG_MARK] = ROLE_PLAIN,
  [GUMBO_TAG_PICTURE] = ROLE_PLAIN,   [GUMBO_TAG_Q] = ROLE_PLAIN,         [GUMBO_TAG_S] = ROLE_PLAIN,
  [GUMBO_TAG_SAMP] = ROLE_PLAIN,      [GUMBO_TAG_SMALL] = ROLE_PLAIN,     [GUMBO_TAG_SPAN] = ROLE_PLAIN,
  [GUMBO_TAG_STRIKE] = ROLE_PLAIN,    [GUMBO_TAG_STRONG] = ROLE_PLAIN,    [GUMBO_TAG_SUB] = ROLE_PLAIN,
  [GUMBO_TAG_SUP] = ROLE_PLAIN,       [GUMBO_TAG_TIME] = ROLE_PLAIN,      [GUMBO_TAG_TT] = ROLE_PLAIN,
  [GUMBO_TAG_U] = ROLE_PLAIN,         [GUMBO_TAG_VAR] = ROLE_PLAIN,

  [GUMBO_TAG_SOURCE] = ROLE_VOID,     [GUMBO_TAG_TRACK] = ROLE_VOID,      [GUMBO_TAG_WBR] = ROLE_VOID,

  [GUMBO_TAG_BR] = ROLE_BREAK,        [GUMBO_TAG_HR] = ROLE_RULE,         [GUMBO_TAG_IMG] = ROLE_IMAGE,

  [GUMBO_TAG_ADDRESS] = ROLE_BLOCK,   [GUMBO_TAG_ARTICLE] = ROLE_BLOCK,   [GUMBO_TAG_ASIDE] = ROLE_BLOCK,
  [GUMBO_TAG_BLOCKQUOTE] = ROLE_BLOCK, [GUMBO_TAG_CENTER] = ROLE_BLOCK,   [GUMBO_TAG_DETAILS] = ROLE_BLOCK,
  [GUMBO_TAG_DIV] = ROLE_BLOCK,       [GUMBO_TAG_FIGCAPTION] = ROLE_BLOCK, [GUMBO_TAG_FIGURE] = ROLE_BLOCK,
  [GUMBO_TAG_FOOTER] = ROLE_BLOCK,    [GUMBO_TAG_HEADER] = ROLE_BLOCK,    [GUMBO_TAG_MAIN] = ROLE_BLOCK,
  [GUMBO_TAG_NAV] = ROLE_BLOCK,       [GUMBO_TAG_SECTION] = ROLE_BLOCK,   [GUMBO_TAG_SUMMARY] = ROLE_BLOCK,

  [GUMBO_TAG_H1] = ROLE_HEADING,      [GUMBO_TAG_H2] = ROLE_HEADING,      [GUMBO_TAG_H3] = ROLE_HEADING,
  [GUMBO_TAG_H4] = ROLE_HEADING,      [GUMBO_TAG_H5] = ROLE_HEADING,      [GUMBO_TAG_H6] = ROLE_HEADING,
  [GUMBO_TAG_P] = ROLE_PARAGRAPH,     [GUMBO_TAG_PRE] = ROLE_BLOCK,
  [GUMBO_TAG_DL] = ROLE_LIST,         [GUMBO_TAG_OL] = ROLE_LIST,         [GUMBO_TAG_UL] = ROLE_LIST,
  [GUMBO_TAG_DD] = ROLE_ITEM,         [GUMBO_TAG_DT] = ROLE_ITEM,         [GUMBO_TAG_LI] = ROLE_ITEM,
  [GUMBO_TAG_VIDEO] = ROLE_MEDIA,
  [GUMBO_TAG_TABLE] = ROLE_TABLE,
  [GUMBO_TAG_TBODY] = ROLE_ROWS,      [GUMBO_TAG_TFOOT] = ROLE_ROWS,      [GUMBO_TAG_THEAD] = ROLE_ROWS,
  [GUMBO_TAG_TR] = ROLE_ROW,          [GUMBO_TAG_TD] = ROLE_CELL,         [GUMBO_TAG_TH] = ROLE_CELL,

  [GUMBO_TAG_IFRAME] = ROLE_RAW,      [GUMBO_TAG_SCRIPT] = ROLE_RAW,      [GUMBO_TAG_STYLE] = ROLE_RAW,
};

typedef struct
{
  const char *c;
  const char *end;
} Tag; /* a tag's attributes, up to its end */

typedef struct
{
  const char      *c;
  const char      *end;
  const char      *base;
  HeraldTextFlow  *body;
  HeraldTextFlow  *captions;         /* (nullable): where what stands under pictures goes */
  HeraldTextFlow  *flow;             /* one of these */
  guint            caption_depth;    /* of the caption that is read, or 0 */
  char           **picture;          /* (nullable) */
  GumboTag         stack[MAX_DEPTH]; /* the blocks that are open */
  guint            depth;
  guint            pre_depth;        /* how many of them are a <pre> */
} Stream;

static Role
role_of (GumboTag tag)
{
  return tag < GUMBO_TAG_LAST ? roles[tag] : ROLE_OTHER;
}

static GumboTag
top (const Stream *self)
{
  return self->depth > 0 ? self->stack[self->depth - 1] : GUMBO_TAG_LAST;
}

static Role
top_role (const Stream *self)
{
  return role_of (top (self));
}

static void
note (Stream   *self,
      GumboTag  tag)
{
  if (role_of (tag) == ROLE_CELL)
    self->flow->space = TRUE;
  else
    herald_text_flow_note (self->flow, herald_html_tag_flow (tag));
}

static gboolean
push (Stream   *self,
      GumboTag  tag,
      gboolean  is_caption)
{
  if (self->depth == MAX_DEPTH)
    return FALSE;

  self->stack[self->depth++] = tag;
  if (is_caption && self->captions != NULL && self->caption_depth == 0)
    {
      self->caption_depth = self->depth;
      self->flow = self->captions;
    }
  note (self, tag);
  if (tag == GUMBO_TAG_PRE)
    self->pre_depth++;

  return TRUE;
}

static void
pop (Stream *self)
{
  note (self, top (self));
  if (top (self) == GUMBO_TAG_PRE)
    self->pre_depth--;
  if (self->depth == self->caption_depth)
    {
      self->caption_depth = 0;
      self->flow = self->body;
    }
  self->depth--;
}

static void
end_paragraph (Stream *self)
{
  if (top (self) == GUMBO_TAG_P)
    pop (self);
}

/* Whether a block that begins here would end a paragraph around a film. */
static gboolean
is_in_media_of_paragraph (const Stream *self)
{
  guint i = self->depth;

  while (i > 0 && role_of (self->stack[i - 1]) == ROLE_MEDIA)
    i--;

  return i < self->depth && i > 0 && self->stack[i - 1] == GUMBO_TAG_P;
}

/* A table holds nothing but rows, and these nothing but cells; the parser moves all else before the table. */
static gboolean
is_between_cells (const Stream *self)
{
  Role role = top_role (self);

  return role == ROLE_TABLE || role == ROLE_ROWS || role == ROLE_ROW;
}

/* Whether an item is open in the innermost list, below other blocks. */
static gboolean
is_in_item (const Stream *self)
{
  for (guint i = self->depth; i > 0; i--)
    {
      Role role = role_of (self->stack[i - 1]);

      if (role == ROLE_ITEM)
        return TRUE;
      if (role == ROLE_LIST || role == ROLE_CELL)
        return FALSE;
    }

  return FALSE;
}

static gboolean
begin_item (Stream   *self,
            GumboTag  tag)
{
  end_paragraph (self);
  if (top_role (self) == ROLE_ITEM && (top (self) == GUMBO_TAG_LI) == (tag == GUMBO_TAG_LI))
    pop (self);

  return !is_in_item (self) && push (self, tag, FALSE);
}

static gboolean
begin_table_part (Stream   *self,
                  GumboTag  tag)
{
  Role role = role_of (tag);

  end_paragraph (self);
  if (top_role (self) == ROLE_CELL)
    pop (self);
  if (role != ROLE_CELL && top_role (self) == ROLE_ROW)
    pop (self);
  if (role == ROLE_ROWS && top_role (self) == ROLE_ROWS)
    pop (self);

  if (!is_between_cells (self))
    return FALSE;
  if (role == ROLE_CELL && top_role (self) != ROLE_ROW && !push (self, GUMBO_TAG_TR, FALSE))
    return FALSE;

  return push (self, tag, FALSE);
}

/* Goes to the next attribute; its name is in lower or upper case, its value NULL where it has none. Returns FALSE at
 * the tag's ">", or at the end of the text if it is cut off. */
static gboolean
next_attribute (Tag         *tag,
                const char **name,
                gsize       *name_length,
                const char **value,
                gsize       *value_length)
{
  tag->c += strspn (tag->c, " \t\n\r\f/");
  if (tag->c >= tag->end || *tag->c == '>')
    return FALSE;

  *name = tag->c;
  *name_length = 1 + strcspn (tag->c + 1, " \t\n\r\f/>=");
  *value = NULL;
  *value_length = 0;
  tag->c += *name_length;

  tag->c += strspn (tag->c, " \t\n\r\f");
  if (*tag->c != '=')
    return TRUE;
  tag->c++;
  tag->c += strspn (tag->c, " \t\n\r\f");
  if (*tag->c == '"' || *tag->c == '\'')
    {
      const char *close = memchr (tag->c + 1, *tag->c, tag->end - tag->c - 1);

      if (close == NULL)
        {
          tag->c = tag->end;
          return FALSE;
        }
      *value = tag->c + 1;
      *value_length = close - *value;
      tag->c = close + 1;
    }
  else
    {
      *value = tag->c;
      *value_length = strcspn (tag->c, " \t\n\r\f>");
      tag->c += *value_length;
    }

  return TRUE;
}

/* Returns the ">" that ends a tag whose attributes begin at @c, or NULL. */
static const char *
find_tag_end (const char *c,
              const char *end)
{
  Tag tag = { c, end };
  const char *name, *value;
  gsize name_length, value_length;

  while (next_attribute (&tag, &name, &name_length, &value, &value_length))
    continue;

  return tag.c < end ? tag.c : NULL;
}

/* Hidden elements, and what one program for web logs puts under pictures. */
static void
look_at_attributes (const char *c,
                    const char *end,
                    gboolean   *is_hidden,
                    gboolean   *is_caption)
{
  Tag tag = { c, end };
  const char *name, *value;
  gsize name_length, value_length;

  *is_hidden = FALSE;
  *is_caption = FALSE;
  while (next_attribute (&tag, &name, &name_length, &value, &value_length))
    {
      if (name_length == strlen ("hidden") && g_ascii_strncasecmp (name, "hidden", name_length) == 0)
        *is_hidden = TRUE;
      if (name_length == strlen ("class") && g_ascii_strncasecmp (name, "class", name_length) == 0 && value != NULL
          && g_strstr_len (value, value_length, "wp-caption-text") != NULL)
        *is_caption = TRUE;
    }
}

/* Gives the image of a tag to those who ask elements of the tree. References in it are for the parser. */
static void
note_picture (Stream     *self,
              const char *tag_start,
              const char *attributes,
              const char *tag_end)
{
  GumboAttribute list[MAX_ATTRIBUTES];
  GumboAttribute *pointers[MAX_ATTRIBUTES];
  GumboNode image = { .type = GUMBO_NODE_ELEMENT, .v.element.tag = GUMBO_TAG_IMG };
  Tag tag = { attributes, tag_end };
  const char *name, *value;
  gsize name_length, value_length;
  guint n = 0;

  if (self->picture == NULL || *self->picture != NULL)
    return;

  if (memchr (attributes, '&', tag_end - attributes) != NULL)
    {
      *self->picture = herald_html_dup_tag_picture (tag_start, tag_end + 1 - tag_start, self->base);
      return;
    }

  while (n < MAX_ATTRIBUTES && next_attribute (&tag, &name, &name_length, &value, &value_length))
    {
      list[n].name = g_strndup (name, name_length);
      list[n].value = g_strndup (value != NULL ? value : "", value_length);
      pointers[n] = &list[n];
      n++;
    }
  image.v.element.attributes = (GumboVector) { (void **) pointers, n, n };
  *self->picture = herald_html_dup_lead_picture (&image, self->base);

  while (n-- > 0)
    {
      g_free ((char *) list[n].name);
      g_free ((char *) list[n].value);
    }
}

/* Passes over what stands in a script, a style or a frame. */
static gboolean
skip_raw (Stream     *self,
          GumboTag    tag,
          const char *inside)
{
  const char *name = gumbo_normalized_tagname (tag);
  gsize length = strlen (name);

  for (const char *c = inside; (c = memchr (c, '<', self->end - c)) != NULL; c++)
    {
      if (g_str_has_prefix (c, "<!--"))
        return FALSE;
      if (c[1] == '/' && g_ascii_strncasecmp (c + 2, name, length) == 0 && c[2 + length] == '>')
        {
          self->c = c + 2 + length + 1;
          return TRUE;
        }
    }

  return FALSE;
}

static gboolean
begin_block (Stream   *self,
             GumboTag  tag,
             gboolean  is_caption)
{
  Role role = role_of (tag);

  if (is_between_cells (self) || (role == ROLE_HEADING && top_role (self) == ROLE_HEADING))
    return FALSE;

  end_paragraph (self);
  if (role == ROLE_HEADING && top_role (self) == ROLE_HEADING)
    return FALSE;

  /* A line that ends right where it begins is none. */
  if (tag == GUMBO_TAG_PRE && *self->c == '\n')
    self->c++;

  return push (self, tag, is_caption);
}

static gboolean
begin (Stream     *self,
       GumboTag    tag,
       const char *tag_start,
       const char *attributes,
       const char *tag_end)
{
  gboolean is_hidden = FALSE;
  gboolean is_caption = FALSE;

  if (tag_end > attributes)
    look_at_attributes (attributes, tag_end, &is_hidden, &is_caption);
  if (is_hidden)
    return FALSE;
  is_caption = tag == GUMBO_TAG_FIGCAPTION || (is_caption && tag == GUMBO_TAG_P);
  if (role_of (tag) >= ROLE_RULE && role_of (tag) != ROLE_IMAGE && is_in_media_of_paragraph (self))
    return FALSE;

  switch (role_of (tag))
    {
    case ROLE_PLAIN:
    case ROLE_VOID:
      return !is_between_cells (self);
    case ROLE_BREAK:
      herald_text_flow_break (self->flow);
      return !is_between_cells (self);
    case ROLE_IMAGE:
      note_picture (self, tag_start, attributes, tag_end);
      return !is_between_cells (self);
    case ROLE_RULE:
      end_paragraph (self);
      note (self, tag);
      return !is_between_cells (self);
    case ROLE_BLOCK:
    case ROLE_HEADING:
    case ROLE_PARAGRAPH:
    case ROLE_LIST:
      return begin_block (self, tag, is_caption);
    case ROLE_ITEM:
      return !is_between_cells (self) && begin_item (self, tag);
    case ROLE_MEDIA:
      return !is_between_cells (self) && push (self, tag, FALSE);
    case ROLE_TABLE:
      return !is_between_cells (self) && top (self) != GUMBO_TAG_P && push (self, tag, FALSE);
    case ROLE_ROWS:
    case ROLE_ROW:
    case ROLE_CELL:
      return begin_table_part (self, tag);
    case ROLE_RAW:
      return !is_between_cells (self) && skip_raw (self, tag, tag_end + 1);
    case ROLE_OTHER:
    default:
      return FALSE;
    }
}

/* Ends what ends by itself inside the block that is ended. */
static void
end_inside (Stream   *self,
            GumboTag  tag)
{
  Role role = role_of (tag);

  if (tag != GUMBO_TAG_P && role != ROLE_MEDIA)
    end_paragraph (self);
  if (role == ROLE_LIST && top_role (self) == ROLE_ITEM)
    pop (self);
  if ((role == ROLE_ROW || role == ROLE_ROWS || role == ROLE_TABLE) && top_role (self) == ROLE_CELL)
    pop (self);
  if ((role == ROLE_ROWS || role == ROLE_TABLE) && top_role (self) == ROLE_ROW)
    pop (self);
  if (role == ROLE_TABLE && top_role (self) == ROLE_ROWS)
    pop (self);
}

static gboolean
end (Stream   *self,
     GumboTag  tag)
{
  switch (role_of (tag))
    {
    case ROLE_PLAIN:
      /* A film ends with what it began in, and only the tree knows what that was. */
      return !is_between_cells (self) && top_role (self) != ROLE_MEDIA;
    case ROLE_BLOCK:
    case ROLE_HEADING:
    case ROLE_PARAGRAPH:
    case ROLE_LIST:
    case ROLE_ITEM:
    case ROLE_MEDIA:
    case ROLE_TABLE:
    case ROLE_ROWS:
    case ROLE_ROW:
    case ROLE_CELL:
      end_inside (self, tag);
      if (top (self) != tag)
        return FALSE;
      pop (self);
      return TRUE;
    case ROLE_OTHER:
    case ROLE_VOID:
    case ROLE_BREAK:
    case ROLE_RULE:
    case ROLE_IMAGE:
    case ROLE_RAW:
    default:
      return FALSE;
    }
}

static gboolean
read_comment (Stream *self)
{
  const char *text = self->c + strlen ("<!--");
  const char *close;

  if (!g_str_has_prefix (self->c, "<!--") || *text == '>' || g_str_has_prefix (text, "->"))
    return FALSE;

  close = strstr (text, "--");
  if (close == NULL || close[2] != '>')
    return FALSE;

  self->c = close + 3;
  return TRUE;
}

static gboolean
read_tag (Stream *self)
{
  const char *tag_start = self->c;
  gboolean is_end = tag_start[1] == '/';
  const char *name = tag_start + (is_end ? 2 : 1);
  gsize length = strcspn (name, " \t\n\r\f/>");
  const char *tag_end;
  GumboTag tag;

  if (!g_ascii_isalpha (*name))
    return FALSE;
  tag_end = find_tag_end (name + length, self->end);
  if (tag_end == NULL)
    return FALSE;

  tag = gumbo_tagn_enum (name, length);
  self->c = tag_end + 1;

  return is_end ? end (self, tag) : begin (self, tag, tag_start, name + length, tag_end);
}

static void
append (Stream     *self,
        const char *text,
        gsize       length)
{
  if (self->pre_depth > 0 && !self->flow->one_line)
    herald_text_flow_append_lines (self->flow, text, length);
  else
    herald_text_flow_append (self->flow, text, length);
}

static gboolean
append_number (Stream     *self,
               const char *digits,
               const char *semicolon)
{
  gboolean is_hex = *digits == 'x' || *digits == 'X';
  char *after;
  guint64 code;
  char character[6];

  if (is_hex)
    digits++;
  if (!g_ascii_isxdigit (*digits))
    return FALSE;
  code = g_ascii_strtoull (digits, &after, is_hex ? 16 : 10);
  if (after != semicolon || code < 0x20 || (code >= 0x7f && code < 0xa0) || code > 0x10fffd
      || !g_unichar_validate ((gunichar) code) || (code & 0xfffe) == 0xfffe)
    return FALSE;

  append (self, character, g_unichar_to_utf8 ((gunichar) code, character));
  return TRUE;
}

static gboolean
append_named (Stream     *self,
              const char *name,
              gsize       length)
{
  g_autofree char *copy = NULL;
  g_autofree char *text = NULL;

  copy = g_strndup (name, length);
  text = herald_html_character (copy);
  if (text == NULL)
    return FALSE;

  append (self, text, strlen (text));
  return TRUE;
}

/* A "&" that begins no reference is itself; one without its semicolon is for the tree. */
static gboolean
read_reference (Stream *self)
{
  const char *name = self->c + 1;
  gsize length = strspn (name, G_CSET_A_2_Z G_CSET_a_2_z G_CSET_DIGITS "#");
  const char *semicolon = name + length;

  if (length == 0 || (*name != '#' && !g_ascii_isalpha (*name)))
    {
      append (self, "&", 1);
      self->c++;
      return TRUE;
    }
  if (*semicolon != ';')
    return FALSE;

  self->c = semicolon + 1;
  return *name == '#' ? append_number (self, name + 1, semicolon) : append_named (self, name, length);
}

static gboolean
read_text (Stream *self)
{
  gsize length = strcspn (self->c, "<&");

  if ((is_between_cells (self) && strspn (self->c, " \t\n\r\f") < length)
      || (self->pre_depth > 0 && memchr (self->c, '\r', length) != NULL))
    return FALSE;

  append (self, self->c, length);
  self->c += length;
  return TRUE;
}

static gboolean
read_next (Stream *self)
{
  if (*self->c == '&')
    return !is_between_cells (self) && read_reference (self);
  if (*self->c != '<')
    return read_text (self);
  if (self->c[1] == '!')
    return read_comment (self);
  if (g_ascii_isalpha (self->c[1]) || self->c[1] == '/')
    return read_tag (self);
  if (self->c[1] == '?' || is_between_cells (self))
    return FALSE;

  append (self, "<", 1);
  self->c++;
  return TRUE;
}

/*
 * Reads the text of HTML that is written as it should be, into flows that are empty.
 *
 * html: ends with NUL after its length
 * captions: NULL for having them where they stand
 * picture: (nullable): where to put the address of the first picture that belongs to the content
 *
 * Returns FALSE where a tree is needed; what was written by then is worth nothing.
 */
gboolean
herald_text_stream_read (const char      *html,
                         gsize            length,
                         const char      *base,
                         HeraldTextFlow  *body,
                         HeraldTextFlow  *captions,
                         char           **picture)
{
  Stream self = {
    .c = html,
    .end = html + length,
    .base = base,
    .body = body,
    .captions = captions,
    .flow = body,
    .picture = picture,
  };

  if (!g_utf8_validate_len (html, length, NULL) || g_str_has_prefix (html, "\357\273\277"))
    return FALSE;

  while (self.c < self.end)
    if (!read_next (&self))
      return FALSE;

  return TRUE;
}
