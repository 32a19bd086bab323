/* SPDX-FileCopyrightText: 2026 The Herald founders
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "herald-cli-commands.h"
#include "herald-cli-input.h"
#include "herald-cli-json.h"

#include "herald-feed-parser.h"
#include "herald-opml.h"

#include "herald-html-sanitizer.h"

#include "herald-attachment.h"
#include "herald-person.h"
#include "herald-story-record.h"

static void
add_people (JsonBuilder *builder,
            GPtrArray   *people)
{
  if (people == NULL)
    return;

  json_builder_set_member_name (builder, "authors");
  json_builder_begin_array (builder);
  for (guint i = 0; i < people->len; i++)
    {
      const HeraldPerson *person = g_ptr_array_index (people, i);

      json_builder_begin_object (builder);
      herald_cli_json_add_text (builder, "name", person->name);
      herald_cli_json_add_text (builder, "email", person->email);
      herald_cli_json_add_text (builder, "url", person->address);
      json_builder_end_object (builder);
    }
  json_builder_end_array (builder);
}

static void
add_attachments (JsonBuilder *builder,
                 GPtrArray   *attachments)
{
  if (attachments == NULL)
    return;

  json_builder_set_member_name (builder, "enclosures");
  json_builder_begin_array (builder);
  for (guint i = 0; i < attachments->len; i++)
    {
      const HeraldAttachment *attachment = g_ptr_array_index (attachments, i);

      json_builder_begin_object (builder);
      herald_cli_json_add_text (builder, "url", attachment->address);
      herald_cli_json_add_text (builder, "type", attachment->type);
      herald_cli_json_add_number (builder, "length", attachment->length);
      herald_cli_json_add_number (builder, "duration", attachment->duration);
      json_builder_end_object (builder);
    }
  json_builder_end_array (builder);
}

static void
add_html (JsonBuilder *builder,
          const char  *name,
          const char  *html,
          const char  *base)
{
  g_autofree char *safe = html != NULL ? herald_html_sanitize (html, -1, base) : NULL;

  herald_cli_json_add_text (builder, name, safe);
}

static void
add_story (JsonBuilder       *builder,
           HeraldStoryRecord *story)
{
  json_builder_begin_object (builder);
  herald_cli_json_add_text (builder, "id", story->guid);
  herald_cli_json_add_text (builder, "link", story->link);
  herald_cli_json_add_text (builder, "title", story->title);
  add_html (builder, "summary", story->summary, story->summary_base);
  add_html (builder, "content", story->content, story->content_base);
  add_people (builder, story->authors);
  herald_cli_json_add_time (builder, "published", story->published);
  herald_cli_json_add_time (builder, "updated", story->updated);
  herald_cli_json_add_strings (builder, "categories", story->categories);
  add_attachments (builder, story->attachments);
  herald_cli_json_add_text (builder, "image", story->image);
  herald_cli_json_add_text (builder, "comments", story->comments);
  herald_cli_json_add_text (builder, "language", story->language);
  json_builder_end_object (builder);
}

static void
add_document (JsonBuilder        *builder,
              HeraldFeedDocument *document)
{
  json_builder_begin_object (builder);
  herald_cli_json_add_text (builder, "format", document->format);
  herald_cli_json_add_text (builder, "id", document->id);
  herald_cli_json_add_text (builder, "title", document->title);
  herald_cli_json_add_text (builder, "subtitle", document->subtitle);
  herald_cli_json_add_text (builder, "link", document->link);
  herald_cli_json_add_text (builder, "self", document->self);
  herald_cli_json_add_text (builder, "language", document->language);
  herald_cli_json_add_text (builder, "icon", document->icon);
  herald_cli_json_add_text (builder, "image", document->image);
  herald_cli_json_add_time (builder, "updated", document->updated);
  add_people (builder, document->authors);
  herald_cli_json_add_number (builder, "ttl_seconds", document->ttl_seconds);
  herald_cli_json_add_text (builder, "next_page", document->next_page);
  herald_cli_json_add_strings (builder, "hubs", document->hubs);

  json_builder_set_member_name (builder, "stories");
  json_builder_begin_array (builder);
  for (guint i = 0; i < document->stories->len; i++)
    add_story (builder, g_ptr_array_index (document->stories, i));
  json_builder_end_array (builder);
  json_builder_end_object (builder);
}

/**
 * herald_cli_parse:
 * @session: none
 * @options: base and content type
 * @operands: the file
 * @error: return location for what went wrong
 *
 * Shows a feed as the parser reads it. Texts in HTML are sanitised, as they are when a story is shown.
 */
char *
herald_cli_parse (HeraldCliSession        *session,
                  const HeraldCliOptions  *options,
                  char                   **operands,
                  GError                 **error)
{
  g_autoptr (JsonBuilder) builder = json_builder_new ();
  g_autoptr (HeraldFeedDocument) document = NULL;
  g_autoptr (GBytes) bytes = herald_cli_read_input (operands[0], error);

  if (bytes == NULL)
    return NULL;
  document = herald_feed_parser_parse (bytes, options->content_type, options->base, error);
  if (document == NULL)
    return NULL;

  add_document (builder, document);

  return herald_cli_json_to_line (builder);
}

static void
add_outlines (JsonBuilder         *builder,
              const char          *name,
              const HeraldOutline *parent)
{
  if (parent->children == NULL)
    return;

  json_builder_set_member_name (builder, name);
  json_builder_begin_array (builder);
  for (guint i = 0; i < parent->children->len; i++)
    {
      const HeraldOutline *outline = g_ptr_array_index (parent->children, i);

      json_builder_begin_object (builder);
      herald_cli_json_add_text (builder, "title", outline->title);
      herald_cli_json_add_text (builder, "feed_url", outline->feed_address);
      herald_cli_json_add_text (builder, "site_url", outline->site_address);
      add_outlines (builder, "children", outline);
      json_builder_end_object (builder);
    }
  json_builder_end_array (builder);
}

/**
 * herald_cli_opml:
 * @session: none
 * @options: none is taken
 * @operands: the file
 * @error: return location for what went wrong
 *
 * Shows a list of subscriptions.
 */
char *
herald_cli_opml (HeraldCliSession        *session,
                 const HeraldCliOptions  *options,
                 char                   **operands,
                 GError                 **error)
{
  g_autoptr (JsonBuilder) builder = json_builder_new ();
  g_autoptr (HeraldOutline) root = NULL;
  g_autoptr (GBytes) bytes = herald_cli_read_input (operands[0], error);

  if (bytes == NULL)
    return NULL;
  root = herald_opml_parse (bytes, error);
  if (root == NULL)
    return NULL;

  json_builder_begin_object (builder);
  herald_cli_json_add_text (builder, "title", root->title);
  add_outlines (builder, "outlines", root);
  json_builder_end_object (builder);

  return herald_cli_json_to_line (builder);
}
