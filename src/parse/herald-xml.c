/* SPDX-FileCopyrightText: 2026 The Herald founders
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "herald-xml-private.h"

#include "herald-references-private.h"
#include "herald-xml-base-private.h"
#include "herald-xml-mend-private.h"
#include "herald-xml-names-private.h"
#include "herald-xml-tag-private.h"

#include <string.h>

/* Far beyond what anybody publishes; where one is reached the document ends. */
#define MAX_DEPTH (1 << 18)
#define MAX_BASES (1 << 16)

/* How far, and for how many names, forgotten end tags are looked for. */
#define MAX_REACH 64
#define MAX_COUNTS 32

typedef struct
{
  HeraldXmlName   *name;
  HeraldNamespace  space;
  HeraldElement    element;
  guint            n_bindings; /* of prefixes in force outside it */
  const char      *base;
  const char      *language;
} Element;

/**
 * HeraldXml:
 *
 * Walks through XML as it is found in feeds, well-formed or not, without recursion and without a tree. The text
 * stays where it is; slices point into it.
 *
 * What is not as it should be is read the way its author meant it: an end tag closes all that is open inside its
 * element, and so does a story, or what follows a text, where an end tag was forgotten; an end tag that closes
 * nothing is skipped, "<" and "&" that begin nothing are text, attributes need no
 * quotes, and at the end of the text everything is closed.
 */
struct _HeraldXml
{
  GBytes           *bytes;
  const char       *start;
  const char       *position;
  const char       *end;

  HeraldXmlNames   *names;       /* (owned) */
  HeraldReferences *references;  /* (owned) */
  GStringChunk     *strings;     /* (owned): bases and languages */
  guint             n_bases;

  GArray           *stack;       /* (owned) (element-type Element) */
  GArray           *attributes;  /* (owned) (element-type HeraldXmlAttribute): of the last start tag */
  const char       *base;        /* (nullable): of the document */

  guint             n_to_close;  /* elements that the last tag closes and that have not been told yet */
  HeraldXmlSlice    text;        /* of the last text token */
  gboolean          is_literal;  /* whether that is a CDATA section */
  gboolean          is_web_page;
  gboolean          lacks_base;  /* whether an xml:base stays relative for want of another */
  guint             n_counts;    /* names whose tags were counted */
  guint             missing;     /* bits: terminators that do not occur any more */
};

enum
{
  MISSING_COMMENT = 1 << 0,
  MISSING_CDATA = 1 << 1,
  MISSING_INSTRUCTION = 1 << 2,
};

static gboolean
slice_is (HeraldXmlSlice  slice,
          const char     *text)
{
  return slice.length == strlen (text) && memcmp (slice.text, text, slice.length) == 0;
}

static char *
dup_value (HeraldXml      *self,
           HeraldXmlSlice  value)
{
  g_autoptr (GString) text = g_string_sized_new (value.length);

  herald_references_append (self->references, text, value.text, value.length);

  return g_strstrip (g_string_free (g_steal_pointer (&text), FALSE));
}

static void
bind_prefix (HeraldXml                *self,
             const HeraldXmlAttribute *attribute)
{
  g_autofree char *uri = dup_value (self, attribute->value);
  gsize skip = MIN (attribute->name.length, strlen ("xmlns:"));
  HeraldXmlSlice prefix = { attribute->name.text + skip, attribute->name.length - skip };

  herald_xml_names_bind (self->names, prefix, attribute->value, herald_vocabulary_find_namespace (uri));
}

static const char *
keep (HeraldXml  *self,
      const char *text)
{
  return g_string_chunk_insert_const (self->strings, text);
}

