/* SPDX-FileCopyrightText: 2026 The Herald founders
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "herald-html-sanitizer.h"

#include "herald-html-elements.h"
#include "herald-html-nesting.h"
#include "herald-html-picture.h"
#include "herald-html-tree.h"

#include "herald-uri.h"

#include <string.h>

/* Only what the lists of herald-html-elements.c name is written, element by element and attribute by attribute,
 * from the parser's tree. None of the elements written makes a parser read text in another way, so whatever a
 * second parser makes of the result, it finds only such elements.
 *
 * Where tags were left out, what was inside may nest in a way that a parser would not build ("p" in "p"). Then the
 * result goes through again until it stays the same; that is for looks and stability, safety does not need it. */

/* The parser moves a link that holds another inwards by eight blocks each time, and there are at most 150. */
#define MAX_PASSES       24
#define MAX_PASSES_BYTES (1024 * 1024)

/* A long base in front of very many references comes to more than anybody reads. What is written beyond that has no
 * addresses. */
#define MAX_ADDRESSED_BYTES (40 * 1024 * 1024)
#define MAX_BASE_LENGTH     2048

typedef struct
{
  GString           *out;
  const char        *base;
  gsize              pre_start; /* where the text of the last "pre" begins in @out */
  HeraldHtmlNesting  nesting;
} Writing;

/* Schemes of addresses that a person may follow. */
static const char * const link_schemes[] = {
  "http:", "https:", "mailto:", "tel:", "sms:", "geo:", "magnet:", "ftp:", "ftps:", "xmpp:", "irc:", "ircs:", "news:",
  "nntp:", "sip:", "sips:", "matrix:", "webcal:", "feed:", "gopher:", "gemini:", "doi:", "urn:", NULL
};

/* Hosts of players, each with the beginning of the paths that are players. */
static const char * const players[] = {
  "https://www.youtube.com/embed/", "https://youtube.com/embed/", "https://www.youtube-nocookie.com/embed/",
  "https://youtube-nocookie.com/embed/", "https://player.vimeo.com/video/", "https://w.soundcloud.com/player/",
  "https://open.spotify.com/embed/", "https://open.spotify.com/embed-podcast/", "https://bandcamp.com/EmbeddedPlayer/",
  "https://www.dailymotion.com/embed/", "https://geo.dailymotion.com/player", "https://embed.podcasts.apple.com/",
  "https://embed.music.apple.com/", "https://www.mixcloud.com/widget/", "https://player.twitch.tv/",
  "https://archive.org/embed/", "https://media.ccc.de/", "https://framatube.org/videos/embed/",
  "https://embed.ted.com/talks/", "https://play.acast.com/s/", "https://www.arte.tv/embeds/", NULL
};

static const char * const address_attributes[] = { "cite", "href", "poster", "src", "srcset", NULL };

static void
append_escaped (GString    *out,
                const char *text,
                gboolean    in_attribute)
{
  for (const char *c = text; *c != '\0'; c++)
    {
      switch (*c)
        {
        case '&':
          g_string_append (out, "&amp;");
          break;
        case '<':
          g_string_append (out, "&lt;");
          break;
        case '>':
          g_string_append (out, "&gt;");
          break;
        case '"':
          g_string_append (out, in_attribute ? "&quot;" : "\"");
          break;
        case '\r':
          g_string_append (out, "&#13;");
          break;
        case '\f':
          g_string_append_c (out, ' ');
          break;
        case '\n':
        case '\t':
          g_string_append_c (out, *c);
          break;
        case '\xef':
          /* A byte order mark is none of the text. */
          if (out->len == 0 && c[1] == '\xbb' && c[2] == '\xbf')
            {
              c += 2;
              break;
            }
          /* U+FFFE and U+FFFF */
          if (c[1] == '\xbf' && (c[2] == '\xbe' || c[2] == '\xbf'))
            {
              g_string_append (out, "\357\277\275");
              c += 2;
              break;
            }
          G_GNUC_FALLTHROUGH;
        default:
          if ((guchar) *c < 0x20 || *c == 0x7f)
            g_string_append (out, "\357\277\275");
          else
            g_string_append_c (out, *c);
        }
    }
}

