/* SPDX-FileCopyrightText: 2026 The Herald founders
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "herald-html-guard.h"

#include <string.h>

/* The parser's time grows with the square of the nesting (each <p> looks through all open elements), of the
 * attributes of one tag and of the formatting elements left open. It takes about 180 bytes for each element,
 * attribute and piece of text, and copies formatting elements with all their attributes into each block that
 * follows. So the text is read once before it gets there, and tags beyond these bounds are left out; their text
 * stays. Where this reading and the parser's differ, the bounds are missed a little and nothing else: what is safe
 * is decided later, on the parser's tree. */

#define MAX_DEPTH      150
#define MAX_FORMATTING 24
#define MAX_ATTRIBUTES 100
#define MAX_COST       2100000 /* in elements, attributes and pieces of text */
#define MAX_ROOTS      8

/* The parser moves an end tag of formatting elements inwards through no more blocks than that. */
#define MAX_MOVES 8

/* What is longer is cut off; no story and no page is. */
#define MAX_BYTES (20 * 1024 * 1024)

#define MAX_NAME 24

typedef enum
{
  KIND_ORDINARY,
  KIND_SPECIAL,    /* ends those above it that its end tag finds open */
  KIND_BOUNDARY,   /* no end tag reaches beyond it */
  KIND_FORMATTING, /* opened again by the parser where it was not closed */
  KIND_FOREIGN,    /* holds another language */
  KIND_FLAT,       /* ended by the next of its sort, so it adds no depth by itself */
  KIND_VOID,
  KIND_RAW,        /* holds text up to its end tag */
} Kind;

typedef struct
{
  const char *name;
  Kind        kind;
} NamedKind;

typedef struct
{
  char  name[MAX_NAME]; /* lower case, cut off */
  Kind  kind;
  guint n_formatting;   /* how many formatting elements were not yet closed before it */
} Open;

typedef struct
{
  char  name[MAX_NAME];
  guint hash;           /* of the whole tag */
  guint cost;           /* of one copy */
} Formatting;

typedef struct
{
  const char *kept;      /* where the attributes within the bound end */
  const char *end;       /* behind the ">" */
  guint       n;         /* attributes within the bound */
  gboolean    is_closed; /* whether "/" stands before the ">" */
} Attributes;

typedef struct
{
  GString    *out;
  const char *end;
  const char *last_close; /* (nullable): the last ">" */
  Open        stack[MAX_DEPTH];
  guint       depth;
  guint       n_foreign;
  Formatting  formatting[MAX_FORMATTING]; /* not yet closed, whether or not they are still on the stack */
  guint       n_formatting;
  gsize       cost;
  guint       n_roots; /* tags of the page's root and its body, whose attributes the parser gathers */
} Guard;