static void
enter_base (HeraldXml                *self,
            Element                  *element,
            const HeraldXmlAttribute *attribute)
{
  g_autofree char *reference = dup_value (self, attribute->value);
  g_autofree char *base = NULL;
  g_autofree char *scheme = NULL;

  base = self->n_bases < MAX_BASES ? herald_xml_base_resolve (element->base, reference, self->end - self->start) : NULL;
  if (base == NULL)
    return;

  scheme = g_uri_parse_scheme (base);
  self->lacks_base = self->lacks_base || scheme == NULL;
  self->n_bases += 1;
  element->base = keep (self, base);
}

static void
enter_language (HeraldXml                *self,
                Element                  *element,
                const HeraldXmlAttribute *attribute)
{
  g_autofree char *language = dup_value (self, attribute->value);

  /* As locales are written, which many take for languages. */
  g_strdelimit (language, "_", '-');
  if (strlen (language) <= 64)
    element->language = keep (self, language);
}

/* Takes note of the attributes that XML itself gives a meaning. */
static void
read_xml_attributes (HeraldXml *self,
                     Element   *element)
{
  for (guint i = 0; i < self->attributes->len; i++)
    {
      const HeraldXmlAttribute *attribute = &g_array_index (self->attributes, HeraldXmlAttribute, i);

      if (attribute->name.length < 5 || memcmp (attribute->name.text, "xml", 3) != 0)
        continue;
      if (slice_is (attribute->name, "xml:base"))
        enter_base (self, element, attribute);
      else if (slice_is (attribute->name, "xml:lang"))
        enter_language (self, element, attribute);
      else if (memcmp (attribute->name.text, "xmlns", 5) == 0 &&
               (attribute->name.length == 5 || attribute->name.text[5] == ':'))
        bind_prefix (self, attribute);
    }
}

static const Element *
top (HeraldXml *self)
{
  return self->stack->len > 0 ? &g_array_index (self->stack, Element, self->stack->len - 1) : NULL;
}

static HeraldXmlToken
close_element (HeraldXml *self)
{
  const Element *element = top (self);

  element->name->n_open -= 1;
  herald_xml_names_unbind (self->names, element->n_bindings);
  g_array_set_size (self->stack, self->stack->len - 1);
  if (self->n_to_close > 0)
    self->n_to_close -= 1;

  return HERALD_XML_END;
}

static gboolean
lacks_end (HeraldXml     *self,
           HeraldXmlName *name)
{
  if (!name->was_counted && self->n_counts < MAX_COUNTS)
    {
      self->n_counts += 1;
      name->was_counted = TRUE;
      name->lacks_end = herald_xml_mend_lacks_end (self->start, self->end, name->text);
    }

  return name->lacks_end;
}

/* How many elements end where @next begins since their end tags were forgotten: before a story, all that is open
 * in what holds stories; before another element that means something, a text. */
static guint
count_forgotten (HeraldXml     *self,
                 HeraldElement  next)
{
  HeraldRole role = herald_xml_mend_role (next);
  gboolean forgotten = FALSE;

  if (role == HERALD_ROLE_ANY || role == HERALD_ROLE_HOLDER)
    return 0;

  for (guint n = 0; n < MIN (self->stack->len, MAX_REACH); n++)
    {
      const Element *element = &g_array_index (self->stack, Element, self->stack->len - 1 - n);
      HeraldRole outer = herald_xml_mend_role (element->element);

      if (role == HERALD_ROLE_STORY)
        {
          if (outer == HERALD_ROLE_HOLDER)
            return forgotten ? n : 0;
          forgotten = forgotten || lacks_end (self, element->name);
        }
      else if (outer != HERALD_ROLE_ANY)
        return outer == HERALD_ROLE_TEXT && lacks_end (self, element->name) ? n + 1 : 0;
    }

  return 0;
}

