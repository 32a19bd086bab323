/* SPDX-FileCopyrightText: 2026 The Herald founders
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "herald-vocabulary-private.h"

#include <string.h>

typedef struct
{
  const char      *uri; /* lower case, without scheme, "www." and what stands at the end */
  HeraldNamespace  space;
} NamespaceName;

typedef struct
{
  const char      *prefix;
  HeraldNamespace  space;
} Prefix;

typedef struct
{
  HeraldNamespace  space;
  const char      *name;
  HeraldElement    element;
} ElementName;

static const NamespaceName namespaces[] = {
  { "backend.userland.com/rss", HERALD_NAMESPACE_RSS },
  { "backend.userland.com/rss2", HERALD_NAMESPACE_RSS },
  { "backend.userland.com/rss091", HERALD_NAMESPACE_RSS },
  { "backend.userland.com/rss092", HERALD_NAMESPACE_RSS },
  { "blogs.law.harvard.edu/tech/rss", HERALD_NAMESPACE_RSS },
  { "cyber.law.harvard.edu/rss", HERALD_NAMESPACE_RSS },
  { "channel.netscape.com/rdf/simple/0.9", HERALD_NAMESPACE_RSS },
  { "my.netscape.com/rdf/simple/0.9", HERALD_NAMESPACE_RSS },
  { "cyber.harvard.edu/rss/rss.html", HERALD_NAMESPACE_RSS },
  { "purl.org/rss/1.0/modules/rss091", HERALD_NAMESPACE_RSS },
  { "my.netscape.com/publish/formats/rss-0.91.dtd", HERALD_NAMESPACE_RSS },
  { "purl.org/rss/1.0", HERALD_NAMESPACE_RSS },
  { "purl.org/net/rss1.1", HERALD_NAMESPACE_RSS },
  { "rssboard.org/rss-specification", HERALD_NAMESPACE_RSS },
  { "w3.org/2005/atom", HERALD_NAMESPACE_ATOM },
  { "purl.org/atom/ns", HERALD_NAMESPACE_ATOM },
  { "example.com/newformat", HERALD_NAMESPACE_ATOM },
  { "example.com/necho", HERALD_NAMESPACE_ATOM },
  { "purl.org/echo", HERALD_NAMESPACE_ATOM },
  { "uri/of/echo/namespace", HERALD_NAMESPACE_ATOM },
  { "purl.org/pie", HERALD_NAMESPACE_ATOM },
  { "w3.org/1999/02/22-rdf-syntax-ns", HERALD_NAMESPACE_RDF },
  { "purl.org/rss/1.0/modules/content", HERALD_NAMESPACE_CONTENT },
  { "purl.org/rss/1.0/modules/syndication", HERALD_NAMESPACE_SY },
  { "purl.org/dc/elements/1.1", HERALD_NAMESPACE_DC },
  { "purl.org/dc/elements/1.0", HERALD_NAMESPACE_DC },
  { "purl.org/dc", HERALD_NAMESPACE_DC },
  { "dublincore.org/documents/dcmi-namespace", HERALD_NAMESPACE_DC },
  { "purl.org/dc/terms", HERALD_NAMESPACE_DCTERMS },
  { "dublincore.org/documents/dcmi-terms", HERALD_NAMESPACE_DCTERMS },
  { "dublincore.org/specifications/dublin-core/dcmi-terms", HERALD_NAMESPACE_DCTERMS },
  { "rssnamespace.org/feedburner/ext/1.0", HERALD_NAMESPACE_FEEDBURNER },
  { "itunes.com/dtds/podcast-1.0.dtd", HERALD_NAMESPACE_ITUNES },
  { "itunes.com/dtds/podcast-1.0", HERALD_NAMESPACE_ITUNES },
  { "example.com/dtds/podcast-1.0.dtd", HERALD_NAMESPACE_ITUNES },
  { "search.yahoo.com/mrss", HERALD_NAMESPACE_MEDIA },
  { "search.yahoo.com/mrss/index.html", HERALD_NAMESPACE_MEDIA },
  { "video.search.yahoo.com/mrss", HERALD_NAMESPACE_MEDIA },
  { "tools.search.yahoo.com/mrss", HERALD_NAMESPACE_MEDIA },
  { "search.yahoo.com/searchmonkey/media", HERALD_NAMESPACE_MEDIA },
  { "rssboard.org/media-rss", HERALD_NAMESPACE_MEDIA },
  { "w3.org/1999/xhtml", HERALD_NAMESPACE_XHTML },
  { "w3.org/xml/1998/namespace", HERALD_NAMESPACE_XML },
};

static const Prefix prefixes[] = {
  { "atom", HERALD_NAMESPACE_ATOM },
  { "content", HERALD_NAMESPACE_CONTENT },
  { "dc", HERALD_NAMESPACE_DC },
  { "dcterms", HERALD_NAMESPACE_DCTERMS },
  { "feedburner", HERALD_NAMESPACE_FEEDBURNER },
  { "itunes", HERALD_NAMESPACE_ITUNES },
  { "media", HERALD_NAMESPACE_MEDIA },
  { "rdf", HERALD_NAMESPACE_RDF },
  { "sy", HERALD_NAMESPACE_SY },
  { "xhtml", HERALD_NAMESPACE_XHTML },
  { "xml", HERALD_NAMESPACE_XML },
};

