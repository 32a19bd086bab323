/* SPDX-FileCopyrightText: 2026 The Herald founders
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "herald-xml-private.h"

#include "herald-references-private.h"
#include "herald-xml-tag-private.h"

#include "herald-uri.h"

#include <string.h>

/* Far beyond what anybody publishes; where one is reached the document ends. */
#define MAX_DEPTH (1 << 18)
#define MAX_NAMES (1 << 16)
#define MAX_BINDINGS 256
#define MAX_BASES (1 << 16)
#define MAX_BASE_LENGTH 2048

/* An element's name as written. One for all elements of that name, whatever their case. */
typedef struct
{
  HeraldXmlSlice  text;
  guint           hash;
  guint           n_open;  /* how many elements of that name are open */
  guint           scope;   /* the scope in which it was last looked up */
  HeraldNamespace space;   /* what it meant there */
  HeraldElement   element;
} Name;

/* A prefix and what it stands for. */
typedef struct
{
  HeraldXmlSlice  prefix;
  HeraldXmlSlice  uri;
  HeraldNamespace space;
  guint           scope;   /* the scope that the declaration opened */
} Binding;

typedef struct
{
  Name            *name;
  HeraldNamespace  space;
  HeraldElement    element;
  guint            n_bindings; /* in force outside it */
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
 * element, one that closes nothing is skipped, "<" and "&" that begin nothing are text, attributes need no
 * quotes, and at the end of the text everything is closed.
 */
struct _HeraldXml
{
  GBytes           *bytes;
  const char       *position;
  const char       *end;

  GHashTable       *names;       /* (owned) (element-type Name Name) */
  HeraldReferences *references;  /* (owned) */
  GStringChunk     *strings;     /* (owned): bases and languages */
  guint             n_bases;
  guint             seed;

  GArray           *stack;       /* (owned) (element-type Element) */
  GArray           *bindings;    /* (owned) (element-type Binding) */
  GArray           *attributes;  /* (owned) (element-type HeraldXmlAttribute): of the last start tag */
  guint             last_scope;
  HeraldNamespace   plain;       /* what a name without namespace belongs to */
  const char       *base;        /* (nullable): of the document */

  guint             n_to_close;  /* elements that the last tag closes and that have not been told yet */
  HeraldXmlSlice    text;        /* of the last text token */
  gboolean          is_literal;  /* whether that is a CDATA section */
  gboolean          is_web_page;
  guint             missing;     /* bits: terminators that do not occur any more */
};

enum
{
  MISSING_COMMENT = 1 << 0,
  MISSING_CDATA = 1 << 1,
  MISSING_INSTRUCTION = 1 << 2,
};

static guint
name_hash (gconstpointer data)
{
  return ((const Name *) data)->hash;
}

static gboolean
name_equal (gconstpointer a,
            gconstpointer b)
{
  const Name *one = a;
  const Name *other = b;

  return one->hash == other->hash && one->text.length == other->text.length &&
         g_ascii_strncasecmp (one->text.text, other->text.text, one->text.length) == 0;
}

static gboolean
slice_is (HeraldXmlSlice  slice,
          const char     *text)
{
  return slice.length == strlen (text) && memcmp (slice.text, text, slice.length) == 0;
}

/* Without @add only a name that was met before is found. The seed keeps a document from choosing names that all
 * fall into one place. */
static Name *
intern (HeraldXml  *self,
        const char *text,
        gsize       length,
        gboolean    add)
{
  Name key = { .text = { text, length }, .hash = self->seed, .element = HERALD_N_ELEMENTS };
  Name *name;

  for (gsize i = 0; i < length; i++)
    key.hash = (key.hash ^ ((guchar) text[i] | 0x20)) * 16777619u;

  name = g_hash_table_lookup (self->names, &key);
  if (name == NULL && add)
    {
      name = g_memdup2 (&key, sizeof key);
      g_hash_table_add (self->names, name);
    }

  return name;
}

static guint
current_scope (HeraldXml *self)
{
  return self->bindings->len > 0 ? g_array_index (self->bindings, Binding, self->bindings->len - 1).scope : 0;
}

static HeraldNamespace
find_prefix (HeraldXml      *self,
             HeraldXmlSlice  prefix)
{
  for (guint i = self->bindings->len; i > 0; i--)
    {
      const Binding *binding = &g_array_index (self->bindings, Binding, i - 1);

      if (binding->prefix.length == prefix.length && memcmp (binding->prefix.text, prefix.text, prefix.length) == 0)
        return binding->space == HERALD_NAMESPACE_NONE ? self->plain : binding->space;
    }

  return prefix.length == 0 ? self->plain : herald_vocabulary_guess_prefix (prefix.text, prefix.length);
}

static HeraldXmlSlice
local_part (HeraldXmlSlice name)
{
  const char *colon = memchr (name.text, ':', name.length);

  if (colon == NULL)
    return name;

  return (HeraldXmlSlice) { colon + 1, name.length - (colon + 1 - name.text) };
}

static void
classify (HeraldXml *self,
          Name      *name)
{
  HeraldXmlSlice local = local_part (name->text);
  HeraldXmlSlice prefix = { name->text.text, local.text == name->text.text ? 0 : local.text - name->text.text - 1 };

  name->scope = current_scope (self);
  name->space = find_prefix (self, prefix);
  name->element = herald_vocabulary_find_element (name->space, local.text, local.length);
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
  Binding binding = {
    .prefix = { attribute->name.text + skip, attribute->name.length - skip },
    .uri = attribute->value,
    .space = herald_vocabulary_find_namespace (uri),
    .scope = ++self->last_scope,
  };

  if (self->bindings->len < MAX_BINDINGS)
    g_array_append_val (self->bindings, binding);
}

static const char *
keep (HeraldXml *self,
      const char *text)
{
  return g_string_chunk_insert_const (self->strings, text);
}

static gboolean
may_be_base (const char *reference)
{
  static const char *const schemes[] = { "http", "https", "file", "ftp", NULL };
  g_autofree char *scheme = g_uri_parse_scheme (reference);

  return scheme == NULL || g_strv_contains (schemes, scheme);
}

static void
enter_base (HeraldXml                *self,
            Element                  *element,
            const HeraldXmlAttribute *attribute)
{
  g_autofree char *reference = dup_value (self, attribute->value);
  g_autofree char *base = NULL;

  if (*reference == '\0' || !may_be_base (reference) || self->n_bases >= MAX_BASES)
    return;

  base = herald_uri_resolve (element->base, reference);
  if (base == NULL || strlen (base) > MAX_BASE_LENGTH)
    return;

  self->n_bases += 1;
  element->base = keep (self, base);
}

static void
enter_language (HeraldXml                *self,
                Element                  *element,
                const HeraldXmlAttribute *attribute)
{
  g_autofree char *language = dup_value (self, attribute->value);

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
open_element (HeraldXml *self)
{
  const Element *parent = top (self);
  Element element = {
    .n_bindings = self->bindings->len,
    .base = parent != NULL ? parent->base : self->base,
    .language = parent != NULL ? parent->language : NULL,
  };
  const char *start = self->position + 1;
  const char *stop = start;
  gboolean is_empty;

  for (; stop < self->end && !herald_xml_ends_name (*stop); stop++)
    ;
  if (self->stack->len >= MAX_DEPTH || g_hash_table_size (self->names) >= MAX_NAMES)
    {
      self->position = self->end;
      return herald_xml_step (self);
    }

  element.name = intern (self, start, stop - start, TRUE);
  self->position = herald_xml_tag_read_attributes (stop, self->end, self->attributes, &is_empty);
  if (self->attributes->len > 0)
    read_xml_attributes (self, &element);
  if (element.name->scope != current_scope (self) || element.name->element == HERALD_N_ELEMENTS)
    classify (self, element.name);

  element.space = element.name->space;
  element.element = element.name->element;
  element.name->n_open += 1;
  g_array_append_val (self->stack, element);
  self->n_to_close = is_empty ? 1 : 0;

  return HERALD_XML_START;
}

static HeraldXmlToken
close_element (HeraldXml *self)
{
  const Element *element = top (self);

  element->name->n_open -= 1;
  g_array_set_size (self->bindings, element->n_bindings);
  g_array_set_size (self->stack, self->stack->len - 1);
  if (self->n_to_close > 0)
    self->n_to_close -= 1;

  return HERALD_XML_END;
}

/* Reads an end tag and finds out how many elements it closes, which may be none. */
static void
read_end_tag (HeraldXml *self)
{
  const char *start = self->position + 2;
  const char *stop = start;
  const char *next;
  const Name *name;

  for (; stop < self->end && !herald_xml_ends_name (*stop); stop++)
    ;
  for (next = stop; next < self->end && *next != '>' && *next != '<'; next++)
    ;
  self->position = next < self->end && *next == '>' ? next + 1 : next;

  name = intern (self, start, stop - start, FALSE);
  if (name == NULL || name->n_open == 0)
    return;

  do
    self->n_to_close += 1;
  while (g_array_index (self->stack, Element, self->stack->len - self->n_to_close).name != name);
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
    stop = memmem (start, self->end - start, terminator, strlen (terminator));
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
      stop = (self->missing & MISSING_CDATA) == 0 ? memmem (start, self->end - start, "]]>", 3) : NULL;
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
  gsize length;

  self->bytes = g_bytes_ref (text);
  self->position = g_bytes_get_data (text, &length);
  self->end = self->position + length;
  self->names = g_hash_table_new_full (name_hash, name_equal, g_free, NULL);
  self->references = herald_references_new ();
  self->strings = g_string_chunk_new (256);
  self->seed = GPOINTER_TO_UINT (self) ^ 2166136261u;
  self->stack = g_array_new (FALSE, FALSE, sizeof (Element));
  self->bindings = g_array_new (FALSE, FALSE, sizeof (Binding));
  self->attributes = g_array_new (FALSE, FALSE, sizeof (HeraldXmlAttribute));
  self->plain = HERALD_NAMESPACE_NONE;
  self->base = base != NULL ? keep (self, base) : NULL;

  return self;
}

void
herald_xml_free (HeraldXml *self)
{
  g_return_if_fail (self != NULL);

  g_hash_table_unref (self->names);
  herald_references_free (self->references);
  g_string_chunk_free (self->strings);
  g_array_unref (self->stack);
  g_array_unref (self->bindings);
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
  return local_part (top (self)->name->text);
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
      local = local_part (attribute->name);
      if (local.length != length)
        continue;
      if (local.text != attribute->name.text)
        found = find_prefix (self, (HeraldXmlSlice) { attribute->name.text, local.text - attribute->name.text - 1 });
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
 * herald_xml_dup_uri:
 * @self: a walk that stands in an element
 *
 * Returns: (transfer full) (nullable): the name of its namespace as declared
 */
char *
herald_xml_dup_uri (HeraldXml *self)
{
  HeraldXmlSlice name = top (self)->name->text;
  gsize length = name.length - local_part (name).length;

  length -= length > 0 ? 1 : 0;
  for (guint i = self->bindings->len; i > 0; i--)
    {
      const Binding *binding = &g_array_index (self->bindings, Binding, i - 1);

      if (binding->prefix.length == length && memcmp (binding->prefix.text, name.text, length) == 0)
        return dup_value (self, binding->uri);
    }

  return NULL;
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
  self->plain = space;
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
  HeraldXmlSlice name = top (self)->name->text;
  gsize length = name.length - local_part (name).length;

  length -= length > 0 ? 1 : 0;
  herald_xml_assume (self, space);
  for (guint i = 0; i < self->bindings->len; i++)
    {
      Binding *binding = &g_array_index (self->bindings, Binding, i);

      if (binding->prefix.length == length && memcmp (binding->prefix.text, name.text, length) == 0)
        binding->space = space;
    }

  classify (self, top (self)->name);
  g_array_index (self->stack, Element, self->stack->len - 1).space = top (self)->name->space;
  g_array_index (self->stack, Element, self->stack->len - 1).element = top (self)->name->element;
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
