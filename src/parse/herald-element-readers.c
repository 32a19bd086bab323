/* SPDX-FileCopyrightText: 2026 The Herald founders
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "herald-element-readers-private.h"

#include "herald-atom-text-private.h"
#include "herald-values-private.h"
#include "herald-xml-content-private.h"

#include "herald-uri.h"

#include <string.h>

/* Ranks of a story's link among what its other elements offer. */
#define ATTRIBUTE_PENALTY 2
#define RANK_LINK_GUID 50
#define RANK_LINK_ATOM_ID 70

static char *
dup_attribute (HeraldFeedReading *reading,
               const char        *name)
{
  return herald_xml_dup_attribute (reading->xml, HERALD_NAMESPACE_NONE, name);
}

static char *
read_text (HeraldFeedReading *reading)
{
  return g_strstrip (herald_xml_read_content (reading->xml, HERALD_XML_CONTENT_TEXT));
}

static char *
resolve (HeraldFeedReading *reading,
         const char        *base,
         const char        *reference)
{
  g_autofree char *address = NULL;

  if (reference == NULL || *reference == '\0')
    return NULL;

  address = herald_uri_resolve (base, reference);
  if (address == NULL)
    return NULL;

  /* What has no scheme is still relative. */
  if (!herald_uri_is_safe (address))
    reading->lacks_base = TRUE;

  return g_steal_pointer (&address);
}

/**
 * herald_element_address:
 * @reading: a reading that has just entered an element
 * @reference: (nullable): what one of its attributes says
 *
 * Returns: (transfer full) (nullable): @reference made absolute
 */
char *
herald_element_address (HeraldFeedReading *reading,
                        const char        *reference)
{
  return resolve (reading, herald_xml_get_base (reading->xml), reference);
}

void
herald_element_read_line (HeraldFeedReading       *reading,
                          HeraldFields            *fields,
                          const HeraldElementRule *rule,
                          guint                    rank)
{
  const char *language = herald_xml_get_language (reading->xml);
  gboolean has_markup = herald_xml_has_markup (reading->xml);
  g_autofree char *text = herald_xml_read_content (reading->xml, HERALD_XML_CONTENT_MIXED);
  g_autofree char *line = has_markup ? herald_value_html_line (text) : herald_value_rss_line (text);

  herald_fields_offer_in (fields, rule->field, rank, line, NULL, language);
}

void
herald_element_read_html (HeraldFeedReading       *reading,
                          HeraldFields            *fields,
                          const HeraldElementRule *rule,
                          guint                    rank)
{
  const char *base = herald_xml_get_base (reading->xml);
  const char *language = herald_xml_get_language (reading->xml);
  g_autofree char *html = herald_xml_read_content (reading->xml, HERALD_XML_CONTENT_MIXED);

  herald_fields_offer_in (fields, rule->field, rank, html, base, language);
}

void
herald_element_read_markup (HeraldFeedReading       *reading,
                            HeraldFields            *fields,
                            const HeraldElementRule *rule,
                            guint                    rank)
{
  const char *base = herald_xml_get_base (reading->xml);
  const char *language = herald_xml_get_language (reading->xml);
  g_autofree char *html = herald_xml_read_content (reading->xml, HERALD_XML_CONTENT_MARKUP);

  herald_fields_offer_in (fields, rule->field, rank, html, base, language);
}

void
herald_element_read_atom_line (HeraldFeedReading       *reading,
                               HeraldFields            *fields,
                               const HeraldElementRule *rule,
                               guint                    rank)
{
  const char *language = herald_xml_get_language (reading->xml);
  gboolean is_html;
  g_autofree char *text = herald_atom_text_read (reading->xml, &is_html);
  g_autofree char *line = text != NULL && is_html ? herald_value_html_line (text) : herald_value_line (text);

  herald_fields_offer_in (fields, rule->field, rank, line, NULL, language);
}

static gboolean
is_multipart (HeraldFeedReading *reading)
{
  g_autofree char *type = dup_attribute (reading, "type");

  return type != NULL && g_ascii_strncasecmp (type, "multipart/", 10) == 0;
}

/* Content in several types, as Atom 0.3 wraps it; parts that have parts are of no use. */
static void
read_parts (HeraldFeedReading       *reading,
            HeraldFields            *fields,
            const HeraldElementRule *rule,
            guint                    rank)
{
  HeraldElement element = herald_xml_get_element (reading->xml);
  guint depth = herald_xml_get_depth (reading->xml);

  while (herald_xml_next_child (reading->xml, depth))
    if (herald_xml_get_element (reading->xml) == element && !is_multipart (reading))
      herald_element_read_atom_html (reading, fields, rule, rank);
}