static const NamedKind kinds[] = {
  { "a", KIND_FORMATTING },       { "address", KIND_SPECIAL },    { "applet", KIND_BOUNDARY },
  { "area", KIND_VOID },          { "article", KIND_SPECIAL },    { "aside", KIND_SPECIAL },
  { "b", KIND_FORMATTING },       { "base", KIND_VOID },          { "big", KIND_FORMATTING },
  { "blockquote", KIND_SPECIAL }, { "body", KIND_VOID },          { "br", KIND_VOID },
  { "button", KIND_SPECIAL },     { "caption", KIND_FLAT },       { "center", KIND_SPECIAL },
  { "code", KIND_FORMATTING },    { "col", KIND_VOID },           { "colgroup", KIND_FLAT },
  { "dd", KIND_FLAT },            { "details", KIND_SPECIAL },    { "dir", KIND_SPECIAL },
  { "div", KIND_SPECIAL },        { "dl", KIND_SPECIAL },         { "dt", KIND_FLAT },
  { "em", KIND_FORMATTING },      { "embed", KIND_VOID },         { "fieldset", KIND_SPECIAL },
  { "figcaption", KIND_SPECIAL }, { "figure", KIND_SPECIAL },     { "font", KIND_FORMATTING },
  { "footer", KIND_SPECIAL },     { "form", KIND_SPECIAL },       { "h1", KIND_SPECIAL },
  { "h2", KIND_SPECIAL },         { "h3", KIND_SPECIAL },         { "h4", KIND_SPECIAL },
  { "h5", KIND_SPECIAL },         { "h6", KIND_SPECIAL },         { "head", KIND_VOID },
  { "header", KIND_SPECIAL },     { "hr", KIND_VOID },            { "html", KIND_VOID },
  { "i", KIND_FORMATTING },       { "iframe", KIND_RAW },         { "img", KIND_VOID },
  { "input", KIND_VOID },         { "li", KIND_FLAT },            { "link", KIND_VOID },
  { "listing", KIND_SPECIAL },    { "main", KIND_SPECIAL },       { "marquee", KIND_BOUNDARY },
  { "math", KIND_FOREIGN },       { "menu", KIND_SPECIAL },       { "meta", KIND_VOID },
  { "nav", KIND_SPECIAL },        { "nobr", KIND_FORMATTING },    { "noembed", KIND_RAW },
  { "noframes", KIND_RAW },       { "object", KIND_BOUNDARY },    { "ol", KIND_SPECIAL },
  { "optgroup", KIND_ORDINARY },  { "option", KIND_ORDINARY },    { "p", KIND_FLAT },
  { "param", KIND_VOID },         { "pre", KIND_SPECIAL },        { "rp", KIND_ORDINARY },
  { "rt", KIND_ORDINARY },        { "s", KIND_FORMATTING },       { "script", KIND_RAW },
  { "section", KIND_SPECIAL },    { "select", KIND_SPECIAL },     { "small", KIND_FORMATTING },
  { "source", KIND_VOID },        { "strike", KIND_FORMATTING },  { "strong", KIND_FORMATTING },
  { "style", KIND_RAW },          { "summary", KIND_SPECIAL },    { "svg", KIND_FOREIGN },
  { "table", KIND_BOUNDARY },     { "tbody", KIND_FLAT },         { "td", KIND_FLAT },
  { "template", KIND_BOUNDARY },  { "textarea", KIND_RAW },       { "tfoot", KIND_FLAT },
  { "th", KIND_FLAT },            { "thead", KIND_FLAT },         { "title", KIND_RAW },
  { "tr", KIND_FLAT },            { "track", KIND_VOID },         { "tt", KIND_FORMATTING },
  { "u", KIND_FORMATTING },       { "ul", KIND_SPECIAL },         { "wbr", KIND_VOID },
  { "xmp", KIND_RAW },
};

static Kind
kind_of (const char *name)
{
  gsize low = 0;
  gsize high = G_N_ELEMENTS (kinds);

  while (low < high)
    {
      gsize middle = (low + high) / 2;
      int order = strcmp (name, kinds[middle].name);

      if (order == 0)
        return kinds[middle].kind;
      if (order < 0)
        high = middle;
      else
        low = middle + 1;
    }

  return KIND_ORDINARY;
}

/* Takes a tag's name, which ends where HTML ends it, in lower case. */
static const char *
take_name (const Guard *self,
           const char  *c,
           char        *name)
{
  gsize length = 0;

  while (c < self->end && strchr (" \t\n\r\f/>", *c) == NULL)
    {
      if (length < MAX_NAME - 1)
        name[length++] = g_ascii_tolower (*c);
      c++;
    }
  name[length] = '\0';

  return c;
}

static const char *
skip_space (const Guard *self,
            const char  *c)
{
  while (c < self->end && strchr (" \t\n\r\f", *c) != NULL)
    c++;

  return c;
}

static const char *
skip_attribute (const Guard *self,
                const char  *c)
{
  if (c < self->end && *c == '=')
    c++;
  while (c < self->end && strchr (" \t\n\r\f/>=", *c) == NULL)
    c++;
  c = skip_space (self, c);
  if (c == self->end || *c != '=')
    return c;
  c = skip_space (self, c + 1);
  if (c < self->end && (*c == '"' || *c == '\''))
    {
      const char *quote = memchr (c + 1, *c, self->end - c - 1);

      return quote != NULL ? quote + 1 : self->end;
    }
  while (c < self->end && strchr (" \t\n\r\f>", *c) == NULL)
    c++;

  return c;
}

