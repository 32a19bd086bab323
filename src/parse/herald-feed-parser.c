/* SPDX-FileCopyrightText: 2026 The Herald founders
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "herald-feed-parser.h"

#include "herald-encoding-private.h"
#include "herald-feed-reading-private.h"
#include "herald-json-feed-reader-private.h"

#include "herald-failure.h"
#include "herald-uri.h"

#include <string.h>

/* More than anybody sends; what is larger is refused, so that memory stays bounded. */
#define MAX_LENGTH (32 * 1024 * 1024)

typedef gboolean (*Reader) (HeraldFeedReading *reading);

typedef struct
{
  const char      *name;
  HeraldNamespace  space;
  Reader           read;
} Root;

static const Root roots[] = {
  { "rss", HERALD_NAMESPACE_RSS, herald_rss_reader_read },
  { "channel", HERALD_NAMESPACE_RSS, herald_rss_reader_read },
  { "feed", HERALD_NAMESPACE_ATOM, herald_atom_reader_read },
  { "entry", HERALD_NAMESPACE_ATOM, herald_atom_reader_read },
};

static gboolean
name_is (HeraldXmlSlice  name,
         const char     *text)
{
  return name.length == strlen (text) && g_ascii_strncasecmp (name.text, text, name.length) == 0;
}

static gboolean
is_page_element (HeraldXmlSlice name)
{
  return name_is (name, "html") || name_is (name, "head") || name_is (name, "body");
}

/* Recognises the root by its name, and lets it decide what names without a vocabulary mean. */
static Reader
enter_root (HeraldXml *xml)
{
  HeraldXmlSlice name = herald_xml_get_local_name (xml);

  if (name_is (name, "RDF"))
    {
      /* RDF has a namespace of its own; RSS is what stands in it. */
      if (herald_xml_get_element (xml) != HERALD_ELEMENT_RDF_RDF)
        herald_xml_adopt (xml, HERALD_NAMESPACE_RDF);
      herald_xml_assume (xml, HERALD_NAMESPACE_RSS);
      return herald_rss_reader_read;
    }

  for (guint i = 0; i < G_N_ELEMENTS (roots); i++)
    if (name_is (name, roots[i].name))
      {
        herald_xml_adopt (xml, roots[i].space);
        return roots[i].read;
      }

  return NULL;
}

static HeraldFeedDocument *
read_xml (GBytes        *text,
          const char    *base,
          gboolean      *lacks_base,
          HeraldFailure *failure)
{
  g_autoptr (HeraldXml) xml = herald_xml_new (text, base);
  g_autoptr (HeraldFeedDocument) document = herald_feed_document_new ();
  HeraldFeedReading reading = { .xml = xml, .document = document };

  *failure = HERALD_FAILURE_NOT_A_FEED;
  while (herald_xml_next_child (xml, 0))
    {
      Reader read = enter_root (xml);

      if (read != NULL)
        {
          if (!read (&reading))
            return NULL;
          *lacks_base = reading.lacks_base || herald_xml_lacks_base (xml);
          return g_steal_pointer (&document);
        }
      if (is_page_element (herald_xml_get_local_name (xml)))
        *failure = HERALD_FAILURE_WEB_PAGE;
      if (*failure == HERALD_FAILURE_WEB_PAGE)
        return NULL;
    }

  if (herald_xml_is_web_page (xml))
    *failure = HERALD_FAILURE_WEB_PAGE;
  return NULL;
}

/* Without an address to start from, the feed's own link is what references in it are relative to. */
static void
lend_base (HeraldFeedDocument *document)
{
  if (!herald_uri_is_web (document->link))
    return;

  for (guint i = 0; i < document->stories->len; i++)
    {
      HeraldStoryRecord *story = g_ptr_array_index (document->stories, i);

      if (story->summary != NULL && story->summary_base == NULL)
        story->summary_base = g_strdup (document->link);
      if (story->content != NULL && story->content_base == NULL)
        story->content_base = g_strdup (document->link);
    }
}

static HeraldFeedDocument *
read_feed (GBytes        *text,
           const char    *base,
           HeraldFailure *failure)
{
  g_autoptr (HeraldFeedDocument) document = NULL;
  gboolean lacks_base = FALSE;

  document = read_xml (text, base, &lacks_base, failure);
  if (document == NULL || base != NULL)
    return g_steal_pointer (&document);

  /* The link may stand behind the addresses that need it, so the whole is read once more. */
  if (lacks_base && herald_uri_is_web (document->link))
    {
      g_autofree char *link = g_steal_pointer (&document->link);

      g_clear_pointer (&document, herald_feed_document_unref);
      document = read_xml (text, link, &lacks_base, failure);
    }
  if (document != NULL)
    lend_base (document);

  return g_steal_pointer (&document);
}

static char
first_character (GBytes *text)
{
  gsize length;
  const char *data = g_bytes_get_data (text, &length);

  for (gsize i = 0; i < length; i++)
    if (!g_ascii_isspace (data[i]))
      return data[i];

  return '\0';
}

HeraldFeedDocument *
herald_feed_parser_parse (GBytes      *bytes,
                          const char  *content_type,
                          const char  *base,
                          GError     **error)
{
  g_autoptr (HeraldFeedDocument) document = NULL;
  g_autoptr (GBytes) text = NULL;
  HeraldFailure failure = HERALD_FAILURE_NOT_A_FEED;
  char first;

  g_return_val_if_fail (bytes != NULL, NULL);
  g_return_val_if_fail (error == NULL || *error == NULL, NULL);

  if (!herald_uri_is_web (base))
    base = NULL;
  if (g_bytes_get_size (bytes) > MAX_LENGTH)
    {
      g_set_error_literal (error, HERALD_FAILURE, HERALD_FAILURE_TOO_LARGE, "the file is too large to be a feed");
      return NULL;
    }

  text = herald_encoding_decode (bytes, content_type);
  first = first_character (text);
  if (first == '\0')
    {
      g_set_error_literal (error, HERALD_FAILURE, HERALD_FAILURE_EMPTY, "the file is empty");
      return NULL;
    }

  document = first == '{' ? herald_json_feed_reader_read (text, base) : read_feed (text, base, &failure);
  if (document != NULL)
    return g_steal_pointer (&document);

  if (failure == HERALD_FAILURE_WEB_PAGE)
    g_set_error_literal (error, HERALD_FAILURE, failure, "the file is a web page, not a feed");
  else
    g_set_error_literal (error, HERALD_FAILURE, failure, "the file is not a feed");

  return NULL;
}
