/* SPDX-FileCopyrightText: 2026 The Herald founders
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "herald-feed-discovery.h"

#include "herald-html-text.h"
#include "herald-html-tree.h"

#include "herald-uri.h"

#include <string.h>

/* What an icon of 32 px is best made from, in pixels. */
#define ICON_SIZE 32

/* More feeds, and longer bases in front of them, no page has. */
#define MAX_FEEDS       10000
#define MAX_BASE_LENGTH 2048

typedef struct
{
  HeraldPageLinks *links;
  const char      *address;    /* of the page (nullable) */
  char            *base;       /* (owned) (nullable): what the page says its base is */
  GHashTable      *addresses;  /* (owned): of the feeds found; the keys belong to them */
  GString         *title;      /* (owned) */
  gboolean         has_title;
  gboolean         in_title;
  char            *other_title; /* (owned) (nullable): what the page says to those who share it */
  int              icon_score;
} Search;

static const char * const feed_types[] = {
  "application/rss+xml", "application/atom+xml", "application/rdf+xml", "application/feed+json", "application/json",
  "application/xml", "application/rss", "application/atom", "application/x-rss+xml", "application/x-atom+xml",
  "text/xml", "text/rss", "text/rss+xml", "text/atom", "text/atom+xml", "text/rdf+xml", NULL
};

static void
search_clear (Search *self)
{
  g_free (self->base);
  g_free (self->other_title);
  g_hash_table_unref (self->addresses);
  g_string_free (self->title, TRUE);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Search, search_clear)

/* Whether the words of @list, which white space divides, hold @word. */
static gboolean
has_word (const char *list,
          const char *word)
{
  gsize length = strlen (word);

  while (list != NULL && *(list += strspn (list, " \t\n\r\f")) != '\0')
    {
      gsize word_length = strcspn (list, " \t\n\r\f");

      if (word_length == length && g_ascii_strncasecmp (list, word, length) == 0)
        return TRUE;
      list += word_length;
    }

  return FALSE;
}

/* The media type without parameters, in lower case. */
static char *
bare_type (const char *type)
{
  g_autofree char *bare = g_ascii_strdown (type, strcspn (type, ";"));

  return g_strdup (g_strstrip (bare));
}

static char *
resolve (const Search *self,
         const char   *reference)
{
  if (reference == NULL || reference[strspn (reference, " \t\n\r\f")] == '\0')
    return NULL;

  return herald_uri_resolve (self->base != NULL ? self->base : self->address, reference);
}

/* The first that can be one counts. */
static void
note_base (Search          *self,
           const GumboNode *base)
{
  g_autofree char *address = self->base == NULL ? resolve (self, herald_html_attribute (base, "href")) : NULL;

  if (herald_uri_is_web (address) && strlen (address) <= MAX_BASE_LENGTH)
    self->base = g_steal_pointer (&address);
}

static char *
dup_line (const char *text)
{
  g_autofree char *escaped = text != NULL ? g_markup_escape_text (text, -1) : NULL;
  g_autofree char *line = herald_html_line (escaped);

  return line[0] != '\0' ? g_steal_pointer (&line) : NULL;
}

static void
note_feed (Search          *self,
           const GumboNode *link)
{
  const char *type = herald_html_attribute (link, "type");
  g_autofree char *bare = type != NULL ? bare_type (type) : NULL;
  g_autofree char *address = NULL;
  HeraldFeedLink *feed;

  if (bare == NULL || !g_strv_contains (feed_types, bare) || self->links->feeds->len == MAX_FEEDS)
    return;
  address = resolve (self, herald_html_attribute (link, "href"));
  if (address == NULL)
    return;
  /* The programming interface of WordPress, which every page of it names. */
  if (strstr (bare, "json") != NULL &&
      (strstr (address, "/wp-json/") != NULL || strstr (address, "?rest_route=") != NULL))
    return;

  feed = g_hash_table_lookup (self->addresses, address);
  if (feed == NULL)
    {
      feed = g_new0 (HeraldFeedLink, 1);
      feed->type = g_strstrip (g_strdup (type));
      feed->address = g_steal_pointer (&address);
      g_ptr_array_add (self->links->feeds, feed);
      g_hash_table_insert (self->addresses, feed->address, feed);
    }
  if (feed->title == NULL)
    feed->title = dup_line (herald_html_attribute (link, "title"));
}

