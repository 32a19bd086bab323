/* SPDX-FileCopyrightText: 2026 The Herald founders
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "herald-cli-commands.h"
#include "herald-cli-input.h"
#include "herald-cli-json.h"

#include "herald-feed-discovery.h"
#include "herald-html-sanitizer.h"

#include "herald-web-page.h"

/**
 * herald_cli_sanitize:
 * @session: none
 * @options: base
 * @operands: the file, or nothing for the standard input
 * @error: return location for what went wrong
 *
 * Shows what of a piece of HTML comes through to a reader.
 */
char *
herald_cli_sanitize (HeraldCliSession        *session,
                     const HeraldCliOptions  *options,
                     char                   **operands,
                     GError                 **error)
{
  g_autoptr (GBytes) bytes = herald_cli_read_input (operands[0], error);

  if (bytes == NULL)
    return NULL;

  return herald_html_sanitize (g_bytes_get_data (bytes, NULL), (gssize) g_bytes_get_size (bytes), options->base);
}

/**
 * herald_cli_discover:
 * @session: none
 * @options: base
 * @operands: the file
 * @error: return location for what went wrong
 *
 * Shows the feeds that a web page names.
 */
char *
herald_cli_discover (HeraldCliSession        *session,
                     const HeraldCliOptions  *options,
                     char                   **operands,
                     GError                 **error)
{
  g_autoptr (JsonBuilder) builder = json_builder_new ();
  g_autoptr (HeraldPageLinks) links = NULL;
  g_autoptr (GBytes) bytes = herald_cli_read_input (operands[0], error);
  g_autoptr (GBytes) text = NULL;

  if (bytes == NULL)
    return NULL;
  text = herald_web_page_decode (bytes, NULL);
  links = herald_feed_discovery_find (g_bytes_get_data (text, NULL), (gssize) g_bytes_get_size (text), options->base);

  json_builder_begin_array (builder);
  for (guint i = 0; i < links->feeds->len; i++)
    {
      const HeraldFeedLink *link = g_ptr_array_index (links->feeds, i);

      json_builder_begin_object (builder);
      herald_cli_json_add_text (builder, "url", link->address);
      herald_cli_json_add_text (builder, "title", link->title);
      herald_cli_json_add_text (builder, "type", link->type);
      json_builder_end_object (builder);
    }
  json_builder_end_array (builder);

  return herald_cli_json_to_line (builder);
}