static Attributes
read_attributes (const Guard *self,
                 const char  *c)
{
  Attributes attributes = { NULL };

  while (c < self->end && *c != '>')
    {
      attributes.is_closed = *c == '/';
      if (strchr (" \t\n\r\f/", *c) != NULL)
        {
          c++;
          continue;
        }
      if (attributes.n < MAX_ATTRIBUTES)
        attributes.n++;
      else if (attributes.kept == NULL)
        attributes.kept = c;
      c = skip_attribute (self, c);
    }
  if (attributes.kept == NULL)
    attributes.kept = c;
  attributes.end = MIN (c + 1, self->end);

  return attributes;
}

static gboolean
is_cell (const char *name)
{
  return strcmp (name, "td") == 0 || strcmp (name, "th") == 0 || strcmp (name, "caption") == 0;
}

static void
pop_to (Guard *self,
        guint  depth)
{
  while (self->depth > depth)
    {
      const Open *open = &self->stack[--self->depth];

      if (open->kind == KIND_FOREIGN)
        self->n_foreign--;
      /* What is left open in a cell is not opened again in the next. */
      if (is_cell (open->name))
        self->n_formatting = MIN (self->n_formatting, open->n_formatting);
    }
}

static void
forget_formatting (Guard *self,
                   guint  i)
{
  self->n_formatting--;
  memmove (&self->formatting[i], &self->formatting[i + 1], (self->n_formatting - i) * sizeof (Formatting));
}

/* What it takes to copy all formatting elements that are not yet closed. */
static guint
cost_of_copies (const Guard *self)
{
  guint cost = 0;

  for (guint i = 0; i < self->n_formatting; i++)
    cost += self->formatting[i].cost;

  return cost;
}

/* Each block between a formatting element and its end tag gets copies of it and of those between. */
static guint
count_moves (const Guard *self,
             const char  *name)
{
  guint n = 0;

  for (guint i = self->depth; i > 0 && n < MAX_MOVES; i--)
    {
      const Open *open = &self->stack[i - 1];

      if (strcmp (open->name, name) == 0)
        return n;
      if (open->kind != KIND_FORMATTING && open->kind != KIND_ORDINARY)
        n++;
    }

  return MAX_MOVES;
}

static void
end_formatting (Guard      *self,
                const char *name)
{
  for (guint i = self->n_formatting; i > 0; i--)
    {
      if (strcmp (self->formatting[i - 1].name, name) == 0)
        {
          self->cost += count_moves (self, name) * cost_of_copies (self);
          forget_formatting (self, i - 1);
          return;
        }
    }
}

/* The parser keeps three of those that are the same. Returns FALSE if there is no room. */
static gboolean
begin_formatting (Guard            *self,
                  const Formatting *tag)
{
  guint n_same = 0;
  guint first = 0;

  for (guint i = self->n_formatting; i > 0; i--)
    {
      if (self->formatting[i - 1].hash == tag->hash && strcmp (self->formatting[i - 1].name, tag->name) == 0)
        {
          n_same++;
          first = i - 1;
        }
    }
  if (n_same == 3)
    forget_formatting (self, first);
  if (self->n_formatting == MAX_FORMATTING)
    return FALSE;
  self->formatting[self->n_formatting++] = *tag;

  return TRUE;
}

static gboolean
stops_end_tag (const Open *open,
               const char *name,
               Kind        kind)
{
  if (open->kind == KIND_BOUNDARY)
    return strcmp (name, "table") != 0 || strcmp (open->name, "template") == 0;

  return (open->kind == KIND_FOREIGN && kind != KIND_BOUNDARY) ||
         (open->kind == KIND_SPECIAL && kind == KIND_ORDINARY);
}