static HeraldXmlToken
open_element (HeraldXml *self)
{
  const Element *parent = top (self);
  Element element = {
    .n_bindings = herald_xml_names_get_n_bindings (self->names),
    .base = parent != NULL ? parent->base : self->base,
    .language = parent != NULL ? parent->language : NULL,
  };
  const char *tag = self->position;
  const char *start = tag + 1;
  const char *stop = start;
  gboolean is_empty;

  for (; stop < self->end && !herald_xml_ends_name (*stop); stop++)
    ;
  element.name = self->stack->len < MAX_DEPTH ? herald_xml_names_intern (self->names, start, stop - start) : NULL;
  if (element.name == NULL)
    {
      self->position = self->end;
      return herald_xml_step (self);
    }

  self->position = herald_xml_tag_read_attributes (stop, self->end, self->attributes, &is_empty);
  if (self->attributes->len > 0)
    read_xml_attributes (self, &element);
  herald_xml_names_classify (self->names, element.name);

  self->n_to_close = count_forgotten (self, element.name->element);
  if (self->n_to_close > 0)
    {
      herald_xml_names_unbind (self->names, element.n_bindings);
      self->position = tag;
      return close_element (self);
    }

  element.space = element.name->space;
  element.element = element.name->element;
  element.name->n_open += 1;
  g_array_append_val (self->stack, element);
  self->n_to_close = is_empty ? 1 : 0;

  return HERALD_XML_START;
}

/* Reads an end tag and finds out how many elements it closes, which may be none. */
static void
read_end_tag (HeraldXml *self)
{
  const char *start = self->position + 2;
  const char *stop = start;
  const char *next;
  const Element *innermost = top (self);
  const HeraldXmlName *name;

  for (; stop < self->end && !herald_xml_ends_name (*stop); stop++)
    ;
  for (next = stop; next < self->end && *next != '>' && *next != '<'; next++)
    ;
  self->position = next < self->end && *next == '>' ? next + 1 : next;

  if (innermost != NULL && herald_xml_slice_equal (innermost->name->text, (HeraldXmlSlice) { start, stop - start }))
    {
      self->n_to_close = 1;
      return;
    }

  name = herald_xml_names_find (self->names, start, stop - start);
  if (name == NULL || name->n_open == 0)
    return;

  do
    self->n_to_close += 1;
  while (g_array_index (self->stack, Element, self->stack->len - self->n_to_close).name != name);
}

/* Like memmem(), but faster where what @text begins with is rare, as "]" is in a section of HTML. */
static const char *
find (const char *start,
      const char *end,
      const char *text)
{
  gsize length = strlen (text);

  while ((start = memchr (start, *text, end - start)) != NULL)
    {
      if ((gsize) (end - start) >= length && memcmp (start, text, length) == 0)
        return start;
      start++;
    }

  return NULL;
}

/* Finds where a construct ends that began at @start, and moves behind it. A terminator that was missing once
 * will be missing for ever; then the construct ends with its tag. */
static const char *
find_terminator (HeraldXml  *self,
                 const char *start,
                 const char *terminator,
                 guint       bit)
{
  const char *stop = NULL;

  if ((self->missing & bit) == 0)
    stop = find (start, self->end, terminator);
  if (stop != NULL)
    {
      self->position = stop + strlen (terminator);
      return stop;
    }

  self->missing |= bit;
  stop = memchr (start, '>', self->end - start);
  self->position = stop != NULL ? stop + 1 : self->end;

  return self->position;
}

static gboolean
starts_with (HeraldXml  *self,
             const char *prefix)
{
  gsize length = strlen (prefix);

  return (gsize) (self->end - self->position) >= length &&
         g_ascii_strncasecmp (self->position, prefix, length) == 0;
}

static void
read_doctype (HeraldXml *self)
{
  const char *start = self->position;
  const char *name = start + strlen ("<!DOCTYPE");

  self->position += herald_references_read_doctype (self->references, start, self->end - start);
  for (; name < self->position && herald_xml_is_space (*name); name++)
    ;
  if (self->position - name >= 4 && g_ascii_strncasecmp (name, "html", 4) == 0)
    self->is_web_page = TRUE;
}

