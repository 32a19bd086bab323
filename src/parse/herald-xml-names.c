/* SPDX-FileCopyrightText: 2026 The Herald founders
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "herald-xml-names-private.h"

#include <string.h>

/* Far beyond what anybody publishes. */
#define MAX_NAMES (1 << 16)
#define MAX_BINDINGS 256

/* A prefix and what it stands for. */
typedef struct
{
  HeraldXmlSlice  prefix;
  HeraldXmlSlice  uri;
  HeraldNamespace space;
  guint           scope; /* the scope that the declaration opened */
} Binding;

/* The names of one document's elements, and what their prefixes stand for where the walk is. */
struct _HeraldXmlNames
{
  GHashTable      *names;      /* (owned) (element-type HeraldXmlName HeraldXmlName) */
  GArray          *bindings;   /* (owned) (element-type Binding) */
  guint            seed;
  guint            last_scope;
  HeraldNamespace  plain;      /* what a name without namespace belongs to */
};

static guint
name_hash (gconstpointer data)
{
  return ((const HeraldXmlName *) data)->hash;
}

static gboolean
name_equal (gconstpointer a,
            gconstpointer b)
{
  const HeraldXmlName *one = a;
  const HeraldXmlName *other = b;

  return one->hash == other->hash && one->text.length == other->text.length &&
         (memcmp (one->text.text, other->text.text, one->text.length) == 0 ||
          g_ascii_strncasecmp (one->text.text, other->text.text, one->text.length) == 0);
}

/* The seed keeps a document from choosing names that all fall into one place. */
static HeraldXmlName
make_key (HeraldXmlNames *self,
          const char     *text,
          gsize           length)
{
  HeraldXmlName key = { .text = { text, length }, .hash = self->seed, .element = HERALD_N_ELEMENTS };

  for (gsize i = 0; i < length; i++)
    key.hash = (key.hash ^ ((guchar) text[i] | 0x20)) * 16777619u;

  return key;
}

static guint
current_scope (HeraldXmlNames *self)
{
  return self->bindings->len > 0 ? g_array_index (self->bindings, Binding, self->bindings->len - 1).scope : 0;
}

HeraldXmlNames *
herald_xml_names_new (void)
{
  HeraldXmlNames *self = g_new0 (HeraldXmlNames, 1);

  self->names = g_hash_table_new_full (name_hash, name_equal, g_free, NULL);
  self->bindings = g_array_new (FALSE, FALSE, sizeof (Binding));
  self->seed = GPOINTER_TO_UINT (self) ^ 2166136261u;
  self->plain = HERALD_NAMESPACE_NONE;

  return self;
}

void
herald_xml_names_free (HeraldXmlNames *self)
{
  g_hash_table_unref (self->names);
  g_array_unref (self->bindings);
  g_free (self);
}

/**
 * herald_xml_names_find:
 * @self: the names of a document
 * @text: a name as written
 * @length: its length in bytes
 *
 * Returns: (transfer none) (nullable): what is known of a name that was met before
 */
HeraldXmlName *
herald_xml_names_find (HeraldXmlNames *self,
                       const char     *text,
                       gsize           length)
{
  HeraldXmlName key = make_key (self, text, length);

  return g_hash_table_lookup (self->names, &key);
}

/**
 * herald_xml_names_intern:
 * @self: the names of a document
 * @text: a name as written, which must stay where it is
 * @length: its length in bytes
 *
 * Returns: (transfer none) (nullable): what is known of that name; %NULL if the document has too many names
 */
HeraldXmlName *
herald_xml_names_intern (HeraldXmlNames *self,
                         const char     *text,
                         gsize           length)
{
  HeraldXmlName key = make_key (self, text, length);
  HeraldXmlName *name = g_hash_table_lookup (self->names, &key);

  if (name == NULL && g_hash_table_size (self->names) < MAX_NAMES)
    {
      name = g_memdup2 (&key, sizeof key);
      g_hash_table_add (self->names, name);
    }

  return name;
}

/**
 * herald_xml_names_classify:
 * @self: the names of a document
 * @name: one of them
 *
 * Finds out what @name means where the walk is.
 */
void
herald_xml_names_classify (HeraldXmlNames *self,
                           HeraldXmlName  *name)
{
  HeraldXmlSlice local = herald_xml_local_part (name->text);

  if (name->scope == current_scope (self) && name->element != HERALD_N_ELEMENTS)
    return;

  name->scope = current_scope (self);
  name->space = herald_xml_names_find_namespace (self, herald_xml_prefix (name->text));
  name->element = herald_vocabulary_find_element (name->space, local.text, local.length);
}