static void
note_end (Guard      *self,
          const char *name)
{
  Kind kind = kind_of (name);

  for (guint i = self->depth; i > 0; i--)
    {
      const Open *open = &self->stack[i - 1];

      if (strcmp (open->name, name) == 0)
        {
          if (kind == KIND_FORMATTING || strcmp (name, "form") == 0)
            {
              /* It closes that one alone, not what is inside. */
              end_formatting (self, name);
              memmove (&self->stack[i - 1], &self->stack[i], (self->depth - i) * sizeof (Open));
              self->depth--;
            }
          else
            {
              pop_to (self, i - 1);
            }
          return;
        }
      if (stops_end_tag (open, name, kind))
        return;
    }
  if (kind == KIND_FORMATTING)
    end_formatting (self, name);
}

static gboolean
is_table_part (const char *name)
{
  static const char * const parts[] = { "caption", "colgroup", "tbody", "td", "tfoot", "th", "thead", "tr", NULL };

  return g_strv_contains (parts, name);
}

/* A part of a table ends all that is open in the table, except that the cell's row is then still there. Returns
 * FALSE if there is no table, for then the parser ignores the tag. */
static gboolean
end_table_parts (Guard *self)
{
  for (guint i = self->depth; i > 0; i--)
    {
      const Open *open = &self->stack[i - 1];

      if (strcmp (open->name, "table") == 0)
        {
          pop_to (self, i);
          return TRUE;
        }
      if (strcmp (open->name, "template") == 0)
        return FALSE;
    }

  return FALSE;
}

/* "<li>" ends the list item before it with all that was left open inside; the same for "<p>". */
static void
end_flat (Guard      *self,
          const char *name)
{
  for (guint i = self->depth; i > 0; i--)
    {
      const Open *open = &self->stack[i - 1];

      if (strcmp (open->name, name) == 0)
        {
          pop_to (self, i - 1);
          return;
        }
      if (open->kind == KIND_BOUNDARY || open->kind == KIND_SPECIAL)
        return;
    }
}

/* Whether the start tag may stay. */
static gboolean
note_start (Guard            *self,
            Kind              kind,
            const Formatting *tag)
{
  const char *name = tag->name;
  guint n_blocks = is_table_part (name) ? 3 : 1;

  /* Text in a row, between rows and between groups of rows gets copies each time. */
  self->cost += tag->cost + n_blocks * cost_of_copies (self);
  if (self->cost > MAX_COST)
    return FALSE;
  if ((strcmp (name, "html") == 0 || strcmp (name, "body") == 0) && ++self->n_roots > MAX_ROOTS)
    return FALSE;
  if (kind == KIND_VOID || (kind == KIND_RAW && self->n_foreign == 0))
    return TRUE;
  if (self->n_foreign == 0 && is_table_part (name) && !end_table_parts (self))
    return TRUE;
  if (self->n_foreign == 0 && kind == KIND_FLAT)
    end_flat (self, name);
  /* There is one link at a time. */
  if (strcmp (name, "a") == 0 || strcmp (name, "nobr") == 0)
    note_end (self, name);
  if (strcmp (name, "option") == 0 && self->depth > 0 && strcmp (self->stack[self->depth - 1].name, name) == 0)
    pop_to (self, self->depth - 1);
  if (self->depth == MAX_DEPTH || (kind == KIND_FORMATTING && !begin_formatting (self, tag)))
    return FALSE;

  g_strlcpy (self->stack[self->depth].name, name, MAX_NAME);
  self->stack[self->depth].n_formatting = self->n_formatting;
  self->stack[self->depth++].kind = kind;
  if (kind == KIND_FOREIGN)
    self->n_foreign++;

  return TRUE;
}

/* Goes over the text of a script and its like up to the end tag; nothing in it counts. */
static const char *
skip_raw (const Guard *self,
          const char  *c,
          const char  *name)
{
  gsize length = strlen (name);

  while ((c = memchr (c, '<', self->end - c)) != NULL)
    {
      if ((gsize) (self->end - c) > length + 2 && c[1] == '/' && g_ascii_strncasecmp (c + 2, name, length) == 0 &&
          strchr (" \t\n\r\f/>", c[2 + length]) != NULL)
        break;
      c++;
    }

  return c != NULL ? c : self->end;
}

