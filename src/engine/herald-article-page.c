/* SPDX-FileCopyrightText: 2026 The Herald founders
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "herald-article-page.h"

#include "herald-engine-resources.h"

#include "herald-attachment.h"
#include "herald-html-sanitizer.h"
#include "herald-html-text.h"
#include "herald-uri.h"

#include <gio/gio.h>
#include <string.h>

/* Nothing in the page is loaded that is not a picture, a sound or a film, or a player that the sanitiser left
 * there, and no style counts but ours: the hash is that of the page's only style element. */
#define CONTENT_SECURITY_POLICY \
  "default-src 'none'; img-src http: https: data:; media-src http: https:; style-src 'sha256-%s'; " \
  "frame-src%s; base-uri 'none'; form-action 'none'"

#define ACCENT "#3584e4"
#define WORDS_PER_MINUTE 220
#define CHARACTERS_PER_MINUTE 500

typedef struct
{
  const char *scheme;
  const char *page;
  const char *text;
  const char *strong;
  const char *dim;
  const char *line;
  const char *soft;
  const char *link;
  const char *quote;   /* (nullable): NULL is the accent */
  const char *picture; /* filter over pictures */
} Palette;

static const Palette palettes[] = {
  [HERALD_PAGE_THEME_LIGHT] = {
    .scheme = "light", .page = "#ffffff", .text = "#2b2a31", .strong = "#1b1a20", .dim = "#6a6873",
    .line = "#e6e5e9", .soft = "#f5f5f7", .link = "#1a66c2", .quote = NULL, .picture = "none",
  },
  [HERALD_PAGE_THEME_SEPIA] = {
    .scheme = "light", .page = "#f7f0e2", .text = "#43382a", .strong = "#2f261b", .dim = "#6f5f48",
    .line = "#e5d9c2", .soft = "#efe6d3", .link = "#8a4b12", .quote = "#c1803c", .picture = "none",
  },
  [HERALD_PAGE_THEME_DARK] = {
    .scheme = "dark", .page = "#1d1d20", .text = "#d6d5da", .strong = "#f4f3f6", .dim = "#9c9aa5",
    .line = "#38373d", .soft = "#28272c", .link = "#81b5f2", .quote = NULL, .picture = "brightness(.9)",
  },
};

#define INTERFACE_FACE "\"Adwaita Sans\", Inter, Cantarell, system-ui, \"Noto Sans\", sans-serif"
#define SERIF_FACE \
  "\"Source Serif 4\", Charter, \"Charis SIL\", \"Noto Serif\", \"Noto Naskh Arabic\", serif"

static void
append_escaped (GString    *html,
                const char *text)
{
  g_autofree char *escaped = g_markup_escape_text (text, -1);

  g_string_append (html, escaped);
}

static void
append_within (GString    *html,
               const char *before,
               const char *text,
               const char *after)
{
  g_string_append (html, before);
  append_escaped (html, text);
  g_string_append (html, after);
}

/* What is put between the quotes of a style sheet must not be able to end the declaration. */
static gboolean
is_colour (const char *text)
{
  return text != NULL && text[0] != '\0' &&
         strspn (text, "#%(),./ 0123456789abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ") == strlen (text);
}

static void
append_property (GString    *css,
                 const char *name,
                 const char *value,
                 const char *important)
{
  g_string_append_printf (css, "  --%s: %s%s;\n", name, value, important);
}

/* Numbers in CSS have a point, whatever the reader's language. */
static void
append_number (GString    *css,
               const char *name,
               double      value,
               const char *unit,
               const char *important)
{
  char digits[G_ASCII_DTOSTR_BUF_SIZE];

  g_ascii_formatd (digits, sizeof digits, "%.3g", value);
  g_string_append_printf (css, "  --%s: %s%s%s;\n", name, digits, unit, important);
}

static char *
make_properties (const HeraldPageStyle *style,
                 const char            *important)
{
  g_autoptr (GString) css = g_string_new (":root {\n");
  const Palette *palette = &palettes[style->theme];
  const char *accent = is_colour (style->accent) ? style->accent : ACCENT;

  append_property (css, "scheme", palette->scheme, important);
  append_property (css, "page", palette->page, important);
  append_property (css, "text", palette->text, important);
  append_property (css, "strong", palette->strong, important);
  append_property (css, "dim", palette->dim, important);
  append_property (css, "line", palette->line, important);
  append_property (css, "soft", palette->soft, important);
  append_property (css, "link", palette->link, important);
  append_property (css, "quote", palette->quote != NULL ? palette->quote : accent, important);
  append_property (css, "picture", palette->picture, important);
  append_property (css, "accent", accent, important);
  append_property (css, "interface", INTERFACE_FACE, important);
  append_property (css, "face", style->sans ? INTERFACE_FACE : SERIF_FACE, important);
  append_number (css, "size", style->size, "px", important);
  append_number (css, "measure", style->width, "em", important);
  append_number (css, "leading", style->line_height, "", important);
  append_property (css, "motion", style->reduce_motion ? "0s" : "150ms", important);
  append_property (css, "scroll", style->reduce_motion ? "auto" : "smooth", important);
  g_string_append (css, "}\n");

  return g_string_free (g_steal_pointer (&css), FALSE);
}

