/* SPDX-FileCopyrightText: 2026 The Herald founders
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "herald-test-safety.h"

#include <gumbo.h>
#include <libxml/HTMLparser.h>
#include <libxml/HTMLtree.h>
#include <string.h>

/* Knows nothing of how the sanitiser works. The lists say what a story is made of; each result is read by two
 * parsers, and by the first again after the second has written it. */

#define BYTE_ORDER_MARK 0xfeff

typedef struct
{
  char *fault; /* (owned) (nullable): the first that was found */
} Search;

static const char elements[] =
  " html body a abbr address article aside audio b bdi bdo blockquote br caption cite code col colgroup dd del"
  " details dfn div dl dt em figcaption figure footer h1 h2 h3 h4 h5 h6 header hgroup hr i iframe img ins kbd li main"
  " mark nav ol p picture pre q rp rt ruby s samp section small source span strike strong sub summary sup table tbody"
  " td tfoot th thead time tr tt u ul var video wbr ";

static const char attributes[] =
  " alt cite colspan controls datetime dir headers height href hreflang id lang loop media open poster preload reversed"
  " rowspan scope sizes span src srcset start title type value width ";

static const char followed_schemes[] =
  " http https mailto tel sms geo magnet ftp ftps xmpp irc ircs news nntp sip sips matrix webcal feed gopher gemini doi"
  " urn ";

static const char pictures[] = " image/png image/gif image/jpeg image/jpg image/webp image/avif image/bmp ";

/* What a parser leaves out with all that is in it, or shows as something other than text. */
static const char silent_elements[] =
  " script style template title iframe object embed applet xmp plaintext noframes noembed frame frameset base meta link"
  " input param ";

static gboolean
holds_word (const char *words,
            const char *word)
{
  g_autofree char *spaced = g_strdup_printf (" %s ", word);

  return strchr (word, ' ') == NULL && strstr (words, spaced) != NULL;
}

static void
note_fault (Search     *self,
            const char *what,
            const char *name,
            const char *value)
{
  if (self->fault == NULL)
    self->fault = g_strdup_printf ("%s: %s \"%s\"", what, name, value != NULL ? value : "");
}

/* Without what programs overlook at the beginning of an address and in it. */
static char *
bare_address (const char *value)
{
  g_autoptr (GString) bare = g_string_new (NULL);

  for (const char *c = value; *c != '\0'; c = g_utf8_next_char (c))
    {
      gunichar character = g_utf8_get_char (c);

      if (g_unichar_isgraph (character))
        g_string_append_unichar (bare, g_unichar_tolower (character));
    }

  return g_string_free_and_steal (g_steal_pointer (&bare));
}

static void
check_address (Search     *self,
               const char *element,
               const char *name,
               const char *value)
{
  g_autofree char *bare = bare_address (value);
  g_autofree char *scheme = g_strndup (bare, strcspn (bare, ":"));
  gboolean is_picture = strcmp (element, "img") == 0 && strcmp (name, "src") == 0;

  if (strchr (bare, ':') == NULL || strpbrk (scheme, "/?#") != NULL)
    return;
  if (is_picture && strcmp (scheme, "data") == 0)
    {
      g_autofree char *type = g_strndup (bare + 5, strcspn (bare + 5, ";,"));

      if (!holds_word (pictures, type))
        note_fault (self, "a picture of this type", name, value);
    }
  else if (strcmp (name, "href") == 0 || strcmp (name, "cite") == 0)
    {
      if (!holds_word (followed_schemes, scheme))
        note_fault (self, "an address to follow", name, value);
    }
  else if (!holds_word (" http https ", scheme))
    {
      note_fault (self, "an address to load", name, value);
    }
}

static void
check_attribute (Search     *self,
                 const char *element,
                 const char *name,
                 const char *value)
{
  if (!holds_word (attributes, name))
    note_fault (self, "an attribute", name, value);
  else if (strcmp (name, "srcset") == 0)
    {
      g_auto (GStrv) candidates = g_strsplit (value, ", ", -1);

      for (gsize i = 0; candidates[i] != NULL; i++)
        check_address (self, element, name, candidates[i]);
    }
  else if (holds_word (" href src poster cite ", name))
    check_address (self, element, name, value);
  if (strcmp (element, "iframe") == 0 && strcmp (name, "src") == 0 && !g_str_has_prefix (value, "https://"))
    note_fault (self, "a frame", name, value);
}