/* Content in several types: HTML goes before text. Content that lies elsewhere is a link. */
void
herald_element_read_atom_html (HeraldFeedReading       *reading,
                               HeraldFields            *fields,
                               const HeraldElementRule *rule,
                               guint                    rank)
{
  const char *base = herald_xml_get_base (reading->xml);
  const char *language = herald_xml_get_language (reading->xml);
  g_autofree char *elsewhere = dup_attribute (reading, "src");
  g_autofree char *text = NULL;
  g_autofree char *html = NULL;
  gboolean is_html;

  if (is_multipart (reading))
    {
      read_parts (reading, fields, rule, rank);
      return;
    }
  if (elsewhere != NULL && *elsewhere != '\0')
    {
      g_autofree char *address = herald_element_address (reading, elsewhere);

      herald_fields_offer (fields, HERALD_FIELD_LINK, RANK_LINK_ATOM_ID + 1, address);
      return;
    }

  text = herald_atom_text_read (reading->xml, &is_html);
  if (text == NULL)
    return;

  html = is_html ? g_steal_pointer (&text) : herald_value_escape (text);
  herald_fields_offer_in (fields, rule->field, rank + (is_html ? 0 : 1), html, base, language);
}

void
herald_element_read_atom_id (HeraldFeedReading       *reading,
                             HeraldFields            *fields,
                             const HeraldElementRule *rule,
                             guint                    rank)
{
  g_autofree char *id = read_text (reading);

  herald_fields_offer (fields, rule->field, rank, id);
  if (herald_uri_is_web (id))
    {
      g_autofree char *link = herald_uri_resolve (NULL, id);

      herald_fields_offer (fields, HERALD_FIELD_LINK, RANK_LINK_ATOM_ID, link);
    }
}

static gboolean
is_page_type (const char *type)
{
  return type == NULL || *type == '\0' || g_ascii_strncasecmp (type, "text/html", 9) == 0 ||
         g_ascii_strncasecmp (type, "application/xhtml+xml", 21) == 0;
}

/* The relation's short name: registered ones may also be written as addresses (RFC 4287, section 4.2.7.2). */
static const char *
relation_name (const char *relation)
{
  static const char *const prefixes[] = {
    "http://www.iana.org/assignments/relation/",
    "http://www.iana.org/assignments/relation.html#",
  };

  if (relation == NULL || *relation == '\0')
    return "alternate";

  for (guint i = 0; i < G_N_ELEMENTS (prefixes); i++)
    if (g_str_has_prefix (relation, prefixes[i]))
      return relation + strlen (prefixes[i]);

  return relation;
}

/* An address that a person is sent to, and that people like to fill with words instead. */
static void
offer_comments (HeraldFields *fields,
                guint         rank,
                const char   *reference,
                const char   *address)
{
  if (strpbrk (reference, " \t\r\n") == NULL && herald_uri_is_web (address))
    herald_fields_offer (fields, HERALD_FIELD_COMMENTS, rank, address);
}

void
herald_element_read_atom_link (HeraldFeedReading       *reading,
                               HeraldFields            *fields,
                               const HeraldElementRule *rule,
                               guint                    rank)
{
  g_autofree char *relation = dup_attribute (reading, "rel");
  g_autofree char *type = dup_attribute (reading, "type");
  g_autofree char *reference = dup_attribute (reading, "href");
  g_autofree char *address = herald_element_address (reading, reference);
  const char *name = relation_name (relation);

  if (address == NULL)
    return;

  if (g_ascii_strcasecmp (name, "alternate") == 0)
    herald_fields_offer (fields, HERALD_FIELD_LINK, rank + (is_page_type (type) ? 0 : 1), address);
  else if (g_ascii_strcasecmp (name, "self") == 0)
    herald_fields_offer (fields, HERALD_FIELD_SELF, rank, address);
  else if (g_ascii_strcasecmp (name, "next") == 0)
    herald_fields_offer (fields, HERALD_FIELD_NEXT_PAGE, rank, address);
  else if (g_ascii_strcasecmp (name, "hub") == 0)
    herald_fields_add_hub (fields, address);
  else if (g_ascii_strcasecmp (name, "replies") == 0 && type != NULL && *type != '\0' && is_page_type (type))
    offer_comments (fields, rank, reference, address);
  else if (g_ascii_strcasecmp (name, "enclosure") == 0)
    {
      g_autofree char *length = dup_attribute (reading, "length");

      herald_fields_add_attachment (fields, address, type, herald_value_number (length), -1);
    }
}