static char *
make_style_sheet (const HeraldPageStyle *style)
{
  g_autoptr (GBytes) rules = NULL;
  g_autofree char *properties = make_properties (style, "");

  rules = g_resource_lookup_data (herald_engine_get_resource (), "/herald/engine/herald-article-page.css",
                                  G_RESOURCE_LOOKUP_FLAGS_NONE, NULL);
  g_assert (rules != NULL);

  return g_strconcat (properties, (const char *) g_bytes_get_data (rules, NULL), NULL);
}

static char *
hash_of (const char *text)
{
  g_autoptr (GChecksum) checksum = g_checksum_new (G_CHECKSUM_SHA256);
  guint8 digest[32];
  gsize length = sizeof digest;

  g_checksum_update (checksum, (const guchar *) text, -1);
  g_checksum_get_digest (checksum, digest, &length);

  return g_base64_encode (digest, length);
}

/* The hosts of the players that the sanitiser lets through. */
static char *
dup_frame_sources (void)
{
  g_autoptr (GString) sources = g_string_new (NULL);
  const char * const *players = herald_html_sanitizer_players ();

  for (guint i = 0; players[i] != NULL; i++)
    {
      gsize host = strcspn (players[i] + strlen ("https://"), "/");

      g_string_append_printf (sources, " %.*s", (int) (strlen ("https://") + host), players[i]);
    }

  return g_string_free (g_steal_pointer (&sources), FALSE);
}

static void
append_head (GString               *html,
             HeraldStoryRecord     *story,
             const HeraldPageWords *words,
             const HeraldPageStyle *style)
{
  g_autofree char *sheet = make_style_sheet (style);
  g_autofree char *hash = hash_of (sheet);
  g_autofree char *frames = dup_frame_sources ();

  g_string_append (html, "<!DOCTYPE html>\n<html");
  if (story->language != NULL)
    append_within (html, " lang=\"", story->language, "\"");
  g_string_append_printf (html, " dir=\"%s\">\n<head>\n<meta charset=\"utf-8\">\n", words->rtl ? "rtl" : "ltr");
  g_string_append_printf (html,
                          "<meta http-equiv=\"Content-Security-Policy\" content=\"" CONTENT_SECURITY_POLICY "\">\n",
                          hash, frames);
  g_string_append (html, "<meta name=\"referrer\" content=\"no-referrer\">\n"
                         "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n");
  append_within (html, "<title>", story->title != NULL ? story->title : words->untitled, "</title>\n");
  g_string_append_printf (html, "<style>%s</style>\n</head>\n", sheet);
}

/* The words of the interface stand in <bdi>, so that the article's direction is that of the story's own words. */
static void
append_source (GString               *html,
               const HeraldPageWords *words)
{
  g_string_append (html, "<p class=\"source\">");
  if (words->icon != NULL && g_str_has_prefix (words->icon, "data:image/"))
    append_within (html, "<img src=\"", words->icon, "\" alt=\"\">");
  append_within (html, "<bdi>", words->source != NULL ? words->source : "", "</bdi></p>\n");
}

static void
append_title (GString               *html,
              HeraldStoryRecord     *story,
              const HeraldPageWords *words)
{
  gboolean linked = story->link != NULL && herald_uri_is_web (story->link);

  g_string_append (html, "<h1>");
  if (linked)
    append_within (html, "<a href=\"", story->link, "\">");
  if (story->title != NULL)
    append_escaped (html, story->title);
  else
    append_within (html, "<bdi>", words->untitled, "</bdi>");
  g_string_append (html, linked ? "</a></h1>\n" : "</h1>\n");
}

static void
append_byline (GString               *html,
               HeraldStoryRecord     *story,
               const HeraldPageWords *words)
{
  g_autofree char *authors = herald_story_record_dup_byline (story);
  const char *parts[] = { authors, words->date, words->reading_time };
  gboolean is_first = TRUE;

  if (authors == NULL && words->date == NULL && words->reading_time == NULL)
    return;

  g_string_append (html, "<p class=\"byline\">");
  for (guint i = 0; i < G_N_ELEMENTS (parts); i++)
    {
      if (parts[i] == NULL)
        continue;
      if (!is_first)
        g_string_append (html, "<span class=\"between\">·</span>");
      append_within (html, i == 0 ? "<bdi class=\"author\">" : "<bdi>", parts[i], "</bdi>");
      is_first = FALSE;
    }
  g_string_append (html, "</p>\n");
}