/* Reads what begins with "<!" or "<?". TRUE if it is text. */
static gboolean
read_declaration (HeraldXml *self)
{
  const char *start = self->position;

  if (starts_with (self, "<![CDATA["))
    {
      const char *stop;

      start += strlen ("<![CDATA[");
      stop = (self->missing & MISSING_CDATA) == 0 ? find (start, self->end, "]]>") : NULL;
      self->missing |= stop == NULL ? MISSING_CDATA : 0;
      self->text = (HeraldXmlSlice) { start, (stop != NULL ? stop : self->end) - start };
      self->is_literal = TRUE;
      self->position = stop != NULL ? stop + 3 : self->end;
      return TRUE;
    }

  if (starts_with (self, "<!--"))
    find_terminator (self, start + 4, "-->", MISSING_COMMENT);
  else if (starts_with (self, "<?"))
    find_terminator (self, start + 2, "?>", MISSING_INSTRUCTION);
  else if (starts_with (self, "<!DOCTYPE") && self->stack->len == 0)
    read_doctype (self);
  else
    {
      self->text = (HeraldXmlSlice) { start, 1 };
      self->is_literal = TRUE;
      self->position += 1;
      return TRUE;
    }

  return FALSE;
}

static HeraldXmlToken
read_text (HeraldXml *self,
           gsize      skip)
{
  const char *start = self->position;
  const char *stop = memchr (start + skip, '<', self->end - start - skip);

  if (stop == NULL)
    stop = self->end;
  self->text = (HeraldXmlSlice) { start, stop - start };
  self->is_literal = FALSE;
  self->position = stop;

  return HERALD_XML_TEXT;
}

/**
 * herald_xml_new:
 * @text: a document in UTF-8, as herald_encoding_decode() makes it
 * @base: (nullable): the address it came from
 *
 * Returns: (transfer full): a walk that stands before the document's first element
 */
HeraldXml *
herald_xml_new (GBytes     *text,
                const char *base)
{
  HeraldXml *self = g_new0 (HeraldXml, 1);
  g_autofree char *usable_base = NULL;
  gsize length;

  self->bytes = g_bytes_ref (text);
  self->start = self->position = g_bytes_get_data (text, &length);
  self->end = self->start + length;
  self->names = herald_xml_names_new ();
  self->references = herald_references_new ();
  self->strings = g_string_chunk_new (256);
  self->stack = g_array_new (FALSE, FALSE, sizeof (Element));
  self->attributes = g_array_new (FALSE, FALSE, sizeof (HeraldXmlAttribute));
  usable_base = herald_xml_base_of_document (base, length);
  self->base = usable_base != NULL ? keep (self, usable_base) : NULL;

  return self;
}

void
herald_xml_free (HeraldXml *self)
{
  g_return_if_fail (self != NULL);

  herald_xml_names_free (self->names);
  herald_references_free (self->references);
  g_string_chunk_free (self->strings);
  g_array_unref (self->stack);
  g_array_unref (self->attributes);
  g_bytes_unref (self->bytes);
  g_free (self);
}

/**
 * herald_xml_step:
 * @self: a walk
 *
 * Goes on by one token. At %HERALD_XML_START the walk stands in the new element, at %HERALD_XML_END it has left
 * the old one.
 */
HeraldXmlToken
herald_xml_step (HeraldXml *self)
{
  if (self->n_to_close > 0)
    return close_element (self);

  while (self->position < self->end)
    {
      const char *next = self->position + 1;

      if (*self->position != '<')
        return read_text (self, 0);
      if (next >= self->end)
        break;
      if (herald_xml_is_name_start (*next))
        return open_element (self);
      if (*next == '/')
        {
          read_end_tag (self);
          if (self->n_to_close > 0)
            return close_element (self);
        }
      else if (*next == '!' || *next == '?')
        {
          if (read_declaration (self))
            return HERALD_XML_TEXT;
        }
      else
        return read_text (self, 1);
    }

  self->position = self->end;
  return self->stack->len > 0 ? close_element (self) : HERALD_XML_DONE;
}