static void
append_attribute (GString    *out,
                  const char *name,
                  const char *value)
{
  if (value == NULL)
    return;
  g_string_append_printf (out, " %s=\"", name);
  append_escaped (out, value, TRUE);
  g_string_append_c (out, '"');
}

/* An address that is only a fragment leads to a place in the story, whatever the base. */
static char *
resolve_link (const char *base,
              const char *reference)
{
  g_autofree char *resolved = NULL;

  if (reference[strspn (reference, " \t\n\r\f")] == '#')
    return g_strstrip (g_strdup (reference));

  resolved = herald_uri_resolve (base, reference);
  if (resolved == NULL || !herald_uri_is_safe (resolved))
    return g_steal_pointer (&resolved);
  for (gsize i = 0; link_schemes[i] != NULL; i++)
    {
      if (g_ascii_strncasecmp (resolved, link_schemes[i], strlen (link_schemes[i])) == 0)
        return g_steal_pointer (&resolved);
    }

  return NULL;
}

static char *
resolve_player (const char *base,
                const char *reference)
{
  g_autofree char *resolved = NULL;

  if (reference == NULL)
    return NULL;
  resolved = herald_uri_resolve (base != NULL ? base : "https://invalid/", reference);
  if (resolved != NULL && g_ascii_strncasecmp (resolved, "http:", 5) == 0)
    {
      g_autofree char *secure = g_strconcat ("https:", resolved + 5, NULL);

      g_set_str (&resolved, secure);
    }
  for (gsize i = 0; resolved != NULL && players[i] != NULL; i++)
    {
      if (g_str_has_prefix (resolved, players[i]))
        return g_steal_pointer (&resolved);
    }

  return NULL;
}

/* "640", "50%"; what else browsers would make of a size does no good here. */
static char *
dup_size (const char *value)
{
  gsize digits;

  value += strspn (value, " \t\n\r\f");
  digits = strspn (value, "0123456789");
  if (digits == 0 || digits > 5)
    return NULL;

  return g_strndup (value, value[digits] == '%' ? digits + 1 : digits);
}

static gboolean
is_one_of (const char *word,
           const char *a,
           const char *b,
           const char *c)
{
  return strcmp (word, a) == 0 || strcmp (word, b) == 0 || strcmp (word, c) == 0;
}

/* Returns the value to write, or NULL if the attribute goes. */
static char *
clean_value (const Writing   *self,
             const GumboNode *element,
             const char      *name,
             const char      *value)
{
  GumboTag tag = element->v.element.tag;

  if (self->out->len > MAX_ADDRESSED_BYTES && g_strv_contains (address_attributes, name))
    return NULL;
  if (strcmp (name, "href") == 0)
    return resolve_link (self->base, value);
  if (strcmp (name, "cite") == 0)
    {
      g_autofree char *address = resolve_link (self->base, value);

      return address != NULL && (herald_uri_is_web (address) || !herald_uri_is_safe (address))
             ? g_steal_pointer (&address) : NULL;
    }
  if (strcmp (name, "src") == 0)
    {
      if (tag == GUMBO_TAG_IMG)
        return herald_html_dup_picture (element, self->base);
      if (tag == GUMBO_TAG_IFRAME)
        return resolve_player (self->base, value);
    }
  if (strcmp (name, "src") == 0 || strcmp (name, "poster") == 0)
    {
      g_autofree char *address = herald_html_resolve_picture (self->base, value);

      /* Only a picture may be in the text itself. */
      return address == NULL || g_str_has_prefix (address, "data:") ? NULL : g_steal_pointer (&address);
    }
  if (strcmp (name, "srcset") == 0)
    return herald_html_resolve_srcset (self->base, value);
  if (is_one_of (name, "width", "height", "span") || is_one_of (name, "colspan", "rowspan", "start"))
    return dup_size (value);

  return g_strdup (value);
}

