/* SPDX-FileCopyrightText: 2026 The Herald founders
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "herald-story-json.h"

#include "herald-attachment.h"
#include "herald-person.h"

/* Lists that are only ever read whole with their story stand in one column as JSON, which SQL can take apart
 * should a later version want them in tables of their own. */

static void
append_string (GString    *json,
               const char *text)
{
  g_string_append_c (json, '"');
  for (; *text != '\0'; text++)
    {
      if (*text == '"' || *text == '\\')
        g_string_append_c (json, '\\');
      if ((guchar) *text < 0x20)
        g_string_append_printf (json, "\\u%04x", (guint) *text);
      else
        g_string_append_c (json, *text);
    }
  g_string_append_c (json, '"');
}

/* A member that is absent is left out. */
static void
append_text_member (GString    *json,
                    const char *name,
                    const char *text)
{
  if (text == NULL)
    return;
  if (json->str[json->len - 1] != '{')
    g_string_append_c (json, ',');
  append_string (json, name);
  g_string_append_c (json, ':');
  append_string (json, text);
}

static void
append_int_member (GString    *json,
                   const char *name,
                   gint64      value)
{
  if (value < 0)
    return;
  if (json->str[json->len - 1] != '{')
    g_string_append_c (json, ',');
  append_string (json, name);
  g_string_append_printf (json, ":%" G_GINT64_FORMAT, value);
}

static void
append_separator (GString *json)
{
  if (json->len > 1)
    g_string_append_c (json, ',');
}

/*
 * Returns: (transfer full) (nullable): NULL for a list that is absent or empty
 */
char *
herald_story_json_from_authors (GPtrArray *authors)
{
  g_autoptr (GString) json = NULL;

  if (authors == NULL || authors->len == 0)
    return NULL;

  json = g_string_new ("[");
  for (guint i = 0; i < authors->len; i++)
    {
      const HeraldPerson *person = g_ptr_array_index (authors, i);

      append_separator (json);
      g_string_append_c (json, '{');
      append_text_member (json, "name", person->name);
      append_text_member (json, "email", person->email);
      append_text_member (json, "address", person->address);
      g_string_append_c (json, '}');
    }
  g_string_append_c (json, ']');

  return g_string_free (g_steal_pointer (&json), FALSE);
}

char *
herald_story_json_from_attachments (GPtrArray *attachments)
{
  g_autoptr (GString) json = NULL;

  if (attachments == NULL || attachments->len == 0)
    return NULL;

  json = g_string_new ("[");
  for (guint i = 0; i < attachments->len; i++)
    {
      const HeraldAttachment *attachment = g_ptr_array_index (attachments, i);

      append_separator (json);
      g_string_append_c (json, '{');
      append_text_member (json, "address", attachment->address);
      append_text_member (json, "type", attachment->type);
      append_int_member (json, "length", attachment->length);
      append_int_member (json, "duration", attachment->duration);
      g_string_append_c (json, '}');
    }
  g_string_append_c (json, ']');

  return g_string_free (g_steal_pointer (&json), FALSE);
}

char *
herald_story_json_from_categories (GStrv categories)
{
  g_autoptr (GString) json = NULL;

  if (categories == NULL || categories[0] == NULL)
    return NULL;

  json = g_string_new ("[");
  for (guint i = 0; categories[i] != NULL; i++)
    {
      append_separator (json);
      append_string (json, categories[i]);
    }
  g_string_append_c (json, ']');

  return g_string_free (g_steal_pointer (&json), FALSE);
}
