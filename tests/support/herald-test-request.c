/* SPDX-FileCopyrightText: 2026 The Herald founders
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "herald-test-request-private.h"

#include <string.h>

static int
compare_names (gconstpointer a,
               gconstpointer b)
{
  return strcmp (*(const char *const *) a, *(const char *const *) b);
}

HeraldTestRequest *
herald_test_request_new (SoupServerMessage *message)
{
  HeraldTestRequest *self = g_new0 (HeraldTestRequest, 1);
  GUri *uri = soup_server_message_get_uri (message);
  const char *query = g_uri_get_query (uri);
  g_autoptr (GPtrArray) names = g_ptr_array_new ();
  SoupMessageHeadersIter iter;
  const char *name;
  const char *value;

  self->path = g_strdup (g_uri_get_path (uri));
  self->method = g_strdup (soup_server_message_get_method (message));
  self->target = query == NULL ? g_strdup (self->path) : g_strconcat (self->path, "?", query, NULL);
  self->headers = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);

  soup_message_headers_iter_init (&iter, soup_server_message_get_request_headers (message));
  while (soup_message_headers_iter_next (&iter, &name, &value))
    {
      char *key = g_ascii_strdown (name, -1);

      g_ptr_array_add (names, key);
      g_hash_table_insert (self->headers, key, g_strdup (value));
    }
  g_ptr_array_sort (names, compare_names);
  g_ptr_array_add (names, NULL);
  self->names = g_strjoinv (" ", (char **) names->pdata);

  return self;
}

void
herald_test_request_free (HeraldTestRequest *self)
{
  g_free (self->path);
  g_free (self->method);
  g_free (self->target);
  g_hash_table_unref (self->headers);
  g_free (self->names);
  g_free (self);
}
