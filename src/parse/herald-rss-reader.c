/* SPDX-FileCopyrightText: 2026 The Herald founders
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "herald-feed-reading-private.h"

#include "herald-field-rules-private.h"

#include "herald-uri.h"

#include <string.h>

/* Ranks behind those of the elements that say the same. */
#define RANK_ABOUT_ID 30
#define RANK_ABOUT_LINK 60
#define RANK_CDF_LINK 80
#define RANK_CDF_TIME 90
#define RANK_ROOT_LANGUAGE 30

/* CDF says with attributes what RSS says with elements. */
static void
read_cdf_attributes (HeraldFeedReading *reading,
                     HeraldFields      *fields,
                     HeraldTime         time)
{
  g_autofree char *reference = herald_xml_dup_attribute (reading->xml, HERALD_NAMESPACE_NONE, "href");
  g_autofree char *changed = herald_xml_dup_attribute (reading->xml, HERALD_NAMESPACE_NONE, "lastmod");

  if (reference != NULL)
    {
      g_autofree char *address = herald_uri_resolve (herald_xml_get_base (reading->xml), reference);

      herald_fields_offer (fields, HERALD_FIELD_LINK, RANK_CDF_LINK, address);
    }
  if (changed != NULL)
    herald_fields_offer_time (fields, time, RANK_CDF_TIME, changed);
}

static void
read_about (HeraldFeedReading *reading,
            HeraldFields      *fields)
{
  g_autofree char *about = herald_xml_dup_attribute (reading->xml, HERALD_NAMESPACE_RDF, "about");

  herald_fields_offer (fields, HERALD_FIELD_ID, RANK_ABOUT_ID, about);
  if (herald_uri_is_web (about))
    {
      g_autofree char *address = herald_uri_resolve (NULL, about);

      herald_fields_offer (fields, HERALD_FIELD_LINK, RANK_ABOUT_LINK, address);
    }
}

static void
read_item (HeraldFeedReading *reading)
{
  g_auto (HeraldFields) fields = { 0 };
  const char *language = herald_xml_get_language (reading->xml);
  guint depth = herald_xml_get_depth (reading->xml);

  if (reading->document->stories->len >= HERALD_MAX_STORIES)
    return;

  herald_fields_init (&fields);
  read_about (reading, &fields);
  read_cdf_attributes (reading, &fields, HERALD_TIME_UPDATED);
  while (herald_xml_next_child (reading->xml, depth))
    herald_field_rules_read_for_story (reading, &fields);

  g_ptr_array_add (reading->document->stories, herald_fields_to_story (&fields, language));
}

/* RSS 1.1 has its items in a list, where RSS 1.0 only names them. */
static void
read_items (HeraldFeedReading *reading)
{
  guint depth = herald_xml_get_depth (reading->xml);

  while (herald_xml_next_child (reading->xml, depth))
    if (herald_xml_get_element (reading->xml) == HERALD_ELEMENT_RSS_ITEM)
      read_item (reading);
}

/* Reads what stands in a channel, or beside it where RDF and broken feeds put it. */
static void
read_member (HeraldFeedReading *reading,
             HeraldFields      *fields)
{
  HeraldElement element = herald_xml_get_element (reading->xml);

  if (element == HERALD_ELEMENT_RSS_ITEM)
    read_item (reading);
  else if (element == HERALD_ELEMENT_RSS_ITEMS)
    read_items (reading);
  else
    herald_field_rules_read_for_feed (reading, fields);
}

static void
read_channel (HeraldFeedReading *reading,
              HeraldFields      *fields)
{
  guint depth = herald_xml_get_depth (reading->xml);

  read_cdf_attributes (reading, fields, HERALD_TIME_UPDATED);
  while (herald_xml_next_child (reading->xml, depth))
    read_member (reading, fields);
}

static const char *
format_of_version (const char *version)
{
  static const char *const formats[] = {
    "rss-0.90", "rss-0.91", "rss-0.92", "rss-0.93", "rss-0.94", "rss-1.0", "rss-2.0",
  };

  if (version == NULL)
    return NULL;
  if (g_str_equal (version, "0.9"))
    return "rss-0.90";
  if (g_str_equal (version, "2") || g_str_has_prefix (version, "2.0"))
    return "rss-2.0";

  for (guint i = 0; i < G_N_ELEMENTS (formats); i++)
    if (g_str_equal (formats[i] + strlen ("rss-"), version))
      return formats[i];

  return NULL;
}

static const char *
format_of_uri (const char *uri)
{
  static const struct { const char *part; const char *format; } formats[] = {
    { "purl.org/rss/1.0", "rss-1.0" },
    { "purl.org/net/rss1.1", "rss" },
    { "rdf/simple/0.9", "rss-0.90" },
    { "userland.com/rss2", "rss-2.0" },
    { "law.harvard.edu/tech/rss", "rss-2.0" },
    { "rss091", "rss-0.91" },
    { "rss-0.91", "rss-0.91" },
    { "rss092", "rss-0.92" },
  };
  g_autofree char *name = uri != NULL ? g_ascii_strdown (uri, -1) : NULL;

  for (guint i = 0; name != NULL && i < G_N_ELEMENTS (formats); i++)
    if (strstr (name, formats[i].part) != NULL)
      return formats[i].format;

  return NULL;
}

/* The root of RDF says nothing of the format; its first child's namespace does. */
static void
note_format (HeraldFeedReading *reading)
{
  g_autofree char *version = herald_xml_dup_attribute (reading->xml, HERALD_NAMESPACE_NONE, "version");
  g_autofree char *uri = herald_xml_dup_uri (reading->xml);
  const char *format = format_of_version (version);

  if (format == NULL && version == NULL)
    format = format_of_uri (uri);
  if (format != NULL)
    reading->document->format = format;
}

static gboolean
is_rss (HeraldElement element)
{
  return element == HERALD_ELEMENT_RSS_CHANNEL || element == HERALD_ELEMENT_RSS_ITEM;
}

/**
 * herald_rss_reader_read:
 * @self: a reading that stands in the root element: rss, RDF, or channel (of CDF, or of RSS that lost its root)
 *
 * Reads RSS 0.9x (including RSS 0.90 and 1.0, which are RDF), RSS 2.0 and CDF.
 *
 * Returns: %FALSE if it is RDF of another kind
 */
gboolean
herald_rss_reader_read (HeraldFeedReading *self)
{
  g_auto (HeraldFields) fields = { 0 };
  const char *language = herald_xml_get_language (self->xml);
  HeraldElement root = herald_xml_get_element (self->xml);
  gboolean found = root != HERALD_ELEMENT_RDF_RDF;

  herald_fields_init (&fields);
  self->document->format = root == HERALD_ELEMENT_RSS_CHANNEL ? "cdf" : "rss";
  if (root != HERALD_ELEMENT_RDF_RDF)
    note_format (self);
  herald_fields_offer (&fields, HERALD_FIELD_LANGUAGE, RANK_ROOT_LANGUAGE, language);

  if (root == HERALD_ELEMENT_RSS_CHANNEL)
    read_channel (self, &fields);
  else
    while (herald_xml_next_child (self->xml, 1))
      {
        HeraldElement element = herald_xml_get_element (self->xml);

        if (!found && is_rss (element))
          {
            found = TRUE;
            note_format (self);
          }
        if (element == HERALD_ELEMENT_RSS_CHANNEL)
          read_channel (self, &fields);
        else
          read_member (self, &fields);
      }

  herald_fields_fill_document (&fields, self->document);

  return found;
}
