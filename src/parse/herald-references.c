/* SPDX-FileCopyrightText: 2026 The Herald founders
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "herald-references-private.h"

#include "herald-encoding-page-private.h"

#include "herald-html-character.h"

#include <string.h>

#define MAX_NAME 32
#define MAX_NAMES 4096
#define MAX_EXPANSION (1024 * 1024)

/* Character and entity references of one document: numbers, the names of XML and HTML, and what the document's
 * own type declaration defines as plain text. Nothing is ever loaded, and no definition is looked into for
 * further references, so that there is nothing to blow up. */
struct _HeraldReferences
{
  GHashTable *known;    /* (owned) (element-type utf8 utf8): name to text; "" for a name that means nothing */
  gsize       expanded; /* bytes that the document's own definitions have grown to so far */
  GHashTable *own;      /* (owned) (nullable) (element-type utf8 utf8): what the document defines */
};

/**
 * herald_references_new:
 *
 * Returns: (transfer full): what is known before a document says anything
 */
HeraldReferences *
herald_references_new (void)
{
  HeraldReferences *self = g_new0 (HeraldReferences, 1);

  self->known = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);

  return self;
}

void
herald_references_free (HeraldReferences *self)
{
  g_return_if_fail (self != NULL);

  g_hash_table_unref (self->known);
  g_clear_pointer (&self->own, g_hash_table_unref);
  g_free (self);
}

static void
append_character (GString *out,
                  guint64  code)
{
  if (code == 0)
    return;

  if (code >= 0x80 && code < 0xa0)
    code = herald_encoding_windows_1252 ((guint8) code);
  else if (code > 0x10ffff || (code >= 0xd800 && code < 0xe000) || code == 0xfffe || code == 0xffff ||
           (code < 0x20 && code != '\t' && code != '\n' && code != '\r'))
    code = 0xfffd;

  g_string_append_unichar (out, (gunichar) code);
}

/* Appends "#39" or "#x27"; FALSE where it is no number. */
static gboolean
append_number (GString    *out,
               const char *name,
               gsize       length)
{
  gboolean is_hex = length > 1 && (name[1] == 'x' || name[1] == 'X');
  guint64 code = 0;

  name += is_hex ? 2 : 1;
  length -= is_hex ? 2 : 1;
  if (length == 0)
    return FALSE;

  for (gsize i = 0; i < length; i++)
    {
      int digit = is_hex ? g_ascii_xdigit_value (name[i]) : g_ascii_digit_value (name[i]);

      if (digit < 0)
        return FALSE;
      code = MIN (code * (is_hex ? 16 : 10) + digit, 0x110000);
    }

  append_character (out, code);
  return TRUE;
}

