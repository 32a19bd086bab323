/* SPDX-FileCopyrightText: 2026 The Herald founders
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "herald-feed-reading-private.h"

#include "herald-element-readers-private.h"
#include "herald-field-rules-private.h"

#include <string.h>

#define RANK_ROOT_LANGUAGE 30
#define RANK_AUTHOR 10

/* The authors of the feed that an entry was copied from, kept for an entry that names none. */
static void
read_source (HeraldFeedReading *reading,
             HeraldFields      *source)
{
  static const HeraldElementRule rule = { .rank = RANK_AUTHOR };
  guint depth = herald_xml_get_depth (reading->xml);

  while (herald_xml_next_child (reading->xml, depth))
    if (herald_xml_get_element (reading->xml) == HERALD_ELEMENT_ATOM_AUTHOR)
      herald_element_read_person (reading, source, &rule, RANK_AUTHOR);
}

static void
read_entry (HeraldFeedReading *reading)
{
  g_auto (HeraldFields) fields = { 0 };
  g_auto (HeraldFields) source = { 0 };
  const char *language = herald_xml_get_language (reading->xml);
  guint depth = herald_xml_get_depth (reading->xml);

  if (reading->document->stories->len >= HERALD_MAX_STORIES)
    return;

  herald_fields_init (&fields);
  herald_fields_init (&source);
  while (herald_xml_next_child (reading->xml, depth))
    if (herald_xml_get_element (reading->xml) == HERALD_ELEMENT_ATOM_SOURCE)
      read_source (reading, &source);
    else
      herald_field_rules_read_for_story (reading, &fields);

  if (fields.authors == NULL)
    fields.authors = g_steal_pointer (&source.authors);
  g_ptr_array_add (reading->document->stories, herald_fields_to_story (&fields, language));
}

static const char *
find_format (HeraldXml *xml)
{
  static const struct { const char *version; const char *uri; const char *format; } formats[] = {
    { "1.0", "w3.org/2005/atom", "atom-1.0" },
    { "0.3", "purl.org/atom/ns", "atom-0.3" },
    { "0.2", NULL, "atom-0.2" },
    { "0.1", NULL, "atom-0.1" },
  };
  g_autofree char *version = herald_xml_dup_attribute (xml, HERALD_NAMESPACE_NONE, "version");
  g_autofree char *uri = herald_xml_dup_uri (xml);
  g_autofree char *name = uri != NULL ? g_ascii_strdown (uri, -1) : NULL;

  for (guint i = 0; i < G_N_ELEMENTS (formats); i++)
    if (g_strcmp0 (version, formats[i].version) == 0)
      return formats[i].format;

  for (guint i = 0; name != NULL && i < G_N_ELEMENTS (formats); i++)
    if (formats[i].uri != NULL && strstr (name, formats[i].uri) != NULL)
      return formats[i].format;

  return "atom";
}

/**
 * herald_atom_reader_read:
 * @self: a reading that stands in the root element: feed or entry
 *
 * Reads Atom 1.0 (RFC 4287), 0.3 and what came before.
 *
 * Returns: %TRUE
 */
gboolean
herald_atom_reader_read (HeraldFeedReading *self)
{
  g_auto (HeraldFields) fields = { 0 };
  const char *language = herald_xml_get_language (self->xml);

  herald_fields_init (&fields);
  self->document->format = find_format (self->xml);
  herald_fields_offer (&fields, HERALD_FIELD_LANGUAGE, RANK_ROOT_LANGUAGE, language);

  if (herald_xml_get_element (self->xml) == HERALD_ELEMENT_ATOM_ENTRY)
    read_entry (self);
  else
    while (herald_xml_next_child (self->xml, 1))
      if (herald_xml_get_element (self->xml) == HERALD_ELEMENT_ATOM_ENTRY)
        read_entry (self);
      else
        herald_field_rules_read_for_feed (self, &fields);

  herald_fields_fill_document (&fields, self->document);

  return TRUE;
}
