/* SPDX-FileCopyrightText: 2026 The Herald founders
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <json-glib/json-glib.h>

G_BEGIN_DECLS

void  herald_cli_json_add_text    (JsonBuilder *builder,
                                   const char  *name,
                                   const char  *text);
void  herald_cli_json_add_time    (JsonBuilder *builder,
                                   const char  *name,
                                   gint64       seconds);
void  herald_cli_json_add_number  (JsonBuilder *builder,
                                   const char  *name,
                                   gint64       number);
void  herald_cli_json_add_flag    (JsonBuilder *builder,
                                   const char  *name,
                                   gboolean     flag);
void  herald_cli_json_add_strings (JsonBuilder *builder,
                                   const char  *name,
                                   GStrv        strings);
char *herald_cli_json_to_line     (JsonBuilder *builder) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