#define ELEMENT(space, name, element) { HERALD_NAMESPACE_##space, name, HERALD_ELEMENT_##space##_##element }

static const ElementName elements[] = {
  ELEMENT (RSS, "rss", RSS),
  ELEMENT (RSS, "channel", CHANNEL),
  ELEMENT (RSS, "item", ITEM),
  ELEMENT (RSS, "title", TITLE),
  ELEMENT (RSS, "link", LINK),
  ELEMENT (RSS, "description", DESCRIPTION),
  ELEMENT (RSS, "language", LANGUAGE),
  ELEMENT (RSS, "image", IMAGE),
  ELEMENT (RSS, "url", URL),
  ELEMENT (RSS, "guid", GUID),
  ELEMENT (RSS, "pubDate", PUB_DATE),
  ELEMENT (RSS, "lastBuildDate", LAST_BUILD_DATE),
  ELEMENT (RSS, "ttl", TTL),
  ELEMENT (RSS, "skipHours", SKIP_HOURS),
  ELEMENT (RSS, "skipDays", SKIP_DAYS),
  ELEMENT (RSS, "author", AUTHOR),
  ELEMENT (RSS, "managingEditor", MANAGING_EDITOR),
  ELEMENT (RSS, "webMaster", WEB_MASTER),
  ELEMENT (RSS, "category", CATEGORY),
  ELEMENT (RSS, "comments", COMMENTS),
  ELEMENT (RSS, "enclosure", ENCLOSURE),
  { HERALD_NAMESPACE_RSS, "abstract", HERALD_ELEMENT_CDF_ABSTRACT },
  { HERALD_NAMESPACE_RSS, "logo", HERALD_ELEMENT_CDF_LOGO },
  { HERALD_NAMESPACE_RSS, "body", HERALD_ELEMENT_XHTML_BODY },
  ELEMENT (RSS, "fullitem", FULL_ITEM),
  { HERALD_NAMESPACE_RSS, "content", HERALD_ELEMENT_RSS_FULL_ITEM },
  ELEMENT (RSS, "items", ITEMS),
  { HERALD_NAMESPACE_RSS, "name", HERALD_ELEMENT_ATOM_NAME },
  { HERALD_NAMESPACE_RSS, "email", HERALD_ELEMENT_ATOM_EMAIL },
  { HERALD_NAMESPACE_RSS, "uri", HERALD_ELEMENT_ATOM_URI },

  ELEMENT (ATOM, "feed", FEED),
  ELEMENT (ATOM, "entry", ENTRY),
  ELEMENT (ATOM, "id", ID),
  ELEMENT (ATOM, "title", TITLE),
  ELEMENT (ATOM, "subtitle", SUBTITLE),
  ELEMENT (ATOM, "tagline", TAGLINE),
  ELEMENT (ATOM, "link", LINK),
  ELEMENT (ATOM, "icon", ICON),
  ELEMENT (ATOM, "logo", LOGO),
  ELEMENT (ATOM, "updated", UPDATED),
  ELEMENT (ATOM, "modified", MODIFIED),
  ELEMENT (ATOM, "published", PUBLISHED),
  ELEMENT (ATOM, "issued", ISSUED),
  ELEMENT (ATOM, "created", CREATED),
  ELEMENT (ATOM, "author", AUTHOR),
  ELEMENT (ATOM, "name", NAME),
  ELEMENT (ATOM, "email", EMAIL),
  ELEMENT (ATOM, "uri", URI),
  { HERALD_NAMESPACE_ATOM, "url", HERALD_ELEMENT_ATOM_URI },
  { HERALD_NAMESPACE_ATOM, "homepage", HERALD_ELEMENT_ATOM_URI },
  ELEMENT (ATOM, "category", CATEGORY),
  ELEMENT (ATOM, "summary", SUMMARY),
  ELEMENT (ATOM, "content", CONTENT),
  ELEMENT (ATOM, "source", SOURCE),

  ELEMENT (RDF, "RDF", RDF),
  ELEMENT (CONTENT, "encoded", ENCODED),

  ELEMENT (DC, "title", TITLE),
  ELEMENT (DC, "description", DESCRIPTION),
  ELEMENT (DC, "language", LANGUAGE),
  ELEMENT (DC, "date", DATE),
  ELEMENT (DC, "creator", CREATOR),
  ELEMENT (DC, "author", AUTHOR),
  ELEMENT (DC, "subject", SUBJECT),
  { HERALD_NAMESPACE_DCTERMS, "title", HERALD_ELEMENT_DC_TITLE },
  { HERALD_NAMESPACE_DCTERMS, "description", HERALD_ELEMENT_DC_DESCRIPTION },
  { HERALD_NAMESPACE_DCTERMS, "language", HERALD_ELEMENT_DC_LANGUAGE },
  { HERALD_NAMESPACE_DCTERMS, "date", HERALD_ELEMENT_DC_DATE },
  { HERALD_NAMESPACE_DCTERMS, "creator", HERALD_ELEMENT_DC_CREATOR },
  { HERALD_NAMESPACE_DCTERMS, "subject", HERALD_ELEMENT_DC_SUBJECT },
  ELEMENT (DCTERMS, "created", CREATED),
  ELEMENT (DCTERMS, "issued", ISSUED),
  ELEMENT (DCTERMS, "modified", MODIFIED),

  ELEMENT (FEEDBURNER, "origLink", ORIG_LINK),
  ELEMENT (FEEDBURNER, "origEnclosureLink", ORIG_ENCLOSURE_LINK),

  ELEMENT (ITUNES, "title", TITLE),
  ELEMENT (ITUNES, "subtitle", SUBTITLE),
  ELEMENT (ITUNES, "summary", SUMMARY),
  ELEMENT (ITUNES, "author", AUTHOR),
  ELEMENT (ITUNES, "owner", OWNER),
  ELEMENT (ITUNES, "name", NAME),
  ELEMENT (ITUNES, "email", EMAIL),
  ELEMENT (ITUNES, "image", IMAGE),
  ELEMENT (ITUNES, "link", LINK),
  ELEMENT (ITUNES, "keywords", KEYWORDS),
  ELEMENT (ITUNES, "duration", DURATION),

  ELEMENT (MEDIA, "group", GROUP),
  ELEMENT (MEDIA, "content", CONTENT),
  ELEMENT (MEDIA, "peerLink", PEER_LINK),
  ELEMENT (MEDIA, "thumbnail", THUMBNAIL),
  ELEMENT (MEDIA, "title", TITLE),
  ELEMENT (MEDIA, "description", DESCRIPTION),
  ELEMENT (MEDIA, "credit", CREDIT),
  ELEMENT (MEDIA, "category", CATEGORY),

  ELEMENT (SY, "updatePeriod", UPDATE_PERIOD),
  ELEMENT (SY, "updateFrequency", UPDATE_FREQUENCY),

  ELEMENT (XHTML, "body", BODY),
  ELEMENT (XHTML, "div", DIV),
  ELEMENT (XHTML, "html", HTML),
};