void
herald_element_read_atom_person (HeraldFeedReading       *reading,
                                 HeraldFields            *fields,
                                 const HeraldElementRule *rule,
                                 guint                    rank)
{
  guint depth = herald_xml_get_depth (reading->xml);
  g_autofree char *name = NULL;
  g_autofree char *email = NULL;
  g_autofree char *address = NULL;

  while (herald_xml_next_child (reading->xml, depth))
    {
      HeraldElement element = herald_xml_get_element (reading->xml);
      const char *base = herald_xml_get_base (reading->xml);
      g_autofree char *text = NULL;

      if (element == HERALD_ELEMENT_ATOM_NAME || element == HERALD_ELEMENT_ITUNES_NAME)
        {
          text = herald_xml_read_content (reading->xml, HERALD_XML_CONTENT_TEXT);
          if (name == NULL)
            name = herald_value_line (text);
        }
      else if (element == HERALD_ELEMENT_ATOM_EMAIL || element == HERALD_ELEMENT_ITUNES_EMAIL)
        {
          text = read_text (reading);
          g_set_str (&email, text);
        }
      else if (element == HERALD_ELEMENT_ATOM_URI || element == HERALD_ELEMENT_RSS_URL)
        {
          text = read_text (reading);
          g_free (address);
          address = resolve (reading, base, text);
        }
    }

  herald_fields_add_author (fields, rank, name, email, address);
}

void
herald_element_read_person (HeraldFeedReading       *reading,
                            HeraldFields            *fields,
                            const HeraldElementRule *rule,
                            guint                    rank)
{
  HeraldXmlSlice tag = herald_xml_peek_tag (reading->xml);
  gboolean is_mail = tag.length > 0 && memchr (tag.text, '@', tag.length) != NULL;
  g_autofree char *text = NULL;
  g_autofree char *line = NULL;
  g_autofree char *name = NULL;
  g_autofree char *email = NULL;
  g_autofree char *plain = NULL;

  /* Some write Atom's persons into RSS, and RSS's into Atom. */
  if (tag.length > 0 && !is_mail)
    {
      herald_element_read_atom_person (reading, fields, rule, rank);
      return;
    }
  text = herald_xml_read_content (reading->xml, HERALD_XML_CONTENT_TEXT);

  /* "Al <al@a.example>" that nobody escaped has a tag for a mail address. */
  if (is_mail)
    {
      g_autofree char *words = g_steal_pointer (&text);

      text = g_strdup_printf ("%s <%.*s>", words, (int) tag.length, tag.text);
    }
  line = herald_value_line (text);
  herald_value_person (line, &name, &email);
  plain = herald_value_rss_line (name);
  herald_fields_add_author (fields, rank, plain, email, NULL);
}

void
herald_element_read_address (HeraldFeedReading       *reading,
                             HeraldFields            *fields,
                             const HeraldElementRule *rule,
                             guint                    rank)
{
  const char *base = herald_xml_get_base (reading->xml);
  g_autofree char *reference = read_text (reading);
  g_autofree char *address = resolve (reading, base, reference);

  herald_fields_offer (fields, rule->field, rank, address);
}

/* RSS has the address as text; some write it into an attribute, as Atom does. */
void
herald_element_read_link (HeraldFeedReading       *reading,
                          HeraldFields            *fields,
                          const HeraldElementRule *rule,
                          guint                    rank)
{
  g_autofree char *reference = dup_attribute (reading, "href");

  if (reference != NULL && *reference != '\0')
    herald_element_read_atom_link (reading, fields, rule, rank + ATTRIBUTE_PENALTY);
  herald_element_read_address (reading, fields, rule, rank);
}

void
herald_element_read_comments (HeraldFeedReading       *reading,
                              HeraldFields            *fields,
                              const HeraldElementRule *rule,
                              guint                    rank)
{
  const char *base = herald_xml_get_base (reading->xml);
  g_autofree char *reference = read_text (reading);
  g_autofree char *address = resolve (reading, base, reference);

  offer_comments (fields, rank, reference, address);
}

/* A picture named by an attribute, or by an element or a text inside. */
void
herald_element_read_picture (HeraldFeedReading       *reading,
                             HeraldFields            *fields,
                             const HeraldElementRule *rule,
                             guint                    rank)
{
  static const char *const names[] = { "href", "url" };
  const char *base = herald_xml_get_base (reading->xml);
  guint depth = herald_xml_get_depth (reading->xml);

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_autofree char *reference = dup_attribute (reading, names[i]);
      g_autofree char *address = resolve (reading, base, reference);

      if (herald_fields_offer (fields, rule->field, rank, address))
        return;
    }

  if (!herald_xml_has_markup (reading->xml))
    {
      herald_element_read_address (reading, fields, rule, rank);
      return;
    }
  while (herald_xml_next_child (reading->xml, depth))
    if (herald_xml_get_element (reading->xml) == HERALD_ELEMENT_RSS_URL)
      herald_element_read_address (reading, fields, rule, rank);
}

