/* SPDX-FileCopyrightText: 2026 The Herald founders
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "herald-html-picture.h"

#include "herald-uri.h"

#include <string.h>

/* A picture smaller than this is an emoji, an icon or a line. */
#define MIN_CONTENT_SIZE 48

/* More pictures to choose from than this nobody offers. */
#define MAX_CANDIDATES 64

/* Beginnings, after the scheme, of addresses that count readers and show nothing. */
static const char * const tracking_addresses[] = {
  "ad.doubleclick.net/", "analytics.twitter.com/", "b.scorecardresearch.com/", "feeds.feedburner.com/~r/",
  "feeds.feedburner.com/~ff/", "feeds.wordpress.com/", "pi.feedsportal.com/", "pixel.quantserve.com/",
  "pixel.wp.com/", "rss.feedsportal.com/", "stats.wordpress.com/", "tracking.feedpress.it/", "tracking.feedpress.com/",
  "www.facebook.com/tr?", "www.google-analytics.com/", NULL
};

/* Scripts of pages put the address there and load the picture when it comes into view. */
static const char * const late_sources[] = { "data-src", "data-lazy-src", "data-original", "data-orig-src", NULL };
static const char * const late_sets[] = { "data-srcset", "data-lazy-srcset", NULL };

static const char * const data_types[] = {
  "image/png", "image/gif", "image/jpeg", "image/jpg", "image/webp", "image/avif", "image/bmp", NULL
};

/* The value in pixels of width or height, or -1. */
static gint64
size_of (const GumboNode *element,
         const char      *name)
{
  const char *value = herald_html_attribute (element, name);
  char *end;
  guint64 size;

  if (value == NULL)
    return -1;
  value += strspn (value, " \t\n\r");
  if (!g_ascii_isdigit (*value))
    return -1;
  size = g_ascii_strtoull (value, &end, 10);

  return *end == '%' ? -1 : (gint64) MIN (size, 100000);
}

/* Whether @element, an image, is there to count who reads. */
gboolean
herald_html_is_tracking_pixel (const GumboNode *element)
{
  const char *address = herald_html_attribute (element, "src");
  gint64 width = size_of (element, "width");
  gint64 height = size_of (element, "height");

  if (width >= 0 && width <= 1 && height >= 0 && height <= 1)
    return TRUE;
  if (address == NULL)
    return FALSE;
  address = strstr (address, "//");
  for (gsize i = 0; address != NULL && tracking_addresses[i] != NULL; i++)
    {
      if (g_ascii_strncasecmp (address + 2, tracking_addresses[i], strlen (tracking_addresses[i])) == 0)
        return TRUE;
    }

  return FALSE;
}

/* Whether @element, an image, may stand for the story. */
gboolean
herald_html_is_content_picture (const GumboNode *element)
{
  gint64 width = size_of (element, "width");
  gint64 height = size_of (element, "height");

  return !herald_html_is_tracking_pixel (element) && (width < 0 || width >= MIN_CONTENT_SIZE) &&
         (height < 0 || height >= MIN_CONTENT_SIZE);
}

/* Returns the one of the types that run nothing with which @type, what follows "data:", begins, or NULL. */
static const char *
data_type_of (const char *type)
{
  for (gsize i = 0; data_types[i] != NULL; i++)
    {
      gsize length = strlen (data_types[i]);

      if (g_ascii_strncasecmp (type, data_types[i], length) == 0 && strchr (";,", type[length]) != NULL)
        return data_types[i];
    }

  return NULL;
}

/* "data:image/png;base64,...", or what is written in the manner of addresses; other characters go. */
static char *
dup_data_picture (const char *address)
{
  const char *payload = strchr (address, ',');
  const char *type = data_type_of (address + strlen ("data:"));
  g_autofree char *head = NULL;
  g_autoptr (GString) out = NULL;
  gboolean is_base64;

  if (payload == NULL || type == NULL)
    return NULL;

  head = g_ascii_strdown (address, payload - address);
  is_base64 = g_str_has_suffix (g_strchomp (head), ";base64");
  out = g_string_new (NULL);
  g_string_append_printf (out, "data:%s%s,", type, is_base64 ? ";base64" : "");
  for (const char *c = payload + 1; *c != '\0'; c++)
    {
      if (g_ascii_isalnum (*c) || strchr (is_base64 ? "+/=%" : "+/=%-_.~!$&'()*,;:@", *c) != NULL)
        g_string_append_c (out, *c);
    }

  return g_string_free_and_steal (g_steal_pointer (&out));
}

/* Returns the address from which a picture, film or sound may be loaded, or NULL. */
char *
herald_html_resolve_picture (const char *base,
                             const char *reference)
{
  g_autofree char *resolved = NULL;

  if (reference == NULL || reference[strspn (reference, " \t\n\r\f")] == '\0')
    return NULL;
  reference += strspn (reference, " \t\n\r\f");
  if (g_ascii_strncasecmp (reference, "data:", 5) == 0)
    return dup_data_picture (reference);

  resolved = herald_uri_resolve (base, reference);
  /* A relative one is what is left without a base; an absolute one must be of the web. */
  if (resolved == NULL || (strchr (resolved, ':') != NULL && herald_uri_is_safe (resolved) &&
                           !herald_uri_is_web (resolved)))
    return NULL;

  return g_steal_pointer (&resolved);
}