/**
 * herald_xml_names_bind:
 * @self: the names of a document
 * @prefix: a prefix, or nothing for names without one
 * @uri: the namespace's name as written
 * @space: what that is known as
 *
 * From here on, @prefix stands for @space.
 */
void
herald_xml_names_bind (HeraldXmlNames  *self,
                       HeraldXmlSlice   prefix,
                       HeraldXmlSlice   uri,
                       HeraldNamespace  space)
{
  Binding binding = { prefix, uri, space, ++self->last_scope };

  if (self->bindings->len < MAX_BINDINGS)
    g_array_append_val (self->bindings, binding);
}

guint
herald_xml_names_get_n_bindings (HeraldXmlNames *self)
{
  return self->bindings->len;
}

/**
 * herald_xml_names_unbind:
 * @self: the names of a document
 * @n_bindings: how many there were where the walk is again
 */
void
herald_xml_names_unbind (HeraldXmlNames *self,
                         guint           n_bindings)
{
  g_array_set_size (self->bindings, n_bindings);
}

/**
 * herald_xml_names_find_namespace:
 * @self: the names of a document
 * @prefix: a prefix, or nothing
 *
 * Returns: what @prefix stands for where the walk is
 */
HeraldNamespace
herald_xml_names_find_namespace (HeraldXmlNames *self,
                                 HeraldXmlSlice  prefix)
{
  for (guint i = self->bindings->len; i > 0; i--)
    {
      const Binding *binding = &g_array_index (self->bindings, Binding, i - 1);

      if (!herald_xml_slice_equal (binding->prefix, prefix))
        continue;
      if (binding->space != HERALD_NAMESPACE_NONE)
        return binding->space;
      break;
    }

  return prefix.length == 0 ? self->plain : herald_vocabulary_guess_prefix (prefix.text, prefix.length);
}

/**
 * herald_xml_names_find_uri:
 * @self: the names of a document
 * @prefix: a prefix, or nothing
 * @uri: (out): the name of the namespace, as written
 *
 * Returns: whether @prefix was declared where the walk is
 */
gboolean
herald_xml_names_find_uri (HeraldXmlNames *self,
                           HeraldXmlSlice  prefix,
                           HeraldXmlSlice *uri)
{
  for (guint i = self->bindings->len; i > 0; i--)
    {
      const Binding *binding = &g_array_index (self->bindings, Binding, i - 1);

      if (herald_xml_slice_equal (binding->prefix, prefix))
        {
          *uri = binding->uri;
          return TRUE;
        }
    }

  return FALSE;
}

/**
 * herald_xml_names_assume:
 * @self: the names of a document
 * @space: what names without namespace belong to from here on
 */
void
herald_xml_names_assume (HeraldXmlNames  *self,
                         HeraldNamespace  space)
{
  self->plain = space;
}

/**
 * herald_xml_names_adopt:
 * @self: the names of a document
 * @name: the name of the element in which the walk stands
 * @space: what it belongs to, and what names without namespace belong to
 *
 * Puts right what @name's prefix stands for.
 */
void
herald_xml_names_adopt (HeraldXmlNames  *self,
                        HeraldXmlName   *name,
                        HeraldNamespace  space)
{
  HeraldXmlSlice prefix = herald_xml_prefix (name->text);

  self->plain = space;
  for (guint i = 0; i < self->bindings->len; i++)
    {
      Binding *binding = &g_array_index (self->bindings, Binding, i);

      if (herald_xml_slice_equal (binding->prefix, prefix))
        binding->space = space;
    }

  name->element = HERALD_N_ELEMENTS;
  herald_xml_names_classify (self, name);
}

/**
 * herald_xml_local_part:
 * @name: a name as written
 *
 * Returns: what follows its prefix
 */
HeraldXmlSlice
herald_xml_local_part (HeraldXmlSlice name)
{
  const char *colon = memchr (name.text, ':', name.length);

  if (colon == NULL)
    return name;

  return (HeraldXmlSlice) { colon + 1, name.length - (colon + 1 - name.text) };
}

/**
 * herald_xml_prefix:
 * @name: a name as written
 *
 * Returns: its prefix, or nothing
 */
HeraldXmlSlice
herald_xml_prefix (HeraldXmlSlice name)
{
  const char *colon = memchr (name.text, ':', name.length);

  return (HeraldXmlSlice) { name.text, colon != NULL ? (gsize) (colon - name.text) : 0 };
}