static gboolean
is_flag (const char *name)
{
  return is_one_of (name, "controls", "open", "reversed") || strcmp (name, "loop") == 0;
}

/* What an element has by another name: a picture loaded late, a place named in the old way. */
static void
append_late (Writing         *self,
             const GumboNode *element)
{
  GumboTag tag = element->v.element.tag;

  if (tag == GUMBO_TAG_IMG && herald_html_attribute (element, "src") == NULL)
    {
      g_autofree char *address = herald_html_dup_picture (element, self->base);

      append_attribute (self->out, "src", address);
    }
  if ((tag == GUMBO_TAG_IMG || tag == GUMBO_TAG_SOURCE) && herald_html_attribute (element, "srcset") == NULL)
    {
      g_autofree char *set = herald_html_dup_picture_set (element, self->base);

      append_attribute (self->out, "srcset", set);
    }
  if (tag == GUMBO_TAG_A && herald_html_attribute (element, "id") == NULL)
    append_attribute (self->out, "id", herald_html_attribute (element, "name"));
}

static void
append_start_tag (Writing         *self,
                  const GumboNode *element)
{
  const GumboVector *attributes = &element->v.element.attributes;

  g_string_append_printf (self->out, "<%s", gumbo_normalized_tagname (element->v.element.tag));
  for (guint i = 0; i < attributes->length; i++)
    {
      const GumboAttribute *attribute = attributes->data[i];
      g_autofree char *value = NULL;

      if (attribute->attr_namespace != GUMBO_ATTR_NAMESPACE_NONE ||
          !herald_html_allows_attribute (element, attribute->name))
        continue;
      value = is_flag (attribute->name) ? g_strdup ("")
                                        : clean_value (self, element, attribute->name, attribute->value);
      append_attribute (self->out, attribute->name, value);
    }
  append_late (self, element);
  /* A player without controls, as scripts of pages make them, cannot be started. */
  if ((element->v.element.tag == GUMBO_TAG_VIDEO || element->v.element.tag == GUMBO_TAG_AUDIO) &&
      herald_html_attribute (element, "controls") == NULL)
    append_attribute (self->out, "controls", "");
  g_string_append_c (self->out, '>');
}

/* A parser drops the first line break in "pre", so it takes two to keep one. */
static void
append_text (Writing    *self,
             const char *text)
{
  if (self->pre_start > 0 && self->out->len == self->pre_start && *text == '\n')
    g_string_append_c (self->out, '\n');
  append_escaped (self->out, text, FALSE);
  herald_html_nesting_text (&self->nesting, text);
}

static gboolean
is_written (const Writing   *self,
            const GumboNode *element)
{
  GumboTag tag = element->v.element.tag;

  if (tag == GUMBO_TAG_IFRAME)
    {
      g_autofree char *address = resolve_player (self->base, herald_html_attribute (element, "src"));

      return address != NULL;
    }

  return tag != GUMBO_TAG_IMG || !herald_html_is_tracking_pixel (element);
}

static gboolean
enter (const GumboNode *node,
       gpointer         user_data)
{
  Writing *self = user_data;
  HeraldHtmlFate fate;
  gboolean is_empty;

  if (node->type == GUMBO_NODE_TEXT || node->type == GUMBO_NODE_WHITESPACE || node->type == GUMBO_NODE_CDATA)
    append_text (self, node->v.text.text);
  if (node->type != GUMBO_NODE_ELEMENT)
    return FALSE;

  fate = herald_html_fate (node);
  if (fate == HERALD_HTML_UNWRAP)
    return TRUE;
  if (fate == HERALD_HTML_DROP || !is_written (self, node))
    return FALSE;

  append_start_tag (self, node);
  if (node->v.element.tag == GUMBO_TAG_PRE)
    self->pre_start = self->out->len;
  if (node->v.element.tag == GUMBO_TAG_IFRAME)
    g_string_append (self->out, "</iframe>");

  is_empty = node->v.element.tag == GUMBO_TAG_IFRAME || herald_html_is_void (node);
  if (is_empty)
    herald_html_nesting_add (&self->nesting, node->v.element.tag);
  else
    herald_html_nesting_enter (&self->nesting, node->v.element.tag);

  return !is_empty;
}