/* A picture that stands for the story is shown only where its text has none: those that have some nearly always
 * have that one among them, often in another size and under another address. */
static void
append_lead_picture (GString           *html,
                     HeraldStoryRecord *story,
                     const char        *body)
{
  if (story->image == NULL || !herald_uri_is_web (story->image) ||
      strstr (body, "<img ") != NULL || strstr (body, "<video ") != NULL)
    return;

  append_within (html, "<figure class=\"lead\"><img src=\"", story->image, "\" alt=\"\"></figure>\n");
}

static char *
dup_duration (gint64 seconds)
{
  int hours = (int) (seconds / 3600);
  int minutes = (int) (seconds / 60 % 60);

  return hours > 0 ? g_strdup_printf ("%d:%02d:%02d", hours, minutes, (int) (seconds % 60))
                   : g_strdup_printf ("%d:%02d", minutes, (int) (seconds % 60));
}

static char *
dup_file_name (const char *address)
{
  g_autofree char *bare = g_strndup (address, strcspn (address, "?#"));
  g_autofree char *name = NULL;
  const char *last = strrchr (bare, '/');

  if (last == NULL || last[1] == '\0')
    return g_strdup (address);

  name = g_uri_unescape_string (last + 1, "/");

  return name != NULL && g_utf8_validate (name, -1, NULL) ? g_steal_pointer (&name) : g_strdup (last + 1);
}

static void
append_attachment_facts (GString                *html,
                         const HeraldAttachment *attachment)
{
  g_autofree char *name = dup_file_name (attachment->address);
  g_autofree char *duration = attachment->duration > 0 ? dup_duration (attachment->duration) : NULL;
  g_autofree char *size = attachment->length > 0 ? g_format_size ((guint64) attachment->length) : NULL;

  append_within (html, "<bdi>", name, "</bdi>");
  if (duration == NULL && size == NULL)
    return;

  g_string_append (html, "<small>");
  if (duration != NULL)
    append_within (html, "<bdi>", duration, "</bdi>");
  if (duration != NULL && size != NULL)
    g_string_append (html, " · ");
  if (size != NULL)
    append_within (html, "<bdi>", size, "</bdi>");
  g_string_append (html, "</small>");
}

static void
append_attachment (GString                *html,
                   const HeraldAttachment *attachment)
{
  const char *player = NULL;

  if (attachment->type != NULL && herald_uri_is_web (attachment->address))
    {
      if (g_ascii_strncasecmp (attachment->type, "audio/", 6) == 0)
        player = "audio";
      else if (g_ascii_strncasecmp (attachment->type, "video/", 6) == 0)
        player = "video";
    }

  g_string_append (html, "<li>");
  if (player != NULL)
    {
      g_string_append_printf (html, "<%s controls preload=\"none\" src=\"", player);
      append_escaped (html, attachment->address);
      g_string_append_printf (html, "\"></%s>", player);
    }
  append_within (html, "<a href=\"", attachment->address, "\">");
  append_attachment_facts (html, attachment);
  g_string_append (html, "</a></li>\n");
}

/* Whether @address is loaded by the body already, so that a player or picture of its own would be the second. */
static gboolean
body_has (const char *body,
          const char *address)
{
  g_autoptr (GString) source = g_string_new (address);

  /* As the sanitiser writes it. */
  g_string_replace (source, "&", "&amp;", 0);
  g_string_prepend (source, "src=\"");
  g_string_append_c (source, '"');

  return strstr (body, source->str) != NULL;
}

static gboolean
is_shown (HeraldStoryRecord      *story,
          const char             *body,
          const HeraldAttachment *attachment)
{
  if (!herald_uri_is_safe (attachment->address) || body_has (body, attachment->address))
    return FALSE;

  return attachment->type == NULL || g_ascii_strncasecmp (attachment->type, "image/", 6) != 0 ||
         g_strcmp0 (attachment->address, story->image) != 0;
}

static void
append_attachments (GString           *html,
                    HeraldStoryRecord *story,
                    const char        *body)
{
  gboolean is_open = FALSE;

  for (guint i = 0; story->attachments != NULL && i < story->attachments->len; i++)
    {
      const HeraldAttachment *attachment = g_ptr_array_index (story->attachments, i);

      if (!is_shown (story, body, attachment))
        continue;
      if (!is_open)
        g_string_append (html, "<ul class=\"attachments\">\n");
      is_open = TRUE;
      append_attachment (html, attachment);
    }

  if (is_open)
    g_string_append (html, "</ul>\n");
}