/**
 * herald_xml_next_child:
 * @self: a walk
 * @depth: the depth of an element the walk is in or was in, 0 for the document
 *
 * Goes to the next child of that element, past all that is inside the child before.
 *
 * Returns: %FALSE where there is none; then the walk has left the element
 */
gboolean
herald_xml_next_child (HeraldXml *self,
                       guint      depth)
{
  while (self->stack->len >= depth)
    {
      HeraldXmlToken token = herald_xml_step (self);

      if (token == HERALD_XML_DONE)
        return FALSE;
      if (token == HERALD_XML_START && self->stack->len == depth + 1)
        return TRUE;
    }

  return FALSE;
}

guint
herald_xml_get_depth (HeraldXml *self)
{
  return self->stack->len;
}

HeraldElement
herald_xml_get_element (HeraldXml *self)
{
  return top (self)->element;
}

HeraldNamespace
herald_xml_get_namespace (HeraldXml *self)
{
  return top (self)->space;
}

HeraldXmlSlice
herald_xml_get_name (HeraldXml *self)
{
  return top (self)->name->text;
}

HeraldXmlSlice
herald_xml_get_local_name (HeraldXml *self)
{
  return herald_xml_local_part (top (self)->name->text);
}

/**
 * herald_xml_get_base:
 * @self: a walk that stands in an element
 *
 * Returns: (nullable): the address against which references are resolved there
 */
const char *
herald_xml_get_base (HeraldXml *self)
{
  return top (self)->base;
}

/**
 * herald_xml_get_language:
 * @self: a walk that stands in an element
 *
 * Returns: (nullable): the xml:lang in force; "" where it was taken back
 */
const char *
herald_xml_get_language (HeraldXml *self)
{
  return top (self)->language;
}

/**
 * herald_xml_dup_attribute:
 * @self: a walk that has just entered an element
 * @space: the attribute's namespace, %HERALD_NAMESPACE_NONE for one without prefix
 * @name: its local name; case does not matter
 *
 * Returns: (transfer full) (nullable): its value, trimmed
 */
char *
herald_xml_dup_attribute (HeraldXml       *self,
                          HeraldNamespace  space,
                          const char      *name)
{
  gsize length = strlen (name);

  for (guint i = 0; i < self->attributes->len; i++)
    {
      const HeraldXmlAttribute *attribute = &g_array_index (self->attributes, HeraldXmlAttribute, i);
      HeraldXmlSlice local = attribute->name;
      HeraldNamespace found = HERALD_NAMESPACE_NONE;

      if (local.length < length || g_ascii_strncasecmp (local.text + local.length - length, name, length) != 0)
        continue;
      local = herald_xml_local_part (attribute->name);
      if (local.length != length)
        continue;
      if (local.text != attribute->name.text)
        found = herald_xml_names_find_namespace (self->names, herald_xml_prefix (attribute->name));
      if (found == space)
        return dup_value (self, attribute->value);
    }

  return NULL;
}

/**
 * herald_xml_get_attributes:
 * @self: a walk that has just entered an element
 * @n: (out): their number
 *
 * Returns: (transfer none) (array length=n): the element's attributes
 */
const HeraldXmlAttribute *
herald_xml_get_attributes (HeraldXml *self,
                           guint     *n)
{
  *n = self->attributes->len;
  return (const HeraldXmlAttribute *) (gpointer) self->attributes->data;
}

/**
 * herald_xml_peek_tag:
 * @self: a walk that has just entered an element
 *
 * Looks ahead, but not past what is neither a comment nor a tag.
 *
 * Returns: the name of the element that starts with the first tag in this one; nothing if none does
 */