/* Text for one of the names that XML itself has, which are nearly all that feeds hold. */
static const char *
predefined (const char *name,
            gsize       length)
{
  static const struct { const char *name; gsize length; const char *text; } entities[] = {
    { "lt", 2, "<" }, { "gt", 2, ">" }, { "amp", 3, "&" }, { "quot", 4, "\"" }, { "apos", 4, "'" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (entities); i++)
    if (entities[i].length == length && memcmp (entities[i].name, name, length) == 0)
      return entities[i].text;

  return NULL;
}

/* Text for a name of XML's or HTML's; "" where there is none. Each name is looked up once, and a document that
 * makes up thousands of names is not followed any further. */
static const char *
look_up (HeraldReferences *self,
         const char       *name,
         gsize             length)
{
  const char *known = predefined (name, length);
  char *text;

  if (known == NULL)
    known = g_hash_table_lookup (self->known, name);
  if (known != NULL)
    return known;
  if (g_hash_table_size (self->known) >= MAX_NAMES)
    return "";

  text = herald_html_character (name);
  if (text == NULL)
    text = g_strdup ("");
  g_hash_table_insert (self->known, g_strdup (name), text);

  return text;
}

static gboolean
append_named (HeraldReferences *self,
              GString          *out,
              const char       *start,
              gsize             length)
{
  char name[MAX_NAME + 1];
  const char *text = NULL;

  if (length > MAX_NAME)
    return FALSE;
  memcpy (name, start, length);
  name[length] = '\0';

  if (self->own != NULL)
    text = g_hash_table_lookup (self->own, name);
  if (text != NULL)
    {
      self->expanded += strlen (text);
      if (self->expanded > MAX_EXPANSION)
        return TRUE;
    }
  else
    {
      text = look_up (self, name, length);
      if (*text == '\0')
        return FALSE;
    }

  g_string_append (out, text);
  return TRUE;
}

/**
 * herald_references_append:
 * @self: what is known
 * @out: where to
 * @text: character data or an attribute's value
 * @length: its length in bytes
 *
 * Appends @text with its references resolved. What is not a whole reference, or has no known name, stays as it
 * is, since feeds are full of "&" that mean just that.
 */
void
herald_references_append (HeraldReferences *self,
                          GString          *out,
                          const char       *text,
                          gsize             length)
{
  const char *end = text + length;

  while (text < end)
    {
      const char *ampersand = memchr (text, '&', end - text);
      const char *name, *stop;

      if (ampersand == NULL)
        break;

      g_string_append_len (out, text, ampersand - text);
      name = ampersand + 1;
      for (stop = name; stop < end && (g_ascii_isalnum (*stop) || *stop == '#' || *stop == '_'); stop++)
        ;

      text = stop + 1;
      if (stop == end || *stop != ';' || stop == name ||
          !(*name == '#' ? append_number (out, name, stop - name) : append_named (self, out, name, stop - name)))
        {
          g_string_append_len (out, ampersand, stop - ampersand);
          text = stop;
        }
    }

  if (text < end)
    g_string_append_len (out, text, end - text);
}

/* Whether @name is one of the five that XML gives a meaning, which no document may change. */
static gboolean
is_predefined (const char *name,
               gsize       length)
{
  static const char *const names[] = { "amp", "apos", "gt", "lt", "quot" };

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    if (strlen (names[i]) == length && memcmp (names[i], name, length) == 0)
      return TRUE;

  return FALSE;
}

/* Remembers <!ENTITY name "value"> where value is plain text. Parameter entities, external ones and values with
 * markup or further references are not taken. */
static void
declare (HeraldReferences *self,
         const char       *start,
         const char       *end)
{
  const char *name = start + strlen ("<!ENTITY");
  const char *name_end, *value, *value_end;
  g_autoptr (GString) text = NULL;

  for (; name < end && g_ascii_isspace (*name); name++)
    ;
  for (name_end = name; name_end < end && !g_ascii_isspace (*name_end); name_end++)
    ;
  for (value = name_end; value < end && g_ascii_isspace (*value); value++)
    ;
  if (value >= end || (*value != '"' && *value != '\'') || name_end - name > MAX_NAME || *name == '%' ||
      is_predefined (name, name_end - name))
    return;
  value_end = memchr (value + 1, *value, end - value - 1);
  if (value_end == NULL || memchr (value, '<', value_end - value) != NULL)
    return;

  text = g_string_new (NULL);
  for (const char *c = value + 1; c < value_end; c++)
    {
      const char *stop = *c == '&' ? memchr (c, ';', value_end - c) : NULL;

      if (*c != '&')
        g_string_append_c (text, *c);
      else if (stop == NULL || c[1] != '#' || !append_number (text, c + 1, stop - c - 1))
        return;
      else
        c = stop;
    }

  /* A definition that comes out as markup would be read again as such. */
  if (strchr (text->str, '<') != NULL || strchr (text->str, '&') != NULL)
    return;

  if (self->own == NULL)
    self->own = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  if (g_hash_table_size (self->own) < MAX_NAMES)
    {
      g_autofree char *key = g_strndup (name, name_end - name);

      if (!g_hash_table_contains (self->own, key))
        g_hash_table_insert (self->own, g_steal_pointer (&key), g_strdup (text->str));
    }
}

/**
 * herald_references_read_doctype:
 * @self: what is known
 * @text: text that starts with a document type declaration
 * @length: its length in bytes
 *
 * Learns the entities that the declaration defines.
 *
 * Returns: the length of the declaration in bytes
 */
gsize
herald_references_read_doctype (HeraldReferences *self,
                                const char       *text,
                                gsize             length)
{
  const char *end = text + length;
  gboolean is_inside = FALSE;
  char quote = '\0';
  const char *entity = NULL;

  for (const char *c = text; c < end; c++)
    {
      if (quote != '\0')
        {
          if (*c == quote)
            quote = '\0';
        }
      else if (end - c >= 4 && memcmp (c, "<!--", 4) == 0)
        {
          const char *stop = g_strstr_len (c + 4, end - c - 4, "-->");

          if (stop == NULL)
            return c - text + 4;
          c = stop + 2;
        }
      else if (*c == '"' || *c == '\'')
        quote = *c;
      else if (*c == '[')
        is_inside = TRUE;
      else if (*c == ']')
        is_inside = FALSE;
      else if (is_inside && end - c > 8 && memcmp (c, "<!ENTITY", 8) == 0)
        entity = c;
      else if (*c == '>' && !is_inside)
        return c - text + 1;
      else if (*c == '>' && entity != NULL)
        {
          declare (self, entity, c);
          entity = NULL;
        }
    }

  /* It never ends: take the first tag's end for its own. */
  entity = memchr (text, '>', length);
  return entity != NULL ? entity - text + 1 : length;
}