static void
check_gumbo_node (Search          *self,
                  const GumboNode *node)
{
  const GumboElement *element = &node->v.element;
  const char *name;

  if (node->type == GUMBO_NODE_COMMENT || node->type == GUMBO_NODE_TEMPLATE)
    note_fault (self, "a kind of node", "", NULL);
  if (node->type != GUMBO_NODE_ELEMENT)
    return;
  name = gumbo_normalized_tagname (element->tag);
  if (element->tag_namespace != GUMBO_NAMESPACE_HTML || !holds_word (elements, name))
    note_fault (self, "an element", name, NULL);
  for (guint i = 0; i < element->attributes.length; i++)
    {
      const GumboAttribute *attribute = element->attributes.data[i];

      check_attribute (self, name, attribute->name, attribute->value);
    }
  for (guint i = 0; i < element->children.length; i++)
    check_gumbo_node (self, element->children.data[i]);
}

static GumboOutput *
parse_with_gumbo (GumboOptions *options,
                  const char   *html,
                  gsize         length)
{
  *options = kGumboDefaultOptions;
  options->fragment_context = GUMBO_TAG_DIV;

  return gumbo_parse_with_options (options, html, length);
}

static void
check_with_gumbo (Search     *self,
                  const char *html)
{
  GumboOptions options;
  GumboOutput *output = parse_with_gumbo (&options, html, strlen (html));

  check_gumbo_node (self, output->root);
  gumbo_destroy_output (&options, output);
}

static void
check_xml_node (Search        *self,
                const xmlNode *node)
{
  if (node->type == XML_COMMENT_NODE || node->type == XML_PI_NODE)
    note_fault (self, "a kind of node", "", NULL);
  if (node->type != XML_ELEMENT_NODE)
    return;
  if (!holds_word (elements, (const char *) node->name))
    note_fault (self, "an element", (const char *) node->name, NULL);
  for (const xmlAttr *attribute = node->properties; attribute != NULL; attribute = attribute->next)
    {
      g_autofree char *name = g_ascii_strdown ((const char *) attribute->name, -1);
      xmlChar *value = xmlNodeGetContent ((const xmlNode *) attribute);

      check_attribute (self, (const char *) node->name, name, (const char *) value);
      xmlFree (value);
    }
  for (const xmlNode *child = node->children; child != NULL; child = child->next)
    check_xml_node (self, child);
}

static void
check_with_libxml (Search     *self,
                   const char *html)
{
  g_autofree char *page = g_strdup_printf ("<html><body><div>%s</div></body></html>", html);
  int options = HTML_PARSE_RECOVER | HTML_PARSE_NOERROR | HTML_PARSE_NOWARNING | HTML_PARSE_NONET |
                HTML_PARSE_NODEFDTD;
  htmlDocPtr document = htmlReadMemory (page, (int) strlen (page), NULL, "UTF-8", options);
  xmlNode *root = document != NULL ? xmlDocGetRootElement (document) : NULL;
  xmlBuffer *written = xmlBufferCreate ();

  g_assert_nonnull (root);
  check_xml_node (self, root);
  htmlNodeDump (written, document, root);
  check_with_gumbo (self, (const char *) xmlBufferContent (written));
  xmlBufferFree (written);
  xmlFreeDoc (document);
}

char *
herald_test_safety_find_fault (const char *html)
{
  Search search = { 0 };

  if (!g_utf8_validate (html, -1, NULL))
    note_fault (&search, "bytes", "that are no UTF-8", NULL);
  else if (g_str_has_prefix (html, "\xef\xbb\xbf"))
    note_fault (&search, "bytes", "a byte order mark", NULL);
  else
    {
      check_with_gumbo (&search, html);
      check_with_libxml (&search, html);
    }

  return search.fault;
}

static void
append_text (GString         *text,
             const GumboNode *node)
{
  if (node->type == GUMBO_NODE_TEXT || node->type == GUMBO_NODE_CDATA)
    g_string_append (text, node->v.text.text);
  if (node->type != GUMBO_NODE_ELEMENT ||
      holds_word (silent_elements, gumbo_normalized_tagname (node->v.element.tag)) ||
      gumbo_get_attribute (&node->v.element.attributes, "hidden") != NULL)
    return;
  for (guint i = 0; i < node->v.element.children.length; i++)
    append_text (text, node->v.element.children.data[i]);
}

/* White space is left out, for where tags go it may come. */
char *
herald_test_safety_dup_text (const char *html,
                             gssize      length)
{
  GumboOptions options;
  GumboOutput *output = parse_with_gumbo (&options, html, length < 0 ? strlen (html) : (gsize) length);
  g_autoptr (GString) text = g_string_new (NULL);
  g_autofree char *valid = NULL;
  g_autoptr (GString) words = g_string_new (NULL);

  append_text (text, output->root);
  gumbo_destroy_output (&options, output);
  valid = g_utf8_make_valid (text->str, (gssize) text->len);
  for (const char *c = valid; *c != '\0'; c = g_utf8_next_char (c))
    {
      gunichar character = g_utf8_get_char (c);

      if (!g_unichar_isspace (character) && character != BYTE_ORDER_MARK)
        g_string_append_unichar (words, character);
    }

  return g_string_free_and_steal (g_steal_pointer (&words));
}