/* Goes over an element that is dropped with all that is in it, up to behind its end tag. */
static const char *
skip_dropped (const Guard *self,
              const char  *c,
              const char  *name)
{
  gsize length = strlen (name);
  guint depth = 1;

  while (depth > 0 && (c = memchr (c, '<', self->end - c)) != NULL)
    {
      gboolean is_end = c[1] == '/';
      const char *inner = c + (is_end ? 2 : 1);

      if (g_ascii_strncasecmp (inner, name, length) == 0 && strchr (" \t\n\r\f/>", inner[length]) != NULL)
        depth += is_end ? -1 : 1;
      c = inner;
    }
  c = c != NULL ? memchr (c, '>', self->end - c) : NULL;

  return c != NULL ? c + 1 : self->end;
}

static gboolean
is_dropped (const char *name)
{
  return strcmp (name, "applet") == 0 || strcmp (name, "object") == 0 || strcmp (name, "template") == 0;
}

static guint
hash_of (const char *c,
         const char *end)
{
  guint hash = 5381;

  while (c < end)
    hash = hash * 33 + (guchar) *c++;

  return hash;
}

static guint
cost_of_text (const Guard *self,
              const char  *c)
{
  return c < self->end && *c != '<' ? 1 : 0;
}

static const char *
take_start_tag (Guard      *self,
                const char *start)
{
  Formatting tag = { .cost = 1 };
  const char *name_end = take_name (self, start + 1, tag.name);
  Attributes attributes = read_attributes (self, name_end);
  Kind kind = kind_of (tag.name);
  const char *after;

  if (kind == KIND_FOREIGN && attributes.is_closed)
    kind = KIND_VOID;
  tag.hash = hash_of (start, attributes.end);
  tag.cost += attributes.n;
  after = kind == KIND_RAW && self->n_foreign == 0 ? skip_raw (self, attributes.end, tag.name) : attributes.end;
  self->cost += cost_of_text (self, attributes.end);
  if (!note_start (self, kind, &tag))
    {
      /* The words on both sides stay apart. */
      g_string_append_c (self->out, ' ');
      return is_dropped (tag.name) ? skip_dropped (self, after, tag.name) : after;
    }
  g_string_append_len (self->out, start, attributes.kept - start);
  if (attributes.end > attributes.kept && attributes.end[-1] == '>')
    g_string_append_c (self->out, '>');
  g_string_append_len (self->out, attributes.end, after - attributes.end);

  return after;
}

static const char *
take_end_tag (Guard      *self,
              const char *start)
{
  char name[MAX_NAME];
  const char *name_end = take_name (self, start + 2, name);
  const char *rest = read_attributes (self, name_end).end;
  guint depth = self->depth;

  note_end (self, name);
  self->cost += cost_of_text (self, rest);
  /* "</br>", and "</p>" where there is nothing to end, make elements of their own after a look at all that is open. */
  if (self->depth == depth && (strcmp (name, "p") == 0 || strcmp (name, "br") == 0))
    self->cost += 2;
  if (self->cost > MAX_COST)
    return rest;
  g_string_append_printf (self->out, "</%.*s>", (int) (name_end - start - 2), start + 2);

  return rest;
}

/* A CDATA section is text in drawings and formulas. Elsewhere HTML has none; there its frame goes, which shows what
 * some feeds wrap twice. */
static const char *
take_cdata (Guard      *self,
            const char *start)
{
  const char *text = start + strlen ("<![CDATA[");
  const char *close;

  if (self->n_foreign == 0)
    return text;

  close = g_strstr_len (text, self->end - text, "]]>");
  for (const char *c = text; c < (close != NULL ? close : self->end); c++)
    {
      if (*c == '<')
        g_string_append (self->out, "&lt;");
      else if (*c == '&')
        g_string_append (self->out, "&amp;");
      else
        g_string_append_c (self->out, *c);
    }

  return close != NULL ? close + strlen ("]]>") : self->end;
}