/* How podcasts named their picture before there was itunes:image. */
void
herald_element_read_image_link (HeraldFeedReading       *reading,
                                HeraldFields            *fields,
                                const HeraldElementRule *rule,
                                guint                    rank)
{
  g_autofree char *relation = dup_attribute (reading, "rel");

  if (g_strcmp0 (relation, "image") == 0)
    herald_element_read_picture (reading, fields, rule, rank);
}

void
herald_element_read_time (HeraldFeedReading       *reading,
                          HeraldFields            *fields,
                          const HeraldElementRule *rule,
                          guint                    rank)
{
  g_autofree char *text = read_text (reading);

  herald_fields_offer_time (fields, rule->field, rank, text);
}

void
herald_element_read_guid (HeraldFeedReading       *reading,
                          HeraldFields            *fields,
                          const HeraldElementRule *rule,
                          guint                    rank)
{
  g_autofree char *is_link = dup_attribute (reading, "isPermaLink");
  g_autofree char *guid = read_text (reading);

  herald_fields_offer (fields, rule->field, rank, guid);
  if ((is_link == NULL || g_ascii_strcasecmp (is_link, "false") != 0) && herald_uri_is_web (guid))
    {
      g_autofree char *address = herald_uri_resolve (NULL, guid);

      herald_fields_offer (fields, HERALD_FIELD_LINK, RANK_LINK_GUID, address);
    }
}

/* RSS has the category as text, Atom as attributes. */
void
herald_element_read_category (HeraldFeedReading       *reading,
                              HeraldFields            *fields,
                              const HeraldElementRule *rule,
                              guint                    rank)
{
  g_autofree char *label = dup_attribute (reading, "label");
  g_autofree char *term = dup_attribute (reading, "term");
  gboolean is_atom = herald_xml_get_namespace (reading->xml) == HERALD_NAMESPACE_ATOM;
  g_autofree char *text = herald_xml_read_content (reading->xml, HERALD_XML_CONTENT_TEXT);
  g_autofree char *line = NULL;

  if (is_atom)
    line = herald_value_line (label != NULL && *label != '\0' ? label : term);
  if (line == NULL)
    line = herald_value_rss_line (text);

  herald_fields_add_category (fields, line);
}

void
herald_element_read_keywords (HeraldFeedReading       *reading,
                              HeraldFields            *fields,
                              const HeraldElementRule *rule,
                              guint                    rank)
{
  g_autofree char *text = read_text (reading);
  g_auto (GStrv) words = g_strsplit (text, ",", -1);

  for (guint i = 0; words[i] != NULL; i++)
    {
      g_autofree char *line = herald_value_rss_line (words[i]);

      herald_fields_add_category (fields, line);
    }
}

void
herald_element_read_label (HeraldFeedReading       *reading,
                           HeraldFields            *fields,
                           const HeraldElementRule *rule,
                           guint                    rank)
{
  g_autofree char *label = dup_attribute (reading, "label");
  g_autofree char *line = herald_value_line (label);

  herald_fields_add_category (fields, line);
}

void
herald_element_read_enclosure (HeraldFeedReading       *reading,
                               HeraldFields            *fields,
                               const HeraldElementRule *rule,
                               guint                    rank)
{
  g_autofree char *reference = dup_attribute (reading, "url");
  g_autofree char *type = dup_attribute (reading, "type");
  g_autofree char *length = dup_attribute (reading, "length");
  g_autofree char *address = herald_element_address (reading, reference);

  herald_fields_add_attachment (fields, address, type, herald_value_number (length), -1);
  if (fields->enclosure == NULL)
    fields->enclosure = g_steal_pointer (&address);
}

/* Whether an address of which nothing else is said ends like that of a picture. */
static gboolean
names_picture (const char *address)
{
  static const char *const endings[] = { ".jpg", ".jpeg", ".png", ".gif", ".webp", ".avif", ".svg" };
  gsize length = strcspn (address, "?#");

  for (guint i = 0; i < G_N_ELEMENTS (endings); i++)
    {
      gsize n = strlen (endings[i]);

      if (length > n && g_ascii_strncasecmp (address + length - n, endings[i], n) == 0)
        return TRUE;
    }

  return FALSE;
}

