/* SPDX-FileCopyrightText: 2026 The Herald founders
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "herald-sample-text.h"

#define STORY_BEGIN "<!-- story -->"
#define STORY_END "<!-- /story -->"

/* What the placeholders of one file are filled from. Every member is borrowed from the caller of
 * herald_sample_text_expand (). */
typedef struct
{
  HeraldSampleFormat  format;
  const char         *directory;
  const char         *base;
  GDateTime          *start;
} Filling;

static GTimeSpan
unit_span (char unit)
{
  switch (unit)
    {
    case 'w':
      return 7 * G_TIME_SPAN_DAY;

    case 'd':
      return G_TIME_SPAN_DAY;

    case 'h':
      return G_TIME_SPAN_HOUR;

    case 'm':
      return G_TIME_SPAN_MINUTE;

    default:
      return 0;
    }
}

/* "1d3h" is a day and three hours. */
static gboolean
parse_span (const char  *text,
            GTimeSpan   *span,
            GError     **error)
{
  const char *at = text;

  *span = 0;
  do
    {
      char *unit;
      guint64 count = g_ascii_strtoull (at, &unit, 10);

      if (unit == at || count > 1000 || unit_span (*unit) == 0)
        {
          g_set_error (error, G_IO_ERROR, G_IO_ERROR_INVALID_DATA, "\"%s\" is not a time span", text);
          return FALSE;
        }
      *span += (GTimeSpan) count * unit_span (*unit);
      at = unit + 1;
    }
  while (*at != '\0');
  return TRUE;
}

static char *
expand_time (const Filling  *filling,
             const char     *text,
             GError        **error)
{
  g_autoptr (GDateTime) time = NULL;
  GTimeSpan span;

  if (!parse_span (text, &span, error))
    return NULL;
  time = g_date_time_add (filling->start, -span);
  /* The program never calls setlocale (), so the names are the English ones that RFC 822 asks for. */
  if (filling->format == HERALD_SAMPLE_FORMAT_RSS)
    return g_date_time_format (time, "%a, %d %b %Y %H:%M:%S +0000");
  return g_date_time_format (time, "%Y-%m-%dT%H:%M:%SZ");
}

static char *
escape_json (const char *text)
{
  GString *escaped = g_string_new (NULL);

  for (const char *at = text; *at != '\0'; at++)
    {
      if (*at == '"' || *at == '\\')
        g_string_append_printf (escaped, "\\%c", *at);
      else if ((guchar) *at < ' ')
        g_string_append_printf (escaped, "\\u%04x", (guint) *at);
      else
        g_string_append_c (escaped, *at);
    }
  return g_string_free_and_steal (escaped);
}

static char *
escape (const char         *text,
        HeraldSampleFormat  format)
{
  switch (format)
    {
    case HERALD_SAMPLE_FORMAT_RSS:
    case HERALD_SAMPLE_FORMAT_ATOM:
      return g_markup_escape_text (text, -1);

    case HERALD_SAMPLE_FORMAT_JSON:
      return escape_json (text);

    case HERALD_SAMPLE_FORMAT_HTML:
      return g_strdup (text);

    default:
      g_return_val_if_reached (NULL);
    }
}

/* A story is written once, as a page of its site; the feed takes it from there. */
static char *
expand_story (const Filling  *filling,
              const char     *name,
              GError        **error)
{
  g_autofree char *file_name = g_strconcat (name, ".html", NULL);
  g_autofree char *path = g_build_filename (filling->directory, file_name, NULL);
  g_autofree char *page = NULL;
  g_autofree char *story = NULL;
  g_autofree char *filled = NULL;
  const char *begin;
  const char *end;

  if (!g_file_get_contents (path, &page, NULL, error))
    return NULL;
  begin = strstr (page, STORY_BEGIN);
  end = begin != NULL ? strstr (begin, STORY_END) : NULL;
  if (end == NULL)
    {
      g_set_error (error, G_IO_ERROR, G_IO_ERROR_INVALID_DATA, "\"%s\" marks no story", path);
      return NULL;
    }
  begin += strlen (STORY_BEGIN);
  story = g_strndup (begin, end - begin);
  filled = herald_sample_text_expand (g_strstrip (story), HERALD_SAMPLE_FORMAT_HTML,
                                      filling->directory, filling->base, filling->start, error);
  return filled != NULL ? escape (filled, filling->format) : NULL;
}

static char *
expand_placeholder (const Filling  *filling,
                    const char     *placeholder,
                    GError        **error)
{
  if (g_str_equal (placeholder, "base"))
    return g_strdup (filling->base);
  if (g_str_has_prefix (placeholder, "ago:"))
    return expand_time (filling, placeholder + strlen ("ago:"), error);
  if (g_str_has_prefix (placeholder, "story:"))
    return expand_story (filling, placeholder + strlen ("story:"), error);
  g_set_error (error, G_IO_ERROR, G_IO_ERROR_INVALID_DATA, "there is no placeholder \"%s\"", placeholder);
  return NULL;
}

/**
 * herald_sample_text_expand:
 * @text: the text of a file
 * @format: how its placeholders are to be written
 * @directory: the folder of the file
 * @base: the address of the server, without a slash at its end
 * @start: the time that is now
 * @error: return location for a #GError
 *
 * Fills the placeholders of a file: `{{base}}` becomes the server's address, `{{ago:1d3h}}` the time
 * a day and three hours before @start, `{{story:NAME}}` the story in the page NAME.html beside it.
 *
 * Returns: (transfer full): the filled text, or %NULL with @error set
 */
char *
herald_sample_text_expand (const char          *text,
                           HeraldSampleFormat   format,
                           const char          *directory,
                           const char          *base,
                           GDateTime           *start,
                           GError             **error)
{
  const Filling filling = { format, directory, base, start };
  g_autoptr (GString) filled = g_string_new (NULL);

  g_return_val_if_fail (text != NULL && directory != NULL && base != NULL && start != NULL, NULL);

  for (const char *open = strstr (text, "{{"); open != NULL; open = strstr (text, "{{"))
    {
      const char *close = strstr (open, "}}");
      g_autofree char *placeholder = NULL;
      g_autofree char *value = NULL;

      if (close == NULL)
        break;
      placeholder = g_strndup (open + 2, close - open - 2);
      value = expand_placeholder (&filling, placeholder, error);
      if (value == NULL)
        return NULL;
      g_string_append_len (filled, text, open - text);
      g_string_append (filled, value);
      text = close + 2;
    }
  g_string_append (filled, text);
  return g_string_free_and_steal (g_steal_pointer (&filled));
}