/* The higher the better; 0 for what is no icon. */
static int
icon_score (const GumboNode *link)
{
  const char *rel = herald_html_attribute (link, "rel");
  const char *sizes = herald_html_attribute (link, "sizes");
  const char *type = herald_html_attribute (link, "type");
  gint64 size;

  if (has_word (rel, "mask-icon"))
    return 0;
  if (has_word (rel, "apple-touch-icon") || has_word (rel, "apple-touch-icon-precomposed"))
    return 300;
  if (!has_word (rel, "icon"))
    return 0;
  if (type != NULL && strstr (type, "svg") != NULL)
    return 400;
  size = sizes != NULL ? g_ascii_strtoll (sizes, NULL, 10) : 0;
  if (size <= 0)
    return 200;
  if (size < ICON_SIZE)
    return (int) (100 + size);

  return (int) MAX (1000 - size, 350);
}

static void
note_icon (Search          *self,
           const GumboNode *link)
{
  int score = icon_score (link);
  g_autofree char *address = score > self->icon_score ? resolve (self, herald_html_attribute (link, "href")) : NULL;

  if (!herald_uri_is_web (address))
    return;
  self->icon_score = score;
  g_set_str (&self->links->icon, address);
}

static void
note_meta (Search          *self,
           const GumboNode *meta)
{
  const char *property = herald_html_attribute (meta, "property");

  if (self->other_title == NULL && property != NULL && g_ascii_strcasecmp (property, "og:title") == 0)
    self->other_title = dup_line (herald_html_attribute (meta, "content"));
}

static gboolean
enter (const GumboNode *node,
       gpointer         user_data)
{
  Search *self = user_data;

  if (self->in_title && (node->type == GUMBO_NODE_TEXT || node->type == GUMBO_NODE_WHITESPACE))
    g_string_append (self->title, node->v.text.text);
  if (node->type != GUMBO_NODE_ELEMENT || node->v.element.tag_namespace != GUMBO_NAMESPACE_HTML)
    return FALSE;

  switch ((int) node->v.element.tag)
    {
    case GUMBO_TAG_BASE:
      note_base (self, node);
      break;
    case GUMBO_TAG_LINK:
      if (has_word (herald_html_attribute (node, "rel"), "alternate"))
        note_feed (self, node);
      note_icon (self, node);
      break;
    case GUMBO_TAG_META:
      note_meta (self, node);
      break;
    case GUMBO_TAG_TITLE:
      self->in_title = !self->has_title;
      self->has_title = TRUE;
      break;
    default:
      break;
    }

  return TRUE;
}

static void
leave (const GumboNode *node,
       gpointer         user_data)
{
  Search *self = user_data;

  if (node->v.element.tag == GUMBO_TAG_TITLE)
    self->in_title = FALSE;
}

/**
 * herald_feed_discovery_find:
 * @html: a web page
 * @length: its length in bytes, or -1 if it ends with NUL
 * @base: (nullable): absolute address of the page
 *
 * Looks for the feeds that a page names in its `link` elements, for its title and its icon.
 *
 * Callable on any thread.
 *
 * Returns: (transfer full): what was found, which may be nothing
 */
HeraldPageLinks *
herald_feed_discovery_find (const char *html,
                            gssize      length,
                            const char *base)
{
  g_autoptr (HeraldHtmlTree) tree = herald_html_tree_new_page (html != NULL ? html : "", html != NULL ? length : 0);
  g_auto (Search) search = {
    .links = g_new0 (HeraldPageLinks, 1),
    .address = base,
    .addresses = g_hash_table_new (g_str_hash, g_str_equal),
    .title = g_string_new (NULL),
  };

  search.links->feeds = g_ptr_array_new_with_free_func ((GDestroyNotify) herald_feed_link_free);
  herald_html_tree_walk (tree, enter, leave, &search);
  search.links->title = dup_line (search.title->str);
  if (search.links->title == NULL)
    search.links->title = g_steal_pointer (&search.other_title);

  return search.links;
}

/**
 * herald_page_links_free:
 * @self: (transfer full): what was found on a page
 *
 * Frees @self with all it holds.
 */
void
herald_page_links_free (HeraldPageLinks *self)
{
  g_return_if_fail (self != NULL);

  g_free (self->title);
  g_free (self->icon);
  g_ptr_array_unref (self->feeds);
  g_free (self);
}

/**
 * herald_feed_link_free:
 * @self: (transfer full): a feed named by a page
 *
 * Frees @self.
 */
void
herald_feed_link_free (HeraldFeedLink *self)
{
  g_return_if_fail (self != NULL);

  g_free (self->address);
  g_free (self->title);
  g_free (self->type);
  g_free (self);
}