static gboolean
is_descriptor (const char *text)
{
  gsize length = strspn (text, "0123456789.");

  return length > 0 && strchr ("wxh", text[length]) != NULL && text[length] != '\0' && text[length + 1] == '\0';
}

static void
append_candidate (GString    *out,
                  const char *base,
                  const char *reference,
                  const char *descriptor)
{
  g_autofree char *address = herald_html_resolve_picture (base, reference);
  gsize length;

  if (address == NULL || g_str_has_prefix (address, "data:"))
    return;
  length = strlen (address);
  if (length == 0 || address[0] == ',' || address[length - 1] == ',')
    return;
  if (out->len > 0)
    g_string_append (out, ", ");
  g_string_append (out, address);
  if (is_descriptor (descriptor))
    g_string_append_printf (out, " %s", descriptor);
}

/**
 * herald_html_resolve_srcset:
 * @base: (nullable): absolute address against which its references are resolved
 * @srcset: the value of the attribute srcset
 *
 * Reads @srcset as HTML says: addresses may hold commas, what stands behind one goes up to a comma.
 *
 * Callable on any thread.
 *
 * Returns: (transfer full) (nullable): the same with absolute addresses, or %NULL if nothing of it is left
 */
char *
herald_html_resolve_srcset (const char *base,
                            const char *srcset)
{
  g_autoptr (GString) out = g_string_new (NULL);
  const char *c = srcset;
  guint n = 0;

  while (*(c += strspn (c, " \t\n\r\f,")) != '\0' && n++ < MAX_CANDIDATES)
    {
      gsize length = strcspn (c, " \t\n\r\f");
      g_autofree char *reference = g_strndup (c, length);
      g_autofree char *descriptor = NULL;

      c += length;
      if (g_str_has_suffix (reference, ","))
        {
          descriptor = g_strdup ("");
          while (length > 0 && reference[length - 1] == ',')
            reference[--length] = '\0';
        }
      else
        {
          gsize until_comma = strcspn (c, ",");

          descriptor = g_strstrip (g_strndup (c, until_comma));
          c += until_comma;
        }
      append_candidate (out, base, reference, descriptor);
    }

  return out->len > 0 ? g_string_free (g_steal_pointer (&out), FALSE) : NULL;
}

/* Returns where an image's picture is: its src, or what a script would put there. */
char *
herald_html_dup_picture (const GumboNode *element,
                         const char      *base)
{
  g_autofree char *own = herald_html_resolve_picture (base, herald_html_attribute (element, "src"));

  if (own != NULL && !g_str_has_prefix (own, "data:"))
    return g_steal_pointer (&own);
  for (gsize i = 0; late_sources[i] != NULL; i++)
    {
      const char *value = herald_html_attribute (element, late_sources[i]);
      g_autofree char *late = herald_html_resolve_picture (base, value);

      if (late != NULL)
        return g_steal_pointer (&late);
    }

  return g_steal_pointer (&own);
}

/* The same for its srcset. */
char *
herald_html_dup_picture_set (const GumboNode *element,
                             const char      *base)
{
  const char *own = herald_html_attribute (element, "srcset");

  for (gsize i = 0; own == NULL && late_sets[i] != NULL; i++)
    own = herald_html_attribute (element, late_sets[i]);

  return own != NULL ? herald_html_resolve_srcset (base, own) : NULL;
}

/* Returns the web address of an image that may stand for the story, or NULL. */
char *
herald_html_dup_lead_picture (const GumboNode *element,
                              const char      *base)
{
  g_autofree char *address = NULL;

  if (!herald_html_is_content_picture (element))
    return NULL;

  address = herald_html_dup_picture (element, base);
  if (address == NULL)
    {
      g_autofree char *set = herald_html_dup_picture_set (element, base);

      if (set != NULL)
        address = g_strndup (set, strcspn (set, " ,"));
    }

  return herald_uri_is_web (address) ? g_steal_pointer (&address) : NULL;
}

typedef struct
{
  const char *base;
  char       *address; /* (owned) (nullable) */
} Lead;

static gboolean
enter_lead (const GumboNode *node,
            gpointer         user_data)
{
  Lead *lead = user_data;

  if (lead->address == NULL && node->type == GUMBO_NODE_ELEMENT && node->v.element.tag == GUMBO_TAG_IMG)
    lead->address = herald_html_dup_lead_picture (node, lead->base);

  return FALSE;
}

/* The same for the tag of an image. */
char *
herald_html_dup_tag_picture (const char *tag,
                             gsize       length,
                             const char *base)
{
  g_autoptr (HeraldHtmlTree) tree = herald_html_tree_new_fragment (tag, length);
  Lead lead = { base, NULL };

  herald_html_tree_walk (tree, enter_lead, NULL, &lead);

  return lead.address;
}