/* A comment goes, for nothing that reads HTML here has a use for it. */
static const char *
skip_declaration (const Guard *self,
                  const char  *c)
{
  const char *close;

  if (self->end - c >= 4 && memcmp (c, "<!--", 4) == 0)
    {
      if (self->end - c >= 5 && c[4] == '>')
        return c + 5;
      if (self->end - c >= 6 && c[4] == '-' && c[5] == '>')
        return c + 6;
      for (close = c + 4; (close = memchr (close, '-', self->end - close)) != NULL; close++)
        {
          if (self->end - close >= 3 && close[1] == '-' && close[2] == '>')
            return close + 3;
          if (self->end - close >= 4 && close[1] == '-' && close[2] == '!' && close[3] == '>')
            return close + 4;
        }
      return self->end;
    }
  close = memchr (c, '>', self->end - c);

  return close != NULL ? close + 1 : self->end;
}

/* "<!DOCTYPE" without an end would hide all that follows, and a fragment has no document type to declare. */
static gboolean
is_unfinished_declaration (const Guard *self,
                           const char  *c)
{
  return c[1] == '!' && g_ascii_isalpha (c[2]) && (self->last_close == NULL || c > self->last_close);
}

/* What is no tag must not become one when the next tag is left out. */
static const char *
take_less_than (Guard      *self,
                const char *c)
{
  g_string_append (self->out, "&lt;");

  return c + 1;
}

/* Drops NUL, but in the name of a tag, where HTML has another character in its place and so another element. */
static GString *
without_nul (const char *html,
             gsize       length)
{
  GString *text = g_string_sized_new (length + 1);
  gboolean in_name = FALSE;

  for (const char *c = html; c < html + length; c++)
    {
      if (*c != '\0')
        {
          g_string_append_c (text, *c);
          in_name = *c == '<' || (in_name && strchr (" \t\n\r\f>", *c) == NULL);
        }
      else if (in_name)
        {
          g_string_append (text, "\357\277\275");
        }
    }

  return text;
}

/* What is not UTF-8 becomes U+FFFD. */
static GString *
make_valid (const char *html,
            gssize      length)
{
  gsize given = length < 0 ? strnlen (html, MAX_BYTES) : MIN ((gsize) length, MAX_BYTES);
  g_autoptr (GString) text = memchr (html, '\0', given) != NULL ? without_nul (html, given)
                                                               : g_string_new_len (html, (gssize) given);

  if (!g_utf8_validate_len (text->str, text->len, NULL))
    return g_string_new_take (g_utf8_make_valid (text->str, (gssize) text->len));

  return g_steal_pointer (&text);
}

/*
 * herald_html_guard:
 * @html: HTML of a stranger
 * @length: its length in bytes, or -1 if it ends with NUL
 *
 * Makes @html valid UTF-8 without comments, and leaves out the tags that would make the parser slow or large.
 *
 * Returns: (transfer full): the text to give to the parser
 */
GString *
herald_html_guard (const char *html,
                   gssize      length)
{
  g_autoptr (GString) valid = make_valid (html, length);
  g_autofree Guard *self = g_new0 (Guard, 1);
  const char *c = valid->str;

  self->end = valid->str + valid->len;
  self->last_close = g_strrstr_len (valid->str, (gssize) valid->len, ">");
  self->out = g_string_sized_new (valid->len + 1);
  while (c < self->end)
    {
      const char *tag = memchr (c, '<', self->end - c);

      tag = tag != NULL ? tag : self->end;
      g_string_append_len (self->out, c, tag - c);
      c = tag;
      if (c == self->end)
        break;
      if (g_ascii_isalpha (c[1]))
        c = take_start_tag (self, c);
      else if (c[1] == '/' && g_ascii_isalpha (c[2]))
        c = take_end_tag (self, c);
      else if (self->end - c >= 9 && memcmp (c, "<![CDATA[", 9) == 0)
        c = take_cdata (self, c);
      else if (is_unfinished_declaration (self, c))
        c = take_less_than (self, c);
      else if (c[1] == '!' || c[1] == '?' || (c[1] == '/' && c[2] != '\0'))
        c = skip_declaration (self, c);
      else
        c = take_less_than (self, c);
    }

  return g_steal_pointer (&self->out);
}