static char *
dup_body (HeraldStoryRecord *story)
{
  g_autofree char *body = NULL;

  if (story->content != NULL)
    body = herald_html_sanitize (story->content, -1, story->content_base != NULL ? story->content_base : story->link);
  if (story->summary != NULL && (body == NULL || body[strspn (body, " \t\r\n")] == '\0'))
    {
      g_free (body);
      body = herald_html_sanitize (story->summary, -1, story->summary_base != NULL ? story->summary_base : story->link);
    }

  return body != NULL ? g_steal_pointer (&body) : g_strdup ("");
}

/**
 * herald_article_page_to_html:
 * @story: a story with its content
 * @words: texts that stand around it
 * @style: how it is set
 *
 * Makes the page that shows a story: the story's own markup, sanitised, under our head and style sheet and a
 * policy by which nothing else can be loaded. Pure; needs no web view.
 *
 * Returns: (transfer full): an HTML document in UTF-8
 */
char *
herald_article_page_to_html (HeraldStoryRecord     *story,
                             const HeraldPageWords *words,
                             const HeraldPageStyle *style)
{
  g_autoptr (GString) html = g_string_sized_new (16384);
  g_autofree char *body = NULL;

  g_return_val_if_fail (story != NULL, NULL);
  g_return_val_if_fail (words != NULL && words->untitled != NULL, NULL);
  g_return_val_if_fail (style != NULL && style->theme < G_N_ELEMENTS (palettes), NULL);

  body = dup_body (story);

  append_head (html, story, words, style);
  g_string_append (html, "<body>\n<main>\n<article dir=\"auto\">\n");
  append_source (html, words);
  append_title (html, story, words);
  append_byline (html, story, words);
  append_lead_picture (html, story, body);
  if (body[strspn (body, " \t\r\n")] != '\0')
    g_string_append_printf (html, "<div class=\"text\" dir=\"auto\">%s</div>\n", body);
  else if (words->no_text != NULL)
    append_within (html, "<p class=\"empty\"><bdi>", words->no_text, "</bdi></p>\n");
  append_attachments (html, story, body);
  if (words->open_link != NULL && story->link != NULL && herald_uri_is_web (story->link))
    {
      append_within (html, "<p class=\"open\"><a href=\"", story->link, "\">");
      append_within (html, "<bdi>", words->open_link, "</bdi></a></p>\n");
    }
  g_string_append (html, "</article>\n</main>\n</body>\n</html>\n");

  return g_string_free (g_steal_pointer (&html), FALSE);
}

/**
 * herald_article_page_style_sheet:
 * @style: how stories are set
 *
 * Makes the sheet that gives a page already shown another style, without loading it again: only the values of the
 * custom properties, each of them !important, to be put over the page's own as a sheet of the user.
 *
 * Returns: (transfer full): CSS
 */
char *
herald_article_page_style_sheet (const HeraldPageStyle *style)
{
  g_return_val_if_fail (style != NULL && style->theme < G_N_ELEMENTS (palettes), NULL);

  return make_properties (style, " !important");
}

static gboolean
is_read_by_character (gunichar character)
{
  switch ((int) g_unichar_get_script (character))
    {
    case G_UNICODE_SCRIPT_HAN:
    case G_UNICODE_SCRIPT_HIRAGANA:
    case G_UNICODE_SCRIPT_KATAKANA:
    case G_UNICODE_SCRIPT_BOPOMOFO:
      return TRUE;
    default:
      return FALSE;
    }
}

/**
 * herald_article_page_minutes:
 * @story: a story with its content
 *
 * Returns: how many minutes it takes to read it, rounded up: 220 words a minute, and 500 characters a minute where
 *   words are not set apart; 0 for one without text
 */
guint
herald_article_page_minutes (HeraldStoryRecord *story)
{
  g_autofree char *made = NULL;
  const char *text;
  gboolean in_word = FALSE;
  guint words = 0;
  guint characters = 0;

  g_return_val_if_fail (story != NULL, 0);

  text = story->text;
  if (text == NULL && (story->content != NULL || story->summary != NULL))
    text = made = herald_html_text (story->content != NULL ? story->content : story->summary, -1, NULL, NULL);

  for (const char *p = text; p != NULL && *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar character = g_utf8_get_char (p);

      if (is_read_by_character (character))
        {
          characters++;
          in_word = FALSE;
        }
      else if (g_unichar_isalnum (character))
        {
          words += in_word ? 0 : 1;
          in_word = TRUE;
        }
      else if (g_unichar_isspace (character))
        {
          in_word = FALSE;
        }
    }

  return (words * CHARACTERS_PER_MINUTE + characters * WORDS_PER_MINUTE +
          WORDS_PER_MINUTE * CHARACTERS_PER_MINUTE - 1) / (WORDS_PER_MINUTE * CHARACTERS_PER_MINUTE);
}
