/* SPDX-FileCopyrightText: 2026 The Herald founders
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "herald-http-headers-private.h"

#include "herald-http-address-private.h"

#include <string.h>

/* RFC 9111, section 1.2.2: what is larger counts as this. */
#define MAX_SECONDS (G_GINT64_CONSTANT (1) << 31)

static const char *const feed_types[] = {
  "application/rss+xml",
  "application/atom+xml",
  "application/rdf+xml",
  "application/feed+json",
};

/* Returns: the seconds that @text says (RFC 9110, section 10.2.3, delay-seconds); -1 where it is anything else */
static gint64
parse_seconds (const char *text)
{
  guint64 seconds = 0;

  if (*text == '\0' || text[strspn (text, "0123456789")] != '\0')
    return -1;
  if (!g_ascii_string_to_unsigned (text, 10, 0, (guint64) MAX_SECONDS, &seconds, NULL))
    return MAX_SECONDS;

  return (gint64) seconds;
}

/* Returns: the time that @name says, in seconds since 1970; -1 where it is absent or no date */
static gint64
get_date (SoupMessageHeaders *headers,
          const char         *name)
{
  const char *text = soup_message_headers_get_one (headers, name);
  g_autoptr (GDateTime) date = text == NULL ? NULL : soup_date_time_new_from_http_string (text);

  return date == NULL ? -1 : g_date_time_to_unix (date);
}

static gint64
get_age (SoupMessageHeaders *headers)
{
  const char *text = soup_message_headers_get_one (headers, "Age");

  return text == NULL ? 0 : MAX (0, parse_seconds (text));
}

/* RFC 9111, section 5.2: directives are tokens, with or without an argument, quoted or not.
 * Returns: the value of max-age; 0 where it cannot be read or is overruled by no-cache; -1 without one */
static gint64
get_max_age (SoupMessageHeaders *headers)
{
  const char *text = soup_message_headers_get_list (headers, "Cache-Control");
  g_auto (GStrv) directives = NULL;
  gint64 max_age = -1;

  if (text == NULL)
    return -1;

  directives = g_strsplit (text, ",", -1);
  for (char **directive = directives; *directive != NULL; directive++)
    {
      g_strstrip (*directive);
      if (g_ascii_strcasecmp (*directive, "no-cache") == 0 || g_ascii_strcasecmp (*directive, "no-store") == 0)
        return 0;
      if (max_age == -1 && g_ascii_strncasecmp (*directive, "max-age", strlen ("max-age")) == 0)
        {
          g_autofree char *value = g_strdup (*directive + strlen ("max-age"));
          gsize length;

          g_strstrip (value);
          if (*value != '=')
            continue;
          *value = ' ';
          g_strstrip (value);
          length = strlen (value);
          if (length >= 2 && value[0] == '"' && value[length - 1] == '"')
            {
              value[length - 1] = '\0';
              value[0] = ' ';
              g_strstrip (value);
            }
          max_age = MAX (0, parse_seconds (value));
        }
    }

  return max_age;
}

static gint64
get_fresh_seconds (SoupMessageHeaders *headers,
                   gint64              now)
{
  gint64 max_age = get_max_age (headers);
  gint64 expires;
  gint64 date;

  if (max_age != -1)
    return MAX (0, max_age - get_age (headers));

  expires = get_date (headers, "Expires");
  date = get_date (headers, "Date");
  if (expires == -1)
    return -1;
  expires -= (date == -1 ? now : date) + get_age (headers);

  return expires > 0 ? MIN (expires, MAX_SECONDS) : -1;
}

static gint64
get_retry_seconds (SoupMessageHeaders *headers,
                   gint64              now)
{
  const char *text = soup_message_headers_get_one (headers, "Retry-After");
  gint64 seconds = text == NULL ? -1 : parse_seconds (text);
  gint64 until;
  gint64 date;

  if (text == NULL || seconds != -1)
    return seconds;

  until = get_date (headers, "Retry-After");
  date = get_date (headers, "Date");
  if (until == -1)
    return -1;

  return CLAMP (until - (date == -1 ? now : date), 0, MAX_SECONDS);
}