/* media:content and media:peerLink (Media RSS 1.5.1); the size is in bytes, the duration in seconds. */
void
herald_element_read_media (HeraldFeedReading       *reading,
                           HeraldFields            *fields,
                           const HeraldElementRule *rule,
                           guint                    rank)
{
  g_autofree char *url = dup_attribute (reading, "url");
  g_autofree char *href = dup_attribute (reading, "href");
  g_autofree char *type = dup_attribute (reading, "type");
  g_autofree char *medium = dup_attribute (reading, "medium");
  g_autofree char *size = dup_attribute (reading, "fileSize");
  g_autofree char *duration = dup_attribute (reading, "duration");
  g_autofree char *address = herald_element_address (reading, url != NULL ? url : href);

  if (address == NULL)
    return;

  if (g_strcmp0 (medium, "image") == 0 || (type != NULL && g_ascii_strncasecmp (type, "image/", 6) == 0) ||
      (medium == NULL && type == NULL && names_picture (address)))
    herald_fields_offer (fields, HERALD_FIELD_IMAGE, rank, address);
  herald_fields_add_attachment (fields, address, type, herald_value_number (size), herald_value_duration (duration));
}

void
herald_element_read_credit (HeraldFeedReading       *reading,
                            HeraldFields            *fields,
                            const HeraldElementRule *rule,
                            guint                    rank)
{
  g_autofree char *role = dup_attribute (reading, "role");

  if (role != NULL && g_ascii_strcasecmp (role, "author") == 0)
    herald_element_read_person (reading, fields, rule, rank);
}

void
herald_element_read_duration (HeraldFeedReading       *reading,
                              HeraldFields            *fields,
                              const HeraldElementRule *rule,
                              guint                    rank)
{
  g_autofree char *text = read_text (reading);

  if (fields->duration < 0)
    fields->duration = herald_value_duration (text);
}

/* How often a feed changes: RSS's ttl in minutes, or the syndication module's period and updates in it. */
void
herald_element_read_interval (HeraldFeedReading       *reading,
                              HeraldFields            *fields,
                              const HeraldElementRule *rule,
                              guint                    rank)
{
  static const struct { const char *name; gint64 seconds; } periods[] = {
    { "hourly", 3600 }, { "daily", 86400 }, { "weekly", 604800 }, { "monthly", 2592000 }, { "yearly", 31536000 },
  };
  HeraldElement element = herald_xml_get_element (reading->xml);
  g_autofree char *text = read_text (reading);
  gint64 number = herald_value_number (text);

  if (element == HERALD_ELEMENT_RSS_TTL)
    {
      if (fields->ttl < 0 && number >= 0 && number <= G_MAXINT32)
        fields->ttl = number * 60;
      return;
    }
  if (element == HERALD_ELEMENT_SY_UPDATE_FREQUENCY)
    {
      if (fields->frequency < 0 && number > 0)
        fields->frequency = number;
      return;
    }

  for (guint i = 0; i < G_N_ELEMENTS (periods) && fields->period < 0; i++)
    if (g_ascii_strcasecmp (text, periods[i].name) == 0)
      fields->period = periods[i].seconds;
}

/* RSS's <hour> is one of the day's in GMT; 24 stood for midnight before version 2. */
static void
skip_hour (HeraldFields *fields,
           const char   *text)
{
  gint64 hour = herald_value_number (text);

  if (hour >= 0 && hour <= 24)
    fields->skip_hours |= 1u << (hour % 24);
}

static void
skip_day (HeraldFields *fields,
          const char   *text)
{
  static const char *const days[] = {
    "monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday",
  };

  for (guint i = 0; i < G_N_ELEMENTS (days); i++)
    if (g_ascii_strcasecmp (text, days[i]) == 0)
      fields->skip_days = (guint8) (fields->skip_days | 1u << i);
}

/* When a feed asks to be left alone: RSS's skipHours and skipDays, an element for each hour or day. */
void
herald_element_read_skips (HeraldFeedReading       *reading,
                           HeraldFields            *fields,
                           const HeraldElementRule *rule,
                           guint                    rank)
{
  HeraldElement element = herald_xml_get_element (reading->xml);
  guint depth = herald_xml_get_depth (reading->xml);

  while (herald_xml_next_child (reading->xml, depth))
    {
      g_autofree char *text = read_text (reading);

      if (element == HERALD_ELEMENT_RSS_SKIP_HOURS)
        skip_hour (fields, text);
      else
        skip_day (fields, text);
    }
}
