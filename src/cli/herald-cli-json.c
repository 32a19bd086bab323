/* SPDX-FileCopyrightText: 2026 The Herald founders
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "herald-cli-json.h"

#include "herald-date.h"

/**
 * herald_cli_json_add_text:
 * @builder: a builder inside an object
 * @name: the member's name
 * @text: (nullable): its value; absent ones are left out
 */
void
herald_cli_json_add_text (JsonBuilder *builder,
                          const char  *name,
                          const char  *text)
{
  if (text == NULL || *text == '\0')
    return;

  json_builder_set_member_name (builder, name);
  json_builder_add_string_value (builder, text);
}

/**
 * herald_cli_json_add_time:
 * @builder: a builder inside an object
 * @name: the member's name
 * @seconds: since 1970 in UTC, or %HERALD_TIME_NONE
 */
void
herald_cli_json_add_time (JsonBuilder *builder,
                          const char  *name,
                          gint64       seconds)
{
  g_autofree char *text = herald_date_format_utc (seconds);

  herald_cli_json_add_text (builder, name, text);
}

/**
 * herald_cli_json_add_number:
 * @builder: a builder inside an object
 * @name: the member's name
 * @number: its value; negative ones are left out
 */
void
herald_cli_json_add_number (JsonBuilder *builder,
                            const char  *name,
                            gint64       number)
{
  if (number < 0)
    return;

  json_builder_set_member_name (builder, name);
  json_builder_add_int_value (builder, number);
}

/**
 * herald_cli_json_add_flag:
 * @builder: a builder inside an object
 * @name: the member's name
 * @flag: its value
 */
void
herald_cli_json_add_flag (JsonBuilder *builder,
                          const char  *name,
                          gboolean     flag)
{
  json_builder_set_member_name (builder, name);
  json_builder_add_boolean_value (builder, flag);
}

/**
 * herald_cli_json_add_strings:
 * @builder: a builder inside an object
 * @name: the member's name
 * @strings: (nullable): its values
 */
void
herald_cli_json_add_strings (JsonBuilder *builder,
                             const char  *name,
                             GStrv        strings)
{
  if (strings == NULL)
    return;

  json_builder_set_member_name (builder, name);
  json_builder_begin_array (builder);
  for (guint i = 0; strings[i] != NULL; i++)
    json_builder_add_string_value (builder, strings[i]);
  json_builder_end_array (builder);
}

/**
 * herald_cli_json_to_line:
 * @builder: a builder that is through
 *
 * Returns: (transfer full): the whole and a newline
 */
char *
herald_cli_json_to_line (JsonBuilder *builder)
{
  g_autoptr (JsonGenerator) generator = json_generator_new ();
  g_autoptr (JsonNode) root = json_builder_get_root (builder);
  g_autoptr (GString) line = g_string_new (NULL);

  json_generator_set_root (generator, root);
  json_generator_to_gstring (generator, line);
  g_string_append_c (line, '\n');

  return g_string_free (g_steal_pointer (&line), FALSE);
}