/**
 * herald_vocabulary_find_namespace:
 * @uri: a namespace's name as declared
 *
 * Compares without case, without scheme, and without "/", "#" and white space at the end, since feeds get these
 * wrong. The table holds the historic names of each vocabulary too.
 */
HeraldNamespace
herald_vocabulary_find_namespace (const char *uri)
{
  g_autofree char *name = NULL;
  const char *start;
  gsize length;

  if (strlen (uri) > 200)
    return HERALD_NAMESPACE_UNKNOWN;

  name = g_strstrip (g_ascii_strdown (uri, -1));
  start = name;
  if (*start == '\0')
    return HERALD_NAMESPACE_NONE;
  if (g_str_has_prefix (start, "http://"))
    start += strlen ("http://");
  else if (g_str_has_prefix (start, "https://"))
    start += strlen ("https://");
  if (g_str_has_prefix (start, "www."))
    start += strlen ("www.");

  for (length = strlen (start); length > 0 && strchr ("/#?", start[length - 1]) != NULL; length--)
    ;

  for (guint i = 0; i < G_N_ELEMENTS (namespaces); i++)
    if (strlen (namespaces[i].uri) == length && memcmp (namespaces[i].uri, start, length) == 0)
      return namespaces[i].space;

  return HERALD_NAMESPACE_UNKNOWN;
}

/**
 * herald_vocabulary_guess_prefix:
 * @prefix: a prefix that was not declared
 * @length: its length in bytes
 *
 * Returns: the vocabulary that everybody means by @prefix
 */
HeraldNamespace
herald_vocabulary_guess_prefix (const char *prefix,
                                gsize       length)
{
  for (guint i = 0; i < G_N_ELEMENTS (prefixes); i++)
    if (strlen (prefixes[i].prefix) == length && memcmp (prefixes[i].prefix, prefix, length) == 0)
      return prefixes[i].space;

  return HERALD_NAMESPACE_UNKNOWN;
}

/**
 * herald_vocabulary_find_element:
 * @space: the element's vocabulary
 * @local_name: its name without prefix; case does not matter
 * @length: the length of that in bytes
 */
HeraldElement
herald_vocabulary_find_element (HeraldNamespace  space,
                                const char      *local_name,
                                gsize            length)
{
  if (space == HERALD_NAMESPACE_NONE || space == HERALD_NAMESPACE_UNKNOWN)
    return HERALD_ELEMENT_UNKNOWN;

  for (guint i = 0; i < G_N_ELEMENTS (elements); i++)
    if (elements[i].space == space && strlen (elements[i].name) == length &&
        g_ascii_strncasecmp (elements[i].name, local_name, length) == 0)
      return elements[i].element;

  return HERALD_ELEMENT_UNKNOWN;
}