static void
leave (const GumboNode *node,
       gpointer         user_data)
{
  Writing *self = user_data;

  if (herald_html_fate (node) != HERALD_HTML_KEEP)
    return;
  g_string_append_printf (self->out, "</%s>", gumbo_normalized_tagname (node->v.element.tag));
  herald_html_nesting_leave (&self->nesting);
}

/* Sets @is_stable to whether to do it again to the result is known to change nothing. */
static GString *
sanitize_once (const char *html,
               gssize      length,
               const char *base,
               gboolean   *is_stable)
{
  g_autoptr (HeraldHtmlTree) tree = herald_html_tree_new_fragment (html, length);
  Writing writing = { .out = g_string_new (NULL), .base = base };

  herald_html_nesting_init (&writing.nesting);
  herald_html_tree_walk (tree, enter, leave, &writing);
  *is_stable = !writing.nesting.is_unsure;
  herald_html_nesting_clear (&writing.nesting);

  return writing.out;
}

/* Whether @html is text that comes out of the parser as it went in. */
static gboolean
is_plain_text (const char *html,
               gssize      length)
{
  return length < 0 && strpbrk (html, "<&\r\f") == NULL && g_utf8_validate (html, -1, NULL);
}

/* Returns @base without its fragment, which no reference keeps, and if it is too long without its query, which hardly
 * any does; or NULL if it is too long even so. */
static char *
dup_usable_base (const char *base)
{
  gsize length = base != NULL ? strcspn (base, "#") : 0;

  if (length > MAX_BASE_LENGTH)
    length = strcspn (base, "?#");

  return length > 0 && length <= MAX_BASE_LENGTH ? g_strndup (base, length) : NULL;
}

/**
 * herald_html_sanitize:
 * @html: (nullable): HTML of a stranger, however broken
 * @length: its length in bytes, or -1 if it ends with NUL
 * @base: (nullable): absolute address against which its references are resolved
 *
 * Reduces @html to what may be shown: text, pictures, films and sounds, tables and links, with absolute addresses.
 * Nothing of it runs, loads a document (but the players of some video and audio hosts), or counts readers. To
 * sanitise the result again changes nothing.
 *
 * Callable on any thread.
 *
 * Returns: (transfer full): a fragment of HTML in UTF-8
 */
char *
herald_html_sanitize (const char *html,
                      gssize      length,
                      const char *base)
{
  g_autofree char *usable_base = dup_usable_base (base);
  g_autoptr (GString) clean = NULL;
  gboolean is_stable;

  if (html == NULL)
    return g_strdup ("");
  if (is_plain_text (html, length))
    {
      clean = g_string_new (NULL);
      append_escaped (clean, html, FALSE);
      return g_string_free (g_steal_pointer (&clean), FALSE);
    }

  clean = sanitize_once (html, length, usable_base, &is_stable);
  for (guint i = 1; i < MAX_PASSES && !is_stable && clean->len <= MAX_PASSES_BYTES; i++)
    {
      g_autoptr (GString) again = sanitize_once (clean->str, clean->len, usable_base, &is_stable);

      if (g_string_equal (again, clean))
        break;
      g_string_assign (clean, again->str);
    }

  return g_string_free (g_steal_pointer (&clean), FALSE);
}

/**
 * herald_html_sanitizer_players:
 *
 * Returns: (transfer none): the beginnings of the only addresses that a frame in what herald_html_sanitize() returns
 *   can have; %NULL-terminated
 */
const char * const *
herald_html_sanitizer_players (void)
{
  return players;
}