HeraldXmlSlice
herald_xml_peek_tag (HeraldXml *self)
{
  const char *tag = self->n_to_close == 0 ? memchr (self->position, '<', self->end - self->position) : NULL;
  const char *stop;

  while (tag != NULL && self->end - tag >= 4 && memcmp (tag, "<!--", 4) == 0)
    {
      stop = (self->missing & MISSING_COMMENT) == 0 ? memmem (tag + 4, self->end - tag - 4, "-->", 3) : NULL;
      self->missing |= stop == NULL ? MISSING_COMMENT : 0;
      tag = stop != NULL ? memchr (stop, '<', self->end - stop) : NULL;
    }
  if (tag == NULL || tag + 1 >= self->end || !herald_xml_is_name_start (tag[1]))
    return (HeraldXmlSlice) { 0 };

  for (stop = tag + 1; stop < self->end && !herald_xml_ends_name (*stop); stop++)
    ;

  return (HeraldXmlSlice) { tag + 1, stop - tag - 1 };
}

/**
 * herald_xml_has_markup:
 * @self: a walk that has just entered an element
 *
 * Returns: whether the first tag in the element starts another one
 */
gboolean
herald_xml_has_markup (HeraldXml *self)
{
  return herald_xml_peek_tag (self).length > 0;
}

/**
 * herald_xml_is_web_page:
 * @self: a walk
 *
 * Returns: whether the document has said that it is HTML
 */
gboolean
herald_xml_is_web_page (HeraldXml *self)
{
  return self->is_web_page;
}

/**
 * herald_xml_lacks_base:
 * @self: a walk
 *
 * Returns: whether the document has named a base that is relative to one that nobody named
 */
gboolean
herald_xml_lacks_base (HeraldXml *self)
{
  return self->lacks_base;
}

/**
 * herald_xml_dup_uri:
 * @self: a walk that stands in an element
 *
 * Returns: (transfer full) (nullable): the name of its namespace as declared
 */
char *
herald_xml_dup_uri (HeraldXml *self)
{
  HeraldXmlSlice uri;

  if (!herald_xml_names_find_uri (self->names, herald_xml_prefix (top (self)->name->text), &uri))
    return NULL;

  return dup_value (self, uri);
}

/**
 * herald_xml_assume:
 * @self: a walk that stands in the root element
 * @space: a vocabulary
 *
 * From here on, names without namespace belong to @space.
 */
void
herald_xml_assume (HeraldXml       *self,
                   HeraldNamespace  space)
{
  herald_xml_names_assume (self->names, space);
}

/**
 * herald_xml_adopt:
 * @self: a walk that stands in an element
 * @space: the vocabulary the root was recognised as by its name
 *
 * From here on, names without namespace belong to @space, and so do those in the root's own namespace, whatever
 * that was declared to be: feeds forget the declaration, or copy another format's.
 */
void
herald_xml_adopt (HeraldXml       *self,
                  HeraldNamespace  space)
{
  Element *element = &g_array_index (self->stack, Element, self->stack->len - 1);

  herald_xml_names_adopt (self->names, element->name, space);
  element->space = element->name->space;
  element->element = element->name->element;
}

/**
 * herald_xml_append_text:
 * @self: a walk that has just met text
 * @out: where to
 *
 * Appends that text with its references resolved.
 */
void
herald_xml_append_text (HeraldXml *self,
                        GString   *out)
{
  if (self->is_literal)
    g_string_append_len (out, self->text.text, self->text.length);
  else
    herald_references_append (self->references, out, self->text.text, self->text.length);
}

/**
 * herald_xml_append_slice:
 * @self: a walk
 * @out: where to
 * @slice: an attribute's value
 *
 * Appends @slice with its references resolved.
 */
void
herald_xml_append_slice (HeraldXml      *self,
                         GString        *out,
                         HeraldXmlSlice  slice)
{
  herald_references_append (self->references, out, slice.text, slice.length);
}