static gboolean
names_feed (GHashTable *parameters)
{
  const char *relations = g_hash_table_lookup (parameters, "rel");
  const char *type = g_hash_table_lookup (parameters, "type");
  g_auto (GStrv) words = NULL;
  gsize length;

  /* A link with an anchor speaks of another page (RFC 8288, section 3.2). */
  if (relations == NULL || type == NULL || g_hash_table_contains (parameters, "anchor"))
    return FALSE;

  length = strcspn (type, "; ");
  for (guint i = 0; i < G_N_ELEMENTS (feed_types); i++)
    if (strlen (feed_types[i]) == length && g_ascii_strncasecmp (type, feed_types[i], length) == 0)
      {
        words = g_strsplit (relations, " ", -1);
        for (char **word = words; *word != NULL; word++)
          if (g_ascii_strcasecmp (*word, "alternate") == 0)
            return TRUE;
      }

  return FALSE;
}

/* Returns: where the link that begins at @text ends: at a comma that is in no quotes, or at the end */
static const char *
find_link_end (const char *text)
{
  gboolean quoted = FALSE;

  for (; *text != '\0'; text++)
    {
      if (*text == '\\' && quoted && text[1] != '\0')
        text++;
      else if (*text == '"')
        quoted = !quoted;
      else if (*text == ',' && !quoted)
        break;
    }

  return text;
}

/* RFC 8288, section 3: <address>; name=value; name="value", <address> ... An address may have commas. */
static GStrv
get_feed_links (SoupMessageHeaders *headers,
                const char         *address)
{
  const char *text = soup_message_headers_get_list (headers, "Link");
  g_autoptr (GStrvBuilder) links = g_strv_builder_new ();
  g_auto (GStrv) found = NULL;

  while (text != NULL && (text = strchr (text, '<')) != NULL)
    {
      const char *close = strchr (text, '>');
      const char *end;

      if (close == NULL)
        break;
      end = find_link_end (close + 1);
      if (close[1] != '\0' && end > close + 1)
        {
          const char *semicolon = memchr (close, ';', (gsize) (end - close));
          g_autofree char *rest = semicolon == NULL ? NULL : g_strndup (semicolon + 1, (gsize) (end - semicolon - 1));
          g_autoptr (GHashTable) parameters = rest == NULL ? NULL : soup_header_parse_semi_param_list (rest);
          g_autofree char *reference = g_strndup (text + 1, (gsize) (close - text - 1));

          if (parameters != NULL && names_feed (parameters))
            {
              g_autofree char *link = herald_http_address_resolve (address, reference);

              if (link != NULL)
                g_strv_builder_add (links, link);
            }
        }
      text = end;
    }

  found = g_strv_builder_end (links);
  return found[0] == NULL ? NULL : g_steal_pointer (&found);
}

/**
 * herald_http_headers_read:
 * @message: a message whose answer has begun to arrive
 * @address: what was asked
 * @now: in seconds since 1970; counts where the server does not say its own time
 *
 * Returns: (transfer full): all that the status line and the headers say, with an empty body
 */
HeraldHttpResponse *
herald_http_headers_read (SoupMessage *message,
                          const char  *address,
                          gint64       now)
{
  HeraldHttpResponse *self = herald_http_response_new (soup_message_get_status (message), address);
  SoupMessageHeaders *headers = soup_message_get_response_headers (message);

  self->content_type = g_strdup (soup_message_headers_get_one (headers, "Content-Type"));
  self->etag = g_strdup (soup_message_headers_get_one (headers, "ETag"));
  self->last_modified = g_strdup (soup_message_headers_get_one (headers, "Last-Modified"));
  self->fresh_seconds = get_fresh_seconds (headers, now);
  self->retry_seconds = get_retry_seconds (headers, now);
  self->feed_links = get_feed_links (headers, address);

  return self;
}
