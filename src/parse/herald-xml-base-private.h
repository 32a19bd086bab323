/* SPDX-FileCopyrightText: 2026 The Herald founders
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

char *herald_xml_base_of_document (const char *address,
                                   gsize       text_length) G_GNUC_WARN_UNUSED_RESULT;
char *herald_xml_base_resolve     (const char *outer,
                                   const char *reference,
                                   gsize       text_length) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
